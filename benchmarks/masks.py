"""Which masks for protected spans survive an engine: the evidence for ``Engine.mask_styles``.

Run:
    python benchmarks/masks.py argos en [fr …]

For each style: in how many of the sentences every protected span comes back, from the best
hypothesis and from any of four. The empty style leaves the span as it is.
"""

from __future__ import annotations

import sys

from loctool.documents.protected import find_protected, mask, unmask
from loctool.engines import Engines
from loctool.segments import Decoding, Request

STYLES = (
    "", "{}", "X{}", "XQ{}", "Q{}Z", "[{}]", "({})", "<{}>", "{{{}}}", "${}", "#{}", "%{}",
    "N{}", "Z{}Z", "XX{}", "№{}", "_{}_", "Tom{}",
)  # fmt: skip

SENTENCES = (
    "Schreiben Sie bitte an {}, wenn Sie Fragen haben.",
    "Der neue Film läuft heute im Kino, sagt {}.",
    "Ich habe {} gestern gelesen.",
    "Wir haben die Datei {} nicht gefunden.",
    "Mehr dazu steht auf {}.",
    "{} hat das Bild gesehen und {} gefragt.",
    "Kennst du {} oder {}?",
    "Sie hat {} um acht Uhr angerufen.",
    "Warum ist {} so wichtig?",
    "Der Mann, der {} schrieb, wohnt in Berlin.",
)

PROTECTED = (
    "www.kino-heute.de", "presse@studio-nord.de", "@lena_film", "#Filmfest", "szene_04.mov",
    "https://example.org/a?b=1", "%(name)s", "{titel}",
)  # fmt: skip


def main() -> None:
    """Prints the survival of each style, best first."""
    name, *targets = sys.argv[1:]
    texts = [
        sentence.format(*(PROTECTED[(number + place) % len(PROTECTED)] for place in range(2)))
        for sentence in SENTENCES
        for number in range(len(PROTECTED))
    ]
    for target in targets:
        engine, route = Engines().choose(name, "de", target)
        print(f"{name} {route}, {len(texts)} sentences: style, best of one, best of four")
        rows = []
        for style in STYLES:
            masked = [mask(text, find_protected(text), style) for text in texts]
            requests = [Request(each.text) for each in masked]
            results = engine.translate(route, requests, Decoding())
            kept = [
                [unmask(one.text, each) is not None for one in hypotheses]
                for each, hypotheses in zip(masked, results, strict=True)
            ]
            rows.append((sum(any(each) for each in kept), sum(each[0] for each in kept), style))
        for of_four, of_one, style in sorted(rows, reverse=True):
            print(f"  {style!r:8} {of_one / len(texts):5.0%} {of_four / len(texts):5.0%}")


if __name__ == "__main__":
    main()
