"""Output that goes round in circles, as decoders do when they lose the thread.

The measure is that of Raunak, Menezes and Junczys-Dowmunt (2021), "The Curious Case of
Hallucinations in Neural Machine Translation", for oscillatory hallucinations: how often the
commonest n-gram of the output occurs, compared with the source. Two more catch what it misses in
short text: one word over and over, and a clause said twice. In text without spaces between the
loops, how well it compresses tells, as in Whisper's ``compression_ratio_threshold`` (2.4).
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from itertools import groupby

from loctool.checks import Check, Messages, Pair
from loctool.findings import Severity
from loctool.i18n import N_
from loctool.i18n import gettext as _

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
CLAUSE = re.compile(r"[^.,;:!?…–—()\"„“”«»]+")
NGRAM_SIZE = 4
NGRAM_SURPLUS = 2
"""Raunak et al. (2021): the top 4-gram at least twice more often than in the source."""
RUN = 3
"""The same word as often in a row is a loop; ``sehr, sehr`` and ``no, no`` are not."""
CLAUSE_CHARS = 12
"""Shorter clauses, such as names and exclamations, may well come twice."""
COMPRESSION = 2.4
"""Whisper's threshold: characters over their zlib-compressed bytes."""
COMPRESSION_CHARS = 120
"""Below this zlib's own overhead hides repetition, and ordinary text never reaches the limit."""


WORD_CHARS = 12
"""Text with a new word as often says too much to be compressed so far."""


def _repeats(pair: Pair) -> Messages:
    words = _words(pair.target)
    distinct = len(set(words))
    if len(words) < distinct + 2 and len(pair.target) < WORD_CHARS * distinct:
        return  # at most one word comes again
    counts = Counter(words)
    again = [count for count in counts.values() if count > 1]
    loop = _loop(words, _words(pair.source)) if max(again, default=0) >= RUN else ""
    if loop:
        yield loop
    elif len(again) > 1 and (clause := _repeated_clause(pair)):
        yield _("“{clause}” is said twice").format(clause=clause)
    elif _compresses(pair, len(counts)):
        yield _("the translation repeats itself over and over")


def _loop(target: list[str], source: list[str]) -> str:
    """What comes again and again, and not in the source; empty for nothing."""
    run, word = _longest_run(target)
    if run >= RUN and run > _longest_run(source)[0]:
        return _("“{word}” stands {count} times in a row").format(word=word, count=run)
    count, ngram = _top_ngram(target)
    if count >= NGRAM_SURPLUS and count >= _top_ngram(source)[0] + NGRAM_SURPLUS:
        return _("“{words}” comes {count} times").format(words=ngram, count=count)
    return ""


def _words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def _longest_run(words: list[str]) -> tuple[int, str]:
    """The most copies in a row of one word, or of two words taking turns (``da ba da ba``)."""
    runs = [(len(list(copies)), word) for word, copies in groupby(words)]
    pairs = [
        (len(list(copies)), " ".join(pair))
        for start in (0, 1)
        for pair, copies in groupby(zip(words[start::2], words[start + 1 :: 2], strict=False))
    ]
    return max([*runs, *pairs], default=(0, ""), key=lambda run: run[0])


def _top_ngram(words: list[str]) -> tuple[int, str]:
    """How often the commonest n-gram occurs, and what it is."""
    if len(words) < NGRAM_SIZE:
        return (1, "") if words else (0, "")
    ngrams = Counter(zip(*(words[start:] for start in range(NGRAM_SIZE)), strict=False))
    ngram, count = ngrams.most_common(1)[0]
    return count, " ".join(ngram)


def _repeated_clause(pair: Pair) -> str:
    """A clause the translation has twice, where no clause of the source is there twice."""
    target = next((text for text in _twice(pair.target) if len(text) >= CLAUSE_CHARS), "")
    return target if target and not _twice(pair.source) else ""


def _twice(text: str) -> list[str]:
    """The clauses of more than one word that a text has more than once."""
    clauses = Counter(match[0].strip().lower() for match in CLAUSE.finditer(text))
    return [clause for clause, count in clauses.items() if count > 1 and " " in clause]


def _compresses(pair: Pair, distinct_words: int) -> bool:
    if len(pair.target) < max(COMPRESSION_CHARS, WORD_CHARS * distinct_words):
        return False
    ratio = _compression(pair.target)
    return ratio > COMPRESSION and ratio > 1.3 * _compression(pair.source)


def _compression(text: str) -> float:
    data = text.encode()
    return len(data) / len(zlib.compress(data))


REPEATS = Check(
    id="output-repeats",
    severity=Severity.ERROR,
    meaning=N_("The translation says the same again and again, and the source does not."),
    function=_repeats,
    good=("Es war sehr, sehr, sehr kalt am Set.", "It was very, very, very cold on set."),
    bad=("Es war sehr kalt am Set.", "It was very very very very cold on set."),
)
