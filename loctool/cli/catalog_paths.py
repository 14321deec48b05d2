"""Which catalogs a command was given: files, or all in a folder."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from loctool.catalogs.messages import Catalog, Problem
from loctool.catalogs.reading import parse_bytes, read_catalog
from loctool.cli.options import Command
from loctool.cli.output import Output
from loctool.errors import BadInputError, UsageError
from loctool.i18n import gettext as _

STDIN = Path("-")


def catalogs_argument(command: Command) -> Command:
    """One or more catalogs."""
    argument: Any = click.argument(
        "paths", nargs=-1, required=True, metavar="CATALOG…", type=click.Path(path_type=Path)
    )
    decorated: Command = argument(command)
    return decorated


def find_catalogs(paths: Sequence[Path], suffixes: Sequence[str] = (".po",)) -> list[Path]:
    """The files, and those of such names in the folders; each once.

    Raises:
        BadInputError: A path does not exist, or a folder has no catalog.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        below = sorted(each for suffix in suffixes for each in path.rglob(f"*{suffix}"))
        if not below:
            raise BadInputError(
                _("no catalog in this folder: {names}").format(
                    names=", ".join(f"*{suffix}" for suffix in suffixes)
                ),
                path=path,
            )
        found.update(dict.fromkeys(below))
    return list(found)


def read_given(path: Path) -> Catalog:
    """A catalog from a file, or from standard input."""
    if path == STDIN:
        return parse_bytes(sys.stdin.buffer.read(), "<stdin>")
    return read_catalog(path)


def show_problems(output: Output, name: str | Path, problems: Iterable[Problem]) -> int:
    """Says what is wrong with a file, place by place; how many there were."""
    count = 0
    for problem in problems:
        count += 1
        output.finding(f"{name}:{problem.line}: error: {problem.message} [{problem.id}]")
    return count


def one_output(paths: Sequence[Path], output: Path | None) -> None:
    """Holds that several inputs have no single output.

    Raises:
        UsageError: They have.
    """
    if output is not None and len(paths) > 1:
        raise UsageError(
            _("--output takes one catalog, but there are {count}").format(count=len(paths))
        )
