"""Learns the coder, measures it and writes its weights and its page: `python -m training.train`.

Each fifth of the crises is read by a model learned from the others: from what these propose come the
calibration and all figures of the page. The weights that ship are then learned from all crises.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from tightrope.evidence.coding.actors import ActorIndex
from training.curve import certainty_of
from training.gold import read_texts
from training.learn import learn
from training.page import PAGE, write_page
from training.validate import leave_out

__all__ = ["main"]

WEIGHTS = Path(__file__).parents[1] / "src" / "tightrope" / "evidence" / "data"


def main() -> int:
    """Writes the weights and the page; takes some twenty minutes of two cores."""
    texts, actors = read_texts(), ActorIndex.build()
    left = leave_out(texts, actors)
    model = learn(texts, actors)
    quick = replace(model, certainty=certainty_of(left.quick, texts)).to_bytes()
    whole = replace(model, certainty=certainty_of(left.plain, texts)).encoder_bytes()
    for name, data in (("coder.npz", quick), ("encoder.npz", whole)):
        (WEIGHTS / name).write_bytes(data)
        sys.stdout.write(f"{name}: {len(data):,} bytes, {model.about}\n")
    PAGE.write_text(write_page(texts, actors, left), encoding="utf-8")
    sys.stdout.write(f"wrote {PAGE.name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
