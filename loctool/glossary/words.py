"""The words of a text: where they stand, and how they read without soft hyphens and the like.

Hyphens part words here; what holds a hyphen compound together is asked of :class:`Words`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from loctool.segments import Span

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, zero-width spaces and joiners: may stand inside a word and are not read."""

HYPHENS = "-\u2010\u2011"
"""Hyphen-minus, hyphen, no-break hyphen."""

_COMBINING = "\u0300-\u036f"
WORD = re.compile(
    r"(?:[A-ZÄÖÜ][ \u00a0\u202f]){3,}[A-ZÄÖÜ](?!\w)"  # letter-spaced: A B S P A N N
    rf"|[^\W_](?:[^\W_]|[{INVISIBLE}{_COMBINING}]|['’&](?=[^\W_])|(?<=\d)[.,](?=\d))*"
    r"(?:(?:[:*_/·]-?|-)[iI]n(?:nen)?(?!\w)|\([iI]n(?:nen)?\))?"  # Regisseur:innen
)
NOT_READ = re.compile(rf"[{INVISIBLE}\s]|[:*_/·\-(](?=-?[iI]n)|(?<=n)\)|(?<=/)-")
INNER_CAPITAL_IN = re.compile(r"(?<=[a-zäöüß])In(?=(?:nen)?$)")
GAP = re.compile(
    rf"[{HYPHENS}/]|[{HYPHENS}'’]?(?:[ \t\u00a0\u2009\u202f]+(?:\r?\n[ \t]*)?|\r?\n[ \t]*)"
)
"""What may stand between the words of one term: a hyphen or slash, spaces, at most one line
break; the apostrophe of ``Writers’ Room``."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a word reads.

    Attributes:
        text: Without what is not read, in NFC, ``Regisseur:innen`` as ``Regisseurinnen``.
        offsets: For each character of ``text``, and for its end, where it is in the word.
    """

    text: str
    offsets: tuple[int, ...]


@lru_cache(maxsize=16384)
def read(word: str) -> Form:
    r"""How a word of a text reads.

    >>> read("Roh\u00adschnitt").text
    'Rohschnitt'
    >>> read("Autor*innen").text, read("AutorInnen").text
    ('Autorinnen', 'Autorinnen')
    """
    if word.isalnum() and "In" not in word:
        return Form(word, tuple(range(len(word) + 1)))
    hidden = {i for match in NOT_READ.finditer(word) for i in range(*match.span())}
    letters: list[str] = []
    offsets: list[int] = []
    for i, letter in enumerate(word):
        if i in hidden:
            continue
        if unicodedata.combining(letter) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + letter)[:1]
            continue
        letters.append("'" if letter == "’" else letter)
        offsets.append(i)
    text = INNER_CAPITAL_IN.sub("in", "".join(letters))
    return Form(text, (*offsets, len(word)))


LEFT_HANGING = re.compile(rf"(?:\b(?:und|oder|bzw\.|sowie)\s|[“”»«\"])[{HYPHENS}]$")
RIGHT_HANGING = re.compile(rf"[{HYPHENS}](?=[\s,])")


class Words:
    """A text cut into words.

    Attributes:
        text: The whole text.
        raw: Each word as it stands; ``-filme`` in ``Spiele und -filme`` with its capital.
        starts: Where each word begins.
        ends: Where each word ends.
    """

    __slots__ = ("ends", "raw", "starts", "text")

    def __init__(self, text: str):
        self.text = text
        self.raw: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in WORD.finditer(text):
            start, end = match.span()
            hangs = start and text[start - 1] in HYPHENS and self._hangs(start)
            self.raw.append(match[0].capitalize() if hangs else match[0])
            self.starts.append(start)
            self.ends.append(end)

    def __len__(self) -> int:
        return len(self.raw)

    def joins(self, number: int) -> bool:
        """Whether a word and the next may belong to one term."""
        if number + 1 >= len(self.raw):
            return False
        gap = self.text[self.ends[number] : self.starts[number + 1]]
        return gap == " " or GAP.fullmatch(gap) is not None

    def hyphenated(self, number: int) -> bool:
        """Whether only a hyphen stands between a word and the next."""
        end = self.ends[number]
        return (
            self.text[end : end + 1] in HYPHENS
            and number + 1 < len(self.raw)
            and self.starts[number + 1] == end + 1
        )

    def compound(self, first: int, last: int) -> Span:
        """The hyphen compound that some words stand in, or those words.

        A hyphen left hanging belongs to it: ``Film-`` in ``Film- und Serienpreis``.
        """
        while first and self.hyphenated(first - 1):
            first -= 1
        while self.hyphenated(last):
            last += 1
        start, end = self.starts[first], self.ends[last]
        start -= self._hangs(start)
        if RIGHT_HANGING.match(self.text, end):
            end += 1
        return Span(start, end)

    def _hangs(self, start: int) -> bool:
        """Whether a word completes an earlier one: ``-filme`` in ``Spiele und -filme``."""
        return LEFT_HANGING.search(self.text, max(0, start - 8), start) is not None

    def begins_sentence(self, number: int) -> bool:
        """Whether a word may owe its capital to where it stands."""
        if number and self.hyphenated(number - 1):
            return False
        before = self.text[max(0, self.starts[number] - 12) : self.starts[number]]
        before = before.rstrip(" \t\u00a0„“”»«\"'‚‘›‹([{*_#>")
        return not before or before[-1] in "\n.!?:;…–—•|/-·"

    def in_capitals(self, number: int) -> bool:
        """Whether a word next to this one is in capitals too, as in a heading."""
        return any(
            0 <= other < len(self.raw) and len(self.raw[other]) > 1 and self.raw[other].isupper()
            for other in (number - 1, number + 1)
        )
