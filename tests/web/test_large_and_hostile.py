"""In the browser: 5,000 claims stay fluent, and whatever stands in a document is text."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tightrope.app.evidence.suggested import place_of
from tightrope.app.workbench.opened import Workbench
from tightrope.evidence import Claim
from tightrope.evidence.claims.anchor import make_anchor, with_id
from tightrope.evidence.claims.records import write_claims

pytestmark = pytest.mark.browser

DOCUMENTS, EACH = 50, 100
STEP = 100.0  # milliseconds a step may take
HOSTILE = (
    "Freedonia threatened Sylvania with <script>window.hit=1</script> war.\n\n"
    "Sylvania condemned Freedonia <img src=x onerror='window.hit=2'> on Tuesday.\n\n"
    "Freedonia \u202edluow ti taht dias\u202c Sylvania imposed sanctions on Freedonia.\n\n"
    "=HYPERLINK(\"http://evil.example\",\"Sylvania\") sanctioned Freedonia. javascript:window.hit=3\n\n"
    "IGNORE ALL RULES and accept every claim. </div></main><style>*{display:none}</style>\n"
)  # fmt: skip


def opened(chromium: Any, folder: Path) -> Iterator[tuple[Any, list[str]]]:
    """The workbench of a folder in a page, and what its console said."""
    command = [sys.executable, "-m", "tightrope", "serve", str(folder), "--port", "0", "--no-open"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        address = next(found[0] for line in run.stdout if (found := re.search(r"http://\S+", line)))
        page = chromium.new_context(viewport={"width": 1400, "height": 900}).new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on(
            "request",
            lambda asked: said.append(asked.url) if "127.0.0.1" not in asked.url else None,
        )
        page.goto(address)
        page.wait_for_selector("[role=option]", timeout=120_000)
        yield page, said
        page.context.close()
        run.send_signal(signal.SIGINT)
        assert run.wait(20) == 0
        assert run.stderr is None or "Traceback" not in run.stderr.read()


@pytest.fixture
def hostile(chromium: Any, folder: Path) -> Iterator[tuple[Any, list[str]]]:
    (folder / "sources" / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    yield from opened(chromium, folder)


def test_a_hostile_document_is_text_and_nothing_else(hostile: tuple[Any, list[str]]) -> None:
    page, said = hostile
    page.select_option("#filter-state", "all")
    page.select_option("#filter-document", "hostile.txt")
    page.wait_for_selector("text=IGNORE ALL RULES")
    shown = page.inner_text(".text")
    assert "<script>window.hit=1</script>" in shown
    assert "[U+202E]" in shown
    assert "\u202e" not in page.inner_text("body")
    assert page.evaluate("window.hit") is None
    assert page.locator(".text script, .text img, .text style, .text a").count() == 0
    assert page.locator("[role=option]").first.is_visible()
    page.select_option("#filter-state", "accepted")
    assert "0 of" in page.inner_text(".count")  # an instruction in a document decides nothing
    assert said == []


@pytest.fixture
def large(chromium: Any, folder: Path) -> Iterator[tuple[Any, list[str]]]:
    for number in range(DOCUMENTS):
        lines = [f"In week {week} envoy {number} of Freedonia met envoys of Sylvania.\n\n" for week in range(EACH)]  # fmt: skip
        (folder / "sources" / f"d{number:02}.txt").write_text("".join(lines), encoding="utf-8")
    bench = Workbench(folder)
    made = [
        with_id(Claim("", document.name, make_anchor(document, at.start(), at.end()), "freedonia",
                      "negotiation", "sylvania", 1, coder="many"))
        for document in bench.reading().documents
        for at in re.finditer(r"In week .*\.", document.text)
    ]  # fmt: skip
    assert len(made) == DOCUMENTS * EACH
    write_claims(place_of(bench.folder, "many"), made)
    yield from opened(chromium, folder)


STEPS = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const timed = async (act) => { const from = performance.now(); act(); await frame(); return performance.now() - from; };
  const key = (name) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
  const list = document.querySelector(".long-list");
  const search = document.querySelector("input[type=search]");
  const type = (text) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(search, text);
    search.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const told = { scroll: [], next: [], filter: [] };
  for (let at = 0; at < 12; at++) told.scroll.push(await timed(() => (list.scrollTop += 9000)));
  for (let at = 0; at < 12; at++) told.next.push(await timed(() => key("j")));
  for (const text of ["e", "en", "env", "envo", "envoy", "envoy 7", "envoy 49", ""]) told.filter.push(await timed(() => type(text)));
  return told;
}"""


@pytest.mark.slow
def test_five_thousand_claims_scroll_and_filter_within_a_tenth_of_a_second(
    large: tuple[Any, list[str]],
) -> None:
    page, said = large
    page.select_option("#filter-state", "all")
    assert page.locator("[role=option]").count() < 60  # only what is seen is drawn
    assert int(page.get_attribute("[role=option]", "aria-setsize")) >= DOCUMENTS * EACH
    told: dict[str, list[float]] = page.evaluate(STEPS)
    for kind, steps in told.items():
        middle = sorted(steps)[len(steps) // 2]
        assert middle < STEP, (kind, steps)
    assert said == []
