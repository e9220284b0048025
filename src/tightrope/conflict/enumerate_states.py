"""From rules to the feasible states, without listing the infeasible product.

The rules are compiled, option by option, into a layered decision diagram held in NumPy arrays: a
node is a set of partial states that the rules can no longer tell apart (same levels of the options
that some rule still waits for, same rules already settled). Counting paths from the end gives the
exact number of states before any is listed, so that too large a space is refused with its number,
and listing follows only paths that reach the end, so its cost is that of the answer. SAT
all-solutions enumeration would list one state at a time, and BDD packages count but list slowly
from Python.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tightrope.arrays import Flags, Int32s, Ints, Uint8s
from tightrope.conflict.errors import NoFeasibleState, TooManyStates
from tightrope.conflict.partial_states import Nodes, bounds
from tightrope.conflict.room import check_room
from tightrope.conflict.states import MOST_STATES, StateSpace
from tightrope.crisis.formula import Formula
from tightrope.crisis.parse_formula import parse_formula

MOST_NODES = 2**24


@dataclass(frozen=True, slots=True)
class _Layer:
    """The edges of one option: from node to node, with the level taken."""

    option: int
    parent: Int32s
    level: Uint8s
    child: Int32s
    parents: int


def enumerate_states(space: StateSpace, rules: Sequence[str | Formula]) -> Ints | None:
    """Gives the codes of the states in which every rule holds, ascending; None for all of them.

    Raises `NoFeasibleState` where the rules contradict each other, naming a smallest set of them
    that does, and `TooManyStates` with the exact number where there are too many, or more than
    this machine has room for.
    """
    parsed = _parse(space, rules)
    layers = _compile(space, parsed)
    counts = _count(layers)
    total = int(counts[0].sum())
    if total == 0:
        guilty = [str(parsed[k]) for k in contradicting(space, parsed)]
        raise NoFeasibleState(
            "no state satisfies all the rules",
            value="; ".join(guilty),
            hint="drop or loosen one of these" if len(guilty) > 1 else "this rule can never hold",
        )
    if total > MOST_STATES:
        raise TooManyStates(
            "the rules leave too many feasible states",
            value=f"{total:,}",
            allowed=f"at most {MOST_STATES:,}",
            hint="add rules or merge options",
        )
    check_room(total, len(space.options), len(space.decision_makers))
    return None if total == space.product else _list(space, layers, counts)


def count_states(space: StateSpace, rules: Sequence[str | Formula]) -> int:
    """Gives how many states the rules leave, exactly, however many that is."""
    return int(_count(_compile(space, _parse(space, rules)))[0].sum())


def contradicting(space: StateSpace, rules: Sequence[Formula]) -> tuple[int, ...]:
    """Gives the places of a smallest set of rules that leaves no state; empty where some is left.

    Smallest in that none of them can be spared; found by leaving out one rule after another.
    """
    kept = tuple(range(len(rules)))
    if count_states(space, rules):
        return ()
    for place in kept:
        fewer = tuple(k for k in kept if k != place)
        if not count_states(space, [rules[k] for k in fewer]):
            kept = fewer
    return kept


def _parse(space: StateSpace, rules: Sequence[str | Formula]) -> list[Formula]:
    return [
        parse_formula(rule, space.option_levels, where=f"rule {k}")
        if isinstance(rule, str)
        else rule
        for k, rule in enumerate(rules, 1)
    ]


def _elimination_order(space: StateSpace, scopes: list[set[int]]) -> list[int]:
    """Each time the option that leaves the fewest options waiting on a rule; free options last."""
    done: list[int] = []
    left = sorted(set().union(*scopes)) if scopes else []
    while left:
        best = min(left, key=lambda k: (_waiting({*done, k}, scopes), k))
        done.append(best)
        left.remove(best)
    return done + [k for k in range(len(space.options)) if k not in done]


def _waiting(done: set[int], scopes: list[set[int]]) -> int:
    waiting: set[int] = set()
    for scope in scopes:
        if scope & done and scope - done:
            waiting |= scope & done
    return len(waiting)


def _compile(space: StateSpace, rules: list[Formula]) -> list[_Layer]:
    at = {name: k for k, name in enumerate(space.options)}
    scopes = [{at[name] for name in rule.options} for rule in rules]
    nodes = Nodes.root(space.level_counts, len(rules))
    layers: list[_Layer] = []
    left = set(range(len(space.options)))
    for option in _elimination_order(space, scopes):
        left.discard(option)
        touched = [r for r, scope in enumerate(scopes) if option in scope]
        _check_width(nodes.count * space.level_counts[option])
        parents = nodes.count
        level, parent = nodes.extend(option, space.level_counts[option])
        keep = np.ones(nodes.count, dtype=np.bool_)
        for r in touched:
            keep &= _apply(space, rules[r], r, scopes[r], left, nodes)
        nodes.take(keep)
        reconsidered = {option}.union(*(scopes[r] for r in touched)) - left
        _forget(scopes, left, sorted(reconsidered), nodes)
        layers.append(_Layer(option, parent[keep], level[keep], nodes.merge(), parents))
    return layers


def _check_width(nodes: int) -> None:
    if nodes > MOST_NODES:
        raise TooManyStates(
            "the rules are too entangled to enumerate",
            value=f"{nodes:,} partial states at once",
            allowed=f"at most {MOST_NODES:,}",
            hint="split long rules, or list the feasible states",
        )


def _apply(
    space: StateSpace, rule: Formula, r: int, scope: set[int], left: set[int], nodes: Nodes
) -> Flags:
    """Gives where the rule may still hold; marks as settled where it surely does."""
    columns = {space.options[k]: nodes.level(k) for k in sorted(scope - left)}
    sure, possible = bounds(rule, columns, nodes.count)
    possible = possible | nodes.settled(r)
    if scope & left:
        nodes.settle(r, sure)
    else:  # nothing waits for a finished rule, so it must not keep nodes apart
        nodes.unsettle(r)
    return possible


def _forget(scopes: list[set[int]], left: set[int], options: list[int], nodes: Nodes) -> None:
    """Sets to level 0 the options no unsettled rule waits for, so that equal futures look equal."""
    for k in options:
        waiting = [r for r, scope in enumerate(scopes) if k in scope and scope & left]
        settled = np.ones(nodes.count, dtype=np.bool_)
        for r in waiting:
            settled &= nodes.settled(r)
        nodes.clear(k, settled)


def _count(layers: list[_Layer]) -> list[Ints]:
    """The number of ways to the end from each node, layer by layer; `[0]` is the root's."""
    counts = [np.ones(1 if len(layers[-1].child) else 0, dtype=np.int64)]
    for layer in reversed(layers):
        ways = np.zeros(layer.parents, dtype=np.int64)
        np.add.at(ways, layer.parent, counts[-1][layer.child])
        counts.append(ways)
    return counts[::-1]


def _list(space: StateSpace, layers: list[_Layer], counts: list[Ints]) -> Ints:
    node = np.zeros(1, dtype=np.int32)
    codes = np.zeros(1, dtype=np.int64)
    for layer, ways in zip(layers, counts[1:], strict=True):
        live = np.flatnonzero(ways[layer.child] > 0)
        live = live[np.argsort(layer.parent[live], kind="stable")]
        degree = np.bincount(layer.parent[live], minlength=layer.parents)
        first = np.cumsum(degree) - degree
        repeat = degree[node]
        row = np.repeat(np.arange(len(node)), repeat)
        within = np.arange(len(row)) - np.repeat(np.cumsum(repeat) - repeat, repeat)
        edge = live[first[node[row]] + within]
        step = layer.level[edge].astype(np.int64) * space.strides[layer.option]
        codes = codes[row] + step
        node = layer.child[edge]
    return np.sort(codes)
