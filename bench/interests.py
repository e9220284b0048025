"""What interests cost on top of the stability passes: `python -m bench interests`. Seeded.

Each line: the passes alone on the central ranks, all draws together (ranks from interests and the
same passes), in seconds of processor, and their ratio; then the peak of memory while drawing, which does not grow with the
number of draws.
"""

from __future__ import annotations

import time
import tracemalloc

import numpy as np

from tightrope.analysis.strategy.kernels.solve import solve
from tightrope.conflict import Draws
from tightrope.crisis.model import CrisisModel

CONCEPTS = ("nash", "gmr", "smr", "seq")


def crisis_of(actors: int, options: int, indicators: int, seed: int) -> CrisisModel:
    """Yes/no options, each with two links; weak links among indicators; random interests."""
    rng = np.random.default_rng(seed)
    names = [f"k{i}" for i in range(indicators)]
    own = {f"a{i}": [f"o{j}" for j in range(options)] for i in range(actors)}

    def sign() -> str:
        return str(rng.choice(["+", "-"]))

    def pick() -> str:
        return str(rng.choice(names))

    every = [f"{actor}.{option}" for actor, mine in own.items() for option in mine]
    effects = [
        {"from": option, "to": pick(), "sign": sign(), "if": condition}
        for option in every
        for condition in (None, str(rng.choice([o for o in every if o[:2] != option[:2]])))
    ]
    effects += [{"from": one, "to": pick(), "sign": sign(), "strength": "weak"} for one in names]
    interests = {
        actor: [
            {"in": str(name), "wants": str(rng.choice(["high", "low"])), "weight": "major"}
            for name in rng.choice(names, min(8, indicators), replace=False)
        ]
        for actor in own
    }
    return CrisisModel.model_validate(
        {
            "title": "bench",
            "options": {
                a: {o: {"text": "an option", "now": False} for o in mine} for a, mine in own.items()
            },
            "indicators": {name: {"name": name} for name in names},
            "effects": effects,
            "interests": interests,
        }
    )


def run() -> None:
    """Prints the ratio for 2^14 and the whole time for 2^20 states and 20 draws."""
    for actors, options, draws in ((5, 3, 60), (5, 4, 20)):
        model = crisis_of(actors, options, 32, seed=1)
        drawn = Draws.of(model, draws=draws, seed=0)
        space, ranks = drawn.game.space, drawn.game.ranks
        solve(space, ranks, CONCEPTS)  # compiles
        tracemalloc.start()
        for draw in range(drawn.draws):
            solve(space, drawn.ranks(draw), CONCEPTS)
        peak = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
        anew = Draws.of(model, draws=draws, seed=0)  # whose ranks nobody has asked for yet
        started = time.process_time()
        for draw in range(anew.draws):
            solve(anew.game.space, anew.ranks(draw), CONCEPTS)
        together = time.process_time() - started
        alone = _passes_alone(drawn)
        print(
            f"{space.size:,} states, {drawn.draws} draws: passes alone {alone:.2f} s, all draws "
            f"{together:.2f} s, {together / alone:.2f} times; peak {peak:.0f} MiB"
        )


def _passes_alone(drawn: Draws) -> float:
    """The passes on ranks made before, not counting how they were made."""
    seconds = 0.0
    for draw in range(drawn.draws):
        ranks = drawn.ranks(draw)
        started = time.process_time()
        solve(drawn.game.space, ranks, CONCEPTS)
        seconds += time.process_time() - started
    return seconds


if __name__ == "__main__":
    run()
