"""The engine ``argos``: Argos packages, decoded in batches with CTranslate2.

``argostranslate.package`` reads the packages (see :mod:`loctool.engines.packages`); decoding is
ours. ``argostranslate.translate`` decodes the sentences of one line at a time and waits for each;
here all requests of a call are sorted by length and spread over the cores.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loctool.engines import Leg, Route
from loctool.engines.alignment import Aligner, compose
from loctool.engines.batches import decode, threads
from loctool.engines.manifests import package_sha256
from loctool.engines.packages import InstalledPackage, installed_packages
from loctool.engines.pieces import Pieces, load_pieces, locate, mean_that_counts
from loctool.engines.routes import shortest_route
from loctool.errors import BrokenModelError, NoModelError
from loctool.i18n import gettext as _
from loctool.segments import Decoding, Hypothesis, Link, Proposal, Request

MAX_PIECES = 200
"""Argos's models are trained on sentences of up to about this many pieces."""

PIVOT_WIDTH = 2
"""Hypotheses of a leg that the next leg translates: one more than the best leaves it a choice
at twice the work; more of them changed almost nothing."""

MASK_STYLES = ("[{}]", "<{}>", "{{{}}}", "")
"""By how many sentences they survive with the packages of ``tests/data``: ``benchmarks/masks.py``.
The last, the span as it is, rarely survives these but often the large official packages."""

_LOG = logging.getLogger(__name__)


class ArgosModel:
    """One package, loaded when it is first used.

    Args:
        package: Which one.
    """

    def __init__(self, package: InstalledPackage) -> None:
        self.package = package
        self._pieces: Pieces | None = None
        self._translator: Any = None

    @property
    def pieces(self) -> Pieces:
        """Its tokenizer."""
        if self._pieces is None:
            self._pieces = load_pieces(self.package)
        return self._pieces

    @property
    def translator(self) -> Any:
        """Its ``ctranslate2.Translator``: a sentence on each core, none spread over several."""
        if self._translator is None:
            import ctranslate2

            try:
                self._translator = ctranslate2.Translator(
                    str(self.package.model_path),
                    device="cpu",
                    inter_threads=threads(),
                    intra_threads=1,
                    max_queued_batches=-1,
                )
            except (RuntimeError, ValueError, OSError) as error:
                raise BrokenModelError(
                    _("the model cannot be loaded: {error}").format(error=error),
                    path=self.package.path,
                    hint=_("Install it again: loctool models install {pair}").format(
                        pair="-".join(self.package.pair)
                    ),
                ) from error
        return self._translator

    def translate(
        self,
        texts: Sequence[str],
        decoding: Decoding,
        on_done: Callable[[int], None],
    ) -> list[tuple[Hypothesis, ...]]:
        """Translates texts, all batched together.

        Raises:
            BrokenModelError: The package's parts do not fit together.
        """
        hypotheses: list[tuple[Hypothesis, ...]] = [(Hypothesis("", 0.0),)] * len(texts)
        sources = [self.pieces.encode(text) for text in texts]
        prefix = self.package.target_prefix
        try:
            for index, result in decode(self.translator, sources, decoding, prefix, on_done):
                hypotheses[index] = self._hypotheses(texts[index], result, decoding.alignment)
        except (RuntimeError, ValueError) as error:  # what CTranslate2 raises
            raise BrokenModelError(
                _("the model does not run: {error}").format(error=error), path=self.package.path
            ) from error
        return hypotheses

    def score(self, proposals: Sequence[Proposal]) -> list[float]:
        """Mean log-probabilities; each proposal by itself, so that its neighbours do not matter.

        Raises:
            BrokenModelError: The package's parts do not fit together.
        """
        prefix = [self.package.target_prefix] if self.package.target_prefix else []
        answers = [self.pieces.encode(proposal.target) for proposal in proposals]
        try:
            waiting = [
                self.translator.score_batch(
                    [self.pieces.encode(proposal.source)],
                    [prefix + answer],
                    offset=len(prefix),
                    asynchronous=True,
                )[0]
                for proposal, answer in zip(proposals, answers, strict=True)
            ]
            found = [each.result().log_probs for each in waiting]
        except (RuntimeError, ValueError) as error:  # what CTranslate2 raises
            raise BrokenModelError(
                _("the model does not run: {error}").format(error=error), path=self.package.path
            ) from error
        return [
            mean_that_counts(proposal, self._locate(answer, proposal.target), values)
            for proposal, answer, values in zip(proposals, answers, found, strict=True)
        ]

    def try_out(self) -> None:
        """Translates one word, to know that the package works."""
        self.translate(["Film"], Decoding(beam_size=1, n_best=1), _ignore)

    def _hypotheses(self, text: str, result: Any, alignment: bool) -> tuple[Hypothesis, ...]:
        """The distinct texts of a result: two rows of pieces may read the same."""
        hypotheses: dict[str, Hypothesis] = {}
        aligner = Aligner(text, self._locate(self.pieces.encode(text), text)) if alignment else None
        # Each look at an attribute of the result copies all of it, so each is looked at once.
        scores, attention = result.scores, result.attention
        for rank, pieces in enumerate(result.hypotheses):
            skipped = int(pieces[:1] == [self.package.target_prefix])
            pieces = pieces[skipped:]
            target = self.pieces.decode(pieces)
            if target in hypotheses:
                continue
            links: tuple[Link, ...] = ()
            if aligner is not None:
                places = self._locate(pieces, target)
                links = aligner.align(target, places, attention[rank][skipped:])
            hypotheses[target] = Hypothesis(target, scores[rank], links)
        return tuple(hypotheses.values())

    def _locate(self, pieces: Sequence[str], text: str) -> list[tuple[int, int]]:
        return locate([self.pieces.surface(piece) for piece in pieces], text)


@dataclass(slots=True)
class _Progress:
    """Turns what the legs report into requests that are done in all."""

    requests: int
    legs: int
    on_done: Callable[[int], None]
    reported: int = 0

    def of_leg(self, number: int, texts: int) -> Callable[[int], None]:
        """What leg ``number`` (from 0), which has so many texts to do, may call."""
        done = 0

        def report(count: int) -> None:
            nonlocal done
            done += count
            share = (number + done / max(1, texts)) / self.legs
            new = int(self.requests * share + 1e-9) - self.reported
            if new > 0:
                self.reported += new
                self.on_done(new)

        return report


class ArgosEngine:
    """Translates with the Argos packages that are installed.

    Args:
        directory: Where they lie; by default Argos's own folder or ``ARGOS_PACKAGES_DIR``.
    """

    name = "argos"
    guarded = True
    mask_styles = MASK_STYLES
    max_pieces = MAX_PIECES
    reads_glossary = False
    aligns = True

    def __init__(self, directory: Path | None = None) -> None:
        self._directory = directory
        self._packages: dict[tuple[str, str], InstalledPackage] | None = None
        self._models: dict[tuple[str, str], ArgosModel] = {}

    def route(self, source: str, target: str) -> Route:
        """The fewest packages that lead from source to target; of each pair the newest.

        Raises:
            NoModelError: The installed packages do not lead there.
        """
        packages = self._installed()
        pairs = shortest_route(packages, source, target)
        if not pairs:
            raise self._no_route(source, target)
        return Route(tuple(_leg(packages[pair]) for pair in pairs))

    def count_pieces(self, route: Route, text: str) -> int:
        """How many pieces ``text`` has for the first leg's model."""
        return len(self._model(route.legs[0]).pieces.encode(text))

    def translate(
        self,
        route: Route,
        requests: Sequence[Request],
        decoding: Decoding,
        on_done: Callable[[int], None] | None = None,
    ) -> list[tuple[Hypothesis, ...]]:
        """Translates all requests, one leg after the other, each leg over all of them.

        Over a pivot, the next leg translates the :data:`PIVOT_WIDTH` best hypotheses; the
        results are ordered by the sum of the legs' scores, and at most ``n_best`` are kept.
        """
        progress = _Progress(len(requests), len(route.legs), on_done or _ignore)
        texts = [request.text for request in requests]
        results: list[tuple[Hypothesis, ...]] = [(Hypothesis(text, 0.0),) for text in texts]
        for number, leg in enumerate(route.legs):
            unique = list(dict.fromkeys(one.text for some in results for one in some[:PIVOT_WIDTH]))
            report = progress.of_leg(number, len(unique))
            answers = self._model(leg).translate(unique, decoding, report)
            onward = dict(zip(unique, answers, strict=True))
            results = [
                _continued(some[:PIVOT_WIDTH], onward, decoding, first=number == 0)
                for some in results
            ]
        return results

    def score(self, route: Route, proposals: Sequence[Proposal]) -> list[float]:
        """How likely each proposal is, over the first leg."""
        return self._model(route.legs[0]).score(proposals)

    def _installed(self) -> dict[tuple[str, str], InstalledPackage]:
        if self._packages is None:
            packages = installed_packages(self._directory)
            # The newest of a pair comes first, so it is entered last.
            self._packages = {package.pair: package for package in reversed(packages)}
        return self._packages

    def _model(self, leg: Leg) -> ArgosModel:
        pair = leg.source, leg.target
        if pair not in self._models:
            package = self._installed().get(pair)
            if package is None:
                raise self._no_route(*pair)
            _LOG.debug("loading %s %s", package.name, package.version)
            self._models[pair] = ArgosModel(package)
        return self._models[pair]

    def _no_route(self, source: str, target: str) -> NoModelError:
        there = ", ".join("-".join(pair) for pair in sorted(self._installed())) or "none"
        return NoModelError(
            _(
                "no installed Argos package leads from {source} to {target} (installed: {there})"
            ).format(source=source, target=target, there=there),
            hint=f"loctool models install {source}-{target}",
        )


def _ignore(_count: int) -> None:
    """Does nothing with what is reported."""


def _leg(package: InstalledPackage) -> Leg:
    sha256 = package_sha256(package.path)
    return Leg(package.source, package.target, package.name, package.version, sha256)


def _continued(
    begun: Sequence[Hypothesis],
    onward: dict[str, tuple[Hypothesis, ...]],
    decoding: Decoding,
    *,
    first: bool,
) -> tuple[Hypothesis, ...]:
    """Joins what a leg made of the hypotheses before it, best sum first, no text twice."""
    if first:
        return onward[begun[0].text]
    joined = [
        Hypothesis(two.text, one.score + two.score, compose(one.alignment, two.alignment))
        for one in begun
        for two in onward[one.text]
    ]
    joined.sort(key=lambda hypothesis: hypothesis.score, reverse=True)  # stable: ties by rank
    distinct: dict[str, Hypothesis] = {}
    for hypothesis in joined:
        distinct.setdefault(hypothesis.text, hypothesis)
    return tuple(distinct.values())[: decoding.n_best]
