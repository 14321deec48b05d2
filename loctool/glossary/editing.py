"""Changes to the project's sheet, so that a diff shows only what was changed.

Rows and cells that stay are written as they stand in the file: comments, order, unknown columns,
line endings, byte order mark, separator, quotes. A changed cell keeps its quotes; a new row is
written as its neighbours are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loctool.errors import UsageError
from loctool.glossary.formats.cells import guard
from loctool.glossary.formats.columns import Column, Kind, field_text, new_columns
from loctool.glossary.formats.csv import Table, cell_losses, read_table, row_values
from loctool.glossary.formats.rows import Cell, Row, Sheet, make_cell, make_row
from loctool.glossary.terms import Concept, Glossary
from loctool.i18n import gettext as _


def add_concept(data: bytes, concept: Concept, name: str) -> bytes:
    """The sheet with one more row at its end.

    Raises:
        UsageError: The id is taken, or the concept has something no row can say.
    """
    before = read_table(data, name).reading.glossary
    if before.get(concept.id):
        raise UsageError(
            _("{name}: the id {id!r} is taken").format(name=name, id=concept.id),
            hint=_("Change it: loctool glossary edit {id} --glossary {name}").format(
                id=concept.id, name=name
            ),
        )
    return apply(data, Glossary((*before.concepts, concept), name), name)


def edit_concept(data: bytes, concept: Concept, name: str) -> bytes:
    """The sheet with the row of the concept's id saying what the concept says.

    Raises:
        UsageError: There is no such id, or the concept has something no row can say.
    """
    before = read_table(data, name).reading.glossary
    _require([concept.id], before, name)
    concepts = tuple(concept if each.id == concept.id else each for each in before)
    return apply(data, Glossary(concepts, name), name)


def remove_concepts(data: bytes, ids: Sequence[str], name: str) -> bytes:
    """The sheet without the rows of some ids; comments stay.

    Raises:
        UsageError: There is no such id.
    """
    before = read_table(data, name).reading.glossary
    _require(ids, before, name)
    return apply(data, Glossary(tuple(c for c in before if c.id not in ids), name), name)


def apply(data: bytes, after: Glossary, name: str) -> bytes:
    """The sheet with whatever it takes to hold the concepts of ``after``, and no more.

    Concepts are told apart by their ids. New ones come last, whatever their place in ``after``.

    Raises:
        UsageError: A concept has something no row can say.
        BadInputError: ``data`` is no glossary sheet.
    """
    table = read_table(data, name)
    before = {concept.id: concept for concept in table.reading.glossary}
    changed = [concept for concept in after if before.get(concept.id) != concept]
    _refuse_losses(changed)
    columns = (*table.columns, *_missing_columns(table.columns, changed))
    rows: list[Row] = []
    ids = {row.line: id for id, row in table.rows.items()}
    wanted = {concept.id: concept for concept in after}
    for row in table.sheet.rows:
        id = ids.get(row.line)
        if row is table.sheet.header:
            rows.append(_longer_header(row, columns[len(table.columns) :], table.sheet))
        elif id is None:
            rows.append(row)
        elif id in wanted:
            rows.append(_edited(row, before.get(id), wanted[id], columns, table.sheet))
    new = [concept for concept in after if concept.id not in table.rows]
    quoted = _is_all_quoted(table)
    added = [make_row(row_values(concept, columns), table.sheet, quoted=quoted) for concept in new]
    return replace(table.sheet, rows=tuple(_joined(rows, added, table.sheet))).render().encode()


def _require(ids: Sequence[str], glossary: Glossary, name: str) -> None:
    for id in ids:
        if glossary.get(id) is None:
            raise UsageError(
                _("{name}: no concept has the id {id!r}").format(name=name, id=id),
                hint=_("List them: loctool glossary list --glossary {name}").format(name=name),
            )


def _refuse_losses(concepts: Sequence[Concept]) -> None:
    for concept in concepts:
        for loss in cell_losses(concept):
            raise UsageError(loss.finding.message)
        try:
            "".join(row_values(concept, new_columns([concept]))).encode()
        except UnicodeEncodeError as error:  # bytes on the command line that are no UTF-8
            raise UsageError(
                _("{id!r}: not UTF-8: {text!r:.60}").format(id=concept.id, text=error.object)
            ) from error


def _missing_columns(columns: Sequence[Column], concepts: Sequence[Concept]) -> Iterator[Column]:
    """Columns that new values need; a field needs none as long as it says the usual."""
    for column in new_columns(concepts):
        if column in columns:
            continue
        if column.kind is Kind.FIELD and column.name != "id":
            usual = field_text(Concept("", {}), column.name)
            if all(field_text(concept, column.name) == usual for concept in concepts):
                continue
        if column.kind is Kind.LANGUAGE and not any(
            concept.in_language(column.name) for concept in concepts
        ):
            continue
        yield column


def _longer_header(row: Row, more: Sequence[Column], sheet: Sheet) -> Row:
    quoted = bool(row.cells) and all(cell.is_quoted for cell in row.cells)
    cells = [make_cell(guard(column.header()), sheet.delimiter, quoted=quoted) for column in more]
    return replace(row, cells=(*row.cells, *cells))


def _edited(
    row: Row, before: Concept | None, after: Concept, columns: Sequence[Column], sheet: Sheet
) -> Row:
    """The row with the cells whose meaning changed; ``before`` is what it said."""
    if before is None or before == after:
        return row
    old, new = row_values(before, columns), row_values(after, columns)
    last = max(number for number in range(len(columns)) if old[number] != new[number])
    cells = [*row.cells, *(Cell("", "") for _ in range(last + 1 - len(row.cells)))]
    for number, value in enumerate(new):
        if old[number] != value:
            cells[number] = make_cell(
                value, sheet.delimiter, quoted=cells[number].is_quoted, first=number == 0
            )
    return replace(row, cells=tuple(cells))


def _is_all_quoted(table: Table) -> bool:
    """Whether the file's habit is to quote every cell that says something."""
    rows = [*table.rows.values(), *([table.sheet.header] if table.sheet.header else [])]
    cells = [cell for row in rows[-20:] for cell in row.cells if cell.value]
    return bool(cells) and all(cell.is_quoted for cell in cells)


def _joined(rows: Sequence[Row], added: Sequence[Row], sheet: Sheet) -> Iterator[Row]:
    """All rows; before the added ones the last gets its line ending, if it has none."""
    if not added:
        yield from rows
        return
    for number, row in enumerate(rows):
        needs_end = number == len(rows) - 1 and not row.ending
        yield replace(row, ending=sheet.ending) if needs_end else row
    yield from added


def new_sheet() -> bytes:
    """A sheet with a header and no concept, to begin a glossary with."""
    return (",".join(column.header() for column in new_columns(())) + "\n").encode()
