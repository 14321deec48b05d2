"""Reports of what was done and why: a self-contained HTML page, and JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from loctool.errors import OutputExistsError, UsageError
from loctool.files import write_atomically
from loctool.glossary.proof import Proof
from loctool.i18n import gettext as _
from loctool.reports.data import proof_data, render_json

__all__ = [
    "SUFFIXES",
    "check_suffix",
    "proof_data",
    "refuse_foreign",
    "render_html",
    "render_json",
    "write_report",
]

SIGNS = (b'<meta name="generator" content="loctool ', b'"format": "loctool-proof"')
"""One of them stands near the beginning of every report."""

HEAD_BYTES = 4096

SUFFIXES = (".html", ".json")
"""Of the files a report is written to; the suffix says which kind."""


def render_html(proofs: Sequence[Proof]) -> str:
    """One page that needs no other file, for people; see :mod:`loctool.reports.page`."""
    from loctool.reports.page import render_page

    return render_page(proofs)


def write_report(proofs: Sequence[Proof], path: Path) -> None:
    """Writes a report, whole or not at all; the suffix says which kind.

    Args:
        proofs: One for each translation.
        path: Ends with ``.html`` or ``.json``.

    Raises:
        UsageError: It has another suffix, or the file there is no report.
        OutputError: It cannot be written.
    """
    check_suffix(path)
    refuse_foreign(path)
    render = render_json if path.suffix.lower() == ".json" else render_html
    write_atomically(path, render(proofs).encode("utf-8", "replace"))


def check_suffix(path: Path) -> None:
    """Refuses a path that says no kind of report: before the work, rather than after it.

    Raises:
        UsageError: It ends with neither ``.html`` nor ``.json``.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(
            _("not a kind of report: {path}").format(path=path),
            hint=_("A report is a page or data: --report {stem}.html or {stem}.json").format(
                stem=path.with_suffix("")
            ),
        )


def refuse_foreign(path: Path) -> None:
    """Refuses a file that is there and no report: it may be the article itself.

    Raises:
        OutputExistsError: It is not a report of loctool's.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        return  # there is none; or it cannot be written either, which writing will tell
    if head and not any(sign in head for sign in SIGNS):
        raise OutputExistsError(
            _("is there already, and is no report of loctool’s"),
            path=path,
            hint=_("Write the report to another file."),
        )
