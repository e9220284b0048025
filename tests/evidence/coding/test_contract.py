"""The learned coder keeps what every coder must keep."""

from __future__ import annotations

import hashlib
from importlib.resources import files

import pytest

from tests.evidence.contract import CoderContract
from tightrope.evidence.coding.code import Coder
from tightrope.evidence.coding.reader.coder import LearnedCoder


class TestLearnedCoder(CoderContract):
    @pytest.fixture
    def coder(self) -> Coder:
        return LearnedCoder()


def test_other_weights_are_another_version_of_the_coder() -> None:
    """What has been coded is kept by the coder's version: where the weights change it must change too."""
    data = files("tightrope.evidence").joinpath("data", "coder.npz").read_bytes()
    learned = (LearnedCoder.version, hashlib.sha256(data).hexdigest()[:16])
    assert learned == ("8", "23a3502e2f90eb08")
