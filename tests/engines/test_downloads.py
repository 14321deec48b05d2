from __future__ import annotations

import hashlib
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loctool.engines.downloads import Retrying, download, fetch
from loctool.errors import DownloadError, ExitCode, OutputError
from tests.engines.http_server import Resource, Server, serving

BODY = bytes(range(256)) * 4000
AT_ONCE = Retrying(attempts=3, backoff_s=0, timeout_s=5)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def test_a_file_arrives_whole_with_its_hash_and_leaves_nothing_else(
    server: Server, tmp_path: Path
) -> None:
    server.resources["/model"] = Resource(BODY)
    found = download(f"{server.url}/model", tmp_path / "model", retrying=AT_ONCE)
    assert (tmp_path / "model").read_bytes() == BODY
    assert found == hashlib.sha256(BODY).hexdigest()
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_progress_ends_at_the_size_of_the_file(server: Server, tmp_path: Path) -> None:
    server.resources["/model"] = Resource(BODY)
    seen: list[tuple[int, int]] = []
    download(
        f"{server.url}/model",
        tmp_path / "model",
        on_progress=lambda done, total: seen.append((done, total)),
    )
    assert seen[0] == (0, len(BODY))
    assert seen[-1] == (len(BODY), len(BODY))
    assert seen == sorted(seen)


def test_a_truncated_transfer_goes_on_where_it_stopped(server: Server, tmp_path: Path) -> None:
    server.resources["/model"] = Resource(BODY, cut_after=[300_000, 100_000])
    download(f"{server.url}/model", tmp_path / "model", retrying=AT_ONCE)
    assert (tmp_path / "model").read_bytes() == BODY
    assert server.ranges_asked() == [None, "bytes=300000-", "bytes=400000-"]


def test_a_later_run_goes_on_with_what_an_earlier_one_left(server: Server, tmp_path: Path) -> None:
    server.resources["/model"] = Resource(BODY, cut_after=[300_000])
    once = Retrying(attempts=1)
    with pytest.raises(DownloadError, match=r"300,000 of 1,024,000 bytes"):
        download(f"{server.url}/model", tmp_path / "model", retrying=once)
    assert not (tmp_path / "model").exists()
    download(f"{server.url}/model", tmp_path / "model", retrying=once)
    assert (tmp_path / "model").read_bytes() == BODY
    assert server.ranges_asked()[-1] == "bytes=300000-"


def test_halves_of_two_versions_are_never_joined(server: Server, tmp_path: Path) -> None:
    server.resources["/model"] = Resource(BODY, cut_after=[300_000])
    with pytest.raises(DownloadError):
        download(f"{server.url}/model", tmp_path / "model", retrying=Retrying(attempts=1))
    newer = BODY[::-1]
    server.resources["/model"] = Resource(newer)
    download(f"{server.url}/model", tmp_path / "model", retrying=AT_ONCE)
    assert (tmp_path / "model").read_bytes() == newer


@pytest.mark.parametrize(
    "resource",
    [
        Resource(BODY, cut_after=[300_000], ranges=False),
        Resource(BODY, cut_after=[300_000], etag=""),
        Resource(BODY, cut_after=[300_000], etag='W/"weak"'),
    ],
    ids=["no ranges", "no validator", "weak validator"],
)
def test_a_server_that_cannot_resume_safely_sends_the_file_anew(
    resource: Resource, server: Server, tmp_path: Path
) -> None:
    server.resources["/model"] = resource
    download(f"{server.url}/model", tmp_path / "model", retrying=AT_ONCE)
    assert (tmp_path / "model").read_bytes() == BODY


def test_a_transfer_that_ended_just_before_the_rename_is_done_again(
    server: Server, tmp_path: Path
) -> None:
    resource = Resource(BODY)
    server.resources["/model"] = resource
    (tmp_path / "model.part").write_bytes(BODY)
    note = {"url": f"{server.url}/model", "validator": resource.validator}
    (tmp_path / "model.part.json").write_text(json.dumps(note))
    download(f"{server.url}/model", tmp_path / "model", retrying=AT_ONCE)
    assert (tmp_path / "model").read_bytes() == BODY


def test_a_wrong_checksum_is_refused_and_nothing_is_kept(server: Server, tmp_path: Path) -> None:
    server.resources["/model"] = Resource(BODY)
    with pytest.raises(DownloadError, match="wrong checksum: expected sha256 0000"):
        download(f"{server.url}/model", tmp_path / "model", sha256="0" * 64, retrying=AT_ONCE)
    assert list(tmp_path.iterdir()) == []


def test_a_passing_server_error_is_tried_again(server: Server, tmp_path: Path) -> None:
    server.resources["/model"] = Resource(BODY, status=[503, 429])
    download(f"{server.url}/model", tmp_path / "model", retrying=AT_ONCE)
    assert len(server.requests) == 3


def test_not_found_is_reported_at_once(server: Server, tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="404") as caught:
        download(f"{server.url}/gone", tmp_path / "model", retrying=AT_ONCE)
    assert caught.value.exit_code == ExitCode.NO_MODEL
    assert len(server.requests) == 1


def test_redirects_are_followed(server: Server, tmp_path: Path) -> None:
    server.resources["/old"] = Resource(location="/model")
    server.resources["/model"] = Resource(BODY)
    download(f"{server.url}/old", tmp_path / "model", retrying=AT_ONCE)
    assert (tmp_path / "model").read_bytes() == BODY


def test_a_redirect_to_a_local_file_is_not_followed(server: Server, tmp_path: Path) -> None:
    server.resources["/old"] = Resource(location="file:///etc/hostname")
    with pytest.raises(DownloadError):
        download(f"{server.url}/old", tmp_path / "model", retrying=AT_ONCE)


def test_no_network_is_reported_at_once_with_the_way_around(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(DownloadError, match="cannot be reached") as caught:
        download(f"http://127.0.0.1:{port}/model", tmp_path / "model")
    assert "loctool models install PATH.argosmodel" in caught.value.hint


def test_a_server_that_falls_silent_is_given_up(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/model"
        with pytest.raises(DownloadError, match="2 attempts"):
            download(url, tmp_path / "model", retrying=Retrying(2, 0, timeout_s=0.1))


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://example.org/a", "model", ""])
def test_only_http_and_https_are_spoken(url: str, tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="not an http or https address"):
        download(url, tmp_path / "model")


def test_a_folder_that_cannot_be_written_is_named(server: Server, tmp_path: Path) -> None:
    server.resources["/model"] = Resource(BODY)
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"model\.part: cannot be written"):
        download(f"{server.url}/model", tmp_path / "file" / "model", retrying=AT_ONCE)


def test_fetch_refuses_more_than_was_expected(server: Server) -> None:
    server.resources["/index"] = Resource(BODY)
    with pytest.raises(DownloadError, match="more than 1,000 bytes"):
        fetch(f"{server.url}/index", max_bytes=1000)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=st.binary(max_size=2000), cuts=st.lists(st.integers(0, 2000), max_size=4))
def test_wherever_the_line_breaks_the_file_is_the_same(
    server: Server, tmp_path: Path, body: bytes, cuts: list[int]
) -> None:
    server.resources["/any"] = Resource(body, cut_after=list(cuts))
    download(f"{server.url}/any", tmp_path / "any", retrying=Retrying(6, 0, 5))
    assert (tmp_path / "any").read_bytes() == body
