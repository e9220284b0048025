"""Unknown preference between states, and preference of two strengths."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from tightrope.analysis.strategy.errors import InconsistentStrength
from tightrope.analysis.strategy.relations import Relations
from tightrope.analysis.strategy.report import CONCEPTS
from tightrope.analysis.strategy.verdict import code_of
from tightrope.arrays import Flags, Ints
from tightrope.conflict import Game
from tightrope.conflict.errors import WrongLength

# extension -> (leaves for a state it cannot compare, is deterred by a state it cannot compare)
EXTENSIONS = {"a": (True, False), "b": (False, False), "c": (True, True), "d": (False, True)}


@dataclass(frozen=True, eq=False)
class UnknownStability:
    """Which states are stable for whom when some preferences are unknown, in four extensions."""

    decision_makers: tuple[str, ...]
    concepts: tuple[str, ...]
    _stable: dict[tuple[str, str], Flags]

    def stable(self, concept: str, extension: str) -> Flags:
        """Gives bool (decision makers, states)."""
        return self._stable[concept, extension]

    def equilibria(self, concept: str, extension: str) -> Ints:
        """Gives the states stable for every decision maker."""
        return np.flatnonzero(self._stable[concept, extension].all(axis=0))


@dataclass(frozen=True, eq=False)
class StrengthStability:
    """Which states are stable, and which strongly so, under preference of two strengths."""

    decision_makers: tuple[str, ...]
    concepts: tuple[str, ...]
    _stable: dict[str, Flags]
    _strong: dict[str, Flags]

    def stable(self, concept: str) -> Flags:
        """Gives bool (decision makers, states): stable, whatever the strength of sanctions."""
        return self._stable[concept]

    def strongly(self, concept: str) -> Flags:
        """Gives bool (decision makers, states): every improvement meets a strongly worse answer."""
        return self._strong[concept]

    def weakly(self, concept: str) -> Flags:
        """Gives bool (decision makers, states): stable, but not strongly."""
        return self._stable[concept] & ~self._strong[concept]


def analyse_unknown(
    game: Game,
    unknown: Mapping[str, Iterable[tuple[Any, Any]]],
    concepts: Sequence[str] = CONCEPTS,
) -> UnknownStability:
    """Gives stability where decision makers' preference between some pairs of states is unknown.

    `unknown`: decision maker -> pairs of states, or of formulas, which stand for every pair of a
    state where the first holds and one where the second does; all other pairs compare by rank. Four extensions
    (Li, Hipel, Kilgour and Fang 2004): a decision maker leaves for states it cannot compare with
    the present one in a and c, not in b and d; such states deter it in c and d, not in a and b.
    Under seq the others answer by moves to better or incomparable states in all four. "Unknown" is
    not transitive, so sequences keep apart who moved last.

    Raises UnknownDecisionMaker, UnknownState, UsageMistake, and TooLargeForThis beyond 1,500
    states.
    """
    for concept in concepts:
        code_of(concept)
    relations = Relations(game)
    open_pairs = [_pairs(game, unknown, dm) for dm in relations.dms]
    better = [
        _greater(game.ranks[dm]) & ~pairs
        for dm, pairs in zip(relations.dms, open_pairs, strict=True)
    ]
    credible = [relations.moves[dm] & (better[dm] | open_pairs[dm]) for dm in relations.dms]
    table: dict[tuple[str, str], Flags] = {}
    for extension, (leaves, deters) in EXTENSIONS.items():
        for concept in concepts:
            rows = []
            for dm in relations.dms:
                leave = better[dm] | open_pairs[dm] if leaves else better[dm]
                hurts = ~better[dm] if deters else ~better[dm] & ~open_pairs[dm]
                rows.append(relations.stable(dm, concept, leave, hurts, credible))
            table[concept, extension] = np.stack(rows)
    return UnknownStability(game.decision_makers, tuple(concepts), table)


def analyse_strength(
    game: Game,
    bands: Mapping[str, Sequence[int]],
    concepts: Sequence[str] = CONCEPTS,
) -> StrengthStability:
    """Gives general and strong stability under three degrees of preference: none, mild, strong.

    `bands`: decision maker -> a number per state; a state in a higher band is strongly preferred
    to one in a lower, within a band preference by rank is mild. Whoever is left out has no strong
    preference. A state is strongly stable where every improvement, mild or strong, meets an answer
    that leaves the decision maker strongly worse off (under smr, whatever it does then); a state
    without an improvement is strongly stable (Hamouda, Kilgour and Hipel 2004, 2006).

    Raises InconsistentStrength where bands contradict ranks, WrongLength, UnknownDecisionMaker,
    UsageMistake, and TooLargeForThis beyond 1,500 states.
    """
    for concept in concepts:
        code_of(concept)
    relations = Relations(game)
    strong = _strong_preference(game, bands)
    better = [_greater(game.ranks[dm]) for dm in relations.dms]
    credible = [relations.moves[dm] & better[dm] for dm in relations.dms]
    general, strongly = {}, {}
    for concept in concepts:
        general[concept] = np.stack(
            [
                relations.stable(dm, concept, better[dm], ~better[dm], credible)
                for dm in relations.dms
            ]
        )
        strongly[concept] = np.stack(
            [
                relations.stable(dm, concept, better[dm], strong[dm].T, credible)
                for dm in relations.dms
            ]
        )
    return StrengthStability(game.decision_makers, tuple(concepts), general, strongly)


def _greater(values: npt.NDArray[Any]) -> Flags:
    """Row s, column t: t is above s."""
    return np.asarray(values[None, :] > values[:, None])


def _pairs(game: Game, unknown: Mapping[str, Iterable[tuple[Any, Any]]], dm: int) -> Flags:
    out = np.zeros((game.states, game.states), dtype=np.bool_)
    for name, pairs in unknown.items():
        if game.dm_index(name) == dm:
            for s, t in pairs:
                if isinstance(s, str) and isinstance(t, str):
                    where = f"unknown preferences of {name}"
                    one, other = (game.space.holds(text, where) for text in (s, t))
                    out |= one[:, None] & other[None, :] | other[:, None] & one[None, :]
                else:
                    at, to = game.index_of(s), game.index_of(t)
                    out[at, to] = out[to, at] = True
    np.fill_diagonal(out, val=False)
    return out


def _strong_preference(game: Game, bands: Mapping[str, Sequence[int]]) -> list[Flags]:
    """Per decision maker: row s, column t: t is strongly preferred to s."""
    out = [np.zeros((game.states, game.states), dtype=np.bool_) for _ in game.decision_makers]
    for name, given in bands.items():
        dm = game.dm_index(name)
        band = np.asarray(given)
        if band.shape != (game.states,):
            raise WrongLength(
                f"bands of {name} need one number per feasible state", value=len(band)
            )
        above = _greater(band)
        if bool((above & ~_greater(game.ranks[dm])).any()):
            s, t = map(int, np.argwhere(above & ~_greater(game.ranks[dm]))[0])
            raise InconsistentStrength(
                f"{name} strongly prefers state {t} to state {s} but does not rank it higher"
            )
        out[dm] = above
    return out
