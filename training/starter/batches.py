"""Packed batches: rows of 256 pieces, each with several examples that do not see each other."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sentencepiece
import torch
from torch import Tensor

from starter.examples import Example
from starter.vocabulary import BOS, EOS

LENGTH = 256
ROWS = 16
IGNORED = -100
# So many examples wait to be packed that rows are nearly full.
_WAITING = 120


@dataclass(frozen=True, slots=True)
class Batch:
    """One training step's input.

    Attributes:
        pieces: Ids (rows, pieces).
        positions: The place of each piece in its own example.
        mask: True where a piece may look (rows, 1, pieces, pieces).
        labels: The next piece where the answer is foretold, else `IGNORED`.
        examples: How many examples it has.
    """

    pieces: Tensor
    positions: Tensor
    mask: Tensor
    labels: Tensor
    examples: int


@dataclass(frozen=True, slots=True)
class _Encoded:
    pieces: list[int]
    prompt_length: int


def make_batches(
    examples: Sequence[Example],
    tokenizer: sentencepiece.SentencePieceProcessor,
    skip: int,
    seed: int,
) -> Iterator[Batch]:
    """Gives batches for ever: the examples in order from the skipped on, then shuffled."""
    encoded = _encoded(examples, tokenizer, skip, random.Random(seed))
    waiting: list[_Encoded] = []
    while True:
        while len(waiting) < _WAITING:
            waiting.append(next(encoded))
        yield _pack([_take_row(waiting) for _ in range(ROWS)])


def _encoded(
    examples: Sequence[Example],
    tokenizer: sentencepiece.SentencePieceProcessor,
    skip: int,
    chance: random.Random,
) -> Iterator[_Encoded]:
    order = list(examples)
    while True:
        for example in order[skip:]:
            prompt = [BOS, *tokenizer.encode(example.prompt)]
            pieces = [*prompt, *tokenizer.encode(example.answer), EOS]
            if len(pieces) <= LENGTH:
                yield _Encoded(pieces, len(prompt))
        skip = 0
        chance.shuffle(order)


def _take_row(waiting: list[_Encoded]) -> list[_Encoded]:
    """Takes what fits into a row, the longest waiting first."""
    row: list[_Encoded] = []
    left = LENGTH
    for example in waiting[:]:
        if len(example.pieces) <= left:
            row.append(example)
            waiting.remove(example)
            left -= len(example.pieces)
    return row


def _pack(rows: list[list[_Encoded]]) -> Batch:
    shape = (ROWS, LENGTH)
    pieces, positions, owners = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    labels = torch.full(shape, IGNORED)
    for number, row in enumerate(rows):
        start = 0
        for owner, example in enumerate(row, start=1):
            ids = torch.tensor(example.pieces)
            end = start + len(ids)
            pieces[number, start:end] = ids
            positions[number, start:end] = torch.arange(len(ids))
            owners[number, start:end] = owner
            answer = start + example.prompt_length
            labels[number, answer - 1 : end - 1] = ids[example.prompt_length :]
            start = end
    same = owners[:, :, None] == owners[:, None, :]
    mask = (same & torch.ones(LENGTH, LENGTH, dtype=torch.bool).tril())[:, None]
    return Batch(pieces, positions, mask, labels, examples=sum(map(len, rows)))
