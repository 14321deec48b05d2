"""What HTML's elements and attributes are to a translator.

Sources: the HTML standard's content models and optional tags
(https://html.spec.whatwg.org/multipage/syntax.html#optional-tags), its list of translatable
attributes (https://html.spec.whatwg.org/multipage/dom.html#the-translate-attribute), and
``class="notranslate"`` as Google Translate and DeepL honour it.
"""

from __future__ import annotations

from collections.abc import Mapping


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd mark nobr"
    " picture q rb rp rt rtc ruby s samp small source span strike strong sub sup time tt u var"
    " wbr"
)
"""Elements within a sentence. Any other tag, known or not, ends the segment before it."""

VOID = _names("area base basefont br col embed hr img input link meta param source track wbr")
"""Elements that have no end tag."""

VISIBLE = frozenset({"img", "input", "svg", "math"})
"""Elements without text of their own that take up room in the line."""

OPAQUE = frozenset({"script", "style", "svg", "math"})
"""Elements that may stand within a sentence, and are kept as they are with their content."""

LITERAL = frozenset({"code", "kbd", "samp", "var"})
"""Elements whose text is typed or computed: it comes through unchanged."""

PREFORMATTED = frozenset({"pre", "textarea", "listing"})
"""Elements in which every line end counts."""

KINDS: Mapping[str, str] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list-item"),
    **dict.fromkeys(("td", "th"), "table-cell"),
    **dict.fromkeys(
        ("p", "blockquote", "figcaption", "caption", "summary", "legend", "label", "button"),
        "paragraph",
    ),
}
"""The kind of the segments in an element; in others it is that of the element around."""

_ENDS_PARAGRAPH = _names(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search"
    " section table ul"
)
_TABLE_PARTS = frozenset({"caption", "colgroup", "thead", "tbody", "tfoot"})

_MAY_LACK_END_TAG: Mapping[str, frozenset[str]] = {
    "p": _ENDS_PARAGRAPH,
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr"}) | _TABLE_PARTS,
    "th": frozenset({"td", "th", "tr"}) | _TABLE_PARTS,
    "tr": frozenset({"tr"}) | _TABLE_PARTS,
    "option": frozenset({"option", "optgroup"}),
}


def is_ended_by(element: str, tag: str) -> bool:
    """Whether a start tag ends an open element that has no end tag before it.

    >>> is_ended_by("li", "li"), is_ended_by("li", "ul")
    (True, False)
    """
    return tag in _MAY_LACK_END_TAG.get(element, ())


def translate_flag(attributes: Mapping[str, str]) -> bool | None:
    """What a tag says about translation; None when it says nothing.

    >>> translate_flag({"class": "logo notranslate"}), translate_flag({"translate": ""})
    (False, True)
    """
    if "notranslate" in attributes.get("class", "").lower().split():
        return False
    flag = attributes.get("translate", "?").strip().lower()
    return {"no": False, "yes": True, "": True}.get(flag)


def translated_attributes(tag: str, attributes: Mapping[str, str]) -> frozenset[str]:
    """Names of the attributes of a tag that hold text for a reader.

    >>> sorted(translated_attributes("img", {"src": "a.png", "alt": "Ein Bild"}))
    ['alt', 'aria-label', 'placeholder', 'title']
    >>> sorted(translated_attributes("meta", {"name": "description", "content": "Ein Film"}))
    ['content']
    """
    if tag == "meta":
        named = attributes.get("name") or attributes.get("property") or ""
        return frozenset({"content"} if named.strip().lower() in _META_NAMES else ())
    if tag in _WITHOUT_TEXT:
        return frozenset()
    if tag == "input" and attributes.get("type", "").strip().lower() in ("submit", "button"):
        return _ATTRIBUTES | {"value"}
    return _ATTRIBUTES


_ATTRIBUTES = frozenset({"alt", "title", "aria-label", "placeholder"})
# On these, title names a style sheet set or a feed, not something in the page.
_WITHOUT_TEXT = frozenset({"base", "html", "link", "script", "style"})
_META_NAMES = frozenset(
    {
        "description",
        "dc.description",
        "dc.title",
        "og:description",
        "og:image:alt",
        "og:title",
        "twitter:description",
        "twitter:image:alt",
        "twitter:title",
    }
)
