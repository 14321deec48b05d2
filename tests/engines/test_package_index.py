from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from loctool.engines.downloads import Retrying
from loctool.engines.installation import install_from_index, plan
from loctool.engines.package_index import OFFICIAL_INDEX, index_url, load_index
from loctool.engines.packages import installed_packages
from loctool.errors import DownloadError, NoModelError
from tests.engines.http_server import Resource, Server, serving
from tests.engines.tiny_package import write_package, zip_package

AT_ONCE = Retrying(attempts=2, backoff_s=0, timeout_s=5)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCTOOL_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("archives")
    made = {}
    for source, target in (("de", "en"), ("en", "fr")):
        package = write_package(folder, source, target)
        name = f"{source}-{target}"
        made[name] = zip_package(package, folder / f"{name}.argosmodel").read_bytes()
    return made


@pytest.fixture
def server(archives: dict[str, bytes]) -> Iterator[Server]:
    with serving() as running:
        for name, content in archives.items():
            running.resources[f"/{name}.argosmodel"] = Resource(content)
        serve_index(running, [entry(running, "de-en"), entry(running, "en-fr")])
        yield running


def entry(server: Server, name: str, version: str = "1.0", **more: object) -> dict[str, object]:
    source, target = name.split("-")
    return {
        "package_version": version,
        "argos_version": "1.5",
        "from_code": source,
        "from_name": source,
        "to_code": target,
        "to_name": target,
        "links": [f"{server.url}/{name}.argosmodel"],
        "code": f"translate-{source}_{target}",
    } | more


def serve_index(server: Server, entries: list[object]) -> None:
    server.resources["/index.json"] = Resource(json.dumps(entries).encode())


def url_of(server: Server) -> str:
    return f"{server.url}/index.json"


class TestAddress:
    def test_is_the_official_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("ARGOS_PACKAGE_INDEX", raising=False)
        monkeypatch.delenv("LOCTOOL_ARGOS_INDEX", raising=False)
        assert index_url() == OFFICIAL_INDEX

    def test_is_argostranslates_own_where_nothing_is_set(self) -> None:
        from argostranslate import settings

        assert settings.remote_package_index == OFFICIAL_INDEX

    @pytest.mark.parametrize(
        "value", ["https://a.example/x/", "https://a.example/x", "https://a.example/x/index.json"]
    )
    def test_may_be_set_as_for_argos_or_whole(
        self, value: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", value)
        assert index_url() == "https://a.example/x/index.json"
        monkeypatch.setenv("LOCTOOL_ARGOS_INDEX", "https://b.example/own.json")
        assert index_url() == "https://b.example/own.json"


class TestIndex:
    def test_lists_the_newest_version_of_each_pair(self, server: Server) -> None:
        entries = [entry(server, "de-en", version) for version in ("1.9", "1.10", "1.2")]
        serve_index(server, [*entries, entry(server, "en-fr")])
        index = load_index(url_of(server))
        assert [(package.name, package.version) for package in index.packages] == [
            ("translate-de_en", "1.10"),
            ("translate-en_fr", "1.0"),
        ]
        assert index.offline == ""

    def test_leaves_out_entries_that_are_of_no_use(self, server: Server) -> None:
        useless: list[object] = [
            5,
            {},
            entry(server, "de-fr", type="sbd"),
            entry(server, "de-it", links=[]),
            entry(server, "de-es", links="https://not.a.list"),
            entry(server, "de-nl", from_code=7),
        ]
        serve_index(server, [*useless, entry(server, "de-en", size=123, sha256="0" * 64)])
        (package,) = load_index(url_of(server)).packages
        assert (package.size_bytes, package.sha256) == (123, "0" * 64)

    @pytest.mark.parametrize(
        "content", [b"", b"<html>", b"{}", b"[]", b"[1]", b"\xff", b"[" * 9999]
    )
    def test_that_is_rubbish_is_called_so(self, content: bytes, server: Server) -> None:
        server.resources["/index.json"] = Resource(content)
        with pytest.raises(DownloadError, match="not a package index"):
            load_index(url_of(server))

    def test_without_a_network_is_the_one_fetched_last(self, server: Server) -> None:
        before = load_index(url_of(server))
        server.resources["/index.json"].status = [404]
        index = load_index(url_of(server))
        assert index.packages == before.packages
        assert index.fetched == before.fetched
        assert "404" in index.offline

    def test_of_another_address_does_not_stand_in(self, server: Server) -> None:
        load_index(url_of(server))
        with pytest.raises(DownloadError, match="404"):
            load_index(f"{server.url}/other.json")


class TestPlan:
    def test_takes_the_direct_package(self, server: Server) -> None:
        index = load_index(url_of(server))
        assert [one.name for one in plan(index, [], "de", "en")] == ["translate-de_en"]

    def test_takes_what_is_missing_of_a_pivot_route(self, server: Server, tmp_path: Path) -> None:
        index = load_index(url_of(server))
        both = ["translate-de_en", "translate-en_fr"]
        assert [one.name for one in plan(index, [], "de", "fr")] == both
        write_package(tmp_path / "packages", "de", "en")
        installed = installed_packages(tmp_path / "packages")
        assert [one.name for one in plan(index, installed, "de", "fr")] == both[1:]

    def test_says_what_there_is_where_nothing_leads(self, server: Server) -> None:
        with pytest.raises(NoModelError, match="no package leads from de to pl") as caught:
            plan(load_index(url_of(server)), [], "de", "pl")
        assert caught.value.hint == "From de there is: en."


class TestInstallationFromIndex:
    def install(self, server: Server, store: Path) -> None:
        (package, *_) = plan(load_index(url_of(server)), [], "de", "en")
        install_from_index(package, store, retrying=AT_ONCE)

    def test_downloads_and_installs(self, server: Server, tmp_path: Path) -> None:
        self.install(server, tmp_path / "packages")
        (package,) = installed_packages(tmp_path / "packages")
        assert package.pair == ("de", "en")
        left = {path.suffix for path in (tmp_path / "cache" / "downloads").iterdir()}
        assert left <= {".lock"}

    def test_checks_the_hash_the_index_gives(self, server: Server, tmp_path: Path) -> None:
        serve_index(server, [entry(server, "de-en", sha256="0" * 64)])
        with pytest.raises(DownloadError, match="wrong checksum"):
            self.install(server, tmp_path / "packages")
        assert installed_packages(tmp_path / "packages") == []

    def test_takes_the_next_link_where_one_fails(self, server: Server, tmp_path: Path) -> None:
        links = [f"{server.url}/gone.argosmodel", f"{server.url}/de-en.argosmodel"]
        serve_index(server, [entry(server, "de-en", links=links)])
        self.install(server, tmp_path / "packages")
        assert len(installed_packages(tmp_path / "packages")) == 1

    def test_refuses_a_package_of_another_pair(self, server: Server, tmp_path: Path) -> None:
        server.resources["/de-en.argosmodel"] = server.resources["/en-fr.argosmodel"]
        with pytest.raises(DownloadError, match="translates en → fr instead"):
            self.install(server, tmp_path / "packages")

    def test_refuses_a_web_page_in_the_place_of_a_package(
        self, server: Server, tmp_path: Path
    ) -> None:
        server.resources["/de-en.argosmodel"] = Resource(b"<html>Please log in</html>")
        with pytest.raises(DownloadError, match=r"not a usable \.argosmodel"):
            self.install(server, tmp_path / "packages")
        assert not list((tmp_path / "cache" / "downloads").glob("*.part"))

    def test_goes_on_with_a_download_that_was_cut(self, server: Server, tmp_path: Path) -> None:
        server.resources["/de-en.argosmodel"].cut_after = [1000, 2000]
        with pytest.raises(DownloadError, match="2 attempts"):
            self.install(server, tmp_path / "packages")
        self.install(server, tmp_path / "packages")
        assert server.ranges_asked()[-1] == "bytes=3000-"
        assert len(installed_packages(tmp_path / "packages")) == 1
