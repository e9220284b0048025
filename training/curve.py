"""Learns the coder's calibration from proposals on crises left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tightrope.evidence.coding.reader.propose import Proposal
from training.gold import Text
from training.learn import calibrate
from training.score import Found, gold_found, is_dyad
from training.validate import Left, as_found

__all__ = ["curve"]


def curve(left: Sequence[Left], texts: Sequence[Text]) -> tuple[float, ...]:
    """Gives the calibration learned on proposals of crises left out."""
    labels: dict[str, list[Found]] = defaultdict(list)
    for text in texts:
        labels[text.document.name] += [gold_found(c) for c in text.claims if c["target"]]
    right = {
        id(one.proposal): any(is_dyad(as_found(one), g) for g in labels[one.text.document.name])
        for one in left
    }

    def is_right(proposal: Proposal) -> bool:
        return right[id(proposal)]

    return calibrate([one.proposal for one in left], is_right)
