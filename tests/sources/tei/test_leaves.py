"""Plain text is one leaf, whatever elements without a meaning here part it."""

from protocol_edition.model import Decisions, Text
from protocol_edition.sources import read


def leaves(paragraph: str) -> list[str]:
    text = f"<text><body><div><p>{paragraph}</p></div></body></text>"
    made = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>{text}</TEI>'
    reading, _ = read(made.encode(), "a.xml", Decisions())
    (block,) = reading.protocol.sessions[0].blocks
    return [inline.text if isinstance(inline, Text) else type(inline).__name__ for inline in block.content]


def test_words_go_on_through_an_element_that_says_nothing_of_them():
    assert leaves("On <date>3 May</date> they met.") == ["On 3 May they met."]


def test_a_sign_parts_them():
    assert leaves("On <supplied>3</supplied> <date>May</date> they met.") == ["On ", "Sign", " May they met."]


def test_each_line_of_the_file_stays_a_leaf_with_its_line():
    assert leaves("On <date>3 May</date>\nthey met.") == ["On 3 May", " they met."]
