"""How the tests of the checks ask one check about one pair."""

from __future__ import annotations

from loctool.checks import Pair, load_check


def found(check: str, source: str, target: str, language: str = "en") -> list[str]:
    return list(load_check(check).function(Pair(source, target, "de", language)))
