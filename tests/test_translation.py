"""The pipeline, with engines that need no model; the real ones have their own tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest

from loctool import Document, Translator, translate
from loctool.errors import NoModelError, UsageError
from loctool.results import Progress
from tests.phrasebook import Only, Phrasebook


def with_phrases(phrases: Mapping[str, Sequence[str]]) -> Translator:
    return Translator("en", engines=Only(Phrasebook(phrases)))


def test_marks_urls_and_line_breaks_of_markdown_survive() -> None:
    source = (
        "# Der Film\r\n\r\nDer **neue Film** läuft bei [Netflix](https://netflix.example).\r\n"
        "Mehr auf https://kino.example heute.\r\n\r\n```\nDer Film\n```\n"
    )
    translator = with_phrases(
        {
            "Der Film": ["The film"],
            "Der neue Film läuft bei Netflix.": ["The new film is on Netflix."],
            "neue Film": ["new film"],
            "Mehr auf XQ1 heute.": ["More on XQ1 today."],
        }
    )
    result = translator.translate_document(Document.from_text(source, "markdown"))
    heading, paragraph, code = result.text.split("\r\n\r\n")
    assert heading == "# The film"
    assert paragraph.replace("\r\n", " ") == (
        "The **new film** is on [Netflix](https://netflix.example). "
        "More on https://kino.example today."
    )
    assert code == "```\nDer Film\n```\n"


def test_a_segment_reports_each_sentence() -> None:
    translator = with_phrases({"Er läuft.": ["It runs."], "Sie nicht.": ["She does not."]})
    document = Document.from_text("Er läuft. Sie nicht.", "text")
    segment = translator.translate_document(document).segments[0]
    assert [(each.source, each.target) for each in segment.sentences] == [
        ("Er läuft.", "It runs."),
        ("Sie nicht.", "She does not."),
    ]


def test_what_holds_no_words_is_copied() -> None:
    document = Document.from_text("2025\n\n—\n\n@heidi_klum\n", "text")
    assert with_phrases({}).translate_document(document).text == document.text


def test_a_number_in_a_cell_of_its_own_is_written_the_target_s_way() -> None:
    document = Document.from_text("<table><tr><td>11,08</td></tr></table>", "html")
    result = with_phrases({}).translate_document(document)
    assert result.text == "<table><tr><td>11.08</td></tr></table>"


def test_a_mark_that_cannot_be_placed_is_a_finding() -> None:
    translator = with_phrases({"Der Abspann läuft.": ["Credits roll."], "Abspann": ["finale"]})
    document = Document.from_text("Der <b>Abspann</b> läuft.", "html")
    result = translator.translate_document(document)
    assert result.text == "<b>Credits roll.</b>"
    assert [finding.id for finding in result.findings] == ["markup-moved"]


def test_documents_come_back_in_order_and_are_read_a_window_at_a_time() -> None:
    read: list[int] = []

    def documents() -> Iterator[Document]:
        for number in range(12):
            read.append(number)
            sentences = " ".join(f"Der Film {number} hat {n} Rollen." for n in range(100))
            yield Document.from_text(sentences, "text", name=str(number))

    translations = Translator("en", engine="pseudo").translate_documents(documents())
    first = next(translations)
    assert first.document.name == "0"
    assert max(read) < 6
    assert [each.document.name for each in translations] == [str(n) for n in range(1, 12)]


def test_progress_counts_up_to_every_word() -> None:
    seen: list[Progress] = []
    documents = [Document.from_text("Ein Film. Zwei Filme.\n\nDrei Filme.", "text")] * 2
    list(Translator("en", engine="pseudo").translate_documents(documents, seen.append))
    assert seen[-1].words_done == seen[-1].words == 12
    assert seen[-1].segments_done == seen[-1].segments == 4


def test_the_signature_names_engine_model_and_beam() -> None:
    signature = Translator("en", engine="pseudo", beam_size=2).signature
    assert signature.startswith("pseudo (pseudo 1), beam 2, loctool ")


def test_unknown_names_are_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="unknown engine: deepl") as refused:
        translate("Ja.", "en", engine="deepl")
    assert "argos" in refused.value.hint
    with pytest.raises(UsageError, match="unknown language"):
        translate("Ja.", "klingonisch", engine="pseudo")


def test_a_pair_nobody_has_names_each_engine_s_reason() -> None:
    with pytest.raises(NoModelError) as refused:
        translate("Ja.", "ja")
    assert "argos" in refused.value.message
    assert "starter" in refused.value.message
