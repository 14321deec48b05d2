"""The messages of loctool's help, and of Click's own, for the template of loctool's catalogs.

Babel finds what stands in ``_("…")``. Help texts stand in docstrings and options, and Click's own
texts (``Usage:``, ``Missing option``) in Click; the mapping in ``pyproject.toml`` sends this file
through :func:`extract`, which walks the commands and reads Click's modules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

import click

from loctool.cli import commands
from loctool.cli.lazy import LazyGroup
from loctool.cli.localized import messages_of, metavar_of
from loctool.cli.reference import walk

CLICK_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")

CLICKS_OWN = "Click's own text"
"""The comment of those messages; which there are depends on Click's version."""

FOR_PROGRAMMERS = (
    *("Arguments take", "Boolean option", "Choice(", "Could not determine", "DeprecationWarning"),
    *("Invalid start character", "Name '", "No options defined", "Value must be", "%(prog)s"),
)
"""How those of Click's texts begin that no user of loctool can see."""

Extracted = tuple[int, str | None, str | tuple[str, ...], list[str]]
"""Line, function, message or its forms, comments: what Babel expects of a method."""


def extract(
    fileobj: IO[bytes],  # noqa: ARG001  # Babel's signature
    keywords: Mapping[str, Any],
    comment_tags: Iterable[str],  # noqa: ARG001
    options: Mapping[str, Any],  # noqa: ARG001
) -> Iterator[Extracted]:
    """A Babel extraction method: https://babel.pocoo.org/en/latest/messages.html#writing-extraction-methods."""
    for message, comment in help_messages():
        yield 1, None, message, [comment]
    yield from _of_click(keywords)


def help_messages() -> Iterator[tuple[str, str]]:
    """Every message of the help, and whose it is."""
    for path, command in walk(commands, "loctool"):
        yield from _of_command(command, path)


def _of_command(command: click.Command, path: str) -> Iterator[tuple[str, str]]:
    for message in (*messages_of(command.help), *messages_of(command.epilog)):
        yield message, f"help: {path}"
    if isinstance(command, LazyGroup):
        for name, (_place, short_help) in command.table.items():
            yield short_help, f"short help: {path} {name}"
    metavars = [command.options_metavar]
    if command.short_help:
        yield command.short_help, f"short help: {path}"
    if isinstance(command, click.Group):
        metavars.append(command.subcommand_metavar)
    for parameter in command.params:
        metavars.append(metavar_of(parameter))
        if isinstance(parameter, click.Option) and parameter.help:
            yield parameter.help, f"help: {path} {parameter.opts[-1]}"
    for metavar in metavars:
        if metavar:
            yield metavar, "placeholder of an argument in help"


def _of_click(keywords: Mapping[str, Any]) -> Iterator[Extracted]:
    """What Click itself says."""
    from babel.messages.extract import extract_python

    for module in CLICK_MODULES:
        spec = find_spec(f"click.{module}")
        if spec is None or spec.origin is None:
            continue
        with Path(spec.origin).open("rb") as file:
            found: Iterable[Any] = extract_python(file, keywords, (), {})
            for _line, function, message, _comments in found:
                if not str(message).startswith(FOR_PROGRAMMERS):
                    yield 1, function, message, [CLICKS_OWN]
