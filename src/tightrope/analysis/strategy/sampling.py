"""The draws at work: ranks into equilibria, equilibria into counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from threading import Event

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.expected import choose_expected, steps_from_status_quo
from tightrope.analysis.strategy.kernels.solve import solve
from tightrope.conflict import Draws, Game

Progress = Callable[[int, int], None]
Counts = npt.NDArray[np.int32]
DRAWS_PER_TASK = 4


class Tally:
    """Counts over draws.

    `held` (concepts, states): draws in which a state is an equilibrium; `expected` (states,):
    draws in which a forecast is read from it; `levels` (options, levels): draws in which an
    option has a level in every state the forecast is read from.
    """

    def __init__(self, game: Game, concepts: Sequence[str]) -> None:
        self.draws: list[int] = []
        self.held: Counts = np.zeros((len(concepts), game.states), dtype=np.int32)
        self.expected: Counts = np.zeros(game.states, dtype=np.int32)
        widest = max(len(names) for names in game.level_names)
        self.levels: Counts = np.zeros((len(game.options), widest), dtype=np.int32)

    def add(self, other: Tally) -> None:
        """Adds the counts of further draws."""
        self.draws += other.draws
        self.held += other.held
        self.expected += other.expected
        self.levels += other.levels

    def add_draw(
        self, draw: int, game: Game, ranks: npt.NDArray[np.int32], concepts: Sequence[str]
    ) -> None:
        """Analyses the game under the ranks of one draw and counts what it finds."""
        stable = solve(game.space, ranks, tuple(dict.fromkeys((*concepts, "seq"))))
        for row, concept in zip(self.held, concepts, strict=True):
            row += stable[concept].all(axis=0)
        equilibria = np.flatnonzero(stable["seq"].all(axis=0))
        if game.status_quo in equilibria:
            expected = np.array([game.status_quo], dtype=np.int64)
        else:
            drawn = game.with_ranks(ranks)
            expected, _ = choose_expected(drawn, equilibria, steps_from_status_quo(drawn))
        self.expected[expected] += 1
        if len(expected):
            levels = game.space.decode(game.space.codes[expected])
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
    for dm in range(len(game.decision_makers)):
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
