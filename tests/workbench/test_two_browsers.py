"""Two people at one folder, each in a browser: both see what the other did, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.workbench.conftest import Served, count_shown, decide, go, press
from tightrope.crisis import read_crisis
from tightrope.evidence import read_decisions

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CRISIS = """\
title: The quarrel over gas
as_of: 2024-03-10
actors:
  algeria: {name: Algeria}
  morocco: {name: Morocco}
ties:
  - {from: algeria, to: morocco, sign: "-", assumption: as told}
"""


@pytest.fixture
def two(
    folder: Path, serve: Callable[..., Served], open_page: Callable[..., Any]
) -> tuple[Any, Any]:
    (folder / "crisis.yaml").write_text(CRISIS, encoding="utf-8")
    url = serve(folder).url
    pages = open_page(url), open_page(url)
    for page, name in zip(pages, ("Ada", "Bob"), strict=True):
        page.get_by_label("You decide as").fill(name)
        page.get_by_label("You decide as").press("Tab")
    return pages


def _decided(folder: Path) -> dict[str, tuple[str, str]]:
    found = read_decisions(folder / "evidence.jsonl")
    return {one.claim.id: (one.judgement, one.by) for one in found}


def test_decisions_of_both_stand_and_each_sees_the_others(
    two: tuple[Any, Any], folder: Path
) -> None:
    ada, bob = two
    for page in two:
        page.locator("[role=option]").first.wait_for()
    count = count_shown(ada)
    decide(ada, "a")
    bob.locator(".count", has_text=f"{count - 1} of").wait_for()
    decide(bob, "r")
    ada.locator(".count", has_text=f"{count - 2} of").wait_for()
    assert sorted(_decided(folder).values()) == [("accepted", "Ada"), ("rejected", "Bob")]
    ada.get_by_label("Show").select_option("rejected")
    assert "Bob" in ada.locator("main").inner_text()


def test_of_two_who_decide_one_claim_the_first_stands_and_the_second_is_told(
    two: tuple[Any, Any], folder: Path
) -> None:
    ada, bob = two
    for page in two:
        page.locator("[role=option]").first.wait_for()
    bob.route("**/api/decide", lambda route: _later(bob, ada, route))
    press(bob, "r")  # Ada accepts the same claim while Bob's word is on its way
    bob.locator("[role=status]", has_text="Ada").wait_for()
    assert list(_decided(folder).values()) == [("accepted", "Ada")]


def _later(bob: Any, ada: Any, route: Any) -> None:
    press(ada, "a")
    ada.locator("[role=status]", has_text="Accepted").wait_for()
    ada.wait_for_timeout(1500)
    route.continue_()


def test_edits_of_two_places_both_stand(two: tuple[Any, Any], folder: Path) -> None:
    ada, bob = two
    for page in two:
        go(page, "model/actors")
        page.get_by_role("button", name="Edit: Morocco").wait_for()
    for page, actor, name in ((ada, "Algeria", "Algiers"), (bob, "Morocco", "Rabat")):
        page.get_by_role("button", name=f"Edit: {actor}").click()
        page.get_by_label("name (needed)").fill(name)
    for page in two:
        page.get_by_role("button", name="Save").click()
    for page in two:
        page.get_by_text("Algiers").first.wait_for()
        page.get_by_text("Rabat").first.wait_for()
    actors = read_crisis(folder / "crisis.yaml").model.actors
    assert {one.name for one in actors.values()} == {"Algiers", "Rabat"}


def test_edits_of_one_place_are_asked_about_and_nothing_is_overwritten(
    two: tuple[Any, Any], folder: Path
) -> None:
    bob = two[1]
    go(bob, "model/actors")
    bob.get_by_role("button", name="Edit: Algeria").click()
    bob.get_by_label("name (needed)").fill("Bob's name")
    crisis = folder / "crisis.yaml"

    def meanwhile(route: Any) -> None:
        seen = crisis.read_text("utf-8")
        crisis.write_text(seen.replace("name: Algeria}", "name: A third name}"), "utf-8")
        route.continue_()

    bob.route("**/api/model/edit", meanwhile)
    bob.get_by_role("button", name="Save").click()
    asked = bob.get_by_role("dialog", name="Somebody changed the same place")
    asked.get_by_text("A third name").wait_for()
    assert read_crisis(crisis).model.actors["algeria"].name == "A third name"
    asked.get_by_role("button", name="Put mine in its place").click()
    asked.wait_for(state="detached")
    assert read_crisis(crisis).model.actors["algeria"].name == "Bob's name"


def test_a_form_begun_on_an_older_value_asks_and_names_who_changed_it_meanwhile(
    two: tuple[Any, Any], folder: Path
) -> None:
    ada, bob = two
    for page in two:
        go(page, "model/overview")
    for page, title in ((bob, "By Bob"), (ada, "By Ada")):
        page.get_by_label("Title", exact=True).fill(title)
    ada.get_by_role("button", name="Save").click()
    bob.get_by_text("By Ada").first.wait_for()  # what is shown around the form is new by now
    bob.get_by_role("button", name="Save").click()
    asked = bob.get_by_role("dialog", name="Somebody changed the same place")
    asked.get_by_text("Ada changed the same place meanwhile").wait_for()
    assert read_crisis(folder / "crisis.yaml").model.title == "By Ada"


def test_two_tabs_of_one_browser_undo_each_its_own_and_a_loaded_page_stays_itself(
    folder: Path, serve: Callable[..., Served], open_page: Callable[..., Any]
) -> None:
    crisis = folder / "crisis.yaml"
    crisis.write_text(CRISIS, encoding="utf-8")
    first = open_page(serve(folder).url, screen="model/overview")
    second = first.context.new_page()
    second.goto(first.url.partition("#")[0] + "#model/overview")
    for page, title in ((first, "By the first"), (second, "By the second")):
        page.get_by_label("Title", exact=True).fill(title)
        page.get_by_role("button", name="Save").click()
        page.locator(".title", has_text=title).wait_for()
    press(first, "u")
    first.locator(".foot.bad").wait_for()
    assert read_crisis(crisis).model.title == "By the second"
    second.reload()
    second.get_by_label("Title", exact=True).wait_for()
    press(second, "u")
    second.locator(".title", has_text="By the first").wait_for()
    press(first, "u")
    first.locator(".title", has_text="The quarrel over gas").wait_for()
