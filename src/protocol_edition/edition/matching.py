"""Finds the matter of each recorded anchor in the newest text, by place and likeness.

1. Everything at once where nothing has changed; else texts that are unique and unchanged, wherever they are now:
   nearly all, and a look-up each.
2. Speeches and sessions by what was found in them.
3. Texts that occur several times, such as "Approved.", beside a neighbour that was found or in their order.
4. Corrected, split and joined texts by likeness; items by heading, number and what they hold; then whatever these
   make certain.

All steps before likeness are linear; likeness is weighed only for what they left. What is then not found is lost: a
wrong guess would let a citation point at other words, so the editor is asked instead.
"""

from collections.abc import Sequence

from protocol_edition.edition.matcher import Matcher
from protocol_edition.edition.matters import Matter
from protocol_edition.edition.recorded import Entry
from protocol_edition.edition.resembling import (
    alike_items,
    alike_note_paragraphs,
    alike_notes,
    alike_sessions,
    alike_speeches,
    alike_texts,
    in_step,
    marks_of_notes,
)
from protocol_edition.edition.unchanged import (
    as_recorded,
    beside_found,
    by_holdings,
    by_unique_text,
    last_of_its_like,
    within_holder,
)

STEPS = (
    as_recorded, by_unique_text, by_holdings, beside_found, by_holdings, in_step, within_holder,
    alike_texts, by_holdings, alike_items, alike_sessions, alike_notes, by_holdings,
    beside_found, in_step, within_holder, alike_texts, alike_speeches, last_of_its_like,
    alike_note_paragraphs,
)  # fmt: skip


def match(entries: Sequence[Entry], matters: Sequence[Matter]) -> Matcher:
    """The work of the ``STEPS``, as many as are needed, on the newest matters and the entries, none of them retired."""
    work = Matcher(entries, matters)
    for step in STEPS:
        if work.is_over:
            break
        step(work)
    marks_of_notes(work)
    return work
