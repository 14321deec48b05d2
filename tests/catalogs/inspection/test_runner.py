"""What is checked in a catalog, what is left alone, and what a mend changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.catalogs.inspection import texts
from loctool.catalogs.inspection.examples import NOW
from loctool.catalogs.inspection.runner import Inspector, Rules
from loctool.catalogs.inspection.selection import select_checks
from loctool.catalogs.inspection.sources import source_language_of
from loctool.catalogs.reading import parse_catalog
from loctool.glossary.terms import Concept, Glossary, Term

HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: kinopost 2.1\\n"
"PO-Revision-Date: 2026-03-02 10:00+0100\\n"
"Last-Translator: Anna Lang <anna@kinopost.de>\\n"
"Language-Team: French <equipe@kinopost.fr>\\n"
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""
LOST = 'msgid "Noch %d Karten"\nmsgstr "Encore des billets"\n'


def found(body: str, *ids: str, header: str = HEADER, **rules: object) -> list[tuple[int, str]]:
    inspector = Inspector(Rules(select_checks(ids), "de", now=NOW, **rules))  # type: ignore[arg-type]
    return [
        (each.line, each.finding.id)
        for each in inspector.inspect((header + body).encode("utf-8"), "fr.po")
    ]


def test_a_finding_in_a_translation_is_at_the_line_of_its_msgstr():
    body = "# Kasse\n#, python-format\n" + LOST
    assert found(body, "placeholder-missing") == [(16, "placeholder-missing")]


def test_a_finding_in_a_plural_form_is_at_the_line_of_that_form():
    body = (
        '#, python-format\nmsgid "%d Karte"\nmsgid_plural "%d Karten"\n'
        'msgstr[0] "%d billet"\nmsgstr[1] "billets"\n'
    )
    assert found(body, "placeholder-missing") == [(17, "placeholder-missing")]


@pytest.mark.parametrize("singular", ["%d billet", "un billet", "un seul billet"])
def test_the_form_for_one_may_leave_the_number_out_as_its_source_does(singular):
    body = (
        '#, python-format\nmsgid "Eine Karte"\nmsgid_plural "%d Karten"\n'
        f'msgstr[0] "{singular}"\nmsgstr[1] "%d billets"\n'
    )
    assert found(body, "placeholder-missing", "placeholder-added") == []


def test_the_form_for_one_is_the_one_the_header_says():
    header = HEADER.replace("plural=(n > 1)", "plural=(n == 1 ? 1 : 0)")
    body = (
        '#, python-format\nmsgid "Eine Karte"\nmsgid_plural "%d Karten"\n'
        'msgstr[0] "des billets"\nmsgstr[1] "un billet"\n'
    )
    ids = [id for _line, id in found(body, "placeholder-missing", header=header)]
    assert ids == ["placeholder-missing"]


@pytest.mark.parametrize("mark", ["#. ", "# "])
def test_a_comment_switches_a_check_off_for_its_message(mark):
    ids = ["placeholder-missing", "message-fuzzy"]
    body = f"{mark}loctool-ignore: length, placeholder-missing\n#, python-format\n{LOST}"
    assert found(body, *ids) == []
    assert found(f"{body}\nmsgctxt \"Kasse\"\n{LOST}".replace("msgctxt", "#, c-format\nmsgctxt"),
                 *ids) == [(21, "placeholder-missing")]  # fmt: skip


def test_a_comment_at_the_header_switches_a_check_off_for_the_file():
    header = "# loctool-ignore: placeholder-missing\n" + HEADER
    assert found("#, python-format\n" + LOST, "placeholder-missing", header=header) == []


def test_texts_of_fuzzy_messages_are_checked_when_asked():
    body = "#, fuzzy, python-format\n" + LOST
    assert found(body, "placeholder-missing") == []
    assert found(body, "placeholder-missing", fuzzy=True) == [(15, "placeholder-missing")]


def test_obsolete_messages_are_not_checked():
    body = "".join(f"#~ {line}\n" for line in LOST.splitlines())
    assert found(body, "placeholder-missing", "message-untranslated") == []


def test_behind_a_syntax_error_the_rest_is_checked():
    body = 'msgid "Kasse\nmsgstr "caisse"\n\n#, python-format\n' + LOST
    ids = [id for _line, id in found(body, "syntax-error", "placeholder-missing")]
    assert ids == ["syntax-error", "placeholder-missing"]


def test_a_file_that_is_no_catalog_has_one_finding():
    inspector = Inspector(Rules(select_checks(), "de", now=NOW))
    (only,) = inspector.inspect(b"Das ist ein Brief.\n", "brief.po")
    assert (only.line, only.finding.id) == (1, "syntax-error")
    (only,) = inspector.inspect(b"\xde\x12\x04\x95kaputt", "fr.mo")
    assert only.finding.id == "mo-invalid"


def test_the_source_language_is_the_headers_or_what_the_texts_look_like():
    german = 'msgid "Die Serie kehrt im Herbst mit neuen Folgen zurück."\nmsgstr ""\n'
    english = 'msgid "The series will return with new episodes."\nmsgstr ""\n'
    assert source_language_of(parse_catalog(german)) == "de"
    assert source_language_of(parse_catalog(english)) == "en"
    named = 'msgid ""\nmsgstr "X-Source-Language: de\\n"\n\n' + english
    assert source_language_of(parse_catalog(named)) == "de"


def test_terms_are_held_to_the_glossary_through_the_whole_catalog():
    terms = {"de": (Term("Abspann"),), "fr": (Term("générique de fin"), Term("générique"))}
    glossary = Glossary((Concept("end-credits", terms),))
    body = (
        'msgid "Nach dem Abspann"\nmsgstr "après le générique de fin"\n\n'
        'msgid "Vor dem Abspann"\nmsgstr "avant le générique"\n\n'
        'msgid "Im Abspann"\nmsgstr "à la fin"\n'
    )
    ids = ["term-missing", "term-inconsistent"]
    assert found(body, *ids, glossary=glossary) == [
        (17, "term-inconsistent"),
        (20, "term-missing"),
    ]
    assert found(body, *ids) == []


def test_german_ways_of_writing_are_no_fault_in_french():
    body = "\n".join(
        f'msgid "{source}"\nmsgstr "{target}"\n'
        for source, target in (
            ("Am 3. Oktober kamen 1.500 Gäste.", "Le 3_octobre, 1_500 invités sont venus."),
            ("Die Gala beginnt um 20 Uhr.", "Le gala commence à 20_h."),
            ("„Das war knapp“, sagte sie.", "«_C’était juste_», a-t-elle dit."),
            ("Der Film kostete 3,5 Mio. Euro.", "Le film a coûté 3,5 millions d’euros."),
            ("Wer kommt?", "Qui vient_?"),
        )
    ).replace("_", "\u00a0")
    assert found(body) == []


def test_many_texts_are_checked_by_several_processes_with_the_same_result(monkeypatch):
    body = "\n".join(
        f'#, python-format\nmsgid "Noch %d Karten, Reihe {row}"\nmsgstr "Encore, rang {row}"\n'
        for row in range(60)
    )
    alone = found(body, "placeholder-missing")
    monkeypatch.setattr(texts, "CHUNK", 16)
    monkeypatch.setattr(texts, "WORTH_PROCESSES", 20)
    assert found(body, "placeholder-missing") == alone
    assert len(alone) == 60


SPOILT = (
    HEADER
    + '# Von Hand, mit  eigenen   Abständen\nmsgid "Kasse"\nmsgstr "caisse"\n\n'
    + 'msgid "Noch Karten."\nmsgstr "Encore des billets. "\n'
)


def test_a_mend_leaves_every_other_byte():
    inspector = Inspector(Rules(select_checks(["edge-space-end"]), "de", now=NOW))
    mended = inspector.mended(SPOILT.encode("utf-8"), "fr.po").decode("utf-8")
    assert mended == SPOILT.replace('billets. "', 'billets."')


def test_what_is_ignored_is_not_mended():
    text = SPOILT.replace('msgid "Noch', '# loctool-ignore: edge-space-end\nmsgid "Noch')
    inspector = Inspector(Rules(select_checks(["edge-space-end"]), "de", now=NOW))
    assert inspector.mended(text.encode("utf-8"), "fr.po") == text.encode("utf-8")


def test_a_file_with_a_syntax_error_is_not_mended():
    data = (SPOILT + '\nmsgid "kaputt\n').encode("utf-8")
    inspector = Inspector(Rules(select_checks(), "de", now=NOW))
    assert inspector.mended(data, "fr.po") == data


TEXT = st.text("abc .,!?%sd{}0<b>&;„“«»\u00a0\u200b", max_size=20)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), max_size=4))
def test_mending_twice_is_mending_once_and_loses_no_message(pairs):
    body = "".join(
        f'msgid "{number} {source}"\nmsgstr "{target}"\n\n'
        for number, (source, target) in enumerate(pairs)
    )
    inspector = Inspector(Rules(select_checks(), "de", now=NOW))
    once = inspector.mended((HEADER + body).encode("utf-8"), "fr.po")
    assert inspector.mended(once, "fr.po") == once
    before, after = (parse_catalog(data) for data in (HEADER + body, once.decode("utf-8")))
    assert [m.key for m in after.messages] == [m.key for m in before.messages]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["fr.po", "kino.pot", "fr.mo", "-"]))
def test_any_bytes_give_findings_and_no_exception(data, name):
    inspector = Inspector(Rules(select_checks(), "de", now=NOW))
    for prefix in (b"", HEADER.encode("utf-8"), b"\xde\x12\x04\x95"):
        for each in inspector.inspect(prefix + data, name):
            assert each.finding.message
        inspector.mended(prefix + data, name)
