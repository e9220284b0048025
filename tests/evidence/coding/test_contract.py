"""The learned coder keeps what every coder must keep."""

from __future__ import annotations

import pytest

from tests.evidence.contract import CoderContract
from tightrope.evidence.coding.code import Coder
from tightrope.evidence.coding.reader.coder import LearnedCoder


class TestLearnedCoder(CoderContract):
    @pytest.fixture
    def coder(self) -> Coder:
        return LearnedCoder()
