from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.identification import LANGUAGES, identify, source_mismatch

ARTICLES = {
    "de": "Die Serie kehrt im Herbst mit zehn neuen Folgen zurück, teilte der Sender mit.",
    "en": "The series will return in autumn with ten new episodes, the broadcaster said.",
    "fr": "La série reviendra à l’automne avec dix nouveaux épisodes, a annoncé la chaîne.",
    "es": "La serie volverá en otoño con diez episodios nuevos, según anunció la cadena.",
    "it": "La serie tornerà in autunno con dieci nuovi episodi, ha annunciato l’emittente.",
    "nl": "De serie keert in het najaar terug met tien nieuwe afleveringen, aldus de zender.",
    "pl": "Serial wróci jesienią z dziesięcioma nowymi odcinkami, poinformowała stacja.",
    "pt": "A série regressa no outono com dez novos episódios, anunciou a emissora.",
}


@pytest.mark.parametrize("language", ARTICLES)
def test_a_sentence_is_identified(language):
    code, probability = identify(ARTICLES[language])
    assert code == language
    assert probability > 0.9


@pytest.mark.parametrize("language", [code for code in ARTICLES if code != "de"])
def test_another_language_given_as_german_is_named(language):
    assert source_mismatch(ARTICLES[language], "de") == language


def test_german_is_no_mismatch_for_german():
    assert source_mismatch(ARTICLES["de"], "de") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Netflix",
        "Stranger Things: The First Shadow",
        "The End",
        "Warner Bros. Discovery, Paramount Global, Sony Pictures Entertainment, Universal Pictures",
        "https://example.org/a/very/long/address/with/the/words/of/another/language @handle #tag",
        "1234567890 " * 10,
    ],
)
def test_short_text_and_names_are_never_a_mismatch(text):
    assert source_mismatch(text, "de") is None


def test_german_full_of_english_names_is_no_mismatch():
    text = (
        "„Stranger Things“, „The Crown“ und „Squid Game“: Netflix und Warner Bros. Discovery "
        "zeigen auf der Comic-Con den Trailer zu „The Last of Us“."
    )
    assert source_mismatch(text, "de") is None


def test_an_expected_language_that_is_not_told_apart_is_no_mismatch():
    assert source_mismatch(ARTICLES["de"], "eo") is None


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gets_a_language_and_a_probability(text):
    code, probability = identify(text)
    assert code in LANGUAGES
    assert 0 <= probability <= 1


def test_neither_importing_it_nor_the_checks_loads_a_model():
    code = (
        "import sys, loctool.identification, loctool.checks\n"
        "loctool.checks.guards()\n"
        "print([m for m in ('numpy', 'py3langid', 'simplemma') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
