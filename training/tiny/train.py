"""Trains one direction: `python -m tiny.train --source de --target en --out DIR`."""

import argparse
import json
import math
import time
from dataclasses import asdict
from pathlib import Path

import sentencepiece
import torch
from torch import Tensor

from tiny.batches import IGNORED, Batch, Batcher
from tiny.corpus import Split, read_pairs, split
from tiny.loss import tied_cross_entropy
from tiny.network import Network, Shape
from tiny.vocabulary import train_vocabulary

HELD_OUT = 500
SEED = 1


class Average:
    """A moving average of the weights: better than the last ones, at any time."""

    def __init__(self, network: Network, decay: float) -> None:
        self.decay = decay
        self.weights = {name: w.detach().clone() for name, w in network.state_dict().items()}

    def update(self, network: Network, step: int) -> None:
        """Takes the weights after a step in; early steps are forgotten quickly."""
        decay = min(self.decay, (step + 1) / (step + 10))
        for name, weight in network.state_dict().items():
            self.weights[name].lerp_(weight, 1 - decay)


def main() -> None:
    """Parses the command line, makes the vocabulary and trains."""
    arguments = _arguments()
    torch.manual_seed(SEED)
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    languages = (arguments.source, arguments.target)
    parts = split(read_pairs(arguments.data, *languages), HELD_OUT, SEED)
    print(f"{len(parts.train)} pairs to train on, {len(parts.held_out)} held out", flush=True)
    _write_held_out(parts, out)
    vocabulary_path = out / "sentencepiece.model"
    if arguments.resume:
        vocabulary_path.write_bytes((arguments.resume / vocabulary_path.name).read_bytes())
    else:
        train_vocabulary(parts.train, arguments.vocabulary, vocabulary_path)
    vocabulary = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary_path))
    shape = Shape(vocabulary=vocabulary.get_piece_size(), inner=arguments.inner)
    (out / "shape.json").write_text(json.dumps(asdict(shape), indent=1), encoding="utf-8")
    batcher = Batcher(parts.train, vocabulary, languages, arguments.pieces, 100, arguments.seed)
    network = Network(shape)
    if arguments.resume:
        network.load_state_dict(torch.load(arguments.resume / "weights.pt", weights_only=True))
    _train(network, batcher, arguments, out)


def _train(network: Network, batcher: Batcher, arguments: argparse.Namespace, out: Path) -> None:
    optimizers = _optimizers(network, arguments.rate)
    average = Average(network, decay=0.998)
    started, running, pieces = time.monotonic(), 0.0, 0
    for step, batch in enumerate(batcher):
        progress = (time.monotonic() - started) / (60 * arguments.minutes)
        if progress >= 1:
            break
        rate = _rate(step, progress)
        loss = _step(network, batch, optimizers, rate)
        average.update(network, step)
        pieces += int((batch.labels != IGNORED).sum())
        running = loss if step == 0 else 0.98 * running + 0.02 * loss
        if step % 50 == 0:
            elapsed = time.monotonic() - started
            speed = f"{pieces / elapsed:.0f} target pieces/s, {elapsed:.0f} s"
            print(f"step {step} loss {running:.3f} rate {rate:.3f} {speed}", flush=True)
        if step % arguments.save_every == 0:
            _save(average.weights, out)
    _save(average.weights, out)


def _step(
    network: Network,
    batch: Batch,
    optimizers: list[torch.optim.Optimizer],
    rate: float,
) -> float:
    """Makes one step; `rate` is the share of each optimizer's full learning rate."""
    loss = _loss(network, batch.source, batch.decoder_input, batch.labels)
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = group["full_lr"] * rate
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
    return loss.item()


def _loss(network: Network, source: Tensor, decoder_input: Tensor, labels: Tensor) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = network(source, decoder_input)
    real = labels != IGNORED
    return tied_cross_entropy(hidden[real], network.embedding.weight, labels[real], smoothing=0.1)


def _optimizers(network: Network, rate: float) -> list[torch.optim.Optimizer]:
    """Gives Muon for the hidden matrices (fewer steps to the same loss), AdamW for the rest."""
    matrices = [
        p for n, p in network.named_parameters() if p.ndim == 2 and not n.startswith("embedding")
    ]
    ids = {id(p) for p in matrices}
    rest = [p for p in network.parameters() if id(p) not in ids]
    optimizers: list[torch.optim.Optimizer] = [
        torch.optim.Muon(
            matrices, lr=rate, weight_decay=0.05, ns_steps=4, adjust_lr_fn="match_rms_adamw"
        ),
        torch.optim.AdamW(rest, lr=rate, betas=(0.9, 0.98), weight_decay=0.0),
    ]
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["full_lr"] = rate
    return optimizers


def _rate(step: int, progress: float, warmup: int = 150) -> float:
    """Gives the share of the full learning rate: a linear rise, and a cosine to 1 % over time."""
    cosine = 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * progress))
    return min(1.0, (step + 1) / warmup) * cosine


def _save(weights: dict[str, Tensor], out: Path) -> None:
    beside = out / "weights.pt.new"
    torch.save(weights, beside)
    beside.replace(out / "weights.pt")


def _write_held_out(parts: Split, out: Path) -> None:
    for side in ("source", "target"):
        lines = [getattr(pair, side) for pair in parts.held_out]
        (out / f"held-out.{side}").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/train"))
    parser.add_argument("--source", required=True, help="language code, as in the file names")
    parser.add_argument("--target", required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder for weights and vocabulary")
    parser.add_argument("--minutes", type=float, default=45, help="how long to train")
    parser.add_argument("--pieces", type=int, default=5000, help="pieces in a batch, both sides")
    parser.add_argument("--vocabulary", type=int, default=6000, help="number of pieces")
    parser.add_argument("--inner", type=int, default=768, help="width of the feed-forward layers")
    parser.add_argument("--rate", type=float, default=3e-3, help="full learning rate")
    parser.add_argument("--resume", type=Path, help="folder of weights to go on from")
    parser.add_argument("--seed", type=int, default=SEED, help="of order and augmentation")
    parser.add_argument("--save-every", type=int, default=200, help="steps between checkpoints")
    return parser.parse_args()


if __name__ == "__main__":
    main()
