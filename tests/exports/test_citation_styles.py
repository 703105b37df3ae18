"""Citations of protocols that lack this or that, or whose words are awkward: right punctuation, no placeholder."""

from dataclasses import replace

import pytest

from protocol_edition.exports import STYLE_NAMES, Citer, references
from protocol_edition.model import ArchiveReference

BARE = {
    "repository": "",
    "reference": ArchiveReference(""),
    "credit": "",
    "translators": (),
    "editors": (),
    "contributors": (),
    "url": "",
    "date": "",
}


def styles(edited, settings, anchor=""):
    reference = references(edited, settings).at(anchor)
    return {name: Citer(reference).cited(name) for name in STYLE_NAMES}


def test_a_title_alone(edited_with, settings):
    edited = edited_with(header={"title": "Notes", "date": ""}, citation=BARE, short_title="Notes", url="")
    assert styles(edited, settings) == {
        "chicago-note": "“Notes.”",
        "chicago-short": "“Notes.”",
        "chicago-bibliography": "“Notes.”",
        "mla": "“Notes.”",
        "apa": "Notes. (n.d.).",
    }


def test_an_item_of_a_title_alone(reading, edited_with, settings):
    first, second = reading.protocol.sessions
    sessions = (replace(first, date=""), replace(second, date=""))
    bare = replace(reading, protocol=replace(reading.protocol, sessions=sessions))
    edited = edited_with(bare, header={"title": "Notes", "date": ""}, citation=BARE, short_title="Notes", url="")
    assert styles(edited, settings, "item-v") == {
        "chicago-note": "“On the letter to F. Castro,” item V in “Notes.”",
        "chicago-short": "“Notes,” item V.",
        "chicago-bibliography": "“On the letter to F. Castro.” Item V in “Notes.”",
        "mla": "“On the letter to F. Castro.” Item V of “Notes.”",
        "apa": "On the letter to F. Castro. (n.d.). In Notes (Item V).",
    }


def test_no_citation_line_at_all(reading, edited_with, settings):
    header = replace(reading.protocol.header, citation=None, title="Notes")
    bare = replace(reading, protocol=replace(reading.protocol, header=header))
    edited = edited_with(bare, short_title="Notes", url="")
    assert styles(edited, settings)["chicago-note"] == "“Notes,” October 28, 1962."
    assert styles(edited, settings)["mla"] == "“Notes.” 28 Oct. 1962."


def test_an_archive_without_a_shelfmark_and_a_shelfmark_without_an_archive(edited_with, settings):
    archive = edited_with(citation={"reference": ArchiveReference("AQPPSH", archive="AQPPSH")})
    assert ", AQPPSH, Wilson Center Digital Archive, " in styles(archive, settings)["chicago-note"]
    assert ". AQPPSH. Wilson" in styles(archive, settings)["apa"]
    shelf = edited_with(citation={"reference": ArchiveReference("DY 30, 2460.")})
    assert ", DY 30, 2460, Wilson Center Digital Archive, " in styles(shelf, settings)["chicago-note"]
    assert " DY 30, 2460. Wilson" in styles(shelf, settings)["apa"]


def test_quotation_marks_in_titles_change_inside_quotation_marks(edited_with, settings):
    edited = edited_with(header={"title": 'Minutes on the "Five Points"'})
    cited = styles(edited, settings)
    assert cited["chicago-note"].startswith("“Minutes on the ‘Five Points,’” October 28, 1962, trans.")
    assert cited["chicago-bibliography"].startswith("“Minutes on the ‘Five Points.’” October 28, 1962. Translated")
    assert cited["apa"].startswith("Minutes on the “Five Points” (M. Kramer, Ed. & Trans.). (1962, October 28). RGANI")


def test_a_title_that_asks(edited_with, settings):
    edited = edited_with(header={"title": "Who is to go to Cuba?"}, citation={**BARE, "date": "1962-10-28"})
    cited = styles(edited, settings)
    assert cited["chicago-note"].startswith("“Who is to go to Cuba?,” October 28, 1962")
    assert cited["chicago-bibliography"].startswith("“Who is to go to Cuba?” October 28, 1962.")
    assert cited["mla"].startswith("“Who is to go to Cuba?” 28 Oct. 1962.")
    assert cited["apa"].startswith("Who is to go to Cuba? (1962, October 28).")


@pytest.mark.parametrize(
    ("credit", "note", "mla"),
    [
        ("Translated by Gary Goldberg", "trans. Gary Goldberg", "Translated by Gary Goldberg"),
        (
            "Obtained by A. Bell and translated by C. Dow for CWIHP",
            "obtained by A. Bell and trans. C. Dow for CWIHP",
            "Obtained by A. Bell and translated by C. Dow for CWIHP",
        ),
        (
            "Edited by A. Bell. Translated by C. Dow",
            "ed. A. Bell, trans. C. Dow",
            "Edited by A. Bell, translated by C. Dow",
        ),
        ("Fred Dow", "Fred Dow", "Fred Dow"),
    ],
)
def test_who_is_responsible(edited_with, settings, credit, note, mla):
    cited = styles(edited_with(citation={"credit": credit}), settings)
    assert f"October 28, 1962, {note}, RGANI" in cited["chicago-note"]
    assert f" {credit}. RGANI" in cited["chicago-bibliography"]
    assert f"63.” {mla}, 28 Oct. 1962, RGANI" in cited["mla"]


@pytest.mark.parametrize(
    ("translators", "editors", "roles"),
    [
        (("A. Bell",), (), " (A. Bell, Trans.). "),
        (("Ada Bell", "Carl Dow"), (), " (A. Bell & C. Dow, Trans.). "),
        (("Ada Bell", "Carl Dow", "U Thant"), (), " (A. Bell, C. Dow, & U Thant, Trans.). "),
        ((), ("Ada Bell", "Carl Dow"), " (A. Bell & C. Dow, Eds.). "),
        (("Ada Bell",), ("Carl Dow",), " (C. Dow, Ed.; A. Bell, Trans.). "),
        (("Ada Bell", "Carl Dow"), ("Ada Bell", "Carl Dow"), " (A. Bell & C. Dow, Eds. & Trans.). "),
        (("Charles de Gaulle",), (), " (C. de Gaulle, Trans.). "),
        (("Добрынин А. Ф.",), (), " (А. Ф. Добрынин, Trans.). "),
        ((), (), "63. (1962"),
    ],
)
def test_apa_names_roles_by_initials(edited_with, settings, translators, editors, roles):
    edited = edited_with(citation={"translators": translators, "editors": editors})
    assert roles in styles(edited, settings)["apa"]


def test_a_meeting_of_several_days(edited_with, settings):
    cited = styles(edited_with(header={"date": "1956-10-23/1956-10-26"}), settings)
    assert "63,” October 23–26, 1956, trans." in cited["chicago-note"]
    assert ", 23–26 Oct. 1956, RGANI" in cited["mla"]
    assert "(1956, October 23–26)." in cited["apa"]


def test_a_guessed_date(edited_with, settings):
    cited = styles(edited_with(header={"date": "1962-10?"}), settings)
    assert "63,” [October 1962?], trans." in cited["chicago-note"]
    assert "63.” [October 1962?]. Translated" in cited["chicago-bibliography"]
    assert ", [Oct. 1962?], RGANI" in cited["mla"]
    assert "(1962, October?)." in cited["apa"]


def test_nothing_is_ever_doubled_or_empty(edited, settings):
    """Every set of known facts gives a string without ``..``, ``, ,``, ``()`` or a space before a stop."""
    cited = references(edited, settings)
    facts = ("date", "archive", "shelfmark", "host", "credit", "translators", "editors", "source_url")
    for known in range(2 ** len(facts)):
        missing = {
            fact: type(getattr(cited.document.work, fact))() for i, fact in enumerate(facts) if not known >> i & 1
        }
        work = replace(cited.document.work, **missing)
        for anchor in ("", "item-ix", "session-2", "p-1"):
            reference = replace(cited.at(anchor), work=work, date=work.date)
            for name in STYLE_NAMES:
                text = Citer(reference).cited(name)
                wrong = [bad for bad in ("..", ", ,", ",,", "()", " .", " ,", "  ", ".,", ",.", "None") if bad in text]
                assert not wrong, (name, anchor, sorted(missing), text)
