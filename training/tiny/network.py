"""A small pre-norm Transformer, laid out as CTranslate2 runs it."""

# Calling a PyTorch module is untyped.
# mypy: disable-error-code="no-any-return, no-untyped-call"

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from tiny.batches import PADDING
from tiny.vocabulary import END, START


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a network.

    Attributes:
        vocabulary: Number of pieces.
        width: Size of a hidden vector.
        heads: Attention heads.
        inner: Width of the feed-forward layers.
        encoder_layers: Layers of the encoder.
        decoder_layers: Layers of the decoder.
        dropout: Share of values dropped while training.
    """

    vocabulary: int
    width: int = 256
    heads: int = 4
    inner: int = 768
    encoder_layers: int = 4
    decoder_layers: int = 2
    dropout: float = 0.05


class SentenceDropout(nn.Module):
    """Dropout that drops a channel in a whole sentence: few random numbers, so fast on a CPU."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Drops channels of `x` (sentences, pieces, width) while training."""
        if not self.training or self.share == 0:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.share
        return x * (kept / (1 - self.share)).to(x.dtype)


class Attention(nn.Module):
    """Pre-norm attention with residual; to itself when no memory is given."""

    def __init__(self, shape: Shape, *, to_memory: bool) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.norm = nn.LayerNorm(width)
        # As CTranslate2 wants them: one matrix for q, k, v; or one for q and one for k, v.
        rows = (width, 2 * width) if to_memory else (3 * width,)
        self.inputs = nn.ModuleList(nn.Linear(width, row) for row in rows)
        self.output = nn.Linear(width, width)
        self.dropout = SentenceDropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor, memory: Tensor | None = None) -> Tensor:
        """Attends; `x` is (sentences, pieces, width), the mask true where attention may go."""
        h = self.norm(x)
        if memory is None:
            q, k, v = self.inputs[0](h).chunk(3, dim=-1)
        else:
            q = self.inputs[0](h)
            k, v = self.inputs[1](memory).chunk(2, dim=-1)
        q, k, v = (self._split(part) for part in (q, k, v))
        # Written out: on short sentences it is faster than PyTorch's fused attention.
        scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2)
        weights = scores.float().masked_fill(~mask, -1e9).softmax(-1)
        y = (weights.to(v.dtype) @ v).transpose(1, 2).flatten(2)
        return x + self.dropout(self.output(y))

    def _split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)


class FeedForward(nn.Module):
    """Pre-norm feed-forward layer with residual."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(shape.width)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.dropout = SentenceDropout(shape.dropout)

    def forward(self, x: Tensor) -> Tensor:
        """Transforms each position by itself."""
        y = functional.relu(self.up(self.norm(x)))
        return x + self.dropout(self.down(y))


class EncoderLayer(nn.Module):
    """Self-attention, then feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = Attention(shape, to_memory=False)
        self.feed_forward = FeedForward(shape)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Applies both in turn."""
        return self.feed_forward(self.attention(x, mask))


class DecoderLayer(nn.Module):
    """Causal self-attention, attention to the source, then feed-forward."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = Attention(shape, to_memory=False)
        self.to_source = Attention(shape, to_memory=True)
        self.feed_forward = FeedForward(shape)

    def forward(self, x: Tensor, memory: Tensor, causal: Tensor, mask: Tensor) -> Tensor:
        """Applies the three in turn."""
        x = self.attention(x, causal)
        x = self.to_source(x, mask, memory)
        return self.feed_forward(x)


class Network(nn.Module):
    """The whole encoder-decoder; embeddings of both sides and the output share one matrix."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        nn.init.normal_(self.embedding.weight, std=shape.width**-0.5)
        self.dropout = SentenceDropout(shape.dropout)
        self.encoder = nn.ModuleList(EncoderLayer(shape) for _ in range(shape.encoder_layers))
        self.decoder = nn.ModuleList(DecoderLayer(shape) for _ in range(shape.decoder_layers))
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.decoder_norm = nn.LayerNorm(shape.width)
        self.register_buffer("positions", sinusoids(256, shape.width), persistent=False)

    def encode(self, source: Tensor) -> tuple[Tensor, Tensor]:
        """Gives the memory (sentences, pieces, width) and the mask that hides its padding."""
        mask = (source != PADDING)[:, None, None, :]
        x = self._embed(source)
        for layer in self.encoder:
            x = layer(x, mask)
        return self.encoder_norm(x), mask

    def decode(self, target: Tensor, memory: Tensor, mask: Tensor) -> Tensor:
        """Gives the hidden states (sentences, pieces, width) of the target so far."""
        length = target.shape[1]
        causal = torch.ones(length, length, dtype=torch.bool, device=target.device).tril()
        x = self._embed(target)
        for layer in self.decoder:
            x = layer(x, memory, causal, mask)
        return self.decoder_norm(x)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """Gives the hidden states (sentences, pieces, width) that foretell the next pieces."""
        return self.decode(target, *self.encode(source))

    @torch.no_grad()
    def greedy(self, source: list[int], max_length: int = 128) -> list[int]:
        """Translates one sentence without beam or cache: slow, to compare with."""
        memory, mask = self.encode(torch.tensor([source]))
        pieces = [START]
        while len(pieces) <= max_length:
            hidden = self.decode(torch.tensor([pieces]), memory, mask)
            best = int((hidden[0, -1] @ self.embedding.weight.T).argmax())
            if best == END:
                break
            pieces.append(best)
        return pieces[1:]

    def _embed(self, pieces: Tensor) -> Tensor:
        x = self.embedding(pieces) * math.sqrt(self.shape.width)
        positions = self.positions[: pieces.shape[1]]  # type: ignore[index]  # a buffer
        return self.dropout(x + positions)


def sinusoids(length: int, width: int) -> Tensor:
    """Gives position encodings (length, width) as CTranslate2 makes them when a model has none.

    The first half of a row are sines, the second cosines; positions count from one.
    """
    half = width // 2
    rates = torch.exp(torch.arange(half) * (-math.log(10_000) / (half - 1)))
    angles = torch.arange(1, length + 1)[:, None] * rates
    return torch.cat((angles.sin(), angles.cos()), dim=1)
