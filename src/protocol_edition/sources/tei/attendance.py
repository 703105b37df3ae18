"""Those present, as German council minutes print them: running words, ordered by ``P.``, ``VS.``, ``anw.``, ``abw.``.

The words are cut at their semicolons; what stands before the names says who they are. A stretch that does not begin
with a known label stays as it is printed. Persons that the header lists give references and roles to the names.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from protocol_edition.model import (
    Attendee,
    AttendeeList,
    Fragment,
    Line,
    LineRole,
    Name,
    NameKind,
    NoteMark,
    Origin,
    Sign,
    SignKind,
    Status,
    expression,
    frozen,
    note_marks,
    plain,
    signs,
)
from protocol_edition.sources.tei.cutting import cut
from protocol_edition.sources.tei.drafts import Content
from protocol_edition.sources.tei.flow import Flow
from protocol_edition.sources.tei.met import Met

_SEEN = r"Bd[ER]\s*\."
_SIGN = r"""(?:
    (?:VS|Vors|RdA|BdE|BdR|anw|abw|Prot)\s*\.
    | P\s*\.(?!\s*[A-ZÄÖÜ]\S+\s+\d)  # an initial before a name with a day is no label
    | (?:anwesend|abwesend|entschuldigt|Vorsitz(?:ender)?|Protokoll(?:führer)?|Schriftführer)\b
)"""
_HOW = r"(?:(?:außerdem|ferner|weiters?|auch|zeitweise|teilweise|nicht|ohne|keine)\s+)?"
_JOINT = r"\s*(?:und|u\s*\.|sowie|bzw\s*\.|/|,\s*(?:jedoch|aber)?)\s*"
_LABEL = expression(
    rf"\s*[\[(]?\s*{_HOW}{_SIGN}(?:{_JOINT}{_HOW}{_SIGN})*(?:\s*(?:ohne|am|zu|laut)\b[^:;]*:)?\s*:?\s*", re.VERBOSE
)
_STATUS: tuple[tuple[Status, str], ...] = (
    (Status.ABSENT, r"abw|entschuldigt|nicht\s+anw"),
    (Status.GUEST, r"(?:außerdem|ferner|weiters?|auch|zeitweise|teilweise)\s+anw|anw\w*\s*\.?\s*ohne"),
    (Status.CHAIR, r"VS|Vors"),
    (Status.PRESENT, r"anw"),
    (Status.RECORDER, r"\bP\s*\.|Prot|RdA|Schriftführer"),
    (Status.SIGNED, r""),
)
"""What a label says, by its words; the first that fits."""
_NO_NAME = expression(r"[\d\s.,/–\-()]*(?:\d{4})?[\s.]*$")
_SIGNED = expression(r"(\d{1,2})\s*\.\s*(?:[–-]\s*\d{1,2}\s*\.\s*)?(\d{1,2})\s*\.?(?:\s*(\d{4}))?")
_BEFORE = expression(r"[\s(\[]*(?:(?:gesehen|und)\s+)*")
_BEHIND = expression(r"[\s,;:]*(?:\d|[()\]]|\[(?!\w)|\bgesehen\b|$)")
_PARTIAL = expression(
    r"\(\s*(?:nur |erst |bei |bis |ab |außer |von |zu |ohne |am |teilweise|zeitweise)|nicht durchgehend"
)
_PAPER = expression(r"\s*(?:RS|KA?|bA|Abschr|Abschrift|Konzept|Reinschrift|Sammelprotokoll|Original|Beilage|Druck)\b")
_ROLES = {"protocol": Status.RECORDER, "chair": Status.CHAIR, "absent": Status.ABSENT}


@frozen
class Listed:
    """A person as the header lists them: surname, reference, roles, whether for a part only, the day of signature."""

    name: str
    key: str
    roles: tuple[str, ...] = ()
    partial: bool = False
    signed: str = ""


class Attendance:
    """Reads running words of attendance; with ``german`` off it leaves them as they are."""

    def __init__(self, flow: Flow, met: Met, day: str, listed: Sequence[Listed] = (), *, german: bool = False) -> None:
        """``day`` is that of the sitting (a date in EDTF or ""): it gives the year to days of signature."""
        self._flow, self._met, self._day, self._german = flow, met, day, german
        self._listed = list(listed)

    def read(self, content: Content, origin: Origin) -> tuple[list[AttendeeList], list[Line]]:
        """The lists of names, and the stretches that are none, as lines."""
        verbatim = [Line(LineRole.ATTENDANCE, None, content, origin)]
        if not self._german:
            return [], verbatim
        text = _Words(content, self._flow.text[origin.start : origin.end], origin.start)
        lists: list[AttendeeList] = []
        lines: list[Line] = []
        for start, end in text.segments():
            made = self._segment(text, start, end, lists)
            if made:
                lists += made
            elif made is None:
                lines.append(_line(text, start, end))
        if not lists or _lost(content, lists, lines):
            return [], verbatim
        self._tell_expansions(content, lists, origin)
        return lists, lines

    def _segment(
        self, text: "_Words", start: int, end: int, lists: list[AttendeeList]
    ) -> tuple[AttendeeList, ...] | None:
        """The lists that a stretch is, () where it goes on with the last of ``lists``; None where it is none."""
        unused = list(self._listed)
        label = _LABEL.match(text.text, start, end)
        if label:
            made = self._list(text, label, start, end)
            if all(_is_name(entry.name) for entry in made.entries):
                return (made,)
            self._listed = unused
        elif lists and lists[-1].origin.end == text.base + start and _goes_on(text.text[start:end]):
            lists[-1] = self._longer(lists[-1], text, start, end)
            return ()
        return self._guided(text, start, end) or None

    def _guided(self, text: "_Words", start: int, end: int) -> tuple[AttendeeList, ...]:
        """Lists of those whom the header names and the words as well, though no known label stands before them."""
        found: list[tuple[int, int, Listed]] = []
        for one in self._listed:
            name = re.compile(rf"(?<!\w){re.escape(one.name)}(?!\w)") if one.name else None
            place = name.search(text.text, found[-1][1] if found else start, end) if name else None
            if place:
                found.append((*place.span(), one))
        lists: list[AttendeeList] = []
        for number, (left, right, one) in enumerate(found):
            status = next(map(_status, one.roles), Status.PRESENT)
            behind = found[number + 1][0] if number + 1 < len(found) else end
            comma = re.compile(r"[,;]").search(text.text, right, behind)
            limit = comma.start() if comma else behind if number + 1 == len(found) else right
            if not lists or lists[-1].status is not status:
                before = lists[-1].origin.end - text.base if lists else start
                label = text.fragment(before, left)
                lists.append(
                    AttendeeList(status, label, (), (), _stretch(text.origin, text.base + before, text.base + left))
                )
            lists[-1] = self._longer(lists[-1], text, left, limit)
            lists[-1] = replace(lists[-1], origin=replace(lists[-1].origin, end=text.base + limit))
        if lists and (tail := text.fragment(lists[-1].origin.end - text.base, end)) is not None:
            lists[-1] = replace(lists[-1], fragments=(*lists[-1].fragments, tail))
        return tuple(lists)

    def _tell_expansions(self, content: Content, lists: list[AttendeeList], origin: Origin) -> None:
        kept = {sign.origin for listed in lists for entry in listed.entries for sign in signs(entry.content)}
        for sign in signs(content):
            labelled = any(one.label and _within(sign.origin, one.label.origin) for one in lists)
            if sign.kind is SignKind.ABBREVIATION and sign.origin not in kept and labelled:
                what = "{count} expansions of labels in lists of those present are not printed"
                self._met.tell("X305", what, origin.line, f"{plain(sign.content)} = {sign.word}")

    def _list(self, text: "_Words", label: re.Match[str], start: int, end: int) -> AttendeeList:
        status = next(status for status, words in _STATUS if re.search(words, label.group()))
        printed = text.fragment(start, label.end())
        empty = AttendeeList(status, printed, (), (), _stretch(text.origin, text.base + start, text.base + label.end()))
        return self._longer(empty, text, label.end(), end)

    def _longer(self, listed: AttendeeList, text: "_Words", start: int, end: int) -> AttendeeList:
        """The list with the names between two places added to it."""
        seen = bool(listed.label and re.search(_SEEN, listed.label.text))
        entries, fragments = list(listed.entries), list(listed.fragments)
        position = listed.origin.end - text.base if entries else start
        marked = listed.origin.start - text.base if not entries else position
        for left, right in text.entries(start, end):
            if (between := text.fragment(position, left)) is not None:
                fragments.append(between)
            entry = self._entry(text, left, right, listed.status, seen=seen)
            entries.append(replace(entry, content=(*text.weightless(marked, left), *entry.content)))
            position = marked = right
        if (tail := text.fragment(position, end)) is not None:
            fragments.append(tail)
        if entries and (marks := text.weightless(position, end)):
            entries[-1] = replace(entries[-1], content=(*entries[-1].content, *marks))
        origin = listed.origin.between(listed.origin.start, text.base + end)
        return replace(listed, entries=tuple(entries), fragments=tuple(fragments), origin=origin)

    def _entry(self, text: "_Words", left: int, right: int, status: Status, *, seen: bool) -> Attendee:
        words = text.text[left:right]
        before = _BEFORE.match(words)
        begin = left + (before.end() if before else 0)
        behind = _BEHIND.search(text.text[begin:right], 1)
        end = begin + (behind.start() if behind else right - begin)
        if text.text[end : end + 1] == "]" and "[" in text.text[begin:end]:
            end += 1
        name = " ".join(text.text[begin:end].split())
        base = text.base
        content = cut(text.content, base + left, base + right, first=left == 0)
        found = self._person(name, status)
        if found and found.key and not any(isinstance(one, Name) for one in content):
            inner = cut(content, base + begin, base + end, first=True)
            named = Name(NameKind.PERSON, found.key, inner, _stretch(text.origin, base + begin, base + end))
            sign = cut(content, base + left, base + begin) if begin > left else ()
            content = (*sign, named, *cut(content, base + end, base + right))
        day = _SIGNED.search(words)
        return Attendee(
            content=content, name=name, office="", status=status,
            origin=_stretch(text.origin, base + left, base + right),
            roles=found.roles if found else (),
            partial=bool(_PARTIAL.search(words)) or bool(found and found.partial),
            signed=self._date(day) if day and seen and not _PARTIAL.search(words) else (found.signed if found else ""),
        )  # fmt: skip

    def _person(self, name: str, status: Status) -> Listed | None:
        """The header's entry for a printed name: the first unused one of that surname, best of the same role."""
        same = [one for one in self._listed if one.name and (one.name == name or name.endswith(f" {one.name}"))]
        if not same:
            return None
        best = next((one for one in same if status in {_status(role) for role in one.roles}), same[0])
        self._listed.remove(best)
        return best

    def _date(self, day: re.Match[str]) -> str:
        """The day of a signature; its year is that of the sitting, or the next one for a month before it."""
        number, month, year = int(day[1]), int(day[2]), day[3]
        if not (1 <= month <= 12 and 1 <= number <= 31):
            return ""
        if not year:
            sitting = re.match(r"(\d{4})-(\d\d)", self._day)
            if not sitting:
                return ""
            year = str(int(sitting[1]) + (month < int(sitting[2])))
        return f"{year}-{month:02}-{number:02}"


class _Words:
    """The characters of a line with their offsets."""

    def __init__(self, content: Content, text: str, start: int) -> None:
        self.content, self.text, self.base = content, text, start
        self.origin = content[0].origin

    def segments(self) -> Iterator[tuple[int, int]]:
        """Stretches that end with a semicolon outside brackets, but for one before mere days or names."""
        start = 0
        for match in re.finditer(r";|\.(?=\s+(?:Druck|Teildruck)\b)", self.text):
            head = self.text[start : match.start()]
            if head.count("(") > head.count(")"):
                continue
            yield start, match.end()
            start = match.end()
        if self.text[start:].strip():
            yield start, len(self.text)

    def entries(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The names between two places, without the signs that part them; days and remarks stay with their name."""
        stretch = (
            self.text[start:end].rstrip(" ;.\u200b\n")
            if not self.text[start:end].rstrip(" ;").endswith(".)")
            else self.text[start:end].rstrip(" ;\n")
        )
        if re.search(r"\d\s*$", stretch):
            stretch = self.text[start : start + len(stretch) + 1]
        limit = start + len(stretch)
        made: list[list[int]] = []
        left = start
        for match in [*re.finditer(r",|\s(?:und|u\.|sowie)\s", self.text[start:limit]), None]:
            right = start + match.start() if match else limit
            head = self.text[left:right]
            if match and head.count("(") > head.count(")"):
                continue
            inner = head.strip()
            if inner:
                begin = left + len(head) - len(head.lstrip())
                if made and _NO_NAME.fullmatch(inner):
                    made[-1][1] = begin + len(inner)
                else:
                    made.append([begin, begin + len(inner)])
            left = start + match.end() if match else limit
        yield from ((left, right) for left, right in made)

    def weightless(self, start: int, end: int) -> Content:
        """What has no characters between two places, the first apart: marks of notes, page breaks."""
        places = range(self.base + start + 1, self.base + end + 1)
        return tuple(one for one in self.content if one.origin.start == one.origin.end and one.origin.start in places)

    def fragment(self, start: int, end: int) -> Fragment | None:
        """The printed matter between two places; None where there is none."""
        words = self.text[start:end].strip()
        if not words or not words.strip("\u200b"):
            return None
        begin = self.base + start + self.text[start:end].find(words)
        return Fragment(words, _stretch(self.origin, begin, begin + len(words)))


def _line(text: _Words, start: int, end: int) -> Line:
    """A stretch that is no list, as it stands."""
    left = start + len(text.text[start:end]) - len(text.text[start:end].lstrip())
    inner = cut(text.content, text.base + left, text.base + end, first=left == 0)
    role = LineRole.PROVENANCE if _PAPER.match(text.text, start, end) else LineRole.ATTENDANCE
    return Line(role, None, inner, _stretch(text.origin, text.base + left, text.base + end))


def _is_name(words: str) -> bool:
    """Whether words may be a name: ``fehlt`` and ``wie am 3. 10.`` are none, ``v. Arlov`` is."""
    return not words[:1].islower() or bool(re.match(r"(?:v\.|von|vom|zu|de|d[’']|van|gf\.|frh\.)", words))


def _goes_on(words: str) -> bool:
    """Whether a stretch without a label goes on with the list before it: each part a name with a day."""
    parts = words.strip(" ;.").split(",")
    return all(re.fullmatch(r"\s*\(?[A-ZÄÖÜ][^\d;:]{1,40}\s\(?\d[\d\s./–-]*\)?\s*", part) for part in parts)


def _status(role: str) -> Status:
    if role.startswith("present-non"):
        return Status.GUEST
    if role.startswith("attendant"):
        return Status.PRESENT
    return _ROLES.get(role, Status.SIGNED)


def _stretch(origin: Origin, start: int, end: int) -> Origin:
    return origin.between(start, max(start, end))


def _within(inner: Origin, outer: Origin) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _lost(content: Content, lists: list[AttendeeList], lines: list[Line]) -> bool:
    """Whether a note's mark or a page break would be lost where only plain characters are kept, or stand twice."""
    kept = [entry.content for listed in lists for entry in listed.entries] + [line.content for line in lines]
    whole = Counter(_weightless((content,)))
    return whole != Counter(_weightless(kept))


def _weightless(contents: Iterable[Content]) -> Iterator[tuple[str, int]]:
    """Marks and page breaks, by their offsets."""
    for content in contents:
        yield from (("mark", mark.origin.start) for mark in note_marks(content))
        yield from (("page", sign.origin.start) for sign in signs(content) if sign.kind is SignKind.PAGE_BREAK)


__all__ = ["Attendance", "Listed", "NoteMark", "Sign"]
