from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from loctool.checks.number_reading import read_numbers, word_value
from tests.checks.guarding import found

TARGETS = ["en", "fr", "es", "it", "nl", "pl", "pt"]

SAME = [
    # large amounts
    ("en", "Der Umsatz stieg auf 11,08 Milliarden US-Dollar.", "Revenue rose to $11.08 billion."),
    ("en", "11,08 Milliarden US-Dollar", "$11.08bn"),
    ("fr", "11,08 Milliarden US-Dollar", "11,08 milliards de dollars"),
    ("es", "11,08 Milliarden US-Dollar", "11.080 millones de dólares"),
    ("es", "11,08 Milliarden US-Dollar", "11,08 mil millones de dólares"),
    ("it", "11,08 Milliarden US-Dollar", "11,08 miliardi di dollari"),
    ("nl", "11,08 Milliarden US-Dollar", "11,08 miljard dollar"),
    ("pl", "11,08 Milliarden US-Dollar", "11,08 mld dolarów"),
    ("pt", "11,08 Milliarden US-Dollar", "11,08 mil milhões de dólares"),
    ("pt", "11,08 Milliarden US-Dollar", "11,08 bilhões de dólares"),
    ("en", "122 Mio. Abonnenten", "122 million subscribers"),
    ("en", "122 Mio. Abonnenten", "122M subscribers"),
    ("fr", "122 Mio. Abonnenten", "122\u00a0M d’abonnés"),
    ("en", "rund 3,5 Mrd. Euro", "about €3.5 billion"),
    ("en", "eine Million Euro", "a million euros"),
    ("en", "eine Million Euro", "€1,000,000"),
    ("en", "eine Milliarde Euro", "€1 billion"),
    ("en", "eine halbe Million Zuschauer", "500,000 viewers"),
    ("it", "eine halbe Million Zuschauer", "mezzo milione di spettatori"),
    ("en", "10 bis 15 Millionen Euro", "€10 million to €15 million"),
    ("en", "Millionen Zuschauer sahen zu.", "Millions of viewers watched."),
    ("en", "Tausend Dank!", "Many thanks!"),
    # digits grouped
    ("en", "1.500 Gäste", "1,500 guests"),
    ("fr", "1.500 Gäste", "1\u202f500 invités"),
    ("fr", "1.500 Gäste", "1\u00a0500 invités"),
    ("pl", "1.500 Gäste", "1500 gości"),
    ("fr", "1.500 Gäste", "mille cinq cents invités"),
    ("fr", "1.234,56 Euro", "1 234,56 euros"),
    ("en", "1.234,56 Euro", "€1,234.56"),
    ("en", "100 000 Komparsen", "100,000 extras"),
    ("en", "300 Tausend Karten", "300,000 tickets"),
    ("es", "2.000.000 Karten", "dos millones de entradas"),
    # times of day
    ("en", "um 20.15 Uhr", "at 8:15 p.m."),
    ("en", "um 20.15 Uhr", "at 8.15pm"),
    ("fr", "um 20.15 Uhr", "à 20h15"),
    ("fr", "um 20.15 Uhr", "à 20 h 15"),
    ("it", "um 20.15 Uhr", "alle 20.15"),
    ("es", "um 20.15 Uhr", "a las 20.15 h"),
    ("pl", "um 20.15 Uhr", "o 20:15"),
    ("en", "um 20 Uhr", "at 8 p.m."),
    ("en", "um 20:00 Uhr", "at 8 p.m."),
    ("pt", "um 20 Uhr", "às 20h"),
    ("en", "um halb acht", "at half past seven"),
    ("en", "um Mitternacht", "at 12 a.m."),
    # per cent, decimals, fractions
    ("en", "16 Prozent mehr", "16% more"),
    ("en", "16 Prozent mehr", "sixteen percent more"),
    ("es", "16 Prozent mehr", "un dieciséis por ciento más"),
    ("en", "0,5 Prozent", "half a percent"),
    ("en", "die Hälfte der Plätze", "50% of the seats"),
    ("en", "anderthalb Stunden", "one and a half hours"),
    ("en", "anderthalb Stunden", "1.5 hours"),
    ("fr", "1,5 Stunden", "une heure et demie"),
    ("fr", "zweieinhalb Stunden", "2,5 heures"),
    ("it", "2,5 Millionen", "due milioni e mezzo"),
    ("es", "1,5 Millionen", "un millón y medio"),
    ("nl", "8,5 Mio. Euro", "8,5 miljoen euro"),
    ("en", "½ Liter Filmblut", "half a litre of stage blood"),
    # dates, ordinals, years
    ("en", "am 3. Oktober", "on October 3rd"),
    ("fr", "am 1. Mai", "le 1er mai"),
    ("es", "am 1. Mai", "el primero de mayo"),
    ("pl", "am 3. Oktober", "3 października"),
    ("en", "am 03.10.2025", "on October 3, 2025"),
    ("en", "am 03.10.25", "on 3 October 2025"),
    ("en", "der 20. Film", "the twentieth film"),
    ("fr", "der 20. Film", "le vingtième film"),
    ("it", "der 20. Film", "il ventesimo film"),
    ("en", "zum zweiten Mal", "for the second time"),
    ("en", "die 1. Staffel", "the first season"),
    ("fr", "im 19. Jahrhundert", "au XIXe siècle"),
    ("es", "im 21. Jahrhundert", "en el siglo XXI"),
    ("it", "im 19. Jahrhundert", "nell’Ottocento"),
    ("en", "Mitte der 90er Jahre", "in the mid-1990s"),
    ("en", "Mitte der 90er Jahre", "in the mid-nineties"),
    ("fr", "Mitte der 90er Jahre", "au milieu des années quatre-vingt-dix"),
    ("pl", "in den 1980er-Jahren", "w latach 80."),
    ("es", "in den Achtzigern", "en los años 80"),
    ("en", "in der Spielzeit 1990/91", "in the 1990–1991 season"),
    ("en", "in den letzten drei Jahrzehnten", "over the past 30 years"),
    # words
    ("en", "zweiundzwanzig Drehtage", "22 shooting days"),
    ("en", "einunddreißig Drehtage", "thirty-one shooting days"),
    ("fr", "31 Drehtage", "trente et un jours"),
    ("es", "41 Drehtage", "cuarenta y un días"),
    ("pt", "der 51. Film", "o quinquagésimo primeiro filme"),
    ("it", "der 21. Film", "il ventunesimo film"),
    ("pl", "21 Folgen", "dwadzieścia jeden odcinków"),
    ("nl", "101 Filme", "honderdeen films"),
    ("en", "hunderteins Dalmatiner", "one hundred and one dalmatians"),
    ("en", "der einundzwanzigste Film", "the twenty-first film"),
    ("en", "zwanzig in einer Nacht", "twenty a night"),
    ("en", "zweitausendfünfhundert Komparsen", "2,500 extras"),
    ("nl", "22 Drehtage", "tweeëntwintig draaidagen"),
    ("fr", "97 Drehtage", "quatre-vingt-dix-sept jours de tournage"),
    ("fr", "71 Drehtage", "soixante et onze jours"),
    ("it", "28 Drehtage", "ventotto giorni"),
    ("pt", "45 Drehtage", "quarenta e cinco dias"),
    ("es", "230 Kinos", "doscientas treinta salas"),
    ("pl", "12 Folgen", "dwanaście odcinków"),
    ("pl", "fünf Folgen", "z pięciu odcinków"),
    ("pt", "zwei Frauen", "duas mulheres"),
    ("en", "beide Filme", "both films"),
    ("en", "zwei Filme", "both films"),
    ("en", "die dreiteilige Serie", "the 3-part series"),
    ("en", "zweimal verschoben", "postponed 2 times"),
    ("en", "ein Dutzend Filme", "12 films"),
    ("fr", "vier Dutzend Filme", "48 films"),
    ("en", "ein Film, eine Serie", "a film, a series"),
    ("en", "Platz eins", "No. 1"),
    ("en", "Nehmen Sie sich in Acht!", "Take care!"),
    # names and the rest
    ("en", "S02E05 in 4K und H.264", "S02E05 in 4K and H.264"),
    ("en", "Android 8.1", "Android 8.1"),
    ("en", "gewann 2:1", "won 2-1"),
    ("en", "3–5 Folgen", "3 to 5 episodes"),
    ("en", "Nr. 5 in 37 Ländern", "No. 5 in 37 countries"),
    ("en", "auf 12 km²", "on 12 km2"),
]

CHANGED = [
    ("en", "11,08 Milliarden US-Dollar", "$11.08 million"),
    ("en", "11,08 Milliarden US-Dollar", "$11,080 billion"),
    ("es", "11,08 Milliarden US-Dollar", "11,08 millones de dólares"),
    ("fr", "eine Million Euro", "un milliard d’euros"),
    ("en", "122 Mio. Abonnenten", "122 subscribers"),
    ("en", "1.500 Gäste", "1.500 guests"),
    ("en", "1.500 Gäste", "150 guests"),
    ("fr", "1.500 Gäste", "15 000 invités"),
    ("en", "1,5 Millionen", "15 million"),
    ("en", "um 20.15 Uhr", "at 8:50 p.m."),
    ("en", "um 20 Uhr", "at 9 p.m."),
    ("en", "16 Prozent mehr", "60% more"),
    ("en", "am 3. Oktober", "on October 4"),
    ("en", "am 03.10.2025", "on October 3, 2024"),
    ("en", "zwölf Folgen", "eleven episodes"),
    ("en", "zwölf Folgen", "the episodes"),
    ("pl", "11 Folgen", "dwanaście odcinków"),
    ("it", "sieben Filme", "otto film"),
    ("nl", "drei Staffeln", "vier seizoenen"),
    ("pt", "30 Drehtage", "treze dias"),
    ("en", "5 Filme und 5 Serien", "5 films and 6 series"),
    ("en", "gewann 2:1", "won 2-3"),
    ("en", "in den 1990ern", "in the 1970s"),
    ("en", "7 Filme", "70 films"),
    ("en", "Staffel 1", "a season 2"),
]


@pytest.mark.parametrize(("language", "source", "target"), SAME)
def test_equal_numbers_are_no_finding(language, source, target):
    assert found("number-missing", source, target, language) == []
    assert found("number-added", source, target, language) == []


@pytest.mark.parametrize(("language", "source", "target"), CHANGED)
def test_a_lost_or_changed_number_is_found(language, source, target):
    assert found("number-missing", source, target, language)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Die Folgen laufen am Abend.", "The 12 episodes air in the evening."),
        ("Der Film kostete viel.", "The film cost $90 million."),
        ("Drei Filme im Herbst", "Three films in autumn 2025"),
    ],
)
def test_an_invented_number_is_found(source, target):
    assert found("number-added", source, target)


def test_the_message_names_the_number_as_it_stands():
    assert found("number-missing", "Das kostet 122 Mio. Euro.", "It is expensive.") == [
        "122 Mio of the source is not in the translation"
    ]


def test_a_number_said_twice_may_be_said_once():
    assert found("number-missing", "5 Filme und 5 Serien", "5 films and series") == []


@pytest.mark.parametrize(
    ("language", "word", "value"),
    [
        ("de", "siebenhundertsiebenundsiebzig", 777),
        ("de", "zweitausendfünfundzwanzig", 2025),
        ("de", "hundertste", 100),
        ("nl", "honderdvijfentwintig", 125),
        ("it", "trecentoquarantuno", 341),
        ("it", "duemilaventicinque", 2025),
    ],
)
def test_a_number_in_one_word_is_read(language, word, value):
    assert word_value(word, language) == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "two hundred and five thousand", 205_000),
        ("fr", "trois cent quatre-vingt-deux mille", 382_000),
        ("es", "treinta y siete mil doscientos", 37_200),
        ("pt", "cento e vinte e três", 123),
        ("pl", "dwa tysiące dwadzieścia pięć", 2025),
    ],
)
def test_a_number_in_several_words_is_read(language, text, value):
    (mention,) = read_numbers(text, language)
    assert mention.readings == ((frozenset({Decimal(value)}),),)


NUMBERS = st.integers(3, 10**9) | st.decimals("3.01", "99999", places=2)


@settings(max_examples=120, deadline=None)
@given(NUMBERS, st.sampled_from(TARGETS))
def test_a_number_written_as_cldr_says_is_found_in_every_language(number, language):
    source = f"Es waren {format_decimal(number, locale='de')} Gäste."
    target = f"X {format_decimal(number, locale=language)} x."
    assert found("number-missing", source, target, language) == []
    assert found("number-added", source, target, language) == []


@settings(max_examples=120, deadline=None)
@given(NUMBERS, NUMBERS, st.sampled_from(TARGETS))
def test_another_number_is_never_taken_for_it(number, other, language):
    assume(number != other)
    source = f"Es waren {format_decimal(number, locale='de')} Gäste."
    target = f"X {format_decimal(other, locale=language)} x."
    assert found("number-missing", source, target, language)
