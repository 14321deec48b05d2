"""BLEU and chrF2 of the starter model on aligned sentences, against its published figures.

    python benchmarks/quality.py --data ../shared/data/eval
    python benchmarks/quality.py --data ../shared/data/eval --lines 997 --to en

The engine gets the lines as they are, one sentence each: no documents, no guards. Exits 1 when a
target lies more than 0.5 BLEU below its figure; only the first 200 lines at beam 4 have one.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from loctool.engines.starter.engine import StarterEngine
from loctool.segments import Decoding, Request

PUBLISHED = {
    "en": (33.0, 59.1),
    "fr": (21.0, 47.8),
    "es": (17.2, 43.0),
    "it": (15.2, 43.2),
    "nl": (18.3, 45.9),
    "pt": (18.9, 46.5),
    "pl": (6.0, 29.6),
}
"""BLEU and chrF2 with :data:`PUBLISHED_LINES` and :data:`PUBLISHED_BEAM`: the figures that came
with the adapter."""

PUBLISHED_LINES = 200
PUBLISHED_BEAM = 4
TOLERANCE_BLEU = 0.5


@dataclass(frozen=True, slots=True)
class Quality:
    """What was measured for one target."""

    target: str
    lines: int
    beam_size: int
    bleu: float
    chrf2: float
    published_bleu: float | None
    words_per_second: float
    bleu_signature: str
    chrf2_signature: str

    @property
    def is_good(self) -> bool:
        """Whether it is not below the published figure by more than the tolerance."""
        return self.published_bleu is None or self.bleu >= self.published_bleu - TOLERANCE_BLEU


def main() -> int:
    """Measures each target, prints a table, and optionally writes JSON."""
    options = parse_options()
    engine = StarterEngine()
    print("to  lines  beam   BLEU  (published)  chrF2  words/s", flush=True)
    measured = []
    for target in options.to.split(","):
        quality = measure(engine, target, options.data, options.lines, options.beam)
        measured.append(quality)
        print(row(quality), flush=True)
    print(f"\n{measured[0].bleu_signature}\n{measured[0].chrf2_signature}")
    if options.json:
        values = [asdict(quality) for quality in measured]
        options.json.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
    return 0 if all(quality.is_good for quality in measured) else 1


def parse_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder with flores-dev.de etc.")
    parser.add_argument("--lines", type=int, default=PUBLISHED_LINES)
    parser.add_argument("--to", default=",".join(PUBLISHED))
    parser.add_argument("--beam", type=int, default=PUBLISHED_BEAM)
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    return parser.parse_args()


def measure(engine: StarterEngine, target: str, data: Path, lines: int, beam: int) -> Quality:
    """Translates the first lines of the German file and scores them."""
    sources = read_lines(data / "flores-dev.de", lines)
    references = read_lines(data / f"flores-dev.{target}", lines)
    route = engine.route("de", target)
    engine.translate(route, [Request("Ja.")], Decoding(1, 1))  # loads or builds the model
    begin = time.perf_counter()
    found = engine.translate(route, [Request(line) for line in sources], Decoding(beam, 1))
    seconds = time.perf_counter() - begin
    outputs = [hypotheses[0].text for hypotheses in found]
    bleu, chrf = BLEU(), CHRF()
    bleu_score = bleu.corpus_score(outputs, [references]).score
    chrf_score = chrf.corpus_score(outputs, [references]).score
    compared = len(sources) == PUBLISHED_LINES and beam == PUBLISHED_BEAM
    return Quality(
        target=target,
        lines=len(sources),
        beam_size=beam,
        bleu=round(bleu_score, 2),
        chrf2=round(chrf_score, 2),
        published_bleu=PUBLISHED[target][0] if compared else None,
        words_per_second=round(sum(len(line.split()) for line in sources) / seconds, 1),
        bleu_signature=f"BLEU|{bleu.get_signature()}",
        chrf2_signature=f"chrF2|{chrf.get_signature()}",
    )


def read_lines(path: Path, count: int) -> list[str]:
    """The first lines of a file, in which each is a sentence."""
    return path.read_text(encoding="utf-8").splitlines()[:count]


def row(quality: Quality) -> str:
    """One line of the table."""
    published = f"{quality.published_bleu:.1f}" if quality.published_bleu is not None else "-"
    return (
        f"{quality.target}  {quality.lines:>5}  {quality.beam_size:>4}  {quality.bleu:>5.1f}"
        f"  {published:>11}  {quality.chrf2:>5.1f}  {quality.words_per_second:>7.1f}"
        f"{'' if quality.is_good else '  BELOW'}"
    )


if __name__ == "__main__":
    sys.exit(main())
