"""Learns the coder's calibrations from proposals on crises left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tightrope.evidence.coding.reader.company import company_of, in_company, said_of
from tightrope.evidence.coding.reader.curve import Curve
from training.gold import Text
from training.learn import calibrate
from training.score import Found, gold_found, is_dyad
from training.validate import Left, as_found

__all__ = ["confidences", "curves"]


def curves(left: Sequence[Left], texts: Sequence[Text]) -> tuple[Curve, Curve]:
    """Gives the calibrations learned on proposals of crises left out: by the sentence alone, and in company."""
    labels: dict[str, list[Found]] = defaultdict(list)
    for text in texts:
        labels[text.document.name] += [gold_found(c) for c in text.claims if c["target"]]
    right = [any(is_dyad(as_found(one), g) for g in labels[one.text.document.name]) for one in left]
    alone = [one.proposal.evidence for one in left]
    first = calibrate(alone, right)
    both = [own + other for own, other in zip(alone, _company(left, first), strict=True)]
    return first, calibrate(both, right)


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


def confidences(left: Sequence[Left], learned: tuple[Curve, Curve]) -> list[float]:
    """Gives the proposals' confidences by other calibrations, kept below what their doubts allow.

    `left` holds all proposals of each document that it holds any of.
    """
    first, second = learned
    return [
        in_company(one.proposal, other, second).confidence
        for one, other in zip(left, _company(left, first), strict=True)
    ]
