"""What is made again after an edit is what would be made from nothing, byte for byte; and only that is made."""

import json
import os
import random
import shutil
import threading
import time

import pytest

from protocol_edition.cli.door import run
from protocol_edition.pages import forget_templates, marked_copy
from protocol_edition.project import open_project
from protocol_edition.publish import Built, Means, Session, Terms, build, look, tending, work
from protocol_edition.publish.manifest import verify
from protocol_edition.publish.work import make_part

LONG = int(os.environ.get("PROTOCOL_EDITION_LONG", "0"))
"""How many sequences of edits to try; a few seconds without it, some 15 s for each with it."""
QUICK = Terms(durable=False)
PEOPLE = {
    "weber": {"name": "Anna Weber", "variants": ["Weber"]},
    "lang": {"name": "Otto Lang", "variants": ["Lang"], "note": "The pilot."},
    "moser": {"name": "Ida Moser", "variants": ["Moser"]},
}


def files(output):
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in output.rglob("*") if file.is_file()}


def again(edition, output, terms=QUICK, jobs=1):
    """A build as the command does it: with a look first, and what the last build kept."""
    forget_templates()
    seen = look(edition, output, output.parent / "kept", terms.words)
    if seen.said:
        return Built(True, seen.said.protocols, seen.said.files, seen.said.diagnostics)
    project, findings = open_project(edition)
    means = Means(jobs=jobs, cache=seen)
    return build(project, output, findings, terms, means) if project else Built(False, 0, 0, findings)


def anew(edition, output, terms=QUICK):
    """A build that knows nothing of another."""
    forget_templates()
    shutil.rmtree(output, ignore_errors=True)
    project, findings = open_project(edition)
    return build(project, output, findings, terms, Means(jobs=1)) if project else Built(False, 0, 0, findings)


def replace(file, content):
    """Puts another file in the place of one, as those who copy and fetch sites do."""
    file.unlink()
    file.write_bytes(content)


@pytest.fixture
def named(edition, monkeypatch):
    """Five texts with persons, some of whom have pages for years, threads and a page of the editors."""
    monkeypatch.setattr("protocol_edition.pages.spans.MOST_ON_ONE_PAGE", 2)
    crane = (edition / "protocol-9.txt").read_text()
    for number in (11, 12, 13):
        (edition / f"protocol-{number}.txt").write_text(
            crane.replace("Protocol 9", f"Protocol {number}").replace("May 9, 1923", f"May {number}, 1924")
        )
    settings = (edition / "edition.yaml").read_text()
    (edition / "edition.yaml").write_text(settings + "pdf: false\nsearch: false\n")
    for folder in ("authorities", "pages", "theme", "templates", "anchors"):
        (edition / folder).mkdir()
    write_people(edition, PEOPLE)
    items = "".join(f"    - protocol-{number}#item-i\n" for number in (9, 11, 13))
    (edition / "authorities/threads.yaml").write_text(f"crane:\n  title: The crane\n  items:\n{items}")
    (edition / "pages/about.md").write_text("# About\n\n[seven](../protocols/protocol-7/#item-i)\n")
    return edition


def rewrite(path, old, new):
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))


def write_people(edition, people):
    (edition / "authorities/people.yaml").write_text(json.dumps(people))


class Editors:
    """Somebody who does what editors, their programs and bad luck do, by chance that can be repeated."""

    def __init__(self, edition, output, seed):
        self.edition, self.output, self.chance = edition, output, random.Random(seed)
        self.cache = output.parent / "kept"
        self.number = 20

    def text(self):
        return self.chance.choice(sorted(self.edition.glob("*.txt")))

    def act(self, but=()):
        acts = sorted(name for name in dir(self) if name.startswith("do_") and name not in but)
        name = self.chance.choice(acts)
        getattr(self, name)()
        return name

    def do_change_a_word(self):
        text = self.text()
        old, new = self.chance.choice([("crane", "winch"), ("winch", "crane"), ("Lang reports", "Moser reports")])
        rewrite(text, old, new)

    def do_change_as_many_letters_in_the_same_moment(self):
        text = self.text()
        stat = text.stat()
        rewrite(text, "built", "burnt")
        os.utime(text, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    def do_add_a_text(self):
        self.number += 1
        added = self.edition / f"added-{self.number}.txt"
        shutil.copy(self.text(), added)
        rewrite(added, "Protocol ", "Protocol 1")

    def do_delete_a_text(self):
        if len(list(self.edition.glob("*.txt"))) > 3:
            self.text().unlink()

    def do_rename_a_text(self):
        self.number += 1
        self.text().rename(self.edition / f"renamed-{self.number}.txt")

    def do_move_a_text_in_time(self):
        text = self.text()
        year = str(self.chance.randint(1920, 1926))
        rewrite(text, "1924", year)
        rewrite(text, "1923", year)

    def do_spoil_a_text(self):
        self.text().write_bytes(self.chance.choice([b"", b"\xff\xfe", b"nothing"]))

    def do_touch_everything(self):
        for path in self.edition.rglob("*"):
            os.utime(path, ns=(1, self.chance.randrange(1 << 60)))

    def do_write_a_sidecar(self):
        said = self.chance.choice(
            ['title: "Of the crane"', 'series: "Committee"', 'number: "77"', 'date: "1922-02-02"', "nonsense: 1", ""]
        )
        self.text().with_suffix(".yaml").write_text(f"{said}\n")

    def do_mend_everything(self):
        for text in self.edition.glob("*.txt"):
            if b"Protocol" not in text.read_bytes():
                text.unlink()
        for path in (self.edition / "anchors").glob("*.yaml"):
            path.unlink()
        shutil.rmtree(self.edition / "templates/pages", ignore_errors=True)
        write_people(self.edition, PEOPLE)
        (self.edition / "authorities/threads.yaml").write_text("{}\n")  # whatever they name may be gone
        self.do_delete_sidecars()

    def do_delete_sidecars(self):
        for path in self.edition.glob("*.yaml"):
            if path.name != "edition.yaml":
                path.unlink()

    def do_record_addresses(self):
        run(["anchors", str(self.edition), "--on", f"2026-01-{self.chance.randint(10, 28)}"])

    def do_lose_a_ledger(self):
        for path in sorted((self.edition / "anchors").glob("*.yaml"))[:1]:
            path.unlink()

    def do_change_the_people(self):
        people = json.loads((self.edition / "authorities/people.yaml").read_text() or "{}")
        key = self.chance.choice(["weber", "lang", "moser", "brandt"])
        change = self.chance.choice(
            [
                {"name": "Anna Maria Weber"}, {"note": "Somebody."}, {"variants": ["O. Brandt", "Brandt"]},
                {"offices": ["Harbour master"]}, {"formerly": ["webber"]}, {"sort": "Aaron, A."}, None,
            ]
        )  # fmt: skip
        if change is None:
            people.pop(key, None)
        else:
            people[key] = people.get(key, PEOPLE.get(key, {"name": "Otto Brandt"})) | change
        write_people(self.edition, people)

    def do_give_a_person_another_key(self):
        people = json.loads((self.edition / "authorities/people.yaml").read_text() or "{}")
        if people:
            old, new = self.chance.choice(sorted(people)), self.chance.choice(["ada", "ben", "cyr"])
            if new not in people:
                people[new] = people.pop(old) | {"formerly": [old]}
        write_people(self.edition, people)

    def do_list_places(self):
        places = self.chance.choice(["linz: {name: Linz}\n", "linz: {name: Linz, note: On the river.}\n", "{}\n"])
        (self.edition / "authorities/places.yaml").write_text(places)

    def do_change_threads(self):
        numbers = self.chance.sample([7, 9, 11, 12, 13], 2)
        items = "".join(f"    - protocol-{number}#item-i\n" for number in numbers)
        (self.edition / "authorities/threads.yaml").write_text(f"crane:\n  title: Crane\n  items:\n{items}")

    def do_change_settings(self):
        kept = [
            line
            for line in (self.edition / "edition.yaml").read_text().splitlines()
            if line.partition(":")[0] not in ("subtitle", "base_url", "interface", "rights")
        ]
        more = self.chance.choice(
            ["subtitle: Fair copies", "base_url: https://board.example/", "interface: de", "rights: Nobody's", ""]
        )
        (self.edition / "edition.yaml").write_text("\n".join([*kept, more, ""]))

    def do_change_pages(self):
        page = self.edition / "pages" / self.chance.choice(["about.md", "guide.md"])
        if page.exists() and self.chance.random() < 0.4:
            page.unlink()
        else:
            page.write_text(f"# Page {self.chance.random()}\n\n[gone](../protocols/protocol-9/)\n")

    def do_change_the_theme(self):
        style = self.edition / "theme/style.css"
        if style.exists() and self.chance.random() < 0.4:
            style.unlink()
        else:
            style.write_text(f":root {{ --pencil: #{self.chance.randint(100, 999)}; }}")

    def do_change_templates(self):
        own = self.edition / "templates/pages/person.html"
        if own.exists() and self.chance.random() < 0.5:
            shutil.rmtree(own.parent)
            return
        own.parent.mkdir(exist_ok=True)
        wrong = "{{ page.unknown }}" if self.chance.random() < 0.2 else ""
        own.write_text(marked_copy("pages/person.html", "1") + f"<!-- {self.chance.random()} -->{wrong}")

    def do_damage_the_cache(self):
        kept = sorted(path for path in self.cache.rglob("*") if path.is_file())
        for file in self.chance.sample(kept, min(2, len(kept))):
            content = file.read_bytes()
            place = self.chance.randrange(len(content) + 1)
            file.write_bytes(
                self.chance.choice(
                    [b"", content[:place], os.urandom(99), content[:place] + b"x" + content[place + 1 :],
                     content.replace(b"\n1 ", b"\n2 ", 1), content + content]
                )
            )  # fmt: skip
            if self.chance.random() < 0.3:
                file.unlink()

    def do_lose_the_cache(self):
        shutil.rmtree(self.cache, ignore_errors=True)

    def do_meddle_with_the_site(self):
        site = sorted(path for path in self.output.rglob("*") if path.is_file() and not path.name.startswith(".made"))
        for file in self.chance.sample(site, min(3, len(site))):
            if self.chance.random() < 0.5:
                file.unlink()
            else:
                file.write_bytes(file.read_bytes() + b"<!-- by hand -->")
        if site and self.chance.random() < 0.3:
            (self.output / "mine.html").write_text("mine")

    def do_lose_the_site(self):
        shutil.rmtree(self.output, ignore_errors=True)

    def do_nothing(self):
        pass


@pytest.mark.parametrize("seed", range(LONG or 1))
def test_whatever_was_edited_the_site_is_that_of_a_build_from_nothing(named, tmp_path, seed):
    output = tmp_path / "again"
    editors, done = Editors(named, output, seed), []
    again(named, output)
    published = 0
    for _ in range(60 if LONG else 8):
        done.append(editors.act())
        # Afterwards, as some act on the site as well: so does damage to the spare one, which holds the same files.
        standing = files(output) if output.exists() else {}
        made, wanted = again(named, output), anew(named, tmp_path / "anew")
        assert made == wanted, done
        if made.published:
            published += 1
            assert files(output) == files(tmp_path / "anew"), done
        else:
            assert (files(output) if output.exists() else {}) == standing, done
            editors.do_mend_everything()
    assert published > len(done) / 2


@pytest.fixture
def remade(named, tmp_path):
    """Builds, lets something be done, builds again; which files are other ones than before?"""

    def remade(edit) -> set[str]:
        output = tmp_path / "site"
        assert again(named, output).published
        before = {path: (output / path).stat().st_ino for path in files(output)}
        edit(named)
        assert again(named, output).published
        return {
            path
            for path in files(output)
            if before.get(path) != (output / path).stat().st_ino and not path.startswith((".", "assets/"))
        }

    return remade


ALWAYS = {"about/index.html", "manifest-sha256.txt"}
"""What is made at every build that makes anything: the editors' own pages, the sums of the files."""
OF_THE_TEXT = "protocols/protocol-11/"


def test_of_a_text_with_another_word_only_its_files_are_made_and_what_quotes_it(remade):
    made = remade(lambda edition: rewrite(edition / "protocol-11.txt", "is built", "is burnt"))
    assert {f"{OF_THE_TEXT}{file}" for file in ("index.html", "protocol.txt", "history/index.html")} <= made
    others = {path for path in made if not path.startswith(("data/", OF_THE_TEXT))}
    assert others == ALWAYS | {"people/lang/1924/index.html"}


def test_of_a_person_with_another_office_only_the_pages_that_show_the_person_are_made(remade):
    def promote(edition):
        write_people(edition, PEOPLE | {"weber": PEOPLE["weber"] | {"offices": ["Harbour master"]}})

    made = remade(promote)
    assert {path for path in made if path.endswith(".html")} - ALWAYS - {"data/index.html"} == {
        "people/index.html", "people/weber/index.html", "attendance/index.html", *(
            f"protocols/protocol-7/{page}index.html" for page in ("", "cite/", "history/")
        )
    }  # fmt: skip


def test_a_text_that_is_called_otherwise_is_called_so_by_its_neighbours(remade):
    made = remade(lambda edition: (edition / "protocol-11.yaml").write_text("short_title: Of the crane\n"))
    pages = {path for path in made if path.startswith("protocols/") and path.count("/") == 2}
    pages = {path for path in pages if not path.startswith(OF_THE_TEXT)}
    neighbours = {f"protocols/protocol-{number}/index.html" for number in (9, 12, 13)}  # 13 is in a thread with it
    assert pages == neighbours


def test_nothing_is_read_where_nothing_changed(named, tmp_path):
    first = again(named, tmp_path / "site")
    for path in named.rglob("*"):
        os.utime(path, ns=(1, 1))
    said = look(named, tmp_path / "site", tmp_path / "kept", QUICK.words).said
    assert said.diagnostics == first.diagnostics
    assert (said.protocols, said.files) == (first.protocols, first.files)


WANTED = Terms(durable=False, searchable=False)
"""What a session makes."""


def test_a_session_brings_a_saved_text_up_at_once_and_the_rest_when_there_is_time(named, tmp_path):
    site, right = tmp_path / "site", tmp_path / "anew"
    session = Session(named, site, tmp_path / "kept")
    assert session.build() == anew(named, right, WANTED)
    for old, new in (
        ("is built", "is burnt"),
        ("the crane", "the ship"),
        ("is burnt", "is"),
        ("Lang reports", "Moser asks"),
    ):
        session.settle()
        assert files(site) == files(right)
        standing = {path: (site / path).stat().st_ino for path in files(site)}
        rewrite(named / "protocol-11.txt", old, new)
        quick, made = session.build(quick=True), anew(named, right, WANTED)
        assert (quick.published, quick.files) == (made.published, made.files)
        assert files(site).keys() == files(right).keys()
        assert {path: text for path, text in files(site).items() if path.startswith(OF_THE_TEXT)} == {
            path: text for path, text in files(right).items() if path.startswith(OF_THE_TEXT)
        }
        touched = {path for path in standing if (site / path).stat().st_ino != standing[path]}
        assert {path for path in touched if not path.startswith(OF_THE_TEXT)} == {"manifest-sha256.txt"}
        assert verify(site) == ()
    for number in (12, 13, 12):
        rewrite(named / f"protocol-{number}.txt", "Lang reports", "Lang thinks" if number == 12 else "Lang says")
        rewrite(named / f"protocol-{number}.txt", "Lang thinks", "Lang repeats" if number == 12 else "Lang doubts")
        assert session.build(quick=True).published
        assert verify(site) == ()
    made = anew(named, right, WANTED)
    assert session.settle() == made
    assert files(site) == files(right)
    session.keep()
    assert again(named, site, WANTED) == made  # and what was kept serves others
    assert files(site) == files(right)


def test_what_can_wait_gives_way_to_a_save(named, tmp_path, monkeypatch):
    site, right = tmp_path / "site", tmp_path / "anew"
    session = Session(named, site, tmp_path / "kept")
    session.build()
    session.settle()
    rewrite(named / "protocol-11.txt", "is built", "is burnt")
    session.build(quick=True)
    saves = []

    def save_meanwhile(part, *more):
        if not saves:
            rewrite(named / "protocol-12.txt", "is built", "is sold")
            saves.append(threading.Thread(target=lambda: saves.append(session.build(quick=True))))
            saves[0].start()
            session._waited_for.wait()
        return make_part(part, *more)

    monkeypatch.setattr(work, "make_part", save_meanwhile)
    assert session.settle() is None
    saves[0].join()
    assert saves[1].published
    assert "is sold" in (site / "protocols/protocol-12/protocol.txt").read_text()
    assert verify(site) == ()
    assert session.settle() == anew(named, right, WANTED)
    assert files(site) == files(right)


def test_what_gives_way_while_it_looks_through_the_site_leaves_the_next_save_as_quick(named, tmp_path, monkeypatch):
    site, right = tmp_path / "site", tmp_path / "anew"
    session = Session(named, site, tmp_path / "kept")
    session.build()
    session.settle()
    rewrite(named / "protocol-11.txt", "is built", "is burnt")
    session.build(quick=True)
    session._waited_for.set()
    assert session.settle() is None
    rewrite(named / "protocol-12.txt", "is built", "is sold")
    monkeypatch.setattr("protocol_edition.publish.session.make_level", None)  # whoever calls it fails
    assert session.build(quick=True).published
    assert "is sold" in (site / "protocols/protocol-12/protocol.txt").read_text()
    assert verify(site) == ()
    monkeypatch.undo()
    assert session.settle() == anew(named, right, WANTED)
    assert files(site) == files(right)


def test_a_save_that_was_seen_is_looked_at_alone_and_all_the_rest_when_there_is_time(named, tmp_path, monkeypatch):
    site, right = tmp_path / "site", tmp_path / "anew"
    session = Session(named, site, tmp_path / "kept")
    session.build()
    session.settle()
    rewrite(named / "protocol-11.txt", "is built", "is burnt")
    rewrite(named / "protocol-12.txt", "is built", "is sold")
    session.saved([(named / "protocol-11.txt").resolve()])
    assert session.build(quick=True).published
    assert "is burnt" in (site / "protocols/protocol-11/protocol.txt").read_text()
    assert "is sold" not in (site / "protocols/protocol-12/protocol.txt").read_text()
    assert session.settle() == anew(named, right, WANTED)
    assert files(site) == files(right)
    for act in (
        (named / "protocol-12.txt").unlink,
        lambda: (named / "protocol-12.txt").write_text((named / "protocol-11.txt").read_text()),
        lambda: rewrite(named / "edition.yaml", "title: ", "title: The other "),
    ):
        act()
        session.saved([(named / "protocol-12.txt").resolve(), tmp_path / "elsewhere.html"])
        session.build(quick=True)
        made = anew(named, right, WANTED)
        assert (session.settle() or made) == made
        assert files(site) == files(right)


@pytest.mark.parametrize("seed", range(LONG or 1))
def test_whatever_is_saved_in_a_preview_the_site_is_in_the_end_that_of_a_build_from_nothing(named, tmp_path, seed):
    site, right = tmp_path / "again", tmp_path / "anew"
    editors, done = Editors(named, site, seed), []
    session = Session(named, site, tmp_path / "kept")
    for _ in range(40 if LONG else 3):
        for _ in range(editors.chance.randint(1, 4)):
            session.build(quick=True)
            if editors.chance.random() < 0.7:
                editors.do_change_a_word()
                done.append("a word")
            else:
                done.append(editors.act(but=("do_meddle_with_the_site", "do_damage_the_cache")))
            if site.exists() and session.build(quick=True).published:
                assert verify(site) == (), done
        made = session.build(quick=True)
        made = session.settle() or made
        wanted = anew(named, right, WANTED)
        if wanted.published:
            assert files(site) == files(right), done
        else:
            editors.do_mend_everything()


def test_a_text_between_the_same_neighbours_is_read_once(named, tmp_path, monkeypatch):
    again(named, tmp_path / "site")
    read, survey = [], tending.survey

    def counted(source, *more, **others):
        read.append(source.name)
        return survey(source, *more, **others)

    monkeypatch.setattr(tending, "survey", counted)
    rewrite(named / "protocol-12.txt", "is built", "is burnt")
    assert again(named, tmp_path / "site").published
    assert read == ["protocol-12.txt"]


def test_another_word_of_as_many_letters_is_seen_even_where_the_time_was_set_back(named, tmp_path):
    text = named / "protocol-12.txt"
    os.utime(text, ns=(1, 1))
    assert again(named, tmp_path / "site").published
    time.sleep(2.1)  # until nothing of it is taken for just written
    seen = look(named, tmp_path / "site", tmp_path / "kept", QUICK.words)
    assert seen.said
    rewrite(text, "built", "burnt")
    os.utime(text, ns=(1, 1))
    assert look(named, tmp_path / "site", tmp_path / "kept", QUICK.words).said is None


@pytest.mark.parametrize(
    ("people", "read"),
    [
        ({"moser": {"name": "Ida Maria Moser", "variants": ["Moser"]}}, {7, 9, 11, 12, 13}),
        ({"weber": {"name": "Anna Maria Weber", "variants": ["Weber"]}}, {7}),
        ({"sorel": {"name": "Vera Sorel", "sort": "Sorel, Vera"}}, {7}),  # there it might be like an unknown name
    ],
)
def test_where_an_entry_changes_no_text_is_read_that_has_none_of_its_words(named, tmp_path, monkeypatch, people, read):
    again(named, tmp_path / "site")
    surveyed, survey = set(), tending.survey
    monkeypatch.setattr(
        tending, "survey", lambda source, *more, **how: surveyed.add(source.stem) or survey(source, *more, **how)
    )
    write_people(named, PEOPLE | people)
    made = again(named, tmp_path / "site")
    assert surveyed == {f"protocol-{number}" for number in read}
    assert made == anew(named, tmp_path / "anew")
    assert files(tmp_path / "site") == files(tmp_path / "anew")


def test_a_site_that_somebody_changed_is_made_good(named, tmp_path):
    site = tmp_path / "site"
    again(named, site)
    right = files(site)
    for page in ("index.html", "people/lang/index.html"):
        os.utime(site / page, ns=(1, 1))
        replace(site / page, b"by hand")
        (site / "people/mine.html").write_text("mine")
        again(named, site)
        assert files(site) == right
        (site / page).write_bytes(b"by hand")
        assert [one.code for one in verify(site)] == ["P121"]
        again(named, site)
        assert files(site) == right
