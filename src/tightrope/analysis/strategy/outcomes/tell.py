"""From hundreds of stable states the few that matter, each set against today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.explain import changed_options, describe_outcome
from tightrope.analysis.strategy.outcomes.joint_exits import find_joint_exits, undoes_nothing
from tightrope.analysis.strategy.outcomes.reasons import find_reasons
from tightrope.analysis.strategy.report import (
    FirstStep,
    Kind,
    Move,
    Outcome,
    Outsider,
    ToldOutcome,
    ToldOutcomes,
)
from tightrope.analysis.strategy.search import search
from tightrope.analysis.strategy.stability import Stability
from tightrope.conflict import Game


def part_of(decision_maker: str, changes: Mapping[str, str]) -> dict[str, str]:
    """Gives those of the changes that are this decision maker's own."""
    return {o: level for o, level in changes.items() if o.partition(".")[0] == decision_maker}


def find_first_steps(game: Game, today: int, target: int) -> tuple[FirstStep, ...]:
    """Gives, for each mover of a joint exit, what it meets if it makes its part alone and first."""
    changes = changed_options(game, today, target)
    own = [(dm, part_of(name, changes)) for dm, name in enumerate(game.decision_makers)]
    return tuple(_first_step(game, today, target, dm, part) for dm, part in own if part)


def _first_step(game: Game, today: int, target: int, dm: int, part: dict[str, str]) -> FirstStep:
    name = game.decision_makers[dm]
    levels = game.space.decode(game.space.codes[[today, target]])
    own = list(game.space.options_of(dm))
    levels[0, own] = levels[1, own]
    alone = int(game.space.find(game.space.encode(levels[:1]))[0])
    if alone not in game.space.moves(dm, today):
        return FirstStep(name, part, "impossible", (), completed=False)
    others = [j for j in range(len(game.decision_makers)) if j != dm]
    worse = game.ranks[dm] < game.ranks[dm, today]
    answered = search(game, alone, others, improving=True, wanted=worse)
    led_on = search(game, alone, others, improving=True).distance[target] > 0
    exploited = () if answered.goal is None else answered.path_to(answered.goal)
    return FirstStep(
        decision_maker=name,
        changes=part,
        alone=_compared(int(game.ranks[dm, alone]) - int(game.ranks[dm, today])),
        exploited=tuple(
            Move(game.decision_makers[s.mover], changed_options(game, s.source, s.target))
            for s in exploited
        ),
        completed=bool(led_on),
    )


def _compared(gain: int) -> Literal["worse", "same", "better"]:
    if gain == 0:
        return "same"
    return "better" if gain > 0 else "worse"


def find_outsiders(
    game: Game, outcome: Outcome, changes: Mapping[str, str]
) -> tuple[Outsider, ...]:
    """Gives, for everybody without a part in it, why it leaves the outcome alone under SEQ."""
    found = []
    for told in outcome.explanations:
        if part_of(told.decision_maker, changes):
            continue
        if told.reason == "deterred":
            found.append(Outsider(told.decision_maker, "answer", dict(told.move)))
        elif len(game.moves(told.decision_maker, outcome.state)):
            found.append(Outsider(told.decision_maker, "no better move", {}))
        else:
            found.append(Outsider(told.decision_maker, "no move", {}))
    return tuple(found)


Ints = npt.NDArray[np.int64]
MOST_TOLD = 7  # what a reader keeps apart; the rest is counted


def tell_outcomes(
    game: Game, stability: Stability, steps: npt.NDArray[np.int32], *, most: int = MOST_TOLD
) -> ToldOutcomes:
    """Gives today, where improvements lead from it, the joint exits and what else all would like.

    - *today*: the status quo, whether it holds or not.
    - *path*: where today is no SEQ equilibrium, the SEQ equilibria that single improvements lead
      to (none do: all SEQ equilibria nobody likes less).
    - *joint exit*: see `find_joint_exits`; self-enforcing ones (Nash as well) first.
    - *other*: SEQ equilibria that somebody prefers to today and nobody likes less, unless they are
      one of the above with further changes: those are counted.

    Outcomes that everybody ranks equally are told once, by the one with the fewest changes. At
    most `most` are told; `untold` counts the others, SEQ equilibria of no kind among `other`.
    Equilibria that undo something irreversible cannot come about any more and are left out.
    `steps` (states,) are those of `steps_from_status_quo`. Empty without a status quo.
    """
    today = game.status_quo
    if today is None:
        return ToldOutcomes((), {})
    equilibria = stability.equilibria("seq")
    equilibria = equilibria[undoes_nothing(game, today, equilibria)]
    found = _Found(game, today, equilibria)
    paths = [] if today in equilibria else found.new(_by_distance(equilibria, steps))
    exits = found.new(find_joint_exits(game, today, equilibria))
    liked = _liked_by_all(game, today, equilibria)
    others = found.new(_no_variants(game, today, liked, [*paths, *exits]))
    exits = _best_first(game, stability, today, exits)
    kinds: list[tuple[Kind, int]] = [
        ("today", int(today)),
        *(("path", s) for s in paths),
        *(("joint_exit", s) for s in exits),
        *(("other", s) for s in others),
    ]
    told = _room_for_each(kinds, most)
    outcomes = tuple(
        replace(_tell(game, stability, steps, kind, state), same_for_all=found.alike(state))
        for kind, state in told
    )
    return ToldOutcomes(outcomes, _untold(kinds, told, found.never_found))


class _Found:
    """The outcomes found so far; of states that everybody ranks equally the first one counts."""

    def __init__(self, game: Game, today: int, equilibria: Ints) -> None:
        self._states = np.append(equilibria, today)
        self._classes = _rank_classes(game, self._states)
        self._class_of = dict(zip(self._states.tolist(), self._classes.tolist(), strict=True))
        self._seen = {self._class_of[today]}

    def new(self, states: Sequence[int] | Ints) -> list[int]:
        """Those of the states that somebody ranks otherwise than all found before."""
        fresh = []
        for state in map(int, states):
            if self._class_of[state] not in self._seen:
                self._seen.add(self._class_of[state])
                fresh.append(state)
        return fresh

    def alike(self, state: int) -> int:
        """How many further equilibria everybody ranks as this state."""
        same = self._classes[:-1] == self._class_of[state]
        return int(same.sum()) - int(state in self._states[:-1][same])

    @property
    def never_found(self) -> int:
        """How many different outcomes there are among the equilibria besides those found."""
        return len(np.unique(self._classes)) - len(self._seen)


def _rank_classes(game: Game, states: Ints) -> Ints:
    """A number per state, equal where every decision maker ranks the states equally."""
    classes = np.zeros(len(states), dtype=np.int64)
    for ranks in game.ranks[:, states].astype(np.int64):
        pairs = classes * (int(ranks.max()) + 1) + ranks
        classes = np.unique(pairs, return_inverse=True)[1].reshape(-1).astype(np.int64)
    return classes


def _by_distance(equilibria: Ints, steps: npt.NDArray[np.int32]) -> Ints:
    reached = equilibria[steps[equilibria] > 0]
    return reached[np.lexsort((reached, steps[reached]))]


def _liked_by_all(game: Game, today: int, equilibria: Ints) -> Ints:
    """Equilibria nobody ranks below today and somebody above it, most liked first."""
    gain = game.ranks[:, equilibria].astype(np.int64) - game.ranks[:, [today]]
    liked = np.flatnonzero((gain >= 0).all(axis=0) & (gain > 0).any(axis=0))
    many = (gain[:, liked] > 0).sum(axis=0)
    changes = _changes(game, today, equilibria[liked])
    return equilibria[liked[np.lexsort((equilibria[liked], changes, -many))]]


def _no_variants(game: Game, today: int, states: Ints, told: Sequence[int]) -> Ints:
    """The states that are no outcome told already with further changes."""
    levels = game.space.decode(game.space.codes[states])
    here = game.space.decode(game.space.codes[[today]])[0]
    fresh = np.ones(len(states), dtype=np.bool_)
    for other in game.space.decode(game.space.codes[list(told)]) if told else ():
        changed = other != here
        fresh &= ~(levels[:, changed] == other[changed]).all(axis=1)
    return states[fresh]


def _changes(game: Game, today: int, states: Ints) -> Ints:
    levels = game.space.decode(game.space.codes[states])
    here = game.space.decode(game.space.codes[[today]])
    changes: Ints = (levels != here).sum(axis=1)
    return changes


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
    steps: npt.NDArray[np.int32],
    kind: Kind,
    state: int,
) -> ToldOutcome:
    today = game.index_of(game.status_quo)
    outcome = describe_outcome(game, state, stability, steps)
    changes = changed_options(game, today, state)
    by_steps = steps[state] > 0
    return ToldOutcome(
        kind=kind,
        changes=changes,
        holds=outcome.equilibrium,
        prefer=_who(game, game.ranks[:, state] > game.ranks[:, today]),
        oppose=_who(game, game.ranks[:, state] < game.ranks[:, today]),
        moves=_improvements(game, today, state) if by_steps else _parts(game, changes),
        self_enforcing=outcome.equilibrium["nash"],
        single_steps=bool(by_steps),
        outcome=outcome,
        first_steps=find_first_steps(game, today, state) if kind == "joint_exit" else (),
        outsiders=find_outsiders(game, outcome, changes) if kind == "joint_exit" else (),
        reasons=find_reasons(game, today, state),
    )


def _who(game: Game, chosen: npt.NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(name for name, yes in zip(game.decision_makers, chosen, strict=True) if yes)


def _improvements(game: Game, today: int, state: int) -> tuple[Move, ...]:
    wanted = np.zeros(game.states, dtype=np.bool_)
    wanted[state] = True
    everybody = range(len(game.decision_makers))
    trail = search(game, today, everybody, improving=True, wanted=wanted).path_to(state)
    return tuple(
        Move(game.decision_makers[s.mover], changed_options(game, s.source, s.target))
        for s in trail
    )


def _parts(game: Game, changes: dict[str, str]) -> tuple[Move, ...]:
    parts = ((name, part_of(name, changes)) for name in game.decision_makers)
    return tuple(Move(name, part) for name, part in parts if part)
