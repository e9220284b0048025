"""The linear model's short cuts give what adding the rows one by one gives."""

from __future__ import annotations

import numpy as np
import pytest

from tightrope.evidence.coding.reader.anaphors import Anaphor
from tightrope.evidence.coding.reader.model import Linear
from tightrope.evidence.coding.reader.refer import Resolver, shared_feature

WEIGHTS = np.arange(12, dtype=np.float32).reshape(3, 4) / 10
LINEAR = Linear(
    ("a", "b", "c"), ("sign=1", "sign=0", "way=on", "way=off"), WEIGHTS, np.full(4, 0.5, np.float32)
)


def test_only_known_features_count_each_once() -> None:
    assert LINEAR.known(("c", "x", "a", "c")) == [0, 2]
    assert LINEAR.first([0, 2]) == pytest.approx(0.0 + 0.8 + 0.5)
    assert LINEAR.scores([0, 2]) == pytest.approx(WEIGHTS[0] + WEIGHTS[2] + 0.5)
    assert LINEAR.total([]) == pytest.approx(np.zeros(4))


def test_what_comes_up_again_is_added_once_and_is_the_same() -> None:
    for _ in range(2):
        assert LINEAR.total_of(("c", "x", "a")) == pytest.approx(WEIGHTS[0] + WEIGHTS[2])
    assert LINEAR.total_of(("c",)) == pytest.approx(WEIGHTS[2])


def test_the_shares_of_many_cases_are_those_of_each() -> None:
    cases = np.array([[1, -1, 0, 2], [0, 0, 3, -3]], dtype=np.float32)
    together = LINEAR.each(cases, ("way", "sign"))
    for k, case in enumerate(cases):
        for head, shares in zip(("way", "sign"), together, strict=True):
            assert shares[k].tolist() == LINEAR.each(case, (head,))[0].tolist()
            assert shares[k].tolist() == list(LINEAR.shares(case, head).values())
            assert sum(shares[k]) == pytest.approx(1)
    assert LINEAR.shares(cases[0], "sign")["1"] > LINEAR.shares(cases[0], "sign")["0"]


def test_what_is_shared_counts_for_every_kind_of_anaphor() -> None:
    it = Anaphor(0, 1, "it", "it")
    assert shared_feature(it, "it|back=1") == "*|back=1"
    assert shared_feature(it, "they|back=1") is None
    resolver = Resolver({"*|back=1": 0.5, "it|back=1": 0.25, "it|own=True": 1.0})
    assert resolver.weight("it|back=1") == 0.75
    assert resolver.weight("they|back=1") == 0.5
    assert resolver.weight("it|own=True") == 1.0
    assert resolver.weight("they|own=True") == 0.0
