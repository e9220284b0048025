"""What every test folder shares: property settings, and the one browser there may be in a process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "tightrope", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("tightrope")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium; Playwright runs once in a process, so all tests of pages share it."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("Chromium is not installed")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as play:
        own = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield own
        own.close()
