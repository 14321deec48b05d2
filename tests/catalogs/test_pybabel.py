"""``init``, ``update`` and ``compile`` beside pybabel: the same messages out of the same files."""

from __future__ import annotations

import gettext
import subprocess
import sys
from pathlib import Path

import polib
import pytest

TEMPLATE = """\
msgid ""
msgstr ""
"Project-Id-Version: kino 1\\n"
"POT-Creation-Date: 2026-11-20 10:00+0000\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

#. Über dem Kalender.
#: src/plan.py:3
msgid "Kinostart"
msgstr ""

#: src/plan.py:9
#, python-format
msgid "%(count)d Staffel"
msgid_plural "%(count)d Staffeln"
msgstr[0] ""
msgstr[1] ""

#: src/plan.py:14
msgctxt "Rolle"
msgid "Regie"
msgstr ""

#: src/plan.py:20
msgid "Abspann mit \\"Anführung\\" und\\nzweiter Zeile"
msgstr ""
"""

CHANGED = TEMPLATE.replace("Regie", "Kamera").replace("2026-11-20", "2026-11-21")

Facts = dict[tuple[str | None, str], tuple[str, tuple[str, ...], bool]]


def run(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", *arguments], check=True, capture_output=True)


def pybabel(*arguments: str) -> None:
    run("babel.messages.frontend", "-q", *arguments)


def facts(path: str, *, obsolete: bool = False) -> Facts:
    """What a catalog says of each message: plural, translations, whether it is fuzzy."""
    return {
        (entry.msgctxt, entry.msgid): (
            entry.msgid_plural,
            tuple(entry.msgstr_plural.values()) or (entry.msgstr,),
            "fuzzy" in entry.flags,
        )
        for entry in polib.pofile(path)
        if bool(entry.obsolete) is obsolete
    }


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("kino.pot").write_text(TEMPLATE, encoding="utf-8")


@pytest.mark.parametrize(("language", "forms"), [("fr", 2), ("pl", 3), ("ja", 1)])
def test_init_makes_the_same_messages(language: str, forms: int) -> None:
    pybabel("init", "-i", "kino.pot", "-o", "theirs.po", "-l", language)
    run("loctool", "catalog", "init", "kino.pot", "--to", language, "-o", "ours.po")
    ours = facts("ours.po")
    assert ours == facts("theirs.po")
    assert len(ours[None, "%(count)d Staffel"][1]) == forms


def translate(path: str) -> None:
    """As a translator would, with another tool."""
    catalog = polib.pofile(path)
    for entry in catalog:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: "%(count)d saison", 1: "%(count)d saisons"}
        else:
            entry.msgstr = f"FR {entry.msgid}"
    catalog.save()


def test_update_keeps_adds_and_retires_the_same_messages() -> None:
    run("loctool", "catalog", "init", "kino.pot", "--to", "fr", "-o", "ours.po")
    translate("ours.po")
    Path("theirs.po").write_bytes(Path("ours.po").read_bytes())
    Path("kino.pot").write_text(CHANGED, encoding="utf-8")
    pybabel("update", "-N", "-i", "kino.pot", "-o", "theirs.po", "-l", "fr")
    run("loctool", "catalog", "update", "kino.pot", "ours.po", "--no-fuzzy")
    assert facts("ours.po") == facts("theirs.po")
    assert facts("ours.po", obsolete=True) == facts("theirs.po", obsolete=True)
    assert facts("ours.po")["Rolle", "Kamera"] == ("", ("",), False)
    assert facts("ours.po")[None, "Kinostart"] == ("", ("FR Kinostart",), False)


def test_compile_gives_a_program_the_same_texts() -> None:
    run("loctool", "catalog", "init", "kino.pot", "--to", "fr", "-o", "fr.po")
    translate("fr.po")
    pybabel("compile", "-i", "fr.po", "-o", "theirs.mo", "-l", "fr")
    run("loctool", "catalog", "compile", "fr.po", "-o", "ours.mo")
    answers = []
    for name in ("ours.mo", "theirs.mo"):
        with Path(name).open("rb") as file:
            texts = gettext.GNUTranslations(file)
        answers.append(
            [
                texts.gettext("Kinostart"),
                texts.gettext('Abspann mit "Anführung" und\nzweiter Zeile'),
                texts.pgettext("Rolle", "Regie"),
                *(
                    texts.ngettext("%(count)d Staffel", "%(count)d Staffeln", number)
                    for number in (0, 1, 2, 1_000_000)
                ),
            ]
        )
    assert answers[0] == answers[1]
    assert answers[0][2:5] == ["FR Regie", "%(count)d saison", "%(count)d saison"]
