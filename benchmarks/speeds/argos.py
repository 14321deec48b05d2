"""loctool's Argos engine against ``argostranslate.translate``: same package, beam, threads.

Both translate 500 paragraphs from German into English with the package of ``tests/data``, beam
4, two threads, after a warm-up. Theirs is ``argostranslate.translate``, a paragraph a call, with
the sentence splitter that lies in the package. Ours is measured twice:

- ``engine`` does what theirs does: split into sentences, translate, join. This is the ratio that
  is required.
- ``whole`` is ``loctool.Translator`` with four hypotheses, guards and a second attempt where they
  find something; theirs has nothing of the kind.

CTranslate2 may use two threads in two ways, two sentences at a time (ours) or two threads on one
(what argostranslate does by itself). Theirs is measured in both and the faster counts. Each figure
is the best of three processes, taken in turn.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from speeds.comparing import Comparison, run_worker
from speeds.paragraphs import make_paragraphs

PACKAGE = Path(__file__).parents[2] / "tests" / "data" / "translate-de_en-1_0.argosmodel"
PARAGRAPHS = 500
ROUNDS = 3
THEIR_THREADS = {"1x2": ("1", "2"), "2x1": ("2", "1")}
"""Inter-threads and intra-threads; two in both."""


def measure() -> Iterator[Comparison]:
    """Installs the package into a folder of its own and runs both in turn."""
    from loctool.engines.installation import install_from_path

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install_from_path(PACKAGE, folder / "packages")
        variables = {
            "ARGOS_PACKAGES_DIR": str(folder / "packages"),
            "ARGOS_BEAM_SIZE": "4",
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_CACHE_HOME": str(folder / "cache"),
        }
        speeds: dict[str, list[float]] = {}
        for _ in range(ROUNDS):
            for ours in ("engine", "whole"):
                speeds.setdefault(ours, []).append(_speed(ours, variables))
            for way, (inter, intra) in THEIR_THREADS.items():
                threads = {"ARGOS_INTER_THREADS": inter, "ARGOS_INTRA_THREADS": intra}
                speeds.setdefault(way, []).append(_speed("theirs", variables | threads))
    best = {name: max(figures) for name, figures in speeds.items()}
    way = max(THEIR_THREADS, key=lambda name: best[name])
    what = f"{PARAGRAPHS} paragraphs, beam 4, 2 threads (theirs {way})"
    yield Comparison(f"{what}: engine", best["engine"], best[way], "words/s", at_least=3)
    yield Comparison(f"{what}: whole", best["whole"], best[way], "words/s")


def _speed(who: str, variables: dict[str, str]) -> float:
    figures = run_worker("speeds.argos", who, **variables)
    return figures["words"] / figures["seconds"]


def _on_two_cores() -> None:
    """Our engine takes a thread a core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])


def _engine() -> Callable[[list[str]], object]:
    from loctool.documents.sentences import split_sentences
    from loctool.engines import load_engine
    from loctool.segments import Decoding, Request

    _on_two_cores()
    engine = load_engine("argos")
    route = engine.route("de", "en")

    def translate(paragraphs: list[str]) -> list[str]:
        sentences = [[span.of(text) for span in split_sentences(text, "de")] for text in paragraphs]
        requests = [Request(sentence) for some in sentences for sentence in some]
        results = iter(engine.translate(route, requests, Decoding(4, n_best=1)))
        return [" ".join(next(results)[0].text for _ in some) for some in sentences]

    return translate


def _whole() -> Callable[[list[str]], object]:
    from loctool import Translator

    _on_two_cores()
    translator = Translator("en", engine="argos", beam_size=4)
    return lambda paragraphs: translator.translate_text("\n\n".join(paragraphs))


def _theirs() -> Callable[[list[str]], object]:
    from argostranslate.translate import get_translation_from_codes

    translation = get_translation_from_codes("de", "en")
    return lambda paragraphs: [translation.translate(paragraph) for paragraph in paragraphs]


def _work(who: str) -> None:
    """Translates and prints the figures: this is the worker process."""
    translate = {"engine": _engine, "whole": _whole, "theirs": _theirs}[who]()
    translate(make_paragraphs(5, seed=2))
    paragraphs = make_paragraphs(PARAGRAPHS)
    started = time.perf_counter()
    translate(paragraphs)
    seconds = time.perf_counter() - started
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    print(json.dumps({"words": words, "seconds": seconds}))


if __name__ == "__main__":
    _work(sys.argv[1])
