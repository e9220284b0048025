"""The pairs of a sentence: how likely each makes a claim, and what the encoder adds."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from tests.evidence.coding.test_encoder import OUTCOMES, line_of, pieces, weights
from tightrope.evidence.coding.reader.encoder import Encoder
from tightrope.evidence.coding.reader.model import load_model
from tightrope.evidence.coding.reader.pairs import find_pairs, mask
from tightrope.evidence.coding.reader.propose import find_proposals
from tightrope.evidence.coding.reader.scored import FLOOR, Scored, rivals_of, score_pairs

TEXT = "Chile attacked Peru on Monday, said a paper that is read in Spain, Kenya and Norway."


def test_the_encoder_speaks_only_of_pairs_that_may_make_a_claim() -> None:
    quick = load_model(quick=True)
    encoder = Encoder(pieces(), weights(np.random.default_rng(5)), OUTCOMES)
    masked = mask(line_of(TEXT))
    plain = score_pairs(masked, quick)
    both = score_pairs(masked, replace(quick, encoder=encoder))
    assert any(one.claim > FLOOR for one in plain)
    assert any(one.claim <= FLOOR for one in plain)
    for before, after in zip(plain, both, strict=True):
        assert (after.read is not None) is (before.claim > FLOOR)
        if after.read is None:
            assert after == before
        else:
            assert after.read == pytest.approx(
                encoder.scores(masked.line, [before.pair])[0], abs=1e-4
            )
            told = before.claim + 0.4 * float(after.read[0])
            assert after.claim == pytest.approx(max(told, FLOOR), abs=1e-4)
            assert after.claim > FLOOR


def test_what_the_other_pairs_say_is_told_by_how_they_lie() -> None:
    line = line_of("Chile, Peru and Spain met.")
    by_ends = {(p.first, p.second): p for p in find_pairs(line)}
    claims = {(0, 1): 1.0, (0, 2): -2.0, (1, 2): 0.5}
    scored = [Scored(by_ends[ends], [], [], claim) for ends, claim in claims.items()]
    first, second, crosswise, around, within, best, root, promised = rivals_of(scored[0], scored)
    assert (first, second, crosswise) == (-2.0, -4.0, 0.5)
    assert (around, within, best) == (-2.0, -4.0, 0.5)
    assert root == math.sqrt(3)
    assert promised == pytest.approx(1 / (1 + math.exp(2)) + 1 / (1 + math.exp(-0.5)))


def test_how_far_the_encoder_bears_a_reading_out_is_evidence() -> None:
    quick = load_model(quick=True)
    table = weights(np.random.default_rng(11))
    rng = np.random.default_rng(12)
    number = len(quick.pairs.outcomes)
    table["outcomes"] = rng.normal(0, 0.5, (table["outcomes"].shape[0], number)).astype(np.float32)
    table["outcomes_bias"] = np.zeros(number, np.float32)
    encoder = Encoder(pieces(), table, quick.pairs.outcomes)
    line = line_of("Chile attacked Peru on Monday.")
    (plain, *_), (found, *_) = (
        find_proposals(line, replace(quick, encoder=own)) for own in (None, encoder)
    )
    read = encoder.scores(line, [found.pair])[0]
    shares = encoder.shares(read)
    kinds = quick.pairs.names("relation")
    told = (
        shares["relation"][kinds.index(f"{found.relation}|{found.polarity}")],
        shares["sign"][found.sign + 1],
    )
    expected = [float(read[0]), *(math.log(p / (1 - p)) for p in map(float, told))]
    assert stands_in(expected, found.evidence)
    assert not stands_in(expected, plain.evidence)
    assert stands_in([0.0, 0.0, 0.0], plain.evidence)


def stands_in(numbers: list[float], evidence: tuple[float, ...]) -> bool:
    rows = (evidence[k : k + len(numbers)] for k in range(len(evidence)))
    return any(list(row) == pytest.approx(numbers, abs=1e-3) for row in rows)
