"""Documents: files whose text is translated while every other byte stays.

Each format is a module with ``parse(text) -> Iterator[Slot]``, registered by name and imported
when used; other distributions add theirs through the entry-point group ``loctool.documents``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from loctool.documents.slots import Slot
from loctool.errors import BadInputError, UsageError
from loctool.i18n import gettext as _
from loctool.registry import load_registered, registered_names
from loctool.segments import Segment

GROUP = "loctool.documents"

BUILT_IN = {
    "html": "loctool.documents.html",
    "markdown": "loctool.documents.markdown",
    "srt": "loctool.documents.subtitles:parse_srt",
    "text": "loctool.documents.text",
    "vtt": "loctool.documents.subtitles:parse_vtt",
}

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".srt": "srt",
    ".vtt": "vtt",
}

MAX_LINE_CHARS = 1_000_000
"""A longer line is data, not an article; parsing it would take minutes and gigabytes."""

BOM = "\ufeff"

Parse = Callable[[str], Iterator[Slot]]

_Place = tuple[Slot, Segment]


@dataclass(frozen=True, slots=True)
class Document:
    r"""A file's text and the segments in it.

    Attributes:
        text: The whole text, line endings and byte order mark as they are.
        format: Name of the format it was read as.
        slots: The places of the segments, ascending. One may lie inside another: then its
            characters belong to the opening of one of the other segment's marks, as the
            ``alt`` text of an image within a sentence does.
        name: What to call it in messages: a path, or ``-``.

    Example:
        >>> document = Document.from_text("# Kinostart\n\nEr läuft.\n", "markdown")
        >>> [segment.text for segment in document.segments]
        ['Kinostart', 'Er läuft.']
        >>> document.render(document.segments) == document.text
        True
    """

    text: str
    format: str
    slots: tuple[Slot, ...]
    name: str = "-"

    @classmethod
    def from_bytes(cls, data: bytes, format: str, name: str = "-") -> Document:
        """Reads UTF-8 bytes, with or without a byte order mark.

        Raises:
            BadInputError: It is not text, not UTF-8, empty, or not of that format.
        """
        return cls.from_text(_decode(data, name), format, name)

    @classmethod
    def from_text(cls, text: str, format: str, name: str = "-") -> Document:
        """Reads a text; see :meth:`from_bytes`.

        Raises:
            BadInputError: It is empty, has a line of over ``MAX_LINE_CHARS`` characters or a
                NUL, or is not of that format.
            UsageError: There is no such format.
        """
        parse = load_format(format)
        _refuse_unfit(text, name)
        mark = len(BOM) if text.startswith(BOM) else 0
        try:
            slots = tuple(_shift(slot, mark) for slot in parse(text[mark:]))
        except BadInputError as error:
            raise BadInputError(
                error.message, hint=error.hint, path=name, line=error.line
            ) from error
        return cls(text, format, slots, name)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """What can be translated, in the order of the text."""
        return tuple(slot.segment for slot in self.slots)

    def render(self, segments: Sequence[Segment]) -> str:
        """The document with other segments in its places.

        Args:
            segments: One for each of :attr:`segments`, in order. One that equals what is
                there leaves its characters as they are.
        """
        places = list(zip(self.slots, segments, strict=True))
        return self._render_range(0, len(self.text), places)

    def _render_range(self, start: int, end: int, places: Sequence[_Place]) -> str:
        parts: list[str] = []
        position = start
        index = 0
        while index < len(places):
            slot, segment = places[index]
            behind = index + 1
            while behind < len(places) and places[behind][0].start < slot.end:
                behind += 1
            parts.append(self.text[position : slot.start])
            parts.append(self._written(slot, segment, places[index + 1 : behind]))
            position = slot.end
            index = behind
        parts.append(self.text[position:end])
        return "".join(parts)

    def _written(self, slot: Slot, segment: Segment, inner: Sequence[_Place]) -> str:
        if segment == slot.segment:
            return self._render_range(slot.start, slot.end, inner)
        if not inner:
            return slot.write(segment)
        # A point at an edge may carry the blank beside it; one mark may hold another's characters.
        cores = {mark.opening.strip() for mark in slot.segment.marks}
        found: dict[str, list[str]] = {}
        for core in sorted(cores, key=len, reverse=True):
            found[core], inner = self._occurrences(slot, core, inner)
        marks = []
        for mark in segment.marks:
            core = mark.opening.strip()
            if found.get(core):
                mark = replace(mark, opening=mark.opening.replace(core, found[core].pop(0)))
            marks.append(mark)
        return slot.write(replace(segment, marks=tuple(marks)))

    def _occurrences(
        self, slot: Slot, opening: str, inner: Sequence[_Place]
    ) -> tuple[list[str], list[_Place]]:
        """An opening with the translations inside it, for each time it stands in the slot.

        Returns:
            The openings, and those of ``inner`` that are in none of them.
        """
        found = []
        left = list(inner)
        at = self.text.find(opening, slot.start, slot.end) if opening else -1
        while at >= 0 and left:
            end = at + len(opening)
            own = [place for place in left if at <= place[0].start and place[0].end <= end]
            if own:
                found.append(self._render_range(at, end, own))
                left = [place for place in left if place not in own]
            at = self.text.find(opening, at + 1, slot.end)
        return found, left


def format_names() -> list[str]:
    """Names of all document formats, sorted."""
    return registered_names(BUILT_IN, GROUP)


def format_of(path: PurePath) -> str:
    """The format a file's suffix stands for; ``text`` when the suffix says nothing.

    Raises:
        UsageError: The suffix belongs to a kind of file loctool does not read.
    """
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if suffix.lstrip(".") in format_names():
        return suffix.lstrip(".")
    return "text"


def load_format(name: str) -> Parse:
    """Imports the parser registered as ``name``.

    Raises:
        UsageError: There is no such format; the hint lists those there are.
    """
    parse: Parse | None = load_registered(name, BUILT_IN, GROUP, default="parse")
    if parse is not None:
        return parse
    raise UsageError(
        _("unknown document format: {name}").format(name=name),
        hint=_("Formats: {formats}").format(formats=", ".join(format_names())),
    )


def _decode(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInputError(
            _("not UTF-8: the file is UTF-16"), path=name, hint=_convert("UTF-16", name)
        )
    if b"\x00" in data:
        line = data.count(b"\n", 0, data.index(b"\x00")) + 1
        raise BadInputError(
            _("not a text: found a NUL byte"), path=name, line=line, hint=_("Is it a binary file?")
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInputError(
            _("not UTF-8: found byte 0x{byte:02x}").format(byte=data[error.start]),
            path=name,
            line=line,
            hint=_convert("ISO-8859-1", name),
        ) from error


def _convert(encoding: str, name: str) -> str:
    return _("Convert it first: iconv -f {encoding} -t UTF-8 {name} > converted.txt").format(
        encoding=encoding, name=name
    )


def _refuse_unfit(text: str, name: str) -> None:
    if not text.strip(BOM).strip():
        raise BadInputError(_("nothing to translate: the file is empty"), path=name)
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise BadInputError(_("not a text: found a NUL character"), path=name, line=line)
    if len(text) <= MAX_LINE_CHARS:
        return
    for number, line_text in enumerate(text.split("\n"), start=1):
        if len(line_text) > MAX_LINE_CHARS:
            raise BadInputError(
                _("line too long: {count:,} characters, at most {most:,}").format(
                    count=len(line_text), most=MAX_LINE_CHARS
                ),
                path=name,
                line=number,
            )


def _shift(slot: Slot, offset: int) -> Slot:
    return Slot(slot.start + offset, slot.end + offset, slot.segment, slot.write)
