"""Proves a conversion: `python -m tiny.compare DIR` translates with PyTorch and CTranslate2.

Both decode greedily in float32, so all outputs agree; with `--quantization int8` most do.
"""

import argparse
import tempfile
from pathlib import Path

import ctranslate2
import sentencepiece

from tiny.conversion import load_network, write_model


def main() -> None:
    """Prints the lines that differ, and how many agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path, help="folder that tiny.train wrote")
    parser.add_argument("--sentences", type=int, default=50)
    parser.add_argument("--quantization", default="float32", choices=("float32", "int8"))
    arguments = parser.parse_args()
    lines = (arguments.trained / "held-out.source").read_text(encoding="utf-8").split("\n")
    lines = lines[: arguments.sentences]
    ours, converted = _outputs(arguments.trained, lines, arguments.quantization)
    for line, expected, found in zip(lines, ours, converted, strict=True):
        if expected != found:
            print(f"{line}\n  PyTorch:     {expected}\n  CTranslate2: {found}")
    agreeing = sum(map(str.__eq__, ours, converted))
    print(f"{agreeing} of {len(lines)} agree ({arguments.quantization})")


def _outputs(trained: Path, lines: list[str], quantization: str) -> tuple[list[str], list[str]]:
    vocabulary_path = trained / "sentencepiece.model"
    vocabulary = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary_path))
    network = load_network(trained)
    ours = [vocabulary.decode(network.greedy(vocabulary.encode(line))) for line in lines]
    with tempfile.TemporaryDirectory() as folder:
        write_model(network, vocabulary_path, Path(folder), quantization)
        translator = ctranslate2.Translator(folder)
        sources = vocabulary.encode(lines, out_type=str)
        results = translator.translate_batch(sources, beam_size=1, max_decoding_length=128)
    return ours, [vocabulary.decode(result.hypotheses[0]) for result in results]


if __name__ == "__main__":
    main()
