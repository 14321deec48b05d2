"""Each rung of the ladder gets a term into a sentence, and none pays for it with the sentence.

``tests/phrasebook.py`` says what the engine answers, so that each test sees one rung at work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.enforcement import fit_capital
from loctool.glossary.proof import Rung, Verdict
from loctool.judgement import MAX_DROP, Outcome
from loctool.rounds import translate_sentences
from loctool.segments import Link, Span
from tests.phrasebook import Phrasebook
from tests.terms import sentence, terms, unpolished, wants_numbers

TEXT = "Der Abspann läuft 12 Minuten."
PLAIN = "The finale runs 12 minutes."
TOLD = f"{TEXT} [Abspann = end credits]"
REPLACED = "Der end credits läuft 12 Minuten."
MASKED = "Der XQ1 läuft 12 Minuten."
GOOD = "The end credits run 12 minutes."


def speaker(phrases: Mapping[str, Sequence[str]], **options: Any) -> Phrasebook:
    """An engine that has nothing to say to what is not in its table."""
    return Phrasebook(phrases, unknown="?", **options)


def translated(book: Phrasebook, text: str = TEXT, target: str = "en") -> Outcome:
    some = sentence(text)
    found = translate_sentences(
        [some], book.bound(target=target), wants_numbers, unpolished, terms=terms(target)
    )
    return found[some]


def settled(
    phrases: Mapping[str, Sequence[str]], text: str = TEXT, **options: Any
) -> tuple[str, list[Rung | None]]:
    """The translation, and the rung that settled each term."""
    outcome = translated(speaker(phrases, **options), text)
    return outcome.best.text, [use.rung for use in outcome.uses]


class TestRungs:
    def test_the_best_hypothesis_may_have_the_term_already(self) -> None:
        book = speaker({TEXT: [GOOD, PLAIN]})
        outcome = translated(book)
        assert (outcome.best.text, outcome.uses[0].rung) == (GOOD, Rung.HYPOTHESIS)
        assert book.asked == [[TEXT]]

    def test_an_admitted_term_will_do(self) -> None:
        text = "The credits run 12 minutes."
        assert settled({TEXT: [text, GOOD]}) == (text, [Rung.HYPOTHESIS])

    def test_another_hypothesis_may_have_it(self) -> None:
        assert settled({TEXT: [PLAIN, GOOD]}) == (GOOD, [Rung.N_BEST])

    def test_an_engine_that_reads_a_glossary_is_told(self) -> None:
        phrases = {TEXT: [PLAIN], TOLD: [GOOD]}
        assert settled(phrases, reads_glossary=True) == (GOOD, [Rung.GLOSSARY_INPUT])

    def test_it_is_told_the_form_that_stands_there_where_the_lemma_did_not_help(self) -> None:
        text = "Die Staffeln laufen 12 Monate."
        phrases = {
            text: ["The runs last 12 months."],
            f"{text} [Staffel = season]": ["The runs last 12 months."],
            f"{text} [Staffeln = season]": ["The seasons last 12 months."],
        }
        expected = "The seasons last 12 months.", [Rung.GLOSSARY_INPUT]
        assert settled(phrases, text, reads_glossary=True) == expected

    def test_an_engine_that_reads_none_is_told_nothing(self) -> None:
        book = speaker({TEXT: [PLAIN], TOLD: [GOOD], REPLACED: [GOOD]})
        assert translated(book).uses[0].rung is Rung.SOURCE_REPLACED
        assert all(TOLD not in batch for batch in book.asked)

    def test_the_target_term_may_stand_in_the_source(self) -> None:
        assert settled({TEXT: [PLAIN], REPLACED: [GOOD]}) == (GOOD, [Rung.SOURCE_REPLACED])

    def test_a_mask_may_stand_for_it(self) -> None:
        phrases = {TEXT: [PLAIN], REPLACED: [PLAIN], MASKED: ["The XQ1 run 12 minutes."]}
        assert settled(phrases) == (GOOD, [Rung.MASK])

    def test_another_mask_where_the_first_is_lost(self) -> None:
        phrases = {
            TEXT: [PLAIN],
            REPLACED: [PLAIN],
            MASKED: [PLAIN],
            "Der [1] läuft 12 Minuten.": ["The [1] run 12 minutes."],
        }
        assert settled(phrases) == (GOOD, [Rung.MASK])

    def test_a_sentence_that_begins_with_a_masked_term_has_its_capital(self) -> None:
        text = "Abspann läuft 12 Minuten."
        phrases = {
            text: [PLAIN],
            "end credits läuft 12 Minuten.": [PLAIN],
            "XQ1 läuft 12 Minuten.": ["XQ1 run 12 minutes."],
        }
        assert settled(phrases, text) == ("End credits run 12 minutes.", [Rung.MASK])

    def test_so_has_one_that_begins_with_a_term_put_into_the_source(self) -> None:
        text = "Abspann läuft 12 Minuten."
        phrases = {text: [PLAIN], "end credits läuft 12 Minuten.": ["end credits run 12 minutes."]}
        assert settled(phrases, text) == ("End credits run 12 minutes.", [Rung.SOURCE_REPLACED])

    def test_the_words_it_became_are_replaced_where_their_translation_is_known(self) -> None:
        phrases = {TEXT: [PLAIN], "Abspann": ["finale"]}
        expected = "The end credits runs 12 minutes.", [Rung.SPAN_REPLACED]
        assert settled(phrases) == expected

    def test_or_where_the_engine_knows_which_they_are(self) -> None:
        links = tuple(
            Link(Span(*source), Span(*target))
            for source, target in [((0, 3), (0, 3)), ((4, 11), (4, 10)), ((12, 17), (11, 15))]
        )
        phrases = {TEXT: [PLAIN], "Abspann": ["it"]}
        expected = "The end credits runs 12 minutes.", [Rung.SPAN_REPLACED]
        assert settled(phrases, links={PLAIN: links}) == expected
        assert settled(phrases) == (PLAIN, [Rung.OPEN])

    def test_what_must_stay_is_masked_and_stands_there_as_the_glossary_has_it(self) -> None:
        phrases = {
            "Die VFX fehlen.": ["The effects are missing."],
            "Die XQ1 fehlen.": ["The XQ1 are missing."],
        }
        expected = "The VFX are missing.", [Rung.MASK]
        assert settled(phrases, "Die VFX fehlen.") == expected

    def test_a_sentence_that_is_a_term_is_what_the_glossary_has_for_it(self) -> None:
        phrases = {"Abspann": ["Finale"]}
        assert settled(phrases, "Abspann") == ("End credits", [Rung.SPAN_REPLACED])

    def test_clauses_apart_are_told_their_terms(self) -> None:
        text = "Der Abspann läuft 12 Minuten, aber die Staffel hat 8 Folgen."
        told = "Der Abspann läuft 12 Minuten, [Abspann = end credits]"
        phrases = {
            text: ["Runs long."],
            told: ["The end credits run 12 minutes."],
            "aber die Staffel hat 8 Folgen. [Staffel = season]": ["But the season has 8 episodes."],
        }
        outcome = translated(speaker(phrases, reads_glossary=True), text)
        assert outcome.best.text == (
            "The end credits run 12 minutes, but the season has 8 episodes."
        )
        assert [use.rung for use in outcome.uses] == [Rung.GLOSSARY_INPUT] * 2

    def test_where_no_rung_helps_the_sentence_stays_and_the_term_is_open(self) -> None:
        outcome = translated(speaker({TEXT: [PLAIN]}, reads_glossary=True))
        assert outcome.best.text == PLAIN
        assert (outcome.uses[0].verdict, outcome.uses[0].rung) == (Verdict.OPEN, Rung.OPEN)
        assert outcome.open == (0,)


class TestCapitals:
    def test_in_a_heading_in_capitals_terms_have_them_too(self) -> None:
        phrases = {
            "DIE NEUE STAFFEL": ["THE NEW RUN"],
            "DIE NEUE Staffel [Staffel = season]": ["THE NEW season"],
            "DIE NEUE season": ["THE NEW season"],
        }
        for reads, rung in ((True, Rung.GLOSSARY_INPUT), (False, Rung.SOURCE_REPLACED)):
            found = settled(phrases, "DIE NEUE STAFFEL", reads_glossary=reads)
            assert found == ("THE NEW SEASON", [rung])

    def test_a_heading_that_is_a_term_too(self) -> None:
        assert settled({}, "STAFFEL") == ("SEASON", [Rung.SPAN_REPLACED])
        assert settled({}, "Staffel") == ("Season", [Rung.SPAN_REPLACED])

    def test_but_where_the_engine_writes_small_letters_they_are_small(self) -> None:
        phrases = {
            "DIE NEUE STAFFEL": ["The new run"],
            "DIE NEUE season": ["The new season"],
        }
        assert settled(phrases, "DIE NEUE STAFFEL")[0] == "The new season"


class TestSeveralTerms:
    TEXT = "Der Abspann der Staffel zeigt den Rohschnitt."

    def test_each_rung_works_on_what_the_ones_before_left_open(self) -> None:
        told = "[Abspann = end credits; Rohschnitt = rough cut; Staffel = season]"
        phrases = {
            self.TEXT: ["The finale of the season shows the edit."],
            f"{self.TEXT} {told}": ["The end credits of the season show the edit."],
            "Rohschnitt": ["edit"],
        }
        assert settled(phrases, self.TEXT, reads_glossary=True) == (
            "The end credits of the season show the rough cut.",
            [Rung.GLOSSARY_INPUT, Rung.GLOSSARY_INPUT, Rung.SPAN_REPLACED],
        )

    def test_a_candidate_that_has_one_term_and_loses_another_is_no_better(self) -> None:
        plain = "The end credits of the run show the edit."
        phrases = {
            self.TEXT: [plain],
            "Der Abspann der season zeigt den rough cut.": [
                "The end of the season shows the edit."
            ],
        }
        assert settled(phrases, self.TEXT) == (plain, [Rung.HYPOTHESIS, Rung.OPEN, Rung.OPEN])

    def test_some_terms_are_better_than_none(self) -> None:
        phrases = {
            self.TEXT: ["The finale of the run shows the edit."],
            "Der end credits der season zeigt den rough cut.": [
                "The end credits of the run show the rough cut."
            ],
        }
        assert settled(phrases, self.TEXT) == (
            "The end credits of the run show the rough cut.",
            [Rung.SOURCE_REPLACED, Rung.OPEN, Rung.SOURCE_REPLACED],
        )


class TestNeverPayingWithTheSentence:
    """What has the term is not taken, and the term is told to be open."""

    def stays(self, other: str, score: float = -0.1) -> bool:
        phrases = {TEXT: [PLAIN], TOLD: [other], REPLACED: [other], MASKED: [other]}
        book = speaker(phrases, reads_glossary=True, scores={other: score, PLAIN: -0.1})
        outcome = translated(book)
        return outcome.best.text == PLAIN and outcome.uses[0].rung is Rung.OPEN

    def test_a_good_sentence_is_taken(self) -> None:
        assert not self.stays(GOOD, -0.1 - MAX_DROP + 0.01)

    def test_one_whose_score_collapsed_is_not(self) -> None:
        assert self.stays(GOOD, -0.1 - MAX_DROP - 0.01)

    def test_nor_one_that_lost_a_number(self) -> None:
        assert self.stays("The end credits run many minutes.")

    def test_nor_half_a_sentence(self) -> None:
        text = "Der Abspann läuft vor einem Bild der Stadt, in der die Geschichte begonnen hat."
        plain = "The finale runs over a picture of the town in which the story once began."
        half = "The end credits run over a picture."
        phrases = {text: [plain], f"{text} [Abspann = end credits]": [half]}
        assert settled(phrases, text, reads_glossary=True) == (plain, [Rung.OPEN])
        whole = "The end credits run over a picture of the town in which the story began."
        phrases[f"{text} [Abspann = end credits]"] = [half, whole]
        assert settled(phrases, text, reads_glossary=True) == (whole, [Rung.GLOSSARY_INPUT])

    def test_nor_one_that_goes_on_and_on(self) -> None:
        assert self.stays(f"{GOOD} {GOOD} {GOOD}")

    def test_nor_one_with_a_forbidden_term(self) -> None:
        assert self.stays("The closing titles run 12 minutes.")

    def test_replaced_words_are_asked_about_too(self) -> None:
        phrases = {TEXT: [PLAIN], "Abspann": ["finale"]}
        put_in = "The end credits runs 12 minutes."
        assert settled(phrases, scores={put_in: -0.6})[0] == put_in
        assert settled(phrases, scores={put_in: -1.6}) == (PLAIN, [Rung.OPEN])

    def test_protected_spans_stay_whatever_is_done_for_a_term(self) -> None:
        text = "Der Abspann läuft auf https://kino.example heute."
        phrases = {
            "Der Abspann läuft auf XQ1 heute.": ["The finale is on XQ1 today."],
            "Der end credits läuft auf XQ1 heute.": ["The end credits are on it today."],
            "Der XQ1 läuft auf XQ2 heute.": ["The XQ1 are on XQ2 today."],
        }
        expected = "The end credits are on https://kino.example today.", [Rung.MASK]
        assert settled(phrases, text) == expected

    def test_a_forbidden_term_of_the_engine_s_own_is_mended(self) -> None:
        phrases = {TEXT: ["The closing titles run 12 minutes."], REPLACED: [GOOD]}
        assert settled(phrases) == (GOOD, [Rung.SOURCE_REPLACED])


class TestAskingInTime:
    """An engine that can be told terms is asked for a quick translation first."""

    def test_where_the_quick_one_has_the_term_nothing_is_told(self) -> None:
        book = speaker({TEXT: [GOOD], TOLD: [PLAIN]}, reads_glossary=True)
        assert translated(book).best.text == GOOD
        assert book.asked == [[TEXT], [TEXT]]

    def test_where_it_has_not_the_sentence_is_not_translated_without_the_term(self) -> None:
        book = speaker({TEXT: [PLAIN, GOOD], TOLD: [GOOD]}, reads_glossary=True)
        assert translated(book).uses[0].rung is Rung.GLOSSARY_INPUT
        assert book.asked == [[TEXT], [TOLD]]

    def test_a_sentence_without_terms_is_asked_for_once(self) -> None:
        book = speaker({"Der Film läuft.": ["The film is on."]}, reads_glossary=True)
        translated(book, "Der Film läuft.")
        assert book.asked == [["Der Film läuft."]]

    def test_the_ladder_begins_where_the_full_search_lost_the_term_again(self) -> None:
        phrases = {f"{TEXT} (greedy)": [GOOD], TEXT: [PLAIN], TOLD: [f"Now {GOOD}"]}
        book = speaker(phrases, reads_glossary=True)
        outcome = translated(book)
        assert (outcome.best.text, outcome.uses[0].rung) == (f"Now {GOOD}", Rung.GLOSSARY_INPUT)
        assert book.asked == [[f"{TEXT} (greedy)"], [TEXT], [TOLD]]

    def test_where_nothing_helps_the_full_search_has_the_last_word(self) -> None:
        better = "The finale runs for 12 minutes."
        book = speaker({TEXT: [better, PLAIN], TOLD: ["End credits."]}, reads_glossary=True)
        assert translated(book).best.text == better


class TestAlternatives:
    def alternatives(self, book: Phrasebook) -> list[str]:
        return [each.text for each in translated(book).alternatives]

    def test_they_are_those_of_the_list_the_translation_stands_in(self) -> None:
        told = [GOOD, "The end credits take 12 minutes.", "The end credits last 12 minutes."]
        book = speaker({TEXT: [PLAIN], TOLD: told}, reads_glossary=True)
        assert self.alternatives(book) == told[:2]  # half the beam

    def test_what_words_were_replaced_in_comes_before_what_it_was_made_of(self) -> None:
        book = speaker({TEXT: [PLAIN, "It lasts 12 minutes."], "Abspann": ["finale"]})
        assert self.alternatives(book) == [
            "The end credits runs 12 minutes.",
            PLAIN,
            "It lasts 12 minutes.",
        ]


PHRASES = {
    TEXT: [PLAIN],
    TOLD: [GOOD],
    "Die Staffel endet.": ["The run ends."],
    "Die Staffel endet. [Staffel = season]": ["The season ends."],
    "Der Rohschnitt kommt.": ["The edit comes.", "The rough cut comes."],
    "Der Film läuft.": ["The film is on."],
    "Die VFX fehlen.": ["The effects are missing."],
    "Die XQ1 fehlen.": ["The XQ1 are missing."],
}
SENTENCES = [text for text in PHRASES if "[" not in text and "XQ" not in text]


@pytest.mark.parametrize("reads_glossary", [True, False])
@given(texts=st.lists(st.sampled_from(SENTENCES), max_size=6))
@settings(deadline=None, max_examples=40)
def test_a_batch_gives_what_its_sentences_give_alone(
    texts: list[str], reads_glossary: bool
) -> None:
    engine = speaker(PHRASES, reads_glossary=reads_glossary).bound()
    known = terms()
    sentences = [sentence(text) for text in texts]
    together = translate_sentences(sentences, engine, wants_numbers, unpolished, terms=known)
    for each in sentences:
        alone = translate_sentences([each], engine, wants_numbers, unpolished, terms=known)
        assert together[each] == alone[each]


@pytest.mark.parametrize(
    ("term", "words", "expected"),
    [
        ("end credits", "Titles", "End credits"),
        ("end credits", "titles", "end credits"),
        ("VFX", "effects", "VFX"),
        ("CGI", "Effects", "CGI"),
    ],
)
def test_a_term_takes_the_capital_of_the_words_it_replaces(
    term: str, words: str, expected: str
) -> None:
    assert fit_capital(term, words) == expected
