"""Nothing is lost and nothing changed: the account of every character, over documents that no archive ever held."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.sources.accounts import check_account, check_origins, prints_nothing
from tests.sources.generated import ODDITIES, document

from protocol_edition.model import Decisions, LineDecision, LineIs
from protocol_edition.sources import gaps, is_blank, read

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    path
    for path in ROOT.rglob("*.txt")
    if not {".venv", ".git", "build", "dist", "node_modules"} & set(path.relative_to(ROOT).parts)
)
SHARDS = 20
IN_A_SHARD = 500
"""Twenty shards of five hundred: ten thousand documents, spread over the runner's cores."""


def check(text: str, decisions: Decisions = Decisions()) -> None:  # noqa: B008 - frozen
    reading, diagnostics = read(text.encode(), "generated.txt", decisions)
    if reading is None:
        assert prints_nothing(text) or "\0" in text or text.startswith(("%PDF", "PK\x03\x04"))
        assert diagnostics
        return
    assert reading.text == text
    check_account(reading)
    check_origins(reading)


@pytest.mark.parametrize("shard", range(SHARDS))
def test_no_character_of_ten_thousand_documents_is_lost(shard):
    for seed in range(shard * IN_A_SHARD, (shard + 1) * IN_A_SHARD):
        try:
            check(document(seed))
        except Exception as fault:
            raise AssertionError(f"document({seed}): {fault}") from fault


@pytest.mark.parametrize("shard", range(4))
def test_no_decision_of_an_editor_loses_a_character(shard):
    for seed in range(shard * 100, (shard + 1) * 100):
        text = document(seed)
        lines = range(1, text.count("\n") + 2)
        kinds = list(LineIs)
        decided = tuple(
            LineDecision(line, kinds[(line + seed) % len(kinds)]) for line in lines if (line + seed) % 3 == 0
        )
        try:
            check(text, Decisions(lines=decided))
        except Exception as fault:
            raise AssertionError(f"document({seed}): {fault}") from fault


@pytest.mark.parametrize("path", TEXTS, ids=[str(path.relative_to(ROOT)) for path in TEXTS])
def test_no_character_of_a_text_in_the_repository_is_lost(path):
    check(path.read_bytes().decode())


PIECES = st.sampled_from(
    [
        *ODDITIES,
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "Present: ",
        "Arlov",
        ", ",
        "Cde. Berin—",
        "BERIN. ",
        "I. ",
        "- 1. ",
        "On ",
        "Top Secret",
        "October 3, 1961",
        "Citation:",
        "Summary:",
        "Contents:",
        "[1] Translator's Note: ",
        "Notes",
        "(Arlov)",
        "Document Information",
        "Session of 3 October 1961",
        "• 1 ",
        "Resolved:",
        "word ",
        ". ",
        "English HTML",
        "Agenda:",
    ]
)
CALM = settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@CALM
@given(st.lists(PIECES, max_size=40).map("".join))
@example("3\n\nH\n•1 1\nt1")
@example(")\nPresent\n[1]Translator:\nDocument Information")
@example("Working Notes\n)\nOriginal Language\nR\nr\nAlso taking part:")
@example(")\nParticipants\nNote\n1 .\nDocument Information")
@example("n\nL.;G;G\nTranslator Note\n[1]\nDocument Information")
@example(":\n\nO\n[1]Editor:\ni\nC\nC\nP\n[2]EditorNote:")
def test_no_character_is_lost_of_forms_in_any_order(text):
    check(text)


@CALM
@given(st.text(max_size=400))
def test_no_character_of_any_text_is_lost(text):
    check(text)


@CALM
@given(st.binary(max_size=200))
def test_any_bytes_give_a_reading_or_a_reason(source):
    reading, diagnostics = read(source, "bytes.txt", Decisions())
    assert reading or diagnostics


@CALM
@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_program_keeps_the_same_account(text):
    reading, _ = read(text.encode(), "generated.txt", Decisions())
    assert reading is None or all(is_blank(text[start:end]) for start, end in gaps(reading.protocol, text))


@pytest.mark.parametrize(
    "between",
    [
        "\r\n",
        "\r\n\r\n",
        "\u2028",
        "\x85",
        "\x0b",
        "\x0c",
        "\x1c",
        "\t",
        "\u00a0",
        "\u00ad",
        "\u200b",
        "\ufeff",
        "\U0001f33e",
    ],
)
def test_whatever_stands_between_two_lines_is_kept(between):
    check(
        between.join(["October 3, 1961", "Protocol 5", "Present: Arlov, Berin.", "I. On bridges", "Cde. Arlov—Yes.[1]"])
    )
