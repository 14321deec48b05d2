from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from loctool.glossary.merging import ALL, Conflict, merge
from loctool.glossary.terms import Concept, Glossary, Policy, Term
from tests.glossary.strategies import any_text, glossaries

DREH = Concept("dreh", {"de": (Term("Dreh"),), "en": (Term("shoot"),)}, domain="film")


def of(*concepts: Concept) -> Glossary:
    return Glossary(concepts)


def english(text: str) -> Concept:
    return replace(DREH, terms={**DREH.terms, "en": (Term(text),)})


def test_what_only_theirs_has_is_added_last() -> None:
    new = Concept("set", {"de": (Term("Set"),)})
    result = merge(of(DREH), of(new, DREH))
    assert result.glossary.concepts == (DREH, new)
    assert result.added == ("set",)


def test_a_value_beats_an_empty_one() -> None:
    theirs = Concept("dreh", {"fr": (Term("tournage"),)}, note="am Set", policy=Policy.KEEP)
    result = merge(of(DREH), of(theirs))
    assert result.conflicts == ()
    assert result.glossary.concepts == (
        replace(
            DREH,
            terms={**DREH.terms, "fr": (Term("tournage"),)},
            note="am Set",
            policy=Policy.KEEP,
        ),
    )


def test_without_an_ancestor_two_different_values_are_a_conflict_and_ours_stays() -> None:
    result = merge(of(DREH), of(english("filming")))
    assert result.glossary.concepts == (DREH,)
    assert result.conflicts == (Conflict("dreh", "terms.en", "", "shoot", "filming"),)


def test_with_an_ancestor_the_side_that_changed_wins() -> None:
    result = merge(of(DREH), of(english("filming")), base=of(DREH))
    assert result.glossary.concepts == (english("filming"),)
    assert (result.conflicts, result.changed) == ((), ("dreh",))


def test_both_sides_may_change_different_fields() -> None:
    ours = replace(DREH, domain="set")
    result = merge(of(ours), of(english("filming")), base=of(DREH))
    assert result.glossary.concepts == (replace(english("filming"), domain="set"),)


def test_both_sides_changing_one_field_differently_is_a_conflict() -> None:
    result = merge(of(english("filming")), of(english("photography")), base=of(DREH))
    assert result.glossary.concepts == (english("filming"),)
    assert [str(each) for each in result.conflicts] == [
        "dreh: terms.en: ours 'filming', theirs 'photography'"
    ]


def test_what_theirs_emptied_is_emptied_when_ours_left_it_alone() -> None:
    emptied = replace(DREH, domain="", terms={"de": (Term("Dreh"),)})
    assert merge(of(DREH), of(emptied), base=of(DREH)).glossary.concepts == (emptied,)


def test_what_theirs_removed_goes_when_ours_left_it_alone() -> None:
    result = merge(of(DREH), of(), base=of(DREH))
    assert (len(result.glossary), result.removed) == (0, ("dreh",))


def test_what_one_side_removed_and_the_other_changed_is_a_conflict() -> None:
    result = merge(of(english("filming")), of(), base=of(DREH))
    assert result.glossary.concepts == (english("filming"),)
    assert [each.field for each in result.conflicts] == [ALL]
    other = merge(of(), of(english("filming")), base=of(DREH))
    assert (len(other.glossary), [each.field for each in other.conflicts]) == (0, [ALL])


def test_without_an_ancestor_nothing_is_removed() -> None:
    assert merge(of(DREH), of()).glossary.concepts == (DREH,)


@settings(max_examples=60, deadline=None)
@given(glossaries(any_text), glossaries(any_text))
def test_merging_again_changes_nothing(ours: Glossary, theirs: Glossary) -> None:
    once = merge(ours, theirs)
    again = merge(once.glossary, theirs)
    assert again.glossary == once.glossary
    assert set(again.conflicts) == set(once.conflicts)
    assert (again.added, again.removed, again.changed) == ((), (), ())


@settings(max_examples=60, deadline=None)
@given(glossaries(any_text), glossaries(any_text))
def test_a_side_that_changed_nothing_takes_the_other(base: Glossary, other: Glossary) -> None:
    taken = {concept.id: concept for concept in merge(base, other, base).glossary}
    assert taken == {concept.id: concept for concept in other}
    kept = merge(other, base, base)
    assert (kept.glossary.concepts, kept.conflicts) == (other.concepts, ())
