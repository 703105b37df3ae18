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
        (
            '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]><svg xmlns="http://www.w3.org/2000/svg"/>'.encode(
                "utf-16"
            ),
            "declares a document type",
        ),
        ('<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16") + SVG.format("", "").encode("utf-16-le"), "UTF-16"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>' + SVG.format("", ""), "ISO-8859-1"),
        ('<?xml version="1.0" encoding="bogus"?>' + SVG.format("", ""), "is not SVG"),
        (SVG.format("", '<a href="#"><set attributeName="href" to="javascript:alert(1)"/></a>'), "where it leads to"),
        (SVG.format("", '<animate attributeName="xlink:href" to="//a.example"/>'), "where it leads to"),
        (SVG.format("", '<meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh"/>'), "holds meta"),
        (SVG.format("", "<style>@import '//a.example/x.css'</style>"), "outside itself"),
        (SVG.format("", "<style>*{fill:u\\72l(//a.example/x)}</style>"), "outside itself"),
        (SVG.format("", '<path fill="url(https://a.example/#b)"/>'), "outside itself"),
        (SVG.format("", "<path style=\"background:url( '//a.example')\"/>"), "outside itself"),
        (SVG.format('xml:base="//a.example/"', ""), "outside itself"),
        (SVG.format("", '<use href="data:image/svg+xml,x"/>'), "outside itself"),
    ],
)
def test_a_picture_that_could_run_or_fetch_anything_is_refused(opened, content, fault):
    project, findings = opened({"theme/picture.svg": content})

    (finding,) = findings
    assert finding.startswith("theme/picture.svg:1:1 T104")
    assert fault in finding
    assert project.theme.files == ()


@pytest.mark.parametrize(
    "picture",
    [
        SVG.format("", '<style>a{fill:url(#b)}</style><path fill="url(#b)" style="fill:red"/>'),
        '<?xml version="1.0" encoding="utf-8"?>' + SVG.format('xmlns:x="urn:x" x:y="z"', "<title>Ö</title>"),
        SVG.format("", '<animate attributeName="r" to="4"/><a href="#b"><use href="#c"/></a>'),
        SVG.format("", '<image href="data:image/png;base64,AAAA"/>'),
    ],
)
def test_a_picture_that_only_draws_is_published(opened, picture):
    assert opened({"theme/picture.svg": picture})[1] == []


@pytest.mark.parametrize("size", ['width="1e999"', 'viewBox="0 0 1e999 1e999"', f'width="{"9" * 400}" height="9"'])
def test_a_size_beyond_numbers_is_none(opened, size):
    project, findings = opened({"edition.yaml": settings("logo.svg"), "theme/logo.svg": SVG.format(size, "")})

    assert [finding.split(" ", 2)[1] for finding in findings] == ["T105"]
    assert project.theme.logo is None


@pytest.mark.parametrize(
    "style",
    [
        "@import url(https://a.example/x.css);", "@import '//a.example/x.css';", "a{background:url(//a.example/x)}",
        "a{background:URL( 'http://a.example/x')}", "a{background:u\\72l(//a.example/x)}",
        "a{background:url(\\2f\\2f a.example/x)}", "a{background:url(\\\\\\\\a.example)}",
        "@import/**/'//a.example';", "a{background:image-set('https://a.example/x' 1x)}",
        "a{background:url(javascript:alert(1))}", "a{background:url(data:text/html,x)}",
        "a::after{content:'/*'} b{background:url(//a.example)} c::after{content:'*/'}",
    ],
)  # fmt: skip
def test_a_style_sheet_that_asks_another_host_is_refused(opened, style):
    _, (finding,) = opened({"theme/style.css": style})

    assert finding.startswith("theme/style.css:1:1 T104 the style sheet asks for ")


@pytest.mark.parametrize(
    "style",
    [
        "a{color:red}", "a{background:url(x.png)}", "@font-face{src:url('own.woff2') format('woff2')}",
        "@import 'a.css';", "a{background:url(data:image/png;base64,AAAA)}", "/* see https://a.example/ */",
        "a::after{content:'https://a.example'}",
    ],
)  # fmt: skip
def test_a_style_sheet_of_the_theme_s_own_files_is_published(opened, style):
    assert opened({"theme/style.css": style})[1] == []


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
