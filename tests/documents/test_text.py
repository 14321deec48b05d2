from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.documents import Document
from loctool.documents.wrapping import wrap

ARTICLE = """\
  STREAMING

Nordlicht-Serie bekommt eine dritte Staffel

Die Krimiserie „Nebelküste“ geht in die dritte Runde. Das teilte
der Sender am 3. Oktober in Köln mit. Gedreht wird ab Februar auf
Rügen, Hauptdarstellerin bleibt Jana Brandt.

Regie: Paul Thomsen
Buch: Ines Adler
Kamera: Mo Haddad

Neu im November:
- Die Brücke der Diebe
- Sommer ohne Ende: der lange Weg einer Familie aus Kiel, die
  alles verlor
- Gegenlicht

-----
© 2026
"""


def texts(source: str) -> list[str]:
    return [segment.text for segment in Document.from_text(source, "text").segments]


def translated(source: str, change) -> str:
    document = Document.from_text(source, "text")
    return document.render([replace(s, text=change(s.text)) for s in document.segments])


def test_an_article_falls_into_headlines_paragraphs_credits_and_list_items():
    assert texts(ARTICLE) == [
        "STREAMING",
        "Nordlicht-Serie bekommt eine dritte Staffel",
        "Die Krimiserie „Nebelküste“ geht in die dritte Runde. Das teilte der Sender am "
        "3. Oktober in Köln mit. Gedreht wird ab Februar auf Rügen, Hauptdarstellerin bleibt "
        "Jana Brandt.",
        "Regie: Paul Thomsen",
        "Buch: Ines Adler",
        "Kamera: Mo Haddad",
        "Neu im November:",
        "Die Brücke der Diebe",
        "Sommer ohne Ende: der lange Weg einer Familie aus Kiel, die alles verlor",
        "Gegenlicht",
        "© 2026",
    ]


def test_a_translation_is_wrapped_to_its_paragraphs_width_and_indentation():
    source = (
        "  Die Krimiserie geht in die dritte Runde. Das teilte\n"
        "  der Sender am Dienstag in Köln mit.\n"
    )
    assert translated(source, lambda _: "The crime series is renewed for a third season. " * 2) == (
        "  The crime series is renewed for a third season. The\n"
        "  crime series is renewed for a third season.\n"
    )


def test_a_translation_of_one_long_line_stays_one_line():
    source = "Ein Absatz in einer einzigen Zeile.\n"
    assert translated(source, lambda text: f"{text} {text} {text}").count("\n") == 1


def test_a_list_item_keeps_its_bullet_and_hanging_indentation():
    source = (
        "- Sommer ohne Ende: der lange Weg einer Familie aus\n  Kiel, die alles verlor\n- Ende\n"
    )
    assert translated(source, str.upper) == source.upper()


def test_lines_that_are_paragraphs_without_blank_lines_stay_apart():
    lines = ["Lang " + "und länger " * 20 + "wird es.", "Kurz ist auch gut.", "Noch eine."]
    assert texts("\n".join(lines)) == lines


def test_a_line_that_starts_in_lower_case_continues_the_one_before():
    assert texts("Der Film\nläuft im Kino der Stadt.") == ["Der Film läuft im Kino der Stadt."]


def test_an_ordinal_at_the_start_of_a_wrapped_line_is_not_a_list():
    source = "Die neue Staffel startet beim Streamingdienst am\n3. Oktober mit zwei Folgen.\n"
    assert len(texts(source)) == 1


def test_crlf_blank_lines_and_trailing_blanks_stay():
    source = "\r\n\r\n  Titel  \r\n\r\nText hier.\r\n \r\n"
    assert translated(source, str.upper) == "\r\n\r\n  TITEL  \r\n\r\nTEXT HIER.\r\n \r\n"


def test_a_line_end_in_a_translation_does_not_tear_the_paragraph():
    assert translated("Titel\n", lambda _: "One\n\ntwo") == "One two\n"


def test_a_segment_knows_its_line():
    document = Document.from_text("Eins\n\n\nZwei\n", "text")
    assert [segment.line for segment in document.segments] == [1, 4]


ANY_TEXT = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(" \n\r-•:.aB1")),
    max_size=200,
).filter(lambda text: text.strip("\ufeff").strip() and "\x00" not in text)


@settings(deadline=None, max_examples=150)
@given(ANY_TEXT)
def test_rendering_the_segments_gives_back_any_text(source):
    document = Document.from_text(source, "text")
    assert document.render(document.segments) == source


WORD = st.sampled_from(
    ["der", "Film", "3.", "–", "-", "Oktober", "Regie:", "Kinostart,", "am", "läuft.", "„Nacht“"]
)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.lists(WORD, min_size=1, max_size=30).map(" ".join), min_size=1, max_size=4),
    st.integers(10, 90),
    st.sampled_from(["\n", "\r\n"]),
    st.lists(WORD, min_size=1, max_size=40).map(" ".join),
)
def test_a_translated_paragraph_reads_as_one_segment_again(paragraphs, width, newline, translation):
    source = (newline * 2).join(wrap("Film " + text, width, newline=newline) for text in paragraphs)
    if len(texts(source)) != len(paragraphs):
        return  # read as separate lines: nothing was wrapped
    target = translated(source, lambda _: "Film " + translation)
    assert texts(target) == ["Film " + translation] * len(paragraphs)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_words_wrapped_by_an_editor_are_one_segment(newline):
    words = "Der Regisseur kündigte an, dass Teil zwei der Trilogie früher kommt als gedacht."
    for width in range(40, 80):
        assert texts(wrap(words, width, newline=newline)) == [words]
