"""Copied numerals are written the target's way; everything else is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool.numerals import localize_numerals


@pytest.mark.parametrize(
    ("source", "target", "language", "expected"),
    [
        ("11,08 Milliarden Dollar", "$11,08 billion", "en", "$11.08 billion"),
        ("11,08 Milliarden Dollar", "11,08 milliards", "fr", "11,08 milliards"),
        ("1.500 Gäste", "1.500 guests", "en", "1,500 guests"),
        ("1.500 Gäste", "1.500 invités", "fr", "1\u202f500 invités"),
        ("12.500 Gäste", "12.500 invitados", "es", "12.500 invitados"),
        ("12.500 Gäste", "12.500 gości", "pl", "12\u00a0500 gości"),
        ("Plus 5,4 Prozent.", "Up 5,4%.", "en", "Up 5.4%."),
        ("2,50 Euro", "2,50 euros", "en", "2.50 euros"),
        ("1.234.567,89 Euro", "1.234.567,89 euros", "en", "1,234,567.89 euros"),
    ],
)
def test_copied_numerals_are_rewritten(
    source: str, target: str, language: str, expected: str
) -> None:
    assert localize_numerals(source, target, "de", language) == expected


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Am 03.10.2025 ab 20.15 Uhr", "On 03.10.2025 from 20.15"),
        ("Version 2.0.1", "Version 2.0.1"),
        ("1.500 Gäste", "1,500 guests"),
        ("11,08 Milliarden", "11.08 billion"),
        ("Staffel 2, 3 und 4", "Seasons 2, 3 and 4"),
        ("1.500 statt 1,500", "1.500 instead of 1,500"),
        ("take-1.500.mov", "take-1.500.mov"),
        ("https://kino.example/1,5", "https://kino.example/1,5"),
    ],
)
def test_dates_times_and_right_numbers_are_left_alone(source: str, target: str) -> None:
    assert localize_numerals(source, target, "de", "en") == target


@given(st.decimals(0, 10_000_000, places=2), st.sampled_from(["en", "fr", "es", "it", "nl", "pl"]))
def test_a_copied_number_keeps_its_value(value: object, language: str) -> None:
    from babel.numbers import format_decimal, parse_decimal

    german = format_decimal(value, format="#,##0.00", locale="de")
    written = localize_numerals(f"Es sind {german}.", german, "de", language)
    assert parse_decimal(written, locale=language) == value


@given(st.text())
def test_any_text_passes(text: str) -> None:
    localize_numerals(text, text, "de", "en")
