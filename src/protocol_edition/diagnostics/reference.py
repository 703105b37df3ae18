"""All findings as a page for editors, made from the table of codes."""

from collections.abc import Iterator

from protocol_edition.diagnostics.codes import CODES


def findings_reference() -> str:
    """The page in Markdown: every code with its severity, why it matters and what to do."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# All findings"
    yield "Made from the program. On the command line `protocol-edition explain CODE` says the same."
    for name in sorted(CODES):
        code = CODES[name]
        yield from ("", f"## {name}: {code.title}", "", f"*{code.severity.value.capitalize()}.* {code.why}", "")
        yield f"What to do: {code.remedy}."
