"""The command line: the group of commands, and the one place that catches errors.

A command parses its options, calls the library and returns a :class:`~loctool.cli.output.Result`;
:func:`main` prints it. Commands are imported when they are run, so that ``loctool --help`` is
quick: the table below holds what the group's help says of each.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from loctool import __version__
from loctool.cli.lazy import LazyGroup
from loctool.cli.localized import localize
from loctool.cli.output import Output, Result
from loctool.errors import ExitCode, LoctoolError, UsageError
from loctool.i18n import bind_libraries, is_translated
from loctool.i18n import gettext as _

COMMANDS = {
    "catalog": ("loctool.cli.catalog:catalog", "Make, update, compile, filter gettext catalogs."),
    "check": ("loctool.cli.check:check", "Check catalogs and translated articles."),
    "completion": ("loctool.cli.completion:completion", "Print a shell's completion script."),
    "glossary": ("loctool.cli.glossary:glossary", "Look at term lists, change and exchange them."),
    "models": ("loctool.cli.models:models", "List, install, build, remove and verify models."),
    "translate": ("loctool.cli.translate:translate", "Translate files, or standard input."),
}
"""Name of a command: where it is, and its short help."""

EPILOG = "Documentation: docs/tutorial.md. Exit codes: docs/exit-codes.md."


@click.group(
    cls=LazyGroup,
    table=COMMANDS,
    epilog=EPILOG,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")
@click.pass_context
def commands(context: click.Context) -> Result | None:
    """Translate German entertainment news offline.

    \b
    Example:
      loctool translate artikel.de.md --to en
    """
    if context.invoked_subcommand is None:
        return Result(text=context.get_help() + "\n", data={"help": context.get_help()})
    context.find_object(Output).listen()  # type: ignore[union-attr]  # main() made it
    return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns the exit code. No error gets past this function."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = given[: given.index("--")] if "--" in given else given
    output = Output(json="--json" in options)
    debug = "--debug" in options or bool(os.environ.get("LOCTOOL_DEBUG"))
    bind_libraries()
    localize(commands)
    try:
        result = commands.main(given, prog_name="loctool", standalone_mode=False, obj=output)
        return output.finish(result) if isinstance(result, Result) else int(result or 0)
    except (Exception, KeyboardInterrupt) as error:
        if debug:
            _show_traceback()
        return output.fail(_as_ours(error))


def _as_ours(error: BaseException) -> LoctoolError:
    """Whatever came up, as an error that has a line, a hint and an exit code."""
    if isinstance(error, LoctoolError):
        return error
    if isinstance(error, click.ClickException):
        return _as_usage_error(error)
    if isinstance(error, (click.Abort, KeyboardInterrupt)):
        return LoctoolError(_("interrupted"))
    if isinstance(error, MemoryError):
        return LoctoolError(_("out of memory"), hint=_("Give fewer or smaller files at a time."))
    return _BugError(error)


def _as_usage_error(error: click.ClickException) -> UsageError:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "loctool"
    hint = _("See: {command} --help").format(command=command)
    if context and isinstance(error, click.exceptions.NoArgsIsHelpError):
        names = ", ".join(context.command.list_commands(context))
        return UsageError(_("which command? {names}").format(names=names), hint=hint)
    message = error.format_message().rstrip(".")
    if not is_translated():  # other languages have capitals of their own
        message = message[:1].lower() + message[1:]
    return UsageError(message, hint=hint)


class _BugError(LoctoolError):
    """An exception nobody foresaw."""

    slug = "bug"
    exit_code = ExitCode.ABORT

    def __init__(self, error: BaseException) -> None:
        super().__init__(
            _("this is a bug in loctool: {kind}: {error}").format(
                kind=type(error).__name__, error=error
            ),
            hint=_("Please report it with the output of the same command with --debug."),
        )


def _show_traceback() -> None:
    import traceback

    traceback.print_exc()
