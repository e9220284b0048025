"""The brief in Chromium: from disk, no errors, no overflow, printed whole, accessible."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tightrope.brief import Brief, to_html

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def files(
    brief: Brief, sources_only: Brief, tmp_path_factory: pytest.TempPathFactory
) -> list[Path]:
    folder = tmp_path_factory.mktemp("brief")
    paths = []
    for name, made in (("full", brief), ("sources", sources_only)):
        path = folder / f"{name}.html"
        path.write_text(to_html(made), encoding="utf-8")
        paths.append(path)
    return paths


def opened(chromium: Any, path: Path, width: int, **context: Any) -> tuple[Any, list[str]]:
    page = chromium.new_context(viewport={"width": width, "height": 800}, **context).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on(
        "request",
        lambda request: said.append(request.url) if path.name not in request.url else None,
    )
    page.goto(path.as_uri())
    return page, said


@pytest.mark.parametrize("width", [400, 768, 1280])
def test_opens_from_disk_without_errors_or_sideways_scrolling(
    chromium: Any, files: list[Path], width: int
) -> None:
    for path in files:
        page, said = opened(chromium, path, width, java_script_enabled=True)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert said == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"  # style applied
        page.context.close()


def test_every_link_leads_to_something(chromium: Any, files: list[Path]) -> None:
    for path in files:
        page, _ = opened(chromium, path, 1280)
        dead = page.evaluate(
            "[...document.querySelectorAll('a')].map(a => a.getAttribute('href').slice(1))"
            ".filter(id => !document.getElementById(id))"
        )
        assert dead == []
        page.context.close()


HIDDEN_CELLS = (
    "[...document.querySelectorAll('details:not([open]) td')]"
    ".filter(cell => !cell.checkVisibility({contentVisibilityAuto: true})).length"
)


def test_what_is_folded_stays_folded_in_print(chromium: Any, files: list[Path]) -> None:
    page, _ = opened(chromium, files[0], 1280)
    assert page.evaluate(HIDDEN_CELLS) > 50  # on the screen they wait to be opened
    page.emulate_media(media="print")
    assert page.evaluate(HIDDEN_CELLS) > 50
    assert page.pdf().startswith(b"%PDF")
    page.context.close()


TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def violations(chromium: Any, path: Path, rules: tuple[str, ...], **context: Any) -> str:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed"
    )
    page, _ = opened(chromium, path, 1280, bypass_csp=True, **context)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = axe.Axe().run(page, options={"runOnly": list(rules), "resultTypes": ["violations"]})
    page.context.close()
    return str(found.generate_report()) if found.violations_count else ""


def test_passes_axe(chromium: Any, files: list[Path]) -> None:
    assert violations(chromium, files[0], TAGS) == ""


def test_has_contrast_enough_in_dark_mode(chromium: Any, files: list[Path]) -> None:
    assert violations(chromium, files[0], ("color-contrast",), color_scheme="dark") == ""
