from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.documents.inline import Piece, PieceKind, Run, read_run
from loctool.documents.inline_writing import written_pieces
from loctool.segments import Mark, Segment

CUT = re.compile(r"(</?[a-z]>|[^<]+)")


def pieces(source: str) -> list[Piece]:
    """``<b>`` opens, ``</b>`` closes, ``<p>`` is a point; all else is text."""
    found = []
    for part in CUT.finditer(source):
        start, end, text = *part.span(), part[0]
        if text == "<p>":
            found.append(Piece(PieceKind.POINT, start, end, is_visible=True))
        elif text.startswith("</"):
            found.append(Piece(PieceKind.CLOSE, start, end, text[2]))
        elif text.startswith("<"):
            found.append(Piece(PieceKind.OPEN, start, end, text[1]))
        else:
            found.append(Piece(PieceKind.TEXT, start, end, text=text))
    return found


def read(source: str) -> Run:
    run = read_run(source, pieces(source))
    assert run is not None
    return run


def written(run: Run, text: str, marks: tuple[Mark, ...]) -> str:
    return "".join(part for part, _ in written_pieces(Segment(text, marks), run, str))


def test_nothing_but_markup_and_white_space_is_no_run():
    assert read_run(" <b> </b> <p>", pieces(" <b> </b> <p>")) is None


def test_what_surrounds_the_text_stays_outside():
    source = "  <p><b> <i>Ein <u>Film</u></i></b> <p>\n"
    run = read(source)
    assert source[run.start : run.end] == "Ein <u>Film</u>"
    assert run.marks == (Mark(4, 8, "<u>", "</u>"),)


def test_a_pair_does_not_hold_the_space_at_its_edges():
    assert read("Ein<b> neuer </b>Film").marks == (Mark(4, 9, "<b>", "</b>"),)


def test_a_pair_keeps_a_point_that_stands_behind_its_last_space():
    assert read("Ein <b>neuer <p></b>Film").marks == (
        Mark(4, 10, "<b>", "</b>"),
        Mark(10, 10, "<p>"),
    )


def test_white_space_on_both_sides_of_an_image_counts():
    run = read("Ein <p> Film")
    assert (run.text, run.marks) == ("Ein Film", (Mark(4, 4, "<p> "),))
    assert written(run, run.text, run.marks) == "Ein <p> Film"


def test_without_collapsing_white_space_stays_as_it_is():
    source = " Ein  \t<b> Film</b> "
    run = read_run(source, pieces(source), collapse=False)
    assert run is not None
    assert run.text == "Ein  \t Film"


def test_marks_at_one_place_are_put_into_the_pairs_they_were_in():
    inside, outside = read("Ein <b>Film<p></b>. So"), read("Ein <b>Film</b><p>. So")
    assert inside.marks == outside.marks
    pair, point = inside.marks
    marks = (Mark(0, 4, pair.opening, pair.closing), Mark(4, 4, point.opening))
    assert written(inside, "Film so.", marks) == "<b>Film<p></b> so."
    assert written(outside, "Film so.", marks) == "<b>Film</b><p> so."
    first = (Mark(0, 4, pair.opening, pair.closing), Mark(0, 0, point.opening))
    assert written(inside, "Film so.", first) == "<b><p>Film</b> so."
    assert written(outside, "Film so.", first) == "<p><b>Film</b> so."


def test_pairs_that_lost_their_words_keep_their_order_and_nesting():
    run = read("a <b>b <i>c</i></b> <u>d</u> e")
    b, i, u = run.marks
    emptied = tuple(Mark(1, 1, mark.opening, mark.closing) for mark in (b, i, u))
    assert written(run, "x y", emptied) == "x<b><i></i></b><u></u> y"


def test_a_mark_that_was_not_in_the_source_is_written_too():
    assert written(read("Film"), "Film", (Mark(0, 4, "<x>", "</x>"),)) == "<x>Film</x>"


SOURCES = st.lists(
    st.sampled_from(["<b>", "</b>", "<i>", "</i>", "<p>", "Film", " ", "  ", "x"]), max_size=15
).map("".join)


@given(SOURCES)
@settings(deadline=None, max_examples=150)
def test_a_run_holds_every_character_of_its_source_but_doubled_white_space(source):
    run = read_run(source, pieces(source))
    if run is not None:
        anew = written(run, run.text, run.marks)
        assert re.sub(" +", "", anew) == re.sub(" +", "", source[run.start : run.end])


@given(SOURCES)
@settings(deadline=None, max_examples=150)
def test_marks_nest_and_lie_within_the_text(source):
    run = read_run(source, pieces(source))
    if run is None:
        return
    for mark, parent in zip(run.marks, run.parents, strict=True):
        assert 0 <= mark.start <= mark.end <= len(run.text)
        if parent >= 0:
            around = run.marks[parent]
            assert around.start <= mark.start <= mark.end <= around.end
