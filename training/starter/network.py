"""The Gemma 3 text decoder with LoRA, for sequences shorter than its window of 512 pieces.

Within the window every layer attends to everything before, so none is treated specially but for
the base of its rotary positions.
"""

# Calling a PyTorch module is untyped, and a layer's modules are set by name.
# mypy: disable-error-code="no-any-return, operator"

import math

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from starter.base import Base, FloatArray

LAYERS, WIDTH, HEADS, HEAD_WIDTH, INNER = 18, 640, 4, 256, 2048
_LOCAL_ROTARY_BASE, _GLOBAL_ROTARY_BASE, _GLOBAL_EVERY = 1e4, 1e6, 6
_EPSILON = 1e-6
# Our names of the matrices (they are the adapter's) and the GGUF file's.
_MATRICES = {
    "q_proj": "attn_q",
    "k_proj": "attn_k",
    "v_proj": "attn_v",
    "o_proj": "attn_output",
    "gate_proj": "ffn_gate",
    "up_proj": "ffn_up",
    "down_proj": "ffn_down",
}
_NORMS = {
    "before_attention": "attn_norm",
    "after_attention": "post_attention_norm",
    "before_feed_forward": "ffn_norm",
    "after_feed_forward": "post_ffw_norm",
    "query_norm": "attn_q_norm",
    "key_norm": "attn_k_norm",
}


class AdaptedLinear(nn.Module):
    """A frozen matrix `W` plus a trained one of low rank: W + B @ A."""

    weight: Tensor

    def __init__(self, weight: FloatArray, rank: int) -> None:
        super().__init__()
        rows, columns = weight.shape
        self.register_buffer("weight", torch.from_numpy(weight).bfloat16(), persistent=False)
        self.A = nn.Parameter(torch.randn(rank, columns) / math.sqrt(columns))
        self.B = nn.Parameter(torch.zeros(rows, rank))

    def forward(self, x: Tensor) -> Tensor:
        """Multiplies `x` (…, columns) with both."""
        low = functional.linear(x, self.A.to(x.dtype))
        return functional.linear(x, self.weight) + functional.linear(low, self.B.to(x.dtype))


class RootMeanSquareNorm(nn.Module):
    """A frozen norm; GGUF stores its factors as 1 + γ, as they are applied."""

    factors: Tensor

    def __init__(self, factors: FloatArray) -> None:
        super().__init__()
        self.register_buffer("factors", torch.from_numpy(factors.copy()), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """Normalizes the last dimension."""
        values = x.float()
        scale = torch.rsqrt(values.pow(2).mean(-1, keepdim=True) + _EPSILON)
        return (values * scale * self.factors).to(x.dtype)


class Layer(nn.Module):
    """Attention with one key/value head, then a gated feed-forward; norms around both."""

    def __init__(self, base: Base, number: int, rank: int) -> None:
        super().__init__()
        for name, stored in _MATRICES.items():
            setattr(self, name, AdaptedLinear(base.tensor(f"blk.{number}.{stored}"), rank))
        for name, stored in _NORMS.items():
            setattr(self, name, RootMeanSquareNorm(base.tensor(f"blk.{number}.{stored}")))

    def forward(self, x: Tensor, rotation: tuple[Tensor, Tensor], mask: Tensor) -> Tensor:
        """Transforms `x` (rows, pieces, width)."""
        x = x + self.after_attention(self._attend(self.before_attention(x), rotation, mask))
        h = self.before_feed_forward(x)
        h = functional.gelu(self.gate_proj(h), approximate="tanh") * self.up_proj(h)
        return x + self.after_feed_forward(self.down_proj(h))

    def _attend(self, h: Tensor, rotation: tuple[Tensor, Tensor], mask: Tensor) -> Tensor:
        rows, length, _ = h.shape
        q = self.query_norm(self.q_proj(h).view(rows, length, HEADS, HEAD_WIDTH)).transpose(1, 2)
        k = self.key_norm(self.k_proj(h).view(rows, length, 1, HEAD_WIDTH)).transpose(1, 2)
        v = self.v_proj(h).view(rows, length, 1, HEAD_WIDTH).transpose(1, 2)
        shape = (rows, HEADS, length, HEAD_WIDTH)
        y = functional.scaled_dot_product_attention(
            _rotate(q, *rotation),
            _rotate(k, *rotation).expand(shape),
            v.expand(shape),
            attn_mask=mask,
            scale=HEAD_WIDTH**-0.5,
        )
        return self.o_proj(y.transpose(1, 2).reshape(rows, length, HEADS * HEAD_WIDTH))


class Decoder(nn.Module):
    """All layers over frozen embeddings of the kept pieces.

    Attributes:
        embedding: The embeddings (pieces, width), which are the output matrix too.
    """

    embedding: Tensor

    def __init__(self, base: Base, kept: npt.NDArray[np.int32], rank: int) -> None:
        super().__init__()
        embedding = torch.from_numpy(base.embeddings(kept)).bfloat16()
        self.register_buffer("embedding", embedding, persistent=False)
        self.layers = nn.ModuleList(Layer(base, number, rank) for number in range(LAYERS))
        self.norm = RootMeanSquareNorm(base.tensor("output_norm"))

    def forward(self, pieces: Tensor, positions: Tensor, mask: Tensor) -> Tensor:
        """Gives the hidden states that foretell the next pieces.

        Args:
            pieces: Ids (rows, pieces).
            positions: The place of each piece in its own example.
            mask: True where a piece may look (rows, 1, pieces, pieces).
        """
        scale = torch.tensor(math.sqrt(WIDTH), dtype=torch.bfloat16)
        x = functional.embedding(pieces, self.embedding) * scale
        near = _rotation(positions, _LOCAL_ROTARY_BASE)
        far = _rotation(positions, _GLOBAL_ROTARY_BASE)
        for number, layer in enumerate(self.layers, start=1):
            x = layer(x, far if number % _GLOBAL_EVERY == 0 else near, mask)
        return self.norm(x)


def _rotation(positions: Tensor, base: float) -> tuple[Tensor, Tensor]:
    """Gives cosines and sines (rows, 1, pieces, head width)."""
    rates = base ** -(torch.arange(0, HEAD_WIDTH, 2).float() / HEAD_WIDTH)
    angles = (positions[..., None].float() * rates).repeat(1, 1, 2)[:, None]
    return angles.cos().bfloat16(), angles.sin().bfloat16()


def _rotate(x: Tensor, cosines: Tensor, sines: Tensor) -> Tensor:
    first, second = x.chunk(2, dim=-1)
    return x * cosines + torch.cat((-second, first), dim=-1) * sines
