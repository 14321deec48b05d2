"""Every check is declared, content with its good example, and finds its bad one."""

from __future__ import annotations

from importlib import import_module

import pytest

from loctool.catalogs.inspection import BUILT_IN, CatalogCheck, load_catalog_check
from loctool.catalogs.inspection.articles import ARTICLE_CHECKS, pair_articles
from loctool.catalogs.inspection.examples import NOW, example_file
from loctool.catalogs.inspection.runner import Inspector, Rules
from loctool.catalogs.inspection.selection import all_ids, declaration_of, select_checks
from loctool.catalogs.inspection.terms import TERM_CHECKS, TermInspector
from loctool.catalogs.inspection.units import Unit, inspect_unit, mend_unit
from loctool.checks import Panel, check_ids, load_check
from loctool.errors import UsageError
from loctool.findings import Severity
from loctool.glossary.collection import read_glossaries

LEAST_CHECKS = 70


def _inspector(id: str) -> Inspector:
    return Inspector(Rules(select_checks([id]), "de", now=NOW))


@pytest.mark.parametrize("id", sorted(BUILT_IN))
def test_a_check_of_catalogs_is_content_with_its_good_example(id):
    check = load_catalog_check(id)
    assert check.id == id
    assert _inspector(id).inspect(example_file(check, check.good), check.name) == ()


@pytest.mark.parametrize("id", sorted(BUILT_IN))
def test_a_check_of_catalogs_finds_its_bad_example(id):
    check = load_catalog_check(id)
    found = _inspector(id).inspect(example_file(check, check.bad), check.name)
    assert {each.finding.id for each in found} == {id}
    assert all(each.finding.message and "\n" not in each.finding.message for each in found)
    assert all(each.line > 0 for each in found) or check.name.endswith(".mo")


@pytest.mark.parametrize("id", [id for id in sorted(BUILT_IN) if load_catalog_check(id).fix])
def test_a_mended_catalog_is_clean_and_stays_as_it_is(id):
    check = load_catalog_check(id)
    inspector = _inspector(id)
    mended = inspector.mended(example_file(check, check.bad), check.name)
    assert inspector.inspect(mended, check.name) == ()
    assert inspector.mended(mended, check.name) == mended


def test_the_good_examples_of_messages_have_no_fault_of_any_kind():
    inspector = Inspector(Rules(select_checks(), "de", now=NOW))
    for check in map(load_catalog_check, BUILT_IN):
        if check.part == "messages" and isinstance(check.good, str):
            found = inspector.inspect(example_file(check, check.good), check.name)
            assert [each for each in found if each.finding.severity is not Severity.NOTE] == []


def test_every_check_of_the_modules_is_registered():
    modules = {place.partition(":")[0] for place in BUILT_IN.values()}
    declared = {
        value.id
        for module in modules
        for value in vars(import_module(module)).values()
        if isinstance(value, CatalogCheck)
    }
    assert declared == set(BUILT_IN)


@pytest.mark.parametrize("id", [id for id in check_ids() if load_check(id).fix])
def test_a_mended_text_is_clean(id):
    check = load_check(id)
    unit = Unit((check.bad[0],), check.bad[1], check.flags)
    mended = unit._replace(target=mend_unit([check], unit, *check.languages))
    assert mended.target != unit.target
    assert inspect_unit(Panel([check]), mended, *check.languages) == ()


@pytest.mark.parametrize("check", TERM_CHECKS, ids=lambda check: check.id)
def test_a_check_of_terms_tells_its_examples_apart(check):
    inspector = TermInspector(read_glossaries(()).glossary, "de", "en")
    good = [finding for each in inspector.inspect(check.good) for finding in each]
    bad = [finding for each in inspector.inspect(check.bad) for finding in each]
    assert good == []
    assert [(each.id, each.severity) for each in bad] == [(check.id, check.severity)]


@pytest.mark.parametrize("check", ARTICLE_CHECKS, ids=lambda check: check.id)
@pytest.mark.parametrize("kind", ["good", "bad"])
def test_a_check_of_articles_tells_its_examples_apart(check, kind, tmp_path):
    paths = [str(tmp_path / name) for name in ("artikel.de.md", "artikel.fr.md")]
    for path, text in zip(paths, getattr(check, kind), strict=True):
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123  # paths are texts here
            file.write(text)
    found = Inspector(Rules(select_checks([check.id]))).inspect_pair(*pair_articles(paths))
    assert [each.finding.id for each in found] == ([check.id] if kind == "bad" else [])


def test_there_are_many_checks_each_with_a_meaning():
    declared = [declaration_of(id) for id in all_ids()]
    assert len(declared) >= LEAST_CHECKS
    assert [check.id for check in declared] == all_ids()
    assert all(check.meaning.endswith((".", ".”")) for check in declared)


def test_an_unknown_check_names_those_that_are_like_it():
    with pytest.raises(UsageError, match="unknown check: plural-cont") as caught:
        select_checks(["plural-cont"])
    assert "plural-count" in caught.value.hint
