"""Fields that hold no free words: each payload is refused there or is harmless; and so are an edition's templates."""

import json
import re

import pytest
from tests.hostile.editions import IN_YAML, REFUSED_IN_YAML
from tests.hostile.inert import scheme_of
from tests.hostile.own import ATTACKS
from tests.hostile.payloads import PAYLOADS
from tests.pages.conftest import edited_text
from tests.sources.tei.made import whole

from protocol_edition.cli.terminal import printable
from protocol_edition.model import Decisions, Dialect, Role
from protocol_edition.pages import TemplateRefusedError, check_own_templates, home_page, render
from protocol_edition.project import OwnTemplates
from protocol_edition.project.dialect_form import DialectForm
from protocol_edition.project.faults import validated
from protocol_edition.project.forms import EditionForm, PersonForm, ThreadForm
from protocol_edition.project.marked_yaml import compose
from protocol_edition.project.sidecar_form import SidecarForm
from protocol_edition.sources import read

FIVE = 'title: "t"\neditors: [e]\npublisher: p\nlicence: l\nlanguage: en\n'
ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\x00-\x20]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+|")
PLAIN = re.compile(r"[A-Za-z0-9_./?~%-]*")
ITEM = re.compile(r"(?:https?://\S+/)?[A-Za-z0-9._-]+/?(?:index\.html)?#[A-Za-z0-9._-]+")
FIELDS = {
    "base_url": (EditionForm, FIVE + "base_url: {}", ADDRESS), "cname": (EditionForm, FIVE + "cname: {}", PLAIN),
    "repository_url": (EditionForm, FIVE + "repository_url: {}", ADDRESS),
    "repository_branch": (EditionForm, FIVE + "repository_branch: {}", PLAIN),
    "contact": (EditionForm, FIVE + "contact: {}", ADDRESS), "interface": (EditionForm, FIVE + "interface: {}", PLAIN),
    "pdf": (EditionForm, FIVE + "pdf: {}", re.compile("True|False")),
    "language": (EditionForm, FIVE.replace("en\n", "{}\n"), PLAIN),
    "id": (SidecarForm, "id: {}", PLAIN), "date": (SidecarForm, "date: {}", PLAIN),
    "url": (SidecarForm, "url: {}", ADDRESS), "born": (PersonForm, "name: x\nborn: {}", PLAIN),
    "formerly": (PersonForm, "name: x\nformerly: {}", re.compile(r"\['[a-z0-9-]+'\]")),
    "identifiers": (PersonForm, "name: x\nidentifiers: {{gnd: {0}, wikidata: {0}}}", re.compile(r"x^")),
    "items": (ThreadForm, "title: x\nitems: {}", re.compile(rf"\['{ITEM.pattern}'\]")),
}  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_what_a_strict_field_takes_is_harmless(field):
    form, text, harmless = FIELDS[field]
    taken = 0
    for payload in IN_YAML:
        value = json.dumps(payload).replace("\\u2028", "x")
        document, findings = compose(text.format(value).encode(), "file.yaml")
        read, faults = validated(document, form) if document else (None, findings)
        assert read or faults
        if read:
            taken += 1
            assert harmless.fullmatch(str(getattr(read, field))), payload
            assert scheme_of(str(getattr(read, field))) in ("", "http", "https"), payload
    assert taken < len(IN_YAML) / 10


@pytest.mark.parametrize("payload", REFUSED_IN_YAML, ids=ascii)
def test_control_characters_are_refused_raw_and_as_escapes(payload):
    for value in (payload, json.dumps(payload), "".join(f"\\U{ord(sign):08x}" for sign in payload)):
        _, findings = compose(f'title: "{value.strip(chr(34))}"'.encode("utf-8", "surrogatepass"), "file.yaml")
        assert {finding.code for finding in findings} & {"Y207", "Y201"}, value


def test_nothing_said_on_a_terminal_steers_it():
    for payload in PAYLOADS:
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printable(payload.text)), (
            payload
        )


@pytest.mark.parametrize(
    "template",
    ATTACKS,
)
def test_a_template_of_the_edition_reaches_nothing_but_its_page(tmp_path, template):
    made = edited_text("March 3, 1921\n\nHarbour Board Protocol 7\n\nSo it is.\n")
    (tmp_path / "templates" / "pages").mkdir(parents=True)
    (tmp_path / "templates" / "pages" / "home.html").write_text(template)
    (tmp_path / "edition.yaml").write_text("what lies beside the templates")
    own = OwnTemplates(tmp_path / "templates")
    findings = check_own_templates(own)
    if not findings:
        written, findings = rendered(home_page(made.register, made.project), own)
        assert not re.search("subclass|__globals__|root:|lies beside|function|module", written), written
    assert {finding.code for finding in findings} <= {"T101", "T106"}
    assert {finding.file for finding in findings} <= {"templates/pages/home.html"}


def rendered(page, templates):
    """The page, or what is wrong with its template."""
    try:
        return render(page, templates), ()
    except TemplateRefusedError as refused:
        return "", (refused.diagnostic,)


@pytest.mark.parametrize(
    "path", ["404", "true()", "'x'", "count(p)", "a|404", "document('x')", "a[", "re:test(., 'x')"]
)
def test_a_role_of_a_dialect_is_given_to_elements_alone(path):
    document, _ = compose(f"recognise: true()\nroles:\n  {json.dumps(path)}: paragraph\n".encode(), "dialects/x.yaml")
    form, faults = validated(document, DialectForm)
    assert form is None
    assert {fault.code for fault in faults} == {"Y312"}


@pytest.mark.parametrize("path", ["a[. = 'x|y']", "a[@n='|'] | b", "..", "//text()", "p/@n"])
def test_an_odd_path_of_a_dialect_is_read_without_a_fault(path):
    odd = Dialect("x", "true()", roles=((path, Role.PARAGRAPH),))
    reading, _ = read(whole("<p n='1'>Yes.</p>", "plain").encode(), "a.xml", Decisions(dialects=(odd,)))
    assert reading.text == "Yes."
