"""The letter of a menu or button that a key press reaches: ``&Datei``, ``_Datei``.

``&`` is Qt's, Windows' and wxWidgets' mark, ``_`` GTK's. Either is an ordinary character
elsewhere, so a text has an accelerator only where it has exactly one such mark in the right place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loctool.segments import Span


@dataclass(frozen=True, slots=True)
class Accelerator:
    """A mark and the letter behind it.

    Attributes:
        span: The mark and the letter.
        mark: ``&`` or ``_``.
        letter: As it stands there.
    """

    span: Span
    mark: str
    letter: str


MAX_CHARS = 80
"""Labels are short; a longer text with an ``&`` is prose."""

AMPERSAND = re.compile(r"&(?![A-Za-z]{2,8};)(?=[^\W_])(.)")
UNDERSCORE = re.compile(r"(?:(?<![\w/.@-])|(?<=\b[A-ZÄÖÜ])|(?<=\b[A-ZÄÖÜ][a-zäöüß]))_([^\W_])")
INITIALS = re.compile(r"\b[A-Z]+&[A-Z]+\b|\w&\w\b(?<![a-zäöüß]\w&\w)")
CODE = re.compile(r"://|[=?]\S*&|\w+_\w+\(|^_[a-z0-9]+$")


def find_accelerator(text: str) -> Accelerator | None:
    """The text's accelerator, where it surely has one.

    Example:
        >>> find_accelerator("&Datei").letter
        'D'
        >>> find_accelerator("Q&A") is None
        True
    """
    marks = text.count("&"), text.count("_")
    if len(text) > MAX_CHARS or marks not in ((1, 0), (0, 1)) or CODE.search(text):
        return None
    match = (AMPERSAND if marks[0] else UNDERSCORE).search(text)
    if match is None or (marks[0] and INITIALS.search(text)):
        return None
    return Accelerator(Span(match.start(), match.end()), match[0][0], match[1])


def has_mark(text: str, mark: str) -> bool:
    """Whether a text has an accelerator with that mark, in any alphabet.

    Chinese, Japanese and Korean labels keep the Latin letter in brackets: ``文件(&F)``.
    """
    bare = text.replace(mark * 2, "")
    return bool(re.search(re.escape(mark) + r"[^\W_]", re.sub(r"&[A-Za-z]{2,8};", "", bare)))
