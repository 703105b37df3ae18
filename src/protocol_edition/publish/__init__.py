"""Makes the folder of files that is the site, and puts it in the old one's place in one step."""

from protocol_edition.publish.build import Means, build, index_alone, rehearse
from protocol_edition.publish.deposit import package, verified
from protocol_edition.publish.jobs import Desk, Recorded, desk, edit_text
from protocol_edition.publish.session import Session
from protocol_edition.publish.stamp import Look, look
from protocol_edition.publish.terms import Built, Terms
from protocol_edition.publish.timings import Timings
from protocol_edition.publish.work import Progress

__all__ = [
    "Built", "Desk", "Look", "Means", "Progress", "Recorded", "Session", "Terms", "Timings", "build", "desk",
    "edit_text", "index_alone", "look", "package", "rehearse", "verified",
]  # fmt: skip
