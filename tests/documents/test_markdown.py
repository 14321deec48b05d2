from __future__ import annotations

from dataclasses import replace

import pytest

from loctool.documents import Document
from loctool.documents.markdown import same_structure
from loctool.segments import Mark, Segment, Span

ARTICLE = """\
# „Nebelküste“ bekommt eine dritte Staffel #

Die Krimiserie **„Nebelküste“** geht weiter, wie der [Sender](https://example.org/a_b "Zur
Meldung") am 3. Oktober in Köln mitteilte. Gedreht wird ab Februar auf Rügen.[^1]

> „Wir haben noch viel zu erzählen“, sagte
> Produzentin *Jana Brandt*.

Zahlen und Namen
----------------

- [x] Regie: Paul Thomsen
- Kamera: Mo Haddad, der schon bei `render-farm` und
  *Gegenlicht* dabei war
    1. Zweiter Drehblock

| Staffel | Start        |
|:--------|-------------:|
| 1 \\| 2   | **Oktober** 2024 |

![Leuchtturm bei Nacht](turm.jpg "Foto: privat")

```python
print("bleibt")
```

    auch eingerückt

<div class="notranslate">
  *bleibt*
</div>

[^1]: Das Drehbuch stammt von Ines Adler.

[k]: https://example.org "Titel bleibt"
"""


def read(text: str) -> Document:
    return Document.from_text(text, "markdown")


def texts(text: str) -> list[str]:
    return [segment.text for segment in read(text).segments]


def only(text: str) -> Segment:
    (segment,) = read(text).segments
    return segment


def written(text: str, target: str, *marks: Mark) -> str:
    document = read(text)
    segment = document.segments[0]
    return document.render([replace(segment, text=target, marks=marks), *document.segments[1:]])


def upper(text: str) -> str:
    document = read(text)
    return document.render([replace(s, text=s.text.upper()) for s in document.segments])


def test_an_article_falls_into_its_segments():
    assert [(segment.kind, segment.text) for segment in read(ARTICLE).segments] == [
        ("heading", "„Nebelküste“ bekommt eine dritte Staffel"),
        (
            "paragraph",
            "Die Krimiserie „Nebelküste“ geht weiter, wie der Sender am 3. Oktober in Köln "
            "mitteilte. Gedreht wird ab Februar auf Rügen.",
        ),
        ("paragraph", "„Wir haben noch viel zu erzählen“, sagte Produzentin Jana Brandt."),
        ("heading", "Zahlen und Namen"),
        ("list-item", "Regie: Paul Thomsen"),
        ("list-item", "Kamera: Mo Haddad, der schon bei render-farm und Gegenlicht dabei war"),
        ("list-item", "Zweiter Drehblock"),
        ("table-cell", "Staffel"),
        ("table-cell", "Start"),
        ("table-cell", "1 | 2"),
        ("table-cell", "Oktober 2024"),
        ("attribute", "Leuchtturm bei Nacht"),
        ("paragraph", "Das Drehbuch stammt von Ines Adler."),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_everything_but_the_words_stays(newline):
    source = ARTICLE.replace("\n", newline)
    document = read(source)
    target = document.render(
        [replace(s, text=s.text.replace("e", "é").replace("a", "à")) for s in document.segments]
    )
    back = target.replace("é", "e").replace("à", "a")
    words = back.split()
    assert words == source.split()
    for kept in ("turm.jpg", "https://example.org/a_b", 'print("bleibt")', "  *bleibt*", "[x] "):
        assert kept in target
    assert target.count(newline) == source.count(newline)
    assert target.count("\n") == target.count(newline)


def test_segments_know_their_lines():
    assert [s.line for s in read("# A\n\nB\nb\n\n- C\n\n| D |\n|---|\n| E |\n").segments] == [
        1, 3, 6, 8, 10,
    ]  # fmt: skip


# Inline markup


def test_marks_hold_the_source_of_their_markup():
    segment = only('Ein **sehr *guter*** [Film](https://a.de "T") <em>hier</em>.\n')
    assert segment.text == "Ein sehr guter Film hier."
    assert segment.marks == (
        Mark(4, 14, "**", "**"),
        Mark(9, 14, "*", "*"),
        Mark(15, 19, "[", '](https://a.de "T")'),
        Mark(20, 24, "<em>", "</em>"),
    )


def test_images_footnotes_and_lone_tags_are_points():
    segment = read("Ein ![Bild](b.png) hier[^1] <img src='x'> und <b> da.\n").segments[0]
    assert [mark.opening for mark in segment.marks] == [
        "![Bild](b.png)", "[^1]", "<img src='x'>", "<b>",
    ]  # fmt: skip
    assert all(mark.is_point for mark in segment.marks)


def test_code_spans_and_autolinks_are_protected():
    segment = only("Mit `a_b` auf <https://kino.de> sehen.\n")
    assert [span.of(segment.text) for span in segment.protected] == ["a_b", "https://kino.de"]


@pytest.mark.parametrize(
    "tag", ['<span class="x notranslate">', "<b translate='no'>", "<i translate=no>", "<code>"]
)
def test_content_marked_as_not_to_translate_is_protected(tag):
    name = tag[1:].split()[0].rstrip(">")
    segment = only(f"Die {tag}Black Box{'</' + name}> läuft.\n")
    assert segment.protected == (Span(4, 13),)


def test_escapes_and_entities_are_decoded():
    assert only("5 \\* 3 &amp; &bdquo;mehr&ldquo; &#8211; ja\n").text == "5 * 3 & „mehr“ – ja"


def test_a_linked_image_is_one_point_whose_alt_text_is_a_segment():
    document = read("Sieh [![Das Plakat](p.png)](https://kino.de) hier.\n")
    outer, alt = document.segments
    assert [mark.opening for mark in outer.marks] == ["[![Das Plakat](p.png)](https://kino.de)"]
    assert (alt.kind, alt.text) == ("attribute", "Das Plakat")
    target = document.render([replace(outer, text="Here  now."), replace(alt, text="The poster")])
    assert target == "Here [![The poster](p.png)](https://kino.de) now.\n"


def test_an_image_before_a_text_keeps_the_blank_between_them():
    document = read("![Das Logo](l.png) Der Film läuft.\n")
    segments = [
        replace(s, text={"Das Logo": "The logo"}.get(s.text, "The film runs."))
        for s in document.segments
    ]
    assert document.render(segments) == "![The logo](l.png) The film runs.\n"


def test_an_image_in_the_line_above_keeps_a_blank_before_the_text():
    assert upper("![](l.png)\nDer Film läuft hier.\n") == "![](l.png) DER FILM\nLÄUFT HIER.\n"


def test_forced_line_breaks_part_segments():
    text = "Regie: Paul Thomsen  \nBuch: Ines Adler\\\nKamera: Mo Haddad<br>Ton: Li Wu\n"
    assert texts(text) == [
        "Regie: Paul Thomsen", "Buch: Ines Adler", "Kamera: Mo Haddad", "Ton: Li Wu",
    ]  # fmt: skip
    assert upper(text) == text.upper().replace("<BR>", "<br>")


def test_a_forced_line_break_within_emphasis_is_a_point():
    segment = only("**Eins  \nzwei**\n")
    assert segment.text == "Eins zwei"
    assert segment.marks[1] == Mark(5, 5, "  \n")
    assert upper("**Eins  \nzwei**\n") == "**EINS  \nZWEI**\n"


def test_template_tags_stay():
    assert upper("Der {{< ref a >}} Film {{ page.title }}.\n{: .lead}\n") == (
        "DER {{< ref a >}} FILM {{ page.title }}.\n{: .lead}\n"
    )
    assert read("Text.\n\n{% include x.html %}\n").segments[-1].text == "Text."


def test_the_label_of_a_shortcut_reference_survives_its_translation():
    assert upper("Im [Kino] und [TV][] da.\n\n[kino]: k\n[tv]: t\n").startswith(
        "IM [KINO][Kino] UND [TV][TV] DA.\n"
    )


# What is no text


@pytest.mark.parametrize(
    "block",
    [
        "```\nDer Film\n```\n",
        "~~~ python\nDer Film\n~~~\n",
        "    Der Film\n",
        "<div translate=no>\nDer Film\n</div>\n",
        "<!--\nDer Film\n\nund mehr\n-->\n",
        "<script>\nDer Film\n</script>\n",
        "[film]: https://kino.de 'Der Film'\n",
        "---\n",
        "`Der Film`\n",
        "<https://kino.de>\n",
        "![](bild.png)\n",
        "![Der Film]\n\n[der film]: x.png\n",
        "***\n",
        "| |\n|-|\n",
    ],
)
def test_nothing_to_translate_in(block):
    assert texts(block) == []
    assert texts(f"Davor.\n\n{block}\nDanach.\n") == ["Davor.", "Danach."]


@pytest.mark.parametrize("text", ["\n\n# A\n\n\n", "  # A  \n", "> > A\n", "\tA\n\n B", "A"])
def test_blanks_around_a_block_stay(text):
    assert upper(text) == text.upper()


def test_raw_html_is_read_as_html():
    source = (
        '<figure>\n  <img src="a.jpg" alt="Ein Turm">\n  <p>Der *Turm* <b>steht</b></p>\n'
        "</figure>\n\nDa.\n"
    )
    document = read(source)
    assert [(s.line, s.kind, s.text) for s in document.segments][::2] == [
        (2, "attribute", "Ein Turm"),
        (6, "paragraph", "Da."),
    ]
    assert document.segments[1].text == "Der *Turm* steht"
    assert upper(source) == (
        '<figure>\n  <img src="a.jpg" alt="EIN TURM">\n  <p>DER *TURM* <b>STEHT</b></p>\n'
        "</figure>\n\nDA.\n"
    )


def test_broken_html_is_left_alone():
    source = "<div>\nDer <b Film\n\nText.\n"
    assert texts(source) == ["Text."]


def test_an_alert_keeps_its_type():
    assert upper("> [!NOTE]\n> Nur heute.\n") == "> [!NOTE]\n> NUR HEUTE.\n"


# Writing


def test_a_translation_is_wrapped_to_the_widest_line_of_its_paragraph():
    source = (
        "> Die Krimiserie geht in die dritte Runde. Das\n> teilte der Sender am Dienstag mit.\n"
    )
    assert written(source, "The crime series is renewed for a third season. " * 2) == (
        "> The crime series is renewed for a third\n"
        "> season. The crime series is renewed for a\n"
        "> third season.\n"
    )


def test_a_translation_of_one_line_stays_one_line():
    assert written("Kurz.\n", "A much longer text " * 20).count("\n") == 1


@pytest.mark.parametrize(
    "start", ["-", "+", "*", "#", ">", "1.", "2)", "==", "---", "```", "|", ":"]
)
def test_wrapping_never_begins_a_block(start):
    source = "Ein Absatz in der Breite von\ndreißig Zeichen.\n"
    document = read(source)
    target = document.render(
        [replace(document.segments[0], text=f"A twenty-seven char line {start} and " * 3 + start)]
    )
    assert texts(target) == [f"A twenty-seven char line {start} and " * 3 + start]


@pytest.mark.parametrize(
    "text",
    [
        "# kein Titel", "1. Mai", "- nur ein Strich", "> größer", "* Stern", "+49 30", "a*b*c",
        "_so_", "`code`", "[x](y)", "[^9]", "![x](y)", "<b>fett</b>", "&amp;", "AC\\DC", "\\* a",
        "~~weg~~", "=== a", "a | b", "[ref]: https://x.de", "[Ref]", "Ende\\", "{{ x }}", "C #",
        "\u00a0Rand\u00a0", "<https://x.de>", "zwei  Leerzeichen", "[!NOTE]", "[x] erledigt",
        "# a #",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "source",
    [
        "Text\n", "# Text\n", "Text\n===\n", "- Text\n", "> Text\n", "| Text |\n|---|\n| b |\n",
        "Text | c\n---|---\n a | b\n", "![Text](x)\n", "a<br>Text\n"
    ],
)  # fmt: skip
def test_text_that_looks_like_markup_is_escaped(source, text):
    source += "\n[ref]: x\n"
    document = read(source)
    segments = [
        replace(segment, text=text) if segment.text == "Text" else segment
        for segment in document.segments
    ]
    target = read(document.render(segments))
    assert [(s.kind, s.text) for s in target.segments] == [(s.kind, s.text) for s in segments]
    assert not any(segment.marks for segment in target.segments)


def test_plain_words_are_not_escaped():
    text = "It's 5 * 3 & a_b_c: C#, (R&B) [sic] – $5 {name} #1 1.5 @x ~100 > 3!"
    assert written("Text\n", text) == text + "\n"


@pytest.mark.parametrize(
    ("target", "mark", "result"),
    [
        ("The film runs", Mark(4, 8, "*", "*"), "The *film* runs"),
        ("The film runs", Mark(3, 9, "*", "*"), "The *film* runs"),
        ("The films run", Mark(4, 8, "_", "_"), "The *film*s run"),
        ("The „film“s run", Mark(4, 10, "**", "**"), "The **„film“s** run"),
        ("The film runs", Mark(4, 4, "*", "*"), "The <em></em>film runs"),
        ("„film“s", Mark(0, 6, "*", "*"), "*„film“s*"),
    ],
)
def test_emphasis_is_written_so_that_it_is_read(target, mark, result):
    assert written(f"Der {mark.opening}Film{mark.closing} läuft\n", target, mark) == result + "\n"


def test_adjacent_emphasis_becomes_tags():
    marks = (Mark(0, 1, "*", "*"), Mark(1, 2, "*", "*"))
    target = written("*a* *b*\n", "ab", *marks)
    assert only(target).text == "ab"
    assert target == "<em>a</em><em>b</em>\n"


def test_code_goes_back_around_the_code():
    target = written("Das Programm `loctool` läuft\n", "loctool runs", Mark(8, 12, "`", "`"))
    assert target == "`loctool` runs\n"


def test_an_autolink_goes_back_around_its_address():
    target = written(
        "Mehr auf <https://kino.de> heute\n", "More at https://kino.de today", Mark(0, 4, "<", ">")
    )
    assert target == "More at <https://kino.de> today\n"


def test_an_exclamation_mark_before_a_link_makes_no_image():
    target = written("Los [hier](x)\n", "Go!here", Mark(3, 7, "[", "](x)"))
    assert target == "Go\\![here](x)\n"


def test_pipes_are_escaped_in_cells():
    assert "| a \\| b |" in written("| Text |\n|---|\n| c |\n", "a | b")


def test_a_paragraph_above_dashes_does_not_become_a_table():
    source = "Ein Text\n|---|---|\n"
    document = read(source)
    target = document.render([replace(s, text="a | b") for s in document.segments[:1]])
    assert [s.kind for s in read(target).segments] == ["paragraph"]


# Verification


def test_same_structure_holds_for_what_is_written():
    document = read(ARTICLE)
    for slot in document.slots:
        assert same_structure(slot, slot.write(slot.segment))


@pytest.mark.parametrize("broken", ["Ein Film", "Ein **Film", "Ein *Film*", "# Ein **Film**", ""])
def test_same_structure_notices_lost_markup(broken):
    (slot,) = read("Ein **Film**\n").slots
    assert not same_structure(slot, broken)


def test_raw_carriage_returns_and_odd_blanks_do_no_harm():
    for text in ("A\rB\r\rC", "A\u2028B\n", "A\x0bB\n\x0c\n", "\u00a0\nA\n", "A\u00a0\nB\n"):
        document = read(text)
        assert document.render(document.segments) == text


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000, "*a " * 5000, "> " * 2000 + "a", "`" * 5000, "<" * 9999,
        "**a " * 3000 + "b** " * 3000, "<b>" * 3000 + "a" + "</b>" * 3000,
    ],
)  # fmt: skip
def test_pathological_input_is_read_in_reasonable_time(text):
    document = read(text + " b\n")
    assert document.render(document.segments) == text + " b\n"
    assert document.render([replace(s, text="x" + s.text) for s in document.segments])
