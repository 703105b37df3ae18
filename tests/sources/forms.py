"""The list of forms and the cases that cover each: what ``FORMS.md`` shows."""

from pathlib import Path

from tests.sources.cases import cases

ROWS = Path(__file__).parent / "forms.txt"
TABLE = Path(__file__).parent / "FORMS.md"
HEAD = """# Which case covers which form

Every form that is known of Wilson Center texts, and the cases under `wilson_center/` that show how it is read.
Written by `python -m tests.sources.rewrite`; `test_form_table.py` fails if it is not up to date or a form has no case.
"""


def sections() -> dict[str, list[tuple[str, str]]]:
    """The rows, (number, name), under the headings of the list."""
    made: dict[str, list[tuple[str, str]]] = {}
    for line in ROWS.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            made[line.removeprefix("# ")] = []
        elif line.strip():
            number, name = line.split(" ", 1)
            made[list(made)[-1]].append((number, name))
    return made


def table() -> str:
    """The table as Markdown."""
    covering: dict[str, list[str]] = {}
    for case in cases():
        covering.setdefault(case.number, []).append(
            f"{case.title} ([{case.file.name}](wilson_center/{case.file.name}))"
        )
    made = [HEAD]
    for heading, rows in sections().items():
        made.append(f"\n## {heading}\n\n| form | cases |\n| --- | --- |\n")
        made += [f"| {number} {name} | {'<br>'.join(covering.get(number, ['**none**']))} |\n" for number, name in rows]
    return "".join(made)
