"""What holds for every text check and any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.checks import BUILT_IN, GUARDS, Pair, load_check, run
from loctool.placeholders.syntaxes import SYNTAXES

CHECKS = [load_check(id) for id in sorted(set(BUILT_IN) - set(GUARDS))]
BY_LANGUAGE = {"quotes-foreign", "unchanged"}
"""What may find something in a text that is its own translation."""

WORDS = """Film Die der „ “ ” " « » ( ) [ ] { } <b> </b> <br> &amp; & &Datei _Datei %d %s %(n)s %1$s
{0} {n} % 50% .. ... … , . ? ! ¿ : ; --alles schnitt() A_B $x https://a.b/c x@y.de @mia ~/a/b \\n
`x` **neu** *neu* [x](y) :ref:`x` ö ß é Ã© кинo مـ ؟ 。 $3 🎬 VFX usw. 3. \u2067 e\u0301 \u200b
\u00ad \u0007 \ufffd"""
PHRASES = ["100 %", " - ", " – ", '<a href="x">', "# ", "- ", "5 €", "der der", "_: a", "z. B."]
BLANKS = ["\t", "\n", "  ", "\u00a0", "\u202f"]
PIECES = st.sampled_from([*WORDS.split(), *PHRASES, *BLANKS])
TEXTS = st.lists(PIECES, max_size=8).map(" ".join) | st.lists(PIECES, max_size=6).map("".join)
ANY = TEXTS | st.text(max_size=40)
LANGUAGES = st.sampled_from(
    ["de", "en", "fr", "fr-CA", "es", "it", "pl", "el", "ar", "ja", "zh-TW", "xx"]
)
FLAGS = st.frozensets(st.sampled_from([*sorted(SYNTAXES), "max-length:9"]), max_size=2)
PAIRS = st.builds(Pair, ANY, ANY, st.sampled_from(["de", "en"]), LANGUAGES, FLAGS)


@settings(max_examples=150, deadline=None)
@given(PAIRS)
def test_checks_take_any_text(pair):
    for finding in run(CHECKS, pair):
        assert finding.message
        assert "\n" not in finding.message


@settings(max_examples=150, deadline=None)
@given(ANY, st.frozensets(st.sampled_from(sorted(SYNTAXES)), max_size=1))
def test_a_text_that_is_its_own_translation_is_clean(text, flags):
    found = {finding.id for finding in run(CHECKS, Pair(text, text, "de", "de", flags))}
    assert found <= BY_LANGUAGE


@settings(max_examples=150, deadline=None)
@given(PAIRS)
def test_a_check_finds_nothing_without_one_of_its_characters(pair):
    there = {*pair.source, *pair.target}
    for check in CHECKS:
        if check.triggers and check.triggers.isdisjoint(there):
            assert list(check.function(pair)) == [], check.id


@settings(max_examples=150, deadline=None)
@given(PAIRS)
def test_mending_twice_is_mending_once(pair):
    for check in CHECKS:
        if check.fix is not None:
            once = check.fix(pair)
            assert check.fix(pair._replace(target=once)) == once, check.id


@settings(max_examples=150, deadline=None)
@given(PAIRS)
def test_where_nothing_is_found_nothing_is_mended(pair):
    for check in CHECKS:
        if check.fix is not None and not list(check.function(pair)):
            assert check.fix(pair) == pair.target, check.id


@pytest.mark.parametrize("check", CHECKS, ids=[check.id for check in CHECKS])
def test_a_check_says_where_its_rule_comes_from_or_is_our_own(check):
    assert check.origin or check.id in {
        "currency-changed",
        "emoji-changed",
        "handle-changed",
        "mojibake",
    }
