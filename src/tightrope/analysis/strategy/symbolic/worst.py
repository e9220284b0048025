"""Which states are stable, as sets: the worst that can follow on a move, bit by bit.

A decision maker's rank of a state is the row of truth values of its statements, the first the most
important. So a rank of every state at once is one diagram per statement, and the least rank that
the others can reach is found statement by statement (option prioritisation as in Hipel, Kilgour,
Fang and Peng 1997; thresholds as in `strategy.stability`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from tightrope.analysis.strategy.symbolic.diagrams import Diagrams, Set
from tightrope.crisis.formula import Formula

Rank = tuple[Set, ...]
OnStep = Callable[[str], None]
CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
_ANY_MOVE = ("gmr", "smr")
_AND_COUNTER = ("smr", "sseq")


class Stabilities:
    """Which states are stable, decision maker by decision maker.

    wants: the statements of each decision maker, most important first. on_step is told whose
    answers to whom are looked for.
    """

    def __init__(
        self,
        diagrams: Diagrams,
        wants: Sequence[Sequence[Formula]],
        on_step: OnStep = lambda _: None,
    ) -> None:
        self.on_step = on_step
        self.diagrams = diagrams
        self.wants = wants
        self.ranks: list[Rank] = [tuple(map(diagrams.holds, stated)) for stated in wants]
        self._worst: dict[tuple[int, str], Rank] = {}

    @cached_property
    def moves(self) -> list[Set]:
        """Each decision maker's moves, standing still among them."""
        return [self.diagrams.moves(dm) for dm in range(len(self.ranks))]

    @cached_property
    def improvements(self) -> list[Set]:
        """Each decision maker's moves to what it strictly prefers."""
        found = []
        for dm, (legal, rank) in enumerate(zip(self.moves, self.ranks, strict=True)):
            found.append(legal & self._above(self._after(dm, rank), rank))
        return found

    def stable(self, dm: int, concept: str) -> Set:
        """The feasible states from which no move of `dm` is worth while.

        nash, gmr, smr, seq as `strategy.stability` has them; sseq: as seq, but the answer must
        leave `dm` no counter-move to better than where it began (Rêgo and Vieira 2017).
        """
        space = self.diagrams
        worst = self._after(dm, self.worst(dm, concept))
        tempted = space.some_move(dm, self.moves[dm], self._above(worst, self.ranks[dm]))
        return space.feasible & ~tempted

    def answers(self, concept: str) -> list[Set]:
        """The moves of each decision maker that count as an answer under a concept."""
        return self.moves if concept in _ANY_MOVE else self.improvements

    def value(self, dm: int, concept: str) -> Rank:
        """What a state is worth to `dm` when the others' answer ends there."""
        rank = self.ranks[dm]
        return (
            self._extreme(dm, rank, self.moves[dm], least=False)
            if concept in _AND_COUNTER
            else rank
        )

    def worst(self, dm: int, concept: str) -> Rank:
        """The rank that a move of `dm` to each state is good for, when the worst follows; made once."""
        if (dm, concept) not in self._worst:
            self._worst[dm, concept] = self._find_worst(dm, concept)
        return self._worst[dm, concept]

    def _find_worst(self, dm: int, concept: str) -> Rank:
        rank = self.ranks[dm]
        if concept == "nash":
            return rank
        reached, answers = self.value(dm, concept), self.answers(concept)
        names = self.diagrams.space.decision_makers
        others = [other for other in range(len(names)) if other != dm]
        while True:
            before = reached
            for other in others:
                self.on_step(f"{concept}: {names[dm]}, answers of {names[other]}")
                reached = self._lower(reached, self._extreme(other, reached, answers[other]))
            if reached == before:
                return self._lower(rank, reached)

    def first_difference(
        self, dm: int, here: Sequence[int], there: Sequence[int]
    ) -> tuple[str, int]:
        """The first statement of `dm` on which two states differ, and whether `there` is better
        (1), worse (-1) or, with no such statement, alike (0)."""
        options = self.diagrams.space.options
        before = dict(zip(options, here, strict=True))
        after = dict(zip(options, there, strict=True))
        for want in self.wants[dm]:
            if want.evaluate(before) != want.evaluate(after):
                return str(want), 1 if want.evaluate(after) else -1
        return "", 0

    def _extreme(self, mover: int, rank: Rank, pairs: Set, *, least: bool = True) -> Rank:
        """The least (or highest) rank that the mover's `pairs` lead to; the highest of all where
        they lead nowhere, which lowers nothing."""
        space = self.diagrams
        found = []
        for after in self._after(mover, rank):
            wanted = ~after if least else after
            got = space.some_move(mover, pairs, wanted)
            found.append(~got if least else got)
            pairs &= ~space.differ(wanted, got)
        return tuple(found)

    def _lower(self, one: Rank, other: Rank) -> Rank:
        """The lower of two ranks, state by state."""
        space = self.diagrams
        above = self._above(one, other)
        if above == space.none:
            return one
        return tuple(space.choose(above, b, a) for a, b in zip(one, other, strict=True))

    def _above(self, one: Rank, other: Rank) -> Set:
        """Where one rank is higher than the other: it holds the first statement they differ in."""
        space, found = self.diagrams, self.diagrams.none
        for a, b in zip(reversed(one), reversed(other), strict=True):
            found = space.choose(space.differ(a, b), a, found)
        return found

    def _after(self, mover: int, rank: Rank) -> Rank:
        return tuple(self.diagrams.after(mover, part) for part in rank)
