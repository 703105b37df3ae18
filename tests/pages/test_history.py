"""Which version a text is at, as its pages state it, and what its history tells."""

import pytest

from protocol_edition import urls
from protocol_edition.edition import Ledger, edit, ledger_text, mint, parse_ledger
from protocol_edition.model import Authorities, Decisions
from protocol_edition.pages import cite_page, history_page, protocol_page, render
from protocol_edition.sources import read

FIRST = """\
March 3, 1921

Harbour Board Protocol 7

Present: Weber, Lang.

I. On the dredger

Order the dredger from Linz.

Pay on delivery.
"""
CORRECTED = FIRST.replace("from Linz", "from Ebenau").replace("I. On", "II. On") + "\nIII. On the crane\n\nPut off.\n"
TAKEN_OUT = CORRECTED.replace("\nPay on delivery.\n", "")
DESCRIBED = TAKEN_OUT.replace("March 3, 1921", "March 4, 1921")


def edited_of(text, ledger):
    reading, _ = read(text.encode(), "protocol-7.txt", Decisions())
    return edit(reading, Decisions(), Authorities(), ledger, doc_id="protocol-7")[0]


def retired(ledger, anchor, why, successor):
    text = ledger_text(ledger)
    end = text.index("\n", text.index("  check: ", text.index(f"- id: {anchor}\n"))) + 1
    made = parse_ledger(
        f"{text[:end]}  retired: {why}\n  successor: {successor}\n{text[end:]}".encode(), ledger.file, ledger.protocol
    )[0]
    assert not made.refused
    return made


@pytest.fixture(scope="module")
def ledger():
    """Four recordings: the text, corrections and an item, a paragraph taken out, another date."""
    made = Ledger("anchors/protocol-7.yaml", "protocol-7")
    for day, text in enumerate((FIRST, CORRECTED, TAKEN_OUT, DESCRIBED), 1):
        if text is TAKEN_OUT:
            made = retired(made, "p-2", "the board took it back", "p-1")
        made, findings = mint(edited_of(text, made), made, on=f"2026-03-0{day}")
        assert findings == ()
    return made


@pytest.fixture(scope="module")
def page(ledger, opened, html):
    return html(render(history_page(edited_of(DESCRIBED, ledger), opened())))


def listed(page, state, title):
    return [
        " ".join(entry.text_content().split())
        for entry in page.all(f"//section[@id='{state}']/h3[text()='{title}']/following-sibling::ul[1]/li")
    ]


def test_the_newest_state_comes_first_and_each_has_an_address(page):
    assert [section.get("id") for section in page.all("//main//section")] == [
        "state-4", "state-3", "state-2", "state-1",
    ]  # fmt: skip
    assert page.all("//main//section/h2/a/@href") == ["#state-4", "#state-3", "#state-2", "#state-1"]
    assert page.all("//main//time/@datetime") == ["2026-03-04", "2026-03-03", "2026-03-02", "2026-03-01"]


def test_the_first_state_says_how_many_addresses_it_gave(page):
    said = page.words("//section[@id='state-1']")
    assert "Recorded for the first time, with 4 permanent addresses." in said
    assert listed(page, "state-1", "New") == []


def test_a_state_tells_what_is_new_and_what_was_changed(page):
    assert listed(page, "state-2", "New") == ["#item-iii: “on the crane”", "#p-3: “put off”"]
    assert listed(page, "state-2", "Words changed") == [
        "#p-1: “order the dredger from linz” is now “order the dredger from ebenau”"
    ]
    assert listed(page, "state-2", "Numbers and labels changed") == ["#item-i: “I” is now “II”"]


def test_what_was_taken_out_leads_to_what_took_its_place(page):
    assert listed(page, "state-3", "Taken out") == ["#p-2: “pay on delivery”: the board took it back, see #p-1"]
    assert page.all("//section[@id='state-3']//li/a/@href") == ["../index.html#p-2", "../index.html#p-1"]


def test_the_page_says_of_a_former_address_what_became_of_it(ledger, opened, html, made):
    silent = retired(ledger, "p-3", "", "p-1")
    text = DESCRIBED.replace("\nPut off.\n", "")
    page = html(render(protocol_page(edited_of(text, silent), made(FIRST).register, opened())))
    assert [" ".join(page.at(anchor).text_content().split()) for anchor in ("p-2", "p-3")] == [
        "#p-2, “pay on delivery”: the board took it back, see #p-1",
        "#p-3, “put off”, see #p-1",
    ]


def test_a_change_of_the_description_is_told_as_one(page):
    assert listed(page, "state-4", "Description") == ["date: “1921-03-03” is now “1921-03-04”"]
    assert page.all("//section[@id='state-4']//li/a/@href") == ["../index.html#source"]


def test_what_no_list_of_changes_holds_is_told_in_a_sentence(ledger, opened, html):
    spaced = DESCRIBED.replace("Put off.", "Put off!")
    made, _ = mint(edited_of(spaced, ledger), ledger, on="2026-03-05")
    page = html(render(history_page(edited_of(spaced, made), opened())))
    assert "order, signs and spacing." in page.words("//section[@id='state-5']")


def test_what_the_editor_decided_of_the_whole_is_a_change_of_its_description(ledger, opened, html):
    decided = Decisions(number="8", series="Minutes")

    def edited(recorded):
        reading, _ = read(DESCRIBED.encode(), "protocol-7.txt", decided)
        return edit(reading, decided, Authorities(), recorded, doc_id="protocol-7")[0]

    made, _ = mint(edited(ledger), ledger, on="2026-03-05")
    page = html(render(history_page(edited(made), opened())))
    assert "The source text is the same." in page.words("//section[@id='state-5']")
    assert listed(page, "state-5", "Description") == [
        "series: “Harbour Board” is now “Minutes”",
        "number: “7” is now “8”",
    ]
    assert mint(edited(made), made, on="2026-03-06")[0] == made


def test_each_state_gives_its_whole_version(page, ledger):
    assert page.all("//main//section/p[@class='gloss']/code/text()") == [
        state.text for state in reversed(ledger.states)
    ]


def test_a_long_passage_is_told_by_its_beginning_and_end(opened, html):
    long = FIRST.replace("Pay on delivery.", " ".join(f"Word{n}" for n in range(60)) + ".")
    made = Ledger("anchors/protocol-7.yaml", "protocol-7")
    for text in (long, long.replace("Word30", "Other")):
        made, _ = mint(edited_of(text, made), made, on="2026-03-01")
    page = html(render(history_page(edited_of(text, made), opened())))
    (said,) = listed(page, "state-2", "Words changed")
    assert said.startswith("#p-2: now “word0 word1 ")
    assert said.endswith(" word59”")


def test_every_page_of_the_text_states_its_version_and_leads_to_the_history(ledger, opened, html, made):
    edited, project = edited_of(DESCRIBED, ledger), opened()
    version = f"{edited.version[:7]}, 4 March 2026"
    register = made(FIRST).register
    whole = html(render(protocol_page(edited, register, project)))
    assert f"version {version}" in whole.words("//section[@id='about-text']")
    assert version in whole.words("//header[@class='opening']//details[@class='cite']")
    assert "history/index.html" in whole.all("//section[@id='about-text']//a/@href")
    assert "history/index.html" in whole.all("//details[@class='cite']//a/@href")
    assert f"version {version}" in html(render(cite_page(edited, project))).words("//header[@class='opening']")


def test_a_text_changed_since_says_so_and_one_not_recorded_too(ledger, opened, html):
    changed = html(render(history_page(edited_of(FIRST, ledger), opened())))
    assert "changed since 4 March 2026" in changed.words("//header[@class='opening']")
    fresh = html(render(history_page(edited_of(FIRST, None), opened())))
    assert "not recorded yet" in fresh.words("//header[@class='opening']")
    assert "Nothing is recorded of this text yet." in fresh.words()


def test_a_protocol_under_a_new_address_tells_it(ledger, opened, html):
    moved = parse_ledger(ledger_text(ledger).encode(), "anchors/seven.yaml", "seven")[0]
    reading, _ = read(DESCRIBED.encode(), "seven.txt", Decisions())
    now, _ = mint(edit(reading, Decisions(), Authorities(), moved, doc_id="seven")[0], moved, on="2026-04-01")
    page = html(render(history_page(edit(reading, Decisions(), Authorities(), now, doc_id="seven")[0], opened())))
    assert "its address is another" in page.words("//section[@id='state-5']")


def test_the_history_lies_beside_the_protocol():
    assert urls.relative(urls.protocol("63"), urls.history("63")) == "history/index.html"
