"""A real HTTP server on this machine that misbehaves on demand."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Resource:
    """What the server answers for one path.

    Attributes:
        body: The bytes of the file.
        ranges: Whether it knows ranges.
        etag: The validator it sends; empty for none.
        cut_after: For each of the first answers, after how many bytes the line goes dead.
        status: For each of the first requests, an error to answer with instead.
        location: Where it redirects to instead.
    """

    body: bytes = b""
    ranges: bool = True
    etag: str = "auto"
    cut_after: list[int] = field(default_factory=list)
    status: list[int] = field(default_factory=list)
    location: str = ""

    @property
    def validator(self) -> str:
        return f'"{hashlib.md5(self.body).hexdigest()}"' if self.etag == "auto" else self.etag  # noqa: S324


@dataclass
class Server:
    """The running server: its address, what it serves, and what it was asked."""

    url: str
    resources: dict[str, Resource] = field(default_factory=dict)
    requests: list[tuple[str, Message]] = field(default_factory=list)

    def ranges_asked(self) -> list[str | None]:
        return [headers.get("Range") for _, headers in self.requests]


@contextmanager
def serving() -> Iterator[Server]:
    """Serves on a free port until the block ends."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    httpd.state = Server(f"http://127.0.0.1:{httpd.server_port}")  # type: ignore[attr-defined]
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield httpd.state  # type: ignore[attr-defined]
    finally:
        httpd.shutdown()
        thread.join()
        httpd.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        state: Server = self.server.state  # type: ignore[attr-defined]
        state.requests.append((self.path, self.headers))
        resource = state.resources.get(self.path)
        if resource is None:
            self.send_error(404)
        elif resource.status:
            self.send_error(resource.status.pop(0))
        elif resource.location:
            self.send_response(302)
            self.send_header("Location", resource.location)
            self.end_headers()
        else:
            self._send(resource)

    def _send(self, resource: Resource) -> None:
        start = self._start(resource)
        if start >= len(resource.body) > 0:
            self.send_error(416)
            return
        rest = resource.body[start:]
        self.send_response(206 if start else 200)
        if start:
            last = len(resource.body) - 1
            self.send_header("Content-Range", f"bytes {start}-{last}/{len(resource.body)}")
        if resource.validator:
            self.send_header("ETag", resource.validator)
        self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        self.wfile.write(rest[: resource.cut_after.pop(0)] if resource.cut_after else rest)

    def _start(self, resource: Resource) -> int:
        wanted = self.headers.get("Range", "")
        same = self.headers.get("If-Range", resource.validator) == resource.validator
        if resource.ranges and same and wanted.startswith("bytes="):
            return int(wanted.removeprefix("bytes=").split("-")[0])
        return 0

    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing: what was asked is in ``Server.requests``."""
