"""What the ``glossary`` commands share: which files they work on, and how terms are given."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from loctool.cli.output import Output
from loctool.errors import OutputExistsError, UsageError
from loctool.i18n import gettext as _

if TYPE_CHECKING:
    from loctool.glossary.collection import Collection
    from loctool.glossary.formats import Pair
    from loctool.glossary.remarks import Remark
    from loctool.glossary.terms import Term

Command = TypeVar("Command", bound=Callable[..., Any])

PLACE = click.Path(path_type=Path, readable=False)
"""Shells complete file names; whether a file can be read is for those who read it to say."""

MOST_OF_A_KIND = 5
"""A list of pairs loses something of every concept; nobody reads a thousand lines."""


def glossary_options(command: Command) -> Command:
    """``--glossary`` and ``--config``: which files to work on."""
    for option in (
        click.option(
            "--config",
            metavar="PATH",
            type=PLACE,
            help="Settings file.  [default: the nearest loctool.toml or pyproject.toml]",
        ),
        click.option(
            "-g",
            "--glossary",
            "glossaries",
            multiple=True,
            metavar="FILE",
            type=PLACE,
            help="Glossary file; may be repeated, later files win.  "
            "[default: the settings' glossaries, else the one that ships with loctool]",
        ),
    ):
        command = option(command)
    return command


def pair_options(command: Command) -> Command:
    """``--from`` and ``--to``: the languages of a file that holds one pair."""
    for option in (
        click.option("--to", "target", default="en", metavar="LANG", help="Target language of a "
                     "format with one pair.  [default: en]"),
        click.option("--from", "source", default="de", metavar="LANG", help="Source language of "
                     "a format with one pair.  [default: de]"),
    ):  # fmt: skip
        command = option(command)
    return command


def complete_formats(
    _context: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The glossary formats that begin so."""
    from loctool.glossary.formats import format_names

    return [CompletionItem(name) for name in format_names() if name.startswith(incomplete)]


def make_pair(source: str, target: str) -> Pair:
    """The pair of two codes that a person typed."""
    from loctool.glossary.formats import Pair

    return Pair(read_language(source), read_language(target))


def read_language(code: str) -> str:
    """A language's code as a person typed it, in BCP 47's spelling; a region stays.

    Raises:
        UsageError: CLDR knows no such language.
    """
    from loctool.glossary.formats.columns import is_language, normalize_language
    from loctool.languages import parse_language

    return normalize_language(code) if is_language(code.strip()) else parse_language(code)


def find_paths(glossaries: Sequence[Path], config: Path | None) -> tuple[Path, ...]:
    """The files given as options, else those of the settings; none for the shipped glossary."""
    from loctool.settings import load_settings

    options = {"glossaries": tuple(glossaries)}
    settings = load_settings(options, directory=Path.cwd(), environment=os.environ, config=config)
    return settings.glossaries


def read_collection(output: Output, glossaries: Sequence[Path], config: Path | None) -> Collection:
    """The files of options or settings as one; see :func:`read_files`."""
    return read_files(output, find_paths(glossaries, config))


def read_files(output: Output, paths: Sequence[Path], source: str = "de") -> Collection:
    """All files as one; says what is odd in them and what shadows what.

    Raises:
        BadInputError: One cannot be read.
    """
    from loctool.glossary.collection import read_glossaries
    from loctool.glossary.remarks import weighty

    collection = read_glossaries(paths, source=source)
    for reading in collection.readings.values():
        say(output, weighty(reading.remarks))
    say(output, collection.shadowings)
    return collection


def say(output: Output, remarks: Iterable[Remark]) -> None:
    """Says remarks on standard error, one a line, and of each kind only the first few."""
    counts: Counter[str] = Counter()
    for remark in remarks:
        counts[remark.finding.id] += 1
        if counts[remark.finding.id] <= MOST_OF_A_KIND:
            output.finding(str(remark))
    for id, count in counts.items():
        if count > MOST_OF_A_KIND:
            output.note(_("and {count} more [{id}]").format(count=count - MOST_OF_A_KIND, id=id))


def remark_data(remark: Remark) -> dict[str, Any]:
    """A remark for ``--json``."""
    return {
        "id": remark.finding.id,
        "severity": remark.finding.severity.value,
        "message": remark.finding.message,
        "path": remark.path,
        "line": remark.line or None,
        "concept": remark.concept or None,
    }


def parse_term_options(given: Sequence[str]) -> dict[str, tuple[Term, ...]]:
    """The terms of ``en=previs | !pre-vis`` and the like, by language; empty to take them away.

    A language given twice gets all its terms, the first of them preferred.

    Raises:
        UsageError: One has no ``=``, or no language before it.
    """
    from loctool.glossary.formats.cells import parse_terms

    cells: dict[str, list[str]] = {}
    for text in given:
        code, equals, cell = text.partition("=")
        if not equals:
            raise UsageError(
                _("not LANG=TERMS: {text!r}").format(text=text),
                hint=_("Example: {example}").format(example='--term "en=previs | !pre-vis"'),
            )
        cells.setdefault(read_language(code), []).append(cell)
    return {language: parse_terms(" | ".join(parts)) for language, parts in cells.items()}


def refuse_existing(path: Path, *, force: bool, hint: str = "") -> None:
    """Refuses to overwrite a file that nobody said may be overwritten.

    Raises:
        OutputExistsError: It is there, and ``--force`` was not given.
    """
    if path.exists() and not force:
        raise OutputExistsError(
            _("is there already"), path=path, hint=hint or _("Overwrite it with --force.")
        )
