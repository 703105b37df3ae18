"""Makes of one index the same bytes at every run, and names its passages by their place in the edition.

Pagefind writes filters and their values in an order of chance: here they are sorted. It names a passage by a hash, of
which every reader fetches all; a place in the order of time takes half of the bytes, and results can be sorted by it.

The files are CBOR (RFC 8949: whole numbers, texts and arrays of known length, no more) behind a signature, packed by
gzip. What is written anew is named anew, and so are the index of the files and the entry that names it.
"""

import gzip
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

_ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"
_SHORT = 24
"""Numbers below stand in the first byte; 24, 25, 26 and 27 there say that 1, 2, 4 or 8 bytes follow."""
_WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}
_NUMBER, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4


def in_order(files: Mapping[str, bytes], places: Mapping[str, str]) -> dict[str, bytes]:
    """The files of an index, by name, with their filters sorted; ``places`` are those of the records, by address.

    Raises ValueError for files of another form.
    """
    made = dict(files)
    entry = json.loads(made[_ENTRY])
    for language, about in entry["languages"].items():
        meta = _unpacked(made.pop(f"pagefind.{about['hash']}.pf_meta"))
        meta[1] = [[_placed(made, named, places), *counts] for named, *counts in meta[1]]
        meta[3] = sorted([name, _sorted_filter(made, named, language)] for name, named in meta[3])
        packed = _packed(meta)
        about["hash"] = f"{language}_{_hash(packed)}"
        made[f"pagefind.{about['hash']}.pf_meta"] = packed
    made[_ENTRY] = json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()
    return dict(sorted(made.items()))


def _placed(files: dict[str, bytes], named: str, places: Mapping[str, str]) -> str:
    """Gives one passage in ``files`` its name by place; out: the name."""
    content = files.pop(f"fragment/{named}.pf_fragment")
    url = json.loads(gzip.decompress(content)[len(_SIGNATURE) :])["url"]
    files[f"fragment/{places[url]}.pf_fragment"] = content
    return places[url]


def _sorted_filter(files: dict[str, bytes], named: str, language: str) -> str:
    """Puts one filter with its values in order into ``files``; out: its new name."""
    name, values = _unpacked(files.pop(f"filter/{named}.pf_filter"))
    packed = _packed([name, sorted(values)])
    renamed = f"{language}_{_hash(packed)}"
    files[f"filter/{renamed}.pf_filter"] = packed
    return renamed


def _hash(packed: bytes) -> str:
    return sha256(packed).hexdigest()[:16]


def _unpacked(packed: bytes) -> Any:  # noqa: ANN401 - whatever the file holds
    raw = gzip.decompress(packed)
    if not raw.startswith(_SIGNATURE):
        raise ValueError("an index of another form")
    value, end = read(raw, len(_SIGNATURE))
    if end != len(raw):
        raise ValueError("an index of another form: something follows its end")
    return value


def _packed(value: object) -> bytes:
    out = bytearray(_SIGNATURE)
    write(value, out)
    return gzip.compress(bytes(out), 9, mtime=0)


def read(raw: bytes, at: int) -> tuple[Any, int]:
    """The value that begins at ``at``, and where it ends. Raises ValueError for a kind of value that has no place."""
    kind, number = raw[at] >> 5, raw[at] & 31
    at += 1
    if number >= _SHORT:
        width = _WIDTHS.get(number, 0)
        if not width:
            raise ValueError(f"an index of another form at byte {at}")
        number, at = int.from_bytes(raw[at : at + width]), at + width
    if kind == _NUMBER:
        return number, at
    if kind == _NEGATIVE:
        return -1 - number, at
    if kind == _TEXT:
        return raw[at : at + number].decode(), at + number
    if kind != _ARRAY:
        raise ValueError(f"an index of another form at byte {at}")
    values = []
    for _ in range(number):
        value, at = read(raw, at)
        values.append(value)
    return values, at


def write(value: object, out: bytearray) -> None:
    """Adds a value in the shortest form."""
    match value:
        case int():
            _write_head(_NUMBER if value >= 0 else _NEGATIVE, value if value >= 0 else -1 - value, out)
        case str():
            text = value.encode()
            _write_head(_TEXT, len(text), out)
            out += text
        case list():
            _write_head(_ARRAY, len(value), out)
            for inner in value:
                write(inner, out)
        case _:
            raise TypeError(f"no value of an index: {value!r}")


def _write_head(kind: int, number: int, out: bytearray) -> None:
    if number < _SHORT:
        out.append(kind << 5 | number)
        return
    code = next(code for code, width in _WIDTHS.items() if number < 1 << 8 * width)
    out.append(kind << 5 | code)
    out += number.to_bytes(_WIDTHS[code])
