"""Makes the folder of files that is the site, and puts it in the old one's place in one step."""

from protocol_edition.publish.build import Built, Means, Terms, build, index_alone, rehearse
from protocol_edition.publish.deposit import package, verified
from protocol_edition.publish.jobs import Desk, Recorded, desk, edit_text
from protocol_edition.publish.work import Progress

__all__ = [
    "Built",
    "Desk",
    "Means",
    "Progress",
    "Recorded",
    "Terms",
    "build",
    "desk",
    "edit_text",
    "index_alone",
    "package",
    "rehearse",
    "verified",
]
