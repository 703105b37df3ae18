"""Judges the web addresses that editors write: whole http and https addresses, and nothing else."""

from urllib.parse import urlsplit

from protocol_edition.model import expression

_FORBIDDEN = expression(r"[\x00-\x20\x7f-\xa0\u2028\u2029\u202a-\u202e\u2066-\u2069<>\"`{}|\\^]")
"""RFC 3986 has none of these in an address; direction marks could show another host than the link has."""

_MAIL = expression(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def fault_in_address(text: str) -> str:
    """What is wrong with ``text`` as a web address to link to, as a phrase, or "" if nothing is."""
    if bad := _FORBIDDEN.search(text):
        shown = "a space" if bad.group() == " " else f"the character {bad.group()!a}"
        return f"has {shown} in it"
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "has a host or port that cannot be"
    if parts.scheme not in ("http", "https"):
        kind = f"begins with '{parts.scheme}:'" if parts.scheme else "has no http:// or https:// before it"
        return f"{kind}; only http:// and https:// are linked"
    if not host or host.strip(".") != host or ".." in host:
        return "names no host"
    return "holds a user name or password" if parts.username is not None or parts.password is not None else ""


def fault_in_contact(text: str) -> str:
    """The same for an address to write to, which may be one for mail."""
    return "" if _MAIL.fullmatch(text) else fault_in_address(text)


def fault_in_base(text: str) -> str:
    """The same for the address of the site itself, which pages are appended to."""
    if fault := fault_in_address(text):
        return fault
    return "must end with the folder of the site, without '?' or '#'" if "?" in text or "#" in text else ""
