"""Where references lead: what an attribute says, in the model's terms."""

from protocol_edition.model import expression

_FILE = expression(r"(?:\./)?([^/?#\s:]+)\.xml(?:#([^#\s]+))?")
_DAY = expression(r"[?&#=]\w*?f?((?:1[5-9]|20)\d\d)(\d\d)(\d\d)\b")
_ITEM = expression(r"\btop([1-9]\d*)\b")


def target_of(target: str, about: str = "") -> str:
    """``https://…``, ``#id`` for a place in the file, ``ID#NODE``, ``date:1850-05-01#2``; "" for what leads nowhere.

    ``about`` is what the element says of the target beside it (``prot0 top2``: the second item).
    """
    first = target.split(maxsplit=1)[0] if target.split() else ""
    if first.startswith(("https://", "http://")):
        return first
    if first.startswith("#"):
        return first if len(first) > 1 else ""
    file = _FILE.fullmatch(first)
    if file:
        return f"{file[1]}#{file[2]}" if file[2] else file[1]
    day = _DAY.search(first)
    if day and 1 <= int(day[2]) <= 12 and 1 <= int(day[3]) <= 31:
        item = _ITEM.search(about)
        return f"date:{day[1]}-{day[2]}-{day[3]}" + (f"#{item[1]}" if item else "")
    return ""
