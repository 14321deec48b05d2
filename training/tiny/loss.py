"""Cross-entropy over the shared embeddings, with its gradient written down directly.

On a CPU the loss of a small model costs more than its matrices: the logits (positions by
vocabulary) fill hundreds of megabytes, several times over. Here they exist for a few hundred
positions at a time, and the gradient is made while they are still in the cache.
"""

from typing import Any

import torch
import torch.nn.functional as functional
from torch import Tensor

_POSITIONS_AT_ONCE = 256


def tied_cross_entropy(
    hidden: Tensor, embedding: Tensor, labels: Tensor, smoothing: float
) -> Tensor:
    """Gives the mean label-smoothed cross-entropy, in nats a piece.

    Args:
        hidden: Last hidden states (positions, width).
        embedding: The embeddings (vocabulary, width), which are the output matrix too.
        labels: The right piece at each position.
        smoothing: Share of the probability that is spread over all pieces.
    """
    loss: Tensor = _TiedCrossEntropy.apply(hidden, embedding, labels, smoothing)  # type: ignore[no-untyped-call]
    return loss


class _TiedCrossEntropy(torch.autograd.Function):
    @staticmethod
    def forward(
        context: Any, hidden: Tensor, embedding: Tensor, labels: Tensor, smoothing: float
    ) -> Tensor:
        states, matrix = hidden.to(torch.bfloat16), embedding.to(torch.bfloat16)
        total = torch.zeros(())
        hidden_gradient = torch.empty_like(hidden)
        embedding_gradient = torch.zeros_like(embedding)
        for start in range(0, len(labels), _POSITIONS_AT_ONCE):
            part = slice(start, start + _POSITIONS_AT_ONCE)
            loss, gradient = _loss_and_gradient(states[part], matrix, labels[part], smoothing)
            total += loss
            hidden_gradient[part] = gradient @ matrix
            embedding_gradient += gradient.T @ states[part]
        context.save_for_backward(hidden_gradient, embedding_gradient)
        context.positions = len(labels)
        return total / len(labels)

    @staticmethod
    def backward(context: Any, outer: Tensor) -> tuple[Tensor, Tensor, None, None]:
        hidden_gradient, embedding_gradient = context.saved_tensors
        scale = outer / context.positions
        return hidden_gradient * scale, embedding_gradient * scale, None, None


def _loss_and_gradient(
    states: Tensor, matrix: Tensor, labels: Tensor, smoothing: float
) -> tuple[Tensor, Tensor]:
    """Gives the summed loss and its gradient with respect to the logits."""
    logits = functional.linear(states, matrix).float()
    vocabulary = logits.shape[1]
    rows = torch.arange(len(labels))
    normalizer = logits.logsumexp(1)
    right = logits[rows, labels]
    loss = normalizer - (1 - smoothing) * right - smoothing * logits.mean(1)
    gradient = logits.sub_(normalizer[:, None]).exp_().sub_(smoothing / vocabulary)
    gradient[rows, labels] -= 1 - smoothing
    return loss.sum(), gradient.to(torch.bfloat16)
