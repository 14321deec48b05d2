"""Finding 10,000 terms in a megabyte of German, against an Aho-Corasick scan with lemmas.

Run:
    pip install pyahocorasick
    python benchmarks/matching.py [TERMS] [CHARACTERS]

Terms and text are made of the parts below. The peer does the least that any matcher by lemma must
do: pyahocorasick's scan for the terms as they stand, then simplemma's tokens and their lemmas. Both
may remember the lemma of a form, neither has seen the text before, and each runs in a process of
its own, so that nothing one has looked up is at hand for the other.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from itertools import islice, product

from loctool.glossary.matching import TermMatcher
from loctool.glossary.terms import Concept, Glossary, Term


def _words(text: str) -> list[str]:
    return text.split()


MODIFIERS = _words(
    """Film Serien Kino Regie Ton Dreh Drehbuch Bild Bühnen Musik Fernseh Streaming Premieren
    Quoten Produktions Verleih Casting Kamera Studio Marken Festival Trailer Krimi Fantasy
    Jugend Kinder Familien Abend Nacht Winter Sommer Oster Publikums Kritiker Lieblings Haupt
    Neben Gast Titel Schluss Anfangs Probe Netz Handy Digital Archiv Farb Licht Sport
    Nachrichten Wissens Reise Koch Quiz Tanz Rock Pop Jazz Chor Orchester Opern Theater Roman
    Comic Spiel Puppen Zeichentrick Dokumentar Kurz Lang Stumm Heimat Kriegs Liebes Action
    Western Horror Umsatz Gewinn Verlust Aktien Konzern Tarif Streik Rechte Lizenz Werbe Daten
    Kunden Markt Vertrags Quartals Jahres Monats Wochen Tages Stunden Bonus Sonder Extra Neu
    Alt Groß Klein"""
)
HEADS = _words(
    """preis start autor dienst markt film serie folge rolle reihe abend plan raum bild buch text
    titel star chef partner vertrag studio bühne probe szene quote zahl bericht erlös umsatz
    gewinn verlust kurs anteil rechte agentur firma gruppe verband jury gala feier premiere
    woche saison staffel pause phase stufe version fassung musik lied album band chor sänger
    regisseur produzent schauspieler techniker leiter kamera ton schnitt effekt trick modell
    kostüm maske kulisse halle saal kasse karte besucher zuschauer publikum kritik kanal sender
    sendung programm format portal netz archiv vorlage stoff idee figur held geschichte ende
    anfang höhepunkt moment skandal streit streik protest"""
)
ADJECTIVES = _words(
    """neu alt groß klein teuer knapp laut leise streng offen digital fremd frisch"""
)
VERBS = _words(
    """plant zeigt verschiebt dreht kauft verlangt bestätigt beendet ersetzt veröffentlicht
    finanziert"""
)
PLACES = _words("""Köln Graz Bern Prag Rom Lyon Cannes Potsdam Ulm Kiel Jena Mainz Linz Basel""")
SENTENCES = (
    "Der {a}e {n} {v} in {p} einen {a}en {n}, sagte die {n} am Montag.",
    "Wegen des {a}en {n}s {v} der {n} die {n} erst im Herbst.",
    "Mit {d} {n}en und {a}er Technik {v} das Team den {n}-{h} von {p}.",
    "„Unser {n} ist fertig“, hieß es, doch im {n} fehlten {d} {n}e.",
    "Ob die {n} hält, was der {n} verspricht, {v} nun ein Gericht in {p}.",
)


def terms(count: int) -> list[str]:
    """The nouns that are in compounds, at most a tenth, and compounds; the same each time."""
    every = [first + head for first, head in product(MODIFIERS, HEADS)]
    random.Random(1).shuffle(every)
    nouns = [head.capitalize() for head in HEADS][: count // 10]
    return [*nouns, *islice(every, count - len(nouns))]


def text(length: int) -> str:
    """Sentences with new words and with terms, the same each time."""
    rng = random.Random(2)

    def noun() -> str:
        head = rng.choice(HEADS)
        return head.capitalize() if rng.random() < 0.5 else rng.choice(MODIFIERS) + head

    written, size = [], 0
    while size < length:
        words = rng.choice(SENTENCES)
        while "{n}" in words:
            words = words.replace("{n}", noun(), 1)
        sentence = words.format(
            a=rng.choice(ADJECTIVES),
            v=rng.choice(VERBS),
            p=rng.choice(PLACES),
            d=rng.randint(2, 9999),
            h=rng.choice(HEADS).capitalize(),
        )
        written.append(sentence)
        size += len(sentence) + 1
    return " ".join(written)


def ours(count: int, length: int) -> tuple[float, int]:
    """Seconds of CPU, and occurrences found."""
    glossary = Glossary(
        tuple(Concept(term, {"de": (Term(term),)}) for term in terms(count)), "benchmark"
    )
    matcher = TermMatcher(glossary)
    content = text(length)
    start = time.process_time()
    found = matcher.find(content)
    return time.process_time() - start, len(found)


def peer(count: int, length: int) -> tuple[float, int]:
    """Seconds of CPU, and terms found as they stand."""
    import ahocorasick
    from simplemma import lemmatize, simple_tokenizer

    automaton = ahocorasick.Automaton()
    for term in terms(count):
        automaton.add_word(term, term)
    automaton.make_automaton()
    lemmatize("Haus", lang="de", low_memory=True)  # loads the dictionary
    content = text(length)
    start = time.process_time()
    found = sum(1 for _ in automaton.iter(content))
    for token in simple_tokenizer(content):
        lemmatize(token, lang="de", low_memory=True)
    return time.process_time() - start, found


def run(side: str, count: int, length: int) -> tuple[float, int]:
    """One side in a process of its own."""
    command = [sys.executable, __file__, side, str(count), str(length)]
    seconds, found = subprocess.run(
        command, check=True, capture_output=True, text=True
    ).stdout.split()
    return float(seconds), int(found)


def main() -> None:
    """Compares both sides, then our time with fewer terms."""
    if sys.argv[1:2] in (["ours"], ["peer"]):
        side = ours if sys.argv[1] == "ours" else peer
        print(*side(int(sys.argv[2]), int(sys.argv[3])))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    length = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    content = text(length)
    words = content.split()
    print(f"{length:,} characters, {len(words):,} words, {len(set(words)):,} different")
    seconds, found = run("ours", count, length)
    least, _ = run("peer", count, length)
    print(f"{count:,} terms: {seconds:.2f} s, {found:,} occurrences")
    print(f"scan, tokens, lemmas: {least:.2f} s; ratio {seconds / least:.2f} (at most 5)")
    for fewer in (count // 10, count // 100):
        seconds, found = run("ours", fewer, length)
        print(f"{fewer:,} terms: {seconds:.2f} s, {found:,} occurrences")


if __name__ == "__main__":
    main()
