"""What ``edition.yaml`` says of the whole edition."""

from protocol_edition.model import expression, frozen
from protocol_edition.words import interface_for

_CREATIVE_COMMONS = expression(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-([1-4]\.0|2\.5)")


@frozen
class Contributor:
    """Somebody (or a body) responsible for the edition; ``role`` and ``orcid`` are "" where not given."""

    name: str
    role: str = ""
    orcid: str = ""
    """The bare identifier, ``0000-0002-1825-0097``."""


@frozen
class Licence:
    """The licence of the edition's own matter: a SPDX identifier or free words, and the address of its text or ""."""

    name: str
    url: str = ""


@frozen
class Settings:
    """The edition as its editors describe it; "" and () where they said nothing, never a made-up value."""

    title: str
    editors: tuple[Contributor, ...]
    publisher: str
    licence: Licence
    language: str
    """BCP 47, such as ``en``: the language of the texts and of all that the editors write."""
    subtitle: str = ""
    place: str = ""
    """Where the publisher is seated."""
    rights: str = ""
    """Whose the texts are, where that differs from the licence of the edition's own matter."""
    base_url: str = ""
    """Public address of the site, ending in ``/``."""
    cname: str = ""
    """The host name of a domain of one's own, for GitHub Pages."""
    repository_url: str = ""
    repository_branch: str = ""
    description: str = ""
    logo: str = ""
    """A picture of the folder ``theme``, for the head of every page."""
    contact: str = ""
    """Whom readers tell what stands in their way: a web address or an address for mail."""
    pdf: bool = True
    """Whether every protocol is offered as PDF too."""
    search: bool = True
    """Whether the site can be searched."""

    interface: str = ""
    """BCP 47: the language of the site's own words, where the editors chose one."""

    @property
    def site_language(self) -> str:
        """What the site speaks: the language chosen, else that of the texts if there is a catalogue, else English."""
        return self.interface or interface_for(self.language) or "en"

    def __post_init__(self) -> None:
        for name in ("title", "publisher", "language"):
            if not getattr(self, name):
                raise ValueError(f"settings without a {name}")
        if not self.editors or not self.licence.name:
            raise ValueError("settings without an editor or a licence")
        if self.base_url and not self.base_url.endswith("/"):
            raise ValueError(f"the base address does not end in a slash: {self.base_url}")


def licence_address(name: str) -> str:
    """Where the text of a Creative Commons licence stands, by its SPDX identifier; "" for any other licence."""
    if name == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    match = _CREATIVE_COMMONS.fullmatch(name)
    return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/" if match else ""
