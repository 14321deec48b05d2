"""Keeps a quarter of Gemma's vocabulary: `python -m starter.vocabulary FOLDER --out DIR`.

Writes `kept.npy` (ids of the kept pieces, ascending) and `sentencepiece.model`. Kept are the
pieces that the aligned text uses, then the earliest merged Latin ones, all bytes, and all single
Latin characters, so that text cut with the kept pieces is hardly longer than with all.
"""

import argparse
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece
from sentencepiece import sentencepiece_model_pb2

from starter.base import Base, find_base
from starter.corpus import SOURCE, read_lines
from starter.examples import TARGETS
from starter.packing import read_kept

PAD, EOS, BOS, UNK = range(4)
_SPECIAL = ("pad", "eos", "bos", "unk")
_NORMAL, _UNUSED, _BYTE, _BPE = 1, 5, 6, 2
# One newline and two: the prompt has the first.
_NEWLINES = {107, 108}
_LAST_LATIN = 0x2FFF


def main() -> None:
    """Counts, chooses, and writes the vocabulary."""
    arguments = _arguments()
    base = Base(find_base(arguments.base))
    everything = np.arange(len(base.pieces), dtype=np.int32)
    full = sentencepiece.SentencePieceProcessor(model_proto=build_tokenizer(base, everything))
    if arguments.like:
        kept = read_kept(arguments.like)
    else:
        kept = choose_pieces(base, _count(full, arguments.folder), arguments.used, arguments.size)
    arguments.out.mkdir(parents=True, exist_ok=True)
    np.save(arguments.out / "kept.npy", kept)
    tokenizer = build_tokenizer(base, kept)
    (arguments.out / "sentencepiece.model").write_bytes(tokenizer)
    smaller = sentencepiece.SentencePieceProcessor(model_proto=tokenizer)
    _report(full, smaller, arguments.folder)


def choose_pieces(base: Base, counts: Counter[int], used: int, size: int) -> npt.NDArray[np.int32]:
    """Chooses the pieces to keep.

    Args:
        base: The base model with its vocabulary.
        counts: How often each piece occurs in the text.
        used: How many of the most frequent pieces are kept.
        size: Filled up to this with the Latin pieces that are merged earliest.

    Returns:
        Ids, ascending; a few thousand more than `size`, as single characters come on top.
    """
    latin = [
        number
        for number, piece in enumerate(base.pieces)
        if base.types[number] == _NORMAL and _is_latin(piece)
    ]
    kept = set(range(len(_SPECIAL))) | _NEWLINES
    kept |= {number for number, kind in enumerate(base.types) if kind == _BYTE}
    kept |= {number for number, _ in counts.most_common(used)}
    for number in sorted(latin, key=lambda number: -base.scores[number]):
        if len(kept) >= size:
            break
        kept.add(number)
    kept |= {number for number in latin if len(base.pieces[number]) == 1}
    return np.array(sorted(kept), dtype=np.int32)


def build_tokenizer(base: Base, kept: npt.NDArray[np.int32]) -> bytes:
    """Gives a serialized SentencePiece model that has the kept pieces only."""
    model = sentencepiece_model_pb2.ModelProto()
    for number in kept.tolist():
        kind = base.types[number]
        model.pieces.add(
            piece=base.pieces[number],
            score=base.scores[number],
            type=kind if _NORMAL <= kind <= _BYTE else _NORMAL,
        )
    trainer = model.trainer_spec
    trainer.model_type, trainer.vocab_size, trainer.byte_fallback = _BPE, len(kept), True
    for number, name in enumerate(_SPECIAL):
        setattr(trainer, f"{name}_id", number)
        setattr(trainer, f"{name}_piece", f"<{name}>")
    normalizer = model.normalizer_spec
    normalizer.name = "identity"
    normalizer.add_dummy_prefix = False
    normalizer.remove_extra_whitespaces = False
    normalizer.escape_whitespaces = True
    model.denormalizer_spec.SetInParent()
    serialized: bytes = model.SerializeToString(deterministic=True)
    return serialized


def _is_latin(piece: str) -> bool:
    return all(
        "LATIN" in unicodedata.name(character, "")
        if character.isalpha()
        else ord(character) <= _LAST_LATIN and not character.isspace()
        for character in piece.replace("▁", "")
    )


def _count(tokenizer: sentencepiece.SentencePieceProcessor, folder: Path) -> Counter[int]:
    counts: Counter[int] = Counter()
    for path in _text_files(folder):
        for pieces in tokenizer.encode(read_lines(path)):
            counts.update(pieces)
    return counts


def _text_files(folder: Path) -> Iterator[Path]:
    endings = {f".{language}" for language in (SOURCE, *TARGETS)}
    for path in sorted(folder.rglob("*")):
        if Path(path.name.removesuffix(".gz")).suffix in endings:
            yield path


def _report(
    full: sentencepiece.SentencePieceProcessor,
    smaller: sentencepiece.SentencePieceProcessor,
    folder: Path,
) -> None:
    german = next(path for path in _text_files(folder) if f".{SOURCE}" in path.suffixes[-2:])
    lines = read_lines(german)[:1000]
    before, after = (sum(map(len, each.encode(lines))) for each in (full, smaller))
    growth = 100 * (after / before - 1)
    print(f"{smaller.get_piece_size()} pieces kept; {german.name} is {growth:.1f} % longer")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="the aligned files given to starter.prepare")
    parser.add_argument("--out", type=Path, required=True, help="folder for the vocabulary")
    parser.add_argument("--base", type=Path, help="the base's .gguf, if not the PyPI package's")
    parser.add_argument("--like", type=Path, help="keep what this adapter keeps, to train it on")
    parser.add_argument("--used", type=int, default=58_000, help="most frequent pieces kept")
    parser.add_argument("--size", type=int, default=64_000, help="filled up with Latin pieces")
    return parser.parse_args()


if __name__ == "__main__":
    main()
