"""Sentences of a paragraph, and clauses of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from loctool.documents.boundaries import boundaries
from loctool.segments import Span

MIN_PART_WORDS = 3
"""A clause with fewer words says too little to be translated by itself."""


def split_sentences(text: str, language: str, protected: Sequence[Span] = ()) -> list[Span]:
    """Where the sentences of a text are.

    A short quotation or bracket stays in one piece with what introduces it and with its
    attribution, though it may hold several sentences. In a longer one the sentences are
    divided; the last keeps the closing mark and the attribution. In doubt two sentences stay
    together: engines translate short paragraphs well and halves of sentences badly.

    Args:
        text: A paragraph, heading or any other text.
        language: BCP 47 code; one without rules of its own gets general ones.
        protected: Ranges that must not be divided, ascending and disjoint.

    Returns:
        Ascending and disjoint, without white space at the edges; between them and at both
        ends of the text there is nothing but white space.

    Example:
        >>> text = "Am 3. Oktober läuft z. B. „Die drei ???“ an. Danach die 2. Staffel."
        >>> [span.of(text) for span in split_sentences(text, "de")]
        ['Am 3. Oktober läuft z. B. „Die drei ???“ an.', 'Danach die 2. Staffel.']
    """
    gaps = list(boundaries(text, language))
    if protected and gaps:
        gaps = list(_outside(gaps, protected))
    return _between(text, Span(0, len(text)), gaps)


def split_parts(
    text: str,
    span: Span | None = None,
    *,
    max_chars: int | None = None,
    language: str = "de",
) -> list[Span]:
    """Where the clauses of a sentence are, to translate them apart.

    Args:
        text: A text.
        span: The sentence in it; without it, the whole text.
        max_chars: The longest part, in characters. A longer clause is divided at its last
            comma, conjunction or space before that, one without any there within a word.
        language: BCP 47 code of the text.

    Returns:
        As :func:`split_sentences` returns them; the sentence itself where it has one clause.

    Example:
        >>> text = "Der Film läuft gut, aber die Kritik ist nicht begeistert; das stört keinen."
        >>> [part.of(text) for part in split_parts(text)]
        ['Der Film läuft gut,', 'aber die Kritik ist nicht begeistert;', 'das stört keinen.']
    """
    whole = span or Span(0, len(text))
    sentence = whole.of(text)
    inner = boundaries(sentence, language, within_quotes=True)
    clauses = (Span(match.start(), match.end()) for match in _CLAUSE.finditer(sentence))
    cuts = _large_enough(sentence, sorted({*inner, *clauses}))
    parts = _between(sentence, Span(0, len(sentence)), cuts)
    if max_chars is not None:
        parts = [piece for part in parts for piece in _shortened(sentence, part, max(1, max_chars))]
    return [Span(whole.start + part.start, whole.start + part.end) for part in parts]


_JOINTS = (
    "aber allerdings als auch bevor bis da dafür damit dann dass denn der die das den dem deren "
    "dessen doch ehe falls hingegen indem jedoch nachdem ob obgleich obwohl oder sobald sodass "
    "sofern solange sondern soweit sowie statt trotzdem um und weil wenn wer wie wo wobei "
    "wodurch wohingegen womit wonach woraufhin während was welche welcher welches zumal "
    "although and because but if or so that though when where whereas which while who yet"
).replace(" ", "|")

_CLAUSE = re.compile(
    rf"(?<=[;:])\s+|(?<=\s[–—-])\s+|(?<=,)\s+(?=(?:{_JOINTS})\b)|(?<=[“”\"«»],)\s+",
    re.IGNORECASE,
)
"""The white space between two clauses: behind a semicolon, colon or dash, behind a comma before a
conjunction or relative pronoun, and behind a quotation before who said it."""

_SPACE = re.compile(r"\s+")
_WEAKER = (
    re.compile(r"(?<=[,;:–—])\s+"),
    re.compile(r"\s+(?=(?:und|oder|sowie|and|or)\b)"),
    _SPACE,
)
"""Where a clause that is too long is divided, best first."""


def _outside(gaps: Iterable[Span], protected: Sequence[Span]) -> Iterator[Span]:
    ranges = iter(protected)
    current = next(ranges, None)
    for gap in gaps:
        while current is not None and current.end <= gap.start:
            current = next(ranges, None)
        if current is None or gap.end <= current.start:
            yield gap


def _between(text: str, whole: Span, gaps: Iterable[Span]) -> list[Span]:
    """What the gaps leave of a range, without white space at the edges and nothing empty."""
    edges = [whole.start, *(edge for gap in gaps for edge in (gap.start, gap.end)), whole.end]
    pieces = zip(edges[::2], edges[1::2], strict=True)
    return [piece for start, end in pieces if (piece := _stripped(text, start, end))]


def _stripped(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    body = piece.strip()
    if not body:
        return None
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(body))


def _large_enough(sentence: str, cuts: Sequence[Span]) -> list[Span]:
    """The cuts that leave no part of fewer than :data:`MIN_PART_WORDS` words."""
    edges = [0, *(cut.end for cut in cuts), len(sentence)]
    words = [len(sentence[start:end].split()) for start, end in pairwise(edges)]
    chosen: list[Span] = []
    so_far, left = 0, sum(words)
    for cut, count in zip(cuts, words, strict=False):
        so_far, left = so_far + count, left - count
        if so_far >= MIN_PART_WORDS and left >= MIN_PART_WORDS:
            chosen.append(cut)
            so_far = 0
    return chosen


def _shortened(sentence: str, part: Span, max_chars: int) -> Iterator[Span]:
    """A part in pieces of at most ``max_chars``."""
    while part.end - part.start > max_chars:
        cut = _best_cut(sentence, part, max_chars)
        yield Span(part.start, cut.start)
        part = Span(cut.end, part.end)
    yield part


def _best_cut(sentence: str, part: Span, max_chars: int) -> Span:
    limit = part.start + max_chars
    # A cut in the first third would leave crumbs; there a weaker but later one is better.
    for earliest in (part.start + max_chars // 3, part.start + 1):
        for pattern in _WEAKER:
            matches = list(pattern.finditer(sentence, part.start, limit + 1))
            if matches and matches[-1].start() >= earliest:
                return _whole_space(sentence, matches[-1].start())
    return Span(limit, limit)


def _whole_space(sentence: str, start: int) -> Span:
    space = _SPACE.match(sentence, start)
    return Span(start, space.end() if space else start)
