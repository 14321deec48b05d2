"""The table of all occurrences."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from loctool.glossary.proof import Verdict
from loctool.i18n import gettext as _
from loctool.languages import text_direction
from loctool.reports.labels import kind_label, rung_label, verdict_label
from loctool.reports.markup import Markup, element, join
from loctool.reports.rows import Row, View


def render_table(view: View) -> Markup:
    """The section with the table; the roles keep it one where the style sheet stacks its cells."""
    columns = _columns(view)
    header = (element("th", title, scope="col", role="columnheader") for title in columns)
    table = element(
        "table",
        element("thead", element("tr", *header, role="row"), role="rowgroup"),
        element("tbody", *(_line(row, columns) for row in view.rows), role="rowgroup"),
        class_="occurrences",
        role="table",
        aria_labelledby=f"table{view.number}",
    )
    return element(
        "section",
        element("h3", _("Every occurrence"), id=f"table{view.number}"),
        table,
        aria_labelledby=f"table{view.number}",
    )


Column = tuple[str, Callable[[Row], Markup]]
"""A class, and what the cell of a row holds."""


def _columns(view: View) -> dict[str, Column]:
    """The columns by their titles; where a translation is not a machine's, no rungs."""
    source, target = view.proof.source_language, view.proof.target_language
    columns: dict[str, Column] = {
        "#": ("number", lambda row: join(str(row.number))),
        _("Source"): ("source", lambda row: _source_cell(row, source)),
        _("Concept"): ("concept", _concept_cell),
        _("Match"): ("match", lambda row: join(kind_label(row.use.occurrence.kind))),
        _("Came from"): ("rung", lambda row: join(rung_label(row.use.rung))),
        _("Translation"): ("target", lambda row: _target_cell(row, target)),
        _("Verdict"): ("verdict", _verdict_cell),
    }
    if not any(use.rung for use in view.proof.uses):
        del columns[_("Came from")]
    return columns


def _line(row: Row, columns: Mapping[str, Column]) -> Markup:
    cells = (
        element("td", cell(row), class_=name, data_title=title, role="cell")
        for title, (name, cell) in columns.items()
    )
    return element(
        "tr",
        *cells,
        role="row",
        data_key=row.key,
        data_verdict=row.use.verdict.value,
        data_concept=row.use.occurrence.concept.id,
    )


def _concept_cell(row: Row) -> Markup:
    return element("span", row.use.occurrence.concept.id, class_=f"swatch c{row.colour}")


def _verdict_cell(row: Row) -> Markup:
    label = verdict_label(row.use.verdict)
    badge = element("span", label, id=row.verdict_id, class_=f"badge {row.classes}")
    if row.use.verdict is not Verdict.OPEN or row.use.is_enforced:
        return badge
    return element("span", badge, " ", element("small", _("inside a compound: not counted")))


def _source_cell(row: Row, language: str) -> Markup:
    return element(
        "a",
        row.source_words,
        href=f"#{row.source_id}",
        id=row.row_id,
        data_side="row",
        data_key=row.key,
        lang=language,
        dir=text_direction(language),
    )


def _target_cell(row: Row, language: str) -> Markup:
    if not row.use.target:
        return element("span", _("not found"), class_="missing")
    return element(
        "a",
        row.target_words,
        href=f"#{row.target_id}",
        data_key=row.key,
        lang=language,
        dir=text_direction(language),
    )
