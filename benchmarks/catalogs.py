"""``loctool catalog update`` and ``compile`` against pybabel's, on a catalog of 100,000 messages.

Run:
    python benchmarks/catalogs.py [MESSAGES] [RUNS]

The catalog is made of the words below. Between the catalog and the newer template 5 % of the texts
changed, 3 % are new, 2 % are gone. Each command runs in a process of its own, start-up included;
the best of some runs counts, and the largest memory of any. pybabel runs without its fuzzy matching
(``-N``), which does not end within ten minutes at this size; ours runs with it and without.
``loctool check`` is measured in ``benchmarks/catalog_checks.py``.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from loctool.catalogs.messages import Catalog, Message
from loctool.catalogs.writing import changed, write_catalog

MESSAGES = 100_000
RUNS = 3
TARGETS = {"update": 0.5, "compile": 1.0}

WORDS = tuple(
    word
    for line in (
        "Serie Kamera Film Regie Datei Premiere Staffel Preis Autor Ende Szene Schnitt Ton Bild",
        "läuft öffnen speichern neu heute nicht gefunden und der die das ein eine mit für von",
    )
    for word in line.split()
)

HEADER = (
    "Project-Id-Version: Kino 1.0\nPOT-Creation-Date: 2026-11-22 20:00+0100\n"
    "PO-Revision-Date: 2026-11-22 20:00+0100\nLast-Translator: Test\nLanguage-Team: fr\n"
    "Language: fr\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\nPlural-Forms: nplurals=2; plural=(n > 1);\n"
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took."""

    seconds: float
    peak_mb: float


def main() -> None:
    """Prints each comparison; exits with 1 where a target is missed."""
    count, runs = (int(each) for each in (*sys.argv[1:], *(MESSAGES, RUNS)[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_files(count, folder)
        print(f"{count:,} messages, best of {runs} runs")
        missed = [
            not _report("update", _loctool("update", "new.pot"), _babel_update(), folder, runs),
            not _report("compile", _loctool("compile"), _babel_compile(), folder, runs),
        ]
        plain = _measure(_loctool("update", "new.pot", "--no-fuzzy"), folder, runs)
        print(f"update --no-fuzzy: {plain.seconds:.2f} s, {plain.peak_mb:.0f} MB")
    sys.exit(any(missed))


def make_files(count: int, folder: Path) -> None:
    """Writes ``old.po`` and ``new.pot``."""
    source = random.Random(5)
    header = Message("", (HEADER,))
    messages = [_message(number, source) for number in range(count)]
    write_catalog(Catalog(tuple(messages), header), folder / "old.po")
    template = []
    for message in messages:
        chance = source.random()
        if chance < 0.02:
            continue
        wanted = replace(message, msgstr=("",) * len(message.msgstr), flags=(), comments=())
        if chance < 0.07:
            wanted = changed(wanted, msgid=f"{message.msgid} {source.choice(WORDS)}")
        template.append(wanted)
        if chance > 0.97:
            template.append(_untranslated(_message(count + len(template), source)))
    write_catalog(Catalog(tuple(template), header), folder / "new.pot")


def _message(number: int, source: random.Random) -> Message:
    def text() -> str:
        words = source.randint(14, 30) if number % 6 == 1 else source.randint(2, 8)
        return " ".join(source.choices(WORDS, k=words))

    plural = f"{number} {text()}" if number % 8 == 0 else None
    return Message(
        f"{number} {text()}",
        (text(),) if plural is None else (text(), text()),
        "Menü" if number % 9 == 0 else None,
        plural,
        comments=("geprüft",) * (number % 7 == 0),
        extracted=("Hinweis",) * (number % 5 == 0),
        locations=(f"src/modul_{number % 300}.py:{number}", f"src/b.py:{number % 77}"),
        flags=("fuzzy",) * (number % 11 == 0),
    )


def _untranslated(message: Message) -> Message:
    return replace(message, msgstr=("",) * len(message.msgstr), flags=(), comments=())


def _loctool(command: str, *arguments: str) -> Sequence[str]:
    return (sys.executable, "-m", "loctool", "catalog", command, *arguments[:1], "fr.po",
            *arguments[1:])  # fmt: skip


def _babel(*arguments: str) -> Sequence[str]:
    return (sys.executable, "-m", "babel.messages.frontend", "-q", *arguments, "-l", "fr")


def _babel_update() -> Sequence[str]:
    return _babel("update", "-N", "-i", "new.pot", "-o", "fr.po")


def _babel_compile() -> Sequence[str]:
    return _babel("compile", "-i", "fr.po", "-o", "fr.mo")


def _report(name: str, ours: Sequence[str], theirs: Sequence[str], folder: Path, runs: int) -> bool:
    """Prints one comparison; whether the target is met."""
    mine, other = _measure(ours, folder, runs), _measure(theirs, folder, runs)
    ratio = mine.seconds / other.seconds
    print(
        f"{name}: loctool {mine.seconds:.2f} s, {mine.peak_mb:.0f} MB; "
        f"pybabel {other.seconds:.2f} s, {other.peak_mb:.0f} MB; "
        f"ratio {ratio:.2f} (target {TARGETS[name]})"
    )
    return ratio <= TARGETS[name]


def _measure(command: Sequence[str], folder: Path, runs: int) -> Cost:
    costs = [_run(command, folder) for _ in range(runs)]
    return Cost(min(each.seconds for each in costs), max(each.peak_mb for each in costs))


def _run(command: Sequence[str], folder: Path) -> Cost:
    shutil.copy(folder / "old.po", folder / "fr.po")
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    return Cost(seconds, usage.ru_maxrss / 1000)


if __name__ == "__main__":
    main()
