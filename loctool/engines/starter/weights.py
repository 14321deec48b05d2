"""Reads a GGUF file: its fields, and its tensors one by one or row by row.

The layout is that of https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, version 3. The
``gguf`` package's own reader wants one file on disk and makes an array object of each of the
vocabulary's million values; only its dequantization is used here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from gguf.constants import GGML_QUANT_SIZES, GGMLQuantizationType
from gguf.quants import dequantize

from loctool.engines.starter.base import Base

FloatArray = npt.NDArray[np.float32]

_HEADER_BYTES = 16 << 20
"""More than the fields and the list of tensors take; the vocabulary is most of it."""

_ALIGNMENT = 32
"""Where the file does not name another."""

_STRING, _ARRAY = 8, 9
_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q"}
_SCALARS[12] = "d"


@dataclass(frozen=True, slots=True)
class _Tensor:
    """Where a tensor lies.

    Attributes:
        shape: As numpy has it, rows first.
        kind: How its values are packed.
        start: Its first byte in the file.
    """

    shape: tuple[int, ...]
    kind: GGMLQuantizationType
    start: int

    @property
    def row_bytes(self) -> int:
        """Bytes of one row of values."""
        block_values, block_bytes = GGML_QUANT_SIZES[self.kind]
        return int(self.shape[-1] // block_values * block_bytes)


class Weights:
    """Fields and tensors of a GGUF file.

    Attributes:
        fields: Metadata by name.
    """

    fields: dict[str, Any]

    def __init__(self, base: Base) -> None:
        self._base = base
        header = _Header(base.read(0, _HEADER_BYTES))
        self.fields, self._tensors = header.parse()

    def tensor(self, name: str) -> FloatArray:
        """All values of a tensor."""
        tensor = self._tensors[name]
        rows = int(np.prod(tensor.shape[:-1]))
        return self._values(tensor, 0, rows).reshape(tensor.shape)

    def row_blocks(self, name: str, keep: npt.NDArray[np.int32], rows: int) -> Iterator[FloatArray]:
        """The kept rows of a matrix, in blocks, so that it is never whole in memory.

        Args:
            name: Of the tensor.
            keep: Rows wanted, ascending.
            rows: How many rows of the tensor are read for a block.
        """
        tensor = self._tensors[name]
        for first in range(0, tensor.shape[0], rows):
            count = min(rows, tensor.shape[0] - first)
            begin, end = np.searchsorted(keep, (first, first + count))
            if begin < end:
                yield self._values(tensor, first, count)[keep[begin:end] - first]

    def _values(self, tensor: _Tensor, first: int, rows: int) -> FloatArray:
        data = self._base.read(
            tensor.start + first * tensor.row_bytes, max(1, rows) * tensor.row_bytes
        )
        packed = np.frombuffer(data, np.uint8).reshape(-1, tensor.row_bytes)
        values: FloatArray = dequantize(packed, tensor.kind)
        return values


class _Header:
    """Parses a GGUF header; keeps the place it has read up to."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    def parse(self) -> tuple[dict[str, Any], dict[str, _Tensor]]:
        """Fields, and tensors with their places in the file."""
        magic, _version, tensors, fields = self._unpack("4sIQQ")
        if magic != b"GGUF":
            raise ValueError("not a GGUF file")
        named = {self._string(): self._value(self._unpack("I")[0]) for _ in range(fields)}
        entries = [self._tensor() for _ in range(tensors)]
        alignment = int(named.get("general.alignment", _ALIGNMENT))
        begin = -(-self._place // alignment) * alignment
        return named, {
            name: _Tensor(shape, GGMLQuantizationType(kind), begin + offset)
            for name, shape, kind, offset in entries
        }

    def _tensor(self) -> tuple[str, tuple[int, ...], int, int]:
        name = self._string()
        (dimensions,) = self._unpack("I")
        shape = self._unpack(f"{dimensions}Q")
        kind, offset = self._unpack("IQ")
        return name, tuple(reversed(shape)), kind, offset

    def _value(self, kind: int) -> Any:
        if kind == _STRING:
            return self._string()
        if kind == _ARRAY:
            element, length = self._unpack("IQ")
            if element == _STRING:
                return [self._string() for _ in range(length)]
            return self._unpack(f"{length}{_SCALARS[element]}")
        return self._unpack(_SCALARS[kind])[0]

    def _string(self) -> str:
        (length,) = self._unpack("Q")
        self._place += length
        return self._data[self._place - length : self._place].decode()

    def _unpack(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(f"<{layout}", self._data, self._place)
        self._place += struct.calcsize(f"<{layout}")
        return values
