"""From bytes to characters: UTF-8 only, everything else recognised, named and refused."""

from protocol_edition.diagnostics import Diagnostic, found

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "UTF-16 (little-endian)"), (b"\xfe\xff", "UTF-16 (big-endian)"))
_BINARY = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
)

ODD_SPACES = {"\u00a0": "no-break space", "\u00ad": "soft hyphen", "\t": "tabulator", "\u200b": "zero-width space"}


def decode(source: bytes, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The characters of a source, unchanged (a byte order mark, CRLF, odd spaces stay in), or None and the reason.

    The line of a fault counts ``\\n`` from 1, its column characters from 1.
    """
    if not source.strip():
        return None, (found("S102", file, "the file is empty"),)
    for magic, name in _BINARY:
        if source.startswith(magic):
            return None, (found("S104", file, f"this is {name}, not plain text"),)
    for mark, name in _MARKS[1:]:
        if source.startswith(mark):
            return None, (found("S103", file, f"the file is encoded as {name}, not as UTF-8"),)
    if b"\0" in source:
        name = "UTF-16 without a byte order mark" if source.count(b"\0") > len(source) // 4 else "binary"
        return None, (found("S103" if "UTF" in name else "S104", file, f"the file is {name}, not UTF-8 text"),)
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as fault:
        return None, (_not_utf8(source, file, fault.start),)
    return text, _oddities(text, file)


def _not_utf8(source: bytes, file: str, offset: int) -> Diagnostic:
    line = source.count(b"\n", 0, offset) + 1
    column = len(source[source.rfind(b"\n", 0, offset) + 1 : offset].decode("utf-8")) + 1
    windows = any(0x80 <= byte < 0xA0 for byte in source)
    guess = "Windows-1252 (Latin-1 with curly quotes)" if windows else "Latin-1 (ISO 8859-1)"
    what = f"byte 0x{source[offset]:02x} is not UTF-8; the file looks like {guess}"
    return Diagnostic(file, line, column, "S103", what, found("S103", file, what).remedy)


def _oddities(text: str, file: str) -> tuple[Diagnostic, ...]:
    findings = []
    if text.startswith("\ufeff"):
        findings.append(found("S105", file, "the file begins with a byte order mark; it is kept"))
    if "\r" in text:
        kind = "carriage returns" if text.count("\r") != text.count("\r\n") else "Windows line ends (CRLF)"
        findings.append(found("S106", file, f"the file has {kind}; they are kept"))
    for character, name in ODD_SPACES.items():
        position = text.find(character)
        if position >= 0:
            line = text.count("\n", 0, position) + 1
            column = position - text.rfind("\n", 0, position)
            count = text.count(character)
            what = f"{count} {name}{'s' if count > 1 else ''} in the text, the first here; kept as printed"
            findings.append(Diagnostic(file, line, column, "S107", what, found("S107", file, what).remedy))
    return tuple(findings)
