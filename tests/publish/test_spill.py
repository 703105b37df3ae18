"""Mentions that were written aside: read when somebody asks for them, and not before."""

import pytest

from protocol_edition.edition import Facts
from protocol_edition.publish.spill import SpillDamagedError, Spilled, SpilledMentions, Spills

WEBER = ("person", "weber")


def test_whether_somebody_is_named_is_known_without_reading_the_mentions():
    text = Facts("p-1", "", "", "", "", "", ("", 0, ""), (), (), named=(WEBER,))
    mentions = SpilledMentions([(text, Spilled("gone.pieces", 0, (2, 0, 0), "0" * 48))], Spills())
    assert WEBER in mentions
    assert ("person", "lang") not in mentions
    with pytest.raises(SpillDamagedError):
        mentions[WEBER]
