from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import html5lib
import pytest

from loctool.glossary.proof import Proof, ProvenSegment, Verdict
from loctool.reports import render_html
from loctool.segments import Span
from tests.reports.samples import HOSTILE, checked_proof, hostile_proof, proof

XHTML = "{http://www.w3.org/1999/xhtml}"


def parsed(proofs: Sequence[Proof]) -> Any:
    """The page's tree; raises where the WHATWG's parser would complain."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(render_html(proofs))


def text_of(element: Any) -> str:
    return "".join(element.itertext())


def with_class(root: Any, name: str) -> list[Any]:
    return [each for each in root.iter() if name in each.get("class", "").split()]


def marks(root: Any, side: str) -> list[Any]:
    return [each for each in root.iter("a") if each.get("data-side") == side]


@pytest.mark.parametrize(
    "proofs",
    [[proof()], [proof(), checked_proof()], [hostile_proof()], [], [replace(proof(), segments=())]],
    ids=["one", "two", "hostile", "none", "empty"],
)
def test_the_page_is_well_formed_and_its_links_lead_somewhere(proofs: list[Proof]) -> None:
    root = parsed(proofs)
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    links = {each.get("href") for each in root.iter("a")}
    assert links <= {f"#{id}" for id in ids}
    for name in ("aria-labelledby", "aria-describedby"):
        assert {each.get(name) for each in root.iter() if each.get(name)} <= set(ids)


def test_the_same_proof_gives_the_same_bytes() -> None:
    assert render_html([proof()]) == render_html([proof()])


def test_the_head_says_what_was_translated_how_and_with_what() -> None:
    page = text_of(parsed([proof()]))
    for fact in (
        "artikel.de.md → artikel.en.md",
        "German into English",
        "house.csv",
        "starter 0.3",
    ):
        assert fact in page
    assert "not loctool" in text_of(parsed([checked_proof()]))


def test_the_rates_and_counts_are_those_of_the_proof() -> None:
    root = parsed([proof()])
    figures = [text_of(each) for each in with_class(root, "figure")]
    assert figures == [
        "Terms kept71.4 % 5 of 7",
        "Consistency75 % 3 of 4 source terms have one translation each",
        "Forbidden1 among 10 occurrences",
    ]
    counts = {
        text_of(table.find("caption")): {
            text_of(line.find("th")): int(text_of(line.find("td"))) for line in table.iter("tr")
        }
        for table in with_class(root, "counts")
    }
    assert counts == {
        "Verdicts": {"kept": 5, "inconsistent": 1, "forbidden": 1, "open": 2, "not listed": 1},
        "Came from": {
            "best translation": 2,
            "another translation": 1,
            "engine was told": 1,
            "put into the source": 1,
            "placeholder": 1,
            "words replaced": 1,
            "left open": 3,
        },
        "Match kinds": {
            "exact": 4,
            "inflected": 3,
            "hyphen compound": 1,
            "end of a compound": 1,
            "beginning of a compound": 1,
        },
    }


def test_each_occurrence_leads_to_its_counterpart_and_back() -> None:
    root = parsed([proof()])
    by_id = {each.get("id"): each for each in root.iter() if each.get("id")}
    targets = marks(root, "target")
    assert [text_of(by_id[each.get("href")[1:]]) for each in targets] == [
        "Staffel",
        "Kinostart",
        "Previsualisierungs",
        "VFX",
        "Rohschnitt",
        "Staffeln",
        "Einschaltquoten",
    ]
    for target in targets:
        source = by_id[target.get("href")[1:]]
        assert source.get("href") == f"#{target.get('id')}"
        assert source.get("class") == target.get("class")  # the same colour and line


def test_an_occurrence_without_a_counterpart_leads_to_its_line_in_the_table() -> None:
    root = parsed([proof()])
    by_id = {each.get("id"): each for each in root.iter() if each.get("id")}
    alone = [each for each in marks(root, "source") if each.get("href").startswith("#r")]
    assert [text_of(each) for each in alone] == ["Abspann", "Komparsen", "nachdreh"]
    for mark in alone:
        assert by_id[mark.get("href")[1:]].get("href") == f"#{mark.get('id')}"


def test_the_table_has_every_occurrence_with_all_there_is_to_know() -> None:
    [table] = with_class(parsed([proof()]), "occurrences")
    lines = [[text_of(cell) for cell in line.iter("td")] for line in table.find("tbody")]
    assert lines == [
        ["1", "Staffel", "season", "exact", "best translation", "season", "kept"],
        ["2", "Kinostart", "theatrical-release", "exact", "left open", "cinema start", "forbidden"],
        [
            "3",
            "Previsualisierungsphase",
            "previs",
            "beginning of a compound",
            "engine was told",
            "previs",
            "kept",
        ],
        ["4", "VFX-Arbeiten", "vfx", "hyphen compound", "placeholder", "VFX", "kept"],
        ["5", "Rohschnitt", "rough-cut", "exact", "put into the source", "rough cut", "kept"],
        ["6", "Abspann", "end-credits", "exact", "left open", "not found", "open"],
        ["7", "Staffeln", "season", "inflected", "another translation", "series", "inconsistent"],
        ["8", "Komparsen", "extra", "inflected", "best translation", "not found", "not listed"],
        [
            "9",
            "Testnachdreh",
            "reshoot",
            "end of a compound",
            "left open",
            "not found",
            "open inside a compound: not counted",
        ],
        ["10", "Einschaltquoten", "ratings", "inflected", "words replaced", "ratings", "kept"],
    ]


def test_a_translation_that_is_not_loctools_has_no_rungs() -> None:
    [table] = with_class(parsed([checked_proof()]), "occurrences")
    titles = [text_of(each) for each in table.find("thead").iter("th")]
    assert titles == ["#", "Source", "Concept", "Match", "Translation", "Verdict"]


def test_the_texts_stand_as_they_are_with_their_languages() -> None:
    made = replace(proof(), target_language="ar")
    pairs = [
        each for each in with_class(parsed([made]), "pair") if "names" not in each.get("class")
    ]
    for pair, segment in zip(pairs, made.segments, strict=True):
        source, target = pair.iter("p")
        assert (source.get("lang"), source.get("dir")) == ("de", "ltr")
        assert (target.get("lang"), target.get("dir")) == ("ar", "rtl")
        assert (text_of(source), text_of(target)) == (segment.source, segment.target)


def test_a_missing_paragraph_is_said_to_be_missing_and_so_is_an_added_one() -> None:
    made = checked_proof()
    added = ProvenSegment("", "One more.", 0, (), 13)
    root = parsed([replace(made, segments=(*made.segments, added))])
    assert [text_of(each) for each in with_class(root, "none")] == [
        "not in the translation",
        "not in the source",
    ]


def test_words_that_stand_for_two_terms_are_marked_once_and_numbered_twice() -> None:
    made = proof()
    first = made.segments[0]
    season, release = first.uses
    for span in (Span(4, 16), Span(10, 20), Span(4, 10)):
        both = replace(first, uses=(season, replace(release, target=span)))
        root = parsed([replace(made, segments=(both,))])
        assert len(marks(root, "target")) == 2
        [_names, pair] = with_class(root, "pair")
        assert text_of(list(pair.iter("p"))[1]) == first.target


def test_several_proofs_begin_with_an_overview() -> None:
    root = parsed([proof(), checked_proof()])
    [overview] = with_class(root, "overview")
    links = [each.get("href") for each in overview.iter("a")]
    assert links == ["#proof1", "#proof2"]
    assert not with_class(parsed([proof()]), "overview")


def test_the_concepts_say_what_the_glossary_says() -> None:
    [concepts] = with_class(parsed([proof()]), "concepts")
    entries = {each.get("data-concept"): text_of(each) for each in concepts.iter("li")}
    assert entries["season"] == (
        "season television · noun · 2 occurrencesStaffel → season, series"
        "Episodes made and released together."
    )
    assert "closing titles (deprecated)" in entries["end-credits"]
    assert "cinema start (forbidden)" in entries["theatrical-release"]
    assert "stays as it is" in entries["vfx"]
    assert "no term" in entries["extra"]


def test_harmful_text_stays_text_in_every_field() -> None:
    root = parsed([hostile_proof()])
    assert len(list(root.iter("script"))) == len(list(root.iter("style"))) == 1
    assert not list(root.iter("img"))
    shown = HOSTILE.replace("\x00", "\ufffd").replace("\x1b", "\ufffd").replace("\ufffe", "\ufffd")
    assert text_of(root).count(shown) > 20
    for each in root.iter():
        assert not [name for name in each.attrib if name.startswith("on") or name == "style"]


def test_the_policy_allows_the_pages_own_style_and_script_and_nothing_else() -> None:
    page = render_html([hostile_proof()])
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    rules = dict(rule.split(" ", 1) for rule in policy.replace("&#x27;", "'").split("; "))
    assert rules["default-src"] == "'none'"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        [content] = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert not re.search(r"https?:|url\(|@import|src=\"", page)


def test_a_long_proof_is_rendered_in_linear_time() -> None:
    made = proof()
    few, many = (replace(made, segments=made.segments * n) for n in (1, 400))
    assert len(render_html([many])) < 400 * len(render_html([few]))


def test_every_verdict_has_its_own_line_in_the_style_sheet() -> None:
    page = render_html([proof()])
    for verdict in Verdict:
        if verdict is not Verdict.KEPT:  # whose line is that of all terms
            assert f".term.{verdict.value} > span {{ text-decoration" in page


def test_spans_beyond_the_text_break_nothing() -> None:
    made = proof()
    first = made.segments[0]
    beyond = replace(first, uses=(replace(first.uses[0], target=Span(900, 950)),))
    root = parsed([replace(made, segments=(ProvenSegment("", "", 1, ()), beyond))])
    assert len(marks(root, "target")) == 1
