"""The training: whole crises apart, the same weights from the same texts."""

from __future__ import annotations

import pytest

from tightrope.evidence.coding.actors import ActorIndex
from training.gold import read_texts
from training.learn import folds, learn


def test_no_crisis_stands_in_two_parts() -> None:
    texts = read_texts()
    parts = folds(texts)
    crises = [{t.crisis for t in part} for part in parts]
    assert sum(len(c) for c in crises) == len(set().union(*crises))
    assert sum(len(part) for part in parts) == len(texts)


@pytest.mark.slow
def test_the_same_texts_give_the_same_bytes() -> None:
    texts, actors = read_texts()[:24], ActorIndex.build()
    assert learn(texts, actors).to_bytes() == learn(texts, actors).to_bytes()
