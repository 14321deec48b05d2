"""Text to the pieces an Argos package's model reads, and back, with the place of each piece.

SentencePiece packages are read with ``sentencepiece`` itself: ``argostranslate.tokenizer`` turns
every ``_`` of a translation into a space (``@heidi_klum`` becomes ``@heidi klum``). BPE packages
(OPUS-MT models) go through its ``BPETokenizer``, which is sound.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from loctool.engines.packages import InstalledPackage, argostranslate_package
from loctool.errors import BrokenModelError
from loctool.i18n import gettext as _
from loctool.segments import Proposal

_SPACE = "▁"
"""SentencePiece's mark for the space before a word."""

_JOINER = "@@"
"""Ends a BPE piece that goes on in the next one."""

_WINDOW = 24
"""How many characters ahead a piece is looked for: normalization may have changed some."""


class Pieces(Protocol):
    """A package's tokenizer."""

    def encode(self, text: str) -> list[str]:
        """The pieces of a source text."""
        ...

    def decode(self, pieces: list[str]) -> str:
        """The text of a translation's pieces."""
        ...

    def surface(self, piece: str) -> str:
        """The characters a piece stands for; empty for a mere space."""
        ...


def load_pieces(package: InstalledPackage) -> Pieces:
    """The tokenizer of a package.

    Raises:
        BrokenModelError: Its file is damaged.
    """
    path = package.tokenizer_path
    try:
        if path.name == "sentencepiece.model":
            return SentencePieces(str(path))
        return BytePairs(argostranslate_package().Package(package.path).tokenizer)
    except (OSError, RuntimeError, ValueError) as error:
        raise BrokenModelError(
            _("{name} cannot be loaded: {error}").format(name=path.name, error=error),
            path=package.path,
        ) from error


def locate(surfaces: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Where in a text the surfaces of its pieces begin and end, one after the other.

    A piece that normalization changed (``…`` to ``...``) is not found and gets an empty place.

    Example:
        >>> locate(["ein", "Film", "set"], "ein Filmset")
        [(0, 3), (4, 8), (8, 11)]
    """
    places = []
    position = 0
    for surface in surfaces:
        start = text.find(surface, position, position + len(surface) + _WINDOW)
        if start < 0 or not surface:
            places.append((position, position))
            continue
        position = start + len(surface)
        places.append((start, position))
    return places


def mean_that_counts(
    proposal: Proposal, places: Sequence[tuple[int, int]], values: Sequence[float]
) -> float:
    """The mean of the pieces' values, those of ignored words left out.

    Args:
        proposal: What the pieces are of.
        places: Where its target's pieces begin and end.
        values: One a piece, and more for what follows the text.

    Example:
        >>> from loctool.segments import Span
        >>> proposal = Proposal("Der Abspann", "The end credits", (Span(4, 15),))
        >>> mean_that_counts(proposal, [(0, 3), (4, 7), (8, 15)], [-1.0, -9.0, -9.0, -2.0])
        -1.5
    """
    counted = [
        value for place, value in zip(places, values, strict=False) if proposal.counts(*place)
    ]
    counted += values[len(places) :]
    return sum(counted) / len(counted) if counted else 0.0


class SentencePieces:
    """A SentencePiece model, unigram or BPE."""

    def __init__(self, path: str) -> None:
        from sentencepiece import SentencePieceProcessor

        self._processor = SentencePieceProcessor(model_file=path)

    def encode(self, text: str) -> list[str]:
        """The pieces of a source text."""
        return [str(piece) for piece in self._processor.encode(text, out_type=str)]

    def decode(self, pieces: list[str]) -> str:
        """The text of a translation's pieces."""
        return str(self._processor.decode_pieces(pieces)).replace(_SPACE, " ").strip()

    def surface(self, piece: str) -> str:
        """The characters a piece stands for, without the mark of a space."""
        return piece.replace(_SPACE, "")


class BytePairs:
    """Moses words cut by subword-nmt's byte pair encoding, as argostranslate reads them."""

    def __init__(self, tokenizer: Any) -> None:
        tokenizer.lazy_load()
        self._tokenizer = tokenizer

    def encode(self, text: str) -> list[str]:
        """The pieces of a source text."""
        return [str(piece) for piece in self._tokenizer.encode(text) if piece]

    def decode(self, pieces: list[str]) -> str:
        """The text of a translation's pieces."""
        return str(self._tokenizer.decode(pieces)).strip()

    def surface(self, piece: str) -> str:
        """The characters a piece stands for; Moses escapes ``&``, ``<``, quotes and others."""
        return html.unescape(piece.removesuffix(_JOINER))
