"""What a scholarly encoding tells, on paper."""

import io
import re
from dataclasses import replace

import pypdf
import pytest
from tests.tei_like import EDITION, Flat, everything

from protocol_edition.edition import edit
from protocol_edition.exports import grid, pdf, references
from protocol_edition.model import (
    Authorities,
    Decisions,
    PointsKind,
    Sign,
    SignKind,
    printed,
    protocol_leaves,
    rewrite,
)
from protocol_edition.sources import read


@pytest.fixture(scope="module")
def paper(settings):
    edited, _ = edit(everything(), Decisions(), Authorities(), None, doc_id="protocol-7")
    reader = pypdf.PdfReader(io.BytesIO(pdf(edited, references(edited, settings))))
    return edited, re.sub(r"[\s\u00ad-]", "", "".join(page.extract_text() for page in reader.pages))


def squeezed(words: str) -> str:
    return re.sub(r"[\s\u00ad-]", "", words)


def test_every_word_of_the_record_is_on_paper(paper):
    edited, words = paper
    printed_words = [word for _, leaf in protocol_leaves(edited.protocol) for word in leaf.split()]
    assert len(printed_words) > 100
    assert [word for word in printed_words if squeezed(word) not in words] == []


@pytest.mark.parametrize(
    "told",
    [
        "Lintz [correctly: Linz]", "[p. 54]", "[Picture: Ein Bagger von der Seite]", "Abbreviations Fa.: Firma",
        "Terms of the source’s index Bagger > Ankauf", "Weber (signed 7 March 1921)", "Lang (for a part)",
        "The text of this item is lost; only its heading survives.", "Part of the text is lost.",
        "Attachment to protocol-9.", "On “neue Bagger”: Korrektur", "A Liste der Kräne", "1. bestellen;",
        "Gesehen am 7. März 1921.", EDITION.title, "Edited by Anna Weber and Otto Lang",
        "Licence of the text: CC BY 4.0",
    ],
)  # fmt: skip
def test_what_is_not_printed_is_told(paper, told):
    assert squeezed(told) in paper[1]


def cell(flat: Flat, words: str, span: str = ""):
    return flat.sign(SignKind.CELL, words, word=span)


def test_cells_keep_their_columns_where_others_span_rows_or_are_missing():
    flat = Flat()
    made = flat.points(
        PointsKind.TABLE,
        ("", cell(flat, "a", "1x2"), cell(flat, "b", "2x1")),
        ("", cell(flat, "c")),
        ("", cell(flat, "d"), cell(flat, "e"), cell(flat, "f", "9x9")),
    )
    placed = grid(made)
    places = {printed(one.content): (one.column, one.row, one.columns, one.rows) for row in placed.rows for one in row}
    assert places == {
        "a": (0, 0, 1, 2), "b": (1, 0, 2, 1), "c": (1, 1, 1, 1), "d": (0, 2, 1, 1), "e": (1, 2, 1, 1),
        "f": (2, 2, 9, 1),
    }  # fmt: skip
    assert (placed.width, placed.open) == (11, (8, 9, 0))


@pytest.mark.parametrize("kind", [SignKind.GAP, SignKind.ELLIPSIS, SignKind.ILLEGIBLE, SignKind.LOST])
def test_a_place_without_words_is_seen(settings, kind):
    reading, _ = read(b"Protocol 7\n\nPresent: Lang.\n\nI. On the mill\n\nNo. __ of the mill.\n", "a.txt", Decisions())
    protocol = rewrite(reading.protocol, lambda content, _: tuple(map(wordless(kind), content)))
    edited, _ = edit(replace(reading, protocol=protocol), Decisions(), Authorities(), None, doc_id="a")
    words = pypdf.PdfReader(io.BytesIO(pdf(edited, references(edited, settings)))).pages[0].extract_text()
    assert "No. […] of the mill." in " ".join(words.split())


def wordless(kind):
    """Signs as an encoding has them that prints nothing in their place."""

    def bare(inline):
        return replace(inline, kind=kind, before="", content=(), after="") if isinstance(inline, Sign) else inline

    return bare
