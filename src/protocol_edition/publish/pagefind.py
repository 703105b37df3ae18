"""Runs Pagefind: records in, the files of the index and the script that searches it out.

Pagefind's program takes requests and gives answers as JSON in base64, each ended by a comma, as its own wrappers for
Node and Python do. All records are sent before any answer is waited for.
"""

import json
import os
import queue
import threading
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from protocol_edition.publish.same_bytes import in_order
from protocol_edition.publish.search_records import Record

_PATIENCE = 120.0
"""Seconds without an answer after which the program is given up, and for each record some milliseconds more."""
_FOR_EACH = 0.02
_ENDED = "'pagefind' ended before it was done"
_UNUSED = (
    "pagefind-ui.js", "pagefind-ui.css", "pagefind-modular-ui.js", "pagefind-modular-ui.css",
    "pagefind-component-ui.js", "pagefind-component-ui.css", "pagefind-highlight.js",
)  # fmt: skip
"""What Pagefind adds for sites without a search page of their own."""


class NotIndexedError(Exception):
    """There is no index; the message says why, as a phrase."""


def executable() -> Path | None:
    """Pagefind's program, None where this platform has none."""
    try:
        return Path(_installed())
    except (ImportError, FileNotFoundError):  # there is no wheel for every platform
        return None


def _installed() -> str:
    from pagefind_bin import get_executable  # noqa: PLC0415 - only a site that can be searched needs it

    return str(get_executable())


def bundle(records: Iterable[Record], language: str) -> dict[str, bytes]:
    """The files of an index of ``records``, by name, the same at every run. Errors: NotIndexedError."""
    program = executable()
    if program is None:
        raise NotIndexedError("the program 'pagefind' is not to be had for this machine")
    try:
        with _Running(program) as running:
            running.ask({"type": "NewIndex", "config": {"keep_index_url": True}})
            number = running.answered(1)["index_id"]
            places: dict[str, str] = {}
            for record in records:
                places[record.url] = record.place
                running.ask(_added(record, language, number))
            # Asked to write its files itself, Pagefind answers before they are whole.
            running.ask({"type": "GetFiles", "index_id": number})
            files = running.answered(running.asked)["files"]
    except BrokenPipeError:
        raise NotIndexedError(_ENDED) from None
    except OSError as error:
        raise NotIndexedError(f"'pagefind' does not run ({error.strerror})") from error
    named = ((file["path"].replace("\\", "/"), file["content"]) for file in files)  # as Windows names them
    return in_order({name: b64decode(content) for name, content in named if name not in _UNUSED}, places)


def _added(record: Record, language: str, number: int) -> Mapping[str, object]:
    return {
        "type": "AddRecord",
        "index_id": number,
        "url": record.url,
        "content": record.content,
        "language": language,
        "meta": dict(record.meta),
        "filters": {name: list(values) for name, values in record.filters.items()},
    }


class _Running:
    """Pagefind at work: ``ask`` does not wait, ``answered`` does."""

    def __init__(self, program: Path) -> None:
        import subprocess  # noqa: PLC0415 - only a site that can be searched needs it

        self.asked = 0
        self._process = subprocess.Popen(  # noqa: S603 - the program of the package, nothing an edition names
            [program, "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._answers: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self._taken = 0
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for pipe in filter(None, (self._process.stdin, self._process.stdout)):
            with suppress(OSError):  # what was not sent yet goes nowhere
                pipe.close()

    def ask(self, request: Mapping[str, object]) -> None:
        """Sends a request. Errors: OSError where the program has ended."""
        self.asked += 1
        message = json.dumps({"message_id": self.asked, "payload": request})
        assert self._process.stdin  # noqa: S101 - it was opened as a pipe
        self._process.stdin.write(b64encode(message.encode()) + b",")

    def answered(self, number: int) -> dict[str, Any]:
        """The answer to request ``number``; those before it are passed over. Errors: NotIndexedError."""
        assert self._process.stdin  # noqa: S101 - it was opened as a pipe
        self._process.stdin.flush()
        patience = _PATIENCE + _FOR_EACH * (number - self._taken)
        answer: dict[str, Any] = {}
        while self._taken < number:
            try:
                one = self._answers.get(timeout=patience)
            except queue.Empty:
                raise NotIndexedError("'pagefind' gives no answer") from None
            if one is None:
                raise NotIndexedError(_ENDED)
            answer = one["payload"]
            if answer["type"] == "Error":
                raise NotIndexedError(f"'pagefind' says: {answer.get('message', '')}".rstrip(". "))
            self._taken += 1
        return answer

    def _read(self) -> None:
        """Puts every answer into the queue, and None when there are no more."""
        assert self._process.stdout  # noqa: S101 - it was opened as a pipe
        begun: list[bytes] = []  # of an answer: the one with the files has many megabytes
        while read := os.read(self._process.stdout.fileno(), 1 << 20):
            *ends, rest = read.split(b",")
            for end in ends:
                self._answers.put(json.loads(b64decode(b"".join((*begun, end)))))
                begun.clear()
            begun.append(rest)
        self._answers.put(None)
