"""Source and translation in one document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loctool.documents import Document
from loctool.documents.bilingual import render_bilingual
from loctool.errors import UsageError
from loctool.segments import Segment


def shout(segment: Segment) -> Segment:
    """A translation that keeps lengths, so that marks stay right."""
    return replace(
        segment, text="".join(c.upper() if c in "abcdefghijk" else c for c in segment.text)
    )


def bilingual(text: str, format: str) -> str:
    document = Document.from_text(text, format)
    return render_bilingual(document, [shout(segment) for segment in document.segments])


@pytest.mark.parametrize(
    ("format", "source", "expected"),
    [
        ("text", "\nEin Bild.\n\nHai.\n\n", "\nEin Bild.\n\nEIn BIlD.\n\nHai.\n\nHAI.\n\n"),
        ("text", "  Ein Bild.\r\n", "  Ein Bild.\r\n\r\n  EIn BIlD.\r\n"),
        ("text", "\ufeffEin Bild.", "\ufeffEin Bild.\n\nEIn BIlD."),
        ("text", "Regie: Ada\nBuch: Ida\n", "Regie: Ada\nREGIE: ADA\nBuch: Ida\nBuCH: IDA\n"),
        ("text", "- Ein Bild\n- Ein Hai\n", "- Ein Bild / EIn BIlD\n- Ein Hai / EIn HAI\n"),
        ("markdown", "# Bild\n\nEin *Hai*.\n", "# Bild / BIlD\n\nEin *Hai*.\n\nEIn *HAI*.\n"),
        ("markdown", "> Ein Hai.\n", "> Ein Hai.\n>\n> EIn HAI.\n"),
        ("markdown", "- Ein Hai\n- Ein Bild\n", "- Ein Hai / EIn HAI\n- Ein Bild / EIn BIlD\n"),
        ("markdown", "| Hai |\n|---|\n| Bild |\n", "| Hai / HAI |\n|---|\n| Bild / BIlD |\n"),
        ("markdown", "---\ntitle: Ein Hai\n---\n", "---\ntitle: Ein Hai / EIn HAI\n---\n"),
        ("html", "<p>Ein <b>Hai</b>.</p>", "<p>Ein <b>Hai</b>.<br>EIn <b>HAI</b>.</p>"),
        ("html", "<title>Ein Hai</title>", "<title>Ein Hai / EIn HAI</title>"),
        ("html", '<p title="Hai">7</p>', '<p title="Hai / HAI">7</p>'),
        (
            "srt",
            "1\n00:00:01,000 --> 00:00:02,000\nEin Hai.\n",
            "1\n00:00:01,000 --> 00:00:02,000\nEin Hai.\nEIn HAI.\n",
        ),
        (
            "vtt",
            "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nEin Hai.\r\n",
            "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nEin Hai.\r\nEIn HAI.\r\n",
        ),
    ],
)  # fmt: skip
def test_each_format_has_its_place_for_both(format: str, source: str, expected: str) -> None:
    assert bilingual(source, format) == expected


def test_the_alt_text_of_an_image_within_a_sentence_is_translated_with_it() -> None:
    assert bilingual("Ein ![Hai](h.png) kam.\n", "markdown") == (
        "Ein ![Hai](h.png) kam.\n\nEIn ![HAI](h.png) KAm.\n"
    )


def test_what_stayed_the_same_is_not_doubled() -> None:
    assert bilingual("LOST\n\nEin Hai.\n", "text") == "LOST\n\nEin Hai.\n\nEIn HAI.\n"


@pytest.mark.parametrize("format", ["text", "markdown", "html", "srt", "vtt"])
def test_the_result_is_a_document_of_the_same_format(format: str) -> None:
    cue = "1\n00:00:01,000 --> 00:00:02,000\nEin Hai.\n"
    text = {"srt": cue, "vtt": f"WEBVTT\n\n{cue.replace(',', '.')}"}.get(format, "Ein Hai.\n")
    again = Document.from_text(bilingual(text, format), format)
    assert "EIn HAI." in " ".join(segment.text for segment in again.segments)


def test_a_format_without_a_place_for_both_is_refused() -> None:
    document = Document("x", "gedicht", ())
    with pytest.raises(UsageError, match="--bilingual cannot be used with gedicht"):
        render_bilingual(document, [])
