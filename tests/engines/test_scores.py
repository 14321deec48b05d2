"""How likely an engine finds a translation that may not be its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from loctool.engines import Engine
from loctool.engines.argos import ArgosEngine
from loctool.engines.pseudo import PseudoEngine
from loctool.engines.starter.engine import StarterEngine
from loctool.segments import Decoding, Proposal, Request, Span
from tests.engines.tiny_package import write_package

SENTENCES = [
    "Tom ist mein Freund.",
    "Ich habe gestern einen neuen Film gesehen.",
    "Meine Wohnung ist klein.",
]


@pytest.fixture(scope="module")
def starter(starter_model: Path) -> StarterEngine:
    return StarterEngine(starter_model)


@pytest.fixture(params=["argos", "starter"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.getfixturevalue(request.param)
    return found


def own(engine: Engine, *texts: str) -> list[Proposal]:
    """The engine's own best translations."""
    route = engine.route("de", "en")
    results = engine.translate(route, [Request(text) for text in texts], Decoding(1, 1))
    return [Proposal(text, best[0].text) for text, best in zip(texts, results, strict=True)]


def scores(engine: Engine, *proposals: Proposal) -> list[float]:
    return engine.score(engine.route("de", "en"), proposals)


def test_its_own_translation_has_about_the_score_it_came_with(engine: Engine) -> None:
    requests = [Request(text) for text in SENTENCES]
    results = engine.translate(engine.route("de", "en"), requests, Decoding(1, 1))
    proposals = [
        Proposal(text, best[0].text) for text, best in zip(SENTENCES, results, strict=True)
    ]
    # Not exactly: int8 rounds both ways, and the text may be cut into other pieces.
    expected = [best[0].score for best in results]
    assert scores(engine, *proposals) == pytest.approx(expected, abs=0.08)


def test_nonsense_is_much_less_likely(engine: Engine) -> None:
    [good] = own(engine, SENTENCES[0])
    bad = Proposal(good.source, "The river is full of new apartments.")
    one, other = scores(engine, good, bad)
    assert other < one - 1


def test_a_batch_scores_as_its_proposals_alone(engine: Engine) -> None:
    proposals = own(engine, *SENTENCES)
    together = scores(engine, *proposals)
    assert together == [scores(engine, proposal)[0] for proposal in proposals]
    assert scores(engine, *proposals[::-1]) == together[::-1]


def test_ignored_words_do_not_count(engine: Engine) -> None:
    source, target = "Tom ist mein Freund.", "Tom is my zeppelin hangar."
    start = target.index("zeppelin")
    ignored = Span(start, start + len("zeppelin hangar"))
    everything, less = scores(
        engine, Proposal(source, target), Proposal(source, target, (ignored,))
    )
    assert less > everything + 0.5


def test_with_every_word_ignored_only_the_end_counts(engine: Engine) -> None:
    target = "Tom is my friend."
    [score] = scores(engine, Proposal(SENTENCES[0], target, (Span(0, len(target)),)))
    assert -1.0 < score <= 0.0


def test_scores_are_never_above_zero_and_nothing_gives_nothing(engine: Engine) -> None:
    assert all(score <= 0 for score in scores(engine, *own(engine, *SENTENCES)))
    assert scores(engine) == []


def test_a_package_with_a_target_prefix_scores_without_it(tmp_path: Path) -> None:
    write_package(tmp_path, bpe=True, target_prefix=">>eng<<")
    engine = ArgosEngine(tmp_path)
    route = engine.route("de", "en")
    [hypotheses] = engine.translate(route, [Request("Der Film im Kino.")], Decoding(1, 1))
    [score] = engine.score(route, [Proposal("Der Film im Kino.", hypotheses[0].text)])
    assert score == pytest.approx(hypotheses[0].score, abs=0.3)


def test_all_is_as_likely_in_pseudo_localization() -> None:
    engine = PseudoEngine()
    proposals = [Proposal("Der Film.", text) for text in ("[Ðéŕ Ƒîļṁ.]", "anything")]
    assert engine.score(engine.route("de", "en"), proposals) == [0.0, 0.0]
