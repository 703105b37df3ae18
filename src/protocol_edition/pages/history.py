"""The history of a text: which version it is at, and what changed from one recorded version to the next.

A version is a hash of the source text, so that it is the same wherever the edition is built. Its day is the one the
ledger recorded, not Git's: the ledger travels with the text, while a shallow clone or an unpacked archive has no
history of Git, and a rebase gives every commit another day.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from markupsafe import Markup

from protocol_edition import urls
from protocol_edition.edition import AnchorChange, EditedProtocol, FactChange, RecordedState
from protocol_edition.pages.credit_lines import credits_of
from protocol_edition.pages.frame import frame
from protocol_edition.pages.head import head
from protocol_edition.pages.tongues import marked
from protocol_edition.pages.views import Changed, Changes, HistoryPage, Link, State, TextVersion
from protocol_edition.project import Project
from protocol_edition.words import counted, later, say, spoken

SHORT = 7
"""Figures of a version that readers are shown; the whole has 16."""


def text_version(edited: EditedProtocol, page: str, *, has_history: bool = True) -> TextVersion:
    """The version the text is at, as ``page`` states it; it leads to the history where the site has one."""
    recorded, history = edited.recorded, edited.history
    if recorded:
        said = spoken(recorded.on)
    else:
        said = say("changed since {date}", date=spoken(history[-1].on)) if history else say("not recorded yet")
    history_href = urls.relative(page, urls.history(edited.id)) if has_history else ""
    return TextVersion(edited.version[:SHORT], said, history_href)


def history_page(edited: EditedProtocol, project: Project) -> HistoryPage:
    """Every state that the ledger records, the newest first, each with an address of its own."""
    page, whole = urls.history(edited.id), urls.protocol(edited.id)
    title = say("History of {title}", title=edited.short_title)
    described = say("What changed between the recorded versions of {title}.", title=edited.short_title)
    before = [None, *edited.history]
    return HistoryPage(
        frame=frame(project, page, urls.PROTOCOLS),
        head=head(title, described, project.settings, page),
        crumbs=(
            Link(urls.relative(page, urls.PROTOCOLS), say("Protocols")),
            Link(urls.relative(page, whole), edited.short_title),
        ),
        title=title,
        version=text_version(edited, page),
        states=tuple(_state(now, was, edited.id) for was, now in reversed(list(pairwise(before))) if now),
        credits=credits_of(edited.protocol.header, _tongue(edited, project)),
    )


def _tongue(edited: EditedProtocol, project: Project) -> Markup:
    settings = project.settings
    return marked(edited.protocol.header.language or settings.language, settings.site_language)


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
        return counted(
            len(state.changes),
            "Recorded for the first time, with {n} permanent address.",
            "Recorded for the first time, with {n} permanent addresses.",
        )
    if before.version == state.version:
        return (
            say("The source text is the same.")
            if changes
            else say("The source text is the same; its address is another.")
        )
    if changes:
        return ""
    return say(
        "No words that have an address changed: only what has none, such as the lines of description, "
        "or order, signs and spacing."
    )


def _changes(state: RecordedState, doc_id: str) -> Iterator[Changes]:
    page, whole = urls.history(doc_id), urls.protocol(doc_id)

    def link(anchor: str) -> Link:
        return Link(urls.relative(page, whole, anchor), urls.in_page(anchor))

    if state.facts:
        at = urls.relative(page, whole, "source")
        told = (Changed(Link(at, say(_FACTS.get(fact.name, fact.name))), _restated(fact), None) for fact in state.facts)
        yield Changes(say("Description"), tuple(told))
    for what, title, said in _KINDS:
        changed = tuple(
            Changed(link(change.anchor), said(change), link(change.now) if what == "retired" and change.now else None)
            for change in state.changes
            if change.what == what
        )
        if changed:
            yield Changes(say(title), changed)


_FACTS = {
    "title": later("title"),
    "date": later("date"),
    "series": later("series"),
    "number": later("number"),
    "shelfmark": later("shelfmark"),
    "credit": later("credit"),
    "address": later("address"),
}
"""What the ledger records of a protocol."""


def _restated(fact: FactChange) -> str:
    was, now = (_quoted(value) if value else say("not known") for value in (fact.was, fact.now))
    return say("{was} is now {now}", was=was, now=now) if fact.was else now


def _quoted(words: str) -> str:
    return say("“{words}”", words=words)


def _new(change: AnchorChange) -> str:
    return _quoted(change.now) if change.now else ""


def _reworded(change: AnchorChange) -> str:
    if not change.was:
        return say("now {now}", now=_quoted(change.now))
    return say("{was} is now {now}", was=_quoted(change.was), now=_quoted(change.now))


def _relabelled(change: AnchorChange) -> str:
    was, now = (_quoted(label) if label else say("no label") for label in (change.was, change.now))
    return say("{was} is now {now}", was=was, now=now)


def _retired(change: AnchorChange) -> str:
    was = _quoted(change.was)
    return f"{was}: {change.why}" if change.why else was


_KINDS: tuple[tuple[str, str, Callable[[AnchorChange], str]], ...] = (
    ("minted", later("New"), _new),
    ("text", later("Words changed"), _reworded),
    ("label", later("Numbers and labels changed"), _relabelled),
    ("retired", later("Taken out"), _retired),
)
"""What can befall an anchor, in the order in which a state tells it."""
