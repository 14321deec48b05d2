"""Terms of a glossary in translations, without and with it: success, cost, and harm.

    python benchmarks/terms.py
    python benchmarks/terms.py --engine starter --to en,fr --lines 50 --open

``starter`` translates the 200 sentences of ``terms_de.tsv`` with the shipped glossary; ``argos``
translates those of ``terms_tiny.tsv`` with ``terms_tiny.csv`` and the tiny test packages, into
English and by way of English into French. Both files were written before anything was translated
with a glossary, and name the concepts in each sentence.

Both translations are verified alike. A term counts if it is exact, inflected or in a hyphen
compound. chrF2 compares the two translations with each other: 100 means that the glossary changed
nothing. Guards are loctool's other checks, so that no sentence is spoilt for a term. Exits 1 when
a figure of a full run misses what is asked in :data:`LEAST` and :data:`MOST_TIME`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from sacrebleu.metrics.chrf import CHRF

from loctool.documents import Document
from loctool.engines import Engines
from loctool.engines.installation import install_from_path
from loctool.glossary.collection import read_glossaries, shipped_glossary
from loctool.glossary.proof import Proof, ProvenSegment, Rung, Verdict
from loctool.glossary.terms import Glossary
from loctool.glossary.verification import Verifier, with_consistency
from loctool.results import DocumentTranslation, SegmentTranslation
from loctool.translation import Translator

HERE = Path(__file__).parent
PACKAGES = HERE.parent / "tests" / "data"
TINY = ("de_en", "en_fr")

LEAST = {("starter", "en"): 95.0, ("starter", "fr"): 90.0, ("starter", "es"): 90.0}
"""Percent of the terms that must be kept."""

MOST_TIME = 1.5
"""Times the time without a glossary."""

TERM_FINDINGS = ("term-", "keep-")
"""How the ids of the glossary's own findings begin; the others are the guards'."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Sentences and the glossary their terms are in."""

    sentences: Path
    glossary: Path
    targets: tuple[str, ...]

    def read(self, lines: int) -> list[str]:
        """The first sentences, without the names of their concepts."""
        rows = self.sentences.read_text(encoding="utf-8").splitlines()
        return [row.partition("\t")[0] for row in rows[:lines]]


CORPORA = {
    "starter": Corpus(HERE / "terms_de.tsv", shipped_glossary(), ("en", "fr", "es")),
    "argos": Corpus(HERE / "terms_tiny.tsv", HERE / "terms_tiny.csv", ("en", "fr")),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One translation of all sentences.

    Attributes:
        kept: Of the terms that must be kept, in percent.
        forbidden: Forbidden or deprecated terms.
        inconsistent: Uses that differ from the concept's others.
        guards: Findings of the checks that know nothing of terms.
        seconds: Wall-clock time, models loaded.
    """

    kept: float
    forbidden: int
    inconsistent: int
    guards: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured for one engine and target."""

    engine: str
    target: str
    sentences: int
    terms: int
    without: Side
    with_glossary: Side
    chrf2: float
    chrf2_signature: str
    rungs: dict[str, int]
    is_full: bool

    @property
    def time(self) -> float:
        """Times the time without a glossary."""
        return self.with_glossary.seconds / self.without.seconds

    @property
    def is_good(self) -> bool:
        """Whether it is as asked; nothing is asked of the tiny packages or of few sentences."""
        least = LEAST.get((self.engine, self.target))
        if least is None or not self.is_full:
            return True
        return self.with_glossary.kept >= least and self.time <= MOST_TIME


def main() -> int:
    """Measures each engine and target, and prints a line of the table for each."""
    options = parse_options()
    rows = []
    print(heading(), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in options.engine.split(","):
            if name == "argos":
                use_tiny_packages(Path(folder))
            for target in options.to.split(",") if options.to else CORPORA[name].targets:
                measured, proof = measure(name, target, options.lines)
                rows.append(measured)
                print(line(measured), flush=True)
                if options.open:
                    print_open(proof)
    print("\nchrF2 is between the two translations:", rows[-1].chrf2_signature)
    if options.json:
        values = [asdict(row) for row in rows]
        options.json.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
    return 0 if all(row.is_good for row in rows) else 1


def parse_options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--engine", default=",".join(CORPORA))
    parser.add_argument("--to", help="targets; without it all that the engine is measured for")
    parser.add_argument("--lines", type=int, default=sys.maxsize, help="only the first sentences")
    parser.add_argument("--open", action="store_true", help="show sentences whose terms are open")
    parser.add_argument("--json", type=Path, help="write the figures here, too")
    return parser.parse_args()


def use_tiny_packages(folder: Path) -> None:
    """Installs the test packages where the Argos engine looks, and nowhere else."""
    for pair in TINY:
        install_from_path(PACKAGES / f"translate-{pair}-1_0.argosmodel", folder)
    os.environ["ARGOS_PACKAGES_DIR"] = str(folder)


def measure(name: str, target: str, lines: int) -> tuple[Row, Proof]:
    """Translates the sentences twice and verifies both."""
    corpus = CORPORA[name]
    sentences = corpus.read(lines)
    glossary = read_glossaries([corpus.glossary]).glossary
    engines = Engines()
    plain, seconds = translate(sentences, target, name, engines, None)
    bound, seconds_bound = translate(sentences, target, name, engines, glossary)
    proofs = [prove(found, target, glossary) for found in (plain, bound)]
    chrf = CHRF()
    outputs = [[each.target.text for each in found.segments] for found in (bound, plain)]
    chrf2 = chrf.corpus_score(outputs[0], [outputs[1]]).score
    row = Row(
        engine=name,
        target=target,
        sentences=len(sentences),
        terms=proofs[1].totals.enforced,
        without=side(proofs[0], plain, seconds),
        with_glossary=side(proofs[1], bound, seconds_bound),
        chrf2=round(chrf2, 1),
        chrf2_signature=f"chrF2|{chrf.get_signature()}",
        rungs=count_rungs(bound.segments),
        is_full=len(sentences) < lines,
    )
    return row, proofs[1]


def translate(
    sentences: list[str], target: str, name: str, engines: Engines, glossary: Glossary | None
) -> tuple[DocumentTranslation, float]:
    """One document, a paragraph a sentence; and the seconds it took with everything loaded."""
    translator = Translator(target, "de", name, engines=engines, glossary=glossary)
    translator.translate_text("Der Film läuft im Kino.")
    document = Document.from_text("\n\n".join(sentences) + "\n", "text")
    begin = time.perf_counter()
    found = translator.translate_document(document)
    seconds = time.perf_counter() - begin
    if len(found.segments) != len(sentences):
        raise SystemExit(f"{len(sentences)} sentences became {len(found.segments)} segments")
    return found, seconds


def prove(found: DocumentTranslation, target: str, glossary: Glossary) -> Proof:
    """The same verification for both, whatever the translation itself claims."""
    verifier = Verifier(glossary, "de", target)
    segments = [
        ProvenSegment(
            each.source.text,
            each.target.text,
            each.source.line,
            verifier.verify(each.source.text, each.target.text),
        )
        for each in found.segments
    ]
    return Proof("", "", "de", target, glossary.name, "", with_consistency(segments))


def side(proof: Proof, found: DocumentTranslation, seconds: float) -> Side:
    """The figures of one translation."""
    totals = proof.totals
    guards = [each for each in found.findings if not each.id.startswith(TERM_FINDINGS)]
    return Side(
        kept=round(totals.success_rate, 1),
        forbidden=totals.forbidden,
        inconsistent=totals.inconsistent,
        guards=len(guards),
        seconds=round(seconds, 2),
    )


def count_rungs(segments: tuple[SegmentTranslation, ...]) -> dict[str, int]:
    """How many terms each rung settled, as the translation itself recorded it."""
    uses = [use for segment in segments for use in segment.terms if use.is_enforced]
    counts = Counter(use.rung or Rung.OPEN for use in uses)
    return {rung.value: counts[rung] for rung in Rung}


def print_open(proof: Proof) -> None:
    """Each sentence with an open or forbidden term, its translation, and the terms."""
    for segment in proof.segments:
        missed = [
            f"{use.occurrence.term.text}: {use.verdict.value}"
            for use in segment.uses
            if use.is_enforced and use.verdict in (Verdict.OPEN, Verdict.FORBIDDEN)
        ]
        if missed:
            print(f"    {segment.source}\n    {segment.target}\n      {', '.join(missed)}")


def heading() -> str:
    """The table's first lines."""
    rungs = " ".join(f"{name:>6}" for name in ("1st", "n-best", "input", "source", "mask", "span"))
    return (
        "                         kept %       forbidden  inconsist.  guards              seconds\n"
        "engine  to sent. terms  without with  w/o with   w/o with    w/o with   chrF2  "
        f"   w/o   with  ratio {rungs}   open"
    )


def line(row: Row) -> str:
    """One line of the table."""
    a, b = row.without, row.with_glossary
    rungs = " ".join(f"{row.rungs[rung.value]:>6}" for rung in Rung)
    return (
        f"{row.engine:<7} {row.target} {row.sentences:>5} {row.terms:>5}  {a.kept:>7.1f}"
        f" {b.kept:>5.1f} {a.forbidden:>3} {b.forbidden:>4}   {a.inconsistent:>3}"
        f" {b.inconsistent:>4}    {a.guards:>3} {b.guards:>4}   {row.chrf2:>5.1f}"
        f" {a.seconds:>6.2f} {b.seconds:>6.2f} {row.time:>5.2f}× {rungs}"
        f"{'' if row.is_good else '  BELOW'}"
    )


if __name__ == "__main__":
    sys.exit(main())
