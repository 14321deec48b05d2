"""The adapter's file: int8 rows with a float32 scale each, as safetensors."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file, save_file

FloatArray = npt.NDArray[np.float32]
_LARGEST = 127
_SCALE = ".scale"
_VOCABULARY = "vocabulary"


def write_adapter(
    path: Path,
    matrices: dict[str, FloatArray],
    kept: npt.NDArray[np.int32],
    metadata: dict[str, str],
) -> None:
    """Writes an adapter.

    Args:
        path: The `.safetensors` file.
        matrices: A and B of every adapted matrix, by name.
        kept: Ids of the base's pieces that are kept, ascending.
        metadata: What one must know to use the adapter.
    """
    tensors: dict[str, npt.NDArray[np.generic]] = {_VOCABULARY: kept.astype(np.int32)}
    for name, matrix in matrices.items():
        tensors[name], tensors[name + _SCALE] = pack_rows(matrix)
    save_file(tensors, path, metadata=metadata)


def read_matrices(path: Path) -> dict[str, FloatArray]:
    """Reads the matrices of an adapter back, rounded as they are stored."""
    tensors = load_file(path)
    return {
        name: tensors[name].astype(np.float32) * tensors[name + _SCALE][:, None]
        for name in tensors
        if name + _SCALE in tensors
    }


def read_kept(path: Path) -> npt.NDArray[np.int32]:
    """Reads the ids of the pieces an adapter keeps."""
    kept: npt.NDArray[np.int32] = load_file(path)[_VOCABULARY]
    return kept


def pack_rows(matrix: FloatArray) -> tuple[npt.NDArray[np.int8], FloatArray]:
    """Gives int8 rows and the scale of each; a row's values are about int8 * scale."""
    scales = np.maximum(np.abs(matrix).max(axis=1), 1e-12) / _LARGEST
    packed = np.clip(np.rint(matrix / scales[:, None]), -_LARGEST, _LARGEST)
    return packed.astype(np.int8), scales.astype(np.float32)
