"""Of outcomes that everybody ranks equally the one nearest to today is told: nobody is said to
change what nobody minds. Games with an option (`sing`, on or off) that stands in no line."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from tightrope.analysis.strategy import Conflict, report_strategy
from tightrope.analysis.strategy.search import least_changed
from tightrope.conflict import Priorities


def sailing(sings: int, first: str = "fleet") -> Conflict:
    """`a` gains by its fleet; `b` gains by talks, unless the fleet answers them."""
    own = {"fleet": ["fleet", "sing"], "sing": ["sing", "fleet"]}[first]
    levels = {"fleet": 0, "sing": sings}
    return Conflict(
        {"a": own, "b": ["talk"]},
        preferences={
            "a": Priorities(["a.fleet"]),
            "b": Priorities(["not a.fleet", "b.talk"]),
        },
        status_quo=(*(levels[o] for o in own), 0),
    )


@pytest.mark.parametrize(("sings", "first"), list(itertools.product((0, 1), ("fleet", "sing"))))
def test_nobody_is_told_to_change_what_nobody_minds(sings: int, first: str) -> None:
    report = report_strategy(sailing(sings, first))
    (path,) = [o for o in report.outcomes if o.kind == "path"]
    assert path.changes == {"a.fleet": "yes", "b.talk": "yes"}
    assert path.same_for_all == 1
    assert [dict(m.changes) for m in path.moves if m.decision_maker == "a"] == [{"a.fleet": "yes"}]
    why = {e.decision_maker: e for e in report.status_quo.explanations}
    assert why["a"].move == {"a.fleet": "yes"}
    assert why["b"].move == {"b.talk": "yes"}
    assert why["b"].answer == (("a", {"a.fleet": "yes"}),)
    assert report.forecast["a.sing"] is None  # the engine leaves it open all the same


def test_a_coalition_leaves_without_what_nobody_minds_and_nobody_goes_along_for_nothing() -> None:
    arms = Conflict(
        {"a": ["arm", "sing"], "b": ["sing", "arm"]},
        preferences={
            "a": Priorities(["not b.arm", "a.arm"]),
            "b": Priorities(["not a.arm", "b.arm"]),
        },
        status_quo=(1, 1, 1, 1),
    )
    (gain,) = report_strategy(arms).coalitions
    assert gain.move == {"a.arm": "no", "b.arm": "no"}
    alone = report_strategy(sailing(1)).coalitions
    assert alone == ()  # `a` would leave alone, and what `b` sings or not is of no matter


def test_least_changed_goes_by_options_that_differ_and_then_by_the_order_of_states() -> None:
    game = sailing(1)
    here = game.status_quo
    assert here is not None
    found = least_changed(game, here, np.arange(game.states))
    apart = (game.levels[found] != game.levels[here]).sum(axis=1).tolist()
    assert found[0] == here
    assert apart == sorted(apart)
    assert all(
        a < b for a, b, k, m in zip(found, found[1:], apart, apart[1:], strict=False) if k == m
    )
