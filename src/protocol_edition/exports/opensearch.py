"""The description by which a browser offers the site's search in its own search field."""

from protocol_edition import urls
from protocol_edition.exports.xml_words import escaped
from protocol_edition.project import Settings
from protocol_edition.words import say

_SHORTEST = 16
"""A ``ShortName`` has at most sixteen characters (OpenSearch 1.1, 4.2.2); ``LongName`` 48, ``Description`` 1,024."""
_LONG = 48


def opensearch(settings: Settings) -> str:
    """The OpenSearch 1.1 description; only for a site that knows its address: its template must be absolute."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{_said(settings.title, _SHORTEST)}</ShortName>\n"
        f"<LongName>{_said(settings.title, _LONG)}</LongName>\n"
        f"<Description>{escaped(say('Search in {title}.', title=settings.title).rstrip('.'))}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{escaped(urls.searched(settings.base_url))}"/>\n'
        "</OpenSearchDescription>\n"
    )


def _said(words: str, longest: int) -> str:
    """``words``, cut at the end of a word where they are too long."""
    if len(words) <= longest:
        return escaped(words)
    return escaped(words[: longest + 1].rpartition(" ")[0][:longest] or words[:longest])
