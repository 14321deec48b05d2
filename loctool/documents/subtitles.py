r"""Subtitles: SubRip (``.srt``) and WebVTT (``.vtt``).

The text of a cue is one segment: its lines joined for translation, and the translation broken
again into at most as many lines. When each line begins with a dash, or with another voice, each
speaker's words are a segment. A sentence that runs over two cues stays two segments: which words
are on the screen when is the business of the person who set the times.

Numbers, times, settings, positions, notes, styles and regions come out as they are, as do
``{\an8}``, tags around a whole cue, leading dashes and notes of music.

References: https://www.w3.org/TR/webvtt1/ for WebVTT; for SubRip, which has no standard, what
ffmpeg's ``libavformat/srtdec.c`` accepts.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from loctool.documents.inline import Piece, PieceKind, Run, read_run, written_pieces
from loctool.documents.slots import Slot
from loctool.documents.subtitle_lines import glue, leading_dash, line_breaks
from loctool.documents.wrapping import newline_of
from loctool.errors import BadInputError
from loctool.segments import Segment

_SRT_TIME = r"\d+:[0-5]?\d:[0-5]?\d(?:[,.]\d{1,3})?"
_SRT_TIMES = re.compile(rf"\s*{_SRT_TIME}\s*-->\s*{_SRT_TIME}(?:\s.*)?")
_SRT_EXAMPLE = "A cue is a number, then 00:00:01,000 --> 00:00:02,500, then its text."
_VTT_TIME = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_VTT_TIMES = re.compile(rf"\s*{_VTT_TIME}\s*-->\s*{_VTT_TIME}(?:[ \t].*)?")
_VTT_EXAMPLE = "A cue is 00:00:01.000 --> 00:00:02.500, then its text."
_VTT_OTHER_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?=[ \t]|\Z)")
_VTT_VOICE = re.compile(r"\s*<v[.\s]")
_LIKE_TIME = re.compile(r"\s*\d+:\d+")

_SRT_MARKUP = re.compile(r"</?(?:b|i|u|s|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)
_VTT_MARKUP = re.compile(r"</?[a-zA-Z0-9][^<>]*>|</?>")
_TAG_NAME = re.compile(r"</?([a-zA-Z]+)")
_MUSIC = re.compile("[♩♪♫♬]+")
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_WORD_JOINER = "\u2060"


def parse_srt(text: str) -> Iterator[Slot]:
    r"""Finds the cues of a SubRip file. Numbers may be missing or out of order.

    Raises:
        BadInputError: A number without times, times that are none, or text before any cue.

    >>> slots = parse_srt("1\n00:00:01,000 --> 00:00:02,000\n<i>Wir sind\nzurück.</i>\n")
    >>> [slot.segment.text for slot in slots]
    ['Wir sind zurück.']
    """
    lines = _lines(text)
    index = 0
    has_cues = False
    while index < len(lines):
        line = lines[index].text
        if not line.strip():
            index += 1
            continue
        if _begins_srt_cue(lines, index):
            index += 1 if _SRT_TIMES.fullmatch(line) else 2
            has_cues = True
        else:
            _refuse_bad_srt(lines, index, has_cues)
        behind = index
        while behind < len(lines) and not _ends_srt_text(lines, behind):
            behind += 1
        yield from _cue_slots(text, lines[index:behind], _SRT)
        index = behind
    if not has_cues:
        raise BadInputError("no subtitles found", hint=_SRT_EXAMPLE)


def parse_vtt(text: str) -> Iterator[Slot]:
    r"""Finds the cues of a WebVTT file.

    Raises:
        BadInputError: It does not begin with ``WEBVTT``, a cue has no times, or they are none.

    >>> slots = parse_vtt("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>Tom &amp; ich\n")
    >>> [slot.segment.text for slot in slots]
    ['Tom & ich']
    """
    lines = _lines(text)
    if not re.match(r"WEBVTT(?=[ \t\r\n]|\Z)", text):
        raise BadInputError(
            f"not WebVTT: the first line is not WEBVTT: {_excerpt(lines[0].text)}",
            line=1,
            hint="For SubRip subtitles use --document srt.",
        )
    index = _behind_block(lines, 0)
    while index < len(lines):
        if not lines[index].text:
            index += 1
        elif _VTT_OTHER_BLOCK.match(lines[index].text):
            index = _behind_block(lines, index)
        else:
            index = _behind_vtt_times(lines, index)
            behind = index
            while behind < len(lines) and lines[behind].text and "-->" not in lines[behind].text:
                behind += 1
            yield from _cue_slots(text, lines[index:behind], _VTT)
            index = behind


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its end."""

    number: int
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def _lines(text: str) -> list[_Line]:
    found = list(_LINE.finditer(text))
    return [_Line(number, line.start(), line[1]) for number, line in enumerate(found, start=1)]


def _begins_srt_cue(lines: Sequence[_Line], index: int) -> bool:
    if _SRT_TIMES.fullmatch(lines[index].text):
        return True
    is_number = lines[index].text.strip().isdecimal()
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    return is_number and _SRT_TIMES.fullmatch(following) is not None


def _ends_srt_text(lines: Sequence[_Line], index: int) -> bool:
    return not lines[index].text.strip() or _begins_srt_cue(lines, index)


def _refuse_bad_srt(lines: Sequence[_Line], index: int, has_cues: bool) -> None:
    """Refuses what is no cue; other text behind a blank line goes on with the cue before."""
    line = lines[index]
    if line.text.strip().isdecimal():
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is not None and following.text.strip():
            line = following
        else:
            raise _bad_cue(line, f"cue {line.text.strip()} has no times", _SRT_EXAMPLE)
    elif has_cues and "-->" not in line.text and not _LIKE_TIME.match(line.text):
        return
    raise _bad_cue(line, f"expected times, found: {_excerpt(line.text)}", _SRT_EXAMPLE)


def _behind_block(lines: Sequence[_Line], index: int) -> int:
    while index < len(lines) and lines[index].text:
        index += 1
    return index


def _behind_vtt_times(lines: Sequence[_Line], index: int) -> int:
    """The index of a cue's first line of text, behind its name and times."""
    if "-->" not in lines[index].text and index + 1 < len(lines):
        if not lines[index + 1].text:
            raise _bad_cue(
                lines[index], f"cue has no times: {_excerpt(lines[index].text)}", _VTT_EXAMPLE
            )
        index += 1
    line = lines[index]
    if not _VTT_TIMES.fullmatch(line.text):
        raise _bad_cue(line, f"expected times, found: {_excerpt(line.text)}", _VTT_EXAMPLE)
    return index + 1


def _bad_cue(line: _Line, message: str, hint: str) -> BadInputError:
    return BadInputError(message, line=line.number, hint=hint)


def _excerpt(text: str) -> str:
    stripped = " ".join(text.split())
    return stripped if len(stripped) <= 40 else stripped[:39] + "…"


def _escape_srt(text: str) -> str:
    """SubRip has no escapes: an invisible character keeps words from being read as a tag."""
    return _SRT_MARKUP.sub(lambda tag: tag[0][0] + _WORD_JOINER + tag[0][1:], text)


def _escape_vtt(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass(frozen=True, slots=True)
class _Syntax:
    """What differs between the formats within the text of a cue."""

    markup: re.Pattern[str]
    unescape: Callable[[str], str]
    escape: Callable[[str], str]
    voice: re.Pattern[str] | None = None


_SRT = _Syntax(_SRT_MARKUP, str, _escape_srt)
_VTT = _Syntax(_VTT_MARKUP, html.unescape, _escape_vtt, _VTT_VOICE)


def _cue_slots(text: str, lines: Sequence[_Line], syntax: _Syntax) -> Iterator[Slot]:
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


def _line_at(lines: Sequence[_Line], offset: int) -> int:
    return max(line.number for line in lines if line.start <= offset)


def _speeches(lines: Sequence[_Line], syntax: _Syntax) -> list[Sequence[_Line]]:
    """A cue's lines, cut where another speaker begins."""
    starts = [index for index, line in enumerate(lines) if _is_speaker(line.text, syntax)]
    if len(starts) < 2 or starts[0] != 0:
        return [lines] if lines else []
    return [lines[i:j] for i, j in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _is_speaker(line: str, syntax: _Syntax) -> bool:
    if syntax.voice is not None and syntax.voice.match(line):
        return True
    return bool(leading_dash(syntax.markup.sub("", line)))


def _pieces(lines: Sequence[_Line], syntax: _Syntax) -> list[Piece]:
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


def _words(line: _Line, syntax: _Syntax) -> str:
    return syntax.unescape(syntax.markup.sub("", line.text)).strip()


def _line_pieces(line: _Line, syntax: _Syntax) -> list[Piece]:
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


def _text_pieces(line: _Line, start: int, end: int, syntax: _Syntax) -> Iterator[Piece]:
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


def _text_piece(line: _Line, start: int, end: int, syntax: _Syntax) -> Piece:
    words = syntax.unescape(line.text[start:end])
    return Piece(PieceKind.TEXT, line.start + start, line.start + end, text=words)


def _without_dash(line: _Line, pieces: Sequence[Piece], syntax: _Syntax) -> list[Piece]:
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
