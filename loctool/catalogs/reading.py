"""Reading ``.po``, ``.pot`` and ``.mo`` files.

Entries in the layout that gettext's tools write are read by one expression; the others, obsolete
and broken ones, by :mod:`loctool.catalogs.irregular`. What cannot be read becomes a
:class:`~loctool.catalogs.messages.Problem`, and the reader goes on behind it.

The raw text of a message is such that a newline between two of them gives the file again: that of
a message that is not followed by one blank line has more of them at its end, or no newline.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from loctool.catalogs import irregular
from loctool.catalogs.collecting import no_garbage_collection
from loctool.catalogs.decoding import decode
from loctool.catalogs.messages import Catalog, Message, Previous, Problem
from loctool.catalogs.remarks import parse_comments
from loctool.catalogs.syntax import ENTRY, FORM, OBSOLETE, PREVIOUS, unquote
from loctool.errors import BadInputError
from loctool.files import read_input
from loctool.i18n import gettext as _


def read_catalog(path: Path) -> Catalog:
    """Reads a catalog, text or compiled, whichever it is.

    Raises:
        BadInputError: It cannot be read, or is no catalog.
    """
    return parse_bytes(read_input(path), str(path))


def parse_bytes(data: bytes, name: str = "") -> Catalog:
    """The catalog that a file's bytes are.

    Raises:
        BadInputError: They are no catalog.
    """
    from loctool.catalogs.binary import is_binary, parse_binary

    if is_binary(data):
        return parse_binary(data, name)
    if b"\0" in data:
        raise BadInputError(_("is no gettext catalog: it has zero bytes"), path=name or None)
    decoded = decode(data)
    catalog = parse_catalog(decoded.text, name)
    problems = tuple(sorted((*decoded.problems, *catalog.problems), key=lambda each: each.line))
    return replace(catalog, encoding=decoded.encoding, problems=problems)


def parse_catalog(text: str, name: str = "") -> Catalog:
    """The catalog that a ``.po`` or ``.pot`` text is.

    The ids of problems: ``syntax-error``, ``invalid-escape``; with :func:`parse_bytes` also
    ``wrong-encoding``, ``unknown-charset`` and ``byte-order-mark``. Only a syntax error takes
    messages away, and such a catalog is not written again.

    Raises:
        BadInputError: Nothing in it is an entry, though there is something.
    """
    newline = "\r\n" if "\r\n" in text and text.count("\r\n") == text.count("\n") else "\n"
    reader = _Reader(text.replace("\r\n", "\n") if newline == "\r\n" else text)
    with no_garbage_collection():
        reader.read()
    if not reader.messages and reader.problems:
        first = reader.problems[0]
        raise BadInputError(
            _("is no gettext catalog: {reason}").format(reason=first.message),
            path=name or None,
            line=first.line,
        )
    header, messages = _split_header(reader.messages)
    return Catalog(
        messages=tuple(messages),
        header=header,
        name=name,
        problems=tuple(reader.problems),
        newline=newline,
        tail=reader.tail,
    )


class _Reader:
    """Goes through a text, entry by entry.

    Args:
        text: Of the whole file, its line ends being newlines.
    """

    def __init__(self, text: str) -> None:
        self._ends = text.endswith("\n") or not text
        self._text = text if self._ends else text + "\n"
        self.messages: list[Message] = []
        self.problems: list[Problem] = []
        self.tail = ""

    def read(self) -> None:
        """Fills the lists."""
        text, end, messages = self._text, len(self._text), self.messages
        entry = ENTRY.match
        position, line = self._skip_blank_start()
        while position < end:
            found = entry(text, position)
            message = None if found is None else _message(found, line)
            if found is None or message is None:
                position, line = self._read_irregular(position, line)
                continue
            stop = found.end()
            messages.append(message)
            line += text.count("\n", position, stop)
            position = stop
        self._finish()

    def _skip_blank_start(self) -> tuple[int, int]:
        """Past blank lines at the start, which the first message's raw text gets."""
        start = irregular.end_of_blanks(self._text, 0)
        self._lead = self._text[:start]
        return start, 1 + self._lead.count("\n")

    def _read_irregular(self, position: int, line: int) -> tuple[int, int]:
        """Reads one entry, whatever its layout; where it ends."""
        blanks = irregular.end_of_blanks(self._text, position)
        if blanks > position:
            self._add_to_last(self._text[position:blanks])
            return blanks, line + self._text.count("\n", position, blanks)
        obsolete = OBSOLETE.match(self._text, position)
        if obsolete is not None and self._read_obsolete(obsolete[0], line):
            return obsolete.end(), line + obsolete[0].count("\n")
        entry = irregular.read_entry(self._text, position, line)
        self.problems.extend(entry.problems)
        if entry.message is not None:
            raw = self._text[position : entry.end].removesuffix("\n")
            self.messages.append(replace(entry.message, line=line, raw=raw))
        elif not entry.problems:
            self.tail = self._text[position:]
            return len(self._text), line
        return entry.end, line + self._text.count("\n", position, entry.end)

    def _read_obsolete(self, block: str, line: int) -> bool:
        """Reads the one obsolete message that a block of lines is in the usual layout."""
        plain = f"\n{block}".replace("\n#~ ", "\n").replace("\n#~| ", "\n#| ")
        found = ENTRY.fullmatch(plain, 1)
        message = None if found is None else _message(found, line)
        if message is None:
            return False
        self.messages.append(replace(message, obsolete=True, raw=block[:-1]))
        return True

    def _add_to_last(self, blanks: str) -> None:
        if self.messages:
            last = self.messages[-1]
            self.messages[-1] = replace(last, raw=f"{last.raw}\n{blanks[:-1]}")

    def _finish(self) -> None:
        """Gives the first message what stands before it, the tail what stands behind the last."""
        if not self.messages:
            self.tail = self._lead + self.tail
        else:
            self.messages[0] = replace(self.messages[0], raw=self._lead + self.messages[0].raw)
            last = self.messages[-1]
            whole = last.raw + "\n"
            end = whole.index("\n", len(whole.rstrip())) + 1
            self.tail = whole[end:] + self.tail
            self.messages[-1] = replace(last, raw=whole[:end])
        if not self._ends:
            self._take_back_the_newline()

    def _take_back_the_newline(self) -> None:
        if self.tail or not self.messages:
            self.tail = self.tail[:-1]
        else:
            last = self.messages[-1]
            self.messages[-1] = replace(last, raw=last.raw[:-1])


def _message(found: re.Match[str], line: int) -> Message | None:
    """The message of an entry in the usual layout; ``None`` where its forms are miscounted."""
    notes, before, context, msgid, msgstr, plural, forms, _blanks = found.groups()
    comments, extracted, locations, flags = parse_comments(notes) if notes else ((), (), (), ())
    strings = (unquote(msgstr),) if forms is None else _forms(forms)
    if strings is None:
        return None
    previous = _previous(before) if before else None
    return Message(
        unquote(msgid),
        strings,
        None if context is None else unquote(context),
        None if plural is None else unquote(plural),
        comments,
        extracted,
        locations,
        flags,
        previous,
        False,
        line,
        found[0][:-1],
    )


def _forms(forms: str) -> tuple[str, ...] | None:
    """The plural forms; ``None`` where they are not numbered from zero."""
    found = FORM.findall(forms)
    if any(int(number) != place for place, (number, _string) in enumerate(found)):
        return None
    return tuple(unquote(string) for _number, string in found)


def _previous(lines: str) -> Previous | None:
    found = PREVIOUS.fullmatch(lines.replace("#| ", ""))
    if found is None:
        return irregular.read_previous(lines)
    context, msgid, plural = found.groups()
    return Previous(
        unquote(msgid),
        None if context is None else unquote(context),
        None if plural is None else unquote(plural),
    )


def _split_header(messages: list[Message]) -> tuple[Message | None, list[Message]]:
    """The header, and the other messages."""
    for place, message in enumerate(messages):
        if not message.msgid and message.msgctxt is None and not message.obsolete:
            return message, messages[:place] + messages[place + 1 :]
    return None, messages
