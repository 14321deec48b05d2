"""A headless Chromium, driven over its DevTools protocol.

The browser reads and writes JSON messages, each ending in a NUL, on two pipes
(``--remote-debugging-pipe``): no port, no driver, no other package is needed.
https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

READ_END, WRITE_END = 3, 4
"""The file numbers that the browser reads from and writes to."""

TIMEOUT_S = 30


def find_chromium() -> str | None:
    """The browser's path, or None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Chromium:
    """One browser with one page.

    Attributes:
        events: What it said unasked, in order.
    """

    def __init__(self, profile: Path) -> None:
        self.events: list[dict[str, Any]] = []
        self._count = 0
        self._left = b""
        self._process, self._in, self._out = _start(profile)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session: str | None = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    _session: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session = None
        try:
            self.call("Browser.close")
            self._process.wait(TIMEOUT_S)
        finally:
            self._process.kill()
            self._process.wait()
            os.close(self._in)
            os.close(self._out)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Runs a method of the protocol and waits for what it gives."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        _write(self._in, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._count:
                assert "error" not in answer, (method, answer["error"])
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def open(self, url: str) -> None:
        """Goes to a page and waits until it is loaded."""
        self.events.clear()
        self.call("Page.navigate", url=url)
        while not self.named("Page.loadEventFired"):
            self.events.append(self._read())

    def named(self, *methods: str) -> list[dict[str, Any]]:
        """The events of some names since the page was opened."""
        return [event["params"] for event in self.events if event["method"] in methods]

    def evaluate(self, expression: str) -> Any:
        """The value of some JavaScript, run in the page."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """A key, as from a keyboard."""
        codes = {"Enter": 13, "Tab": 9, "ArrowDown": 40, "ArrowUp": 38, " ": 32}
        typed = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        event = {"key": key, "windowsVirtualKeyCode": codes.get(key) or ord(key.upper())}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=typed, **event)
        self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    def click(self, selector: str) -> None:
        """A real click into the middle of an element's first line."""
        x, y = self.evaluate(
            f"""(() => {{
              const element = document.querySelector({json.dumps(selector)});
              element.scrollIntoView({{block: "center", behavior: "instant"}});
              const box = element.getClientRects()[0];
              return [box.x + box.width / 2, box.y + box.height / 2];
            }})()"""
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def show(self, width: int, height: int = 900, **features: str) -> None:
        """Another size of the window, and media features such as ``prefers_color_scheme``."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 500,
        )
        names = {name.replace("_", "-"): value for name, value in features.items()}
        self.call("Emulation.setEmulatedMedia", features=_features(names))

    def screenshot(self, path: Path, *, whole: bool = True) -> None:
        """A picture of the page as a PNG file."""
        data = self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(data))

    def pdf(self) -> bytes:
        """The page as it is printed on A4."""
        answer = self.call(
            "Page.printToPDF", preferCSSPageSize=True, paperWidth=8.27, paperHeight=11.69
        )
        return base64.b64decode(answer["data"])

    def _read(self) -> dict[str, Any]:
        deadline = time.monotonic() + TIMEOUT_S
        while b"\0" not in self._left:
            ready, _, _ = select.select([self._out], [], [], max(0, deadline - time.monotonic()))
            assert ready, "the browser says nothing"
            data = os.read(self._out, 1 << 20)
            assert data, "the browser is gone"
            self._left += data
        message, _, self._left = self._left.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        return answer


def _features(names: Mapping[str, str]) -> list[dict[str, str]]:
    # Nothing moves, so that a click need not wait for a scroll to end.
    names = {"prefers-reduced-motion": "reduce", "prefers-color-scheme": "light", **names}
    return [{"name": name, "value": value} for name, value in names.items()]


def _start(profile: Path) -> tuple[subprocess.Popen[bytes], int, int]:
    """The browser, and the ends of the pipes to it and from it."""
    its_in, our_in = map(_raise, os.pipe())
    our_out, its_out = map(_raise, os.pipe())
    command = [
        find_chromium() or NAMES[0],
        "--headless=new",
        "--no-sandbox",  # it refuses to run as root with one, and containers have none
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        f"--user-data-dir={profile}",
        "--remote-debugging-pipe",
    ]
    # The shell puts the pipes where the browser looks for them; preexec_fn is unsafe with threads.
    shell = f'exec "$@" {READ_END}<&{its_in} {WRITE_END}>&{its_out}'
    process = subprocess.Popen(
        ["bash", "-c", shell, "bash", *command],
        pass_fds=(its_in, its_out),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(its_in)
    os.close(its_out)
    return process, our_in, our_out


def _raise(file: int) -> int:
    """The same file under a number that is in no one's way."""
    higher = fcntl.fcntl(file, fcntl.F_DUPFD_CLOEXEC, WRITE_END + 1)
    os.close(file)
    return higher


def _write(file: int, data: bytes) -> None:
    while data:
        data = data[os.write(file, data) :]
