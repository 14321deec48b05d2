"""White space and characters that nobody sees."""

from __future__ import annotations

import pytest

from tests.checks.guarding import found, mended


@pytest.mark.parametrize(
    ("check", "source", "target"),
    [
        ("edge-space-start", "Film", " Film"),
        ("edge-space-end", "Film:\u00a0", "Film: "),
        ("newline-start", "Film", "\nFilm"),
        ("newline-end", "Film\n", "Film\n\n"),
        ("newline-count", "A\nB\nC", "A\nB"),
        ("newline-count", "Ein Satz.\n\nNoch einer.", "One sentence. One more."),
        ("tab-changed", "A\tB", "A  B"),
        ("double-space", "Film neu", "New  film"),
        ("zero-width", "Film", "Fi\u00adlm"),
        ("zero-width", "Film", "Fi\u200dlm"),
        ("control-character", "Film", "Film\r"),
        ("replacement-character", "Fête", "F\ufffdte"),
        ("mojibake", "Größe", "GrÃ¶ÃŸe"),
        ("mojibake", "Ende …", "End â€¦"),
        ("not-normalized", "schön", "scho\u0308n"),
    ],
)
def test_a_fault_is_found(check, source, target):
    assert found(check, source, target)


WRAPPED = "Ein langer Absatz, der bei siebzig Zeichen umbrochen ist, weil man\ndas so macht."


@pytest.mark.parametrize(
    ("check", "source", "target", "language"),
    [
        ("edge-space-end", "Film: ", "电影：", "zh"),
        ("edge-space-end", " ", "", "en"),
        ("newline-count", WRAPPED, WRAPPED.replace("\n", " "), "en"),
        ("double-space", "A  B", "A  B", "en"),
        ("double-space", "Qui", "Qui\u00a0? Moi", "fr"),
        ("zero-width", "Film", "می\u200cخواهم", "fa"),
        ("zero-width", "👩\u200d🎤", "👩\u200d🎤 singer", "en"),
        ("zero-width", "Film\u00adfest", "film\u00adfest", "en"),
        ("control-character", "A\r\nB", "A\r\nB", "en"),
        ("mojibake", "Aktion", "AÇÃO, NÃO É «SÃO»", "pt"),
        ("mojibake", "CAFÉ", "»CAFÉ«", "de"),
        ("mixed-scripts", "VFX", "VFX и iPhone", "ru"),
        ("bidi-unbalanced", "Film", "\u2067סרט\u2069", "he"),
    ],
)
def test_what_is_fair_is_no_finding(check, source, target, language):
    assert found(check, source, target, language) == []


def test_edges_are_mended_one_by_one():
    assert mended("edge-space-end", " Film \n", "Movie\n") == "Movie \n"
    assert mended("edge-space-start", " Film \n", "Movie\n") == " Movie\n"
    assert mended("newline-end", "Film\n", "Movie") == "Movie\n"


def test_of_two_spaces_the_one_that_keeps_words_together_stays():
    assert mended("double-space", "Wer?", "Qui \u00a0?", "fr") == "Qui\u00a0?"


def test_mojibake_is_read_again():
    assert mended("mojibake", "Größe …", "GrÃ¶ÃŸe â€¦") == "Größe …"
