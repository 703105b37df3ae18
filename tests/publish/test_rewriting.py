"""A draft after the words of some texts were saved: made of what is kept of them alone, and the same as ever."""

import random
from itertools import pairwise

import pytest
from tests.publish.test_again import LONG, again, anew, files, rewrite

from protocol_edition.publish import Terms, publishing

DRAFT = Terms(durable=False, searchable=False, draft=True)
WORDS = ("crane", "ship", "Lang", "Moser", "Weber", "reports that", "asks whether", "the harbour", "On", "Decided:")


@pytest.fixture
def board(edition, monkeypatch):
    """Seven texts that name three persons and a place, on pages of at most three protocols."""
    monkeypatch.setattr("protocol_edition.pages.spans.MOST_ON_ONE_PAGE", 3)
    monkeypatch.setattr("protocol_edition.publish.shared.MOST_DECISIONS", 3)
    crane = (edition / "protocol-9.txt").read_text()
    for number in range(11, 16):
        text = crane.replace("Protocol 9", f"Protocol {number}").replace("1923", str(1924 + number % 2))
        (edition / f"protocol-{number}.txt").write_text(
            f"{text}\nII. On the harbour\n\nMoser asks whether it holds.\n\n"
            "Decided:\n\n- 1. Moser is to look at the ship.\n"
        )
    with (edition / "edition.yaml").open("a") as settings:
        settings.write("pdf: false\n")
    authorities = edition / "authorities"
    authorities.mkdir()
    (authorities / "people.yaml").write_text(
        "lang: {name: Otto Lang, variants: [Lang]}\nmoser: {name: Ida Moser, variants: [Moser]}\n"
        "weber: {name: Anna Weber, pseudonyms: [{name: Ship, protocols: [protocol-15], source: a note}]}\n"
    )
    (authorities / "places.yaml").write_text("harbour: {name: The harbour, variants: [the harbour]}\n")
    (authorities / "threads.yaml").write_text(
        "holds: {title: What holds, items: [protocol-11#item-ii, protocol-13#item-ii]}\n"
    )
    return edition


@pytest.fixture
def taken(monkeypatch):
    """Whether each build was made of what is kept of the saved texts alone."""
    ways = []
    rewritten = publishing.rewritten

    def noted(*arguments, **more):
        said = rewritten(*arguments, **more)
        ways.append(said is not None)
        return said

    monkeypatch.setattr(publishing, "rewritten", noted)
    return ways


def remade(board, tmp_path, text, old, new):
    """The files of a draft that became others by other words in one of its texts."""
    site = tmp_path / "site"
    again(board, site, DRAFT)
    standing = {path: (site / path).stat().st_ino for path in files(site)}
    rewrite(board / text, old, new)
    assert again(board, site, DRAFT) == anew(board, tmp_path / "anew", DRAFT)
    assert files(site) == files(tmp_path / "anew")
    return {path for path in standing if (site / path).stat().st_ino != standing[path]}


def test_another_word_makes_the_text_anew_and_the_pages_that_quote_it(board, tmp_path, taken):
    assert remade(board, tmp_path, "protocol-11.txt", "is built", "is burnt") == {
        "protocols/protocol-11/index.html", "people/lang/1925/index.html", "manifest-sha256.txt",
    }  # fmt: skip
    assert taken == [True]


def test_another_word_of_a_decision_makes_the_decisions_of_its_year_anew(board, tmp_path, taken):
    others = remade(board, tmp_path, "protocol-12.txt", "look at the ship", "sell the ship")
    assert taken == [True]
    assert {"protocols/protocol-12/index.html", "decisions/1924/index.html"} <= others
    assert not {path for path in others if path.startswith("decisions")} - {"decisions/1924/index.html"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("On the harbour", "On the river"),  # the agenda tells it
        ("Moser asks", "Somebody asks"),  # the index of names counts it
        ("Moser asks whether it holds", "Moser"),  # a thread leads to it
        ("May 9", "May 8"),  # another order
    ],
)
def test_where_lists_tell_of_it_they_are_made_too(board, tmp_path, old, new):
    again(board, tmp_path / "site", DRAFT)
    rewrite(board / "protocol-11.txt", old, new)
    assert again(board, tmp_path / "site", DRAFT) == anew(board, tmp_path / "anew", DRAFT)
    assert files(tmp_path / "site") == files(tmp_path / "anew")


@pytest.mark.parametrize("seed", range(LONG or 1))
def test_whatever_is_saved_a_draft_is_that_of_a_build_from_nothing(board, tmp_path, taken, seed):
    chance, site = random.Random(seed), tmp_path / "site"
    again(board, site, DRAFT)
    for _ in range(80 if LONG else 12):
        then = {text: text.read_text() for text in board.glob("*.txt")}
        for text in chance.sample(sorted(then), chance.choice([1, 1, 1, 2, 3])):
            words = text.read_text().split(" ")
            place = chance.randrange(12, len(words))
            words[place] = chance.choice([words[place], f"{chance.choice(WORDS)} {words[place]}", chance.choice(WORDS)])
            text.write_text(" ".join(words))
        made = again(board, site, DRAFT)
        assert made == anew(board, tmp_path / "anew", DRAFT)
        if made.published:
            assert files(site) == files(tmp_path / "anew")
        else:
            for text, words in then.items():
                text.write_text(words)
    assert 0 < sum(taken) < len(taken)


def test_a_cache_that_is_damaged_is_as_none(board, tmp_path, taken):
    site = tmp_path / "site"
    again(board, site, DRAFT)
    kept = tmp_path / "kept/kept.jsonl"
    kept.write_bytes(kept.read_bytes().replace(b"harbour", b"arbours", 1))
    rewrite(board / "protocol-11.txt", "is built", "is burnt")
    assert again(board, site, DRAFT) == anew(board, tmp_path / "anew", DRAFT)
    assert files(site) == files(tmp_path / "anew")
    assert taken == []


def test_what_was_written_aside_is_gathered_from_time_to_time(board, tmp_path, taken, monkeypatch):
    monkeypatch.setattr("protocol_edition.publish.cache._MOST_FILES", 3)
    again(board, tmp_path / "site", DRAFT)
    words = ["built", "burnt", "sold", "lent", "gone", "here"]
    for old, new in pairwise(words):
        rewrite(board / "protocol-11.txt", f"is {old}", f"is {new}")
        assert again(board, tmp_path / "site", DRAFT).published
        assert len(list((tmp_path / "kept").glob("*.pieces"))) <= 4
    assert taken == [True, True, True, True]
