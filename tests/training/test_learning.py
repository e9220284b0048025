"""The training: whole crises apart, the same weights from the same texts."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

from training.gold import read_texts
from training.learn import _STRENGTH, _fit, _worth, folds
from training.pairs import weight_of


def test_no_crisis_stands_in_two_parts() -> None:
    texts = read_texts()
    parts = folds(texts)
    crises = [{t.crisis for t in part} for part in parts]
    assert sum(len(c) for c in crises) == len(set().union(*crises))
    assert sum(len(part) for part in parts) == len(texts)


def test_a_feature_is_worth_what_it_tells_apart() -> None:
    right = np.array([True] * 4 + [False] * 4)
    rows = sp.csr_matrix(np.array([[1, 1, 0]] * 4 + [[1, 0, 1]] * 4, dtype=float))
    same, yes, no = _worth(rows, right, 0.7)
    assert _worth(rows, right, 0.0).tolist() == [1, 1, 1]
    assert same < yes == no
    assert (same + yes + no) / 3 == pytest.approx(1)
    assert same == 0


def test_the_dual_solution_is_that_of_the_problem_itself() -> None:
    rng = np.random.default_rng(0)
    rows = sp.csr_matrix((rng.random((60, 200)) < 0.1).astype(float))
    right = rng.random(60) < 0.5
    weights, bias = _fit(rows, right, np.ones(60), "event")
    strength, power = _STRENGTH["event"]
    worth = _worth(rows, right, power)
    plainly = LogisticRegression(C=strength, solver="liblinear", tol=1e-8, max_iter=5000)
    plainly.fit(rows @ sp.diags(worth), right)
    assert rows @ weights + bias == pytest.approx(
        rows @ (plainly.coef_[0] * worth) + plainly.intercept_[0], abs=5e-3
    )


def test_a_phrase_counts_half_a_claim() -> None:
    assert [weight_of(claim) for claim in ({"id": "a-1"}, {})] == [1.0, 0.5]


_LEARN = """
import hashlib
from training.gold import read_texts
from tightrope.evidence.coding.actors import ActorIndex
from training.learn import learn
print(hashlib.sha256(learn(read_texts()[:12], ActorIndex.build(), is_quick=True).to_bytes()).hexdigest())
"""


@pytest.mark.slow
def test_two_trainings_in_processes_that_order_sets_otherwise_give_the_same_bytes() -> None:
    """What a set is walked through in changes from process to process: no weight may hang on it."""
    told = {
        subprocess.run(
            [sys.executable, "-c", _LEARN],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(told) == 1
    assert len(told.pop().strip()) == 64
