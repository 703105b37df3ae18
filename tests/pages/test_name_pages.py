"""Persons, places and organisations: who was where, each with a link to the place."""

from dataclasses import replace

from tests.pages.conftest import people_index, places_index

from protocol_edition.model import Authorities, NameKind, Person
from protocol_edition.pages import home_page, index_pages, person_page, place_page, protocols_page, render


def test_a_person_attends_speaks_and_is_mentioned_each_with_its_place(seed, html):
    page = html(render(person_page("khrushchev-nikita", seed.register, seed.project)))
    assert page.words("//h1") == "Nikita Sergeevich Khrushchev"
    roles = [heading.text_content() for heading in page.all("//section[@class='occurrences']/h2")]
    assert roles == ["Present", "Speaks", "Mentioned", "Mentioned in notes"]
    present = page.all("//section[h2='Present']//li/a/@href")
    assert present == [
        "../../protocols/presidium-protocol-63/index.html#session-1",
        "../../protocols/presidium-protocol-63/index.html#session-2",
    ]
    speaks = page.one("//section[h2='Speaks']//li")
    assert speaks.xpath("a/@href") == ["../../protocols/presidium-protocol-63/index.html#speech-1"]
    assert speaks.xpath("string(.//b)") == "Khrushchev"


def test_every_occurrence_leads_to_an_anchor_of_the_page(seed, seed_page, html):
    ids = set(seed_page.all("//@id"))
    for key in seed.project.authorities.people:
        page = html(render(person_page(key, seed.register, seed.project)))
        for href in page.all("//section[@class='occurrences']//li/a/@href"):
            path, _, anchor = href.partition("#")
            assert path == "../../protocols/presidium-protocol-63/index.html"
            assert not anchor or anchor in ids


def test_a_cover_name_is_told_with_its_source(seed, html):
    page = html(render(person_page("alekseev-aleksandr", seed.register, seed.project)))
    (fact,) = page.all("//dl[@class='facts']/div[dt='Cover names']/dd")
    assert " ".join(fact.text_content().split()) == "Pavlov, in Presidium Protocol 63 (Protocol 63, note 1)"
    assert fact.xpath("a/@href") == ["../../protocols/presidium-protocol-63/index.html"]


def test_a_pseudonym_leads_to_its_bearer_in_the_text(seed_page):
    names = seed_page.all("//section[@id='item-on-the-telegram-to-cde-pavlov']/h3/a[@class='name']")
    assert [(name.text_content(), name.get("href")) for name in names] == [
        ("Pavlov", "../../people/alekseev-aleksandr/index.html")
    ]


def test_names_are_filed_by_letter_and_counted(made, authorities, html):
    whole = made(
        "March 3, 1921\n\nHarbour Board Protocol 7\n\nPresent: Weber.\n\nI. On Linz\n\nPut off.\n",
        authorities=authorities,
    )
    page = html(render(people_index(whole.register, whole.project)))
    assert [heading.text_content() for heading in page.all("//h2")] == ["L", "W"]
    assert page.words("//section[@id='letter-w']//li") == "Weber, Anna 1 protocol 1870 – 2 May 1941"
    assert page.words("//section[@id='letter-l']//li") == "Lang, Otto 0 protocols"


def test_letters_with_accents_are_filed_with_their_letter(made, authorities, html):
    weber = authorities.people["weber"]
    people = {
        key: replace(weber, key=key, sort=sort)
        for key, sort in (("a", "Émile"), ("b", "Eder"), ("c", "Жуков"), ("d", "3rd"))
    }
    whole = made("March 3, 1921\n\nHarbour Board Protocol 7\n", authorities=replace(authorities, people=people))
    page = html(render(people_index(whole.register, whole.project)))
    assert [heading.text_content() for heading in page.all("//h2")] == ["#", "E", "Ж"]
    assert [name.text_content() for name in page.all("//section[@id='letter-e']//a")] == ["Eder", "Émile"]


def test_a_place_says_where_it_is(made, authorities, html):
    whole = made("March 3, 1921\n\nHarbour Board Protocol 7\n", authorities=authorities)
    page = html(render(place_page("linz", whole.register, whole.project)))
    assert "48.3° N, 14.29° E" in page.words()
    assert "No protocol of the edition names this entry." in page.words()
    assert html(render(places_index(whole.register, whole.project))).words("//h2") == "L"


def test_home_leads_to_every_list_and_every_item(seed, html):
    page = html(render(home_page(seed.register, seed.project)))
    counts = [" ".join(way.text_content().split()) for way in page.all("//ul[@class='ways']/li")]
    assert counts == ["1 protocol", f"{len(seed.project.authorities.people)} people", "8 places", "8 organisations"]
    assert "protocols/presidium-protocol-63/index.html#item-ix" in page.all("//ol[@class='items']//a/@href")


def test_many_protocols_are_listed_by_year(seed, html):
    (facts,) = seed.register.protocols
    many = tuple(
        replace(facts, id=f"p-{year}-{number}", date=f"{year}-01-0{number}" if year else "")
        for year in (1953, 1956, 1962, 0)
        for number in range(1, 5)
    )
    register = replace(seed.register, protocols=many)
    home = html(render(home_page(register, seed.project)))
    assert [year.text_content() for year in home.all("//ul[@class='years']//a")] == [
        "1953: 4 protocols", "1956: 4 protocols", "1962: 4 protocols", "Undated: 4 protocols",
    ]  # fmt: skip
    listed = html(render(protocols_page(register, seed.project)))
    assert [section.get("id") for section in listed.all("//section")] == ["in-1953", "in-1956", "in-1962", "in-undated"]
    assert home.all("//ul[@class='years']//a/@href") == [
        f"chronology/{year}/index.html" for year in ("1953", "1956", "1962", "undated")
    ]


def test_an_index_too_long_for_one_page_has_a_page_for_each_letter(made, html):
    many = {
        f"{key}-{number}": Person(f"{key}-{number}", f"X {letter}{number}", f"{letter}{number}, X")
        for key, letter in (("a", "A"), ("e", "É"))
        for number in range(1001)
    }
    named = {"five": "Вебер", "six": "韋伯", "seven": "ويبر", "eight": "וובר"}
    many |= {key: Person(key, name, name) for key, name in named.items()}
    whole = made("Protocol 1\n\nI. On bread\n\nNothing.\n", authorities=Authorities(many))
    pages = dict(index_pages(NameKind.PERSON, whole.register, whole.project))

    assert list(pages)[:3] == ["people/index.html", "people/letter-a/index.html", "people/letter-e/index.html"]
    assert len(pages) == 7
    first = html(render(pages["people/index.html"]))
    assert first.all("//nav[@class='letters']//a/@href")[:2] == ["letter-a/index.html", "letter-e/index.html"]
    letter = html(render(pages["people/letter-e/index.html"]))
    assert len(letter.all("//ul[@class='index']/li")) == 1001
    assert letter.all("//ul[@class='index']/li/a/@href")[0] == "../e-0/index.html"
    assert letter.one("//h1").text == "People: E"


def test_a_person_has_a_line_of_sittings_for_each_year(seed, html):
    page = html(render(person_page("polyansky-dmitry", seed.register, seed.project)))

    assert page.words("//section[@class='seats']/p") == "Listed at 1 of 2 sittings."
    (sitting,) = page.all("//section[@class='seats']//dd/a")
    assert sitting.get("class") == "present"
    assert sitting.get("href") == "../../protocols/presidium-protocol-63/index.html#session-2"
    assert sitting.text_content() == "Presidium Protocol 63, 28 October 1962: present"


def test_names_are_filed_by_the_alphabet_of_the_edition(made, settings, html):
    people = {name: Person(name.lower(), name, name) for name in ("Zorn", "Åberg", "Ärla", "Arne")}
    for language, letters in (("sv", "A Z Å Ä"), ("de", "A Z")):
        here = replace(settings, language=language)
        whole = made("March 3, 1921\n\nMinutes\n\nPut off.\n", authorities=Authorities(people, {}, {}), settings=here)
        page = html(render(people_index(whole.register, whole.project)))
        assert page.words("//nav[@class='letters']") == letters
