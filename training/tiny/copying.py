"""Measures what survives a translation: `python -m tiny.copying FILE --source de`.

Puts a hundred invented tokens of each kind into simple sentences, translates them as
`tiny.evaluate` does, and counts the translations that have the token unchanged.
"""

import argparse
import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from tiny.augmentation import copied_number, full_name, handle
from tiny.evaluate import Package

_TOKENS_OF_A_KIND = 100
_SEED = 99
_SENTENCES = {
    "de": (
        "{} kommt morgen.",
        "Ich habe {} gesehen.",
        "Wo ist {}?",
        "Das ist {}.",
        "Kennst du {} gut?",
        "Gestern war {} in Berlin.",
        "Er sagte, dass {} krank ist.",
        "Meine Schwester mag {} sehr.",
        "Warum hat {} das gemacht?",
        "Wir haben {} in der Stadt getroffen.",
    ),
    "en": (
        "{} is coming tomorrow.",
        "I saw {}.",
        "Where is {}?",
        "This is {}.",
        "Do you know {} well?",
        "Yesterday {} was in Berlin.",
        "He said that {} is sick.",
        "My sister likes {} a lot.",
        "Why did {} do that?",
        "We met {} in the city.",
    ),
}


def _letters(chance: random.Random, length: int) -> str:
    return "".join(chance.choices("XQZVJK", k=length))


_KINDS: dict[str, Callable[[random.Random], str]] = {
    "XQ7": lambda chance: _letters(chance, 2) + str(chance.randrange(10)),
    "XQZ": lambda chance: _letters(chance, 3),
    "[7]": lambda chance: f"[{chance.randrange(10)}]",
    "{7}": lambda chance: f"{{{chance.randrange(10)}}}",
    "⟦7⟧": lambda chance: f"⟦{chance.randrange(10)}⟧",
    "@handle": handle,
    "First Last": full_name,
    "number": copied_number,
}


def main() -> None:
    """Prints a line for each kind of token."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("package", type=Path, help="an .argosmodel file")
    parser.add_argument("--source", required=True, choices=_SENTENCES)
    arguments = parser.parse_args()
    chance = random.Random(_SEED)
    with tempfile.TemporaryDirectory() as folder:
        package = Package(arguments.package, Path(folder))
        for kind, invent in _KINDS.items():
            tokens = [invent(chance) for _ in range(_TOKENS_OF_A_KIND)]
            print(f"{kind}: {_survivors(package, tokens, _SENTENCES[arguments.source])}")


def _survivors(package: Package, tokens: list[str], sentences: tuple[str, ...]) -> int:
    lines = [sentences[n % len(sentences)].format(token) for n, token in enumerate(tokens)]
    translations = package.translate(lines)
    return sum(token in line for token, line in zip(tokens, translations, strict=True))


if __name__ == "__main__":
    main()
