"""What each YAML file of an edition may hold: typed models, from which the settings reference and the JSON Schemas
are made. Only this module and its neighbours that judge with it know pydantic.

Every field's ``description`` is written for editors. A fault that a form finds itself is raised under its own
diagnostic code (``wrong``); the others are pydantic's and are put into words in ``faults.py``.
"""

import re
from collections.abc import Callable
from typing import Annotated, Self

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from protocol_edition.model import (
    Office,
    Organisation,
    Origin,
    Person,
    Place,
    Pseudonym,
    Thread,
    ThreadItem,
)
from protocol_edition.project.edtf import earliest, latest
from protocol_edition.project.fields import (
    ITEM_ADDRESS,
    SHORT_FORM,
    BaseAddress,
    Branch,
    Contact,
    Date,
    Host,
    Ids,
    Interface,
    ItemAddress,
    Language,
    Names,
    Prose,
    WebAddress,
    Words,
    all_under,
    judged,
    many,
    under,
    wrong,
)
from protocol_edition.project.identifiers import AUTHORITY_FILES, fault_in_identifier
from protocol_edition.project.settings import Contributor, Licence, Settings, licence_address
from protocol_edition.project.wording import quoted
from protocol_edition.words import LANGUAGES


class Form(BaseModel):
    """A map whose keys are all known."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False, defer_build=True)


class ContributorForm(Form):
    """Somebody responsible for the edition: a name alone, or a map."""

    name: Words = Field(description="The name as it shall be shown and cited; a body's name is a name too.")
    role: Words = Field("", description="What she, he or it did for the edition, such as 'introduction'.")
    orcid: Annotated[str, judged("Y308", fault_in_identifier, "orcid")] = Field(
        "", description="The bare ORCID identifier.", examples=["0000-0002-1825-0097"]
    )


class LicenceForm(Form):
    """A licence: its name alone, or a map."""

    name: Words = Field(description="A SPDX identifier such as CC-BY-4.0, or the licence in free words.")
    url: WebAddress = Field(
        "", description="Where the licence's text stands; known already for the Creative Commons licences."
    )


class EditionForm(Form):
    """``edition.yaml``: what the edition is. Five lines are enough; nothing missing is ever made up."""

    title: Words = Field(description="The edition's title.", examples=["Protocols of the City Council of Ebenau"])
    subtitle: Words = Field("", description="A second line under the title.")
    editors: Annotated[list[ContributorForm], BeforeValidator(all_under("name")), Field(min_length=1)] = Field(
        json_schema_extra={SHORT_FORM: "entries"},
        validation_alias=AliasChoices("editors", "editor"),
        description="Who edits: a name, or a list of names, or of maps with name, role and orcid.",
    )
    publisher: Words = Field(description="Who publishes the site: a person or a body.")
    place: Words = Field("", description="Where the publisher is seated.")
    licence: Annotated[LicenceForm, BeforeValidator(under("name"))] = Field(
        json_schema_extra={SHORT_FORM: "value"},
        validation_alias=AliasChoices("licence", "license"),
        description="The licence of the edition's own matter: a SPDX identifier, free words, or a map of name and url.",
    )
    rights: Prose = Field("", description="Whose the texts are, if the licence does not say it for them.")
    language: Language = Field(
        description="The language of the texts and of what the editors write, as a BCP 47 tag.",
        examples=["en", "de", "pt-BR"],
    )
    interface: Interface = Field(
        "",
        description="The language of the site's own words: headings, buttons, dates. Without this key it is the "
        "language of the texts where the program speaks it, else English.",
        examples=list(LANGUAGES),
    )
    base_url: BaseAddress = Field(
        "", description="The site's public address. Only with it citations give the address of a page."
    )
    cname: Host = Field("", description="The host name of your own domain, for GitHub Pages.", examples=["example.org"])
    repository_url: WebAddress = Field("", description="Where the edition's files are kept, for links to their lines.")
    repository_branch: Branch = Field("main", description="The branch of the repository that those links show.")
    description: Prose = Field("", description="What the edition is, in one or two sentences, for the home page.")
    logo: Words = Field("", description="A picture in the folder 'theme' for the head of every page, such as logo.svg.")
    contact: Contact = Field("", description="Where readers can write to: a web address, or an address for mail.")
    pdf: bool = Field(True, description="Whether every text is offered as PDF too; it takes a little longer to build.")
    search: bool = Field(True, description="Whether the site has a search page and the index that it needs.")

    def settings(self) -> Settings:
        """The settings as the other rooms know them."""
        return Settings(
            title=self.title,
            editors=tuple(Contributor(editor.name, editor.role, editor.orcid) for editor in self.editors),
            publisher=self.publisher,
            licence=Licence(self.licence.name, self.licence.url or licence_address(self.licence.name)),
            language=self.language,
            subtitle=self.subtitle,
            place=self.place,
            rights=self.rights,
            base_url=self.base_url and self.base_url.rstrip("/") + "/",
            cname=self.cname,
            repository_url=self.repository_url.rstrip("/"),
            repository_branch=self.repository_branch,
            description=self.description,
            logo=self.logo,
            contact=self.contact,
            pdf=self.pdf,
            search=self.search,
            interface=self.interface,
        )


class OfficeForm(Form):
    """An office somebody held: its title alone, or a map."""

    title: Words = Field(description="The office, as it shall be shown.")
    since: Date = Field("", description="When it began (EDTF).")
    until: Date = Field("", description="When it ended (EDTF).")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and latest(self.until) < earliest(self.since):
            raise wrong("Y309", f"the office ends ({self.until}) before it begins ({self.since})")
        return self


class PseudonymForm(Form):
    """A cover name and where it means this person."""

    name: Words = Field(description="The pseudonym as printed.")
    protocols: list[Words] = Field(
        default=[], description="The ids of the texts in which it means this person; all texts if none is named."
    )
    source: Prose = Field(description="Who says so.")


def _identifier(authority: str) -> str:
    known = AUTHORITY_FILES[authority]
    default: str = Field("", description=f"The identifier in {known.name}.", examples=[known.example])
    return default


class IdentifiersForm(Form):
    """Identifiers of the same person, place or organisation elsewhere: only those that are certain."""

    wikidata: str = _identifier("wikidata")
    viaf: str = _identifier("viaf")
    gnd: str = _identifier("gnd")
    lcnaf: str = _identifier("lcnaf")
    isni: str = _identifier("isni")
    orcid: str = _identifier("orcid")
    geonames: str = _identifier("geonames")

    @field_validator("*")
    @classmethod
    def _looks_right(cls, text: str, about: ValidationInfo) -> str:
        if fault := fault_in_identifier(about.field_name or "", text):
            raise wrong("Y308", f"{quoted(text)} {fault}")
        return text

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Authority and identifier of those given."""
        return tuple((authority, text) for authority in AUTHORITY_FILES if (text := getattr(self, authority)))


class PersonForm(Form):
    """One entry of ``authorities/people.yaml``, under the key that is the person's address."""

    name: Words = Field(description="The full name, as the person's page is headed.")
    sort: Words = Field("", description="The name as it is filed, such as 'Weber, Anna'; the name itself if left out.")
    variants: Names = Field(
        default=[], description="Every form in which texts print the name; two entries may share one, see 'names'."
    )
    born: Date = Field("", description="Date of birth (EDTF).")
    died: Date = Field("", description="Date of death (EDTF).")
    offices: Annotated[list[OfficeForm], BeforeValidator(all_under("title"))] = Field(
        default=[],
        json_schema_extra={SHORT_FORM: "entries"},
        description="Offices held, each a title or a map with title, since and until.",
    )
    pseudonyms: list[PseudonymForm] = Field(default=[], description="Cover names and where they mean this person.")
    identifiers: IdentifiersForm = Field(default=IdentifiersForm(), description="Identifiers elsewhere.")
    note: Prose = Field("", description="Anything else a reader should know, shown on the person's page.")
    source: Prose = Field("", description="Where these facts are from.")
    keys: Names = Field(
        default=[],
        description="What sources call this entry that identify whom they name, such as TEI files; one or several.",
        examples=[["mpr8609"]],
    )
    formerly: Ids = Field(default=[], description="Keys under which the page was published before; they lead here.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.born and self.died and latest(self.died) < earliest(self.born):
            raise wrong("Y309", f"the person died ({self.died}) before being born ({self.born})")
        return self

    def entry(self, key: str) -> Person:
        """The entry as the model has it."""
        return Person(
            key,
            self.name,
            self.sort or self.name,
            tuple(self.variants),
            self.born,
            self.died,
            tuple(Office(office.title, office.since, office.until) for office in self.offices),
            tuple(Pseudonym(cover.name, tuple(cover.protocols), cover.source) for cover in self.pseudonyms),
            self.identifiers.pairs(),
            self.note,
            self.source,
            tuple(self.formerly),
            tuple(self.keys),
        )


class PlaceForm(Form):
    """One entry of ``authorities/places.yaml``, under the key that is the place's address."""

    name: Words = Field(description="The name, as the place's page is headed.")
    variants: Names = Field(default=[], description="Every form in which texts print the name.")
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None = Field(
        None, description="Degrees north of the equator (WGS 84)."
    )
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None = Field(
        None, description="Degrees east of Greenwich (WGS 84)."
    )
    identifiers: IdentifiersForm = Field(default=IdentifiersForm(), description="Identifiers elsewhere.")
    note: Prose = Field("", description="Anything else a reader should know, shown on the place's page.")
    source: Prose = Field("", description="Where these facts are from.")
    keys: Names = Field(
        default=[],
        description="What sources call this entry that identify whom they name, such as TEI files; one or several.",
        examples=[["mpr8609"]],
    )
    formerly: Ids = Field(default=[], description="Keys under which the page was published before; they lead here.")

    @model_validator(mode="after")
    def _both_or_none(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise wrong("Y309", "one of latitude and longitude is given without the other")
        return self

    def entry(self, key: str) -> Place:
        """The entry as the model has it."""
        return Place(
            key,
            self.name,
            tuple(self.variants),
            self.latitude,
            self.longitude,
            self.identifiers.pairs(),
            self.note,
            self.source,
            tuple(self.formerly),
            tuple(self.keys),
        )


class OrganisationForm(Form):
    """One entry of ``authorities/organisations.yaml``, under the key that is the organisation's address."""

    name: Words = Field(description="The name, as the organisation's page is headed.")
    variants: Names = Field(default=[], description="Every form in which texts print the name.")
    identifiers: IdentifiersForm = Field(default=IdentifiersForm(), description="Identifiers elsewhere.")
    note: Prose = Field("", description="Anything else a reader should know, shown on the organisation's page.")
    source: Prose = Field("", description="Where these facts are from.")
    keys: Names = Field(
        default=[],
        description="What sources call this entry that identify whom they name, such as TEI files; one or several.",
        examples=[["mpr8609"]],
    )
    formerly: Ids = Field(default=[], description="Keys under which the page was published before; they lead here.")

    def entry(self, key: str) -> Organisation:
        """The entry as the model has it."""
        return Organisation(
            key,
            self.name,
            tuple(self.variants),
            self.identifiers.pairs(),
            self.note,
            self.source,
            tuple(self.formerly),
            tuple(self.keys),
        )


class ThreadForm(Form):
    """One entry of ``authorities/threads.yaml``: a question that goes on from meeting to meeting."""

    title: Words = Field(description="What the question is called.")
    items: Annotated[list[ItemAddress], BeforeValidator(many, json_schema_input_type=str | list[str])] = Field(
        min_length=1,
        description="The agenda items that treat it, by their addresses; a page shows them in order of date.",
        examples=[["protocol-7#item-ii", "protocol-9#item-i"]],
    )
    note: Prose = Field("", description="What a reader should know, shown on the thread's page.")
    source: Prose = Field("", description="Where these facts are from.")

    def entry(self, key: str, places: Callable[[int], Origin]) -> Thread:
        """The entry as the model has it; ``places`` says where the address with a number stands."""
        named = (re.match(ITEM_ADDRESS, address) for address in self.items)
        items = (ThreadItem(one["protocol"], one["anchor"], places(number)) for number, one in enumerate(named) if one)
        return Thread(key, self.title, tuple(items), self.note, self.source)
