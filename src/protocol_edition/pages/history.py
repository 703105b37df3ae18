"""The history of a text: which version it is at, and what changed from one recorded version to the next.

A version is a hash of the source text, so that it is the same wherever the edition is built. Its day is the one the
ledger recorded, not Git's: the ledger travels with the text, while a shallow clone or an unpacked archive has no
history of Git, and a rebase gives every commit another day.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from protocol_edition import urls
from protocol_edition.edition import AnchorChange, EditedProtocol, FactChange, RecordedState
from protocol_edition.pages.dates import spoken
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.views import Changed, Changes, HistoryPage, Link, State, TextVersion
from protocol_edition.project import Project

SHORT = 7
"""Figures of a version that readers are shown; the whole has 16."""


def text_version(edited: EditedProtocol, page: str) -> TextVersion:
    """The version the text is at, as ``page`` states it."""
    recorded, history = edited.recorded, edited.history
    if recorded:
        said = spoken(recorded.on)
    else:
        said = f"changed since {spoken(history[-1].on)}" if history else "not recorded yet"
    return TextVersion(edited.version[:SHORT], said, urls.relative(page, urls.history(edited.id)))


def history_page(edited: EditedProtocol, project: Project) -> HistoryPage:
    """Every state that the ledger records, the newest first, each with an address of its own."""
    page, whole = urls.history(edited.id), urls.protocol(edited.id)
    title = f"History of {edited.short_title}"
    described = f"What changed between the recorded versions of {edited.short_title}."
    before = [None, *edited.history]
    return HistoryPage(
        frame=frame(project, page, urls.PROTOCOLS),
        head=head(title, described, project.settings, page),
        crumbs=(
            Link(urls.relative(page, urls.PROTOCOLS), "Protocols"),
            Link(urls.relative(page, whole), edited.short_title),
        ),
        title=title,
        version=text_version(edited, page),
        states=tuple(_state(now, was, edited.id) for was, now in reversed(list(pairwise(before))) if now),
    )


def _state(state: RecordedState, before: RecordedState | None, doc_id: str) -> State:
    name = f"state-{state.number}"
    changes = tuple(_changes(state, doc_id)) if before else ()
    return State(
        id=name,
        href=urls.in_page(name),
        on=spoken(state.on),
        on_iso=state.on,
        version=state.version,
        summary=_summary(state, before, changes),
        changes=changes,
    )


def _summary(state: RecordedState, before: RecordedState | None, changes: tuple[Changes, ...]) -> str:
    """What the lists of changes do not say."""
    if before is None:
        number = len(state.changes)
        return f"Recorded for the first time, with {number:,} permanent address{'' if number == 1 else 'es'}."
    if before.version == state.version:
        return "The source text is the same." if changes else "The source text is the same; its address is another."
    if changes:
        return ""
    return (
        "No words that have an address changed: only what has none, such as the lines of description, "
        "or order, signs and spacing."
    )


def _changes(state: RecordedState, doc_id: str) -> Iterator[Changes]:
    page, whole = urls.history(doc_id), urls.protocol(doc_id)

    def link(anchor: str) -> Link:
        return Link(urls.relative(page, whole, anchor), urls.in_page(anchor))

    if state.facts:
        at = urls.relative(page, whole, "source")
        yield Changes("Description", tuple(Changed(Link(at, fact.name), _restated(fact), None) for fact in state.facts))
    for what, title, said in _KINDS:
        changed = tuple(
            Changed(link(change.anchor), said(change), link(change.now) if what == "retired" and change.now else None)
            for change in state.changes
            if change.what == what
        )
        if changed:
            yield Changes(title, changed)


def _restated(fact: FactChange) -> str:
    was, now = (f"“{value}”" if value else "not known" for value in (fact.was, fact.now))
    return f"{was} is now {now}" if fact.was else now


def _new(change: AnchorChange) -> str:
    return f"“{change.now}”" if change.now else ""


def _reworded(change: AnchorChange) -> str:
    return f"“{change.was}” is now “{change.now}”" if change.was else f"now “{change.now}”"


def _relabelled(change: AnchorChange) -> str:
    was, now = (f"“{label}”" if label else "no label" for label in (change.was, change.now))
    return f"{was} is now {now}"


def _retired(change: AnchorChange) -> str:
    return f"“{change.was}”: {change.why}" if change.why else f"“{change.was}”"


_KINDS: tuple[tuple[str, str, Callable[[AnchorChange], str]], ...] = (
    ("minted", "New", _new),
    ("text", "Words changed", _reworded),
    ("label", "Numbers and labels changed", _relabelled),
    ("retired", "Taken out", _retired),
)
"""What can befall an anchor, in the order in which a state tells it."""
