"""Batches: sentences of like length together, padded, as tensors."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import sentencepiece
import torch
from torch import Tensor

from tiny.augmentation import augment
from tiny.corpus import Pair
from tiny.vocabulary import END, START

# The id that fills short rows. `</s>` never stands in a source, so it can mean "nothing here".
PADDING = END
IGNORED = -100


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch, all of shape (sentences, pieces).

    Attributes:
        source: Pieces of the source, padded with `PADDING`.
        decoder_input: `<s>` and the pieces of the target.
        labels: The pieces of the target and `</s>`, padded with `IGNORED`.
    """

    source: Tensor
    decoder_input: Tensor
    labels: Tensor


@dataclass(frozen=True, slots=True)
class Batcher:
    """Makes the batches of one epoch after the other, endlessly.

    Attributes:
        pairs: The training pairs.
        vocabulary: Cuts a text into pieces.
        languages: Codes of the source and target language.
        pieces: Most pieces a batch has, source and target together, with padding.
        max_length: Longer sentences, in pieces, are left out.
        seed: Seed of order and augmentation.
    """

    pairs: list[Pair]
    vocabulary: sentencepiece.SentencePieceProcessor
    languages: tuple[str, str]
    pieces: int
    max_length: int
    seed: int

    def __iter__(self) -> Iterator[Batch]:
        chance = random.Random(self.seed)
        while True:
            examples = self._examples(chance)
            # Like lengths together, but not always the same neighbours.
            examples.sort(key=lambda e: (len(e[0]) + chance.random(), len(e[1]) + chance.random()))
            groups = list(_groups(examples, self.pieces))
            chance.shuffle(groups)
            yield from (make_batch(group) for group in groups)

    def _examples(self, chance: random.Random) -> list[tuple[list[int], list[int]]]:
        varied = [augment(pair, self.pairs, self.languages, chance) for pair in self.pairs]
        sources = self.vocabulary.encode([pair.source for pair in varied])
        targets = self.vocabulary.encode([pair.target for pair in varied])
        return [
            (source, target)
            for source, target in zip(sources, targets, strict=True)
            if max(len(source), len(target)) < self.max_length
        ]


def make_batch(examples: list[tuple[list[int], list[int]]]) -> Batch:
    """Pads a few examples (pieces of source and target) to one batch."""
    return Batch(
        source=_padded([source for source, _ in examples], PADDING),
        decoder_input=_padded([[START, *target] for _, target in examples], PADDING),
        labels=_padded([[*target, END] for _, target in examples], IGNORED),
    )


def _groups(
    examples: list[tuple[list[int], list[int]]], pieces: int
) -> Iterator[list[tuple[list[int], list[int]]]]:
    group: list[tuple[list[int], list[int]]] = []
    longest = 0
    for example in examples:
        length = max(longest, len(example[0]) + len(example[1]) + 1)
        if group and length * (len(group) + 1) > pieces:
            yield group
            group, length = [], len(example[0]) + len(example[1]) + 1
        group.append(example)
        longest = length
    if group:
        yield group


def _padded(rows: list[list[int]], filler: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([row + [filler] * (width - len(row)) for row in rows])
