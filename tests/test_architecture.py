"""The house: imports go down the storeys, never up, and never in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "loctool"

STOREYS: tuple[tuple[str, ...], ...] = (
    ("cli",),
    ("jobs",),
    ("catalogs", "proving", "reports"),
    (
        "translation",
        "assembly",
        "attempts",
        "consistency",
        "enforcement",
        "judgement",
        "markup",
        "pivoting",
        "planning",
        "results",
        "rounds",
        "terminology",
    ),
    ("documents", "engines", "checks", "glossary"),
    ("identification", "lexicon", "outputs", "numerals", "placeholders", "projection", "speeds"),
    ("files", "languages", "registry", "settings"),
    ("errors", "findings", "segments"),
    ("i18n",),
)
"""Modules and packages of ``loctool``, from the roof down; docs/architecture.md draws them."""

ONE_PIPELINE = 3
"""The storey whose modules are steps of one pipeline, and so may use each other."""

MAY_WRITE_TO_STREAMS = {
    "loctool.cli.check_reference",
    "loctool.cli.output",
    "loctool.cli.reference",
}


def _modules() -> dict[str, ast.Module]:
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
            path.read_text("utf-8")
        )
        for path in sorted(PACKAGE.rglob("*.py"))
    }


MODULES = _modules()


def _imports(tree: ast.AST) -> Iterator[str]:
    """The modules of loctool that some code imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name.startswith("loctool"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "loctool":
            assert node.module is not None
            for each in node.names:
                below = f"{node.module}.{each.name}"
                yield below if below in MODULES else node.module


def _room(module: str) -> str:
    """``loctool.documents.html`` → ``documents``; the package itself is no room."""
    return module.split(".")[1] if "." in module else ""


def _storey(room: str) -> int:
    return next(number for number, rooms in enumerate(STOREYS) if room in rooms)


def test_every_module_has_its_storey() -> None:
    rooms = {_room(module) for module in MODULES} - {"", "__main__"}
    assert rooms == {room for rooms in STOREYS for room in rooms}


@pytest.mark.parametrize("module", sorted(set(MODULES) - {"loctool", "loctool.__main__"}))
def test_imports_go_down(module: str) -> None:
    room = _room(module)
    for imported in map(_room, _imports(MODULES[module])):
        if imported in ("", room):
            continue
        if _storey(room) == _storey(imported) == ONE_PIPELINE:
            continue
        assert _storey(imported) > _storey(room), f"{module} imports {imported}"


def test_nothing_imports_the_command_line_but_its_own_modules_and_main() -> None:
    users = {module for module in MODULES for imported in _imports(MODULES[module])
             if _room(imported) == "cli"}  # fmt: skip
    assert {user for user in users if _room(user) != "cli"} == {"loctool.__main__"}


def test_no_module_imports_itself_by_a_detour() -> None:
    graph = {
        module: {name for name in _top_level_imports(tree) if name not in (module, "loctool")}
        for module, tree in MODULES.items()
        if module != "loctool"
    }
    assert list(TopologicalSorter(graph).static_order())  # raises CycleError, naming the circle


def _top_level_imports(tree: ast.Module) -> Iterator[str]:
    """What is imported when the module is, not when a function runs or a type is checked."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from _imports(ast.Module([node], []))


def test_only_one_place_writes_to_the_standard_streams() -> None:
    writers = {
        module
        for module, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _writes(node.func)
    }
    assert writers <= MAY_WRITE_TO_STREAMS


def _writes(function: ast.expr) -> bool:
    name = ast.unparse(function)
    return name in ("print", "click.echo", "click.secho") or (
        name.startswith(("sys.stdout.", "sys.stderr.")) and name.endswith("write")
    )


@pytest.mark.parametrize("module", sorted(MODULES))
def test_every_module_says_what_it_is(module: str) -> None:
    assert ast.get_docstring(MODULES[module])


def test_the_picture_shows_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for room in (room for rooms in STOREYS for room in rooms):
        assert f"`{room}`" in page, room


def test_the_public_names_are_sorted_and_there() -> None:
    import loctool

    assert loctool.__all__ == sorted(loctool.__all__)
    assert all(getattr(loctool, name) is not None for name in loctool.__all__)
