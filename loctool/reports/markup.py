"""HTML that cannot be broken out of: every text is escaped, only elements made here are not.

>>> element("p", "1 < 2 ", element("b", "bold"), class_="a & b")
'<p class="a &amp; b">1 &lt; 2 <b>bold</b></p>'
"""

from __future__ import annotations

import html
import re

VOID = frozenset({"br", "input", "meta"})
"""The elements without content that are used here."""

UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    "|["
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
    + "]"
)
"""What HTML has no place for: controls, half characters, noncharacters (WHATWG, 13.2.3.5)."""


class Markup(str):
    """Characters that are HTML already."""

    __slots__ = ()


def escape(text: str) -> Markup:
    """A text as HTML, fit for content and for a quoted attribute."""
    if isinstance(text, Markup):
        return text
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return Markup(html.escape(UNPRINTABLE.sub("\ufffd", plain)))


def element(name: str, /, *content: str, **attributes: str | int | bool | None) -> Markup:
    """An element with its content, escaped where it is not markup already.

    Args:
        name: The tag.
        content: Texts and elements.
        attributes: ``aria_label`` is written ``aria-label``, ``class_`` is ``class``; ``None`` and
            ``False`` are left out, ``True`` has no value.
    """
    opening = f"<{name}{''.join(_attribute(*each) for each in attributes.items())}>"
    if name in VOID:
        return Markup(opening)
    return Markup(f"{opening}{''.join(map(escape, content))}</{name}>")


def join(*parts: str) -> Markup:
    """Texts and elements one after the other."""
    return Markup("".join(map(escape, parts)))


def _attribute(name: str, value: str | int | bool | None) -> str:
    written = name.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {written}" if value is True else f' {written}="{escape(str(value))}"'
