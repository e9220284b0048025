"""How long it takes to count the equilibria of 2^40 states that no list can hold."""

from __future__ import annotations

import random
import resource
import time
from itertools import product

from tightrope.analysis.strategy.stability import analyse_stability
from tightrope.analysis.strategy.symbolic import SymbolicGame
from tightrope.conflict import Game, Priorities
from tightrope.conflict.given import lay_out
from tightrope.crisis.formula import Formula
from tightrope.crisis.parse_formula import parse_formula

SIDES = 4
FORMS = (
    "{own} if ({rest})",
    "{own} iff ({rest})",
    "{own} or ({rest})",
    "not ({own} and {rest})",
)


def run() -> None:
    """Prints, per number of options and width of statements: states, equilibria, seconds and the
    most options that statements wait for at once; beside the listed engine where a list exists."""
    for each, width in product((5, 10), ((2, 2), (2, 4), (4, 4))):
        for seed in (1, 2):
            layout, wants = neighbours(each, width, seed)
            start = time.perf_counter()
            game = SymbolicGame(lay_out(layout), (), wants)
            found = game.diagrams.count(game.equilibria("seq"))
            took = time.perf_counter() - start
            beside = listed(layout, wants, found) if each == 5 else "no list holds them"
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
            print(
                f"2^{each * SIDES} states × {SIDES}, statements over {width[0]} to {width[1]} options, at most"
                f" {game.diagrams.width} waiting: {found:,} SEQ equilibria in {took:.1f} s; {beside};"
                f" peak {peak:.1f} GB so far"
            )


def listed(layout: dict[str, list[str]], wants: dict[str, list[Formula]], found: int) -> str:
    """Gives the seconds the listed engine needs, whose count must be the same."""
    start = time.perf_counter()
    game = Game(layout, None, {dm: Priorities(stated) for dm, stated in wants.items()})
    same = len(analyse_stability(game, ["seq"]).equilibria("seq"))
    assert same == found, f"{same} listed, {found} counted"
    return f"listed in {time.perf_counter() - start:.1f} s"


def neighbours(
    each: int, width: tuple[int, int], seed: int
) -> tuple[dict[str, list[str]], dict[str, list[Formula]]]:
    """Gives sides in a row, each with statements on its own options and those near them: of the
    next sides, and next in the list."""
    rng = random.Random(seed)  # noqa: S311 - a benchmark
    layout = {f"d{dm}": [f"o{dm}_{k}" for k in range(each)] for dm in range(SIDES)}
    space = lay_out(layout)
    names = dict(zip(space.options, space.level_names, strict=True))

    def statement(dm: int, k: int) -> Formula:
        near = [
            f"d{side}.o{side}_{place}"
            for side in (dm - 1, dm, dm + 1)
            for place in (k - 1, k, k + 1)
            if 0 <= side < SIDES and 0 <= place < each and (side, place) != (dm, k)
        ]
        others = rng.sample(near, rng.randint(*width) - 1)
        rest = rng.choice((" and ", " or ")).join(
            f"{rng.choice(('', 'not '))}{option}" for option in others
        )
        return parse_formula(rng.choice(FORMS).format(own=f"d{dm}.o{dm}_{k}", rest=rest), names)

    return layout, {f"d{dm}": [statement(dm, k) for k in range(each)] for dm in range(SIDES)}
