"""What each decision maker wants, in the forms people state it, turned into ranks of states.

Ranks are integers from 0 (worst) upwards; only their order means anything. Ties are allowed in
every form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from tightrope.arrays import Flags, Int32s, Ints
from tightrope.conflict.errors import (
    CyclicRanking,
    DuplicateState,
    NotANumber,
    UnrankedState,
    WrongLength,
)
from tightrope.conflict.locate import locate_option, locate_state
from tightrope.conflict.ranks import dense_ranks, rank_above, rank_rows
from tightrope.conflict.states import StateSpace
from tightrope.conflict.worth import Stakes
from tightrope.crisis.formula import Formula
from tightrope.crisis.parse_formula import parse_formula

Number = int | float | Decimal | Fraction


@runtime_checkable
class Preferences(Protocol):
    """Anything that can rank the states of a space."""

    def rank(self, space: StateSpace, where: str) -> Int32s:
        """Gives a rank per feasible state, int32 (states,), higher better; `where` names whose."""
        ...


@dataclass(frozen=True)
class Priorities:
    """Preference statements, most important first (option prioritisation).

    The first statement on which two states differ decides which is preferred: the one where it
    holds. Statements are formulas as text (or parsed), over `actor.option`, or the bare option
    where only one decision maker has it. Hipel, Kilgour, Fang and Peng 1997.
    """

    statements: tuple[str | Formula, ...]

    def __init__(self, statements: Iterable[str | Formula]) -> None:
        object.__setattr__(self, "statements", tuple(statements))

    def holds(self, space: StateSpace, where: str = "priorities") -> Iterator[Flags]:
        """Gives, statement by statement, in which feasible states it holds, bool (states,)."""
        formulas = [
            parse_formula(text, space.option_levels, where=f"{where}, statement {k}")
            if isinstance(text, str)
            else text
            for k, text in enumerate(self.statements, 1)
        ]
        used = dict.fromkeys(name for formula in formulas for name in formula.options)
        columns = {name: space.column(locate_option(space, name, where=where)) for name in used}
        for formula in formulas:
            yield np.asarray(formula.evaluate(columns), dtype=np.bool_)

    def bits(self, space: StateSpace, where: str = "priorities") -> Flags:
        """Whether each statement holds in each feasible state, bool (statements, states)."""
        out = np.empty((len(self.statements), space.size), dtype=np.bool_)
        for row, held in zip(out, self.holds(space, where), strict=True):
            row[:] = held
        return out

    def telling_apart(self, space: StateSpace, one: int, other: int) -> str:
        """Gives the first statement that holds in one of two states alone; "" where none does."""
        first, second = (
            dict(zip(space.options, levels, strict=True))
            for levels in space.levels_of([one, other]).tolist()
        )
        for statement in self.statements:
            formula = (
                parse_formula(statement, space.option_levels)
                if isinstance(statement, str)
                else statement
            )
            if formula.evaluate(first) != formula.evaluate(second):
                return str(statement)
        return ""

    def rank(self, space: StateSpace, where: str = "priorities") -> Int32s:
        """Gives the rank of each state by the first statement that tells two apart."""
        return rank_rows(self.holds(space, where), space.size)


@dataclass(frozen=True, eq=False)
class Interests:
    """Lines that decide first, then the cell that a state's worth falls into (higher is better).

    `cells` int64 (states,) come from `stakes`, those of `actor`; there may be no lines.
    """

    lines: Priorities
    cells: Ints
    stakes: Stakes
    actor: str

    @property
    def statements(self) -> tuple[str | Formula, ...]:
        """The lines that stand above the interests."""
        return self.lines.statements

    def rank(self, space: StateSpace, where: str = "interests") -> Int32s:
        """Gives the rank of each state by the first line that tells two apart, then by worth."""
        return rank_above(self.lines.rank(space, where), self.cells)


@dataclass(frozen=True)
class Ranking:
    """States from best to worst; states in a set (or list of states) tie.

    A state is its levels as a tuple (numbers or names), a mapping from options to levels, or its
    index among the feasible states. Every feasible state must have a place.
    """

    places: tuple[Any, ...]

    def __init__(self, best_first: Iterable[Any]) -> None:
        object.__setattr__(self, "places", tuple(best_first))

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[int, int]], states: int) -> Ranking:
        """Gives the ranking that strict comparisons (better, worse) of state indices imply.

        States that the comparisons leave open tie with as many as they can, best place first.
        Raises `CyclicRanking` where a state would be better than itself.
        """
        return cls(_layers(list(pairs), states))

    def rank(self, space: StateSpace, where: str = "ranking") -> Int32s:
        """Gives the rank of each state: how many places lie below its own."""
        out = np.full(space.size, -1, dtype=np.int32)
        for k, place in enumerate(self.places):
            for state in _tied(place):
                at = locate_state(space, state, where=where)
                if out[at] >= 0:
                    raise DuplicateState(
                        "this state stands twice in the ranking, so it would be better than itself",
                        where=where,
                        value=str(state),
                    )
                out[at] = len(self.places) - 1 - k
        missing = np.flatnonzero(out < 0)
        if len(missing):
            raise _unranked(space, missing, where)
        return out


@dataclass(frozen=True)
class Weights:
    """Formulas with weights; a state's worth is the sum of the weights of those that hold in it.

    Weights are ints, floats (as they are written: 0.1 is a tenth), decimals or fractions, and are
    added up exactly: 0.1 and 0.2 are worth as much as 0.3.
    """

    weights: tuple[tuple[str | Formula, Number], ...]

    def __init__(
        self, weights: Mapping[str | Formula, Number] | Iterable[tuple[str | Formula, Number]]
    ) -> None:
        pairs = weights.items() if isinstance(weights, Mapping) else weights
        object.__setattr__(self, "weights", tuple(pairs))

    def rank(self, space: StateSpace, where: str = "weights") -> Int32s:
        """Gives the rank of each state by its summed weight."""
        held = Priorities(formula for formula, _ in self.weights).holds(space, where)
        whole = _whole([weight for _, weight in self.weights], where)
        worth = np.zeros(space.size, dtype=whole.dtype)
        for row, weight in zip(held, whole, strict=True):
            worth += row.astype(whole.dtype) * weight
        return dense_ranks(worth)


@dataclass(frozen=True)
class Payoffs:
    """What is got in which states: the first formula that holds in a state gives its payoff.

    Payoffs are numbers as those of `Weights` and compared exactly; only their order means anything.
    """

    entries: tuple[tuple[str | Formula, Number], ...]

    def __init__(self, entries: Iterable[tuple[str | Formula, Number]]) -> None:
        object.__setattr__(self, "entries", tuple(entries))

    @classmethod
    def from_places(cls, best_first: Sequence[str | Formula]) -> Payoffs:
        """Gives a ranking of states by formulas, the best first."""
        return cls((formula, -place) for place, formula in enumerate(best_first))

    def rank(self, space: StateSpace, where: str = "payoffs") -> Int32s:
        """Gives the rank of each state by its payoff; raises UnrankedState where one has none."""
        held = Priorities(formula for formula, _ in self.entries).holds(space, where)
        whole = _whole([number for _, number in self.entries], where)
        got = np.zeros(space.size, dtype=whole.dtype)
        left = np.ones(space.size, dtype=np.bool_)
        for row, number in zip(held, whole, strict=True):
            got[left & row] = number
            left &= ~row
        if left.any():
            raise _unranked(space, np.flatnonzero(left), where)
        return dense_ranks(got)


def _whole(numbers: Sequence[Number], where: str) -> npt.NDArray[Any]:
    """The numbers times what makes all of them whole, exact however large."""
    try:
        exact = [Fraction(str(number)) for number in numbers]
    except ValueError as error:
        raise NotANumber(
            "a weight or payoff is not a number", where=where, value=str(error)
        ) from error
    scale = lcm(*(number.denominator for number in exact))
    whole = [int(number * scale) for number in exact]
    small = sum(map(abs, whole)) < 2**62
    return np.array(whole, dtype=np.int64 if small else object)


def _unranked(space: StateSpace, missing: Ints, where: str) -> UnrankedState:
    levels = tuple(map(int, space.levels_of(missing[:1])[0]))
    return UnrankedState(
        f"{len(missing)} of {space.size} feasible states have no place in the ranking",
        where=where,
        value=f"first: {levels}",
    )


def rank_numbers(numbers: Sequence[float] | npt.ArrayLike, space: StateSpace, where: str) -> Int32s:
    """Gives ranks from one number per feasible state, in the order of the states."""
    try:
        values = np.asarray(numbers)
        if values.dtype.kind not in "iufb":
            values = values.astype(np.float64)
    except (TypeError, ValueError) as error:
        raise NotANumber("preferences must be one number per state", where=where) from error
    if values.shape != (space.size,):
        raise WrongLength(
            "preferences need one number per feasible state",
            where=where,
            value=f"{'×'.join(map(str, np.shape(values))) or 'a single'} given",
            allowed=f"{space.size} feasible states",
        )
    if values.dtype.kind == "f" and np.isnan(values).any():
        raise NotANumber(
            f"the number of state {int(np.argmax(np.isnan(values)))} is not a number",
            where=where,
            value="nan",
            allowed="a number per state; ties are allowed",
        )
    return dense_ranks(values)


def _tied(place: Any) -> list[Any]:
    """The states of one place: a set or a list ties; a tuple, a mapping or an index is one state."""
    if isinstance(place, set | frozenset):
        return sorted(place, key=repr)
    return list(place) if isinstance(place, list) else [place]


def _layers(pairs: list[tuple[int, int]], states: int) -> list[list[int]]:
    import networkx as nx

    better: nx.DiGraph[int] = nx.DiGraph(pairs)
    better.add_nodes_from(range(states))
    if not nx.is_directed_acyclic_graph(better):
        circle = [one for one, _ in nx.find_cycle(better)]
        told = " > ".join(map(str, [*circle, circle[0]]))
        raise CyclicRanking("these comparisons run in a circle", value=f"states {told}")
    return [sorted(layer) for layer in nx.topological_generations(better)]
