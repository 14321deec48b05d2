"""Which prompts are decoded together, such that nobody's translation depends on its neighbours.

CTranslate2 forwards a batch's prompts at once up to the length of the shortest; what the others
have beyond that goes through the network piece by piece. Both ways give the same numbers but for
rounding, and int8 arithmetic turns a bit's difference into another word in a sentence of four. So
each prompt's own length decides how much of it is forwarded at once, and only prompts that agree
on that share a batch. Where none of them is short enough, a pacer is added: a prompt of just
that length whose translation is already there, so that it ends at the first step. The number of
prompts in a batch has no influence on any of them (measured: bit for bit).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

STEP = 8
"""Prompts are forwarded up to a multiple of so many pieces: small steps make many small batches,
large ones leave much to be read piece by piece. With 8 instead of 24, 40 and 100 sentences took 5
to 20 % less processor time, and 10 to 30 % less where they were told terms."""

MIN_ROWS = 4
"""A batch is not split further for the sake of idle workers."""

Prompt = tuple[str, ...]
"""Pieces, ``<bos>`` first."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Prompts that are decoded together.

    Attributes:
        rows: Their numbers.
        forwarded: How many pieces of each are forwarded at once.
        paced: Whether a pacer is needed.
    """

    rows: tuple[int, ...]
    forwarded: int
    paced: bool

    @property
    def max_length(self) -> int:
        """Pieces after which a translation is cut off, by the length of its prompt.

        Of a thousand references none had over 2.5 times the source's pieces (Polish), and the
        prompt has six more.
        """
        return 5 * (self.forwarded + STEP) // 2 + STEP


def forwarded_pieces(length: int) -> int:
    """How many pieces of a prompt of that length are forwarded at once.

    Example:
        >>> [forwarded_pieces(length) for length in (7, 9, 24, 25, 48, 49)]
        [6, 8, 16, 24, 40, 48]
    """
    return (length - 1) // STEP * STEP or length - 1


def make_batches(lengths: Sequence[int], max_rows: int, workers: int) -> list[Batch]:
    """All prompts in batches, the longest first, so that no worker is left with a long one.

    Args:
        lengths: Pieces of each prompt.
        max_rows: Of a batch, its pacer included.
        workers: How many batches are decoded at the same time.
    """
    groups: dict[int, list[int]] = defaultdict(list)
    for number in sorted(range(len(lengths)), key=lambda number: -lengths[number]):
        groups[forwarded_pieces(lengths[number])].append(number)
    rows = min(max_rows - 1, max(MIN_ROWS, -(-len(lengths) // workers)))
    batches = []
    for forwarded, numbers in groups.items():
        for first in range(0, len(numbers), rows):
            chosen = tuple(numbers[first : first + rows])
            paced = min(lengths[number] for number in chosen) > forwarded + 1
            batches.append(Batch(chosen, forwarded, paced))
    return batches


def pacer(length: int, example: Sequence[str]) -> Prompt:
    """A prompt of so many pieces that the model answers with ``<eos>``.

    Args:
        length: Pieces, at least two.
        example: A whole example with its translation, ``<bos>`` first and ``<eos>`` last. The
            pacer is the end of a row of them, without the last ``<eos>``.

    Example:
        >>> pacer(5, ["<bos>", "Ja", "Yes", "<eos>"])
        ('<bos>', '<eos>', '<bos>', 'Ja', 'Yes')
    """
    repeated = [*example] * (length // len(example) + 2)
    return (example[0], *repeated[-length:-1])
