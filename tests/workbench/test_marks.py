"""What the evidence screen marks in a text is the quote, from its first sign to its last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.workbench.conftest import Served
from tightrope.app import use_cases

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MARKED = """name => [...document.querySelectorAll('section.document mark')]
    .filter(one => one.classList.contains(name)).map(one => one.textContent).join('')"""


def test_only_the_quote_is_marked(
    folder: Path, serve: Callable[..., Served], open_page: Callable[..., Any]
) -> None:
    page = open_page(serve(folder).url)
    page.locator("section.document mark.current").first.wait_for()
    quotes = {one.anchor.exact for one in use_cases.waiting(folder).waiting}
    for _ in range(3):
        assert page.evaluate(MARKED, "current") in quotes
        page.keyboard.press("j")
