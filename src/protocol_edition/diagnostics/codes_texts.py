"""Findings on the texts: S source files, R reading, N notes."""

from protocol_edition.diagnostics.code import Code, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTICE

CODES_TEXTS: dict[str, Code] = {
    "S101": Code(
        _E, "source file missing", "A text that is named must be there.", "put the file back, or correct its name"
    ),
    "S102": Code(
        _E,
        "source empty",
        "There is nothing to publish.",
        "put the text into the file, or take the file out of the edition",
    ),
    "S103": Code(
        _E,
        "source not UTF-8",
        "Read with the wrong table of characters, letters would silently become others.",
        "save the file as UTF-8 (in an editor: Save with encoding; or: iconv -f NAME -t UTF-8)",
    ),
    "S104": Code(
        _E,
        "source is no plain text",
        "The reader takes plain text; text taken out of such a file by guesswork could lose matter.",
        "export the document as plain text in UTF-8 (for a PDF: pdftotext -layout FILE.pdf)",
    ),
    "S105": Code(
        _N,
        "byte order mark",
        "The mark is no part of the text, but the file is never changed.",
        "nothing need be done; an editor can save the file without it",
    ),
    "S106": Code(
        _N,
        "line ends of another system",
        "They print nothing; the file is never changed.",
        "nothing need be done; Git can keep line ends by a line in .gitattributes",
    ),
    "S107": Code(
        _N,
        "characters that are easily overlooked",
        "They look like a space or like nothing, and can split a word for a search.",
        "nothing need be done; they are kept as the source has them",
    ),
    "R101": Code(
        _W,
        "characters not read",
        "No rule could place them; they are kept and shown at the end of the page, so that nothing is lost.",
        "say in the sidecar what the line is: lines: {NUMBER: {is: paragraph}}",
    ),
    "R102": Code(
        _E,
        "reader contradicts itself",
        "Two rules claimed the same characters; that is a fault of the program, and a page made of it could be wrong.",
        "send the text to the program's maintainers; until then, a sidecar decision on the line may help",
    ),
    "R201": Code(
        _W,
        "no header",
        "Without a date, title or citation the protocol can be listed but hardly cited.",
        "give title and date in the sidecar",
    ),
    "R202": Code(
        _N,
        "names without a label",
        "They may be those present, speakers or supporters.",
        "say in the sidecar what the line is",
    ),
    "R203": Code(
        _W,
        "chair without a name",
        "The name may have been lost with the text layer.",
        "compare the line with the original",
    ),
    "R204": Code(
        _N,
        "names in brackets under a heading",
        "In some notes such names supported what stands before them; elsewhere they spoke.",
        "say in the sidecar what the line is",
    ),
    "R205": Code(
        _N,
        "number taken as a point",
        "A numbered line can be an agenda item or a point under one.",
        "say in the sidecar what the line is",
    ),
    "R206": Code(
        _N,
        "short line taken as an item",
        "A line without a verb can be an item, a decision or words of the last speaker.",
        "say in the sidecar what the line is",
    ),
    "R207": Code(
        _N,
        "name taken as a speaker",
        "A bare name can be a speaker, a supporter or somebody present.",
        "say in the sidecar what the line is",
    ),
    "R208": Code(
        _N,
        "reported speech",
        "Words reported of somebody can be a turn or narrative; the cautious reading is narrative.",
        "to show it as a speech, write in the sidecar: lines: {NUMBER: {is: speech, speaker: NAME}}",
    ),
    "R210": Code(
        _N,
        "several parts on one line",
        "A text layer may put a whole record on one line; where a heading ends can only be guessed from its words.",
        "compare the outline with the original; break the parts with sidecar decisions where it is wrong",
    ),
    "R211": Code(
        _W,
        "text printed twice",
        "A text layer may hold the same text twice; publishing both would double every item.",
        "nothing need be done; the second printing is kept at the end of the page",
    ),
    "R212": Code(
        _W,
        "no date",
        "A protocol without a date is sorted last and cited without one.",
        "give the date in the sidecar: date: YYYY-MM-DD",
    ),
    "R213": Code(
        _W,
        "dates that disagree",
        "The header, the citation and the record may name different days; none is taken silently.",
        "write the right one in the sidecar: date: YYYY-MM-DD",
    ),
    "N101": Code(
        _W, "mark without a note", "The reader of the page is sent nowhere.", "look whether the note was lost"
    ),
    "N102": Code(_W, "note without a mark", "Nobody reading the text will find it.", "look whether its mark was lost"),
    "N103": Code(
        _W, "two notes with one label", "A mark can lead only to the first.", "compare the labels with the original"
    ),
    "N104": Code(
        _N,
        "notes out of sequence",
        "Labels are shown as printed and never renumbered; a break may be a misprint.",
        "compare the labels with the original",
    ),
}
