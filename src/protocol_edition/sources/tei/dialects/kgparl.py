"""Minutes of German parliamentary groups: as DARIAH keeps them, and as the KGParl encodes them today.

Items are stretches between milestones, to which the agenda points; speeches are ``u`` or paragraphs that begin with a
speaker's name.
"""

from protocol_edition.model import Dialect, Fact, Role

KGPARL = Dialect(
    name="kgparl",
    recognise=(
        "boolean(//text//u) and boolean(//milestone[@unit='section']) or "
        "boolean(//div[@type='SVP' or @type='SVPListe']) or boolean(//text//name[@role='Sprecher'])"
    ),
    based_on="plain",
    roles=(
        ("div[@type='SVP']", Role.ITEM),
        ("body[count(div) = 1]/div", Role.DIVISION),
        (
            "body[count(div) = 1]/div/head[1]|body/div[@type='session']/head[1]",
            Role.TITLE,
        ),
        ("div[@type='SVPListe']", Role.DIVISION),
        ("list[@type='SVP']|list[@type='agenda']", Role.AGENDA),
        ("milestone[@unit='section']", Role.ITEM_BEGIN),
        ("opener/idno", Role.IDENTIFIER),
        ("opener/persName[@type='chair']|body//opener//name[@role='Sitzungsleitung']", Role.CHAIR),
        ("front/p[name[@role='Sitzungsleitung']]|body/p[name[@role='Sitzungsleitung']]", Role.CHAIR),
        ("u/note[@type='speaker']|u/seg/note[@type='speaker']", Role.SPEAKER),
        ("p/*[1][self::name][@role='Sprecher']", Role.SPEAKER),
        ("note[@type='comment']", Role.STAGE),
        ("incident", Role.STAGE),
        ("incident/desc", Role.WORDS),
        ("u/seg", Role.PARAGRAPH),
        ("name[@type='Person' or @type='person']", Role.PERSON),
        ("name[@type='Organisation' or @type='org']", Role.ORGANISATION),
        ("name[@type='Ort' or @type='place']", Role.PLACE),
        ("seg[@type='note']", Role.LEMMA),
        ("listObject|object|listObject//*", Role.WORDS),
    ),
    facts=(
        (Fact.DATE, "(//profileDesc/creation//date/@when | //body//time/@when)[1]"),
        (Fact.SHELFMARK, "//opener/idno | //sourceDesc//msIdentifier//idno[normalize-space()]"),
    ),
)
