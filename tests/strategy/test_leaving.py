"""Who would leave together, against small games worked out by hand."""

from __future__ import annotations

import pytest

from tests.words.saying import say
from tightrope.analysis.strategy import Conflict, leaving, report_strategy
from tightrope.analysis.strategy.coalition_gain import CoalitionsLooked
from tightrope.conflict import Priorities
from tightrope.words.strategy import deterrence


def _arms(third: list[str] | None = None) -> Conflict:
    """Two that are armed would each rather disarm together than stay so; nobody disarms alone.

    A third, where there is one, can spoil everything for both.
    """
    first = [] if third is None else ["not c.spoil"]
    decision_makers = {"a": ["arm"], "b": ["arm"]}
    preferences = {
        "a": Priorities([*first, "not b.arm", "a.arm"]),
        "b": Priorities([*first, "not a.arm", "b.arm"]),
    }
    if third is not None:
        decision_makers["c"] = ["spoil"]
        preferences["c"] = Priorities(third)
    return Conflict(
        decision_makers, preferences=preferences, status_quo=(1, 1, 0)[: len(decision_makers)]
    )


def test_two_leave_together_what_neither_leaves_alone() -> None:
    report = report_strategy(_arms())
    assert report.status_quo.equilibrium["nash"]
    (gain,) = report.coalitions
    assert (gain.members, gain.movers) == (("a", "b"), ("a", "b"))
    assert gain.move == {"a.arm": "no", "b.arm": "no"}
    assert gain.deterred == {"gmr": False, "smr": False, "seq": False}
    assert gain.before == {"a.arm": "yes", "b.arm": "yes"}
    assert say(gain) == (
        "a and b would both gain by leaving today’s situation together: a.arm = no and "
        "b.arm = no; nobody can deter it."
    )
    assert say(report.coalitions_looked) == "Coalitions of every size were looked at."


def test_a_coalition_that_leaves_another_outcome_says_which() -> None:
    game = Conflict(
        {"a": ["go", "hold"], "b": ["go"]},
        preferences={
            "a": Priorities(["a.go", "b.go", "not a.hold"]),
            "b": Priorities(["a.hold", "not b.go"]),
        },
        status_quo=(0, 0, 0),
    )
    (gain,) = report_strategy(game).coalitions
    assert (gain.differs, gain.now) == ({"a.go": "yes"}, {"a.go": "no"})
    assert say(gain) == (
        "a and b would both gain by leaving together the outcome in which a.go = yes: "
        "a.hold = yes and b.go = yes; nobody can deter it."
    )
    unknown = game.with_status_quo(None)
    told = {g.state: g.differs for g in report_strategy(unknown).coalitions}
    assert told[game.index_of((1, 0, 0))] == {"a.go": "yes", "a.hold": "no", "b.go": "no"}


def test_a_third_that_would_lose_by_it_deters_at_any_price_only() -> None:
    (gain,) = report_strategy(_arms(["not c.spoil"])).coalitions
    assert gain.members == ("a", "b")
    assert gain.deterred == {"gmr": True, "smr": True, "seq": False}
    assert deterrence(gain.deterred) == (
        "the others can deter it only by moves they would not gain from (GMR, SMR, not SEQ)"
    )


def test_a_third_that_gains_by_it_deters_credibly() -> None:
    (gain,) = report_strategy(_arms(["c.spoil if not a.arm", "not c.spoil"])).coalitions
    assert gain.members == ("a", "b")
    assert gain.deterred["seq"]
    assert deterrence(gain.deterred).endswith("from which they gain themselves (SEQ)")


def test_a_third_that_goes_along_is_told_where_that_ends_deterrence() -> None:
    two, three = report_strategy(_arms(["not a.arm", "not c.spoil"])).coalitions
    assert (two.members, two.deterred["gmr"]) == (("a", "b"), True)
    assert (three.members, three.movers) == (("a", "b", "c"), ("a", "b"))
    assert not any(three.deterred.values())
    assert three.move == two.move


def test_whoever_leaves_alone_anyway_needs_no_coalition() -> None:
    game = Conflict(
        {"a": ["go"], "b": ["stay"]},
        preferences={"a": Priorities(["a.go"]), "b": Priorities(["a.go"])},
        status_quo=(0, 0),
    )
    report = report_strategy(game)
    assert not report.status_quo.equilibrium["seq"]
    assert report.coalitions == ()


def test_sizes_are_limited_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    game = _arms(["not a.arm", "not c.spoil"])
    monkeypatch.setattr(leaving, "MOST_WORK", game.states * 3)  # the three pairs, not all three
    report = report_strategy(game)
    assert [g.members for g in report.coalitions] == [("a", "b")]
    assert report.coalitions_looked == CoalitionsLooked(2, 3, 1, 1)
    assert say(report.coalitions_looked) == ("Coalitions of up to two of the three were looked at.")
    monkeypatch.setattr(leaving, "MOST_WORK", game.states)
    report = report_strategy(game)
    assert report.coalitions == ()
    assert report.coalitions_looked == CoalitionsLooked(0, 3, why_not="there are too many states")


def test_coalitions_can_be_left_out() -> None:
    report = report_strategy(_arms(), coalitions=False)
    assert (report.coalitions, report.coalitions_looked) == ((), None)


def test_coalitions_are_looked_at_where_single_moves_are_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    game = Conflict(
        {"a": ["arm"], "b": ["arm"]},
        preferences={
            "a": Priorities(["not b.arm", "a.arm"]),
            "b": Priorities(["not a.arm", "b.arm"]),
        },
        status_quo=(1, 1),
        forbidden_moves={"a": [((0, 0), (1, 0))]},
    )
    (gain,) = report_strategy(game).coalitions
    assert (gain.members, gain.move) == (("a", "b"), {"a.arm": "no", "b.arm": "no"})
    monkeypatch.setattr(leaving, "MOST_IN_TURNS", game.states - 1)
    report = report_strategy(game)
    assert report.coalitions == ()
    assert say(report.coalitions_looked) == (
        "No coalition was looked at, as there are too many states."
    )


def test_answers_that_lead_too_far_are_not_followed_and_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # D gains by moving on and hurts nobody: to know that, its moves have to be followed.
    game = Conflict(
        {"a": ["arm"], "b": ["arm"], "c": ["spoil"], "d": ["shift", "drift"]},
        preferences={
            "a": Priorities(["not c.spoil", "not b.arm", "a.arm"]),
            "b": Priorities(["not c.spoil", "not a.arm", "b.arm"]),
            "c": Priorities(["not c.spoil"]),
            "d": Priorities(["d.shift", "d.drift"]),
        },
        status_quo=(1, 1, 0, 0, 0),
    )
    now = game.index_of((1, 1, 0, 0, 0))
    told = {g.state: g for g in report_strategy(game).coalitions}
    assert told[now].members == ("a", "b")
    assert told[now].deterred == {"gmr": True, "smr": True, "seq": False}
    monkeypatch.setattr(leaving, "MOST_FOLLOWED", 1)
    told = {g.state: g for g in report_strategy(game).coalitions}
    assert told[now].deterred == {"gmr": True, "smr": True}
    assert deterrence(told[now].deterred).endswith("credible answers were not followed")
