"""Placeholders, accelerators, escapes and limits of a translation."""

from __future__ import annotations

import pytest

from tests.checks.guarding import found, mended


@pytest.mark.parametrize(
    ("check", "source", "target", "flag"),
    [
        ("placeholder-missing", "%(name)s dreht.", "She is filming.", "python-format"),
        ("placeholder-missing", "{name} dreht.", "She is filming.", ""),
        ("placeholder-missing", "%1 von %2", "%1", "qt-format"),
        ("placeholder-added", "{name}", "{name} {ort}", "python-brace-format"),
        ("placeholder-type", "%d Filme", "%s films", "python-format"),
        ("placeholder-order", "%s: %d", "%d: %s", "python-format"),
        ("placeholder-mixed", "%s %s", "%1$s %s", "c-format"),
        ("format-invalid", "%d Filme", "%d films %", "c-format"),
        ("percent-unescaped", "%d, 50 %% neu", "%d, 50% new", "python-format"),
        ("percent-unescaped", "%d, 50 %% der Szenen", "%d, 50 % des scènes", "python-format"),
    ],
)
def test_a_fault_in_placeholders_is_found(check, source, target, flag):
    assert found(check, source, target, "en", *[flag] if flag else [])


@pytest.mark.parametrize(
    ("source", "target", "flag"),
    [
        ("%s hat %d Folgen", "%2$d episodes of %1$s", "c-format"),
        ("100% neu", "100% new", ""),
        ("100 % sicher", "100 % sûr", ""),
        ("100% von allem", "100% of all", "python-format"),
        ("50 %% der %s", "50 %% des %s", "c-format"),
        ("Es ist {schön hier}", "It is {nice here}", ""),
    ],
)
def test_fair_placeholders_are_no_finding(source, target, flag):
    for check in ("missing", "added", "type", "order", "mixed"):
        assert found(f"placeholder-{check}", source, target, "en", *[flag] if flag else []) == []
    assert found("format-invalid", source, target, "en", *[flag] if flag else []) == []
    assert found("percent-unescaped", source, target, "en", *[flag] if flag else []) == []


def test_one_fault_is_said_once():
    source, target = "%d Gäste, 50 %% davon", "%d guests, 50 % of them"
    assert found("percent-unescaped", source, target, "en", "c-format")
    assert found("format-invalid", source, target, "en", "c-format") == []
    assert found("placeholder-added", source, target, "en", "c-format") == []


def test_a_per_cent_sign_is_doubled_and_placeholders_are_left_alone():
    assert mended("percent-unescaped", "%d %%", "%d von 50%.", "en", "c-format") == "%d von 50%%."


def test_placeholders_are_numbered_only_where_each_type_is_there_once():
    assert mended("placeholder-order", "%s %d", "%d %s", "en", "c-format") == "%2$d %1$s"
    twice = ("%s %d %s", "%s %s %d")
    assert mended("placeholder-order", *twice, "en", "c-format") == twice[1]
    assert mended("placeholder-order", "%s %d", "%d %s", "en", "python-format") == "%d %s"


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [("&Datei", "&File", "en"), ("&Datei", "文件(&F)", "zh"), ("_Datei", "_Fichier", "fr")],
)
def test_an_accelerator_is_kept_in_any_alphabet(source, target, language):
    assert found("accelerator-missing", source, target, language) == []
    assert found("accelerator-added", source, target, language) == []


def test_two_accelerators_are_one_too_many():
    assert found("accelerator-added", "&Datei öffnen", "&Open &file")


def test_an_escape_written_out_is_compared_but_a_path_is_none():
    assert found("escape-changed", r"Ton\tBild", r"Sound picture")
    assert found("escape-changed", r"C:\neu\film", r"C:\neu\film and more") == []
    assert found("escape-changed", r"Der \"Film\"", "The “film”") == []


def test_a_limit_counts_characters():
    assert found("length-limit", "Abspann", "Générique", "fr", "max-length:9") == []
    assert found("length-limit", "Abspann", "Générique!", "fr", "max-length:9")
    assert found("length-limit", "Abspann", "Générique", "fr", "max-length:x") == []
