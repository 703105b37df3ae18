"""The house keeps its shape: a room imports only rooms to its left, by their front doors, at the top of a file."""

import ast
from collections.abc import Iterator
from pathlib import Path

import protocol_edition

ROOMS = [
    "model", "diagnostics", "words", "project", "sources", "edition", "urls",
    "exports", "pages", "checks", "publish", "server", "cli",
]  # fmt: skip
HOUSE = Path(protocol_edition.__file__).parent


def faults(house: Path) -> list[str]:
    """Every import that breaks the order, as ``file:line: what``."""
    return [
        f"{file.relative_to(house)}:{line}: {what}"
        for file in sorted(house.rglob("*.py"))
        for line, what in _faults_of(file, house)
    ]


def _faults_of(file: Path, house: Path) -> Iterator[tuple[int, str]]:
    room = file.relative_to(house).parts[0].removesuffix(".py")
    source = file.read_text(encoding="utf-8")
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield node.lineno, "a relative import"
        if isinstance(node, ast.ImportFrom | ast.Import):
            for module in _modules(node):
                yield from ((node.lineno, what) for what in _wrong(room, module, node, house))
    yield from _late_without_reason(tree, source.splitlines())


def _modules(node: ast.ImportFrom | ast.Import) -> list[str]:
    """What is imported; ``from protocol_edition import cli`` means the room cli."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if node.module == "protocol_edition":
        return [f"protocol_edition.{alias.name}" for alias in node.names if alias.name != "__version__"]
    return [node.module or ""]


def _wrong(room: str, module: str, node: ast.ImportFrom | ast.Import, house: Path) -> Iterator[str]:
    package, _, rest = module.partition(".")
    other, _, inner = rest.partition(".")
    if package != "protocol_edition" or room in ("__init__", "__main__") or other == room:
        return
    if other not in ROOMS:
        yield f"{other!r} is no room"
    elif ROOMS.index(other) > ROOMS.index(room):
        yield f"{room} imports upward from {other}"
    elif inner:
        yield f"{room} reaches into {module} past the room's front door"
    elif isinstance(node, ast.ImportFrom) and node.module == module:
        yield from (
            f"{alias.name} is not among the public names of {other}"
            for alias in node.names
            if alias.name not in _public(house, other)
        )


def _public(house: Path, room: str) -> set[str]:
    """The names in a room's ``__all__``."""
    front = house / room / "__init__.py" if (house / room).is_dir() else house / f"{room}.py"
    for node in ast.parse(front.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def _late_without_reason(tree: ast.Module, lines: list[str]) -> Iterator[tuple[int, str]]:
    """An import inside a function hides a ring; a heavy library may come late, with the reason beside it."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                late = isinstance(node, ast.Import | ast.ImportFrom)
                if late and "#" not in lines[node.lineno - 1] + lines[node.lineno - 2]:
                    yield node.lineno, "a late import without its reason"


def test_every_room_stands_on_the_floor_below_it():
    assert faults(HOUSE) == []


def test_every_folder_and_module_is_a_room():
    found = {path.name.removesuffix(".py") for path in HOUSE.iterdir() if path.suffix in ("", ".py")}
    assert found - {"__init__", "__main__", "__pycache__", "templates", "static"} == set(ROOMS)


def test_a_planted_fault_is_seen(tmp_path):
    for room in ROOMS:
        (tmp_path / room).mkdir()
        (tmp_path / room / "__init__.py").write_text('__all__ = ["known"]\n')
    (tmp_path / "model" / "walk.py").write_text("from protocol_edition.pages import known\n")
    (tmp_path / "pages" / "a.py").write_text(
        "from protocol_edition.model import known, unknown\n"
        "from protocol_edition.model.walk import known\n"
        "import protocol_edition.cli\n"
        "from protocol_edition import server, __version__\n"
        "from .b import c\n"
        "from protocol_edition.pages.b import c\n"
        "from protocol_edition.helpers import c\n"
        "\n"
        "def f():\n"
        "    import jinja2\n"
        "    import lxml  # heavy: only for TEI\n"
    )
    assert faults(tmp_path) == [
        "model/walk.py:1: model imports upward from pages",
        "pages/a.py:1: unknown is not among the public names of model",
        "pages/a.py:2: pages reaches into protocol_edition.model.walk past the room's front door",
        "pages/a.py:3: pages imports upward from cli",
        "pages/a.py:4: pages imports upward from server",
        "pages/a.py:5: a relative import",
        "pages/a.py:7: 'helpers' is no room",
        "pages/a.py:10: a late import without its reason",
    ]
