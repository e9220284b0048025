"""The rule coder keeps what every coder must keep."""

from __future__ import annotations

import pytest

from tests.evidence.contract import CoderContract
from tightrope.evidence.coding.code import Coder, RuleCoder


class TestRuleCoder(CoderContract):
    @pytest.fixture
    def coder(self) -> Coder:
        return RuleCoder()
