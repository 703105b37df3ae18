"""On what terms an edition is published, and what became of it."""

from protocol_edition.diagnostics import Diagnostic
from protocol_edition.model import frozen


@frozen
class Terms:
    """On what terms to publish."""

    strict: bool = False
    """Warnings stop publication as errors do, and so do addresses that are not recorded."""
    recorded: bool = False
    """Addresses that are not recorded are an error: nobody must come to cite them."""
    durable: bool = True
    """Only what is on the disk takes the old site's place; a preview need not wait for that."""
    searchable: bool = True
    """The index of the search is made; a preview makes it when somebody searches."""

    tables: bool = True
    """The tables are brought up to date; a preview leaves them as they were until there is time."""

    compressed: bool = False
    """Texts of the site are there compressed as well."""

    trusting: bool = False
    """The edition's own templates may do what Python can, instead of running in a sandbox."""

    draft: bool = False
    """The site is one of pages alone, and never takes the place of a whole one."""

    @property
    def words(self) -> str:
        """The terms in words, for what is kept of a build."""
        names = ("strict", "recorded", "searchable", "tables", "compressed", "trusting", "draft")
        return " ".join(name for name in names if getattr(self, name))

    @property
    def judged_as_recorded(self) -> bool:
        """Whether an address that is not recorded is an error."""
        return self.strict or self.recorded


LENIENT = Terms()


@frozen
class Built:
    """What became of a build; ``published`` says whether the output is the new site, or would be after a rehearsal."""

    published: bool
    protocols: int
    files: int
    diagnostics: tuple[Diagnostic, ...]
