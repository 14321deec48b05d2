"""Lines of a subtitle: which of them belong to one speaker, and where to break a translation.

The measure is Netflix' Timed Text Style Guide, which most others agree with: 42 characters a
line, one line unless the text is longer, lines broken after punctuation where that is possible
(https://partnerhelp.netflixstudios.com/hc/en-us/articles/215758617, "Line Treatment").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

LINE_CHARS = 42
"""Characters a line should have at most."""

_PUNCTUATION_CHARS = 6  # what a break after punctuation may cost in evenness
_PUNCTUATION = ".,;:!?…"
# Not before a dash, which would look like another speaker, nor where glue would read a
# hyphenated compound.
_PLACE = re.compile(r"(?<=\S) (?=[^\s\-\u2010-\u2015])")
_DASH = re.compile(r"[ \t]*[-\u2010-\u2015]+(?:[ \t\u00a0]+|(?=[^\W\d]|[„“”\"»«…(\[¿¡]))")
_ENDS_WITH_HYPHEN = re.compile(r"\w-\Z")


def leading_dash(line: str) -> str:
    """The dash that tells a speaker's line, with the blanks around it; empty without one.

    >>> leading_dash("- Wer ist da?"), leading_dash("–Ich."), leading_dash("-40 Grad")
    ('- ', '–', '')
    """
    found = _DASH.match(line)
    return found[0] if found and found.end() < len(line) else ""


def glue(line: str, following: str) -> str:
    """What joins two lines of one speaker: nothing within a compound like ``VFX-Team``.

    >>> glue("Das VFX-", "Team"), glue("Film-", "und Serienfans"), glue("Ja,", "Anna.")
    ('', ' ', ' ')
    """
    is_compound = _ENDS_WITH_HYPHEN.search(line) and following[:1].isupper()
    return "" if is_compound else " "


def line_breaks(text: str, max_lines: int) -> list[int]:
    """The indices of spaces to break at: as few lines as fit, as even as possible.

    Args:
        text: One line.
        max_lines: How many lines there may be; longer text makes longer lines.

    >>> line_breaks("Wir drehen morgen in Görlitz, und zwar bei jedem Wetter.", 2)
    [29]
    """
    places = [
        found.start()
        for found in _PLACE.finditer(text)
        if glue(
            text[max(0, found.start() - 2) : found.start()], text[found.end() : found.end() + 1]
        )
    ]
    needed = min(-(-len(text) // LINE_CHARS), max_lines)
    breaks = _broken(text, places, needed)
    if needed < max_lines and _widest(text, breaks) > LINE_CHARS:
        return _broken(text, places, needed + 1)
    return breaks


def _broken(text: str, places: Sequence[int], lines: int) -> list[int]:
    if lines < 2 or not places:
        return []
    if lines == 2:
        return [min(places, key=lambda place: _unevenness(text, place))]
    return _narrowest(text, places, lines)


def _unevenness(text: str, place: int) -> tuple[int, int, bool]:
    """How bad a break into two lines is: too long, then uneven, then the upper line longer."""
    upper, lower = place, len(text) - place - 1
    widest = max(upper, lower)
    after_punctuation = text[place - 1] in _PUNCTUATION
    cost = widest if after_punctuation else widest + _PUNCTUATION_CHARS
    return max(0, widest - LINE_CHARS), cost, upper > lower


def _narrowest(text: str, places: Sequence[int], lines: int) -> list[int]:
    """The breaks that make the longest of some lines as short as possible."""
    low, high = 1, len(text)
    while low < high:
        width = (low + high) // 2
        breaks = _filled(text, places, width)
        if len(breaks) < lines and _widest(text, breaks) <= width:
            high = width
        else:
            low = width + 1
    return _filled(text, places, low)


def _filled(text: str, places: Sequence[int], width: int) -> list[int]:
    """Breaks that fill each line up to a width, unless a word is longer."""
    breaks: list[int] = []
    start = 0
    for place, following in pairwise([*places, len(text)]):
        if following - start > width:
            breaks.append(place)
            start = place + 1
    return breaks


def _widest(text: str, breaks: Sequence[int]) -> int:
    return max(end - start - 1 for start, end in pairwise([-1, *breaks, len(text)]))
