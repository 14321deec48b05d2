"""From our weights to a CTranslate2 model: names are mapped, nothing is computed."""

import json
from pathlib import Path

import ctranslate2
import numpy as np
import numpy.typing as npt
import sentencepiece
import torch
from ctranslate2.specs import TransformerSpec

from tiny.network import Network, Shape

Weights = dict[str, npt.NDArray[np.float32]]


def load_network(trained: Path) -> Network:
    """Reads what `tiny.train` wrote to a folder, ready to translate (not to train on)."""
    shape = Shape(**json.loads((trained / "shape.json").read_text(encoding="utf-8")))
    network = Network(shape)
    network.load_state_dict(torch.load(trained / "weights.pt", weights_only=True))
    return network.eval()


def write_model(network: Network, vocabulary: Path, folder: Path, quantization: str) -> None:
    """Writes a CTranslate2 model.

    Args:
        network: The trained network.
        vocabulary: Its SentencePiece model; gives the names of the pieces.
        folder: Where `model.bin`, `config.json` and the vocabulary go.
        quantization: As CTranslate2 names them: `int8`, `float32`.
    """
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    names = [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]
    spec = _specification(network)
    spec.register_source_vocabulary(names)
    spec.register_target_vocabulary(names)
    spec.validate()
    spec.optimize(quantization=None if quantization == "float32" else quantization)
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


def _specification(network: Network) -> TransformerSpec:
    shape = network.shape
    weights = {name: weight.numpy() for name, weight in network.state_dict().items()}
    layers = (shape.encoder_layers, shape.decoder_layers)
    spec = TransformerSpec.from_config(layers, shape.heads, pre_norm=True)
    for number, layer in enumerate(spec.encoder.layer):
        _set_attention(layer.self_attention, weights, f"encoder.{number}.attention")
        _set_feed_forward(layer.ffn, weights, f"encoder.{number}.feed_forward")
    for number, layer in enumerate(spec.decoder.layer):
        _set_attention(layer.self_attention, weights, f"decoder.{number}.attention")
        _set_attention(layer.attention, weights, f"decoder.{number}.to_source")
        _set_feed_forward(layer.ffn, weights, f"decoder.{number}.feed_forward")
    _set_norm(spec.encoder.layer_norm, weights, "encoder_norm")
    _set_norm(spec.decoder.layer_norm, weights, "decoder_norm")
    embedding = weights["embedding.weight"]
    spec.encoder.embeddings[0].weight = embedding
    spec.decoder.embeddings.weight = embedding
    spec.decoder.projection.weight = embedding
    return spec


def _set_attention(
    spec: ctranslate2.specs.attention_spec.MultiHeadAttentionSpec, weights: Weights, name: str
) -> None:
    _set_norm(spec.layer_norm, weights, f"{name}.norm")
    for number, linear in enumerate(spec.linear[:-1]):
        _set_linear(linear, weights, f"{name}.inputs.{number}")
    _set_linear(spec.linear[-1], weights, f"{name}.output")


def _set_feed_forward(
    spec: ctranslate2.specs.transformer_spec.FeedForwardSpec, weights: Weights, name: str
) -> None:
    _set_norm(spec.layer_norm, weights, f"{name}.norm")
    _set_linear(spec.linear_0, weights, f"{name}.up")
    _set_linear(spec.linear_1, weights, f"{name}.down")


def _set_linear(
    spec: ctranslate2.specs.common_spec.LinearSpec, weights: Weights, name: str
) -> None:
    spec.weight = weights[f"{name}.weight"]
    spec.bias = weights[f"{name}.bias"]


def _set_norm(
    spec: ctranslate2.specs.common_spec.LayerNormSpec, weights: Weights, name: str
) -> None:
    spec.gamma = weights[f"{name}.weight"]
    spec.beta = weights[f"{name}.bias"]
