"""What is written is read again, and mended or reported where it reads otherwise."""

from __future__ import annotations

from dataclasses import replace

from loctool.assembly import write_document
from loctool.documents import Document
from loctool.results import DocumentTranslation, SegmentTranslation
from loctool.segments import Mark


def written(source: str, text: str, marks: tuple[Mark, ...]) -> DocumentTranslation:
    """A Markdown document of one segment with that translation."""
    document = Document.from_text(source, "markdown")
    (segment,) = document.segments
    target = replace(segment, text=text, marks=marks)
    return write_document(document, [SegmentTranslation(segment, target, ())], 0.0)


def test_links_that_were_placed_around_each_other_are_written_side_by_side() -> None:
    one, two = (Mark(0, 12, "[", f"]({url})") for url in ("https://a.example", "https://b.example"))
    result = written(
        "[Hier](https://a.example) und [dort](https://b.example)\n", "Here and there", (one, two)
    )
    assert result.text == "[Here](https://a.example) [and there](https://b.example)\n"
    assert [finding.id for finding in result.findings] == ["markup-moved"]


def test_emphasis_may_be_written_with_another_sign() -> None:
    result = written("Der *Film*läufer kommt.\n", "The filmgoer comes.", (Mark(4, 8, "*", "*"),))
    assert result.findings == ()
    reread = Document.from_text(result.text, "markdown").segments[0]
    assert reread.text == "The filmgoer comes."
    assert [(mark.start, mark.end) for mark in reread.marks] == [(4, 8)]


def test_a_translation_that_would_begin_a_list_is_escaped() -> None:
    result = written("Nummer eins siegt.\n", "1. place wins.", ())
    assert result.text == "1\\. place wins.\n"
    assert result.findings == ()
