"""Whether forecasts are calibrated where the truth is known: on worlds drawn from the model itself.

`python -m bench calibration` tries ten thousand small worlds and prints, tenth by tenth, what was said
and what came. Of each world the paces are drawn from a prior and hidden; its moves of some weeks are
seen; the pace is fitted to them; a forecast is made; and the world goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from tightrope.analysis.dynamics.chain import Chain, Pace, build_chain
from tightrope.analysis.dynamics.course import chance_over_time
from tightrope.analysis.dynamics.fit import grid_of, posterior_of
from tightrope.analysis.dynamics.history import Step
from tightrope.analysis.dynamics.monitor import watch_path
from tightrope.analysis.dynamics.path_formula import parse_path
from tightrope.analysis.dynamics.priors import PacePrior
from tightrope.analysis.dynamics.reach import reach_of
from tightrope.analysis.dynamics.score import Scores, score
from tightrope.conflict import Game

PRIOR = PacePrior((0.15, 0.6, 3.0), (1.0, 4.0, 15.0), (0.0, 1.0, 3.0), ("assumed",) * 3)
WORLDS = 10_000
DRAWS = 24  # of the posterior; fewer blur the forecast
SEEN = 12.0  # weeks
AHEAD = (1.0, 3.0, 8.0, 16.0)
_COUNTS = (16, 8, 6)  # points of the grid of each side
_SHAPES = (
    {"a": ["x"], "b": ["y"]},
    {"a": ["x"], "b": [{"y": ["none", "some", "much"]}]},
    {"a": ["x"], "b": ["y"], "c": ["z"]},
)


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of one world, and whether it came."""

    probability: float
    came: bool


@cache
def game_of(shape: int, irreversible: bool) -> Game:
    """Gives one of some small games; what is wanted in it is drawn for every world."""
    makers = _SHAPES[shape]
    states = int(np.prod([2 if isinstance(o, str) else len(next(iter(o.values())))
                          for own in makers.values() for o in own]))  # fmt: skip
    return Game(
        makers, preferences={dm: np.zeros(states) for dm in makers},
        irreversible=["a.x"] if irreversible else (),
    )  # fmt: skip


def play(chain: Chain, start: int, weeks: float, rng: np.random.Generator) -> list[Step]:
    """Gives one course of a chain, chance by chance, as steps of who moved when."""
    steps: list[Step] = []
    here, now, since = start, 0.0, 0.0
    rates = np.array([mover.rate for mover in chain.movers])
    total, up_to = float(rates.sum()), np.cumsum(rates) / rates.sum()
    while True:
        now += rng.exponential(1 / total)
        if now > weeks:
            return [*steps, Step(here, weeks - since)]
        dm = int(np.searchsorted(up_to, rng.random(), side="right"))
        row = chain.movers[dm].row(here)
        at = np.cumsum(list(row.values()))
        place = int(np.searchsorted(at, rng.random() * at[-1], side="right"))
        to = list(row)[place]
        if to != here:
            steps.append(Step(here, now - since, dm, to))
            here, since = to, now


def try_world(seed: int, number: int, draws: int = DRAWS) -> Told:
    """Gives what is said of one world, and what came."""
    rng = np.random.default_rng((seed, number))
    game = game_of(int(rng.integers(len(_SHAPES))), bool(rng.random() < 0.25))
    makers = len(game.decision_makers)
    worth = rng.random((makers, game.states))
    reaches = [reach_of(game.space, dm) for dm in range(makers)]

    def chain(paces: Sequence[Pace]) -> Chain:
        return build_chain(game.space, worth, paces, reaches=reaches)

    truth = chain([PRIOR.draw(rng) for _ in range(makers)])
    past = play(truth, int(rng.integers(game.states)), SEEN, rng)
    here = past[-1].state
    option, ahead = int(rng.integers(len(game.options))), float(rng.choice(AHEAD))
    level = game.space.column(option)
    points = grid_of(PRIOR, _COUNTS)
    below = [
        np.cumsum(posterior_of("", past, dm, reaches[dm], worth[dm], points))
        for dm in range(makers)
    ]
    # the draws of each side lie evenly in its posterior, in an order of their own
    shares = (np.arange(draws) + rng.random((makers, draws))) / draws
    places = [
        rng.permutation(np.minimum(np.searchsorted(own, share), len(own) - 1))
        for own, share in zip(below, shares, strict=True)
    ]
    name, names = game.options[option], dict(zip(game.options, game.level_names, strict=True))
    columns = {one: game.space.column(k) for k, one in enumerate(game.options)}
    text = f"eventually {name} != {names[name][level[here]]}"
    monitor = watch_path(parse_path(text, names), columns, game.states)
    start = np.zeros(game.states)
    start[here] = 1.0
    said = [
        chance_over_time(
            chain([Pace(points.rate[k], points.precision[k], points.inertia[k]) for k in place]),
            start, monitor, [ahead], tolerance=1e-6,
        )[0][0]
        for place in zip(*places, strict=True)
    ]  # fmt: skip
    later = play(truth, here, ahead, rng)
    return Told(float(np.mean(said)), any(level[step.state] != level[here] for step in later))


def calibrate(worlds: int = WORLDS, seed: int = 0, draws: int = DRAWS) -> Scores:
    """Gives the scores of forecasts over so many worlds."""
    told = [try_world(seed, number, draws) for number in range(worlds)]
    return score([min(1.0, one.probability) for one in told], [one.came for one in told])


def run() -> None:
    """Prints what was said and what came, tenth by tenth."""
    found = calibrate()
    print(
        f"{found.forecasts:,} worlds: Brier score {found.brier:.4f}, reliability {found.reliability:.5f}"
    )
    for tenth in found.calibration:
        print(
            f"  said {tenth.mean:.3f}, came {tenth.happened:.3f} (off by {tenth.happened - tenth.mean:+.3f}, "
            f"sampling error {tenth.error:.3f}, {tenth.forecasts} worlds)"
        )
