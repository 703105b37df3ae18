"""Decides whom a printed name means, by the rules that ``names`` states."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from protocol_edition.edition.known_names import LONGEST_NAME, Bearer, KnownNames, Meant
from protocol_edition.edition.phrases import Words, phrase_of, without_possessive
from protocol_edition.edition.splitting import Cutter
from protocol_edition.model import Decisions, NameDecision, Text, frozen

_GENITIVES = ("'s", "'S")
_LONGEST_INITIAL = 2
_TITLES = frozenset({"Mr", "Ms", "Dr", "St", "Mt", "Lt"})
"""Short forms before a surname that are no initials."""


@dataclass(slots=True)
class Passage:
    """Where a name stands: in a list of names or over a speech only persons are meant; who was named so far."""

    persons_only: bool = False
    list_of_names: bool = False
    named: set[Bearer] = field(default_factory=set)
    before: str = ""
    """A word that a sign before the text supplies."""


class Stretch:
    """One text, its words, and the passage it stands in."""

    def __init__(self, text: Text, words: Words, passage: Passage) -> None:
        self.text, self.words, self.passage, self._of = text.text, words, passage, text

    @cached_property
    def cutter(self) -> Cutter:
        """What cuts the text."""
        return Cutter(self._of)

    def line(self, word: int) -> int:
        """The line of the source in which a word begins."""
        return self.cutter.line(self.words.start(word))


@frozen
class Found:
    """A known name in a text: its words, its characters, and whom it may mean; nobody if it is another's name."""

    first: int
    count: int
    start: int
    end: int
    phrase: str
    bearers: tuple[Bearer, ...]


class Chooser:
    """The names that are known in one protocol: those of the authorities and those of the editor's decisions."""

    def __init__(self, known: KnownNames, decisions: Decisions, protocol: str) -> None:
        self.known, self.protocol = known, protocol
        self._known_first = known.first_words
        self.unused = set(range(len(decisions.names)))
        self._decided: dict[str, list[tuple[int, NameDecision]]] = {}
        self._longest: dict[str, int] = {}
        for position, decision in enumerate(decisions.names):
            words = Words(decision.name).spelt
            if words and known.find(decision.means):
                self._decided.setdefault(phrase_of(decision.name), []).append((position, decision))
                self._longest[words[0]] = max(self._longest.get(words[0], 0), min(len(words), LONGEST_NAME))
            else:  # the project reports keys that no file has
                self.unused.discard(position)
        self.is_empty = not self._known_first and not self._longest
        """No name is known at all: there are no authorities and no decisions on names."""

    def longest(self, word: str) -> int:
        """How many words the longest name has that begins with ``word``."""
        known = self._known_first.get(word, 0)
        return max(known, self._longest[word]) if word in self._longest else known

    def may_decide(self, text: str) -> bool:
        """Whether a decision of the editor's may say what a name in ``text`` means."""
        return bool(self._longest) and (not text.isascii() or any(word in text for word in self._longest))

    def beginnings(self, words: Words) -> list[int]:
        """The words with which a known name may begin: a few of many, which alone are looked at closely."""
        known, own = self._known_first, self._longest
        if not own and words.are_plain:
            return [at for at, word in enumerate(words.spelt) if word in known]
        return [at for at, word in enumerate(words.spelt) if word in known or word in own or "'" in word]

    def at(self, stretch: Stretch, first: int, free: int) -> Found | None:
        """The longest known name that begins with the word ``first``; words before ``free`` are in other names."""
        spelt = stretch.words.spelt
        word = spelt[first]
        longest = self.longest(word) or (min(self.longest(word[:-2]), 1) if word[-2:] in _GENITIVES else 0)
        if longest > 1:
            longest = min(longest, len(spelt) - first)
            if longest > 1 and not self._goes_on(word, spelt[first + 1]):
                longest = 1  # as most are, though "Weber, Anna" is known as well as "Weber"
        for count in range(longest, 0, -1):
            printed = spelt[first + count - 1]
            name = self._called(stretch, first, count, printed, free)
            if name is None and printed[-2:] in _GENITIVES:
                name = self._called(stretch, first, count, printed[:-2], free)
            if name:
                return name
        return None

    def _goes_on(self, first: str, word: str) -> bool:
        """Whether a name of several words may begin with these two."""
        if self.known.is_second(first, word) or first in self._longest:
            return True
        return "'" in word and self.known.is_second(first, without_possessive(word))

    def _called(self, stretch: Stretch, first: int, count: int, last: str, free: int) -> Found | None:
        """The known name that ``count`` words are, if the last of them is ``last``."""
        words, at_end = stretch.words, first + count - 1
        phrase = last if count == 1 else words.phrase(first, count, last)
        decided = self._decision(phrase, stretch.line(first)) if phrase in self._decided else None
        meant = Meant((decided,), ()) if decided else self.known.meant(phrase, self.protocol)
        if not meant.bearers:
            return None
        end = words.end(at_end) if last == words.spelt[at_end] else words.apostrophe(at_end)
        name = Found(first, count, words.start(first), end, phrase, meant.bearers)
        return name if decided else self._weighed(name, meant.persons, stretch, free)

    def _decision(self, phrase: str, line: int) -> Bearer | None:
        """What the editor says of the name: first for its line, then for the whole text."""
        for by_line in (True, False):
            for position, decision in self._decided.get(phrase, ()):
                if bool(decision.lines) is by_line and (not by_line or line in decision.lines):
                    self.unused.discard(position)
                    return self.known.find(decision.means)
        return None

    def means(self, name: str, line: int) -> Bearer | None:
        """Whom a name means that stands by itself, if that is certain."""
        phrase = phrase_of(name)
        bearers = self.known.meant(phrase, self.protocol).bearers
        return self._decision(phrase, line) or (bearers[0] if len(bearers) == 1 else None)

    def _weighed(self, name: Found, persons: tuple[Bearer, ...], stretch: Stretch, free: int) -> Found:
        """The name with those of its bearers who are left by the rules."""
        passage = stretch.passage
        if passage.persons_only and persons and len(persons) < len(name.bearers):
            name = replace(name, bearers=persons)
        if persons and name.count == 1:
            if stretch.words.has_hyphens and self._is_half(stretch.words, name.first):
                return replace(name, bearers=())
            name = self._by_forename(name, persons, stretch, free)
        if len(name.bearers) < 2:
            return name
        named = tuple(bearer for bearer in name.bearers if bearer in passage.named)
        return replace(name, bearers=named) if len(named) == 1 else name

    def _is_half(self, words: Words, at: int) -> bool:
        """Whether the word is half of a name that is not known: *Petrosyan* in *Ter-Petrosyan*."""
        if not words.is_beside_hyphen(at):
            return False
        return (at > 0 and words.is_hyphened(at - 1) and self._is_unknown(words.spelt[at - 1])) or (
            words.is_hyphened(at) and self._is_unknown(words.spelt[at + 1])
        )

    def _is_unknown(self, half: str) -> bool:
        return half[0].isupper() and not self.longest(without_possessive(half))

    def _by_forename(self, name: Found, persons: tuple[Bearer, ...], stretch: Stretch, free: int) -> Found:
        """The name with the forenames or initials beside it, and those of the persons who have them."""
        text, words, passage = stretch.text, stretch.words, stretch.passage
        begin = after = name.first
        while begin > free and self._is_forename(text, words, begin - 1):
            begin -= 1
        while passage.list_of_names and _is_initial_after(text, words, after + 1):
            after += 1
        supplied = passage.before if name.first == 0 else ""
        if begin == after and not supplied:  # as beside most names
            return name
        beside = [*words.spelt[begin : name.first], *words.spelt[name.first + 1 : after + 1]]
        if supplied and (_is_initial(supplied) or self.known.is_forename(supplied)):
            beside.append(supplied)
        if not beside:
            return name
        kept = tuple(bearer for bearer in persons if self.known.may_be_called(bearer, beside))
        if not kept:
            return replace(name, bearers=())
        end = words.end(after) + text.startswith(".", words.end(after)) if after > name.first else name.end
        return replace(name, start=words.start(begin), end=end, bearers=kept)

    def _is_forename(self, text: str, words: Words, at: int) -> bool:
        """Whether the word before another is an initial or somebody's forename."""
        word = words.spelt[at]
        is_forename, is_initial = self.known.is_forename(word), _is_initial(word)
        if not (is_forename or is_initial) or words.joint(at) != " ":
            return False
        return is_initial if "." in words.between(at) else is_forename


def _is_initial(word: str) -> bool:
    """``L``, ``Iu``, ``Gh``: a capital, perhaps with one small letter."""
    return len(word) <= _LONGEST_INITIAL and word[0].isupper() and not word[1:].isupper() and word not in _TITLES


def _is_initial_after(text: str, words: Words, at: int) -> bool:
    if at >= len(words.spelt) or words.joint(at - 1) not in (" ", ", ", ","):
        return False
    return _is_initial(words.spelt[at]) and text.startswith(".", words.end(at))
