"""Runs ``loctool check``: finds the files, checks each, mends them where that is asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from loctool.catalogs.inspection.articles import ArticlePair, pair_articles
from loctool.catalogs.inspection.located import weighs
from loctool.catalogs.inspection.runner import Inspector, Rules
from loctool.catalogs.inspection.selection import Selection
from loctool.cli.check_progress import CheckProgress
from loctool.cli.check_views import Checked, as_result
from loctool.cli.glossary_options import read_collection, read_language
from loctool.cli.output import Output, Result
from loctool.errors import BadInputError, LoctoolError, UsageError
from loctool.files import read_input, write_atomically
from loctool.findings import Severity
from loctool.i18n import gettext as _

if TYPE_CHECKING:
    from loctool.glossary.terms import Glossary

CATALOGS = (".po", ".pot", ".mo", ".gmo")
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked for; the attributes are the command's options."""

    paths: tuple[str, ...]
    selection: Selection
    source: str | None
    target: str | None
    min_severity: str
    fuzzy: bool
    fix: bool
    diff: bool
    glossaries: tuple[Path, ...]
    config: Path | None
    no_glossary: bool
    sarif: bool
    junit: bool


def run(order: Order, output: Output) -> Result:
    """Checks everything and says what was found.

    Raises:
        LoctoolError: Nothing could be checked.
    """
    found: list[Checked] = []
    errors: list[LoctoolError] = []
    catalogs, pairs = _sort_paths(order)
    with CheckProgress(output, len(catalogs) + len(pairs)) as progress:
        inspector = Inspector(_rules(order, output), progress.advance)
        jobs: list[str | ArticlePair] = [*catalogs, *pairs]
        for job in jobs:
            try:
                found.append(_check(job, order, inspector))
            except LoctoolError as error:
                errors.append(error)
            progress.file_done()
    if errors and not found and len(errors) == 1:
        raise errors[0]
    for failure in errors:
        output.error(failure)
    if not errors and not any(each.findings for each in found):
        output.note(_("nothing found"))
    return as_result(found, len(errors), sarif=order.sarif, junit=order.junit, diff=order.diff)


def _check(job: str | ArticlePair, order: Order, inspector: Inspector) -> Checked:
    """Checks one catalog, or one article with its translation."""
    diff = ""
    if isinstance(job, ArticlePair):
        path, located = job.target, inspector.inspect_pair(job)
    else:
        path, data = job, _read(job)
        if order.fix or order.diff:
            mended = inspector.mended(data, path)
            diff = _diff(data, mended, path) if order.diff else ""
            if order.fix and mended != data:
                write_atomically(Path(path), mended)
                data = mended
        located = inspector.inspect(data, path)
    least = Severity(order.min_severity)
    shown = tuple(each for each in located if weighs(each.finding, least))
    return Checked(path, shown, len(located) - len(shown), diff)


def _rules(order: Order, output: Output) -> Rules:
    return Rules(
        order.selection,
        read_language(order.source) if order.source else "",
        read_language(order.target) if order.target else "",
        _glossary(order, output),
        order.fuzzy,
    )


def _glossary(order: Order, output: Output) -> Glossary | None:
    if order.no_glossary:
        return None
    return read_collection(output, order.glossaries, order.config).glossary


def _sort_paths(order: Order) -> tuple[list[str], list[ArticlePair]]:
    """The catalogs, and the articles with their translations.

    Raises:
        UsageError: An article's counterpart is missing, or nothing can be mended there.
    """
    files = [file for path in order.paths for file in _files_at(path)]
    catalogs = [file for file in files if file == STDIN or Path(file).suffix in CATALOGS]
    articles = [file for file in files if file not in catalogs]
    if order.fix and STDIN in catalogs:
        raise UsageError(
            _("--fix mends files, and standard input is none"),
            hint=_("See what it would do: loctool check - --diff"),
        )
    pairs = pair_articles(articles, order.source or "", order.target or "") if articles else []
    return catalogs, pairs


def _files_at(path: str) -> Iterator[str]:
    """The file itself, or a folder's catalogs, but what was compiled from those beside it."""
    folder = Path(path)
    if path == STDIN or not folder.is_dir():
        yield path
        return
    found = sorted(each for each in folder.rglob("*") if each.suffix in CATALOGS)
    if not found:
        raise BadInputError(_("has no .po, .pot or .mo file in it"), path=path)
    sources = {each.with_suffix("") for each in found if each.suffix == ".po"}
    for each in found:
        is_compiled = each.suffix in (".mo", ".gmo") and each.with_suffix("") in sources
        if each.is_file() and not is_compiled:
            yield str(each)


def _read(path: str) -> bytes:
    return sys.stdin.buffer.read() if path == STDIN else read_input(Path(path))


def _diff(old: bytes, new: bytes, path: str) -> str:
    if old == new:
        return ""
    before, after = (
        data.decode("utf-8", "backslashreplace").splitlines(keepends=True) for data in (old, new)
    )
    lines = unified_diff(before, after, path, path)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
