"""The edition's own look: what may be published with it, and what not."""

import struct

import pytest

from protocol_edition.project import open_project
from protocol_edition.project.theme import Logo

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><path d="M0 0h9v9z"/>{}</svg>'
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 40, 30) + b"\x08\x06\0\0\0"


def settings(logo: str) -> str:
    return f"title: T\neditors: E\npublisher: P\nlicence: L\nlanguage: en\nlogo: {logo}\n"


@pytest.mark.parametrize(
    ("name", "content", "logo"),
    [
        ("logo.svg", SVG.format('width="90" height="45px"', ""), Logo("logo.svg", 90, 45)),
        ("logo.svg", SVG.format('viewBox="0 0 90 44.6"', ""), Logo("logo.svg", 90, 45)),
        ("logo.png", PNG, Logo("logo.png", 40, 30)),
    ],
)
def test_a_logo_is_known_with_its_size(opened, name, content, logo):
    project, findings = opened({"edition.yaml": settings(name), f"theme/{name}": content})

    assert findings == []
    assert project.theme.logo == logo


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"theme/logo.svg": SVG.format("", "")},
        {"theme/logo.svg": SVG.format('width="0" height="4"', "")},
        {"theme/other.svg": SVG.format('viewBox="0 0 9 9"', "")},
    ],
)
def test_a_logo_that_is_not_there_or_has_no_size_is_told(opened, files):
    project, findings = opened({"edition.yaml": settings("logo.svg"), **files})

    assert [finding.split(" ", 2)[1] for finding in findings] == ["T105"]
    assert project.theme.logo is None


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (SVG.format('onload="alert(1)"', ""), "has the attribute onload"),
        (SVG.format("", "<script>alert(1)</script>"), "holds script"),
        (SVG.format("", "<foreignObject><p/></foreignObject>"), "holds foreignObject"),
        (SVG.format("", '<a href="javascript:alert(1)"/>'), "leads to an address outside itself"),
        (SVG.format("", '<image href="https://example.org/spy.png"/>'), "leads to an address outside itself"),
        (
            SVG.format('xmlns:x="http://www.w3.org/1999/xlink"', '<use x:href="//example.org/a.svg#b"/>'),
            "leads to an address outside itself",
        ),
        (
            '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG.format("", "&x;"),
            "declares a document type",
        ),
        ('<?xml-stylesheet href="https://example.org/a.css"?>' + SVG.format("", ""), "asks for a style sheet"),
        ("<svg", "is not SVG"),
    ],
)
def test_a_picture_that_could_run_or_fetch_anything_is_refused(opened, content, fault):
    project, findings = opened({"theme/picture.svg": content})

    (finding,) = findings
    assert finding.startswith("theme/picture.svg:1:1 T104")
    assert fault in finding
    assert project.theme.files == ()


@pytest.mark.parametrize("name", ["page.html", "code.js", "ä.css", "a b.css", "archive.zip"])
def test_only_styles_pictures_and_fonts_are_published(opened, name):
    _, findings = opened({f"theme/{name}": "x"})

    assert [finding.split(":1:1 ")[1].split()[0] for finding in findings] == ["T104"]


def test_a_link_out_of_the_edition_is_not_followed(write, tmp_path):
    (tmp_path / "secret.css").write_text("secret")
    root = write({"theme/own.css": "a{}"})
    (root / "theme" / "style.css").symlink_to(tmp_path / "secret.css")

    project, findings = open_project(root)
    assert [file.name for file in project.theme.files] == ["own.css"]
    assert [finding.code for finding in findings] == ["T104"]
