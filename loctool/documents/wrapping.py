"""Hard-wrapped lines: joined to one text for translation, and a translation wrapped again."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANKS = " \t"
_SPACE = re.compile(r"(?<![ \t]) (?![ \t])")

MayBreak = Callable[[str, int], bool]
"""Whether the space at an index of a text may become a line end."""


def split_lines(text: str) -> list[str]:
    r"""The lines of a text without their ends.

    Unlike ``str.splitlines``, only CR, LF and CRLF end a line: a form feed or U+2028 in an
    article is a character like others.

    >>> split_lines("eins\r\nzwei\u2028drei\n")
    ['eins', 'zwei\u2028drei', '']
    """
    return _LINE_END.split(text)


def join_lines(text: str) -> str:
    r"""Hard-wrapped lines as one: indentation and line ends become one space each.

    >>> join_lines("Der Film läuft\r\n  seit Donnerstag\n\tim Kino.")
    'Der Film läuft seit Donnerstag im Kino.'
    """
    lines = (line.strip(_BLANKS) for line in split_lines(text))
    return " ".join(line for line in lines if line)


def newline_of(text: str, default: str = "\n") -> str:
    r"""The first line end in a text, or ``default`` when it has none.

    >>> newline_of("eins\r\nzwei\n")
    '\r\n'
    """
    found = _LINE_END.search(text)
    return found.group() if found else default


def widest_line(text: str) -> int:
    r"""Characters of the longest line, blanks at its end not counted.

    >>> widest_line("eins  \n zwei\n")
    5
    """
    return max(len(line.rstrip(_BLANKS)) for line in split_lines(text))


def wrap(
    text: str,
    width: int,
    *,
    newline: str = "\n",
    indent: str = "",
    first_column: int = 0,
    may_break: MayBreak | None = None,
) -> str:
    r"""Breaks one long line at single spaces; :func:`join_lines` undoes it.

    A line becomes longer than ``width`` only when a word is, or ``may_break`` forbids the
    places before. Runs of several blanks, no-break spaces and hyphens are not broken.

    Args:
        text: One line.
        width: Characters a line may have, ``indent`` included.
        newline: Line end to put in.
        indent: What every line but the first begins with.
        first_column: Characters that stand before ``text`` in its first line.
        may_break: Forbids places, such as those inside markup.

    >>> wrap("Der Film läuft seit Donnerstag im Kino.", 18, indent="  ")
    'Der Film läuft\n  seit Donnerstag\n  im Kino.'
    """
    places = [
        found.start()
        for found in _SPACE.finditer(text)
        if 0 < found.start() < len(text) - 1
        and (may_break is None or may_break(text, found.start()))
    ]
    lines: list[str] = []
    start, room = 0, width - first_column
    for place, following in pairwise([*places, len(text)]):
        if following - start > room:
            lines.append(text[start:place])
            start, room = place + 1, width - len(indent)
    lines.append(text[start:])
    return (newline + indent).join(lines)
