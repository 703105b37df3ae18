"""A preview holds no more after some saves than before; ``soak`` asks it of a thousand, and of a real server."""

import gc
import threading
from pathlib import Path
from weakref import ref

import pytest
from tests.conftest import CRANE

from protocol_edition.cli.commands.serve import Editing
from protocol_edition.publish import session


@pytest.fixture
def uncollected():
    """No garbage is looked for: what is left behind in circles can be counted."""
    gc.disable()
    yield
    gc.enable()


def test_a_preview_holds_nothing_of_the_saves_before_the_last(edition, tmp_path, uncollected):
    with (edition / "edition.yaml").open("a") as settings:
        settings.write("pdf: no\n")
    editing, seen = Editing(edition, tmp_path / "www" / "site"), []
    for number in range(8):
        (edition / "protocol-9.txt").write_text(CRANE.replace("is built", ("is built", "was sold")[number % 2]))
        assert editing.rebuild().good
        if number % 2:
            editing.settle()
            editing.keep()
            files = [path.name for path in (tmp_path / "www").rglob("*") if path.is_file()]
            opened = len(list(Path("/dev/fd").iterdir()))
            seen.append((len(gc.get_objects()), opened, threading.active_count(), len(files)))
    assert seen[-1][1:] == seen[-2][1:]
    assert seen[-1][0] - seen[-2][0] < 10, seen


class Circle:
    """What only the search for garbage finds, such as a server's connections."""

    def __init__(self) -> None:
        self.itself = self


def test_circles_that_a_server_leaves_behind_go_when_there_is_time(edition, tmp_path, uncollected, monkeypatch):
    monkeypatch.setattr(session, "_MANY", 2)
    editing, left = Editing(edition, tmp_path / "www" / "site"), []
    for _ in range(2):
        circle = Circle()
        left.append(ref(circle))
        editing.rebuild()
    del circle
    assert all(one() for one in left)
    editing.settle()
    assert not any(one() for one in left)
