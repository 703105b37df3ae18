"""Findings on TEI files: X1 what cannot be read, X2 how it is written, X3 what was met in it."""

from protocol_edition.diagnostics.code import Code, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTICE

CODES_TEI: dict[str, Code] = {
    "X101": Code(
        _E,
        "not well-formed XML",
        "From here on no program can tell what belongs to what.",
        "correct the file at this place; whatever stands before it may be the cause",
    ),
    "X102": Code(
        _E,
        "document type declaration",
        "It can name files and addresses to fetch and entities that grow without end; none is ever read.",
        "take the declaration out, and write characters in place of its entities",
    ),
    "X103": Code(
        _E,
        "other XML than TEI",
        "The reader takes TEI, whose outermost element is <TEI> or <teiCorpus>.",
        "put the file elsewhere if it is no text of the edition",
    ),
    "X104": Code(
        _E,
        "file beyond a limit",
        "A limit keeps one wrong file from filling the memory; it is far above any protocol known.",
        "split the file, or look whether it is what it should be",
    ),
    "X201": Code(
        _N,
        "elements without the namespace of TEI",
        "Other programs will not know them for TEI.",
        'write <TEI xmlns="http://www.tei-c.org/ns/1.0">',
    ),
    "X202": Code(
        _N,
        "xml:id given twice",
        "A reference can lead only to the first.",
        "give each element an xml:id of its own",
    ),
    "X203": Code(
        _W,
        "no text",
        "There is nothing to show but what the header says.",
        "look whether the text was lost, or take the file out of the edition",
    ),
    "X301": Code(
        _N,
        "element that no rule knows",
        "Its words are kept as words among others; what it says of them is lost.",
        "nothing need be done; a rule in dialects/NAME.yaml can say what it is",
    ),
    "X302": Code(
        _N,
        "comments and processing instructions",
        "They are notes of the file's makers to one another and no part of the text.",
        "nothing need be done",
    ),
    "X303": Code(
        _N,
        "name that means several, or no kind of thing",
        "A name can lead to one page only, that of a person, a place or an organisation.",
        "nothing need be done; part the name in the file, or give it a type, if it should be found",
    ),
    "X304": Code(
        _N,
        "reference that leads nowhere",
        "A link to nothing is worse than none; the words are kept.",
        "nothing need be done; correct the target in the file if it is wrong",
    ),
    "X305": Code(
        _N,
        "words that are not printed",
        "The source gives them beside its text: terms for an index, expansions, other readings.",
        "nothing need be done; the file itself is offered for download",
    ),
    "X307": Code(
        _W,
        "decision that cannot be heeded",
        "In TEI an element says what a line is; two voices could contradict each other.",
        "correct the element in the file, or say in dialects/NAME.yaml what such elements are",
    ),
    "X306": Code(
        _W,
        "several documents in one file",
        "Each is shown as a part of one page and has no page, date and address of its own.",
        "save each document as a file of its own, with the header",
    ),
    "X401": Code(
        _N,
        "word of our own form that is not known",
        "The file was written by this program and changed since, or written by a later one.",
        "write the word as the form has it (the guide lists them), or leave it: the words of the text are kept",
    ),
}
