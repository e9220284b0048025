"""The workbench as a person has it: a server of its own, a real browser, the keyboard."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.workbench.articles import ARTICLES
from tightrope.app import use_cases

PATIENCE = 60_000  # milliseconds; a loaded machine is slow, not wrong


@dataclass
class Served:
    """A running `tightrope serve`."""

    url: str
    process: subprocess.Popen[str]

    def kill(self) -> None:
        """Ends it as a failure of power would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)

    def stop(self) -> int:
        """Ends it as Ctrl-C does; gives the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


def start_server(folder: Path, port: int = 0) -> Served:
    """Starts `tightrope serve` and reads the address it prints."""
    pytest.importorskip("uvicorn", reason="the extra 'web' is not installed")
    command = [sys.executable, "-m", "tightrope", "serve", str(folder), "--port", str(port)]
    process = subprocess.Popen(
        [*command, "--no-open"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\S+", line):
            return Served(found[0], process)
    raise AssertionError("tightrope serve said no address")


def end_server(one: Served) -> None:
    if one.process.poll() is None:
        one.stop()
    if one.process.stdout is not None:
        one.process.stdout.close()


@pytest.fixture
def serve() -> Iterator[Callable[..., Served]]:
    """Starts the workbench on a folder, as often as asked."""
    running: list[Served] = []

    def start(folder: Path, port: int = 0) -> Served:
        running.append(start_server(folder, port))
        return running[-1]

    yield start
    for one in running:
        end_server(one)


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens an address in a browser of its own; what the page complains of fails the test."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def start(url: str, *, width: int = 1280, screen: str = "", **how: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 900}, **how)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: _note(complaints, said))
        page.goto(url)
        page.locator("nav[aria-label=Screens], .door").first.wait_for()
        if screen:
            go(page, screen)
        return page

    yield start
    for context in contexts:
        context.close()
    assert complaints == []


def _note(complaints: list[str], said: Any) -> None:
    """Policies that are broken and faults; that a request was refused is told on the page itself."""
    if said.type == "error" and "Failed to load resource" not in said.text:
        complaints.append(said.text)


def go(page: Any, screen: str) -> None:
    """Turns to a screen by its address, and waits until it shows what it has."""
    page.evaluate("to => { location.hash = to }", screen)
    page.locator("main h1").first.wait_for(state="attached")


def tab_to(page: Any, name: str, most: int = 250) -> None:
    """Presses Tab until what has the focus is called so (the beginning of its name is enough)."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page).startswith(name):
            return
    raise AssertionError(f"Tab does not lead to {name!r}")


def focused(page: Any) -> str:
    """What that which has the focus is called."""
    return str(page.evaluate(_CALLED)).strip()


_CALLED = """() => {
  const own = document.activeElement;
  const label = own.labels && own.labels[0] ? own.labels[0].innerText : "";
  return own.getAttribute("aria-label") || label || own.innerText || own.placeholder || "";
}"""


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def count_shown(page: Any) -> int:
    """How many claims the inbox says it shows."""
    return int(page.locator(".count").inner_text().split()[0])


def decide(page: Any, key: str) -> None:
    """Presses the key of a decision, and waits until the claim has left the list."""
    before = count_shown(page)
    page.keyboard.press(key)
    page.locator(".count", has_text=f"{before - 1} of").wait_for()


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


@pytest.fixture(scope="session")
def with_articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the five articles, read once."""
    place = tmp_path_factory.mktemp("five")
    use_cases.init(place / "w")
    for name, text in ARTICLES.items():
        (place / name).write_text(text, encoding="utf-8")
    use_cases.read(place / "w", [place / name for name in ARTICLES])
    return place / "w"


@pytest.fixture
def folder(with_articles: Path, tmp_path: Path) -> Path:
    """The same, one's own."""
    return Path(shutil.copytree(with_articles, tmp_path / "w"))
