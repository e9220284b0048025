"""What the inbox shows: only what is still true of the articles, and of a claim what it is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.workbench.conftest import Served, focused, go, press
from tightrope.app import use_cases

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIRE = "Ostmark condemned Vessland on Monday. Ostmark threatened Vessland.\n"
LONG = f"Ostmark condemned Vessland on Monday{' for the long and the short of the matter' * 20}.\n"
BEGUN = "title: A quarrel\nactors: {}\n"
NAMED = "title: A quarrel\nactors:\n  ostmark: {name: Ostmark}\n  vessland: {name: Vessland}\n"


@pytest.fixture
def unnamed(tmp_path: Path) -> Path:
    """A folder that names no actor yet."""
    use_cases.init(tmp_path / "w")
    (tmp_path / "w" / "crisis.yaml").write_text(BEGUN, encoding="utf-8")
    return tmp_path / "w"


def _take_in(page: Any, tmp_path: Path, **texts: str) -> None:
    files = []
    for name, text in texts.items():
        files.append(tmp_path / f"{name}.txt")
        files[-1].write_text(text, encoding="utf-8")
    page.get_by_label("Take in articles").set_input_files([str(one) for one in files])


def test_that_no_claim_was_found_is_said_no_longer_than_it_is_true(
    unnamed: Path, tmp_path: Path, serve: Callable[..., Served], open_page: Callable[..., Any]
) -> None:
    page = open_page(serve(unnamed).url)
    _take_in(page, tmp_path, first=WIRE, second="Nobody came, and nobody went.\n")
    told = page.get_by_role("region", name="What was taken in")
    told.get_by_text("first.txt, second.txt: no claim was found in it").wait_for()
    (unnamed / "crisis.yaml").write_text(NAMED, encoding="utf-8")
    page.locator(".card").wait_for()
    told.get_by_text("second.txt: no claim was found in it", exact=True).wait_for()
    _take_in(page, tmp_path, third=WIRE.replace("Monday", "Friday"))
    told.wait_for(state="detached")


def test_the_keys_of_a_decision_stay_in_sight_below_a_long_report_and_a_long_quote(
    unnamed: Path, tmp_path: Path, serve: Callable[..., Served], open_page: Callable[..., Any]
) -> None:
    (unnamed / "crisis.yaml").write_text(NAMED, encoding="utf-8")
    page = open_page(serve(unnamed).url)
    page.set_viewport_size({"width": 1280, "height": 800})
    nothing = {f"none{at}": f"Nobody came {at} times.\n" for at in range(8)}
    _take_in(page, tmp_path, long=LONG, **nothing)
    told = page.get_by_role("region", name="What was taken in")
    told.wait_for()
    assert told.bounding_box()["height"] < 150
    card = page.locator(".card").bounding_box()
    for name in ("Accept", "Reject"):
        own = page.locator(".card").get_by_role("button", name=name).bounding_box()
        assert own["y"] >= card["y"]
        assert own["y"] + own["height"] <= min(card["y"] + card["height"], 800)


def test_a_row_says_what_keeps_a_claim_from_being_a_plain_act(
    folder: Path, serve: Callable[..., Served], open_page: Callable[..., Any]
) -> None:
    page = open_page(serve(folder).url)
    rows = page.locator("[role=option]")
    rows.first.wait_for()
    warning = rows.filter(has_text="If Morocco attacks Algeria")
    assert warning.count() == 2  # the attack that is supposed, and the red line drawn against it
    hypothetical = warning.filter(has=page.locator(".hedge"))
    assert hypothetical.locator(".hedge").all_inner_texts() == ["hypothetical"]
    planned = rows.filter(has_text="Spain offered to mediate")
    assert planned.locator(".hedge").inner_text() == "planned"
    assert rows.filter(has_text="Algeria condemned Morocco").locator(".hedge").count() == 0
    hypothetical.first.click()
    assert page.locator(".card h2 .hedge").inner_text() == "hypothetical"
    press(page, "x")
    page.get_by_role("button", name="Accept marked").click()
    assert "(hypothetical)" in page.get_by_label("What would be done").inner_text()


def test_words_of_an_edited_claim_are_not_struck_through_and_the_step_is_told_whole(
    folder: Path, serve: Callable[..., Served], open_page: Callable[..., Any]
) -> None:
    page = open_page(serve(folder).url)
    rows = page.locator("[role=option]")
    rows.first.wait_for()
    rows.filter(has_text="Algeria condemned Morocco").click()
    quote = page.locator("mark.current").first.inner_text()
    press(page, "e")
    page.get_by_label("Said how").select_option("reported")
    page.get_by_role("button", name="Accept as edited").click()
    page.get_by_role("status").filter(has_text="Accepted: Algeria condemnation Morocco.").wait_for()
    marks = page.locator("mark", has_text=quote)
    page.locator("mark.accepted", has_text=quote).first.wait_for()
    assert all("rejected" not in (one.get_attribute("class") or "") for one in marks.all())


@pytest.mark.parametrize("name", ["Accept these", "Own claim"])
def test_the_keyboard_is_back_where_it_was_when_a_dialog_is_left(
    folder: Path, serve: Callable[..., Served], open_page: Callable[..., Any], name: str
) -> None:
    page = open_page(serve(folder).url)
    page.locator("[role=option]").first.wait_for()
    page.get_by_role("button", name=name).focus()
    press(page, "Enter")
    page.get_by_role("dialog").wait_for()
    press(page, "Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    assert focused(page).startswith(name)


def test_names_that_would_turn_the_text_around_them_show_the_sign_that_does(
    folder: Path, serve: Callable[..., Served], open_page: Callable[..., Any]
) -> None:
    crisis = folder / "crisis.yaml"
    text = (
        'title: "Gas \\u202efo"\nactors:\n  algeria: {name: "Alg\\u202eeria", aliases: [Algeria]}\n'
    )
    crisis.write_text(f"{text}  morocco: {{name: Morocco}}\n", encoding="utf-8")
    page = open_page(serve(folder).url)
    page.locator("[role=option]").first.wait_for()
    assert page.locator("header .name").inner_text() == "Gas [U+202E]fo"
    assert "Alg[U+202E]eria" in page.locator("[role=option]").first.inner_text()
    go(page, "model/actors")
    page.get_by_text("Alg[U+202E]eria").first.wait_for()
    assert "\u202e" not in page.locator("main").inner_text()
