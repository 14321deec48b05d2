"""A group of commands that are imported when they are run, not when they are listed."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from loctool.cli.localized import localize
from loctool.i18n import gettext as _

Commands = Mapping[str, tuple[str, str]]
"""Name of a command: where it is, as ``module:attribute``, and its short help."""


class LazyGroup(click.Group):
    """A group that knows its commands from a table.

    Args:
        table: The commands.
        options: Click's own.
    """

    def __init__(self, *arguments: Any, table: Commands | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.table: Commands = table or {}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Names of all commands, sorted."""
        return sorted(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported."""
        if cmd_name not in self.table:
            return None
        module, attribute = self.table[cmd_name][0].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return localize(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command the arguments begin with.

        Raises:
            click.UsageError: There is none of that name; the message names all.
        """
        unknown = not args[0].startswith("-") and args[0] not in self.table
        if unknown and not ctx.resilient_parsing:  # which is how a shell's completion parses
            raise click.UsageError(
                _("no such command: {name!r}; commands: {names}").format(
                    name=args[0], names=", ".join(sorted(self.table))
                ),
                ctx,
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands from the table, importing none."""
        with formatter.section(_("Commands")):
            rows = [(name, _(self.table[name][1])) for name in self.list_commands(ctx)]
            formatter.write_dl(rows)
