"""The outcomes told, those left untold and those the same for all: together they are all that hold."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings

import tightrope as tw
from tests.words.saying import say
from tightrope.analysis.strategy.report import StrategyReport

from . import reference
from .conflicts import as_arguments, conflicts
from .reference import SmallConflict


@settings(max_examples=150, deadline=None)
@given(conflicts(max_dms=3, max_options=5, max_states=32))
def test_today_ways_held_back_and_more_are_all_that_hold(c: SmallConflict) -> None:
    """Against states that hold by the definition, gathered by how everybody ranks them."""
    report = tw.Conflict(**as_arguments(c)).report()
    here = c.index[c.status_quo]
    holding = [
        s
        for s in c.states
        if all(reference.seq(c, i, s) for i in c.dms)
        and s in {here, *c.joint_moves(set(c.dms), here)}
    ]
    alike = {tuple(c.payoffs[i][s] for i in c.dms) for s in holding}
    rest = report.outcomes[1:]
    as_today = tuple(c.payoffs[i][here] for i in c.dms) in alike
    assert report.holding == len(holding)
    assert report.holding - report.alike == len(alike)
    assert as_today + len(rest) + sum(report.outcomes_untold.values()) == len(alike)
    own = [o.same_for_all + o.holds["seq"] for o in report.outcomes]
    if not report.outcomes_untold:
        assert sum(own) == report.holding
    told = {tuple(c.payoffs[i][o.outcome.state] for i in c.dms) for o in rest}
    assert len(told) == len(rest)
    assert told <= alike
    gone = report.equilibria["seq"] - len(holding)
    assert ("cannot be undone" in say(report, "told_apart")) == bool(gone)


@pytest.mark.parametrize(
    ("seq", "holding", "alike", "said"),
    [
        (5, 5, 0, ""),
        (5, 4, 0, "Of these one would undo what cannot be undone and can no longer come about."),
        (
            2924,
            2924,
            16,
            "Of these 16 are for every side the same as another, so that 2,908 outcomes are told apart.",
        ),
        (
            9,
            2,
            1,
            (
                "Of these seven would undo what cannot be undone and can no longer come about and one "
                "is for every side the same as another, so that one outcome is told apart."
            ),
        ),
    ],
)
def test_the_states_that_hold_are_said_to_be_fewer_outcomes(
    seq: int, holding: int, alike: int, said: str
) -> None:
    assert say(dataclasses.replace(_REPORT, equilibria={"seq": seq}, holding=holding, alike=alike),
               "told_apart") == said  # fmt: skip


def test_without_a_present_situation_nothing_is_told_apart() -> None:
    none = dataclasses.replace(_REPORT, equilibria={"seq": 3}, outcomes=())
    assert say(none, "told_apart") == ""


_REPORT: StrategyReport = tw.Conflict(
    decision_makers={"row": ["give"], "column": ["give"]},
    preferences={"row": [1, 0, 3, 2], "column": [1, 3, 0, 2]},
    status_quo=(0, 0),
).report()
