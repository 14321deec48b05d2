"""Reads the numbers in a text by value, the way its language writes them.

``11,08 Milliarden`` in German and ``11.08 billion`` in English are both 11 080 000 000. A number
that can be read in more than one way keeps all its values (``20 Uhr`` is 20 or 8), and one made
of several numbers, such as a time, a score or a date, keeps its parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from itertools import repeat

from loctool.checks.digits import Reading, Values, hour, in_context, readings
from loctool.checks.number_words import HALF, MILLION, NumberWords, number_words


class Written(Enum):
    """How a number stands in the text, and so how much it binds."""

    DIGITS = "digits"
    WORDS = "words"
    HINT = "hint"  # may stand for a value and need not: "both", "half", a month's name


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a text.

    Attributes:
        text: As it stands there.
        readings: The ways to read it; it is found elsewhere when all numbers of one reading are.
        written: In digits, in words, or only hinted at.
    """

    text: str
    readings: tuple[Reading, ...]
    written: Written


NORMAL = str.maketrans("\u00a0\u2009\u202f’‘", "   ''")
RUN = re.compile(r"[0-9]+")
JOINED = re.compile(r"[0-9](?:[.,:][0-9]|[' \u00a0\u2009\u202f’‘][0-9]{3}(?![0-9]))")
"""Where a number goes on behind a mark."""
LETTERS = re.compile(r"[^\W\d_]+")
TOKEN = re.compile(r"[0-9]+(?:[.,:][0-9]+|[' ][0-9]{3}(?![0-9]))*|[^\W\d_]+|[½¼¾⅓⅔]")
DIGITS = frozenset("0123456789")
AFTER_LETTER = re.compile(r"[^\W\d_][0-9]")
FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "3", "⅔": "2"}
UNIT = re.compile(r"(?<![^\W\d_])(?:[kcmd]?m|mi|ft)$")
ROMAN = re.compile(
    r"(?=[IVXLCM])(M{0,2}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?:e|è|ème|er|re)?"
)
RANGE = re.compile(r"\s?[-–—]\s?|\s(?:bis|und|oder|to|and|or|à|et|ou|y|o|a|e|i|do|en|tot|lub)\s")
COMPOUND = re.compile(
    r"mal|fach|jähr|tei|köpf|stünd|täg|wöch|monat|minüt|stell|stöck|dimens|sprach|bänd|akt|sitz|tür"
    r"|punkt|seit|stimm|händ|bein|rad|räd|eck|spur|ling|kampf|klass|zimm|jahres|einhalb"
)
"""What goes on a German word that begins with a number: ``zweimal``, ``dreiteilig``."""
DECADE_ENDINGS = ("ies", "ziger", "zigern", "zigerjahre", "zigerjahren")
NOUNS_TOO = frozenset({"Acht", "achten", "Achten"})
"""German words that are seldom the number: ``in Acht nehmen``, ``achten auf``."""


@lru_cache(maxsize=512)
def read_numbers(text: str, language: str) -> tuple[Mention, ...] | None:
    """All numbers in ``text``, in order; nothing where the language's number words are missing.

    Example:
        >>> [mention.text for mention in read_numbers("122 Mio. sahen zwei Folgen", "de")]
        ['122 Mio', 'zwei']
    """
    words = number_words(language)
    if words is None:
        return None
    text = text.translate(NORMAL)
    if language == "fr":  # the one number word in two words: 4 × 20
        text = re.sub(r"quatre-vingts?", "huitante", text, flags=re.IGNORECASE)
    return tuple(_Reader(text, language, words).mentions())


def plain_numbers(text: str, language: str) -> list[str] | None:
    """The runs of digits in a text that has no other numbers, sorted; nothing for other texts.

    Two texts with the same runs have the same numbers, whatever their languages: what stands
    around a run only adds to its values.

    Example:
        >>> plain_numbers("20 Filme in 3 Tagen", "de"), plain_numbers("drei Tage, 1.500", "de")
        (['20', '3'], None)
    """
    runs = RUN.findall(text)
    if runs and (AFTER_LETTER.search(text) or JOINED.search(text)):
        return None
    if any(map(_is_number_word, LETTERS.findall(text), repeat(language))):
        return None
    return sorted(runs)


@lru_cache(maxsize=65536)
def _is_number_word(token: str, language: str) -> bool:
    """Whether a word is a number or multiplies one."""
    words, lower = number_words(language), token.lower()
    return words is not None and (lower in words.scales or word_value(lower, language) is not None)


class _Reader:
    """Goes through a text once, token by token, and puts tokens together into mentions."""

    def __init__(self, text: str, language: str, words: NumberWords) -> None:
        self.text = text
        self.language = language
        self.words = words
        matches = list(TOKEN.finditer(text))
        self.tokens = [match[0] for match in matches]
        self.lower = [token.lower() for token in self.tokens]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]

    def mentions(self) -> list[Mention]:
        found = []
        at = 0
        while at < len(self.tokens):
            mention, at = self._mention(at)
            if mention is not None:
                found.append(mention)
        return found

    def _mention(self, at: int) -> tuple[Mention | None, int]:
        """The mention that begins with the token at ``at``, and where the next may begin."""
        token, lower = self.tokens[at], self.lower[at]
        if token in FRACTIONS:
            value = frozenset({Decimal(FRACTIONS[token])})
            return Mention(token, ((value,),), Written.HINT), at + 1
        if token[0] in DIGITS:  # str.isdigit takes ¹ too
            return self._digits(at)
        if lower in self.words.scales or word_value(lower, self.language) is not None:
            return self._worded(at)
        values = self._hinted(at)
        mention = Mention(token, ((frozenset(values),),), Written.HINT) if values else None
        return mention, at + 1

    def _digits(self, at: int) -> tuple[Mention | None, int]:
        before = self.text[max(0, self.starts[at] - 12) : self.starts[at]]
        behind = self.text[self.ends[at] : self.ends[at] + 12]
        if self.tokens[at] in {"2", "3"} and UNIT.search(before):
            return None, at + 1  # km2 is a unit
        ways = readings(self.tokens[at], self.words)
        first, *others = ways[0]
        first = in_context(first, before, behind, self.words)
        first, next_at = self._multiplied(first, at)
        others = [in_context(values, before, behind, self.words) for values in others]
        if self._scale(at)[0] > 1:
            ways = ways[:1]  # no time or version goes on in millions
        written = Written.HINT if self.tokens[at] == "00" else Written.DIGITS
        text = self.text[self.starts[at] : self.ends[next_at - 1]]
        return Mention(text, ((first, *others), *ways[1:]), written), next_at

    def _multiplied(self, values: Values, at: int) -> tuple[Values, int]:
        """The values after the scale words, dozens and halves behind them; what comes next."""
        scale, next_at = self._scale(at)
        unsure = self._unsure(next_at)
        if scale > 1:
            values = frozenset(value * scale for value in values)
        elif unsure:
            return values | frozenset(value * unsure for value in values), next_at + 1
        else:
            values |= frozenset(value * self._range_scale(at) for value in values)
            values |= frozenset(value * self._pack(next_at) for value in values)
        return values | self._halves(values, next_at - 1, scale), next_at

    def _scale(self, at: int) -> tuple[int, int]:
        """The product of the scale words behind a token, and where the next token is."""
        scale = 1
        next_at = at + 1
        while next_at < len(self.tokens) and self.lower[next_at] in self.words.scales:
            if self._gap(next_at) not in ("", " ", "-"):
                break
            scale *= self.words.scales[self.lower[next_at]]
            next_at += 1
        return scale, next_at

    def _unsure(self, at: int) -> int:
        """What ``m`` or ``k`` behind a number may multiply it by, or 0."""
        if at >= len(self.tokens) or self._gap(at) not in ("", " ", "-"):
            return 0
        return self.words.unsure.get(self.lower[at], 0)

    def _range_scale(self, at: int) -> int:
        """The first number of ``10 bis 15 Millionen`` may be meant in millions too."""
        link = RANGE.match(self.text, self.ends[at])
        if link is None:
            return 1
        second = next((i for i in (at + 1, at + 2) if self._starts_at(i, link.end())), None)
        return 1 if second is None else self._scale(second)[0]

    def _pack(self, at: int) -> int:
        """``drei Jahrzehnte`` may become 30 years, ``vier Dutzend`` 48."""
        if at >= len(self.tokens) or self._gap(at) not in (" ", "-"):
            return 1
        hint = self._hints(at)
        return int(hint[0]) if len(hint) == 1 and hint[0] >= 10 else 1

    def _halves(self, values: Values, last: int, scale: int) -> Values:
        """The values plus one half, where the text goes on ``and a half``, maybe a word later."""
        behind = self.text[self.ends[last] : self.ends[last] + 30].lower()
        _, _, later = behind.lstrip(" -").partition(" ")
        if behind.lstrip(" -").startswith(self.words.halves) or later.startswith(self.words.halves):
            return frozenset(value + HALF * scale for value in values)
        return frozenset()

    def _worded(self, at: int) -> tuple[Mention, int]:
        """Number words that belong together, as in ``two hundred and five thousand``."""
        total, current, scales = 0, 0, 0
        step: int | None = at
        next_at = at
        while step is not None:
            lower = self.lower[step]
            value = word_value(lower, self.language)
            if lower in self.words.ones and (total or current >= 20):
                value = 1
            if lower in self.words.scales:
                total, current = _times(total, current, self.words.scales[lower])
                scales += 1
            elif value is None or not _fits(value, total, current):
                break
            else:
                current += value
            next_at = step + 1
            step = self._joined(next_at)
        next_at = max(next_at, at + 1)
        values = self._worded_values(at, next_at, Decimal(total + current))
        text = self.text[self.starts[at] : self.ends[next_at - 1]]
        # A scale word alone is no number, "tausend Dank", but "eine Million" is one.
        alone = scales == next_at - at and not (total >= MILLION and 1 in self._hints(at - 1))
        written = Written.HINT if alone or self.tokens[at] in NOUNS_TOO else Written.WORDS
        return Mention(text, ((values,),), written), next_at

    def _worded_values(self, at: int, next_at: int, value: Decimal) -> Values:
        values = frozenset({value})
        before = self.text[max(0, self.starts[at] - 12) : self.starts[at]]
        behind = self.text[self.ends[next_at - 1] : self.ends[next_at - 1] + 12]
        last_scale = self.words.scales.get(self.lower[next_at - 1], 1)
        values |= self._halves(values, next_at - 1, last_scale)
        values |= frozenset({value * self._pack(next_at)})
        if next_at - at == 1:
            values |= {value * self._range_scale(at), *map(Decimal, self._hints(at))}
        values |= self._halved(at, value)
        if self.lower[next_at - 1].endswith(DECADE_ENDINGS):
            behind = "er"
        return in_context(values, before, behind, self.words)

    def _halved(self, at: int, value: Decimal) -> Values:
        """``halb acht`` is half past seven; ``half a million`` is 500 000."""
        if at and self.lower[at - 1] == "halb":
            return hour(frozenset({value, value - 1}))
        is_half = HALF in self._hints(at - 1) or HALF in self._hints(at - 2)
        return frozenset({value * HALF}) if is_half and value >= 1000 else frozenset()

    def _joined(self, at: int) -> int | None:
        """The token that may go on a number: the next one, or the one behind a conjunction."""
        if at >= len(self.tokens) or self._gap(at) not in (" ", "-"):
            return None
        if self.lower[at] not in self.words.conjunctions or at + 1 >= len(self.tokens):
            return at
        last = self.words.words.get(self.lower[at - 1], 100)
        behind = self.lower[at + 1]
        goes_on = behind in self.words.ones or word_value(behind, self.language) is not None
        return at + 1 if goes_on and last >= 20 and last % 10 == 0 else None

    def _hinted(self, at: int) -> set[Decimal]:
        """What a word may stand for: ``both``, ``October``, ``XIX``, ``dreiteilig``."""
        token, lower = self.tokens[at], self.lower[at]
        values = {Decimal(value) for value in self._hints(at)}
        if 1 in values:  # une heure et demie
            values |= self._halves(frozenset({Decimal(1)}), at, 1)
        if lower in _months(self.language):
            values.add(Decimal(_months(self.language)[lower]))
        if token[0].isupper() and (roman := ROMAN.fullmatch(token)):
            values.add(Decimal(_roman(roman[1])))
        if self.language == "de":
            values |= _german_compound(lower)
        return values

    def _hints(self, at: int) -> tuple[Decimal | int, ...]:
        """The values a token may stand for by the table; none before the text."""
        return self.words.hints.get(self.lower[at], ()) if at >= 0 else ()

    def _gap(self, at: int) -> str:
        """What stands between a token and the one before it."""
        return self.text[self.ends[at - 1] : self.starts[at]]

    def _starts_at(self, at: int, place: int) -> bool:
        return at < len(self.tokens) and self.starts[at] == place


def _fits(value: int, total: int, current: int) -> bool:
    """Whether a number word goes on a number: ``twenty two`` is one, ``two three`` are two."""
    return value < _place(current) if current else value < _place(total)


def _place(value: int) -> int:
    """What may still be added to a number must be smaller than this."""
    if value in (60, 80):  # soixante-dix, quatre-vingt-dix
        return 20
    return next((place for place in (MILLION, 1000, 100, 10) if value % place == 0), 1)


def _times(total: int, current: int, scale: int) -> tuple[int, int]:
    """Total and current after a scale word."""
    if scale == 100:
        return total, (current or 1) * 100
    if total and scale > total:  # mil millones
        return (total + current) * scale, 0
    return total + (current or 1) * scale, 0


@lru_cache(maxsize=8192)
def word_value(lower: str, language: str) -> int | None:
    """The value of one word in lower case, also of one put together like ``zweihundertfünf``."""
    words = number_words(language)
    if words is None:
        return None
    if lower in words.words:
        return words.words[lower]
    for glue, scale in words.glue:
        head, found, tail = lower.partition(glue)
        if not found or not (head or tail):
            continue
        times = 1 if head in ("", "ein", "een") else word_value(head, language)
        is_ordinal = tail in ("ste", "stes", "ster", "sten", "stem")
        tail = tail.removeprefix("und")
        rest = 0 if is_ordinal or not tail else word_value(tail, language)
        if tail in words.ones:
            rest = 1
        if times is not None and rest is not None and rest < scale:
            return times * scale + rest
    return None


@cache
def _months(language: str) -> dict[str, int]:
    """Month names in CLDR's forms, without full stops, and their number."""
    from babel.dates import get_month_names

    return {
        str(name).lower().strip("."): number
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale=language).items()
    }


def _roman(word: str) -> int:
    letters = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[c] for c in word]
    behind = [*letters[1:], 0]
    return sum(-a if a < b else a for a, b in zip(letters, behind, strict=True))


@lru_cache(maxsize=8192)
def _german_compound(lower: str) -> frozenset[Decimal]:
    """``dreiteilig``, ``zweimal``, ``Vierjähriger``: the number in front of a German word."""
    for length in range(min(len(lower) - 2, 14), 2, -1):
        value = word_value(lower[:length], "de")
        rest = lower[length:]
        if value is not None and COMPOUND.match(rest):
            half = HALF if rest.startswith("einhalb") else Decimal(0)
            return frozenset({value + half, Decimal(value)})
    return frozenset()
