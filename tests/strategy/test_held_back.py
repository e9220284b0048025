"""Steps that pay away from a status quo that holds, and the answers that hold their movers back."""

from __future__ import annotations

from hypothesis import given, settings

import tightrope as tw
from tightrope.analysis.strategy.held_back import HeldBack

from . import reference
from .conflicts import as_arguments, conflicts
from .reference import SmallConflict


def islands(column: list[int]) -> tw.Conflict:
    """Landing pays at once; the fleet answers it or not. States: nothing, landed, fleet, both."""
    return tw.Conflict(
        decision_makers={"row": ["land"], "column": ["fleet"]},
        preferences={"row": [1, 2, 0, 0], "column": column},
        status_quo=(0, 0),
    )


def test_a_step_that_pays_until_it_is_answered_is_told_with_the_answer() -> None:
    report = islands([3, 0, 2, 1]).report()
    fleet = (("column", {"column.fleet": "yes"}),)
    land = (("row", {"row.land": "yes"}),)
    both = {"row.land": "yes", "column.fleet": "yes"}
    assert report.forecast_basis == "status quo"
    assert report.held_back == (
        HeldBack("row.land", "yes", land, fleet, {"row.land": "yes"}),
        HeldBack("column.fleet", "yes", land + fleet, fleet, both),
    )
    _, war, alone = report.outcomes
    assert (war.kind, war.changes, war.single_steps, war.answer) == ("other", both, True, fleet)
    assert (alone.changes, alone.answer) == ({"column.fleet": "yes"}, ())
    assert (report.holding, report.outcomes_untold) == (3, {})


def test_where_today_does_not_hold_nobody_is_held_back() -> None:
    report = islands([3, 1, 2, 0]).report()
    assert (report.forecast_basis, report.held_back) == ("led to", ())
    assert [o.kind for o in report.outcomes] == ["today", "path", "other"]
    assert not any(o.answer for o in report.outcomes)


def test_the_one_outcome_that_is_left_is_told_though_somebody_likes_it_less() -> None:
    """No step leads to the fleet alone, which row likes less than today; nobody leaves it."""
    game = tw.Conflict(
        decision_makers={"row": ["land"], "column": ["fleet"]},
        preferences={"row": [2, 0, 1, 0], "column": [2, 0, 2, 0]},
        status_quo=(0, 0),
    )
    assert [(o.kind, o.changes, o.answer) for o in game.report().outcomes] == [
        ("today", {}, ()),
        ("other", {"column.fleet": "yes"}, ()),
    ]


@settings(max_examples=100, deadline=None)
@given(conflicts(max_dms=3, max_options=5, max_states=24))
def test_each_way_pays_step_by_step_and_its_first_step_meets_an_answer(c: SmallConflict) -> None:
    conflict = tw.Conflict(**as_arguments(c))
    report = conflict.report()
    here = c.index[c.status_quo]
    assert not report.held_back or report.forecast_basis == "status quo"
    states = {tuple(conflict.state(s).values()): s for s in c.states}
    for one in report.held_back:
        at, levels = here, dict(conflict.state(here))
        visited = []
        for who, changes in one.moves:
            levels |= changes
            there = states[tuple(levels.values())]
            dm = conflict.dm_index(who)
            assert there in c.moves[dm][at]
            assert c.payoffs[dm][there] > c.payoffs[dm][at]
            visited.append(there)
            at = there
        assert levels[one.option] == one.level != conflict.state(here)[one.option]
        begins = conflict.dm_index(one.moves[0][0])
        end = dict(conflict.state(visited[0]))
        for who, changes in one.answer:
            assert who != one.moves[0][0]
            end |= changes
        hurt = states[tuple(end.values())]
        assert hurt in reference.reach_by_improvements(c, c.others(begins), visited[0])
        assert c.payoffs[begins][hurt] <= c.payoffs[begins][here]
    if report.forecast_basis == "status quo":
        everybody = reference.reach_by_improvements(c, c.dms, here)
        asked = {
            item
            for s in everybody
            for item in conflict.state(s).items() - conflict.state(here).items()
        }
        assert {(one.option, one.level) for one in report.held_back} == asked
