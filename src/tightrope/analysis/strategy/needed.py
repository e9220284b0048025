"""What would have to be wanted otherwise: the mediator's question, asked of a whole crisis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from tightrope.analysis.facts import Share
from tightrope.analysis.strategy.analyse import report_strategy
from tightrope.analysis.strategy.expected import (
    expected_states,
    forecast_of,
    steps_from_status_quo,
)
from tightrope.analysis.strategy.expected_change import ExpectedChange, ExpectedChanges
from tightrope.analysis.strategy.explain import explain
from tightrope.analysis.strategy.least_change import LeastChange, least_change
from tightrope.analysis.strategy.raised import Leaving, NeededChange, Raised
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.analysis.strategy.stability import analyse_stability
from tightrope.analysis.strategy.verdict import statement_bits
from tightrope.arrays import Ints
from tightrope.conflict import Game, build_game
from tightrope.conflict.moves import can_come_about
from tightrope.crisis import CrisisModel, apply_scenario

Asked = Literal["option", "scenario", "breaks", "holds"]

MOST_RAISES = 2
MOST_CHANGES = 400_000  # pairs of raises; each takes microseconds where the state stays unstable
MOST_STATES = 100_000
MOST_STATES_TRIED = 3  # states nearest to the one expected, where none with the level holds
MOST_OPTIONS = 12  # levels of the focal decision maker's options asked about


def needed_changes(
    model: CrisisModel,
    focal: str | None = None,
    *,
    report: StrategyReport | None = None,
    most: int = MOST_RAISES,
) -> tuple[NeededChange, ...]:
    """Gives the least changes of the stated priorities that would make things otherwise, by SEQ.

    Asked are: what breaks the present situation (or makes it hold); for each level of an option
    of `focal` other than the expected one, what makes it expected (reached from today), and where
    nothing found does, whether any outcome with that level holds, and else what makes one of the
    nearest hold, as few options of others changed as possible; and for each scenario, what makes its expected
    outcome hold under its assumptions but without the reordering it puts in. Outcomes that undo
    something irreversible, or that only closed moves lead to, are not looked at. `report` is the
    strategy report on the model, where there is one already. At most `most` raised statements are
    tried, one where the priorities or the states are very many (`searched` says so).

    Empty where nobody has two statements or there is no status quo.
    """
    game = build_game(model)
    if game.status_quo is None:
        return ()
    if not any(len(p) > 1 for p in game.priorities.values()):
        return ()
    report = report or report_strategy(game, coalitions=False)
    asked = _Asked(game, min(most, _affordable(game)))
    found = [asked.present()]
    if focal in game.decision_makers:
        start = report.expected[0].state if report.expected else game.status_quo
        found += list(asked.options(str(focal), report, start))
    found += [_scenario(model, game, name, most) for name in model.scenarios]
    return tuple(found)


def _affordable(game: Game) -> int:
    raises = sum(len(p) ** 2 for p in game.priorities.values())
    few = raises**2 / 2 <= MOST_CHANGES and game.states <= MOST_STATES
    return MOST_RAISES if few else 1


@dataclass(frozen=True, slots=True)
class _Asked:
    """The questions asked of one game."""

    game: Game
    most: int

    def present(self) -> NeededChange:
        game = self.game
        quo = int(game.status_quo or 0)
        holds = bool(analyse_stability(game, ("seq",)).stable("seq")[:, quo].all())
        goal: Literal["breaks", "holds"] = "breaks" if holds else "holds"
        change = least_change(game, quo, "seq", goal=goal, most=self.most)
        return _needed(change, goal, game, quo)

    def options(self, focal: str, report: StrategyReport, start: int) -> Iterator[NeededChange]:
        game = self.game
        steps = steps_from_status_quo(game)
        possible = can_come_about(game.space, int(game.status_quo or 0), np.arange(game.states))
        holding = analyse_stability(game, ("seq",)).equilibria("seq")
        holding = holding[possible[holding]]
        wider = ExpectedChanges(game, self.most)
        for k, level in self._levels(game.dm_index(focal), report):
            option, name = game.options[k], game.level_names[k][level]
            near = nearest_with(game, start, k, level)
            near = near[possible[near]]
            if not len(near):
                yield _impossible(option, name, self.most)
                continue
            among = near[np.isin(near, holding)]
            change: LeastChange | ExpectedChange | None = wider.least({k: level})
            if change is None:
                led = among[steps[among] >= 0]
                change = self._least([*led[:1], *among[:1]][:1] or near[:MOST_STATES_TRIED])
            yield _needed(
                change,
                "option",
                game,
                start,
                option=option,
                level=name,
                led_to=bool((steps[_states_of(change)] >= 0).any()),
                speaks_for=self._speaks_for(focal, change, start),
                holding=Share(len(among), len(holding)),
                expected=isinstance(change, ExpectedChange) if wider.searched else None,
                expected_searched=wider.searched,
            )

    def _levels(self, dm: int, report: StrategyReport) -> list[tuple[int, int]]:
        """The levels of a decision maker's options (by place) other than the one expected."""
        game = self.game
        wanted = [
            (k, level)
            for k in game.space.options_of(dm)
            if (expected := report.forecast.get(game.options[k])) is not None
            for level, name in enumerate(game.level_names[k])
            if name != expected
        ]
        return wanted[:MOST_OPTIONS]

    def _speaks_for(
        self, focal: str, change: LeastChange | ExpectedChange, start: int
    ) -> tuple[str, ...]:
        """The focal one's statements that hold then and not at `start`, and those raised."""
        held = statement_bits(self.game, self.game.dm_index(focal))
        texts = self.game.priorities.get(focal, ())
        states = _states_of(change)
        gains = held[: len(texts), states].all(axis=1) & ~held[: len(texts), start]
        raised = {r.statement for r in change.raises if r.by == focal}
        return tuple(t for t, gained in zip(texts, gains, strict=True) if gained or t in raised)

    def _least(self, states: Iterable[int]) -> LeastChange:
        """The smallest change that makes one of some states hold; of equal ones the first."""
        found = [least_change(self.game, int(s), "seq", most=self.most) for s in states]
        return min(found, key=lambda change: (not change.found, len(change.raises), change.places))


def nearest_with(game: Game, start: int, option: int, level: int) -> Ints:
    """Gives the feasible states with the option at that level, nearest to `start` first: fewest
    options of other decision makers changed, then fewest of its own, then fewest levels.
    """
    states = np.flatnonzero(game.levels[:, option] == level)
    apart = game.levels[states].astype(np.int64) - game.levels[start].astype(np.int64)
    own = np.asarray(game.owner) == game.owner[option]
    others_changed = (apart[:, ~own] != 0).sum(axis=1)
    own_changed = (apart[:, own] != 0).sum(axis=1)
    return states[np.lexsort((np.abs(apart).sum(axis=1), own_changed, others_changed))]


def _scenario(model: CrisisModel, base: Game, name: str, most: int) -> NeededChange:
    """The scenario's expected outcome, asked of its assumptions alone; who leaves it without them."""
    scenario = model.scenarios[name]
    report = report_strategy(build_game(apply_scenario(model, name)), shown=1, coalitions=False)
    bare = model.model_copy(
        update={"scenarios": {**model.scenarios, name: scenario.model_copy(update={"reorder": ()})}}
    )
    game = build_game(apply_scenario(bare, name))
    quo = int(game.status_quo or 0)
    most = min(most, _affordable(game))
    if not report.expected:
        return _impossible("", "", most, scenario=name)
    assumed = tuple(Raised(r.by, r.raise_, r.above) for r in scenario.reorder)
    change = least_change(game, report.expected[0].levels, "seq", most=most)
    led_to = change.state in expected_states(game) if assumed else None
    leave = () if change.raises or not change.found else _leaving(base, report.expected[0].levels)
    about = {"scenario": name, "assumed": assumed, "led_to": led_to, "leave": leave}
    return _needed(change, "scenario", game, quo, **about)


def _leaving(base: Game, levels: dict[str, str]) -> tuple[Leaving, ...]:
    """Who would leave a state of the base, undeterred; nobody where it cannot come about there."""
    state = base.index_of(levels)
    found = [explain(base, state, dm, "seq") for dm in base.decision_makers]
    here = base.state(state)
    return tuple(
        Leaving(one.decision_maker, one.move, {option: here[option] for option in one.move})
        for one in found
        if not one.stable
    )


def _states_of(change: LeastChange | ExpectedChange) -> Ints:
    if isinstance(change, ExpectedChange):
        return change.states
    return np.array([change.state], dtype=np.int64)


def _needed(
    change: LeastChange | ExpectedChange, asked: Asked, game: Game, against: int, **about: Any
) -> NeededChange:
    """The answer with the outcome told by how it differs from the state it is set against, as far
    as all that is expected has it so; `about` is what else is known of it."""
    levels = game.state(against)
    today = levels if game.status_quo is None else game.state(game.status_quo)
    reached = forecast_of(game, _states_of(change))
    changed = {o: level for o, level in reached.items() if level not in (None, levels[o])}
    kept = None if isinstance(change, ExpectedChange) else change  # else found, and the smallest
    return NeededChange(
        asked=asked,
        **{"option": "", "level": "", "scenario": "", **about},
        change={option: str(level) for option, level in changed.items()},
        possible=True,
        found=kept is None or kept.found,
        raises=change.raises,
        alternatives=change.alternatives,
        proven=kept is None or kept.proven,
        searched=kept.searched if kept else len(change.raises),
        before={option: today[option] for option in changed},
    )


def _impossible(option: str, level: str, most: int, scenario: str = "") -> NeededChange:
    asked: Asked = "scenario" if scenario else "option"
    return NeededChange(
        asked, option, level, scenario, {}, False, False, (), (), proven=True, searched=most
    )
