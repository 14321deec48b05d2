from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loctool.engines.alignment import Aligner, compose
from loctool.engines.pieces import locate
from loctool.segments import Link, Span


def link(source: str, target: str, source_word: str, target_word: str) -> Link:
    return Link(span(source, source_word), span(target, target_word))


def span(text: str, word: str) -> Span:
    start = text.index(word)
    return Span(start, start + len(word))


def test_pieces_of_a_word_count_together() -> None:
    source, target = "Filmset heute", "film set today"
    source_pieces = locate(["Film", "set", "heute"], source)
    target_pieces = locate(["film", "set", "today"], target)
    attention = [[0.5, 0.4, 0.1], [0.4, 0.5, 0.1], [0.1, 0.1, 0.8]]
    assert Aligner(source, source_pieces).align(target, target_pieces, attention) == (
        link(source, target, "Filmset", "film"),
        link(source, target, "Filmset", "set"),
        link(source, target, "heute", "today"),
    )


def test_a_word_nobody_chose_goes_to_the_one_that_looked_at_it_most() -> None:
    source, target = "hat gesehen", "saw"
    attention = [[0.2, 0.8]]
    found = Aligner(source, locate(["hat", "gesehen"], source)).align(
        target, locate(["saw"], target), attention
    )
    assert found == (
        link(source, target, "hat", "saw"),
        link(source, target, "gesehen", "saw"),
    )


def test_punctuation_is_never_linked_with_a_word() -> None:
    source, target = "Ja !", "Yes !"
    attention = [[0.1, 0.9], [0.9, 0.1]]
    found = Aligner(source, locate(["Ja", "!"], source)).align(
        target, locate(["Yes", "!"], target), attention
    )
    assert found == (link(source, target, "Ja", "Yes"), link(source, target, "!", "!"))


def test_a_column_for_the_end_of_the_sentence_is_left_out() -> None:
    found = Aligner("Ja", [(0, 2)]).align("Yes", [(0, 3)], [[0.1, 0.9]])
    assert found == (Link(Span(0, 2), Span(0, 3)),)


def test_links_over_a_pivot_go_through_common_words() -> None:
    first = [Link(Span(0, 3), Span(0, 3)), Link(Span(4, 9), Span(4, 8))]
    second = [Link(Span(0, 3), Span(5, 9)), Link(Span(4, 8), Span(0, 4))]
    assert compose(first, second) == (
        Link(Span(4, 9), Span(0, 4)),
        Link(Span(0, 3), Span(5, 9)),
    )


def test_pieces_that_normalization_changed_are_passed_over() -> None:
    text = "Und … los"
    assert locate(["Und", "...", "los"], text) == [(0, 3), (3, 3), (6, 9)]


@given(
    st.text("ab .!", max_size=12),
    st.text("xy .!", max_size=12),
    st.lists(st.lists(st.floats(0, 1), min_size=13, max_size=13), max_size=13),
)
def test_any_attention_gives_links_between_words(
    source: str, target: str, attention: list[list[float]]
) -> None:
    found = Aligner(source, locate(source, source)).align(target, locate(target, target), attention)
    for each in found:
        assert each.source.of(source).strip()
        assert each.target.of(target).strip()
    assert len(set(found)) == len(found)
