"""Makes the folder of files that is the site, and puts it in the old one's place in one step."""

from protocol_edition.publish.build import Built, Progress, Terms, build, index_alone, rehearse
from protocol_edition.publish.jobs import Desk, Recorded, desk, edit_text

__all__ = ["Built", "Desk", "Progress", "Recorded", "Terms", "build", "desk", "edit_text", "index_alone", "rehearse"]
