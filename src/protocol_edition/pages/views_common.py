"""What the views of all pages have in common: the frame, the head, links and facts."""

from markupsafe import Markup

from protocol_edition.model import frozen

NOTHING = Markup("")


@frozen
class Link:
    """A link; ``current`` marks the page or section the reader is in."""

    href: str
    text: str
    current: bool = False
    tongue: Markup = NOTHING
    """Attributes that tell the language of the text, where it is not the site's."""


@frozen
class Meta:
    """``<meta name="..." content="...">``; ``attribute`` is ``name`` or ``property``."""

    attribute: str
    name: str
    content: str


@frozen
class HeadLink:
    """``<link rel="..." href="...">`` for programs; ``type`` may be ""."""

    rel: str
    href: str
    type: str


@frozen
class Picture:
    """A picture with its size in pixels, so that nothing moves when it comes."""

    href: str
    width: int
    height: int


@frozen
class Frame:
    """What stands around every page of one depth and section: made once and shared."""

    language: str
    edition: str
    subtitle: str
    home: str
    navigation: tuple[Link, ...]
    theme: str
    """The style sheet of every page; ``text`` is the protocols' own, ``paper`` the printer's."""
    text: str
    paper: str
    icon: str
    style: str
    """The edition's own style sheet, "" where it has none."""
    logo: Picture | None
    faces: str
    """The script that asks early for the book face."""
    notes: str
    """The scripts of the protocol page: notes and names, then outline, keyboard and quoting."""
    reading: str
    overview: str
    """The style sheet and the script of lists, tables and calendars."""
    tables: str
    citing: str
    """The script of the page of citations; ``moved`` that of a former address."""
    moved: str
    seek: str
    """The script by which the key ``/`` leads to the search page from every other one."""
    search: str
    """The search page, "" where the site has none; ``opensearch`` its description for browsers."""
    opensearch: str
    editors: tuple[str, ...]
    publisher: str
    licence: Link
    rights: str
    accessibility: str
    direction: str
    """``ltr`` or ``rtl``."""
    authored: Markup
    """Attributes for what the editors wrote: its language, where that is not the site's; "" else."""
    cited: Markup
    """The same for citations, which are in English."""
    draft: str
    """What a draft says of itself, "" on a whole site."""


@frozen
class Head:
    """The head of one page: what browsers, search engines and reference managers read."""

    title: str
    description: str
    canonical: str
    policy: str
    """The page's Content-Security-Policy."""
    metas: tuple[Meta, ...] = ()
    links: tuple[HeadLink, ...] = ()
    linked_data: Markup = NOTHING
    """JSON-LD, safe inside a script element; a data block, which no policy on scripts forbids."""


@frozen
class Page:
    """What every page has."""

    frame: Frame
    head: Head


@frozen
class Fact:
    """A named fact."""

    label: str
    value: str
    tongue: Markup = NOTHING
    """Attributes that tell the language of the value, where it is not the site's."""


@frozen
class TextVersion:
    """The version a text is at: the first figures of its hash, its day or why it has none, and where its history is.

    ``history`` is "" where the site has none.
    """

    short: str
    said: str
    history: str


@frozen
class Seated:
    """How somebody is in the list of a sitting: the classes of the sign, and it in words; both "" for who is not."""

    sign: str
    said: str


@frozen
class Credits:
    """The edition that a text was taken from: its title, whole sentences on it, its address and its licence."""

    title: str
    tongue: Markup
    """Attributes that tell the language of the title and of the names of roles."""
    said: tuple[str, ...]
    address: Link | None
    licence: Link | None


@frozen
class Cited:
    """A ready citation in one style."""

    style: str
    text: Markup
    dated: bool = False
    """Whether the style has a place for the day of reading, which the reader's browser can add."""


@frozen
class Download:
    """A file beside the page."""

    href: str
    name: str
    format: str


@frozen
class AgendaEntry:
    """An item in a list: its number as printed, "" for none; without ``href`` a number that does not occur."""

    href: str
    number: str
    heading: str
    gloss: str = ""
    """What kind of part it is, and what is left of it, where that needs saying: ``appendix``, ``text lost``."""
