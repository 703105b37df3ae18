"""Lines of the source file: links to them, and the sign by which the diplomatic text tells a row's line."""

from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup

from protocol_edition import urls
from protocol_edition.pages.escaping import escaped, made
from protocol_edition.project import Settings
from protocol_edition.words import say

LineHref = Callable[[int], str]
"""The link to a line of the source file, "" where the edition names no repository."""
LineSign = Callable[[int], Markup]
"""The element of the class ``ln`` for a line."""


def line_hrefs(settings: Settings, file: str) -> LineHref:
    """The links to the lines of a file."""
    if not settings.repository_url:
        return lambda _line: ""
    return lambda line: urls.source_file(settings.repository_url, settings.repository_branch, file, line)


def line_signs(settings: Settings, file: str, ours: str) -> LineSign:
    """The signs of the lines of a file; ``ours`` are the attributes of the site's own words inside the record."""
    if not settings.repository_url:
        return plain_sign
    href = line_hrefs(settings, file)

    def linked(line: int) -> Markup:
        label = escaped(say("Line {line} of the source file", line=line))
        at = escaped(href(line))
        return made((f'<a class="ln" href="{at}" data-l="{line}" aria-label="{label}"{ours}></a>',))

    return linked


@lru_cache(maxsize=8192)  # every text has a line 46
def plain_sign(line: int) -> Markup:
    """The sign of a line that leads nowhere."""
    return made((f'<span class="ln" data-l="{line}"></span>',))
