"""Marks go where their words went; none is lost, doubled or crossed."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.markup import Placement, phrases_to_translate, place_marks
from loctool.projection import Translated
from loctool.segments import Link, Mark, Span


def strong(text: str, words: str) -> Mark:
    start = text.index(words)
    return Mark(start, start + len(words), "**", "**")


def link(text: str, words: str, url: str = "https://kino.example") -> Mark:
    start = text.index(words)
    return Mark(start, start + len(words), "[", f"]({url})")


def one_sentence(
    source: str, target: str, alignment: tuple[Link, ...] = ()
) -> tuple[Translated, ...]:
    return (Translated(Span(0, len(source)), Span(0, len(target)), alignment),)


def place(
    source: str, marks: list[Mark], target: str, phrases: dict[str, list[str]] | None = None
) -> Placement:
    return place_marks(source, marks, target, one_sentence(source, target), phrases or {})


def written(target: str, placement: Placement) -> str:
    """The target with its marks, so that an expectation reads like a document."""
    inserts: list[tuple[int, int, str]] = []
    for depth, mark in enumerate(placement.marks):
        inserts.append((mark.start, depth, mark.opening))
        if not mark.is_point:
            inserts.append((mark.end, -depth - 1, mark.closing))
    for position, _, markup in sorted(inserts, reverse=True):
        target = target[:position] + markup + target[position:]
    return target


def test_a_mark_around_the_whole_sentence_stays_around_it() -> None:
    source, target = "Der Dreh beginnt.", "Shooting begins."
    placement = place(source, [strong(source, source)], target)
    assert written(target, placement) == "**Shooting begins.**"


def test_a_mark_around_all_but_the_full_stop_leaves_the_full_stop_out() -> None:
    source, target = "Der Dreh beginnt.", "Shooting begins."
    placement = place(source, [strong(source, "Der Dreh beginnt")], target)
    assert written(target, placement) == "**Shooting begins**."


def test_names_are_found_again_as_they_are() -> None:
    source, target = "Die Serie läuft bei Netflix an.", "The series starts on Netflix."
    placement = place(source, [link(source, "Netflix")], target)
    assert written(target, placement) == "The series starts on [Netflix](https://kino.example)."


def test_the_second_of_two_equal_names_stays_the_second() -> None:
    source = "Disney kauft, was Disney will."
    target = "Disney buys what Disney wants."
    second = Mark(18, 24, "<b>", "</b>")
    assert second.start == source.rindex("Disney")
    placement = place(source, [second], target)
    assert written(target, placement) == "Disney buys what <b>Disney</b> wants."


def test_words_translated_by_themselves_are_found_in_the_sentence() -> None:
    source = "Das sahen 12 Millionen Zuschauer am Sonntag."
    target = "That was seen by 12 million viewers on Sunday."
    mark = strong(source, "12 Millionen Zuschauer")
    placement = place(source, [mark], target, {"12 Millionen Zuschauer": ["12 million viewers."]})
    assert written(target, placement) == "That was seen by **12 million viewers** on Sunday."


def test_an_article_of_the_phrase_need_not_stand_in_the_sentence() -> None:
    source, target = "Der Rohschnitt liegt vor.", "A rough cut exists."
    phrases = {"Rohschnitt": ["The rough cut"]}
    placement = place(source, [strong(source, "Rohschnitt")], target, phrases)
    assert written(target, placement) == "A **rough cut** exists."


def test_a_phrase_that_came_out_inflected_is_found_by_likeness() -> None:
    source, target = "Die Dreharbeiten dauerten lange.", "The shootings took long."
    placement = place(
        source, [strong(source, "Dreharbeiten")], target, {"Dreharbeiten": ["shooting"]}
    )
    assert written(target, placement) == "The **shootings** took long."


def test_the_alignment_of_the_engine_is_used() -> None:
    source, target = "Ein toller Film", "A great movie"
    alignment = (
        Link(Span(0, 3), Span(0, 1)),
        Link(Span(4, 10), Span(2, 7)),
        Link(Span(11, 15), Span(8, 13)),
    )
    sentences = one_sentence(source, target, alignment)
    placement = place_marks(source, [strong(source, "toller")], target, sentences, {})
    assert written(target, placement) == "A **great** movie"


def test_quotes_inside_the_mark_stay_inside() -> None:
    source, target = "Der Film „Der lange Weg“ läuft an.", "The film “The Long Way” opens."
    marks = [strong(source, "„Der lange Weg“")]
    placement = place(source, marks, target, {"„Der lange Weg“": ['"The Long Way"']})
    assert written(target, placement) == "The film **“The Long Way”** opens."


def test_quotes_stay_inside_a_mark_around_all_but_the_colon() -> None:
    source, target = "„Eis im Blut“:", '"Ice in the blood" :'
    placement = place(source, [strong(source, "„Eis im Blut“")], target)
    assert written(target, placement) == '**"Ice in the blood"** :'


def test_what_cannot_be_found_goes_no_further_than_its_sentence() -> None:
    source, target = "Er kam. Der Abspann läuft.", "He came. Credits roll."
    sentences = (Translated(Span(0, 7), Span(0, 8)), Translated(Span(8, 26), Span(9, 22)))
    placement = place_marks(source, [strong(source, "Abspann")], target, sentences, {})
    assert written(target, placement) == "He came. **Credits roll.**"


def test_what_cannot_be_found_goes_around_the_sentence_and_is_said() -> None:
    source, target = "Der Abspann läuft.", "Credits roll."
    mark = strong(source, "Abspann")
    placement = place(source, [mark], target, {"Abspann": ["finale"]})
    assert written(target, placement) == "**Credits roll.**"
    assert placement.moved == (mark,)


def test_nested_marks_stay_nested() -> None:
    source, target = "Mehr im Interview mit Anna Berg.", "More in the interview with Anna Berg."
    marks = [link(source, "Interview mit Anna Berg"), strong(source, "Anna Berg")]
    phrases = {"Interview mit Anna Berg": ["Interview with Anna Berg"]}
    placement = place(source, marks, target, phrases)
    assert (
        written(target, placement)
        == "More in the [interview with **Anna Berg**](https://kino.example)."
    )


def test_two_marks_never_cross() -> None:
    source, target = "Rot und Blau", "Blue and red"
    marks = [strong(source, "Rot und"), link(source, "Blau")]
    placement = place(source, marks, target, {"Rot und": ["and red"], "Blau": ["blue and"]})
    assert written(target, placement) == "[Blue](https://kino.example) **and red**"


def test_a_mark_over_two_sentences_covers_both_translations() -> None:
    source = "Er kam. Sie ging. Ende."
    target = "He came. She left. End."
    sentences = (
        Translated(Span(0, 7), Span(0, 8)),
        Translated(Span(8, 17), Span(9, 18)),
        Translated(Span(18, 23), Span(19, 23)),
    )
    placement = place_marks(source, [strong(source, "Er kam. Sie ging.")], target, sentences, {})
    assert written(target, placement) == "**He came. She left.** End."


def test_a_point_stays_behind_its_word() -> None:
    source, target = "Laut Netflix läuft es.", "According to Netflix, it works."
    point = Mark(12, 12, "[^1]")
    placement = place(source, [point], target)
    assert written(target, placement) == "According to Netflix[^1], it works."


def test_a_point_between_sentences_stays_between_them() -> None:
    source, target = "Er kam. Sie ging.", "He came. She left."
    sentences = (Translated(Span(0, 7), Span(0, 8)), Translated(Span(8, 17), Span(9, 18)))
    placement = place_marks(source, [Mark(7, 7, "[^1]")], target, sentences, {})
    assert written(target, placement) == "He came.[^1] She left."


def test_only_phrases_that_are_not_found_directly_need_translating() -> None:
    source, target = "Der Film läuft bei Netflix.", "The film is on Netflix."
    marks = [strong(source, "Film"), link(source, "Netflix")]
    wanted = phrases_to_translate(source, marks, one_sentence(source, target), target)
    assert list(wanted) == ["Film"]


WORDS = st.lists(
    st.sampled_from(["Film", "Serie", "Netflix", "und", "am", "12", "läuft", "nie"]), min_size=1
)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """A sentence with properly nested marks."""
    text = " ".join(draw(WORDS))
    marks: list[Mark] = []

    def inside(start: int, end: int, depth: int) -> None:
        position = start
        while position < end and depth < 3 and draw(st.booleans()):
            begin = draw(st.integers(position, end))
            stop = draw(st.integers(begin, end))
            name = len(marks)
            closing = f"</m{name}>" if stop > begin or draw(st.booleans()) else ""
            marks.append(Mark(begin, stop, f"<m{name}>", closing))
            inside(begin, stop, depth + 1)
            position = stop

    inside(0, len(text), 0)
    return text, marks


@st.composite
def translated(draw: st.DrawFn, text: str) -> tuple[str, tuple[Translated, ...]]:
    """A text cut at some spaces, and as many made-up translations."""
    spaces = [position for position, character in enumerate(text) if character == " "]
    cuts = sorted(draw(st.sets(st.sampled_from(spaces), max_size=3))) if spaces else []
    sentences: list[Translated] = []
    target = ""
    for start, end in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(text)], strict=True):
        begin = len(target) + bool(target)
        target += " " * bool(target) + " ".join(draw(WORDS))
        sentences.append(Translated(Span(start, end), Span(begin, len(target))))
    return target, tuple(sentences)


@given(marked(), st.data())
@settings(deadline=None, max_examples=300)
def test_no_mark_is_lost_doubled_or_crossed(
    source: tuple[str, list[Mark]], data: st.DataObject
) -> None:
    text, marks = source
    target, sentences = data.draw(translated(text))
    placement = place_marks(text, marks, target, sentences, {"und": ["am"]})
    before = Counter((mark.opening, mark.closing) for mark in marks)
    assert Counter((mark.opening, mark.closing) for mark in placement.marks) == before
    for number, mark in enumerate(placement.marks):
        assert 0 <= mark.start <= mark.end <= len(target)
        for other in placement.marks[:number]:
            apart = mark.end <= other.start or other.end <= mark.start
            nested = (other.start <= mark.start and mark.end <= other.end) or (
                mark.start <= other.start and other.end <= mark.end
            )
            assert apart or nested
