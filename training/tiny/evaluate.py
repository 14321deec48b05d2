"""Measures a package file: `python -m tiny.evaluate FILE --held-out DIR`.

Translates the held-out sentences as loctool's Argos engine does (CTranslate2, int8, beam 4) and
prints BLEU and chrF2 with their signatures. With two packages the second pivots the first's
output; its references are then missing, so the translations are printed instead.
"""

import argparse
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import sacrebleu
import sentencepiece


class Package:
    """An unpacked Argos package that translates."""

    def __init__(self, file: Path, folder: Path) -> None:
        with zipfile.ZipFile(file) as archive:
            archive.extractall(folder)
        (root,) = folder.iterdir()
        model = str(root / "sentencepiece.model")
        self._vocabulary = sentencepiece.SentencePieceProcessor(model_file=model)
        self._translator = ctranslate2.Translator(str(root / "model"), compute_type="int8")

    def translate(self, lines: Sequence[str]) -> list[str]:
        """Translates sentences, each by itself."""
        sources = self._vocabulary.encode(list(lines), out_type=str)
        results = self._translator.translate_batch(
            sources, beam_size=4, max_batch_size=2048, batch_type="tokens"
        )
        return [self._vocabulary.decode(result.hypotheses[0]) for result in results]


def main() -> None:
    """Prints scores, or with `--text` translations."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("packages", type=Path, nargs="+", help="one package, or a pivot of two")
    parser.add_argument("--held-out", type=Path, help="folder that tiny.train wrote")
    parser.add_argument("--text", type=Path, help="sentences to translate, one a line")
    arguments = parser.parse_args()
    if arguments.text:
        for lines in zip(*_chain(arguments.packages, _lines(arguments.text)), strict=True):
            print("\n  → ".join(lines))
    if arguments.held_out:
        sources = _lines(arguments.held_out / "held-out.source")
        references = _lines(arguments.held_out / "held-out.target")
        _print_scores(_chain(arguments.packages[:1], sources)[-1], references)


def _chain(packages: list[Path], lines: list[str]) -> list[list[str]]:
    """Gives the lines, then what each package makes of the ones before."""
    stages = [lines]
    for file in packages:
        with tempfile.TemporaryDirectory() as folder:
            stages.append(Package(file, Path(folder)).translate(stages[-1]))
    return stages


def _print_scores(hypotheses: list[str], references: list[str]) -> None:
    for metric in (sacrebleu.BLEU(), sacrebleu.CHRF()):
        print(metric.corpus_score(hypotheses, [references]))
        print(metric.get_signature())


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")


if __name__ == "__main__":
    main()
