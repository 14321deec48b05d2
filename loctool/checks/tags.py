"""Reads the tags, comments and entities of a message that holds HTML or XML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from loctool.checks.word_lists import words

TAG = re.compile(
    r"<(?P<closing>/)?(?P<name>[A-Za-z][\w:.-]*)"
    r"(?P<attributes>(?:\s+(?:[^<>\"'=\s]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s<>\"']+))?))*)"
    r"\s*(?P<empty>/)?>"
)
ATTRIBUTE = re.compile(r"([^\s=\"'<>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s<>\"']+)))?")
COMMENT = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)

VOID = words("area base br col embed hr img input link meta param source track wbr")
"""Elements without an end tag (HTML Living Standard, "Void elements")."""

OPTIONAL_END = words("p li dt dd td th tr option")
"""Elements whose end tag may be left out (HTML Living Standard, "Optional tags")."""

HTML = (
    VOID
    | OPTIONAL_END
    | words(
        """a abbr address article aside audio b bdi bdo blockquote body button canvas caption center
        cite code colgroup data datalist del details dfn dialog div dl em fieldset figcaption
        figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup html i iframe ins kbd label
        legend main map mark menu meter nav noscript object ol optgroup output picture pre progress
        q rp rt ruby s samp script search section select slot small span strike strong style sub
        summary sup svg table tbody template textarea tfoot thead time title tt u ul var video"""
    )
)
"""HTML's elements, some of the obsolete ones too."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag.

    Attributes:
        text: As it stands.
        name: In lower case for HTML's own elements.
        closing: Whether it is an end tag.
        empty: Whether it has no end tag: ``<br>``, ``<x/>``.
        attributes: Names and values, in order.
    """

    text: str
    name: str
    closing: bool
    empty: bool
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """What must occur as often in the translation: ``b``, ``/b``."""
        return f"/{self.name}" if self.closing else self.name


@lru_cache(maxsize=4096)
def find_tags(text: str) -> tuple[Tag, ...]:
    """The tags of a text.

    A name in angle brackets that is no element, as in ``loctool <Datei>``, is none: it must be
    HTML's, or have an end tag, a slash or attributes.
    """
    if "<" not in text or ">" not in text:
        return ()
    found = [_tag(match) for match in TAG.finditer(COMMENT.sub("", text))]
    closed = {tag.name for tag in found if tag.closing}
    return tuple(
        tag
        for tag in found
        if tag.name in HTML or tag.name in closed or tag.text.endswith("/>") or tag.attributes
    )


def _tag(match: re.Match[str]) -> Tag:
    name = match["name"].lower() if match["name"].lower() in HTML else match["name"]
    attributes = tuple(
        (found[1].lower(), found[2] or found[3] or found[4] or "")
        for found in ATTRIBUTE.finditer(match["attributes"])
    )
    empty = bool(match["empty"]) or name in VOID
    return Tag(match[0], name, bool(match["closing"]), empty, attributes)


def nesting_fault(tags: tuple[Tag, ...]) -> str:
    """The first tag that does not fit the one it should close, or is not closed; or nothing."""
    stack: list[Tag] = []
    for tag in tags:
        if tag.empty:
            continue
        if not tag.closing:
            stack.append(tag)
            continue
        while stack and stack[-1].name != tag.name and stack[-1].name in OPTIONAL_END:
            stack.pop()
        if not stack or stack[-1].name != tag.name:
            return tag.text
        stack.pop()
    return next((tag.text for tag in stack if tag.name not in OPTIONAL_END), "")
