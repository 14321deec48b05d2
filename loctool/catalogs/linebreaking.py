"""Where gettext's tools break a long string: Unicode Standard Annex #14, line by line.

gettext 0.21 follows the annex as it stood for Unicode 13, but for LB29: a line may break behind the
point of ``z.B.``. The rules' numbers below are the annex's. The tests hold the result against
``msgcat``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

_NAMES = (
    "OP CL CP QU GL NS EX SY IS PR PO NU AL HL ID IN HY BA BB B2 ZW CM WJ H2 H3 JL JV JT RI EB EM"
    " ZWJ SP BK CR LF NL"
)
_RESOLVED = {"CJ": "NS", "CB": "ID"}
"""LB1: classes that behave as another; those in neither table behave as AL."""

_HYPHENS = "\xad\u058a\u05be\u1400\u1806\u2010\u2012\u2013\u2e17\u2e40\u2e5d\U00010d6e\U00010ead"
"""Class BA until Unicode 17 gave them one of their own."""

_LETTERS = frozenset({"AL", "HL"})
_IDEOGRAPHS = frozenset({"ID", "EB", "EM"})
_HANGUL = frozenset({"JL", "JV", "JT", "H2", "H3"})
_ALWAYS_BEFORE = frozenset({"WJ", "CL", "CP", "EX", "IS", "SY"})  # LB11, LB13
_GLUED_BEFORE = frozenset({"QU", "BA", "HY", "NS", "IN"})  # LB19, LB21, LB22
_GLUED_AFTER = frozenset({"WJ", "GL", "QU", "BB"})  # LB11, LB12, LB19, LB21
_BREAKS_BEFORE_GLUE = frozenset({"BA", "HY"})  # LB12a


def fold(text: str, width: int, start: int, joined: Sequence[tuple[int, int]] = ()) -> list[str]:
    """Cuts a text into lines.

    Args:
        text: Without mandatory breaks.
        width: Columns of a line; what cannot be broken may be longer.
        start: Columns of the first line that are taken.
        joined: Begin and end of stretches inside which no line may end.
    """
    breaks = _possible_breaks(text)
    for begin, end in joined:
        breaks.difference_update(range(begin + 1, end))
    lines, line_start, column = [], 0, start
    piece_start = last = 0
    for place in (*sorted(breaks), len(text)):
        piece = sum(map(_columns, text[piece_start:place]))
        if last and column + piece > width:
            lines.append(text[line_start:last])
            line_start, column = last, 0
        column += piece
        piece_start = last = place
    lines.append(text[line_start:])
    return lines


@cache
def _columns(character: str) -> int:
    """How many columns of a terminal a character takes."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _possible_breaks(text: str) -> set[int]:
    """Offsets before which a line may begin."""
    breaks: set[int] = set()
    last, spaced, regional, previous = "", False, 0, ""
    for place, character in enumerate(text):
        this = _class_of(character)
        if this == last == "AL" and not spaced:  # inside a word
            previous = this
            continue
        if this == "SP":
            spaced = True
        elif this == "ZW":
            last, spaced = "ZW", False
        elif this not in ("CM", "ZWJ") or not last or last == "ZW" or spaced:  # LB9
            mark, this = this, "AL" if this in ("CM", "ZWJ") else this  # LB10
            if last and (mark != this or _may_break(last, this, spaced, regional, previous)):
                breaks.add(place)
            regional = regional + 1 if this == "RI" else 0
            hebrew = last == "HL" and this in {"HY", "BA"} and not spaced
            last, spaced = "HL-BA" if hebrew else this, False
        previous = _class_of(character)
    return breaks


def _may_break(before: str, after: str, spaced: bool, regional: int, previous: str) -> bool:
    if before == "ZW":  # LB8
        return True
    if previous == "ZWJ" and after in _IDEOGRAPHS:  # LB8a
        return False
    if before == "HL-BA":  # LB21a
        before = "BA"
        if not spaced:
            return False
    if before == after == "RI" and not spaced:  # LB30a
        return regional % 2 == 0
    if _never(before, after):
        return False
    return spaced or not _glued(before, after)


def _never(before: str, after: str) -> bool:
    """Whether no line ends between the two, spaces or not."""
    return (
        after in _ALWAYS_BEFORE
        or before == "OP"  # LB14
        or (before == "QU" and after == "OP")  # LB15
        or (before == "CL" and after == "NS")  # LB16
        or before == after == "B2"  # LB17
    )


@cache
def _glued(before: str, after: str) -> bool:
    """Whether no line ends between the two where there is no space between them."""
    if before in _GLUED_AFTER or after in _GLUED_BEFORE:
        return True
    if after == "GL":
        return before not in _BREAKS_BEFORE_GLUE
    return _one_word(before, after) or _one_number(before, after) or _one_syllable(before, after)


def _one_word(before: str, after: str) -> bool:
    if after in _LETTERS:  # LB23, LB24, LB28, LB30, LB21b
        return before in {"AL", "HL", "NU", "PR", "PO", "CP"} or (before == "SY" and after == "HL")
    if before in _LETTERS:
        return after in {"NU", "PR", "PO", "OP"}
    if before == "NU" and after == "OP":  # LB30
        return True
    return (before == "PR" and after in _IDEOGRAPHS) or (before in _IDEOGRAPHS and after == "PO")


def _one_number(before: str, after: str) -> bool:
    """LB25."""
    if after == "NU":
        return before in {"PO", "PR", "HY", "IS", "NU", "SY", "CP"}
    if after in {"PO", "PR"}:
        return before in {"CL", "CP", "NU"}
    return after == "OP" and before in {"PO", "PR"}


def _one_syllable(before: str, after: str) -> bool:
    """LB26, LB27, LB30b."""
    if before in _HANGUL and after in _HANGUL:
        return (
            (before == "JL" and after != "JT")
            or (before in {"JV", "H2"} and after in {"JV", "JT"})
            or (before in {"JT", "H3"} and after == "JT")
        )
    if before in _HANGUL:
        return after == "PO"
    if after in _HANGUL:
        return before == "PR"
    return before == "EB" and after == "EM"


@cache
def _class_of(character: str) -> str:
    """The Line_Break class of a character, resolved (LB1)."""
    if character in _HYPHENS:
        return "BA"
    found = _pattern().match(character)
    name = found.lastgroup if found else "AL"
    return _RESOLVED.get(name or "", name or "AL")


@cache
def _pattern() -> regex.Pattern[str]:
    import regex

    names = [*_NAMES.split(), *_RESOLVED]
    return regex.compile("|".join(rf"(?P<{name}>\p{{lb={name}}})" for name in names))
