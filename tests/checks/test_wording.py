"""Capitals, doubled and unchanged words, leftovers, currencies and emoji."""

from __future__ import annotations

import pytest

from tests.checks.guarding import found, mended


@pytest.mark.parametrize(
    ("check", "source", "target", "language"),
    [
        ("start-capital", "Die Serie läuft.", "the series runs.", "en"),
        ("start-capital", "und der Film", "And the film", "en"),
        ("all-capitals", "ACHTUNG AUFNAHME", "Recording now", "en"),
        ("doubled-word", "In der Stadt", "In in the city", "en"),
        ("doubled-word", "Der Film ist neu", "Le film film est neuf", "fr"),
        ("unchanged", "Drehbuch", "Drehbuch", "fr"),
        ("unchanged", "Neue Zuschauer", "Neue Zuschauer", "en"),
        ("context-translated", "Schnitt", "_n: Schnitt\ncut", "en"),
        ("currency-changed", "für 5 €", "for £5", "en"),
        ("emoji-changed", "Neu 🎬🎉", "New 🎬", "en"),
        ("sentence-count", "Der Film ist da. Alle lachen.", "The film is here", "en"),
    ],
)
def test_a_fault_is_found(check, source, target, language):
    assert found(check, source, target, language)


@pytest.mark.parametrize(
    ("check", "source", "target", "language"),
    [
        ("start-capital", "Regisseurin", "director", "en"),
        ("start-capital", "Das iPhone ist neu.", "iPhone is new.", "en"),
        ("start-capital", "Abends ist Ruhe.", "'s Avonds is het stil.", "nl"),
        ("start-capital", "{name} dreht.", "{name} is filming.", "en"),
        ("start-capital", "der Film", "Der Film", "de"),
        ("start-capital", "ich komme", "I am coming", "en"),
        ("start-capital", "Der Film", "الفيلم", "ar"),
        ("all-capitals", "VFX", "VFX effects", "en"),
        ("all-capitals", "NEU", "New", "en"),
        ("doubled-word", "Wir freuen uns", "Nous nous réjouissons", "fr"),
        ("doubled-word", "New York, New York", "New York New York", "en"),
        ("doubled-word", "Ganz, ganz neu", "Very very very new", "en"),
        ("unchanged", "Film", "Film", "en"),
        ("unchanged", "Mia Sand", "Mia Sand", "fr"),
        ("unchanged", "VFX", "VFX", "fr"),
        ("unchanged", "42", "42", "fr"),
        ("unchanged", "%(titel)s", "%(titel)s", "fr"),
        ("unchanged", "https://drehbuch.test/zuschauer", "https://drehbuch.test/zuschauer", "fr"),
        ("unchanged", "Drehbuch", "Drehbuch", "de"),
        ("unchanged", "Drehbuch", "Drehbuch", "xx"),
        ("currency-changed", "für 5 US-Dollar und 3 €", "for $5 and €3", "en"),
        ("currency-changed", "für 5 US-Dollar", "for $5", "en"),
        (
            "sentence-count",
            "Am 3. Oktober um 20 Uhr läuft er.",
            "It airs on Oct. 3 at 8 p.m.",
            "en",
        ),
    ],
)
def test_what_is_fair_is_no_finding(check, source, target, language):
    assert found(check, source, target, language) == []


def test_an_acronym_of_an_english_source_is_kept():
    assert found("acronym-changed", "The VFX team", "L’équipe", "fr", of="en")
    assert found("acronym-changed", "The EU and NATO", "L’UE et l’OTAN", "fr", of="en") == []


def test_an_unchanged_german_sentence_is_told_once():
    text = "Die Serie wird nicht fortgesetzt."
    assert found("still-source", text, text)
    assert found("unchanged", text, text) == []


def test_a_doubled_word_becomes_one():
    assert mended("doubled-word", "Der Film", "The the the film") == "The film"
