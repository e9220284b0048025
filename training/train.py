"""Learns the coder, measures it and writes its weights and its page: `python -m training.train`.

Each fifth of the crises is read by a model learned from the others: from what these propose come the
calibration and all figures of the page. The weights that ship are then learned from all crises.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tightrope.evidence.coding.actors import ActorIndex
from training.curve import curves
from training.gold import read_texts
from training.learn import learn
from training.page import PAGE, write_page
from training.validate import leave_out_both

__all__ = ["main"]

WEIGHTS = Path(__file__).parents[1] / "src" / "tightrope" / "evidence" / "data" / "coder.npz"


def main() -> int:
    """Writes the weights and the page; takes some ten minutes of one core."""
    texts, actors = read_texts(), ActorIndex.build()
    plain, named = leave_out_both(texts, actors)
    model = learn(texts, actors, curves(plain, texts))
    data = model.to_bytes()
    WEIGHTS.write_bytes(data)
    sys.stdout.write(f"{WEIGHTS.name}: {len(data):,} bytes, {model.about}\n")
    PAGE.write_text(write_page(texts, actors, plain, named), encoding="utf-8")
    sys.stdout.write(f"wrote {PAGE.name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
