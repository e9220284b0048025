"""What every test folder shares: property settings, and the browser, of which a process has one at a time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ.pop("COLUMNS", None)  # pytest's workers have one: tables would be as narrow as it says

settings.register_profile(
    "tightrope", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("tightrope")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A headless Chromium for a module's tests of pages. Playwright runs once in a process and keeps
    its loop running: it is gone before other tests run loops of their own."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("Chromium is not installed")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as play:
        own = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield own
        own.close()
