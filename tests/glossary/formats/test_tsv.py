from __future__ import annotations

import pytest
from hypothesis import given, settings

from loctool.errors import BadInputError
from loctool.glossary.formats import Pair
from loctool.glossary.formats.tsv import DEEPL, OMEGAT, TsvFormat
from loctool.glossary.terms import Concept, Glossary, Policy, Status, Term
from tests.glossary.strategies import any_text, glossaries

PAIR = Pair("de", "en")

SERIES = Concept(
    "season",
    {
        "de": (Term("Staffel"), Term("Season", Status.FORBIDDEN)),
        "en": (Term("season"), Term("series", Status.ADMITTED)),
        "fr": (Term("saison"),),
    },
    definition="Folgen, die zusammen erscheinen",
)


def written(form: TsvFormat, *concepts: Concept) -> tuple[str, list[str]]:
    writing = form.write(Glossary(concepts), PAIR)
    return writing.data.decode(), [loss.finding.id for loss in writing.losses]


def test_deepl_gets_two_columns_and_one_target_for_each_source() -> None:
    text, losses = written(DEEPL, SERIES)
    assert text == "Staffel\tseason\n"
    assert losses == ["status-lost", "admitted-lost", "language-lost", "field-lost"]


def test_omegat_gets_every_usable_target_and_the_definition_as_comment() -> None:
    text, losses = written(OMEGAT, SERIES)
    assert text == (
        "Staffel\tseason\tFolgen, die zusammen erscheinen\n"
        "Staffel\tseries\tFolgen, die zusammen erscheinen\n"
    )
    assert losses == ["status-lost", "language-lost"]


def test_what_is_kept_is_its_own_target() -> None:
    concept = Concept("vfx", {"de": (Term("VFX"),)}, policy=Policy.KEEP)
    assert written(DEEPL, concept)[0] == "VFX\tVFX\n"


def test_deepl_takes_a_source_term_once() -> None:
    first = Concept("a", {"de": (Term("Schnitt"),), "en": (Term("cut"),)})
    second = Concept("b", {"de": (Term("Schnitt"),), "en": (Term("editing"),)})
    assert written(DEEPL, first, second) == ("Schnitt\tcut\n", ["term-duplicate"])
    assert written(OMEGAT, first, second) == ("Schnitt\tcut\nSchnitt\tediting\n", [])


def test_a_concept_without_the_pair_is_said_to_be_lost() -> None:
    assert written(DEEPL, Concept("x", {"de": (Term("Dreh"),)})) == ("", ["concept-lost"])


def test_line_breaks_and_tabs_become_blanks_and_are_said() -> None:
    concept = Concept("x", {"de": (Term("Dreh\tschluss"),), "en": (Term("wrap"),)})
    assert written(DEEPL, concept) == ("Dreh schluss\twrap\n", ["blank-changed"])


def test_deepls_list_is_read_with_the_pair_it_is_said_to_have() -> None:
    reading = DEEPL.read(b"Abspann\tend credits\r\nDreh\tshoot\r\n", "g.tsv", PAIR)
    assert [(c.id, c.terms) for c in reading.glossary] == [
        ("abspann", {"de": (Term("Abspann"),), "en": (Term("end credits"),)}),
        ("dreh", {"de": (Term("Dreh"),), "en": (Term("shoot"),)}),
    ]


def test_omegats_comments_are_notes_and_hash_lines_none() -> None:
    reading = OMEGAT.read(b"# Glossar\nDreh\tshoot\tam Set\nDreh\tfilming\n", "g.txt", PAIR)
    [concept] = reading.glossary
    assert concept.note == "am Set"
    assert concept.in_language("en") == (Term("shoot"), Term("filming", Status.ADMITTED))
    assert reading.remarks == ()


def test_a_source_term_twice_is_odd_for_deepl() -> None:
    [remark] = DEEPL.read(b"Dreh\tshoot\nDreh\tfilming\n", "g.tsv", PAIR).remarks
    assert str(remark).startswith("g.tsv:2: warning: 'Dreh' comes twice")


@pytest.mark.parametrize(
    ("form", "data"),
    [(DEEPL, b"Dreh\n"), (DEEPL, b"a\tb\tc\n"), (OMEGAT, b"a\tb\tc\td\n"), (DEEPL, b"a,b\n")],
)
def test_the_wrong_number_of_columns_is_refused(form: TsvFormat, data: bytes) -> None:
    with pytest.raises(BadInputError, match=rf"g.tsv:1: not {form.name}'s {form.columns} columns"):
        form.read(data, "g.tsv", PAIR)


@pytest.mark.parametrize("form", [DEEPL, OMEGAT])
@settings(max_examples=40, deadline=None)
@given(glossaries(any_text))
def test_lines_are_sound_whatever_the_terms(form: TsvFormat, glossary: Glossary) -> None:
    writing = form.write(glossary, PAIR)
    reading = form.read(writing.data, "g.tsv", PAIR)
    assert reading.remarks == ()
    assert form.write(reading.glossary, PAIR).data == writing.data or form.alternatives


@settings(max_examples=40, deadline=None)
@given(glossaries(any_text))
def test_the_preferred_terms_survive_unless_their_loss_is_said(glossary: Glossary) -> None:
    writing = DEEPL.write(glossary, PAIR)
    pairs = dict(line.split("\t") for line in writing.data.decode().split("\n") if line)
    for concept in glossary:
        said = {loss.finding.id for loss in writing.losses if loss.concept == concept.id}
        source, target = concept.preferred("de"), concept.preferred("en")
        if source and target and not said & {"concept-lost", "blank-changed", "term-duplicate"}:
            kept = concept.policy is Policy.KEEP
            assert pairs[source.text] == (source.text if kept else target.text)
        if not said:
            again = DEEPL.read(writing.data, "g", PAIR).glossary
            found = next(c for c in again if c.preferred("de") == source)
            assert found.terms == {key: concept.terms[key] for key in ("de", "en")}
