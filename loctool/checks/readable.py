"""What a reader sees of a message: its text without tags, addresses and placeholders."""

from __future__ import annotations

import re
from functools import lru_cache

from loctool.checks.lightweight import CODE
from loctool.checks.tags import COMMENT, TAG
from loctool.placeholders import find_placeholders

NO_FLAGS: frozenset[str] = frozenset()
OBJECT = "\ufffc"
"""U+FFFC OBJECT REPLACEMENT CHARACTER stands for a placeholder: it is a word of some kind."""

LINK_TARGET = re.compile(r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+\"[^\"]*\")?\)")
ADDRESS = re.compile(
    r"(?<![\w+.-])(?:[a-z][a-z0-9+.-]{1,9}://|www\.|mailto:)[^\s<>\"“”„«»]*[^\s<>\"“”„«».,;:!?)\]’']"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def readable(text: str, flags: frozenset[str] = NO_FLAGS) -> str:
    """The text with tags removed and an object for each address, code span and placeholder.

    Example:
        >>> readable("Mehr <b>dazu</b> auf www.kino.test.")
        'Mehr dazu auf \ufffc.'
    """
    text = without_placeholders(text, flags)
    if "<" in text:
        text = TAG.sub("", COMMENT.sub("", text))
    if "](" in text:
        text = LINK_TARGET.sub("", text)
    if "`" in text:
        text = CODE.sub(OBJECT, text)
    if "@" in text or "://" in text or "www." in text or "mailto:" in text:
        text = ADDRESS.sub(OBJECT, text)
    return text


def without_placeholders(text: str, flags: frozenset[str] = NO_FLAGS) -> str:
    """The text with an object for each placeholder."""
    if not flags and "%" not in text and "{" not in text:
        return text
    parts: list[str] = []
    end = 0
    for found in find_placeholders(text, flags):
        parts += [text[end : found.span.start], OBJECT]
        end = found.span.end
    return "".join([*parts, text[end:]])
