from __future__ import annotations

import time
from dataclasses import replace
from pathlib import PurePath

import pytest

from loctool.documents import BOM, Document, format_names, format_of
from loctool.errors import BadInputError, ExitCode, UsageError

FORMATS = ["text", "markdown", "html", "srt", "vtt"]
SAMPLES = {
    "text": "Titel\n\nDer Film läuft.\n",
    "markdown": "# Titel\n\nDer *Film* läuft.\n",
    "html": "<h1>Titel</h1>\n<p>Der <em>Film</em> läuft.</p>\n",
    "srt": "1\n00:00:01,000 --> 00:00:02,000\nDer Film läuft.\n",
    "vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nDer Film läuft.\n",
}


def upper(document: Document) -> str:
    return document.render([replace(s, text=s.text.upper()) for s in document.segments])


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("bom", ["", BOM])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_byte_order_mark_and_line_ends_stay(format, bom, newline):
    source = bom + SAMPLES[format].replace("\n", newline)
    document = Document.from_bytes(source.encode(), format)
    assert document.render(document.segments) == source
    target = upper(document)
    assert target.startswith(bom)
    assert "DER" in target
    assert target.count(newline) == source.count(newline)
    assert target.count("\n") == target.count(newline)


@pytest.mark.parametrize("format", FORMATS)
def test_no_segment_begins_with_the_byte_order_mark(format):
    document = Document.from_text(BOM + SAMPLES[format], format)
    assert all(BOM not in segment.text for segment in document.segments)
    assert [s.text for s in document.segments] == [
        s.text for s in Document.from_text(SAMPLES[format], format).segments
    ]


def test_markdown_front_matter_behind_a_byte_order_mark_is_read():
    document = Document.from_text(BOM + "---\ntitle: Kino\n---\n", "markdown")
    assert [segment.text for segment in document.segments] == ["Kino"]


def test_the_number_of_segments_must_fit():
    document = Document.from_text("Eins\n\nZwei\n", "text")
    with pytest.raises(ValueError, match="shorter"):
        document.render(document.segments[:1])


def test_an_untouched_segment_keeps_its_characters():
    source = "Eins\n  *zwei* &amp;\ndrei\n\nVier\n"
    document = Document.from_text(source, "markdown")
    first, second = document.segments
    assert document.render([first, replace(second, text="Four")]) == source.replace("Vier", "Four")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        ("Grüße\n".encode("utf-16"), "UTF-16", None),
        ("Grüße\n".encode("utf-16-be").join([b"\xfe\xff", b""]), "UTF-16", None),
        ("eins\nGrüße\n".encode("latin-1"), "0xfc", 2),
        (b"eins\nzwei\x00\n", "NUL", 2),
        (b"\x7fELF\x02\x01\x01\x00\x00", "NUL", 1),
        (b"", "empty", None),
        (b"\xef\xbb\xbf", "empty", None),
        (b" \r\n\t\n", "empty", None),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(format, data, message, line):
    with pytest.raises(BadInputError, match=message) as caught:
        Document.from_bytes(data, format, "artikel.txt")
    assert caught.value.exit_code is ExitCode.BAD_INPUT
    assert caught.value.line == line
    assert str(caught.value).startswith("artikel.txt:")
    assert "\n" not in str(caught.value)


def test_the_hint_holds_the_command_that_converts():
    with pytest.raises(BadInputError) as caught:
        Document.from_bytes("Grüße\n".encode("latin-1"), "text", "alt.txt")
    assert "iconv -f ISO-8859-1 -t UTF-8 alt.txt" in caught.value.hint


@pytest.mark.parametrize("format", FORMATS)
def test_a_line_of_50_megabytes_is_refused_quickly(format):
    data = b"kurz\n" + b"wort " * 10_000_000
    begin = time.process_time()
    with pytest.raises(BadInputError, match="line too long: 50,000,000") as caught:
        Document.from_bytes(data, format)
    assert time.process_time() - begin < 3
    assert caught.value.line == 2


def test_an_unknown_format_lists_the_known_ones():
    with pytest.raises(UsageError, match="docx") as caught:
        Document.from_text("Text", "docx")
    assert caught.value.hint == "Formats: html, markdown, srt, text, vtt"


def test_the_suffix_chooses_the_format():
    suffixes = {"a.md": "markdown", "a.HTML": "html", "a.b.srt": "srt", "a": "text", "a.x": "text"}
    assert {name: format_of(PurePath(name)) for name in suffixes} == suffixes
    assert set(suffixes.values()) < set(format_names())


def test_the_translation_of_an_alt_text_stands_in_the_translated_sentence():
    source = "Das ![rote Haus](h.png) am Meer.\n"
    document = Document.from_text(source, "markdown")
    outer, inner = document.segments
    moved = replace(
        outer, text="By the sea the .", marks=(replace(outer.marks[0], start=15, end=15),)
    )
    assert document.render([moved, replace(inner, text="red house")]) == (
        "By the sea the ![red house](h.png).\n"
    )
    assert document.render([outer, replace(inner, text="red house")]) == (
        "Das ![red house](h.png) am Meer.\n"
    )
    assert document.render([moved, inner]) == "By the sea the ![rote Haus](h.png).\n"


def test_images_alike_get_each_its_own_translation():
    document = Document.from_text("Hier ![a1](x) und ![a1](x) da.\n", "markdown")
    outer, first, second = document.segments
    segments = [
        replace(outer, text=outer.text.upper()),
        replace(first, text="one"),
        replace(second, text="two"),
    ]
    assert document.render(segments) == "HIER ![one](x) UND ![two](x) DA.\n"


def test_an_image_within_markup_that_looks_like_another_image_gets_its_own_translation():
    source = "Ein **[![a1](x)](u)** und <em>mit [![a1](x)](u) darin</em> da.\n"
    document = Document.from_text(source, "markdown")
    outer, first, second = document.segments
    segments = [
        replace(outer, text=outer.text.upper()),
        replace(first, text="one"),
        replace(second, text="two"),
    ]
    assert document.render(segments) == (
        "EIN **[![one](x)](u)** UND <em>MIT [![two](x)](u) DARIN</em> DA.\n"
    )
