"""Every text for people goes through gettext: errors, hints, notes, warnings and findings."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "loctool"
MODULES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
}

ERRORS = re.compile(r"_?[A-Z]\w*Error")
BUGS = {"AssertionError", "AttributeError", "KeyError", "RuntimeError", "TypeError", "ValueError"}
"""Nobody but a programmer sees them."""

INNER = {"_LostError"}
"""What it says goes into comments of a catalog, whose bytes are the same whoever makes it."""

SAYING = {"note", "warn"}
WORDS = re.compile(r"[A-Za-z]{3,}")
COMMAND = re.compile(r"(?:loctool|pip|git) [\w-]+|\{.*")
"""A command to copy is the same in every language."""

LOOK_UP = {"_", "gettext", "ngettext", "pgettext"}


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _shown(tree: ast.Module) -> Iterator[ast.expr]:
    """Arguments that a person will read."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = _name(node.func)
        if ERRORS.fullmatch(name) and name not in BUGS | INNER:
            yield from node.args[:1]
        if name in SAYING and isinstance(node.func, ast.Attribute):
            # Output.note(message), Place.note(id, message)
            yield from node.args[-1:]
        yield from (keyword.value for keyword in node.keywords if keyword.arg == "hint")


def _bare(node: ast.expr) -> Iterator[str]:
    """The texts of an expression that are not looked up."""
    if isinstance(node, ast.IfExp):
        yield from (*_bare(node.body), *_bare(node.orelse))
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _bare(value)
    elif isinstance(node, ast.BinOp):
        yield from (*_bare(node.left), *_bare(node.right))
    elif isinstance(node, ast.JoinedStr):
        fixed = "".join(
            part.value if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
        if _is_text(fixed):
            yield fixed
    elif isinstance(node, ast.Constant) and _is_text(str(node.value)):
        yield str(node.value)


def _is_text(text: str) -> bool:
    return WORDS.search(text) is not None and COMMAND.match(text) is None


@pytest.mark.parametrize("module", MODULES)
def test_no_text_for_people_is_left_unmarked(module: str) -> None:
    found = [(node.lineno, text) for node in _shown(MODULES[module]) for text in _bare(node)]
    assert found == []


def _looked_up(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            yield node


@pytest.mark.parametrize("module", MODULES)
def test_what_is_looked_up_is_a_whole_message(module: str) -> None:
    bad = [
        (call.lineno, ast.unparse(call))
        for call in _looked_up(MODULES[module])
        if any(isinstance(node, (ast.JoinedStr, ast.BinOp)) for node in ast.walk(call.args[0]))
    ]
    assert bad == []


def _formatted(tree: ast.Module) -> Iterator[tuple[int, set[str], set[str]]]:
    """Line, fields of the messages and fields given, of each ``_("…").format(…)``."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and _name(node.func) == "format"):
            continue
        inner = node.func.value if isinstance(node.func, ast.Attribute) else None
        if not (isinstance(inner, ast.Call) and _name(inner.func) in LOOK_UP):
            continue
        if any(keyword.arg is None for keyword in node.keywords):
            continue
        texts = [arg.value for arg in inner.args if isinstance(arg, ast.Constant)]
        plain = " ".join(text for text in texts if isinstance(text, str)).replace("{{", "")
        given = {keyword.arg or "" for keyword in node.keywords}
        if texts:
            yield node.lineno, set(re.findall(r"\{(\w+)", plain)), given


@pytest.mark.parametrize("module", MODULES)
def test_every_field_of_a_message_is_given(module: str) -> None:
    assert [found for found in _formatted(MODULES[module]) if found[1] != found[2]] == []


def _at_import(tree: ast.Module) -> Iterator[ast.Call]:
    """Look-ups outside functions."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.Lambda)):
            waiting += node.decorator_list if isinstance(node, ast.FunctionDef) else []
            continue
        if isinstance(node, ast.Call) and _name(node.func) in LOOK_UP:
            yield node
        waiting += ast.iter_child_nodes(node)


@pytest.mark.parametrize("module", MODULES)
def test_nothing_is_looked_up_when_a_module_is_imported(module: str) -> None:
    assert [call.lineno for call in _at_import(MODULES[module])] == []
