from __future__ import annotations

from hypothesis import given, settings

from loctool.glossary.statistics import LanguageStatistics, count
from loctool.glossary.terms import Concept, Glossary, Policy, Status, Term
from tests.glossary.strategies import any_text, glossaries


def test_coverage_is_a_share_of_what_is_translated() -> None:
    glossary = Glossary(
        (
            Concept("a", {"de": (Term("Dreh"),), "en": (Term("shoot"),)}, domain="film"),
            Concept("b", {"de": (Term("Set"),), "en": (Term("x", Status.FORBIDDEN),)}),
            Concept("c", {"de": (Term("VFX"),)}, policy=Policy.KEEP),
        )
    )
    counted = count(glossary)
    assert (counted.concepts, counted.kept, counted.defined) == (3, 1, 0)
    assert counted.domains == {"": 2, "film": 1}
    assert counted.languages[1] == LanguageStatistics(
        "en",
        1,
        0.5,
        {Status.PREFERRED: 1, Status.ADMITTED: 0, Status.DEPRECATED: 0, Status.FORBIDDEN: 1},
    )


@settings(max_examples=40, deadline=None)
@given(glossaries(any_text, regular=False))
def test_every_term_and_every_concept_is_counted_once(glossary: Glossary) -> None:
    counted = count(glossary)
    assert sum(counted.domains.values()) == sum(counted.parts_of_speech.values()) == len(glossary)
    assert sum(sum(each.terms.values()) for each in counted.languages) == sum(
        len(terms) for concept in glossary for terms in concept.terms.values()
    )
