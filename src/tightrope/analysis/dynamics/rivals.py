"""Competing hypotheses: rival models of one crisis, weighed by the dated moves.

Analysis of competing hypotheses (Heuer 1999) with likelihoods in place of pluses. Every model is
asked how likely it makes each step of the record (who moved when, and that nobody did while they
could), the steps before it known: pace and wants are drawn from each model's own priors and
integrated out. The product over the steps is the model's marginal likelihood, and with a stated
prior gives its posterior (Kass and Raftery 1995). Steps are of the options that all models share;
what else a model has stays as it is today.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tightrope.analysis.dynamics.errors import BadRivals, NoDatedMoves
from tightrope.analysis.dynamics.history import Step, read_history
from tightrope.analysis.dynamics.likelihood import log_likelihoods, shares_of
from tightrope.analysis.dynamics.priors import priors_of
from tightrope.analysis.dynamics.setting import Setting
from tightrope.arrays import Floats, Ints
from tightrope.crisis import level_index
from tightrope.crisis.model import CrisisModel

MOST_DRAWS = 100
POINTS = 200  # of the pace, for each draw of wants
TELLS = 3.0  # a ratio of likelihoods below this tells nothing (Kass and Raftery 1995)
CHANCE = "moves at random"  # the yardstick: paces of the first model, wants of nobody


@dataclass(frozen=True, slots=True)
class Weighed:
    """One hypothesis, and what the record says of it."""

    name: str
    prior: float
    """How likely it was held before, as stated; equal where nothing was."""
    posterior: float
    """How likely it is among these hypotheses, now that the moves are known."""
    log_likelihood: float
    """The logarithm of how likely it makes the whole record."""
    against_chance: float
    """How many times likelier it makes the record than moves at the same pace without any wants."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One step of the record: a move, or that nobody moved until then."""

    date: str
    moved: dict[str, str]
    """What was done: option -> level; empty: nothing."""
    weeks: float
    """How long nothing had happened before."""
    logs: tuple[float, ...]
    """The logarithm of how likely each hypothesis makes it, the steps before known."""
    ratio: float
    """How many times likelier the hypothesis it speaks for most makes it than the one least."""
    favours: str
    """The hypothesis that makes it likeliest."""


@dataclass(frozen=True, slots=True, repr=False)
class RivalReport:
    """Rival models weighed by the dated moves."""

    as_of: str | None
    hypotheses: tuple[Weighed, ...]
    """In the order in which they were named; the first is the folder's own model."""
    evidence: tuple[Evidence, ...]
    """What discriminates most first."""
    tells: bool
    """Whether the record makes any hypothesis at least three times likelier than another."""
    left_out: tuple[str, ...]
    """Options with dated moves that not every model has: their moves do not count."""
    draws: int
    seed: int

    def __repr__(self) -> str:
        return f"<RivalReport: {len(self.hypotheses)} hypotheses, {len(self.evidence)} steps>"


def weigh_rivals(
    models: Mapping[str, CrisisModel],
    *,
    priors: Mapping[str, float] | None = None,
    draws: int = MOST_DRAWS,
    seed: int = 0,
) -> RivalReport:
    """Gives the rival models (name -> model, two or more) weighed by the first one's dated moves.

    priors: name -> how likely each is held before; those left out share what is left. Raises
    BadRivals, NoDatedMoves, or what `build_game` raises.
    """
    before = _priors(tuple(models), dict(priors or {}))
    first = next(iter(models.values()))
    own = Setting.of(first, draws=0, seed=seed)
    steps = read_history(first, own.game).steps
    shared = _shared(own, models)
    moved = {name for step in steps for name in step.changes(own.game)}
    counting = [step for step in steps if _counts(own, step, shared)]
    if not any(step.target is not None for step in counting):
        raise NoDatedMoves("no dated move is of an option that all these models have")
    count = max(1, min(draws, MOST_DRAWS)) if draws else 0
    logs = []
    for model in models.values():
        setting = Setting.of(model, draws=count, seed=seed)
        logs.append(
            _predictive(setting, _translated(own, setting, counting, shared), shared, count)
        )
    table = np.array(logs)  # (hypotheses, steps)
    chance = _predictive(own, counting, shared, 0, wants=False)
    total = table.sum(axis=1)
    with np.errstate(divide="ignore"):
        after = shares_of(np.log(before) + total)
    names = tuple(models)
    told = sorted(
        (_evidence(own, step, table[:, k], names) for k, step in enumerate(counting)),
        key=lambda one: -one.ratio,
    )
    return RivalReport(
        as_of=None if first.as_of is None else str(first.as_of),
        hypotheses=tuple(
            Weighed(name, float(before[k]), float(after[k]), float(total[k]),
                    float(np.exp(np.clip(total[k] - chance.sum(), -50, 50))))
            for k, name in enumerate(names)
        ),
        evidence=tuple(told),
        tells=bool(np.ptp(total) >= np.log(TELLS)),
        left_out=tuple(sorted(moved - set(shared))),
        draws=count,
        seed=seed,
    )  # fmt: skip


def _priors(names: Sequence[str], stated: dict[str, float]) -> Floats:
    if len(names) < 2:
        raise BadRivals("one model has no rival", hint="name another with --rival or --scenario")
    if unknown := sorted(set(stated) - set(names)):
        raise BadRivals("a prior of no hypothesis", value=unknown[0], allowed=", ".join(names))
    if bad := [v for v in stated.values() if not 0 < v < 1]:
        raise BadRivals("a prior is no probability", value=bad[0], allowed="between 0 and 1")
    left = 1 - sum(stated.values())
    open_ = [name for name in names if name not in stated]
    if (open_ and left <= 0) or (not open_ and abs(left) > 1e-9):
        raise BadRivals("the priors do not add up to 1", value=f"{sum(stated.values()):g}")
    return np.array([stated.get(name, left / max(1, len(open_))) for name in names])


def _shared(own: Setting, models: Mapping[str, CrisisModel]) -> tuple[str, ...]:
    """The options that every model has, with the same levels."""
    shared = tuple(
        option
        for option, levels in own.game.space.option_levels.items()
        if all(option in m.option_names and m.levels(option) == levels for m in models.values())
    )
    if not shared:
        raise BadRivals("these models have no option in common, with the same levels")
    return shared


def _counts(own: Setting, step: Step, shared: Sequence[str]) -> bool:
    changed = step.changes(own.game)
    return not changed or any(name in shared for name in changed)


def _translated(
    own: Setting, other: Setting, steps: Sequence[Step], shared: Sequence[str]
) -> list[Step]:
    """The steps among another model's states: what it has beyond is as it is today."""
    found = []
    for step in steps:
        here = _state_in(own, other, step.state, shared)
        there = None if step.target is None else _state_in(own, other, step.target, shared)
        if here is None or (step.target is not None and there is None):
            raise BadRivals(
                "this model rules out what happened", where=other.model.title, value=step.date,
                hint="weigh models or scenarios in which the record is possible",
            )  # fmt: skip
        owner = None if step.dm is None else own.game.decision_makers[step.dm]
        dm = None if owner is None else other.game.dm_index(owner)
        found.append(Step(here, step.weeks, dm, there, step.event, step.date))
    return found


def _state_in(own: Setting, other: Setting, state: int, shared: Sequence[str]) -> int | None:
    levels = {**other.game.state(other.start), **{n: own.game.state(state)[n] for n in shared}}
    row = [[level_index(other.model, name, levels[name]) for name in other.game.options]]
    found = int(other.game.space.find(other.game.space.encode(np.array(row)))[0])
    return found if found >= 0 else None


def _predictive(
    setting: Setting,
    steps: Sequence[Step],
    shared: Sequence[str],
    draws: int,
    *,
    wants: bool = True,
) -> Floats:
    """The logarithm of how likely each step is, those before it known, (steps,)."""
    game, seen = setting.game, _projection(setting, shared)
    priors = priors_of(setting.model, game.decision_makers)
    each = list(range(draws)) if draws else [None]
    known = np.zeros((len(each), len(steps)))  # log of the steps up to each, by draw of wants
    for place, draw in enumerate(each):
        worth = setting.worth(draw) if wants else np.zeros_like(setting.central)
        for dm, prior in enumerate(priors):
            rng = np.random.default_rng((setting.seed, place, dm, 9))
            reach, paces = setting.reaches[dm], prior.draw(rng, POINTS)
            logs = log_likelihoods(steps, dm, reach, _at(worth[dm]), paces, seen)
            known[place] += _mean_log(np.cumsum(logs, axis=0), axis=1)
    upto = _mean_log(known, axis=0)
    return np.diff(upto, prepend=0.0)


def _at(worth: Floats) -> Callable[[Ints], Floats]:
    return lambda states: worth[states][None]


def _projection(setting: Setting, shared: Sequence[str]) -> Ints:
    """A number for each state, the same where the shared options are, (states,)."""
    out = np.zeros(setting.game.states, dtype=np.int64)
    space = setting.game.space
    for k, name in enumerate(space.options):
        if name in shared:
            out = out * space.level_counts[k] + space.column(k)
    return out


def _mean_log(logs: Floats, axis: int) -> Floats:
    """The logarithm of the mean of exp(logs)."""
    top = logs.max(axis=axis, keepdims=True)
    mean = np.log(np.exp(logs - top).mean(axis=axis)) + np.squeeze(top, axis=axis)
    return np.asarray(mean, dtype=np.float64)


def _evidence(own: Setting, step: Step, logs: Floats, names: Sequence[str]) -> Evidence:
    best = int(np.argmax(logs))
    ratio = float(np.exp(min(float(np.ptp(logs)), 50.0)))
    moved = step.changes(own.game)
    return Evidence(step.date, moved, step.weeks, tuple(map(float, logs)), ratio, names[best])
