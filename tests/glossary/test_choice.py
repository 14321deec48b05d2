"""Which of a concept's terms a translation should have."""

from __future__ import annotations

import pytest

from loctool.glossary.choice import is_feminine, wanted_term
from loctool.glossary.formats.cells import parse_terms
from loctool.glossary.matching import Occurrence, TermMatcher
from loctool.glossary.terms import Concept, Glossary, Policy

DIRECTOR = {
    "de": "Regisseur | Regisseurin",
    "en": "director",
    "es": "director | directora",
    "fr": "réalisateur | cinéaste | réalisatrice",
    "it": "regista",
    "pt": "!diretor",
}
SINGER = {"de": "Sänger | Sängerin", "fr": "chanteur | chanteuse", "pl": "piosenkarz | piosenkarka"}
DOCTOR = {"de": "Arzt | Ärztin", "fr": "médecin | femme médecin", "es": "médico | médica"}
COLLEAGUE = {"de": "Kollege | Kollegin", "it": "collega", "nl": "collega", "es": "colega"}


def occurrence(word: str, cells: dict[str, str], policy: Policy = Policy.TRANSLATE) -> Occurrence:
    terms = {language: parse_terms(cell) for language, cell in cells.items()}
    matcher = TermMatcher(Glossary((Concept("it", terms, policy=policy),)))
    [found] = matcher.find(f"{word} kam.")
    return found


@pytest.mark.parametrize(
    ("word", "cells", "language", "expected"),
    [
        ("Der Regisseur", DIRECTOR, "fr", "réalisateur"),
        ("Die Regisseurin", DIRECTOR, "fr", "réalisatrice"),
        ("Die Regisseurinnen", DIRECTOR, "fr", "réalisatrice"),
        ("Die Regisseurin", DIRECTOR, "es", "directora"),
        ("Die Regisseurin", DIRECTOR, "en", "director"),
        ("Die Regisseurin", DIRECTOR, "it", "regista"),
        ("Der Sänger", SINGER, "fr", "chanteur"),
        ("Die Sängerin", SINGER, "fr", "chanteuse"),
        ("Die Sängerin", SINGER, "pl", "piosenkarka"),
        ("Die Ärztin", DOCTOR, "es", "médica"),
        ("Der Arzt", DOCTOR, "es", "médico"),
        ("Die Kollegin", COLLEAGUE, "it", "collega"),
        ("Die Kollegin", COLLEAGUE, "es", "colega"),
    ],
)
def test_a_woman_is_called_what_the_glossary_calls_women_where_it_can(
    word: str, cells: dict[str, str], language: str, expected: str
) -> None:
    term = wanted_term(occurrence(word, cells), language)
    assert term is not None
    assert term.text == expected


@pytest.mark.parametrize("word", ["Berlin", "Cousin", "Magazin", "Termin", "Schauspielerin"])
def test_a_word_in_in_alone_is_nobody_s_feminine(word: str) -> None:
    assert not is_feminine(occurrence(f"Die {word}", {"de": word}))


@pytest.mark.parametrize(
    ("one", "other"), [("Autor", "Autorin"), ("Arzt", "Ärztin"), ("Kollege", "Kollegin")]
)
def test_beside_its_masculine_it_is_one_and_the_masculine_is_not(one: str, other: str) -> None:
    assert is_feminine(occurrence(f"Die {other}", {"de": f"{one} | {other}"}))
    assert not is_feminine(occurrence(f"Der {one}", {"de": f"{one} | {other}"}))


def test_the_preferred_term_is_wanted_wherever_it_stands() -> None:
    cells = {"de": "Abspann", "en": "!closing titles | credits | end credits"}
    term = wanted_term(occurrence("Der Abspann", cells), "en")
    assert term is not None
    assert term.text == "credits"


def test_where_only_forbidden_terms_are_known_none_is_wanted() -> None:
    assert wanted_term(occurrence("Der Regisseur", DIRECTOR), "pt") is None


def test_where_the_language_has_none_none_is_wanted() -> None:
    assert wanted_term(occurrence("Der Regisseur", DIRECTOR), "nl") is None


def test_what_is_to_keep_is_wanted_as_the_source_has_it() -> None:
    term = wanted_term(occurrence("Das Showrunning", {"de": "Showrunning"}, Policy.KEEP), "fr")
    assert term is not None
    assert term.text == "Showrunning"
