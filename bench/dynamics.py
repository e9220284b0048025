"""How fast the chain is: a large exact forecast, drawn chances a second, plain NumPy and Mesa beside.

`python -m bench dynamics`. Everything is synthetic and seeded; compile time is left out. A chance
is one decision of one side, which may be to stay; Mesa is measured where it is installed.
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


def step_table(chain: Chain) -> np.ndarray:
    """Gives the cumulative chances of the first mover's choice, (states, states)."""
    return np.cumsum(
        np.stack([chain.movers[0].backward(row) for row in np.eye(chain.states)], 1), 1
    )


def replicas(chain: Chain, worlds: int, chances: int) -> float:
    """Gives chances a second of plain NumPy: all worlds take one together, from a full table."""
    rng = np.random.default_rng(0)
    table = step_table(chain)
    at = np.zeros(worlds, dtype=np.int64)
    begun = time.process_time()
    for _ in range(chances):
        at = (rng.random(worlds)[:, None] > table[at]).sum(axis=1).clip(max=chain.states - 1)
    return worlds * chances / (time.process_time() - begun)


def mesa_agents(chain: Chain, worlds: int, chances: int) -> float | None:
    """Gives the same of Mesa, every world an agent with the same table; None: not installed."""
    try:
        import mesa
    except ImportError:
        return None
    table = step_table(chain)

    class World(mesa.Agent):
        at = 0

        def step(self) -> None:
            self.at = min(
                int(np.searchsorted(table[self.at], self.model.random.random())), chain.states - 1
            )

    model = mesa.Model(seed=0)
    World.create_agents(model, worlds)
    begun = time.process_time()
    for _ in range(chances):
        model.agents.shuffle_do("step")
    return worlds * chances / (time.process_time() - begun)


def drawn(name: str, chain: Chain, *, asked: bool) -> None:
    """Prints chances and moves a second of the compiled loop: a first run, and one like it."""
    watched = Monitor(
        np.arange(chain.states) % 2, np.array([[0, 1], [1, 1]]), np.array([False, True])
    )
    sampler = Sampler(chain, (watched,) if asked else ())
    sampler.run(np.zeros(2, dtype=np.int32), 1, seed=0)
    told = []
    for seed in (1, 2):
        begun = time.process_time()
        seen = sampler.run(np.zeros(20_000, dtype=np.int32), 52, seed=seed)
        took = time.process_time() - begun
        told.append(f"{seen.chances / took / 1e6:.1f} ({seen.moves / took / 1e6:.1f} moved)")
    question = "one question" if asked else "no question"
    print(f"drawn worlds, {name}, {question}: million chances a second of one core: "
          f"{told[0]} while tables are made, then {told[1]}")  # fmt: skip


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
    for name, chain in (("64 states", small), ("4,096", chain_of(4, 3)), ("2^20", large)):
        for asked in (False, True):
            drawn(name, chain, asked=asked)
    numpy_rate, mesa_rate = replicas(small, 20_000, 50), mesa_agents(small, 2_000, 50)
    print(f"plain NumPy replicas, 64 states: {numpy_rate / 1e6:.1f} million chances a second")
    if mesa_rate is None:
        print("Mesa is not installed; pip install mesa")
    else:
        print(f"Mesa, an agent a world, 64 states: {mesa_rate / 1e6:.2f} million a second")
