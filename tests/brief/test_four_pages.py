"""Four printed pages that are read, then the annex: the shipped cases as Chromium prints them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.brief.walking import walk
from tightrope.app.gathered.gather import gather
from tightrope.app.how import DEFAULT, How
from tightrope.app.store.folder import init_folder
from tightrope.brief import Brief, compose, to_html
from tightrope.brief.page import Sentence

pytestmark = pytest.mark.browser

_PAGES, _WORDS = 4, 2_500
_PAGE = re.compile(rb"/Type\s*/Page\b")
_HEIGHT = "document.querySelector({!r}).getBoundingClientRect().bottom"
_SHEET = 1122 - 2 * 46  # an A4 sheet less its margins, in CSS pixels
_WIDTH = 793 - 2 * 48
_CASES = {
    "cuban-missile-crisis-1962": DEFAULT,
    "falklands-1982": DEFAULT,
    "gas-dispute-2009": DEFAULT,
    "two-cities-teaching": DEFAULT,
    "russia-iran-israel-2025": How(draws=6),
}


def made(name: str, folder: Path, how: How) -> Brief:
    return compose(gather(init_folder(folder / name, name).path, how).brief_input())


def printed(chromium: Any, brief: Brief, folder: Path) -> tuple[int, float]:
    """How many pages stand before the annex, and where the first page ends, in pixels of a sheet."""
    path = folder / "brief.html"
    path.write_text(to_html(brief), encoding="utf-8")
    page = chromium.new_context(viewport={"width": _WIDTH, "height": _SHEET}).new_page()
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('.annex, footer').forEach(e => e.remove())")
    pages = len(_PAGE.findall(page.pdf(prefer_css_page_size=True)))
    page.emulate_media(media="print")
    end = float(page.evaluate(_HEIGHT.format("#sure")))
    page.context.close()
    return pages, end


@pytest.mark.parametrize("name", sorted(_CASES))
def test_what_is_read_prints_on_four_pages_and_what_comes_first_on_the_first(
    chromium: Any, tmp_path: Path, name: str
) -> None:
    brief = made(name, tmp_path, _CASES[name])
    pages, end = printed(chromium, brief, tmp_path)
    assert 2 <= pages <= _PAGES
    assert end <= _SHEET or _CASES[name] is not DEFAULT
    front = {s.id for s in brief.sections if s.part == "front"}
    said = (i for i in walk(brief) if isinstance(i, Sentence) and i.id.rpartition("-")[0] in front)
    assert sum(len(one.text.split()) for one in said) < _WORDS


@pytest.mark.slow
def test_so_does_the_first_case_with_all_its_draws(chromium: Any, tmp_path: Path) -> None:
    pages, end = printed(chromium, made("russia-iran-israel-2025", tmp_path, DEFAULT), tmp_path)
    assert pages <= _PAGES
    assert end <= _SHEET
