from __future__ import annotations

from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.checks import BUILT_IN, GUARDS, Check, Pair, check_ids, guards, load_check, run
from loctool.errors import UsageError
from loctool.findings import Severity


@pytest.mark.parametrize("id", sorted(BUILT_IN))
def test_a_check_is_declared_under_its_own_id(id):
    check = load_check(id)
    assert check.id == id
    assert check.meaning.endswith(".")


def example(check: Check, texts: tuple[str, str]) -> Pair:
    return Pair(*texts, *check.languages, check.flags)


@pytest.mark.parametrize("id", sorted(BUILT_IN))
def test_a_check_is_content_with_its_good_example(id):
    check = load_check(id)
    assert list(check.function(example(check, check.good))) == []


@pytest.mark.parametrize("id", sorted(BUILT_IN))
def test_a_check_finds_something_in_its_bad_example(id):
    check = load_check(id)
    messages = list(check.function(example(check, check.bad)))
    assert messages
    assert all("\n" not in message for message in messages)


@pytest.mark.parametrize("id", sorted(BUILT_IN))
def test_no_check_objects_to_the_good_example_of_another(id):
    check = load_check(id)
    assert run(map(load_check, BUILT_IN), example(check, check.good)) == ()


@pytest.mark.parametrize("id", sorted(id for id in BUILT_IN if load_check(id).fix))
def test_a_fix_mends_the_bad_example_and_leaves_the_good_one(id):
    check = load_check(id)
    mended = check.fix(example(check, check.bad))
    assert list(check.function(example(check, (check.bad[0], mended)))) == []
    assert check.fix(example(check, (check.bad[0], mended))) == mended
    assert check.fix(example(check, check.good)) == check.good[1]


def test_every_check_of_the_modules_is_registered():
    modules = {place.partition(":")[0] for place in BUILT_IN.values()}
    declared = {
        value.id
        for module in modules
        for value in vars(import_module(module)).values()
        if type(value).__name__ == "Check"
    }
    assert declared == set(BUILT_IN)


def test_guards_are_registered_and_come_once():
    assert [check.id for check in guards()] == list(GUARDS)
    assert set(GUARDS) <= set(check_ids())
    assert len(set(GUARDS)) == len(GUARDS)


def test_an_unknown_check_names_those_there_are():
    with pytest.raises(UsageError) as caught:
        load_check("spelling")
    assert "spelling" in caught.value.message
    assert "number-missing" in caught.value.hint


def test_a_finding_has_its_checks_id_and_severity():
    pair = Pair("Die Serie hat 12 Folgen.", "The series has 13 episodes.", "de", "en")
    findings = run(guards(), pair)
    assert [(finding.id, finding.severity) for finding in findings] == [
        ("number-missing", Severity.ERROR),
        ("number-added", Severity.WARNING),
    ]


def test_guards_stay_silent_where_the_languages_lists_are_missing():
    pair = Pair("Die Serie hat nicht 12 Folgen.", "Sarjassa on jaksoja.", "de", "fi")
    assert run(guards(), pair) == ()


TEXT = st.text(max_size=80) | st.text("0123456789.,: '’%€ \u00a0½undmilo-–„“", max_size=60)


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT, st.sampled_from(["en", "fr", "es", "it", "nl", "pl", "pt", "de", "xx"]))
def test_guards_take_any_text(source, target, language):
    for finding in run(guards(), Pair(source, target, "de", language)):
        assert finding.message
