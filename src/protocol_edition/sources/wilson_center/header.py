"""The description above the record, sometimes below: date, title, labelled fields (sections 1 to 3 of the forms)."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from protocol_edition.model import Citation, LineRole, expression
from protocol_edition.sources.source import Source, Unit
from protocol_edition.sources.wilson_center.beginnings import (
    CLASS_MARKS,
    FIELDS,
    LISTS,
    POINTS_ELSEWHERE,
    SITE,
    beginning,
    may_begin,
)
from protocol_edition.sources.wilson_center.citation import parse_citation
from protocol_edition.sources.wilson_center.dates import is_date_line
from protocol_edition.sources.wilson_center.drafts import LineDraft
from protocol_edition.sources.wilson_center.headings import (
    agenda_label,
    class_marks,
    is_protocol_line,
    is_session_heading,
    number_mark,
    protocol_point,
    unnumbered_heading,
)
from protocol_edition.sources.wilson_center.names import chair_behind, list_label
from protocol_edition.sources.wilson_center.speakers import Voices, speaker_label
from protocol_edition.sources.wilson_center.words import FURNITURE, MONTH, RECORD_FOLLOWS

LABELS = {
    LineRole.CITATION: r"(?:get\s+)?citation\s*(?::|$)\s*",
    LineRole.SUMMARY: r"(?:summary|description|abstract)\s*(?::|$)\s*",
    LineRole.CREDITS: r"credits?\s*(?::|$)\s*",
    LineRole.ORIGINAL_LANGUAGE: r"(?:original\s+)?language\s*(?::|$)\s*",
    LineRole.CONTENTS: r"contents?\s*(?::|$)\s*",
    LineRole.SOURCE: r"(?:document\s+information\s*:?$|source\s*(?::|$)|archive\s*:|original\s+archive\s*(?::|$))\s*",
    LineRole.DATE: r"(?:document\s+)?date\s*(?::|$)\s*",
    LineRole.TITLE: r"title\s*(?::|$)\s*",
}
"""The labels of the description; a label may stand alone, its words on the next line."""
_LABEL = expression("|".join(f"(?P<{role.name}>{form})" for role, form in LABELS.items()), re.IGNORECASE)

CREDIT_SENTENCE = expression(
    r"This\s+document\s+was\s+made\s+possible\s+with\s+(?:the\s+)?(?:generous\s+)?support\s+(?:from|of)\b"
)
CONTENTS_VALUE = expression(
    r"(?:(?:English|Russian|German|Polish|Romanian|Hungarian|French)\s+)?(?:Translation|Transcript"
    r"|Transcription|Original|Scan)(?:\s*[-–—]\s*\w+)?$"
)
_SOURCE_BRACKET = expression(r"\[\s*Source\s*:\s*[^\]]*\]\.?$", re.DOTALL)
_SOURCE_LABEL = expression(r"(?:Source|SOURCE)\s*:\s*\S")
_ARCHIVE_LINE = expression(
    r"(?:Digital Archive|\b[Ff]\.\s?\d+,\s*[Oo]p\.\s?\d+|TsKhSD|RGANI|TsKhSD|SAPMO"
    r"|\b[Oo]p\.\s{0,3}\d+[^\n]{0,40}\b[Dd]\.\s{0,3}\d+|File\s+[Nn]o\.|https?://)"
)
_DATE_BEFORE_TITLE = expression(rf"{MONTH}\s+\d{{1,2}},\s+\d{{4}}\s+(?=[A-Z]\w+\s)")
_ADDRESS = expression(r"https?://\S+$")
_DATED_OR_HELD = expression(r"\d{4}|Digital Archive")


@dataclass(slots=True)
class HeaderDraft:
    """What the description says, while it is read."""

    lines: list[LineDraft] = field(default_factory=list)
    dates: list[tuple[str, Unit]] = field(default_factory=list)
    citation: Citation | None = None
    citation_unit: Unit | None = None
    title: str = ""
    summary: str = ""
    credits: str = ""
    original_language: str = ""
    contents: str = ""
    body: int = 0
    """Position of the first unit of the record itself."""
    over: bool = False
    """Whether the site's own words have announced the record."""

    def said(self, role: LineRole) -> str:
        """The words already read for a field."""
        return {
            LineRole.SUMMARY: self.summary, LineRole.CREDITS: self.credits, LineRole.CONTENTS: self.contents,
            LineRole.ORIGINAL_LANGUAGE: self.original_language, LineRole.TITLE: self.title,
        }.get(role, "")  # fmt: skip


def _is_furniture(text: str) -> bool:
    """Whether a line is nothing but words of the web site."""
    return may_begin(text, SITE) and FURNITURE.fullmatch(text) is not None


def is_source_line(text: str) -> bool:
    """Whether a line of the record is a reference to the archive, in brackets or behind ``Source:``."""
    if text.startswith("["):
        return bool(_SOURCE_BRACKET.match(text))
    return bool(_SOURCE_LABEL.match(text) and _ARCHIVE_LINE.search(text))


def is_quoted_citation(text: str) -> bool:
    """Whether a line begins with a title in quotation marks and says a year or a digital archive behind it."""
    closing = max(text.find(sign, 6) for sign in '”"') if text[:1] in ("“", '"') else -1
    return closing > 0 and bool(_DATED_OR_HELD.search(text, closing))


def is_reference(text: str) -> bool:
    """Whether a line is a citation with a title in quotation marks, or a lone web address."""
    return bool((is_quoted_citation(text) and _ARCHIVE_LINE.search(text)) or _ADDRESS.match(text))


def is_foot(text: str) -> bool:
    """Whether a line under the record can only be description: credits, a citation, an address, the site's words."""
    return bool(
        _is_furniture(text) or is_source_line(text) or CREDIT_SENTENCE.match(text) or is_reference(text)
        or (len(text) < 40 and field_label(text))
    )  # fmt: skip


def is_summary_label(text: str) -> bool:
    """Whether a line is the lone label of a summary."""
    label = field_label(text)
    return bool(label) and label == (LineRole.SUMMARY, len(text))


@lru_cache(maxsize=64)  # texts have the same labels, and each is asked several times
def field_label(text: str) -> tuple[LineRole, int] | None:
    """The field a line names by its label, and the label's length."""
    match = _LABEL.match(text) if may_begin(text, FIELDS) else None
    return (LineRole[match.lastgroup or ""], match.end()) if match else None


@lru_cache(maxsize=64)  # fields say the same in text after text
def begins_record(text: str) -> bool:
    """Whether a line can only belong to the record: class mark, list of names, chair, number, speaker, session."""
    begins = beginning(text)
    if not (begins.unclear or begins.bulleted or begins.naming or begins.word):
        return False
    number = number_mark(text)
    return bool(
        class_marks(text)
        or list_label(text)
        or chair_behind(text)
        or is_session_heading(text)
        or protocol_point(text)
        or is_protocol_line(text)
        or agenda_label(text)
        or (number is not None and not number.bulleted)
        or unnumbered_heading(text)
        or speaker_label(text, Voices(frozenset(), frozenset(), False))
    )


class HeaderReader:
    """Reads units from the head of a text until the record begins."""

    def __init__(self, source: Source, units: list[Unit]) -> None:
        self._source = source
        self._units = units
        self._last_label = -1
        self.draft = HeaderDraft()

    def read(self) -> HeaderDraft:
        """The description; ``draft.body`` is the position of the record's first unit."""
        self._labels = self._header_labels()
        self._last_label = max(self._labels, default=-1)
        position = 0
        while position < len(self._units):
            taken = self._take(position)
            if not taken:
                break
            position += taken
        self.draft.body = position
        return self.draft

    def _header_labels(self) -> set[int]:
        """Positions of the labels above the record: no head of a record stands between them."""
        labels: set[int] = set()
        for position, unit in enumerate(self._units[:60]):
            if self._is_field(unit):
                labels.add(position)
            elif (
                (may_begin(unit.text, LISTS) and list_label(unit.text))
                or (may_begin(unit.text, CLASS_MARKS) and class_marks(unit.text))
                or (may_begin(unit.text, POINTS_ELSEWHERE) and protocol_point(unit.text))
                or position - max(labels, default=0) > 9
            ):
                break
        return labels

    @staticmethod
    def _is_field(unit: Unit) -> bool:
        label = field_label(unit.text)
        if not label or label[0] is LineRole.SOURCE:
            return False
        alone = label[1] == len(unit.text)
        return ":" in unit.text[: label[1]] or (alone and label[0] in (LineRole.CITATION, LineRole.SUMMARY))

    def _take(self, position: int) -> int:
        """Reads the unit at ``position``; how many units it took, 0 where the record begins."""
        unit = self._units[position]
        before_label = position < self._last_label
        if position in self._labels:
            return self._field(position)
        if self.draft.title and RECORD_FOLLOWS.fullmatch(unit.text):
            self.draft.over = True
        if _is_furniture(unit.text):
            return self._line(LineRole.FURNITURE, position)
        if CREDIT_SENTENCE.match(unit.text):
            return self._line(LineRole.CREDITS, position)
        if (is_quoted_citation(unit.text) or _ADDRESS.match(unit.text)) and (self.draft.title or before_label):
            return self._line(LineRole.CITATION, position)
        if self._over(before_label):
            return 0
        date = is_date_line(unit.text)
        if date and (before_label or not self.draft.dates):
            self.draft.dates.append((date, unit))
            return self._line(LineRole.DATE, position)
        if self.draft.title and CONTENTS_VALUE.match(unit.text):
            return self._line(LineRole.CONTENTS, position)
        return self._free(position, before_label)

    def _over(self, before_label: bool) -> bool:
        return (bool(self.draft.contents) or self.draft.over) and not before_label

    def _free(self, position: int, before_label: bool) -> int:
        """A line without a label: title, summary or an unquoted citation, else the record begins."""
        unit = self._units[position]
        draft = self.draft
        sentence = unit.text.rstrip('*”"').endswith((".", "...", "…")) and len(unit.text.split()) >= 8
        if not draft.title and not sentence and not (may_begin(unit.text, CLASS_MARKS) and class_marks(unit.text)):
            return self._title(position)
        if not before_label and begins_record(unit.text):
            return 0
        if draft.title and _ARCHIVE_LINE.search(unit.text) and not draft.citation:
            return self._line(LineRole.CITATION, position)
        if not draft.summary and sentence:
            return self._line(LineRole.SUMMARY, position)
        if not draft.title:
            return self._title(position)
        if self._is_title_rest(position, before_label):
            return self._line(LineRole.TITLE, position)
        return self._line(LineRole.SUMMARY if sentence else LineRole.TITLE, position) if before_label else 0

    def _title(self, position: int) -> int:
        """The title; a date before it on the same line is a line of its own."""
        unit = self._units[position]
        dated = _DATE_BEFORE_TITLE.match(unit.text)
        if not dated:
            return self._line(LineRole.TITLE, position)
        start, end = self._source.trim(unit.start, unit.start + dated.end())
        date = Unit(start, end, self._source.text[start:end], unit.after_blank)
        self._units[position] = Unit(unit.start + dated.end(), unit.end, unit.text[dated.end() :], False)
        self.draft.dates.append((is_date_line(date.text), date))
        self.draft.lines.append(LineDraft(LineRole.DATE, date.start, date.end))
        return self._line(LineRole.TITLE, position)

    def _is_title_rest(self, position: int, before_label: bool) -> bool:
        """Whether a line goes on with the title above it: right below, or known from the citation."""
        unit = self._units[position]
        last = self.draft.lines[-1] if self.draft.lines else None
        if not last or last.role is not LineRole.TITLE or len(self.draft.title) > 300:
            return False
        if fold(self.draft.title) == fold(unit.text):
            return False
        return not unit.after_blank or unit.text[0].islower() or unit.text.startswith("(excerpt") or before_label

    def _line(self, role: LineRole, position: int, count: int = 1, label: int = 0) -> int:
        """Keeps ``count`` units as one line of ``role``; text begins ``label`` characters into the first."""
        first, last = self._units[position], self._units[position + count - 1]
        text_start = first.start + label
        self.draft.lines.append(LineDraft(role, first.start, last.end, text_start if label else 0))
        self._understand(role, " ".join(self._source.text[text_start : last.end].split()), last)
        return count

    def _understand(self, role: LineRole, words: str, unit: Unit) -> None:
        draft = self.draft
        if role is LineRole.TITLE:
            draft.title = f"{draft.title} {words}".strip()
        elif role is LineRole.SUMMARY:
            draft.summary = f"{draft.summary} {words}".strip()
        elif role is LineRole.CREDITS:
            draft.credits = f"{draft.credits} {words}".strip()
        elif role is LineRole.ORIGINAL_LANGUAGE:
            draft.original_language = words
        elif role is LineRole.CONTENTS:
            draft.contents = words
        elif role in (LineRole.CITATION, LineRole.SOURCE) and words and not draft.citation:
            draft.citation = parse_citation(words)
            draft.citation_unit = unit

    def _field(self, position: int) -> int:
        """A labelled field with its words: on the label's line or on the lines up to the next label."""
        unit = self._units[position]
        label = field_label(unit.text)
        if label is None:
            raise ValueError(f"no label at {unit.start}")
        role, length = label
        if length < len(unit.text):
            if role is LineRole.DATE and (date := is_date_line(unit.text[length:])):
                self.draft.dates.append((date, unit))
            return self._line(role, position, 1, length)
        count = 1
        while position + count < len(self._units) and self._belongs(role, position, count):
            count += 1
        return self._line(role, position, count, length)

    def _belongs(self, role: LineRole, position: int, count: int) -> bool:
        """Whether the unit ``count`` places behind a lone label still belongs to its field."""
        there = position + count
        unit = self._units[there]
        if there in self._labels or (role is not LineRole.CONTENTS and _is_furniture(unit.text)):
            return False
        if CREDIT_SENTENCE.match(unit.text):
            return role is LineRole.CREDITS and count == 1
        if count == 1:
            return self._is_value(role, unit, there)
        if role is LineRole.SUMMARY:
            other = is_quoted_citation(unit.text) or is_date_line(unit.text)
            return there < self._last_label and not other
        return role is LineRole.CITATION and not unit.after_blank and there < self._last_label

    def _is_value(self, role: LineRole, unit: Unit, there: int) -> bool:
        """Whether the first unit behind a lone label can be its words: fields may be empty."""
        match role:
            case LineRole.ORIGINAL_LANGUAGE | LineRole.CONTENTS:
                return len(unit.text) < 60 and not begins_record(unit.text) and not is_date_line(unit.text)
            case LineRole.SUMMARY:
                return not is_date_line(unit.text) and not (begins_record(unit.text) and there > self._last_label)
            case LineRole.CITATION:
                return bool(is_quoted_citation(unit.text) or _ARCHIVE_LINE.search(unit.text))
            case _:
                return True


_NO_WORD = expression(r"\W+")


def fold(words: str) -> str:
    """Words for comparison: case, punctuation and spacing apart."""
    return _NO_WORD.sub(" ", words).strip().casefold()
