"""Which differences between the placeholders of source and translation matter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from loctool.placeholders import NUMBER_OPTIONAL, Comparison, compare
from tests.placeholders.test_reading import FLAGS, TEXTS


def differ(source: str, target: str, *flags: str) -> Comparison:
    return compare(source, target, frozenset(flags))


def test_a_missing_and_an_added_one_are_told_apart():
    found = differ("{name} in {place}", "{name} in {city}")
    assert [each.text for each in found.missing] == ["{place}"]
    assert [each.text for each in found.added] == ["{city}"]


def test_numbered_ones_may_change_places():
    assert differ("%s hat %d", "%2$d of %1$s", "c-format").same


def test_unnumbered_ones_of_other_types_may_not():
    found = differ("%s hat %d", "%d of %s", "c-format")
    assert [each.text for each in found.reordered] == ["%d", "%s"]


@pytest.mark.parametrize(
    ("flag", "source", "target"),
    [
        ("c-format", "%d", "%i"),
        ("c-format", "%x", "%u"),
        ("python-format", "%s", "%r"),
        ("python-format", "%f", "%.2f"),
        ("python-brace-format", "{n:d}", "{n}"),
        ("python-brace-format", "{n}", "{n:>10}"),
        ("java-printf-format", "%s", "%1$s"),
    ],
)
def test_types_that_take_the_same_values_agree(flag, source, target):
    assert differ(source, target, flag).same


@pytest.mark.parametrize(
    ("flag", "source", "target"),
    [
        ("c-format", "%d", "%s"),
        ("c-format", "%d", "%ld"),
        ("python-format", "%(n)d", "%(n)s"),
        ("python-brace-format", "{n:d}", "{n:s}"),
        ("java-format", "{0}", "{0,number}"),
    ],
)
def test_other_types_do_not_agree(flag, source, target):
    assert len(differ(source, target, flag).changed) == 1


def test_an_argument_may_be_used_twice():
    assert differ("{name} dreht.", "{name} is filming: {name}!").same


def test_a_source_that_is_broken_itself_is_held_to_what_is_certain():
    assert differ("100% von %(name)s", "all of %(name)s", "python-format").same
    assert not differ("100% von %(name)s", "all of it", "python-format").same


def test_one_number_may_be_left_out_where_that_is_said():
    assert not differ("%d Filme", "Un film", "c-format").same
    assert differ("%d Filme", "Un film", "c-format", NUMBER_OPTIONAL).same
    assert differ("{n} Filme", "Un film", "python-brace-format", NUMBER_OPTIONAL).same
    assert differ(
        "%(n)d Filme in %(ort)s", "Un film à %(ort)s", "python-format", NUMBER_OPTIONAL
    ).same


def test_what_would_fail_without_its_number_may_not_be_left_out():
    assert not differ("%d Filme", "Un film", "python-format", NUMBER_OPTIONAL).same
    assert not differ("%d Filme in %s", "Un film à %s", "c-format", NUMBER_OPTIONAL).same


def test_two_numbers_may_not_be_left_out():
    found = differ("%1$d Filme in %2$d Kinos", "Un film", "c-format", NUMBER_OPTIONAL)
    assert len(found.missing) == 1


@settings(max_examples=200, deadline=None)
@given(TEXTS, FLAGS)
def test_a_text_compared_with_itself_is_the_same(text, flags):
    assert compare(text, text, flags).same


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS, FLAGS)
def test_any_two_texts_can_be_compared(source, target, flags):
    there, back = compare(source, target, flags), compare(source, target, flags | {NUMBER_OPTIONAL})
    assert len(back.missing) <= len(there.missing)
