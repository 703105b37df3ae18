"""Signs and marks inside a line."""

import pytest
from tests.sources.outline import words

from protocol_edition.model import SignKind, printed
from protocol_edition.sources.source import Source
from protocol_edition.sources.wilson_center.inline import Inliner, Mark


def said(text: str, marks: dict[int, Mark] | None = None, notes: dict[str, str] | None = None, decided=None) -> str:
    source = Source("line.txt", text)
    content = Inliner(source, marks or {}, notes or {}, decided or {}).read(0, len(text))
    assert printed(content) == text
    return words(content)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("F[idor]", "F{completed idor = Fidor}"),
        ("com[rade]s", "com{completed rade = comrades}s"),
        (
            "U[nited] A[rab] R[epublic]",
            "U{completed nited = United} A{completed rab = Arab} R{completed epublic = Republic}",
        ),
        ("lies [there] now", "lies {supplied there} now"),
        ("agree [to proceed]", "agree {supplied to proceed}"),
        ("during the [ships'] voyage", "during the {supplied ships'} voyage"),
        ("Tell [Leonid] Arlov", "Tell {identification Leonid} Arlov"),
        ("[Head of Ferries Nikolai] Arlov", "{identification Head of Ferries Nikolai} Arlov"),
        ("the taking over [vzyatiye]", "the taking over {original-term vzyatiye}"),
        ("[handwritten]", "{paper handwritten}"),
        ("[stamp:] Office", "{paper stamp:} Office"),
        ("[signed:] Arlov", "{paper signed:} Arlov"),
        ("[illegible]", "{illegible illegible}"),
        ("[two words illegible]", "{illegible two words illegible}"),
        ("a . . . . b", "a {ellipsis . . . .} b"),
        ("a . . . b", "a {ellipsis . . .} b"),
        ("a [...] b", "a {ellipsis ...} b"),
        ("a [ . . . ] b", "a {ellipsis . . . } b"),
        ("…and so on", "{ellipsis …}and so on"),
        ("wait...", "wait{ellipsis ...}"),
        ("No. __from", "No. {gap __}from"),
        ("on ____ May", "on {gap ____} May"),
        ("[pages missing-ed.]", "{lost pages missing-ed.}"),
        ("[Russian text missing online]", "{lost Russian text missing online}"),
        ("(p. 1) So", "{page-break p. 1} So"),
        ("[page two] So", "{page-break page two} So"),
        ("[Page 47]", "{page-break Page 47}"),
        ("Arlov(?)", "Arlov{doubt ?}"),
        ("Arlov [?]", "Arlov {doubt ?}"),
        ("[sic]", "{doubt sic}"),
        ("[1968]", "{supplied 1968}"),
        ("[4 July]", "{supplied 4 July}"),
        ("[Translator’s Note: so]", "{remark Translator’s Note: so}"),
        ("[so--trans.]", "{remark so--trans.}"),
        ("[so -ed.]", "{remark so -ed.}"),
        ("*never* again", "{emphasis never} again"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_word", "snake_case_word"),
        ("the [outer [inner] words] here", "the {supplied outer {supplied inner} words} here"),
        ("an [open bracket", "an [open bracket"),
        ("a closed] bracket", "a closed] bracket"),
        ("(see above)", "(see above)"),
        ("", ""),
    ],
)
def test_signs(text, read):
    assert said(text) == read


def test_a_mark_is_a_node_of_its_own():
    assert said("May.[1]", {4: Mark(4, 7, "1")}) == "May.{mark 1}"


def test_a_mark_inside_a_bracket():
    assert said("[by May[1]]", {7: Mark(7, 10, "1")}) == "{supplied by May{mark 1}}"


def test_a_bracket_is_crossed_out_if_the_note_behind_it_says_so():
    notes = {"1": "The words in brackets were crossed out."}
    assert said("stand [by May].[1]", {15: Mark(15, 18, "1")}, notes) == "stand {deleted by May}.{mark 1}"


def test_another_note_crosses_nothing_out():
    assert said("stand [by May].[1]", {15: Mark(15, 18, "1")}, {"1": "So said."}) == "stand {supplied by May}.{mark 1}"


def test_an_editor_decides():
    assert said("the [ships] sail", decided={(1, "ships"): SignKind.BRACKET}) == "the {bracket ships} sail"
