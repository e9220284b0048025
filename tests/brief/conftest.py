"""Briefs of the invented crisis, composed once."""

from __future__ import annotations

import pytest

from tests.brief.invented import full_input, sources_only_input
from tightrope.brief import Brief, compose


@pytest.fixture(scope="session")
def brief() -> Brief:
    return compose(full_input())


@pytest.fixture(scope="session")
def sources_only() -> Brief:
    return compose(sources_only_input())
