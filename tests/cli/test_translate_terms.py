"""``loctool translate`` with a glossary: what comes out, what is said, and the report."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from loctool.engines.installation import install_from_path
from tests.cli.conftest import Ran, Run

MODELS = Path(__file__).parent.parent / "data"

HOUSE = """\
id,policy,de,en,fr
flat,,Wohnung,flat,logement
friend,,Freund,pal,copain
book,,Buch,volume,ouvrage
film,,Film,picture,long métrage
boston,keep,Boston,,
"""

TEXT = """\
Tom ist mein Freund.

Ich habe gestern einen neuen Film gesehen.

Meine Wohnung ist klein. Tom wohnt in Boston.
"""

PLAIN = """\
Tom is my friend.

I saw a new movie yesterday.

My apartment is small. Tom lives in Boston.
"""

KEPT = """\
Tom is my pal.

I saw a new picture yesterday.

My flat is small. Tom lives in Boston.
"""

UNFINDABLE = "id,de,en\nfriend,Freund,♥\n"
"""No words, so that whatever the engine says this term is open."""

MISSING = (
    "a.txt:1: warning: the translation has no term for 'Freund'; the glossary wants '♥' "
    "[term-missing]"
)

Translate = Callable[..., Ran]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny packages, de → en → fr."""
    folder = tmp_path_factory.mktemp("argos") / "packages"
    for archive in MODELS.glob("*.argosmodel"):
        install_from_path(archive, folder)
    return folder


@pytest.fixture
def translate(
    loctool: Run, packages: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Translate:
    """Translates a.txt with the tiny packages and the glossary of the house."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(packages))
    (folder / "house.csv").write_text(HOUSE)
    (folder / "a.txt").write_text(TEXT)

    def run(*options: str, to: str = "en", glossary: str = "house.csv") -> Ran:
        named = ("-g", glossary) if glossary else ()
        return loctool("translate", "a.txt", "--to", to, *named, *options)

    return run


def rows(ran: Ran) -> list[dict[str, Any]]:
    return [
        term
        for file in json.loads(ran.stdout)["data"]["files"]
        for segment in file["segments"]
        for term in segment["terms"]
    ]


class TestTranslation:
    def test_terms_of_the_named_glossary_are_kept(self, translate: Translate) -> None:
        ran = translate()
        assert (ran.exit_code, ran.stdout, ran.stderr) == (0, KEPT, "")

    def test_without_a_glossary_the_engine_says_what_it_likes(self, translate: Translate) -> None:
        ran = translate("--no-glossary")
        assert (ran.exit_code, ran.stdout, ran.stderr) == (0, PLAIN, "")

    def test_the_glossaries_of_the_settings_count(self, translate: Translate, folder: Path) -> None:
        (folder / "loctool.toml").write_text('glossaries = ["house.csv"]\n')
        assert translate(glossary="").stdout == KEPT
        assert translate("--no-glossary", glossary="").stdout == PLAIN

    def test_later_glossaries_win_and_it_is_said(self, translate: Translate, folder: Path) -> None:
        (folder / "ours.csv").write_text("id,de,en\nfriend,Freund,mate\n")
        ran = translate("-g", "ours.csv")
        assert ran.stdout.startswith("Tom is my mate.")
        assert "picture" in ran.stdout
        assert "ours.csv" in ran.stderr

    def test_over_a_pivot_the_terms_are_kept_too(self, translate: Translate) -> None:
        plain, kept = translate("--no-glossary", to="fr"), translate("--json", to="fr")
        assert "ami" in plain.stdout
        assert "logement" not in plain.stdout
        [row] = json.loads(kept.stdout)["data"]["files"]
        assert row["route"] == "de → en → fr"
        assert "copain" in row["text"]
        assert "long métrage" in row["text"]
        settled = {term["concept"]: term for term in rows(kept) if term["verdict"] == "kept"}
        assert {"friend", "film", "boston"} <= set(settled)
        assert settled["friend"]["rung"] not in ("hypothesis", "open")
        assert settled["boston"]["target"] == "Boston"

    def test_a_run_twice_gives_the_same_bytes(self, translate: Translate) -> None:
        once, again = (translate("--json") for _ in range(2))
        one, two = (json.loads(ran.stdout)["data"]["files"][0]["text"] for ran in (once, again))
        assert one == two == KEPT
        assert rows(once) == rows(again)

    def test_another_glossary_makes_the_translation_out_of_date(
        self, translate: Translate, folder: Path
    ) -> None:
        translate("-o", "b.txt")
        assert translate("-o", "b.txt").stderr == "b.txt: up to date\n"
        (folder / "house.csv").write_text(HOUSE.replace("pal", "mate"))
        assert translate("-o", "b.txt").stderr == "b.txt: written\n"
        assert (folder / "b.txt").read_text() == KEPT.replace("pal", "mate")


class TestJson:
    def test_each_segment_has_its_terms(self, translate: Translate) -> None:
        first, second, third, fourth = rows(translate("--json"))
        assert first == {
            "concept": "friend",
            "source": "Freund",
            "kind": "exact",
            "target": "pal",
            "rung": first["rung"],
            "verdict": "kept",
        }
        assert first["rung"] in ("n-best", "source-replaced", "mask", "span-replaced")
        assert [second["target"], third["target"], fourth["target"]] == [
            "picture",
            "flat",
            "Boston",
        ]
        assert fourth["rung"] == "hypothesis"

    def test_without_a_glossary_there_are_none(self, translate: Translate) -> None:
        assert rows(translate("--json", "--no-glossary")) == []

    def test_open_terms_have_no_words_and_a_finding(
        self, translate: Translate, folder: Path
    ) -> None:
        (folder / "house.csv").write_text(UNFINDABLE)
        ran = translate("--json")
        [term] = rows(ran)
        assert (term["target"], term["rung"], term["verdict"]) == (None, "open", "open")
        [segment, *_] = json.loads(ran.stdout)["data"]["files"][0]["segments"]
        assert [finding["id"] for finding in segment["findings"]] == ["term-missing"]


class TestStrict:
    def test_an_open_term_is_said_and_no_failure(self, translate: Translate, folder: Path) -> None:
        (folder / "house.csv").write_text(UNFINDABLE)
        ran = translate()
        assert (ran.exit_code, ran.stdout, ran.stderr) == (0, PLAIN, f"{MISSING}\n")

    def test_with_strict_it_is_one(self, translate: Translate, folder: Path) -> None:
        (folder / "house.csv").write_text(UNFINDABLE)
        ran = translate("--strict")
        assert (ran.exit_code, ran.stdout) == (3, PLAIN)
        assert ran.stderr.splitlines()[0] == MISSING

    def test_so_is_a_forbidden_one(self, translate: Translate, folder: Path) -> None:
        (folder / "house.csv").write_text("id,de,en\nfriend,Freund,!friend\n")
        ran = translate("--strict")
        assert (ran.exit_code, ran.stdout) == (3, PLAIN)
        assert "[term-forbidden]" in ran.stderr

    def test_where_all_are_kept_there_is_nothing_to_complain_of(self, translate: Translate) -> None:
        assert translate("--strict").exit_code == 0


class TestReport:
    def test_a_page_shows_source_translation_and_terms(
        self, translate: Translate, folder: Path
    ) -> None:
        ran = translate("--report", "terms.html")
        assert (ran.exit_code, ran.stdout, ran.stderr) == (0, KEPT, "terms.html: written\n")
        page = (folder / "terms.html").read_text()
        for words in ("Freund", "pal", "house.csv", "translate-de_en"):
            assert words in page

    def test_data_has_every_occurrence_with_its_rung(
        self, translate: Translate, folder: Path
    ) -> None:
        assert translate("--report", "terms.json", "-o", "b.txt").exit_code == 0
        data = json.loads((folder / "terms.json").read_text())
        assert data["format"] == "loctool-proof"
        [proof] = data["proofs"]
        assert proof["target"]["name"] == "b.txt"
        assert (proof["totals"]["enforced"], proof["totals"]["kept"]) == (4, 4)
        assert sum(proof["totals"]["rungs"].values()) == 4

    def test_several_languages_are_in_one_report(self, translate: Translate, folder: Path) -> None:
        assert translate("--report", "terms.json", to="en,fr").exit_code == 0
        data = json.loads((folder / "terms.json").read_text())
        assert [proof["target"]["name"] for proof in data["proofs"]] == ["a.en.txt", "a.fr.txt"]

    def test_what_is_up_to_date_is_read_from_its_file(
        self, translate: Translate, folder: Path
    ) -> None:
        translate("-o", "b.txt")
        ran = translate("-o", "b.txt", "--report", "terms.json")
        assert (ran.exit_code, ran.stderr) == (0, "b.txt: up to date\nterms.json: written\n")
        [proof] = json.loads((folder / "terms.json").read_text())["proofs"]
        assert (proof["totals"]["kept"], proof["signature"]) == (4, "")

    def test_what_a_person_edited_since_is_judged_as_it_stands(
        self, translate: Translate, folder: Path
    ) -> None:
        translate("-o", "b.txt")
        (folder / "b.txt").write_text(KEPT.replace("pal", "buddy"))
        ran = translate("-o", "b.txt", "--report", "terms.json")
        assert "kept, edited since" in ran.stderr
        [proof] = json.loads((folder / "terms.json").read_text())["proofs"]
        assert (proof["totals"]["kept"], proof["totals"]["open"]) == (3, 1)

    def test_a_bilingual_file_up_to_date_is_left_out_and_said_so(
        self, translate: Translate
    ) -> None:
        translate("-o", "b.txt", "--bilingual")
        ran = translate("-o", "b.txt", "--bilingual", "--report", "terms.json")
        assert ran.stderr.splitlines() == [
            "b.txt: up to date",
            "b.txt: not in the report; --force translates it again",
            "terms.json: written",
        ]

    def test_a_report_may_be_written_again(self, translate: Translate, folder: Path) -> None:
        for _ in range(2):
            assert translate("--report", "terms.html").exit_code == 0
        assert list(folder.glob("terms*")) == [folder / "terms.html"]

    @pytest.mark.parametrize("name", ["terms.pdf", "terms", "a.txt"])
    def test_another_suffix_is_refused_before_anything_is_done(
        self, name: str, translate: Translate, folder: Path
    ) -> None:
        ran = translate("--report", name, "-o", "b.txt")
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert ran.stderr.startswith(f"error: not a kind of report: {name}\nhint: ")
        assert not (folder / "b.txt").exists()
        assert (folder / "a.txt").read_text() == TEXT

    def test_a_file_that_is_no_report_is_never_overwritten(
        self, translate: Translate, folder: Path
    ) -> None:
        (folder / "article.html").write_text("<p>Mein Artikel</p>")
        ran = translate("--report", "article.html", "-o", "b.txt", "--force")
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert ran.stderr.startswith("error: article.html: is there already, and is no report")
        assert (folder / "article.html").read_text() == "<p>Mein Artikel</p>"
        assert not (folder / "b.txt").exists()

    @pytest.mark.parametrize("options", [("--no-glossary",), ("--engine", "pseudo")])
    def test_without_a_glossary_there_is_nothing_to_report(
        self, options: tuple[str, ...], translate: Translate, folder: Path
    ) -> None:
        ran = translate("--report", "terms.html", *options)
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert "this run has no glossary" in ran.stderr
        assert not (folder / "terms.html").exists()

    def test_a_dry_run_writes_none(self, translate: Translate, folder: Path) -> None:
        assert translate("--report", "terms.html", "--dry-run").exit_code == 0
        assert not (folder / "terms.html").exists()


class TestBrokenGlossaries:
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b'id,de\n"a', 'house.csv:2: a quoted cell does not end\nhint: Add the missing ".'),
            ("id,de,en\nx,Bär,bear\n".encode("utf-16"), "house.csv: not UTF-8"),
        ],
    )
    def test_one_line_says_where_and_nothing_is_translated(
        self, content: bytes, message: str, translate: Translate, folder: Path
    ) -> None:
        (folder / "house.csv").write_bytes(content)
        ran = translate("-o", "b.txt")
        assert (ran.exit_code, ran.stdout) == (4, "")
        assert ran.stderr.startswith(f"error: {message}")
        assert not (folder / "b.txt").exists()

    def test_one_that_is_not_there_is_named(self, translate: Translate) -> None:
        ran = translate(glossary="none.csv")
        assert (ran.exit_code, ran.stdout) == (4, "")
        assert ran.stderr.startswith("error: none.csv: no such file")

    def test_nobody_reads_it_with_no_glossary(self, translate: Translate, folder: Path) -> None:
        (folder / "house.csv").write_bytes(b'id,de\n"a')
        assert translate("--no-glossary").stdout == PLAIN


@pytest.mark.slow
@pytest.mark.usefixtures("starter_cache")
class TestStarter:
    """The embedded model reads terms; the glossary that ships with loctool is the default."""

    SOURCE = "Der Rohschnitt gefiel dem Verleih. Nach dem Abspann blieb Anna 12 Minuten sitzen.\n"

    def run(self, loctool: Run, *options: str) -> Ran:
        return loctool(
            *("translate", "--to", "en", "--engine", "starter", "--json"),
            *options,
            stdin=self.SOURCE.encode(),
        )

    def text(self, ran: Ran) -> str:
        return str(json.loads(ran.stdout)["data"]["files"][0]["text"])

    def test_the_shipped_glossary_is_kept_and_proven_by_default(
        self, loctool: Run, folder: Path
    ) -> None:
        ran = self.run(loctool, "--beam", "2", "--report", "terms.json")
        assert (ran.exit_code, ran.stderr) == (0, "terms.json: written\n")
        text = self.text(ran)
        for words in ("rough cut", "distributor", "end credits", "Anna", "12"):
            assert words in text
        found = rows(ran)
        assert [term["verdict"] for term in found] == ["kept"] * 3
        assert "glossary-input" in [term["rung"] for term in found]
        [proof] = json.loads((folder / "terms.json").read_text())["proofs"]
        assert proof["glossary"].endswith("entertainment.csv")

    def test_without_it_the_model_says_something_else(self, loctool: Run) -> None:
        ran = self.run(loctool, "--beam", "1", "--no-glossary")
        assert rows(ran) == []
        assert "end credits" not in self.text(ran)
