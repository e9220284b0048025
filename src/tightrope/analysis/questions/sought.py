"""The mediator's question about an outcome: does it hold, what leads there, what would make it hold?

Asked are all possible states in which the levels hold, not one: the options left out are completed
so that the state holds if any does, or else is left by as few as possible, and is near to today.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from tightrope.analysis.motives.block import Block
from tightrope.analysis.motives.ladder import Climb, make_turns
from tightrope.analysis.motives.report import Rung
from tightrope.analysis.strategy import LeastChange, analyse_stability, least_change
from tightrope.analysis.strategy.expected import expected_states, steps_from_status_quo
from tightrope.analysis.strategy.expected_change import ExpectedChange, ExpectedChanges
from tightrope.analysis.strategy.needed import MOST_RAISES
from tightrope.analysis.strategy.raised import Raised
from tightrope.arrays import Int32s, Ints
from tightrope.conflict import Game, build_game
from tightrope.conflict.moves import can_come_about
from tightrope.conflict.worth import Stakes
from tightrope.consequences.errors import RunawayLinks
from tightrope.crisis import CrisisModel, level_index

MOST_TRIED = 6  # states that the least change of lines is looked for in
MOST_DRAWS = 100  # that a rung is tried in


@dataclass(frozen=True, slots=True)
class Staying:
    """What would have to change for one decision maker to stay in the outcome."""

    decision_maker: str
    """Who would leave it as things are."""
    rungs: tuple[Rung, ...]
    """As things are, then turns of interests and links, nearest first; none: it has no interests."""

    @property
    def found(self) -> Rung | None:
        """The first that makes it stay."""
        return next((rung for rung in self.rungs if rung.holds), None)


@dataclass(frozen=True, slots=True)
class Sought:
    """An outcome that is asked for, in all states in which it is so."""

    wanted: dict[str, str]
    """Option -> the level asked for."""
    concept: str
    """The concept of stability."""
    states: int = 0
    """Possible states in which it is so."""
    holding: int = 0
    """Those of them that hold as things are."""
    equilibria: int = 0
    """All states that hold and can still come about."""
    levels: dict[str, str] = field(default_factory=dict)
    """The state that is told, option -> level; empty: none can still come about."""
    changes: dict[str, str] = field(default_factory=dict)
    """Where it differs from today."""
    led_to: bool = False
    """Whether steps that pay lead from today to a state in which it is so and which holds."""
    expected: bool = False
    """Whether it is so in all that is expected as things stand."""
    raises: tuple[Raised, ...] = ()
    """The fewest typed lines raised after which it is so in all that is expected; none: it is so as
    things stand, or none was found, or another concept than SEQ was asked about."""
    raises_tried: int = 0
    """Of up to how many raised lines all changes were tried for that."""
    change: LeastChange | None = None
    """The least change of typed lines after which it would hold once there, where none was found that
    makes it expected; null: it holds, or nobody has lines."""
    tried: int = 0
    """In how many of the states that change was looked for."""
    staying: tuple[Staying, ...] = ()
    """Those who would leave the state told, and what would make each stay."""
    together: bool = False
    """Whether the state told holds with the first of each of these made at once."""


def seek(
    model: CrisisModel, wanted: Mapping[str, str], concept: str = "seq", *, seed: int = 0
) -> Sought:
    """Gives whether an outcome with these levels holds, and what would have to change where not.

    States that undo something irreversible, or that only closed moves lead to, are left out.

    Raises UnknownOption, UnknownLevel, or what `build_game` raises.
    """
    game = build_game(model)
    levels = {option: level_index(model, option, level) for option, level in wanted.items()}
    columns = [game.options.index(option) for option in levels]
    states = np.flatnonzero((game.levels[:, columns] == list(levels.values())).all(axis=1))
    stable = analyse_stability(game, (concept,)).stable(concept)
    held = np.flatnonzero(stable.all(axis=0))
    if game.status_quo is not None:
        states = states[can_come_about(game.space, game.status_quo, states)]
        held = held[can_come_about(game.space, game.status_quo, held)]
    among = np.intersect1d(states, held)
    steps = steps_from_status_quo(game)
    near = _nearest_first(game, states, leavers=(~stable).sum(axis=0), steps=steps)
    if not len(near):
        return Sought(dict(wanted), concept, equilibria=len(held))
    told = int(near[0])
    columns_to = dict(zip(columns, levels.values(), strict=True))
    expected, found, raises_tried = _expected(game, columns_to, concept)
    change, tried = (None, 0) if len(among) or found else _least(game, near, concept)
    leaving = [game.decision_makers[dm] for dm in np.flatnonzero(~stable[:, told])]
    staying, together = _stays(model, game, told, leaving, concept, seed)
    return Sought(
        wanted=dict(wanted),
        concept=concept,
        states=len(states),
        holding=len(among),
        equilibria=len(held),
        levels=game.state(told),
        changes=_changes(game, told),
        led_to=bool((steps[among] >= 0).any()),
        expected=expected,
        raises=found.raises if found else (),
        raises_tried=raises_tried,
        change=change,
        tried=tried,
        staying=staying,
        together=together,
    )


def _expected(
    game: Game, wanted: Mapping[int, int], concept: str
) -> tuple[bool, ExpectedChange | None, int]:
    """Whether it is what is expected, which is read from SEQ, and else the least change of lines
    after which it is, and of up to how many raised lines all were tried."""
    if concept != "seq" or game.status_quo is None:
        return False, None, 0
    there = expected_states(game)
    options = np.array(list(wanted), dtype=np.int64)
    have = game.levels[np.ix_(there, options)] == list(wanted.values())
    if len(there) and have.all():
        return True, None, 0
    if game.space.restricted is not None:
        return False, None, 0
    changes = ExpectedChanges(game, MOST_RAISES)
    return False, changes.least(wanted), changes.searched


def _nearest_first(game: Game, states: Ints, leavers: Ints, steps: Int32s) -> Ints:
    """The states that hold first, of these those that are led to; then by how few would leave,
    and how few options and levels are otherwise than today."""
    start = game.status_quo
    apart = np.zeros((len(states), len(game.options)), dtype=np.int64)
    if start is not None:
        apart = game.levels[states].astype(np.int64) - game.levels[start].astype(np.int64)
    led = (leavers[states] == 0) & (steps[states] >= 0)
    keys = (np.abs(apart).sum(axis=1), (apart != 0).sum(axis=1), ~led, leavers[states])
    return states[np.lexsort(keys)]


def _changes(game: Game, state: int) -> dict[str, str]:
    today = game.status_quo
    return game.state(state) if today is None else game.changes(today, state)


def _least(game: Game, near: Ints, concept: str) -> tuple[LeastChange | None, int]:
    """The smallest change of lines found in the states nearest to holding."""
    if not any(len(p) > 1 for p in game.priorities.values()):
        return None, 0
    found = [least_change(game, int(state), concept) for state in near[:MOST_TRIED]]
    found.sort(key=lambda change: (not change.found, len(change.raises), change.places))
    return found[0], len(found)


def _stays(
    model: CrisisModel, game: Game, state: int, leaving: Sequence[str], concept: str, seed: int
) -> tuple[tuple[Staying, ...], bool]:
    """For each who would leave: what would make staying its best move."""
    stakes = Stakes.of(model, game.space)
    if stakes is None:
        return tuple(Staying(actor, ()) for actor in leaving), False
    counted = stakes.responses.counted(seed, MOST_DRAWS)
    found = []
    for actor in leaving:
        rungs: tuple[Rung, ...] = ()
        if actor in stakes.actors:
            block = Block.of(game, stakes, actor, state)
            stays = np.arange(len(block.states)) == 0
            rungs, _ = Climb(block, seed, counted).rungs(stays)
        found.append(Staying(actor, rungs))
    firsts = [one.found for one in found]
    turns = [turn for rung in firsts if rung is not None for turn in rung.turns]
    if not firsts or any(rung is None for rung in firsts):
        return tuple(found), False
    try:
        after = game.with_stakes(make_turns(stakes, turns))
    except RunawayLinks:
        return tuple(found), False
    return tuple(found), state in analyse_stability(after, (concept,)).equilibria(concept)
