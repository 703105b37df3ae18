"""What the project says of itself is true: codes, documents, and nothing of one machine or one edition in the code."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from protocol_edition.cli.door import COMMANDS
from protocol_edition.diagnostics import CODES
from protocol_edition.project import open_project

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCE = REPOSITORY / "src" / "protocol_edition"
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def committed() -> list[str]:
    """The names of all files in the repository that hold text."""
    git = shutil.which("git")
    assert git
    listed = subprocess.run([git, "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=True).stdout
    names = [name for name in listed.decode().split("\0") if name and (REPOSITORY / name).is_file()]
    return [name for name in names if not name.endswith((".png", ".woff2", ".ico"))]


def code_in_use() -> str:
    return "\n".join(
        file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py") if not file.name.startswith("codes")
    )


def test_every_code_is_found_somewhere_and_every_found_code_is_in_the_table():
    used = set(re.findall(r'"([SRNYTALCPX]\d{3})"', code_in_use()))
    assert sorted(used ^ set(CODES)) == []


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_explained_in_words(code):
    entry = CODES[code]
    assert entry.title[0].islower()
    assert not entry.title.endswith(".")
    assert entry.why.endswith(".")
    assert entry.remedy
    assert not entry.remedy.endswith(".")


def test_the_readme_names_every_command():
    for command in COMMANDS:
        assert f"protocol-edition {command}" in README


def test_the_examples_of_the_readme_are_an_edition(tmp_path):
    blocks = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    settings, sidecar = (next(block for block in blocks if sign in block) for sign in ("title:", "names:"))
    people = {name["means"]: {"name": name["name"]} for name in yaml.safe_load(sidecar)["names"]}
    files = {
        "edition.yaml": settings,
        "protocol-63.yaml": sidecar,
        "protocol-63.txt": "\n".join(f"Line {number}" for number in range(1, 80)),
        "authorities/people.yaml": yaml.safe_dump(people),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    project, findings = open_project(tmp_path)
    assert project
    assert findings == ()
    assert len(settings.strip().splitlines()) == 5


def test_every_file_that_the_documents_link_is_there():
    for document in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENCES.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", (REPOSITORY / document).read_text(encoding="utf-8")):
            assert (REPOSITORY / target).exists(), (document, target)


def test_every_promise_names_tests_that_are_there():
    promises = re.findall(r"^\| (\d+) \| .+ \| (.+) \|$", (REPOSITORY / "SECURITY.md").read_text(), re.MULTILINE)
    assert [int(number) for number, _ in promises] == list(range(1, 21))
    named = [test for _, tests in promises for test in re.findall(r"`([\w/]+\.py)`", tests)]
    assert [test for test in named if not (REPOSITORY / "tests" / test).is_file()] == []
    switches = re.findall(r"`([A-Z_]{5,})`", " ".join(tests for _, tests in promises))
    code = "".join(file.read_text(encoding="utf-8") for file in (REPOSITORY / "tests").rglob("*.py"))
    assert [switch for switch in switches if f'"{switch}"' not in code] == []


def test_no_file_names_a_place_on_a_machine_or_a_registry():
    machine = re.compile(r"(?<![\w./-])/(?:root|home|work|Users|mnt)/\w|(?:pypi|npmjs|files\.pythonhosted)\.org")
    found = [
        (name, line)
        for name in committed()
        if not name.startswith("seeds/")
        for line in (REPOSITORY / name).read_text(encoding="utf-8").splitlines()
        if machine.search(line) and "re.compile" not in line
    ]
    assert found == []


def test_nothing_in_the_program_is_made_for_one_edition():
    words = re.compile(r"Presidium Protocol 63|dvincitest|protocol-63|54cc86d0|khrushchev", re.IGNORECASE)
    examples = re.compile(r'"""|``|^\s*#|`|example', re.IGNORECASE)
    for folder in ("src", "templates", "static"):
        for file in (REPOSITORY / folder).rglob("*"):
            if file.suffix not in (".py", ".html", ".js", ".css"):
                continue
            code = re.sub(r'"""[\s\S]*?"""', "", file.read_text(encoding="utf-8"))
            for line in code.splitlines():
                assert not words.search(line) or examples.search(line), (file.name, line)
