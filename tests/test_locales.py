"""loctool's own catalogs: the template has every message, the translations are whole and sound."""

from __future__ import annotations

import os
from pathlib import Path
from string import Formatter

import pytest

from hatch_build import compile_catalogs
from loctool.catalogs.extraction import extract_messages, read_extraction
from loctool.catalogs.reading import read_catalog
from loctool.cli.help_texts import CLICKS_OWN
from tests.catalogs.gettext_tools import gettext_tool

ROOT = Path(__file__).parent.parent
TEMPLATE = ROOT / "locales" / "loctool.pot"
LANGUAGES = ("de", "es", "fr")


def catalog_of(language: str) -> Path:
    return ROOT / "locales" / language / "LC_MESSAGES" / "loctool.po"


def test_the_template_has_every_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """If not: ``loctool catalog extract loctool -o locales/loctool.pot``, then ``update``."""
    monkeypatch.chdir(ROOT)
    extracted = extract_messages([Path("loctool")], read_extraction(Path("pyproject.toml")))
    ours = {each.key for each in extracted if each.extracted != (CLICKS_OWN,)}
    template = {each.key for each in read_catalog(TEMPLATE) if each.extracted != (CLICKS_OWN,)}
    assert ours - template == set()
    assert template - ours == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_is_whole(language: str) -> None:
    catalog = read_catalog(catalog_of(language))
    template = {each.key for each in read_catalog(TEMPLATE)}
    assert {each.key for each in catalog if not each.obsolete} == template
    left = [each.msgid for each in catalog if each.fuzzy or not all(each.msgstr)]
    assert left == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_msgfmt_accepts_a_catalog(language: str, tmp_path: Path) -> None:
    gettext_tool("msgfmt", "-c", "-o", os.devnull, catalog_of(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_passes_our_own_checks(language: str) -> None:
    from loctool.cli import main

    assert main(["check", str(catalog_of(language)), "--quiet"]) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_packaged_is_what_msgfmt_makes(language: str, tmp_path: Path) -> None:
    [compiled] = [path for path in compile_catalogs(ROOT / "locales") if language in path.parts]
    gettext_tool("msgfmt", "-o", tmp_path / "by-msgfmt.mo", catalog_of(language))
    expected = gettext_tool("msgunfmt", tmp_path / "by-msgfmt.mo")
    assert _messages(gettext_tool("msgunfmt", compiled)) == _messages(expected)


def _messages(text: str) -> str:
    """Without the header, of which msgfmt leaves out the template's date."""
    return text.partition("\n\n")[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_keeps_its_fields_when_it_is_filled_in(language: str) -> None:
    """Whatever msgfmt lets through: ``str.format`` gets along with each translation."""
    for message in read_catalog(catalog_of(language)):
        sources = (message.msgid, message.msgid_plural or "")
        known = {field for text in sources for _, field, _, _ in Formatter().parse(text)}
        if "python-brace-format" in message.flags:
            for text in message.msgstr:
                assert {field for _, field, _, _ in Formatter().parse(text)} <= {*known, None}, text
