"""How long it takes to list the feasible states that rules leave of 2^40 combinations."""

from __future__ import annotations

import time

import numpy as np

from tightrope.conflict import StateSpace
from tightrope.conflict.enumerate_states import count_states, enumerate_states

OPTIONS = 40


def run() -> None:
    """Prints, per set of rules: states, seconds to count them, seconds to list them, and the ratio
    to trying every combination (timed on a part of them)."""
    names = tuple(f"a.o{k}" for k in range(OPTIONS))
    space = StateSpace(
        ("a",),
        names,
        (("no", "yes"),) * OPTIONS,
        (0,) * OPTIONS,
        (None,) * OPTIONS,
        np.zeros(0, int),
    )
    for name, rules in (
        ("at most one of three neighbours", exclusions()),
        ("ladders: each option needs the one before", ladders()),
        ("105 random rules of three options", random_rules(105)),
    ):
        start = time.perf_counter()
        count = count_states(space, rules)
        counted = time.perf_counter() - start
        found = enumerate_states(space, rules)
        listed = time.perf_counter() - start - counted
        assert found is not None
        assert len(found) == count
        naive = try_all(space, rules)
        print(
            f"{name:44}{len(rules):4} rules {count:>10,} states: counted in {counted:.2f} s, listed in"
            f" {listed:.2f} s; trying all 2^{OPTIONS} would take {naive / 86400:,.1f} days"
        )


def exclusions() -> list[str]:
    """Gives rules under which no two of three neighbouring options go together."""
    pairs = [(k, j) for k in range(OPTIONS) for j in (k + 1, k + 2) if j < OPTIONS]
    return [f"not (o{k} and o{j})" for k, j in pairs]


def ladders() -> list[str]:
    """Gives rules that make ten ladders of four options each, and bind their tops."""
    steps = [f"o{k} if o{k + 1}" for k in range(OPTIONS - 1) if (k + 1) % 4]
    return [*steps, "o3 or o7 or o11", "not (o15 and o19)", "not (o23 and o27 and o31)"]


def random_rules(count: int, seed: int = 1) -> list[str]:
    """Gives random disjunctions of three options, each denied with probability one half."""
    rng = np.random.default_rng(seed)
    rules = []
    for _ in range(count):
        chosen = rng.choice(OPTIONS, 3, replace=False)
        signs = rng.integers(0, 2, 3)
        rules.append(" or ".join(f"{'not ' * s}o{k}" for k, s in zip(chosen, signs, strict=True)))
    return rules


def try_all(space: StateSpace, rules: list[str]) -> float:
    """Gives the seconds all combinations would take, from a million of them."""
    from tightrope.crisis.parse_formula import parse_formula

    names = dict(zip(space.options, space.level_names, strict=True))
    formulas = [parse_formula(rule, names) for rule in rules]
    codes = np.arange(1 << 20, dtype=np.int64)
    start = time.perf_counter()
    columns = {name: (codes >> k) & 1 for k, name in enumerate(space.options)}
    held = np.ones(len(codes), dtype=np.bool_)
    for formula in formulas:
        held &= formula.evaluate(columns)
    return (time.perf_counter() - start) * 2.0 ** (OPTIONS - 20)


if __name__ == "__main__":
    run()
