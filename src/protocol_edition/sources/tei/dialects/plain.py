"""TEI as anybody may write minutes in it: what the elements mean by the Guidelines (TEI P5)."""

from protocol_edition.model import Dialect, Fact, Role

_PARTS = " session sitting meeting document agendaItem agenda_item agenda-item item appendix "
_WRAPPER = (
    "body/div[not(preceding-sibling::div or following-sibling::div)][div]"
    f"[not(contains('{_PARTS}', concat(' ', @type, ' ')))]"
)
"""The one part of a text that holds all others."""

PLAIN = Dialect(
    name="plain",
    recognise="true()",
    roles=(
        # parts
        ("div[@type='session' or @type='sitting' or @type='meeting' or @type='document']", Role.SESSION),
        ("div[@type='agendaItem' or @type='agenda_item' or @type='agenda-item' or @type='item']", Role.ITEM),
        ("div[@type='appendix' or @type='annex' or @type='attachment']", Role.APPENDIX),
        ("back/div[@type='notes']", Role.NOTES),
        (_WRAPPER, Role.DIVISION),
        ("div[head]|div1[head]|div2[head]|div3[head]|div4[head]|div5[head]", Role.SECTION),
        ("div|div1|div2|div3|div4|div5|text|front|body|back|group|floatingText|argument|titlePage", Role.DIVISION),
        ("opener", Role.OPENER),
        ("closer|postscript|trailer", Role.CLOSER),
        # lines
        ("body/head|front/head|docTitle|titlePart|titlePage/docTitle/titlePart", Role.TITLE),
        (f"{_WRAPPER}/head[1]", Role.TITLE),
        ("docDate|body/date", Role.DATE),
        ("body/idno|opener/idno|front/idno", Role.IDENTIFIER),
        ("body/dateline|front/dateline|opener/dateline|div/dateline|closer/dateline", Role.DATELINE),
        ("closer/signed|div/signed", Role.SIGNATURE),
        ("list[@type='attendees' or @type='participants' or @type='present' or @type='persons']", Role.PEOPLE),
        ("list[@type='agenda']", Role.AGENDA),
        # blocks
        ("head/label|item/label[1][not(preceding-sibling::*)]|head/num[1]", Role.NUMBER),
        ("head|headItem", Role.HEADING),
        ("p|ab|byline|epigraph|salute|docAuthor|docImprint|imprimatur|label", Role.PARAGRAPH),
        ("quote|cit|q", Role.QUOTATION),
        ("lg", Role.VERSE),
        ("l", Role.VERSE_LINE),
        ("stage|incident|kinesic|vocal", Role.STAGE),
        ("figure|graphic", Role.FIGURE),
        ("list|listBibl", Role.LIST),
        ("item|listBibl/bibl", Role.POINT),
        ("table", Role.TABLE),
        ("row", Role.ROW),
        ("cell", Role.CELL),
        ("sp|u", Role.SPEECH),
        ("sp/speaker|u/note[@type='speaker']", Role.SPEAKER),
        # within lines
        ("persName|rs[@type='person']|name[@type='person']", Role.PERSON),
        ("placeName|rs[@type='place']|name[@type='place']|geogName|settlement|country|region", Role.PLACE),
        (
            "orgName|rs[@type='org' or @type='organisation' or @type='organization' or @type='institution']",
            Role.ORGANISATION,
        ),
        ("name[@type='org' or @type='organisation' or @type='organization']", Role.ORGANISATION),
        ("note", Role.NOTE),
        ("ref[@type='note'][starts-with(@target,'#')]|ptr[@type='note'][starts-with(@target,'#')]", Role.MARK),
        ("ref|ptr", Role.POINTER),
        ("pb", Role.PAGE),
        ("lb", Role.LINE_BREAK),
        ("choice", Role.CHOICE),
        ("supplied|ex|surplus", Role.SUPPLIED),
        ("add", Role.ADDED),
        ("del", Role.DELETED),
        ("damage", Role.DAMAGE),
        ("gap|space", Role.GAP),
        ("unclear", Role.ILLEGIBLE),
        ("foreign", Role.FOREIGN),
        ("index", Role.INDEX),
        ("hi|emph", Role.SET_OFF),
        ("anchor|milestone|cb|gb|fw[not(node())]|handShift|pause|shift|addSpan|delSpan|damageSpan", Role.EMPTY),
        ("fw|standOff|noteGrp[not(note)]", Role.UNPRINTED),
        (
            "date|time|num|measure|title|bibl|biblStruct|author|editor|publisher|pubPlace|biblScope|abbr|expan|am",
            Role.WORDS,
        ),
        ("sic|corr|orig|reg|seg|term|gloss|mentioned|soCalled|said|rs|name|forename|surname|roleName", Role.WORDS),
        (
            "addName|genName|nameLink|affiliation|email|idno|distinct|subst|unit|w|c|pc|s|cl|phr|g|ident|code",
            Role.WORDS,
        ),
        ("desc|figDesc|speaker|docEdition|edition|locus|persona|state|said|address|addrLine|series|signed", Role.WORDS),
        (
            "noteGrp|objectName|title|listPerson|person|meeting|dateline|span|restore|retrace|mod|secl|caption",
            Role.WORDS,
        ),
    ),
    facts=(
        (Fact.NUMBER, "string((//titleStmt/title/@n)[1])"),
        (Fact.TITLE, "(//titleStmt/title[@type='main'] | //titleStmt/title[not(@type)] | //titleStmt/title)[1]"),
        (Fact.SERIES, "//seriesStmt/title[1]"),
        (Fact.DATE, "(//body//dateline//date/@when | //profileDesc/creation//date/@when | //body//time/@when)[1]"),
        (Fact.MEETING_DATES, "//titleStmt/meeting//date/@when"),
        (Fact.MEETING_DATES, "//titleStmt/meeting//date/@notBefore | //titleStmt/meeting//date/@from"),
        (Fact.PLACE, "(//titleStmt/meeting/placeName)[1]"),
        (Fact.LANGUAGE, "string((/*/text/@xml:lang | /*/@xml:lang | //langUsage/language/@ident)[1])"),
        (Fact.SUMMARY, "//profileDesc/abstract[not(*[not(self::p)])]"),
        (Fact.PERSONS, "//person[@xml:id]"),
        (Fact.PLACES, "//place[@xml:id]"),
        (Fact.ORGANISATIONS, "//org[@xml:id]"),
        (Fact.HOLDINGS, "//sourceDesc//msIdentifier/*[not(self::idno)]"),
        (Fact.SHELFMARK, "//sourceDesc//msIdentifier//idno[normalize-space()]"),
        (Fact.EDITION_TITLE, "(//titleStmt/title[@level='m'] | //titleStmt/title[@level='s'] | //titleStmt/title)[1]"),
        (Fact.EDITION_SERIES, "//seriesStmt/title[1]"),
        (Fact.EDITORS, "//titleStmt/editor | //titleStmt/author"),
        (Fact.RESPONSIBLE, "//titleStmt/respStmt"),
        (Fact.FUNDERS, "//titleStmt/funder | //titleStmt/sponsor"),
        (Fact.PUBLISHER, "//publicationStmt/publisher"),
        (Fact.PUBLICATION_PLACE, "//publicationStmt/pubPlace"),
        (Fact.PUBLICATION_DATE, "//publicationStmt/date/@when | //publicationStmt/date[not(@when)]"),
        (Fact.LICENCE, "//publicationStmt/availability/licence | //publicationStmt/availability[not(licence)]/p"),
        (Fact.IDENTIFIERS, "//publicationStmt/idno[normalize-space()]"),
    ),
)
