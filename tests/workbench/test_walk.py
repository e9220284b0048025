"""With the keyboard alone: from an empty folder and five articles of one's own to a brief."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.workbench.conftest import Served, count_shown, focused, press, tab_to
from tightrope.app import use_cases
from tightrope.crisis import read_crisis
from tightrope.evidence import read_decisions

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def _begin(page: Any) -> None:
    tab_to(page, "Begin an empty one")
    press(page, "Enter")
    page.locator("nav[aria-label=Screens]").wait_for()


def _take_in(page: Any, articles: list[Path]) -> None:
    page.get_by_text("No article is in this folder yet").wait_for()
    chosen: list[Any] = []
    page.on("filechooser", lambda one: chosen.append(one))  # noqa: PLW0108
    for _ in range(4):  # a browser opens the choice of files only for keys it holds for a person's
        tab_to(page, "Take in articles")
        press(page, "Enter")
        page.wait_for_timeout(2000)
        if chosen:
            break
    chosen[0].set_files(articles)
    page.locator("[role=status]", has_text="5 added").wait_for()
    page.wait_for_function(
        "() => document.querySelectorAll('#filter-document option').length === 6"
    )
    page.locator("[role=option]").first.wait_for()
    page.evaluate("document.activeElement.blur()")


def _accept_all(page: Any) -> None:
    """Accepts what is listed until nothing is, also what is listed only later."""
    while left := count_shown(page):
        _press_until(
            page, "a", "left => parseInt(document.querySelector('.count').innerText) !== left", left
        )
        if left == 1:
            page.wait_for_timeout(1500)


def _press_until(page: Any, key: str, changed: str, before: object) -> None:
    """Presses a key, and once more where the page was still busy with the last."""
    for _ in range(8):
        press(page, key)
        for _ in range(20):
            if page.evaluate(changed, before):
                return
            page.wait_for_timeout(250)
    raise AssertionError(f"{key} changes nothing: {page.locator('footer').inner_text()}")


def _take_draft(page: Any) -> None:
    press(page, "2")
    tab_to(page, "Draft a model from the claims")
    press(page, "Enter")
    page.locator(".proposal").wait_for()
    while page.locator(".proposal").count():
        now = page.locator(".proposal").get_attribute("aria-label")
        other = "now => document.querySelector('.proposal')?.getAttribute('aria-label') !== now"
        _press_until(page, "a", other, now)
        page.wait_for_timeout(200)
    page.get_by_text("Nothing waits").wait_for()


def _state_wish(page: Any, actor: str, formula: str) -> None:
    """Adds what an actor wants, as a line typed by hand, on the part of typed lines."""
    part = page.get_by_role("region", name="Typed lines")
    tab_to(page, "For: Typed lines")
    page.keyboard.type(actor)
    part.get_by_role("button", name=f"Begin for {actor}").wait_for()
    tab_to(page, f"Begin for {actor}", most=1)
    press(page, "Enter")
    page.get_by_role("dialog").wait_for()
    assert focused(page).startswith("want (needed)")
    page.keyboard.type(formula)
    tab_to(page, "assumption")
    page.keyboard.type("tried out")
    press(page, "Shift+Tab")
    tab_to(page, "Add it")
    press(page, "Enter")
    page.get_by_role("dialog").wait_for(state="detached")
    page.get_by_role("heading", name=actor).wait_for()


def _to_part(page: Any, name: str) -> None:
    for _ in range(40):
        if page.locator(".part-name").inner_text() == name:
            return
        press(page, "]")
        page.wait_for_timeout(300)
    raise AssertionError(f"no part is called {name}")


def test_from_an_empty_folder_to_a_brief_with_the_keyboard_alone(
    tmp_path: Path,
    articles: list[Path],
    serve: Callable[..., Served],
    open_page: Callable[..., Any],
) -> None:
    folder = tmp_path / "own"
    page = open_page(serve(folder).url)
    _begin(page)
    _take_in(page, articles)
    _accept_all(page)
    assert len(read_decisions(folder / "evidence.jsonl")) >= 8

    _take_draft(page)
    model = read_crisis(folder / "crisis.yaml").model
    assert {"algeria", "morocco", "spain"} <= set(model.actors)
    assert model.ties
    assert all(tie.cites for tie in model.ties)
    assert len(model.options) > 1

    press(page, "3")
    page.locator(".part-name").wait_for()
    _to_part(page, "Typed lines")
    for actor, own in model.options.items():
        name = next(iter(own))
        levels = model.levels(f"{actor}.{name}")
        wish = (
            f"not {actor}.{name}" if levels == ("no", "yes") else f"{actor}.{name} >= {levels[1]}"
        )
        _state_wish(page, model.actors[actor].name, wish)
    assert set(read_crisis(folder / "crisis.yaml").model.priorities) == set(model.options)

    press(page, "4")
    page.locator("main").filter(
        has_text=re.compile(r"\b(?:stays?|holds?|expected)\b")
    ).first.wait_for()

    press(page, "5")
    page.locator(".chip").first.wait_for()
    tab_to(page, "yes")
    press(page, "Enter")
    told = page.get_by_role("region", name="What it makes different")
    told.filter(has_text=re.compile("no effect|otherwise|differ|becomes", re.IGNORECASE)).wait_for()

    press(page, "4")
    tab_to(page, "Download")
    with page.expect_download() as download:
        press(page, "Enter")
    assert b"Algeria" in Path(download.value.path()).read_bytes()
    assert use_cases.check(folder).exit_code == 0
