"""JSON as text: compact and indented as ``json.dumps`` writes it, and put together from parts that are JSON already."""

from collections.abc import Iterable, Mapping
from json import dumps
from json.encoder import encode_basestring as quoted

__all__ = ["encoded", "fields", "indented", "listed", "quoted"]


def encoded(value: object) -> str:
    """Any value as compact JSON."""
    # A tree has no circles; to look for them takes a sixth of the time.
    return dumps(value, ensure_ascii=False, check_circular=False, separators=(",", ":"))


def indented(value: object, step: str, line: str = "\n") -> str:
    """Any value as ``dumps`` indents it, which does so in Python, sign by sign; ``line`` is how its lines begin."""
    if isinstance(value, str):
        return quoted(value)
    inner = f"{line}{step}"
    if isinstance(value, Mapping) and value:
        parts = [f"{quoted(name)}: {indented(part, step, inner)}" for name, part in value.items()]
        return f"{{{inner}{f',{inner}'.join(parts)}{line}}}"
    if isinstance(value, list | tuple) and value:
        return f"[{inner}{f',{inner}'.join([indented(part, step, inner) for part in value])}{line}]"
    return dumps(value, ensure_ascii=False)


def listed(values: Iterable[str]) -> str:
    """Values that are JSON already, as a list."""
    return f"[{','.join(values)}]"


def fields(values: Mapping[str, object]) -> str:
    """Fields that follow others: ``,"rend":"italic"``; "" for none."""
    return f",{encoded(values)[1:-1]}" if values else ""
