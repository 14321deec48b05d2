"""The vocabulary: one SentencePiece model for both languages of a pair."""

import io
from collections.abc import Iterator
from pathlib import Path

import sentencepiece

from tiny.corpus import Pair

# Ids that every model has; CTranslate2 knows the pieces by the same names.
UNKNOWN, START, END = 0, 1, 2

# News has them, the sentences of the corpus hardly: a piece each is cheaper than three bytes.
_PUNCTUATION = "„“”‚‘’«»‹›–—…•·@#&%/()[]+*=<>_~€$£§°"


def train_vocabulary(pairs: list[Pair], size: int, path: Path) -> None:
    """Trains a joint model that never gives `<unk>` and normalizes nothing away.

    Args:
        pairs: The training pairs; both sides are used.
        size: Number of pieces, with the 256 for bytes.
        path: The `.model` file to write.
    """
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.Train(
        sentence_iterator=_sentences(pairs),
        model_writer=model,
        model_type="unigram",
        vocab_size=size,
        character_coverage=0.9999,
        required_chars=_PUNCTUATION,
        byte_fallback=True,
        split_digits=True,
        normalization_rule_name="identity",
        unk_id=UNKNOWN,
        bos_id=START,
        eos_id=END,
        pad_id=-1,
        num_threads=2,
        minloglevel=1,
    )
    path.write_bytes(model.getvalue())


def _sentences(pairs: list[Pair]) -> Iterator[str]:
    for pair in pairs:
        yield pair.source
        yield pair.target
