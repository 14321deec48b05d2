from __future__ import annotations

import pytest

from tests.checks.guarding import found

GERMAN = [
    ("en", "Die Serie wird nicht fortgesetzt.", "Die Serie wird nicht fortgesetzt."),
    ("en", "Live aus Berlin", "Live aus Berlin"),
    ("fr", "Trailer für die neue Staffel", "Trailer für die neue Staffel"),
    ("en", "Neue Serie läuft an", "Neue Serie läuft an"),
    ("en", "Die Serie wird nicht fortgesetzt.", "The series wird nicht fortgesetzt."),
    (
        "es",
        "Die Dreharbeiten beginnen im Frühjahr, weil das Studio noch kein Geld hat.",
        "El rodaje comienza en primavera, weil das Studio noch kein Geld hat.",
    ),
    (
        "nl",
        "Die Regisseurin kündigte gestern ihren neuen Spielfilm an.",
        "Die Regisseurin kündigte gestern ihren neuen Film im Kino an.",
    ),
    ("pl", "Das ist der Trailer zum Film.", "Das ist der Trailer zum Film."),
]

TRANSLATED = [
    ("en", "Netflix, Disney und Sony", "Netflix, Disney and Sony"),
    ("en", "Stranger Things", "Stranger Things"),
    ("en", "Steven Spielberg", "Steven Spielberg"),
    ("fr", "Trailer", "Trailer"),
    ("en", "„Das Boot“ und „Die Welle“ im Kino", "“Das Boot” and “Die Welle” in cinemas"),
    (
        "en",
        "„Das Leben der Anderen“ gewann.",
        "“Das Leben der Anderen” won an award.",
    ),
    ("nl", "Wer war hier in dem Film?", "Wie was er in de film?"),
    ("en", "Die Hard in 4K", "Die Hard in 4K"),
    ("en", "Er hat so viel Glück.", "He was so lucky, man, and will die as an old man."),
    ("pl", "Das ist so.", "To jest tak, a to nie."),
    (
        "en",
        "Warner Bros. Discovery und Paramount Global",
        "Warner Bros. Discovery, Paramount Global",
    ),
]


@pytest.mark.parametrize(("language", "source", "target"), GERMAN)
def test_german_left_over_is_found(language, source, target):
    assert found("still-source", source, target, language)


@pytest.mark.parametrize(("language", "source", "target"), TRANSLATED)
def test_names_and_shared_words_are_not_german(language, source, target):
    assert found("still-source", source, target, language) == []


def test_a_third_language_is_found():
    source = "Die Dreharbeiten zur zweiten Staffel beginnen im Frühjahr."
    target = "Filming of the second season will begin in the spring of next year."
    assert found("wrong-language", source, target, "fr") == ["the text is English, not French"]


@pytest.mark.parametrize("target", ["Netflix, Disney, Sony", "Director's cut", "The End"])
def test_a_short_text_is_in_no_wrong_language(target):
    assert found("wrong-language", "Netflix, Disney und Sony", target, "fr") == []
