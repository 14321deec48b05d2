"""Files of one run done one after the other; one that fails does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from loctool.catalogs.messages import Catalog
from loctool.catalogs.reading import read_catalog
from loctool.cli.output import Output, Result
from loctool.errors import FindingsError, LoctoolError, PartialError
from loctool.i18n import N_, ngettext
from loctool.i18n import gettext as _

MOST_PROBLEMS = 5
"""Places of a broken catalog that are said; loctool check says all."""

COUNTS = {
    "translated": N_("{count} translated"),
    "fuzzy": N_("{count} fuzzy"),
    "fuzzy-used": N_("{count} fuzzy, but used"),
    "untranslated": N_("{count} untranslated"),
    "broken": N_("{count} broken"),
    "new": N_("{count} not in the catalog"),
    "obsolete": N_("{count} obsolete"),
    "taken": N_("{count} taken"),
    "same": N_("{count} the same"),
    "kept": N_("{count} kept"),
    "conflict": N_("{count} in conflict"),
    "gone": N_("{count} gone"),
}
"""States of messages, segments and units, as they are said with a count."""

STATUSES = {
    "made": N_("{path}: made: {counts}"),
    "updated": N_("{path}: updated: {counts}"),
    "up-to-date": N_("{path}: up to date: {counts}"),
    "written": N_("{path}: written: {counts}"),
    "printed": N_("{path}: printed: {counts}"),
}
"""What became of a file, as it is said."""


def say_counts(counts: Mapping[str, int]) -> str:
    """The counts that are not zero, for people."""
    return ", ".join(
        _(COUNTS[name]).format(count=count)
        for name, count in counts.items()
        if count and name in COUNTS
    )


def read_with_warnings(path: Path, streams: Output) -> Catalog:
    """A catalog, and what could not be read in it on standard error.

    Raises:
        BadInputError: It is no catalog.
    """
    catalog = read_catalog(path)
    for problem in catalog.problems[:MOST_PROBLEMS]:
        streams.warn(f"{path}:{problem.line}: {problem.message}")
    if len(catalog.problems) > MOST_PROBLEMS:
        streams.note(_("See all: loctool check {path}").format(path=path))
    return catalog


class Desk:
    """What a run collects.

    Args:
        streams: Of the run.
        several: Whether there is more than one file.
        strict: Whether what is left to do makes the run fail.
    """

    def __init__(self, streams: Output, *, several: bool, strict: bool = False) -> None:
        self._streams = streams
        self._several = several
        self._strict = strict
        self._rows: list[dict[str, Any]] = []
        self._texts: list[str] = []
        self._failed = 0
        self._count = 0
        self.findings = 0

    def do(self, name: str, work: Callable[[], None]) -> None:
        """Does one file; says why it failed where it did.

        Raises:
            LoctoolError: It is the only one.
        """
        self._count += 1
        try:
            work()
        except LoctoolError as error:
            if not self._several:
                raise
            self._failed += 1
            self._streams.error(error)
            told = {"slug": error.slug, "message": str(error), "hint": error.hint}
            self._rows.append({"catalog": name, "status": "failed", "error": told})

    def add(self, text: str, row: dict[str, Any]) -> None:
        """Takes in a file that is done."""
        self._texts.append(text)
        self._rows.append(row | ({"text": text} if text else {}))

    def result(self) -> Result:
        """All of it."""
        return Result("".join(self._texts), {"files": self._rows}, self._problem())

    def _problem(self) -> LoctoolError | None:
        if self._failed:
            return PartialError(
                _("{failed} of {count} files failed").format(failed=self._failed, count=self._count)
            )
        if self._strict and self.findings:
            text = ngettext(
                "{count} article is not complete; it is written all the same",
                "{count} articles are not complete; they are written all the same",
                self.findings,
            )
            return FindingsError(
                text.format(count=self.findings),
                hint=_("Mend the places named above, or run without --strict."),
            )
        return None
