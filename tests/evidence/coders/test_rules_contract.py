from __future__ import annotations

import pytest

from tests.evidence.contract import CoderContract
from tightrope.evidence.coding.code import Coder, RuleCoder


class TestRuleCoderKeepsTheContract(CoderContract):
    @pytest.fixture
    def coder(self) -> Coder:
        return RuleCoder()
