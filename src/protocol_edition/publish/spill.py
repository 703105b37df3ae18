"""What is too much to keep in memory of many texts: written aside while they are made, read back piece by piece.

Of each text three things follow each other in a file: its mentions, those of one name together; its rows of
``mentions.csv``; and its records of the search. The register's mentions are a mapping over these files.
"""

import json
import os
import secrets
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from protocol_edition.edition import Facts, Mention, MentionRole
from protocol_edition.model import expression, frozen

Name = tuple[str, str]
"""NameKind value and key."""
SPILL = ".pieces"
"""What ends the name of a file with pieces."""
_SIGN = 16
"""Hexadecimal figures of a piece's digest."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_NAME = expression(r"[0-9a-z-]+\.pieces")
_NOWHERE = array("L")
_ROLES = {role.value: role for role in MentionRole}


class SpillDamagedError(Exception):
    """What is read is not what was written."""


@frozen
class Spilled:
    """Where the pieces of one text are: of each name in the order of ``Facts.named``, then rows, then records."""

    file: str
    start: int
    lengths: tuple[int, ...]
    digests: str
    """Of every piece, one behind the other."""

    def digest(self, piece: int) -> str:
        """The digest of one piece; -1 is that of the records, -2 of the rows."""
        at = (piece if piece >= 0 else len(self.lengths) + piece) * _SIGN
        return self.digests[at : at + _SIGN]


class Spill:
    """A file being filled with the pieces of texts, behind those that are in it."""

    def __init__(self, folder: Path, name: str) -> None:
        self._name = f"{name}{SPILL}"
        self._file: BinaryIO = (folder / self._name).open("ab")
        self._end = self._file.tell()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, facts: Facts, rows: bytes, records: bytes) -> Spilled:
        """Takes the pieces of one text with its mentions; out: where they are."""
        by_name: dict[Name, list[Sequence[str | int]]] = {name: [] for name in facts.named}
        for one in facts.mentions:
            by_name[one.kind, one.key].append((one.role, one.anchor, one.place, one.printed, one.context, one.start))
        pieces = [_json(mentions) for mentions in by_name.values()] + [rows, records]
        whole = b"".join(pieces)
        self._file.write(whole)
        start, self._end = self._end, self._end + len(whole)
        return Spilled(self._name, start, tuple(map(len, pieces)), "".join(map(_digest, pieces)))


def _json(value: object) -> bytes:
    return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def _digest(piece: bytes) -> str:
    return blake2b(piece, digest_size=_SIGN // 2).hexdigest()


class Spills:
    """Reads the pieces in the files of some folders. Errors, at every reading: SpillDamagedError."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._files: dict[str, int] = {}
        self._opened = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._files.clear()
        self._opened.close()

    def piece(self, where: Spilled, piece: int) -> bytes:
        """One piece: of a name by its place in ``Facts.named``, -2 the rows, -1 the records."""
        piece = piece if piece >= 0 else len(where.lengths) + piece
        start, length = where.start + sum(where.lengths[:piece]), where.lengths[piece]
        try:
            read = os.pread(self._file(where.file), length, start)
        except OSError as error:
            raise SpillDamagedError(str(error)) from None
        if _digest(read) != where.digest(piece):
            raise SpillDamagedError(f"{where.file}: {length} bytes from {start}")
        return read

    def _file(self, name: str) -> int:
        if name not in self._files:
            there = [folder / name for folder in self._folders if (folder / name).is_file()]
            if not _NAME.fullmatch(name) or not there:
                raise SpillDamagedError(f"there is no {name}")
            self._files[name] = self._opened.enter_context(there[0].open("rb")).fileno()
        return self._files[name]


def copied(texts: Sequence[Spilled | None], folder: Path) -> list[Spilled | None]:
    """Puts all pieces into one new file of the folder. Errors: OSError."""
    into = f"{secrets.token_hex(8)}{SPILL}"
    made: list[Spilled | None] = []
    with ExitStack() as opened, (folder / into).open("xb") as file:
        files = {one: opened.enter_context((folder / one).open("rb")) for one in {text.file for text in texts if text}}
        for text in texts:
            if text:
                files[text.file].seek(text.start)
                made.append(replace(text, file=into, start=file.tell()))
                file.write(files[text.file].read(sum(text.lengths)))
            else:
                made.append(None)
    return made


class SpilledMentions(Mapping[Name, tuple[tuple[str, Mention], ...]]):
    """The mentions of a register: those of a name are read when somebody asks for them.

    ``texts`` come in the order of the register.
    """

    def __init__(self, texts: Iterable[tuple[Facts, Spilled]], spills: Spills) -> None:
        self._texts: list[tuple[str, Spilled]] = []
        self._spills = spills
        places = defaultdict[Name, "array[int]"](lambda: array("L"))
        for number, (facts, where) in enumerate(texts):
            self._texts.append((facts.id, where))
            for piece, name in enumerate(facts.named):
                places[name].extend((number, piece))
        self._places = dict(places)
        """Of each text that has the name its number, and that of the piece."""

    def __getitem__(self, name: Name) -> tuple[tuple[str, Mention], ...]:
        return tuple(self._read(name, self._places[name]))

    def __contains__(self, name: object) -> bool:
        return name in self._places  # Mapping would read them all

    def of(self, name: Name, texts: Iterable[int]) -> tuple[tuple[str, Mention], ...]:
        """Those in some texts that have the name, by their places in the register."""
        places = self._places[name]
        numbers = places[::2]
        return tuple(
            self._read(name, chain.from_iterable((text, places[2 * bisect_left(numbers, text) + 1]) for text in texts))
        )

    def _read(self, name: Name, places: Iterable[int]) -> Iterator[tuple[str, Mention]]:
        numbers = iter(places)
        texts = [(*self._texts[number], piece) for number, piece in zip(numbers, numbers, strict=True)]
        pieces = b",".join([self._spills.piece(where, piece) for _, where, piece in texts])
        read = json.loads(f"[{pieces.decode('utf-8', 'surrogatepass')}]")
        for (doc_id, _, _), mentions in zip(texts, read, strict=True):
            for role, *words in mentions:
                yield doc_id, Mention(*name, _ROLES[role], *words)

    def texts(self, name: Name) -> Sequence[int]:
        """The places in the register of all texts that have the name."""
        return self._places.get(name, _NOWHERE)[::2]

    def digests(self, name: Name) -> Iterator[str]:
        """Of each of them the digest of what it says of the name."""
        places = self._places.get(name, _NOWHERE)
        return (self._texts[number][1].digest(piece) for number, piece in zip(places[::2], places[1::2], strict=True))

    def __iter__(self) -> Iterator[Name]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
