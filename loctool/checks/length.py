"""Output far shorter or longer than the source leads to expect.

The model is that of Gale and Church (1993), "A Program for Aligning Sentences in Bilingual
Corpora": a translation's length is about ``c`` times the source's, and differs by ``s`` times
the root of the source's length. ``c`` and ``s`` were measured on the 997 sentences of FLORES-200
dev from German into each language, in characters and in words; ``s`` is the largest found. With
the limits below, 5 of those 6 979 translations count as too short and 12 as too long, while of the
same translations cut in half 63 % do, and of those doubled 91 %.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from loctool.checks import Check, Messages, Pair
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
DEVIATIONS = 2.0
"""Both measures must be as many standard deviations away."""
SHORTEST, LONGEST = 0.6, 1.55
"""And both beyond these parts of the expected length."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """Length by one unit.

    Attributes:
        spread: Standard deviation for a source of length 1.
        slack: A difference that says nothing: one longer word.
        per_german: Length of a translation for a German text of length 1.
    """

    spread: float
    slack: int
    per_german: dict[str, float]


CHARACTERS = _Measure(
    1.9,
    6,
    {"de": 1, "en": 0.854, "fr": 1.015, "es": 1.018, "it": 1.004, "nl": 0.949, "pt": 0.928}
    | {"pl": 0.911},
)
WORDS = _Measure(
    0.95,
    1,
    {"de": 1, "en": 1.004, "fr": 1.143, "es": 1.186, "it": 1.101, "nl": 1.056, "pt": 1.072}
    | {"pl": 0.899},
)


def _too_short(pair: Pair) -> Messages:
    if pair.target.strip() and _is_off(pair, -1, 1 / SHORTEST):
        yield _compared(pair)


def _too_long(pair: Pair) -> Messages:
    if _is_off(pair, 1, LONGEST):
        yield _compared(pair)


def _is_off(pair: Pair, direction: int, factor: float) -> bool:
    """Whether both measures are off by that factor: below for -1, above for 1."""
    if not {pair.source_language, pair.target_language} <= CHARACTERS.per_german.keys():
        return False
    chars = len(pair.source), len(pair.target)
    if not _is_measured_off(CHARACTERS, chars, pair, direction, factor):
        return False  # as nearly always, and words take longer to count
    words = _count_words(pair.source), _count_words(pair.target)
    return _is_measured_off(WORDS, words, pair, direction, factor)


def _is_measured_off(
    measure: _Measure, lengths: tuple[int, int], pair: Pair, direction: int, factor: float
) -> bool:
    return (
        _ratio(measure, lengths, pair) ** direction > factor
        and _deviations(measure, lengths, pair) * direction > DEVIATIONS
    )


def _count_words(text: str) -> int:
    return len(WORD.findall(text))


def _expected(measure: _Measure, source: int, pair: Pair) -> float:
    per_german = measure.per_german
    return source * per_german[pair.target_language] / per_german[pair.source_language]


def _ratio(measure: _Measure, lengths: tuple[int, int], pair: Pair) -> float:
    source, target = lengths
    return max(target, 0.5) / max(_expected(measure, source, pair), 0.5)


def _deviations(measure: _Measure, lengths: tuple[int, int], pair: Pair) -> float:
    source, target = lengths
    difference = target - _expected(measure, source, pair)
    beyond = math.copysign(max(0, abs(difference) - measure.slack), difference)
    return beyond / (measure.spread * math.sqrt(max(source, 1)))


def _compared(pair: Pair) -> str:
    return _(
        "{target_words} words, {target_chars} characters for {words} words, {chars} characters"
    ).format(
        target_words=_count_words(pair.target),
        target_chars=len(pair.target),
        words=_count_words(pair.source),
        chars=len(pair.source),
    )


TOO_SHORT = Check(
    id="output-too-short",
    severity=Severity.ERROR,
    meaning=N_("The translation is so short that part of the source must be missing."),
    function=_too_short,
    good=(
        "Die Dreharbeiten zur zweiten Staffel beginnen im Frühjahr in Prag und Babelsberg.",
        "Filming of season two starts in spring in Prague and Babelsberg.",
    ),
    bad=(
        "Die Dreharbeiten zur zweiten Staffel beginnen im Frühjahr in Prag und Babelsberg.",
        "Filming begins.",
    ),
)

TOO_LONG = Check(
    id="output-too-long",
    severity=Severity.ERROR,
    meaning=N_("The translation is so long that it must say what the source does not."),
    function=_too_long,
    good=("Die Serie läuft im Herbst an.", "The series is scheduled to premiere in the autumn."),
    bad=(
        "Die Serie läuft im Herbst an.",
        "The series starts in the autumn, and here is what you should know about its cast, its "
        "story and all that has happened so far in the world of streaming.",
    ),
)
