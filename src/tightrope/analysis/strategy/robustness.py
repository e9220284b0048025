"""How far the outcomes depend on the exact order of priorities: sampled orders, counted verdicts.

Shares of draws are robustness, not probability: they say how often an outcome stays an
equilibrium when the stated orders are shaken, not how likely it is to come about.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from threading import Event
from typing import Any

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.draw_orders import Orders, draw_for_game, firm_marks
from tightrope.analysis.strategy.importance import permutation_importance
from tightrope.analysis.strategy.report import CONCEPTS
from tightrope.analysis.strategy.stability import analyse_stability
from tightrope.analysis.strategy.verdict import Verdicts, code_of, statement_bits
from tightrope.conflict import Game, build_game
from tightrope.conflict.preferences import rank_bits
from tightrope.crisis.model import CrisisModel
from tightrope.errors import UsageMistake

__all__ = ["DrawnOutcome", "Robustness", "StatementWeight", "sample_priorities"]

Progress = Callable[[int, int], None]
DRAWS_PER_TASK = 4


@dataclass(frozen=True, slots=True)
class DrawnOutcome:
    """One state: whether it is an equilibrium as stated, and in how many draws it is."""

    state: int
    levels: dict[str, str]
    stated: dict[str, bool]  # concept -> an equilibrium under the stated priorities
    held: dict[str, int]  # concept -> draws in which it is an equilibrium


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
    held most often.
    """

    asked: int
    finished: int
    dispersion: float
    doubtful_dispersion: float
    seed: int
    concepts: tuple[str, ...]
    outcomes: tuple[DrawnOutcome, ...]
    about: int  # the state whose verdict `deciding` is about
    deciding: tuple[StatementWeight, ...]  # most decisive first
    text: str
    method: dict[str, str | int]
    counts: npt.NDArray[np.int32] = field(repr=False, compare=False)

    def share(self, state: int, concept: str = "seq") -> float:
        """Gives the share of finished draws in which the state is an equilibrium."""
        return float(self.counts[self.concepts.index(concept), state]) / max(self.finished, 1)


def sample_priorities(
    game: Game | CrisisModel,
    *,
    draws: int = 1000,
    dispersion: float = 0.3,
    doubtful_dispersion: float | None = None,
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

    Orders are drawn around the stated ones (Mallows model, `dispersion` from near 0 to 1; see
    `draw_orders`); statements marked doubtful move with `doubtful_dispersion` (default: the
    square root of `dispersion`). Marks come from the crisis model, or from `firm` (decision maker
    -> one mark per statement). Decision makers without stated priorities keep their ranks.
    `about` is the state the statements' weights are worked out for, under the last concept asked
    for (default: the status quo, or the state held most often). `workers` threads share the draws
    (default: one per core); the seed alone fixes the result. `progress(finished, draws)` is
    called as draws finish. Ctrl-C ends the sampling and keeps the draws finished so far.

    Raises NoPriorities where nobody has two statements, BadDispersion, UsageMistake.
    """
    if isinstance(game, CrisisModel):
        firm = firm or firm_marks(game)
        game = build_game(game)
    if draws < 1:
        raise UsageMistake("draws", value=draws, allowed="1 or more")
    for concept in concepts:
        code_of(concept)
    loose = dispersion**0.5 if doubtful_dispersion is None else doubtful_dispersion
    orders_rng, importance_rng = np.random.default_rng(seed).spawn(2)
    orders = draw_for_game(game, draws, orders_rng, dispersion, loose, firm or {})
    sampling = _Sampling(game, orders, tuple(concepts), draws)
    finished, counts = sampling.run(workers or os.cpu_count() or 1, progress)
    state = _looked_at(game, about, counts)
    deciding = _weigh(
        game, orders, finished[:importance_draws], state, concepts[-1], importance_rng
    )
    stated = sampling.stated()
    return Robustness(
        asked=draws,
        finished=len(finished),
        dispersion=dispersion,
        doubtful_dispersion=loose,
        seed=seed,
        concepts=tuple(concepts),
        outcomes=_most_held(game, counts, stated, tuple(concepts), shown),
        about=state,
        deciding=deciding,
        text=_sentence(counts[-1, state], len(finished), draws, concepts[-1], deciding),
        method={
            "orders": "Mallows model by repeated insertion around the stated order",
            "draws": len(finished),
            "seed": seed,
            "fingerprint": game.fingerprint,
        },
        counts=counts,
    )


class _Sampling:
    """The draws at work: each turns orders into ranks, ranks into equilibria, and counts them."""

    def __init__(self, game: Game, orders: Orders, concepts: tuple[str, ...], draws: int) -> None:
        self.game, self.orders, self.concepts, self.draws = game, orders, concepts, draws
        self.bits = {dm: statement_bits(game, dm) for dm in orders}
        for dm in range(len(game.decision_makers)):
            game.space.blocks(dm)  # made once, before the threads share them
        self.stop = Event()

    def stated(self) -> npt.NDArray[np.bool_]:
        stability = analyse_stability(self.game, self.concepts)
        return np.stack([stability.stable(c).all(axis=0) for c in self.concepts])

    def run(
        self, workers: int, progress: Progress | None
    ) -> tuple[list[int], npt.NDArray[np.int32]]:
        counts = np.zeros((len(self.concepts), self.game.states), dtype=np.int32)
        finished: list[int] = []
        firsts = range(0, self.draws, DRAWS_PER_TASK)
        with ThreadPoolExecutor(workers) as pool:
            waiting = {pool.submit(self._task, first) for first in firsts}
            try:
                while waiting:
                    done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                    self._add(done, finished, counts)
                    if progress is not None:
                        progress(len(finished), self.draws)
            except KeyboardInterrupt:
                self.stop.set()
                for future in waiting:
                    future.cancel()
                running = [f for f in waiting if not f.cancelled()]
                self._add(running, finished, counts)
        return sorted(finished), counts

    @staticmethod
    def _add(
        futures: Sequence[Future[Any]] | set[Future[Any]],
        finished: list[int],
        counts: npt.NDArray[np.int32],
    ) -> None:
        for future in futures:
            drawn, found = future.result()
            finished += drawn
            counts += found

    def _task(self, first: int) -> tuple[list[int], npt.NDArray[np.int32]]:
        found = np.zeros((len(self.concepts), self.game.states), dtype=np.int32)
        drawn: list[int] = []
        for draw in range(first, min(first + DRAWS_PER_TASK, self.draws)):
            if self.stop.is_set():
                break
            ranks = self.game.ranks.copy()
            for dm, bits in self.bits.items():
                ranks[dm] = rank_bits(bits[self.orders[dm][draw]])
            stability = analyse_stability(self.game.with_ranks(ranks), self.concepts)
            for row, concept in zip(found, self.concepts, strict=True):
                row += stability.stable(concept).all(axis=0)
            drawn.append(draw)
        return drawn, found


def _looked_at(game: Game, about: Any, counts: npt.NDArray[np.int32]) -> int:
    if about is not None:
        return game.index_of(about)
    return int(counts[-1].argmax()) if game.status_quo is None else game.status_quo


def _weigh(
    game: Game,
    orders: Orders,
    draws: Sequence[int],
    state: int,
    concept: str,
    rng: np.random.Generator,
) -> tuple[StatementWeight, ...]:
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
    game: Game,
    counts: npt.NDArray[np.int32],
    stated: npt.NDArray[np.bool_],
    concepts: tuple[str, ...],
    shown: int,
) -> tuple[DrawnOutcome, ...]:
    often = np.lexsort((np.arange(game.states), ~stated[-1], -counts[-1].astype(np.int64)))
    kept = [int(s) for s in often[:shown] if counts[-1, s]]
    if game.status_quo is not None and game.status_quo not in kept:
        kept.append(game.status_quo)
    return tuple(
        DrawnOutcome(
            state=s,
            levels=game.state(s),
            stated={c: bool(stated[k, s]) for k, c in enumerate(concepts)},
            held={c: int(counts[k, s]) for k, c in enumerate(concepts)},
        )
        for s in kept
    )


def _sentence(
    held: int, finished: int, asked: int, concept: str, deciding: Sequence[StatementWeight]
) -> str:
    name = "Nash" if concept == "nash" else concept.upper()
    text = f"The outcome is a {name} equilibrium in {held:,} of {finished:,} draws"
    text += f" (interrupted; {asked:,} were asked for)." if finished < asked else "."
    if deciding and deciding[0].flips > 0:
        top = deciding[0]
        text += f" What decides most is where {top.decision_maker} puts '{top.statement}'."
    return text
