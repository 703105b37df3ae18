"""Documents of the *Foreign Relations of the United States*: ``div`` of type ``document``, one or a volume of them."""

from protocol_edition.model import Dialect, Fact, Role

_FIRST = "(//div[@type='document'])[1]"

FRUS = Dialect(
    name="frus",
    recognise="boolean(//div[@type='document'])",
    based_on="plain",
    roles=(
        ("div[@type='document']", Role.SESSION),
        ("div[@type='document']/head", Role.HEADING),
        ("div[@type='document']//div", Role.SECTION),
        ("note[@type='source']", Role.SOURCE),
        ("list[@type='participants']", Role.PEOPLE),
        ("list[@type='subject']", Role.DIVISION),
        ("list[@type='subject']/head|list[@type='subject']/item", Role.CLASSIFICATION),
        ("opener/dateline|div/dateline", Role.DATELINE),
        ("closer/signed|signed", Role.SIGNATURE),
        ("gloss", Role.WORDS),
        ("front//div|back//div", Role.SECTION),
    ),
    facts=(
        (Fact.TITLE, "/.."),
        (Fact.PERSONS, "//persName[@xml:id]"),
        (Fact.NUMBER, f"string({_FIRST}/@n)"),
        (Fact.DATE, f"({_FIRST}//dateline//date/@when | {_FIRST}//dateline//date/@from)[1]"),
        (Fact.DATE, f"{_FIRST}/@*[local-name()='doc-dateTime-min']"),
        (Fact.MEETING_DATES, "/.."),
        (
            Fact.EDITION_TITLE,
            "(//titleStmt/title[@type='volume'] | //titleStmt/title[@type='complete'] | //titleStmt/title)[1]",
        ),
    ),
)
