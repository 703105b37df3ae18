"""The outline of a text, as ``parse`` prints it."""

from protocol_edition.exports import outline
from protocol_edition.model import Decisions
from protocol_edition.sources import read

SMALL = """\
October 28, 1962

Presidium Protocol 61

Present: Brezhnev, Kozlov.

I. On Cuba[1]

Cde. Khrushchev

- 1. We agree [to that].
- 2. No. __from here.

On the ships.

Send a letter.

- [1] Translator's Note: A long note.
"""


def lines_of(text):
    return outline(read(text.encode(), "made.txt", Decisions())[0].protocol).splitlines()


def test_a_small_text():
    assert lines_of(SMALL) == [
        " 1  header",
        " 1    date: October 28, 1962",
        " 3    title: Presidium Protocol 61",
        "      = date: 1962-10-28",
        "      = protocol: Presidium no. 61",
        " 5  session 1",
        " 5    present (2): Brezhnev; Kozlov",
        " 7    item I: On Cuba[1]",
        " 9      speech of: Khrushchev",
        "11        numbered points (2)",
        "11          point 1: We agree [to that].",
        "11            supplied: [to that]",
        "12          point 2: No. __from here.",
        "12            gap: __",
        "14    item without number: On the ships.",
        "16      paragraph: Send a letter.",
        "18  note 1 (translator, marked at 7:11): A long note.",
    ]


def test_protocol_63_at_a_glance(reading):
    said = outline(reading.protocol)
    assert "= archive reference: RGANI, fond 3, opis 16, delo 947, folios 45-46ob\n" in said
    assert [line for line in said.splitlines() if " item " in line][
        1
    ] == "35    item I: On the letter to US President Kennedy"
    assert "71        deleted: [to Cuba's ports]\n" in said
    assert said.count("\n") == len(said.splitlines())


def test_a_note_without_a_mark_says_so():
    assert "(translator, no mark)" in "".join(lines_of(SMALL.replace("Cuba[1]", "Cuba")))


def test_a_long_text_is_cut_and_no_line_is_broken():
    said = lines_of(SMALL.replace("Send a letter.", "Send a letter. " * 50))
    cut = next(line for line in said if "paragraph: " in line)
    assert cut.endswith("…")
    assert len(cut) < 130


def test_an_empty_text_has_an_outline(reading):
    assert outline(read(b"   x   ", "made.txt", Decisions())[0].protocol)
