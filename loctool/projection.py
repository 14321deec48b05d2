"""Where the translation of some words stands in the translation of their sentence.

Known in the field as annotation projection. The ways, in order: the words are the whole
sentence; the very same words stand in the translation (names, numbers, code); they are a term of
the glossary; the words' translation by themselves stands in it; the engine's word alignment; the
most similar words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from loctool.segments import Link, Span

MIN_SIMILARITY = 0.72
"""Below this share of common characters two phrases are taken for different ones."""

_QUOTES = "\"'„“”‚‘’»«›‹"
_SPACES = " \u00a0\u202f"

WORD = re.compile(r"\w+(?:[-'’.:]\w+)*")


@dataclass(frozen=True, slots=True)
class Translated:
    """A sentence and its translation inside a segment.

    Attributes:
        source: The sentence's range in the source segment's text.
        target: The translation's range in the target segment's text.
        alignment: Relative to the sentence and its translation; may be empty.
        terms: Where terms of a glossary went, relative to the segments.
    """

    source: Span
    target: Span
    alignment: tuple[Link, ...] = ()
    terms: tuple[Link, ...] = ()


def project_directly(text: str, target: str, part: Span, sentence: Translated) -> Span | None:
    """Where words went, as far as that needs no translation of them; see :func:`project`."""
    return (
        _whole(text, target, part, sentence)
        or _same_words(text, target, part, sentence)
        or next((link.target for link in sentence.terms if link.source == part), None)
    )


def _whole(text: str, target: str, part: Span, sentence: Translated) -> Span | None:
    """The whole sentence, or all of it but punctuation at its edges."""
    source = sentence.source
    before, behind = text[source.start : part.start], text[part.end : source.end]
    if any(map(str.isalnum, before + behind)):
        return None
    translated = sentence.target.of(target)
    start, end = sentence.target.start, sentence.target.end
    if before.strip():
        start += len(translated) - len(translated.lstrip(_QUOTES + _SPACES + "([¿¡"))
    if behind.strip():
        end -= len(translated) - len(translated.rstrip(_QUOTES + _SPACES + ")].,;:!?…"))
    return (
        _with_quotes(Span(start, end), target, part.of(text), sentence.target)
        if start < end
        else None
    )


def _same_words(text: str, target: str, part: Span, sentence: Translated) -> Span | None:
    """The n-th time the very same words stand in the translation."""
    words = part.of(text)
    before = list(_occurrences(words, text, Span(sentence.source.start, part.end)))
    there = list(_occurrences(words, target, sentence.target))
    here = list(_occurrences(words, text, sentence.source))
    if not there or len(there) != len(here):
        return None
    return there[len(before) - 1] if before else None


def _occurrences(words: str, text: str, within: Span, *, fold: bool = False) -> Iterator[Span]:
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE if fold else re.NOFLAG)
    for match in pattern.finditer(text, within.start, within.end):
        yield Span(*match.span())


def project(
    text: str,
    target: str,
    part: Span,
    sentence: Translated,
    phrases: Mapping[str, Sequence[str]],
) -> Span | None:
    """Where words of a sentence went.

    Args:
        text: The source segment's text.
        target: The target segment's text.
        part: The words' range in ``text``, inside the sentence, not white space.
        sentence: Their sentence.
        phrases: Translations of words by themselves, best first.

    Returns:
        A range of ``target``, or None where no way finds one.
    """
    direct = project_directly(text, target, part, sentence)
    if direct is not None:
        return direct
    translations = [bare for phrase in phrases.get(part.of(text), ()) for bare in _bare(phrase)]
    wanted = _relative(part, sentence.source, sentence.target)
    for phrase in filter(None, translations):
        places = list(_occurrences(phrase, target, sentence.target, fold=True))
        if places:
            nearest = min(places, key=lambda place: abs(place.start - wanted))
            return _with_quotes(nearest, target, part.of(text), sentence.target)
    found = _aligned(part, sentence, target) or _similar(target, sentence, translations)
    return found and _with_quotes(found, target, part.of(text), sentence.target)


_ARTICLE = re.compile(
    r"^(?:the|an?|le|la|les|l['’]|une?|des|el|los|las|il|lo|gli|i|de|het|een|os?|as?|uma?)\s+",
    re.IGNORECASE,
)
"""Articles of the starter's targets: the sentence may have another one, or none."""


def _bare(phrase: str) -> tuple[str, str]:
    """A phrase without quotes and the full stop an engine gave it: with its article, without."""
    words = phrase.strip().rstrip(".,;:!?").strip(_QUOTES + _SPACES).rstrip(".,;:!?")
    return words, _ARTICLE.sub("", words)


def _with_quotes(span: Span, target: str, words: str, within: Span) -> Span:
    """The range with the quotes around it, where the source's words begin or end with some."""
    start, end = span.start, span.end
    if words[0] in _QUOTES:
        before = target[within.start : start].rstrip(_SPACES)
        if before.endswith(tuple(_QUOTES)):
            start = within.start + len(before) - 1
    if words[-1] in _QUOTES:
        behind = target[end : within.end]
        spaces = len(behind) - len(behind.lstrip(_SPACES))
        if behind[spaces : spaces + 1] in tuple(_QUOTES):
            end += spaces + 1
    return Span(start, end)


def _relative(part: Span, source: Span, target: Span) -> float:
    share = (part.start - source.start) / max(1, source.end - source.start)
    return target.start + share * (target.end - target.start)


def _aligned(part: Span, sentence: Translated, target: str) -> Span | None:
    """The words aligned with the part, where no word in between belongs to another part."""
    inside: list[Span] = []
    outside: list[Span] = []
    for link in sentence.alignment:
        start = link.source.start + sentence.source.start
        overlaps = start < part.end and link.source.end + sentence.source.start > part.start
        (inside if overlaps else outside).append(link.target)
    if not inside:
        return None
    start, end = min(span.start for span in inside), max(span.end for span in inside)
    if any(span.start < end and span.end > start for span in outside):
        return None
    offset = sentence.target.start
    return Span(start + offset, min(end + offset, len(target)))


def _similar(target: str, sentence: Translated, translations: Sequence[str]) -> Span | None:
    """The run of words most like one of the translations, if any is like it at all."""
    words = [
        Span(*match.span())
        for match in WORD.finditer(target, sentence.target.start, sentence.target.end)
    ]
    best, best_ratio = None, MIN_SIMILARITY
    for phrase in filter(None, translations):
        matcher = SequenceMatcher(autojunk=False, b=phrase.casefold())
        length = len(WORD.findall(phrase))
        for first, size in _windows(len(words), length):
            span = Span(words[first].start, words[first + size - 1].end)
            matcher.set_seq1(span.of(target).casefold())
            if matcher.quick_ratio() > best_ratio and (ratio := matcher.ratio()) > best_ratio:
                best, best_ratio = span, ratio
    return best


def _windows(words: int, length: int) -> Iterator[tuple[int, int]]:
    """First word and number of words of every run about as long as a phrase."""
    for size in range(max(1, length - 1), length + 2):
        for first in range(words - size + 1):
            yield first, size
