"""Mentions that were written aside: read when somebody asks for them, and not before."""

import pytest

from protocol_edition.edition import Facts
from protocol_edition.project import open_project
from protocol_edition.publish import Means, build, work
from protocol_edition.publish.spill import Spill, SpillDamagedError, Spilled, SpilledMentions, Spills

WEBER = ("person", "weber")


def test_whether_somebody_is_named_is_known_without_reading_the_mentions():
    text = Facts("p-1", "", "", "", "", "", ("", 0, ""), (), (), named=(WEBER,))
    mentions = SpilledMentions([(text, Spilled("gone.pieces", 0, (2, 0, 0), "0" * 48))], Spills())
    assert WEBER in mentions
    assert ("person", "lang") not in mentions
    with pytest.raises(SpillDamagedError):
        mentions[WEBER]


def test_what_is_written_later_stands_behind_what_is_there(tmp_path):
    text, where = Facts("p-1", "", "", "", "", "", ("", 0, ""), (), ()), []
    for rows in (b"one", b"other"):
        with Spill(tmp_path, "aside") as spill:
            where.append(spill.add(text, rows, b""))
    with Spills(tmp_path) as spills:
        assert [spills.piece(one, -2) for one in where] == [b"one", b"other"]


def test_however_many_errands_a_process_does_it_writes_one_file_aside(edition, tmp_path, monkeypatch):
    monkeypatch.setattr(work, "_LONGEST", 1)
    (edition / "edition.yaml").write_text((edition / "edition.yaml").read_text() + "pdf: no\nsearch: no\n")
    aside, errands = set(), []

    def progress(stage, done, total):
        errands.append((stage, total))
        aside.update(tmp_path.glob(".build.protocol-edition-aside-*/*.pieces"))

    project, findings = open_project(edition)
    assert build(project, tmp_path / "build", findings, means=Means(jobs=1, progress=progress)).published
    assert errands.count(("texts", 2)) >= 2
    assert len(aside) == 1
