"""Writes ``encodingDesc``: how the text was encoded, by which program, and the characters that XML cannot hold."""

import unicodedata
from importlib import resources

from protocol_edition import urls
from protocol_edition.edition import EditedProtocol
from protocol_edition.exports.reference import Work
from protocol_edition.exports.tei.elements import holding
from protocol_edition.exports.tei.markup import character_id, pointer_attribute, said
from protocol_edition.sources import APPLICATION, UNWRITABLE, VERSION

ODD, RNG = "protocol-edition.odd", "protocol-edition.rng"

_DECLARED = """\
<editorialDecl><correction method="silent"><p>Nothing is corrected. The text nodes of <gi>text</gi> are the source, \
character for character: its white space, its brackets and its punctuation too.</p></correction>\
<punctuation marks="all"><p>Printed signs of an editorial act stand in <gi>pc</gi> inside its element; commas between \
names, dashes after speakers and the like stand in <gi>metamark</gi>.</p></punctuation>\
<normalization><p>To have the source again, take the text nodes of <gi>text</gi> in their order. Leave out \
<gi>expan</gi>, <gi>corr</gi>, <gi>index</gi> and <gi>figDesc</gi>, which the source does not print; put the character \
for each <gi>g</gi>; and at an <gi>anchor</gi> of type <val>moved</val> take the element that its <att>corresp</att> \
names, and not where that element stands.</p></normalization>\
<interpretation><p>An <att>xml:id</att> without a full stop is a published anchor of the protocol's page. In \
attributes and in the header <val>\\{C}</val> stands for the character of that hexadecimal number.</p>\
<p xml:id="percent">The source gives this address with blanks or other signs that an address cannot have; here they \
are percent-encoded.</p>\
<p xml:id="edtf">Dates in <att>when-custom</att> keep to the Extended Date/Time Format (ISO 8601-2).</p>\
</interpretation></editorialDecl>"""


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
    return f"<encodingDesc>{name}{_DECLARED}<appInfo>{program}</appInfo>{profile}{_characters(text)}</encodingDesc>"


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
