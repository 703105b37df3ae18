"""Files that are none, that lie elsewhere, or that have names of their own: told one by one, and nothing hangs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import CRANE

from protocol_edition.cli.door import run
from protocol_edition.project import SOURCE_LIMIT, open_project
from protocol_edition.project.reading import ENCODED_LIMIT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links, pipes and devices are made as POSIX has them")

BESIDE = "what lies beside the edition and is nobody's business"
PATIENCE = 60
"""Seconds after which a command that waits for a pipe is ended, and its test with it."""


def told(edition: Path, *more: str) -> tuple[int, str]:
    """The exit code of a build in a process of its own, and all that it says."""
    command = [
        sys.executable,
        "-m",
        "protocol_edition",
        "build",
        str(edition),
        "-o",
        str(edition.parent / "site"),
        *more,
    ]
    done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
    return done.returncode, (done.stdout + done.stderr).decode()


def strange(folder: Path, outside: Path) -> dict[str, str]:
    """Puts into an edition what must not be opened; out: the code for each name."""
    (outside / "folder").mkdir(parents=True)
    for name in ("secret.txt", "secret.md", "secret.yaml", "secret.css", "secret.html", "folder/secret.html"):
        (outside / name).write_text(BESIDE)
    for inner in ("pages", "authorities", "theme", "templates/pages", "templates/parts", "fonts", "anchors"):
        (folder / inner).mkdir(parents=True, exist_ok=True)
    links = {
        "text-out.txt": "secret.txt", "pages/out.md": "secret.md", "authorities/places.yaml": "secret.yaml",
        "theme/out.css": "secret.css", "templates/pages/person.html": "secret.html", "templates/parts/out": "folder",
        "protocol-9.yaml": "secret.yaml", "anchors/protocol-7.yaml": "secret.yaml", "fonts/out.ttf": "secret.css",
    }  # fmt: skip
    for name, target in links.items():
        (folder / name).symlink_to(outside / target)
    (folder / "text-zero.txt").symlink_to("/dev/zero")
    (folder / "text-lost.txt").symlink_to("nowhere.txt")
    (folder / "text-loop.txt").symlink_to("text-loop.txt")
    (folder / "text-folder.txt").mkdir()
    pipes = (
        "text-pipe.txt", "pages/pipe.md", "authorities/people.yaml", "theme/pipe.svg", "templates/pages/home.html",
        "anchors/protocol-9.yaml", "fonts/pipe.otf",
    )  # fmt: skip
    for name in pipes:
        os.mkfifo(folder / name)
    outward = dict.fromkeys([*links, "text-zero.txt"], "Y104") | {"theme/out.css": "T104"}
    return outward | dict.fromkeys([*pipes, "text-folder.txt"], "Y102") | {
        "theme/pipe.svg": "T104", "text-lost.txt": "S101", "text-loop.txt": "Y102",
    }  # fmt: skip


def test_links_that_lead_out_pipes_devices_and_folders_are_told_one_by_one_and_nothing_is_published(edition, tmp_path):
    wanted = strange(edition, tmp_path / "outside")
    code, said = told(edition)
    assert code == 1, said
    assert "Traceback" not in said
    assert "fault of the program" not in said
    assert [name for name, finding in wanted.items() if f"{name}:1:1: {finding} error" not in said] == [], said
    assert BESIDE not in said
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("folder", ["templates", "anchors", "fonts", "pages", "authorities"])
def test_a_folder_that_is_a_link_to_elsewhere_is_told(edition, tmp_path, folder):
    (tmp_path / "outside").mkdir()
    (edition / folder).symlink_to(tmp_path / "outside")
    _, findings = open_project(edition)
    assert (folder, "Y104") in {(finding.file, finding.code) for finding in findings}
    assert {finding.code for finding in findings} == {"Y104"}


def test_a_link_within_the_edition_is_followed(edition, tmp_path):
    (edition / "kept").mkdir()
    (edition / "protocol-9.txt").rename(edition / "kept" / "nine.txt")
    (edition / "protocol-9.txt").symlink_to("kept/nine.txt")
    assert run(["build", str(edition), "-o", str(tmp_path / "site")]) == 0
    assert (tmp_path / "site" / "protocols" / "protocol-9" / "protocol.txt").read_text() == CRANE


def test_settings_that_are_a_pipe_or_a_device_are_told(edition):
    (edition / "edition.yaml").unlink()
    os.mkfifo(edition / "edition.yaml")
    assert [finding.code for finding in open_project(edition)[1]] == ["Y102"]
    (edition / "edition.yaml").unlink()
    (edition / "edition.yaml").symlink_to("/dev/zero")
    assert [finding.code for finding in open_project(edition)[1]] == ["Y104"]


def test_a_file_that_one_may_not_read_is_told(edition):
    open_project(edition)  # what is imported late is imported now
    (edition / "protocol-9.txt").chmod(0o000)
    folders = [edition, *edition.parents]
    before = {folder: folder.stat().st_mode for folder in folders if folder.stat().st_uid == os.geteuid()}
    root = os.geteuid() == 0
    if root:
        for folder, mode in before.items():
            folder.chmod(mode | 0o055)
        os.seteuid(65534)
    try:
        content, findings = open_project(edition)[0].read_source(edition / "protocol-9.txt")
    finally:
        if root:
            os.seteuid(0)
            for folder, mode in before.items():
                folder.chmod(mode)
    assert content is None
    assert [finding.code for finding in findings] == ["Y102"]
    assert "cannot be read" in findings[0].what


# ---- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("CON.txt", ["Y307"]), ("aux.txt", ["Y307"]), ("index.txt", ["Y307"]), ("....txt", []), ("%2e%2e.txt", []),
        ("<img src=x onerror=alert(1)>.txt", []), ("{{7*7}}.txt", []), ("-rf.txt", []), ("=cmd|x.txt", []),
        ("'quoted' \"twice\".txt", []), ("Pro\u0308tokoll.txt", []), ("x" * 240 + ".txt", []), ("a\nb.txt", ["Y108"]),
        ("a\x1b[31m.txt", ["Y108"]), ("a\u202etxt.exe.txt", ["Y108"]), ("aux.html.txt", []), ("\u00a0.txt", ["Y108"]),
        ("protokoll.TXT", ["Y108"]), ("PROTOCOL-9.txt", ["Y404"]), ("protocol_9.txt", ["Y404"]),
        ("ｐrotocol-9.txt", ["Y404"]), ("protocol-9\u200b.txt", ["Y108"]), ("edition.txt", ["Y108"]),
    ],
)  # fmt: skip
def test_a_text_of_any_name_has_an_address_or_is_told(edition, name, codes):
    (edition / name).write_text(CRANE)
    project, findings = open_project(edition)
    assert [finding.code for finding in findings] == codes
    addresses = [project.document_id(source) for source in project.sources]
    assert all(set(address) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for address in addresses)


def test_a_name_that_is_not_utf_8_is_told(edition):
    Path(os.fsdecode(os.fsencode(edition) + b"/\xff\xfe.txt")).write_text(CRANE)
    assert [finding.code for finding in open_project(edition)[1]] == ["Y108"]


# ---- too much --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "limit"), [("protocol-9.txt", SOURCE_LIMIT), ("encoded.xml", ENCODED_LIMIT)])
def test_a_text_beyond_the_limit_is_refused_with_the_limit(edition, name, limit):
    with (edition / name).open("ab") as file:
        file.truncate(limit + 1)
    content, findings = open_project(edition)[0].read_source(edition / name)
    assert content is None
    assert [finding.code for finding in findings] == ["Y103"]
    assert f"{limit:,} bytes" in findings[0].what


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{here}: &{here} [{','.join([f'*{there}'] * 9)}]\n" for there, here in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("yaml", "code"),
    [
        (BOMB, "Y203"), ("title: x\ntitle: y\n", "Y202"), ("a: " + "[" * 5000 + "]" * 5000, "Y205"),
        ("{a: " * 5000 + "}" * 5000, "Y205"), ("- " * 5000 + "x", "Y205"), ("a: 1\n---\nb: 2\n", "Y206"),
        ("title: !!python/object/apply:os.system [id]\n", "Y204"), ("<<: *x\n", "Y203"), ("a: \0\n", "Y207"),
        ("? [a]\n: b\n", "Y208"), ("a: 'x\n", "Y201"), ('title: "x' + " " * 200_000 + 'y"\n', "Y302"),
        ("title: " + "9" * 100_000 + "\n", "Y302"), ("title: '" + "''" * 50_000 + "'\n", "Y302"),
        ("k" * 200_000 + ": x\n", "Y201"), ("".join(f"k{n}: x\n" for n in range(2_000)), "Y301"), ("\x85: x", "Y207"),
    ],
)  # fmt: skip
def test_yaml_that_swells_or_runs_is_refused_at_once(edition, yaml, code):
    (edition / "edition.yaml").write_text(yaml)
    project, findings = open_project(edition)
    assert project is None
    assert code in {finding.code for finding in findings}
    assert all(finding.line >= 1 and len(str(finding)) < 2000 for finding in findings)
