from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.documents import Document
from loctool.documents.markdown_emphasis import is_emphasis, meaning
from tests.documents.markdown_documents import (
    DOCUMENTS,
    SOUP,
    WORDS,
    content,
    rewritten,
    skeleton,
    with_misplaced_marks,
    with_words,
)

ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)


def readable(text: str) -> bool:
    return bool(text.strip("\ufeff").strip())


@settings(deadline=None, max_examples=150)
@given((SOUP | ANY).filter(readable))
def test_rendering_the_segments_gives_back_any_text(text):
    document = Document.from_text(text, "markdown")
    assert document.render(document.segments) == text


@settings(deadline=None, max_examples=100)
@given(DOCUMENTS)
def test_rendering_the_segments_gives_back_any_markdown(text):
    document = Document.from_text(text, "markdown")
    assert document.render(document.segments) == text


@settings(deadline=None, max_examples=200, derandomize=True)
@given(DOCUMENTS)
def test_what_is_written_is_read_as_the_same_segments(text):
    document = Document.from_text(text, "markdown")
    if not document.slots:
        return
    again = rewritten(document)
    assert list(map(content, again.segments)) == list(map(content, document.segments))


@settings(deadline=None, max_examples=150, derandomize=True)
@given(SOUP.filter(readable))
def test_even_markup_soup_is_read_as_the_same_segments(text):
    document = Document.from_text(text, "markdown")
    if not document.slots:
        return
    again = rewritten(document)
    assert list(map(content, again.segments)) == list(map(content, document.segments))


@settings(deadline=None, max_examples=200, derandomize=True)
@given(DOCUMENTS, st.lists(WORDS, min_size=1, max_size=5))
def test_a_translation_keeps_blocks_segments_and_marks(text, translations):
    document = Document.from_text(text, "markdown")
    if not document.slots:
        return
    segments = [
        with_words(segment, "Film " + translations[number % len(translations)])
        for number, segment in enumerate(document.segments)
    ]
    target = Document.from_text(document.render(segments), "markdown")
    assert skeleton(target) == skeleton(document)
    texts = [segment.text for segment in target.segments]
    assert texts == [segment.text for segment in segments]


@settings(deadline=None, max_examples=100, derandomize=True)
@given(DOCUMENTS, WORDS)
def test_misplaced_marks_are_never_lost(text, words):
    document = Document.from_text(text, "markdown")
    for slot in document.slots:
        written = slot.write(with_misplaced_marks(slot.segment, words))
        for mark in slot.segment.marks:
            if not is_emphasis(mark) and "`" not in mark.opening:
                assert mark.opening.strip() in written or meaning(mark)[0] in written
                assert mark.closing in written
