"""What an edition brings to say how it is read and shown: templates and tables for TEI, as targets of the fuzzer."""

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import jinja2.sandbox
from tests.pages.conftest import edited_text
from tests.sources.accounts import check_account
from tests.sources.tei.made import whole

from protocol_edition.model import Decisions, Fact, Role
from protocol_edition.pages import TemplateRefusedError, check_own_templates, forget_templates, home_page, render
from protocol_edition.project import OwnTemplates
from protocol_edition.project.dialect_form import DialectForm
from protocol_edition.project.faults import validated
from protocol_edition.project.marked_yaml import compose
from protocol_edition.sources import read

ATTACKS = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}", "{{ page.__class__.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}", "{{ cycler.__init__.__globals__ }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(page) }}", "{{ ('%s' % page.frame).__class__ }}",
    "{% include '../../edition.yaml' %}", "{% include '/etc/passwd' %}", "{% import 'os' as os %}",
    "{{ range(10 ** 9)|list }}", "{{ page.frame.navigation.append(1) }}", "{{ self.__init__.__globals__ }}",
    "{{ page|attr('__class__') }}", "{% set _ = page.__setattr__('x', 1) %}", "{{ undefined_name }}",
    "{{ " + "(" * 300 + ")" * 300 + " }}", "{% for x in y %}", "{{ 1 / 0 }}",
)  # fmt: skip
"""Templates that want more than their page, or are wrong."""

TEMPLATES = (
    *ATTACKS[:14],
    "{% extends 'layout.html' %}{% block main %}<p>{{ page.frame.edition }}{% endblock %}",
    "{% for one in page.newest|default([])|map(attribute='title')|sort %}{{ loop.index }}{% else %}-{% endfor %}",
    "{% macro m(a, b=1) %}{{ caller() if caller else a }}{% endmacro %}{% call m(2) %}{{ _('Agenda') }}{% endcall %}",
    "{% set n = namespace(a=1) %}{% set n.a = n.a + 1 %}{% trans x=n.a %}one {{ x }}{% pluralize %}many{% endtrans %}",
    "{{ page|string|upper|replace('A', 'b')|truncate(9) }}{{ {'a': [1, (2,)]}['a'][1]|tojson }}{{ joiner(',')() }}",
    "{% filter indent(2) %}{{ '%s' % page.frame }}{{ '{}'.format(page) }}{% endfilter %}{% raw %}{{ x }}{% endraw %}",
)  # fmt: skip
DIALECTS = (
    """\
recognise: boolean(//publisher[. = 'Harbour Archive']) or true()
based_on: plain
roles:
  div[@type='TOP']: item
  p[@rend='present'] | p[1]: attendance
  seg[@ana='resolution']: quotation
  //note[not(@place)]: note
  "*[local-name() = 'head']": heading
facts:
  number: [string(//titleStmt/title/@n), "'7'"]
  title: normalize-space(//titleStmt)
german_attendance: true
brackets: true
""",
    "recognise: true()\nroles: {p: words, div: item, head: number, list: people, item: speech, '.': cell}\n",
)

FILES = tuple(
    whole(body, "plain").encode()
    for body in (
        "<div type='TOP' n='1'><head>1. The crane</head><p>Weber [asks] <note>no</note>.</p></div>"
        "<p rend='present'>VS. A</p>",
        "<list><item>A, b</item><item><seg ana='resolution'>So.</seg></item></list><p/>"
        "<table><row><cell>c</cell></row></table>",
    )
)

_OUTSIDE = {"open", "os.listdir", "os.scandir", "os.system", "subprocess.Popen", "socket.connect", "socket.getaddrinfo"}
_FORMS = re.compile(rb"[0-9]{4}|\*|\be[0-9]|center|indent|wordwrap")
"""What makes a template long or slow, from which the sandbox does not keep it."""
_reached: list[str] = []
_watching = False


def _notice(event: str, arguments: tuple[object, ...]) -> None:
    if _watching and event in _OUTSIDE and not re.search(r"/templates(/|$)|\.pyc?$", str(arguments[0])):
        _reached.append(f"{event} {arguments[0]!r}")


@contextmanager
def nothing_outside() -> Iterator[None]:
    """Fails where the block opens, lists, starts or connects anything but templates and modules."""
    global _watching  # noqa: PLW0603 - a hook cannot be taken away again
    if not _reached:
        sys.addaudithook(_notice)
    _reached[:] = [""]
    _watching = True
    try:
        yield
    finally:
        _watching = False
    assert _reached == [""], _reached


def of_template(content: bytes) -> None:
    """A template: told, or its page is made; either way it reaches nothing."""
    if _FORMS.search(content):
        return
    own, home = OwnTemplates(_folder()), _home()
    (own.folder / "pages/home.html").write_bytes(content)
    forget_templates()
    findings = check_own_templates(own)
    if not findings:
        try:
            with nothing_outside():
                render(home, own)
        except TemplateRefusedError as refused:
            findings = (refused.diagnostic,)
    assert {finding.code for finding in findings} <= {"T101", "T106", "Y105"}, findings
    assert all(finding.file == "templates/pages/home.html" and finding.what for finding in findings)


def of_dialect(content: bytes) -> None:
    """A table for TEI: refused with findings, or files are read by it with all of their characters."""
    document, findings = compose(content, "dialects/own.yaml")
    if document is None:
        assert findings
        return
    form, faults = validated(document, DialectForm)
    assert form is not None or faults or findings
    if form is None:
        return
    decisions = Decisions(dialects=(form.dialect("own"),))
    for file in FILES:
        reading, told = read(file, "text.xml", decisions)
        assert reading is not None or told
        if reading:
            check_account(reading)


def of_paths(content: bytes) -> None:
    """Lines as XPaths of a table: of each role one, and of the facts."""
    lines = content.decode("utf-8", "replace").splitlines()[:40]
    roles = {line: role.value for line, role in zip(lines, cycle(Role), strict=False)}
    facts = {fact.value: line for line, fact in zip(lines[::2], Fact, strict=False)}
    of_dialect(json.dumps({"recognise": "true()", "roles": roles, "facts": facts}).encode())


PATHS = ("div[@type='TOP']\np[1] | p[last()]\n//note[not(@place)]\n*[local-name() = 'head']\n.\n..\n/*/*[2]//text()\n",)

_kept: dict[str, object] = {}


def _folder() -> Path:
    if "folder" not in _kept:
        _kept["folder"] = tempfile.TemporaryDirectory(prefix="own-")
        jinja2.sandbox.MAX_RANGE = 40
    folder = Path(_kept["folder"].name, "templates")
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    return folder


def _home():
    if "home" not in _kept:
        made = edited_text("March 3, 1921\n\nHarbour Board Protocol 7\n\nSo it is.\n")
        _kept["home"] = home_page(made.register, made.project)
        render(_kept["home"], OwnTemplates(_folder().parent))  # what is read once is read now
    return _kept["home"]
