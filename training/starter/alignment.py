"""Which words of a sentence became which of its translation, found with eflomal."""

import io
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starter.corpus import Pair

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
Link = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark, and where it stands in its sentence."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words of a pair and the links between them.

    Attributes:
        source: Words of the German text.
        target: Words of the translation.
        forward: Links (number in source, number in target) found from German.
        reverse: Links found from the translation, the German number first too.
    """

    source: list[Word]
    target: list[Word]
    forward: frozenset[Link]
    reverse: frozenset[Link]


def align(pairs: Sequence[Pair]) -> list[Alignment]:
    """Aligns the pairs of one language; the more there are, the better it gets."""
    import eflomal  # type: ignore[import-untyped]  # it brings no types

    sources = [words(pair.source) for pair in pairs]
    targets = [words(pair.target) for pair in pairs]
    with tempfile.TemporaryDirectory() as folder:
        forward, reverse = Path(folder, "forward"), Path(folder, "reverse")
        eflomal.Aligner(model=3, n_samplers=2).align(
            _lowercase(sources),
            _lowercase(targets),
            links_filename_fwd=str(forward),
            links_filename_rev=str(reverse),
        )
        links = zip(_links(forward), _links(reverse), strict=True)
        columns = zip(sources, targets, links, strict=True)
        return [Alignment(source, target, *both) for source, target, both in columns]


def words(text: str) -> list[Word]:
    """Cuts a text into words and marks."""
    return [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]


def _lowercase(sentences: list[list[Word]]) -> io.StringIO:
    lines = (" ".join(word.text.lower() for word in sentence) for sentence in sentences)
    return io.StringIO("".join(f"{line}\n" for line in lines))


def _links(path: Path) -> list[frozenset[Link]]:
    return [
        frozenset(_link(link) for link in line.split())
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def _link(text: str) -> Link:
    source, _, target = text.partition("-")
    return int(source), int(target)
