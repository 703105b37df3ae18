"""Writes ``encodingDesc``: how the text was encoded, by which program, and the characters that XML cannot hold."""

import unicodedata
from collections.abc import Iterator
from importlib import resources

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol
from protocol_edition.exports.reference import Work
from protocol_edition.exports.tei.elements import holding
from protocol_edition.exports.tei.markup import character_id, pointer_attribute, said
from protocol_edition.model import Decisions
from protocol_edition.sources import APPLICATION, UNWRITABLE, VERSION

ODD, RNG = "protocol-edition.odd", "protocol-edition.rng"

_DECLARED = """\
<correction method="silent"><p>Nothing is corrected. The text nodes of <gi>text</gi> are the source, \
character for character: its white space, its brackets and its punctuation too.</p></correction>\
<punctuation marks="all"><p>Printed signs of an editorial act stand in <gi>pc</gi> inside its element; commas between \
names, dashes after speakers and the like stand in <gi>metamark</gi>.</p></punctuation>\
<normalization><p>To have the source again, take the text nodes of <gi>text</gi> in their order. Leave out \
<gi>expan</gi>, <gi>corr</gi>, <gi>index</gi> and <gi>figDesc</gi>, which the source does not print; put the character \
for each <gi>g</gi>; and at an <gi>anchor</gi> of type <val>moved</val> take the element that its <att>corresp</att> \
names, and not where that element stands.</p></normalization>"""
_READ = """\
<p>An <att>xml:id</att> without a full stop is a published anchor of the protocol's page. In \
attributes and in the header <val>\\{C}</val> stands for the character of that hexadecimal number.</p>\
<p xml:id="percent">The source gives this address with blanks or other signs that an address cannot have; here they \
are percent-encoded.</p>\
<p xml:id="edtf">Dates in <att>when-custom</att> keep to the Extended Date/Time Format (ISO 8601-2).</p>\
"""


def tei_profile() -> str:
    """The customization of TEI (ODD) that our files keep to, as text."""
    return _beside(ODD)


def tei_schema() -> str:
    """The same as RelaxNG: the elements and words, without the constraints."""
    return _beside(RNG)


def _beside(name: str) -> str:
    return resources.files("protocol_edition.exports.tei").joinpath(name).read_text(encoding="utf-8")


def encoding(text: str, work: Work | None, edited: EditedProtocol | None) -> str:
    """``encodingDesc``; ``version`` is that of the form of the file, whatever the build of the program."""
    name = f"<projectDesc><p>{said(work.edition.title)}</p></projectDesc>" if work else ""
    program = f'<application ident="{APPLICATION}" version="{VERSION}"><label>protocol_edition</label></application>'
    profile = ""
    if edited:
        page = urls.protocol(edited.id)
        odd, rng = (pointer_attribute("url", urls.relative(page, urls.asset(name))) for name in (ODD, RNG))
        profile = f'<schemaRef type="odd"{odd}/><schemaRef type="rng"{rng}/>'
    decided = "".join(_decided(edited.decisions)) if edited else ""
    declared = f"<editorialDecl>{_DECLARED}<interpretation>{_READ}{decided}</interpretation></editorialDecl>"
    return f"<encodingDesc>{name}{declared}<appInfo>{program}</appInfo>{profile}{_characters(text)}</encodingDesc>"


def _decided(decisions: Decisions) -> Iterator[str]:
    """What the editors decided where the text could be read in several ways, each with the reason that they give."""
    for line in decisions.lines:
        yield _paragraph(f"Line {line.line} of the source is read as: {line.what.value}", line.why)
    for sign in decisions.signs:
        yield _paragraph(f"{sign.text} in line {sign.line} of the source is read as: {sign.kind}", sign.why)
    for name in decisions.names:
        where = f" in line {', '.join(map(str, name.lines))} of the source" if name.lines else ""
        yield _paragraph(f"{name.name}{where} means {name.means}", name.why)


def _paragraph(words: str, reason: str) -> str:
    return f"<p>{said(f'{words}. {reason}'.strip())}</p>"


def _characters(text: str) -> str:
    """The declaration of each character that XML cannot hold."""
    return holding("charDecl", map(_character, sorted(set(UNWRITABLE.findall(text)))))


def _character(sign: str) -> str:
    name = unicodedata.name(sign, "control character")
    number = f"U+{ord(sign):04X}"
    return (
        f'<char xml:id="{character_id(sign)}"><localProp name="Name" value="{name}"/>'
        f'<mapping type="codepoint">{number}</mapping></char>'
    )
