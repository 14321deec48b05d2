from __future__ import annotations

import pytest

from tests.checks.guarding import found

KEPT = [
    ("en", "Spielbergs neuer Film läuft an.", "Spielberg's new film opens."),
    ("en", "Netflix’ Quartalszahlen", "Netflix's quarterly figures"),
    ("fr", "Greta Gerwigs Film", "Le film de Greta Gerwig"),
    ("en", "Regisseur Pedro Almodóvar dreht.", "Director Pedro Almodovar is shooting."),
    ("en", "VFX-Supervisorin Anna Weber", "VFX supervisor Anna Weber"),
    ("en", "DreamWorks und Pixar", "Dreamworks and Pixar"),
    ("pl", "Der Film von Steven Spielberg", "Film Stevena Spielberga"),
    ("pl", "Zendaya kommt nach Warschau.", "Przyjazd Zendayi do Warszawy."),
    ("en", "Der Film läuft in München und Warschau.", "The film runs in Munich and Warsaw."),
    ("es", "Die EU und die USA", "La UE y los EE. UU."),
    ("fr", "Die UNO tagt.", "L’ONU se réunit."),
    ("en", "Die Previsualisierungs-Phase beginnt.", "The previs phase begins."),
    ("en", "Die Streamingplattform wächst.", "The streaming platform grows."),
    ("en", "Quartalszahlen und Abonnentenzuwachs", "Quarterly figures and subscriber growth"),
    ("en", "Die Autor:innen und DarstellerInnen", "The writers and actors"),
    ("en", "Die Reihe „Die drei Fragezeichen“ läuft.", "“The Three Investigators” is on."),
    ("en", "Sie sagte: „Wir drehen in Prag.“", 'She said, "We are shooting in Prague."'),
    ("en", "EILMELDUNG: SERIE KOMMT ZURÜCK", "BREAKING: SERIES IS COMING BACK"),
    ("en", "Im Herbst folgt „Stranger Things“.", "“Stranger Things” follows in autumn."),
    ("en", "Das Bild von Nikita Chruschtschow", "The portrait of Nikita Khrushchev"),
]

LOST = [
    ("Der Trailer zu „Stranger Things“ ist da.", "The trailer for “Odd Stuff” is here."),
    ("Hauptdarstellerin Emma Stone kommt.", "Lead actress Emma Rock arrives."),
    ("Das ZDF zeigt die Serie.", "The channel shows the series."),
    ("Die VFX stammen aus Berlin.", "The effects are from Berlin."),
    ("Regie führt Greta Gerwig.", "Greta Goodwin directs."),
    ("Denis Villeneuve dreht in Jordanien.", "Denis is shooting in Jordan."),
    ("Netflix kauft das Studio.", "The company buys the studio."),
    ("DreamWorks zeigt den Film.", "The studio shows the film."),
    ("Pedro Almodóvar gewinnt.", "Pedro wins."),
    ("Der Zauber von „The Mandalorian“", "The magic of the series"),
]


@pytest.mark.parametrize(("language", "source", "target"), KEPT)
def test_a_name_that_stays_or_is_written_otherwise_is_no_finding(language, source, target):
    assert found("name-missing", source, target, language) == []


@pytest.mark.parametrize(("source", "target"), LOST)
def test_a_lost_name_is_found(source, target):
    assert found("name-missing", source, target)


def test_each_lost_name_is_told_once():
    messages = found("name-missing", "Netflix kauft. Netflix verkauft.", "It buys. It sells.")
    assert messages == ["the name Netflix of the source is not in the translation"]
