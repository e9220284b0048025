"""The server killed in the middle of the work: every decision that was made at the page is there."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.workbench.conftest import Served, decide, press
from tightrope.evidence import read_decisions

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def _free_port() -> int:
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        return int(own.getsockname()[1])


@pytest.mark.parametrize("wait", [0, 40, 400])
def test_what_was_decided_before_and_after_the_server_was_killed_is_not_lost(
    folder: Path, serve: Callable[..., Served], open_page: Callable[..., Any], wait: int
) -> None:
    port = _free_port()
    served = serve(folder, port)
    page = open_page(served.url)
    rows = page.locator("[role=option]")
    rows.first.wait_for()
    ids = [one.get_attribute("id").removeprefix("row-") for one in rows.all()]
    for _ in range(3):
        decide(page, "a")
    page.wait_for_timeout(wait)
    served.kill()
    page.get_by_text("The workbench does not answer").first.wait_for()
    decide(page, "a")  # the person goes on, and the browser keeps it
    page.wait_for_timeout(300)

    page.goto(serve(folder, port).url)  # in the same tab, where only what follows # is another
    rows.first.wait_for()
    page.wait_for_function(
        "() => Object.keys(localStorage).filter(key => key.startsWith('tightrope.unsaved'))"
        ".every(key => localStorage.getItem(key) === '[]')"
    )
    assert set(ids[:4]) == {one.claim.id for one in read_decisions(folder / "evidence.jsonl")}


def test_an_edit_of_the_model_survives_a_kill_and_can_still_be_undone(
    folder: Path, serve: Callable[..., Served], open_page: Callable[..., Any]
) -> None:
    crisis = folder / "crisis.yaml"
    crisis.write_text("title: Gas\nactors:\n  algeria: {name: Algeria}\n", encoding="utf-8")
    served = serve(folder)
    page = open_page(served.url, screen="model/actors")
    page.get_by_role("button", name="Edit: Algeria").click()
    page.get_by_label("name (needed)").fill("Algiers")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Edit: Algiers").wait_for()
    served.kill()
    assert "name: Algiers" in crisis.read_text("utf-8")
    page.goto(serve(folder).url)
    page.goto(page.url.partition("#")[0] + "#model/actors")
    page.get_by_role("button", name="Edit: Algiers").wait_for()
    press(page, "u")
    page.get_by_role("button", name="Edit: Algeria").wait_for()
    assert "name: Algeria" in crisis.read_text("utf-8")


def test_the_key_is_taken_before_anything_can_change_the_address(
    folder: Path, serve: Callable[..., Served], chromium: Any
) -> None:
    context = chromium.new_context()
    try:
        page = context.new_page()
        page.add_init_script(  # after the page's own scripts, before it is painted
            "addEventListener('DOMContentLoaded', () => { location.hash = 'model/actors' })"
        )
        page.goto(serve(folder).url)
        page.get_by_role("heading", name="Actors").wait_for()
    finally:
        context.close()
