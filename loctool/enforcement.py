"""The ways to get the glossary's terms into a sentence that an engine translated without them.

A ladder, as the design has it: the engine is told the terms; the target term stands in the source
text already; a mask stands for it; the words that became of it are replaced. What stands above,
the engine's own hypotheses, and what comes out of each rung is judged in
:mod:`loctool.rounds`: a candidate that pays for a term with the sentence is not taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from loctool.attempts import (
    Attempt,
    Candidate,
    Hypotheses,
    Limits,
    Need,
    Sentence,
    ranked,
    readable,
    restored,
)
from loctool.documents.protected import Masked, mask
from loctool.glossary.proof import Rung
from loctool.judgement import Outcome
from loctool.projection import Translated, project
from loctool.segments import Request, Span
from loctool.terminology import SentenceTerms

MASK_STYLES = 2
"""How many of the engine's mask styles are tried for terms."""

HALF, QUARTER = 0.5, 0.25
"""Of the beam, what rungs get. Told the terms, the starter model kept those of 189, 188, 189, 186
of 200 sentences with a beam of 4, 3, 2 and 1, at chrF 61.3, 61.3, 60.1 and 59.2 in 52, 41, 31 and
14 s. A beam of 2 for that rung and of 1 for the later ones keeps the cost of a glossary within half
of the time without; with 3 it was three quarters where nearly every sentence has a term to tell."""

Current = Callable[[], Outcome | None]
"""The best outcome so far, or a quick one."""


def enforcing(
    sentence: Sentence, terms: SentenceTerms, limits: Limits, current: Current
) -> Callable[[], Iterator[Attempt]]:
    """The rungs of the ladder, cheapest first; each is made for the terms open by then.

    Args:
        sentence: What is translated.
        terms: Its terms.
        limits: What the engine can do.
        current: Gives the best outcome so far.

    Returns:
        What gives the attempts while terms are open; asked again, it goes on where it stopped.
    """
    rungs = _Ladder(sentence, terms, limits, current).rungs()

    def climb() -> Iterator[Attempt]:
        while (now := current()) is not None and now.open:
            rung = next(rungs, None)
            if rung is None:
                return
            yield rung(now.open)

    return climb


def telling(attempt: Attempt, terms: SentenceTerms) -> Attempt:
    """The attempt, whose candidates say what was told: parts of a sentence get their terms, too.

    Args:
        attempt: Of an engine that reads terms.
        terms: Of the sentence.
    """
    told = {pair for request in attempt.requests for pair in request.glossary}
    if attempt.need is Need.TERMS or not told:
        return attempt
    pairs = zip(terms.occurrences, terms.wanted, strict=True)
    numbers = [n for n, (each, wanted) in enumerate(pairs) if (each.term.text, wanted) in told]
    return replace(attempt, assemble=_marked(attempt.assemble, numbers, Rung.GLOSSARY_INPUT))


@dataclass(frozen=True, slots=True)
class _Ladder:
    """The rungs for one sentence."""

    sentence: Sentence
    terms: SentenceTerms
    limits: Limits
    current: Current

    def rungs(self) -> Iterator[Callable[[Sequence[int]], Attempt]]:
        """Each makes an attempt for the terms that are open by then."""
        if self._is_a_term():
            yield self.alone
            return
        if self.limits.reads_glossary:
            yield self.told
            yield partial(self.told, as_it_stands=True)
        yield self.replaced
        for style in filter(None, self.limits.mask_styles[:MASK_STYLES]):
            yield partial(self.masked, style=style)
        yield self.projected

    @property
    def _late_share(self) -> float:
        """Of the beam, for rungs that come after that of being told, where there is one."""
        return QUARTER if self.limits.reads_glossary else HALF

    def _is_a_term(self) -> bool:
        """Whether the sentence is one term and nothing else, as table cells and headings are."""
        spans = [each.span for each in self.terms.occurrences]
        return len(spans) == 1 and spans[0].of(self.sentence.text) == self.sentence.text

    def alone(self, numbers: Sequence[int]) -> Attempt:
        """The glossary says it all; nobody need be asked."""
        text = fit_capital(self.terms.wanted[numbers[0]], self.sentence.text)
        if self.sentence.text.isupper() and not self.terms.occurrences[0].term.text.isupper():
            text = text.upper()
        now = self.current()
        found = Candidate(text, now.best.score if now else 0.0)
        return Attempt((), _marked(lambda _: (found,), numbers, Rung.SPAN_REPLACED), Need.TERMS)

    def told(self, numbers: Sequence[int], *, as_it_stands: bool = False) -> Attempt:
        """The engine reads the terms, the open ones first: it may heed only some.

        Terms in capitals are written as usual, for engines copy what they do not know.
        """
        others = [n for n, wanted in enumerate(self.terms.wanted) if wanted and n not in numbers]
        text = self._without_capitals()
        pairs = self.terms.pairs(numbers, text if as_it_stands else "")
        pairs += tuple(pair for pair in self.terms.pairs(others) if pair not in pairs)
        request, assemble = self._request(text, self.sentence.protected)
        return Attempt(
            (replace(request, glossary=pairs),),
            _marked(partial(self._capitalized, assemble), [*numbers, *others], Rung.GLOSSARY_INPUT),
            Need.TERMS,
            beam_share=QUARTER if as_it_stands else HALF,
        )

    def _without_capitals(self) -> str:
        """The sentence with those terms capitalized that stand there in capitals."""
        text = self.sentence.text
        for each in self.terms.occurrences:
            words = each.span.of(text)
            if (
                words.isupper()
                and not each.term.text.isupper()
                and len(words) == len(words.title())
            ):
                text = text[: each.span.start] + words.title() + text[each.span.end :]
        return text

    def replaced(self, numbers: Sequence[int]) -> Attempt:
        """The target terms stand in the source text."""
        text, protected = _with_terms(self.sentence, self.terms, numbers)
        request, assemble = self._request(text, protected)
        if self.limits.reads_glossary:
            same = tuple(dict.fromkeys((self.terms.wanted[n],) * 2 for n in numbers))
            request = replace(request, glossary=same)
        return Attempt(
            (request,),
            _marked(partial(self._begun, assemble), numbers, Rung.SOURCE_REPLACED),
            Need.TERMS,
            beam_share=self._late_share,
        )

    def masked(self, numbers: Sequence[int], style: str) -> Attempt:
        """A placeholder stands for each open term, and is replaced by the target term."""
        places = {self.terms.occurrences[n].span: self.terms.wanted[n] for n in numbers}
        protected = {span: span.of(self.sentence.text) for span in self.sentence.protected}
        spans = sorted(places | protected)
        hidden = mask(self.sentence.text, spans, style)
        meant = [(places | protected)[span] for span in spans]
        tokens = tuple((token, word) for (token, _), word in zip(hidden.tokens, meant, strict=True))
        restore = partial(restored, Masked(hidden.text, tokens))
        return Attempt(
            (Request(readable(hidden.text)),),
            _marked(partial(self._begun, restore), numbers, Rung.MASK),
            Need.TERMS,
            beam_share=self._late_share,
        )

    def _begun(
        self, assemble: Callable[[Hypotheses], tuple[Candidate, ...]], results: Hypotheses
    ) -> tuple[Candidate, ...]:
        """The candidates with a capital in front, where the sentence has one."""
        start = self.sentence.text
        return tuple(
            replace(candidate, text=fit_capital(candidate.text, start))
            for candidate in self._capitalized(assemble, results)
        )

    def _capitalized(
        self, assemble: Callable[[Hypotheses], tuple[Candidate, ...]], results: Hypotheses
    ) -> tuple[Candidate, ...]:
        """The candidates all in capitals, where the sentence and their other words are."""
        found = assemble(results)
        if self.sentence.protected or not self.sentence.text.isupper():
            return found
        terms = "|".join(re.escape(wanted) for wanted in self.terms.wanted if wanted)
        return tuple(
            replace(each, text=each.text.upper())
            if re.sub(terms, "", each.text, flags=re.IGNORECASE).isupper()
            else each
            for each in found
        )

    def projected(self, numbers: Sequence[int]) -> Attempt:
        """The words that became of each open term are replaced."""
        now = self.current()
        best = now.best if now else Candidate(self.sentence.text, 0.0)
        wrong = {number: now.uses[number].target for number in numbers} if now else {}
        spans = [self.terms.occurrences[number].span for number in numbers]
        phrases = tuple(dict.fromkeys(span.of(self.sentence.text) for span in spans))
        requests = tuple(Request(readable(phrase)) for phrase in phrases)
        if self.limits.aligns and not self.sentence.protected:
            requests = (*requests, Request(readable(self.sentence.text)))

        def assemble(results: Hypotheses) -> tuple[Candidate, ...]:
            known = {
                phrase: tuple(each.text for each in hypotheses)
                for phrase, hypotheses in zip(phrases, results, strict=False)
            }
            whole = ranked(results[len(phrases) :]) if len(results) > len(phrases) else ()
            aligned = [each for each in whole if each.alignment and each.text == best.text]
            candidate = aligned[0] if aligned else best
            found = self._put_in(candidate, numbers, known, wrong)
            return (found,) if found is not None else ()

        return Attempt(
            requests,
            _marked(assemble, numbers, Rung.SPAN_REPLACED, best.rungs),
            Need.TERMS,
            is_own=False,
            alignment=True,
            beam_share=HALF,
        )

    def _request(
        self, text: str, protected: tuple[Span, ...]
    ) -> tuple[Request, Callable[[Hypotheses], tuple[Candidate, ...]]]:
        if not protected:
            return Request(readable(text)), ranked
        hidden = mask(text, protected, self.limits.mask_styles[0])
        return Request(readable(hidden.text)), partial(restored, hidden)

    def _put_in(
        self,
        candidate: Candidate,
        numbers: Sequence[int],
        phrases: Mapping[str, tuple[str, ...]],
        wrong: Mapping[int, Span | None],
    ) -> Candidate | None:
        """The candidate with each term in place of the words it was translated by.

        Args:
            candidate: With the text of the best so far.
            numbers: Of the open terms.
            phrases: Translations of the terms by themselves.
            wrong: Where forbidden terms stand for them.
        """
        text, target = self.sentence.text, candidate.text
        whole = Translated(Span(0, len(text)), Span(0, len(target)), candidate.alignment)
        places: dict[Span, str] = {}
        for number in numbers:
            source = self.terms.occurrences[number].span
            span = wrong.get(number) or project(text, target, source, whole, phrases)
            if span is not None and not any(_overlap(span, other) for other in places):
                places[span] = self.terms.wanted[number]
        if not places:
            return None
        for span in sorted(places, reverse=True):
            target = (
                target[: span.start]
                + fit_capital(places[span], span.of(target))
                + (target[span.end :])
            )
        return Candidate(target, candidate.score, is_first=candidate.is_first)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def fit_capital(term: str, words: str) -> str:
    """The term with a capital where the words it replaces have one; never without its own.

    Example:
        >>> fit_capital("end credits", "Titles")
        'End credits'
    """
    return term[:1].upper() + term[1:] if words[:1].isupper() else term


def _with_terms(
    sentence: Sentence, terms: SentenceTerms, numbers: Sequence[int]
) -> tuple[str, tuple[Span, ...]]:
    """The source text with target terms in it, and where its protected ranges are then."""
    changes = sorted((terms.occurrences[n].span, terms.wanted[n]) for n in numbers)
    text, protected, position = "", [], 0
    moved = [(span, None) for span in sentence.protected]
    for span, word in sorted([*changes, *moved], key=lambda change: change[0]):
        text += sentence.text[position : span.start]
        start = len(text)
        text += span.of(sentence.text) if word is None else word
        if word is None:
            protected.append(Span(start, len(text)))
        position = span.end
    return text + sentence.text[position:], tuple(protected)


def _marked(
    assemble: Callable[[Hypotheses], tuple[Candidate, ...]],
    numbers: Sequence[int],
    rung: Rung,
    before: tuple[tuple[int, Rung], ...] = (),
) -> Callable[[Hypotheses], tuple[Candidate, ...]]:
    """The same candidates, which say what was done for which terms."""
    rungs = (*before, *((number, rung) for number in numbers))

    def marked(results: Hypotheses) -> tuple[Candidate, ...]:
        return tuple(replace(candidate, rungs=rungs) for candidate in assemble(results))

    return marked
