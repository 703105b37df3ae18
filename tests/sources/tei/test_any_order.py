"""Whatever elements and words stand in whatever order: nothing is lost, and no two nodes begin at one place."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.accounts import check_account
from tests.sources.tei.made import whole

from protocol_edition.model import Decisions, contents, node_key, nodes, note_marks
from protocol_edition.sources import read

CALM = settings(deadline=None, derandomize=True, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
ATTENDANCE = (
    "RS.", "K.", "P.", "VS.", "BdE.", "anw.", "abw.", "außerdem anw.", "BdE. und anw.", "BdR.", " ", ", ", "; ",
    " und ", "(", ")", "[", "]", "Berin", "Dorn", "v. Erben", "P. Krauß", "3. 10.", "14./31. 7.", "(nur bis III.)",
    "fehlt", ".", ":", "Druck: ", "\n  ", "\u00ad", "<note n='1'>N.</note>", "<note n='2'/>", "<pb n='2'/>",
    "<choice><abbr>VS.</abbr><expan>Vorsitz</expan></choice> ", "<choice><sic>Dron</sic><corr>Dorn</corr></choice>",
    "<rs type='person' ref='#m1'>Gall</rs>", "<hi rend='italic'>, Ihr; </hi>",
)  # fmt: skip
LISTED = "".join(
    f"<person role='{role}'><persName ref='#m{number}'><surname>{name}</surname></persName></person>"
    for number, (name, role) in enumerate((("Berin", "chair"), ("Dorn", "attendant"), ("Krauß", "absent"), ("Ihr", "")))
)
HEADER = f"<profileDesc><abstract><listPerson type='attendants'>{LISTED}</listPerson></abstract></profileDesc>"
NAMES = (
    "div", "p", "head", "list", "item", "label", "note", "hi", "rs", "ref", "table", "row", "cell", "quote", "seg",
    "lg", "l", "sp", "speaker", "u", "closer", "dateline", "signed", "opener", "damage", "gap", "supplied", "figure",
    "bibl", "choice", "abbr", "sic", "milestone", "pb", "lb", "index", "term", "ab", "floatingText", "body",
    "incident", "x",
)  # fmt: skip
TYPES = ("", " type='agenda_item'", " type='session'", " type='protocol'", " type='agenda'", " type='attendees'",
         " type='person' ref='#a'", " target='#i'", " n='1'", " rend='italic'", " unit='section'")  # fmt: skip
TREES = st.recursive(
    st.sampled_from(("Words", " ", "\n ", "I.", "[]", "VS. Berin; anw. Dorn")),
    lambda inner: st.builds(
        lambda name, kind, parts: f"<{name}{kind}>{''.join(parts)}</{name}>",
        st.sampled_from(NAMES), st.sampled_from(TYPES), st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)  # fmt: skip


def check(source: str) -> None:
    reading, findings = read(source.encode(), "case.xml", Decisions())
    assert reading is not None
    check_account(reading)
    assert not [one for one in findings if one.code.startswith("R1")]
    keys = [node_key(node) for node in nodes(reading.protocol)]
    assert len(keys) == len(set(keys))
    marks = [mark.origin.start for content in contents(reading.protocol) for mark in note_marks(content)]
    assert len(marks) == len(set(marks)) == len(reading.protocol.notes)
    text, body = squeezed(reading.text), squeezed(re.sub(r"<[^>]*>", "", source.partition("<body>")[2]))
    if not re.search("<(?:choice|index|milestone)", source):
        assert sorted(text) == sorted(body)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


@CALM
@given(st.lists(st.sampled_from(ATTENDANCE), max_size=25).map(" ".join), st.booleans())
def test_words_of_attendance_in_any_order(words, listed):
    item = f"<list type='listperson_prose'><item>{words}</item></list>"
    check(whole(f"<div xml:id='X'><div type='regest'>{item}</div></div>", "mrp1", HEADER if listed else ""))


@CALM
@given(st.lists(TREES, max_size=5).map("".join), st.sampled_from(("plain", "mrp1", "mrp3")))
def test_elements_in_any_order(body, dialect):
    check(whole(body, dialect))
