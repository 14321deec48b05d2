from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.catalogs.messages import Catalog, Message
from loctool.catalogs.reading import parse_catalog, read_catalog
from loctool.catalogs.writing import changed, encoded, render_catalog, render_message, write_catalog
from loctool.errors import BadInputError
from tests.catalogs.generated import HEADER, catalogs
from tests.catalogs.gettext_tools import gettext_tool

FEW = settings(deadline=None, max_examples=25)


@FEW
@given(catalogs())
def test_what_is_written_is_read_again(catalog: Catalog) -> None:
    assert parse_catalog(render_catalog(catalog)) == catalog


@settings(deadline=None, max_examples=10)
@given(st.lists(catalogs(), min_size=4, max_size=4))
def test_msgcat_changes_nothing_in_what_was_written(several: list[Catalog]) -> None:
    messages = {message.key: message for catalog in several for message in catalog.messages}
    ordered = tuple(sorted(messages.values(), key=lambda message: message.obsolete))
    text = render_catalog(Catalog(ordered, HEADER))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "fr.po")
        path.write_text(text, encoding="utf-8", newline="")
        assert gettext_tool("msgcat", "--force-po", path) == text


@FEW
@given(catalogs(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\n", "\n# Ende\n"]))
def test_an_untouched_file_keeps_its_bytes(catalog: Catalog, newline: str, tail: str) -> None:
    text = render_catalog(replace(catalog, newline=newline)) + tail.replace("\n", newline)
    assert render_catalog(parse_catalog(text)) == text


ODD = """
# Kopf
msgid ""
msgstr "Language: fr\\n"


msgid   "Ton"   # nicht erlaubt
"""

UNUSUAL = """

msgid ""
msgstr "Language: fr\\n"
#: a.py:1
msgid   "Ton" "spur"
msgstr
  "piste"
msgid "Bild"\t
msgstr "image"



#~ msgid "alt"
#~ msgstr "vieux"
#~ msgid "älter"
#~ msgstr "plus vieux"
# ohne Zeilenende"""


def test_unusual_layout_and_blank_lines_are_kept() -> None:
    catalog = parse_catalog(UNUSUAL)
    assert [message.msgid for message in catalog.messages] == ["Tonspur", "Bild", "alt", "älter"]
    assert render_catalog(catalog) == UNUSUAL


def test_only_what_is_changed_is_formatted_anew() -> None:
    catalog = parse_catalog(UNUSUAL)
    first, *rest = catalog.messages
    text = render_catalog(replace(catalog, messages=(changed(first, msgstr=("bande",)), *rest)))
    assert '\n\n#: a.py:1\nmsgid "Tonspur"\nmsgstr "bande"\n\nmsgid "Bild"\t\n' in text
    assert text.endswith('"plus vieux"\n# ohne Zeilenende')


def test_the_lines_of_a_message_come_in_gettexts_order() -> None:
    text = """\
# von Hand
#
#. aus dem Quelltext
#: a.py:1 b.py:2
#, fuzzy, python-format, no-wrap
#| msgid "%d Bild"
msgctxt "menü"
msgid "%d Bilder"
msgstr "%d images"
"""
    message = parse_catalog(text).messages[0]
    shuffled = changed(message, flags=("no-wrap", "python-format", "fuzzy"))
    assert render_message(shuffled) == text


def test_no_line_is_broken_inside_a_format_directive() -> None:
    message = Message(
        "wort " * 14 + "%(ein langer name)s und %(noch ein langer name)s " * 2,
        flags=("python-format",),
    )
    text = render_message(message)
    assert text.count("%(ein langer name)s") == text.count("%(noch ein langer name)s") == 2


def test_a_catalog_keeps_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n'
    data = f'{header}\nmsgid "café"\nmsgstr ""\n'.encode("latin-1")
    path.write_bytes(data)
    catalog = read_catalog(path)
    assert catalog.messages[0].msgid == "café"
    write_catalog(catalog, path)
    assert path.read_bytes() == data
    unwritable = changed(catalog.messages[0], msgstr=("日本",))
    with pytest.raises(BadInputError, match="iso8859-1 has no 日"):
        encoded(replace(catalog, messages=(unwritable,)))


def test_a_catalog_that_cannot_be_read_whole_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_text(f'{ODD}\nmsgid "a"\nmsgstr "b"\n', encoding="utf-8")
    catalog = read_catalog(path)
    with pytest.raises(BadInputError, match=r"fr\.po:7: is not written"):
        write_catalog(catalog, path)
