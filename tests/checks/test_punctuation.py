"""Marks, quotes, brackets and what printers of a language ask for."""

from __future__ import annotations

import pytest

from loctool.checks.marks import ending, ends_in_abbreviation
from loctool.checks.symbols import count_sentences
from tests.checks.guarding import found, mended


@pytest.mark.parametrize(
    ("check", "source", "target", "language"),
    [
        ("end-punctuation", "Wer kommt?", "Who comes", "en"),
        ("end-punctuation", "Der Film läuft.", "The film runs", "en"),
        ("end-punctuation", "Der Titel", "The title.", "en"),
        ("end-punctuation", "Regie:", "Director", "en"),
        ("end-punctuation", "Film lädt …", "Loading film.", "en"),
        ("end-punctuation", "Wer kommt?", "Ποιος έρχεται", "el"),
        ("end-punctuation", "Der Film läuft.", "影片上映", "zh"),
        ("start-punctuation", "(neu) Film", "new film", "en"),
        ("ellipsis", "Bald …", "Soon...", "en"),
        ("doubled-punctuation", "Film, Serie", "Film,, series", "en"),
        ("doubled-punctuation", "Ende.", "The end..", "en"),
        ("space-before-punctuation", "Wer, wann?", "Who , when?", "en"),
        ("space-after-punctuation", "Ton. Bild.", "Sound.Image.", "en"),
        ("punctuation-only", "—", "|", "en"),
        ("brackets-unbalanced", "Film [neu]", "Film [new", "en"),
        ("brackets-missing", "Film (neu)", "New film", "en"),
        ("quotes-unbalanced", "„Film“", '"Film', "en"),
        ("quotes-missing", "„Film“", "Film", "en"),
        ("quotes-foreign", "„Film“", "„Film“", "en"),
        ("quotes-foreign", "„Film“", "“Film”", "ru"),
        ("no-break-space-missing", "„Film“", "« Film »", "fr"),
        ("french-space-missing", "Regie: Mia", "Réalisation: Mia", "fr"),
        ("french-space-missing", "Der Film „Mia“ läuft.", "Le film «Mia» est sorti.", "fr"),
        ("inverted-mark-missing", "Schnitt!", "Corten!", "es"),
        ("dash", "Film – ja", "Film -- yes", "en"),
        ("punctuation-foreign", "Wer kommt?", "من سيأتي?", "ar"),
        ("punctuation-foreign", "Wer kommt?", "谁来?", "zh"),
    ],
)
def test_a_fault_is_found(check, source, target, language):
    assert found(check, source, target, language)


@pytest.mark.parametrize(
    ("check", "source", "target", "language"),
    [
        ("end-punctuation", "um 20 Uhr", "at 8 p.m.", "en"),
        ("end-punctuation", "Film, Ton usw.", "Film and sound", "en"),
        ("end-punctuation", "am 3.", "on the third", "en"),
        ("end-punctuation", "„Der Film läuft.“", "«Le film passe.»", "fr"),
        ("end-punctuation", "Neu: {name}", "New: {name}", "en"),
        ("end-punctuation", "Der Film. <br>", "The film.", "en"),
        ("end-punctuation", "Auf https://kino.test/?", "At https://kino.test/?", "en"),
        ("start-punctuation", "„Film“", "Film", "en"),
        ("start-punctuation", "Kommst du?", "¿Vienes?", "es"),
        ("ellipsis", "Bald...", "Soon…", "en"),
        ("doubled-punctuation", "z. B. ../film", "e.g. ../film", "en"),
        ("doubled-punctuation", "Na ja …", "Well...", "en"),
        ("space-before-punctuation", "Wer?", "Qui ?", "fr"),
        ("space-before-punctuation", "Mit .NET", "With .NET", "en"),
        ("space-after-punctuation", "Auf kino.test/Film,neu", "At Booking.com", "en"),
        ("space-after-punctuation", "1,5 Mio.", "1.5 million", "en"),
        ("punctuation-only", "...", "…", "en"),
        ("brackets-unbalanced", "a) Film", "a) film", "en"),
        ("brackets-unbalanced", "Film (neu)", "电影（新）", "zh"),
        ("brackets-missing", "Film (neu)", "电影（新）", "zh"),
        ("quotes-unbalanced", '5" und 7"', '5" and 7"', "en"),
        ("quotes-missing", "„Film“", "‘Film’", "en"),
        ("quotes-foreign", "„Film“", "„Film”", "pl"),
        ("quotes-foreign", "„Film“", "“Film”", "xx"),
        ("no-break-space-missing", "Um 20:15", "À 20:15 :)", "fr"),
        ("french-space-missing", "Wer?", "Qui?", "fr-CA"),
        ("french-space-missing", "Um 20:15", "À 20:15", "fr"),
        ("inverted-mark-missing", "Auf kino.test/?a", "En https://kino.test/?a", "es"),
        ("dash", "Film - ja", "Film - yes", "en"),
        ("dash", "3 – 2", "3 - 2", "en"),
        ("punctuation-foreign", "1,5", "1,5", "ar"),
    ],
)
def test_what_is_fair_is_no_finding(check, source, target, language):
    assert found(check, source, target, language) == []


@pytest.mark.parametrize(
    ("text", "language", "marks"),
    [
        ("Wer?", "de", "?"),
        ("Ποιος;", "el", "?"),
        ("Wer;", "de", ";"),
        ("谁？", "zh", "?"),
        ("Ende …", "de", "…"),
        ("Ende...", "de", "…"),
        ("Ende.“)", "de", "."),
        ("Ende", "de", ""),
    ],
)
def test_a_mark_is_known_by_what_it_means(text, language, marks):
    assert ending(text, language) == frozenset(marks)


@pytest.mark.parametrize("text", ["usw.", "um 8 p.m.", "am 3.", "5 Mio.", "z. B.", "Dr."])
def test_a_full_stop_may_belong_to_an_abbreviation(text):
    assert ends_in_abbreviation(text)


@pytest.mark.parametrize("text", ["Das Ende.", "Der Film „Nebel“.", "Ende", ""])
def test_a_full_stop_may_end_a_sentence(text):
    assert not ends_in_abbreviation(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Am 3. Oktober läuft er an.", 1),
        ("Es kamen z. B. Autoren. Alle lachten!", 2),
        ("5 Mio. Zuschauer", 1),
        ("Die Sprache.  [Vorgabe: de]", 1),
        ("電影完成了。大家都笑了。", 2),
        ("", 1),
    ],
)
def test_sentences_are_counted_by_their_ends(text, count):
    assert count_sentences(text) == count


@pytest.mark.parametrize(
    ("check", "source", "target", "language", "expected"),
    [
        ("quotes-foreign", "„A“ und „B“", "„A“ and „B“", "en", "“A” and “B”"),
        ("quotes-foreign", "„A“", "„A“", "fr", "«\u00a0A\u00a0»"),
        ("quotes-foreign", "„A“", "„A", "en", "„A"),
        ("no-break-space-missing", "„A“: wer?", "« A » : qui ?", "fr",
         "«\u00a0A\u00a0»\u00a0: qui\u202f?"),
        ("french-space-missing", "Wer? Alle!", "Qui? Tous!", "fr", "Qui\u202f? Tous\u202f!"),
        ("french-space-missing", "„Mia“", "«Mia»", "fr", "«\u00a0Mia\u00a0»"),
        ("space-before-punctuation", "A, b!", "A , b !", "en", "A, b!"),
        ("ellipsis", "Bald …", "Soon...", "en", "Soon…"),
        ("dash", "A – b", "A - b", "en", "A – b"),
        ("punctuation-foreign", "Wer, wann?", "من, متى?", "ar", "من، متى؟"),
    ],
)  # fmt: skip
def test_a_fault_is_mended(check, source, target, language, expected):
    assert mended(check, source, target, language) == expected
