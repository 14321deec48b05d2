"""Front matter: YAML between ``---`` lines or TOML between ``+++`` lines.

Only the values of :data:`TRANSLATED_KEY` are segments, at any depth. Values are read line by
line and written back in their own quoting; what a line reader cannot be sure of (anchors, flow
collections, several lines of plain text) stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loctool.documents import text as plain_text
from loctool.documents.slots import Slot, Writer
from loctool.documents.wrapping import join_lines
from loctool.segments import Segment

TRANSLATED_KEY = re.compile(
    r"(?:sub|link|seo|meta|og|twitter)?title | (?:sub)?headline | kicker | lead | lede | dek"
    r"| standfirst | teaser | (?:seo|meta|og|twitter)?description | summary | abstract | excerpt"
    r"| (?:image|og)?(?:caption|alt)"
    r"| (?:unter)?titel | überschrift | ueberschrift | schlagzeile | dachzeile | vorspann"
    r"| beschreibung | zusammenfassung | bildunterschrift",
    re.VERBOSE | re.IGNORECASE,
)
"""Keys whose values readers see, without ``-`` and ``_``."""

_YAML = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.S | re.M
)
_TOML = re.compile(r"\+\+\+[ \t]*(?:\r\n|\r|\n)(.*?)^\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)", re.S | re.M)
_STARTS_YAML = re.compile(r"\s*(?:#|- |[\w\"'][^\r\n]*?:(?:[ \t\r\n]|\Z)|\Z)")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")

_YAML_ENTRY = re.compile(
    r"(?P<indent>[ \t]*(?:- +)*)(?P<key>[\w.-]+|\"[^\"]*\"|'[^']*')[ \t]*:[ \t]+"
)
_TOML_ENTRY = re.compile(r"[ \t]*(?:[\w-]+\.)*(?P<key>[\w-]+|\"[^\"]*\"|'[^']*')[ \t]*=[ \t]*")
_BLOCK_SCALAR = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t]*(?:#.*)?$')
_YAML_SINGLE = re.compile(r"'((?:[^']|'')*)'[ \t]*(?:#.*)?$")
_TOML_LITERAL = re.compile(r"'([^']*)'[ \t]*(?:#.*)?$")
_COMMENT = re.compile(r"[ \t]#")

_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.S)
_ESCAPED = {
    "\n": "",
    "n": " ",
    "t": " ",
    "r": " ",
    '"': '"',
    "\\": "\\",
    "/": "/",
    "_": "\u00a0",
    " ": " ",
}
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")

# YAML 1.2, 7.3.3: what begins another kind of node than a plain scalar
_SPECIAL = re.compile(r"[\[\]{}#&*!|>'\"%@`,]")
_TYPED = re.compile(r"(?:true|false|yes|no|on|off|null|y|n)$", re.IGNORECASE)
_PLAIN = re.compile(
    # A word first, or a number and a word: neither an indicator nor another type
    r"(?:\d+ |[„“”»«‚‘’(¿¡])?[^\W\d_](?:[^:#\n]|(?<!\s)\#|:(?=\S))*(?<![\s:])$"
)


@dataclass(frozen=True, slots=True)
class ScalarWriter:
    """Writes a value in the quoting it had, or in one that holds it.

    Attributes:
        quote: ``"``, ``'`` or nothing for a plain YAML scalar.
        language: ``yaml`` or ``toml``.
    """

    quote: str
    language: str

    def __call__(self, segment: Segment) -> str:
        """The value with its quotes, on one line."""
        text = join_lines(segment.text)
        unprintable = _UNPRINTABLE.search(text) is not None
        if (
            not self.quote
            and not unprintable
            and text
            and _PLAIN.match(text)
            and not _TYPED.match(text)
        ):
            return text
        if self.quote == "'" and not unprintable and (self.language == "yaml" or "'" not in text):
            return "'" + text.replace("'", "''") + "'"
        text = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + _UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + '"'


@dataclass(frozen=True, slots=True)
class BlockScalarWriter:
    """Writes lines of a block scalar, where nothing can be escaped."""

    write: Writer

    def __call__(self, segment: Segment) -> str:
        """The lines; characters YAML forbids or takes for line ends become blanks."""
        return self.write(replace(segment, text=_UNPRINTABLE.sub(" ", segment.text)))


def front_matter_end(text: str) -> int:
    """Where the body begins: behind the front matter, or 0 without one."""
    found = _YAML.match(text)
    if found and _STARTS_YAML.match(found.group(1)):
        return found.end()
    found = _TOML.match(text)
    return found.end() if found else 0


def parse_front_matter(text: str) -> Iterator[Slot]:
    r"""Finds the segments of a front matter, given from its first fence to its last.

    >>> [slot.segment.text for slot in parse_front_matter('---\ntitle: "Kino"\nid: 7\n---\n')]
    ['Kino']
    """
    lines = [(found.start(), found.group(1)) for found in _LINE.finditer(text)]
    language = "toml" if text.startswith("+++") else "yaml"
    entry = _TOML_ENTRY if language == "toml" else _YAML_ENTRY
    number = 1
    while number < len(lines):
        start, line = lines[number]
        number += 1
        found = entry.match(line)
        if found is None:
            continue
        indent = len(found.group("indent")) if language == "yaml" else 0
        begin = number
        if language == "yaml":
            while number < len(lines) and _belongs(lines[number][1], indent):
                number += 1
        if not _is_translated(found.group("key")):
            number = begin
        elif language == "yaml" and _BLOCK_SCALAR.match(line, found.end()):
            yield from _block_scalar(text, lines, begin, number)
        elif line[found.end() :].strip():
            last, last_line = _last_filled(lines[begin - 1 : number])
            value = text[start + found.end() : last + len(last_line)]
            slot = _scalar(value, start + found.end(), begin, language)
            if slot is not None:
                yield slot


def _belongs(line: str, indent: int) -> bool:
    """Whether a line continues the value of a key indented by ``indent``."""
    return not line.strip() or len(line) - len(line.lstrip(" ")) > indent


def _last_filled(lines: Sequence[tuple[int, str]]) -> tuple[int, str]:
    return [line for line in lines if line[1].strip()][-1]


def _is_translated(key: str) -> bool:
    name = key.strip("\"'").replace("-", "").replace("_", "")
    return TRANSLATED_KEY.fullmatch(name) is not None


def _scalar(value: str, offset: int, number: int, language: str) -> Slot | None:
    """A value that may go on over several lines."""
    quote, text, end = "", None, 0
    single = _YAML_SINGLE if language == "yaml" else _TOML_LITERAL
    if found := _DOUBLE.match(value):
        quote, text, end = '"', _unescape(found.group(1)), found.end(1) + 1
    elif found := single.match(value):
        content = found.group(1)
        text = content.replace("''", "'") if language == "yaml" else content
        quote, end = "'", found.end(1) + 1
    elif language == "yaml" and not _SPECIAL.match(value):
        comment = _COMMENT.search(value)
        end = len(value[: comment.start() if comment else len(value)].rstrip())
        text = None if _TYPED.match(value[:end]) else value[:end]
    if text is None or not any(character.isalpha() for character in text):
        return None
    segment = Segment(join_lines(text), line=number, kind="front-matter")
    return Slot(offset, offset + end, segment, ScalarWriter(quote, language))


def _unescape(text: str) -> str | None:
    """The text of a double-quoted scalar; nothing when an escape is not understood."""
    parts, position = [], 0
    for found in _ESCAPE.finditer(text):
        parts.append(text[position : found.start()])
        code = found.group(1) or found.group(2) or found.group(3)
        character = chr(int(code, 16)) if code else _ESCAPED.get(found.group(4))
        if character is None or "\ud800" <= character <= "\udfff":
            return None
        parts.append(character)
        position = found.end()
    return "".join(parts) + text[position:]


def _block_scalar(text: str, lines: list[tuple[int, str]], begin: int, end: int) -> Iterator[Slot]:
    """The paragraphs of ``key: >`` and ``key: |``, read as plain text."""
    if begin >= end:
        return
    start = lines[begin][0]
    stop = lines[end][0] if end < len(lines) else len(text)
    for slot in plain_text.parse(text[start:stop]):
        segment = Segment(slot.segment.text, line=begin + slot.segment.line, kind="front-matter")
        writer = BlockScalarWriter(slot.write)
        yield Slot(start + slot.start, start + slot.end, segment, writer)
