"""Cross-entropy against a frozen output matrix, with its gradient written down directly.

The logits (positions by 66,191 pieces) are never whole in memory, and as the matrix is frozen no
gradient of it is made: together that halves a training step.
"""

import torch
import torch.nn.functional as functional
from torch import Tensor

_POSITIONS_AT_ONCE = 256


@torch.no_grad()
def cross_entropy(hidden: Tensor, embedding: Tensor, labels: Tensor) -> tuple[float, Tensor]:
    """Gives the mean loss in nats a piece, and its gradient with respect to the hidden states.

    Args:
        hidden: Hidden states (positions, width).
        embedding: The output matrix (pieces, width).
        labels: The right piece at each position.
    """
    total = 0.0
    gradients = []
    for start in range(0, len(labels), _POSITIONS_AT_ONCE):
        part = slice(start, start + _POSITIONS_AT_ONCE)
        logits = functional.linear(hidden[part], embedding).float()
        normalizer = logits.logsumexp(1, keepdim=True)
        right = logits.gather(1, labels[part][:, None])
        total += float((normalizer - right).sum())
        probabilities = logits.sub_(normalizer).exp_().to(embedding.dtype)
        gradients.append(probabilities @ embedding - embedding[labels[part]])
    return total / len(labels), torch.cat(gradients) / len(labels)
