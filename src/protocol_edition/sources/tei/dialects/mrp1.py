"""The Austrian Council of Ministers, first series (1848-1867): made from the printed volumes (``verlag2tei``)."""

from protocol_edition.model import Dialect, Fact, Role

_STEM = "string((/TEI/@xml:id | /TEI/text/body/div/@xml:id)[1])"

_HEAD = "/TEI/text/body/div[1]/head[1]"
_MAIN = "(//titleStmt/title[@level='s'][@type='main'][normalize-space()])[1]"

MRP1 = Dialect(
    name="mrp1",
    recognise=(
        "boolean(//encodingDesc//application[@ident='verlag2tei']) or "
        "boolean(//body//list[@type='listperson_prose']) and boolean(//body//div[@type='regest'])"
    ),
    based_on="plain",
    german_attendance=True,
    brackets=True,
    roles=(
        ("body/div[div[@type='protocol' or @type='regest']]", Role.DIVISION),
        ("body/div/head[title]", Role.DIVISION),
        ("body/div/head/title[@type='num']", Role.IDENTIFIER),
        ("body/div/head/title", Role.TITLE),
        ("body/div/head/date[not(normalize-space())]", Role.EMPTY),
        ("div[@type='regest']", Role.ABOUT),
        ("div[@type='regest']//list[@type='listperson_prose']", Role.ABOUT),
        ("div[@type='regest']//list[@type='listperson_prose']/item", Role.ATTENDANCE),
        ("div[@type='regest']//p[idno]|div[@type='protocol-head']//*[idno]", Role.DIVISION),
        ("div[@type='regest']/p[@ana='source_documentation']", Role.PROVENANCE),
        ("div[@type='regest']//p", Role.ATTENDANCE),
        ("body//idno[@type='MRZ' or @type='KZ']", Role.IDENTIFIER),
        ("div[@type='regest']/meeting", Role.DIVISION),
        ("div[@type='protocol-head']", Role.DIVISION),
        ("div[@type='protocol']", Role.SESSION),
        ("div[@type='protocol']/head", Role.HEADING),
        ("div[@type='agenda_item']", Role.ITEM),
        ("div[@type='appendix']", Role.APPENDIX),
        (
            "div[@type='agenda_item']/p[date][//titleStmt/meeting/date[2]]"
            "[starts-with(normalize-space(), 'Fortsetzung am ') or starts-with(normalize-space(), 'Schluß am ')]",
            Role.SESSION_BEGIN,
        ),
        ("head/label[num]", Role.NUMBER),
        ("list[@type='agenda']/item/label", Role.NUMBER),
        ("closer/seg[contains(@type,'approval')]", Role.APPROVAL),
        ("closer/seg", Role.CLOSING),
        ("closer/p", Role.CLOSING),
        ("seg[@type='supplied-from-other-source']", Role.OTHER_SOURCE),
        ("ref[@xml:id][not(@target)]", Role.LEMMA),
        ("note//quote|note//q|p//quote|p//q|item//quote|item//q|seg//quote|seg//q|closer//q", Role.WORDS),
        ("bibl|title|orig|author|ident", Role.WORDS),
    ),
    facts=(
        (Fact.NUMBER, f"normalize-space(substring-after({_HEAD}/title[@type='num'], 'Nr.'))"),
        (Fact.NUMBER, f"{_HEAD}/title[@type='num']"),
        (Fact.NUMBER, "//titleStmt/title[@level='a']/@n"),
        (Fact.TITLE, "/.."),
        (Fact.SERIES, f"concat({_MAIN}, ', ', (//titleStmt/title[@level='s'][@type='sub'][@n])[1])"),
        (Fact.DATE, f"{_HEAD}/date/@when-iso | {_HEAD}/title[@type='descr']//date[not(ancestor::note)]/@when"),
        (Fact.RECORD_DATE, "(//div[@type='protocol']/head | //div[@type='protocol-head']/head)[1]//date/@when"),
        (Fact.PLACE, "//titleStmt/meeting/placeName[1]"),
        (Fact.LANGUAGE, "string((/TEI/text/@xml:lang | /TEI/@xml:lang | //langUsage/language/@ident)[1])"),
        (Fact.LANGUAGE, "'de'"),  # the makers say so of all their files, but not in the files
        (Fact.SUMMARY, "/.."),
        (
            Fact.PARENT,
            "substring-before(substring-after((//titleStmt/meeting[contains(., 'Beilage zu')])[1],"
            " 'Beilage zu: '), '.xml')",
        ),
        (Fact.IS_SPECIAL, f"contains({_STEM}, '-S-')"),
        (Fact.IS_OTHER_PROVENANCE, f"contains({_STEM}, '-A-')"),
        (Fact.IS_ATTACHMENT, "boolean(//titleStmt/meeting[contains(., 'Beilage zu:')])"),
        # nothing in the record but its heading and its end
        (
            Fact.IS_LOST,
            "boolean(//div[@type='protocol']) and not(//div[@type='protocol'][.//figure or "
            ".//text()[normalize-space()][not(ancestor::closer)][not(parent::head/parent::div[@type='protocol'])]])",
        ),
        (Fact.HOLDINGS, "//sourceDesc/bibl[contains(., 'Quellbestand')]/text()[1]"),
        (Fact.SHELFMARK, "//sourceDesc//msIdentifier/idno[normalize-space()]"),
        (Fact.SHELFMARK, "//sourceDesc/msDesc//idno[normalize-space()]"),
        (Fact.SHELFMARK, "//body//idno[@type='MRZ' or @type='KZ'][normalize-space()]"),
        (Fact.ATTENDEES, "//profileDesc/abstract/listPerson[@type='attendants']/person"),
        (Fact.AGENDA, "//profileDesc/abstract/list[@type='agenda']"),
        (Fact.EDITION_TITLE, "(//notesStmt/relatedItem//monogr/title[normalize-space()])[1]"),
        (Fact.EDITION_SERIES, "//seriesStmt/title[1]"),
        (Fact.EDITORS, "//titleStmt/editor"),
        (Fact.PUBLICATION_PLACE, "//notesStmt/relatedItem//imprint/pubPlace[1]"),
    ),
)
