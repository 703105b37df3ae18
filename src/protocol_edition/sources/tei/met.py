"""What was met in a file and has to be told: one finding for each kind of thing, at the first place, with its count."""

from dataclasses import dataclass, field

from protocol_edition.diagnostics import Diagnostic, found
from protocol_edition.model import Origin

_SHOWN = 5


@dataclass(slots=True)
class _Kind:
    line: int
    count: int = 0
    examples: dict[str, None] = field(default_factory=dict)


class Met:
    """Gathers what is told about one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._kinds: dict[tuple[str, str], _Kind] = {}
        self._single: list[Diagnostic] = []

    def tell(self, code: str, what: str, line: int, example: str = "") -> None:
        """Something of the kind ``what`` (a phrase with ``{count}``) stands at ``line``; ``example`` are its words."""
        kind = self._kinds.setdefault((code, what), _Kind(line))
        kind.count += 1
        example = " ".join(example.split())[:60]
        if example:
            kind.examples[example] = None

    def once(self, code: str, what: str, line: int) -> None:
        """A finding of its own."""
        self._single.append(found(code, Origin(self._file, max(1, line), 1, 0, 0), what))

    def findings(self) -> tuple[Diagnostic, ...]:
        """Everything met, by line."""
        made = list(self._single)
        for (code, what), kind in self._kinds.items():
            said = what.replace("{count}", str(kind.count))
            if kind.examples:
                rest = ", ..." if len(kind.examples) > _SHOWN else ""
                said += f": {', '.join(map(repr, list(kind.examples)[:_SHOWN]))}{rest}"
            made.append(found(code, Origin(self._file, max(1, kind.line), 1, 0, 0), said))
        return tuple(sorted(made))
