"""Whether forecasts are calibrated where the truth is known: on worlds drawn from the model itself.

`python -m bench calibration` tries ten thousand small worlds and writes, tenth by tenth, what was said
and what came. Of each world the paces are drawn from a prior and hidden; its moves of some weeks are
seen; the pace is fitted to them; a forecast is made; and the world goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

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


def rows(found: Scores) -> list[str]:
    """Gives a table row a tenth: said, came, off by, sampling error, worlds."""
    return [
        f"| {one.mean:.3f} | {one.happened:.3f} | {one.happened - one.mean:+.3f} | {one.error:.3f} | "
        f"{one.forecasts} |"
        for one in found.calibration
    ]


def page(found: Scores) -> str:
    """Gives the page of the figures, in Markdown."""
    off = max(found.calibration, key=lambda one: abs(one.happened - one.mean))
    apart = sum(((one.happened - one.mean) / one.error) ** 2 for one in found.calibration)
    beyond = sum(abs(one.happened - one.mean) > 0.03 for one in found.calibration)
    return "\n".join(
        [
            "# Calibration on worlds whose truth is known\n",
            f"{_HEAD.format(worlds=found.forecasts, weeks=SEEN, draws=DRAWS)}\n",
            "![What was said against what came, by tenths, with sampling errors](../images/calibration.svg)\n",
            (f"Tenths that are off by more than three points: {beyond} of {len(found.calibration)}. The "
            f"furthest is off by {100 * abs(off.happened - off.mean):.1f} points, at a sampling error of "
            f"{100 * off.error:.1f}. The squares of all, each by its error, add up to {apart:.1f}; were "
            "the forecasts right, it would be ten on average, and above 23.2 once in a hundred.\n"),
            "| said on average | came | off by | sampling error | worlds |",
            "|---|---|---|---|---|",
            *rows(found),
            (f"\nBrier score {found.brier:.3f}, against {found.uncertainty:.3f} of saying the common share "
            f"every time; reliability {found.reliability:.5f}. Written by `python -m bench calibration`.\n"),
        ]
    )  # fmt: skip


_HEAD = """Of {worlds:,} small worlds of two or three sides the paces were drawn from a prior and hidden. Of each the moves of
{weeks:g} weeks were seen, the pace was fitted to them, it was said how likely an option comes to another level (mean of
{draws} draws of the posterior), and the world went on. So this tries the arithmetic and the fit, not whether
states move as the model says: that is what the [back-test](back-test.md) is for."""


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


def write(found: Scores) -> None:
    """Writes the page and its figure into the documentation."""
    docs = Path(__file__).parent.parent / "docs"
    (docs / "reference/calibration.md").write_text(page(found), encoding="utf-8")
    (docs / "images/calibration.svg").write_text(figure(found), encoding="utf-8")


def run() -> None:
    """Tries ten thousand worlds (some minutes), prints the table and writes the page."""
    found = calibrate()
    print("\n".join(rows(found)))
    write(found)
