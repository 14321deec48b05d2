import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from loctool.documents.protected import find_protected, mask, trim_edges, unmask
from loctool.segments import Span

STYLES = ["XQ{}", "{{{}}}", "⟦{}⟧", "Q{}Q", "__{}__", "{}", ""]

# The text, then what is kept of it.
FOUND = [
    ("Mehr auf https://kino.example/film?id=3&l=de.", ["https://kino.example/film?id=3&l=de"]),
    ("(siehe https://kino.example/a_(Film))", ["https://kino.example/a_(Film)"]),
    ("„https://kino.example/a“, sagt er", ["https://kino.example/a"]),
    ("Auf HTTPS://KINO.EXAMPLE/!", ["HTTPS://KINO.EXAMPLE/"]),
    ("Auf www.kino.de/film, dann", ["www.kino.de/film"]),
    ("Auf www.kino.de. Danach", ["www.kino.de"]),
    ("Karten: kino.de/film und sonne.com.", ["kino.de/film", "sonne.com"]),
    ("Um 20.15 Uhr.Das war gut.", []),
    ("Das ist z.B. gut, d.h. sehr gut, u.a. hier.", []),
    ("Er kam.Er ging.", []),
    ("An presse@kino-welt.de, bitte", ["presse@kino-welt.de"]),
    ("mailto:a.b+c@kino.de.", ["mailto:a.b+c@kino.de"]),
    ("@heidi_klum und @kino.bsky.social.", ["@heidi_klum", "@kino.bsky.social"]),
    ("Von @kino@film.social: Hallo", ["@kino@film.social"]),
    ("Danke @kino.Das war gut", ["@kino"]),
    ("#Kino #FürAlle #2024er", ["#Kino", "#FürAlle", "#2024er"]),
    ("Platz #1 in C# programmiert", []),
    ("Schauspieler*innen, Autor:innen, Kolleg_innen", []),
    ("trailer_final_v2.mp4 und shot-010.exr.", ["trailer_final_v2.mp4", "shot-010.exr"]),
    ("In renders/sh010.%04d.exr liegt es", ["renders/sh010.%04d.exr"]),
    ("Datei plate.####.dpx", ["plate.####.dpx"]),
    ("TRAILER.MP4, C:\\daten\\a.mov", ["TRAILER.MP4", "\\daten\\a.mov"]),
    ("%s, %(name)s, %1$d, %.2f, %%, %-10s", ["%s", "%(name)s", "%1$d", "%.2f", "%%", "%-10s"]),
    ("%d Filme, %ds, am %d.%m.%Y", ["%d", "%d", "%d", "%m", "%Y"]),
    ("20 % der Gäste, 5%ige Lösung, 16 %-Hürde, 100% sicher, 5 %ig", []),
    (
        "{}, {0}, {name}, {name!r:>10}, {a.b[0]}",
        ["{}", "{0}", "{name}", "{name!r:>10}", "{a.b[0]}"],
    ),
    (
        "{{ jinja }}, {% if a %}, ${var}, %{ruby}",
        ["{{ jinja }}", "{% if a %}", "${var}", "%{ruby}"],
    ),
    ("Die Menge {1, 2} ist klein.", []),
    ("Toll 🎬🍿 und ❤️!", ["🎬🍿", "❤️"]),
    ("👩🏽‍💻 👨‍👩‍👧‍👦 in 🇩🇪 und 🏴󠁧󠁢󠁳󠁣󠁴󠁿", ["👩🏽‍💻 👨‍👩‍👧‍👦", "🇩🇪", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"]),
    ("1️⃣ Kamera ❤‍🔥", ["1️⃣", "❤‍🔥"]),
    ("© 2024 Film™, 5 * 3 # 4", []),
    (
        "Bei 01:02:03:04 und 01:02:03,456, nicht um 20:15 oder 20:15:30",
        ["01:02:03:04", "01:02:03,456"],
    ),
]


def kept(text):
    return [span.of(text) for span in find_protected(text)]


def spans_in(text):
    """Any ranges of a text: ascending, disjoint."""
    places = st.lists(st.integers(0, len(text)), max_size=12).map(sorted)
    return places.map(lambda p: [Span(a, b) for a, b in zip(p[::2], p[1::2], strict=False)])


texts = st.text(max_size=60) | st.text(alphabet='XQxq01 29{}"„“-_⟦⟧ab', max_size=40)


@pytest.mark.parametrize(("text", "wanted"), FOUND, ids=[text[:20] for text, _ in FOUND])
def test_what_must_not_be_translated_is_found(text, wanted):
    assert kept(text) == [part for part in wanted if part]


@settings(deadline=None, max_examples=200)
@given(st.text() | st.text(alphabet="@#%{}./:aA1ü🎬 \u200d\ufe0f", max_size=60))
def test_the_ranges_are_ascending_disjoint_and_not_empty(text):
    position = 0
    for span in find_protected(text):
        assert position <= span.start < span.end <= len(text)
        position = span.end


@pytest.mark.parametrize(
    "piece",
    [
        "@",
        "#a",
        "%",
        "{",
        "a.",
        "www.",
        "http://(",
        "a@",
        "🎬\u200d",
        "1:",
        ".mp4",
        "/",
        "{a.",
        "-",
        "é.",
    ],
)
def test_odd_input_takes_no_time(piece):
    text = piece * (20_000 // len(piece))
    start = time.process_time()
    find_protected(text)

    assert time.process_time() - start < 2


@settings(deadline=None, max_examples=300)
@given(st.data(), texts, st.sampled_from(STYLES))
def test_unmasking_what_was_masked_gives_the_text(data, text, style):
    spans = data.draw(spans_in(text))

    masked = mask(text, spans, style)

    assert unmask(masked.text, masked) == text


@settings(deadline=None, max_examples=200)
@given(st.data(), st.integers(1, 12))
def test_restoring_survives_any_order(data, count):
    originals = [f"@name{number}x" for number in range(count)]
    text = " und ".join(originals)
    masked = mask(text, find_protected(text), "XQ{}")
    order = data.draw(st.permutations(range(count)))

    shuffled = " and ".join(masked.tokens[number][0] for number in order)

    assert unmask(shuffled, masked) == " and ".join(originals[number] for number in order)


@settings(deadline=None, max_examples=200)
@given(st.data(), texts)
def test_no_placeholder_is_in_the_text_or_begins_another(data, text):
    spans = data.draw(spans_in(text))
    masked = mask(text, spans, "XQ{}")
    assume(any(placeholder != original for placeholder, original in masked.tokens))

    placeholders = [placeholder for placeholder, _ in masked.tokens]

    assert all(masked.text.count(placeholder) == 1 for placeholder in placeholders)
    assert len({len(placeholder) for placeholder in placeholders}) == 1


def test_placeholders_avoid_what_the_text_holds():
    text = "XQ1 grüßt @kino und xq 2."

    masked = mask(text, find_protected(text), "XQ{}")

    assert masked.tokens == (("XQ3", "@kino"),)


def masked_greeting():
    text = "Danke, @kino und {name}!"
    return mask(text, find_protected(text), "XQ{}")


@pytest.mark.parametrize(
    "translated",
    [
        "Thanks, XQ1 and XQ2!",
        "Thanks, xq1 and Xq2!",
        "Thanks, XQ 1 and XQ 2!",
        "Thanks, X Q1 and XQ-2!",
        'Thanks, "XQ1" and “XQ2”!',
    ],
)
def test_what_engines_do_to_placeholders_is_undone(translated):
    assert unmask(translated, masked_greeting()) == "Thanks, @kino and {name}!"


@pytest.mark.parametrize(
    "translated",
    [
        "Thanks, XQ1!",
        "Thanks!",
        "Thanks, XQ1 and XQ1 and XQ2!",
        "Thanks, XQ1 and xq 1 and XQ2!",
        "Thanks, XQ1 and XQ22!",
        "Thanks, XQ1 and MAXQ2!",
        "Thanks, XQ1 and QX2!",
        "",
    ],
)
def test_what_cannot_be_undone_safely_is_refused(translated):
    assert unmask(translated, masked_greeting()) is None


def test_quotes_of_the_source_stay():
    text = 'Er sah "{title}" gern.'
    masked = mask(text, find_protected(text), "XQ{}")

    assert unmask('He liked "XQ1".', masked) == 'He liked "{title}".'


def test_a_placeholder_before_a_digit_is_restored():
    text = "{a}5 Filme"

    masked = mask(text, find_protected(text), "XQ{}")

    assert unmask(masked.text, masked) == text


def test_text_left_as_it_is_must_keep_each_protected_part_as_often():
    text = "%s und %s sehen {film}."
    masked = mask(text, find_protected(text), "")

    assert masked.text == text
    assert unmask("{film} is seen by %s and %s.", masked) == "{film} is seen by %s and %s."
    assert unmask("%s sees {film}.", masked) is None
    assert unmask("%s, %s and %s see {film}.", masked) is None
    assert unmask("%s and %s see {Film}.", masked) is None


EDGES = [
    ("🎬 Jetzt im Kino!", "🎬 ", "Jetzt im Kino!", ""),
    ("Jetzt im Kino! 🎬🍿", "", "Jetzt im Kino!", " 🎬🍿"),
    ("Jetzt im Kino 🎬", "", "Jetzt im Kino", " 🎬"),
    ("Bald im Kino #Kino #Film", "", "Bald im Kino", " #Kino #Film"),
    ("Bald im Kino! #Kino", "", "Bald im Kino!", " #Kino"),
    ("Ein Film von #Netflix", "", "Ein Film von #Netflix", ""),
    ("Ein Film von #Netflix 🎬", "", "Ein Film von #Netflix", " 🎬"),
    ("Karten hier: https://kino.example/a", "", "Karten hier:", " https://kino.example/a"),
    ("Mehr auf www.kino.de", "", "Mehr auf", " www.kino.de"),
    ("Mehr auf www.kino.de.", "", "Mehr auf www.kino.de.", ""),
    ("@kino zeigt den Film.", "", "@kino zeigt den Film.", ""),
    ("@kino: Der Film startet.", "@kino: ", "Der Film startet.", ""),
    ("{name} sah den Film von {other}", "", "{name} sah den Film von {other}", ""),
    ("01:02:03:04 Der Vorhang fällt.", "01:02:03:04 ", "Der Vorhang fällt.", ""),
    ("🎬", "🎬", "", ""),
    ("🎬, dachte er.", "", "🎬, dachte er.", ""),
    ("Der Film läuft.", "", "Der Film läuft.", ""),
]


@pytest.mark.parametrize(("text", "prefix", "core", "suffix"), EDGES)
def test_edges_that_need_no_translation_are_cut_off(text, prefix, core, suffix):
    span, before, after = trim_edges(text, find_protected(text))

    assert (before, span.of(text), after) == (prefix, core, suffix)


@settings(deadline=None, max_examples=300)
@given(st.data(), texts | st.text(alphabet="🎬#@a: .", max_size=20))
def test_the_edges_and_the_core_join_to_the_text(data, text):
    spans = data.draw(st.just(find_protected(text)) | spans_in(text))

    core, prefix, suffix = trim_edges(text, spans)

    assert prefix + core.of(text) + suffix == text
    assert core.of(text) == core.of(text).strip()
