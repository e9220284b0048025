"""Learns from proposals on crises left out how sure a claim is, and from what on its sign is doubted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import product, starmap

import numpy as np
from numpy.typing import NDArray

from tightrope.evidence.claims.claim import PROPOSED
from tightrope.evidence.coding.reader.company import (
    BALANCE,
    RIVAL,
    company_of,
    in_company,
    said_of,
)
from tightrope.evidence.coding.reader.curve import Certainty, Curve, Doubt, on_curve
from tightrope.evidence.coding.reader.propose import ALIKE
from training.gold import Text
from training.learn import calibrate
from training.score import Found, gold_found, is_dyad, is_opposite
from training.validate import Left, as_found

__all__ = ["certainty_of", "choose_doubt", "confidences"]

# Of the proposed claims: how many may say the opposite of the text, how many must be right.
_OPPOSITE, _RIGHT = 0.01, 0.80
_LIMITS = {
    "alike": (0.0, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8),
    "outvoted": (-1.0, -0.3, -0.2, -0.15, -0.1, -0.05, -0.02),
    "rivalled": (0.06, 0.08, 0.1, 0.12, 0.15, 0.18, 0.22, 0.26, 0.3, 0.4, 1.0),
}  # fmt: skip


def certainty_of(left: Sequence[Left], texts: Sequence[Text]) -> Certainty:
    """Gives what proposals of crises left out teach: two calibrations, and the limits of doubt."""
    labels: dict[str, list[Found]] = defaultdict(list)
    for text in texts:
        labels[text.document.name] += [gold_found(c) for c in text.claims if c["target"]]
    found = [(as_found(one), labels[one.text.document.name]) for one in left]
    right = [any(is_dyad(f, g) for g in own) for f, own in found]
    evidence = [one.proposal.evidence for one in left]
    alone = calibrate(evidence, right)
    others = _company(left, alone)
    both = [own + other for own, other in zip(evidence, others, strict=True)]
    company = calibrate(both, right)
    rows = []
    for one, other, own, is_right, (told, labelled) in zip(
        left, others, both, right, found, strict=True
    ):
        confidence = on_curve(own, company)
        if min(one.proposal.most, confidence) >= PROPOSED:
            doubted = (one.proposal.evidence[ALIKE], other[BALANCE], other[RIVAL] / confidence)
            rows.append((*doubted, is_right, is_opposite(told, labelled)))
    return Certainty(alone, company, choose_doubt(rows))


def choose_doubt(rows: Sequence[tuple[float, float, float, bool, bool]]) -> Doubt:
    """Gives the limits under which most right claims are proposed, few of them the opposite of the text.

    `rows` are claims sure enough to be proposed: the three numbers that are doubted, whether pair and sign are
    right, whether the text says the opposite. One opposite more than seen is counted, as there are few. If no
    limits do, those that let the smallest share of opposites through.
    """
    known = np.array(rows, dtype=np.float64).reshape(-1, 5)
    return max(starmap(Doubt, product(*_LIMITS.values())), key=lambda doubt: _worth(known, doubt))


def _worth(known: NDArray[np.float64], doubt: Doubt) -> tuple[bool, float]:
    """Gives whether what is left keeps to both shares, and how many are then right; else how few are opposite."""
    alike, balance, rival, right, opposite = known.T
    kept = (alike >= doubt.alike) & (balance >= doubt.outvoted) & (rival <= doubt.rivalled)
    number = max(int(kept.sum()), 1)
    share = (float(opposite[kept].sum()) + 1) / number
    if share <= _OPPOSITE and right[kept].sum() / number >= _RIGHT:
        return True, float(right[kept].sum())
    return False, -share


def _company(left: Sequence[Left], first: Curve) -> list[tuple[float, ...]]:
    """Gives for each proposal what the others of its document weigh (see `company_of`), by a first calibration."""
    of: dict[str, list[int]] = defaultdict(list)
    for k, one in enumerate(left):
        of[one.text.document.name].append(k)
    found: dict[int, tuple[float, ...]] = {}
    for places in of.values():
        said = [said_of(left[k].line, left[k].proposal, first) for k in places]
        found.update(zip(places, company_of(said), strict=True))
    return [found[k] for k in range(len(left))]


def confidences(left: Sequence[Left], learned: Certainty) -> list[float]:
    """Gives the proposals' confidences by what was learned from others, kept below what their doubts allow.

    `left` holds all proposals of each document that it holds any of.
    """
    return [
        in_company(one.proposal, other, learned).confidence
        for one, other in zip(left, _company(left, learned.alone), strict=True)
    ]
