"""Damaged and made-up input for every reader: some hundred each time, the same ones; and what longer runs found."""

import os
from itertools import islice

import pytest
from tests.hostile.fuzz import TARGETS, inputs, judged, of_text
from tests.hostile.own import nothing_outside
from tests.sources.growth import HEAD

INPUTS = int(os.environ.get("FUZZ_INPUTS", "120"))


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_no_input_breaks_a_promise(target):
    wrong = [(content, fault) for content in islice(inputs(target, 1), INPUTS) if (fault := judged(target, content))]
    assert wrong == []


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_what_the_fuzzer_begins_with_is_good(target):
    assert [seed for seed in TARGETS[target][1] if judged(target, seed.encode())] == []


def test_a_broken_promise_is_seen(monkeypatch):
    def breaks(content: bytes) -> None:
        assert b"x" not in content

    monkeypatch.setitem(TARGETS, "text", (breaks, TARGETS["text"][1]))
    assert "AssertionError" in judged("text", b"x")
    assert judged("text", b"y") == ""


def test_a_template_that_reaches_out_is_seen(tmp_path):
    with pytest.raises(AssertionError, match="open"), nothing_outside():
        (tmp_path / "a").open("w").close()


@pytest.mark.parametrize(
    "line",
    [
        "He came." + "1" * 60 + "x",
        'The board of the harbour of Ebenau decides on all of it."' + "1" * 60 + "!",
        "The board of the harbour of Ebenau, and so on:" + "[1]" * 60 + "1" * 60 + "x",
    ],
)
def test_figures_behind_the_end_of_a_sentence_are_read_at_once(line):
    """Found by the fuzzer: the pattern of the end of a sentence took twice as long for every two figures more."""
    of_text(f"{HEAD}On x\n\n{line}\nAnd so on.\n".encode())
