from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.documents import Document

YAML = """\
---
# Kommentar
title: "Nebelküste: die dritte Staffel"   # bleibt
slug: nebelkueste-staffel-3
description: Ein Leuchtturm und viele Fragen
date: 2026-11-22
draft: false
tags: [Film, Serie]
author:
  name: Ines Adler
images:
  - src: turm.jpg
    alt: 'Jana Brandts Leuchtturm'
    caption: Nachts auf Rügen # Foto: privat
teaser: >
  Zum dritten Mal geht es an die Küste, und
  zum dritten Mal verschwindet jemand.
summary: |
  Erste Zeile.

  Zweite Zeile.
kicker: "Ein langer Text
  über zwei Zeilen"
---

# Titel
"""

TOML = """\
+++
title = "Nebelküste \\"drei\\""
slug = "bleibt"
description = 'Ein Leuchtturm' # bleibt
weight = 3
[params]
seo.title = "Für Suchende"
+++

Text.
"""


def texts(source: str) -> list[str]:
    return [
        segment.text
        for segment in Document.from_text(source, "markdown").segments
        if segment.kind == "front-matter"
    ]


def translated(source: str, target: str) -> str:
    document = Document.from_text(source, "markdown")
    return document.render(
        [
            replace(segment, text=target) if segment.kind == "front-matter" else segment
            for segment in document.segments
        ]
    )


def test_values_of_listed_keys_are_segments():
    assert texts(YAML) == [
        "Nebelküste: die dritte Staffel",
        "Ein Leuchtturm und viele Fragen",
        "Jana Brandts Leuchtturm",
        "Nachts auf Rügen",
        "Zum dritten Mal geht es an die Küste, und zum dritten Mal verschwindet jemand.",
        "Erste Zeile.",
        "Zweite Zeile.",
        "Ein langer Text über zwei Zeilen",
    ]


def test_values_of_listed_toml_keys_are_segments():
    assert texts(TOML) == ['Nebelküste "drei"', "Ein Leuchtturm", "Für Suchende"]


@pytest.mark.parametrize("source", [YAML, TOML, YAML.replace("\n", "\r\n")])
def test_everything_else_stays(source):
    target = translated(source, "X y")
    kept = [line for line in source.splitlines() if "slug" in line or "date" in line or "#" in line]
    for line in kept:
        assert ("#" + line.split("#")[1] if "#" in line else line) in target
    assert target.count("\r\n") == (target.count("\n") if "\r" in source else 0)
    assert target.endswith(source[-10:])


def test_the_quoting_stays_where_it_can():
    target = translated(YAML, "It is dark")
    assert 'title: "It is dark"   # bleibt\n' in target
    assert "description: It is dark\n" in target
    assert "alt: 'It is dark'\n" in target
    assert "caption: It is dark # Foto: privat\n" in target
    assert "teaser: >\n  It is dark\nsummary" in target


def test_a_segment_knows_its_line():
    document = Document.from_text(YAML, "markdown")
    lines = YAML.split("\n")
    for segment in document.segments:
        assert segment.text.split()[0] in lines[segment.line - 1]


VALUES = [
    "Series: the end", "a #1 hit", "it's", 'the "end"', "- dash", "# hash", "yes", "null", "1984",
    "2026-11-22", "{brace}", "[sic]", "*star", "&and", "!bang", "%s", "@home", "`tick`", "a: ",
    ": b", "back\\slash", "tab\there", "?", "~", "1e3", "0x1F", "12:30:45", "=", "<<", "a\u2028b",
    "é \u0085 x", "| pipe", "> more", "Ende:", "..", "---", "🎬 Film", "''", '"', "1 film", "on",
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
def test_a_translation_is_read_as_it_is(value):
    target = translated(YAML, value)[3:].split("\n---\n\n# Titel")[0]
    read = yaml.safe_load(target)
    assert read["title"] == read["description"] == value.strip()
    assert read["images"][0]["alt"] == read["images"][0]["caption"] == value.strip()
    assert read["kicker"] == value.strip()
    toml = tomllib.loads(translated(TOML, value)[3:].split("\n+++\n")[0])
    assert toml["title"] == toml["description"] == toml["params"]["seo"]["title"] == value.strip()


PRINTABLE = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\n"), min_size=1
).map(lambda text: text.strip(" \t"))


@settings(deadline=None, max_examples=200)
@given(PRINTABLE.filter(bool))
def test_any_translation_is_read_as_it_is(value):
    source = "---\ntitle: Film\nalt: 'Film'\nlead: \"Film\"\n---\n\nText\n"
    read = yaml.safe_load(translated(source, value)[3:].rsplit("\n---\n", 1)[0])
    assert read == {"title": value, "alt": value, "lead": value}
    source = "+++\ntitle = 'Film'\nlead = \"Film\"\n+++\n\nText\n"
    toml = tomllib.loads(translated(source, value)[3:].rsplit("\n+++\n", 1)[0])
    assert toml == {"title": value, "lead": value}


@pytest.mark.parametrize(
    "line",
    [
        "title: [Film, Serie]", "title: {de: Film}", "title: *anker", "title: !!str Film",
        "title: 2026", "title: true", "title:", "title: ''", "Title-Page: Film", "name: Film",
        'title: "Film \\q"', "title: 'offen",
    ],
)  # fmt: skip
def test_other_values_are_left_alone(line):
    assert texts(f"---\n{line}\nid: 1\n---\n\nText\n") == []


@pytest.mark.parametrize(
    "text",
    ["---\n\nFilm\n\n---\n\nSerie\n", "---\ntitle: Film\n", "Film\n\n---\ntitle: Film\n---\n"],
)
def test_a_thematic_break_is_no_front_matter(text):
    assert texts(text) == []
