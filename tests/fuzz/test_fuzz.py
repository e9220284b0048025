"""Whatever comes in by whichever door: an answer, or a mistake we can name. Nothing else.

The long run takes its number of inputs from TIGHTROPE_FUZZ, a million where it is not set, and
starts at TIGHTROPE_FUZZ_FROM, so that a further run can see further inputs.
"""

from __future__ import annotations

import os
import time
from collections import Counter

import pytest

from tests.fuzz.layers import LAYERS, Layer
from tests.fuzz.mutate import mutated
from tightrope.errors import TightropeError

SLOWEST = 20.0  # seconds of this process for one input of at most 20 kB; a limit is not a measure
NAMES = {layer.name: layer for layer in LAYERS}


def _feed(layer: Layer, start: int, count: int) -> Counter[str]:
    """Puts inputs through a layer; gives how many were taken, and refused by which code."""
    met: Counter[str] = Counter()
    for number in range(start, start + count):
        data = mutated(layer.name, number, layer.seeds, layer.words)
        began = time.process_time()
        try:
            layer.run(data)
            met["taken"] += 1
        except TightropeError as error:
            met[error.code] += 1
            if error.exit_code not in {1, 2, 3, 4, 5} or any("\n" in x for x in error.lines):
                pytest.fail(f"{layer.name} {number}: not told in one line: {error!r}")
        except Exception as error:
            error.add_note(f"layer {layer.name}, input {number}: {data!r}")
            raise
        took = time.process_time() - began
        if took > SLOWEST:
            pytest.fail(f"{layer.name} {number}: took {took:.0f} s: {data[:2000]!r}")
    return met


@pytest.mark.parametrize("name", NAMES)
def test_some(name: str) -> None:
    met = _feed(NAMES[name], 0, NAMES[name].few)
    assert met.total() == NAMES[name].few


@pytest.mark.parametrize("name", NAMES)
def test_seeds_are_taken_whole(name: str) -> None:
    """A layer whose seeds are refused would fuzz nothing but the refusal."""
    layer = NAMES[name]
    for seed in layer.seeds:
        layer.run(seed)


def test_same_number_same_input() -> None:
    for layer in LAYERS:
        first, again = (mutated(layer.name, 7, layer.seeds, layer.words) for _ in range(2))
        assert first == again


@pytest.mark.slow
@pytest.mark.parametrize("name", [layer.name for layer in LAYERS if layer.share])
def test_many(name: str) -> None:
    total = int(os.environ.get("TIGHTROPE_FUZZ", "1000000"))
    start = int(os.environ.get("TIGHTROPE_FUZZ_FROM", "0"))
    count = total * NAMES[name].share // sum(layer.share for layer in LAYERS)
    met = _feed(NAMES[name], start, count)
    print(f"{name}: {count} inputs, {dict(met.most_common())}")  # noqa: T201 - seen with -rP
    assert met.total() == count
