"""Whether forecasts are calibrated where the truth is known: on worlds drawn from the model itself.

`python -m bench calibration` tries ten thousand small worlds and writes, tenth by tenth, what was said
and what came. Of each world the paces are drawn from a prior and hidden; its moves of some weeks are
seen; the pace is fitted to them; of every option it is said how likely it comes to another level, by
four weeks to come; and the world goes on.

How large a sample it takes: in a tenth about 0.65 the share that happens has a standard error of
√(0.65 · 0.35 / n). With one forecast a world, 600 of ten thousand lie there and it is 1.9 points, so
that of ten such tenths one is off by more than three points in half of all trials, were every forecast
right. All options and weeks of a world together bring it below one point. Forecasts of one world hang
together, so every sampling error is taken over worlds: the sum over worlds of the squared sum of what
came less what was said (Liang and Zeger 1986).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.stats import chi2

from tightrope.analysis.dynamics.chain import Chain, Pace, build_chain
from tightrope.analysis.dynamics.course import chance_over_time
from tightrope.analysis.dynamics.fit import grid_of, posterior_of
from tightrope.analysis.dynamics.history import Step
from tightrope.analysis.dynamics.monitor import Monitor, watch_path
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
    """What was said of one option of a world by one week, and whether it came."""

    world: int
    probability: float
    came: bool


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The scores, from how many worlds, and how far all tenths are off together."""

    scores: Scores
    worlds: int
    apart: float
    """The squared distance of what came from what was said over the tenths, by its covariance over
    worlds: were the forecasts right, chi-squared with as many degrees as tenths."""


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


def try_world(seed: int, number: int, draws: int = DRAWS) -> list[Told]:
    """Gives what is said of one world, and what came: every option, by each week to come."""
    rng = np.random.default_rng((seed, number))
    game = game_of(int(rng.integers(len(_SHAPES))), bool(rng.random() < 0.25))
    makers = len(game.decision_makers)
    worth = rng.random((makers, game.states))
    reaches = [reach_of(game.space, dm) for dm in range(makers)]

    def chain(paces: Sequence[Pace]) -> Chain:
        return build_chain(game.space, worth, paces, reaches=reaches)

    truth = chain([PRIOR.draw(rng, 1).pace(0) for _ in range(makers)])
    past = play(truth, int(rng.integers(game.states)), SEEN, rng)
    here = past[-1].state
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
    drawn = [
        chain([Pace(points.rate[k], points.precision[k], points.inertia[k]) for k in place])
        for place in zip(*places, strict=True)
    ]
    start = np.zeros(game.states)
    start[here] = 1.0
    later = play(truth, here, AHEAD[-1], rng)
    found = []
    for option, monitor in enumerate(_changes(game, here)):
        said = [chance_over_time(c, start, monitor, AHEAD, tolerance=1e-6)[0] for c in drawn]
        changed = _first_change(later, game.space.column(option))
        found += [
            Told(number, min(1.0, float(p)), changed <= week)
            for p, week in zip(np.mean(said, axis=0), AHEAD, strict=True)
        ]
    return found


def _changes(game: Game, here: int) -> Iterator[Monitor]:
    """Of each option: whether it comes to another level."""
    for name, level in game.state(here).items():
        path = parse_path(f"eventually {name} != {level}", game.space.option_levels)
        monitor = watch_path(path, game.space)
        assert isinstance(monitor, Monitor)
        yield monitor


def _first_change(later: Sequence[Step], level: npt.NDArray[np.uint8]) -> float:
    """After how many weeks an option is first at another level; never: infinitely many."""
    now = 0.0
    for step in later:
        if level[step.state] != level[later[0].state]:
            return now
        now += step.weeks
    return float("inf")


def calibrate(worlds: int = WORLDS, seed: int = 0, draws: int = DRAWS) -> Calibrated:
    """Gives the scores of forecasts over so many worlds, their errors taken over worlds."""
    with ProcessPoolExecutor() as pool:
        told = pool.map(try_world, [seed] * worlds, range(worlds), [draws] * worlds, chunksize=50)
        every = [one for world in told for one in world]
    return calibrated(every)


def calibrated(told: Sequence[Told]) -> Calibrated:
    """Gives the scores of what was said, and how far all tenths together are off."""
    said = np.array([one.probability for one in told])
    off = np.array([one.came for one in told]) - said
    found = score(said, [one.came for one in told], groups=[one.world for one in told])
    tenths = np.minimum((said * 10).astype(int), 9)
    sums = np.zeros((max(one.world for one in told) + 1, 10))
    np.add.at(sums, ([one.world for one in told], tenths), off)
    some = np.unique(tenths)
    sums = sums[:, some]
    total = sums.sum(axis=0)
    apart = float(total @ np.linalg.pinv(sums.T @ sums) @ total)
    return Calibrated(found, len({one.world for one in told}), apart)


def rows(found: Scores) -> list[str]:
    """Gives a table row a tenth: said, came, off by, sampling error, forecasts."""
    return [
        f"| {one.mean:.3f} | {one.happened:.3f} | {one.happened - one.mean:+.3f} | {one.error:.3f} | "
        f"{one.forecasts} |"
        for one in found.calibration
    ]


def page(found: Calibrated) -> str:
    """Gives the page of the figures, in Markdown."""
    scores = found.scores
    tenths = scores.calibration
    off = max(tenths, key=lambda one: abs(one.happened - one.mean))
    beyond = sum(abs(one.happened - one.mean) > 0.03 for one in tenths)
    return "\n".join(
        [
            "# Calibration on worlds whose truth is known\n",
            f"{_HEAD.format(worlds=found.worlds, weeks=SEEN, draws=DRAWS)}\n",
            "![What was said against what came, by tenths, with sampling errors](../images/calibration.svg)\n",
            (f"Tenths that are off by more than three points: {beyond} of {len(tenths)}. The "
            f"furthest is off by {100 * abs(off.happened - off.mean):.1f} points, at a sampling error of "
            f"{100 * off.error:.1f}. All tenths together are off by {found.apart:.1f} (squared, by their "
            f"covariance over worlds); were the forecasts right, it would be {len(tenths)} on average, and "
            f"above {chi2.ppf(0.99, len(tenths)):.1f} once in a hundred.\n"),
            "| said on average | came | off by | sampling error | forecasts |",
            "|---|---|---|---|---|",
            *rows(scores),
            f"\n{_WHY}\n",
            (f"Brier score {scores.brier:.3f}, against {scores.uncertainty:.3f} of saying the common share "
            f"every time; reliability {scores.reliability:.5f}. Written by `python -m bench calibration`.\n"),
        ]
    )  # fmt: skip


_HEAD = """Of {worlds:,} small worlds of two or three sides the paces were drawn from a prior and hidden. Of each the moves of
{weeks:g} weeks were seen, the pace was fitted to them, it was said of every option how likely it comes to another level
within 1, 3, 8 and 16 weeks (mean of {draws} draws of the posterior), and the world went on. So this tries the
arithmetic and the fit, not whether states move as the model says: that is what the [back-test](back-test.md) is for."""
_WHY = """Forecasts of one world hang together, so the sampling errors are taken over worlds. A trial with one forecast a
world had only some 600 in the tenths above the middle, where the sampling error was then 1.9 points: it found one
tenth off by 5.0 points, and could not tell that from chance."""


def figure(found: Scores) -> str:
    """Gives the reliability diagram as SVG: a dot a tenth with twice its sampling error."""

    def at(share: float) -> float:
        return round(40 + 280 * share, 1)

    marks = []
    for one in found.calibration:
        x, y = at(one.mean), 360 - at(one.happened)
        low, high = (360 - at(min(1.0, max(0.0, one.happened + k * one.error))) for k in (-2, 2))
        marks.append(
            f'<path d="M{x} {low:.1f}V{high:.1f}" stroke="#555"/><circle cx="{x}" cy="{y:.1f}" r="4"/>'
        )
    ticks = "".join(
        f'<text x="{at(k / 4)}" y="338" text-anchor="middle">{25 * k}%</text>'
        f'<text x="34" y="{364 - at(k / 4)}" text-anchor="end">{25 * k}%</text>'
        for k in range(5)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 350 370" font-family="sans-serif" '
        'font-size="11" role="img"><title>What was said against what came, by tenths</title>'
        '<rect width="350" height="370" fill="#fff"/>'
        '<path d="M40 320H320V40H40ZM40 320L320 40" fill="none" stroke="#999"/>'
        f'<g fill="#14508c">{"".join(marks)}</g>{ticks}'
        '<text x="180" y="358" text-anchor="middle">said</text>'
        '<text x="40" y="30">came</text></svg>\n'
    )


def write(found: Calibrated) -> None:
    """Writes the page and its figure into the documentation."""
    docs = Path(__file__).parent.parent / "docs"
    (docs / "reference/calibration.md").write_text(page(found), encoding="utf-8")
    (docs / "images/calibration.svg").write_text(figure(found.scores), encoding="utf-8")


def run() -> None:
    """Tries ten thousand worlds (some minutes), prints the table and writes the page."""
    found = calibrate()
    print("\n".join(rows(found.scores)))
    write(found)
