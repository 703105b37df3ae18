"""Whatever a source or an editor's file holds, it is text on the page: nothing runs, nothing breaks out."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pages.conftest import people_index

from protocol_edition.model import (
    Authorities,
    Decisions,
    NameDecision,
    Person,
    Place,
    contents,
    printed,
    protocol_leaves,
)
from protocol_edition.pages import (
    home_page,
    not_found_page,
    person_page,
    place_page,
    prose_page,
    protocols_page,
    render,
)
from protocol_edition.project import Contributor, Licence

PAYLOADS = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<!--<script>", "]]><b>",
    "<img src=x onerror=x>",
    '" onmouseover="x', "' onmouseover='x", "</title><script>x</script>", "</style><script>x</script>",
    "javascript:alert(1)", "{{ 7*7 }}", "{% raw %}", "{{ page.__class__ }}", "&lt;script&gt;", "&#60;script&#62;",
    "</textarea></pre></svg><svg onload=x>", "<a href=javascript:x>x</a>", "\u202e<b>\u202c", "<iframe srcdoc='x'>",
    "</main></body></html>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0>", "`${x}`",
    "%3Cscript%3E",
]  # fmt: skip

TEXT = """\
March 3, 1921

Harbour Board {x} Protocol 7

Citation:

"Harbour Board {x} Protocol 7", March 3, 1921, {x}, HAE, F. 1, Op. 2, D. 3, L. 4-5. Translated by {x}. \
https://archive.example/7

Summary:

The board {x} decides.

Original Language:

German {x}

Present: Weber, Lang {x}, Moser.

I. On the dredger {x}

Cde. Weber

- 1. Order [the {x}] dredger.[1]

About {x} the crane [illegible {x}].

- [1] Translator's Note: The yard {x} is not named.
"""


def is_inert(page) -> None:
    """Nothing but our own scripts and one block of data, no handler, no frame, no foreign address to load."""
    assert {script.get("src", "data").replace("../", "") for script in page.all("//script")} <= {
        "data", "assets/js/faces.js", "assets/js/notes.js", "assets/js/reading.js",
        "assets/js/seek.js",
    }  # fmt: skip
    assert page.all("//iframe | //object | //embed | //base | //form | //svg | //style | //@style") == []
    assert len(page.all("//body")) == len(page.all("//main")) == len(page.all("//title")) == 1
    for element in page.all("//*"):
        assert not [name for name in element.attrib if name.startswith("on")]
        for name in ("href", "src"):
            assert not (element.get(name) or "").strip().lower().startswith(("javascript:", "data:", "//"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_source_is_text_and_nothing_of_it_runs(made, payload):
    text = TEXT.replace("{x}", payload)
    whole = made(text)
    page = whole.page()
    is_inert(page)
    words = "".join(page.text().split())
    for line in text.splitlines():
        assert "".join(line.split()) in words


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_editors_write_is_text_as_well(made, html, settings, payload):
    person = Person(
        "weber",
        payload,
        payload,
        ("Weber",),
        born="1870",
        note=payload,
        source=payload,
        identifiers=(("wikidata", "Q1"),),
    )
    authorities = Authorities({"weber": person}, {"linz": Place("linz", payload, ("Linz",), note=payload)})
    decisions = Decisions(
        title=payload,
        short_title=payload,
        names=(NameDecision("Weber", "weber", why=payload),),
        url="https://x.example/",
    )
    own = replace(
        settings, title=payload, subtitle=payload, publisher=payload, rights=payload, description=payload,
        editors=(Contributor(payload),), licence=Licence(payload),
    )  # fmt: skip
    whole = made(TEXT.replace("{x}", "of Linz"), decisions=decisions, authorities=authorities, settings=own)
    register, project = whole.register, whole.project
    pages = (
        whole.page(),
        *(html(render(view)) for view in (
            home_page(register, project), protocols_page(register, project), people_index(register, project),
            person_page("weber", register, project), place_page("linz", register, project), not_found_page(project),
            prose_page("about", f"# {payload}\n\n{payload}\n", project),
        )),
    )  # fmt: skip
    for page in pages:
        is_inert(page)
        assert " ".join(payload.split()) in page.words("//footer")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "Present: Weber, Lang (chief), O. Brandt.", "I. On the dredger[1]", "IV. On the crane",
                    "Cde. Weber",
                    "- 1. Order it [now].", "- Put off.", "Cde. Lang—We agree.", "[...]", "(p. 2) F[idel] __ *no* (?)",
                    "- [1] Translator's Note: So it is.", "Session of 4 March 1921", "Summary:", "Top Secret",
                    "[stamp:]",
                ]
            ),
            st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60),
        ),
        max_size=14,
    )
)  # fmt: skip
def test_the_page_of_any_text_holds_all_of_it(made, lines):
    whole = made("March 3, 1921\n\nHarbour Board Protocol 7\n\n" + "\n\n".join(lines) + "\n")
    page = whole.page()
    is_inert(page)
    text = page.text()
    protocol = whole.edited.protocol
    assert [leaf for _, leaf in protocol_leaves(protocol) if leaf not in text] == []
    assert [printed(content) for content in contents(protocol) if printed(content) not in text] == []
    ids = page.all("//@id")
    assert len(ids) == len(set(ids))
    assert [href for href in page.all("//a/@href") if href.startswith("#") and href[1:] not in ids] == []
