"""Whether the output is a text of the right kind: there, of a fair length, without loops."""

from __future__ import annotations

import pytest

from tests.checks.guarding import found


@pytest.mark.parametrize("target", ["", " ", "\n", "…", "- -", "?!"])
def test_an_output_without_text_is_empty(target):
    assert found("output-empty", "Drehschluss!", target)


@pytest.mark.parametrize(("source", "target"), [("…", "…"), ("", ""), ("– –", ""), ("4", "4")])
def test_an_output_may_be_empty_where_the_source_says_nothing(source, target):
    assert found("output-empty", source, target) == []


LOOPS = [
    ("Es war kalt.", "It was cold cold cold cold."),
    ("Der Film ist neu.", "The film is is is new."),
    ("Der Film läuft an.", "The film starts, the film starts in the cinema, the film starts."),
    (
        "Die Serie kommt im Herbst zurück.",
        "The series is back in the autumn of the series is back in the autumn of the series is "
        "back in the autumn of the series.",
    ),
    ("Sie lacht.", "Ha la ha la ha la ha la."),
    ("Das Studio schweigt dazu.", "The studio is silent. The studio is silent."),
    ("Der Trailer ist da.", "T" + "railertrailer" * 20),
]


@pytest.mark.parametrize(("source", "target"), LOOPS)
def test_a_loop_is_found(source, target):
    assert found("output-repeats", source, target)


FAIR = [
    ("Es war sehr, sehr, sehr kalt.", "It was very, very, very cold."),
    ("New York, New York", "New York, New York"),
    ("Nein, nein.", "No, no."),
    ("Ha, ha, ha, ha!", "Ha, ha, ha, ha!"),
    ("Kommt sie? Kommt sie wirklich? Kommt sie?", "Is she coming? Really coming? Is she coming?"),
    (
        "Wir drehen im Winter. Wir drehen im Winter, hört ihr?",
        "We are shooting in winter. We are shooting in winter, do you hear?",
    ),
    ("Die, die die Serie kennen, wissen es.", "Those who know the series know that that is so."),
]


@pytest.mark.parametrize(("source", "target"), FAIR)
def test_what_the_source_repeats_may_be_repeated(source, target):
    assert found("output-repeats", source, target) == []


LONG = (
    "Der Streamingdienst hat am Donnerstag seine Zahlen für das dritte Quartal vorgelegt und "
    "damit die Erwartungen der Börse übertroffen, auch dank der Werbeeinnahmen."
)
FULL = (
    "The streaming service presented its third-quarter figures on Thursday, beating market "
    "expectations, thanks in part to advertising revenue."
)


def test_a_translation_of_usual_length_is_no_finding():
    assert found("output-too-short", LONG, FULL) == []
    assert found("output-too-long", LONG, FULL) == []


def test_a_translation_that_breaks_off_is_too_short():
    assert found("output-too-short", LONG, "The streaming service presented its figures.")


def test_a_translation_that_goes_on_is_too_long():
    assert found("output-too-long", LONG, FULL + " " + FULL)


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("VFX", "effets visuels", "fr"),
        ("Drehschluss", "fin du tournage", "fr"),
        ("Ja", "Yes, of course", "en"),
        ("Vorführungstermine", "Screenings", "en"),
        ("Filmförderungsanstalt", "German Federal Film Board", "en"),
        ("Dreharbeiten beendet", "That's a wrap", "en"),
    ],
)
def test_short_texts_may_differ_much_in_length(source, target, language):
    assert found("output-too-short", source, target, language) == []
    assert found("output-too-long", source, target, language) == []


def test_an_empty_output_is_not_also_too_short():
    assert found("output-too-short", LONG, "") == []
