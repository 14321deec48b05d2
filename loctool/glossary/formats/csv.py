"""The project's own format: a sheet with one row a concept, for people with a spreadsheet.

``EXCEL`` writes the same for a German Excel: byte order mark, semicolons, CR LF. Both read both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from loctool.glossary.formats import Pair, Reading, Writing
from loctool.glossary.formats.cells import (
    guard,
    has_empty_part,
    is_regular,
    parse_terms,
    unguard,
    would_run,
    write_terms,
)
from loctool.glossary.formats.columns import (
    Column,
    Kind,
    field_text,
    new_columns,
    read_columns,
)
from loctool.glossary.formats.decoding import decode
from loctool.glossary.formats.rows import BOM, Row, Sheet, make_row, parse_sheet
from loctool.glossary.identifiers import make_id, unused
from loctool.glossary.remarks import Place, Remark
from loctool.glossary.terms import Concept, Glossary, Policy
from loctool.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet, its columns, and the row of each concept.

    Attributes:
        sheet: As it stands in the file.
        columns: One for each cell of the header.
        rows: By the concept's id.
        reading: The concepts.
    """

    sheet: Sheet
    columns: tuple[Column, ...]
    rows: Mapping[str, Row]
    reading: Reading


@dataclass(frozen=True, slots=True)
class CsvFormat:
    """A sheet of concepts.

    Attributes:
        delimiter: Of a new file.
        ending: Line ending of a new file.
        bom: Byte order mark of a new file, or nothing.
    """

    delimiter: str = ","
    ending: str = "\n"
    bom: str = ""
    bilingual: bool = False

    def read(self, data: bytes, name: str, pair: Pair) -> Reading:  # noqa: ARG002  # names its own
        """Reads any sheet of concepts, whatever its separator; see :class:`GlossaryFormat`."""
        return read_table(data, name).reading

    def write(self, glossary: Glossary, pair: Pair) -> Writing:  # noqa: ARG002
        """Writes a new sheet; see :class:`GlossaryFormat`."""
        columns = new_columns(glossary)
        sheet = Sheet(self.delimiter, (Row(0, (), self.ending, is_data=False),), self.bom)
        header = make_row([guard(column.header()) for column in columns], sheet)
        rows = [make_row(row_values(concept, columns), sheet) for concept in glossary]
        text = replace(sheet, rows=(header, *rows)).render()
        losses = tuple(loss for concept in glossary for loss in cell_losses(concept))
        return Writing(text.encode(), losses)


PROJECT = CsvFormat()
EXCEL = CsvFormat(";", "\r\n", BOM)


def read_table(data: bytes, name: str) -> Table:
    """Reads a sheet and keeps it, for those who change it.

    Raises:
        BadInputError: It is no sheet with a header of languages.
    """
    sheet = parse_sheet(decode(data, name), name)
    header = sheet.header
    values = [unguard(cell.value) for cell in header.cells] if header else []
    columns = read_columns(values, name, header.line if header else 1)
    concepts: dict[str, Concept] = {}
    rows: dict[str, Row] = {}
    said: list[Remark] = []
    for row in sheet.records:
        concept = _read_concept(row, columns)
        said += _oddities(concept, row, columns, name)
        if not concept.id or concept.id in concepts:
            concept = replace(concept, id=unused(concept.id or make_id(concept), concepts))
        concepts[concept.id], rows[concept.id] = concept, row
    said += _duplicates(rows, columns, name)
    reading = Reading(
        Glossary(tuple(concepts.values()), name),
        tuple(sorted(said, key=lambda remark: remark.line)),
        {id: row.line for id, row in rows.items()},
    )
    return Table(sheet, columns, rows, reading)


def row_values(concept: Concept, columns: Sequence[Column]) -> list[str]:
    """What the cells of a concept's row say."""
    return [guard(_value(concept, column)) for column in columns]


def cell_losses(concept: Concept) -> Iterator[Remark]:
    """What of a concept no row can say."""
    place = Place(concept=concept.id)
    if concept.id != concept.id.strip() or not concept.id:
        yield place.warning("id-lost", _("the id {id!r} cannot be kept").format(id=concept.id))
    for language, terms in concept.terms.items():
        if not is_regular(terms):
            yield place.warning(
                "status-lost",
                _(
                    "{id}: in {language} the first usable term becomes the preferred one, the "
                    "others admitted, empty terms go"
                ).format(id=concept.id, language=language),
            )
    for key, value in concept.extra.items():
        if not value or key != key.strip():
            yield place.warning(
                "extra-lost", _("{id}: {key!r} cannot be kept").format(id=concept.id, key=key)
            )


def _value(concept: Concept, column: Column) -> str:
    if column.kind is Kind.LANGUAGE:
        return write_terms(concept.in_language(column.name))
    if column.kind is Kind.EXTRA:
        return concept.extra.get(column.name, "")
    return field_text(concept, column.name)


def _read_concept(row: Row, columns: Sequence[Column]) -> Concept:
    fields: dict[str, str] = {}
    terms = {}
    extra = {}
    for number, column in enumerate(columns):
        value = unguard(row.value(number))
        if column.kind is Kind.FIELD:
            fields[column.name] = value
        elif column.kind is Kind.LANGUAGE and (found := parse_terms(value)):
            terms[column.name] = found
        elif column.kind is Kind.EXTRA and value:
            extra[column.name] = value
    policy = fields.pop("policy", "").strip()
    keep = policy == Policy.KEEP
    id = fields.pop("id", "").strip()
    return Concept(
        id, terms, **fields, policy=Policy.KEEP if keep else Policy.TRANSLATE, extra=extra
    )


def _oddities(concept: Concept, row: Row, columns: Sequence[Column], name: str) -> Iterator[Remark]:
    """What is wrong with how a row is written; what is wrong with its concept is lint's."""
    place = Place(name, row.line, concept.id)
    if len(row.cells) > len(columns) and any(c.value for c in row.cells[len(columns) :]):
        yield place.error(
            "cell-surplus",
            _("{count} cells, but the header has {columns}: is a comma unquoted?").format(
                count=len(row.cells), columns=len(columns)
            ),
        )
    for number, column in enumerate(columns):
        value = row.value(number)
        if would_run(value):
            yield place.warning(
                "formula-cell",
                _("a spreadsheet would run {column}: {cell!r}; put an apostrophe in front").format(
                    column=column.name or number + 1, cell=value[:40]
                ),
            )
        if column.kind is Kind.LANGUAGE and has_empty_part(value):
            yield place.error(
                "term-empty",
                _("{column}: an empty term in {value!r}").format(column=column.name, value=value),
            )
        if column.name == "policy" and value.strip() not in ("", *Policy):
            yield place.error(
                "policy-unknown",
                _("policy is {policies}: found {value!r}").format(
                    policies=" or ".join(Policy), value=value
                ),
            )
        if column.kind is not Kind.EXTRA and value != value.strip() and value.strip():
            yield place.warning(
                "edge-space",
                _("{column}: blanks at the edge of {value!r}").format(
                    column=column.name, value=value
                ),
            )


def _duplicates(rows: Mapping[str, Row], columns: Sequence[Column], name: str) -> Iterator[Remark]:
    """Rows whose concept had to get another id than the one they give, or none."""
    for number, column in enumerate(columns):
        if column != Column(Kind.FIELD, "id"):
            continue
        for id, row in rows.items():
            given = unguard(row.value(number)).strip()
            place = Place(name, row.line, id)
            if not given:
                yield place.error(
                    "id-missing", _("a row without an id; read as {id!r}").format(id=id)
                )
            elif given != id:
                yield place.error(
                    "id-duplicate",
                    _("the id {given!r} comes twice; read as {id!r}").format(given=given, id=id),
                )
