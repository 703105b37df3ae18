"""What is kept of the program's own files: taken as it was written for the same sign, and for nothing else."""

import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from protocol_edition.words import read_kept, say, speaking, write_kept
from protocol_edition.words.saying import catalogue
from protocol_edition.words.tongues import catalogue_file


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where Python keeps code."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "code"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "code"


def kept(file):
    return Path(cache_from_source(str(file)))


def test_it_is_taken_for_the_same_sign_alone(place, tmp_path):
    write_kept(tmp_path / "words.po", "one", b"first\nsecond")
    assert read_kept(tmp_path / "words.po", "one") == b"first\nsecond"
    assert read_kept(tmp_path / "words.po", "two") == b""
    assert read_kept(tmp_path / "other.po", "one") == b""


@pytest.mark.parametrize("damage", [lambda whole: b"", lambda whole: whole[:-1], lambda whole: whole + b"x"])
def test_what_is_damaged_is_not_taken(place, tmp_path, damage):
    write_kept(tmp_path / "words.po", "one", b"first")
    file = kept(tmp_path / "words.po")
    file.write_bytes(damage(file.read_bytes()))
    assert read_kept(tmp_path / "words.po", "one") == b""


def test_nothing_is_kept_where_python_keeps_nothing(place, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    write_kept(tmp_path / "words.po", "one", b"first")
    assert not place.exists()


def test_a_catalogue_that_was_kept_says_the_same(place):
    heard = []
    for _ in range(2):
        catalogue.cache_clear()
        with speaking("de"):
            heard.append(catalogue("de").gettext("Search"))
    assert heard == ["Suche", "Suche"]
    assert b"Suche" in kept(catalogue_file("de")).read_bytes()
    with speaking("de"):
        assert say("Search") == "Suche"
