"""The inverse question: what must whom prefer for a given outcome to hold?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import comb
from typing import Any

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.errors import TooLargeForThis
from tightrope.analysis.strategy.kernels.tables import FOR_GOOD, IMPROVING
from tightrope.analysis.strategy.search import search
from tightrope.analysis.strategy.verdict import code_of
from tightrope.arrays import Ints
from tightrope.conflict import Game

MOST_COUNTED = 20


@dataclass(frozen=True, slots=True)
class Clause:
    """What must hold so that one move does not tempt: one of the alternatives.

    An alternative is a set of states none of which the decision maker may like better than the
    outcome: the state moved to itself, or an answer of the others with whatever it could still do.
    """

    target: int
    alternatives: tuple[tuple[int, ...], ...]
    move: dict[str, str]  # option -> level: what it would do


@dataclass(frozen=True, slots=True)
class Requirement:
    """Conditions on one decision maker's ranking under which the outcome is stable for it.

    The others' preferences are taken as they stand (under SEQ and SSEQ they decide what is credible).
    """

    decision_maker: str
    state: int
    concept: str
    clauses: tuple[Clause, ...]  # all of them must be met; none: stable whatever it prefers
    met: bool  # by the ranks as they stand
    unmet: tuple[int, ...] = ()  # places among the clauses

    def met_by(self, ranks: Sequence[int] | npt.NDArray[Any]) -> bool:
        """Gives whether a ranking (a number per state, higher is better) meets all clauses."""
        at = ranks[self.state]
        return all(
            any(all(ranks[t] <= at for t in alternative) for alternative in clause.alternatives)
            for clause in self.clauses
        )


def required_preferences(game: Game, state: Any, concept: str = "seq") -> tuple[Requirement, ...]:
    """Gives, for each decision maker, what it must prefer for `state` to be stable for it.

    The outcome is an equilibrium where all requirements are met. Concepts: nash, gmr, smr, seq, sseq.
    Inverse analysis after Kinsara, Kilgour and Hipel (2015), from the definitions.
    """
    code_of(concept)
    at = game.index_of(state)
    return tuple(_required(game, at, dm, concept) for dm in range(len(game.decision_makers)))


def count_rankings(requirement: Requirement, states: int) -> int:
    """Gives how many of the `states`! strict rankings of all states meet the requirement.

    Only the states named in the clauses matter: a set B of m of them is exactly what lies below
    the outcome in |B|! (m - |B|)! / (m + 1)! of the rankings. Raises TooLargeForThis where more
    than 20 states are named.
    """
    named = sorted({t for c in requirement.clauses for a in c.alternatives for t in a})
    if len(named) > MOST_COUNTED:
        raise TooLargeForThis(
            "too many states matter to count rankings",
            value=len(named),
            allowed=f"at most {MOST_COUNTED}",
        )
    place = {t: k for k, t in enumerate(named)}
    below = np.arange(1 << len(named), dtype=np.int64)
    met = np.ones(len(below), dtype=np.bool_)
    for clause in requirement.clauses:
        some = np.zeros(len(below), dtype=np.bool_)
        for alternative in clause.alternatives:
            needed = sum(1 << place[t] for t in alternative)
            some |= (below & needed) == needed
        met &= some
    sizes = np.bincount(_ones(below[met], len(named)), minlength=len(named) + 1)
    share = sum(
        (Fraction(int(n), comb(len(named), k) * (len(named) + 1)) for k, n in enumerate(sizes)),
        Fraction(0),
    )
    for k in range(2, states + 1):
        share *= k
    return int(share)


def _ones(numbers: Ints, width: int) -> Ints:
    total = np.zeros(len(numbers), dtype=np.int64)
    for k in range(width):
        total += (numbers >> k) & 1
    return total


def _required(game: Game, state: int, dm: int, concept: str) -> Requirement:
    others = [j for j in range(len(game.decision_makers)) if j != dm]
    clauses = []
    for target in map(int, game.space.moves(dm, state)):
        alternatives = [(target,), *_answers(game, dm, target, others, concept)]
        kept = _without_supersets(alternatives)
        clauses.append(Clause(target, kept, game.changes(state, target)))
    name = game.decision_makers[dm]
    bare = Requirement(name, state, concept, tuple(clauses), met=True)
    ranks = game.ranks[dm]
    unmet = [k for k, c in enumerate(clauses) if not replace(bare, clauses=(c,)).met_by(ranks)]
    return replace(bare, met=not unmet, unmet=tuple(unmet))


def _answers(
    game: Game, dm: int, target: int, others: Collection[int], concept: str
) -> list[tuple[int, ...]]:
    if concept == "nash":
        return []
    reached = search(game, target, others, improving=concept in IMPROVING).distance > 0
    answers = map(int, np.flatnonzero(reached))
    if concept not in FOR_GOOD:
        return [(s,) for s in answers]
    return [(s, *map(int, game.space.moves(dm, s))) for s in answers]


def _without_supersets(alternatives: list[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    """Drops what asks for more than a single state that is an alternative too, and repetitions."""
    sets = dict.fromkeys(map(frozenset, alternatives))
    single = frozenset().union(*(a for a in sets if len(a) == 1))
    return tuple(tuple(sorted(a)) for a in sets if len(a) == 1 or not a & single)
