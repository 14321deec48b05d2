"""Fills a CTranslate2 model with the base's weights and the adapter's.

Follows ctranslate2's own Gemma 3 converter (``ctranslate2.converters.transformers.Gemma3Loader``)
with numpy arrays instead of torch modules. Matrices are merged and packed to int8 one at a time,
so that the network never lies in memory as floats.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from loctool.engines.starter.tokenizer import SPECIAL_PIECES
from loctool.engines.starter.weights import FloatArray, Weights

LAYERS = 18
HEADS = 4
KEY_VALUE_HEADS = 1
HEAD_WIDTH = 256
WINDOW = 512
LOCAL_ROTARY_BASE = 10_000.0
GLOBAL_ROTARY_BASE = 1_000_000.0
GLOBAL_EVERY = 6
"""Every sixth layer attends without a window."""

ROWS_PER_BLOCK = 8192
"""Rows of the embedding that are unpacked at once."""

_GGUF_NAMES = {
    "q_proj": "attn_q",
    "k_proj": "attn_k",
    "v_proj": "attn_v",
    "o_proj": "attn_output",
    "gate_proj": "ffn_gate",
    "up_proj": "ffn_up",
    "down_proj": "ffn_down",
}


def build_network(
    weights: Weights, adapter: dict[str, Any], on_layer: Callable[[int, int], None]
) -> Any:
    """The merged model as a ``TransformerDecoderModelSpec``, ready to be saved.

    Args:
        weights: The base's.
        adapter: The adapter's arrays by name.
        on_layer: Called with layers done and layers in all.
    """
    vocabulary: npt.NDArray[np.int32] = adapter["vocabulary"]
    spec = _empty_network()
    decoder = spec.decoder
    decoder.scale_embeddings = True
    decoder.start_from_zero_embedding = False
    _set_embeddings(decoder, weights, vocabulary)
    _set_norm(decoder.layer_norm, weights, "output_norm")
    on_layer(1, LAYERS + 1)
    for number, layer in enumerate(decoder.layer):
        _set_layer(layer, number, weights, adapter)
        on_layer(number + 2, LAYERS + 1)
    pieces = weights.fields["tokenizer.ggml.tokens"]
    spec.register_vocabulary([pieces[number] for number in vocabulary.tolist()])
    for name in ("unk", "bos", "eos"):
        setattr(spec.config, f"{name}_token", SPECIAL_PIECES[name][1])
    spec.validate()
    spec.optimize()  # everything is packed already; this shares the output with the embedding
    return spec


def _empty_network() -> Any:
    from ctranslate2.specs import common_spec, transformer_spec

    spec = transformer_spec.TransformerDecoderModelSpec.from_config(
        LAYERS,
        HEADS,
        activation=common_spec.Activation.GELUTanh,
        pre_norm=True,
        ffn_glu=True,
        rms_norm=True,
        rotary_dim=HEAD_WIDTH,
        rotary_interleave=False,
        rotary_base=LOCAL_ROTARY_BASE,
        num_heads_kv=KEY_VALUE_HEADS,
        head_dim=HEAD_WIDTH,
        sliding_window=WINDOW,
        pre_post_layer_norm=True,
        quant_type=common_spec.Quantization.CT2,
        qk_norm=True,
    )
    for number, layer in enumerate(spec.decoder.layer):
        if number % GLOBAL_EVERY == GLOBAL_EVERY - 1:
            layer.self_attention.rotary_base = np.float32(GLOBAL_ROTARY_BASE)
            layer.self_attention.sliding_window = np.int32(0)
    return spec


def _set_embeddings(decoder: Any, weights: Weights, vocabulary: npt.NDArray[np.int32]) -> None:
    blocks = weights.row_blocks("token_embd.weight", vocabulary, ROWS_PER_BLOCK)
    packed, scales = zip(*map(quantize_rows, blocks), strict=True)
    decoder.embeddings.weight = decoder.projection.weight = np.concatenate(packed)
    decoder.embeddings.weight_scale = decoder.projection.weight_scale = np.concatenate(scales)


def _set_layer(layer: Any, number: int, weights: Weights, adapter: dict[str, Any]) -> None:
    def merged(*projections: str) -> FloatArray:
        return np.concatenate([_merge(weights, adapter, number, name) for name in projections])

    attention, feed_forward = layer.self_attention, layer.ffn
    _set_linear(attention.linear[0], merged("q_proj", "k_proj", "v_proj"))
    _set_linear(attention.linear[1], merged("o_proj"))
    _set_linear(feed_forward.linear_0, merged("gate_proj"))
    _set_linear(feed_forward.linear_0_noact, merged("up_proj"))
    _set_linear(feed_forward.linear_1, merged("down_proj"))
    for norm, name in (
        (layer.input_layer_norm, "attn_norm"),
        (layer.post_attention_layer_norm, "post_attention_norm"),
        (layer.pre_feedforward_layer_norm, "ffn_norm"),
        (layer.post_feedforward_layer_norm, "post_ffw_norm"),
        (attention.q_norm, "attn_q_norm"),
        (attention.k_norm, "attn_k_norm"),
    ):
        _set_norm(norm, weights, f"blk.{number}.{name}")


def _merge(weights: Weights, adapter: dict[str, Any], number: int, name: str) -> FloatArray:
    """``W + B @ A``: what the base does, and what training added."""
    key = f"layers.{number}.{name}"
    down = adapter[f"{key}.A"] * adapter[f"{key}.A.scale"][:, None]
    up = adapter[f"{key}.B"] * adapter[f"{key}.B.scale"][:, None]
    merged: FloatArray = weights.tensor(f"blk.{number}.{_GGUF_NAMES[name]}.weight") + up @ down
    return merged


def _set_linear(linear: Any, values: FloatArray) -> None:
    linear.weight, linear.weight_scale = quantize_rows(values)


def _set_norm(norm: Any, weights: Weights, name: str) -> None:
    """GGUF stores 1 + γ; CTranslate2 adds the one itself when told to."""
    norm.gamma = weights.tensor(f"{name}.weight") - np.float32(1)
    norm.layer_norm_use_residual = True


def quantize_rows(values: FloatArray) -> tuple[npt.NDArray[np.int8], FloatArray]:
    """Rows as int8, and what each was multiplied with, as ``LayerSpec._quantize`` does it.

    Example:
        >>> quantize_rows(np.array([[0.5, -1.0], [0.0, 0.0]], np.float32))[0].tolist()
        [[64, -127], [0, 0]]
    """
    largest = np.abs(values).max(axis=1)
    largest[largest == 0] = 127
    scales = (127 / largest).astype(np.float32)
    return np.rint(values * scales[:, None]).astype(np.int8), scales
