"""Decoding many texts with a ``ctranslate2.Translator`` at the speed of all cores."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from loctool.segments import Decoding

MAX_BATCH_PIECES = 512
"""Source pieces in a batch: from 256 to 4096 the speed is the same, and smaller batches are
reported sooner and spread more evenly over the cores."""

LENGTH_PENALTY = 1.0
"""CTranslate2 divides a log-probability by the number of pieces to this power. With 1 the score is
the mean over the pieces and the list is in its order. argostranslate takes 0.2; the texts are
mostly the same, and 1 is a little better (BLEU of the test packages on 500 held-out sentences:
41.5 against 41.1 into English, 37.5 against 36.6 into French)."""


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
) -> Iterator[tuple[int, Any]]:
    """Decodes texts given as pieces; what is done can be worked on while the rest is decoded.

    Args:
        translator: A ``ctranslate2.Translator``.
        sources: The pieces of each text.
        decoding: How to search.
        target_prefix: A piece all translations begin with, or empty.
        on_done: Called with the number of texts finished since its last call.

    Yields:
        The index of each text that is not empty, and its ``ctranslate2.TranslationResult``. Its
        scores are mean log-probabilities of a target piece, the end included.
    """
    waiting = deque(
        (batch, _submit(translator, [sources[index] for index in batch], decoding, target_prefix))
        for batch in _batches(sources)
    )
    on_done(sum(not source for source in sources))
    while waiting:
        batch, answers = waiting.popleft()  # let go of, for attention takes much memory
        for index, answer in zip(batch, answers, strict=True):
            yield index, answer.result()
        on_done(len(batch))


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
        length_penalty=LENGTH_PENALTY,
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
