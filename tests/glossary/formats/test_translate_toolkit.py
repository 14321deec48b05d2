"""Translate Toolkit, with which Weblate reads TBX, understands what we write, and we what it does.

It knows version 2 only.
"""

from __future__ import annotations

import pytest
from translate.storage.tbx import tbxfile

from loctool.glossary.collection import read_glossary, shipped_glossary
from loctool.glossary.formats import Pair
from loctool.glossary.formats.tbx import MARTIF
from loctool.glossary.formats.tbx_categories import WRITTEN_STATUS
from loctool.glossary.terms import Glossary, Term


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return read_glossary(shipped_glossary()).glossary


def test_it_reads_every_term_with_its_status(glossary: Glossary) -> None:
    store = tbxfile.parsestring(MARTIF.write(glossary, Pair()).data, "de", "en")
    for language in ("en", "fr", "pl"):
        wanted = [
            [(term.text, WRITTEN_STATUS[term.status]) for term in concept.in_language(language)]
            for concept in glossary
        ]
        found = [
            [(term.text, term.administrative_status) for term in unit.get_target_terms(language)]
            for unit in store.units
        ]
        assert found == wanted


def test_it_reads_definitions_and_forbidden_terms(glossary: Glossary) -> None:
    store = tbxfile.parsestring(MARTIF.write(glossary, Pair()).data, "de", "en")
    for unit, concept in zip(store.units, glossary, strict=True):
        assert concept.definition in unit.getnotes("definition")


def test_we_read_what_it_writes() -> None:
    store = tbxfile(sourcelanguage="de", targetlanguage="en")
    for source, target in (("Abspann", "end credits"), ("Dreh & Schnitt", "shoot <and> edit")):
        store.addsourceunit(source).settarget(target, "en")
    reading = MARTIF.read(bytes(store), "g.tbx", Pair())
    assert [concept.terms for concept in reading.glossary] == [
        {"de": (Term("Abspann"),), "en": (Term("end credits"),)},
        {"de": (Term("Dreh & Schnitt"),), "en": (Term("shoot <and> edit"),)},
    ]
    assert reading.remarks == ()
