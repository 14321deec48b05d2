"""The glossary that ships with loctool keeps the rules its readers rely on."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

PATH = Path(__file__).parents[2] / "glossaries" / "entertainment.csv"
LANGUAGES = ("de", "en", "fr", "es", "it", "nl", "pt", "pl")
HEADER = ["id", "domain", "part_of_speech", "policy", "definition", "note", *LANGUAGES]
DOMAINS = {
    *("film", "television", "streaming", "vfx", "post-production", "music", "box-office"),
    *("distribution", "festival", "labour", "business"),
}
PARTS_OF_SPEECH = {"noun", "proper-noun", "verb", "adjective", "phrase"}
LEAST_COVERAGE_PERCENT = {"en": 100, "fr": 90, "es": 90, "it": 80, "nl": 80, "pt": 80, "pl": 70}

Row = dict[str, str]


@cache
def rows() -> tuple[Row, ...]:
    with PATH.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def terms(cell: str) -> list[str]:
    return cell.split(" | ") if cell else []


def offenders(found: list[str]) -> str:
    return "\n".join(found)


def test_the_header_is_the_one_of_the_design():
    assert PATH.read_text(encoding="utf-8").splitlines()[0] == ",".join(HEADER)


def test_every_row_has_every_column_and_no_more():
    with PATH.open(encoding="utf-8", newline="") as file:
        assert {len(row) for row in csv.reader(file)} == {len(HEADER)}


def test_there_are_at_least_three_hundred_concepts():
    assert len(rows()) >= 300


def test_every_domain_has_concepts_and_there_is_no_other_domain():
    assert {row["domain"] for row in rows()} == DOMAINS


def test_ids_are_unique_and_kebab_case():
    counts = Counter(row["id"] for row in rows())
    assert [id for id, count in counts.items() if count > 1] == []
    assert [id for id in counts if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id)] == []


def test_parts_of_speech_and_policies_are_known():
    assert {row["part_of_speech"] for row in rows()} <= PARTS_OF_SPEECH
    assert {row["policy"] for row in rows()} == {"translate", "keep"}


def test_every_concept_has_a_definition_of_one_sentence():
    assert [
        row["id"]
        for row in rows()
        if not row["definition"].endswith(".") or len(row["definition"]) > 120
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_term_of_a_cell_is_a_preferred_one(language: str):
    assert [row["id"] for row in rows() if row[language][:1] in ("!", "~")] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_german_and_english_always_have_a_term(language: str):
    assert [row["id"] for row in rows() if not row[language]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_names_a_term_twice(language: str):
    found = []
    for row in rows():
        counts = Counter(term.lstrip("!~").casefold() for term in terms(row[language]))
        found += [f"{row['id']}: {term}" for term, count in counts.items() if count > 1]
    assert not found, offenders(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_are_separated_by_a_bar_with_one_space_each_side(language: str):
    found = [
        f"{row['id']}: {term!r}"
        for row in rows()
        for term in terms(row[language])
        if not term.lstrip("!~") or "|" in term or term != " ".join(term.split())
    ]
    assert not found, offenders(found)


def test_a_german_term_belongs_to_one_concept_only():
    owners: dict[str, str] = {}
    found = []
    for row in rows():
        for term in terms(row["de"]):
            owner = owners.setdefault(term.lstrip("!~").casefold(), row["id"])
            if owner != row["id"]:
                found.append(f"{term}: {owner}, {row['id']}")
    assert not found, offenders(found)


def test_kept_terms_have_one_form_in_all_languages():
    found = [
        row["id"]
        for row in rows()
        if row["policy"] == "keep" and {row[language] for language in LANGUAGES} != {row["de"]}
    ]
    assert not found, offenders(found)
    assert any(row["policy"] == "keep" for row in rows())


def test_no_cell_has_edge_spaces_control_characters_or_decomposed_letters():
    found = [
        f"{row['id']}, {column}"
        for row in rows()
        for column, cell in row.items()
        if cell != cell.strip()
        or any(unicodedata.category(char) in ("Cc", "Cf") for char in cell)
        or cell != unicodedata.normalize("NFC", cell)
    ]
    assert not found, offenders(found)


def test_no_cell_would_run_in_a_spreadsheet():
    cells = [cell for row in rows() for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


@pytest.mark.parametrize(("language", "least"), LEAST_COVERAGE_PERCENT.items())
def test_every_language_is_covered(language: str, least: int):
    covered = sum(bool(row[language]) for row in rows())
    assert covered * 100 >= least * len(rows()), f"{language}: {covered} of {len(rows())}"


def test_the_bytes_are_those_of_a_plain_csv_writer():
    lines: list[str] = []
    writer = csv.writer(_Lines(lines), lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(HEADER)
    writer.writerows(row.values() for row in rows())
    assert PATH.read_bytes() == "".join(lines).encode()


class _Lines:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def write(self, line: str) -> None:
        self.lines.append(line)


@pytest.mark.parametrize(
    ("german", "language", "term"),
    [
        ("Previsualisierung", "en", "previs"),
        ("Abspann", "en", "closing credits"),
        ("Staffel", "en", "season"),
        ("Staffel", "en", "!relay"),
        ("Kinostart", "en", "theatrical release"),
        ("Synchronfassung", "fr", "version doublée"),
        ("Einschaltquote", "en", "!quota"),
        ("Quartalszahlen", "es", "resultados trimestrales"),
        ("Showrunnerin", "en", "showrunner"),
        ("Rohschnitt", "en", "rough cut"),
        ("Nachdreh", "en", "reshoots"),
        ("Verleih", "en", "!rental"),
        ("Rechtehandel", "en", "rights trading"),
        ("Moderatorin", "en", "!moderator"),
        ("Regisseurin", "fr", "!régisseur"),
    ],
)
def test_the_terms_of_the_issue_are_there(german: str, language: str, term: str):
    row = next(row for row in rows() if german in terms(row["de"]))
    assert term in terms(row[language])
