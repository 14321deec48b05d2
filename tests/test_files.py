"""Files are written whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from loctool.errors import BadInputError, OutputError
from loctool.files import read_input, write_atomically

WRITER_THAT_DIES = """
import os, signal, sys
from pathlib import Path
from loctool import files
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
files.write_atomically(Path(sys.argv[1]), b"half")
"""


def _die_writing(path: Path) -> None:
    ran = subprocess.run([sys.executable, "-c", WRITER_THAT_DIES, str(path)], check=False)
    assert ran.returncode == -9


def test_a_killed_writer_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"whole")
    _die_writing(path)
    assert path.read_bytes() == b"whole"


def test_what_killed_writers_left_is_removed_by_the_next_writing(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    _die_writing(path)
    _die_writing(path)
    assert len(list(tmp_path.glob(".a.md.*.tmp"))) == 1  # the second removed the first's
    write_atomically(path, b"whole")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_other_files_that_look_temporary_stay(tmp_path: Path) -> None:
    names = [".a.md.backup.tmp", ".b.md.abcdefgh.tmp", "a.md.abcdefgh.tmp", ".a.md.ABCDEFGH.tmp"]
    for name in names:
        (tmp_path / name).write_bytes(b"mine")
    write_atomically(tmp_path / "a.md", b"whole")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == sorted([*names, "a.md"])


def test_writers_of_one_file_do_not_disturb_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    contents = [bytes([65 + number]) * 10_000 for number in range(8)]
    errors: list[Exception] = []

    def write(data: bytes) -> None:
        try:
            for _ in range(20):
                write_atomically(path, data)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=[data]) for data in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert path.read_bytes() in contents
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_a_new_file_has_the_mode_of_any_other_and_an_old_one_keeps_its_own(
    tmp_path: Path,
) -> None:
    path, other = tmp_path / "a.md", tmp_path / "b.md"
    other.write_bytes(b"")
    write_atomically(path, b"")
    assert path.stat().st_mode == other.stat().st_mode
    path.chmod(0o640)
    write_atomically(path, b"again")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written"):
        write_atomically(tmp_path / "file" / "a.md", b"")


def test_a_name_of_the_greatest_length_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("ü" * 127)
    write_atomically(path, b"whole")
    assert path.read_bytes() == b"whole"


@pytest.mark.parametrize(
    ("name", "message"),
    [("none", "no such file"), (".", "is a folder"), ("file/below", "cannot be read")],
)
def test_what_cannot_be_read_is_bad_input(name: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BadInputError, match=message):
        read_input(Path(os.path.join(tmp_path, name)))  # noqa: PTH118  # keeps the dot
