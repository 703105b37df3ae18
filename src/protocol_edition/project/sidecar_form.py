"""What the file beside a text may hold: the editor's decisions on it, as a typed form like those of ``forms.py``."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from protocol_edition.model import Decisions, LineDecision, LineIs, NameDecision, SignDecision, SignKind
from protocol_edition.project.fields import (
    SHORT_FORM,
    Date,
    Id,
    Ids,
    LineKey,
    LineNumber,
    Prose,
    WebAddress,
    Words,
    many,
    under,
)
from protocol_edition.project.forms import Form


class LineForm(Form):
    """What one line of the text is: the word alone, or a map."""

    what: LineIs = Field(alias="is", description="What the line is.")
    speaker: Words = Field("", description="With 'is: speech': whose words the line is.")
    number: Words = Field("", description="With 'is: item': the item's number as it shall be shown.")
    why: Prose = Field("", description="The reason, shown to readers.")


class SignForm(Form):
    """What a bracket or other sign in a line means."""

    line: LineNumber = Field(description="The line of the text, counted from 1.")
    text: Words = Field(description="The sign with what it holds, exactly as printed.", examples=["[1968]"])
    kind: SignKind = Field(description="What it means.")
    why: Prose = Field("", description="The reason, shown to readers.")


class NameForm(Form):
    """Whom a printed name means in this text."""

    name: Words = Field(description="The name as printed.")
    means: Words = Field(description="The key of a person, place or organisation.")
    lines: Annotated[list[LineNumber], BeforeValidator(many, json_schema_input_type=int | list[int])] = Field(
        default=[], description="The lines in which it does; the whole text if none is given."
    )
    why: Prose = Field("", description="The reason, shown to readers.")


class SidecarForm(Form):
    """``NAME.yaml`` beside ``NAME.txt``: the editor's decisions on this text. They win over the reader."""

    id: Id = Field("", description="The text's address; made of the file's name if left out.")
    title: Words = Field("", description="The title, where the text has none or a wrong one.")
    short_title: Words = Field("", description="A short title for lists and short citations.")
    date: Date = Field("", description="The date, where the text has none or several (EDTF).")
    series: Words = Field("", description="The series to which the protocol belongs.")
    number: Words = Field("", description="The protocol's number in its series.")
    url: WebAddress = Field("", description="The right address of the source; the transcribed one is shown beside it.")
    lines: dict[LineKey, Annotated[LineForm, BeforeValidator(under("is"))]] = Field(
        default={}, json_schema_extra={SHORT_FORM: "lines"}, description="What single lines are, by line number."
    )
    signs: list[SignForm] = Field(default=[], description="What single signs mean.")
    names: list[NameForm] = Field(default=[], description="Whom names mean.")
    parallel: Ids = Field(
        default=[],
        description="The ids of other texts of the same record: its original, a translation, the same text in TEI. "
        "It is enough that one of the two names the other. A page shows them side by side.",
        examples=["protocol-63-en"],
    )

    def decisions(self, file: str) -> Decisions:
        """The decisions as the model has them; ``file`` is the sidecar's name."""
        lines = (
            LineDecision(int(number), line.what, line.speaker, line.number, line.why)
            for number, line in self.lines.items()
        )
        return Decisions(
            file=file,
            id=self.id,
            title=self.title,
            date=self.date,
            series=self.series,
            number=self.number,
            url=self.url,
            short_title=self.short_title,
            lines=tuple(sorted(lines, key=lambda decision: decision.line)),
            signs=tuple(SignDecision(sign.line, sign.text, sign.kind.value, sign.why) for sign in self.signs),
            names=tuple(NameDecision(name.name, name.means, tuple(name.lines), name.why) for name in self.names),
            parallel=tuple(self.parallel),
        )
