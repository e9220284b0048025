"""Coalitions: who would leave an outcome together, where to, and who could deter it.

A coalition H improves from s to s1 if it can reach s1 and every member strictly prefers it. With
N-H the others, s is stable for H under

- nash: if H has no improvement (Kilgour, Hipel, Fang and Peng 2001);
- gmr: if after each improvement the others can reach a state that some member of H likes no
  better than s;
- smr: if they can reach such a state, from which H cannot reach a state all its members prefer
  to s;
- seq: as gmr, by improvements of coalitions among the others, no coalition twice in a row
  (Inohara and Hipel 2008);
- sseq: as smr, by such improvements.

With `pareto` a coalition improves already where no member loses and some member gains, and so do
those that answer it (Pareto coalition improvement, as in Zhu, Kilgour and Hipel 2020, A new
approach to coalition analysis within the graph model); whatever is no such improvement over s
deters.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations
from typing import Any

import numpy as np

from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.analysis.strategy.kernels.tables import FOR_GOOD, IMPROVING
from tightrope.analysis.strategy.reach import GroupReach
from tightrope.analysis.strategy.relations import reach_in_turns
from tightrope.analysis.strategy.report import CONCEPTS
from tightrope.analysis.strategy.search import least_changed
from tightrope.analysis.strategy.verdict import code_of
from tightrope.arrays import Flags, Int32s, Ints
from tightrope.conflict import Game

Members = tuple[int, ...]
MOST_EXPANSIONS = 200_000
MOST_LOOKED_AT = 20_000_000_000


@dataclass(frozen=True, slots=True)
class CoalitionMove:
    """A coalition that would leave a state: who, where to, and under which concepts it is held."""

    members: tuple[str, ...]
    state: int
    target: int
    move: dict[str, str]  # option -> level in the state moved to
    deterred: dict[str, bool]  # concept -> whether the others can hold this coalition in the state


@dataclass(frozen=True, eq=False)
class CoalitionStability:
    """Which of the states asked for are stable for which coalition."""

    coalitions: tuple[tuple[str, ...], ...]
    states: tuple[int, ...]
    concepts: tuple[str, ...]
    joint: bool
    _stable: dict[str, Flags]

    def stable(self, concept: str) -> Flags:
        """Gives bool (coalitions, states asked for)."""
        return self._stable[concept]

    def equilibria(self, concept: str) -> tuple[int, ...]:
        """Gives the states stable for every coalition asked for, in the order asked."""
        held = np.atleast_1d(self._stable[concept].all(axis=0))
        return tuple(s for s, ok in zip(self.states, held, strict=True) if ok)


def analyse_coalitions(
    game: Game,
    coalitions: Iterable[Collection[str]] | None = None,
    concepts: Sequence[str] = CONCEPTS,
    *,
    states: Iterable[Any] | None = None,
    joint: bool = False,
    pareto: bool = False,
    on_step: Callable[[str], None] | None = None,
) -> CoalitionStability:
    """Gives which states are stable for which coalitions.

    `coalitions` None: every one, single decision makers included (a state stable for all of them
    is universally coalitionally stable). `states` None: all. `joint` takes joint moves (all the
    members' options change at once, nothing in between need be feasible) instead of class moves
    (legal sequences of members' moves). `pareto`: it is enough that no member loses. `on_step` is
    told each coalition as its turn comes. Raises UnknownDecisionMaker, UnknownState, UsageMistake,
    RestrictedMoves (joint moves where single ones are closed), and TooLargeForThis where seq would
    have to follow too many moves, the states asked about times all states times coalitions are too
    many, or moves are closed in more than 1,500 states.
    """
    for concept in concepts:
        code_of(concept)
    groups = _groups(game, coalitions)
    asked = tuple(range(game.states) if states is None else map(game.index_of, states))
    if (work := len(asked) * game.states * len(groups)) > MOST_LOOKED_AT:
        raise TooLargeForThis(
            "too many states are looked at for too many coalitions",
            value=f"{len(asked):,} states x {game.states:,} x {len(groups):,} coalitions = {work:.1g}",
            allowed=f"at most {MOST_LOOKED_AT:.0g}, a few minutes",
            hint="Python asks of some: game.coalitions([…], states=[…]); analyse, without "
            "--coalitions, says who would leave the outcomes it describes",
        )
    table = {c: np.zeros((len(groups), len(asked)), dtype=np.bool_) for c in concepts}
    for row, members in enumerate(groups):
        if on_step is not None:
            who = ", ".join(game.decision_makers[i] for i in members)
            on_step(f"coalition {row + 1} of {len(groups)}: {who}")
        coalition = _Coalition(game, members, joint=joint, pareto=pareto)
        for column, state in enumerate(asked):
            for concept, held in coalition.verdicts(state, concepts).items():
                table[concept][row, column] = held
    named = tuple(tuple(game.decision_makers[i] for i in members) for members in groups)
    return CoalitionStability(named, asked, tuple(concepts), joint, table)


def leaving_coalitions(
    game: Game,
    state: Any,
    concepts: Sequence[str] = ("gmr", "smr"),
    *,
    coalitions: Iterable[Collection[str]] | None = None,
    joint: bool = False,
    pareto: bool = False,
    most_expansions: int = MOST_EXPANSIONS,
) -> tuple[CoalitionMove, ...]:
    """Gives the coalitions that would gain by leaving `state`, smallest first, and where to.

    The target is the improvement that leaves the least satisfied member best off by rank; among
    equals the one that changes least.
    `coalitions` None: every one of two or more. Raises TooLargeForThis where seq would have to
    follow the others' improvements from more than `most_expansions` states.
    """
    at = game.index_of(state)
    groups = [m for m in _groups(game, coalitions) if coalitions is not None or len(m) > 1]
    found = []
    for members in groups:
        coalition = _Coalition(
            game, members, joint=joint, pareto=pareto, most_expansions=most_expansions
        )
        targets = np.flatnonzero(coalition.improvements(at))
        if len(targets):
            least = game.ranks[list(members)][:, targets].min(axis=0)
            target = int(least_changed(game, at, targets[least == least.max()])[0])
            held = coalition.verdicts(at, concepts)
            found.append(_move(game, members, at, target, held))
    return tuple(found)


def _groups(game: Game, coalitions: Iterable[Collection[str]] | None) -> list[Members]:
    count = len(game.decision_makers)
    if coalitions is None:
        return _subsets(range(count))
    return [tuple(sorted({game.dm_index(name) for name in group})) for group in coalitions]


def _subsets(members: Iterable[int]) -> list[Members]:
    members = tuple(members)
    sizes = range(1, len(members) + 1)
    return list(chain.from_iterable(combinations(members, k) for k in sizes))


class _Coalition:
    """One coalition against the rest, ready to be asked about states."""

    def __init__(
        self,
        game: Game,
        members: Members,
        *,
        joint: bool,
        pareto: bool,
        most_expansions: int = MOST_EXPANSIONS,
    ) -> None:
        self._game, self._members, self._pareto = game, members, pareto
        self._most_expansions = most_expansions
        self._ranks = game.ranks[list(members)]
        rest = [j for j in range(len(game.decision_makers)) if j not in members]
        self._reach = GroupReach(game, members, joint=joint)
        self._rest = GroupReach(game, rest, joint=joint)
        self._others, self._joint = rest, joint
        self._next: dict[int, Ints] = {}

    @cached_property
    def _answering(self) -> list[tuple[list[int], GroupReach]]:
        """Every coalition among the others: only credible answers need them, and they are many."""
        game, joint = self._game, self._joint
        return [(list(c), GroupReach(game, c, joint=joint)) for c in _subsets(self._others)]

    @cached_property
    def _answers(self) -> Flags:
        """Where credible answers can lead, (states, states), where single moves are closed."""
        game = self._game
        steps = [
            reach.pairs & _better_pairs(game.ranks[members], pareto=self._pareto)
            for members, reach in self._answering
        ]
        return reach_in_turns(steps, game.states)

    def improvements(self, state: int) -> Flags:
        return self._reach.from_state(state) & self._better(state)

    def _better(self, state: int) -> Flags:
        return _better(self._ranks, state, pareto=self._pareto)

    def verdicts(self, state: int, concepts: Sequence[str]) -> dict[str, bool]:
        tempting = self.improvements(state)
        if not tempting.any():
            return dict.fromkeys(concepts, True)
        return {c: c != "nash" and self._deterred(state, tempting, c) for c in concepts}

    def _deterred(self, state: int, tempting: Flags, concept: str) -> bool:
        better = self._better(state)
        hurts = ~better
        if concept in FOR_GOOD:
            hurts &= ~self._reach.into(better)
        if concept in IMPROVING and self._game.space.restricted is not None:
            return bool(self._answers[tempting][:, hurts].any(axis=1).all())
        if concept in IMPROVING:
            return self._credibly_deterred(tempting, hurts)
        return bool(self._rest.into(hurts)[tempting].all())

    def _credibly_deterred(self, tempting: Flags, hurts: Flags) -> bool:
        harmless: set[int] = set()
        for start in np.flatnonzero(tempting):
            seen = {int(start)}
            waiting = [int(start)]
            met = False
            while waiting and not met:
                for t in map(int, self._credible(waiting.pop())):
                    if hurts[t]:
                        met = True
                        break
                    if t not in seen and t not in harmless:
                        seen.add(t)
                        waiting.append(t)
            if not met:
                return False
        return True

    def _credible(self, state: int) -> Ints:
        """What any coalition among the others would improve to from here."""
        known = self._next.get(state)
        if known is None:
            if len(self._next) >= self._most_expansions:
                raise TooLargeForThis(
                    "the others' improvements lead through too many states",
                    value=f"more than {self._most_expansions:,}",
                    hint="ask for gmr or smr, or for fewer coalitions",
                )
            found = np.zeros(self._game.states, dtype=np.bool_)
            for members, reach in self._answering:
                better = _better(self._game.ranks[members], state, pareto=self._pareto)
                found |= reach.from_state(state) & better
            known = self._next[state] = np.flatnonzero(found)
        return known


def _better(ranks: Int32s, state: int, *, pareto: bool) -> Flags:
    """The states that are better than one for those whose ranks these are."""
    here = ranks[:, [state]]
    if pareto:
        return np.atleast_1d((ranks >= here).all(axis=0) & (ranks > here).any(axis=0))
    return np.atleast_1d((ranks > here).all(axis=0))


def _better_pairs(ranks: Int32s, *, pareto: bool) -> Flags:
    """For each state (row) those that are better than it for those whose ranks these are."""
    here, there = ranks[:, :, None], ranks[:, None, :]
    if pareto:
        return np.asarray((there >= here).all(axis=0) & (there > here).any(axis=0))
    return np.asarray((there > here).all(axis=0))


def _move(
    game: Game, members: Members, state: int, target: int, held: dict[str, bool]
) -> CoalitionMove:
    names = tuple(game.decision_makers[i] for i in members)
    change = game.changes(state, target)
    return CoalitionMove(names, state, target, change, held)
