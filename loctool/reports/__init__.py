"""Reports of what was done and why: a self-contained HTML page, and JSON."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from loctool.errors import UsageError
from loctool.files import write_atomically
from loctool.glossary.proof import Proof
from loctool.i18n import gettext as _
from loctool.reports.data import proof_data, render_json

__all__ = ["SUFFIXES", "check_suffix", "proof_data", "render_html", "render_json", "write_report"]

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
        UsageError: It has another suffix.
        OutputError: It cannot be written.
    """
    check_suffix(path)
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
