"""An edition of one record in two texts: all is too long, too many, or in another writing; all is invented."""

from pathlib import Path

SETTINGS = """\
title: Minutes of the Harbour Board of Ebenau
editors: Jane Doe
publisher: Harbour Archive
licence: CC-BY-4.0
language: en
pdf: false
base_url: https://ebenau.example/minutes/
"""

WORDS = "The board of the harbour orders a dredger from the yard at Linz and pays on delivery. "
LONG = (WORDS * 60)[:5000].strip()
UNBROKEN = "Harbourmasterships" * 278
"""A word of 5,000 characters."""
LONG_NAME = ("Maria Theresia Walburga Amalia Christina " * 125)[:5000].strip()
SIGNS = "<>&\"'`*_#~|\\/{}()^$%@!?;:=+-.,"
HEBREW = "המועצה מחליטה להזמין את הדוברה ולשלם 3,500 כתר עם המסירה; ראו סעיף III להלן."
ARABIC = "قرر المجلس طلب الكراكة ودفع ثمنها عند التسليم (انظر البند III أدناه)."
CHINESE = "委員會決定訂購挖泥船,並於交付時付款。" * 20
JAPANESE = "理事会は浚渫船を発注し、引き渡し時に支払うことを決定した。" * 20

PEOPLE = f"""\
weber:
  name: {LONG_NAME}
  variants: [Weber]
  note: {LONG}
lang:
  name: {UNBROKEN}
  variants: [Lang]
"""


THREADS = f"""\
dredger:
  title: {LONG}
  items: [protocol-7#item-i, protocol-7#item-ii, protocol-7#item-iv]
  note: {HEBREW}
"""


def text() -> str:
    """The source: three items of odd headings, 300 notes, one of them with two marks, one with a mark of another."""
    points = "\n\n".join(f"- {n}. Point {n} is agreed by Weber and Lang.[{n}]" for n in range(1, 301))
    notes = "\n\n".join(f"- [{n}] Translator's Note: {_note(n)}" for n in range(1, 301))
    return f"""\
March 3, 1921

Harbour Board of Ebenau Protocol 7

Summary:

{LONG}

Original Language:

German

Contents:

Translation - English

Present: Weber, Lang, O. Brandt, Moser.

I. {LONG}

{points}

II. {SIGNS}

{LONG} Once more the first note.[1]

{UNBROKEN}

III. On {UNBROKEN}

{HEBREW}

{ARABIC}

{CHINESE}

{JAPANESE}

Cde. Weber

- 1. {HEBREW}[300]

IV. {HEBREW}

V. {CHINESE}

Decided:

- 1. Weber is instructed to ask Lang. {LONG}

- 2. {HEBREW}

{notes}
"""


def _note(number: int) -> str:
    match number:
        case 2:
            return "This note has a mark of the next.[3]"
        case 3:
            return LONG
        case 4:
            return UNBROKEN
        case 5:
            return HEBREW
        case 6:
            return CHINESE
        case _:
            return f"The point {number} is not in the minutes; Weber added it."


def encoded() -> str:
    """The same record in TEI: a wide table, signs of every kind, two series of notes, what is lost, an appendix."""
    cells = "".join(f"<cell role='label'>Column {n}</cell>" for n in range(1, 21))
    figures = "".join(f"<cell>{n * 1000} crowns</cell>" for n in range(1, 21))
    rows = f"<row role='label'>{cells}</row><row>{figures}</row><row><cell cols='3'>{WORDS}</cell><cell/></row>"
    return f"""\
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title level="s" type="main">Minutes of the Board</title><title level="a" n="7">Sitting 7</title>
<meeting><placeName>Ebenau</placeName><date when="1921-03-04"/></meeting>
<editor><persName>Anna Weber</persName></editor><editor><persName>{UNBROKEN[:200]}</persName></editor>
<respStmt><resp>Conversion to TEI</resp><persName>Otto Lang</persName></respStmt></titleStmt>
<publicationStmt><publisher>Press of the Quay</publisher><date when="1985"/>
<availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence></availability>
<idno type="DOI">10.1234/ebenau.7</idno></publicationStmt>
<notesStmt><relatedItem><biblStruct><monogr><title>The Minutes of the Harbour Board, volume 2</title>
<imprint><pubPlace>Ebenau</pubPlace></imprint></monogr></biblStruct></relatedItem></notesStmt>
<sourceDesc><p>Made up.</p></sourceDesc></fileDesc>
<profileDesc><abstract><listPerson type="attendants"><person role="chair"><persName ref="#weber">Weber</persName>
</person></listPerson>
<list type="agenda"><item><label><num>I.</num></label><ref target="#top_1">On the dredger</ref></item>
<item><label><num>II.</num></label><ref target="#top_2">{LONG}</ref></item></list></abstract></profileDesc>
<encodingDesc><appInfo><application ident="verlag2tei" version="1"><label>x</label></application></appInfo>
</encodingDesc></teiHeader><text xml:lang="en"><body><div xml:id="MRP-7"><head><title type="num">Nr. 7</title>
<title type="descr">Board, Ebenau, <date when="1921-03-03">3 March 1921</date></title></head>
<div type="regest"><list type="listperson_prose"><item>P. Brandt; VS. Weber; anw. Lang (nur bis II.), Moser;
abw. {UNBROKEN[:300]}.</item></list></div>
<div type="protocol"><div type="agenda_item" xml:id="top_1" n="1"><head><label><num>I. </num></label>On the dredger
<note type="footnote" n="1">{WORDS}</note></head>
<p>The <ref xml:id="v_a">new dredger</ref><note type="variant" n="a" target="#v_a">Corrected from <del>old</del>.</note>
of the <choice><abbr>Co.</abbr><expan>{UNBROKEN[:400]}</expan></choice> at
<choice><sic>Lintz</sic><corr>Linz</corr></choice> comes, <add>very</add> heavy
<pb n="54" corresp="https://ebenau.example/54.pdf"/>, K<hi rend="#su">r</hi>
<hi rend="#letterspaced">{WORDS}</hi><index><term>Harbour<term>{UNBROKEN[:300]}</term></term></index>
<seg type="supplied-from-other-source">{WORDS}</seg> <gap reason="lost"/> <supplied>paid</supplied>
<ref target="X-0099.xml#top_1">the minutes of May</ref>.</p>
<table>{rows}</table><lg><l>The dredger came</l><l>{WORDS}</l></lg><quote><p>{LONG[:400]}</p></quote>
<figure><graphic url="https://ebenau.example/dredger.png"/><figDesc>{WORDS}</figDesc></figure></div>
<closer><dateline>Ebenau, 3 March 1921</dateline><seg type="emperors_approval">Seen.</seg></closer></div>
<div type="appendix"><p>{UNBROKEN}</p></div></div></body></text></TEI>
"""


def odd_edition(folder: Path) -> Path:
    """Writes the edition into ``folder`` and returns it."""
    (folder / "authorities").mkdir(parents=True)
    (folder / "edition.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "authorities" / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    (folder / "authorities" / "threads.yaml").write_text(THREADS, encoding="utf-8")
    (folder / "protocol-7.txt").write_text(text(), encoding="utf-8")
    (folder / "protocol-8.xml").write_text(encoded(), encoding="utf-8")
    (folder / "protocol-8.yaml").write_text("parallel: protocol-7\n", encoding="utf-8")
    return folder
