"""The edition's own look: the folder ``theme/`` with a style sheet, pictures and fonts, and the logo among them.

Pictures in SVG are programs too: one that could run a script, or ask another host for anything, is refused.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import expression, frozen
from protocol_edition.project.reading import PAGE_LIMIT, Refusal, is_inside, read_bytes

if TYPE_CHECKING:
    from lxml import etree

THEME_FOLDER = "theme"
THEME_STYLE = "style.css"

_SUFFIXES = (".css", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".woff2")
_LOGOS = (".svg", ".png")
_PNG = b"\x89PNG\r\n\x1a\n"
_NAME = expression(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LENGTH = expression(r"\s*([0-9]{1,9}(?:\.[0-9]{1,9})?)\s*+(?:px\s*+)?")
_REFERENCES = ("href", "src", "base")
_WITHIN = ("#", "data:image/png;", "data:image/jpeg;")
_RUNNING = ("script", "foreignobject", "iframe", "handler")
_OTHER_PAGES = (
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/2001/xml-events",
)
_COMMENT = expression(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = expression(r"\\(?:(?P<code>[0-9A-Fa-f]{1,6})\s?|(?P<sign>[^\n\r\f]))")
_ASKED = expression(
    r"(?:url|src)\(\s*+(?:(?P<mark>[\"'])(?P<quoted>[^\"']*)|(?P<bare>[^\s)]*))|(?:@import|image-set\()\s*+[\"'](?P<set>[^\"']*)",
    re.IGNORECASE,
)
_FOREIGN = expression(r"\s*(?:(?!data:(?:image|font)/)[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2})")
"""An address with a scheme or a host; a file of the theme needs neither."""


@frozen
class ThemeFile:
    """A file of the theme, read once."""

    name: str
    content: bytes


@frozen
class Logo:
    """The picture at the head of every page, with its size in pixels, so that nothing moves when it comes."""

    name: str
    width: int
    height: int


@frozen
class Theme:
    """Everything in ``theme/`` that may be published."""

    files: tuple[ThemeFile, ...] = ()
    logo: Logo | None = None

    @property
    def has_style(self) -> bool:
        """Whether the edition has a style sheet of its own."""
        return any(file.name == THEME_STYLE for file in self.files)


def read_theme(root: Path, logo: str) -> tuple[Theme, tuple[Diagnostic, ...]]:
    """The theme of the edition in ``root``; ``logo`` is the name of one of its pictures, "" for none."""
    folder = root / THEME_FOLDER
    files: list[ThemeFile] = []
    findings: list[Diagnostic] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() and is_inside(folder, root) else ():
        if path.name.startswith("."):
            continue
        content, fault = _read(path, root)
        if content is None:
            findings.append(found("T104", f"{THEME_FOLDER}/{path.name}", fault))
        else:
            files.append(ThemeFile(path.name, content))
    picture = _logo(logo, files) if logo else None
    if logo and not picture:
        what = f"there is no picture {THEME_FOLDER}/{logo} that could be the logo"
        findings.append(found("T105", "edition.yaml", what))
    return Theme(tuple(files), picture), tuple(findings)


def _read(path: Path, root: Path) -> tuple[bytes | None, str]:
    """The bytes of a file that may be published; else None and why not."""
    if not _NAME.fullmatch(path.name) or path.suffix.lower() not in _SUFFIXES:
        return None, f"the theme takes files that end with {', '.join(_SUFFIXES)}, named in plain letters and figures"
    content = read_bytes(path, root, PAGE_LIMIT)
    if isinstance(content, Refusal):
        return None, f"the file {content.what}"
    match path.suffix.lower():
        case ".svg":
            fault = _fault_in_svg(content)
        case ".css":
            fault = _fault_in_css(content)
        case _:
            fault = ""
    return (None, fault) if fault else (content, "")


def _fault_in_css(content: bytes) -> str:
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "the style sheet is not UTF-8"
    foreign = next((address for address in _addresses(words) if _FOREIGN.match(address)), "")
    return f"the style sheet asks for {foreign[:60]!r}, which is no file of the theme" if foreign else ""


def _addresses(css: str) -> Iterator[str]:
    """What a style sheet asks for, however it is spelt (CSS Syntax 3, 4.3.7: escapes), in its comments too."""
    for words in (css, _COMMENT.sub("", css)):
        for asked in _ASKED.finditer(_ESCAPE.sub(_unescaped, words)):
            yield asked["quoted"] or asked["bare"] or asked["set"] or ""


def _unescaped(escape: re.Match[str]) -> str:
    number = int(escape["code"] or "0", 16)
    if escape["sign"]:
        return escape["sign"]
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def _parsed(content: bytes) -> "etree._Element":
    """The picture's outermost element. Errors: XMLSyntaxError, ValueError, LookupError."""
    from lxml import etree  # noqa: PLC0415 - few editions have a picture in SVG

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def _fault_in_svg(content: bytes) -> str:
    from lxml import etree  # noqa: PLC0415 - the same

    try:
        root = _parsed(content)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        return f"the picture is not SVG: {(str(error).splitlines() or ['it cannot be read'])[0]}"
    known = root.getroottree().docinfo
    if known.internalDTD is not None:
        return "the picture declares a document type; save it as plain SVG"
    if (known.encoding or "UTF-8").upper() not in ("UTF-8", "ASCII", "US-ASCII") or b"\0" in content:
        return f"the picture is written in {known.encoding}, which browsers may read otherwise; save it in UTF-8"
    if next(root.itersiblings(etree.ProcessingInstruction, preceding=True), None) is not None:
        return "the picture asks for a style sheet"
    return next((fault for element in root.iter("*") if (fault := _fault_in_element(element))), "")


def _fault_in_element(element: "etree._Element") -> str:
    from lxml import etree  # noqa: PLC0415 - the same

    name = etree.QName(element)
    if name.localname.lower() in _RUNNING or name.namespace in _OTHER_PAGES:
        return f"the picture holds {name.localname}, which can run a program"
    if name.localname == "style" and _leads_out("".join(map(str, element.itertext()))):
        return "the picture leads to an address outside itself"
    for full, value in ((str(full), str(value)) for full, value in element.attrib.items()):
        local = etree.QName(full).localname.lower()
        if local.startswith("on"):
            return f"the picture has the attribute {local}, which runs a program"
        if local == "attributename" and value.strip().lower().rpartition(":")[2] in ("href", "src"):
            return "the picture changes where it leads to"
        if (local in _REFERENCES and not value.startswith(_WITHIN)) or _leads_out(value):
            return "the picture leads to an address outside itself"
    return ""


def _leads_out(css: str) -> bool:
    return any(not address.startswith(_WITHIN) for address in _addresses(css))


def _logo(name: str, files: list[ThemeFile]) -> Logo | None:
    file = next((file for file in files if file.name == name), None)
    if file is None or not name.lower().endswith(_LOGOS):
        return None
    size = _png_size(file.content) if name.lower().endswith(".png") else _svg_size(file.content)
    return Logo(name, *size) if size else None


def _png_size(content: bytes) -> tuple[int, int] | None:
    """Width and height stand in the first chunk (PNG, 3rd edition, 11.2.1)."""
    if not content.startswith(_PNG) or len(content) < 24:
        return None
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _svg_size(content: bytes) -> tuple[int, int] | None:
    root = _parsed(content)
    lengths = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    numbers = [length[1] for length in lengths if length] or re.split(r"[\s,]+", root.get("viewBox", "").strip())[2:]
    try:
        width, height = (round(float(number)) for number in numbers)
    except (ValueError, OverflowError):
        return None
    return (width, height) if width > 0 and height > 0 else None
