from __future__ import annotations

import gettext
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from loctool.catalogs.compilation import compile_catalog, find_crashes
from loctool.catalogs.messages import Catalog, Message
from loctool.catalogs.reading import parse_bytes, parse_catalog
from loctool.catalogs.writing import write_catalog
from tests.catalogs.generated import catalogs
from tests.catalogs.gettext_tools import gettext_tool

HEAD = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""

CATALOG = f"""{HEAD}
#: a.py:1
msgid "Zeitraffer"
msgstr "accéléré"

msgctxt "menü"
msgid "Öffnen"
msgstr "Ouvrir"

msgid "%d Szene"
msgid_plural "%d Szenen"
msgstr[0] "%d scène"
msgstr[1] "%d scènes"

#, fuzzy
msgid "Abspann"
msgstr "générique"

msgid "Vorspann"
msgstr ""

#~ msgid "alt"
#~ msgstr "vieux"
"""


@pytest.mark.parametrize("fuzzy", [False, True])
def test_msgunfmt_finds_in_our_file_what_it_finds_in_that_of_msgfmt(
    tmp_path: Path, fuzzy: bool
) -> None:
    source = tmp_path / "fr.po"
    source.write_text(CATALOG, encoding="utf-8")
    (tmp_path / "ours.mo").write_bytes(compile_catalog(parse_catalog(CATALOG), fuzzy=fuzzy))
    options = ["--use-fuzzy"] if fuzzy else []
    gettext_tool("msgfmt", *options, "-o", tmp_path / "theirs.mo", source)
    ours = gettext_tool("msgunfmt", tmp_path / "ours.mo")
    assert ours == gettext_tool("msgunfmt", tmp_path / "theirs.mo")
    assert ("Abspann" in ours) == fuzzy


@settings(deadline=None, max_examples=10)
@given(catalogs())
def test_any_catalog_is_compiled_as_msgfmt_does(
    tmp_path_factory: pytest.TempPathFactory, catalog: Catalog
) -> None:
    folder = tmp_path_factory.mktemp("compiled")
    catalog = replace(
        catalog, messages=tuple({each.key: each for each in map(_flat, catalog)}.values())
    )
    write_catalog(catalog, folder / "fr.po")
    (folder / "ours.mo").write_bytes(compile_catalog(catalog))
    gettext_tool("msgfmt", "-o", folder / "theirs.mo", folder / "fr.po")
    ours = gettext_tool("msgunfmt", folder / "ours.mo")
    assert ours == gettext_tool("msgunfmt", folder / "theirs.mo")


def _flat(message: Message) -> Message:
    """Without newlines: msgfmt wants the same at the edges of source and translation."""
    return replace(
        message,
        msgid=message.msgid.replace("\n", " "),
        msgid_plural=message.msgid_plural and message.msgid_plural.replace("\n", " "),
        msgstr=tuple(text.replace("\n", " ") for text in message.msgstr),
    )


def test_pythons_gettext_reads_the_file() -> None:
    translations = gettext.GNUTranslations(io.BytesIO(compile_catalog(parse_catalog(CATALOG))))
    assert translations.gettext("Zeitraffer") == "accéléré"
    assert translations.pgettext("menü", "Öffnen") == "Ouvrir"
    assert translations.ngettext("%d Szene", "%d Szenen", 2) == "%d scènes"
    assert translations.gettext("Abspann") == "Abspann"


def test_a_compiled_file_is_read_again() -> None:
    read = parse_bytes(compile_catalog(parse_catalog(CATALOG)))
    assert {(each.msgctxt, each.msgid, each.msgid_plural, each.msgstr) for each in read} == {
        (None, "Zeitraffer", None, ("accéléré",)),
        ("menü", "Öffnen", None, ("Ouvrir",)),
        (None, "%d Szene", "%d Szenen", ("%d scène", "%d scènes")),
    }
    assert read.headers["Plural-Forms"] == "nplurals=2; plural=(n > 1);"


@pytest.mark.parametrize(
    ("entry", "id"),
    [
        ('#, python-format\nmsgid "%(n)d Filme"\nmsgstr "%(m)d films"\n', "placeholder-mismatch"),
        ('#, c-format\nmsgid "%d Filme"\nmsgstr "%s films"\n', "placeholder-mismatch"),
        ('#, python-format\nmsgid "%d Filme"\nmsgstr "%d films, 100%"\n', "format-error"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', "plural-count"),
        ('msgid "a\nmsgstr "b"\n', "syntax-error"),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "duplicate"),
    ],
)
def test_what_would_crash_is_found(entry: str, id: str) -> None:
    catalog = parse_catalog(f'{HEAD}msgid "x"\nmsgstr "y"\n\n{entry}')
    assert {each.id for each in find_crashes(catalog)} == {id}


def test_a_fuzzy_message_cannot_crash_unless_it_is_compiled() -> None:
    text = f'{HEAD}#, fuzzy, c-format\nmsgid "%d Filme"\nmsgstr "%s films"\n'
    assert find_crashes(parse_catalog(text)) == []
    assert find_crashes(parse_catalog(text), fuzzy=True) != []


def test_nothing_is_found_in_a_good_catalog() -> None:
    catalog = parse_catalog(CATALOG)
    assert find_crashes(replace(catalog, name="fr.po")) == []


def test_a_form_for_one_may_name_what_only_the_singular_names() -> None:
    entry = """\
#, python-brace-format
msgid "Is {one} meant?"
msgid_plural "Is one of {several} meant?"
msgstr[0] "%s"
msgstr[1] "%s"
"""
    good, bad = "Ist {one} gemeint?", "Ist eines von {several} gemeint?"
    assert find_crashes(parse_catalog(HEAD + entry % (good, bad))) == []
    assert find_crashes(parse_catalog(HEAD + entry % (bad, good))) != []
