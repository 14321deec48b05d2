"""A catalog and its messages: what a ``.po``, ``.pot`` or ``.mo`` file says.

The model is that of the gettext manual, node "PO Files". Texts are as the program sees them:
unescaped, the strings of several lines joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Key:
    """What a message is looked up by; gettext compares these two."""

    msgid: str
    msgctxt: str | None = None


@dataclass(frozen=True, slots=True)
class Previous:
    """What a fuzzy message was translated from (``#|`` lines)."""

    msgid: str
    msgctxt: str | None = None
    msgid_plural: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a catalog.

    Attributes:
        msgid: The source text; empty for the header.
        msgstr: The translation; one string for each plural form where there is ``msgid_plural``,
            else just one. An untranslated message has empty strings.
        msgctxt: What tells equal texts apart; ``None`` is not the same as empty.
        msgid_plural: The source text for several.
        comments: Translator comments (``# ``), without the mark and one space behind it.
        extracted: Comments from the source code (``#.``).
        locations: References (``#:``), as they stand: ``src/app.py:12``.
        flags: ``fuzzy``, ``python-format``, ``no-wrap`` and others (``#,``), in order.
        previous: The old source text of a fuzzy message.
        obsolete: Whether it stands in ``#~`` lines.
        line: Of its first line in the file, from 1; 0 where it was not read from one.
        raw: The lines as they stood in the file, the blank ones before them left out; a message
            that was not changed is written so. Empty where it was not read from a file.
    """

    msgid: str
    msgstr: tuple[str, ...] = ("",)
    msgctxt: str | None = None
    msgid_plural: str | None = None
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: Previous | None = None
    obsolete: bool = False
    line: int = field(default=0, compare=False)
    raw: str = field(default="", compare=False, repr=False)

    @property
    def key(self) -> Key:
        """What gettext looks it up by."""
        return Key(self.msgid, self.msgctxt)

    @property
    def fuzzy(self) -> bool:
        """Whether a person still has to look at the translation."""
        return FUZZY in self.flags

    @property
    def has_translation(self) -> bool:
        """Whether every form has text, fuzzy or not."""
        return all(self.msgstr)


@dataclass(frozen=True, slots=True)
class Problem:
    """A place of a file that cannot be read as gettext means it.

    Attributes:
        line: From 1.
        id: The check it belongs to, e.g. ``syntax-error``.
        message: One line for people.
    """

    line: int
    id: str
    message: str


@dataclass(frozen=True, slots=True)
class Catalog:
    r"""A file's messages.

    Attributes:
        messages: In the order of the file, the obsolete ones too, the header left out.
        header: The message with the empty ``msgid``, or ``None``.
        name: Path of the file, or whatever names it in messages.
        problems: What could not be read; the other messages are all there.
        encoding: Of the file, e.g. ``utf-8``.
        newline: ``\n`` or ``\r\n``.
        tail: What stands behind the last message: blank lines, comments of no message.
    """

    messages: tuple[Message, ...]
    header: Message | None = None
    name: str = ""
    problems: tuple[Problem, ...] = ()
    encoding: str = "utf-8"
    newline: str = "\n"
    tail: str = ""

    def __iter__(self) -> Iterator[Message]:
        """The messages that are in use."""
        return (message for message in self.messages if not message.obsolete)

    @property
    def headers(self) -> Mapping[str, str]:
        """The header's fields, by their names as they stand; the last of a doubled one."""
        text = self.header.msgstr[0] if self.header else ""
        pairs = (line.partition(":") for line in text.split("\n") if ":" in line)
        return {name.strip(): value.strip() for name, _, value in pairs}

    @property
    def language(self) -> str:
        """The header's ``Language``, in gettext's spelling (``pt_BR``); empty where it has none."""
        return self.headers.get("Language", "")
