"""Writes ``revisionDesc`` from the ledger: every recorded state, what changed with it, and the retired anchors."""

from collections import Counter

from protocol_edition.edition import AnchorChange, EditedProtocol, RecordedState, Retired
from protocol_edition.exports.tei.elements import holding, plain_date
from protocol_edition.exports.tei.markup import attribute, pointers, said

_SAID = {"text": "words changed", "label": "label changed", "retired": "retired"}


def revision(edited: EditedProtocol) -> str:
    """The element, the last state first; "" for a text that was never recorded."""
    states = (_state(state) for state in reversed(edited.history))
    retired = holding("listChange", map(_retired, edited.retired), ' type="retired"')
    changes = holding("listChange", (*states, retired))
    provisional = any(anchor.provisional for anchor in edited.anchors.values())
    return (
        f'<revisionDesc status="{"draft" if provisional else "published"}">{changes}</revisionDesc>' if changes else ""
    )


def _state(state: RecordedState) -> str:
    when = attribute("when", state.on) if plain_date(state.on) else ""
    counted = Counter(change.what for change in state.changes)
    minted = f": {counted['minted']} anchors recorded" if counted["minted"] else ""
    told = f"<p>Text {said(state.version)}{minted}.</p>"
    facts = (f"<item>{said(f'{fact.name}: {fact.was} → {fact.now}')}</item>" for fact in state.facts)
    changes = holding("list", (*(_change(change) for change in state.changes if change.what != "minted"), *facts))
    return f'<change n="{state.number}"{when}>{told}{changes}</change>'


def _change(change: AnchorChange) -> str:
    why = f" ({change.why})" if change.why else ""
    return f"<item>{said(f'{change.anchor}: {_SAID.get(change.what, change.what)}{why}')}</item>"


def _retired(retired: Retired) -> str:
    """A retired anchor keeps its ``xml:id``, so that who follows it learns what became of it."""
    leads = pointers("target", (retired.successor,)) if retired.successor else ""
    return f"<change{attribute('xml:id', retired.id)}{leads}>{said(retired.why)}</change>"
