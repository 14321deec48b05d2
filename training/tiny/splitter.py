"""A sentence splitter for Argos Translate, as the ONNX model its MiniSBD reads from a package.

Without one in the package, `argostranslate.translate` downloads a splitter at the first call; a
package for tests must work offline, so it brings its own. It is not trained but written down as
a convolution over characters: a sentence ends at `.`, `!`, `?` or `…`, and what closes after it,
before a space and something that is not a small letter; unless the full stop follows a number of
one or two digits, a single letter, or two or three consonants (`3. Akt`, `J. Law`, `Dr. Dre`).
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

_LETTERS = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isalpha())
_VOWELS = "aeiouyäöüáàâéèêëíîïóôúùûœæ"
# Kinds of characters, one channel each.
_KINDS = {
    "end": ".!?…",
    "stop": ".",
    "closer": "\"'”“’‘»«)]",
    "space": " ",
    "digit": "0123456789",
    "letter": _LETTERS,
    "small": "".join(letter for letter in _LETTERS if letter.islower()),
    "consonant": "".join(letter for letter in _LETTERS if letter.casefold() not in _VOWELS),
}
_SPECIAL = ["<PAD>", "<UNK>"]
_UNITS = _SPECIAL + sorted(set("".join(_KINDS.values())))
# The window a detector sees, relative to the character that may end a sentence.
_FIRST, _LAST = -4, 2


@dataclass(frozen=True, slots=True)
class _Detector:
    """Fires (1, else 0) when all `present` kinds are in their places and no `absent` one is."""

    present: tuple[tuple[int, str], ...]
    absent: tuple[int, str]
    says_end: bool


_BEFORE_NEXT = (1, "space")
_SMALL_NEXT = (2, "small")
_DETECTORS = (
    _Detector(((0, "end"), _BEFORE_NEXT), _SMALL_NEXT, says_end=True),
    _Detector(((-1, "end"), (0, "closer"), _BEFORE_NEXT), _SMALL_NEXT, says_end=True),
    _Detector(
        ((-2, "end"), (-1, "closer"), (0, "closer"), _BEFORE_NEXT), _SMALL_NEXT, says_end=True
    ),
    _Detector(((-1, "digit"), (0, "stop")), (-3, "digit"), says_end=False),
    _Detector(((-1, "letter"), (0, "stop")), (-2, "letter"), says_end=False),
    _Detector(((-2, "consonant"), (-1, "consonant"), (0, "stop")), (-3, "letter"), says_end=False),
    _Detector(
        ((-3, "consonant"), (-2, "consonant"), (-1, "consonant"), (0, "stop")),
        (-4, "letter"),
        says_end=False,
    ),
)


def write_splitter(language: str, path: Path) -> None:
    """Writes the ONNX model.

    Args:
        language: Code of the language, noted in the model; the rules are those of de, en and fr.
        path: The `.onnx` file to write.
    """
    graph = helper.make_graph(_nodes(), "sentence-splitter", *_inputs_and_outputs(), _constants())
    opsets = [helper.make_opsetid("", 13)]
    model = helper.make_model(graph, producer_name="loctool", opset_imports=opsets, ir_version=8)
    helper.set_model_props(model, _properties(language))
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))


def _nodes() -> list[onnx.NodeProto]:
    """Characters to kinds, kinds to detectors, detectors to three scores a character."""
    node = helper.make_node
    window, around = [_LAST - _FIRST + 1], [-_FIRST, _LAST]
    convolved = ["by_kind", "detectors", "thresholds"]
    return [
        node("Gather", ["kinds", "units"], ["by_character"]),
        node("Transpose", ["by_character"], ["by_kind"], perm=[0, 2, 1]),
        node("Conv", convolved, ["evidence"], kernel_shape=window, pads=around),
        node("Relu", ["evidence"], ["fired"]),
        node("Conv", ["fired", "votes", "doubt"], ["scores_by_class"], kernel_shape=[1]),
        node("Transpose", ["scores_by_class"], ["scores"], perm=[0, 2, 1]),
    ]


def _inputs_and_outputs() -> tuple[list[onnx.ValueInfoProto], list[onnx.ValueInfoProto]]:
    """The names are MiniSBD's; it always gives features, here one that nothing reads."""
    info = helper.make_tensor_value_info
    units = info("units", TensorProto.INT64, ["texts", "length"])
    features = info("features", TensorProto.FLOAT, ["texts", "length", 1])
    return [units, features], [info("scores", TensorProto.FLOAT, ["texts", "length", 3])]


def _constants() -> list[onnx.TensorProto]:
    kinds = np.array(
        [[float(u in of and u not in _SPECIAL) for of in _KINDS.values()] for u in _UNITS]
    )
    thresholds = np.array([1.0 - len(detector.present) for detector in _DETECTORS])
    # Classes: 0 goes on, 1 ends a token (never said), 2 ends a sentence.
    votes = np.zeros((3, len(_DETECTORS), 1))
    votes[2, :, 0] = [1 if detector.says_end else -1 for detector in _DETECTORS]
    named: dict[str, npt.NDArray[np.float64]] = {
        "kinds": kinds,
        "detectors": _detector_weights(),
        "thresholds": thresholds,
        "votes": votes,
        "doubt": np.array([0.0, -1.0, -0.5]),
    }
    return [
        numpy_helper.from_array(values.astype(np.float32), name) for name, values in named.items()
    ]


def _detector_weights() -> npt.NDArray[np.float64]:
    """Gives (detectors, kinds, places in the window)."""
    numbers = {kind: number for number, kind in enumerate(_KINDS)}
    weights = np.zeros((len(_DETECTORS), len(_KINDS), _LAST - _FIRST + 1))
    for row, detector in zip(weights, _DETECTORS, strict=True):
        for place, kind in detector.present:
            row[numbers[kind], place - _FIRST] = 1
        place, kind = detector.absent
        row[numbers[kind], place - _FIRST] = -1
    return weights


def _properties(language: str) -> dict[str, str]:
    """What MiniSBD reads beside the graph: how to number characters, and a feature to compute."""
    config = {"batch_size": 32, "feat_funcs": ["capitalized"]}
    vocabulary = {
        "lang": language,
        "_unit2id": {unit: number for number, unit in enumerate(_UNITS)},
        "_id2unit": _UNITS,
    }
    return {
        "lang_code": language,
        "config": json.dumps(config),
        "vocab": json.dumps(vocabulary, ensure_ascii=False),
    }
