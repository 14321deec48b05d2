"""The values of HTML attributes."""

from __future__ import annotations

import html
import re
from html.entities import html5

from loctool.documents import html_elements as elements
from loctool.documents.html_tokens import Attribute, Token

_REFERENCE = re.compile(
    r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z0-9]{1,40}(?:;|(?![=a-zA-Z0-9])))"
)


def unescape_value(value: str) -> str:
    """An attribute's value with its character references decoded.

    Without its semicolon, a name followed by ``=`` or a letter is no reference here, so that
    the parameters of a URL are left alone: the HTML standard's "named character reference
    state".

    >>> unescape_value("Kino &amp; Film, ?a=1&copy=2, &copy 2026")
    'Kino & Film, ?a=1&copy=2, © 2026'
    """
    return _REFERENCE.sub(_decoded, value)


def values_of(text: str, token: Token) -> dict[str, str]:
    """A tag's attributes by name, decoded."""
    return {
        attribute.name: unescape_value(text[attribute.start : attribute.end])
        for attribute in _first_of_each_name(token)
    }


def translated_attributes_of(text: str, token: Token) -> list[Attribute]:
    """The attributes of a tag that hold text for a reader, in order."""
    wanted = elements.translated_attributes(token.name, values_of(text, token))
    found = [attribute for attribute in _first_of_each_name(token) if attribute.name in wanted]
    return sorted(found, key=lambda attribute: attribute.start)


def _decoded(found: re.Match[str]) -> str:
    reference = found[0]
    if reference.startswith("&#") or reference.endswith(";"):
        return html.unescape(reference)
    return html5.get(reference[1:], reference)


def _first_of_each_name(token: Token) -> list[Attribute]:
    """The attributes that count: of two with one name, the first."""
    return list({attribute.name: attribute for attribute in reversed(token.attributes)}.values())
