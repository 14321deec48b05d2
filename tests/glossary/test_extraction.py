from __future__ import annotations

import pytest

from loctool.glossary.extraction import Candidate, Extraction, Passage, extract
from loctool.glossary.frequencies import german_frequencies
from loctool.glossary.nominals import NominalKind
from loctool.glossary.terms import Concept, Glossary, Term

EMPTY = Glossary(())
HOUSE = Glossary(
    (
        Concept("cut", {"de": (Term("Rohschnitt"),)}),
        Concept("results", {"de": (Term("Quartalszahlen"),)}),
        Concept("vfx", {"de": (Term("visuelle Effekte"),)}),
        Concept("phase", {"de": (Term("Phase"),)}),
    )
)


def found(*sentences: str, glossary: Glossary = EMPTY, **options: object) -> Extraction:
    passages = [Passage(text, "a.md", line) for line, text in enumerate(sentences, 1)]
    return extract(passages, glossary, **options)  # type: ignore[arg-type]


def one(lemma: str, extraction: Extraction) -> Candidate:
    [candidate] = [each for each in extraction.candidates if each.lemma == lemma]
    return candidate


def lemmas(extraction: Extraction) -> list[str]:
    return [candidate.lemma for candidate in extraction.candidates]


def test_forms_of_a_noun_are_one_candidate_with_its_lemma() -> None:
    candidate = one(
        "Serienfinale",
        found("Das Serienfinale läuft.", "Wegen des Serienfinales.", "Das Serienfinale endet."),
    )
    assert (candidate.count, candidate.kind) == (3, NominalKind.COMPOUND)
    assert dict(candidate.forms) == {"Serienfinale": 2, "Serienfinales": 1}


def test_a_compound_the_dictionary_lacks_takes_the_lemma_of_its_head() -> None:
    extraction = found("Mit den Rohschnittfassungen war sie zufrieden.")
    assert lemmas(extraction) == ["Rohschnittfassung"]


def test_an_unknown_loan_is_brought_to_the_form_without_an_ending() -> None:
    candidate = one("Showrunner", found("Der Showrunner kam.", "Mit den Showrunnern sprach sie."))
    assert dict(candidate.forms) == {"Showrunner": 1, "Showrunnern": 1}


def test_spellings_with_and_without_hyphen_are_one() -> None:
    extraction = found("Die Shotplanung beginnt.", "Nach der Shot-Planung geht es los.")
    assert [candidate.count for candidate in extraction.candidates] == [2]


def test_hyphen_compounds_and_acronyms_say_what_they_are() -> None:
    extraction = found("Die VFX verlangt der VFX-Supervisor.")
    kinds = {candidate.lemma: candidate.kind for candidate in extraction.candidates}
    assert kinds == {
        "VFX": NominalKind.ACRONYM,
        "VFX-Supervisor": NominalKind.HYPHEN_COMPOUND,
    }


def test_an_adjective_that_says_what_kind_makes_a_phrase() -> None:
    extraction = found("Mit generativer Animation und einer virtuellen Produktion arbeitet sie.")
    assert "generative Animation" in lemmas(extraction)
    assert "virtuelle Produktion" in lemmas(extraction)


def test_an_adjective_that_says_how_a_thing_is_makes_none() -> None:
    assert not any(
        " " in lemma for lemma in lemmas(found("Ein neuer Rohschnitt und große Effekte."))
    )


def test_a_noun_and_its_genitive_are_a_phrase_when_they_stand_together_again() -> None:
    twice = found("Die Rechte der Verwertung fehlen.", "Um die Rechte der Verwertung geht es.")
    assert any(lemma.endswith("der Verwertung") for lemma in lemmas(twice))
    once = found("Die Rechte der Verwertung fehlen.")
    assert not any(lemma.endswith("der Verwertung") for lemma in lemmas(once))


def test_two_foreign_words_with_an_article_are_a_term() -> None:
    assert "Virtual Production" in lemmas(found("Die Virtual Production ist neu."))


def test_a_plural_that_stands_alone_stays_a_plural() -> None:
    assert "Dreharbeiten" in lemmas(found("Die Dreharbeiten enden.", "Nach den Dreharbeiten."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Gestern sprach Tarek Öztürk vor der Presse.",
        "Dort hat Frau Öztürk gesprochen.",
        "Die Öztürk-Rede kam gut an, sagte Öztürk.",
    ],
)
def test_names_are_left_out_and_listed(sentence: str) -> None:
    extraction = found(sentence)
    assert not any("Öztürk" in lemma for lemma in lemmas(extraction))
    assert "Öztürk" in extraction.names


def test_a_surname_is_one_wherever_it_stands() -> None:
    extraction = found("Emma Stein kam.", "Danach ging Stein.", first_names={"Emma"})
    assert "Stein" in extraction.names


def test_names_that_the_caller_knows_are_left_out() -> None:
    assert lemmas(found("In Neuseeland war die Premiere.", names={"Neuseeland"})) == ["Premiere"]


def test_words_of_titles_are_left_out() -> None:
    sentence = "Der Film „Die Kanzlei am Deich“ hat einen Abspann."
    assert set(lemmas(found(sentence))) == {"Abspann", "Film"}


def test_the_first_word_of_a_sentence_needs_no_capital_of_its_own() -> None:
    assert lemmas(found("Gestern kam ein Abspann.", "Laufen will er.")) == ["Abspann"]


def test_what_the_glossary_has_is_said_with_the_kind_of_match() -> None:
    extraction = found("Der Rohschnitt und die Rohschnittphase.", glossary=HOUSE)
    whole, part = one("Rohschnitt", extraction), one("Rohschnittphase", extraction)
    assert [(each.concept, each.kind.value) for each in whole.coverage] == [("cut", "exact")]
    assert {(each.concept, each.kind.value) for each in part.coverage} == {
        ("cut", "compound-modifier"),
        ("phase", "compound-head"),
    }
    assert (whole.is_covered, part.is_covered) == (True, False)


def test_a_covered_candidate_is_called_as_the_glossary_calls_it() -> None:
    extraction = found("Die Quartalszahl überraschte mit visuellen Effekten.", glossary=HOUSE)
    assert set(lemmas(extraction)) == {"visuelle Effekte", "Quartalszahlen"}


def test_a_word_inside_a_term_of_the_glossary_is_no_candidate() -> None:
    assert "Effekt" not in lemmas(found("Mit visuellen Effekten.", glossary=HOUSE))


def test_words_of_everyday_language_and_of_every_newspaper_are_no_terms() -> None:
    text = "Das Unternehmen nannte am Haus zur Zeit des Jahres keine Zahlen zum Rohschnitt."
    filler = ["Und so ging es dann eben auch hier noch ein wenig weiter."] * 40
    assert lemmas(found(text, *filler)) == ["Rohschnitt"]


def test_what_is_frequent_here_comes_first() -> None:
    extraction = found("Der Nachdreh kam.", "Der Rohschnitt kam.", "Ein Rohschnitt fehlt.")
    assert lemmas(extraction)[0] == "Rohschnitt"


def test_examples_are_the_first_sentences_with_their_places() -> None:
    sentences = [f"Der Abspann Nummer {word} fehlt." for word in ("eins", "zwei", "drei", "vier")]
    examples = one("Abspann", found(*sentences)).examples
    assert [(each.path, each.line) for each in examples] == [("a.md", n) for n in (1, 2, 3)]


def test_no_text_gives_no_candidate() -> None:
    assert found() == Extraction((), {}, 0)


def test_the_list_of_frequencies_knows_everyday_words_from_others() -> None:
    usual = german_frequencies()
    assert usual.share("Haus") > 100 * usual.share("Rohschnitt") > 0
    assert usual.share("Quartal") > 50 * usual.share("Rohschnitt")
