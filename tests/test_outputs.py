"""Which outputs are written, skipped and refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loctool import outputs
from loctool.errors import OutputError, OutputExistsError, UsageError
from loctool.outputs import State, output_path, refuse_collisions, sign, state_of, write_output


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    monkeypatch.setenv("LOCTOOL_STATE_DIR", str(folder))
    return folder


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("artikel.de.md", "artikel.en.md"),
        ("artikel.DE.md", "artikel.en.md"),
        ("artikel.de-AT.html", "artikel.en.html"),
        ("artikel.de_CH.html", "artikel.en.html"),
        ("artikel.md", "artikel.en.md"),
        ("artikel.v2.md", "artikel.v2.en.md"),
        ("artikel", "artikel.en"),
        ("artikel.de", "artikel.en"),
        ("artikel.fr.md", "artikel.fr.en.md"),
        ("demo.design.md", "demo.design.en.md"),
        (".versteckt", ".versteckt.en"),
    ],
)
def test_the_language_takes_the_place_of_the_sources(source: str, name: str) -> None:
    assert output_path(Path("texte") / source, "de", "en", None) == Path("texte") / name
    assert output_path(Path("texte") / source, "de", "en", Path("out")) == Path("out") / name


def test_an_output_may_not_be_a_source_by_any_name(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text("x")
    link = tmp_path / "b.md"
    link.symlink_to(source)
    with pytest.raises(UsageError, match="over a source"):
        refuse_collisions([str(source)], [(str(source), link)])


def test_standard_input_collides_with_no_file_of_that_name() -> None:
    refuse_collisions(["-"], [("-", Path("out.md"))])


@given(st.lists(st.binary(), max_size=4), st.lists(st.binary(), max_size=4))
def test_different_parts_have_different_signatures(one: list[bytes], two: list[bytes]) -> None:
    assert (sign(*one) == sign(*two)) == (one == two)


def test_nothing_there_is_written(tmp_path: Path) -> None:
    output = tmp_path / "new" / "a.md"
    assert state_of(output, "s") is State.ABSENT
    write_output(output, b"text", "s")
    assert output.read_bytes() == b"text"


def test_what_was_written_alike_is_current_and_otherwise_outdated(tmp_path: Path) -> None:
    output = tmp_path / "a.md"
    write_output(output, b"text", "s")
    assert state_of(output, "s") is State.CURRENT
    assert state_of(output, "other") is State.OUTDATED
    write_output(output, b"other text", "other")
    assert output.read_bytes() == b"other text"


def test_what_loctool_did_not_write_is_refused_without_force(tmp_path: Path) -> None:
    output = tmp_path / "a.md"
    output.write_bytes(b"mine")
    assert state_of(output, "s") is State.FOREIGN
    with pytest.raises(OutputExistsError) as caught:
        write_output(output, b"text", "s")
    assert "--force" in caught.value.hint
    assert output.read_bytes() == b"mine"
    write_output(output, b"text", "s", force=True)
    assert state_of(output, "s") is State.CURRENT


def test_what_a_person_edited_is_kept_and_never_overwritten(tmp_path: Path) -> None:
    output = tmp_path / "a.md"
    write_output(output, b"text", "s")
    output.write_bytes(b"better text")
    assert state_of(output, "s") is State.EDITED
    assert state_of(output, "other") is State.FOREIGN
    for signature in ("s", "other"):
        with pytest.raises(OutputExistsError):
            write_output(output, b"text", signature)
    assert output.read_bytes() == b"better text"


def test_an_edit_made_while_translating_is_seen(tmp_path: Path) -> None:
    output = tmp_path / "a.md"
    assert state_of(output, "s") is State.ABSENT
    output.write_bytes(b"written meanwhile")
    with pytest.raises(OutputExistsError):
        write_output(output, b"text", "s")


def test_a_run_killed_between_record_and_file_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "a.md"
    write_output(output, b"old", "old")

    class Killed(BaseException):
        pass

    real = outputs.write_atomically

    def dies_before_the_output(path: Path, data: bytes) -> None:
        if path == output:
            raise Killed
        real(path, data)

    monkeypatch.setattr(outputs, "write_atomically", dies_before_the_output)
    for signature in ("new", "newer", "newest"):
        with pytest.raises(Killed):
            write_output(output, signature.encode(), signature)
        assert output.read_bytes() == b"old"
        assert state_of(output, "old") is State.CURRENT
        assert state_of(output, signature) is State.OUTDATED
    monkeypatch.setattr(outputs, "write_atomically", real)
    write_output(output, b"newest", "newest")
    assert state_of(output, "newest") is State.CURRENT


def test_the_memory_does_not_grow_with_every_writing(tmp_path: Path, state_folder: Path) -> None:
    output = tmp_path / "a.md"
    for number in range(20):
        write_output(output, str(number).encode(), str(number))
    [journal] = (state_folder / "outputs").iterdir()
    assert len(json.loads(journal.read_bytes())["entries"]) == 2


def test_an_output_reached_by_another_path_is_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    write_output(folder / "a.md", b"text", "s")
    assert state_of(tmp_path / "link" / "a.md", "s") is State.CURRENT


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    place, link = tmp_path / "a.md", tmp_path / "link.md"
    link.symlink_to(place)
    write_output(link, b"text", "s")
    assert link.is_symlink()
    assert place.read_bytes() == b"text"


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"entries": 3}', b'{"entries": [[1]]}', b"\xff"]
)
def test_a_damaged_memory_remembers_nothing(
    tmp_path: Path, state_folder: Path, damage: bytes
) -> None:
    output = tmp_path / "a.md"
    write_output(output, b"text", "s")
    [journal] = (state_folder / "outputs").iterdir()
    journal.write_bytes(damage)
    assert state_of(output, "s") is State.FOREIGN


def test_without_a_place_for_the_memory_the_output_is_still_written(
    tmp_path: Path, state_folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    state_folder.write_bytes(b"a file where a folder should be")
    output = tmp_path / "a.md"
    write_output(output, b"text", "s")
    assert output.read_bytes() == b"text"
    assert "will not know" in caplog.text


def test_a_folder_is_no_output(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        state_of(tmp_path, "s")


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_output(Path("/dev/null"), b"text", "s")
    assert Path("/dev/null").is_char_device()
    with pytest.raises(OutputError, match="No space left"):
        write_output(Path("/dev/full"), b"text", "s")
