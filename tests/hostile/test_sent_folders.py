"""An edition that somebody sends, built in its own folder, with what a build keeps and makes already in it."""

import json
import os
import shutil
from pathlib import Path

import pytest
from tests.conftest import CRANE

from protocol_edition.cli.door import run
from protocol_edition.publish.stamp import read_checked, write_checked

CACHE = ".protocol-edition-cache/build"
EVIL = b"<script src=//evil.example></script>"


@pytest.fixture
def here(edition, monkeypatch):
    """The edition as the current folder."""
    with (edition / "edition.yaml").open("a") as settings:
        settings.write("pdf: no\nsearch: no\n")
    monkeypatch.chdir(edition)
    return edition


@pytest.fixture
def precious(tmp_path):
    """A folder of the person who builds, which is none of the edition's business."""
    folder = tmp_path / "precious"
    folder.mkdir()
    (folder / "thesis.txt").write_text("ten years of work")
    (folder / "thesis.pieces").write_text("more of them")
    return folder


def tampered(edition: Path) -> None:
    """Changes a page of the site, and all that a cache knows of it, as somebody would who wrote the cache."""
    page, kept = edition / "build/protocols/protocol-9/index.html", edition / CACHE / "kept.jsonl"
    old = page.read_bytes()
    page.write_bytes(old.replace(b"</head>", EVIL + b"</head>"))
    stat = page.stat()
    content = read_checked(kept).decode()
    for number, line in enumerate(lines := content.split("\n")):
        if "protocols/protocol-9/index.html" in line:
            plain = json.loads(line)
            swap(plain, len(old), stat.st_size, stat.st_mtime_ns)
            lines[number] = json.dumps(plain, ensure_ascii=False)
    write_checked(kept, ["\n".join(lines).encode()])


def swap(plain: object, size: int, new_size: int, time: int) -> None:
    """Puts another size and time into the record of the file of this size, wherever it is."""
    for one in plain if isinstance(plain, list) else plain.values() if isinstance(plain, dict) else ():
        if isinstance(one, list) and len(one) == 5 and one[2] == size and str(one[0]).endswith("/index.html"):
            one[2:4] = [new_size, time]
        else:
            swap(one, size, new_size, time)


@pytest.mark.parametrize("sent", [True, False])
def test_pages_that_came_with_an_edition_and_a_cache_that_vouches_for_them_are_made_anew(here, tmp_path, sent):
    assert run(["build"]) == 0
    tampered(here)
    if sent:
        place = tmp_path / "received"
        shutil.copytree(here, place, copy_function=shutil.copy2)
        os.chdir(place)
    (Path("protocol-7.txt")).write_text((Path("protocol-7.txt")).read_text().replace("Pay on", "Pay at"))
    assert run(["build"]) == 0
    # Whoever can write where the edition is built can write the site as well: there the cache is trusted.
    assert (EVIL in Path("build/protocols/protocol-9/index.html").read_bytes()) != sent


def test_what_a_cache_that_came_with_an_edition_says_its_yaml_says_is_not_believed(here, tmp_path):
    assert run(["build", "-j", "1"]) == 0
    kept = here / CACHE / "opened.json"
    write_checked(kept, [read_checked(kept).replace(b"Harbour Archive", b"Another Archive")])
    place = tmp_path / "received"
    shutil.copytree(here, place, copy_function=shutil.copy2)
    os.chdir(place)
    Path("protocol-7.txt").write_text(Path("protocol-7.txt").read_text().replace("Pay on", "Pay at"))
    assert run(["build", "-j", "1"]) == 0
    assert "Another Archive" not in Path("build/index.html").read_text()


@pytest.mark.parametrize("link", [".protocol-edition-cache", CACHE, f"{CACHE}/spare", f"{CACHE}/spare/protocols"])
def test_a_link_in_the_place_of_what_a_build_keeps_leads_nowhere(here, precious, link):
    (here / link).parent.mkdir(parents=True, exist_ok=True)
    (here / link).symlink_to(precious)
    if link.endswith("protocols"):
        (here / CACHE / "spare/.made-by-protocol-edition").touch()
    for _ in range(2):
        assert run(["build"]) == 0
        (here / "protocol-9.txt").write_text((here / "protocol-9.txt").read_text() + "\nAnd so on.\n")
    assert sorted(path.name for path in precious.iterdir()) == ["thesis.pieces", "thesis.txt"]
    assert (precious / "thesis.txt").read_text() == "ten years of work"
    assert not (here / "build").is_symlink()


@pytest.mark.parametrize("inner", ["", "site"])
def test_a_link_in_the_place_of_the_output_is_refused(here, precious, inner, capsys):
    shutil.rmtree(precious)
    precious.mkdir()
    (here / "build").symlink_to(precious)
    assert run(["build", "-o", str(Path("build", inner))]) == 1
    assert "P101 error: a link leads out of the edition" in capsys.readouterr().err
    assert list(precious.iterdir()) == []


def test_whoever_names_a_link_elsewhere_is_obeyed(here, tmp_path, precious):
    shutil.rmtree(precious)
    precious.mkdir()
    (tmp_path / "www").symlink_to(precious)
    assert run(["build", "-o", str(tmp_path / "www")]) == 0
    assert (precious / "index.html").is_file()


def test_commands_that_write_into_an_edition_follow_no_link_out_of_it(here, tmp_path, precious):
    (tmp_path / "minutes-10.txt").write_text(CRANE.replace("9", "10"))
    (here / "minutes-10.yaml").symlink_to(precious / "new.yaml")
    assert run(["add", str(tmp_path / "minutes-10.txt")]) == 0
    (here / "templates/pages").mkdir(parents=True)
    (here / "templates/pages/home.html").symlink_to(precious / "home.html")
    assert run(["template", "pages/home.html"]) == 2
    shutil.rmtree(here / "templates")
    (here / "templates").symlink_to(precious)
    assert run(["template", "pages/home.html"]) == 2
    (here / "anchors").symlink_to(precious)
    assert run(["anchors", "--on", "2026-01-02"]) == 1
    assert sorted(path.name for path in precious.iterdir()) == ["thesis.pieces", "thesis.txt"]
