r"""A sheet of comma-separated values that remembers how each cell was written.

The standard library's reader forgets quotes, line endings and comments; a glossary that people
keep in Git must give them back byte for byte. So a :class:`Cell` has its raw text beside its
value, and joining all raw texts gives the file.

The quoting is RFC 4180's; a line that begins with ``#`` is a comment, and a first line
``sep=;`` names the separator, as Excel reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loctool.errors import BadInputError
from loctool.i18n import gettext as _

BOM = "\ufeff"

DELIMITERS = ",;\t"

_SEPARATOR_LINE = re.compile(r"sep=(.)(?=\r|\n|$)")
_LINE = re.compile(r"[^\r\n]*")
_ENDING = re.compile(r"\r\n|\n|\r|$")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        raw: As it stands in the file, quotes and all.
        value: What it says.
    """

    raw: str
    value: str

    @property
    def is_quoted(self) -> bool:
        """Whether it stands in quotes."""
        return self.raw.startswith('"')


@dataclass(frozen=True, slots=True)
class Row:
    """One row, or a line that is none: a comment, a blank line.

    Attributes:
        line: Where it begins, from 1.
        cells: Of a line that is no row, one cell with all of it.
        ending: The line's end: CR LF, LF, CR, or nothing at the end of the file.
        is_data: Whether it says something: not a comment, and not all empty.
    """

    line: int
    cells: tuple[Cell, ...]
    ending: str
    is_data: bool

    def value(self, column: int) -> str:
        """What a cell says; rows may be shorter than their header."""
        return self.cells[column].value if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole file.

    Attributes:
        delimiter: ``,``, ``;`` or a tab.
        rows: All lines; the first that is data is the header.
        bom: The byte order mark, or nothing.
    """

    delimiter: str
    rows: tuple[Row, ...]
    bom: str = ""

    @property
    def header(self) -> Row | None:
        """The first row that says something."""
        return next((row for row in self.rows if row.is_data), None)

    @property
    def records(self) -> tuple[Row, ...]:
        """The rows below the header."""
        return tuple(row for row in self.rows if row.is_data)[1:]

    @property
    def ending(self) -> str:
        """How its lines end: as the first one does."""
        return next((row.ending for row in self.rows if row.ending), "\n")

    def render(self) -> str:
        r"""The file's text.

        Example:
            >>> parse_sheet('id;de\r\n# x\r\n"a";b', "t.csv").render()
            'id;de\r\n# x\r\n"a";b'
        """
        return self.bom + "".join(
            self.delimiter.join(cell.raw for cell in row.cells) + row.ending for row in self.rows
        )


def parse_sheet(text: str, name: str) -> Sheet:
    """Reads a file's text.

    Raises:
        BadInputError: A quoted cell does not end.
    """
    bom = BOM if text.startswith(BOM) else ""
    text = text[len(bom) :]
    delimiter = _find_delimiter(text)
    return Sheet(delimiter, tuple(_rows(text, delimiter, name)), bom)


def make_cell(value: str, delimiter: str, *, quoted: bool = False, first: bool = False) -> Cell:
    r"""A cell that says ``value``, in quotes where it needs them or is to have them.

    Args:
        value: What it says.
        delimiter: The sheet's.
        quoted: Whether it gets quotes anyway.
        first: Whether it begins its line, where ``#`` and ``sep=`` would mean something else.

    Example:
        >>> make_cell("der Cut", ",", quoted=True).raw, make_cell("a;b", ",").raw
        ('"der Cut"', 'a;b')
    """
    awkward = any(char in value for char in (delimiter, '"', "\r", "\n", BOM))
    if first and (value.startswith(("#", "sep=")) or not value.strip()):
        awkward = True
    if quoted or awkward or value != value.strip():
        return Cell('"' + value.replace('"', '""') + '"', value)
    return Cell(value, value)


def make_row(values: Sequence[str], sheet: Sheet, *, quoted: bool = False) -> Row:
    """A row to stand in a sheet; cells empty at the end of it are written too."""
    cells = (
        make_cell(value, sheet.delimiter, quoted=quoted, first=number == 0)
        for number, value in enumerate(values)
    )
    return Row(0, tuple(cells), sheet.ending, is_data=True)


def _find_delimiter(text: str) -> str:
    """What the header is separated with, or what Excel's own line says."""
    told = _SEPARATOR_LINE.match(text)
    if told:
        return told[1]
    for line in re.split(r"\r\n|\n|\r", text):
        if line.strip() and not line.startswith("#"):
            bare = _QUOTED.sub("", line)
            return max(DELIMITERS, key=bare.count)
    return ","


def _rows(text: str, delimiter: str, name: str) -> Iterator[Row]:
    position, line = 0, 1
    while position < len(text):
        start = position
        if text.startswith("#", position) or (start == 0 and _SEPARATOR_LINE.match(text)):
            whole = _match(_LINE, text, position)
            cells: tuple[Cell, ...] = (Cell(whole, whole),)
            position += len(whole)
            said = False
        else:
            cells, position = _cells(text, position, delimiter, name, line)
            said = any(cell.value.strip() for cell in cells)
        ending = _match(_ENDING, text, position)
        position += len(ending)
        yield Row(line, cells, ending, said)
        line += len(re.findall(r"\r\n|\n|\r", text[start:position]))


def _cells(
    text: str, position: int, delimiter: str, name: str, line: int
) -> tuple[tuple[Cell, ...], int]:
    cells = []
    bare = re.compile(f"[^{re.escape(delimiter)}\r\n]*")
    while True:
        if text.startswith('"', position):
            quoted = _QUOTED.match(text, position)
            if quoted is None:
                raise BadInputError(
                    _("a quoted cell does not end"),
                    path=name,
                    line=line,
                    hint=_('Add the missing ".'),
                )
            tail = _match(bare, text, quoted.end())  # what some programs write behind the quote
            raw = quoted[0] + tail
            cells.append(Cell(raw, quoted[0][1:-1].replace('""', '"') + tail))
        else:
            raw = _match(bare, text, position)
            cells.append(Cell(raw, raw))
        position += len(raw)
        if not text.startswith(delimiter, position):
            return tuple(cells), position
        position += 1


def _match(pattern: re.Pattern[str], text: str, position: int) -> str:
    found = pattern.match(text, position)
    return found[0] if found else ""
