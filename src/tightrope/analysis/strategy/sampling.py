"""The draws at work: games, equilibria and counts under drawn wants, and what a statement's place weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import cached_property
from threading import Event

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.expected import (
    choose_expected,
    steps_from_status_quo,
)
from tightrope.analysis.strategy.kernels.solve import solve
from tightrope.analysis.strategy.verdict import CODES, Verdicts
from tightrope.arrays import Flags, Floats, Int32s, Ints
from tightrope.conflict import Draws, Game, draws_of
from tightrope.conflict.recent_draws import draws_key
from tightrope.crisis.model import CrisisModel
from tightrope.recent import Recent

Progress = Callable[[int, int], None]
DRAWS_PER_TASK = 4


class Tally:
    """Counts over draws.

    `held` (concepts, states): draws in which a state is an equilibrium; `expected` (states,):
    draws in which a forecast is read from it; `levels` (options, levels): draws in which an
    option has a level in every state the forecast is read from.
    """

    def __init__(self, game: Game, concepts: Sequence[str]) -> None:
        self.draws: list[int] = []
        self.held: Int32s = np.zeros((len(concepts), game.states), dtype=np.int32)
        self.expected: Int32s = np.zeros(game.states, dtype=np.int32)
        widest = max(len(names) for names in game.level_names)
        self.levels: Int32s = np.zeros((len(game.options), widest), dtype=np.int32)

    def add(self, other: Tally) -> None:
        """Adds the counts of further draws."""
        self.draws += other.draws
        self.held += other.held
        self.expected += other.expected
        self.levels += other.levels

    def add_draw(self, draw: int, game: Game, ranks: Int32s, concepts: Sequence[str]) -> None:
        """Analyses the game under the ranks of one draw and counts what it finds."""
        stable = solve(game.space, ranks, tuple(dict.fromkeys((*concepts, "seq"))))
        for row, concept in zip(self.held, concepts, strict=True):
            row += stable[concept].all(axis=0)
        equilibria = np.flatnonzero(stable["seq"].all(axis=0))
        if game.status_quo in equilibria:
            expected = np.array([game.status_quo], dtype=np.int64)
        else:
            drawn = game.with_drawn(ranks)
            expected, _ = choose_expected(drawn, equilibria, steps_from_status_quo(drawn))
        self.expected[expected] += 1
        if len(expected):
            levels = game.space.levels_of(expected)
            same = np.flatnonzero((levels == levels[0]).all(axis=0))
            self.levels[same, levels[0, same]] += 1
        self.draws.append(draw)


def count_draws(
    drawn: Draws,
    concepts: Sequence[str],
    *,
    workers: int,
    progress: Progress | None = None,
) -> Tally:
    """Gives the counts over all draws, or over those finished when Ctrl-C came.

    Threads share the draws; sums do not depend on who finished what when.
    """
    game, draws = drawn.game, drawn.draws
    for dm in range(len(game.decision_makers) if game.space.restricted is None else 0):
        game.space.blocks(dm)  # made once, before the threads share them
    stop = Event()

    def count(first: int) -> Tally:
        tally = Tally(game, concepts)
        for draw in range(first, min(first + DRAWS_PER_TASK, draws)):
            if stop.is_set():
                break
            tally.add_draw(draw, game, drawn.ranks(draw), concepts)
        return tally

    total = Tally(game, concepts)
    with ThreadPoolExecutor(workers) as pool:
        waiting = {pool.submit(count, first) for first in range(0, draws, DRAWS_PER_TASK)}
        try:
            while waiting:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                _collect(total, done)
                if progress is not None:
                    progress(len(total.draws), draws)
        except KeyboardInterrupt:
            stop.set()
            for future in waiting:
                future.cancel()
            _collect(total, (f for f in waiting if not f.cancelled()))
    total.draws.sort()
    return total


def _collect(total: Tally, futures: Iterable[Future[Tally]]) -> None:
    for future in futures:
        total.add(future.result())


Verdict = Callable[[int, tuple[int, ...]], bool]


def order_of(scores: npt.ArrayLike) -> tuple[int, ...]:
    """Gives the order that scores stand for: the lowest score is the most important statement."""
    return tuple(map(int, np.argsort(np.asarray(scores), kind="stable")))


def permutation_importance(
    scores: npt.ArrayLike, verdict: Verdict, rng: np.random.Generator
) -> tuple[Floats, float]:
    """Gives, per statement, the share of draws whose verdict flips when its place is shuffled.

    `scores` (draws, statements): the place or weight of each statement in each draw, lowest most
    important. `verdict(draw, order)` says whether the outcome holds in that draw under an order.
    The place of one statement at a time is taken from another draw, the others keep their order
    (Breiman 2001). The second value is the variance of the verdict over the draws: for independent
    scores, importance / (2 × variance) estimates Sobol's total index (Jansen 1999).
    """
    table = np.asarray(scores, dtype=np.float64)
    draws, statements = table.shape
    if not draws:
        return np.zeros(statements), 0.0
    held = np.array([verdict(d, order_of(row)) for d, row in enumerate(table)], dtype=np.bool_)
    flips = np.zeros(statements, dtype=np.float64)
    for k in range(statements):
        other = table[rng.permutation(draws), k]
        for d in np.flatnonzero(other != table[:, k]):
            flips[k] += verdict(int(d), _moved(table[d], k, float(other[d]))) != held[d]
    return flips / draws, float(held.var())


def _moved(row: Floats, k: int, score: float) -> tuple[int, ...]:
    """The order after statement k takes this score; where it meets another, it takes its place."""
    changed = row.copy()
    changed[k] = score
    ahead = np.zeros(len(row))
    ahead[k] = -1.0 if score < row[k] else 1.0
    return tuple(map(int, np.lexsort((ahead, changed))))


_MOST_REACHED = 2000  # states judged one by one; beyond, the whole game is solved at once
_SOLVING = 256  # judging one state takes about as long as solving the game for this many


class _Known:
    """What was found in the draws of one model: scenarios and questions about it ask it again."""

    def __init__(self) -> None:
        self.expected: dict[int, Ints] = {}  # by draw
        self.holds: dict[tuple[int, int, str], bool] = {}  # by draw, state and concept


# Of the models asked about last; some hundred draws of a few kilobytes each.
_KNOWN: Recent[object, _Known] = Recent(16)


class DrawnGames:
    """The games of a model under drawn wants: the very ones `sample_priorities` counts over.

    A game takes room for every state, so only the last asked for is kept. Raises NoPriorities
    where there is nothing to draw, BadDispersion, RunawayLinks.
    """

    def __init__(self, model: CrisisModel, *, draws: int, seed: int) -> None:
        self._draws = draws_of(model, draws=draws, seed=seed)
        self.stated = self._draws.game  # same states and options, the central ranks
        self.draws = self._draws.draws
        self.counted = self._draws.counted  # of each draw: its number among all, counted or not
        self._last: tuple[int, Game, dict[str, Flags]] | None = None
        self._known = _KNOWN.find(draws_key(model, draws=draws, seed=seed), _Known)
        self._judged = -1  # the draw whose ranks the verdicts go by, where there are interests

    def game(self, draw: int) -> Game:
        """Gives the game of one draw."""
        return self._of(draw)[1]

    def _of(self, draw: int) -> tuple[int, Game, dict[str, Flags]]:
        if self._last is None or self._last[0] != draw:
            ranks = self._draws.ranks(draw)
            self._last = (draw, self.stated.with_drawn(ranks), {})
        return self._last

    def holds(self, draw: int, state: int, concept: str = "seq") -> bool:
        """Gives whether a state is an equilibrium in one draw."""
        known = self._known.holds
        if (draw, state, concept) not in known:
            known[draw, state, concept] = self._judged_to_hold(draw, state, concept)
        return known[draw, state, concept]

    def _judged_to_hold(self, draw: int, state: int, concept: str) -> bool:
        if concept in CODES:
            if self._draws.stakes is None:
                return self._verdicts.equilibrium(state, concept, self._order(draw))
            if self._judged != draw:
                self._verdicts.rerank(self.game(draw).ranks)
                self._judged = draw
            return self._verdicts.equilibrium(state, concept)
        return bool(self._equilibria(draw, concept)[state])

    def _equilibria(self, draw: int, concept: str) -> Flags:
        _, game, solved = self._of(draw)
        if concept not in solved:
            stable = solve(game.space, game.ranks, (concept,))[concept]
            solved[concept] = np.asarray(stable.all(axis=0))
        return solved[concept]

    def expected(self, draw: int) -> Ints:
        """Gives `expected_states` of one draw, without solving the game where that is not needed.

        A status quo that holds is the forecast; else the equilibria among the states that
        improvements lead to are. Only where there is none does every state have to be judged.
        """
        known = self._known.expected.get(draw)
        if known is None:
            known = self._found_expected(draw)
            known.flags.writeable = False  # others get the same array
            if len(known) <= _MOST_REACHED:
                self._known.expected[draw] = known
        return known

    def any_holds(self, draw: int, states: Ints) -> bool:
        """Gives whether any of the states is an equilibrium (SEQ) in one draw."""
        first = max(1, self.stated.states // _SOLVING)
        if any(self._judged_to_hold(draw, int(state), "seq") for state in states[:first]):
            return True
        rest = states[first:]
        return bool(len(rest)) and bool(self._equilibria(draw, "seq")[rest].any())

    def _found_expected(self, draw: int) -> Ints:
        start = self.stated.status_quo
        if start is not None and self.holds(draw, start):
            return np.array([start], dtype=np.int64)
        led = self.led_to(draw)
        return led if len(led) else np.flatnonzero(self._equilibria(draw, "seq"))

    def led_to(self, draw: int) -> Ints:
        """Gives the equilibria that improvements lead to in one draw from a status quo that does not
        hold; none where it holds."""
        return self._held_among(draw, best=False)

    def best_led_to(self, draw: int) -> Ints:
        """Gives those of `led_to` that best improvements alone lead to."""
        return self._held_among(draw, best=True)

    def _held_among(self, draw: int, *, best: bool) -> Ints:
        start = self.stated.status_quo
        if start is None or self.holds(draw, start):
            return np.zeros(0, dtype=np.int64)
        reached = np.flatnonzero(steps_from_status_quo(self.game(draw), best=best) >= 0)
        if len(reached) > _MOST_REACHED:
            return reached[self._equilibria(draw, "seq")[reached]]
        held = [s for s in reached.tolist() if self._judged_to_hold(draw, s, "seq")]
        return np.array(held, dtype=np.int64)

    def _order(self, draw: int) -> dict[int, tuple[int, ...]]:
        return {dm: tuple(own[draw].tolist()) for dm, own in self._draws.orders.items()}

    @cached_property
    def _verdicts(self) -> Verdicts:
        return Verdicts(self.stated)
