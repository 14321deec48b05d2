"""Terms in German text: the written cases, and what holds for any text.

``matching_cases.txt`` says how to read a case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.glossary.matching import MatchKind, TermMatcher
from loctool.glossary.terms import Concept, Glossary, Status, Term
from loctool.segments import Span

CASES = Path(__file__).with_name("matching_cases.txt")
MARKUP = re.compile(r"\{(?P<kind>[a-z-]+):(?P<part>[^}]*)\}|<<(?P<name>[^>]*)>>")
ESCAPES = str.maketrans({"¶": "\n", "~": "\u00a0", "¬": "\u00ad"})


@dataclass(frozen=True)
class Case:
    """A line of the file of cases."""

    line: int
    terms: tuple[str, ...]
    text: str
    expected: tuple[tuple[str, Span], ...]
    names: tuple[Span, ...]


def read_case(line: int, written: str) -> Case:
    terms, marked = (part.strip() for part in written.split("|"))
    text, expected, names, end = "", [], [], 0
    marked = marked.translate(ESCAPES)
    for match in MARKUP.finditer(marked):
        text += marked[end : match.start()]
        inner = match["part"] if match["name"] is None else match["name"]
        span = Span(len(text), len(text) + len(inner))
        text += inner
        end = match.end()
        if match["name"] is None:
            expected.append((match["kind"], span))
        else:
            names.append(span)
    text += marked[end:]
    return Case(
        line, tuple(term.strip() for term in terms.split(",")), text, tuple(expected), tuple(names)
    )


def read_cases() -> list[Case]:
    lines = CASES.read_text("utf-8").splitlines()
    return [
        read_case(number, line)
        for number, line in enumerate(lines, 1)
        if line and not line.startswith("#")
    ]


def glossary(*terms: str) -> Glossary:
    """One concept a term; ``=Set`` minds capitals."""
    return Glossary(
        tuple(
            Concept(term, {"de": (Term(term.lstrip("="), case_sensitive=term.startswith("=")),)})
            for term in terms
        )
    )


@cache
def matcher(*terms: str) -> TermMatcher:
    return TermMatcher(glossary(*terms))


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: f"line {case.line}")
def test_the_written_cases(case: Case) -> None:
    found = matcher(*case.terms).find(case.text, case.names)
    shown = [(str(each.kind), each.span.of(case.text)) for each in found]
    assert [(str(each.kind), each.span) for each in found] == list(case.expected), shown


def test_there_are_300_cases_a_third_of_them_negative() -> None:
    cases = read_cases()
    assert len(cases) >= 300
    assert sum(not case.expected for case in cases) >= len(cases) / 3
    assert len({(case.terms, case.text) for case in cases}) == len(cases)


TERMS = (
    "Film", "Serie", "Regie", "Set", "VFX", "VFX-Supervisor", "Shot-Planung", "visuelle Effekte",
    "nachdrehen", "Regisseur", "Previsualisierung", "Writers’ Room", "R&B", "live",
)  # fmt: skip
PIECES = (
    "Film", "film", "Serien", "VFX-", "Supervisors", "Shot", "Planung", "visuellen", "Effekten",
    "dreht", "nach", "Regisseur", ":innen", "(innen)", "Previsualisierungs", "phase", " ", " ",
    "\n", "\u00a0", "\u00ad", "-", "„", "“", "a\u0308", "ß", "İ", ".", "’", "🎬", "A B C D E",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60)


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_occurrences_are_ranges_of_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for found in matcher(*TERMS).find(text):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.word.start <= found.span.start
        assert found.span.end <= found.word.end <= len(text)
        end = found.span.end


@given(TEXTS, st.integers(0, 60), st.integers(0, 20))
@settings(deadline=None, max_examples=100)
def test_a_name_holds_no_occurrence(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    name = Span(start, min(len(text), start + length))
    for found in matcher(*TERMS).find(text, [name]):
        assert (
            found.span.end <= name.start or found.span.start >= name.end or name.start == name.end
        )


LONG_WORDS = [
    (case, at)
    for case in read_cases()
    if "\u00ad" not in case.text and "." not in case.text[:-1] and not case.names
    for word in re.finditer(r"[^\W\d_]{5,}", case.text)
    for at in range(*word.span())[1:]
]


@given(st.sampled_from(LONG_WORDS))
@settings(deadline=None, max_examples=200)
def test_a_soft_hyphen_in_a_long_word_changes_nothing(place: tuple[Case, int]) -> None:
    case, at = place
    before = matcher(*case.terms).find(case.text)
    after = matcher(*case.terms).find(case.text[:at] + "\u00ad" + case.text[at:])
    assert [(each.concept, each.kind) for each in after] == [
        (each.concept, each.kind) for each in before
    ]


@pytest.mark.parametrize("status", Status)
def test_terms_of_every_status_are_found(status: Status) -> None:
    concept = Concept("c", {"de": (Term("Preview", status),)})
    (found,) = TermMatcher(Glossary((concept,))).find("Die Previews laufen.")
    assert found.term.status is status


def test_an_occurrence_names_its_concept_and_its_term() -> None:
    concept = Concept("c", {"de": (Term("Abspann"), Term("Schlusstitel", Status.ADMITTED))})
    (found,) = TermMatcher(Glossary((concept,))).find("Die Schlusstitel laufen.")
    assert (found.concept, found.term.text, found.kind) == (
        concept,
        "Schlusstitel",
        MatchKind.EXACT,
    )


def test_of_two_concepts_with_the_same_term_the_first_is_meant() -> None:
    concepts = tuple(Concept(id, {"de": (Term("Blende"),)}) for id in ("lens", "transition"))
    (found,) = TermMatcher(Glossary(concepts)).find("Die Blende ist offen.")
    assert found.concept.id == "lens"


def test_a_glossary_without_german_terms_finds_nothing() -> None:
    concept = Concept("c", {"en": (Term("end credits"),)})
    assert TermMatcher(Glossary((concept,))).find("Der Abspann läuft.") == ()


def test_other_languages_inflect_by_their_dictionary() -> None:
    concept = Concept("c", {"en": (Term("end credit"),)})
    found = TermMatcher(Glossary((concept,)), "en").find("The End Credits roll.")
    assert [(each.kind, each.span) for each in found] == [(MatchKind.INFLECTED, Span(4, 15))]


def test_a_language_without_a_dictionary_finds_exact_terms() -> None:
    concept = Concept("c", {"mt": (Term("film"),)})
    found = TermMatcher(Glossary((concept,)), "mt").find("Il-film u l-films.")
    assert [each.kind for each in found] == [MatchKind.HYPHEN_COMPOUND] * 2


def test_the_values_of_kinds_are_those_of_reports() -> None:
    assert [kind.value for kind in MatchKind] == [
        "exact", "inflected", "hyphen-compound", "compound-head", "compound-modifier",
    ]  # fmt: skip
