"""What the dated moves reveal of what each side wants.

Weight classes, weights within them, orders of typed lines and the pace are drawn from their
priors, every class and every order as likely as any other; each draw is weighed by how likely it
makes the moves, and the waiting between them. A statement about wants is then so many times
likelier than it was before the moves were known: its Bayes factor. Links stand at their middle
strength.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.dynamics.draw_wants import Kind, draw_wants
from tightrope.analysis.dynamics.errors import NoDatedMoves
from tightrope.analysis.dynamics.history import History, read_history
from tightrope.analysis.dynamics.likelihood import log_likelihoods, shares_of
from tightrope.analysis.dynamics.priors import PacePrior, priors_of
from tightrope.analysis.dynamics.setting import Setting
from tightrope.arrays import Flags, Floats
from tightrope.crisis.model import CrisisModel

TELLS = 3.0  # a Bayes factor below this and above its inverse tells nothing (Kass and Raftery 1995)
POINTS = 20_000
_LEAST_EFFECTIVE = 100.0
_MOST_FACTOR = 1000.0  # more cannot be counted in so many points


@dataclass(frozen=True, slots=True)
class Telling:
    """A move, or a stretch without one, that bears on a statement."""

    date: str
    """When it came; of waiting, when it ended."""
    moved: dict[str, str]
    """What was done: option -> level; empty: nothing."""
    weeks: float
    """How long nothing had happened before."""
    factor: float
    """By what factor it alone changes the odds, all other moves known."""


@dataclass(frozen=True, slots=True)
class Revealed:
    """A statement about what one side wants, and what the moves say of it."""

    kind: Kind
    """weight: an interest is of a class; outweighs: one interest weighs more than another; above: a
    line stands above another; rather: it would rather do something than stay as it is."""
    actor: str
    what: tuple[str, ...]
    """The interest and its class; two interests; two lines; option and level."""
    before: float
    """How likely it was before the moves were known."""
    after: float
    """How likely it is now."""
    factor: float
    """The Bayes factor: by how much the odds have changed; between a thousandth and a thousand."""
    by: tuple[Telling, ...]
    """The moves that tell most, the strongest first; empty: nothing is told."""
    kept: tuple[str, ...] = ()
    """Those of the interests that are in a treaty being kept; the others are in indicators."""

    @property
    def is_told(self) -> bool:
        """Whether the moves tell anything of it."""
        return not 1 / TELLS < self.factor < TELLS


@dataclass(frozen=True, slots=True, repr=False)
class ActorRevealed:
    """What the moves reveal of one side."""

    actor: str
    moves: int
    """Moves of its own."""
    weeks: float
    """How long it was looked on."""
    effective: float
    """How many of the draws still count; below a hundred nothing is said."""
    statements: tuple[Revealed, ...]
    """What is told, the strongest first."""
    untold: int
    """Statements of which the moves tell nothing."""


@dataclass(frozen=True, slots=True, repr=False)
class InferReport:
    """What the dated moves reveal of what each side wants."""

    as_of: str | None
    moves: int
    """Dated moves that somebody chose, but the first, which starts the clock."""
    weeks: float
    """From the first dated move to the date."""
    left_out: tuple[str, ...]
    """Dated moves that nobody could have chosen by itself: options."""
    actors: tuple[ActorRevealed, ...]
    points: int
    seed: int

    def __repr__(self) -> str:
        told = sum(len(one.statements) for one in self.actors)
        return f"<InferReport: {self.moves} moves, {told} statements>"


def infer_wants(model: CrisisModel, *, points: int = POINTS, seed: int = 0) -> InferReport:
    """Gives what the dated moves of a model reveal; nothing is fitted, every class begins equal.

    Raises NoDatedMoves, or what `build_game` raises.
    """
    setting = Setting.of(model, draws=0, seed=seed)
    history = read_history(model, setting.game)
    if not history.moves:
        raise NoDatedMoves("nobody moved after the first dated event, by choice")
    actors = setting.game.decision_makers
    found = [
        one
        for dm, prior in enumerate(priors_of(model, actors))
        if (one := infer_one(setting, dm, prior, history, points=points, seed=seed)) is not None
    ]
    return InferReport(
        as_of=None if model.as_of is None else str(model.as_of),
        moves=history.moves,
        weeks=history.weeks,
        left_out=tuple(option for option, _ in history.left_out),
        actors=tuple(found),
        points=points,
        seed=seed,
    )


def infer_one(
    setting: Setting, dm: int, prior: PacePrior, history: History, *, points: int, seed: int
) -> ActorRevealed | None:
    """Gives what the moves reveal of one decision maker; None where it has nothing to be told."""
    rng = np.random.default_rng((seed, dm, 4))
    drawn = draw_wants(setting, dm, points, rng)
    if drawn is None:
        return None
    pace = prior.draw(rng, points)
    logs = log_likelihoods(history.steps, dm, setting.reaches[dm], drawn.worth, pace)
    total = logs.sum(axis=0)
    weights = shares_of(total)
    effective = float(1 / (weights**2).sum())
    told: list[Revealed] = []
    untold = 0
    for statement in drawn.statements:
        one = _judge(setting, dm, statement, history, logs, drawn.kept)
        if one is None:
            continue
        if one.is_told and effective >= _LEAST_EFFECTIVE:
            told.append(one)
        else:
            untold += 1
    told.sort(key=lambda one: (-abs(np.log(one.factor)), one.kind, one.what))
    actor = setting.game.decision_makers[dm]
    return ActorRevealed(
        actor, history.of(dm), history.weeks, round(effective, 1), tuple(told), untold
    )


def _factor(before: float, after: float) -> float:
    """The Bayes factor from the two probabilities, within what so many points can tell."""
    least = 1 / _MOST_FACTOR
    odds = (after / (1 - after)) if after < 1 else np.inf
    return float(np.clip(odds / (before / (1 - before)), least, _MOST_FACTOR))


def _judge(
    setting: Setting,
    dm: int,
    statement: tuple[Kind, tuple[str, ...], Flags],
    history: History,
    logs: Floats,
    treaties: Set[str],
) -> Revealed | None:
    kind, what, holds = statement
    before = float(holds.mean())
    if not 0 < before < 1:
        return None
    total = logs.sum(axis=0)
    after = float(shares_of(total) @ holds)
    factor = _factor(before, after)
    by: list[Telling] = []
    if not 1 / TELLS < factor < TELLS:
        for k, step in enumerate(history.steps):
            without = _factor(before, float(shares_of(total - logs[k]) @ holds))
            alone = factor / without
            if (alone > 1) == (factor > 1) and max(alone, 1 / alone) >= 1.2:
                moved = step.changes(setting.game) if step.dm == dm else {}
                by.append(Telling(step.date, moved, step.weeks, alone))
        by.sort(key=lambda one: -abs(np.log(one.factor)))
    actor = setting.game.decision_makers[dm]
    kept = () if kind in ("above", "rather") else tuple(one for one in what if one in treaties)
    return Revealed(kind, actor, what, before, after, factor, tuple(by[:2]), kept)
