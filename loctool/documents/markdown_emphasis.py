"""Emphasis that CommonMark reads as emphasis: the rules of flanking, and what to do without.

Spec 0.31.2, section 6.2. A translation puts marks where the source never had them: inside a
word, beside a quotation mark. ``*`` then takes the place of ``_``, the mark grows to the word, or
HTML tags do what delimiters cannot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.common.utils import isPunctChar, isWhiteSpace

from loctool.segments import Mark

TAGS = {"*": "em", "_": "em", "**": "strong", "__": "strong", "~~": "del"}
"""The HTML element each delimiter stands for."""

_EMPHASIZED = re.compile(r"(\s*)(\*\*|__|~~|\*|_)(\S.*)\2(\s*)", re.DOTALL)


def is_emphasis(mark: Mark) -> bool:
    """Whether a mark is a pair of delimiters."""
    return mark.opening in TAGS and mark.opening == mark.closing


def as_tags(mark: Mark) -> Mark:
    """The same emphasis as HTML, which needs no flanking; also around a linked image."""
    if mark.is_point:
        return replace(mark, opening=_tagged(mark.opening))
    if not is_emphasis(mark):
        return mark
    tag = TAGS[mark.opening]
    return replace(mark, opening=f"<{tag}>", closing=f"</{tag}>")


def _tagged(markup: str) -> str:
    found = _EMPHASIZED.fullmatch(markup)
    if found is None:
        return markup
    before, delimiter, inner, behind = found.groups()
    return f"{before}<{TAGS[delimiter]}>{_tagged(inner)}</{TAGS[delimiter]}>{behind}"


def meaning(mark: Mark) -> tuple[str, str]:
    """What a mark stands for, the same for all its notations."""
    opening, closing = mark.opening, mark.closing
    if is_emphasis(mark):
        tag = TAGS[opening]
        return f"<{tag}>", f"</{tag}>"
    if opening.startswith("`") and closing.endswith("`"):
        return "`", "`"
    if not closing and opening.strip(" \t\r\n\\") == "":
        return "\n", ""
    if not closing and opening.strip().lower().startswith("<br"):
        return opening.strip(), ""
    if mark.is_point:
        return _tagged(opening.strip(" ")), ""
    return opening, closing


def fit(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks in a notation that should be read where they stand."""
    fitted = list(marks)
    for index, mark in enumerate(fitted):
        if is_emphasis(mark):
            fitted[index] = _fit_one(text, mark, [*fitted[:index], *fitted[index + 1 :]])
    return fitted


def _fit_one(text: str, mark: Mark, others: Sequence[Mark]) -> Mark:
    tight = _tighten(text, mark)
    if _flanks(text, tight):
        return tight
    star = tight
    if "_" in tight.opening:
        star = replace(tight, opening="*" * len(tight.opening), closing="*" * len(tight.closing))
        if _flanks(text, star):
            return star
    wide = _widen(text, star)
    if _flanks(text, wide) and not any(_crosses(wide, other) for other in others):
        return wide
    return as_tags(tight)


def _tighten(text: str, mark: Mark) -> Mark:
    """Without white space just inside its delimiters."""
    start, end = mark.start, mark.end
    while start < end and isWhiteSpace(ord(text[start])):
        start += 1
    while end > start and isWhiteSpace(ord(text[end - 1])):
        end -= 1
    return mark if start == end else replace(mark, start=start, end=end)


def _widen(text: str, mark: Mark) -> Mark:
    start, end = mark.start, mark.end
    while start > 0 and not isWhiteSpace(ord(text[start - 1])):
        start -= 1
    while end < len(text) and not isWhiteSpace(ord(text[end])):
        end += 1
    return replace(mark, start=start, end=end)


def _crosses(mark: Mark, other: Mark) -> bool:
    if other.is_point:
        return False
    return (
        mark.start < other.start < mark.end < other.end
        or other.start < mark.start < other.end < mark.end
    )


def _flanks(text: str, mark: Mark) -> bool:
    before = text[mark.start - 1] if mark.start else " "
    after = text[mark.end] if mark.end < len(text) else " "
    first, last = text[mark.start : mark.start + 1], text[mark.end - 1 : mark.end]
    if not first or not last or mark.start >= mark.end:
        return False
    opens = _leans(first, before)
    closes = _leans(last, after)
    if "_" in mark.opening:
        opens = opens and (not _leans(before, first) or isPunctChar(before))
        closes = closes and (not _leans(after, last) or isPunctChar(after))
    return opens and closes


def _leans(inner: str, outer: str) -> bool:
    """Whether a delimiter between two characters belongs to ``inner``."""
    if isWhiteSpace(ord(inner)):
        return False
    return not isPunctChar(inner) or isWhiteSpace(ord(outer)) or isPunctChar(outer)
