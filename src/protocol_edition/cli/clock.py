"""What time it is, for those who want the same result at any time."""

import os
from datetime import UTC, datetime

import click


def given_time() -> datetime | None:
    """The time that SOURCE_DATE_EPOCH gives, None where it is not set.

    (https://reproducible-builds.org/specs/source-date-epoch/) Errors: click.UsageError for what is no time.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return None
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(f"SOURCE_DATE_EPOCH is {given!r}, and must be seconds since 1970.") from None
