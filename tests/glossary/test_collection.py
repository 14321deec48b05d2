from __future__ import annotations

from pathlib import Path

import pytest

from loctool.errors import BadInputError, UsageError
from loctool.glossary.collection import read_glossaries, read_glossary, shipped_glossary
from loctool.glossary.formats import Pair


@pytest.fixture
def house(tmp_path: Path) -> Path:
    path = tmp_path / "house.csv"
    path.write_text("id,de,en\ndreh,Dreh,shoot\nset,Set,set\nkran,Kran,crane\n")
    return path


def test_later_files_win_by_id(house: Path, tmp_path: Path) -> None:
    client = tmp_path / "client.csv"
    client.write_text("id,de,en\n\ndreh,Dreharbeiten,filming\n")
    collection = read_glossaries([house, client])
    assert [concept.id for concept in collection.glossary] == ["set", "kran", "dreh"]
    assert collection.origins["dreh"] == client
    assert [str(each) for each in collection.shadowings] == [
        f"{client}:3: note: 'dreh' replaces 'dreh' of {house} [concept-shadowed]"
    ]


def test_later_files_win_by_german_term(house: Path, tmp_path: Path) -> None:
    client = tmp_path / "client.csv"
    client.write_text("id,de,en\nfilming,Dreh,filming\n")
    collection = read_glossaries([house, client])
    assert [concept.id for concept in collection.glossary] == ["set", "kran", "filming"]


def test_one_file_shadows_nothing_of_itself(house: Path) -> None:
    assert read_glossaries([house]).shadowings == ()
    house.write_text("id,de,en\na,Folge,episode\nb,Folge,result\n")
    assert len(read_glossaries([house]).glossary) == 2


def test_without_a_file_the_shipped_glossary_is_read() -> None:
    assert len(read_glossaries([]).glossary) >= 300
    assert shipped_glossary().name == "entertainment.csv"


def test_a_list_of_pairs_is_read_with_the_languages_given(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("Dreh\ttournage\n")
    assert read_glossary(path, pair=Pair("de", "fr")).glossary.languages == ("de", "fr")


def test_a_format_may_be_said_against_the_suffix(house: Path, tmp_path: Path) -> None:
    path = house.rename(tmp_path / "house.data")
    with pytest.raises(UsageError, match=r"no glossary format has the suffix '\.data'"):
        read_glossary(path)
    assert len(read_glossary(path, "csv").glossary) == 3


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no such file"):
        read_glossary(tmp_path / "none.csv")
