"""A SentencePiece model of the base vocabulary's kept pieces."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

_BPE = 2
"""``TrainerSpec.ModelType`` in sentencepiece_model.proto."""

SPECIAL_PIECES = {
    "pad": (0, "<pad>"),
    "eos": (1, "<eos>"),
    "bos": (2, "<bos>"),
    "unk": (3, "<unk>"),
}


def build_tokenizer(fields: dict[str, Any], vocabulary: npt.NDArray[np.int32]) -> bytes:
    """The SentencePiece model, serialized.

    Args:
        fields: The GGUF's metadata: pieces, scores and types. GGUF took over SentencePiece's
            numbers for the types.
        vocabulary: Ids of the kept pieces, ascending.
    """
    from sentencepiece import sentencepiece_model_pb2 as proto

    model = proto.ModelProto()
    pieces = fields["tokenizer.ggml.tokens"]
    scores = fields["tokenizer.ggml.scores"]
    types = fields["tokenizer.ggml.token_type"]
    for number in vocabulary.tolist():
        model.pieces.add(piece=pieces[number], score=scores[number], type=types[number])
    trainer = model.trainer_spec
    trainer.model_type = _BPE
    trainer.vocab_size = len(vocabulary)
    trainer.byte_fallback = True
    for name, (number, piece) in SPECIAL_PIECES.items():
        setattr(trainer, f"{name}_id", number)
        setattr(trainer, f"{name}_piece", piece)
    normalizer = model.normalizer_spec
    normalizer.name = "identity"
    normalizer.add_dummy_prefix = False
    normalizer.remove_extra_whitespaces = False
    normalizer.escape_whitespaces = True
    model.denormalizer_spec.SetInParent()
    serialized: bytes = model.SerializeToString(deterministic=True)
    return serialized
