"""Reads the plain text of Wilson Center Digital Archive documents: decode, split, header, apparatus, body, notes.

1. the text is decoded and cut into units (lines, and the parts of lines that hold several);
2. the header is read from the top, the notes are found from the foot;
3. the body's units go through one ordered table of rules into drafts;
4. note marks are found, drafts become nodes, notes and marks are paired;
5. every character is accounted for: what no node holds becomes a reported leftover.
"""

from protocol_edition.sources.wilson_center.read import read_wilson_center

__all__ = ["read_wilson_center"]
