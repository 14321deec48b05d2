"""Help in the user's language: what commands and options say of themselves, translated when shown.

Docstrings and ``help=`` stay plain English. A help text is looked up paragraph by paragraph, each
without its line breaks; of a paragraph that keeps them (Click's ``\\b``) only the heading is text,
the rest are commands to copy. :mod:`loctool.cli.help_texts` gives the same messages to extraction.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

from loctool.i18n import gettext as _
from loctool.i18n import is_translated

VERBATIM = "\b"


def localize(command: click.Command) -> click.Command:
    """Puts the user's language in place of a command's help texts and of those below it."""
    if not is_translated():
        return command
    command.help = translate_help(command.help)
    command.short_help = _(command.short_help) if command.short_help else command.short_help
    command.epilog = translate_help(command.epilog)
    if command.options_metavar:
        command.options_metavar = _(command.options_metavar)
    for parameter in command.params:
        if metavar := metavar_of(parameter):
            parameter.metavar = _(metavar)
        if isinstance(parameter, click.Option) and parameter.help:
            parameter.help = _(parameter.help)
    if isinstance(command, click.Group):
        if command.subcommand_metavar:
            command.subcommand_metavar = _(command.subcommand_metavar)
        for below in command.commands.values():
            localize(below)
    return command


def metavar_of(parameter: click.Parameter) -> str:
    """What stands for a parameter's value in help; empty where Click lists the values."""
    if parameter.metavar or not isinstance(parameter, click.Argument):
        return parameter.metavar or ""
    return "" if isinstance(parameter.type, click.Choice) else (parameter.name or "").upper()


def translate_help(text: str | None) -> str | None:
    """A help text in the user's language, paragraph by paragraph."""
    if not text:
        return text
    return "\n\n".join(_translate(paragraph) for paragraph in _paragraphs(text))


def messages_of(text: str | None) -> Iterator[str]:
    """What of a help text is to be translated."""
    for paragraph in _paragraphs(text or ""):
        yield _message(paragraph)


def _paragraphs(text: str) -> list[str]:
    shown = inspect.cleandoc(text).partition("\f")[0].strip("\n")
    return [paragraph for paragraph in re.split(r"\n\s*\n", shown) if paragraph.strip()]


def _message(paragraph: str) -> str:
    if paragraph.startswith(VERBATIM):
        return paragraph.removeprefix(VERBATIM).strip("\n").partition("\n")[0]
    return " ".join(paragraph.split())


def _translate(paragraph: str) -> str:
    message = _message(paragraph)
    if paragraph.startswith(VERBATIM):
        return paragraph.replace(message, _(message), 1)
    return _(message)
