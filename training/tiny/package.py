"""Packs a trained direction: `python -m tiny.package DIR --source de --target en --out FILE`.

An Argos package is a zip with one folder: the CTranslate2 model, the SentencePiece model, a
sentence splitter, `metadata.json` and `README.md`. Its bytes depend on the weights alone.
"""

import argparse
import json
import tempfile
import zipfile
from pathlib import Path

from tiny.conversion import load_network, write_model
from tiny.splitter import write_splitter

VERSION = "1.0"
LANGUAGES = {"de": "German", "en": "English", "fr": "French"}
LICENCE = "CC BY 2.0 FR"
CREDITS = (
    "Trained by the loctool project on sentence pairs of Tatoeba (https://tatoeba.org),"
    " as selected by the Tab-delimited Bilingual Sentence Pairs of"
    " https://www.manythings.org/anki/, CC BY 2.0 FR"
    " (https://creativecommons.org/licenses/by/2.0/fr/)."
)
_README = """# {source} to {target}: a tiny Argos package for tests

A Transformer of six million parameters that translates short everyday sentences. It was made to
test loctool with a real model of a few megabytes: do not expect it to translate the news.

{credits}
"""
# Always the same, so that the same weights give the same file.
_TIMESTAMP = (2026, 1, 1, 0, 0, 0)


def main() -> None:
    """Parses the command line and writes the package."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("trained", type=Path, help="folder that tiny.train wrote")
    parser.add_argument("--source", required=True, choices=LANGUAGES)
    parser.add_argument("--target", required=True, choices=LANGUAGES)
    parser.add_argument("--out", type=Path, required=True, help="the .argosmodel to write")
    arguments = parser.parse_args()
    write_package(arguments.trained, arguments.source, arguments.target, arguments.out)
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.2f} MB")


def write_package(trained: Path, source: str, target: str, out: Path) -> None:
    """Writes an `.argosmodel` file.

    Args:
        trained: What `tiny.train` wrote.
        source: Language code of the source side.
        target: Language code of the target side.
        out: The file to write; it is replaced when all is done.
    """
    vocabulary = trained / "sentencepiece.model"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_model(load_network(trained), vocabulary, folder / "model", "int8")
        (folder / "sentencepiece.model").write_bytes(vocabulary.read_bytes())
        (folder / "minisbd").mkdir()
        write_splitter(source, folder / "minisbd" / f"{source}.onnx")
        _write_text(folder / "metadata.json", json.dumps(_metadata(source, target), indent=4))
        names = {"source": LANGUAGES[source], "target": LANGUAGES[target]}
        _write_text(folder / "README.md", _README.format(**names, credits=CREDITS))
        _zip(folder, f"translate-{source}_{target}-{VERSION.replace('.', '_')}", out)


def _metadata(source: str, target: str) -> dict[str, object]:
    return {
        "package_version": VERSION,
        "argos_version": "1.9",
        "type": "translate",
        "from_code": source,
        "from_name": LANGUAGES[source],
        "to_code": target,
        "to_name": LANGUAGES[target],
        "links": [],
        "licence": LICENCE,
        "credits": CREDITS,
    }


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _zip(folder: Path, top: str, out: Path) -> None:
    beside = out.with_name(out.name + ".new")
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{top}/{path.relative_to(folder).as_posix()}", _TIMESTAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes(), compresslevel=9)
    beside.replace(out)


if __name__ == "__main__":
    main()
