"""Why one state is stable or not, read off the diagrams: the move, and the answer that deters it."""

from __future__ import annotations

from collections.abc import Sequence

from tightrope.analysis.strategy.report import Explanation
from tightrope.analysis.strategy.symbolic.diagrams import Set
from tightrope.analysis.strategy.symbolic.worst import Rank, Stabilities

Levels = Sequence[int]
Step = tuple[str, dict[str, str]]  # who moves, option -> level after it


def why(stabilities: Stabilities, levels: Levels, dm: int, concept: str) -> Explanation:
    """Gives why a decision maker stays in one feasible state, or leaves it, under a concept.

    Where it leaves, the move told is the one after which the worst that can follow is best; where
    an answer deters it, the one that it would like best if nobody answered, and the others'
    shortest way to what undoes the gain; where nothing is better, the best it could do instead.
    """
    space = stabilities.diagrams
    here, ranks = space.only(levels), stabilities.ranks[dm]
    better = space.landing(dm, stabilities.improvements[dm], here)
    if better == space.none:
        elsewhere = space.landing(dm, stabilities.moves[dm], here) & ~here
        if elsewhere == space.none:
            return _told(stabilities, dm, concept, "no improvement", levels, levels)
        target = space.any_of(_best(elsewhere, ranks, space.none))
        return _told(stabilities, dm, concept, "no improvement", levels, target)
    if (here & stabilities.stable(dm, concept)) == space.none:
        worst = stabilities.worst(dm, concept)
        target = space.any_of(_best(better, worst, space.none))
        return _told(stabilities, dm, concept, "undeterred", levels, target)
    target = space.any_of(_best(better, ranks, space.none))
    answer, end = _answer(stabilities, target, dm, concept)
    return _told(stabilities, dm, concept, "deterred", levels, target, answer, end)


def _told(
    stabilities: Stabilities,
    dm: int,
    concept: str,
    reason: str,
    levels: Levels,
    target: Levels,
    answer: tuple[Step, ...] = (),
    end: Levels = (),
) -> Explanation:
    space = stabilities.diagrams.space
    named = {k for k in range(len(levels)) if levels[k] != target[k]}
    named |= {space.options.index(option) for _, changes in answer for option in changes}
    because, _ = stabilities.first_difference(dm, levels, target)
    _, order = stabilities.first_difference(dm, levels, end or target)
    return Explanation(
        space.decision_makers[dm],
        concept,
        stable=reason != "undeterred",
        reason=reason,
        move=_step(stabilities, dm, levels, target)[1],
        answer=answer,
        because=because,
        before={space.options[k]: space.level_names[k][levels[k]] for k in sorted(named)},
        worse=order < 0 and reason != "undeterred",
    )


def _best(states: Set, rank: Rank, none: Set) -> Set:
    """The states of the highest rank."""
    for part in rank:
        kept = states & part
        states = states if kept == none else kept
    return states


def _answer(
    stabilities: Stabilities, start: Levels, dm: int, concept: str
) -> tuple[tuple[Step, ...], Levels]:
    """The others' shortest way from `start` to the worst that can follow, and where it ends."""
    space = stabilities.diagrams
    value, worst = stabilities.value(dm, concept), stabilities.worst(dm, concept)
    origin = space.only(start)
    goal = space.feasible
    for got, least in zip(value, worst, strict=True):
        goal &= got if (origin & least) != space.none else ~got
    answers = stabilities.answers(concept)
    others = [other for other in range(len(stabilities.ranks)) if other != dm]
    layers, seen = [origin], origin
    while (layers[-1] & goal) == space.none:
        fresh = space.none
        for other in others:
            fresh |= space.landing(other, answers[other], layers[-1])
        layers.append(fresh & ~seen)
        seen |= fresh
    end = space.any_of(layers[-1] & goal)
    return _walk(stabilities, layers, end, answers, others), end


def _walk(
    stabilities: Stabilities,
    layers: Sequence[Set],
    end: Levels,
    answers: Sequence[Set],
    others: Sequence[int],
) -> tuple[Step, ...]:
    """One way through the layers, from the end back."""
    space = stabilities.diagrams
    steps: list[Step] = []
    for layer in reversed(layers[:-1]):
        there = space.only(end)
        for other in others:
            came = layer & space.some_move(other, answers[other], space.after(other, there))
            if came != space.none:
                begun = space.any_of(came)
                steps.append(_step(stabilities, other, begun, end))
                end = begun
                break
    return tuple(reversed(steps))


def _step(stabilities: Stabilities, dm: int, before: Levels, after: Levels) -> Step:
    space = stabilities.diagrams.space
    changes = {
        space.options[option]: space.level_names[option][after[option]]
        for option in space.options_of(dm)
        if before[option] != after[option]
    }
    return space.decision_makers[dm], changes
