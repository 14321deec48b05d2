"""Writes ``docs/cli-reference.md`` from the commands' own help.

Run ``python -m loctool.cli.reference > docs/cli-reference.md`` after changing an option.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from loctool.cli import commands

WIDTH_CHARS = 88

HEAD = """\
# Command reference

What `--help` says, command by command. This page is generated; a test holds that it is current:

    python -m loctool.cli.reference > docs/cli-reference.md

Every option can also be set in a file or a variable: see [Settings](how-to/settings.md). What
the exit codes mean is in [Exit codes](exit-codes.md).
"""


def reference() -> str:
    """The page."""
    sections = [
        f"## {path}\n\n```text\n{_help(command, path)}\n```\n"
        for path, command in walk(commands, "loctool")
    ]
    return "\n".join([HEAD, *sections])


def walk(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """A command and all below it, each with the words that call it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=path)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None and not below.hidden:
                yield from walk(below, f"{path} {name}")


def _help(command: click.Command, path: str) -> str:
    context = click.Context(
        command,
        info_name=path,
        terminal_width=WIDTH_CHARS,
        max_content_width=WIDTH_CHARS,
        help_option_names=["-h", "--help"],
    )
    return command.get_help(context).rstrip()


if __name__ == "__main__":
    sys.stdout.buffer.write(reference().encode())
