"""The accessibility statement: what is promised to readers, each promise with the test that keeps it.

The statement follows W3C's model (*Developing an Accessibility Statement*): the standard aimed at, what was done to
reach it, what is known to fall short, whom to tell. ``tests/pages/test_accessibility_statement.py`` sees to it that
every test named here exists.
"""

from protocol_edition import urls
from protocol_edition.model import frozen
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.views import AccessibilityPage, Link
from protocol_edition.project import Project
from protocol_edition.words import later, say


@frozen
class Promise:
    """What readers may rely on, and the test (file under ``tests/``, function) without which it is not said."""

    words: str
    test: str


PROMISES = (
    Promise(
        later(
            "Every kind of page passes axe-core’s rules for WCAG 2.2, levels A and AA, and its best practices: on a "
            "wide and on a narrow screen, light and dark, with a note, a name or the help open."
        ),
        "browser/test_accessibility.py::test_nothing_keeps_a_reader_out",
    ),
    Promise(
        later("Every kind of page is valid HTML, and the style sheets are valid CSS, by the Nu Html Checker."),
        "browser/test_markup.py::test_every_page_is_valid",
    ),
    Promise(
        later("Everything works without JavaScript: every note, name, citation and page is reached by plain links."),
        "browser/test_site.py::test_without_javascript_the_whole_record_is_there",
    ),
    Promise(
        later(
            "Notes and names open by keyboard, pointer and touch; Escape closes them, and the focus returns to the "
            "mark."
        ),
        "browser/test_reading.py::test_a_mark_opens_by_key_and_gives_the_focus_back",
    ),
    Promise(
        later(
            "What opens under a resting pointer can be dismissed, reached with the pointer, and stays (WCAG 1.4.13)."
        ),
        "browser/test_reading.py::test_a_resting_pointer_opens_after_a_while_and_the_note_can_be_reached",
    ),
    Promise(
        later("No page scrolls sideways down to a width of 320 pixels, which is a usual screen at 400 % zoom."),
        "browser/test_site.py::test_no_page_scrolls_sideways",
    ),
    Promise(
        later("Single letters used as keys can be switched off (WCAG 2.1.4)."),
        "browser/test_reading.py::test_keys_lead_from_item_to_item_and_can_be_switched_off",
    ),
    Promise(
        later("Every protocol has a tagged PDF with bookmarks, which declares PDF/UA-1."),
        "exports/test_pdf.py::test_it_is_tagged_and_says_what_it_is",
    ),
)
"""In the order in which a reader cares for them."""

STANDARD = Link("https://www.w3.org/TR/WCAG22/", "Web Content Accessibility Guidelines 2.2")

LIMITS = (
    later(
        "These tests are made by programs, which find only a part of all barriers. No test with users of screen "
        "readers, voice control or magnifiers has been recorded yet."
    ),
    later(
        "The pages that the editors wrote, and any templates of the edition’s own, are as accessible as their authors "
        "made them."
    ),
    later("Words in other languages than the page’s are marked as such only where the source sets them apart."),
    later("The PDF has not been checked against PDF/UA by a second program."),
)


def accessibility_page(project: Project) -> AccessibilityPage:
    """The statement for one edition."""
    page = urls.ACCESSIBILITY
    settings = project.settings
    contact = settings.contact
    return AccessibilityPage(
        frame(project, page),
        head(say("Accessibility"), say("How {title} can be read, and by whom.", title=settings.title), settings, page),
        STANDARD,
        tuple(say(promise.words) for promise in PROMISES),
        tuple(map(say, LIMITS)),
        Link(f"mailto:{contact}" if "@" in contact and "://" not in contact else contact, contact),
        settings.publisher,
    )
