from __future__ import annotations

from loctool.catalogs.proving import prove_catalog
from loctool.catalogs.reading import parse_catalog
from loctool.glossary.proof import Proof, Verdict
from loctool.glossary.terms import Concept, Glossary, Status, Term
from loctool.glossary.verification import Verifier

SEASON = Concept(
    "season",
    {"de": (Term("Staffel"),), "fr": (Term("saison"), Term("cycle", Status.ADMITTED))},
)
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def proof(text: str) -> Proof:
    return prove_catalog(
        parse_catalog(HEADER + text, "app.fr.po"), Verifier(Glossary((SEASON,)), "de", "fr")
    )


def test_each_translated_message_is_a_segment_with_its_line() -> None:
    made = proof(
        'msgid "Neue Staffel"\nmsgstr "Nouvelle saison"\n\n'
        'msgid "Staffel"\nmsgstr ""\n\n'
        '#, fuzzy\nmsgid "Die Staffel"\nmsgstr "La série"\n\n'
        '#~ msgid "Alte Staffel"\n#~ msgstr "Vieux"\n'
    )
    assert [(each.line, each.target_line, each.source) for each in made.segments] == [
        (5, 5, "Neue Staffel"),
        (11, 11, "Die Staffel"),
    ]
    assert [use.verdict for use in made.uses] == [Verdict.KEPT, Verdict.OPEN]
    assert (made.source_name, made.target_name) == ("app.fr.po", "app.fr.po")


def test_plural_forms_stand_beside_the_source_they_are_for() -> None:
    made = proof(
        'msgid "%d Staffel"\nmsgid_plural "%d Staffeln"\n'
        'msgstr[0] "%d saison"\nmsgstr[1] "%d saisons"\nmsgstr[2] "%d de saisons"\n'
    )
    assert [(each.source, each.target) for each in made.segments] == [
        ("%d Staffel", "%d saison"),
        ("%d Staffeln", "%d saisons"),
        ("%d Staffeln", "%d de saisons"),
    ]
    assert {use.verdict for use in made.uses} == {Verdict.KEPT}


def test_a_language_with_one_form_has_the_plural_for_both() -> None:
    made = proof('msgid "Staffel"\nmsgid_plural "Staffeln"\nmsgstr[0] "saisons"\n')
    assert [each.source for each in made.segments] == ["Staffeln"]


def test_messages_are_held_against_each_other() -> None:
    made = proof('msgid "Staffel"\nmsgstr "saison"\n\nmsgid "Die Staffel"\nmsgstr "le cycle"\n')
    assert [use.verdict for use in made.uses] == [Verdict.KEPT, Verdict.INCONSISTENT]
