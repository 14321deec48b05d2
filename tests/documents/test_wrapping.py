from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.documents.wrapping import (
    join_lines,
    newline_of,
    split_lines,
    widest_line,
    wrap,
)

WORDS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters=" \t\r\n"), min_size=1),
    min_size=1,
)


def test_hard_wrapped_lines_become_one():
    text = "Die dritte Staffel startet\nam 3. Oktober,  \n  wie der Sender mitteilte."
    assert join_lines(text) == (
        "Die dritte Staffel startet am 3. Oktober, wie der Sender mitteilte."
    )


def test_a_no_break_space_is_not_an_edge_to_strip():
    assert join_lines("am 3.\u00a0\nOktober") == "am 3.\u00a0 Oktober"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_line_end_is_known(newline):
    assert split_lines(f"a{newline}{newline}b") == ["a", "", "b"]
    assert newline_of(f"a{newline}b") == newline


def test_a_text_of_one_line_has_the_default_line_end():
    assert newline_of("a", "\r\n") == "\r\n"


def test_the_widest_line_is_measured_without_blanks_at_its_end():
    assert widest_line("kurz\r\netwas länger   \r\nkurz") == 12


def test_lines_are_filled_up_to_the_width():
    assert wrap("aa bb cc dd", 5) == "aa bb\ncc dd"


def test_the_first_line_leaves_room_for_what_stands_before_it():
    assert wrap("aa bb cc dd", 5, first_column=2) == "aa\nbb cc\ndd"


def test_a_word_longer_than_the_width_keeps_together():
    assert wrap("ein Donaudampfschiff fährt", 6) == "ein\nDonaudampfschiff\nfährt"


def test_a_forbidden_place_is_not_broken():
    text = "siehe [hier unten](x) und dort"
    assert wrap(text, 12, may_break=lambda _, at: at != 11) == "siehe\n[hier unten](x)\nund dort"


def test_several_spaces_in_a_row_are_not_broken():
    assert wrap("aa  bb cc", 4) == "aa  bb\ncc"


@settings(deadline=None)
@given(WORDS, st.integers(1, 30), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "  "]))
def test_joining_undoes_wrapping(words, width, newline, indent):
    text = " ".join(words)
    assert join_lines(wrap(text, width, newline=newline, indent=indent)) == text


@settings(deadline=None)
@given(WORDS, st.integers(1, 30))
def test_a_line_is_wider_than_wanted_only_when_it_is_one_word(words, width):
    for line in split_lines(wrap(" ".join(words), width)):
        assert len(line) <= width or " " not in line
