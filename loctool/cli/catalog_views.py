"""``loctool catalog stats``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from loctool.catalogs.statistics import Statistics, add_up, count_messages
from loctool.cli.catalog_paths import catalogs_argument, find_catalogs, read_given, show_problems
from loctool.cli.options import output_of, output_options
from loctool.cli.output import Result
from loctool.cli.tables import table
from loctool.i18n import gettext as _


@click.command(short_help="Count messages, words and what is open.")
@catalogs_argument
@output_options
@click.pass_context
def stats(context: click.Context, paths: tuple[Path, ...]) -> Result:
    """Count the messages of catalogs, or of all in folders: how many are translated, how many not.

    Words and characters are those of the source text. Obsolete messages are not in the total.

    \b
    Example:
      loctool catalog stats locales
    """
    rows: list[tuple[str, Statistics]] = []
    for path in find_catalogs(paths):
        catalog = read_given(path)
        show_problems(output_of(context), path, catalog.problems)
        rows.append((str(path), count_messages(catalog)))
    total = add_up(each for _name, each in rows)
    shown = [*rows, (_("total"), total)] if len(rows) > 1 else rows
    data = {
        "files": [{"file": name, **_data(each)} for name, each in rows],
        "total": _data(total),
    }
    return Result(text=_as_table(shown), data=data)


def _as_table(rows: list[tuple[str, Statistics]]) -> str:
    head = [
        _("file"),
        _("messages"),
        _("words"),
        _("characters"),
        _("translated"),
        _("fuzzy"),
        _("untranslated"),
        _("obsolete"),
    ]
    lines = [
        [
            name,
            *map(str, (each.total.messages, each.total.words, each.total.characters)),
            _share(each),
            *map(str, (each.fuzzy.messages, each.untranslated.messages, each.obsolete.messages)),
        ]
        for name, each in rows
    ]
    return table(head, lines)


def _share(statistics: Statistics) -> str:
    """How many are translated, and per cent of all, rounded down: 100 % is all."""
    done, all_ = statistics.translated.messages, statistics.total.messages
    return f"{done} ({100 * done // all_} %)" if all_ else f"{done}"


def _data(statistics: Statistics) -> dict[str, object]:
    return {**asdict(statistics), "total": asdict(statistics.total)}
