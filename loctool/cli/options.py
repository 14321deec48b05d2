"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from loctool.cli.output import Output

Command = TypeVar("Command", bound=Callable[..., Any])


def output_options(command: Command) -> Command:
    """``--json``, ``--quiet`` and ``--debug``; :class:`Output` obeys them, the command need not."""
    for option in (
        click.option("--debug", is_flag=True, expose_value=False, help="Show tracebacks."),
        click.option(
            "-q",
            "--quiet",
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_be_quiet,
            help="Say nothing on standard error but errors.",
        ),
        click.option(
            "--json",
            is_flag=True,
            expose_value=False,
            help="Print one JSON envelope, also on failure.",
        ),
    ):
        command = option(command)
    return command


def output_of(context: click.Context) -> Output:
    """The run's streams."""
    return context.ensure_object(Output)


def _be_quiet(context: click.Context, _: click.Parameter, quiet: bool) -> None:
    if quiet:
        context.ensure_object(Output).quiet = True


def complete_engines(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The engines that begin so."""
    from loctool.engines import engine_names

    return [
        CompletionItem(name) for name in ("auto", *engine_names()) if name.startswith(incomplete)
    ]


def complete_formats(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The document formats that begin so."""
    from loctool.documents import format_names

    return [CompletionItem(name) for name in format_names() if name.startswith(incomplete)]


LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
}
"""What is completed; any other language an engine knows can be typed."""


def complete_languages(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The languages that the last code of a list ``en,f`` may become."""
    head, comma, last = incomplete.rpartition(",")
    return [
        CompletionItem(f"{head}{comma}{code}", help=name)
        for code, name in LANGUAGES.items()
        if code.startswith(last)
    ]
