from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest
from lxml import etree
from translate.storage.poxliff import PoXliffFile

from loctool.catalogs.xliff12 import NAMESPACE
from tests.cli.conftest import Ran, Run

CATALOG = """\
msgid ""
msgstr ""
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"X-Source-Language: de\\n"

# Anna fragt nach.
#: artikel.de.md:1
msgctxt "heading"
msgid "Der <g1>Film</g1> läuft."
msgstr ""

#: artikel.de.md:3
msgid "Er kam."
msgstr "Il est venu."

#~ msgid "Weg."
#~ msgstr "Parti."
"""


@pytest.fixture
def catalog(folder: Path) -> Path:
    path = folder / "artikel.fr.po"
    path.write_text(CATALOG, encoding="utf-8")
    return path


def translate(path: str, source: str, target: str) -> None:
    """What a translator does in a tool built on Translate Toolkit."""
    store = PoXliffFile.parsefile(path)
    [unit] = [each for each in store.units if each.source == source]
    unit.target = target
    unit.markapproved()
    store.save()


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_there_and_back_changes_no_byte(loctool: Run, catalog: Path, version: str) -> None:
    ran = loctool("catalog", "to-xliff", catalog.name, "-o", "a.xlf", "--xliff", version)
    assert ran == Ran(
        0,
        "",
        "artikel.fr.po: note: 1 obsolete message is not exported [obsolete-left-out]\n"
        "a.xlf: written: 2 messages\n",
    )
    ran = loctool("catalog", "from-xliff", "a.xlf", "-o", catalog.name)
    assert ran == Ran(0, "", "artikel.fr.po: 2 the same\n")
    assert catalog.read_text("utf-8") == CATALOG


def test_a_translation_made_elsewhere_comes_in(loctool: Run, catalog: Path) -> None:
    loctool("catalog", "to-xliff", catalog.name, "-o", "a.xlf")
    tree = etree.parse("a.xlf")
    [unit] = tree.xpath("//a:trans-unit[a:source/a:g]", namespaces={"a": NAMESPACE})
    target = unit.find(f"{{{NAMESPACE}}}target")
    target.set("state", "signed-off")
    target.append(etree.fromstring(f'<g xmlns="{NAMESPACE}" id="1">Le film</g>'))
    target[0].tail = " passe."
    tree.write("a.xlf")
    ran = loctool("catalog", "from-xliff", "a.xlf", "-o", catalog.name)
    assert ran == Ran(0, "", "artikel.fr.po: 1 taken, 1 the same\n")
    assert catalog.read_text("utf-8") == CATALOG.replace(
        'läuft."\nmsgstr ""', 'läuft."\nmsgstr "<g1>Le film</g1> passe."'
    )
    loctool("catalog", "from-xliff", "a.xlf", "-o", catalog.name)
    assert catalog.read_text("utf-8").count("Le film") == 1


def test_a_conflict_is_said_and_both_are_there(loctool: Run, catalog: Path) -> None:
    loctool("catalog", "to-xliff", catalog.name, "-o", "a.xlf")
    translate("a.xlf", "Er kam.", "Il arriva.")
    catalog.write_text(CATALOG.replace("Il est venu.", "Il vint."), encoding="utf-8")
    ran = loctool("catalog", "from-xliff", "a.xlf", "-o", catalog.name)
    assert ran.exit_code == 3
    assert ran.stderr.splitlines() == [
        "artikel.fr.po:16: warning: both sides changed the translation, the catalog's stays: "
        "Er kam. [xliff-conflict]",
        "artikel.fr.po: 1 the same, 1 in conflict",
        "error: 1 translation was changed in both artikel.fr.po and a.xlf; the catalog's was kept",
        "hint: Take the file's instead: loctool catalog from-xliff a.xlf -o artikel.fr.po --theirs",
    ]
    assert "Il vint." in catalog.read_text("utf-8")
    assert loctool("catalog", "from-xliff", "a.xlf", "-o", catalog.name, "--theirs").exit_code == 0
    assert "Il arriva." in catalog.read_text("utf-8")


def test_a_catalog_can_be_made_of_the_file_alone(loctool: Run, catalog: Path) -> None:
    loctool("catalog", "to-xliff", catalog.name, "-o", "a.xlf", "--xliff", "2.0")
    assert loctool("catalog", "from-xliff", "a.xlf", "-o", "neu.fr.po").exit_code == 0
    expected, _cut, _obsolete = CATALOG.partition("\n#~")
    assert Path("neu.fr.po").read_text("utf-8") == expected


def test_another_tools_file_gets_a_header_of_its_language(loctool: Run, folder: Path) -> None:
    Path("a.xlf").write_text(
        f"""<xliff version="1.2" xmlns="{NAMESPACE}"><file original="a" source-language="de"
        target-language="pt-BR" datatype="plaintext"><body><trans-unit id="1"><source>Ja</source>
        <target state="final">Sim</target></trans-unit></body></file></xliff>"""
    )
    assert loctool("catalog", "from-xliff", "a.xlf", "-o", "a.po").exit_code == 0
    made = polib.pofile("a.po")
    assert (made.metadata["Language"], made[0].msgid, made[0].msgstr) == ("pt_BR", "Ja", "Sim")


def test_what_would_be_lost_is_not_overwritten(loctool: Run, catalog: Path) -> None:
    Path("a.xlf").write_text("Arbeit")
    ran = loctool("catalog", "to-xliff", catalog.name, "-o", "a.xlf")
    assert (ran.exit_code, Path("a.xlf").read_text()) == (2, "Arbeit")
    assert "loctool catalog from-xliff a.xlf -o artikel.fr.po" in ran.stderr
    assert loctool("catalog", "to-xliff", catalog.name, "-o", "a.xlf", "--force").exit_code == 0


def test_standard_output_is_the_file(loctool: Run, catalog: Path) -> None:
    ran = loctool("catalog", "to-xliff", catalog.name)
    assert etree.fromstring(ran.stdout.encode()).get("version") == "1.2"
    ran = loctool("catalog", "to-xliff", catalog.name, "--xliff", "2.0", "--json")
    data = json.loads(ran.stdout)["data"]
    assert data["messages"] == 2
    assert etree.fromstring(data["text"].encode()).get("trgLang") == "fr"


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("kein XML", 4, "a.xlf:1: not well-formed XML"),
        ("<html/>", 4, "a.xlf: is no XLIFF file: found <html>"),
        (
            f'<xliff xmlns="{NAMESPACE}"><file target-language="pl"><body><trans-unit id="1">'
            "<source>a</source></trans-unit></body></file></xliff>",
            4,
            "a.xlf: is in another language than artikel.fr.po: pl, not fr",
        ),
    ],
)
def test_a_file_that_does_not_fit_is_refused(
    loctool: Run, catalog: Path, text: str, code: int, message: str
) -> None:
    Path("a.xlf").write_text(text)
    ran = loctool("catalog", "from-xliff", "a.xlf", "-o", catalog.name)
    assert (ran.exit_code, ran.stdout) == (code, "")
    assert ran.stderr.startswith(f"error: {message}")
    assert catalog.read_text("utf-8") == CATALOG
