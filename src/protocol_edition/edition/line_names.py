"""What the edition calls a line of description that prints no label of its own."""

from protocol_edition.model import LineRole
from protocol_edition.words import later

LINE_NAMES: dict[LineRole, str] = {
    LineRole.DATE: later("Date"),
    LineRole.TITLE: later("Title"),
    LineRole.REPEATED_TITLE: later("Title, repeated"),
    LineRole.CITATION: later("Citation"),
    LineRole.SUMMARY: later("Summary"),
    LineRole.CREDITS: later("Credits"),
    LineRole.ORIGINAL_LANGUAGE: later("Original language"),
    LineRole.CONTENTS: later("Contents"),
    LineRole.CLASSIFICATION: later("Classification"),
    LineRole.PROTOCOL_POINT: later("Point of the protocol"),
    LineRole.PLACE: later("Place"),
    LineRole.HOUR: later("Hour"),
    LineRole.SOURCE: later("Reference"),
    LineRole.FURNITURE: later("Words of the web site"),
    LineRole.IDENTIFIER: later("Number"),
    LineRole.PROVENANCE: later("Record"),
    LineRole.ATTENDANCE: later("Those present"),
    LineRole.DATELINE: later("Place and day"),
    LineRole.SIGNATURE: later("Signature"),
    LineRole.APPROVAL: later("Approval"),
    LineRole.CLOSING: later("Closing words"),
}
