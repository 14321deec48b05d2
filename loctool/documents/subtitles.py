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

import re
from collections.abc import Iterator, Sequence

from loctool.documents.slots import Slot
from loctool.documents.subtitle_cues import SRT, VTT, Line, cue_slots
from loctool.errors import BadInputError
from loctool.i18n import N_
from loctool.i18n import gettext as _

_SRT_TIME = r"\d+:[0-5]?\d:[0-5]?\d(?:[,.]\d{1,3})?"
_SRT_TIMES = re.compile(rf"\s*{_SRT_TIME}\s*-->\s*{_SRT_TIME}(?:\s.*)?")
_SRT_EXAMPLE = N_("A cue is a number, then 00:00:01,000 --> 00:00:02,500, then its text.")
_VTT_TIME = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_VTT_TIMES = re.compile(rf"\s*{_VTT_TIME}\s*-->\s*{_VTT_TIME}(?:[ \t].*)?")
_VTT_EXAMPLE = N_("A cue is 00:00:01.000 --> 00:00:02.500, then its text.")
_VTT_OTHER_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?=[ \t]|\Z)")
_LIKE_TIME = re.compile(r"\s*\d+:\d+")

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")


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
        yield from cue_slots(text, lines[index:behind], SRT)
        index = behind
    if not has_cues:
        raise BadInputError(_("no subtitles found"), hint=_(_SRT_EXAMPLE))


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
            _("not WebVTT: the first line is not WEBVTT: {excerpt}").format(
                excerpt=_excerpt(lines[0].text)
            ),
            line=1,
            hint=_("For SubRip subtitles use --document srt."),
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
            yield from cue_slots(text, lines[index:behind], VTT)
            index = behind


def _lines(text: str) -> list[Line]:
    found = list(_LINE.finditer(text))
    return [Line(number, line.start(), line[1]) for number, line in enumerate(found, start=1)]


def _begins_srt_cue(lines: Sequence[Line], index: int) -> bool:
    if _SRT_TIMES.fullmatch(lines[index].text):
        return True
    is_number = lines[index].text.strip().isdecimal()
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    return is_number and _SRT_TIMES.fullmatch(following) is not None


def _ends_srt_text(lines: Sequence[Line], index: int) -> bool:
    return not lines[index].text.strip() or _begins_srt_cue(lines, index)


def _refuse_bad_srt(lines: Sequence[Line], index: int, has_cues: bool) -> None:
    """Refuses what is no cue; other text behind a blank line goes on with the cue before."""
    line = lines[index]
    if line.text.strip().isdecimal():
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is not None and following.text.strip():
            line = following
        else:
            raise _bad_cue(
                line, _("cue {number} has no times").format(number=line.text.strip()), _SRT_EXAMPLE
            )
    elif has_cues and "-->" not in line.text and not _LIKE_TIME.match(line.text):
        return
    raise _bad_cue(
        line,
        _("expected times, found: {excerpt}").format(excerpt=_excerpt(line.text)),
        _SRT_EXAMPLE,
    )


def _behind_block(lines: Sequence[Line], index: int) -> int:
    while index < len(lines) and lines[index].text:
        index += 1
    return index


def _behind_vtt_times(lines: Sequence[Line], index: int) -> int:
    """The index of a cue's first line of text, behind its name and times."""
    if "-->" not in lines[index].text and index + 1 < len(lines):
        if not lines[index + 1].text:
            raise _bad_cue(
                lines[index],
                _("cue has no times: {excerpt}").format(excerpt=_excerpt(lines[index].text)),
                _VTT_EXAMPLE,
            )
        index += 1
    line = lines[index]
    if not _VTT_TIMES.fullmatch(line.text):
        raise _bad_cue(
            line,
            _("expected times, found: {excerpt}").format(excerpt=_excerpt(line.text)),
            _VTT_EXAMPLE,
        )
    return index + 1


def _bad_cue(line: Line, message: str, hint: str) -> BadInputError:
    return BadInputError(message, line=line.number, hint=_(hint))


def _excerpt(text: str) -> str:
    stripped = " ".join(text.split())
    return stripped if len(stripped) <= 40 else stripped[:39] + "…"
