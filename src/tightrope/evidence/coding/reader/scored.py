"""The pairs of a sentence with how likely each makes a claim, seen beside the others."""

from __future__ import annotations

import math
from typing import NamedTuple

from tightrope.evidence.coding.reader.encoder import Encoder
from tightrope.evidence.coding.reader.features import pair_features
from tightrope.evidence.coding.reader.model import Array, Model
from tightrope.evidence.coding.reader.pairs import Masked, Pair, find_pairs
from tightrope.evidence.coding.reader.sentence import Line

__all__ = ["FLOOR", "Scored", "rivals_of", "score_pairs"]

FLOOR = -1.25  # log odds of a claim below which a pair is not looked at further
_NONE = -4.0  # stands for the log odds of a pair that is not there
_READ = 0.4  # what the encoder's log odds of a claim count beside the linear ones


class Scored(NamedTuple):
    """A pair with its features and the log odds that it makes a claim."""

    pair: Pair
    features: list[str]
    known: list[int]
    claim: float
    read: Array | None = None  # the encoder's scores


def score_pairs(masked: Masked, model: Model) -> list[Scored]:
    """Gives the pairs of a sentence in order."""
    scored = []
    for pair in find_pairs(masked.line):
        features = pair_features(masked, pair)
        known = model.pairs.known(features)
        scored.append(Scored(pair, features, known, model.pairs.first(known)))
    return scored if model.encoder is None else _read(masked.line, scored, model.encoder)


def _read(line: Line, scored: list[Scored], encoder: Encoder) -> list[Scored]:
    """Gives the pairs with what the encoder says of those that may make a claim."""
    near = [k for k, one in enumerate(scored) if one.claim > FLOOR]
    if not near:
        return scored
    both = list(scored)
    for k, read in zip(near, encoder.scores(line, [scored[k].pair for k in near]), strict=True):
        claim = scored[k].claim + _READ * float(read[0])
        both[k] = scored[k]._replace(claim=max(claim, FLOOR + 1e-6), read=read)
    return both


def rivals_of(one: Scored, scored: list[Scored]) -> tuple[float, ...]:
    """What the other pairs of the sentence say: one act has one source and one target.

    The best log odds of those that share the first end, the second, one end crosswise, of those
    around the pair and within it, of any; how many there are, how many claims they promise.
    """
    best = [_NONE] * 6
    promised = 0.0
    first, second = one.pair.first, one.pair.second
    for other in scored:
        if other is one:
            continue
        a, b = other.pair.first, other.pair.second
        promised += 1 / (1 + math.exp(-other.claim))
        shares = (
            a == first,
            b == second,
            a == second or b == first,
            a <= first and b >= second,
            a >= first and b <= second,
            True,
        )
        best = [max(x, other.claim) if does else x for x, does in zip(best, shares, strict=True)]
    return (*best, math.sqrt(len(scored)), promised)
