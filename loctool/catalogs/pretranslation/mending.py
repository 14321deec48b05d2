"""Small things that engines do to labels and that can be undone safely.

Engines make sentences: they put a full stop behind a label, and begin with a small letter where a
German label begins with a noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from loctool.segments import Span

_WORD = re.compile(r"[^\W_]+")
_NO_LABEL_END = ".!?…:;,"


def mend(source: str, source_kept: Iterable[Span], target: str, target_kept: Iterable[Span]) -> str:
    """The translation with the capital and without the full stop that its source asks for.

    Args:
        source: The source text.
        source_kept: Its placeholders and tags.
        target: The translation.
        target_kept: Its placeholders and tags.

    Example:
        >>> mend("Schnitt", (), "montage.", ())
        'Montage'
    """
    return _with_capital(source, source_kept, _without_stop(source, target), target_kept)


def _without_stop(source: str, target: str) -> str:
    label, text = source.rstrip(), target.rstrip()
    added = text.endswith(".") and not text.endswith("..") and label[-1:] not in _NO_LABEL_END
    return text[:-1] + target[len(text) :] if added and "." not in text[:-1] else target


def _with_capital(
    source: str, source_kept: Iterable[Span], target: str, target_kept: Iterable[Span]
) -> str:
    before, behind = _first_word(source, source_kept), _first_word(target, target_kept)
    if before is None or behind is None:
        return target
    place = behind.start()
    if before[0][:1].isupper() and behind[0].islower():
        return target[:place] + target[place].upper() + target[place + 1 :]
    return target


def _first_word(text: str, kept: Iterable[Span]) -> re.Match[str] | None:
    """The word the text begins with; none where a placeholder or an address comes first."""
    word = _WORD.search(text)
    tags = sorted(kept)
    while word is not None and (tag := _around(word.start(), tags)) is not None:
        if text[tag.start] != "<":
            return None
        word = _WORD.search(text, tag.end)
    return word


def _around(place: int, spans: Iterable[Span]) -> Span | None:
    return next((span for span in spans if span.start <= place < span.end), None)
