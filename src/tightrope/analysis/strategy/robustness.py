"""How far the outcomes depend on the exact order of priorities: sampled orders, counted verdicts.

Shares of draws are robustness, not probability: they say how often an outcome stays an
equilibrium when the stated orders are shaken, not how likely it is to come about.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tightrope.analysis.strategy.report import CONCEPTS
from tightrope.analysis.strategy.sampling import Tally, count_draws, permutation_importance
from tightrope.analysis.strategy.stability import analyse_stability
from tightrope.analysis.strategy.verdict import Verdicts, code_of
from tightrope.arrays import Int32s
from tightrope.conflict import Draws, Game, Spread
from tightrope.conflict.draws import AS_USUAL
from tightrope.crisis.model import CrisisModel
from tightrope.errors import UsageMistake

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class DrawnOutcome:
    """One state: whether it is an equilibrium as stated, and in how many draws it is."""

    state: int
    levels: dict[str, str]
    stated: dict[str, bool]  # concept -> an equilibrium under the stated priorities
    held: dict[str, int]  # concept -> draws in which it is an equilibrium
    expected: int  # draws in which the forecast is read from it


@dataclass(frozen=True, slots=True)
class StatementWeight:
    """How much one statement's place decides: the share of draws whose verdict it flips."""

    decision_maker: str
    statement: str
    flips: float  # of the draws, when its place is taken from another draw
    sobol_total: float | None  # flips / (2 × variance of the verdict); None where it never varies


@dataclass(frozen=True)
class Robustness:
    """Sampled priorities: which outcomes stay equilibria, and which statements decide.

    `finished` may be less than `asked` where the run was interrupted; everything is counted over
    the finished draws. `counts` int32 (concepts, states) has every state, `outcomes` the ones
    most often expected, then held, and the status quo. `forecast` says for each option in how
    many draws it has which level in all states the forecast of that draw is read from.
    """

    asked: int
    finished: int
    dispersion: float
    doubtful_dispersion: float
    seed: int
    concepts: tuple[str, ...]
    outcomes: tuple[DrawnOutcome, ...]
    forecast: dict[str, dict[str, int]]  # option -> level -> draws; the rest differ
    about: int  # the state whose verdict `deciding` is about
    deciding: tuple[StatementWeight, ...]  # most decisive first
    method: dict[str, str | int]
    counts: Int32s = field(repr=False, compare=False)

    @property
    def holds(self) -> int:
        """In how many finished draws the state that `deciding` is about holds, by the last concept."""
        return int(self.counts[-1, self.about])

    def share(self, state: int, concept: str = "seq") -> float:
        """Gives the share of finished draws in which the state is an equilibrium."""
        return float(self.counts[self.concepts.index(concept), state]) / max(self.finished, 1)


def sample_priorities(
    game: Game | CrisisModel,
    *,
    draws: int = 1000,
    spread: Spread = AS_USUAL,
    firm: Mapping[str, Sequence[bool]] | None = None,
    concepts: Sequence[str] = CONCEPTS,
    about: Any = None,
    importance_draws: int = 200,
    shown: int = 12,
    seed: int = 0,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Robustness:
    """Gives how often each outcome is an equilibrium under sampled orders of the priorities.

    Orders are drawn around the stated ones as `spread` says (Mallows model), statements marked
    doubtful more freely. Marks come from the crisis model, or from `firm` (decision maker
    -> one mark per statement). Decision makers without stated priorities keep their ranks.
    `about` is the state the statements' weights are worked out for, under the last concept asked
    for (default: the status quo, or the state held most often). `workers` threads share the draws
    (default: one per core); the seed alone fixes the result. `progress(finished, draws)` is
    called as draws finish. Ctrl-C ends the sampling and keeps the draws finished so far.

    Raises NoPriorities where nobody has two statements, BadDispersion, UsageMistake.
    """
    _check(draws, concepts)
    drawn = Draws.of(game, draws=draws, seed=seed, spread=spread, firm=firm)
    game = drawn.game
    _, importance_rng = np.random.default_rng(seed).spawn(2)
    tally = count_draws(drawn, concepts, workers=workers or os.cpu_count() or 1, progress=progress)
    finished, counts = tally.draws, tally.held
    state = _looked_at(game, about, counts)
    deciding = _weigh(drawn, finished[:importance_draws], state, concepts[-1], importance_rng)
    return Robustness(
        asked=draws,
        finished=len(finished),
        dispersion=spread.dispersion,
        doubtful_dispersion=spread.loose,
        seed=seed,
        concepts=tuple(concepts),
        outcomes=_most_held(game, tally, tuple(concepts), shown),
        forecast=_levels(game, tally),
        about=state,
        deciding=deciding,
        method=_method(game, len(finished), seed),
        counts=counts,
    )


def deciding_statements(
    model: CrisisModel,
    *,
    draws: int = 200,
    concept: str = "seq",
    spread: Spread = AS_USUAL,
    importance_draws: int = 200,
    seed: int = 0,
) -> tuple[StatementWeight, ...]:
    """Gives the statements' weights about the status quo, most decisive first, and nothing else.

    They are those of `sample_priorities` with the same arguments, without the count over all
    states. Empty where there is no status quo. Raises NoPriorities, BadDispersion, UsageMistake.
    """
    _check(draws, (concept,))
    drawn = Draws.of(model, draws=draws, seed=seed, spread=spread)
    if drawn.game.status_quo is None:
        return ()
    _, importance_rng = np.random.default_rng(seed).spawn(2)
    first = range(min(drawn.draws, importance_draws))
    return _weigh(drawn, first, drawn.game.status_quo, concept, importance_rng)


def _check(draws: int, concepts: Sequence[str]) -> None:
    if draws < 1:
        raise UsageMistake("draws", value=draws, allowed="1 or more")
    for concept in concepts:
        code_of(concept)


def _method(game: Game, finished: int, seed: int) -> dict[str, str | int]:
    return {
        "orders": "Mallows model by repeated insertion around the stated order",
        "draws": finished,
        "seed": seed,
        "fingerprint": game.fingerprint,
    }


def _looked_at(game: Game, about: Any, counts: Int32s) -> int:
    if about is not None:
        return game.index_of(about)
    return int(counts[-1].argmax()) if game.status_quo is None else game.status_quo


def _weigh(
    among: Draws, draws: Sequence[int], state: int, concept: str, rng: np.random.Generator
) -> tuple[StatementWeight, ...]:
    """The statements' weights; none where interests are drawn too, whose draws weigh with them."""
    if among.stakes is not None:
        return ()
    game, orders = among.game, among.orders
    verdicts = Verdicts(game)
    weights: list[StatementWeight] = []
    drawn = [{dm: tuple(map(int, table[d])) for dm, table in orders.items()} for d in draws]
    for dm, table in orders.items():
        places = np.argsort(table[list(draws)], axis=1)

        def held(draw: int, order: tuple[int, ...], dm: int = dm) -> bool:
            return verdicts.equilibrium(state, concept, {**drawn[draw], dm: order})

        flips, variance = permutation_importance(places, held, rng)
        name = game.decision_makers[dm]
        for text, share in zip(game.priorities[name], flips, strict=True):
            total = float(share) / (2 * variance) if variance > 0 else None
            weights.append(StatementWeight(name, text, float(share), total))
    return tuple(sorted(weights, key=lambda w: -w.flips))


def _most_held(
    game: Game, tally: Tally, concepts: tuple[str, ...], shown: int
) -> tuple[DrawnOutcome, ...]:
    """Most often expected first, then most often held; the status quo is always among them."""
    stability = analyse_stability(game, concepts)
    stated = {c: np.atleast_1d(stability.stable(c).all(axis=0)) for c in concepts}
    held = tally.held[-1]
    often = np.lexsort((np.arange(game.states), ~stated[concepts[-1]], -held, -tally.expected))
    kept = [int(s) for s in often[:shown] if held[s] or tally.expected[s]]
    if game.status_quo is not None and game.status_quo not in kept:
        kept.append(game.status_quo)
    return tuple(
        DrawnOutcome(
            state=s,
            levels=game.state(s),
            stated={c: bool(stated[c][s]) for c in concepts},
            held={c: int(tally.held[k, s]) for k, c in enumerate(concepts)},
            expected=int(tally.expected[s]),
        )
        for s in kept
    )


def _levels(game: Game, tally: Tally) -> dict[str, dict[str, int]]:
    return {
        option: {name: int(n) for name, n in zip(names, row[: len(names)], strict=True) if n}
        for option, names, row in zip(game.options, game.level_names, tally.levels, strict=True)
    }
