"""Reading entries that are not in the usual layout, obsolete ones, and broken ones.

This is gettext's grammar (``po-gram-gen.y``) with an eye on where to go on after an error: at the
next blank line, comment, ``msgctxt`` or ``msgid``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loctool.catalogs.messages import Message, Previous, Problem
from loctool.catalogs.remarks import parse_comments
from loctool.catalogs.syntax import ESCAPE, unescape
from loctool.i18n import gettext as _

_BLANKS = re.compile(r"(?:[ \t\r\f\v]*+\n)*+")
_SPACE = re.compile(r"[ \t\r\f\v]*")
_MARK = re.compile(r"[ \t\r\f\v]*#(~\||~|\||)")
_TOKEN = re.compile(
    r'"((?:[^"\\\n]|\\.)*)"'
    r"|(msgctxt|msgid_plural|msgid|msgstr|domain)(?![A-Za-z0-9_])"
    r"|\[[ \t]*(\d+)[ \t]*\]"
)
_BEGINS = re.compile(r"#(?!~)|(?:#~[ \t]*)?(?:msgctxt|msgid)(?![A-Za-z0-9_])")
_STARTS = ("msgctxt", "msgid")
_AFTER = {
    "msgctxt": ("",),
    "msgid": ("", "msgctxt"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid", "msgid_plural", "msgstr"),
}
"""What may stand before a keyword; the empty string is the start."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was read at a place, and where it ends.

    Attributes:
        message: Without line and raw text; ``None`` where it was broken, or only comments.
        end: Offset of the first line behind it.
        problems: At most one that made it unreadable, and those that did not.
    """

    message: Message | None
    end: int
    problems: tuple[Problem, ...] = ()


def end_of_blanks(text: str, position: int) -> int:
    """Where the blank lines end that begin at ``position``."""
    found = _BLANKS.match(text, position)
    return found.end() if found else position


def read_entry(text: str, position: int, line: int) -> Entry:
    """Reads one entry.

    Args:
        text: Ends in a newline.
        position: Offset of a line that is not blank.
        line: Number of that line, from 1.
    """
    return _EntryReader(text, position, line).read()


def read_previous(lines: str) -> Previous | None:
    """The text that ``#|`` lines hold, in whatever layout; ``None`` where it cannot be read."""
    plain = re.sub(r"(?m)^#~?\|[ \t]*", "", lines)
    entry = read_entry(plain + 'msgstr ""\n', 0, 1)
    message = entry.message or read_entry(plain + 'msgstr[0] ""\n', 0, 1).message
    if message is None:
        return None
    return Previous(message.msgid, message.msgctxt, message.msgid_plural)


class _BrokenError(Exception):
    """The entry cannot be read; the text says why.

    Args:
        reason: One line for people.
        next_begins: Whether the line where it was noticed may be the start of another entry.
    """

    def __init__(self, reason: str, *, next_begins: bool = False) -> None:
        super().__init__(reason)
        self.next_begins = next_begins


@dataclass(slots=True)
class _EntryReader:
    """Reads lines until the entry ends."""

    text: str
    position: int
    line: int
    remarks: list[str] = field(default_factory=list)
    previous: list[str] = field(default_factory=list)
    strings: dict[str, list[str]] = field(default_factory=dict)
    current: str = ""
    obsolete: bool | None = None
    begun: bool = False
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> Entry:
        """The entry; where it is broken, up to where the next one may begin."""
        try:
            while self.position < len(self.text) and self._read_line():
                pass
        except _BrokenError as error:
            return self._broken(error, self.line)
        try:
            message = self._message() if self.strings else None
            if self.previous and not self.strings:  # at the end of the file
                raise _BrokenError(_("a previous text (#|) without a message"), next_begins=True)
        except _BrokenError as error:
            return self._broken(error, self.line - 1)
        return Entry(message, self.position, tuple(self.problems))

    def _broken(self, error: _BrokenError, line: int) -> Entry:
        self.problems.append(Problem(line, "syntax-error", str(error)))
        self._skip(error.next_begins)
        return Entry(None, self.position, tuple(self.problems))

    def _complete(self) -> bool:
        return any(name.startswith("msgstr") for name in self.strings)

    def _read_line(self) -> bool:
        """Takes a line in; whether the entry may go on behind it."""
        end = self.text.index("\n", self.position) + 1
        line = self.text[self.position : end - 1]
        self.begun = bool(self.strings)
        if not line.strip(" \t\r\f\v"):
            if self._complete():
                return False
        elif not self._take(line):
            return False
        self.position, self.line = end, self.line + 1
        return True

    def _take(self, line: str) -> bool:
        """Takes in a line that is not blank; false where it belongs to the next entry."""
        mark = _MARK.match(line)
        if mark is None:
            return self._take_text(line, 0, obsolete=False)
        if mark[1] == "~":
            return self._take_text(line, mark.end(), obsolete=True)
        if self._complete():
            return False
        if self.strings:
            raise _BrokenError(_("a comment inside a message"), next_begins=True)
        if mark[1]:
            self.previous.append(line.lstrip())
        else:
            self.remarks.append(line.strip(" \t\r\f\v") if line[0] != "#" else line.rstrip("\r"))
        return True

    def _take_text(self, line: str, start: int, *, obsolete: bool) -> bool:
        if self.obsolete is None:
            self.obsolete = obsolete
        elif self.obsolete != obsolete:
            if self._complete():
                return False
            raise _BrokenError(
                _("an obsolete line (#~) and one in use in one message"), next_begins=True
            )
        place = _skip_space(line, start)
        if place == len(line) or line.startswith("#", place):
            return True  # "#~" alone, or "#~ # a comment"
        return self._take_tokens(line, place)

    def _take_tokens(self, line: str, place: int) -> bool:
        while place < len(line):
            token = _TOKEN.match(line, place)
            if token is None:
                raise _BrokenError(_unexpected(line[place:]))
            string, keyword, number = token.groups()
            if keyword is not None:
                if keyword in _STARTS and self._complete():
                    return self._end_at(place, line)
                self._begin(keyword)
            elif number is not None:
                self._number(int(number))
            else:
                self._add(string)
            place = _skip_space(line, token.end())
        return True

    def _end_at(self, place: int, line: str) -> bool:
        """Ends the entry before a keyword; the rest of the line is the next entry's."""
        if line[:place].strip(" \t\r\f\v#~"):
            self.position += place
        return False

    def _begin(self, keyword: str) -> None:
        if keyword == "domain":
            raise _BrokenError(_("a domain line: loctool reads one domain a file"))
        before = self.current.partition("[")[0]
        if self.begun and keyword in _STARTS and "msgid" in self.strings:
            raise _BrokenError(_("a message without msgstr"), next_begins=True)
        if before not in _AFTER[keyword]:
            reason = (
                _("{keyword} is not expected behind {before}")
                if before
                else _("a message does not begin with {keyword}")
            )
            raise _BrokenError(
                reason.format(keyword=keyword, before=before),
                next_begins=self.begun and keyword in _STARTS,
            )
        if self.current and not self.strings[self.current]:
            raise _BrokenError(_("{keyword} has no text").format(keyword=self.current))
        if keyword in self.strings:
            raise _BrokenError(_("a second {keyword} in one message").format(keyword=keyword))
        self.current = keyword
        self.strings[keyword] = []

    def _number(self, number: int) -> None:
        if self.current != "msgstr" or self.strings["msgstr"]:
            raise _BrokenError(_unexpected(f"[{number}]"))
        del self.strings["msgstr"]
        expected = sum(name.startswith("msgstr[") for name in self.strings)
        if number != expected:
            raise _BrokenError(
                _("plural form {found} where form {expected} is expected").format(
                    found=number, expected=expected
                )
            )
        self.current = f"msgstr[{number}]"
        self.strings[self.current] = []

    def _add(self, string: str) -> None:
        if not self.current:
            raise _BrokenError(_("a string that belongs to nothing"))
        for escape in ESCAPE.finditer(string):
            if escape[4] is not None:
                message = _("no such escape: {escape}").format(escape=escape[0])
                self.problems.append(Problem(self.line, "invalid-escape", message))
        self.strings[self.current].append(string)

    def _message(self) -> Message:
        if "msgid" not in self.strings:
            raise _BrokenError(_("a message without msgid"), next_begins=True)
        if not self._complete():
            raise _BrokenError(_("a message without msgstr"), next_begins=True)
        if not self.strings[self.current]:
            raise _BrokenError(
                _("{keyword} has no text").format(keyword=self.current), next_begins=True
            )
        self._check_forms()
        texts = {name: unescape("".join(parts)) for name, parts in self.strings.items()}
        forms = tuple(text for name, text in texts.items() if name.startswith("msgstr"))
        remarks = parse_comments("".join(f"{line}\n" for line in self.remarks))
        return Message(
            texts["msgid"],
            forms,
            texts.get("msgctxt"),
            texts.get("msgid_plural"),
            *(remarks if self.remarks else ((), (), (), ())),
            previous=read_previous("\n".join(self.previous) + "\n") if self.previous else None,
            obsolete=bool(self.obsolete),
        )

    def _check_forms(self) -> None:
        if "msgid_plural" in self.strings and "msgstr" in self.strings:
            raise _BrokenError(_("msgid_plural, but msgstr without a number"), next_begins=True)
        if "msgid_plural" not in self.strings and "msgstr" not in self.strings:
            raise _BrokenError(_("msgstr with a number, but no msgid_plural"), next_begins=True)

    def _skip(self, next_begins: bool) -> None:
        """Goes to where the next entry may begin."""
        first = not next_begins
        while self.position < len(self.text):
            end = self.text.index("\n", self.position) + 1
            line = self.text[self.position : end - 1].strip(" \t\r\f\v")
            if not first and (not line or _BEGINS.match(line)):
                return
            first = False
            self.position = end


def _skip_space(line: str, place: int) -> int:
    found = _SPACE.match(line, place)
    return found.end() if found else place


def _unexpected(rest: str) -> str:
    if rest.startswith('"'):
        return _("a string that is not closed: {text}").format(text=rest[:40])
    word = re.match(r"[\w-]+|.", rest)
    return _("not expected here: {text}").format(text=word[0] if word else rest[:1])
