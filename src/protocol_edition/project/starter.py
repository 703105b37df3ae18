"""A new edition: a folder that builds at once, with one invented text and everything explained where it stands."""

import json
import shutil
import tempfile
from pathlib import Path

_STARTER = Path(__file__).resolve().parent / "starter_edition"
_RENAMED = {"gitignore": ".gitignore"}
"""What cannot lie in the package under its own name, as Git would heed it there."""
_VERSION = "@VERSION@"


class NotEmptyError(Exception):
    """The folder holds something already; nothing was written."""


def start(folder: Path, version: str) -> tuple[str, ...]:
    """Makes the edition in ``folder``, as a whole or not at all; out: the names of its files, in order.

    ``version`` is the program's, for the workflow that publishes. Raises NotEmptyError where the folder holds
    anything, OSError where it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NotEmptyError
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-edition-", dir=folder.parent) as place:
        made = Path(place, "edition")
        names = _write(made, version)
        if folder.exists():
            folder.rmdir()  # empty, as it was a moment ago; if it is not any more, this refuses
        made.replace(folder)
    return names


def _write(made: Path, version: str) -> tuple[str, ...]:
    # Late, as pydantic takes longer to start than `--help` may.
    from protocol_edition.project.schemas import json_schemas  # noqa: PLC0415

    shutil.copytree(_STARTER, made, ignore=shutil.ignore_patterns("__pycache__"))
    for old, new in _RENAMED.items():
        (made / old).rename(made / new)
    workflow = made / ".github" / "workflows" / "publish.yml"
    workflow.write_text(workflow.read_text(encoding="utf-8").replace(_VERSION, version), encoding="utf-8")
    (made / "schemas").mkdir()
    for kind, schema in json_schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        (made / "schemas" / f"{kind}.json").write_text(text, encoding="utf-8")
    return tuple(sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()))
