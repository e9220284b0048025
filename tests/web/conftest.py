"""A folder open at the workbench, asked as a browser asks it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra 'web' is not installed")

from starlette.testclient import TestClient

from tightrope.app.use_cases import init, waiting
from tightrope.web.app import make_app
from tightrope.web.guard import Key

PORT = 8350
KEY = "the-key-of-this-start"
OURS = {"x-tightrope": "1"}


def write_article(folder: Path) -> None:
    (folder / "sources" / "wire.txt").write_text(
        "Freedonia said on 3 May 2031 that it would close the strait.\n\n"
        "Sylvania condemned Freedonia on Tuesday. Sylvania imposed sanctions on Freedonia.\n\n"
        "Freedonia threatened Sylvania with war.\n",
        encoding="utf-8",
    )


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two actors and one article, read once."""
    place = tmp_path_factory.mktemp("template") / "w"
    init(place)
    (place / "crisis.yaml").write_text(
        "title: The strait\nas_of: 2031-06-01\nactors:\n"
        "  freedonia: {name: Freedonia}\n  sylvania: {name: Sylvania}\n",
        encoding="utf-8",
    )
    write_article(place)
    waiting(place)
    return place


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """The folder, one's own."""
    return Path(shutil.copytree(template, tmp_path / "w"))


@pytest.fixture
def stranger(folder: Path) -> Iterator[TestClient]:
    """A browser that was not given the key."""
    app: Any = make_app(folder, Key(KEY, PORT), lambda: False)
    with TestClient(app, base_url=f"http://127.0.0.1:{PORT}", raise_server_exceptions=False) as one:
        yield one


@pytest.fixture
def browser(stranger: TestClient) -> TestClient:
    """A browser that was given the key."""
    assert stranger.post("/api/session", json={"key": KEY}, headers=OURS).status_code == 200
    stranger.headers.update(OURS)
    return stranger
