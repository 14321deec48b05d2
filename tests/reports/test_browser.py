"""The page in a real Chromium: what a person with a mouse, a keyboard, a phone or paper meets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from loctool.reports import write_report
from tests.reports.chromium import Chromium, find_chromium
from tests.reports.samples import checked_proof, hostile_proof, proof

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_chromium() is None, reason="needs Chromium"),
]

TROUBLE = ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded")

FOCUSED = "document.activeElement.id"

IN_SIGHT = """(({top, bottom}) => [
    document.getElementById("toolbar").getBoundingClientRect().bottom, top, bottom
  ])(document.activeElement.getBoundingClientRect())"""
"""How far down the filters reach, which stay in sight, and where the focus is."""

SHOWN_LINES = """[...document.querySelectorAll(".occurrences tbody tr")]
    .filter((line) => line.getClientRects().length)
    .map((line) => line.querySelector(".number").textContent)"""

SHOWN_MARKS = """[...document.querySelectorAll(".term[data-side=source]")]
    .filter((mark) => getComputedStyle(mark, "::after").content !== "none")
    .map((mark) => mark.dataset.n)"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with Chromium(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report([proof()], path)
    return path.as_uri()


@pytest.fixture
def page(browser: Chromium, report: str) -> Chromium:
    """The report in a window of a desktop."""
    browser.show(1280)
    browser.open(report)
    return browser


def test_each_occurrence_can_be_clicked_to_its_counterpart_and_back(page: Chromium) -> None:
    ids = page.evaluate("[...document.querySelectorAll('.term[data-side]')].map((a) => a.id)")
    assert len(ids) == 10 + 7
    for id in ids:
        counterpart = page.evaluate(f"document.getElementById('{id}').hash.slice(1)")
        page.click(f"#{id}")
        assert page.evaluate(FOCUSED) == counterpart
        covered, top, bottom = page.evaluate(IN_SIGHT)
        assert covered <= top < bottom <= 900


def test_lines_of_the_table_lead_to_the_texts(page: Chromium) -> None:
    page.click("#r1-3")
    assert page.evaluate(FOCUSED) == "s1-3"
    page.click("tr[data-key='1-3'] .target a")
    assert page.evaluate(FOCUSED) == "t1-3"


def test_a_verdict_that_is_unchecked_hides_its_lines_and_marks(page: Chromium) -> None:
    assert page.evaluate(SHOWN_LINES) == [str(n) for n in range(1, 11)]
    page.click("input[value=kept]")
    left = ["2", "6", "7", "8", "9"]
    assert page.evaluate(SHOWN_LINES) == page.evaluate(SHOWN_MARKS) == left
    assert page.evaluate("document.getElementById('shown').textContent") == "5 of 10 shown"
    words = page.evaluate("document.querySelector('.pair:not(.names) p').textContent")
    assert words == proof().segments[0].source  # the words stay
    assert page.evaluate("document.getElementById('s1-1').matches('a[href]')") is False
    page.click("input[value=kept]")
    assert len(page.evaluate(SHOWN_MARKS)) == 10


@pytest.mark.parametrize(
    ("verdict", "left"),
    [
        ("kept", ["1", "3", "4", "5", "10"]),
        ("inconsistent", ["7"]),
        ("forbidden", ["2"]),
        ("open", ["6", "9"]),
        ("unlisted", ["8"]),
    ],
)
def test_each_verdict_can_be_shown_alone(page: Chromium, verdict: str, left: list[str]) -> None:
    for box in ("kept", "inconsistent", "forbidden", "open", "unlisted"):
        if box != verdict:
            page.click(f"input[value={box}]")
    assert page.evaluate(SHOWN_LINES) == page.evaluate(SHOWN_MARKS) == left


def test_problems_are_one_click_away_and_so_is_everything(page: Chromium) -> None:
    page.click(".toolbar button:first-of-type")
    assert page.evaluate(SHOWN_LINES) == ["2", "6", "7", "9"]
    page.click(".toolbar button:last-of-type")
    assert len(page.evaluate(SHOWN_LINES)) == 10


def choose(page: Chromium, concept: str) -> None:
    page.evaluate(f"concept.value = {concept!r};"
                  "concept.dispatchEvent(new Event('change', {bubbles: true}))")  # fmt: skip


def test_one_concept_can_be_shown_alone(page: Chromium) -> None:
    choose(page, "=season")
    assert page.evaluate(SHOWN_LINES) == page.evaluate(SHOWN_MARKS) == ["1", "7"]
    assert page.evaluate(
        "[...document.querySelectorAll('.concepts li')].filter((li) => !li.hidden)"
        ".map((li) => li.dataset.concept)"
    ) == ["season"]
    page.click("#only-terms")
    passages = "[...document.querySelectorAll('.pair:not(.names)')].map((pair) => !pair.hidden)"
    assert page.evaluate(passages) == [True, False, False, True, False]
    page.click(".toolbar button:last-of-type")
    assert len(page.evaluate(SHOWN_LINES)) == 10


def test_keys_walk_from_term_to_term_and_over_to_the_other_side(page: Chromium) -> None:
    page.evaluate("document.getElementById('s1-1').focus()")
    visited = []
    for key in ("j", "j", "ArrowDown", "k", "ArrowUp", "j"):
        page.press(key)
        visited.append(page.evaluate(FOCUSED))
    assert visited == ["s1-2", "s1-3", "s1-4", "s1-3", "s1-2", "s1-3"]
    page.press("Enter")
    assert page.evaluate(FOCUSED) == "t1-3"
    page.press("j")
    assert page.evaluate(FOCUSED) == "t1-4"
    page.press("Enter")
    assert page.evaluate(FOCUSED) == "s1-4"


def test_keys_pass_over_what_a_filter_hides(page: Chromium) -> None:
    page.click("input[value=kept]")
    page.evaluate("document.getElementById('s1-2').focus()")
    page.press("j")
    assert page.evaluate(FOCUSED) == "s1-6"
    page.press("Enter")
    assert page.evaluate(FOCUSED) == "r1-6"
    page.press("j")
    assert page.evaluate(FOCUSED) == "r1-7"


def test_a_letter_does_nothing_while_no_term_has_the_focus(page: Chromium) -> None:
    page.press("j")  # WCAG 2.1.4: a shortcut of one character needs the focus
    assert page.evaluate(FOCUSED) == ""


def test_the_tabulator_skips_to_the_texts_and_shows_where_it_is(page: Chromium) -> None:
    page.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.press("Enter")
    page.press("Tab")
    assert page.evaluate(FOCUSED) == "s1-1"
    outline = "getComputedStyle(document.activeElement).outline"
    assert re.search(r"solid 3px|3px solid", page.evaluate(outline))


def test_the_other_places_of_a_term_light_up(page: Chromium) -> None:
    page.evaluate("document.getElementById('t1-7').focus()")
    lit = "[...document.querySelectorAll('.hot')].map((each) => each.id || each.tagName)"
    assert page.evaluate(lit) == ["s1-7", "t1-7", "TR"]
    page.call("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)  # over nothing
    assert page.evaluate(lit) == ["s1-7", "t1-7", "TR"]


def test_without_script_the_links_work_and_the_filters_are_gone(
    browser: Chromium, report: str
) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.show(1280)
        browser.open(report)
        assert browser.evaluate("document.getElementById('toolbar').getClientRects().length") == 0
        browser.click("#s1-7")
        assert browser.evaluate(FOCUSED) == "t1-7"
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


def test_the_page_says_nothing_to_the_console_and_asks_for_nothing(
    browser: Chromium, tmp_path: Path
) -> None:
    path = tmp_path / "report.html"
    write_report([proof(), checked_proof(), hostile_proof()], path)
    browser.show(1280)
    browser.open(path.as_uri())
    browser.click(".toolbar button")
    browser.click("#s1-7")
    assert browser.named(*TROUBLE) == []
    requests = browser.named("Network.requestWillBeSent")
    assert [each["request"]["url"] for each in requests] == [path.as_uri()]
    assert browser.evaluate("document.scripts.length + document.images.length") == 1


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_window(browser: Chromium, tmp_path: Path, width: int) -> None:
    path = tmp_path / "report.html"
    write_report([proof(), checked_proof(), hostile_proof()], path)
    browser.show(width)
    browser.open(path.as_uri())
    assert browser.evaluate("document.documentElement.scrollWidth") <= width
    beyond = browser.evaluate(  # a phone's table shows no heads: each cell is a line
        """[...document.querySelectorAll("main *:not(thead, thead *)")]
            .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
            .map((each) => each.outerHTML.slice(0, 80))"""
    )
    assert beyond == []


def test_the_texts_stand_side_by_side_where_there_is_room(page: Chromium, report: str) -> None:
    tops = "['s1-1', 't1-1'].map((id) => document.getElementById(id).closest('p').offsetParent"
    tops += ".getBoundingClientRect().top)"
    source, target = page.evaluate(tops)
    assert source == target
    page.show(360)
    page.open(report)
    source, target = page.evaluate(tops)
    assert source < target


def test_light_and_dark_follow_the_system(page: Chromium) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.show(1280, prefers_color_scheme="dark")
    dark = page.evaluate(ground)
    assert sum(map(int, re.findall(r"\d+", light))) > 700
    assert sum(map(int, re.findall(r"\d+", dark))) < 100


def test_the_page_prints_on_paper(page: Chromium) -> None:
    printed = page.pdf()
    assert printed.startswith(b"%PDF-")
    pages = re.findall(rb"/Type\s*/Page\b", printed)
    assert 1 <= len(pages) <= 3
