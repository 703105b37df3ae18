"""`make` on machines that lack something: it brings what it may, or names the one command that does."""

import re
import runpy
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SCRIPTS = Path(__file__).resolve().parent.parent / ".ci"

PYTHON = """\
#!/bin/sh
# A Python 3.11 that lacks ensurepip until the package is installed.
case "$*" in
    *ensurepip*) [ -e installed ] ;;
    *venv*) mkdir -p .venv/bin && echo made >.venv/made ;;
    *) exit 0 ;;
esac
"""
APT = """\
#!/bin/sh
echo "$*" >>apt.log
touch installed
"""


@pytest.fixture
def machine(tmp_path):
    """A machine that has a few commands only; out: a function that runs a script on it."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in ("sh", "id", "mkdir", "touch"):
        (commands / name).symlink_to(shutil.which(name))

    def on_it(script: str, **given: str) -> subprocess.CompletedProcess[str]:
        for name, text in given.items():
            (commands / name).unlink(missing_ok=True)
            (commands / name).write_text(text)
            (commands / name).chmod(0o755)
        environment = {"PATH": str(commands)}
        return subprocess.run(
            [SCRIPTS / script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    return on_it


def user(number: int) -> str:
    return f"#!/bin/sh\necho {number}\n"


def test_without_python_the_need_is_named(machine):
    ended = machine("environment")
    assert ended.returncode == 1
    assert "Python 3.11 or newer is needed" in ended.stderr


def test_an_old_python_is_not_taken(machine):
    ended = machine("environment", python3="#!/bin/sh\nexit 1\n")
    assert ended.returncode == 1
    assert "Python 3.11 or newer is needed" in ended.stderr


def test_a_user_without_ensurepip_is_told_the_one_command(machine, tmp_path):
    ended = machine("environment", python3=PYTHON, id=user(1000))
    assert ended.returncode == 1
    assert "sudo apt-get install python3-venv" in ended.stderr
    assert not (tmp_path / ".venv").exists()


def test_root_without_ensurepip_gets_it_from_debian(machine, tmp_path):
    ended = machine("environment", python3=PYTHON, id=user(0), **{"apt-get": APT})
    assert ended.returncode == 0
    assert "python3-venv" in (tmp_path / "apt.log").read_text()
    assert (tmp_path / ".venv/made").is_file()


def test_an_environment_that_works_is_kept(machine, tmp_path):
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\nexit 0\n")
    python.chmod(0o755)
    assert machine("environment").returncode == 0
    assert python.is_file()


def test_a_browser_that_is_there_is_taken(machine):
    assert machine("browser", chromium="#!/bin/sh\n").returncode == 0


def pinned(lock: str) -> dict[str, str]:
    """What a lock file pins: name to version. Every entry must have its hashes."""
    entries = re.split(r"\n(?=[a-z0-9])", (SCRIPTS / "lock" / lock).read_text(encoding="utf-8"))
    versions = {}
    for entry in entries:
        name, version = re.match(r"([a-z0-9.-]+)==([^ \\;]+)", entry).groups()
        assert "--hash=sha256:" in entry, name
        versions[name] = version
    return versions


@pytest.mark.parametrize(("lock", "extras"), [("site.txt", ()), ("test.txt", ("test", "lint"))])
def test_what_the_project_asks_for_is_pinned_with_hashes(lock, extras):
    project = tomllib.loads((SCRIPTS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(one for extra in extras for one in project["optional-dependencies"][extra])]
    versions = pinned(lock)
    for requirement in map(Requirement, asked):
        version = versions.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement.name}: run `make lock`"
        assert requirement.specifier.contains(version, prereleases=True), f"{requirement}: run `make lock`"


def test_the_list_of_licences_is_that_of_the_lock():
    written = (SCRIPTS.parent / "LICENCES.md").read_text(encoding="utf-8")
    assert written == runpy.run_path(str(SCRIPTS / "licences.py"))["table"](), "run `make licences`"
    assert "not stated" not in written


def test_both_locks_pin_the_same_versions():
    site, test = pinned("site.txt"), pinned("test.txt")
    assert {name: test.get(name) for name in site} == site
