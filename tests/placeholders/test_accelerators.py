"""Labels with a key to press, and labels that only look like them."""

from __future__ import annotations

import pytest

from loctool.placeholders import find_accelerator, has_mark


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("&Datei", "D"),
        ("Speichern &unter …", "u"),
        ("Be&enden", "e"),
        ("_Datei", "D"),
        ("Speichern _unter", "u"),
        ("B_eenden", "e"),
        ("Be_enden", "e"),
    ],
)
def test_a_label_has_an_accelerator(text, letter):
    found = find_accelerator(text)
    assert found is not None
    assert found.letter == letter
    assert found.span.of(text) == found.mark + letter


@pytest.mark.parametrize(
    "text",
    [
        "Datei",
        "R&D",
        "Q&A",
        "AT&T",
        "Licht &amp; Ton",
        "Licht & Ton",
        "&Datei &öffnen",
        "https://kino.test/?a=1&b=2",
        "datei_name",
        "MAX_LAENGE",
        "_intern",
        "@mia_film",
        "Ein langer Satz über den Film, in dem irgendwo ein &Zeichen steht, ist kein Menüeintrag.",
    ],
)
def test_other_texts_have_none(text):
    assert find_accelerator(text) is None


def test_a_mark_is_found_behind_the_label_too():
    assert has_mark("文件(&F)", "&")
    assert not has_mark("Datei && Ordner", "&")
    assert not has_mark("Datei &amp; Ordner", "&")
