"""Source and translation in one document, paragraph by paragraph.

- text and markdown: the source's paragraph, a blank line, the translation. Headings, list items,
  table cells and front matter, which cannot stand twice, hold both: ``Quelle / target``.
- html: both in the element, a line break between them.
- srt and vtt: the source's lines in the cue, below them the translation's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loctool.documents import Document
from loctool.documents.slots import Slot
from loctool.documents.wrapping import newline_of
from loctool.errors import UsageError
from loctool.i18n import gettext as _
from loctool.segments import Mark, Segment, Span

FORMATS = ("html", "markdown", "srt", "text", "vtt")

BETWEEN = " / "
"""Between source and translation where both must stay on one line."""

_ONE_LINE_KINDS = ("attribute", "front-matter")
_ONE_LINE_ELEMENT = re.compile(r"<(?:title|option|textarea|button)\b[^>]*>\s*\Z", re.IGNORECASE)
_ELEMENT_WINDOW_CHARS = 500


def render_bilingual(document: Document, targets: Sequence[Segment]) -> str:
    """The document with each segment followed by its translation.

    Args:
        document: The source.
        targets: A translation for each of its segments, in order.

    Raises:
        UsageError: The format has no place for both.
    """
    if document.format not in FORMATS:
        raise UsageError(
            _("--bilingual cannot be used with {format}").format(format=document.format),
            hint=_("Formats that can hold both: {formats}").format(formats=", ".join(FORMATS)),
        )
    parts: list[str] = []
    position = 0
    for slots, segments in _outer(document, targets):
        slot = slots[0]
        parts.append(document.text[position : slot.start])
        parts.append(_both(document, slots, segments))
        position = slot.end
    return "".join([*parts, document.text[position:]])


def _outer(
    document: Document, targets: Sequence[Segment]
) -> Iterator[tuple[list[Slot], list[Segment]]]:
    """Each slot that lies in no other, with those inside it, and their translations."""
    slots: list[Slot] = []
    segments: list[Segment] = []
    for slot, segment in zip(document.slots, targets, strict=True):
        if slots and slot.start >= slots[0].end:
            yield slots, segments
            slots, segments = [], []
        slots.append(slot)
        segments.append(segment)
    if slots:
        yield slots, segments


def _both(document: Document, slots: Sequence[Slot], segments: Sequence[Segment]) -> str:
    """Source and translation of one outer slot, or the source alone where they are the same."""
    slot = slots[0]
    source = document.text[slot.start : slot.end]
    if slot.segment.kind in _ONE_LINE_KINDS:
        same = segments[0].text == slot.segment.text
        return source if same else slot.write(_on_one_line(slot.segment, segments[0]))
    moved = tuple(
        replace(each, start=each.start - slot.start, end=each.end - slot.start) for each in slots
    )
    target = Document(source, document.format, moved, document.name).render(segments)
    return source if source == target else source + _separator(document, slot) + target


def _on_one_line(source: Segment, target: Segment) -> Segment:
    """Both texts in one segment, each with its own marks."""
    shift = len(source.text) + len(BETWEEN)
    marks = tuple(
        Mark(mark.start + shift, mark.end + shift, mark.opening, mark.closing)
        for mark in target.marks
    )
    protected = tuple(Span(span.start + shift, span.end + shift) for span in target.protected)
    return replace(
        source,
        text=source.text + BETWEEN + target.text,
        marks=source.marks + marks,
        protected=source.protected + protected,
    )


def _separator(document: Document, slot: Slot) -> str:
    newline = newline_of(document.text)
    if document.format in ("srt", "vtt"):
        return newline
    if document.format == "html":
        before = document.text[max(0, slot.start - _ELEMENT_WINDOW_CHARS) : slot.start]
        return BETWEEN if _ONE_LINE_ELEMENT.search(before) else "<br>"
    line_start = max(document.text.rfind(end, 0, slot.start) for end in "\r\n") + 1
    indent = document.text[line_start : slot.start].lstrip("\ufeff")
    if indent.strip(" \t>") or slot.segment.kind != "paragraph":
        return BETWEEN
    if document.format == "text" and not _stands_alone(document.text, slot, line_start):
        return newline + indent
    return newline + indent.rstrip() + newline + indent


def _stands_alone(text: str, slot: Slot, line_start: int) -> bool:
    """Whether there is no other text on the lines above and below."""
    above = text[:line_start].splitlines()[-1:] or [""]
    below = text[slot.end :].splitlines()[1:2] or [""]
    return not above[0].strip("\ufeff \t") and not below[0].strip()
