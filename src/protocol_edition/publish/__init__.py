"""Makes the folder of files that is the site, and puts it in the old one's place in one step.

What is asked for here is imported when it is asked for: a build of an edition in which nothing changed ends before the
libraries that make pages are loaded.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protocol_edition.publish.deposit import package, verified
    from protocol_edition.publish.jobs import Desk, Recorded, desk, edit_text
    from protocol_edition.publish.opened_before import keep_opened, opened, opening
    from protocol_edition.publish.publishing import Means, build, index_alone, rehearse
    from protocol_edition.publish.session import Session
    from protocol_edition.publish.stamp import Look, look
    from protocol_edition.publish.terms import Built, Terms
    from protocol_edition.publish.timings import Timings
    from protocol_edition.publish.work import Progress

__all__ = [
    "Built", "Desk", "Look", "Means", "Progress", "Recorded", "Session", "Terms", "Timings", "build", "desk",
    "edit_text", "index_alone", "keep_opened", "look", "opened", "opening", "package", "rehearse", "verified",
]  # fmt: skip

_MODULES = {
    "deposit": ("package", "verified"),
    "jobs": ("Desk", "Recorded", "desk", "edit_text"),
    "opened_before": ("keep_opened", "opened", "opening"),
    "publishing": ("Means", "build", "index_alone", "rehearse"),
    "session": ("Session",),
    "stamp": ("Look", "look"),
    "terms": ("Built", "Terms"),
    "timings": ("Timings",),
    "work": ("Progress",),
}
_WHERE = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    return found
