from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.documents.subtitle_lines import LINE_CHARS, glue, leading_dash, line_breaks


def broken(text: str, max_lines: int) -> list[str]:
    lines = []
    position = 0
    for place in line_breaks(text, max_lines):
        lines.append(text[position:place])
        position = place + 1
    return [*lines, text[position:]]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Wir sehen uns morgen am Set.", ["Wir sehen uns morgen am Set."]),
        (
            "Die Kamera läuft seit heute früh, und niemand hat es gemerkt.",
            ["Die Kamera läuft seit heute früh,", "und niemand hat es gemerkt."],
        ),
        (
            "Das ganze Team wartet seit Stunden auf besseres Wetter",
            ["Das ganze Team wartet seit", "Stunden auf besseres Wetter"],
        ),
        (
            "Gestern hat der Sender die dritte und letzte Staffel der Serie angekündigt, heute"
            " dreht niemand",
            [
                "Gestern hat der Sender die dritte und letzte",
                "Staffel der Serie angekündigt, heute dreht niemand",
            ],
        ),
    ],
)
def test_two_lines_are_even_and_break_after_punctuation(text, lines):
    assert broken(text, 2) == lines


def test_a_text_is_never_broken_into_more_lines_than_there_were():
    text = "Ein langer Satz, der in eine einzige Zeile muss, weil dort nur eine stand."
    assert broken(text, 1) == [text]


def test_no_line_begins_with_a_dash_or_cuts_a_no_break_space():
    text = "Er hat das alles allein gedreht – ganze\u00a0zwölf\u00a0Folgen, sagt er."
    lines = broken(text, 2)
    assert len(lines) == 2
    assert not lines[1].startswith("–")
    assert "ganze\u00a0zwölf\u00a0Folgen" in "\n".join(lines)


def test_three_lines_are_as_even_as_their_words_allow():
    text = " ".join(["Szene"] * 18)
    assert [len(line) for line in broken(text, 3)] == [35, 35, 35]


@given(st.lists(st.text("aÄ.,-–", min_size=1, max_size=12), max_size=30), st.integers(1, 5))
@settings(deadline=None, max_examples=100)
def test_breaks_lose_nothing_and_stay_within_the_number_of_lines(words, max_lines):
    text = " ".join(words)
    lines = broken(text, max_lines)
    assert " ".join(lines) == text
    assert len(lines) <= max_lines
    assert len(text) > LINE_CHARS or lines == [text]


def test_a_dash_tells_a_speaker_but_not_a_number_or_a_lonely_dash():
    lines = ["- Ja?", "–Nein.", "-„Doch“", "-40 Grad", "-", "Ja - nein", "Film-", "VFX"]
    assert [leading_dash(line) for line in lines] == ["- ", "–", "-", "", "", "", "", ""]


def test_a_compound_cut_at_its_hyphen_is_joined_without_a_space():
    assert glue("Der VFX-", "Supervisor") == ""
    assert glue("Film-", "und Fernsehleute") == " "
    assert glue("Moment -", "Anna?") == " "
