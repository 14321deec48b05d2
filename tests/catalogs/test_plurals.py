from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.catalogs.headers import gettext_language, header_fields, header_for, with_fields
from loctool.catalogs.messages import Catalog, Message
from loctool.catalogs.plurals import parse_plural_forms, plural_forms
from tests.catalogs.gettext_tools import gettext_tool


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("fr", {0: 0, 1: 0, 2: 1, 1_000_000: 1}),
        ("pl", {1: 0, 2: 1, 4: 1, 5: 2, 12: 2, 22: 1}),
        ("pt", {0: 1, 1: 0}),
        ("pt_BR", {0: 0, 1: 0, 2: 1}),
        ("ja", {0: 0, 1: 0, 2: 0}),
        ("ar", {0: 0, 1: 1, 2: 2, 3: 3, 11: 4, 100: 5}),
        ("de_AT", {0: 1, 1: 0}),
    ],
)
def test_numbers_take_the_forms_of_the_language(language: str, forms: dict[int, int]) -> None:
    found = plural_forms(language)
    assert {number: found.form(number) for number in forms} == forms


@pytest.mark.parametrize(
    "language", ["cs", "de", "es", "fr", "ga", "hu", "pl", "pt_BR", "ru", "tr"]
)
def test_the_forms_are_those_that_msginit_gives(tmp_path: Path, language: str) -> None:
    template = tmp_path / "a.pot"
    template.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    made = gettext_tool("msginit", "--no-translator", "-l", language, "-i", template, "-o", "-")
    [theirs] = re.findall(r"Plural-Forms: (.*)\\n", made.replace('"\n"', ""))
    ours, gettexts = plural_forms(language), parse_plural_forms(theirs)
    assert ours.nplurals == gettexts.nplurals
    assert [ours.form(n) for n in range(300)] == [gettexts.form(n) for n in range(300)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is not nplurals=NUMBER; plural=EXPRESSION;"),
        ("nplurals=0; plural=0;", "nplurals is 0"),
        ("nplurals=INTEGER; plural=EXPRESSION;", "is not nplurals=NUMBER"),
        ("nplurals=2; plural=n =! 1;", "not expected: ="),
        ("nplurals=2; plural=(n != 1;", "ends too early"),
        ("nplurals=2; plural=n != 1);", "not expected: \\)"),
        ("nplurals=2; plural=n ? 1;", "ends too early"),
        ("nplurals=2; plural=__import__('os');", "not expected: __import__"),
        ("nplurals=2; plural=" + "(" * 5000 + "n;", "nested too deeply|too long"),
        ("nplurals=2; plural=m;", "not expected: m"),
    ],
)
def test_what_is_wrong_with_an_expression_is_said(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_plural_forms(text)


def test_a_form_that_is_not_there_and_a_division_by_zero_are_named() -> None:
    with pytest.raises(ValueError, match="gives form 2 of 2 for n = 2"):
        parse_plural_forms("nplurals=2; plural=n;").form(2)
    with pytest.raises(ValueError, match="divides by zero for n = 0"):
        parse_plural_forms("nplurals=2; plural=1%n;").form(0)


@settings(deadline=None, max_examples=100)
@given(
    st.recursive(
        st.sampled_from(["n", "1", "2", "10"]),
        lambda inner: st.tuples(
            inner, st.sampled_from(["==", "<", ">=", "+", "*", "%"]), inner
        ).map(lambda parts: f"({' '.join(parts)})"),
        max_leaves=8,
    ),
    st.integers(0, 50),
)
def test_expressions_mean_what_they_mean_in_python(expression: str, number: int) -> None:
    forms = parse_plural_forms(f"nplurals=2; plural=({expression}) != 0;")
    try:
        expected = eval(expression, {"n": number})  # noqa: S307  # the test made the text
    except ZeroDivisionError:
        with pytest.raises(ValueError, match="divides by zero"):
            forms.form(number)
    else:
        assert forms.form(number) == bool(expected)


@pytest.mark.parametrize(
    ("code", "name"),
    [("fr", "fr"), ("pt-br", "pt_BR"), ("zh-Hant", "zh_TW"), ("sr-Latn", "sr@latin"),
     ("de_AT", "de_AT"), ("french", "fr"), ("ca@valencia", "ca@valencia")],
)  # fmt: skip
def test_languages_are_spelled_as_gettext_does(code: str, name: str) -> None:
    assert gettext_language(code) == name


def test_a_header_keeps_what_is_not_changed() -> None:
    header = Message("", ("A: 1\nB:  2 \nLanguage: \n",), comments=("Team",))
    changed = with_fields(header, {"Language": "fr", "X-New": "ja"})
    assert changed.msgstr == ("A: 1\nB:  2 \nLanguage: fr\nX-New: ja\n",)
    assert changed.comments == ("Team",)
    assert with_fields(header, {"A": "1"}) is header


def test_a_new_header_is_right_for_its_language() -> None:
    fields = header_fields(header_for(Catalog(()), "pl", "2026-11-22 20:00+0100"))
    assert fields["Language"] == "pl"
    assert fields["Plural-Forms"].startswith("nplurals=3; plural=(n==1 ? 0 :")
    assert fields["Content-Type"] == "text/plain; charset=UTF-8"
