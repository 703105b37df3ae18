"""The whole file: header, whom the text names, and the text."""

from protocol_edition.edition import EditedProtocol
from protocol_edition.exports.reference import References
from protocol_edition.exports.tei.elements import language_code
from protocol_edition.exports.tei.header import tei_header
from protocol_edition.exports.tei.ids import Ids
from protocol_edition.exports.tei.markup import attribute
from protocol_edition.exports.tei.record import RecordWriter
from protocol_edition.exports.tei.standoff import stand_off
from protocol_edition.model import Authorities, expression
from protocol_edition.sources import NAMESPACE, Reading

_NCNAME = expression(r"[A-Za-z_][A-Za-z0-9_-]*")


def tei(
    read: Reading | EditedProtocol, references: References | None = None, authorities: Authorities | None = None
) -> str:
    """``read`` as TEI P5; with its anchors, and what the edition says of it, where it is an EditedProtocol.

    ``read(tei(p)).protocol`` is ``p.protocol``, file and line of each place aside.
    """
    edited = read if isinstance(read, EditedProtocol) else None
    work = references.document.work if references else None
    protocol = read.protocol
    ids = Ids(protocol, edited.anchors if edited else {})
    language = protocol.header.language or (work.language if work else "")
    writer = RecordWriter(protocol, read.text, ids)
    text = writer.record(language and language_code(language))
    header = tei_header(read, ids, work)
    named = stand_off(writer.named, protocol.names, authorities or Authorities(), linked=edited is not None)
    rest = f"{header}\n{named}\n{text}\n"
    own = attribute("xml:id", edited.id) if edited and _NCNAME.fullmatch(edited.id) else ""
    if own in rest:
        own = ""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="{NAMESPACE}"{own} xml:lang="en">\n{rest}</TEI>\n'
