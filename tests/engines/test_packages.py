from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loctool.engines import archives
from loctool.engines.installation import install_from_path, remove, verify
from loctool.engines.manifests import package_sha256
from loctool.engines.packages import (
    find_packages,
    installed_packages,
    packages_directory,
    parse_pair,
    read_packages,
    version_key,
)
from loctool.engines.routes import shortest_route
from loctool.errors import BadInputError, OutputError, SettingsError
from tests.engines.tiny_package import write_package, zip_package


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(tmp_path_factory.mktemp("unpacked"))


@pytest.fixture(scope="module")
def archive(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return zip_package(unpacked, tmp_path_factory.mktemp("archive") / "de_en.argosmodel")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "packages"


class TestFolder:
    @pytest.mark.parametrize(
        "variables",
        [
            {},
            {"ARGOS_PACKAGES_DIR": "/tmp/elsewhere"},  # noqa: S108
            {"XDG_DATA_HOME": "{home}/data"},
            {"SNAP": "/snap/x", "SNAP_USER_DATA": "{home}/snap"},
        ],
    )
    def test_is_the_one_of_argostranslate(self, variables: dict[str, str], tmp_path: Path) -> None:
        given = {name: value.format(home=tmp_path) for name, value in variables.items()}
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        environment = kept | {"HOME": str(tmp_path)} | given
        code = (
            "from loctool.engines.packages import packages_directory as ours\n"
            "before = ours()\n"
            "from argostranslate import settings\n"
            "print(before, settings.package_data_dir, sep='\\n')"
        )
        found = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            cwd=Path(__file__).parents[2],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
        assert found[0] == found[1]

    def test_is_read_from_argos_settings_file_too(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
        settings_file = tmp_path / "argos-translate" / "settings.json"
        settings_file.parent.mkdir()
        settings_file.write_text(json.dumps({"ARGOS_PACKAGES_DIR": "/opt/argos"}))
        assert packages_directory() == Path("/opt/argos")
        settings_file.write_text("{")
        with pytest.raises(SettingsError, match=r"settings\.json: cannot be read"):
            packages_directory()

    def test_that_is_missing_holds_nothing_and_is_not_made(self, store: Path) -> None:
        assert installed_packages(store) == []
        assert not store.exists()


class TestReading:
    def test_lists_what_argos_installed_and_survives_what_is_broken(self, store: Path) -> None:
        write_package(store, "de", "en", "1.9")
        write_package(store, "de", "en", "1.10")
        write_package(store, "en", "fr", bpe=True)
        (store / "rubbish").mkdir()
        (store / "list").mkdir()
        (store / "list" / "metadata.json").write_text("[]")
        (store / "sbd").mkdir()
        (store / "sbd" / "metadata.json").write_text('{"type": "sbd"}')
        packages, broken = read_packages(store)
        assert [(package.name, package.version) for package in packages] == [
            ("translate-de_en", "1.10"),
            ("translate-de_en", "1.9"),
            ("translate-en_fr", "1.0"),
        ]
        assert sorted(Path(error.path or "").name for error in broken) == ["list", "rubbish"]

    @pytest.mark.parametrize("code", ["../evil", "", None, 5, "de/en"])
    def test_refuses_codes_that_are_no_names(self, code: object, store: Path) -> None:
        package = write_package(store)
        metadata = json.loads((package / "metadata.json").read_text())
        (package / "metadata.json").write_text(json.dumps(metadata | {"from_code": code}))
        usable, broken = read_packages(store)
        assert usable == []
        assert "from_code" in broken[0].message

    def test_finds_packages_by_pair_name_and_folder(self, store: Path) -> None:
        write_package(store)
        packages = installed_packages(store)
        for wanted in ("de-en", "de_en", "DE:EN", "translate-de_en", "translate-de_en-1_0"):
            assert find_packages(packages, wanted) == packages
        assert find_packages(packages, "en-de") == []

    def test_a_pair_is_two_codes(self) -> None:
        assert parse_pair("de→en") == ("de", "en")
        assert parse_pair("starter") is None
        assert parse_pair("de") is None

    @given(st.text(max_size=20))
    def test_any_text_is_a_pair_or_none(self, text: str) -> None:
        pair = parse_pair(text)
        assert pair is None or all(code.isalpha() for code in pair)

    @given(st.lists(st.integers(0, 99), min_size=1, max_size=4))
    def test_versions_are_ordered_by_number(self, numbers: list[int]) -> None:
        text = ".".join(map(str, numbers))
        assert version_key(text) == tuple(numbers)


class TestRoutes:
    def test_direct_before_pivot(self) -> None:
        pairs = [("de", "en"), ("en", "fr"), ("de", "fr")]
        assert shortest_route(pairs, "de", "fr") == [("de", "fr")]

    def test_over_english_before_any_other(self) -> None:
        pairs = [("de", "da"), ("da", "fr"), ("de", "en"), ("en", "fr")]
        assert shortest_route(pairs, "de", "fr") == [("de", "en"), ("en", "fr")]

    def test_none_where_nothing_leads(self) -> None:
        assert shortest_route([("en", "de")], "de", "en") == []
        assert shortest_route([("de", "en"), ("en", "de")], "de", "de") == []

    @settings(max_examples=60, deadline=None)
    @given(
        st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=14),
        st.randoms(use_true_random=False),
    )
    def test_a_route_is_connected_simple_and_the_same_in_any_order(
        self, pairs: set[tuple[str, str]], random: object
    ) -> None:
        shuffled = sorted(pairs)
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        route = shortest_route(shuffled, "a", "f")
        assert route == shortest_route(sorted(pairs), "a", "f")
        if route:
            assert route[0][0] == "a"
            assert route[-1][1] == "f"
            assert all(one[1] == two[0] for one, two in pairwise(route))
            assert len({begin for begin, _ in route}) == len(route)
            assert set(route) <= pairs


class TestInstallation:
    def test_of_a_file_puts_a_sound_package_in_place(self, archive: Path, store: Path) -> None:
        done = install_from_path(archive, store)
        assert done.replaced == ()
        assert [package.pair for package in installed_packages(store)] == [("de", "en")]
        assert visible(store) == ["translate-de_en-1_0"]
        found = verify(done.package)
        assert found.recorded
        assert found.problems == ()
        assert found.sha256 == package_sha256(done.package.path)

    def test_of_a_folder_gives_the_same_hash(
        self, unpacked: Path, archive: Path, store: Path
    ) -> None:
        one = install_from_path(unpacked, store / "a").package
        two = install_from_path(archive, store / "b").package
        assert package_sha256(one.path) == package_sha256(two.path)

    def test_is_read_by_argostranslate_itself(self, archive: Path, store: Path) -> None:
        from argostranslate.package import get_installed_packages

        install_from_path(archive, store)
        assert [package.from_code for package in get_installed_packages([store])] == ["de"]

    def test_replaces_the_versions_before_it(self, archive: Path, store: Path) -> None:
        write_package(store, version="0.9")
        done = install_from_path(archive, store)
        assert done.replaced == ("0.9",)
        assert visible(store) == ["translate-de_en-1_0"]

    def test_a_second_time_changes_nothing(self, archive: Path, store: Path) -> None:
        install_from_path(archive, store)
        before = contents(store)
        install_from_path(archive, store)
        assert contents(store) == before

    def test_sweeps_away_what_a_killed_installation_left(self, archive: Path, store: Path) -> None:
        (store / ".loctool-abc" / "new").mkdir(parents=True)
        assert installed_packages(store) == []
        install_from_path(archive, store)
        assert not (store / ".loctool-abc").exists()

    def test_that_fails_leaves_the_old_version(self, archive: Path, store: Path) -> None:
        install_from_path(archive, store)
        before = contents(store)
        broken = store.parent / "broken.argosmodel"
        broken.write_bytes(archive.read_bytes()[:-1000])
        with pytest.raises(BadInputError):
            install_from_path(broken, store)
        assert contents(store) == before

    def test_into_a_place_that_is_a_file_says_so(self, archive: Path, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(OutputError, match="cannot be written") as caught:
            install_from_path(archive, tmp_path / "file" / "packages")
        assert "ARGOS_PACKAGES_DIR" in caught.value.hint

    def test_removed_packages_are_gone(self, archive: Path, store: Path) -> None:
        remove(install_from_path(archive, store).package)
        assert visible(store) == []


class TestVerification:
    def test_names_what_was_changed_added_or_lost(self, archive: Path, store: Path) -> None:
        package = install_from_path(archive, store).package
        (package.path / "README.md").write_text("another")
        (package.path / "model" / "extra").write_text("")
        (package.path / "model" / "config.json").unlink()
        assert verify(package).problems[:3] == (
            "README.md was changed",
            "model/config.json is missing",
            "model/extra was added",
        )

    def test_loads_the_model(self, archive: Path, store: Path) -> None:
        package = install_from_path(archive, store).package
        weights = package.model_path / "model.bin"
        weights.write_bytes(weights.read_bytes()[:500])
        problems = verify(package).problems
        assert problems[0] == "model/model.bin was changed"
        assert "cannot be loaded" in problems[1]

    def test_of_a_package_another_tool_installed_has_nothing_to_compare(self, store: Path) -> None:
        write_package(store)
        found = verify(installed_packages(store)[0])
        assert not found.recorded
        assert found.problems == ()

    def test_a_hash_is_computed_anew_when_files_changed_size(
        self, archive: Path, store: Path
    ) -> None:
        package = install_from_path(archive, store).package
        before = package_sha256(package.path)
        with (package.path / "metadata.json").open("a") as file:
            file.write(" ")
        assert package_sha256(package.path) != before


def spoil_nothing(package: zipfile.ZipFile, folder: Path) -> None:
    """Leaves the archive with its package only."""


def add_traversal(package: zipfile.ZipFile, folder: Path) -> None:
    package.writestr(f"{folder.name}/../../evil", "x")


def add_absolute(package: zipfile.ZipFile, folder: Path) -> None:
    package.writestr(zipfile.ZipInfo("/tmp/loctool-evil"), "x")  # noqa: S108


def add_windows_path(package: zipfile.ZipFile, folder: Path) -> None:
    package.writestr(zipfile.ZipInfo("C:evil"), "x")


def add_backslashes(package: zipfile.ZipFile, folder: Path) -> None:
    package.writestr(zipfile.ZipInfo("a\\..\\..\\evil"), "x")


def add_link(package: zipfile.ZipFile, folder: Path) -> None:
    link = zipfile.ZipInfo(f"{folder.name}/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    package.writestr(link, "/etc/passwd")


def add_bomb(package: zipfile.ZipFile, folder: Path) -> None:
    package.writestr(f"{folder.name}/zeros", b"\0" * 30_000_000, zipfile.ZIP_DEFLATED)


def add_many(package: zipfile.ZipFile, folder: Path) -> None:
    for number in range(archives.MAX_ENTRIES + 1):
        package.writestr(f"{folder.name}/{number}", "")


def add_second_package(package: zipfile.ZipFile, folder: Path) -> None:
    package.writestr("other/metadata.json", "{}")


def add_collision(package: zipfile.ZipFile, folder: Path) -> None:
    package.writestr(f"{folder.name}/a", "file")
    package.writestr(f"{folder.name}/a/b", "file in a file")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (add_traversal, "leads out of the folder"),
        (add_absolute, "is an absolute path"),
        (add_windows_path, "is an absolute path"),
        (add_backslashes, "leads out of the folder"),
        (add_link, "is a link or a device"),
        (add_bomb, "times its size"),
        (add_many, "entries, more than"),
        (add_second_package, "found 2 of them"),
        (add_collision, "not a usable .argosmodel"),
    ],
)
def test_a_hostile_archive_is_refused_and_leaves_nothing(
    spoil: Callable[[zipfile.ZipFile, Path], None],
    message: str,
    unpacked: Path,
    store: Path,
    tmp_path: Path,
) -> None:
    hostile = zip_package(unpacked, tmp_path / "hostile.argosmodel")
    with zipfile.ZipFile(hostile, "a") as package:
        spoil(package, unpacked)
    with pytest.raises(BadInputError, match=message):
        install_from_path(hostile, store)
    assert visible(store) == []
    assert not (tmp_path / "evil").exists()


def test_an_archive_that_unpacks_to_too_much_is_refused(
    archive: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MAX_TOTAL_BYTES", 1000)
    with pytest.raises(BadInputError, match="more than 1,000"):
        install_from_path(archive, store)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("metadata.json", None, "metadata.json is wanted, found none"),
        ("metadata.json", b"{", "metadata.json cannot be read"),
        ("metadata.json", b'{"type": "sbd"}', "not a package for translation"),
        ("metadata.json", b"{}", "from_code is None"),
        ("model/model.bin", None, "model.bin is missing"),
        ("model/model.bin", b"not a model", "cannot be loaded"),
        ("sentencepiece.model", None, "no tokenizer"),
        ("sentencepiece.model", b"not a tokenizer", "sentencepiece.model cannot be loaded"),
    ],
)
def test_an_incomplete_or_broken_package_is_refused(
    name: str, content: bytes | None, message: str, store: Path, tmp_path: Path
) -> None:
    package = write_package(tmp_path / "unpacked")
    (package / name).unlink()
    if content is not None:
        (package / name).write_bytes(content)
    with pytest.raises(BadInputError, match=message):
        install_from_path(zip_package(package, tmp_path / "broken.argosmodel"), store)
    assert visible(store) == []


def test_a_folder_with_links_is_refused(unpacked: Path, store: Path, tmp_path: Path) -> None:
    package = write_package(tmp_path / "unpacked")
    (package / "link").symlink_to("/etc")
    with pytest.raises(BadInputError, match="contains links"):
        install_from_path(package, store)


@settings(max_examples=40, deadline=None)
@given(cut=st.integers(0, 200_000), flip=st.integers(0, 200_000), data=st.data())
def test_no_damaged_archive_shows_more_than_one_error(
    archive: Path,
    tmp_path_factory: pytest.TempPathFactory,
    cut: int,
    flip: int,
    data: st.DataObject,
) -> None:
    content = bytearray(archive.read_bytes())
    if data.draw(st.booleans()):
        del content[cut % len(content) :]
    else:
        content[flip % len(content)] ^= data.draw(st.integers(1, 255))
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "damaged.argosmodel").write_bytes(content)
    with suppress(BadInputError):
        install_from_path(folder / "damaged.argosmodel", folder / "packages")
        assert visible(folder / "packages") == ["translate-de_en-1_0"]
        return
    assert visible(folder / "packages") == []


def visible(store: Path) -> list[str]:
    return sorted(path.name for path in store.iterdir() if not path.name.startswith("."))


def contents(store: Path) -> dict[str, bytes]:
    return {
        path.relative_to(store).as_posix(): path.read_bytes()
        for path in store.rglob("*")
        if path.is_file()
    }
