"""All checks of ``loctool check`` against ``pofilter`` (Translate Toolkit) on one catalog.

Run:
    python benchmarks/catalog_checks.py [MESSAGES]

The catalog is German-French, made of the parts below: sentences of eight patterns with names,
nouns, places, numbers and dates, one message in five with a placeholder of a Python format, one in
twenty with plural forms, one in fifty with a fault. Each program is run as a person would, in a
process of its own: start-up, reading the file and writing what was found are in the time. pofilter
runs the tests it runs by itself; loctool runs every check it has at every severity, the
glossary's terms among them, on as many processes as there are processors.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def _words(text: str) -> list[str]:
    return text.split()


NAMES = _words("""Anna Clara Emil Greta Jonas Karl Lena Marta Nils Paula Rosa Theo Vera Willi""")
SURNAMES = _words(
    """Albers Brandt Claasen Dormann Eckhoff Fenske Gerlach Hartung Immel Jessen Kolbe Lorenz
    Merten Nolte Opitz Petersen Quandt Reimers Sander Tiedemann Ulrich Vogt Wessels Zander"""
)
NOUNS = _words(
    """Film=film Serie=série Krimi=polar Komödie=comédie Drama=drame Dokumentation=documentaire
    Roman=roman Album=album Oper=opéra Musical=spectacle Festival=festival Hörspiel=feuilleton
    Kurzfilm=court-métrage Sendung=émission Reportage=reportage Biografie=biographie"""
)
PLACES = _words(
    """Köln=Cologne Wien=Vienne Rom=Rome Prag=Prague Basel=Bâle Genf=Genève München=Munich
    Brüssel=Bruxelles London=Londres Venedig=Venise Hamburg=Hambourg Leipzig=Leipzig"""
)
MONTHS = _words(
    """Januar=janvier Februar=février März=mars April=avril Mai=mai Juni=juin Juli=juillet
    August=août September=septembre Oktober=octobre November=novembre Dezember=décembre"""
)
ADJECTIVES = _words(
    """neu=nouveau alt=ancien lang=long kurz=court groß=grand klein=petit teuer=cher
    stark=fort leise=discret bunt=coloré ruhig=calme ernst=sérieux"""
)
PATTERNS = (
    ("{name} dreht im {month} in {place} ihr Werk „{title}“.",
     "{name} tourne en {month} à {place} son œuvre « {title} »."),
    ("Am {day}. {month} sprach {name} in {place} über {n} Bilder.",
     "Le {day} {month}, {name} a parlé à {place} de {n} images."),
    ("Das Werk „{title}“ von {name} kostete {n} Euro und wirkt {adjective}.",
     "L'œuvre « {title} » de {name} a coûté {n} euros et paraît {adjective}."),
    ("{place}: {name} zeigt {n} Bilder, und niemand findet sie zu {adjective}!",
     "{place} : {name} montre {n} images, et personne ne les trouve trop {adjective} !"),
    ("„Wir waren {n} Tage in {place}“, sagte {name}, „und es war {adjective}.“",
     "« Nous avons passé {n} jours à {place}, a dit {name}, et c'était {adjective}. »"),
    ("Kommt {name} im {month} nach {place}, oder bleibt es bei {n} Karten?",
     "{name} viendra-t-elle en {month} à {place}, ou faudra-t-il rester à {n} billets ?"),
    ("Mehr über {name} steht auf https://kinopost.de/{place}/{n} (ab {day} Uhr).",
     "Plus d'informations sur {name} : https://kinopost.de/{place_de}/{n} (dès {day} h)."),
    ("{noun}: {name} ({place}), {day}. {month} 20{day:02}",
     "{noun} : {name} ({place}), le {day} {month} 20{day:02}"),
)  # fmt: skip
PLACEHOLDERS = (
    (" (%(count)d mal gesehen)", " (vu %(count)d fois)"),
    (" – {title}, Teil {part}", " – {title}, partie {part}"),
)
FAULTS = (
    lambda text: text + " ",
    lambda text: text.replace(" ", "  ", 1),
    lambda text: text.rstrip(".!? »"),
    lambda text: text[:1].lower() + text[1:],
    lambda text: text.replace("(", "", 1),
    lambda text: text[:0],
)
SPACES = re.compile(r"(?<=«) | (?=[»!?:;])")
"""Where French has a no-break space."""
HEADER = r"""msgid ""
msgstr ""
"Project-Id-Version: kinopost 2.1\n"
"Report-Msgid-Bugs-To: fehler@kinopost.de\n"
"POT-Creation-Date: 2026-03-01 10:00+0100\n"
"PO-Revision-Date: 2026-03-02 10:00+0100\n"
"Last-Translator: Anna Lang <anna@kinopost.de>\n"
"Language-Team: French <equipe@kinopost.fr>\n"
"Language: fr\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"
"""


def catalog(messages: int) -> str:
    """A catalog of so many messages, the same each time."""
    rng = random.Random(4)
    entries, seen = [HEADER], set[str]()
    while len(seen) < messages:
        source, target = _sentence(rng)
        if source not in seen:
            seen.add(source)
            entries.append(_entry(rng, len(seen), source, target))
    return "\n".join(entries)


def _sentence(rng: random.Random) -> tuple[str, str]:
    values: dict[str, tuple[object, object]] = {
        kind: _pair(rng, words)
        for kind, words in (("noun", NOUNS), ("place", PLACES), ("month", MONTHS),
                            ("adjective", ADJECTIVES))
    }  # fmt: skip
    name = f"{rng.choice(NAMES)} {rng.choice(SURNAMES)}"
    number, day, title = rng.randint(100, 999), rng.randint(10, 28), rng.choice(SURNAMES)
    values |= {"name": (name, name), "n": (number, number), "day": (day, day)}
    values |= {"title": (title, title), "place_de": values["place"][:1] * 2}
    patterns = rng.choice(PATTERNS)
    source, target = (
        pattern.format(**{kind: both[side] for kind, both in values.items()})
        for side, pattern in enumerate(patterns)
    )
    return source, SPACES.sub("\u00a0", target)


def _pair(rng: random.Random, words: list[str]) -> tuple[object, object]:
    german, _, french = rng.choice(words).partition("=")
    return german, french


def _entry(rng: random.Random, number: int, source: str, target: str) -> str:
    lines = [f"#: kinopost/seite{number % 50}.py:{number}"]
    if rng.random() < 0.02:
        target = rng.choice(FAULTS)(target)
    elif rng.random() < 0.2:
        kind = rng.randrange(2)
        lines.append(f"#, python{('', '-brace')[kind]}-format")
        source += PLACEHOLDERS[kind][0]
        target += PLACEHOLDERS[kind][1]
    lines.append(f"msgid {_quoted(source)}")
    if rng.random() < 0.05:
        lines += [f"msgid_plural {_quoted(source)}", f"msgstr[0] {_quoted(target)}"]
        lines.append(f"msgstr[1] {_quoted(target)}")
    else:
        lines.append(f"msgstr {_quoted(target)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def measure(name: str, command: list[str], output: Path) -> float:
    """Runs a command; prints and returns how long it took, with what memory at most."""
    before = time.perf_counter()
    with output.open("wb") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=subprocess.DEVNULL)
        peak = 0
        while process.poll() is None:
            peak = max(peak, _memory_of(process.pid))
            time.sleep(0.05)
    seconds = time.perf_counter() - before
    print(f"{name:10} {seconds:7.1f} s  {peak / 1e6:7.0f} MB")
    return seconds


def _memory_of(process: int) -> int:
    """Bytes that a process and its children have for themselves, shared pages by their share."""
    size = 0
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
        for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                size += int(line.split()[1]) * 1024
        return size + sum(_memory_of(int(child)) for child in children)
    except (OSError, ValueError):
        return size  # it has just ended, or this is no Linux


def main() -> None:
    """Makes the catalog, measures both, prints times, memory and the ratio."""
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fr.po"
        path.write_text(catalog(messages), "utf-8")
        size = path.stat().st_size / 1e6
        print(f"{messages:,} messages, {size:.1f} MB, {os.cpu_count()} processors")
        tools = Path(sys.executable).parent
        commands = {
            "pofilter": [str(tools / "pofilter"), "--progress=none", "--language=fr", str(path),
                         str(Path(folder) / "found.po")],
            "loctool": [sys.executable, "-m", "loctool", "check", str(path),
                        "--min-severity", "note"],
        }  # fmt: skip
        seconds = {}
        for name, command in commands.items():
            seconds[name] = measure(name, command, Path(folder) / f"{name}.txt")
        found = (Path(folder) / "loctool.txt").read_text("utf-8").count("\n")
    print(f"loctool found {found:,} things")
    print(f"ratio: {seconds['loctool'] / seconds['pofilter']:.2f}")


if __name__ == "__main__":
    main()
