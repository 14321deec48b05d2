"""The ways to get one sentence translated, from the best to the safest.

A sentence is first given to the engine whole, its protected spans masked. Where a mask is lost
another is tried, then the text around the spans is translated apart. Where a glossary's term is
missing, the ways of :mod:`loctool.enforcement` follow. Where a guard finds fault with every
hypothesis, the sentence's clauses are translated apart. Each way is an :class:`Attempt`: requests
that are batched with those of all other sentences, and a function that makes candidates out of
the hypotheses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial
from typing import Protocol

from loctool.documents.protected import Masked, mask, unmask
from loctool.documents.sentences import split_parts
from loctool.glossary.proof import Rung
from loctool.segments import Hypothesis, Link, Request, Span

Pairs = tuple[tuple[str, str], ...]
"""Source terms and target terms."""

Hypotheses = Sequence[tuple[Hypothesis, ...]]
"""For each request of an attempt, its n-best list."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is translated in one piece if possible.

    Attributes:
        text: One line, without markup.
        protected: Ranges that must come through unchanged, ascending and disjoint.
        insisted: Source terms (concept's id, term) for which an admitted term will not do, because
            the rest of the document has another.
    """

    text: str
    protected: tuple[Span, ...] = ()
    insisted: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A translation of a sentence with every protected span restored.

    Attributes:
        text: The translation.
        score: In nats per piece; over several requests, their mean weighted by length.
        alignment: Of the whole sentence, or empty.
        rungs: Numbers of the terms something was done for, and what.
        is_first: Whether it is the engine's best.
    """

    text: str
    score: float
    alignment: tuple[Link, ...] = field(default=(), repr=False)
    rungs: tuple[tuple[int, Rung], ...] = ()
    is_first: bool = True


class Need(Enum):
    """When an attempt is worth its time."""

    ALWAYS = auto()
    NOTHING_YET = auto()  # no attempt kept the protected spans
    TERMS = auto()  # a term is missing or wrong
    FINDINGS = auto()  # a guard found something


@dataclass(frozen=True, slots=True)
class Attempt:
    """Requests, and what to make of their hypotheses.

    Attributes:
        requests: For the engine.
        assemble: Takes the hypotheses of each request, gives the candidates, best first; none
            where a protected span was lost.
        need: When it is made.
        is_own: Whether the candidates came from the engine as they are, with its scores; else it
            is asked for them.
        alignment: Whether a word alignment is wanted.
        beam_share: Of the beam, how much will do.
    """

    requests: tuple[Request, ...]
    assemble: Callable[[Hypotheses], tuple[Candidate, ...]]
    need: Need = Need.ALWAYS
    is_own: bool = True
    alignment: bool = False
    beam_share: float = 1.0


class Limits(Protocol):
    """What the ways to translate depend on; engines bound to a route fulfil it."""

    @property
    def mask_styles(self) -> tuple[str, ...]:
        """Mask templates, most likely to survive first."""
        ...

    @property
    def reads_glossary(self) -> bool:
        """Whether terms can be told to the engine."""
        ...

    @property
    def aligns(self) -> bool:
        """Whether the engine knows which words became which."""
        ...

    def excess(self, text: str) -> float:
        """Length of the text as a share of the longest the engine can take; over 1 is too long."""
        ...


Told = Callable[[Span], Pairs]
"""A range of a sentence → the terms in it, for an engine that reads them."""


def nothing_told(_part: Span) -> Pairs:
    """No terms."""
    return ()


def attempts(
    sentence: Sentence,
    limits: Limits,
    enforcing: Callable[[], Iterable[Attempt]] = tuple,
    told: Told = nothing_told,
    *,
    is_late: bool = False,
) -> Iterator[Attempt]:
    """All ways to translate a sentence, best first.

    Args:
        sentence: What to translate.
        limits: What the engine can take.
        enforcing: The ways to get the glossary's terms into a sentence that goes in whole.
        told: The terms of the parts of one that does not.
        is_late: Whether it goes in as it is only after those ways.
    """
    excess = limits.excess(sentence.text)
    if excess <= 1 and is_late:
        yield from enforcing()
    if excess <= 1:
        if sentence.protected:
            yield from _masked(sentence, limits.mask_styles)
            around = _Pieces.of(sentence, [Span(0, len(sentence.text))], told)
            yield Attempt(around.requests, around.assemble, Need.NOTHING_YET)
        else:
            yield Attempt((Request(readable(sentence.text)),), ranked)
        yield from enforcing()
    yield from _apart(sentence, excess, told)


def readable(text: str) -> str:
    r"""The text as engines saw it in training: plain spaces, no invisible hyphens.

    Example:
        >>> readable("Kino\u00adstart am\u00a03. Mai")
        'Kinostart am 3. Mai'
    """
    return re.sub(r"\s+", " ", re.sub("[\u00ad\u200b\u2060\ufeff]", "", text)).strip()


def ranked(results: Hypotheses) -> tuple[Candidate, ...]:
    """The n-best list of the one request."""
    return tuple(
        Candidate(h.text, h.score, h.alignment, is_first=rank == 0)
        for rank, h in enumerate(results[0])
    )


def _masked(sentence: Sentence, styles: tuple[str, ...]) -> Iterator[Attempt]:
    for number, style in enumerate(styles):
        masked = mask(sentence.text, sentence.protected, style)
        # readable() would change a protected span that holds odd spaces; masks have none.
        text = readable(masked.text) if style else masked.text
        need = Need.NOTHING_YET if number else Need.ALWAYS
        yield Attempt((Request(text),), partial(restored, masked), need)


def restored(masked: Masked, results: Hypotheses) -> tuple[Candidate, ...]:
    """The n-best list of the one request, without those that lost a mask."""
    texts = ((unmask(h.text, masked), h.score, rank) for rank, h in enumerate(results[0]))
    return tuple(
        Candidate(text, score, is_first=rank == 0)
        for text, score, rank in texts
        if text is not None
    )


def _apart(sentence: Sentence, excess: float, told: Told) -> Iterator[Attempt]:
    """Each clause apart."""
    room = int(len(sentence.text) / excess * 0.9) if excess > 1 else None
    spans = split_parts(sentence.text, max_chars=room)
    if len(spans) > 1:
        parts = _Pieces.of(sentence, spans, told)
        yield Attempt(parts.requests, parts.assemble, Need.FINDINGS)
        if any(parts.told):  # being told terms may be what a part suffers from
            parts = _Pieces.of(sentence, spans, nothing_told)
            yield Attempt(parts.requests, parts.assemble, Need.FINDINGS)
    elif excess > 1:
        yield Attempt((Request(readable(sentence.text)),), ranked)


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A sentence cut into pieces that are translated apart and pieces that are copied.

    Attributes:
        pieces: Texts that join to the sentence; every second one, from the first, is copied.
        told: The terms of each piece that is translated.
    """

    pieces: tuple[str, ...]
    told: tuple[Pairs, ...]

    @classmethod
    def of(cls, sentence: Sentence, parts: Sequence[Span], told: Told) -> _Pieces:
        pieces = []
        terms = []
        position = 0
        for start, end in _words_of(parts, sentence):
            pieces += [sentence.text[position:start], sentence.text[start:end]]
            terms.append(told(Span(start, end)))
            position = end
        return cls((*pieces, sentence.text[position:]), tuple(terms))

    @property
    def requests(self) -> tuple[Request, ...]:
        pieces = map(readable, self.pieces[1::2])
        return tuple(map(Request, pieces, self.told))

    def assemble(self, results: Hypotheses) -> tuple[Candidate, ...]:
        """The n-th candidate is made of each piece's n-th hypothesis, or its last."""
        if not results:
            return (Candidate("".join(self.pieces), 0.0),)
        return tuple(self._candidate(results, rank) for rank in range(max(map(len, results))))

    def _candidate(self, results: Hypotheses, rank: int) -> Candidate:
        chosen = [hypotheses[min(rank, len(hypotheses) - 1)] for hypotheses in results]
        output = list(self.pieces)
        for number, hypothesis in enumerate(chosen):
            place = 2 * number + 1
            output[place] = fit_in(
                self.pieces[place],
                hypothesis.text,
                first=not any(piece.strip() for piece in self.pieces[:place]),
            )
        lengths = [max(1, len(hypothesis.text)) for hypothesis in chosen]
        total = sum(h.score * length for h, length in zip(chosen, lengths, strict=True))
        return Candidate("".join(output), total / sum(lengths))


def _words_of(parts: Sequence[Span], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The ranges of the parts that hold words, without protected spans and edge spaces."""
    for part in parts:
        position = part.start
        inside = [s for s in sentence.protected if s.start < part.end and s.end > part.start]
        for hole in [*inside, Span(part.end, part.end)]:
            piece = sentence.text[position : hole.start]
            if any(character.isalpha() for character in piece):
                start = position + len(piece) - len(piece.lstrip())
                yield start, position + len(piece.rstrip())
            position = max(position, hole.end)


_CLOSING = re.compile(r"\s*[,;:.!?…–—-]*$")


def fit_in(source: str, target: str, *, first: bool) -> str:
    """The translation of a part as it stands inside its sentence.

    Engines tend to make a sentence of what they get: a capital in front, a full stop behind.

    Args:
        source: The part.
        target: Its translation.
        first: Whether the sentence begins with it.

    Example:
        >>> fit_in("aber der Film läuft,", "But the film is running.", first=False)
        'but the film is running,'
    """
    target = _CLOSING.sub("", target, count=1) + _closing(source)
    if not first and source[:1].islower() and target[:1].isupper() and target[1:2].islower():
        target = target[0].lower() + target[1:]
    return target


def _closing(text: str) -> str:
    match = _CLOSING.search(text)
    return match[0] if match else ""
