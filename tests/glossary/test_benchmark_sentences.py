"""The sentences that terms are measured on hold what they claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.glossary.collection import read_glossaries, shipped_glossary
from loctool.glossary.matching import TermMatcher
from loctool.glossary.proof import ENFORCED

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
CORPORA = [
    (BENCHMARKS / "terms_de.tsv", shipped_glossary()),
    (BENCHMARKS / "terms_tiny.tsv", BENCHMARKS / "terms_tiny.csv"),
]


def rows(path: Path) -> list[tuple[str, set[str]]]:
    lines = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return [(sentence, set(ids.split(","))) for sentence, ids in lines]


@pytest.mark.parametrize(("sentences", "glossary"), CORPORA, ids=["starter", "tiny"])
def test_each_sentence_has_its_concepts_in_a_form_that_is_enforced(
    sentences: Path, glossary: Path
) -> None:
    matcher = TermMatcher(read_glossaries([glossary]).glossary)
    for sentence, ids in rows(sentences):
        found = [each for each in matcher.find(sentence) if each.kind in ENFORCED]
        assert {each.concept.id for each in found} == ids, sentence


def test_two_hundred_sentences_have_120_concepts_and_mostly_varied_forms() -> None:
    glossary = read_glossaries([shipped_glossary()]).glossary
    matcher = TermMatcher(glossary)
    written = rows(BENCHMARKS / "terms_de.tsv")
    concepts = [glossary.get(id) for id in {id for _, ids in written for id in ids}]
    assert len({sentence for sentence, _ in written}) == 200
    assert len(concepts) >= 120
    for concept in concepts:
        assert concept is not None
        assert all(concept.preferred(language) for language in ("en", "fr", "es")), concept.id
    exact = [
        sentence
        for sentence, _ in written
        if all(
            each.kind is ENFORCED[0] and not each.span.of(sentence).isupper()
            for each in matcher.find(sentence)
        )
    ]
    assert len(exact) <= 60
