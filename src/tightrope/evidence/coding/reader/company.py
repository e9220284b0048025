"""What the rest of a document says of a pair of actors: a claim in company is surer than one alone.

The first confidence of a claim comes from its own sentence. Here it is set beside the other claims on
the same two actors, in the same sentence and in others, and learned curves give the one that is shown.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tightrope.evidence.claims.claim import HELD_BACK
from tightrope.evidence.coding.reader.curve import Certainty, Curve, on_curve
from tightrope.evidence.coding.reader.model import Model
from tightrope.evidence.coding.reader.propose import ALIKE, Proposal, find_proposals
from tightrope.evidence.coding.reader.sentence import Line

__all__ = [
    "BALANCE",
    "COMPANY",
    "RIVAL",
    "Said",
    "company_of",
    "in_company",
    "propose_all",
    "said_of",
]

COMPANY = 12  # how many numbers `company_of` gives for a claim
BALANCE, RIVAL = 4, 6  # places in it: for and against elsewhere; the surest opposite here
_MUCH = 2.0  # what more claims of the same sort add nothing to: the texts learned from are short


class Said(NamedTuple):
    """A claim on two actors, as far as others need to know it."""

    line: int  # number of its sentence
    pair: frozenset[str]
    sign: int
    confidence: float  # by its sentence alone


def propose_all(lines: Iterable[Line], model: Model) -> list[tuple[Line, list[Proposal]]]:
    """Gives the proposals of each sentence of a document, the surest first, all confidences in company."""
    rows = [(line, find_proposals(line, model)) for line in lines]
    certainty = model.certainty
    if certainty.company is None:
        return rows
    flat = [p for _, proposals in rows for p in proposals]
    others = iter(company_of([said_of(line, p, certainty.alone) for line, ps in rows for p in ps]))
    sure = iter([in_company(p, next(others), certainty) for p in flat])
    return [
        (line, sorted((next(sure) for _ in proposals), key=lambda p: -p.confidence))
        for line, proposals in rows
    ]


def said_of(line: Line, proposal: Proposal, calibration: Curve) -> Said:
    """Gives what other claims need to know of a proposal."""
    return Said(
        line.number,
        frozenset((proposal.source.acts_for, proposal.target.acts_for)),
        proposal.sign,
        on_curve(proposal.evidence, calibration),
    )


def in_company(proposal: Proposal, others: tuple[float, ...], certainty: Certainty) -> Proposal:
    """Gives the proposal with the confidence that its own evidence and the others' give it.

    Where its own relations or the others say the opposite surely enough, its sign is contested, and it is
    possible at most.
    """
    doubt = certainty.doubt
    confidence = on_curve((*proposal.evidence, *others), certainty.company or certainty.alone)
    is_contested = (
        proposal.evidence[ALIKE] < doubt.alike
        or others[BALANCE] < doubt.outvoted
        or others[RIVAL] > doubt.rivalled * confidence
    )
    most = min(proposal.most, HELD_BACK) if is_contested else proposal.most
    return proposal._replace(confidence=min(confidence, most), most=most)


def company_of(said: Sequence[Said]) -> list[tuple[float, ...]]:
    """Gives for each claim of a document what the others on the same two actors weigh, `COMPANY` numbers each.

    In other sentences: those of the same sign, the opposite one, none (or of any, for a claim of no sign), all;
    the balance and the share of the same sign. In its own: the surest of the opposite sign and of none, how many
    there are. Then its own sign.
    """
    whole: dict[tuple[frozenset[str], int], float] = defaultdict(float)
    here: dict[tuple[int, frozenset[str]], list[Said]] = defaultdict(list)
    for one in said:
        whole[one.pair, one.sign] += one.confidence
        here[one.line, one.pair].append(one)
    return [_company(one, whole, here[one.line, one.pair]) for one in said]


def _company(
    one: Said, whole: dict[tuple[frozenset[str], int], float], here: list[Said]
) -> tuple[float, ...]:
    elsewhere = {
        sign: max(0.0, whole[one.pair, sign] - sum(o.confidence for o in here if o.sign == sign))
        for sign in (-1, 0, 1)
    }
    same = elsewhere[one.sign]
    against = elsewhere[-one.sign] if one.sign else 0.0
    total = sum(elsewhere.values())
    rivals = [o.confidence for o in here if one.sign and o.sign == -one.sign]
    nones = [o.confidence for o in here if one.sign and o.sign == 0]
    return (
        *(min(math.log1p(x), _MUCH) for x in (same, against, total - same - against, total)),
        (same - against) / (1 + same + against),
        same / (0.5 + total),
        max(rivals, default=0.0),
        max(nones, default=0.0),
        float(min(len(here), 3)),
        *(float(one.sign == sign) for sign in (1, 0, -1)),
    )
