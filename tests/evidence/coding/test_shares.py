"""How probable the outcomes of a pair are: by the linear model, and where the encoder has read the pair too."""

from __future__ import annotations

import numpy as np
import pytest

from tightrope.evidence.coding.reader.model import Linear
from tightrope.evidence.coding.reader.shares import shares_of

OUTCOMES = (
    "claim=", "from=first", "from=second", "relation=aid|1", "relation=sanction|-1",
    "sign=-1", "sign=0", "sign=1", "event=AID", "event=SANCTION",
)  # fmt: skip
# Log odds whose chances are 3 : 1 in each head of two; each sign as probable as the others.
BIAS = np.array([0, 1.0986, -1.0986, 1.0986, -1.0986, 0, 0, 0, 1.0986, -1.0986], np.float32)
PAIRS = Linear(["a"], OUTCOMES, np.zeros((1, len(OUTCOMES)), np.float32), BIAS)
READ = {
    "from": np.array([0.1, 0.9], np.float32),
    "relation": np.array([0.2, 0.8], np.float32),
    "sign": np.array([0.7, 0.2, 0.1], np.float32),
    "event": np.array([0.1, 0.9], np.float32),
}


def test_the_linear_model_alone_gives_its_own_shares() -> None:
    shares = shares_of(PAIRS, [0])
    assert shares.kinds == pytest.approx([0.75, 0.25], abs=1e-4)
    assert shares.forward == pytest.approx(0.75, abs=1e-4)
    assert shares.event == "AID"
    assert list(shares.signs.values()) == pytest.approx([1 / 3] * 3)


def test_what_both_find_likely_is_likely() -> None:
    shares = shares_of(PAIRS, [0], READ)
    assert shares.kinds == pytest.approx([0.15 / 0.35, 0.2 / 0.35], abs=1e-4)
    assert shares.signs == pytest.approx({"-1": 0.7, "0": 0.2, "1": 0.1}, abs=1e-4)
    assert shares.forward == pytest.approx(0.075 / 0.3, abs=1e-4)
    assert shares.event == "SANCTION"
    assert shares.events == pytest.approx({"AID": 0.25, "SANCTION": 0.75}, abs=1e-4)


def test_what_the_encoder_rules_out_stays_just_possible() -> None:
    read = READ | {"relation": np.array([0.0, 1.0], np.float32)}
    assert 0 < shares_of(PAIRS, [0], read).kinds[0] < 1e-5
