"""Trains the adapter: `python -m starter.train train.jsonl --vocabulary DIR --out FILE.pt`."""

import argparse
import math
import time
from pathlib import Path

import numpy as np
import sentencepiece
import torch
from torch import Tensor, nn

from starter.base import Base, find_base
from starter.batches import IGNORED, Batch, make_batches
from starter.checkpoint import Checkpoint
from starter.examples import read_examples
from starter.loss import cross_entropy
from starter.network import Decoder
from starter.packing import read_matrices

_WARMUP_STEPS = 40
_LAST_RATE_SHARE = 0.02
_SEED = 1


def main() -> None:
    """Loads the base, the vocabulary and the examples, and trains for the time given."""
    arguments = _arguments()
    torch.manual_seed(_SEED)
    kept = np.load(arguments.vocabulary / "kept.npy")
    decoder = Decoder(Base(find_base(arguments.base)), kept, arguments.rank)
    if arguments.resume:
        decoder.load_state_dict(_adapter(arguments.resume))
    if arguments.compile:
        for layer in decoder.layers:
            layer.compile(dynamic=False)
    _train(decoder, arguments)


def _adapter(path: Path) -> dict[str, Tensor]:
    """Reads the matrices of a checkpoint, or of an exported adapter."""
    if path.suffix == ".safetensors":
        return {name: torch.from_numpy(matrix) for name, matrix in read_matrices(path).items()}
    return Checkpoint.load(path).adapter


def _train(decoder: Decoder, arguments: argparse.Namespace) -> None:
    tokenizer_path = str(arguments.vocabulary / "sentencepiece.model")
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=tokenizer_path)
    examples = read_examples(arguments.examples)
    optimizer = torch.optim.AdamW(decoder.parameters(), betas=(0.9, 0.98), weight_decay=0.0)
    started, running, seen, pieces = time.monotonic(), 0.0, 0, 0
    for step, batch in enumerate(make_batches(examples, tokenizer, arguments.skip, _SEED), 1):
        elapsed = time.monotonic() - started
        for group in optimizer.param_groups:
            group["lr"] = arguments.rate * _rate_share(step, elapsed / (60 * arguments.minutes))
        loss = _step(decoder, batch, optimizer)
        seen, pieces = seen + batch.examples, pieces + int((batch.pieces != 0).sum())
        running = loss if step == 1 else 0.95 * running + 0.05 * loss
        elapsed = time.monotonic() - started
        is_last = elapsed >= 60 * arguments.minutes or step == arguments.max_steps
        if is_last or step % 10 == 0:
            print(f"step {step} loss {running:.3f} {pieces / elapsed:.0f} pieces/s", flush=True)
        if is_last or step % 100 == 0:
            adapter = {name: w.bfloat16() for name, w in decoder.state_dict().items()}
            Checkpoint(adapter, arguments.rank, step, seen, pieces).save(arguments.out)
        if is_last:
            break


def _step(decoder: Decoder, batch: Batch, optimizer: torch.optim.Optimizer) -> float:
    hidden = decoder(batch.pieces, batch.positions, batch.mask)
    foretold = batch.labels != IGNORED
    states = hidden[foretold]
    loss, gradient = cross_entropy(states.detach(), decoder.embedding, batch.labels[foretold])
    states.backward(gradient)
    nn.utils.clip_grad_norm_(decoder.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return loss


def _rate_share(step: int, progress: float) -> float:
    """Gives the share of the full rate: a linear rise over steps, a cosine fall over time."""
    cosine = 0.5 * (1 + math.cos(math.pi * min(1.0, progress)))
    return min(1.0, step / _WARMUP_STEPS) * max(_LAST_RATE_SHARE, cosine)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("examples", type=Path, help="what starter.prepare wrote")
    parser.add_argument("--vocabulary", type=Path, required=True, help="starter.vocabulary's --out")
    parser.add_argument("--out", type=Path, required=True, help="the checkpoint to write")
    parser.add_argument("--minutes", type=float, default=90, help="how long to train")
    parser.add_argument("--max-steps", type=int, help="stop earlier, after so many steps")
    parser.add_argument("--resume", type=Path, help="a checkpoint or an adapter to go on from")
    parser.add_argument("--skip", type=int, default=0, help="examples already seen")
    parser.add_argument("--rank", type=int, default=64, help="rank of the adapter")
    parser.add_argument("--rate", type=float, default=4e-4, help="full learning rate")
    parser.add_argument("--base", type=Path, help="the base's .gguf, if not the PyPI package's")
    parser.add_argument("--compile", action="store_true", help="a minute of compiling, then faster")
    return parser.parse_args()


if __name__ == "__main__":
    main()
