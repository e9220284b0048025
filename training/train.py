"""Learns the coder from the corpus and writes its weights: `python -m training.train`."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.propose import Proposal
from training.gold import Text, read_texts
from training.learn import calibrate, learn
from training.score import Found, gold_found, is_dyad
from training.validate import Left, as_found, leave_out

__all__ = ["curve", "main"]

WEIGHTS = Path(__file__).parents[1] / "src" / "tightrope" / "evidence" / "data" / "coder.npz"


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


def main() -> int:
    """Trains on all crises; the calibration comes from models that left each crisis out."""
    texts, actors = read_texts(), ActorIndex.build()
    model = learn(texts, actors, curve(leave_out(texts, actors), texts))
    data = model.to_bytes()
    WEIGHTS.write_bytes(data)
    sys.stdout.write(f"{WEIGHTS.name}: {len(data):,} bytes, {model.about}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
