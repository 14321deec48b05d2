"""``loctool catalog compile``, ``merge`` and ``filter``: from catalogs to other files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loctool.cli.catalog_paths import (
    catalogs_argument,
    find_catalogs,
    one_output,
    read_given,
    show_problems,
)
from loctool.cli.options import output_of, output_options
from loctool.cli.output import Output, Result
from loctool.errors import FindingsError, UsageError
from loctool.i18n import gettext as _
from loctool.i18n import ngettext

if TYPE_CHECKING:
    from loctool.catalogs.merging import Conflict
    from loctool.catalogs.messages import Catalog

STATES = ("translated", "fuzzy", "untranslated", "obsolete")

_output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The catalog to write.  [default: standard output]",
)


@click.command("compile", short_help="Compile .po files to .mo files.")
@catalogs_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The .mo file of one catalog.  [default: beside each catalog]",
)
@click.option("--fuzzy", is_flag=True, help="Compile fuzzy messages too.")
@output_options
@click.pass_context
def compile_(
    context: click.Context, paths: tuple[Path, ...], output: Path | None, fuzzy: bool
) -> Result:
    """Compile catalogs, or all in folders, to .mo files beside them.

    Nothing is written when a message of any of them would crash a program: placeholders that do not
    fit the source, a wrong number of plural forms, a broken entry.

    \b
    Example:
      loctool catalog compile locales
    """
    from loctool.catalogs.compilation import compile_catalog, find_crashes
    from loctool.files import write_atomically

    files = find_catalogs(paths)
    one_output(files, output)
    catalogs = [(path, read_given(path)) for path in files]
    found = sum(
        show_problems(output_of(context), path, find_crashes(catalog, fuzzy=fuzzy))
        for path, catalog in catalogs
    )
    if found:
        return Result(data={"files": [], "problems": found}, problem=_would_crash(found))
    written = []
    for path, catalog in catalogs:
        target = output or path.with_suffix(".mo")
        write_atomically(target, compile_catalog(catalog, fuzzy=fuzzy))
        written.append(str(target))
    return Result(
        text="".join(f"{name}\n" for name in written), data={"files": written, "problems": 0}
    )


def _would_crash(count: int) -> FindingsError:
    return FindingsError(
        ngettext(
            "nothing was compiled: {count} message is broken",
            "nothing was compiled: {count} messages are broken",
            count,
        ).format(count=count),
        hint=_("Correct them, or mark them fuzzy: fuzzy messages are left out."),
    )


@click.command(short_help="Join catalogs into one.")
@catalogs_argument
@_output_option
@click.option(
    "--use",
    "compendia",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="CATALOG",
    help="Fill what is untranslated from this one, adding no message.",
)
@click.option("--strict", is_flag=True, help="Exit with 3 if two catalogs contradict each other.")
@output_options
@click.pass_context
def merge(
    context: click.Context,
    paths: tuple[Path, ...],
    output: Path | None,
    compendia: tuple[Path, ...],
    strict: bool,
) -> Result:
    """Join catalogs of one language into one that has all their messages.

    The first translation of a message is kept, unless it is fuzzy and another is not. Each one that
    says something else is listed, with its place.

    \b
    Examples:
      loctool catalog merge fr.po extra.fr.po -o all.fr.po
      loctool catalog merge fr.po --use compendium.fr.po -o fr.po
    """
    from loctool.catalogs.merging import merge_catalogs

    catalogs = [read_given(path) for path in paths]
    merged = merge_catalogs(catalogs, [read_given(path) for path in compendia])
    _show_conflicts(output_of(context), merged.conflicts)
    conflicts = len(merged.conflicts)
    problem = None
    if strict and conflicts:
        problem = FindingsError(
            ngettext("{count} conflict", "{count} conflicts", conflicts).format(count=conflicts)
        )
    data: dict[str, object] = {
        "messages": len(merged.catalog.messages),
        "conflicts": [
            {
                "file": each.name,
                "line": each.other.line,
                "msgid": each.other.msgid,
                "msgctxt": each.other.msgctxt,
                "first": list(each.first.msgstr),
                "other": list(each.other.msgstr),
            }
            for each in merged.conflicts
        ],
    }
    return _handed_over(merged.catalog, output, data, problem)


def _show_conflicts(output: Output, conflicts: tuple[Conflict, ...]) -> None:
    for each in conflicts:
        output.finding(
            f"{each.name}:{each.other.line}: "
            + _("warning: {msgid!r} is {other!r} here, {first!r} before [conflict]").format(
                msgid=each.other.msgid, other=each.other.msgstr[0], first=each.first.msgstr[0]
            )
        )


@click.command("filter", short_help="Write some of a catalog's messages.")
@click.argument("path", metavar="CATALOG", type=click.Path(path_type=Path))
@_output_option
@click.option(
    "--state", "states", multiple=True, type=click.Choice(STATES), help="Messages in this state."
)
@click.option("--flag", "flags", multiple=True, help="Messages with this flag: python-format.")
@click.option(
    "--location",
    "locations",
    multiple=True,
    metavar="PATTERN",
    help="Messages of source files like this: src/**.",
)
@click.option(
    "--text",
    "texts",
    multiple=True,
    metavar="REGEX",
    help="Messages with this in source, translation or context.",
)
@click.option("--invert", is_flag=True, help="All other messages.")
@output_options
def filter_(
    path: Path,
    output: Path | None,
    states: tuple[str, ...],
    flags: tuple[str, ...],
    locations: tuple[str, ...],
    texts: tuple[str, ...],
    invert: bool,
) -> Result:
    """Write the messages of a catalog that fit, with its header.

    An option that is given twice asks for one or the other; --text for all of them.

    \b
    Example:
      loctool catalog filter fr.po --state fuzzy --state untranslated -o todo.fr.po
    """
    from loctool.catalogs.filtering import Criteria, filter_catalog

    criteria = Criteria(states, flags, locations, tuple(map(_pattern, texts)), invert)
    catalog = read_given(path)
    chosen = filter_catalog(catalog, criteria)
    data: dict[str, object] = {
        "messages": len(chosen.messages),
        "of": len(catalog.messages),
    }
    return _handed_over(chosen, output, data)


def _pattern(text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise UsageError(
            _("--text {text!r} is no regular expression: {reason}").format(text=text, reason=error)
        ) from error


def _handed_over(
    catalog: Catalog,
    output: Path | None,
    data: dict[str, object],
    problem: FindingsError | None = None,
) -> Result:
    """Writes a catalog to a file, or shows it."""
    from loctool.catalogs.writing import encoded, render_catalog
    from loctool.files import write_atomically

    contents = encoded(catalog, output)
    if output is None:
        text = render_catalog(catalog)
        return Result(text=text, data={**data, "text": text}, problem=problem)
    write_atomically(output, contents)
    return Result(text=f"{output}\n", data={**data, "output": str(output)}, problem=problem)
