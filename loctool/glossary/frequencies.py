"""How usual German nouns and adjectives are in everyday language and in the news.

wordfreq, the list one would take, weighs 56 MB installed and is frozen since 2024; its data is
CC BY-SA. The list here has 34 kB: lemmas counted in 118,071 sentences of Tatoeba (CC BY 2.0 FR)
by ``training/frequencies.py``. Everyday sentences lack what every newspaper has (``Prozent``,
``Unternehmen``), so those words are listed below, and counted as if they were as usual.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


OF_NEWS = 250
"""How often a word of the news is taken to stand in as many words as were counted."""

NEWS = _words(
    """Abkommen Ablauf Absage Abschluss Abschnitt Absicht Abstand Abteilung Agentur Aktion Aktie
    Alternative Analyst Anbieter Anfang Angabe Angebot Angelegenheit Anlass Anteil Anstieg
    Antrag Anzahl Argument Aspekt Aufgabe Auflage Aufmerksamkeit Auftrag Auftritt Ausgabe
    Ausnahme Aussage Auswahl Auswirkung Beginn Begriff Behörde Beitrag Bereich Bericht
    Besitzer Bestandteil Besucher Betrag Betrieb Bevölkerung Bewegung Beziehung Bilanz Blick
    Branche Bundesland Bundesregierung Bürger Chance Chef Chefin Dauer Debatte Dienstleistung
    Dollar Durchschnitt Ebene Effekt Eigenschaft Einfluss Einheit Einkommen Einrichtung
    Einsatz Einwohner Element Ende Entscheidung Entwicklung Erfolg Ergebnis Erhöhung Erklärung
    Erwartung Euro Experte Expertin Fachleute Faktor Fall Firma Folge Forderung Form Forscher
    Forscherin Forschung Fortschritt Führung Funktion Gebiet Gefahr Gegenteil Geld Gelegenheit
    Generation Gericht Geschäft Gesellschaft Gesetz Gespräch Gewinn Grenze Größe Grund
    Grundlage Gruppe Halbjahr Hälfte Haushalt Herausforderung Hersteller Hintergrund Hinweis
    Höhe Idee Information Initiative Institut Interesse Interview Investition Jahr Jahrhundert
    Jahrzehnt Kapitel Kilometer Klage Konflikt Konkurrent Konkurrenz Kontakt Konzern Kosten
    Kraft Krieg Krise Kritik Kunde Kundin Lage Land Leistung Leiter Leiterin Leitung Linie
    Liste Lösung Macht Maßnahme Markt Mehrheit Meinung Meldung Menge Mensch Meter Milliarde
    Million Minister Ministerin Ministerium Mitarbeiter Mitarbeiterin Mitglied Mitte Mittel
    Mitteilung Mittelpunkt Möglichkeit Monat Nachfrage Nachricht Nutzen Nutzer Nutzerin
    Öffentlichkeit Ordnung Organisation Ort Partei Partner Partnerin Person Plan Politik
    Politiker Polizei Position Präsident Präsidentin Preis Problem Produkt Programm Projekt
    Prozent Prozess Publikum Punkt Quartal Rahmen Raum Reaktion Rede Regel Region Regierung
    Reihe Rekord Richtung Risiko Rolle Rückgang Sache Schritt Seite Sicherheit Situation Sitz
    Sommer Sprecher Sprecherin Staat Stadt Stand Standort Start Stelle Stellungnahme Strategie
    Streit Struktur Studie Stunde Summe System Tag Technik Teil Teilnehmer Teilnehmerin Text
    Thema Tonne Trend Umfang Umsatz Umstand Unternehmen Unterschied Unterstützung Ursache
    Verband Verbindung Vereinbarung Vergangenheit Vergleich Verhalten Verhältnis Verhandlung
    Verlust Veränderung Veranstaltung Verantwortung Verfahren Verfügung Version Vertrag
    Vertreter Vertreterin Volk Voraussetzung Vorjahr Vorschlag Vorstand Vorteil Vorwurf
    Wachstum Wahl Weise Welt Wert Wettbewerb Wirkung Wirtschaft Woche Wochenende Wort Zahl
    Zeit Zeitpunkt Zeitraum Zentrum Ziel Zukunft Zusammenarbeit Zusammenhang Zustand
    Zustimmung Zweck Jahresende Jahreszahl Pressemitteilung Ankündigung Zentrale Dutzend
    Drittel Viertel Eröffnung Vorbild Vorsitz Vorsitzender Vorsitzende Geschäftsführer
    Geschäftsführerin Vorstandschef Vorstandschefin Gründer Gründerin Auskunft Anfrage
    Bekanntgabe Beispiel Beteiligter Beteiligung Betroffener Angehöriger Anhänger Abgeordneter
    Wissenschaftler Wissenschaftlerin neu alt groß klein hoch niedrig gut lang kurz früh spät
    wichtig deutsch amerikanisch französisch britisch europäisch international national
    regional lokal wirtschaftlich finanziell politisch gesellschaftlich öffentlich offiziell
    deutlich erfolgreich bekannt zahlreich entsprechend weltweit jung stark schwach schwer
    leicht einzig wesentlich besonder jeweilig insgesamt ursprünglich verantwortlich zuständig
    ganz gemeinsam unterschiedlich zusätzlich folgend italienisch spanisch japanisch
    chinesisch russisch österreichisch polnisch geplant betroffen mittler ander selb viel
    wenig mehr viert fünft sechst"""
)


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How often lemmas stand in the language.

    Attributes:
        counts: By lemma.
        total: All words counted.
    """

    counts: Mapping[str, int]
    total: int

    def share(self, lemma: str) -> float:
        """Which part of all words a lemma is; a little more than none for an unknown one."""
        count = self.counts.get(lemma, 0)
        return ((OF_NEWS + count if lemma in NEWS else count) + 1) / self.total


@cache
def german_frequencies() -> Frequencies:
    """The list that comes with loctool."""
    text = (resources.files("loctool.glossary") / "frequencies_de.txt").read_text("utf-8")
    first, _, *lines = text.splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines)
    return Frequencies({lemma: int(count) for lemma, count in pairs}, int(first.rpartition(" ")[2]))
