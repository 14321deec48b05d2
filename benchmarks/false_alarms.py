"""How often the text checks object to translations that people made.

Run:
    python benchmarks/false_alarms.py [FLORES_FOLDER]

Two kinds of reference: the aligned sentences of FLORES-200 (``flores-dev.de``, ``flores-dev.en`` …
in FLORES_FOLDER), German into each language and back; and the catalogs of GTK, GLib, make, sed and
others that this machine has installed, English into eight languages. What is found there is mostly
true: FLORES sentences without their full stop, French spaces that let a line break. So the rate is
an upper limit of the false alarms.
"""

from __future__ import annotations

import gettext
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from loctool.checks import BUILT_IN, GUARDS, Pair, load_check, run
from loctool.placeholders import format_errors

SYSTEM = Path("/usr/share/locale")
DOMAINS = (
    "adduser at-spi2-core gdk-pixbuf glib20 grep gstreamer-1.0 gtk20 gtk30 libc make psmisc sed"
)
LANGUAGES = ("de", "fr", "es", "it", "pl", "ru", "ja", "ar")
C = frozenset({"c-format"})


def flores(folder: Path) -> Iterator[tuple[str, list[Pair]]]:
    """German into each language there is, and English and French into German."""
    texts = {
        path.suffix[1:]: path.read_text("utf-8").split("\n") for path in folder.glob("flores-dev.*")
    }
    others = sorted(set(texts) - {"de"})
    for source, target in [("de", other) for other in others] + [("en", "de"), ("fr", "de")]:
        pairs = zip(texts[source], texts[target], strict=False)
        yield (
            f"flores {source}-{target}",
            [Pair(*pair, source, target) for pair in pairs if all(pair)],
        )


def installed() -> Iterator[tuple[str, list[Pair]]]:
    """The catalogs of this machine; their flags are lost, so what reads as C is held to be C."""
    for language in LANGUAGES:
        pairs = [pair for domain in DOMAINS.split() for pair in _catalog(domain, language)]
        if pairs:
            yield f"installed en-{language}", pairs


def _catalog(domain: str, language: str) -> Iterator[Pair]:
    path = SYSTEM / language / "LC_MESSAGES" / f"{domain}.mo"
    if not path.exists():
        return
    with path.open("rb") as file:
        messages = vars(gettext.GNUTranslations(file))["_catalog"]
    for source, target in messages.items():
        if isinstance(source, str) and source and target:
            text = source.rpartition("\x04")[2]
            is_format = "%" in text and not format_errors(text, C)
            yield Pair(text, target, "en", language, C if is_format else frozenset())


def main() -> None:
    """Prints each check that found something, with its share of the pairs in per cent."""
    checks = [load_check(id) for id in sorted(set(BUILT_IN) - set(GUARDS))]
    corpora = [*flores(Path(sys.argv[1])), *installed()] if sys.argv[1:] else [*installed()]
    for name, pairs in corpora:
        found = Counter(id for pair in pairs for id in {each.id for each in run(checks, pair)})
        rates = ", ".join(f"{id} {n / len(pairs):.2%}" for id, n in found.most_common())
        print(f"{name}, {len(pairs)} pairs: {rates or 'nothing'}")


if __name__ == "__main__":
    main()
