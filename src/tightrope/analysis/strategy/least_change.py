"""The mediator's question: what would have to change in what is wanted, at the least?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import comb, prod
from typing import Any, Literal

import numpy as np

from tightrope.analysis.strategy.kernels.tables import IMPROVING
from tightrope.analysis.strategy.raised import Raised
from tightrope.analysis.strategy.reorderings import (
    Change,
    Reordering,
    raises_in,
    reorderings,
    shares,
    size_of,
)
from tightrope.analysis.strategy.verdict import Verdicts, code_of
from tightrope.conflict import Game
from tightrope.conflict.errors import NoPriorities
from tightrope.errors import UsageMistake

Goal = Literal["holds", "breaks"]
MOST_ALTERNATIVES = 6
MOST_TOGETHER = 300_000  # changes over everybody together, beyond those of two raises


@dataclass(frozen=True, slots=True)
class LeastChange:
    """The smallest change of the stated priorities after which an outcome holds, or breaks.

    `raises` is empty both where nothing need change and where nothing was found: see `found`.
    `proven` says that no smaller change exists (or, where none was found, that none of at most
    `searched` raised statements does it).
    """

    state: int
    """The outcome, a number of a feasible state."""
    levels: dict[str, str]
    """The same as option -> level."""
    concept: str
    """The concept of stability."""
    goal: Goal
    """Whether it shall hold or break."""
    found: bool
    """Whether a change was found; also where nothing need change."""
    raises: tuple[Raised, ...]
    """The statements that are raised."""
    places: int
    """How many places they rise, together."""
    priorities: dict[str, tuple[str, ...]]
    """The new order of everybody whose order changes."""
    alternatives: tuple[tuple[Raised, ...], ...]
    """Other changes of as few raises."""
    proven: bool
    """Whether it was shown that no smaller change exists."""
    searched: int
    """Of up to how many raises all were tried."""
    unmoved: tuple[str, ...] = ()
    """Whom no change of its own makes stay, where nothing was found."""


def least_change(
    game: Game,
    state: Any,
    concept: str = "seq",
    *,
    goal: Goal = "holds",
    who: Collection[str] | None = None,
    most: int = 3,
) -> LeastChange:
    """Gives the fewest raised statements, then fewest places, after which `state` is an
    equilibrium (goal "holds") or no longer one ("breaks").

    Parameters: `state` as levels, option -> level or index; `concept` nash, gmr, smr, seq or sseq; `who`
    may change its priorities (None: everybody whose preferences are priorities); `most` raised
    statements are tried, by each decision maker. A raise puts a statement directly above another.

    Under Nash, GMR and SMR a decision maker's verdict depends on its own priorities alone, so each
    is searched by itself and the answer is exact. Under SEQ and SSEQ a change may also make another's
    answer credible: all changes of one and of two raises are tried over everybody together,
    and of more while they are fewer than `MOST_TOGETHER`; beyond that each one's own smallest
    change is combined and checked (`proven` is then false).

    Raises NoPriorities where nobody has statements to raise; UnknownState; UsageMistake.
    """
    if goal not in ("holds", "breaks"):
        raise UsageMistake("goal of the least change", value=goal, allowed="'holds' or 'breaks'")
    code_of(concept)
    asked = _Asked(game, game.index_of(state), concept, goal, _able(game, who), most)
    found, alternatives, proven = asked.search()
    return _told(asked, found, alternatives, proven=proven)


def _able(game: Game, who: Collection[str] | None) -> tuple[int, ...]:
    stated = game.priorities
    chosen = stated if who is None else [game.decision_makers[game.dm_index(w)] for w in who]
    able = [game.dm_index(name) for name in chosen if len(stated.get(name, ())) > 1]
    if not able:
        raise NoPriorities(
            "nobody who may change has two or more stated priorities",
            value=", ".join(chosen) or None,
            hint="least changes are changes of the order of statements",
        )
    return tuple(sorted(able))


class _Asked:
    """One question while it is worked on."""

    def __init__(
        self,
        game: Game,
        state: int,
        concept: str,
        goal: Goal,
        able: tuple[int, ...],
        most: int,
    ) -> None:
        self.game, self.state, self.concept, self.goal = game, state, concept, goal
        self.able, self.most = able, most
        self.verdicts = Verdicts(game)
        everybody = range(len(game.decision_makers))
        self.unmoved: list[int] = []  # those no change of their own makes stay
        self.unstable = [i for i in everybody if not self.verdicts.stable(state, i, concept)]

    def search(self) -> tuple[Change | None, list[Change], bool]:
        if bool(self.unstable) == (self.goal == "breaks"):
            return (), [], True
        if self.concept not in IMPROVING:
            return self._each_by_itself()
        together, tried = self._together()
        if together:
            return together[0], together[1:], True
        found, others, _ = self._each_by_itself() if self.most > tried else (None, [], True)
        if found is not None and self._reached(found):
            return found, [c for c in others if self._reached(c)], False
        return None, [], self.most <= tried

    # --- one decision maker at a time ----------------------------------------------------------

    def _each_by_itself(self) -> tuple[Change | None, list[Change], bool]:
        if self.goal == "breaks":
            found: list[Change] = [((i, r),) for i in self.able for r in self._own(i)]
        else:
            parts = [
                [(i, r) for r in self._own(i)][:MOST_ALTERNATIVES] if i in self.able else []
                for i in self.unstable
            ]
            self.unmoved = [i for i, part in zip(self.unstable, parts, strict=True) if not part]
            found = list(product(*parts))
        found.sort(key=size_of)
        return (found[0], found[1:], True) if found else (None, [], True)

    def _own(self, dm: int) -> list[Reordering]:
        """The orders of one decision maker with the fewest raises that make the state stable for
        it, or no longer stable."""
        local = self.verdicts.local(self.state, dm, self.concept)
        for level in reorderings(self.verdicts.statements(dm), self.most):
            fitting = [r for r in level if local.stable(r.order) == (self.goal == "holds")]
            if fitting:
                return fitting
        return []

    # --- everybody together --------------------------------------------------------------------

    def _together(self) -> tuple[list[Change], int]:
        """The smallest changes over everybody together, and up to how many raises all were tried."""
        steps = {i: reorderings(self.verdicts.statements(i), self.most) for i in self.able}
        levels = {i: [next(own)] for i, own in steps.items()}
        ones = sum(comb(self.verdicts.statements(i), 2) for i in self.able)
        for raised in range(1, self.most + 1):
            if raised > 2 and comb(ones + raised - 1, raised) > MOST_TOGETHER:
                return [], raised - 1
            for i, own in steps.items():
                levels[i].append(next(own, ()))
            fitting = [c for shared in shares(levels, raised) for c in self._fitting(shared)]
            if fitting:
                return sorted(fitting, key=size_of)[: MOST_ALTERNATIVES + 1], raised
        return [], self.most

    def _fitting(self, shared: Mapping[int, Sequence[Reordering]]) -> Iterator[Change]:
        """The changes that do it, of one reordering of each decision maker named."""
        orders = {dm: [r.order for r in own] for dm, own in shared.items()}
        sizes = [len(own) for own in orders.values()]
        if not all(sizes):
            return
        held = self.verdicts.after(self.state, self.concept, orders, self.unstable)
        chosen = held if self.goal == "holds" else np.setdiff1d(np.arange(prod(sizes)), held)
        for picks in zip(*np.unravel_index(chosen, sizes), strict=True):
            yield tuple(
                (dm, own[int(n)]) for n, (dm, own) in zip(picks, shared.items(), strict=True)
            )

    def _reached(self, change: Change) -> bool:
        orders = {dm: reordering.order for dm, reordering in change}
        held = self.verdicts.equilibrium(self.state, self.concept, orders, first=self.unstable)
        return held == (self.goal == "holds")


# --- in words ---------------------------------------------------------------------------------


def _told(
    asked: _Asked, found: Change | None, alternatives: list[Change], *, proven: bool
) -> LeastChange:
    game = asked.game
    change = found or ()
    fewest = [c for c in alternatives if raises_in(c) == raises_in(change)][:MOST_ALTERNATIVES]
    raises = name_raises(game, change)
    return LeastChange(
        state=asked.state,
        levels=game.state(asked.state),
        concept=asked.concept,
        goal=asked.goal,
        found=found is not None,
        raises=raises,
        places=sum(r.places for _, r in change),
        priorities={
            game.decision_makers[dm]: tuple(
                game.priorities[game.decision_makers[dm]][k] for k in r.order
            )
            for dm, r in change
        },
        alternatives=tuple(name_raises(game, c) for c in fewest),
        proven=proven,
        searched=asked.most,
        unmoved=tuple(game.decision_makers[i] for i in asked.unmoved) if found is None else (),
    )


def name_raises(game: Game, change: Change) -> tuple[Raised, ...]:
    """Gives who raises which statement above which, by name."""
    out = []
    for dm, reordering in change:
        name = game.decision_makers[dm]
        texts = game.priorities[name]
        out += [Raised(name, texts[a], texts[b]) for a, b in reordering.raises]
    return tuple(out)
