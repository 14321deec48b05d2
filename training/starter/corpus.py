"""Aligned text: a folder of files `NAME.de` and `NAME.en` (or `.fr` …), one sentence a line."""

import fnmatch
import gzip
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

SOURCE = "de"
_MAX_CHARS = 1400
# Lengths of very short sentences say nothing; longer ones with such ratios are misaligned.
_RATIO_FROM_CHARS = 30
_MIN_RATIO, _MAX_RATIO = 0.45, 2.2


@dataclass(frozen=True, slots=True)
class Pair:
    """A German text and its translation.

    Attributes:
        source: A sentence or short paragraph in German.
        target: The same in the target language.
        origin: NAME of the files it is from.
    """

    source: str
    target: str
    origin: str


def read_pairs(folder: Path, target: str) -> list[Pair]:
    """Reads every pair of files for a target language; they may be gzipped.

    Args:
        folder: Where `NAME.de` and `NAME.{target}` are, or the same with `.gz` behind.
        target: Language code of the translations.

    Raises:
        ValueError: When two aligned files have different numbers of lines.
    """
    pairs: list[Pair] = []
    for path in sorted((*folder.glob(f"*.{SOURCE}"), *folder.glob(f"*.{SOURCE}.gz"))):
        compression = ".gz" if path.suffix == ".gz" else ""
        name = path.name.removesuffix(f".{SOURCE}{compression}")
        twin = path.with_name(f"{name}.{target}{compression}")
        if twin.exists():
            sides = zip(read_lines(path), read_lines(twin), strict=True)
            pairs += [Pair(*sentences, origin=name) for sentences in sides]
    return pairs


def clean(pairs: Iterable[Pair], evaluation: set[str]) -> list[Pair]:
    """Drops what is empty, too long, misaligned, double, or in an evaluation set."""
    kept: dict[tuple[str, str], Pair] = {}
    for pair in pairs:
        if pair.source not in evaluation and _is_usable(pair):
            kept.setdefault((pair.source, pair.target), pair)
    return list(kept.values())


def sample(pairs: list[Pair], limits: Mapping[str, int], chance: random.Random) -> list[Pair]:
    """Shuffles, and keeps at most so many of each origin.

    Args:
        pairs: The pairs of one target language.
        limits: Shell pattern of an origin to how many of its pairs are kept; the first pattern
            that matches counts, an origin without one is kept whole.
        chance: The source of all randomness.
    """
    shuffled = pairs[:]
    chance.shuffle(shuffled)
    left: dict[str, int] = {}
    kept = []
    for pair in shuffled:
        remaining = left.setdefault(pair.origin, _limit(pair.origin, limits))
        if remaining > 0:
            left[pair.origin] -= 1
            kept.append(pair)
    return kept


def read_lines(path: Path) -> list[str]:
    """Gives a text file's lines, gzipped or not, without the spaces around them."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    return [line.strip() for line in text.removesuffix("\n").split("\n")]


def _is_usable(pair: Pair) -> bool:
    lengths = len(pair.source), len(pair.target)
    if min(lengths) == 0 or max(lengths) > _MAX_CHARS:
        return False
    return lengths[0] <= _RATIO_FROM_CHARS or _MIN_RATIO < lengths[0] / lengths[1] < _MAX_RATIO


def _limit(origin: str, limits: Mapping[str, int]) -> int:
    matching = (n for pattern, n in limits.items() if fnmatch.fnmatchcase(origin, pattern))
    return next(matching, 1 << 62)
