"""Makes the training file: `python -m starter.prepare FOLDER --out train.jsonl`."""

import argparse
import random
from collections import Counter
from pathlib import Path

from starter.alignment import align
from starter.corpus import Pair, clean, read_lines, read_pairs, sample
from starter.examples import TARGETS, Example, write_examples
from starter.terms import choose_terms, word_frequencies

_GLOSSARY_SHARE = 0.4


def main() -> None:
    """Prepares all target languages and writes the examples in random order."""
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    evaluation = {line for path in arguments.held_out for line in read_lines(path)}
    examples: list[Example] = []
    for target in arguments.targets:
        pairs = clean(read_pairs(arguments.folder, target), evaluation)
        if pairs:
            made = _examples(pairs, target, dict(arguments.limit), chance)
            _report(target, made)
            examples += made
    if not examples:
        raise SystemExit(f"{arguments.folder}: no files NAME.de with NAME.en, NAME.fr … beside")
    chance.shuffle(examples)
    write_examples(examples, arguments.out)
    print(f"{arguments.out}: {len(examples)} examples")


def _examples(
    pairs: list[Pair], target: str, limits: dict[str, int], chance: random.Random
) -> list[Example]:
    """Aligns all pairs, which makes alignment better, then keeps as many as the limits say."""
    alignments = dict(zip(pairs, align(pairs), strict=True))
    frequencies = word_frequencies(alignments.values())
    examples = []
    for pair in sample(pairs, limits, chance):
        terms = (
            choose_terms(pair, alignments[pair], frequencies, target, chance)
            if chance.random() < _GLOSSARY_SHARE
            else []
        )
        examples.append(Example(target, pair.source, pair.target, tuple(terms), pair.origin))
    return examples


def _report(target: str, examples: list[Example]) -> None:
    origins = Counter(example.origin for example in examples)
    with_terms = sum(bool(example.terms) for example in examples)
    print(f"{target}: {dict(origins)}, {with_terms} with a glossary line", flush=True)


def _limit(text: str) -> tuple[str, int]:
    pattern, _, number = text.rpartition("=")
    return pattern, int(number)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="aligned files NAME.de, NAME.en … (or .gz)")
    parser.add_argument("--out", type=Path, required=True, help="the .jsonl to write")
    parser.add_argument("--targets", nargs="+", default=list(TARGETS), choices=TARGETS)
    parser.add_argument(
        "--held-out",
        type=Path,
        action="append",
        default=[],
        help="German side of an evaluation set: its lines are left out (repeatable)",
    )
    parser.add_argument(
        "--limit",
        type=_limit,
        action="append",
        default=[],
        metavar="PATTERN=N",
        help="keep at most N pairs of files whose NAME matches, as 'tatoeba*=9000' (repeatable)",
    )
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


if __name__ == "__main__":
    main()
