"""A reader whose packages do not load refuses its own files; the others are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.files import SENTENCES as SENTENCE_LIST
from tests.corpus.files import page
from tightrope.corpus import Limits, read_documents
from tightrope.corpus.errors import ReaderBroken
from tightrope.corpus.readers import extract
from tightrope.errors import TightropeError

SENTENCES = " ".join(SENTENCE_LIST)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(SENTENCES, encoding="utf-8")
    (tmp_path / "b.html").write_bytes(page())
    (tmp_path / "c.txt").write_text(f"{SENTENCES} Once more.", encoding="utf-8")
    return tmp_path


def test_a_page_whose_extractor_does_not_load_is_refused_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(html: str) -> None:
        raise ImportError("lxml.html.clean module is now a separate project")

    monkeypatch.setattr(extract, "extract_html", broken)
    refused: list[TightropeError] = []
    read = [d.name for d in read_documents([folder], on_error=refused.append)]
    assert read == ["a.txt", "c.txt"]
    (error,) = refused
    assert isinstance(error, ReaderBroken)
    assert str(error) == (
        "b.html: the reader of text/html does not load: 'lxml.html.clean module is now a separate "
        "project'; `tightrope doctor` names the package to install anew"
    )


def test_the_limited_process_tells_the_same(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A `trafilatura` that cannot be imported, found first by the limited process."""
    shadow = tmp_path_factory.mktemp("shadow")
    (shadow / "trafilatura.py").write_text("raise ImportError('no such thing')", encoding="utf-8")
    monkeypatch.syspath_prepend(str(shadow))
    deep = "<div>" * 60 + SENTENCES + "</div>" * 60
    (folder / "b.html").write_text(f"<html><body>{deep}</body></html>", encoding="utf-8")
    refused: list[TightropeError] = []
    limits = Limits(max_depth=50)
    read = [d.name for d in read_documents([folder], limits=limits, on_error=refused.append)]
    assert read == ["a.txt", "c.txt"]
    assert [error.code for error in refused] == ["reader-broken"]
