"""Decoding many texts with a ``ctranslate2.Translator`` at the speed of all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from loctool.segments import Decoding

MAX_BATCH_PIECES = 512
"""Source pieces in a batch: from 256 to 4096 the speed is the same, and smaller batches are
reported sooner and spread more evenly over the cores."""


def threads() -> int:
    """The cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows have no affinity
        return os.cpu_count() or 1


def decode(
    translator: Any,
    sources: Sequence[list[str]],
    decoding: Decoding,
    target_prefix: str,
    on_done: Callable[[int], None],
) -> list[Any]:
    """Decodes texts given as pieces.

    Args:
        translator: A ``ctranslate2.Translator``.
        sources: The pieces of each text.
        decoding: How to search.
        target_prefix: A piece all translations begin with, or empty.
        on_done: Called with the number of texts finished since its last call.

    Returns:
        For each text, in order, a ``ctranslate2.TranslationResult``, or nothing for an empty
        text. Its scores are mean log-probabilities of a target piece, the end included.
    """
    results: list[Any] = [None] * len(sources)
    waiting = [
        (batch, _submit(translator, [sources[index] for index in batch], decoding, target_prefix))
        for batch in _batches(sources)
    ]
    on_done(sum(not source for source in sources))
    for batch, answers in waiting:
        for index, answer in zip(batch, answers, strict=True):
            results[index] = answer.result()
        on_done(len(batch))
    return results


def _submit(
    translator: Any, sources: list[list[str]], decoding: Decoding, target_prefix: str
) -> list[Any]:
    """Queues one batch; the answers come later."""
    answers: list[Any] = translator.translate_batch(
        sources,
        target_prefix=[[target_prefix]] * len(sources) if target_prefix else None,
        asynchronous=True,
        beam_size=decoding.beam_size,
        num_hypotheses=min(decoding.n_best, decoding.beam_size),
        length_penalty=1,  # the score is then the mean over the pieces
        max_decoding_length=_max_target_pieces(len(sources[0])),
        return_scores=True,
        return_attention=decoding.alignment,
        replace_unknowns=True,
    )
    return answers


def _batches(sources: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Indices of the texts that are not empty, batched with others of exactly their length.

    Without padding a text's translation does not depend, not by a bit, on what it is batched
    with: a run that was killed and goes on gives the same files. With padding the scores
    changed from the fifth digit on, and one translation in 250. It costs no time where there is
    much to do (``benchmarks/speed.py``), for batches of 20 already use the cores well.

    The longest texts come first, so that no core is left with them when the others are done.
    """
    by_length: dict[int, list[int]] = {}
    for index, source in enumerate(sources):
        if source:
            by_length.setdefault(len(source), []).append(index)
    for length in sorted(by_length, reverse=True):
        size = max(1, MAX_BATCH_PIECES // length)
        indices = by_length[length]
        yield from (indices[start : start + size] for start in range(0, len(indices), size))


def _max_target_pieces(source_pieces: int) -> int:
    """Where a translation is cut: a model that repeats itself would go on for long."""
    return 2 * source_pieces + 16
