"""From hundreds of stable states the few that matter, each set against today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from tightrope.analysis.strategy.expected import search_steps, steps_from_status_quo
from tightrope.analysis.strategy.explain import describe_outcome
from tightrope.analysis.strategy.outcomes.first_steps import (
    find_first_steps,
    find_outsiders,
    find_together,
    part_of,
)
from tightrope.analysis.strategy.outcomes.joint_exits import find_joint_exits
from tightrope.analysis.strategy.outcomes.reasons import find_reasons
from tightrope.analysis.strategy.paying import answer_to_first
from tightrope.analysis.strategy.report import (
    Kind,
    Move,
    SecondBest,
    ToldOutcome,
    ToldOutcomes,
)
from tightrope.analysis.strategy.search import Step, best_improvements
from tightrope.analysis.strategy.stability import Stability
from tightrope.arrays import Flags, Int32s, Ints
from tightrope.conflict import Game
from tightrope.conflict.moves import can_come_about

MOST_TOLD = 7  # what a reader keeps apart; the rest is counted
_PAYING = 2  # of those that improvements lead to from a status quo that holds


def tell_outcomes(
    game: Game, stability: Stability, steps: Int32s, *, most: int = MOST_TOLD
) -> ToldOutcomes:
    """Gives today, where improvements lead from it, the joint exits and what else all would like.

    - *today*: the status quo, whether it holds or not.
    - *path*: where today is no SEQ equilibrium, the SEQ equilibria that single improvements lead
      to; first those that best moves alone lead to.
    - *joint exit*: see `find_joint_exits`; self-enforcing ones (Nash as well) first.
    - *other*: where today holds, the nearest SEQ equilibria that single improvements lead to all
      the same, though whoever begins is held back by an answer; then those that somebody prefers to
      today and nobody likes less, unless they are one of the above with further changes (those are
      counted); and the one that is left, if just one is.

    Outcomes that everybody ranks equally are told once, by the one with the fewest changes. At
    most `most` are told; `untold` counts the others, SEQ equilibria of no kind among `other`.
    Equilibria that undo something irreversible, or that only closed moves lead to, cannot come
    about and are left out.
    `steps` (states,) are those of `steps_from_status_quo`. Empty without a status quo.
    """
    today = game.status_quo
    if today is None:
        return ToldOutcomes((), {})
    equilibria = stability.equilibria("seq")
    equilibria = equilibria[can_come_about(game.space, today, equilibria)]
    found = _Found(game, today, equilibria)
    holds = today in equilibria
    paths = [] if holds else found.new(_best_moves_first(game, equilibria, steps))
    exits = found.new(find_joint_exits(game, today, equilibria))
    liked = _liked_by_all(game, today, equilibria)
    led_to = _best_moves_first(game, equilibria, steps) if holds else equilibria[:0]
    paying = found.new(led_to, _PAYING)
    others = found.new(_no_variants(game, today, liked, [*paths, *exits]))
    others += found.new(_no_variants(game, today, found.the_last(), [*paths, *exits, *paying]))
    exits = _best_first(game, stability, today, exits)
    kinds: list[tuple[Kind, int]] = [
        ("today", int(today)),
        *(("path", s) for s in paths),
        *(("joint_exit", s) for s in exits),
        *(("other", s) for s in others),
    ]
    told = _room_for_each(kinds, most - len(paying))
    ways: list[tuple[Kind, int]] = [("other", s) for s in paying]
    place = sum(kind != "other" for kind, _ in told)
    told[place:place] = ways
    kinds += ways
    outcomes = tuple(
        replace(
            _tell(game, stability, steps, kind, state),
            same_for_all=found.alike(state),
            against_first=_against(game, paths[0], state) if state in paths[1:] else None,
        )
        for kind, state in told
    )
    untold = _untold(kinds, told, found.never_found)
    return ToldOutcomes(outcomes, untold, len(equilibria), found.doubled)


class _Found:
    """The outcomes found so far; of states that everybody ranks equally the first one counts."""

    def __init__(self, game: Game, today: int, equilibria: Ints) -> None:
        self._states = np.append(equilibria, today)
        self._classes = _rank_classes(game, self._states)
        self._class_of = dict(zip(self._states.tolist(), self._classes.tolist(), strict=True))
        self._seen = {self._class_of[today]}

    def new(self, states: Sequence[int] | Ints, most: int | None = None) -> list[int]:
        """The first `most` of the states that somebody ranks otherwise than all found before."""
        fresh: list[int] = []
        for state in map(int, states):
            if len(fresh) == most:
                break
            if self._class_of[state] not in self._seen:
                self._seen.add(self._class_of[state])
                fresh.append(state)
        return fresh

    def alike(self, state: int) -> int:
        """How many further equilibria everybody ranks as this state."""
        same = self._classes[:-1] == self._class_of[state]
        return int(same.sum()) - int(state in self._states[:-1][same])

    def the_last(self) -> Ints:
        """The states of the one outcome that was not found yet, if there is just one."""
        left = [s for s in map(int, self._states) if self._class_of[s] not in self._seen]
        return np.array(left if self.never_found == 1 else [], dtype=np.int64)

    @property
    def doubled(self) -> int:
        """How many equilibria everybody ranks as one that is counted before."""
        return len(self._states) - 1 - len(np.unique(self._classes[:-1]))

    @property
    def never_found(self) -> int:
        """How many different outcomes there are among the equilibria besides those found."""
        return len(np.unique(self._classes)) - len(self._seen)


def _rank_classes(game: Game, states: Ints) -> Ints:
    """A number per state, equal where every decision maker ranks the states equally."""
    classes = np.zeros(len(states), dtype=np.int64)
    for ranks in game.ranks[:, states].astype(np.int64):
        pairs = classes * (int(ranks.max(initial=0)) + 1) + ranks
        classes = np.unique(pairs, return_inverse=True)[1].reshape(-1).astype(np.int64)
    return classes


def _best_moves_first(game: Game, equilibria: Ints, steps: Int32s) -> Ints:
    """What improvements lead to: first what best moves alone lead to, then by distance; of those
    that everybody ranks equally the one with the fewest changes stands first."""
    reached = equilibria[steps[equilibria] > 0]
    second = steps_from_status_quo(game, best=True)[reached] < 0
    order = np.lexsort((reached, steps[reached], second))
    reached, second = reached[order], second[order]
    changes = _changes(game, game.index_of(game.status_quo), reached)
    _, first, outcome = np.unique(
        _rank_classes(game, reached), return_index=True, return_inverse=True
    )
    return reached[np.lexsort((changes, second, first[outcome.reshape(-1)]))]


def _liked_by_all(game: Game, today: int, equilibria: Ints) -> Ints:
    """Equilibria nobody ranks below today and somebody above it, most liked first."""
    gain = game.ranks[:, equilibria].astype(np.int64) - game.ranks[:, [today]]
    liked = np.flatnonzero((gain >= 0).all(axis=0) & (gain > 0).any(axis=0))
    many = (gain[:, liked] > 0).sum(axis=0)
    changes = _changes(game, today, equilibria[liked])
    return equilibria[liked[np.lexsort((equilibria[liked], changes, -many))]]


def _no_variants(game: Game, today: int, states: Ints, told: Sequence[int]) -> Ints:
    """The states that are no outcome told already with further changes."""
    levels = game.space.levels_of(states)
    here = game.space.levels_of([today])[0]
    fresh = np.ones(len(states), dtype=np.bool_)
    for other in game.space.levels_of(list(told)) if told else ():
        changed = other != here
        fresh &= ~(levels[:, changed] == other[changed]).all(axis=1)
    return states[fresh]


def _changes(game: Game, today: int, states: Ints) -> Ints:
    return np.asarray(game.space.differ(today, states).sum(axis=1))


def _best_first(game: Game, stability: Stability, today: int, exits: Sequence[int]) -> list[int]:
    """Self-enforcing first, then opposed by fewest, preferred by most, changing least."""
    states = np.array(exits, dtype=np.int64)
    nash = stability.stable("nash")[:, states].all(axis=0)
    gain = game.ranks[:, states].astype(np.int64) - game.ranks[:, [today]]
    keys = (
        states,
        _changes(game, today, states),
        -(gain > 0).sum(axis=0),
        (gain < 0).sum(axis=0),
        ~nash,
    )
    return [int(s) for s in states[np.lexsort(keys)]]


def _room_for_each(kinds: Sequence[tuple[Kind, int]], most: int) -> list[tuple[Kind, int]]:
    """The first `most`, but paths take at most half of the room while joint exits wait."""
    paths = [k for k in kinds if k[0] == "path"]
    rest = [k for k in kinds if k[0] not in {"today", "path"}]
    room = most - 1
    kept = paths[: max(room - min(len(rest), room // 2), 0)]
    return [*kinds[:1], *kept, *rest[: room - len(kept)]]


def _untold(
    kinds: Sequence[tuple[Kind, int]], told: Sequence[tuple[Kind, int]], never_found: int
) -> dict[Kind, int]:
    left = Counter(kind for kind, state in kinds if (kind, state) not in told)
    left["other"] += never_found
    return {kind: count for kind, count in left.items() if count}


def _tell(
    game: Game,
    stability: Stability,
    steps: Int32s,
    kind: Kind,
    state: int,
) -> ToldOutcome:
    today = game.index_of(game.status_quo)
    outcome = describe_outcome(game, state, stability, steps)
    changes = game.changes(today, state)
    by_steps = steps[state] > 0
    way = _way(game, today, state) if by_steps else ()
    return ToldOutcome(
        kind=kind,
        changes=changes,
        holds=outcome.equilibrium,
        prefer=_who(game, game.ranks[:, state] > game.ranks[:, today]),
        oppose=_who(game, game.ranks[:, state] < game.ranks[:, today]),
        moves=_moves(game, way) if by_steps and kind != "joint_exit" else _parts(game, changes),
        self_enforcing=outcome.equilibrium["nash"],
        single_steps=bool(by_steps),
        outcome=outcome,
        first_steps=find_first_steps(game, today, state) if kind == "joint_exit" else (),
        outsiders=find_outsiders(game, outcome, changes) if kind == "joint_exit" else (),
        reasons=find_reasons(game, today, state),
        rather=tuple(_second_best(game, way)) if kind == "path" else (),
        together=find_together(game, today, state) if kind == "joint_exit" else (),
        answer=answer_to_first(game, way)
        if kind == "other" and way and _is_held(stability, today)
        else (),
    )


def _is_held(stability: Stability, today: int) -> bool:
    return bool(stability.stable("seq")[:, today].all())


def _who(game: Game, chosen: Flags) -> tuple[str, ...]:
    return tuple(name for name, yes in zip(game.decision_makers, chosen, strict=True) if yes)


def _against(game: Game, first: int, state: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    gain = game.ranks[:, state].astype(np.int64) - game.ranks[:, first]
    return _who(game, gain > 0), _who(game, gain < 0)


def _way(game: Game, today: int, state: int) -> tuple[Step, ...]:
    """The shortest way of best moves, where some lead there; else of improvements."""
    wanted = np.zeros(game.states, dtype=np.bool_)
    wanted[state] = True
    found = search_steps(game, today, best=True, wanted=wanted)
    if found.goal is None:
        found = search_steps(game, today, wanted=wanted)
    return found.path_to(state)


def _moves(game: Game, steps: Sequence[Step]) -> tuple[Move, ...]:
    return tuple(
        Move(game.decision_makers[s.mover], game.changes(s.source, s.target)) for s in steps
    )


def _second_best(game: Game, steps: Sequence[Step]) -> Iterator[SecondBest]:
    """The moves than which their movers have better ones, with the first of their best."""
    for step in steps:
        best = best_improvements(game, step.mover, step.source)
        if step.target not in best:
            instead = game.changes(step.source, int(best[0]))
            here = game.state(step.source)
            before = {option: here[option] for option in instead}
            changes = game.changes(step.source, step.target)
            yield SecondBest(game.decision_makers[step.mover], changes, instead, before)


def _parts(game: Game, changes: dict[str, str]) -> tuple[Move, ...]:
    parts = ((name, part_of(name, changes)) for name in game.decision_makers)
    return tuple(Move(name, part) for name, part in parts if part)
