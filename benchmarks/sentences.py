"""Sentence segmentation against pysbd: cases right, sentence ends in running text, speed.

Run:
    python benchmarks/sentences.py [FILE_OF_SENTENCES …]

Each further file holds one sentence a line; its name ends in the language, as ``flores-dev.de``.
Five lines at a time are joined with spaces, and the ends between them are to be found again.
A splitter that divides a line has not always done wrong: some lines hold two sentences.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from loctool.documents.sentences import split_sentences

CASES = Path(__file__).parent.parent / "tests" / "documents" / "sentences_de.txt"
GROUP = 5

Splitter = Callable[[str], set[int]]
"""Gives the ends of the sentences of a text."""


def splitters(language: str) -> dict[str, Splitter]:
    """Ours and, where it knows the language, pysbd's."""
    import pysbd

    found: dict[str, Splitter] = {
        "loctool": lambda text: {span.end for span in split_sentences(text, language)}
    }
    try:
        segmenter = pysbd.Segmenter(language=language, clean=False, char_span=True)
    except ValueError:
        return found
    found["pysbd"] = lambda text: {
        span.start + len(span.sent.rstrip()) for span in segmenter.segment(text)
    }
    return found


def cases() -> list[list[str]]:
    """The sentences of each written case."""
    lines = CASES.read_text("utf-8").splitlines()
    return [
        [part.strip() for part in line.split("⏐")]
        for line in lines
        if line and not line.startswith("#")
    ]


def ends(sentences: Iterable[str]) -> set[int]:
    """Where the sentences end once they are joined with spaces."""
    found, position = set(), 0
    for sentence in sentences:
        found.add(position + len(sentence))
        position += len(sentence) + 1
    return found


def report(name: str, splitter: Splitter, groups: list[list[str]]) -> None:
    """Prints how a splitter did on groups of sentences."""
    right = missed = extra = characters = 0
    start = time.perf_counter()
    for sentences in groups:
        text = " ".join(sentences)
        wanted, got = ends(sentences), splitter(text)
        right += wanted == got
        missed += len(wanted - got)
        extra += len(got - wanted)
        characters += len(text)
    speed = characters / (time.perf_counter() - start) / 1e6
    print(
        f"  {name:8} {right}/{len(groups)} texts right, {missed} ends missed, "
        f"{extra} more found, {speed:.2f} million characters/s"
    )


def main() -> None:
    """Compares on the written cases, then on each file."""
    jobs = [("cases", "de", cases())]
    for argument in sys.argv[1:]:
        lines = Path(argument).read_text("utf-8").splitlines()
        groups = [[x.strip() for x in lines[i : i + GROUP]] for i in range(0, len(lines), GROUP)]
        jobs.append((argument, Path(argument).suffix[1:], groups))
    for title, language, groups in jobs:
        print(title)
        for name, splitter in splitters(language).items():
            report(name, splitter, groups)


if __name__ == "__main__":
    main()
