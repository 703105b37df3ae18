"""The package as others get it: built as a wheel, installed in an environment of its own, used on their own edition."""

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.wheel

REPOSITORY = Path(__file__).resolve().parent.parent


def called(*arguments: str | Path, cwd: Path) -> str:
    ended = subprocess.run([*map(str, arguments)], cwd=cwd, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout + ended.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    called(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, REPOSITORY, cwd=folder)
    (made,) = folder.glob("*.whl")
    return made


def installed(wheel: Path, folder: Path) -> Path:
    """The commands of a new environment that has the wheel, and what it needs from the one that runs the tests."""
    venv.create(folder, with_pip=True)
    program = folder / ("Scripts" if sys.platform == "win32" else "bin")
    called(program / "python", "-m", "pip", "install", "--quiet", "--no-deps", wheel, cwd=folder)
    (own,) = folder.rglob("site-packages")
    # The needed packages stand behind the new one on the path; the checkout's own link file is not read there.
    (own / "needed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return program


def test_the_wheel_carries_templates_and_static_files_and_no_edition(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("templates", "static"):
        for file in (REPOSITORY / folder).rglob("*"):
            if file.is_file() and file.parent.name != "__pycache__":
                assert f"protocol_edition/{folder}/{file.relative_to(REPOSITORY / folder).as_posix()}" in names
    assert "protocol_edition/py.typed" in names
    assert "protocol_edition/project/starter_edition/.github/workflows/publish.yml" in names
    assert "protocol_edition/exports/protocol.schema.json" in names
    assert [name for name in names if "seeds" in name or "__pycache__" in name or name.startswith("tests")] == []


def test_an_installed_package_builds_an_edition_elsewhere(wheel, edition, tmp_path):
    program = installed(wheel, tmp_path / "venv")
    said = called(program / "protocol-edition", "build", edition, "-o", "site", cwd=tmp_path)
    assert "Published 2 protocols" in said
    page = (tmp_path / "site/protocols/protocol-7/index.html").read_text()
    assert "Order the dredger from" in page
    assert (tmp_path / "site/assets/css/theme.css").read_bytes() == (REPOSITORY / "static/css/theme.css").read_bytes()
    called(program / "protocol-edition", "new", "fresh", cwd=tmp_path)
    assert "Good: no findings" in called(program / "protocol-edition", "check", "fresh", "--strict", cwd=tmp_path)
    where = called(program / "python", "-c", "import protocol_edition; print(protocol_edition.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(tmp_path)
