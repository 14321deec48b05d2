"""The text of a subtitle's cue: its speakers, tags and lines."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from loctool.documents.inline import Piece, PieceKind, Run, read_run
from loctool.documents.inline_writing import written_pieces
from loctool.documents.slots import Slot
from loctool.documents.subtitle_lines import glue, leading_dash, line_breaks
from loctool.documents.wrapping import newline_of
from loctool.segments import Segment

_SRT_MARKUP = re.compile(r"</?(?:b|i|u|s|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)
_VTT_MARKUP = re.compile(r"</?[a-zA-Z0-9][^<>]*>|</?>")
_TAG_NAME = re.compile(r"</?([a-zA-Z]+)")
_MUSIC = re.compile("[♩♪♫♬]+")
_VTT_VOICE = re.compile(r"\s*<v[.\s]")
_WORD_JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file without its end.

    Attributes:
        number: From 1.
        start: First character of it in the file.
        text: Its characters.
    """

    number: int
    start: int
    text: str

    @property
    def end(self) -> int:
        """Behind its last character."""
        return self.start + len(self.text)


def _escape_srt(text: str) -> str:
    """SubRip has no escapes: an invisible character keeps words from being read as a tag."""
    return _SRT_MARKUP.sub(lambda tag: tag[0][0] + _WORD_JOINER + tag[0][1:], text)


def _escape_vtt(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass(frozen=True, slots=True)
class Syntax:
    """What differs between the formats within the text of a cue.

    Attributes:
        markup: Matches one tag.
        unescape: Turns source characters into text.
        escape: The way back.
        voice: Matches the start of a line that names its speaker.
    """

    markup: re.Pattern[str]
    unescape: Callable[[str], str]
    escape: Callable[[str], str]
    voice: re.Pattern[str] | None = None


SRT = Syntax(_SRT_MARKUP, str, _escape_srt)
VTT = Syntax(_VTT_MARKUP, html.unescape, _escape_vtt, _VTT_VOICE)


def cue_slots(text: str, lines: Sequence[Line], syntax: Syntax) -> Iterator[Slot]:
    """The slots in the text of a cue: one, or one for each speaker.

    Args:
        text: The whole file.
        lines: Those of the cue behind its times.
        syntax: The format's.
    """
    for speech in _speeches(lines, syntax):
        run = read_run(text, _pieces(speech, syntax))
        if run is None or not run.has_words:
            continue
        segment = Segment(run.text, run.marks, line=_line_at(speech, run.start), kind="cue")
        last = _line_at(speech, run.end)
        writer = _CueWriter(
            run, last - segment.line + 1, newline_of(text[run.start : run.end]), syntax.escape
        )
        yield Slot(run.start, run.end, segment, writer)


def _line_at(lines: Sequence[Line], offset: int) -> int:
    return max(line.number for line in lines if line.start <= offset)


def _speeches(lines: Sequence[Line], syntax: Syntax) -> list[Sequence[Line]]:
    """A cue's lines, cut where another speaker begins."""
    starts = [index for index, line in enumerate(lines) if _is_speaker(line.text, syntax)]
    if len(starts) < 2 or starts[0] != 0:
        return [lines] if lines else []
    return [lines[i:j] for i, j in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _is_speaker(line: str, syntax: Syntax) -> bool:
    if syntax.voice is not None and syntax.voice.match(line):
        return True
    return bool(leading_dash(syntax.markup.sub("", line)))


def _pieces(lines: Sequence[Line], syntax: Syntax) -> list[Piece]:
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        found = _line_pieces(line, syntax)
        if index == 0:
            found = _without_dash(line, found, syntax)
        else:
            joint = glue(_words(lines[index - 1], syntax), _words(line, syntax))
            pieces.append(Piece(PieceKind.TEXT, lines[index - 1].end, line.start, text=joint))
        pieces.extend(found)
    return pieces


def _words(line: Line, syntax: Syntax) -> str:
    return syntax.unescape(syntax.markup.sub("", line.text)).strip()


def _line_pieces(line: Line, syntax: Syntax) -> list[Piece]:
    pieces: list[Piece] = []
    position = 0
    for found in syntax.markup.finditer(line.text):
        pieces.extend(_text_pieces(line, position, found.start(), syntax))
        pieces.append(_markup_piece(line.start, found))
        position = found.end()
    pieces.extend(_text_pieces(line, position, len(line.text), syntax))
    return pieces


def _markup_piece(offset: int, found: re.Match[str]) -> Piece:
    start, end = offset + found.start(), offset + found.end()
    name = _TAG_NAME.match(found[0])
    if name is None:
        return Piece(PieceKind.POINT, start, end)
    kind = PieceKind.CLOSE if found[0].startswith("</") else PieceKind.OPEN
    return Piece(kind, start, end, name[1].lower())


def _text_pieces(line: Line, start: int, end: int, syntax: Syntax) -> Iterator[Piece]:
    """Text, with notes of music as points."""
    position = start
    for found in _MUSIC.finditer(line.text, start, end):
        if position < found.start():
            yield _text_piece(line, position, found.start(), syntax)
        yield Piece(
            PieceKind.POINT,
            line.start + found.start(),
            line.start + found.end(),
            is_visible=True,
        )
        position = found.end()
    if position < end:
        yield _text_piece(line, position, end, syntax)


def _text_piece(line: Line, start: int, end: int, syntax: Syntax) -> Piece:
    words = syntax.unescape(line.text[start:end])
    return Piece(PieceKind.TEXT, line.start + start, line.start + end, text=words)


def _without_dash(line: Line, pieces: Sequence[Piece], syntax: Syntax) -> list[Piece]:
    """The pieces of a line with the speaker's dash as a point."""
    dash = leading_dash(syntax.markup.sub("", line.text)).strip()
    result = list(pieces)
    for index, piece in enumerate(pieces):
        if piece.kind is PieceKind.TEXT and not piece.is_blank:
            start, end = piece.start - line.start, piece.end - line.start
            cut = line.text.find(dash, start, end) + len(dash)
            if dash and cut >= len(dash):
                rest = _text_piece(line, cut, end, syntax)
                result[index : index + 1] = [Piece(PieceKind.POINT, piece.start, rest.start), rest]
            break
    return result


@dataclass(frozen=True, slots=True)
class _CueWriter:
    """Breaks a translation into lines and writes it with its tags."""

    run: Run
    max_lines: int
    newline: str
    escape: Callable[[str], str]

    def __call__(self, segment: Segment) -> str:
        """The lines of the cue."""
        # Character for character, so that the marks stay right.
        characters = [" " if c.isspace() and c != "\u00a0" else c for c in segment.text]
        for place in line_breaks("".join(characters), self.max_lines):
            characters[place] = "\n"
        broken = replace(segment, text="".join(characters))
        pieces = written_pieces(broken, self.run, self._escaped)
        return "".join(written for written, _ in pieces)

    def _escaped(self, text: str) -> str:
        return self.escape(text).replace("\n", self.newline)
