"""The smallest change of priorities against every order of every decision maker's statements."""

from __future__ import annotations

import random
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.words.saying import say
from tightrope.analysis.strategy import Conflict, least_change
from tightrope.analysis.strategy.reorderings import reorderings
from tightrope.analysis.strategy.verdict import Verdicts
from tightrope.conflict import Priorities
from tightrope.conflict.errors import NoPriorities
from tightrope.errors import UsageMistake

from .conflicts import as_arguments, conflicts, random_conflict
from .reference import CONCEPTS, SmallConflict, equilibria


def _raised(order: tuple[int, ...]) -> int:
    """A statement must be raised where one stated above it now stands below it."""
    return sum(any(y < x for y in order[k + 1 :]) for k, x in enumerate(order))


def _exchanged(order: tuple[int, ...]) -> int:
    return sum(a > b for k, a in enumerate(order) for b in order[k + 1 :])


@pytest.mark.parametrize("statements", [1, 2, 3, 4, 5])
def test_every_order_is_reached_by_its_fewest_raises(statements: int) -> None:
    found = {
        r.order: (raised, r.places)
        for raised, level in enumerate(reorderings(statements, statements - 1))
        for r in level
    }
    assert found == {
        order: (_raised(order), _exchanged(order)) for order in permutations(range(statements))
    }


def _stated_game(c: SmallConflict, rng: random.Random, most: int) -> Conflict:
    """The conflict with random statements about single options instead of payoffs."""
    arguments = as_arguments(c)
    named = [
        f"{dm}.{option}"
        for dm, options in arguments["decision_makers"].items()
        for option in options
    ]
    priorities = {}
    for dm in arguments["preferences"]:
        statements = []
        for _ in range(rng.randint(2, most)):
            a, b = rng.choice(named), rng.choice(named)
            statements.append(rng.choice([a, f"not {a}", f"{a} if {b}", f"not {a} if {b}"]))
        priorities[dm] = Priorities(statements)
    return Conflict(**{**arguments, "preferences": priorities})


def _with_orders(c: SmallConflict, game: Conflict, orders: list[tuple[int, ...]]) -> SmallConflict:
    payoffs = []
    for dm, order in zip(game.decision_makers, orders, strict=True):
        statements = game.preferences[dm].statements
        reordered = Priorities([statements[k] for k in order])
        payoffs.append(tuple(map(int, reordered.rank(game.space, dm))))
    return SmallConflict(
        c.owners, c.levels, c.irreversible, c.feasible, tuple(payoffs), c.status_quo
    )


@settings(deadline=None, max_examples=60)
@given(
    st.integers(0, 2**32 - 1),
    st.sampled_from(["nash", "gmr", "smr", "seq", "sseq"]),
    st.sampled_from(["holds", "breaks"]),
)
def test_no_smaller_change_exists(seed: int, concept: str, goal: str) -> None:
    rng = random.Random(seed)  # noqa: S311
    c = random_conflict(rng, dms=2, options=rng.randint(2, 4), max_states=12)
    game = _stated_game(c, rng, 3)
    state = rng.randrange(game.states)
    sizes = [len(game.priorities[dm]) for dm in game.decision_makers]
    best = None
    for orders in product(*(permutations(range(n)) for n in sizes)):
        changed = _with_orders(c, game, list(orders))
        if (state in equilibria(changed, concept)) == (goal == "holds"):
            size = (sum(map(_raised, orders)), sum(map(_exchanged, orders)))
            best = size if best is None else min(best, size)
    told = least_change(game, state, concept, goal=goal, most=4)  # type: ignore[arg-type]
    assert told.proven
    assert told.found == (best is not None)
    if best is not None:
        assert (len(told.raises), told.places) == best
        orders_told = [
            tuple(_places(game.priorities[dm], told.priorities.get(dm, game.priorities[dm])))
            for dm in game.decision_makers
        ]
        after = _with_orders(c, game, orders_told)
        assert (state in equilibria(after, concept)) == (goal == "holds")


def _places(stated: tuple[str, ...], changed: tuple[str, ...]) -> list[int]:
    left = list(range(len(stated)))
    out = []
    for text in changed:
        k = next(k for k in left if stated[k] == text)
        left.remove(k)
        out.append(k)
    return out


@settings(deadline=None, max_examples=60)
@given(conflicts(max_states=24), st.sampled_from(["nash", "gmr", "smr", "seq", "sseq"]))
def test_verdicts_on_single_states_agree_with_the_definitions(
    c: SmallConflict, concept: str
) -> None:
    game = Conflict(**as_arguments(c))
    verdicts = Verdicts(game)
    for i in c.dms:
        for s in c.states:
            held = CONCEPTS[concept](c, i, s)
            assert verdicts.stable(s, i, concept) == held
            order = tuple(range(verdicts.statements(i)))
            assert verdicts.local(s, i, concept).stable(order) == held


TRADE = {
    "decision_makers": {"north": ["arm"], "south": ["arm_too"]},
    "status_quo": (0, 0),
    "preferences": {
        "north": Priorities(["arm", "not arm_too"]),
        "south": Priorities(["arm_too", "not arm"]),
    },
}


def test_the_answer_names_the_statements() -> None:
    told = least_change(Conflict(**TRADE), (0, 0), "seq")
    assert told.proven
    assert say(told) == (
        "The smallest change after which the outcome holds (SEQ): north puts 'not arm_too' above 'arm' "
        "and south puts 'not arm' above 'arm_too'."
    )


def test_under_seq_it_may_be_the_other_side_that_has_to_want_otherwise() -> None:
    """The raider stays at home if the guard would strike back; nothing of its own makes it stay."""
    game = Conflict(
        {"guard": ["strike"], "raider": ["raid"]},
        status_quo=(0, 0),
        preferences={
            "guard": Priorities(
                ["not guard.strike", "not raider.raid", "guard.strike if raider.raid"]
            ),
            "raider": Priorities(["not guard.strike", "raider.raid"]),
        },
    )
    told = least_change(game, (0, 0), "seq")
    assert told.proven
    (raised,) = told.raises
    assert (raised.by, raised.statement, raised.above) == (
        "guard",
        "guard.strike if raider.raid",
        "not guard.strike",
    )
    assert not least_change(game, (0, 0), "nash", most=1).found


def test_where_nothing_helps_it_says_who_would_not_stay() -> None:
    told = least_change(Conflict(**TRADE), (0, 0), "nash")
    assert not told.found
    assert say(told).endswith("(no change of its own makes north or south stay).")
    broken = least_change(Conflict(**TRADE), (1, 1), "nash", goal="breaks", most=1)
    assert say(broken) == (
        "There is no change of at most one raised statement after which the outcome no longer holds "
        "(Nash)."
    )


def test_two_raises_keep_the_peace() -> None:
    game = Conflict(
        {"north": ["arm", "talk"], "south": ["wait"]},
        None,
        {
            "north": Priorities(["arm", "not arm if talk", "talk"]),
            "south": Priorities(["wait"]),
        },
    )
    told = least_change(game, {"north.arm": "no", "north.talk": "yes", "south.wait": "yes"}, "nash")
    assert told.priorities["north"] == ("not arm if talk", "talk", "arm")
    assert (len(told.raises), told.places) == (2, 2)


def test_mistakes_are_named() -> None:
    numbers = Conflict({"a": ["x"], "b": ["y"]}, None, {"a": [0, 1, 2, 3], "b": np.arange(4)})
    with pytest.raises(NoPriorities):
        least_change(numbers, 0)
    game = Conflict(**TRADE)
    with pytest.raises(UsageMistake, match="'holds' or 'breaks'"):
        least_change(game, 0, goal="shakes")  # type: ignore[arg-type]
    with pytest.raises(UsageMistake, match="do not cover"):
        least_change(game, 0, "sim")
