"""The accelerator of a menu or button, taken out for translation and put back.

It goes before the same letter where the translation has it, a word's first if possible, as the
guides of GNOME and KDE advise translators.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from loctool.placeholders import Accelerator, find_accelerator, has_mark
from loctool.segments import Span


def accelerator_of(text: str, kept: Iterable[Span]) -> Accelerator | None:
    """The text's accelerator; what is kept (placeholders, tags, entities) has none.

    Example:
        >>> accelerator_of("&Datei %(file_name)s", [Span(7, 20)]).letter
        'D'
        >>> accelerator_of("Ton & Bild", []) is None
        True
    """
    spans = tuple(kept)
    found = find_accelerator(_blanked(text, spans))
    if found is None:
        return None
    start = found.span.start
    if text[:start][-1:].isalnum() and any(span.end == start for span in spans):
        return None  # "%d&Datei": without the mark it would be another placeholder
    return replace(found, span=Span(start, start + 1))


def is_marked(text: str, mark: str, kept: Iterable[Span]) -> bool:
    """Whether a translation has the mark before a letter, outside of what is kept."""
    return has_mark(_blanked(text, kept), mark)


def _blanked(text: str, kept: Iterable[Span]) -> str:
    for span in kept:
        text = text[: span.start] + "." * (span.end - span.start) + text[span.end :]
    return text


def put_accelerator(text: str, accelerator: Accelerator, kept: Iterable[Span]) -> str | None:
    """The translation with the mark; ``None`` where it has no letter to mark.

    Example:
        >>> put_accelerator("Open file", Accelerator(Span(0, 1), "&", "F"), ())
        'Open &file'
    """
    closed = tuple(kept)
    free = [
        match
        for match in re.finditer(r"[^\W_]", text)
        if not any(span.start <= match.start() < span.end for span in closed)
    ]
    starts = [match for match in free if not text[: match.start()][-1:].isalnum()]
    wanted = accelerator.letter.casefold()
    for candidates in (
        [match for match in starts if match[0].casefold() == wanted],
        [match for match in free if match[0].casefold() == wanted],
        starts,
    ):
        if candidates:
            place = candidates[0].start()
            return f"{text[:place]}{accelerator.mark}{text[place:]}"
    return None
