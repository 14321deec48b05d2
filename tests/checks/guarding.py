"""How the tests of the checks ask one check about one pair."""

from __future__ import annotations

from loctool.checks import Pair, load_check


def found(
    check: str, source: str, target: str, language: str = "en", *flags: str, of: str = "de"
) -> list[str]:
    pair = Pair(source, target, of, language, frozenset(flags))
    return list(load_check(check).function(pair))


def mended(check: str, source: str, target: str, language: str = "en", *flags: str) -> str:
    fix = load_check(check).fix
    assert fix is not None
    return fix(Pair(source, target, "de", language, frozenset(flags)))
