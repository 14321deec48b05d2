"""Quoted titles: their words are no terms.

A passage in quotes is taken for a title when it begins with a capital or a figure and
1. a kind of work stands right before it (``der Film „Das Set“``, ``Debütalbum „Folgen“``), or
2. all its words but short ones have capitals and one of them is not in the dictionary
   (``„Breaking News“``), unless the whole passage is a term of the glossary (``„Final Cut“``).

Everything else in quotes is ordinary words: speech, or a word the author keeps at a distance
(``der sogenannte „Rohschnitt“``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from loctool.glossary.words import INVISIBLE, Words, read
from loctool.segments import Span

QUOTED = re.compile(r"[„»“\"‚›]([^\s„“”»«\"‚‘›‹][^„“”»«\"‚‘›‹]{1,80})[“”«\"‘‹]")
WORKS = re.compile(
    r"(?:album|buch|comedy|debüt|doku(?:mentation)?|drama|epos|fernsehspiel|film|format|franchise"
    r"|hit|hörspiel|klassiker|komödie|kracher|krimi|magazin|manga|miniserie|musical|oper|podcast"
    r"|reihe|roman|saga|sequel|serie|show|sitcom|single|song|spielfilm|streifen|stück|thriller"
    r"|titel|trilogie|western|zweiteiler|dreiteiler)(?:s|es|e|n|en|ern?)?,?\s$",
    re.IGNORECASE,
)
"""Kinds of work, at the end of a word, right before the quotes."""

MOST_WORDS = 8
SHORT = 3
LONGEST_WORD = 40
WITHOUT_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))


@dataclass(frozen=True, slots=True)
class Title:
    """A quoted title without its quotes.

    Attributes:
        span: Where it is.
        is_named_so: Whether the text says that it is a work; else a term may be all of it.
    """

    span: Span
    is_named_so: bool


def find_titles(text: str, knows: Callable[[str], bool]) -> Iterator[Title]:
    """The quoted titles of a text, given a way to ask a dictionary."""
    for match in QUOTED.finditer(text):
        content = match[1]
        words = [word for raw in Words(content).raw if (word := read(raw).text)[0].isalpha()]
        if len(words) > MOST_WORDS or not (content[0].isupper() or content[0].isdigit()):
            continue
        before = text[max(0, match.start() - LONGEST_WORD) : match.start()]
        named = WORKS.search(before.translate(WITHOUT_INVISIBLE)) is not None
        if named or _is_foreign(words, knows):
            yield Title(Span(*match.span(1)), named)


def _is_foreign(words: list[str], knows: Callable[[str], bool]) -> bool:
    long = [word for word in words if len(word) > SHORT]
    return (
        bool(long)
        and all(word[0].isupper() for word in long)
        and not all(knows(word) for word in long)
    )
