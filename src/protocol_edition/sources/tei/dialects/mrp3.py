"""The Austrian Council of Ministers, third series (1867-1918): made from typescripts (``MRPdotx2TEI.xsl``)."""

from protocol_edition.sources.tei.dialect import Dialect, Role
from protocol_edition.sources.tei.dialects.mrp1 import MRP1

MRP3 = Dialect(
    name="mrp3",
    recognise=(
        "boolean(//encodingDesc//application[@ident='MRPdotx2TEI.xsl']) or "
        "boolean(//body//div[@type='protocol-head']) and boolean(//body//div[@type='regest'])"
    ),
    based_on=MRP1,
    german_attendance=True,
    brackets=True,
    roles=(
        ("div[@type='protocol-head']/label", Role.DIVISION),
        ("div[@type='protocol-head']/head[not(idno)]", Role.HEADING),
        ("ref[@type='entity']|anchor", Role.EMPTY),
        ("hi[@rend='Footnote_Anchor' or @rend='Endnote_Anchor' or @rend='Footnote_Characters']", Role.WORDS),
    ),
)
