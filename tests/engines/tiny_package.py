"""Argos packages of a few kilobytes: a real tokenizer and a Transformer with random weights.

They install, load and decode like any other package; what they say is nonsense. Packages that
truly translate are in ``tests/data``.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

TEXTS = [
    "Der neue Film läuft im Kino.",
    "Die Serie wird im Herbst gedreht.",
    "The new film is in cinemas.",
    "The series will be shot in autumn.",
]


def write_package(
    folder: Path,
    source: str = "de",
    target: str = "en",
    version: str = "1.0",
    *,
    bpe: bool = False,
    target_prefix: str = "",
) -> Path:
    """Writes an unpacked package and returns its folder."""
    path = folder / f"translate-{source}_{target}-{version.replace('.', '_')}"
    path.mkdir(parents=True)
    metadata = {
        "package_version": version,
        "argos_version": "1.5",
        "from_code": source,
        "from_name": source.upper(),
        "to_code": target,
        "to_name": target.upper(),
    }
    if target_prefix:
        metadata["target_prefix"] = target_prefix
    (path / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    (path / "README.md").write_text(f"# {source} to {target}\n", encoding="utf-8")
    pieces = _write_bpe(path) if bpe else _write_sentencepiece(path)
    _write_model(path / "model", [*pieces, *([target_prefix] if target_prefix else [])])
    return path


def zip_package(folder: Path, archive: Path) -> Path:
    """Packs a package as ``.argosmodel``, the same bytes every time."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
                package.writestr(zipfile.ZipInfo(name), path.read_bytes())
    return archive


def _write_sentencepiece(path: Path) -> list[str]:
    import sentencepiece

    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(TEXTS * 4),
        model_writer=model,
        vocab_size=60,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    (path / "sentencepiece.model").write_bytes(model.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    return [processor.id_to_piece(number) for number in range(3, processor.get_piece_size())]


def _write_bpe(path: Path) -> list[str]:
    merges = ["F i", "Fi l", "Fil m</w>", "d e", "de r</w>", "K i", "Ki n", "Kin o</w>"]
    text = "#version: 0.2\n" + "\n".join(merges) + "\n"
    (path / "bpe.model").write_text(text, encoding="utf-8")
    letters = "abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZ.,!?"
    words = ["Film", "der", "Kino", *letters]
    return [*words, *(f"{word}@@" for word in words)]


def _write_model(folder: Path, pieces: list[str]) -> None:
    import ctranslate2.specs as specs
    import numpy as np

    width, heads, layers = 16, 2, 1
    vocabulary = ["<unk>", "<s>", "</s>", *pieces]
    spec = specs.TransformerSpec.from_config(layers, heads)
    random = np.random.default_rng(0)

    def dense(layer: object, rows: int, columns: int) -> None:
        layer.weight = random.normal(0, 0.5, (rows, columns)).astype(np.float32)
        layer.bias = np.zeros(rows, dtype=np.float32)

    def norm(layer: object) -> None:
        layer.gamma = np.ones(width, dtype=np.float32)
        layer.beta = np.zeros(width, dtype=np.float32)

    def table() -> np.ndarray:
        return random.normal(0, 0.5, (len(vocabulary), width)).astype(np.float32)

    def attention(layer: object, sizes: tuple[int, ...]) -> None:
        norm(layer.layer_norm)
        for linear, size in zip(layer.linear, sizes, strict=True):
            dense(linear, size * width, width)

    def feed_forward(layer: object) -> None:
        norm(layer.layer_norm)
        dense(layer.linear_0, 2 * width, width)
        dense(layer.linear_1, width, 2 * width)

    spec.encoder.embeddings[0].weight = table()
    spec.decoder.embeddings.weight = table()
    for layer in spec.encoder.layer:
        attention(layer.self_attention, (3, 1))
        feed_forward(layer.ffn)
    for layer in spec.decoder.layer:
        attention(layer.self_attention, (3, 1))
        attention(layer.attention, (1, 2, 1))
        feed_forward(layer.ffn)
    norm(spec.encoder.layer_norm)
    norm(spec.decoder.layer_norm)
    dense(spec.decoder.projection, len(vocabulary), width)
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir()
    spec.save(str(folder))
