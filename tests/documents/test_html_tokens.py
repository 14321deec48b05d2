from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings

from loctool.documents.html_tokens import Token, TokenKind, tokenize
from loctool.documents.html_values import values_of
from loctool.errors import BadInputError
from tests.documents.html_samples import HTML_LIKE, well_formed_html


def cut(text: str) -> list[str]:
    return [text[token.start : token.end] for token in tokenize(text)]


def only_token(text: str) -> Token:
    (token,) = tokenize(text)
    return token


@given(HTML_LIKE)
@settings(deadline=None, max_examples=150)
def test_the_ranges_of_all_tokens_tile_the_text(text):
    try:
        tokens = list(tokenize(text))
    except BadInputError:
        return
    assert "".join(cut(text)) == text
    assert all(before.end == after.start for before, after in pairwise(tokens))
    assert all(token.start < token.end for token in tokens)


class _PeerParser(HTMLParser):
    """The standard library's view of a text: start tags, end tags and text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.seen: list[object] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        self._end_text()
        self.seen.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        self._end_text()
        self.seen.append(f"/{tag}")

    def handle_data(self, data):
        self.text.append(data)

    def handle_comment(self, data):
        self._end_text()

    def handle_entityref(self, name):
        self.text.append(f"&{name};")

    def handle_charref(self, name):
        self.text.append(f"&#{name};")

    def _end_text(self):
        if self.text:
            self.seen.append(["".join(self.text)])
            self.text.clear()


def peer_view(text: str) -> list[object]:
    parser = _PeerParser()
    parser.feed(text)
    parser.close()
    parser._end_text()
    return parser.seen


def own_view(text: str) -> list[object]:
    seen: list[object] = []
    for token in tokenize(text):
        if token.kind is TokenKind.OPEN:
            seen.append((token.name, values_of(text, token)))
        elif token.kind is TokenKind.CLOSE:
            seen.append(f"/{token.name}")
        elif token.kind is TokenKind.TEXT:
            seen.append([text[token.start : token.end]])
    return seen


@given(well_formed_html())
@settings(deadline=None, max_examples=150)
def test_well_formed_html_is_cut_as_the_standard_library_cuts_it(text):
    assert own_view(text) == peer_view(text)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("<p>AT&T</p>", ["<p>", "AT&T", "</p>"]),
        ("a < b, 3 <4, <3", ["a < b, 3 <4, <3"]),
        ("<!-- <p> -- > -->x", ["<!-- <p> -- > -->", "x"]),
        ("<!-->x", ["<!-->", "x"]),
        ("<!--a--!>x", ["<!--a--!>", "x"]),
        ("<!DOCTYPE html>\n<P CLASS=a>", ["<!DOCTYPE html>", "\n", "<P CLASS=a>"]),
        ("<!--[if IE]><p>x</p><![endif]-->", ["<!--[if IE]><p>x</p><![endif]-->"]),
        ("<![if !IE]>x<![endif]>", ["<![if !IE]>", "x", "<![endif]>"]),
        ("<![CDATA[a > b]]>c", ["<![CDATA[a > b]]>", "c"]),
        ("</>x</ p>", ["</>", "x", "</ p>"]),
        ("<?xml version='1.0'?><a/>", ["<?xml version='1.0'?>", "<a/>"]),
        ("<?php if ($a > 1): ?>x", ["<?php if ($a > 1): ?>", "x"]),
        ("x<?php footer();", ["x", "<?php footer();"]),
        ('<a title="1 > 0">x', ['<a title="1 > 0">', "x"]),
        ("<a title='\"'>x", ["<a title='\"'>", "x"]),
        ('<a href="{{ url("x>y") }}">x', ['<a href="{{ url("x>y") }}">', "x"]),
        (
            '<a {% if a > b %}class="x"{% endif %}>x',
            ['<a {% if a > b %}class="x"{% endif %}>', "x"],
        ),
        ("{{ a }}{% b %}{# c #}{{{ d }}}", ["{{ a }}", "{% b %}", "{# c #}", "{{{ d }}}"]),
        ("{{ a und {b}", ["{{ a und {b}"]),
        ("<%= a %><% b > c %>", ["<%= a %>", "<% b > c %>"]),
        ("<script>a<b</scriptx></script >", ["<script>", "a<b</scriptx>", "</script >"]),
        ("<title>a <b> c</TITLE>", ["<title>", "a <b> c", "</TITLE>"]),
        ("<x-karte a=1/>", ["<x-karte a=1/>"]),
    ],
)
def test_where_tokens_begin_and_end(text, tokens):
    assert cut(text) == tokens


def test_names_come_in_lower_case_and_values_without_their_quotation_marks():
    text = "<IMG ALT='Ein Bild' src=a.png data-x  title = \"&quot;Ja&quot;\">"
    values = values_of(text, only_token(text))
    assert values == {"alt": "Ein Bild", "src": "a.png", "data-x": "", "title": '"Ja"'}


def test_of_two_attributes_with_one_name_the_first_counts():
    text = '<a title="eins" title="zwei">'
    assert values_of(text, only_token(text)) == {"title": "eins"}


@pytest.mark.parametrize(
    ("tag", "is_empty"),
    [("<br/>", True), ("<br />", True), ("<a b=c/>", False), ("<a b='c'/>", True), ("<a>", False)],
)
def test_a_slash_that_is_part_of_a_value_does_not_end_the_element(tag, is_empty):
    assert only_token(tag).is_empty is is_empty


def test_an_empty_script_is_closed_in_xml_only():
    assert cut('<?xml version="1.0"?><script src="a"/>x')[1:] == ['<script src="a"/>', "x"]
    with pytest.raises(BadInputError):
        cut('<script src="a"/>x')


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ('a\n<p class="x', 'the file ends within a tag: <p class="x', 2),
        ("<p", "the file ends within a tag: <p", 1),
        ("<p>x</p", "the file ends within a tag: </p", 1),
        ("<p>\n\n<!-- x\ny", "the file ends within a comment: <!-- x y", 3),
        ("<p><script>x", "<script> is not closed", 1),
        ("\n<title>x</titel>", "<title> is not closed", 2),
        ("<![CDATA[x", "the file ends within a CDATA section: <![CDATA[x", 1),
        ("<?xml", "the file ends within a processing instruction: <?xml", 1),
        ("<!DOCTYPE", "the file ends within a declaration: <!DOCTYPE", 1),
    ],
)
def test_a_text_that_is_cut_off_is_refused_with_the_line_where_it_went_wrong(text, message, line):
    with pytest.raises(BadInputError) as caught:
        cut(text)
    assert (caught.value.message, caught.value.line) == (message, line)
