from __future__ import annotations

import contextlib
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.catalogs.messages import Catalog, Previous
from loctool.catalogs.reading import parse_bytes, parse_catalog, read_catalog
from loctool.catalogs.writing import render_catalog
from loctool.errors import BadInputError
from tests.catalogs.generated import catalogs

HEAD = 'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'


def test_everything_of_a_message_is_read() -> None:
    catalog = parse_catalog(
        HEAD
        + """\
# von Hand
#.aus dem Quelltext
#: a.py:1 \u2068mein film.py\u2069:2
#, fuzzy,python-format
#| msgctxt "k"
#| msgid "%d alte "
#| "Szene"
msgctxt "k"
msgid "%d Szene"
msgid_plural "%d Szenen"
msgstr[0] "\\"%d\\" scène"
msgstr[1] ""
"%d\\tscènes\\n"
"""
    )
    [message] = catalog.messages
    assert message.comments == ("von Hand",)
    assert message.extracted == ("aus dem Quelltext",)
    assert message.locations == ("a.py:1", "mein film.py:2")
    assert message.flags == ("fuzzy", "python-format")
    assert message.previous == Previous("%d alte Szene", "k")
    assert (message.msgctxt, message.msgid, message.msgid_plural) == ("k", "%d Szene", "%d Szenen")
    assert message.msgstr == ('"%d" scène', "%d\tscènes\n")
    assert (message.line, catalog.language) == (4, "fr")


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        ('msgid "kaputt\nmsgstr "x"\n', 4, 'a string that is not closed: "kaputt'),
        ('msgid "a"\n', 6, "a message without msgstr"),
        ('msgstr "a"\n', 4, "a message does not begin with msgstr"),
        (
            'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n',
            6,
            "msgid_plural, but msgstr without a number",
        ),
        ('msgid "a"\nmsgstr[0] "c"\n', 5, "msgstr with a number, but no msgid_plural"),
        (
            'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n',
            7,
            "plural form 2 where form 1 is expected",
        ),
        ('msgid "a"\nwas ist das\nmsgstr "b"\n', 5, "not expected here: was"),
        ('msgid "a"\nmsgstr "b" "c\n', 5, 'a string that is not closed: "c'),
        ('domain "anders"\n', 4, "a domain line: loctool reads one domain a file"),
        ('msgid "a"\n# mitten drin\n\nmsgid "x"\nmsgstr "y"\n', 5, "a comment inside a message"),
    ],
)
def test_a_broken_entry_is_named_and_the_rest_is_read(lines: str, line: int, reason: str) -> None:
    catalog = parse_catalog(f'{HEAD}{lines}\nmsgid "heil"\nmsgstr "sain"\n')
    assert [(each.line, each.id, each.message) for each in catalog.problems] == [
        (line, "syntax-error", reason)
    ]
    assert catalog.messages[-1].msgid == "heil"


def test_an_unknown_escape_is_named_but_the_message_is_read() -> None:
    catalog = parse_catalog(f'{HEAD}msgid "a\\q"\nmsgstr "\\x41\\101\\303\\244"\n')
    assert [(each.line, each.id) for each in catalog.problems] == [(4, "invalid-escape")]
    assert catalog.messages[0].msgstr == ("AAä",)


def test_a_wrong_byte_is_named_and_kept() -> None:
    data = f'{HEAD}msgid "a"\nmsgstr "'.encode() + b'\xe4"\n'
    catalog = parse_bytes(data)
    assert [(each.line, each.id) for each in catalog.problems] == [(5, "wrong-encoding")]
    assert render_catalog(catalog).encode("utf-8", "surrogateescape") == data


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\xef\xbb\xbf" + HEAD.encode(), "byte-order-mark"),
        (HEAD.replace("UTF-8", "klingonisch").encode(), "unknown-charset"),
    ],
)
def test_what_is_odd_about_the_encoding_is_named(data: bytes, problem: str) -> None:
    assert [each.id for each in parse_bytes(data).problems] == [problem]


@pytest.mark.parametrize(
    "data", [b"GIF89a\0\0", b"# Titel\n\nEin Artikel.\n", b"\xde\x12\x04\x95\0"]
)
def test_what_is_no_catalog_is_refused(data: bytes) -> None:
    with pytest.raises(BadInputError, match=r"no gettext catalog|damaged"):
        parse_bytes(data, "film.gif")


def test_an_empty_file_is_an_empty_catalog() -> None:
    assert parse_bytes(b"") == Catalog(())


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_arbitrary_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(BadInputError):
        parse_bytes(data)


@settings(deadline=None, max_examples=40)
@given(catalogs(), st.randoms(use_true_random=False))
def test_a_file_that_was_cut_up_is_read_or_refused(catalog: Catalog, random: object) -> None:
    lines = render_catalog(catalog).splitlines(keepends=True)
    for _ in range(3):
        lines.pop(random.randrange(len(lines)))  # type: ignore[attr-defined]
    try:
        read = parse_catalog("".join(lines))
    except BadInputError:
        return
    assert all(1 <= each.line <= len(lines) for each in read.problems)


@settings(deadline=None, max_examples=15)
@given(catalogs())
def test_polib_reads_the_same(catalog: Catalog) -> None:
    theirs = {
        (entry.msgctxt, entry.msgid): (
            [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values()),
            entry.fuzzy,
            bool(entry.obsolete),
        )
        for entry in polib.pofile(render_catalog(catalog))
    }
    ours = parse_catalog(render_catalog(catalog))
    for message in ours.messages:
        if message.msgid_plural == "" or message.obsolete:
            continue
        found = theirs[message.msgctxt, message.msgid]
        assert found == (list(message.msgstr), message.fuzzy, message.obsolete)


def test_babel_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_text(
        f'{HEAD}#: a.py:3\n#, fuzzy\nmsgctxt "m"\nmsgid "Ton"\nmsgstr "son"\n\n'
        'msgid "Bild"\nmsgid_plural "Bilder"\nmsgstr[0] "image"\nmsgstr[1] "images"\n',
        encoding="utf-8",
    )
    with path.open("rb") as file:
        theirs = {
            (each.context, each.id): (each.string, each.fuzzy, each.locations)
            for each in read_po(file)
            if each.id
        }
    assert theirs == {
        ("m", "Ton"): ("son", True, [("a.py", 3)]),
        (None, ("Bild", "Bilder")): (("image", "images"), False, []),
    }
    first, second = read_catalog(path).messages
    assert (first.msgctxt, first.msgid, first.msgstr, first.fuzzy, first.locations) == (
        "m", "Ton", ("son",), True, ("a.py:3",),
    )  # fmt: skip
    assert (second.msgid_plural, second.msgstr) == ("Bilder", ("image", "images"))
