"""What ``dialects/NAME.yaml`` may hold: a table for TEI files, as a typed form like those of ``forms.py``.

A dialect is a table and never a program: nothing of an edition's folder is run.
"""

import re
from typing import Annotated

from lxml import etree
from pydantic import BeforeValidator, Field

from protocol_edition.model import Dialect, Fact, Role
from protocol_edition.project.fields import Words, judged, many
from protocol_edition.project.forms import Form

_FUNCTIONS = frozenset(
    re.findall(
        "[a-z-]+",
        "last position count id local-name namespace-uri name string concat starts-with contains substring-before"
        " substring-after substring string-length normalize-space translate boolean not true false lang number sum"
        " floor ceiling round node text comment processing-instruction and or div mod",
    )
)
"""The functions of XPath 1.0, the tests of nodes, and the operators that a bracket may follow."""


def _fault_in_path(path: str) -> str:
    """What is wrong with an XPath, as a phrase, or "" if nothing is."""
    unknown = set(re.findall(r"([A-Za-z][\w.:-]*)\s*\(", re.sub(r"'[^']*'|\"[^\"]*\"", "''", path))) - _FUNCTIONS
    if unknown:
        return f"has a function that XPath 1.0 does not know: {min(unknown)}"
    try:
        etree.XPath(path)(etree.Element("TEI"))
    except etree.XPathError as fault:
        return f"is no XPath: {str(fault).lower()}"
    return ""


def _fault_in_role(path: str) -> str:
    """The same for an XPath that must lead to elements, from anywhere unless it begins with a slash."""
    fault = _fault_in_path(path)
    if fault:
        return fault
    try:
        found = etree.XPath(path if path.startswith("/") else f"//{path}")(etree.Element("TEI"))
    except etree.XPathError:
        return "is no XPath that leads to elements"
    return "" if isinstance(found, list) else "is an XPath that leads to no element"


XPath = Annotated[Words, judged("Y312", _fault_in_path)]
RolePath = Annotated[Words, judged("Y312", _fault_in_role)]


class DialectForm(Form):
    """``dialects/NAME.yaml``: how an edition's own TEI files are to be read. The program's own tables come after it."""

    recognise: XPath = Field(
        description="An XPath that is true for the files this table is made for; names without prefix.",
        examples=["boolean(//publicationStmt/publisher[contains(., 'Harbour Archive')])"],
    )
    based_on: Words = Field(
        "plain", description="The table whose rules come after these: plain, mrp1, mrp3, kgparl, frus, or one of yours."
    )
    roles: dict[RolePath, Role] = Field(
        default={},
        description="What elements are: an XPath (found anywhere unless it begins with /), and a role. The first wins.",
        examples=[{"div[@type='TOP']": "item", "p[@rend='present']": "attendance"}],
    )
    facts: dict[Fact, Annotated[list[XPath], BeforeValidator(many, json_schema_input_type=str | list[str])]] = Field(
        default={},
        description="Where the header says what; of several XPaths the first that finds something is taken.",
        examples=[{"number": "string(//titleStmt/title/@n)"}],
    )
    german_attendance: bool = Field(
        False, description="Whether running lists of those present are ordered by VS., anw., abw. and the like."
    )
    brackets: bool = Field(False, description="Whether [...] in the text marks what is left out, and [] what is lost.")

    def dialect(self, name: str) -> Dialect:
        """The table as the model has it."""
        return Dialect(
            name=name,
            recognise=self.recognise,
            roles=tuple(self.roles.items()),
            facts=tuple((fact, path) for fact, paths in self.facts.items() for path in paths),
            based_on=self.based_on,
            german_attendance=self.german_attendance,
            brackets=self.brackets,
        )
