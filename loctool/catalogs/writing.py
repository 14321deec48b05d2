"""Writing ``.po`` files: untouched messages as they stood, the others as ``msgcat`` would."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from loctool.catalogs.collecting import no_garbage_collection
from loctool.catalogs.decoding import encode
from loctool.catalogs.linebreaking import fold
from loctool.catalogs.messages import Catalog, Message, Previous
from loctool.catalogs.remarks import PAGE_WIDTH, render_locations, sort_flags
from loctool.catalogs.syntax import escape
from loctool.errors import BadInputError
from loctool.files import write_atomically
from loctool.i18n import gettext as _

_LINES = re.compile(r"[^\n]*\n|[^\n]+")

_DIRECTIVES = {
    "percent": re.compile(
        r"%(?:\d+\$)?(?:\([^)]*\))?[-+ #0']*(?:\*|\d+)?(?:\.(?:\*|\d+))?[hlLqjzt]*[a-zA-Z%]"
    ),
    "brace": re.compile(r"\{[^{}]*\}"),
}
"""Inside what no line is broken, where the message has a format flag."""


def changed(message: Message, **changes: Any) -> Message:
    """The message with other values; it is formatted anew when it is written."""
    return replace(message, raw="", **changes)


def render_message(message: Message, *, wrap: bool = True) -> str:
    """The lines of a message, whether it was read from a file or not."""
    wrap = wrap and "no-wrap" not in message.flags
    spans = _directives(message.flags)
    return "".join(_remarks(message)) + "".join(_texts(message, spans, wrap))


def render_catalog(catalog: Catalog) -> str:
    """The text of a ``.po`` file."""
    with no_garbage_collection():
        header = () if catalog.header is None else (catalog.header,)
        text = _join((*header, *catalog.messages)) + catalog.tail
    return text.replace("\n", "\r\n") if catalog.newline == "\r\n" else text


def write_catalog(catalog: Catalog, path: Path) -> None:
    """Writes a ``.po`` file, in its encoding and with its line ends.

    Raises:
        BadInputError: It was read with a syntax error, so part of it would be lost; or its
            encoding lacks a character.
        OutputError: It cannot be written.
    """
    write_atomically(path, encoded(catalog, path))


def encoded(catalog: Catalog, path: Path | None = None) -> bytes:
    """The bytes of a ``.po`` file.

    Raises:
        BadInputError: See :func:`write_catalog`.
    """
    name = catalog.name or path
    for problem in catalog.problems:
        if problem.id == "syntax-error":
            raise BadInputError(
                _("is not written: what cannot be read would be lost: {problem}").format(
                    problem=problem.message
                ),
                path=name,
                line=problem.line,
                hint=_("Mend that line first; msgfmt -c names all such places."),
            )
    text = render_catalog(catalog)
    try:
        return encode(text, catalog.encoding)
    except UnicodeEncodeError as error:
        raise BadInputError(
            _("{encoding} has no {character}").format(
                encoding=catalog.encoding, character=text[error.start]
            ),
            path=name,
            hint=_("Convert it first: msgconv -t UTF-8 -o {name} {name}").format(name=name),
        ) from error


def _join(messages: Iterable[Message]) -> str:
    r"""The texts with a newline between them; raw ones know how many blank lines follow."""
    pieces: list[str] = []
    for message in messages:
        piece = message.raw
        if not piece:
            piece = render_message(message)
            if pieces and not pieces[-1].endswith("\n"):
                pieces[-1] += "\n"
        pieces.append(piece)
    return "\n".join(pieces)


def _remarks(message: Message) -> Iterable[str]:
    """The lines before the texts, in gettext's order."""
    for comment in message.comments:
        yield f"# {comment}\n" if comment else "#\n"
    for comment in message.extracted:
        yield f"#. {comment}\n" if comment else "#.\n"
    yield render_locations(message.locations)
    if message.flags:
        yield f"#, {', '.join(sort_flags(message.flags))}\n"


def _texts(message: Message, spans: re.Pattern[str] | None, wrap: bool) -> Iterable[str]:
    prefix = "#~ " if message.obsolete else ""
    before = "#~| " if message.obsolete else "#| "
    if message.previous is not None:
        for name, text in _sources(message.previous):
            yield _strings(before, name, text, spans, wrap)
    for name, text in _sources(message):
        yield _strings(prefix, name, text, spans, wrap)
    if message.msgid_plural is None:
        yield _strings(prefix, "msgstr", message.msgstr[0], spans, wrap)
        return
    for number, form in enumerate(message.msgstr):
        yield _strings(prefix, f"msgstr[{number}]", form, spans, wrap)


def _sources(message: Message | Previous) -> Iterable[tuple[str, str]]:
    if message.msgctxt is not None:
        yield "msgctxt", message.msgctxt
    yield "msgid", message.msgid
    if message.msgid_plural is not None:
        yield "msgid_plural", message.msgid_plural


def _strings(prefix: str, name: str, text: str, spans: re.Pattern[str] | None, wrap: bool) -> str:
    """A keyword and its string, on one line or several."""
    quoted = escape(text)
    several = "\n" in text[:-1]
    if not several and quoted.isascii():
        line = f'{prefix}{name} "{quoted}"\n'
        if not wrap or len(line) <= PAGE_WIDTH + 1:
            return line
    width = PAGE_WIDTH - 2 - len(prefix) if wrap else len(quoted) * 3 + 100
    if not several:
        lines = _folded(text, width, len(name) + 1, spans)
        if len(lines) == 1:
            return f'{prefix}{name} "{lines[0]}"\n'
    lines = [line for part in _LINES.findall(text) for line in _folded(part, width, 0, spans)]
    rest = "".join(f'{prefix}"{line}"\n' for line in lines)
    return f'{prefix}{name} ""\n{rest}'


def _folded(text: str, width: int, start: int, spans: re.Pattern[str] | None) -> list[str]:
    """One line of a text, escaped and cut."""
    quoted = escape(text)
    joined = [(found.start(), found.end()) for found in re.finditer(r"\\.", quoted)]
    if text.endswith("\n"):
        joined.append((len(quoted) - 3, len(quoted)))
    if spans is not None:
        joined += [(found.start(), found.end()) for found in spans.finditer(quoted)]
    return fold(quoted, width, start, joined)


def _directives(flags: tuple[str, ...]) -> re.Pattern[str] | None:
    for flag in flags:
        if flag.endswith("-format") and not flag.startswith(("no-", "possible-")):
            return _DIRECTIVES["brace" if "brace" in flag or "csharp" in flag else "percent"]
    return None
