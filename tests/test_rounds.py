"""Each sentence gets as many attempts as it needs, batched with the others."""

from __future__ import annotations

from loctool.attempts import Sentence
from loctool.documents.protected import find_protected
from loctool.findings import Finding, Severity
from loctool.rounds import translate_sentences
from tests.phrasebook import Phrasebook


def wants_film(source: str, target: str) -> tuple[Finding, ...]:
    """A guard that is easy to see through."""
    if "Film" in source and "film" not in target:
        return (Finding("film-missing", Severity.ERROR, "film is missing"),)
    return ()


def content(source: str, target: str) -> tuple[Finding, ...]:
    return ()


def unpolished(source: str, target: str) -> str:
    return target


def sentence(text: str) -> Sentence:
    return Sentence(text, find_protected(text))


def test_the_first_hypothesis_without_findings_is_taken() -> None:
    book = Phrasebook({"Ein Film.": ["A movie.", "A film.", "One film."]})
    outcome = translate_sentences([sentence("Ein Film.")], book.bound(), wants_film, unpolished)
    assert outcome[sentence("Ein Film.")].best.text == "A film."
    assert [h.text for h in outcome[sentence("Ein Film.")].alternatives] == [
        "A movie.",
        "A film.",
        "One film.",
    ]


def test_hypotheses_are_polished_before_they_are_judged() -> None:
    def polish(source: str, target: str) -> str:
        return target.replace("movie", "film")

    book = Phrasebook({"Ein Film.": ["A movie."]})
    outcome = translate_sentences([sentence("Ein Film.")], book.bound(), wants_film, polish)
    assert outcome[sentence("Ein Film.")].best.text == "A film."
    assert outcome[sentence("Ein Film.")].findings == ()


def test_equal_sentences_are_translated_once() -> None:
    book = Phrasebook({"Ja.": ["Yes."]})
    translate_sentences([sentence("Ja.")] * 3, book.bound(), content, unpolished)
    assert book.asked == [["Ja."]]


def test_a_lost_mask_is_tried_again_in_another_style() -> None:
    text = "Mehr auf https://kino.example heute."
    book = Phrasebook(
        {
            "Mehr auf XQ1 heute.": ["More today."],
            "Mehr auf [1] heute.": ["More on [1] today."],
        }
    )
    outcome = translate_sentences([sentence(text)], book.bound(), content, unpolished)
    assert outcome[sentence(text)].best.text == "More on https://kino.example today."
    assert book.asked == [["Mehr auf XQ1 heute."], ["Mehr auf [1] heute."]]


def test_when_no_mask_survives_the_text_around_it_is_translated() -> None:
    text = "Mehr auf https://kino.example heute."
    book = Phrasebook(
        {
            "Mehr auf XQ1 heute.": ["More today."],
            "Mehr auf [1] heute.": ["More today."],
            "Mehr auf": ["More on"],
            "heute.": ["Today."],
        }
    )
    outcome = translate_sentences([sentence(text)], book.bound(), content, unpolished)
    assert outcome[sentence(text)].best.text == "More on https://kino.example today."


def test_a_sentence_with_findings_is_translated_in_parts() -> None:
    text = "Der Film läuft gut, aber die Serie läuft nicht mehr."
    book = Phrasebook(
        {
            text: ["It runs well, but the series does not."],
            "Der Film läuft gut,": ["The film is doing well."],
            "aber die Serie läuft nicht mehr.": ["But the series is off."],
        }
    )
    outcome = translate_sentences([sentence(text)], book.bound(), wants_film, unpolished)
    assert outcome[sentence(text)].best.text == "The film is doing well, but the series is off."
    assert outcome[sentence(text)].findings == ()


def test_the_whole_sentence_stays_where_its_parts_are_no_better() -> None:
    text = "Der Film läuft gut, aber die Serie läuft nicht mehr."
    book = Phrasebook(
        {
            text: ["It runs well, but the series does not."],
            "Der Film läuft gut,": ["It is good."],
            "aber die Serie läuft nicht mehr.": ["The series is off."],
        }
    )
    outcome = translate_sentences([sentence(text)], book.bound(), wants_film, unpolished)
    assert outcome[sentence(text)].best.text == "It runs well, but the series does not."
    assert [finding.id for finding in outcome[sentence(text)].findings] == ["film-missing"]


def test_sentences_that_are_settled_are_not_asked_for_again() -> None:
    bad = "Der Film läuft gut, aber die Serie läuft nicht mehr."
    book = Phrasebook({"Gut.": ["Good."], bad: ["Bad."]})
    translate_sentences([sentence("Gut."), sentence(bad)], book.bound(), wants_film, unpolished)
    assert book.asked[0] == ["Gut.", bad]
    assert all("Gut." not in batch for batch in book.asked[1:])


def test_too_long_a_sentence_goes_in_parts_from_the_start() -> None:
    text = "; ".join(["Der Film läuft seit gestern in allen Kinos der Stadt"] * 9)
    book = Phrasebook({}, max_pieces=20)
    translate_sentences([sentence(text)], book.bound(), content, unpolished)
    assert len(book.asked) == 1
    assert all(len(request.split()) <= 20 for request in book.asked[0])


def test_when_nothing_comes_out_the_source_stays_and_an_error_says_so() -> None:
    book = Phrasebook({"Ja.": [""]})
    outcome = translate_sentences([sentence("Ja.")], book.bound(), content, unpolished)[
        sentence("Ja.")
    ]
    assert outcome.best.text == "Ja."
    assert [finding.id for finding in outcome.findings] == ["output-empty"]


def test_progress_ends_at_the_whole() -> None:
    shares: list[float] = []
    book = Phrasebook({})
    sentences = [sentence(f"Satz Nummer {n}.") for n in range(5)]
    translate_sentences(sentences, book.bound(), content, unpolished, shares.append)
    assert shares[-1] == 1.0
