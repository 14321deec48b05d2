from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.engines import batches
from loctool.engines.argos import PIVOT_WIDTH, ArgosEngine, ArgosModel
from loctool.engines.installation import install_from_path
from loctool.engines.manifests import package_sha256
from loctool.engines.packages import installed_packages
from loctool.errors import BrokenModelError, NoModelError
from loctool.segments import Decoding, Hypothesis, Request
from tests.engines.tiny_package import write_package

SENTENCES = [
    "Der Film ist sehr gut.",
    "Ich habe gestern einen neuen Film gesehen.",
    "Tom hat ein rotes Auto gekauft.",
    "Kannst du mir bitte helfen?",
    "Meine Schwester wohnt in Berlin.",
    "Wir gehen heute Abend ins Kino.",
    "Er wollte nicht mit mir sprechen.",
    "Das Haus ist sehr alt.",
    "Wo ist der Bahnhof?",
    "Sie hat drei Kinder.",
    "Ich muss morgen arbeiten.",
    "Warum bist du so müde?",
    "Das Wetter ist heute schön.",
    "Mein Vater liest jeden Morgen die Zeitung.",
    "Ich verstehe die Frage nicht.",
    "Sie singt besser als ich.",
    "Der Zug kommt um acht Uhr an.",
    "Hast du meinen Schlüssel gesehen?",
    "Niemand weiß, wo er ist.",
    "Ich möchte ein Glas Wasser.",
    "Das ist zu teuer für mich.",
    "Er spielt sehr gut Gitarre.",
    "Bitte mach das Fenster zu.",
    "Wir haben uns lange nicht gesehen.",
    "Die Musik war zu laut.",
    "Ich bin in einer kleinen Stadt geboren.",
    "Sie will Ärztin werden.",
    "Das Buch liegt auf dem Tisch.",
    "Wann fängt der Film an?",
    "Er hat den ganzen Tag geschlafen.",
]


def translated(
    engine: ArgosEngine, texts: list[str], target: str = "en", **decoding: Any
) -> list[tuple[Hypothesis, ...]]:
    requests = [Request(text) for text in texts]
    return engine.translate(engine.route("de", target), requests, Decoding(**decoding))


class TestTranslation:
    def test_translates_german_into_english(self, argos: ArgosEngine) -> None:
        (hypotheses,) = translated(argos, ["Der Film ist sehr gut."])
        assert hypotheses[0].text in {"The movie is very good.", "The film is very good."}

    def test_translates_into_french_over_english(self, argos: ArgosEngine) -> None:
        (hypotheses,) = translated(argos, ["Der Film ist sehr gut."], "fr")
        assert hypotheses[0].text.startswith("Le film est très bo")

    def test_gives_distinct_hypotheses_best_first(self, argos: ArgosEngine) -> None:
        for target in ("en", "fr"):
            for hypotheses in translated(argos, SENTENCES, target, beam_size=4, n_best=4):
                scores = [hypothesis.score for hypothesis in hypotheses]
                assert scores == sorted(scores, reverse=True)
                assert max(scores) <= 0
                assert 1 <= len({hypothesis.text for hypothesis in hypotheses}) <= 4
                assert len(set(hypotheses)) == len(hypotheses)

    def test_a_greedy_search_gives_one_hypothesis(self, argos: ArgosEngine) -> None:
        for target in ("en", "fr"):
            for hypotheses in translated(argos, SENTENCES[:5], target, beam_size=1, n_best=4):
                assert len(hypotheses) == 1

    @pytest.mark.parametrize("text", ["", "   "])
    def test_of_nothing_is_nothing(self, text: str, argos: ArgosEngine) -> None:
        results = translated(argos, [text, "Das Haus ist sehr alt."])
        assert results[0] == (Hypothesis("", 0.0),)
        assert results[1][0].text
        assert translated(argos, []) == []

    def test_keeps_underscores(self, argos: ArgosEngine) -> None:
        pieces = ArgosModel(installed_packages(argos._directory)[0]).pieces
        assert pieces.decode(["▁@", "he", "idi", "_", "k", "lum"]) == "@heidi_klum"

    def test_reports_every_request_once(self, argos: ArgosEngine) -> None:
        for target in ("en", "fr"):
            done: list[int] = []
            requests = [Request(text) for text in [*SENTENCES, "", SENTENCES[0]]]
            route = argos.route("de", target)
            argos.translate(route, requests, Decoding(), done.append)
            assert sum(done) == len(requests)
            assert len(done) > 2

    def test_counts_the_pieces_of_the_first_model(self, argos: ArgosEngine) -> None:
        route = argos.route("de", "fr")
        assert argos.count_pieces(route, "") == 0
        one = argos.count_pieces(route, SENTENCES[0])
        assert 4 <= one < argos.count_pieces(route, SENTENCES[0] * 3) < argos.max_pieces

    def test_a_runaway_translation_is_cut_in_proportion_to_its_source(self) -> None:
        assert batches._max_target_pieces(10) < 40
        assert batches._max_target_pieces(200) < 450


class TestBatching:
    def test_keeps_the_order(self, argos: ArgosEngine) -> None:
        forth = translated(argos, SENTENCES)
        assert translated(argos, SENTENCES[::-1]) == forth[::-1]

    @settings(max_examples=12, deadline=None)
    @given(st.lists(st.sampled_from([*SENTENCES, ""]), max_size=12))
    def test_a_batch_equals_single_runs(self, argos: ArgosEngine, texts: list[str]) -> None:
        assert translated(argos, texts) == [translated(argos, [text])[0] for text in texts]

    def test_a_batch_over_a_pivot_equals_single_runs(self, argos: ArgosEngine) -> None:
        singles = [translated(argos, [text], "fr")[0] for text in SENTENCES[:10]]
        assert translated(argos, SENTENCES[:10], "fr") == singles

    @given(st.lists(st.integers(0, 40), max_size=60))
    def test_every_text_is_in_one_batch_with_others_of_its_length(self, lengths: list[int]) -> None:
        sources = [["x"] * length for length in lengths]
        found = list(batches._batches(sources))
        assert sorted(index for batch in found for index in batch) == [
            index for index, length in enumerate(lengths) if length
        ]
        for batch in found:
            assert len({lengths[index] for index in batch}) == 1
            assert len(batch) == 1 or sum(lengths[index] for index in batch) <= (
                batches.MAX_BATCH_PIECES
            )


@pytest.fixture(scope="module")
def theirs(packages: Path) -> list[str]:
    from argostranslate.package import Package
    from argostranslate.translate import Language, PackageTranslation

    package = Package(packages / "translate-de_en-1_0")
    translation = PackageTranslation(Language("de", ""), Language("en", ""), package)
    return [translation.hypotheses(text, 1)[0].value for text in SENTENCES]


class TestAgainstArgostranslate:
    def test_the_texts_are_the_same_with_its_length_penalty(
        self, theirs: list[str], argos: ArgosEngine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(batches, "LENGTH_PENALTY", 0.2)
        assert [hypotheses[0].text for hypotheses in translated(argos, SENTENCES)] == theirs

    def test_ours_differ_only_where_length_decides(
        self, theirs: list[str], argos: ArgosEngine
    ) -> None:
        ours = translated(argos, SENTENCES)
        equal = [one[0].text == other for one, other in zip(ours, theirs, strict=True)]
        assert sum(equal) >= 0.9 * len(SENTENCES)
        in_list = [
            other in {hypothesis.text for hypothesis in one}
            for one, other in zip(ours, theirs, strict=True)
        ]
        assert sum(in_list) >= 0.95 * len(SENTENCES)

    def test_a_score_is_the_mean_log_probability_of_a_piece(self, argos: ArgosEngine) -> None:
        model = argos._model(argos.route("de", "en").legs[0])
        for text in SENTENCES[:8]:
            source = model.pieces.encode(text)
            best = translated(argos, [text])[0][0]
            target = model.pieces.encode(best.text)
            logs = model.translator.score_batch([source], [target])[0].log_probs
            # Not exactly: the text may be cut into other pieces than those it was made of.
            assert sum(logs) / len(logs) == pytest.approx(best.score, abs=0.05)


class TestPivot:
    def test_loads_each_package_once(self, packages: Path) -> None:
        engine = ArgosEngine(packages)
        translated(engine, SENTENCES[:1])
        loaded = {pair: model.translator for pair, model in engine._models.items()}
        translated(engine, SENTENCES[:1], "fr")
        assert set(engine._models) == {("de", "en"), ("en", "fr")}
        assert engine._models["de", "en"].translator is loaded["de", "en"]

    def test_the_score_is_the_sum_over_the_legs(self, argos: ArgosEngine) -> None:
        first = translated(argos, SENTENCES)
        second = translated(argos, SENTENCES, "fr")
        for text, begun, joined in zip(SENTENCES, first, second, strict=True):
            onward = argos.translate(
                argos.route("en", "fr"),
                [Request(one.text) for one in begun[:PIVOT_WIDTH]],
                Decoding(),
            )
            sums = {
                (two.text, one.score + two.score)
                for one, some in zip(begun, onward, strict=False)
                for two in some
            }
            assert {(one.text, one.score) for one in joined} <= sums, text


class TestAlignment:
    def test_links_words_to_the_words_they_became(self, argos: ArgosEngine) -> None:
        text = "Ich habe gestern einen neuen Film gesehen."
        for target, film in (("en", {"movie", "film"}), ("fr", {"film"})):
            best = translated(argos, [text], target, alignment=True)[0][0]
            links = {(link.source.of(text), link.target.of(best.text)) for link in best.alignment}
            assert any(("Film", word) in links for word in film), (target, links)
            assert (".", ".") in links

    def test_changes_no_text_and_no_score(self, argos: ArgosEngine) -> None:
        with_links = translated(argos, SENTENCES, "fr", alignment=True)
        assert with_links != translated(argos, SENTENCES, "fr")
        without = [
            tuple(Hypothesis(one.text, one.score) for one in hypotheses)
            for hypotheses in with_links
        ]
        assert without == translated(argos, SENTENCES, "fr")

    def test_every_link_lies_in_both_texts(self, argos: ArgosEngine) -> None:
        for target in ("en", "fr"):
            results = translated(argos, SENTENCES, target, alignment=True)
            for text, hypotheses in zip(SENTENCES, results, strict=True):
                for hypothesis in hypotheses:
                    for link in hypothesis.alignment:
                        assert link.source.of(text).strip()
                        assert link.target.of(hypothesis.text).strip()


class TestRoutes:
    def test_a_route_names_models_versions_and_hashes(
        self, argos: ArgosEngine, packages: Path
    ) -> None:
        route = argos.route("de", "fr")
        assert str(route) == "de → en → fr"
        assert [leg.model for leg in route.legs] == ["translate-de_en", "translate-en_fr"]
        assert [leg.sha256 for leg in route.legs] == [
            package_sha256(package.path) for package in installed_packages(packages)
        ]

    def test_a_direct_package_comes_before_a_pivot(self, tmp_path: Path) -> None:
        for pair in (("de", "en"), ("en", "fr"), ("de", "fr")):
            write_package(tmp_path, *pair)
        assert str(ArgosEngine(tmp_path).route("de", "fr")) == "de → fr"

    def test_the_newest_version_of_a_pair_is_taken(self, tmp_path: Path) -> None:
        for version in ("1.9", "1.10"):
            write_package(tmp_path, version=version)
        assert ArgosEngine(tmp_path).route("de", "en").legs[0].version == "1.10"

    def test_none_says_what_is_installed_and_what_to_do(self, argos: ArgosEngine) -> None:
        with pytest.raises(NoModelError, match=r"from de to pl \(installed: de-en, en-fr\)") as e:
            argos.route("de", "pl")
        assert e.value.hint == "loctool models install de-pl"

    def test_none_without_packages_imports_nothing_heavy(self, tmp_path: Path) -> None:
        with pytest.raises(NoModelError, match="installed: none"):
            ArgosEngine(tmp_path / "missing").route("de", "en")


class TestOtherPackages:
    def test_bpe_packages_with_a_target_prefix_translate_without_the_prefix(
        self, tmp_path: Path
    ) -> None:
        write_package(tmp_path, bpe=True, target_prefix=">>eng<<")
        engine = ArgosEngine(tmp_path)
        for alignment in (False, True):
            (hypotheses,) = translated(engine, ["Der Film im Kino."], alignment=alignment)
            assert hypotheses[0].text
            assert ">>eng<<" not in hypotheses[0].text

    def test_bpe_packages_translate_as_argostranslate_does(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from argostranslate.package import Package

        package = write_package(tmp_path, bpe=True)
        model = ArgosModel(installed_packages(tmp_path)[0])
        tokenizer = Package(package).tokenizer
        text = "Der Film läuft & läuft."
        assert model.pieces.encode(text) == tokenizer.encode(text)
        assert model.pieces.decode(["Fi@@", "lm", "Kino"]) == "Film Kino"

    def test_a_damaged_model_is_one_error_with_the_mending_command(self, tmp_path: Path) -> None:
        package = write_package(tmp_path)
        (package / "model" / "model.bin").write_bytes(b"rubbish")
        with pytest.raises(BrokenModelError, match="the model cannot be loaded") as caught:
            translated(ArgosEngine(tmp_path), ["Der Film."])
        assert "loctool models install de-en" in caught.value.hint

    def test_a_vocabulary_that_does_not_fit_the_weights_is_one_error(self, tmp_path: Path) -> None:
        package = write_package(tmp_path)
        for vocabulary in (package / "model").glob("*vocabulary*"):
            vocabulary.write_text('["<unk>", "<s>", "</s>", "a"]')
        with pytest.raises(BrokenModelError):
            translated(ArgosEngine(tmp_path), ["Der Film."])

    def test_a_damaged_tokenizer_is_one_error(self, tmp_path: Path) -> None:
        package = write_package(tmp_path)
        (package / "sentencepiece.model").write_bytes(b"rubbish")
        with pytest.raises(BrokenModelError, match=r"sentencepiece\.model cannot be loaded"):
            translated(ArgosEngine(tmp_path), ["Der Film."])

    def test_a_package_removed_meanwhile_is_one_error(self, tmp_path: Path) -> None:
        done = install_from_path(write_package(tmp_path / "unpacked"), tmp_path / "packages")
        engine = ArgosEngine(tmp_path / "packages")
        route = engine.route("de", "en")
        (done.package.path / "sentencepiece.model").unlink()
        with pytest.raises(NoModelError):
            engine.translate(route, [Request("Film")], Decoding())
