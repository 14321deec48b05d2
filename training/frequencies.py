"""Counts the German nouns and adjectives of everyday language: loctool/glossary/frequencies_de.txt.

    python training/frequencies.py tatoeba.de-en.de.gz > loctool/glossary/frequencies_de.txt

What is kept are lemmas and how often they stand in 118,071 short sentences of Tatoeba
(manythings.org's selection, CC BY 2.0 FR): numbers, no sentence.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter

from loctool.glossary.nominals import adjective_lemma
from loctool.glossary.words import Words
from loctool.lexicon import lexicon

LEAST = 5
"""A lemma met less often says nothing about the language."""

NOT_COUNTED = frozenset(("Tom", "Maria", "Mary", "Boston"))
"""Half of the sentences are about them."""


def main(path: str) -> None:
    """Counts the lemmas of a file and prints them."""
    entry = lexicon("de").entry
    counts: Counter[str] = Counter()
    total = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            words = Words(line)
            total += len(words)
            for number, raw in enumerate(words.raw):
                if raw[0].isupper():
                    lemma = entry(raw)
                    doubtful = words.begins_sentence(number) and entry(raw.lower())
                    if lemma and lemma[0].isupper() and not doubtful:
                        counts[lemma] += 1
                elif lemma := adjective_lemma(raw, entry):
                    counts[lemma] += 1
    print(f"# words counted: {total}")
    print("# Lemmas in sentences of Tatoeba (tatoeba.org, CC BY 2.0 FR); training/frequencies.py")
    for lemma, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if count >= LEAST and lemma not in NOT_COUNTED:
            print(f"{lemma} {count}")


if __name__ == "__main__":
    main(sys.argv[1])
