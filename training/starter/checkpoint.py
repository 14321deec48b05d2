"""What training saves and export reads."""

from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The adapter during training.

    Attributes:
        adapter: Matrices A and B by name, in bfloat16.
        rank: Their rank.
        steps: Steps made.
        examples: Examples seen.
        pieces: Pieces seen, with those of prompts.
    """

    adapter: dict[str, Tensor]
    rank: int
    steps: int
    examples: int
    pieces: int

    def save(self, path: Path) -> None:
        """Writes the file beside and renames it, so that it is never half there."""
        beside = path.with_name(path.name + ".new")
        torch.save(asdict(self), beside)
        beside.replace(path)

    @classmethod
    def load(cls, path: Path) -> "Checkpoint":
        """Reads what `save` wrote."""
        return cls(**torch.load(path, weights_only=True))
