"""How fast the chain is: a large exact forecast, drawn moves a second, and plain NumPy beside it.

`python -m bench dynamics`. Everything is synthetic and seeded; compile time is left out.
"""

from __future__ import annotations

import time

import numpy as np

from tightrope.analysis.dynamics.chain import Chain, Pace, build_chain
from tightrope.analysis.dynamics.monitor import Monitor
from tightrope.analysis.dynamics.simulate import Sampler
from tightrope.analysis.dynamics.transient import distribution_at
from tightrope.conflict import Game

PACE = Pace(1.0, 6.0, 1.0)


def chain_of(makers: int, options: int, seed: int = 0) -> Chain:
    """Gives the chain of decision makers with yes/no options each, worth drawn evenly."""
    rng = np.random.default_rng(seed)
    size = 2 ** (makers * options)
    names = {f"d{i}": [f"o{k}" for k in range(options)] for i in range(makers)}
    game = Game(names, preferences={dm: np.zeros(size) for dm in names})
    return build_chain(game.space, rng.random((makers, size)), [PACE] * makers)


def replicas(chain: Chain, worlds: int, chances: int) -> float:
    """Gives moves a second of plain NumPy: all worlds take one chance together, from a full table."""
    rng = np.random.default_rng(0)
    table = np.cumsum(
        np.stack([chain.movers[0].backward(row) for row in np.eye(chain.states)], 1), 1
    )
    at = np.zeros(worlds, dtype=np.int64)
    begun = time.process_time()
    for _ in range(chances):
        at = (rng.random(worlds)[:, None] > table[at]).sum(axis=1).clip(max=chain.states - 1)
    return worlds * chances / (time.process_time() - begun)


def run() -> None:
    """Prints one line per measurement."""
    large = chain_of(5, 4)
    start = np.zeros(large.states)
    start[0] = 1.0
    begun = time.process_time()
    _, error = distribution_at(large, start, 12.0)
    took = time.process_time() - begun
    print(
        f"2^20 states, 5 decision makers, 12 weeks, exact to {error:.0e}: {took:.1f} s of one core"
    )
    small = chain_of(3, 2)
    watched = (
        Monitor(np.zeros(64, dtype=np.int64), np.zeros((1, 1), dtype=np.int64), np.ones(1) > 0),
    )
    for name, chain in (("64 states", small), ("2^20 states", large)):
        sampler = Sampler(chain, watched if chain is small else ())
        sampler.run(np.zeros(2, dtype=np.int32), 1, seed=0)
        begun = time.process_time()
        seen = sampler.run(np.zeros(20_000, dtype=np.int32), 52, seed=1)
        rate = seen.chances / (time.process_time() - begun)
        print(f"drawn worlds, {name}: {rate / 1e6:.1f} million chances a second on one core")
    print(
        f"plain NumPy replicas, 64 states: {replicas(small, 20_000, 50) / 1e6:.1f} million a second"
    )
