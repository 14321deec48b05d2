"""Tags, entities, Markdown, addresses and code of a translation."""

from __future__ import annotations

import pytest

from loctool.checks.tags import find_tags, nesting_fault
from tests.checks.guarding import found, mended


@pytest.mark.parametrize(
    ("check", "source", "target"),
    [
        ("tag-missing", "Zeile<br>Zeile", "line line"),
        ("tag-missing", "<x id='1'/> Film", "Film"),
        ("tag-added", "Film", "<i>Film</i>"),
        ("tag-mismatched", "<p><b>A</b></p>", "<p><b>A</p></b>"),
        ("tag-attribute", '<img src="a.png">', '<img src="b.png">'),
        ("tag-attribute", '<p class="kopf">A</p>', '<p class="head">A</p>'),
        ("entity-invalid", "A&nbsp;B", "A&nbsp B"),
        ("entity-invalid", "A &amp; B", "A & amp; B"),
        ("markup-unsafe", "Film", "<script>x()</script>Film"),
        ("bbcode-changed", "[url=x]Film[/url]", "[url=y]Film[/url]"),
        ("markdown-emphasis", "Ein *neuer* Film", "A new film"),
        ("markdown-link", "[Kino](a.html)", "[cinema](b.html)"),
        ("markdown-code", "``make``", "make"),
        ("list-marker-changed", "1. Film", "Film"),
        ("rst-role-changed", ":doc:`x` lesen", "read :dok:`x`"),
        ("url-changed", "Siehe www.kino.test/a", "See www.kino.test/b"),
        ("url-changed", "Siehe (https://kino.test/a)", "See it"),
        ("email-changed", "an mia@kino.test", "to mia@cinema.test"),
        ("handle-changed", "von @mia", "by mia"),
        ("path-changed", "in /etc/kino/film.conf", "in /etc/cinema/film.conf"),
        ("path-changed", "siehe besetzung.csv", "see cast.csv"),
        ("path-changed", r"in C:\filme\neu.txt", r"in C:\films\new.txt"),
        ("option-changed", "mit --nur-ton", "with --audio-only"),
        ("function-changed", "film.laden() fehlt", "film.load() is missing"),
        ("variable-changed", "$FILM_ORT setzen", "set $FILM_PLACE"),
        ("variable-changed", "film_ort setzen", "set film_place"),
    ],
)
def test_a_fault_is_found(check, source, target):
    assert found(check, source, target)


@pytest.mark.parametrize(
    ("check", "source", "target"),
    [
        ("tag-missing", "loctool <Datei>", "loctool <file>"),
        ("tag-missing", "<BR>Film", "<br/>Film"),
        ("tag-missing", "a < b und c > d", "a < b and c > d"),
        ("tag-added", "a < b", "a < b > c"),
        ("tag-mismatched", "<ul><li>A<li>B</ul>", "<ul><li>A<li>B</ul>"),
        ("tag-attribute", '<img src="a" alt="Film">', '<img alt="Movie" src="a">'),
        ("entity-invalid", "Licht & Ton", "Light & sound"),
        ("entity-invalid", "Licht &amp; Ton", "Light &amp; sound &hellip;"),
        ("ampersand-unescaped", "Licht & Ton", "Light & sound"),
        ("markdown-emphasis", "Regisseur*innen und Autor*innen", "directors and writers"),
        ("markdown-emphasis", "2 * 3 * 4", "2 * 3 * 4"),
        ("markdown-code", "Der ``Film''", "The “film”"),
        ("list-marker-changed", "2025 war gut.", "The year was good."),
        ("list-marker-changed", "- Ton", "– Sound"),
        ("url-changed", "auf https://de.wikipedia.org/", "at https://en.wikipedia.org/"),
        ("url-changed", "auf https://kino.test/?lang=de&a=1", "at https://kino.test/?lang=en&a=1"),
        ("url-changed", "auf https://kino.test, heute", "today at https://kino.test."),
        ("path-changed", "und/oder 24/7", "and/or 24/7"),
        ("path-changed", "nach DATEI.html schreiben", "write to FILE.html"),
        ("path-changed", "Er ist neu.Das stimmt", "It is new. That is so"),
        ("option-changed", "Film -- ein Fest", "Film – a feast"),
        ("variable-changed", "5 $ und US$", "$5 and $"),
        ("variable-changed", "%(film_ort)s", "%(film_ort)s"),
        ("function-changed", "Film (neu)", "film (new)"),
    ],
)
def test_what_is_fair_is_no_finding(check, source, target):
    assert found(check, source, target) == []


def test_a_lost_end_tag_is_said_once():
    source, target = "<b>Neu</b>", "<b>New"
    assert found("tag-missing", source, target) == [
        "the tag </b> of the source is not in the translation"
    ]
    assert found("tag-mismatched", source, target) == []


def test_bare_ampersands_are_escaped_and_entities_left_alone():
    target = "A & B &lt; C"
    assert mended("ampersand-unescaped", "A &amp; B &lt; C", target) == "A &amp; B &lt; C"
    assert mended("ampersand-unescaped", "A & B &lt; C", target) == target


def test_tags_know_their_attributes():
    (tag,) = find_tags("""<a href="x y" title='z' hidden class=k>""")
    assert tag.attributes == (("href", "x y"), ("title", "z"), ("hidden", ""), ("class", "k"))


def test_nesting_is_followed_over_optional_ends():
    assert nesting_fault(find_tags("<ul><li>A<li>B</ul><p>C")) == ""
    assert nesting_fault(find_tags("<b>A")) == "<b>"
    assert nesting_fault(find_tags("A</b>")) == "</b>"
