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
    folder = files("tightrope.evidence").joinpath("data")
    data = b"".join(folder.joinpath(name).read_bytes() for name in ("coder.npz", "encoder.npz"))
    learned = (LearnedCoder.version, hashlib.sha256(data).hexdigest()[:16])
    assert learned == ("9", "5b0cd8fd0eeff623")


def test_the_quick_coder_is_another_version() -> None:
    assert LearnedCoder(is_quick=True).version == "9-quick"
    assert LearnedCoder().version == "9"
