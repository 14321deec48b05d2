"""Writes the adapter: `python -m starter.export FILE.pt --vocabulary DIR --out FILE`.

Every matrix is stored as int8 with a float32 scale for each row; the ids of the kept pieces and
what one must know to use the adapter go with it.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from starter.base import FILE_NAME, SHA256
from starter.checkpoint import Checkpoint
from starter.examples import PROMPT, TARGETS
from starter.packing import write_adapter


def main() -> None:
    """Packs a checkpoint as a `.safetensors` file."""
    arguments = _arguments()
    checkpoint = Checkpoint.load(arguments.checkpoint)
    matrices = {name: matrix.float().numpy() for name, matrix in checkpoint.adapter.items()}
    kept = np.load(arguments.vocabulary / "kept.npy")
    write_adapter(arguments.out, matrices, kept, _metadata(checkpoint, arguments.version))
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.1f} MB")


def _metadata(checkpoint: Checkpoint, version: str) -> dict[str, str]:
    return {
        "version": version,
        "base": FILE_NAME,
        "base_sha256": SHA256,
        "rank": str(checkpoint.rank),
        "scaling": "1.0",
        "source": "German",
        "targets": json.dumps(TARGETS),
        "prompt": PROMPT,
        "steps": str(checkpoint.steps),
        "examples": str(checkpoint.examples),
        "pieces": str(checkpoint.pieces),
        "licence": "Gemma Terms of Use",
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("checkpoint", type=Path, help="what starter.train wrote")
    parser.add_argument("--vocabulary", type=Path, required=True, help="starter.vocabulary's --out")
    parser.add_argument("--version", required=True, help="of the adapter, as it will be reported")
    parser.add_argument("--out", type=Path, required=True, help="the .safetensors to write")
    return parser.parse_args()


if __name__ == "__main__":
    main()
