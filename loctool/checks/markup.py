"""Tags and entities of HTML and XML, and BBCode, that a translation lost or broke."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from loctool.checks import Check, Messages, Pair
from loctool.checks.tags import Tag, find_tags, nesting_fault
from loctool.checks.word_lists import words
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

TRANSLATABLE = words(
    """abbr alt aria-description aria-label aria-roledescription aria-valuetext content dir hreflang
    label lang placeholder summary title value xml:lang"""
)
"""Attributes whose value is a text for people, or differs by language (HTML Living Standard,
"The translate attribute")."""

ENTITY = re.compile(r"&(?:#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6})|[A-Za-z][A-Za-z0-9]{1,30});")
BROKEN_ENTITY = re.compile(
    r"&[ \u00a0]?(?:amp|lt|gt|quot|apos|nbsp|shy|hellip|ndash|mdash|copy|laquo|raquo|#[0-9]{2,5})"
    r"(?![A-Za-z0-9;=])|&[ \u00a0](?:amp|lt|gt|quot|nbsp|#[0-9]{2,5})[ \u00a0]?;"
)
BARE_AMPERSAND = re.compile(r"&(?!#?[A-Za-z0-9]{1,31};)")
UNSAFE = re.compile(
    r"<\s*(?:script|iframe|object|embed)\b|javascript:|<[^<>]*\son[a-z]{3,20}\s*=", re.IGNORECASE
)
BBCODE = re.compile(
    r"\[/?(?:b|i|u|s|url|img|code|quote|color|size|list|center|spoiler|youtube)(?:=[^\]\n]*)?\]",
    re.IGNORECASE,
)


def _counts(text: str) -> Counter[str]:
    return Counter(tag.key for tag in find_tags(text))


def _both_have_none(pair: Pair) -> bool:
    return "<" not in pair.source and "<" not in pair.target


def _missing(pair: Pair) -> Messages:
    if not _both_have_none(pair) and pair.target:
        for key in _counts(pair.source) - _counts(pair.target):
            yield _("the tag <{name}> of the source is not in the translation").format(name=key)


def _added(pair: Pair) -> Messages:
    if not _both_have_none(pair):
        for key in _counts(pair.target) - _counts(pair.source):
            yield _("the tag <{name}> of the translation is not in the source").format(name=key)


def _mismatched(pair: Pair) -> Messages:
    if _both_have_none(pair) or _counts(pair.source) != _counts(pair.target):
        return
    fault = nesting_fault(find_tags(pair.target))
    if fault and not nesting_fault(find_tags(pair.source)):
        yield _("{tag} does not close, or is not closed, in its order").format(tag=fault)


def _attribute(pair: Pair) -> Messages:
    if _both_have_none(pair) or _counts(pair.source) != _counts(pair.target):
        return
    source, target = (
        Counter(_fixed_attributes(find_tags(text))) for text in (pair.source, pair.target)
    )
    for name, attribute, value in source - target:
        yield _('{attribute}="{value}" of <{name}> is not in the translation').format(
            attribute=attribute, value=value, name=name
        )
    if not source - target:
        for name, attribute, value in target - source:
            yield _('{attribute}="{value}" of <{name}> is not in the source').format(
                attribute=attribute, value=value, name=name
            )


def _fixed_attributes(tags: tuple[Tag, ...]) -> Iterator[tuple[str, str, str]]:
    for tag in tags:
        for attribute, value in tag.attributes:
            if attribute not in TRANSLATABLE:
                yield tag.name, attribute, value


def _entity(pair: Pair) -> Messages:
    if "&" not in pair.target:
        return
    if "&" in pair.source or "<" in pair.source:
        known = set(BROKEN_ENTITY.findall(pair.source))
        for text in BROKEN_ENTITY.findall(pair.target):
            if text not in known:
                yield _("{text} is no entity: it needs ; at its end and no space").format(text=text)
    for match in ENTITY.finditer(pair.target):
        if match[0] not in pair.source and not _is_known(match[0]):
            yield _("there is no entity {text}").format(text=match[0])


def _is_known(entity: str) -> bool:
    return entity[1] == "#" or entity[1:] in _entities()


@cache
def _entities() -> frozenset[str]:
    from html.entities import html5

    return frozenset(html5)


def _ampersand(pair: Pair) -> Messages:
    if "&" in pair.target and _is_escaped(pair.source):
        for match in BARE_AMPERSAND.finditer(pair.target):
            shown = pair.target[match.start() : match.start() + 12].split("\n")[0]
            yield _("& must be written &amp; here: {text}").format(text=shown)


def _is_escaped(text: str) -> bool:
    """Whether a text is source text of HTML or XML: it has entities, and no bare ``&``."""
    return "&" in text and bool(ENTITY.search(text)) and not BARE_AMPERSAND.search(text)


def _escape_ampersands(pair: Pair) -> str:
    if not _is_escaped(pair.source) or BROKEN_ENTITY.search(pair.target):
        return pair.target
    return BARE_AMPERSAND.sub("&amp;", pair.target)


def _unsafe(pair: Pair) -> Messages:
    if "<" not in pair.target and "script:" not in pair.target:
        return
    if (match := UNSAFE.search(pair.target)) and not UNSAFE.search(pair.source):
        yield _("the translation brings in code: {text}").format(text=match[0].split("\n")[0])


def _bbcode(pair: Pair) -> Messages:
    if "[" not in pair.source and "[" not in pair.target:
        return
    source, target = (
        Counter(found.lower() for found in BBCODE.findall(text))
        for text in (pair.source, pair.target)
    )
    for text in source - target:
        yield _("{text} of the source is not in the translation").format(text=text)
    for text in target - source:
        yield _("{text} of the translation is not in the source").format(text=text)


MISSING = Check(
    id="tag-missing",
    severity=Severity.ERROR,
    meaning=N_("A tag of the source is missing in the translation."),
    function=_missing,
    good=("<b>Neu:</b> die Serie", "<b>New:</b> the series"),
    bad=("<b>Neu:</b> die Serie", "<b>New: the series"),
    origin="pofilter xmltags; Weblate xml-tags; dennis W303",
    triggers=frozenset("<"),
)

ADDED = Check(
    id="tag-added",
    severity=Severity.WARNING,
    meaning=N_("The translation has a tag that the source has not."),
    function=_added,
    good=("Die <em>neue</em> Serie", "The <em>new</em> series"),
    bad=("Die <em>neue</em> Serie", "The <em>new</em> <b>series</b>"),
    origin="pofilter xmltags; Weblate xml-tags; dennis W303",
    triggers=frozenset("<"),
)

MISMATCHED = Check(
    id="tag-mismatched",
    severity=Severity.ERROR,
    meaning=N_("The translation's tags are not nested as they must be."),
    function=_mismatched,
    good=("<b><i>Neu</i></b>", "<b><i>New</i></b>"),
    bad=("<b><i>Neu</i></b>", "<b><i>New</b></i>"),
    origin="Weblate xml-invalid",
    triggers=frozenset("<"),
)

ATTRIBUTE = Check(
    id="tag-attribute",
    severity=Severity.WARNING,
    meaning=N_("An attribute that is not for people differs from the source."),
    function=_attribute,
    good=('<a href="/kino" title="Kino">Filme</a>', '<a href="/kino" title="Cinema">Films</a>'),
    bad=('<a href="/kino">Filme</a>', '<a href="/cinema">Films</a>'),
    origin="pofilter xmltags; Weblate xml-tags",
    triggers=frozenset("<"),
)

ENTITY_INVALID = Check(
    id="entity-invalid",
    severity=Severity.WARNING,
    meaning=N_("The translation has an entity that a browser does not know."),
    function=_entity,
    good=("Bild&nbsp;1 &amp; 2", "Image&nbsp;1 &amp; 2"),
    bad=("Bild&nbsp;1", "Image&nbps;1"),
    origin="Weblate xml-invalid",
    triggers=frozenset("&"),
)

AMPERSAND = Check(
    id="ampersand-unescaped",
    severity=Severity.WARNING,
    meaning=N_("A bare & stands in a text that is HTML or XML."),
    function=_ampersand,
    good=("Licht &amp; Ton", "Light &amp; sound"),
    bad=("Licht &amp; Ton", "Light & sound"),
    origin="Weblate xml-invalid",
    fix=_escape_ampersands,
    triggers=frozenset("&"),
)

UNSAFE_MARKUP = Check(
    id="markup-unsafe",
    severity=Severity.ERROR,
    meaning=N_("The translation brings in a script or a frame that the source has not."),
    function=_unsafe,
    good=('<a href="/">Start</a>', '<a href="/">Home</a>'),
    bad=('<a href="/">Start</a>', '<a href="/" onclick="x()">Home</a>'),
    origin="Weblate safe-html",
    triggers=frozenset("<:"),
)

BBCODE_CHANGED = Check(
    id="bbcode-changed",
    severity=Severity.WARNING,
    meaning=N_("The translation's BBCode differs from the source's."),
    function=_bbcode,
    good=("[b]Neu[/b] im Kino", "[b]New[/b] in cinemas"),
    bad=("[b]Neu[/b] im Kino", "[b]New[b] in cinemas"),
    origin="Weblate bbcode",
    triggers=frozenset("["),
)
