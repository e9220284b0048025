"""Sets of states and moves as binary decision diagrams (Bryant 1986).

An option with n levels takes n - 1 variables, "at least level 1", "at least level 2", …, so that
comparing levels and raising them are one variable each. Every variable has a twin that stands for
the level after a move; only the mover's twins are ever spoken of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, reduce
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from tightrope.analysis.strategy.symbolic.order import cut_width, order_options
from tightrope.conflict.states import StateSpace
from tightrope.crisis.formula import And, Compare, Formula, If, Iff, Not, Or
from tightrope.errors import MissingExtra

Set = Any  # a diagram: the states (or pairs of states) in which it is true
MEMORY = 6 * 2**30  # bytes that the diagrams may take


class Diagrams:
    """The diagrams of one space of options under rules.

    space: the options, with no state listed. formulas: all that will be asked, from which the
    order of the variables is chosen. `plain`: the slow diagrams written in Python, for comparison.
    """

    def __init__(
        self,
        space: StateSpace,
        rules: Sequence[Formula],
        formulas: Iterable[Formula],
        *,
        plain: bool = False,
    ) -> None:
        self.space = space
        scopes = [[space.options.index(o) for o in f.options] for f in (*rules, *formulas)]
        self.order = order_options(len(space.options), scopes)
        self.width = cut_width(self.order, scopes)
        self._package, self._manager = _open(plain=plain)
        for option in self.order:
            for level in range(1, space.level_counts[option]):
                self._manager.declare(_name(option, level), _twin(option, level))
        self.none, self.all = self._manager.false, self._manager.true
        kept = [self.holds(rule) for rule in rules]
        self.feasible: Set = reduce(lambda one, other: one & other, [*self._ordered(), *kept])

    def _ordered(self) -> Iterable[Set]:
        """At least level 2 is at least level 1."""
        yield self.all
        for option, count in enumerate(self.space.level_counts):
            for level in range(2, count):
                yield self._at_least(option, level - 1) | ~self._at_least(option, level)

    def _at_least(self, option: int, level: int) -> Set:
        if level <= 0:
            return self.all
        if level >= self.space.level_counts[option]:
            return self.none
        return self._manager.var(_name(option, level))

    def at_level(self, option: int, level: int) -> Set:
        """The states with the option at this level."""
        return self._at_least(option, level) & ~self._at_least(option, level + 1)

    def holds(self, formula: Formula) -> Set:
        """The states in which a formula over `actor.option` holds, feasible or not."""
        if isinstance(formula, Compare):
            return self._compared(formula)
        parts = [self.holds(part) for part in formula.parts]
        if isinstance(formula, Not):
            return ~parts[0]
        if isinstance(formula, And):
            return reduce(lambda one, other: one & other, parts)
        if isinstance(formula, Or):
            return reduce(lambda one, other: one | other, parts)
        if isinstance(formula, If):
            return parts[0] | ~parts[1]
        if isinstance(formula, Iff):
            return ~self.differ(parts[0], parts[1])
        raise TypeError(f"no diagram is known for a {type(formula).__name__}")

    def _compared(self, formula: Compare) -> Set:
        option = self.space.options.index(formula.option)
        reached = self._at_least(option, formula.level)
        passed = self._at_least(option, formula.level + 1)
        return {
            ">=": reached, "": reached, "<": ~reached, ">": passed, "<=": ~passed,
            "==": reached & ~passed, "!=": ~reached | passed,
        }[formula.op]  # fmt: skip

    def differ(self, one: Set, other: Set) -> Set:
        """Where exactly one of two holds."""
        return self._manager.apply("xor", one, other)

    def choose(self, where: Set, then: Set, otherwise: Set) -> Set:
        """`then` where `where` holds, elsewhere `otherwise`."""
        return self._manager.ite(where, then, otherwise)

    # --- moves ---------------------------------------------------------------------------------

    def after(self, mover: int, states: Set) -> Set:
        """The same said of what the mover's options are after its move."""
        return self._manager.let(self._names[mover], states)

    def some_move(self, mover: int, pairs: Set, also: Set) -> Set:
        """The states from which some move is in both; `pairs` and `also` speak of twins."""
        package, after = self._package, self._after[mover]
        if hasattr(package, "and_exists"):
            return package.and_exists(pairs, also, after)
        return self._manager.exist(after, pairs & also)

    def landing(self, mover: int, pairs: Set, begun: Set) -> Set:
        """The states to which `pairs` lead from the states `begun`."""
        left = self._manager.exist(self._before[mover], pairs & begun)
        return self._manager.let({twin: name for name, twin in self._names[mover].items()}, left)

    def moves(self, mover: int) -> Set:
        """Pairs of feasible states that a move leads between; standing still is one of them."""
        space, legal = self.space, self.all
        for option in space.options_of(mover):
            for level in range(1, space.level_counts[option]):
                now = self._at_least(option, level)
                then = self._manager.var(_twin(option, level))
                if space.direction[option] == "up":
                    legal &= ~now | then
                if space.direction[option] == "down":
                    legal &= ~then | now
        return legal & self.feasible & self.after(mover, self.feasible)

    @cached_property
    def _names(self) -> list[dict[str, str]]:
        """The mover's variables, each with its twin."""
        space = self.space
        return [
            {
                _name(option, level): _twin(option, level)
                for option in space.options_of(mover)
                for level in range(1, space.level_counts[option])
            }
            for mover in range(len(space.decision_makers))
        ]

    @cached_property
    def _before(self) -> list[list[str]]:
        return [list(names) for names in self._names]

    @cached_property
    def _after(self) -> list[list[str]]:
        return [list(names.values()) for names in self._names]

    # --- states --------------------------------------------------------------------------------

    def count(self, states: Set) -> int:
        """How many feasible states there are in a set, exactly however many."""
        variables = sum(count - 1 for count in self.space.level_counts)
        return self._count(states & self.feasible, 1 << variables, {})

    def _count(self, node: Set, every: int, known: dict[int, int]) -> int:
        """How many of `every` assignment are in a set, each node asked once.

        A node that does not ask a variable has as many on either side of it: half is exact.
        """
        if node.negated:
            return every - self._count(~node, every, known)
        if node == self.all:
            return every
        key = int(node)
        if key not in known:
            low, high = (self._count(side, every, known) for side in (node.low, node.high))
            known[key] = (low + high) >> 1
        return known[key]

    def only(self, levels: Sequence[int]) -> Set:
        """The set of one state, by its levels; empty where it is not feasible."""
        chosen = (self.at_level(option, level) for option, level in enumerate(levels))
        return reduce(lambda one, other: one & other, chosen, self.feasible)

    def any_of(self, states: Set) -> tuple[int, ...]:
        """The levels of the first state of a set that is not empty, the first option lowest."""
        return self.nth(states, 0)

    def nth(self, states: Set, place: int) -> tuple[int, ...]:
        """The levels of the state in this place of a set; the first option varies fastest."""
        left, levels = states & self.feasible, [0] * len(self.space.options)
        size = self.count(left)
        if not 0 <= place < size:
            raise IndexError("there are fewer states in the set")
        for option in reversed(range(len(levels))):
            for level in range(self.space.level_counts[option]):
                here = left & self.at_level(option, level)
                last = level == self.space.level_counts[option] - 1
                inside = size if last else self.count(here)
                if place < inside:
                    left, size, levels[option] = here, inside, level
                    break
                place, size = place - inside, size - inside
        return tuple(levels)


def _open(*, plain: bool) -> tuple[Any, Any]:
    """The package and a manager: CUDD where it is built for this machine, else plain Python."""
    if find_spec("dd") is None:
        raise MissingExtra("counting outcomes without listing them", "symbolic")
    if not plain and find_spec("dd.cudd") is not None:
        package = import_module("dd.cudd")
        manager = package.BDD()
        # The order found from the formulas stays: sifting the diagrams while they grow takes three
        # to five times as long as it saves.
        manager.configure(max_memory=MEMORY, reordering=False)
    else:
        package = import_module("dd.autoref")
        manager = package.BDD()
    return package, manager


def _name(option: int, level: int) -> str:
    return f"x{option}_{level}"


def _twin(option: int, level: int) -> str:
    return f"y{option}_{level}"
