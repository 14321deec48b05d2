"""loctool's Argos engine against ``argostranslate.translate``: same package, beam, threads.

Both translate 500 paragraphs from German into English with the package of ``tests/data``, beam
4, two threads, after a warm-up. Ours is the whole of ``loctool.Translator`` with sentence
splitting, four hypotheses, word alignment and guards; theirs is ``argostranslate.translate``, a
paragraph a call, with the sentence splitter that lies in the package. CTranslate2 may use two
threads in two ways, two sentences at a time or two threads on one; theirs is measured in both
and the faster counts. Each figure is the best of three processes, taken in turn.
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
            speeds.setdefault("ours", []).append(_speed("ours", variables))
            for way, (inter, intra) in THEIR_THREADS.items():
                threads = {"ARGOS_INTER_THREADS": inter, "ARGOS_INTRA_THREADS": intra}
                speeds.setdefault(way, []).append(_speed("theirs", variables | threads))
    best = {name: max(figures) for name, figures in speeds.items()}
    way = max(THEIR_THREADS, key=lambda name: best[name])
    yield Comparison(
        f"{PARAGRAPHS} paragraphs, beam 4, 2 threads (theirs {way})",
        best["ours"],
        best[way],
        "words/s",
        at_least=3,
    )


def _speed(who: str, variables: dict[str, str]) -> float:
    figures = run_worker("speeds.argos", who, **variables)
    return figures["words"] / figures["seconds"]


def _ours() -> Callable[[list[str]], object]:
    from loctool import Translator

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    translator = Translator("en", engine="argos", beam_size=4)
    return lambda paragraphs: translator.translate_text("\n\n".join(paragraphs))


def _theirs() -> Callable[[list[str]], object]:
    from argostranslate.translate import get_translation_from_codes

    translation = get_translation_from_codes("de", "en")
    return lambda paragraphs: [translation.translate(paragraph) for paragraph in paragraphs]


def _work(who: str) -> None:
    """Translates and prints the figures: this is the worker process."""
    translate = {"ours": _ours, "theirs": _theirs}[who]()
    translate(make_paragraphs(5, seed=2))
    paragraphs = make_paragraphs(PARAGRAPHS)
    started = time.perf_counter()
    translate(paragraphs)
    seconds = time.perf_counter() - started
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    print(json.dumps({"words": words, "seconds": seconds}))


if __name__ == "__main__":
    _work(sys.argv[1])
