"""The pipeline with a glossary and real models: the tiny Argos packages and the starter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from loctool import Document, Translator
from loctool.engines import Engines
from loctool.engines.installation import install_from_path
from loctool.glossary.formats.cells import parse_terms
from loctool.glossary.matching import TermMatcher
from loctool.glossary.proof import Rung, TermUse, Verdict
from loctool.glossary.terms import Concept, Glossary
from loctool.results import DocumentTranslation

DATA = Path(__file__).parent / "data"

CONCEPTS = {
    "flat": {"de": "Wohnung", "en": "flat", "fr": "logement"},
    "friend": {"de": "Freund", "en": "pal", "fr": "copain"},
    "film": {"de": "Film", "en": "picture", "fr": "long métrage"},
    "kid": {"de": "Kind", "en": "kid", "fr": "gosse"},
    "car": {"de": "Auto", "en": "vehicle", "fr": "véhicule"},
    "credits": {"de": "Abspann", "en": "end credits", "fr": "générique de fin"},
    "rough-cut": {"de": "Rohschnitt", "en": "rough cut", "fr": "premier montage"},
}

EVERYDAY = (
    "Tom ist mein Freund.",
    "Ich habe gestern einen neuen Film gesehen.",
    "Er hat 3 Bücher.",
    "Die Kinder spielen im Garten.",
    "Mein Freund hat mir ein Auto geliehen.",
    "Meine Wohnung ist klein.",
)

TRADE = (
    "Der Abspann dauert 4 Minuten.",
    "Niemand sah den Rohschnitt.",
    "Der Film startet am Donnerstag.",
)


@pytest.fixture(scope="module")
def matcher() -> TermMatcher:
    concepts = [
        Concept(id, {language: parse_terms(cell) for language, cell in cells.items()})
        for id, cells in CONCEPTS.items()
    ]
    return TermMatcher(Glossary(tuple(concepts), "own"))


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory, starter_model: Path) -> Iterator[Engines]:
    """Both engines, loaded once."""
    packages = tmp_path_factory.mktemp("argos") / "packages"
    for archive in DATA.glob("*.argosmodel"):
        install_from_path(archive, packages)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARGOS_PACKAGES_DIR", str(packages))
        patch.setenv("LOCTOOL_CACHE_DIR", str(starter_model.parent.parent))
        yield Engines()


@pytest.fixture(params=[("argos", "en"), ("argos", "fr"), ("starter", "en")], ids="-".join)
def translator(
    request: pytest.FixtureRequest, engines: Engines, matcher: TermMatcher
) -> Translator:
    engine, target = request.param
    return Translator(target, engine=engine, beam_size=2, engines=engines, glossary=matcher)


def documents(translator: Translator) -> list[Document]:
    sentences = EVERYDAY if translator.engine_name == "argos" else TRADE
    return [Document.from_text(text, "text") for text in sentences]


def translated(
    translator: Translator, documents: Sequence[Document]
) -> list[tuple[str, tuple[TermUse, ...]]]:
    return [shown(each) for each in translator.translate_documents(documents)]


def shown(translation: DocumentTranslation) -> tuple[str, tuple[TermUse, ...]]:
    return translation.text, translation.segments[0].terms


def test_terms_are_kept_and_a_batch_gives_what_its_sentences_give_alone(
    translator: Translator,
) -> None:
    several = documents(translator)
    together = translated(translator, several)
    uses = [use for _, terms in together for use in terms]
    kept = [use for use in uses if use.verdict is Verdict.KEPT]
    assert len(kept) >= 0.6 * len(uses) > 0
    assert any(use.rung not in (Rung.HYPOTHESIS, Rung.OPEN) for use in uses)
    assert [translated(translator, [each])[0] for each in several] == together


def test_what_is_said_to_be_kept_stands_there(translator: Translator) -> None:
    for translation in translator.translate_documents(documents(translator)[:2]):
        for use in translation.segments[0].terms:
            words = use.target.of(translation.segments[0].target.text) if use.target else ""
            assert (use.verdict is Verdict.KEPT) == bool(words)
            assert use.term is None or words.lower().startswith(use.term.text.lower()[:4])


def test_a_sentence_without_terms_is_as_without_a_glossary(
    engines: Engines, matcher: TermMatcher
) -> None:
    text = "Er hat 3 Bücher."
    without = Translator("en", engine="argos", engines=engines)
    with_terms = Translator("en", engine="argos", engines=engines, glossary=matcher)
    assert with_terms.translate_text(text) == without.translate_text(text)


def test_real_models_settle_terms_on_several_rungs(engines: Engines, matcher: TermMatcher) -> None:
    found = set()
    for engine, sentences in (("argos", EVERYDAY), ("starter", TRADE[:2])):
        translator = Translator("en", engine=engine, engines=engines, glossary=matcher)
        for sentence in sentences:
            document = Document.from_text(sentence, "text")
            [segment] = translator.translate_document(document).segments
            found |= {use.rung for use in segment.terms}
    assert {Rung.GLOSSARY_INPUT, Rung.SOURCE_REPLACED, Rung.MASK} <= found


def test_the_signature_names_the_glossary(translator: Translator, matcher: TermMatcher) -> None:
    assert f"glossary sha256:{matcher.glossary.sha256[:12]}" in translator.signature
