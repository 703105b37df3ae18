"""The Austrian Council of Ministers, third series (1867-1918): made from typescripts (``MRPdotx2TEI.xsl``)."""

from protocol_edition.model import Dialect, Fact, Role

MRP3 = Dialect(
    name="mrp3",
    recognise=(
        "boolean(//encodingDesc//application[@ident='MRPdotx2TEI.xsl']) or "
        "boolean(//body//div[@type='protocol-head']) and boolean(//body//div[@type='regest'])"
    ),
    based_on="mrp1",
    german_attendance=True,
    brackets=True,
    roles=(
        ("div[@type='protocol-head']/label", Role.DIVISION),
        ("div[@type='protocol-head']/head[not(idno)]", Role.SESSION_HEADING),
        ("ref[@type='entity']|anchor", Role.EMPTY),
        ("hi[@rend='Footnote_Anchor' or @rend='Endnote_Anchor' or @rend='Footnote_Characters']", Role.WORDS),
    ),
    facts=(
        # numbers begin anew in each volume, and those of special sittings count by themselves
        (
            Fact.SERIES,
            "concat((//titleStmt/title[@level='s'][@type='main'][normalize-space()])[1], ', ',"
            " (//titleStmt/title[@level='m'][@type='main'])[1],"
            " substring(', Separatprotokolle', 1, 99 * contains((//div/@xml:id)[1], '-S-')),"
            " substring(', anderer Provenienz', 1, 99 * contains((//div/@xml:id)[1], '-A-')))",
        ),
    ),
)
