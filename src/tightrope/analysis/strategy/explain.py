"""Why a state is stable for a decision maker, or not: who would move where, who would answer how."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.analysis.strategy.kernels.tables import FOR_GOOD, IMPROVING
from tightrope.analysis.strategy.report import CONCEPTS, Explanation, Outcome
from tightrope.analysis.strategy.search import (
    Reached,
    Step,
    least_changed,
    neighbours,
    search,
)
from tightrope.analysis.strategy.stability import Stability
from tightrope.arrays import Flags, Int32s, Ints
from tightrope.conflict import Game, Interests, Priorities
from tightrope.crisis.model import Interest
from tightrope.errors import UsageMistake, nearest

EXPLAINED_CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq", "sim")
Answer = tuple[tuple[Step, ...], int]  # the moves, and the state they end in


def explain(
    game: Game,
    state: int,
    decision_maker: str | int,
    concept: str = "seq",
    *,
    stable: bool | None = None,
) -> Explanation:
    """Gives why `state` is stable for the decision maker under the concept, or why it is not.

    Stable without an improvement: "no improvement", with the best of its other moves. Stable because each improvement would be
    answered: "deterred", with the most tempting improvement and the shortest answer to it that
    leaves the decision maker no better off (under sim: improvements that the others named make
    from `state` at the same moment). Unstable: "undeterred", with the best improvement that nobody
    deters. `stable` saves time where the verdict is known. Raises UsageMistake for an unknown
    concept.
    """
    _check_concept(concept)
    dm = game.dm_index(decision_maker)
    best_first = _best_first(game, dm, state)
    if not len(best_first):
        return _told(game, state, dm, concept, None, None)
    tempting = int(best_first[0])
    first_answer = answer_to(game, state, dm, tempting, concept)
    if stable and first_answer is not None:
        return _told(game, state, dm, concept, first_answer, tempting)
    for target in map(int, best_first):
        answer = first_answer if target == tempting else answer_to(game, state, dm, target, concept)
        if answer is None:
            return _told(game, state, dm, concept, None, target)
    return _told(game, state, dm, concept, first_answer, tempting)


def _check_concept(concept: str) -> None:
    if concept not in EXPLAINED_CONCEPTS:
        raise UsageMistake(
            "this concept cannot be explained",
            value=concept,
            hint=nearest(concept, EXPLAINED_CONCEPTS),
        )


def _best_first(game: Game, dm: int, state: int) -> Ints:
    targets = game.improvements(dm, state)
    targets = least_changed(game, state, targets)
    return targets[np.argsort(-game.ranks[dm, targets].astype(np.int64), kind="stable")]


def answer_to(game: Game, state: int, dm: int, target: int, concept: str) -> Answer | None:
    """Gives the shortest answer of the others to the move of `dm` to `target` after which it is no
    better off than in `state`, and the state they end in; None: nothing undoes the gain."""
    if concept == "nash":
        return None
    if concept == "sim":
        return simultaneous_answer(game, state, dm, target)
    ranks = game.ranks[dm]
    hurts = ranks <= ranks[state]
    others = [j for j in range(len(game.decision_makers)) if j != dm]
    improving = concept in IMPROVING
    if concept in FOR_GOOD:
        hurts = _hurts_for_good(game, dm, target, int(ranks[state]), others, hurts)
    found: Reached = search(game, target, others, improving=improving, wanted=hurts)
    return None if found.goal is None else (found.path_to(found.goal), found.goal)


def _hurts_for_good(
    game: Game, dm: int, target: int, level: int, others: Sequence[int], hurts: Flags
) -> Flags:
    """Narrows `hurts` to states reached from which no move of `dm` gets above `level`."""
    reached = search(game, target, others, improving=False).distance > 0
    kept = hurts & reached
    sources, targets = neighbours(game, dm, np.flatnonzero(kept))
    kept[sources[game.ranks[dm, targets] > level]] = False
    return kept


def deciding_statement(game: Game, dm: int, one: int, other: int) -> str:
    """Gives the first of the decision maker's statements that tells two states apart; "" where
    none does or it states none."""
    wanted = game.preferences[game.decision_makers[dm]]
    lines = wanted.lines if isinstance(wanted, Interests) else wanted
    return lines.telling_apart(game.space, one, other) if isinstance(lines, Priorities) else ""


def deciding_interest(game: Game, dm: int, one: int, other: int) -> Interest | None:
    """Gives the interest by which `one` and `other` differ most for a decision maker in the
    direction it prefers; None where a statement decides, or it has no interests."""
    wanted = game.preferences[game.decision_makers[dm]]
    ranks = game.ranks[dm]
    if not isinstance(wanted, Interests) or ranks[one] == ranks[other]:
        return None
    if deciding_statement(game, dm, one, other):
        return None
    better, worse = (one, other) if ranks[one] > ranks[other] else (other, one)
    split = wanted.stakes.split(wanted.actor, worse, better)
    return wanted.stakes.interests[wanted.actor][int(split.argmax())]


def _told(
    game: Game, state: int, dm: int, concept: str, answer: Answer | None, target: int | None
) -> Explanation:
    who = game.decision_makers
    steps = tuple(
        (who[step.mover], game.changes(step.source, step.target))
        for step in (answer[0] if answer else ())
    )
    reason, end = "undeterred", target
    if target is None:
        reason, target = "no improvement", _best_alternative(game, dm, state)
        end = target
    elif answer is not None:
        reason, end = "deterred", answer[1]
    move = {} if target is None else game.changes(state, target)
    levels = game.state(state)
    interest = None if target is None else deciding_interest(game, dm, target, state)
    named = dict.fromkeys([*move, *(option for _, change in steps for option in change)])
    return Explanation(
        decision_maker=who[dm],
        concept=concept,
        stable=reason != "undeterred",
        reason=reason,
        move=move,
        answer=steps,
        because="" if target is None else deciding_statement(game, dm, target, state),
        interest=(interest and interest.in_) or "",
        duty=(interest and interest.duty) or "",
        before={option: levels[option] for option in named},
        worse=end is not None and bool(game.ranks[dm, end] < game.ranks[dm, state]),
    )


def _best_alternative(game: Game, dm: int, state: int) -> int | None:
    """What it could do instead where nothing is better: what it likes best, changing the least."""
    targets = game.moves(dm, state)
    if not len(targets):
        return None
    targets = least_changed(game, state, targets)
    return int(targets[game.ranks[dm, targets].argmax()])


MOST_COMBINATIONS = 5_000_000


def simultaneous_answer(
    game: Game, state: int, dm: int, target: int
) -> tuple[tuple[Step, ...], int] | None:
    """Gives improvements that others make from `state` at the same time and the state all moves
    together lead to, no better for `dm` than `state`; None where no combination does that.

    The fewest movers that suffice are named; among equals the first in the order of decision
    makers and states. Raises TooLargeForThis where there are too many combinations.
    """
    codes = game.space.codes
    others = [j for j in range(len(game.decision_makers)) if j != dm]
    choices = [game.improvements(j, state) for j in others]
    if (count := int(np.prod([len(c) + 1 for c in choices], dtype=np.float64))) > MOST_COMBINATIONS:
        raise TooLargeForThis(
            "too many combinations of simultaneous improvements", value=f"{count:,}"
        )
    after = codes[[target]]
    movers = np.zeros(1, dtype=np.int64)
    for targets in choices:
        shift = np.concatenate([[0], codes[targets] - codes[state]])
        after = (after[:, None] + shift).reshape(-1)
        movers = (movers[:, None] + (shift != 0)).reshape(-1)
    ends = game.space.find(after)
    ranks = game.ranks[dm]
    hurts = (movers > 0) & (ends >= 0) & (ranks[np.maximum(ends, 0)] <= ranks[state])
    found = np.flatnonzero(hurts)
    if not len(found):
        return None
    best = int(found[movers[found].argmin()])
    picked = np.unravel_index(best, [len(c) + 1 for c in choices])
    steps = tuple(
        Step(j, state, int(targets[k - 1]))
        for j, targets, k in zip(others, choices, map(int, picked), strict=True)
        if k
    )
    return steps, int(ends[best])


def describe_outcome(
    game: Game,
    state: int,
    stability: Stability,
    steps: Int32s | None = None,
) -> Outcome:
    """Gives one state with its verdicts and, for each decision maker, the reason under SEQ.

    `steps` (states,) are the fewest improvements from the status quo, -1 where none lead there.
    """
    who = game.decision_makers
    tables = {concept: stability.stable(concept)[:, state] for concept in CONCEPTS}
    stable = {
        concept: {name: bool(held) for name, held in zip(who, column, strict=True)}
        for concept, column in tables.items()
    }
    known = -1 if steps is None else int(steps[state])
    return Outcome(
        state=state,
        levels=game.state(state),
        stable=stable,
        equilibrium={concept: all(column.values()) for concept, column in stable.items()},
        steps=None if known < 0 else known,
        explanations=tuple(
            explain(game, state, name, "seq", stable=stable["seq"][name]) for name in who
        ),
    )
