"""The one script of a brief, key by key in Chromium: walk, filter, scenario, date, network, unfold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.brief.invented import full_input
from tightrope.brief import compose, to_html
from tightrope.brief.render_html import _part

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = tmp_path_factory.mktemp("script") / "brief.html"
    path.write_text(to_html(compose(full_input())), "utf-8")
    opened = chromium.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.goto(path.as_uri())
    yield opened
    assert said == []
    opened.close()


def here(page: Any) -> str:
    return str(page.evaluate("document.querySelector('.here').id"))


def test_from_a_statement_to_its_quote_and_back_in_three_keys(page: Any) -> None:
    page.keyboard.press("j")
    first = here(page)
    assert first.startswith("bottom-line-")
    page.keyboard.press("q")
    quotes = page.evaluate("[...document.querySelectorAll('.quotes > li')].map(item => item.id)")
    assert here(page) in quotes  # of an element that it was computed from
    page.keyboard.press("b")
    assert here(page) == first
    page.keyboard.press("j")
    assert here(page) != first
    page.keyboard.press("k")
    assert here(page) == first
    page.keyboard.press("k")  # round the end, into the annex, whose fold opens
    assert page.evaluate("!document.querySelector('.here').closest('details:not([open])')")


def test_keys_are_left_alone_while_somebody_types(page: Any) -> None:
    page.keyboard.press("j")
    before = here(page)
    page.focus("#filter")
    page.keyboard.type("jkqb")
    assert here(page) == before
    assert page.input_value("#filter") == "jkqb"
    page.fill("#filter", "")


ROWS = "[...document.querySelectorAll('.annex tbody tr')].filter(r => !r.hidden).length"


def test_the_filter_puts_away_rows_and_quotes_without_the_words(page: Any) -> None:
    every = page.evaluate(ROWS)
    page.fill("#filter", "STRAIT")
    assert 0 < page.evaluate(ROWS) < every
    left = page.evaluate(
        "[...document.querySelectorAll('.annex tbody tr, .quotes > li')].filter(r => !r.hidden).map(r => r.textContent)"
    )
    assert all("strait" in text.lower() for text in left)
    page.fill("#filter", "")
    assert page.evaluate(ROWS) == every


HEADS = "[...document.querySelector('table[id^=scenes-t-]').tHead.rows[0].cells].filter(c => !c.hidden).map(c => c.firstChild.textContent)"


def test_a_scenario_is_shown_beside_the_base_alone_and_all_again(page: Any) -> None:
    heads = page.evaluate(HEADS)
    base, *scenarios = heads[1:-1]
    assert base == "Base"
    assert len(scenarios) > 1
    page.select_option("#scenario", scenarios[1])
    assert page.evaluate(HEADS) == [heads[0], "Base", scenarios[1], heads[-1]]
    cells = "[...document.querySelector('table[id^=scenes-t-]').tBodies[0].rows].map(r => [...r.cells].filter(c => !c.hidden).length)"
    assert set(page.evaluate(cells)) == {4}
    page.select_option("#scenario", "")
    assert page.evaluate(HEADS) == heads


def test_the_picture_and_the_section_follow_the_scenario_and_the_rest_says_that_it_does_not(
    page: Any,
) -> None:
    chosen = page.evaluate(HEADS)[2:-1][0]
    signs = "[...document.querySelectorAll('[data-scenario]')].map(s => [s.dataset.scenario, s.classList.contains('faded')])"
    folds = "[...document.querySelectorAll('#scenarios > details')].map(f => [f.dataset.of, f.hidden, f.open])"
    told = "document.getElementById('shown').textContent"
    assert page.evaluate(told) == ""
    page.select_option("#scenario", chosen)
    assert {(name == chosen, faded) for name, faded in page.evaluate(signs)} == {
        (True, False),
        (False, True),
    }
    assert {(name == chosen, hidden) for name, hidden, _ in page.evaluate(folds)} == {
        (True, False),
        (False, True),
    }
    assert [opened for name, _, opened in page.evaluate(folds) if name == chosen] == [True]
    assert page.evaluate(told).startswith(f"“{chosen}” stands beside the base")
    assert page.evaluate(told).endswith("All other statements and pictures are of the base.")
    page.select_option("#scenario", "")
    assert not any(faded for _, faded in page.evaluate(signs))
    assert page.evaluate(told) == ""


def test_what_is_later_than_the_date_is_put_away(page: Any) -> None:
    dates = page.evaluate("[...document.getElementById('until').options].map(o => o.value)")
    assert dates[0] == ""
    assert dates[1:] == sorted(dates[1:])
    assert all(len(date) == 10 for date in dates[1:])
    shown = "[...document.querySelectorAll('tr[data-when]')].map(r => [r.dataset.when, r.hidden])"
    page.select_option("#until", dates[len(dates) // 2])
    for when, hidden in page.evaluate(shown):
        whole = {4: f"{when}-12-31", 7: f"{when}-31"}.get(len(when), when)
        assert hidden == (whole > dates[len(dates) // 2])
    page.select_option("#until", "")
    assert not any(hidden for _, hidden in page.evaluate(shown))


FADED = "[...document.querySelectorAll('.graph [data-a]')].filter(t => t.classList.contains('faded')).length"


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_pointing_at_an_actor_leaves_its_own_ties(page: Any, way: str) -> None:
    ties = page.evaluate("document.querySelectorAll('.graph [data-a]').length")
    own = page.evaluate(
        "[...document.querySelectorAll('.graph [data-a]')].filter(t => t.dataset.a === '0' || t.dataset.b === '0').length"
    )
    node = page.locator(".graph [data-node='0']").first
    node.hover() if way == "hover" else node.focus()
    assert page.evaluate(FADED) == ties - own
    page.mouse.move(0, 0) if way == "hover" else page.evaluate("document.activeElement.blur()")
    assert page.evaluate(FADED) == 0


def test_open_all_opens_every_fold_so_that_it_is_printed_and_closes_them_again(page: Any) -> None:
    folds = "[...document.querySelectorAll('details')].filter(d => !d.open).length"
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = false; })")
    assert page.evaluate(folds) > 5
    page.click("#unfold")
    assert page.evaluate(folds) == 0
    page.click("#unfold")
    assert page.evaluate(folds) > 5


def test_the_script_is_small() -> None:
    assert len(_part("brief.js").encode()) < 40_000


def test_what_was_computed_leads_to_the_quotes_of_its_elements_before_the_definition(
    page: Any,
) -> None:
    computed = page.locator("#held-3[data-on]")
    assert computed.count() == 1
    on = str(computed.get_attribute("data-on")).split(" ")
    for _ in range(500):
        page.keyboard.press("j")
        if here(page) == "held-3":
            break
    assert here(page) == "held-3"
    page.keyboard.press("q")
    assert here(page) == on[0]
    for _ in on:
        page.keyboard.press("q")
    assert here(page).startswith("k-")
    page.keyboard.press("b")
    assert here(page) == "held-3"
