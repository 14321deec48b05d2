"""Markdown and reStructuredText that a translation lost or broke."""

from __future__ import annotations

import re
from collections import Counter

from loctool.checks import Check, Messages, Pair
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

STRONG = re.compile(r"(?<![\w*\\])\*\*(?=\S)[^*\n]+?(?<=\S)\*\*(?![\w*])")
EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])[^*\n]+?(?<=[^\s*])\*(?![\w*])")
LINK = re.compile(r"\[[^\[\]\n]*\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)?)>?[^()\n]*\)")
CODE = re.compile(r"(?<![`:\\])(`{1,2})(?!`)(.+?)(?<!`)\1(?!`)")
QUOTED = re.compile(r"`{1,2}[^`'\n]*'{1,2}")
"""Quotes of TeX and of old GNU messages, which are no code."""
BLOCK = re.compile(r"(#{1,6}|[*+•·-]|\d{1,3}[.)]|>)(?=[ \t\u00a0])")
ROLE = re.compile(r"(?<!\w)(:[a-z][a-z0-9:+.-]*:)`[^`]+`")


def _emphasis(pair: Pair) -> Messages:
    if "*" not in pair.source and "*" not in pair.target:
        return
    for pattern, mark in ((STRONG, "**…**"), (EMPHASIS, "*…*")):
        source, target = len(pattern.findall(pair.source)), len(pattern.findall(pair.target))
        if source != target:
            yield _("{mark}: {source} times in the source, {target} times here").format(
                mark=mark, source=source, target=target
            )


def _link(pair: Pair) -> Messages:
    if "](" not in pair.source:
        return
    target = Counter(LINK.findall(pair.target))
    for address in Counter(LINK.findall(pair.source)) - target:
        yield _("the link to {address} is not in the translation").format(address=address)


def _code(pair: Pair) -> Messages:
    if "`" not in pair.source:
        return
    source, target = (
        Counter(found[1] for found in CODE.findall(QUOTED.sub("", text)))
        for text in (pair.source, pair.target)
    )
    for text in source - target:
        yield _("`{text}` of the source is not in the translation").format(text=text)


def _block(pair: Pair) -> Messages:
    source, target = BLOCK.match(pair.source), BLOCK.match(pair.target)
    if source is None or not pair.target or source[1][0] in "-•·":
        return  # dashes and bullets are the business of start-punctuation
    if target is None or target[1] != source[1]:
        yield _("the text no longer begins with {mark}").format(mark=source[1])


def _role(pair: Pair) -> Messages:
    if ":`" not in pair.source:
        return
    for role in Counter(ROLE.findall(pair.source)) - Counter(ROLE.findall(pair.target)):
        yield _("the role {role} of the source is not in the translation").format(role=role)


EMPHASIS_CHANGED = Check(
    id="markdown-emphasis",
    severity=Severity.WARNING,
    meaning=N_("The translation has more or fewer emphasized passages than the source."),
    function=_emphasis,
    good=("Die **neue** Serie der Autor*innen", "The **new** series by the authors"),
    bad=("Die **neue** Serie", "The ** new ** series"),
    origin="Weblate md-syntax",
    triggers=frozenset("*"),
)

LINK_CHANGED = Check(
    id="markdown-link",
    severity=Severity.WARNING,
    meaning=N_("A Markdown link of the source is missing or leads elsewhere."),
    function=_link,
    good=("Mehr im [Trailer](https://kino.test/t).", "More in the [trailer](https://kino.test/t)."),
    bad=("Mehr im [Trailer](https://kino.test/t).", "More in the [trailer] (https://kino.test/t)."),
    origin="Weblate md-link, md-reflink",
    triggers=frozenset("["),
)

CODE_CHANGED = Check(
    id="markdown-code",
    severity=Severity.WARNING,
    meaning=N_("Code between backticks was translated or lost."),
    function=_code,
    good=("Starten Sie `make film`.", "Run `make film`."),
    bad=("Starten Sie `make film`.", "Run `make movie`."),
    origin="Weblate md-syntax, rst-syntax",
    triggers=frozenset("`"),
)

BLOCK_CHANGED = Check(
    id="list-marker-changed",
    severity=Severity.WARNING,
    meaning=N_("The mark of a heading, list or quotation at the start was lost."),
    function=_block,
    good=("## Besetzung", "## Cast"),
    bad=("## Besetzung", "Cast"),
    origin="Weblate md-syntax; pofilter startpunc",
    triggers=frozenset("#*+.)>"),
)

ROLE_CHANGED = Check(
    id="rst-role-changed",
    severity=Severity.WARNING,
    meaning=N_("A reStructuredText role of the source was translated or lost."),
    function=_role,
    good=("Siehe :ref:`Kino <kino>`.", "See :ref:`Cinema <kino>`."),
    bad=("Siehe :ref:`Kino <kino>`.", "See :Ref:`Cinema <kino>`."),
    origin="Weblate rst-references, rst-syntax",
    triggers=frozenset("`"),
)
