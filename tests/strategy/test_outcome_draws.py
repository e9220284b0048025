"""In how many draws an outcome is found again: by hand, and by the definitions on random games."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

import tightrope as tw
from tightrope.analysis.strategy import report_strategy
from tightrope.analysis.strategy.expected import steps_from_status_quo
from tightrope.analysis.strategy.outcomes import ToldOutcome

from . import reference
from .conflicts import as_arguments, conflicts
from .reference import SmallConflict
from .test_outcomes import NOT_FIRST, by_definition, two
from .test_second_best import dam


class Listed:
    """Draws that are given one by one."""

    def __init__(self, games: list[tw.Conflict]) -> None:
        self._games = games
        self.draws = len(games)

    def game(self, draw: int) -> tw.Conflict:
        return self._games[draw]

    def holds(self, draw: int, state: int, concept: str = "seq") -> bool:
        return state in self._games[draw].stability([concept]).equilibria(concept)

    def led_to(self, draw: int) -> npt.NDArray[np.int64]:
        report = report_strategy(self._games[draw], shown=1000, coalitions=False)
        led = report.expected if report.forecast_basis == "led to" else ()
        return np.array([outcome.state for outcome in led], dtype=np.int64)

    def best_led_to(self, draw: int) -> npt.NDArray[np.int64]:
        led = self.led_to(draw)
        return led[steps_from_status_quo(self._games[draw], best=True)[led] >= 0]


def told_in(game: tw.Conflict, *draws: tw.Conflict) -> tuple[ToldOutcome, ...]:
    return report_strategy(game, sampled=Listed(list(draws))).outcomes


def test_a_joint_exit_counts_where_it_must_be_taken_together_and_apart_where_steps_lead_there() -> (
    None
):
    dilemma = two(NOT_FIRST, [1, 3, 0, 2])
    spoilt = dilemma.with_ranks([[2, 0, 3, 1], [1, 3, 0, 2]])  # row would rather have today
    willing = dilemma.with_ranks([[0, 1, 2, 3], [0, 0, 2, 3]])  # both give whatever the other does
    today, both = told_in(dilemma, dilemma, dilemma, spoilt, willing, willing, willing)
    assert (today.draws, today.of, today.shared, today.stepwise) == (3, 6, None, None)
    assert (both.kind, both.draws, both.of, both.stepwise, both.shared) == (
        "joint_exit", 2, 6, 3, None,
    )  # fmt: skip


def test_a_path_says_in_how_many_of_its_draws_another_outcome_is_reached_as_well() -> None:
    game = two([0, 1, 3, 2], [0, 3, 1, 2])  # chicken: whoever swerves first
    row_alone = game.with_ranks([[0, 1, 3, 2], [1, 3, 0, 2]])
    _, *paths = told_in(game, game, row_alone, row_alone, row_alone)
    assert {tuple(o.changes): (o.draws, o.shared, o.second, o.of) for o in paths} == {
        ("row.give",): (4, 1, 0, 4),
        ("column.give",): (1, 1, 0, 4),
    }


def test_what_only_a_second_best_move_leads_to_is_counted_apart() -> None:
    """With `dam` in three draws and in one where only bombing along saves anything."""
    game, alone = dam(cost=3), dam(cost=2)
    only_bombing = game.with_ranks([[0, 3, 0, -2] * 2, [0] * 8])
    _, best, second = told_in(game, game, game, game, alone, only_bombing)
    assert (best.draws, best.second, best.shared, best.shared_second) == (4, 0, 3, 3)
    assert (second.draws, second.second, second.shared, second.shared_second) == (4, 3, 3, 0)


def test_ends_that_everybody_ranks_equally_are_one_outcome_in_each_draw() -> None:
    """What a says beside x is all the same to everybody; where it is not, there are two outcomes."""
    game = tw.Conflict(
        decision_makers={"a": ["x", "word"], "b": ["z"]},
        preferences={"a": [0, 1, 0, 1] * 2, "b": [0] * 8},
        status_quo=(0, 0, 0),
    )
    word_helps = game.with_ranks([[0, 1, 0, 2] * 2, [0] * 8])
    word_hurts = game.with_ranks([[0, 2, 0, 1] * 2, [0] * 8])
    minded = game.with_ranks([[0, 1, 0, 1] * 2, [0, 0, 0, 1] * 2])
    today, path = told_in(game, game, word_helps, word_hurts, minded)
    assert (today.kind, path.kind, path.changes) == ("today", "path", {"a.x": "yes"})
    assert (path.draws, path.shared, path.second, path.shared_second) == (3, 1, 0, 0)


def test_a_path_does_not_count_where_its_end_holds_and_nothing_leads_there() -> None:
    game = two([0, 1, 3, 2], [0, 3, 1, 2])
    nothing_leads = game.with_ranks([[1, 0, 3, 2], [1, 3, 0, 2]])
    _, first, _ = told_in(game, nothing_leads)
    assert not nothing_leads.report().outcomes[0].changes
    assert (first.draws, first.shared) == (0, 0)


@settings(max_examples=60, deadline=None)
@given(conflicts(max_dms=3, max_options=5, max_states=24, min_dms=2), st.randoms())
def test_the_counts_are_those_of_the_definitions(c: SmallConflict, rng: random.Random) -> None:
    drawn = [c, *(replace(c, payoffs=_shaken(c, rng)) for _ in range(5))]
    game = tw.Conflict(**as_arguments(c))
    for told in told_in(game, *(tw.Conflict(**as_arguments(d)) for d in drawn)):
        state = told.outcome.state
        led = [_led_to(d) for d in drawn]
        if told.kind == "path":
            assert told.draws == sum(state in one for one in led)
            best = [_led_to(d, best=True) for d in drawn]
            same = [_as_ranked(d, state) for d in drawn]
            assert told.shared == sum(
                state in one and bool(one - alike) for one, alike in zip(led, same, strict=True)
            )
            assert told.second == sum(
                state in one and not by_best & alike
                for one, by_best, alike in zip(led, best, same, strict=True)
            )
            assert told.shared_second == sum(
                state in one and bool(one - alike) and not by_best - alike
                for one, by_best, alike in zip(led, best, same, strict=True)
            )
        elif told.kind == "joint_exit":
            assert told.stepwise == sum(state in one for one in led)
            assert told.draws == sum(
                state in by_definition(d) and state not in one
                for d, one in zip(drawn, led, strict=True)
            )
        else:
            assert told.draws == sum(state in reference.equilibria(d, "seq") for d in drawn)


def _shaken(c: SmallConflict, rng: random.Random) -> tuple[tuple[int, ...], ...]:
    """Payoffs with two states' places exchanged for each decision maker."""
    changed = []
    for row in c.payoffs:
        own = list(row)
        a, b = (rng.randrange(len(own)) for _ in range(2))
        own[a], own[b] = own[b], own[a]
        changed.append(tuple(own))
    return tuple(changed)


def _led_to(c: SmallConflict, *, best: bool = False) -> set[int]:
    today, held = c.index[c.status_quo], set(reference.equilibria(c, "seq"))
    return set() if today in held else held & reference.steps_to(c, today, best=best).keys()


def _as_ranked(c: SmallConflict, state: int) -> set[int]:
    """The states that every decision maker ranks as this one."""
    return {s for s in c.states if all(own[s] == own[state] for own in c.payoffs)}
