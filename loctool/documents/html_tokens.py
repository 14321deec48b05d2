"""HTML cut into tokens whose ranges tile the text: nothing is lost, repaired or moved.

The cuts follow the tokenization states of the HTML standard
(https://html.spec.whatwg.org/multipage/parsing.html#tokenization). The standard library's
``html.parser`` is not used because it drops some constructs without an event and because what
it does with comments, ``<script>`` and ``<title>`` differs between patch releases of Python.
Beyond the standard, the template languages that articles are written in are understood:
``{{ … }}``, ``{% … %}``, ``{# … #}``, ``<? … ?>``, ``<% … %>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from loctool.errors import BadInputError
from loctool.i18n import gettext as _

RAW_TEXT = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose content is neither markup nor text for a reader."""

ESCAPABLE_TEXT = frozenset({"title", "textarea"})
"""Elements whose content is text with character references, but without tags."""

# Each alternative stops at its own second opening, so that a text full of unclosed openings
# takes linear time.
_EXPRESSION = (
    r"\{\{\{(?:(?!\{\{|\}\}|\n).)*+\}\}\}|\{\{(?:(?!\{\{|\}\}|\n).)*+\}\}"
    r"|<[?%]=(?:(?!<[?%]|[?%]>|\n).)*+[?%]>"
)
_STATEMENT = (
    r"\{\{(?:(?!\{\{|\}\}).)*+\}\}|\{%(?:(?!\{%|%\}).)*+%\}|\{\#(?:(?!\{\#|\#\}).)*+\#\}"
    r"|<%(?:(?!<%|%>).)*+%>"
)
_IN_TAG = rf"{_EXPRESSION}|\{{%(?:(?!\{{%|%\}}|\n).)*+%\}}|<\?(?:(?!<\?|\?>).)*+\?>"

EXPRESSION = re.compile(_EXPRESSION, re.DOTALL)
STATEMENT = re.compile(_STATEMENT, re.DOTALL)
_TEMPLATE_IN_TAG = re.compile(_IN_TAG, re.DOTALL)
_SPECIAL = re.compile(r"<|\{[{%#]")
_TAG_NAME = re.compile(r"</?([a-zA-Z][^\t\n\f\r />]*)")
_BEFORE_ATTRIBUTE = re.compile(r"[\t\n\f\r /]*")
_ATTRIBUTE = re.compile(
    rf"""(?P<name>=?(?:{_IN_TAG}|[^\t\n\f\r />=])*+)
    (?:[\t\n\f\r ]*+(?P<equals>=)[\t\n\f\r ]*+
      (?:"(?P<double>(?:{_IN_TAG}|[^"])*+)"
        |'(?P<single>(?:{_IN_TAG}|[^'])*+)'
        |(?P<bare>(?:{_IN_TAG}|[^\t\n\f\r >"'])(?:{_IN_TAG}|[^\t\n\f\r >])*+)
      )?
    )?""",
    re.DOTALL | re.VERBOSE,
)
_COMMENT_END = re.compile(r"--!?>")
_ABRUPT_COMMENT = re.compile(r"<!---?>")
_XML_DECLARATION = re.compile(r"\s*<\?xml\b")


class TokenKind(Enum):
    """What a token is."""

    TEXT = auto()
    EXPRESSION = auto()  # {{ … }}: stands for words
    OPEN = auto()
    CLOSE = auto()
    OTHER = auto()  # comments, declarations, raw content, {% … %}: nothing a reader sees


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute's name in lower case, and the range of its value without quotes.

    Attributes:
        name: In lower case.
        start: First character of the value.
        end: Behind its last character.
        quote: The quotation mark around it; empty when there is none.
    """

    name: str
    start: int
    end: int
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A range of the text.

    Attributes:
        kind: What it is.
        start: First character.
        end: Behind the last character.
        name: A tag's name in lower case.
        attributes: Of a start tag, in order.
        is_empty: Whether a start tag ends with ``/>``.
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()
    is_empty: bool = False


def tokenize(text: str) -> Iterator[Token]:
    """Cuts HTML into tokens; their ranges, in order, join to the text.

    Raises:
        BadInputError: The text ends within a tag, a comment, or an element such as
            ``<script>`` that needs its end tag.

    >>> [token.kind.name for token in tokenize("<p>Hallo<!-- ? --></p>")]
    ['OPEN', 'TEXT', 'OTHER', 'CLOSE']
    """
    is_xml = _XML_DECLARATION.match(text) is not None
    position = 0
    while position < len(text):
        token = _next_token(text, position)
        yield token
        position = token.end
        if token.kind is TokenKind.OPEN and not (is_xml and token.is_empty):
            for content in _special_content(text, token):
                yield content
                position = content.end


def cut_templates(text: str, start: int, end: int) -> Iterator[Token]:
    """Cuts a range without tags into text and template syntax."""
    position = begin = start
    while found := _SPECIAL.search(text, position, end):
        token = _template(text, found.start())
        position = found.end()
        if token is None or token.end > end:
            continue
        if begin < token.start:
            yield Token(TokenKind.TEXT, begin, token.start)
        yield token
        position = begin = token.end
    if begin < end:
        yield Token(TokenKind.TEXT, begin, end)


def line_of(text: str, offset: int) -> int:
    """The line of an offset, from 1."""
    return text.count("\n", 0, offset) + 1


def _next_token(text: str, start: int) -> Token:
    position = start
    while found := _SPECIAL.search(text, position):
        token = _markup(text, found.start())
        if token is not None:
            if token.start == start:
                return token
            return Token(TokenKind.TEXT, start, token.start)
        position = found.end()
    return Token(TokenKind.TEXT, start, len(text))


def _markup(text: str, start: int) -> Token | None:
    """The token that begins with a ``<`` or ``{``, or None where it is only a character."""
    template = _template(text, start)
    if template is not None or text[start] == "{":
        return template
    follower = text[start + 1 : start + 2]
    if follower == "!":
        return _declaration(text, start)
    if follower == "?":
        return _instruction(text, start)
    name = _TAG_NAME.match(text, start)
    if name is not None:
        return _tag(text, start, name)
    if follower == "/" and start + 2 < len(text):
        return _until(text, start, ">", _("end tag"))
    return None


def _template(text: str, start: int) -> Token | None:
    found = EXPRESSION.match(text, start)
    if found is not None:
        return Token(TokenKind.EXPRESSION, start, found.end())
    found = STATEMENT.match(text, start)
    return None if found is None else Token(TokenKind.OTHER, start, found.end())


def _declaration(text: str, start: int) -> Token:
    """A comment, a DOCTYPE, a CDATA section, or what the standard calls a bogus comment."""
    abrupt = _ABRUPT_COMMENT.match(text, start)
    if abrupt is not None:
        return Token(TokenKind.OTHER, start, abrupt.end())
    if text.startswith("<!--", start):
        end = _COMMENT_END.search(text, start + 4)
        if end is None:
            raise _unclosed(text, start, _("comment"))
        return Token(TokenKind.OTHER, start, end.end())
    if text.startswith("<![CDATA[", start):
        return _until(text, start, "]]>", _("CDATA section"))
    return _until(text, start, ">", _("declaration"))


def _instruction(text: str, start: int) -> Token:
    """A processing instruction; PHP code may contain ``>`` and need not be closed."""
    if text[start : start + 5].lower() == "<?php" or text.startswith("<?=", start):
        end = text.find("?>", start)
        return Token(TokenKind.OTHER, start, len(text) if end < 0 else end + 2)
    return _until(text, start, ">", _("processing instruction"))


def _until(text: str, start: int, closing: str, what: str) -> Token:
    end = text.find(closing, start)
    if end < 0:
        raise _unclosed(text, start, what)
    return Token(TokenKind.OTHER, start, end + len(closing))


def _tag(text: str, start: int, name: re.Match[str]) -> Token:
    attributes: list[Attribute] = []
    position = name.end()
    while True:
        position = _skip(text, position)
        if text.startswith(">", position):
            break
        found = _TEMPLATE_IN_TAG.match(text, position)
        if found is None:
            found = _ATTRIBUTE.match(text, position)
            if found is None or found.end() == position or _is_cut_off(text, found):
                raise _unclosed(text, start, _("tag"))
            attributes.append(_attribute(found))
        position = found.end()
    kind = TokenKind.CLOSE if text[start + 1] == "/" else TokenKind.OPEN
    is_empty = text[position - 1] == "/" and (not attributes or attributes[-1].end < position)
    return Token(kind, start, position + 1, name[1].lower(), tuple(attributes), is_empty)


def _skip(text: str, position: int) -> int:
    blanks = _BEFORE_ATTRIBUTE.match(text, position)
    return position if blanks is None else blanks.end()


def _is_cut_off(text: str, found: re.Match[str]) -> bool:
    """Whether the value after a ``=`` has an opening quotation mark and no closing one."""
    has_value = any(found[group] is not None for group in ("double", "single", "bare"))
    return bool(found["equals"]) and not has_value and text[found.end() : found.end() + 1] != ">"


def _attribute(found: re.Match[str]) -> Attribute:
    name = found["name"].lower()
    for group, quote in (("double", '"'), ("single", "'"), ("bare", "")):
        if found[group] is not None:
            return Attribute(name, *found.span(group), quote)
    return Attribute(name, found.end(), found.end())


def _special_content(text: str, tag: Token) -> Iterator[Token]:
    """The content of an element in which ``<`` begins no tag."""
    if tag.name not in RAW_TEXT | ESCAPABLE_TEXT:
        return
    closing = re.compile(rf"</{tag.name}(?=[\t\n\f\r />])", re.IGNORECASE)
    end = closing.search(text, tag.end)
    if end is None:
        raise BadInputError(
            _("<{name}> is not closed").format(name=tag.name),
            line=line_of(text, tag.start),
            hint=_("Add </{name}> where it ends.").format(name=tag.name),
        )
    if tag.name in ESCAPABLE_TEXT:
        yield from cut_templates(text, tag.end, end.start())
    elif tag.end < end.start():
        yield Token(TokenKind.OTHER, tag.end, end.start())


def _unclosed(text: str, start: int, what: str) -> BadInputError:
    excerpt = " ".join(text[start : start + 40].split())
    return BadInputError(
        _("the file ends within a {what}: {excerpt}").format(what=what, excerpt=excerpt),
        line=line_of(text, start),
        hint=_("Is the file cut off, or a quotation mark or '>' missing?"),
    )
