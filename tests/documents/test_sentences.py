import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.documents.boundaries import MAX_WHOLE_CHARS
from loctool.documents.sentences import MIN_PART_WORDS, split_parts, split_sentences
from loctool.segments import Span

BOUNDARY = "⏐"

GERMAN_CASES = [
    line
    for line in Path(__file__).with_name("sentences_de.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]

OTHER_CASES = [
    ("en", "Dr. Mara Webb arrived at 8 p.m. on Friday. ⏐ The gala began at No. 5."),
    ("en", "The series ended in 1999. ⏐ Fans still write letters."),
    (
        "en",
        "Sun Films Inc. reports growth. ⏐ It sold its share to Moon Corp. ⏐ The price is unknown.",
    ),
    ("en", "She moved to the U.S. in May. ⏐ He stayed in the U.K. ⏐ They met again."),
    ("en", "“We shoot. We do not stop,” she said. ⏐ Then she left."),
    ("en", "She hosted Jeopardy! last night. ⏐ Was it fun? ⏐ Yes!"),
    ("fr", "M. Durand a vu le film. ⏐ « Il est long. Mais il est beau », dit-il."),
    ("fr", "Le film sort le 3 mai. ⏐ Les billets sont en vente !"),
    ("es", "El Sr. Ruiz dirige la serie. ⏐ ¿Cuándo se estrena? ⏐ ¡Pronto!"),
    ("it", "Il film dura 98 minuti. ⏐ È bello."),
    ("nl", "De film draait o.a. in Gent. ⏐ De kaarten zijn op."),
    ("pt", "O filme estreia em maio. ⏐ O Dr. Sousa não gostou."),
    ("pl", "Film trwa np. dwie godziny. ⏐ Serial wraca w 2027 r. do kin."),
    ("ja", "映画は五月に公開されます。⏐監督は東京にいます。"),
    ("xx", "An unknown language. ⏐ Two sentences."),
]

texts = st.text() | st.text(alphabet=" .!?…„“\"'»«()[]\n\t-–:;,aAzZ19ßÄ🎬。ı", max_size=80)


def parts_of(text, spans):
    return [span.of(text) for span in spans]


def assert_covers(text, spans):
    edges = [Span(0, 0), *spans, Span(len(text), len(text))]
    for before, after in pairwise(edges):
        assert before.end <= after.start
        assert not text[before.end : after.start].strip()
    for span in spans:
        assert span.of(text)
        assert span.of(text) == span.of(text).strip()


def joined(case):
    parts = [part.strip() for part in case.split(BOUNDARY)]
    space = " " if f" {BOUNDARY}" in case else ""
    return space.join(parts), parts


def test_there_are_enough_cases():
    assert len(set(GERMAN_CASES)) >= 120


@pytest.mark.parametrize("case", GERMAN_CASES)
def test_german_sentences_end_where_the_case_says(case):
    text, sentences = joined(case)

    assert parts_of(text, split_sentences(text, "de")) == sentences


@pytest.mark.parametrize(("language", "case"), OTHER_CASES)
def test_other_languages_have_sentences_too(language, case):
    text, sentences = joined(case)

    assert parts_of(text, split_sentences(text, language)) == sentences


def test_all_cases_in_one_paragraph_keep_most_of_their_ends():
    # A case without a full stop, or with a doubtful one, runs into the next; most must not.
    inner = [sentence for case in GERMAN_CASES for sentence in joined(case)[1]]
    text = " ".join(inner)

    found = parts_of(text, split_sentences(text, "de"))

    assert len(set(inner) & set(found)) > 0.85 * len(set(inner))


@settings(deadline=None, max_examples=300)
@given(texts, st.sampled_from(["de", "en", "fr", "ja", "xx"]))
def test_sentences_and_the_space_between_them_join_to_the_text(text, language):
    assert_covers(text, split_sentences(text, language))


@settings(deadline=None, max_examples=300)
@given(texts, st.none() | st.integers(1, 30))
def test_parts_and_the_space_between_them_join_to_the_text(text, max_chars):
    spans = split_parts(text, max_chars=max_chars)

    assert_covers(text, spans)
    assert max_chars is None or all(span.end - span.start <= max_chars for span in spans)


def test_an_empty_line_ends_a_headline():
    text = "Netflix wächst\n\nDer Umsatz stieg."

    assert parts_of(text, split_sentences(text, "de")) == ["Netflix wächst", "Der Umsatz stieg."]


def test_a_wrapped_line_ends_nothing():
    text = "Der Umsatz\nstieg am 3.\nOktober."

    assert parts_of(text, split_sentences(text, "de")) == [text]


def test_list_items_on_lines_of_their_own_are_apart():
    text = "Neu im Mai\n- Nacht\n- Tag"

    assert parts_of(text, split_sentences(text, "de")) == ["Neu im Mai", "- Nacht", "- Tag"]


def test_a_long_quotation_is_divided_and_its_last_sentence_keeps_the_attribution():
    sentence = "Wir haben diesen Film in nur dreißig Tagen und ohne jede Pause gedreht."
    text = f"„{sentence} {sentence} {sentence}“, sagte sie."
    assert len(text) > MAX_WHOLE_CHARS

    found = parts_of(text, split_sentences(text, "de"))

    assert found == [f"„{sentence}", sentence, f"{sentence}“, sagte sie."]


def test_an_opening_quote_that_is_never_closed_hides_no_end():
    text = "Er sagte: „Wir drehen. Danach ging er. Sie blieb."

    assert len(split_sentences(text, "de")) == 3


def test_protected_ranges_are_not_divided():
    text = "Der Befehl sed s/Rot. Das/C/ hilft. Danach läuft es."
    start = text.index("sed")
    code = Span(start, text.index(" hilft"))

    found = parts_of(text, split_sentences(text, "de", (code,)))

    assert found == ["Der Befehl sed s/Rot. Das/C/ hilft.", "Danach läuft es."]
    assert len(split_sentences(text, "de")) == 3


@pytest.mark.parametrize(
    "text",
    [
        "." * 10_000,
        ". " * 5_000,
        ".)" * 5_000,
        "„" * 10_000,
        "„A. " * 2_500,
        '"A. ' * 2_500,
        "(" * 5_000 + ")" * 5_000,
        "!?… " * 2_500,
        "A. (" + "b " * 5_000,
        "1. " * 3_000,
        "Z. " * 3_000,
        "z. B. " * 1_600,
        " " * 10_000 + ".",
        "x" * 10_000 + ". Der",
        "\n" * 10_000,
        "- \n" * 3_000,
        "🎬" * 10_000,
        ".." + "[" + "111 " * 2_500 + "]",
        "Rok bud." + "2027" * 2_500,
        "\u0000\ud800. Der" * 1_000,
        "a-" * 5_000 + ". B",
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_odd_input_takes_no_time(text):
    start = time.process_time()
    sentences = split_sentences(text, "de")
    parts = split_parts(text, max_chars=200)
    seconds = time.process_time() - start

    assert_covers(text, sentences)
    assert_covers(text, parts)
    assert seconds < 2


def test_the_time_grows_with_the_length_only():
    paragraph = " ".join(joined(case)[0] for case in GERMAN_CASES)

    def seconds(times):
        text = paragraph * times
        start = time.process_time()
        split_sentences(text, "de")
        return time.process_time() - start

    seconds(1)
    assert min(seconds(40) for _ in range(3)) < 20 * min(seconds(10) for _ in range(3))


PART_CASES = [
    "Der Film läuft gut, ⏐ aber die Kritik ist nicht begeistert.",
    "Die Serie endet im Mai; ⏐ der Sender plant keine weitere Staffel.",
    "Das Studio wächst schnell – ⏐ allerdings nicht in allen Ländern.",
    "Die Regisseurin sagte gestern, ⏐ dass der Rohschnitt fertig sei.",
    "„Der Rohschnitt ist endlich fertig“, ⏐ sagte die Regisseurin gestern.",
    "Er stellte eine Frage: ⏐ Wann beginnt der Dreh?",
    "„Wir drehen jeden Tag. ⏐ Wir hören nicht auf.“, sagte er.",
    "Der Film, der im Mai startet, läuft.",
    "Ja, aber nein.",
    "Der Film startet um 20:15 Uhr im Ersten.",
    "Die Autor:innen streiken weiter im Mai.",
]


@pytest.mark.parametrize("case", PART_CASES)
def test_clauses_are_divided_where_the_case_says(case):
    text, parts = joined(case)

    assert parts_of(text, split_parts(text)) == parts


def test_every_part_has_enough_words():
    text = "Er kam, und sie ging, aber der Film, der lief, und das Publikum, das saß, blieb da."

    assert all(len(part.split()) >= MIN_PART_WORDS for part in parts_of(text, split_parts(text)))


def test_parts_of_a_sentence_have_offsets_in_the_whole_text():
    text = "Vorher. Der Film läuft gut, aber nicht überall. Nachher."
    sentence = Span(text.index("Der"), text.index(" Nachher"))

    assert parts_of(text, split_parts(text, sentence)) == [
        "Der Film läuft gut,",
        "aber nicht überall.",
    ]


def test_a_clause_that_is_too_long_is_divided_at_a_comma_if_there_is_one():
    text = "Nominiert sind lange Filme aus Polen, kurze Filme aus Island und Serien aus Ghana."

    assert parts_of(text, split_parts(text, max_chars=60)) == [
        "Nominiert sind lange Filme aus Polen,",
        "kurze Filme aus Island und Serien aus Ghana.",
    ]


def test_a_word_is_not_divided_while_there_is_a_space():
    assert parts_of("ab " + "x" * 9, split_parts("ab " + "x" * 9, max_chars=10)) == ["ab", "x" * 9]


def test_a_word_that_is_too_long_is_divided_as_the_last_resort():
    assert parts_of("x" * 25, split_parts("x" * 25, max_chars=10)) == ["x" * 10, "x" * 10, "x" * 5]
