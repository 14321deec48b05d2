"""Aligned sentence pairs: reading them, and holding some out honestly."""

import gzip
import random
import re
from dataclasses import dataclass
from pathlib import Path

_NOT_A_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Split:
    """A corpus cut in two parts that share no sentence, on neither side."""

    train: list[Pair]
    held_out: list[Pair]


def read_pairs(folder: Path, source: str, target: str) -> list[Pair]:
    """Reads every `*.{source}.gz` in a folder that has a `*.{target}.gz` beside it.

    Args:
        folder: Where the aligned files are, one sentence a line.
        source: Language code of the source side, as in the file names.
        target: Language code of the target side.

    Returns:
        The distinct pairs, in the order of the files.

    Raises:
        FileNotFoundError: When the folder has no aligned files for the two languages.
        ValueError: When two aligned files have different numbers of lines.
    """
    pairs: dict[Pair, None] = {}
    paths = [path for path in sorted(folder.glob(f"*.{source}.gz")) if _twin(path, target).exists()]
    if not paths:
        raise FileNotFoundError(f"{folder}: no aligned files *.{source}.gz and *.{target}.gz")
    for path in paths:
        sides = zip(_lines(path), _lines(_twin(path, target)), strict=True)
        pairs.update((Pair(*sentences), None) for sentences in sides if all(sentences))
    return list(pairs)


def split(pairs: list[Pair], held_out: int, seed: int) -> Split:
    """Holds pairs out, and drops from training whatever shares a sentence with them.

    Sentences count as the same when they differ in case, spaces or punctuation only: the
    corpus has many translations of one sentence, so a plain random split would leak.

    Args:
        pairs: The whole corpus.
        held_out: How many pairs to hold out.
        seed: Seed of the choice.
    """
    shuffled = pairs[:]
    random.Random(seed).shuffle(shuffled)
    kept: list[Pair] = []
    sources: set[str] = set()
    targets: set[str] = set()
    for pair in shuffled:
        if len(kept) < held_out and _key(pair.source) not in sources:
            kept.append(pair)
            sources.add(_key(pair.source))
            targets.add(_key(pair.target))
    train = [p for p in pairs if _key(p.source) not in sources and _key(p.target) not in targets]
    return Split(train=train, held_out=kept)


def _key(sentence: str) -> str:
    return _NOT_A_WORD.sub(" ", sentence).strip().casefold()


def _twin(path: Path, language: str) -> Path:
    stem = path.name.removesuffix(".gz").rpartition(".")[0]
    return path.with_name(f"{stem}.{language}.gz")


def _lines(path: Path) -> list[str]:
    with gzip.open(path, mode="rt", encoding="utf-8", newline="\n") as lines:
        return [line.strip() for line in lines]
