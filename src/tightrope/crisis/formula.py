"""Formulas over options: frozen syntax trees that evaluate on one state or on many at once."""

from __future__ import annotations

import operator
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

_COMPARE: dict[str, Callable[[Any, int], Any]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
    "!=": operator.ne,
}


class Formula(ABC):
    """A formula over options. Equal formulas have equal trees; `str` gives text that parses back."""

    __slots__ = ()

    @abstractmethod
    def evaluate(self, levels: Mapping[str, Any]) -> Any:
        """Gives whether the formula holds.

        `levels` maps `actor.option` to its level as an index from 0 (lowest). With integers the
        answer is a bool; with NumPy arrays of one shape it is a bool array of that shape.
        """

    def is_idle(self, levels: Mapping[str, int]) -> bool:
        """Whether it holds at these levels only because what it is conditional on is not so.

        `a if b` asks nothing where b does not hold, `a iff b` nothing to be done where neither does:
        such a line is no reason for what is.
        """
        return False

    @property
    def parts(self) -> tuple[Formula, ...]:
        """The formulas this one is built from; empty for a comparison."""
        return tuple(getattr(self, name) for name in self.__match_args__)  # type: ignore[attr-defined]

    @property
    def options(self) -> tuple[str, ...]:
        """The options named, each once, in the order they are first named."""
        return tuple(dict.fromkeys(leaf.option for leaf in self.comparisons()))

    def comparisons(self) -> Iterator[Compare]:
        """Gives the comparisons the formula is made of, from left to right."""
        for part in self.parts:
            yield from part.comparisons()


def _enclosed(formula: Formula) -> str:
    return str(formula) if isinstance(formula, Compare | Not) else f"({formula})"


@dataclass(frozen=True, slots=True)
class Compare(Formula):
    """One option against a level. Without an operator: the option is above its lowest level."""

    option: str
    op: str = ""
    level: int = 1
    level_name: str = ""

    def evaluate(self, levels: Mapping[str, Any]) -> Any:
        return _COMPARE[self.op or ">="](levels[self.option], self.level)

    @property
    def parts(self) -> tuple[Formula, ...]:
        return ()

    def comparisons(self) -> Iterator[Compare]:
        yield self

    def __str__(self) -> str:
        return f"{self.option} {self.op} {self.level_name}" if self.op else self.option


@dataclass(frozen=True, slots=True)
class Not(Formula):
    """Holds where the inner formula does not."""

    inner: Formula

    def evaluate(self, levels: Mapping[str, Any]) -> Any:
        return self.inner.evaluate(levels) ^ True

    def __str__(self) -> str:
        return f"not {_enclosed(self.inner)}"


@dataclass(frozen=True, slots=True)
class _Several(Formula):
    terms: tuple[Formula, ...]

    @property
    def parts(self) -> tuple[Formula, ...]:
        return self.terms


class And(_Several):
    """Holds where all parts hold."""

    __slots__ = ()

    def evaluate(self, levels: Mapping[str, Any]) -> Any:
        return reduce(operator.and_, (term.evaluate(levels) for term in self.terms))

    def is_idle(self, levels: Mapping[str, int]) -> bool:
        return all(term.is_idle(levels) for term in self.terms)

    def __str__(self) -> str:
        return " and ".join(map(_enclosed, self.terms))


class Or(_Several):
    """Holds where at least one part holds."""

    __slots__ = ()

    def evaluate(self, levels: Mapping[str, Any]) -> Any:
        return reduce(operator.or_, (term.evaluate(levels) for term in self.terms))

    def is_idle(self, levels: Mapping[str, int]) -> bool:
        holding = [term for term in self.terms if term.evaluate(levels)]
        return bool(holding) and all(term.is_idle(levels) for term in holding)

    def __str__(self) -> str:
        told = (str(term) if isinstance(term, And) else _enclosed(term) for term in self.terms)
        return " or ".join(told)


def _side(formula: Formula) -> str:
    return f"({formula})" if isinstance(formula, If | Iff) else str(formula)


@dataclass(frozen=True, slots=True)
class If(Formula):
    """`then if condition`: the condition implies `then`."""

    then: Formula
    condition: Formula

    def evaluate(self, levels: Mapping[str, Any]) -> Any:
        return self.then.evaluate(levels) | (self.condition.evaluate(levels) ^ True)

    def is_idle(self, levels: Mapping[str, int]) -> bool:
        return not self.condition.evaluate(levels)

    def __str__(self) -> str:
        return f"{_side(self.then)} if {_side(self.condition)}"


@dataclass(frozen=True, slots=True)
class Iff(Formula):
    """Holds where both sides hold or neither does."""

    left: Formula
    right: Formula

    def evaluate(self, levels: Mapping[str, Any]) -> Any:
        return self.left.evaluate(levels) ^ self.right.evaluate(levels) ^ True

    def is_idle(self, levels: Mapping[str, int]) -> bool:
        return not (self.left.evaluate(levels) or self.right.evaluate(levels))

    def __str__(self) -> str:
        return f"{_side(self.left)} iff {_side(self.right)}"
