"""The head of a page: what browsers, search engines and reference managers read."""

from base64 import b64encode
from hashlib import sha256

from protocol_edition import urls
from protocol_edition.exports import SCHEMAS, Download, References, head_metas, json_ld, script_json, signposts
from protocol_edition.pages.escaping import made
from protocol_edition.pages.views import Head, HeadLink, Meta
from protocol_edition.project import Settings

_LONGEST_DESCRIPTION = 300
_POLICY = "default-src 'self'; {}base-uri 'none'; object-src 'none'; form-action 'none'"
"""Nothing from another host and nothing inline; what a source might smuggle in would not run."""


def head(title: str, description: str, settings: Settings, page: str) -> Head:
    """The head of any page; its canonical address only where the edition knows its own."""
    full = f"{title} · {settings.title}" if title and title != settings.title else settings.title
    return Head(full, _shortened(description), urls.public(settings.base_url, page), _policy(""))


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _LONGEST_DESCRIPTION:
        return words
    return words[:_LONGEST_DESCRIPTION].rpartition(" ")[0].rstrip(",;:. ") + " …"


def draft_head(references: References, settings: Settings) -> Head:
    """The head of a protocol's page in a draft: nothing by which a program would cite it, and no downloads."""
    work = references.document.work
    return head(work.short_title or work.title, work.summary or work.title, settings, urls.protocol(work.key))


def protocol_head(references: References, settings: Settings, downloads: tuple[Download, ...]) -> Head:
    """The head of a protocol's page, with all that is needed to cite it (citation spec, section 5)."""
    common = draft_head(references, settings)
    data = script_json(json_ld(references))
    return Head(
        common.title,
        common.description,
        common.canonical,
        policy=_policy(data),
        metas=tuple(Meta(meta.attribute, meta.name, meta.content) for meta in head_metas(references.document)),
        links=(
            *(HeadLink(rel, href, "") for rel, href in SCHEMAS),
            *(HeadLink(post.rel, post.href, post.type) for post in signposts(references, downloads)),
        ),
        linked_data=made((data,)),
    )


def _policy(data: str) -> str:
    """The policy; linked data is no script and needs no leave to run, but checkers of pages want its hash named."""
    if not data:
        return _POLICY.format("")
    hashed = b64encode(sha256(data.encode()).digest()).decode()
    return _POLICY.format(f"script-src 'self' 'sha256-{hashed}'; ")
