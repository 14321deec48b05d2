from __future__ import annotations

import html

from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.reports.markup import Markup, element, escape, join


def test_text_is_escaped_and_elements_are_not() -> None:
    assert element("p", "a < b", element("b", "&")) == "<p>a &lt; b<b>&amp;</b></p>"
    assert join("<", element("br"), ">") == "&lt;<br>&gt;"


def test_attributes_are_quoted_and_escaped() -> None:
    made = element("a", "", href='"><script>', data_key="it's", hidden=True, title=None, lang=False)
    assert made == '<a href="&quot;&gt;&lt;script&gt;" data-key="it&#x27;s" hidden></a>'


def test_a_void_element_is_not_closed() -> None:
    assert element("input", type="checkbox", checked=True) == '<input type="checkbox" checked>'


def test_line_ends_become_line_feeds_and_what_html_has_no_place_for_a_sign() -> None:
    assert escape("a\r\nb\rc\td") == "a\nb\nc\td"
    assert escape("\x00\x07\x7f\x9f\ud800\ufdd0\uffff\U0010fffe") == "\ufffd" * 8


@given(st.text(alphabet=st.characters(codec="utf-8")))
@settings(deadline=None, max_examples=200)
def test_an_escaped_text_cannot_leave_its_place_and_reads_the_same(text: str) -> None:
    escaped = escape(text)
    assert not set("<>\"'") & set(escaped)
    if "\ufffd" not in escaped and "\r" not in text:
        assert html.unescape(escaped) == text


def test_what_is_markup_is_not_escaped_twice() -> None:
    assert escape(escape("&")) == "&amp;"
    assert isinstance(element("p"), Markup)
