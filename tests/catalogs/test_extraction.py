from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from loctool.catalogs.extraction import (
    Extraction,
    extract_messages,
    make_template,
    read_babel_mapping,
    read_extraction,
)
from loctool.catalogs.reading import parse_catalog
from loctool.catalogs.writing import render_catalog
from loctool.errors import BadInputError, SettingsError

PYTHON = """\
from gettext import gettext as _, ngettext, npgettext, pgettext

# Translators: Knopf im Menü
_("Speichern")
ngettext("%d Szene", "%d Szenen", n)
pgettext("menü", "Schließen")
npgettext("liste", "ein Film", "{n} Filme", n)
_("Hallo, %(name)s!"), _("Speichern"), _('mit "Gänsefüßchen"\\n')
N_("später")
"""
TEMPLATE = """\
<h1>{{ _("Willkommen im Kino") }}</h1>
{% trans count=n %}{{ count }} Karte{% pluralize %}{{ count }} Karten{% endtrans %}
"""
SCRIPT = """\
// Translators: kurz
alert(gettext("Laden"));
ngettext("%s Bild", "%s Bilder", n);
"""
MAPPING = "[python: **.py]\n[javascript: **.js]\n[jinja2: templates/**.html]\n"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (
        ("src/app.py", PYTHON),
        ("src/templates/kino.html", TEMPLATE),
        ("src/js/app.js", SCRIPT),
        ("src/.git/alt.py", "_('verborgen')"),
        ("babel.cfg", MAPPING),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Path("src")


def test_pybabel_finds_the_same_messages(tree: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "babel.cfg",
         "-k", "N_", "-c", "Translators:", "-o", "theirs.pot", "src"],
        check=True,
    )  # fmt: skip
    with Path("theirs.pot").open("rb") as file:
        theirs = [
            (
                each.context,
                (each.id,) if isinstance(each.id, str) else tuple(each.id),
                tuple(f"{name}:{line}" for name, line in each.locations),
                tuple(each.auto_comments),
                set(each.flags),
            )
            for each in read_po(file)
            if each.id
        ]
    extraction = Extraction(
        mappings=read_babel_mapping(Path("babel.cfg")),
        keywords=("N_",),
        comment_tags=("Translators:",),
    )
    ours = [
        (
            each.msgctxt,
            (each.msgid,) if each.msgid_plural is None else (each.msgid, each.msgid_plural),
            each.locations,
            each.extracted,
            set(each.flags),
        )
        for each in extract_messages([tree], extraction)
    ]
    assert ours == theirs
    assert len(ours) == 11


def test_a_percentage_is_no_python_format(tree: Path) -> None:
    (tree / "quote.py").write_text("_('50 % der Zuschauer'); _('%d % sicher')", encoding="utf-8")
    flags = {each.msgid: each.flags for each in extract_messages([tree / "quote.py"], Extraction())}
    assert flags == {"50 % der Zuschauer": (), "%d % sicher": ("python-format",)}


def test_a_template_changes_only_when_its_messages_do(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    messages = extract_messages([tree], Extraction())
    first = parse_catalog(render_catalog(make_template(messages, Extraction(), None)))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert make_template(extract_messages([tree], Extraction()), Extraction(), first) is first
    fewer = make_template(messages[1:], Extraction(), first)
    assert fewer.headers["POT-Creation-Date"] == "2023-11-14 22:13+0000"


def test_the_settings_say_what_is_extracted(tree: Path) -> None:
    Path("pyproject.toml").write_text(
        '[tool.loctool.extract]\nkeywords = ["N_"]\nadd-comments = ["Translators:"]\n'
        'project = "Kino 1.0"\nignore = ["templates"]\n'
        '[[tool.loctool.extract.mappings]]\nmethod = "python"\npattern = ["**.py"]\n',
        encoding="utf-8",
    )
    extraction = read_extraction(Path("pyproject.toml"))
    messages = extract_messages([tree], extraction)
    assert messages[0].extracted == ("Translators: Knopf im Menü",)
    assert [each.msgid for each in messages][-1] == "später"
    assert extraction.project == "Kino 1.0"


def test_an_unknown_key_is_named(tree: Path) -> None:
    Path("loctool.toml").write_text("[extract]\nkeyword = ['N_']\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"unknown key: 'extract\.keyword'"):
        read_extraction(Path("loctool.toml"))


def test_a_file_that_cannot_be_parsed_is_named(tree: Path) -> None:
    (tree / "kaputt.py").write_text('_("Ton")\n"""offen', encoding="utf-8")
    with pytest.raises(BadInputError) as caught:
        extract_messages([tree / "kaputt.py"], Extraction())
    assert "kaputt.py: no messages can be extracted: " in str(caught.value)
