"""In how many of the games drawn around the stated one each outcome told is found again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

import numpy as np

from tightrope.analysis.strategy.outcomes.joint_exits import is_joint_exit
from tightrope.analysis.strategy.report import ToldOutcome, ToldOutcomes
from tightrope.analysis.strategy.sampling import DrawnGames
from tightrope.arrays import Flags, Ints
from tightrope.conflict import Game

Again = Literal["same", "second", "shared", "shared_second", "stepwise"]


def count_draws_of(found: ToldOutcomes, today: int, sampled: DrawnGames) -> ToldOutcomes:
    """Gives the same outcomes with their share of the draws; see `ToldOutcome`."""
    counted: list[Counter[Again]] = [Counter() for _ in found.told]
    kinds = {told.kind for told in found.told}
    for draw in range(sampled.draws):
        one = _Draw(
            draw,
            today,
            sampled,
            led_to=sampled.led_to(draw) if kinds & {"path", "joint_exit"} else _NONE,
            best_led_to=sampled.best_led_to(draw) if "path" in kinds else _NONE,
            # its ranks take room and time to make
            game=sampled.game(draw) if "joint_exit" in kinds else None,
        )
        for told, counts in zip(found.told, counted, strict=True):
            counts.update(one.finds(told))
    again = map(partial(_counted, sampled.draws), found.told, counted)
    return replace(found, told=tuple(again))


def _counted(of: int, told: ToldOutcome, counts: Counter[Again]) -> ToldOutcome:
    again = replace(told, draws=counts["same"], of=of)
    if told.kind == "joint_exit":
        return replace(again, stepwise=counts["stepwise"])
    if told.kind == "path":
        return replace(
            again,
            second=counts["second"],
            shared=counts["shared"],
            shared_second=counts["shared_second"],
        )
    return again


_NONE: Ints = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class _Draw:
    """One draw: what improvements lead to in it, and its game, where they are asked for."""

    draw: int
    today: int
    sampled: DrawnGames
    led_to: Ints
    best_led_to: Ints
    game: Game | None

    def finds(self, told: ToldOutcome) -> tuple[Again, ...]:
        state = told.outcome.state
        led = state in self.led_to
        if told.kind == "path":
            return tuple(self._on_path(state)) if led else ()
        if told.kind == "joint_exit" and self.game is not None:
            if led:
                return ("stepwise",)
            exit_ = is_joint_exit(self.game, self.today, state, self._holds)
            return ("same",) if exit_ else ()
        return ("same",) if self._holds(state) else ()

    def _on_path(self, state: int) -> Iterator[Again]:
        yield "same"
        best = self._as_ranked(state, self.best_led_to)
        if not best.any():
            yield "second"
        if not self._as_ranked(state, self.led_to).all():
            yield "shared"
            if best.all():
                yield "shared_second"

    def _as_ranked(self, state: int, others: Ints) -> Flags:
        """Which of the others everybody ranks as the state here: they are one outcome with it."""
        if (others == state).all():
            return np.ones(len(others), dtype=np.bool_)
        ranks = self.sampled.game(self.draw).ranks
        same: Flags = (ranks[:, others] == ranks[:, [state]]).all(axis=0)
        return same

    def _holds(self, state: int) -> bool:
        return self.sampled.holds(self.draw, state)
