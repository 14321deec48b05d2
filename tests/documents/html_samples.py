"""Strategies for HTML: well-formed, and anything that looks a little like it."""

from __future__ import annotations

from html import escape

from hypothesis import strategies as st

FRAGMENTS = [
    *("<p>", "</p>", "<P CLASS='a'>", "<b>", "</b>", "<i>", "</i>", "</em>", "<br>", "<br/>"),
    *("<a href='x' title=\"Zur &quot;Kritik&quot;\">", "</a>", "<img alt=Foto>", "<wbr>"),
    *("<img src=x alt='Ein Bild' />", "<code>", "</code>", "<span translate=no>", "</span>"),
    *("<span translate=yes>", "<div translate='no'>", "</div>", "<!-- c -->", "<!--", "-->"),
    *("<pre>", "</pre>", "<script>", "</script>", "<title>", "</title>", "<textarea>"),
    *("</textarea>", "<svg>", "</svg>", "<sup>1</sup>", "<sup>", "</sup>", "<ul>", "<li>", "<td>"),
    *("{{ x }}", "{{", "}}", "{", "}", "{% if %}", "{#", "#}", "<?php ?>", "<?", "?>", "<%", "%>"),
    *("<%= a %>", "&amp;", "&nbsp;", "&lt;", "&", "&#10;", "&#x20;", "&shy;", "&hellip", "&copy"),
    *("<", ">", "/", '"', "'", "=", " ", "\n", "\r\n", "  ", "\t", "\f", "\u2028", "Wort", "Ä"),
    *("x", "1", ".", "- ", "<input type=submit value=Los>", "<INPUT type='button' value=''>"),
    *('<p class="x', "<!DOCTYPE html>", "<![CDATA[", "]]>", "</", "</>", "<a", "<x-y>"),
]

HTML_LIKE = st.lists(st.sampled_from(FRAGMENTS), max_size=20).map("".join)

WORDS = st.text(st.sampled_from("abÄß1.,&<>\"'{}% \u00a0\u2013"), min_size=1, max_size=8)
_NAMES = st.sampled_from(["b", "em", "a", "span", "p", "li", "h2", "div"])


@st.composite
def _attributes(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(["href", "title", "class", "data-x"]))
    value = draw(WORDS)
    quote = draw(st.sampled_from("\"'"))
    return f" {name}={quote}{escape(value).replace('{', '(').replace('%', '')}{quote}"


def _text() -> st.SearchStrategy[str]:
    """Text without template syntax: only loctool knows that."""
    return WORDS.map(lambda words: escape(words.replace("{", "(")))


def _element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(inner, max_size=3).map("".join)
    return st.builds(
        lambda name, attribute, text: f"<{name}{attribute}>{text}</{name}>",
        _NAMES,
        st.one_of(st.just(""), _attributes()),
        content,
    )


def well_formed_html() -> st.SearchStrategy[str]:
    """Nested elements with attributes, text, void elements and comments."""
    leaf = st.one_of(_text(), st.sampled_from(["<br>", "<!-- Notiz -->", "<img alt='Bild'>"]))
    return st.lists(st.recursive(leaf, _element, max_leaves=8), max_size=4).map("".join)
