"""No command but the preview opens a connection, or asks for the address of a host: whatever the edition names."""

import sys
from contextlib import suppress

import pytest
from tests.conftest import SETTINGS

from protocol_edition.cli.door import run

ELSEWHERE = "https://evil.example"
_asked: list[str] | None = None


def _notice(event: str, arguments: tuple[object, ...]) -> None:
    if (
        _asked is not None
        and event != "socket.gethostname"
        and event.startswith(("socket.", "urllib.", "http.client.", "ftplib.", "smtplib."))
    ):
        _asked.append(f"{event} {arguments}")


@pytest.fixture
def asked():
    """What was asked of the network so far."""
    global _asked  # noqa: PLW0603 - a hook cannot be taken away again
    if _asked is None:
        sys.addaudithook(_notice)
    _asked = []
    yield _asked
    _asked = None


@pytest.fixture
def naming(edition):
    """An edition that names hosts in every place that has addresses."""
    (edition / "edition.yaml").write_text(
        f"{SETTINGS}base_url: {ELSEWHERE}/a/\nrepository_url: {ELSEWHERE}/b\ncontact: a@evil.example\npdf: no\n"
    )
    (edition / "protocol-7.yaml").write_text(f"url: {ELSEWHERE}/7\n")
    (edition / "pages").mkdir()
    (edition / "pages/about.md").write_text(f"# About\n\n[a]({ELSEWHERE}) <{ELSEWHERE}>\n")
    (edition / "encoded.xml").write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="a {ELSEWHERE}/x.xsd"><?xml-stylesheet href="{ELSEWHERE}/a.xsl"?>'
        "<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt></fileDesc></teiHeader><text><body>"
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{ELSEWHERE}/b.xml"/>'
        f'<p>So <ref target="{ELSEWHERE}">it</ref> is. <graphic url="{ELSEWHERE}/c.png"/></p></body></text></TEI>'
    )
    return edition


def test_no_command_opens_a_connection(naming, tmp_path, asked):
    edition, site, bag = str(naming), str(tmp_path / "site"), str(tmp_path / "bag")
    for command in (
        ["anchors", edition, "--on", "2026-01-02"], ["check", edition], ["build", edition, "-o", site],
        ["verify", site], ["package", edition, "-o", bag], ["verify", bag],
    ):  # fmt: skip
        assert run(command) == 0, command
    assert asked == []


def test_a_connection_would_be_seen(asked):
    import socket  # noqa: PLC0415 - only here

    with suppress(OSError):
        socket.create_connection(("127.0.0.1", 9), 1).close()
    assert [one for one in asked if one.startswith("socket.connect")]
