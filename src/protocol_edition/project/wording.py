"""How findings quote what editors wrote, and the names most like one that was not found: did you mean?"""

import difflib
from collections.abc import Iterable

_LONGEST_QUOTE = 60


def quoted(text: str) -> str:
    """Words of a file for a message: in quotes, on one line, and cut where they are long."""
    line = " ".join(text.split())
    return f"'{line}'" if len(line) <= _LONGEST_QUOTE else f"'{line[:_LONGEST_QUOTE]}…'"


def nearest(word: str, candidates: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """At most ``count`` of the ``candidates``, the most alike first; () if none is like ``word``.

    Long lists are first thinned to what begins alike, as one comparison costs some ten microseconds.
    """
    names = list(candidates)
    if len(names) > 2000:
        names = [name for name in names if name[:1].casefold() == word[:1].casefold()]
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(name.casefold(), name)
    return tuple(folded[close] for close in difflib.get_close_matches(word.casefold(), folded, n=count, cutoff=0.6))


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """A remedy that names the nearest candidates, or "" if none is near."""
    names = nearest(word, candidates)
    return "did you mean " + " or ".join(quoted(name) for name in names) + "?" if names else ""
