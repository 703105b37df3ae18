"""From an edition's folder to the files of its site."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from protocol_edition.cli.door import run
from protocol_edition.diagnostics import Severity
from protocol_edition.project import open_project
from protocol_edition.publish import Means, Terms, build, rehearse, tending
from protocol_edition.publish.jobs import survey

LENIENT = Terms()


def publish(edition: Path, output: Path, terms: Terms = LENIENT):
    project, findings = open_project(edition)
    assert project
    return build(project, output, findings, terms)


def files(output: Path) -> dict[str, bytes]:
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in output.rglob("*") if file.is_file()}


def codes(built) -> set[str]:
    return {diagnostic.code for diagnostic in built.diagnostics}


def test_the_smallest_edition_is_published(edition, tmp_path):
    built = publish(edition, tmp_path / "build")
    assert built.published
    assert built.protocols == 2
    site = files(tmp_path / "build")
    for path in (
        "index.html", "404.html", ".nojekyll", "protocols/index.html", "protocols/protocol-7/index.html",
        "protocols/protocol-7/protocol.json", "protocols/protocol-7/protocol.txt", "protocols/protocol-7/citation.bib",
        "protocols/protocol-7/citation.ris", "protocols/protocol-7/citation.json", "protocols/protocol-9/index.html",
        "assets/css/theme.css", "assets/protocol.schema.json",
    ):  # fmt: skip
        assert path in site
    assert built.files == len(site) - 2  # the marker of the output and the manifest are no files of the site
    assert site["protocols/protocol-7/protocol.txt"] == (edition / "protocol-7.txt").read_bytes()


def test_the_real_edition_is_published_without_a_warning(seed_edition, tmp_path):
    assert run(["anchors", str(seed_edition), "--on", "2026-01-02"]) == 0
    built = publish(seed_edition, tmp_path / "build", Terms(strict=True))
    assert built.published
    assert {diagnostic.severity for diagnostic in built.diagnostics} == {Severity.NOTICE}
    site = files(tmp_path / "build")
    assert "people/khrushchev-nikita/index.html" in site
    assert "about/index.html" in site


def test_texts_are_judged_alone_and_together(edition, tmp_path):
    (edition / "protocol-9.yaml").write_text('number: "7"\n')
    assert codes(publish(edition, tmp_path / "build")) >= {"C102", "C203"}


def test_the_json_holds_what_was_found(edition, tmp_path):
    (edition / "protocol-9.txt").write_text((edition / "protocol-9.txt").read_text() + "\n[9] nothing points here\n")
    built = publish(edition, tmp_path / "build")
    written = json.loads((tmp_path / "build/protocols/protocol-9/protocol.json").read_text())
    assert [found["code"] for found in written["diagnostics"]] == [
        diagnostic.code for diagnostic in built.diagnostics if diagnostic.file == "protocol-9.txt"
    ]
    assert written["diagnostics"]


FAULTS = {
    "an empty text": ("protocol-9.txt", b""),
    "a text that is not UTF-8": ("protocol-9.txt", "Beschlüsse".encode("latin-1")),
    "settings with an unknown key": ("edition.yaml", b"titel: x\n"),
    "a sidecar that is no YAML": ("protocol-9.yaml", b"id: [\n"),
    "a sidecar without a text": ("protocol-8.yaml", b"id: eight\n"),
    "two texts with one id": ("protocol-9.yaml", b"id: protocol-7\n"),
    "a page that is not UTF-8": ("pages/about.md", b"\xff\xfeA"),
    "a damaged ledger": ("anchors/protocol-9.yaml", b"version: 99\n"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_an_error_leaves_the_old_site_byte_for_byte(edition, tmp_path, fault):
    output = tmp_path / "build"
    assert publish(edition, output).published
    before = files(output)
    name, content = FAULTS[fault]
    (edition / name).parent.mkdir(exist_ok=True)
    (edition / name).write_bytes(content)
    project, findings = open_project(edition)
    if project:
        built = build(project, output, findings)
        assert not built.published
        assert any(diagnostic.file == name for diagnostic in built.diagnostics)
        assert codes(rehearse(project, findings)) == codes(built)
    else:
        assert findings
    assert files(output) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "minutes"]


def test_all_that_is_wrong_is_told_in_one_run(edition, tmp_path):
    (edition / "protocol-7.txt").write_bytes(b"")
    (edition / "protocol-9.yaml").write_text("number: 9\nseris: Board\n")
    built = publish(edition, tmp_path / "build")
    assert {diagnostic.file for diagnostic in built.diagnostics} >= {"protocol-7.txt", "protocol-9.yaml"}
    assert list(built.diagnostics) == sorted(built.diagnostics)
    assert not (tmp_path / "build").exists()


def test_strict_counts_a_warning_as_an_error(edition, tmp_path):
    (edition / "protocol-9.txt").write_text((edition / "protocol-9.txt").read_text().replace("built.", "built.[1]"))
    assert publish(edition, tmp_path / "lenient").published
    strict = publish(edition, tmp_path / "strict", Terms(strict=True))
    assert not strict.published
    assert not (tmp_path / "strict").exists()


def test_a_rehearsal_writes_nothing_and_counts_what_would_be_written(edition, tmp_path):
    project, findings = open_project(edition)
    rehearsed = rehearse(project, findings)
    built = publish(edition, tmp_path / "build", Terms(searchable=False))
    assert (rehearsed.published, rehearsed.files) == (True, built.files)
    assert rehearsed.diagnostics == built.diagnostics


def test_what_is_no_longer_made_is_gone(edition, tmp_path):
    publish(edition, tmp_path / "build")
    (edition / "protocol-9.txt").unlink()
    publish(edition, tmp_path / "build")
    assert not (tmp_path / "build/protocols/protocol-9").exists()


def test_a_text_that_was_renamed_is_still_found_at_its_former_address(edition, tmp_path):
    assert run(["anchors", str(edition), "--on", "2026-01-02"]) == 0
    (edition / "protocol-9.txt").rename(edition / "crane.txt")
    (edition / "anchors/protocol-9.yaml").rename(edition / "anchors/crane.yaml")
    assert publish(edition, tmp_path / "build").published
    page = (tmp_path / "build/protocols/protocol-9/index.html").read_text()
    assert "../crane/index.html" in page
    assert (tmp_path / "build/protocols/crane/index.html").is_file()


def test_the_sitemap_has_the_protocols_and_their_histories(edition, tmp_path):
    with (edition / "edition.yaml").open("a") as settings:
        settings.write("base_url: https://board.example/\n")
    publish(edition, tmp_path / "build")
    listed = (tmp_path / "build/sitemap.xml").read_text()
    for page in ("protocols/protocol-7/", "protocols/protocol-7/history/", "protocols/protocol-9/history/"):
        assert f"<loc>https://board.example/{page}</loc>" in listed


def test_every_page_of_a_renamed_text_leads_on_from_its_former_address(edition, tmp_path):
    with (edition / "edition.yaml").open("a") as settings:
        settings.write("base_url: https://board.example/\n")
    assert run(["anchors", str(edition), "--on", "2026-01-02"]) == 0
    (edition / "protocol-9.txt").rename(edition / "crane.txt")
    (edition / "anchors/protocol-9.yaml").rename(edition / "anchors/crane.yaml")
    assert publish(edition, tmp_path / "build").published
    for page, target in (("", ""), ("cite/", "cite/"), ("history/", "history/")):
        moved = (tmp_path / f"build/protocols/protocol-9/{page}index.html").read_text()
        assert f'<link rel="canonical" href="https://board.example/protocols/crane/{target}">' in moved
        assert f"crane/{target}index.html" in moved


@pytest.mark.parametrize("kind", ["people", "places", "organisations"])
def test_a_name_under_a_new_key_is_still_found_under_its_former_ones(edition, tmp_path, kind):
    with (edition / "edition.yaml").open("a") as settings:
        settings.write("base_url: https://board.example/\n")
    (edition / "authorities").mkdir()
    (edition / f"authorities/{kind}.yaml").write_text("linz: {name: Linz, formerly: [lincz, lintz]}\n")
    assert publish(edition, tmp_path / "build").published
    for former in ("lincz", "lintz"):
        moved = (tmp_path / f"build/{kind}/{former}/index.html").read_text()
        assert f'<link rel="canonical" href="https://board.example/{kind}/linz/">' in moved
        assert '<a href="../linz/index.html">Linz</a>' in moved


def test_two_texts_cannot_have_one_address_now_and_formerly(edition, tmp_path):
    assert run(["anchors", str(edition), "--on", "2026-01-02"]) == 0
    (edition / "anchors/protocol-9.yaml").rename(edition / "anchors/crane.yaml")
    (edition / "crane.txt").write_text((edition / "protocol-9.txt").read_text())
    built = publish(edition, tmp_path / "build")
    assert not built.published
    rivals = [diagnostic.what for diagnostic in built.diagnostics if diagnostic.code == "P103"]
    assert len(rivals) == 3
    assert all("protocol-9.txt" in what and "anchors/crane.yaml" in what for what in rivals)


def test_a_fault_of_the_program_is_not_taken_for_one_of_the_disk(edition, tmp_path, monkeypatch):
    def lost():
        raise FileNotFoundError("the program is not whole")

    monkeypatch.setattr("protocol_edition.publish.shared.static_folder", lost)
    with pytest.raises(FileNotFoundError):
        publish(edition, tmp_path / "build")
    assert [path.name for path in tmp_path.iterdir()] == ["minutes"]


def test_progress_is_told_for_every_text(edition, tmp_path):
    project, findings = open_project(edition)
    told = []
    build(project, tmp_path / "build", findings, Terms(), Means(progress=lambda *step: told.append(step)))
    assert told[0] == ("texts", 2, 2)
    assert [stage for stage, done, total in told if done == total] == ["texts", "lists", "indexing"]


PROGRAM = """
import datetime, locale, os, sys, time
clock = float(os.environ["CLOCK"])
local, gm, Real = time.localtime, time.gmtime, datetime.datetime
time.time, time.time_ns = lambda: clock, lambda: int(clock * 1e9)
time.localtime, time.gmtime = lambda at=None: local(at or clock), lambda at=None: gm(at or clock)
class Day(datetime.date):
    today = classmethod(lambda kind: kind.fromtimestamp(clock))
class Moment(Real):
    now = classmethod(lambda kind, zone=None: kind.fromtimestamp(clock, zone))
    today = utcnow = now
datetime.date, datetime.datetime = Day, Moment
from pathlib import Path
from protocol_edition.cli.door import run
from protocol_edition.diagnostics import Severity
from protocol_edition.project import open_project
from protocol_edition.publish import build
time.tzset()
locale.setlocale(locale.LC_ALL, "")
os.umask(int(os.environ["UMASK"], 8))
project, findings = open_project(Path(sys.argv[1]))
assert build(project, Path(sys.argv[2]), findings).published
"""


def test_the_same_edition_gives_the_same_bytes_elsewhere_and_later(seed_edition, tmp_path):
    elsewhere = Path(shutil.copytree(seed_edition, tmp_path / "other" / "place"))
    for file in elsewhere.rglob("*"):
        os.utime(file, (0, 0))
    for number, (folder, surroundings) in enumerate(
        (
            (seed_edition, {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C", "CLOCK": "86400", "UMASK": "022"}),
            (
                elsewhere,
                {
                    "PYTHONHASHSEED": "2",
                    "TZ": "Asia/Kamchatka",
                    "LC_ALL": "C.UTF-8",
                    "LANG": "tr_TR.UTF-8",
                    "CLOCK": "4e9",
                    "UMASK": "077",
                    "HOME": str(tmp_path),
                    "USER": "somebody-else",
                },
            ),
        )
    ):
        output = tmp_path / f"build-{number}"
        ended = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(folder), str(output)],
            env=os.environ | surroundings, cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ended.stderr == ""
    assert files(tmp_path / "build-0") == files(tmp_path / "build-1")


def test_no_file_names_a_place_on_this_machine(seed_edition, tmp_path):
    publish(seed_edition, tmp_path / "build")
    for path, content in files(tmp_path / "build").items():
        assert str(tmp_path).encode() not in content, path


def test_every_text_is_offered_as_pdf_unless_a_sign_of_it_has_no_font(edition, tmp_path):
    text = (edition / "protocol-9.txt").read_text()
    (edition / "protocol-9.txt").write_text(text.replace("\n\n", "\n\n中 ", 1))
    built = publish(edition, tmp_path / "build")
    site = files(tmp_path / "build")

    assert built.published
    assert [(found.file, found.severity) for found in built.diagnostics if found.code == "P106"] == [
        ("protocol-9.txt", Severity.WARNING)
    ]
    assert site["protocols/protocol-7/protocol.pdf"].startswith(b"%PDF-")
    assert b'href="protocol.pdf"' in site["protocols/protocol-7/index.html"]
    assert "protocols/protocol-9/protocol.pdf" not in site
    assert b"protocol.pdf" not in site["protocols/protocol-9/index.html"]


def test_no_pdf_where_the_edition_wants_none(edition, tmp_path):
    with (edition / "edition.yaml").open("a") as settings:
        settings.write("\npdf: false\n")
    publish(edition, tmp_path / "build")

    assert not [path for path in files(tmp_path / "build") if path.endswith(".pdf")]


def test_an_edition_has_its_own_colours_and_logo_on_every_page(edition, tmp_path):
    (edition / "theme").mkdir()
    (edition / "theme/style.css").write_text(":root { --pencil: #600; }")
    (edition / "theme/logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 45"/>')
    with (edition / "edition.yaml").open("a") as settings:
        settings.write("\nlogo: logo.svg\n")
    publish(edition, tmp_path / "build")
    site = files(tmp_path / "build")

    assert site["assets/theme/style.css"] == b":root { --pencil: #600; }"
    page = site["protocols/protocol-7/index.html"].decode()
    assert page.index("css/theme.css") < page.index('href="../../assets/theme/style.css"')
    assert '<img class="logo" src="../../assets/theme/logo.svg" width="90" height="45" alt="">' in page
    assert 'src="assets/theme/logo.svg"' in site["index.html"].decode()


def test_links_of_the_editors_pages_are_followed(edition, tmp_path):
    (edition / "pages").mkdir(exist_ok=True)
    (edition / "pages/guide.md").write_text(
        "# Guide\n\nGood: [home](../index.html), [two](other.md#x), [one](../protocols/protocol-7/index.html#item-i),\n"
        "[its text](../protocols/protocol-7/protocol.txt), [folder](../protocols/), [out](https://example.org/).\n\n"
        "- [gone](../protocols/protocol-8/index.html)\n- [no item](../protocols/protocol-7/#item-xx)\n\n"
        "[run](javascript:alert(1)) and ![picture](missing.png)\n\n[above](../../../etc/passwd)\n"
    )
    (edition / "pages/other.md").write_text("# Other\n")
    built = publish(edition, tmp_path / "build")

    told = [one for one in built.diagnostics if one.code in ("C208", "C209")]
    assert [(one.line, one.code, one.what.split("'")[1]) for one in told] == [
        (6, "C208", "../protocols/protocol-8/index.html"),
        (7, "C208", "../protocols/protocol-7/#item-xx"),
        (9, "C208", "missing.png"),
        (9, "C209", "javascript:alert"),
        (11, "C208", "../../../etc/passwd"),
    ]


def test_a_domain_of_ones_own_and_a_page_for_what_is_not_there_at_any_depth(edition, tmp_path):
    with (edition / "edition.yaml").open("a") as settings:
        settings.write("\ncname: minutes.example.org\nbase_url: https://minutes.example.org/board/\n")
    publish(edition, tmp_path / "build")
    site = files(tmp_path / "build")

    assert site["CNAME"] == b"minutes.example.org\n"
    page = site["404.html"].decode()
    assert 'href="/board/assets/css/theme.css"' in page
    assert 'href="/board/protocols/index.html"' in page


@pytest.mark.parametrize("file", ["protocol-7.txt", "protocol-9.yaml", "edition.yaml"])
def test_a_file_that_is_saved_while_the_site_is_made_is_told_and_the_old_site_stays(edition, tmp_path, file):
    (edition / "protocol-9.yaml").write_text("short_title: Of the crane\n")
    publish(edition, tmp_path / "build")
    before = files(tmp_path / "build")

    def save(stage: str, done: int, _: int) -> None:
        if (stage, done) == ("lists", 1):
            (edition / file).write_bytes((edition / file).read_bytes() + b"\n# more\n")

    project, findings = open_project(edition)
    built = build(project, tmp_path / "build", findings, means=Means(progress=save))
    assert [(one.code, one.file) for one in built.diagnostics if one.severity is Severity.ERROR] == [("P112", file)]
    assert not built.published
    assert files(tmp_path / "build") == before


def test_a_file_that_is_only_touched_while_the_site_is_made_is_the_same(edition, tmp_path):
    project, findings = open_project(edition)
    touch = (edition / "protocol-7.txt").touch
    assert build(project, tmp_path / "build", findings, means=Means(progress=lambda *_: touch())).published


def test_a_text_that_reads_otherwise_the_second_time_is_told_and_nothing_is_published(edition, tmp_path, monkeypatch):
    (edition / "authorities").mkdir()
    items = "".join(f"    - protocol-{number}#item-i\n" for number in (7, 9))
    (edition / "authorities/threads.yaml").write_text(f"crane:\n  title: The crane\n  items:\n{items}")
    times = Counter()

    def read(source, at, **more):
        one, of_it, digest = survey(source, at, **more)
        times[source.name] += 1
        return one, of_it, f"{digest} at the second reading" if times[source.name] > 1 else digest

    monkeypatch.setattr(tending, "survey", read)
    monkeypatch.setattr(tending, "_ROOM", 0)  # else it is held until its page is made, and read but once
    project, findings = open_project(edition)
    built = build(project, tmp_path / "build", findings, means=Means(jobs=1))
    assert max(times.values()) == 2
    assert [one.file for one in built.diagnostics if one.code == "P112"] == ["protocol-7.txt"]
    assert not (tmp_path / "build").exists()
