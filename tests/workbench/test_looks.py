"""Every screen: accessible by axe (WCAG 2.2 A and AA), light and dark, nothing cut off at 400 px or 200 %."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.workbench.conftest import end_server, go, start_server
from tightrope.app import use_cases

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PARTS = (
    "overview", "actors", "ties", "treaties", "options", "rules", "effects", "priorities",
    "red_lines", "events", "scenarios", "dynamics",
)  # fmt: skip
PARTS_WITH_FORMS = ("actors", "ties", "options", "rules", "effects", "events", "scenarios")
SCREENS = ("evidence", "draft", *(f"model/{part}" for part in PARTS), "answers", "whatif", "ahead")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
READY = {
    "evidence": "[role=option]", "draft": ".proposal", "model": ".part > h2", "answers": "main h2",
    "whatif": "main h2, main fieldset, main form", "ahead": "main h2, main svg, main table",
}  # fmt: skip


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shipped case with a claim to decide and a draft to take."""
    folder = tmp_path_factory.mktemp("case") / "w"
    use_cases.init(folder, "falklands-1982")
    article = folder.parent / "more.txt"
    article.write_text(
        "LONDON, 3 April 1982 - Britain condemned Argentina on Saturday. Britain imposed sanctions "
        "on Argentina on 3 April 1982. Argentina rejected the demand of Britain.\n",
        encoding="utf-8",
    )
    use_cases.read(folder, [article])
    use_cases.draft(folder, suggested=True)
    return folder


@pytest.fixture(scope="module")
def address(case: Path) -> Iterator[str]:
    """The workbench on it, for all screens."""
    served = start_server(case)
    yield served.url
    end_server(served)


def _shown(page: Any, screen: str) -> None:
    go(page, screen)
    page.locator(READY[screen.partition("/")[0]]).first.wait_for()
    page.wait_for_timeout(300)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_screen_breaks_a_rule_of_axe(
    address: str, open_page: Callable[..., Any], scheme: str
) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed"
    )
    page = open_page(address, color_scheme=scheme)
    broken = {}
    for screen in SCREENS:
        _shown(page, screen)
        found = axe.Axe().run(page, options=RULES).response["violations"]
        if found:
            broken[screen] = [(one["id"], one["nodes"][0]["html"][:120]) for one in found]
    assert broken == {}


def test_dialogs_break_no_rule_of_axe(address: str, open_page: Callable[..., Any]) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed"
    )
    page = open_page(address)
    broken = {}
    opened = [(f"model/{part}", "Edit: ") for part in PARTS_WITH_FORMS]
    opened += [("evidence", "Own claim"), ("evidence", "Edit"), ("evidence", "Grade")]
    opened += [("evidence", "Accept these"), ("draft", "Have a language model suggest")]
    for part, button in opened:
        _shown(page, part)
        page.get_by_role("button", name=button).first.click()
        page.get_by_role("dialog").wait_for()
        found = axe.Axe().run(page, options=RULES).response["violations"]
        if found:
            broken[part, button] = [(one["id"], one["nodes"][0]["html"][:120]) for one in found]
        page.keyboard.press("Escape")
        page.get_by_role("dialog").wait_for(state="detached")
    assert broken == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_opens_beside_the_work_breaks_no_rule_of_axe(
    address: str, open_page: Callable[..., Any], scheme: str
) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed"
    )
    page = open_page(address, color_scheme=scheme)
    broken = {}
    for screen, opens, shown in (
        ("model/effects", ".thing.indicator", ".around"),
        ("answers", "button.basis", ".rests .of-model"),
        ("whatif", ".kind:last-of-type summary", ".kind:last-of-type .chip"),
    ):
        _shown(page, screen)
        page.locator(opens).first.focus()
        page.keyboard.press("Enter")
        page.locator(shown).first.wait_for()
        found = axe.Axe().run(page, options=RULES).response["violations"]
        if found:
            broken[screen] = [(one["id"], one["nodes"][0]["html"][:120]) for one in found]
    assert broken == {}


CUT_OFF = """width => [...document.querySelectorAll("body *")].filter(one => {
  const box = one.getBoundingClientRect();
  if (!box.width || box.right <= width + 1 || one.closest(".skip")) return false;
  for (let over = one.parentElement; over; over = over.parentElement)
    if (getComputedStyle(over).overflowX !== "visible" && over.id !== "main") return false;
  return true;
}).map(one => one.tagName + "." + one.className + " " + one.textContent.slice(0, 30))"""


@pytest.mark.parametrize(("width", "what"), [(400, "a phone"), (640, "1280 px at 200 %")])
def test_no_screen_scrolls_sideways(
    address: str, open_page: Callable[..., Any], width: int, what: str
) -> None:
    page = open_page(address, width=width)
    wide = {}
    for screen in SCREENS:
        _shown(page, screen)
        seen = page.evaluate("document.documentElement.scrollWidth")
        cut = page.evaluate(CUT_OFF, width)  # in sight only where it scrolls by itself
        if seen > width or cut:
            wide[screen] = (seen, cut[:3])
    assert wide == {}, what
