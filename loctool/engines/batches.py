"""Decoding many texts with a ``ctranslate2.Translator`` at the speed of all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from loctool.segments import Decoding

MAX_BATCH_PIECES = 1024
"""Source pieces in a batch, padding included. See ``benchmarks/speed.py``."""


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
        max_decoding_length=_max_target_pieces(len(sources[-1])),
        return_scores=True,
        return_attention=decoding.alignment,
        replace_unknowns=True,
    )
    return answers


def _batches(sources: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Indices of the texts that are not empty, batched with others of about their length.

    The longest batches come first, so that no core works on one when the others are done.
    """
    order = sorted(
        (index for index, source in enumerate(sources) if source),
        key=lambda index: len(sources[index]),
    )
    batches: list[list[int]] = []
    for index in order:
        length = len(sources[index])
        if batches and _fits(batches[-1], sources, length):
            batches[-1].append(index)
        else:
            batches.append([index])
    yield from reversed(batches)


def _fits(batch: Sequence[int], sources: Sequence[Sequence[str]], length: int) -> bool:
    same_limit = _max_target_pieces(len(sources[batch[0]])) == _max_target_pieces(length)
    return same_limit and (len(batch) + 1) * length <= MAX_BATCH_PIECES


def _max_target_pieces(source_pieces: int) -> int:
    """Where a translation is cut: a model that repeats itself would go on for long.

    The limit goes up in steps, and a batch has one limit, so that a text's translation does not
    depend on what it is batched with.
    """
    step = 8
    while step < source_pieces:
        step *= 2
    return 2 * step + 16
