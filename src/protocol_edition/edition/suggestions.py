"""The names most like one that is not known, out of tens of thousands.

``nearest`` of the project compares with every candidate, some ten microseconds each: right for the keys of a file,
half a second for 40,000 names. Here runs of three letters, looked up, choose the few that are worth comparing.
"""

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable

from protocol_edition.edition.fingerprints import words_of

_COMPARED = 40
_ALIKE = 0.6
_OFFERED = 3
_LONGEST = 200
"""Characters of a name that is compared: comparing takes the square of them."""


class Suggestions:
    """Names, each with the key that it leads to."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._forms: list[tuple[str, str]] = sorted(
            {(" ".join(words_of(name)), key) for name, key in names if len(name) <= _LONGEST}
        )
        self._having: dict[str, list[int]] = defaultdict(list)
        for position, (form, _) in enumerate(self._forms):
            for run in _runs(form):
                self._having[run].append(position)
        self._told: dict[str, tuple[str, ...]] = {}

    def nearest(self, name: str) -> tuple[str, ...]:
        """The keys of at most three names most like ``name``, the most alike first."""
        if name not in self._told:
            self._told[name] = self._nearest(name)
        return self._told[name]

    def _nearest(self, name: str) -> tuple[str, ...]:
        wanted = " ".join(words_of(name[: _LONGEST + 1]))
        if len(wanted) > _LONGEST:
            return ()
        shared: Counter[int] = Counter()
        for run in _runs(wanted):
            shared.update(self._having.get(run, ()))
        ranked: dict[str, float] = {}
        for position in sorted(shared, key=lambda position: (-shared[position], position))[:_COMPARED]:
            form, key = self._forms[position]
            alike = _alike(wanted, form)
            if alike >= _ALIKE:
                ranked[key] = max(alike, ranked.get(key, 0.0))
        return tuple(sorted(ranked, key=lambda key: (-ranked[key], key))[:_OFFERED])


def _runs(form: str) -> set[str]:
    padded = f" {form} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


def _alike(wanted: str, form: str) -> float:
    """Likeness of the whole names, or of their longest words where only the surname is printed."""
    last = difflib.SequenceMatcher(
        None, max(wanted.split(), key=len, default=""), max(form.split(), key=len, default="")
    )
    return max(difflib.SequenceMatcher(None, wanted, form).ratio(), last.ratio() - 0.05)
