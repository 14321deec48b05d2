"""Decodes with the starter model."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from loctool.engines import Leg, Route
from loctool.engines.pieces import locate, mean_that_counts
from loctool.engines.starter import model
from loctool.engines.starter.base import find_base
from loctool.engines.starter.batching import Batch, Prompt, make_batches, pacer
from loctool.engines.starter.build import TOKENIZER, TYPICAL_SECONDS, build, require_packages
from loctool.engines.starter.prompt import TARGETS, prompt
from loctool.errors import NoModelError
from loctool.i18n import gettext as _
from loctool.segments import Decoding, Hypothesis, Proposal, Request

SOURCE = "de"
EXPERIMENTAL = frozenset({"pl"})

MAX_ROWS_GREEDY = 32
MAX_ROWS_BEAM = 9
"""A pacer included. Greedy: 184, 166 and 206 words a second in three runs against 149, 155 and 154
with 16 rows, on the sentences of three articles and two busy cores; more rows cost memory. A beam
of four has four times the rows; its number was not measured."""

_BEGIN, _END = "<bos>", "<eos>"
_SPACE = "▁"
_EXAMPLE = ("German: Ja.\nEnglish:", " Yes.")
"""Source and translation of the pacer, see :mod:`loctool.engines.starter.batching`."""


class StarterEngine:
    """The embedded default: German into seven languages, with nothing but pip.

    Args:
        directory: Of the built model; by default the one in the cache, built at the first use.
    """

    name = "starter"
    guarded = True
    reads_glossary = True
    aligns = False
    mask_styles: tuple[str, ...] = ("XQ{}", "X{}", "@x{}")
    # Of 30 sentences with addresses, handles, hashtags, file names, placeholders and emoji, beam 4,
    # so many kept every span in the best hypothesis (in any of four), into English and French:
    # XQ{} 29 (30), 30 (30)   X{} 30 (30), 29 (30)   @x{} 29 (29), 30 (30)   ZZ{} 29 (29), 30 (30)
    # #{} 28 (29), 30 (30)   VFX{} 28 (29), 29 (30)   [{}] 28 (29), 29 (29)   <{}> 26 (27), 27 (27)
    # {{{}}} 28 (29), 24 (25)   left as they are 23 (23), 25 (25)   §{} 21 (24), 23 (23)
    max_pieces = 100
    """Of the source. The model was trained on 256 pieces in all: up to 29 for glossary line and
    prompt, the source, and 1.27 times the source for Polish, which grows most."""

    def __init__(self, directory: Path | None = None) -> None:
        self._directory = directory or model.model_directory()
        self._generator: Any = None
        self._tokenizer: Any = None

    def route(self, source: str, target: str) -> Route:
        """One leg from German; experimental targets carry a warning."""
        if source != SOURCE or target not in TARGETS:
            raise NoModelError(
                _("the starter model does not translate {source} → {target}").format(
                    source=source, target=target
                ),
                hint=_(
                    "It translates {source} into {targets}; see `loctool models available` for "
                    "other pairs."
                ).format(source=SOURCE, targets=", ".join(TARGETS)),
            )
        if not model.is_built(self._directory):
            find_base()
            require_packages()
        warning = (
            _("{language} is experimental in the starter model: expect wrong words").format(
                language=TARGETS[target]
            )
            if target in EXPERIMENTAL
            else ""
        )
        leg = Leg(source, target, model.NAME, model.VERSION, model.fingerprint())
        return Route((leg,), warning)

    def count_pieces(self, route: Route, text: str) -> int:  # noqa: ARG002 - the protocol's
        """Pieces of the model's own vocabulary."""
        return len(self._load_tokenizer().encode(text))

    def translate(
        self,
        route: Route,
        requests: Sequence[Request],
        decoding: Decoding,
        on_done: Callable[[int], None] | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        """Batched by length over all cores; a request's result does not depend on the others."""
        if not requests:
            return []
        target = route.legs[-1].target
        prompts = [self._pieces(prompt(request, target)) for request in requests]
        times = Counter(prompts)
        unique = list(times)
        found: dict[Prompt, tuple[Hypothesis, ...]] = {}
        for batch, results in self._decode(unique, decoding):
            done = [unique[row] for row in batch.rows]
            found |= {row: self._hypotheses(r) for row, r in zip(done, results, strict=True)}
            if on_done is not None:
                on_done(sum(times[row] for row in done))
        return [found[pieces] for pieces in prompts]

    def score(self, route: Route, proposals: Sequence[Proposal]) -> list[float]:
        """How likely each target is as the answer to its source's prompt, in nats.

        Each by itself, so that its neighbours do not matter.
        """
        generator = self._load_generator()
        waiting = []
        for proposal in proposals:
            asked = self._pieces(prompt(Request(proposal.source), route.legs[-1].target))
            answer = self._load_tokenizer().encode(f" {proposal.target}", out_type=str)
            result = generator.score_batch([[*asked, *answer, _END]], asynchronous=True)[0]
            waiting.append((proposal, answer, result))
        return [
            mean_that_counts(
                proposal,
                locate([piece.replace(_SPACE, "") for piece in answer], proposal.target),
                each.result().log_probs[-len(answer) - 1 :],
            )
            for proposal, answer, each in waiting
        ]

    def _pieces(self, text: str) -> Prompt:
        return (_BEGIN, *self._load_tokenizer().encode(text, out_type=str))

    def _decode(
        self, prompts: Sequence[Prompt], decoding: Decoding
    ) -> Iterator[tuple[Batch, list[Any]]]:
        """Yields each batch with its results; all wait in the queue, so that no worker does."""
        generator = self._load_generator()
        rows = MAX_ROWS_GREEDY if decoding.beam_size == 1 else MAX_ROWS_BEAM
        batches = make_batches([len(p) for p in prompts], rows, _cores())
        waiting = [
            generator.generate_batch(
                self._rows(batch, prompts),
                asynchronous=True,
                beam_size=decoding.beam_size,
                num_hypotheses=min(decoding.n_best, decoding.beam_size),
                max_length=batch.max_length,
                include_prompt_in_result=False,
                end_token=_END,
                return_scores=True,
            )
            for batch in batches
        ]
        for batch, results in zip(batches, waiting, strict=True):
            yield batch, [result.result() for result in results[: len(batch.rows)]]

    def _rows(self, batch: Batch, prompts: Sequence[Prompt]) -> list[list[str]]:
        rows = [list(prompts[row]) for row in batch.rows]
        if batch.paced:
            example = (*self._pieces("".join(_EXAMPLE)), _END)
            rows.append(list(pacer(batch.forwarded + 1, example)))
        return rows

    def _hypotheses(self, result: Any) -> tuple[Hypothesis, ...]:
        """CTranslate2's score is the mean over the pieces and the ``<eos>`` already."""
        texts = [text.strip() for text in self._load_tokenizer().decode(result.sequences_ids)]
        return tuple(
            Hypothesis(text, score) for text, score in zip(texts, result.scores, strict=True)
        )

    def _load_generator(self) -> Any:
        if self._generator is None:
            import ctranslate2

            self._ensure_model()
            try:
                self._generator = ctranslate2.Generator(
                    str(self._directory),
                    compute_type="int8",
                    inter_threads=_cores(),
                    intra_threads=1,
                    max_queued_batches=-1,
                )
            except RuntimeError as error:
                raise model.broken(self._directory, str(error)) from error
        return self._generator

    def _load_tokenizer(self) -> Any:
        if self._tokenizer is None:
            from sentencepiece import SentencePieceProcessor

            self._ensure_model()
            self._tokenizer = SentencePieceProcessor(model_file=str(self._directory / TOKENIZER))
        return self._tokenizer

    def _ensure_model(self) -> None:
        if not model.is_built(self._directory):
            logging.getLogger("loctool").info(
                _("building the starter model once (about {seconds} s) …").format(
                    seconds=TYPICAL_SECONDS
                )
            )
            build(self._directory)
        manifest = model.check_sizes(self._directory)
        if manifest.fingerprint != model.fingerprint():
            raise model.broken(self._directory, _("it was built by another version of loctool"))


def _cores() -> int:
    """Cores this process may use; a container may allow fewer than the machine has."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows do not tell
        return os.cpu_count() or 1
