"""The questions a conflict answers as methods are those of the functions."""

from __future__ import annotations

import tightrope as tw
from tightrope.analysis import strategy


def _conflict() -> tw.Conflict:
    return tw.Conflict(
        {"US": ["air_strike", "blockade"], "USSR": ["withdraw", "escalate"]},
        None,
        {
            "US": tw.Priorities(["withdraw", "not escalate", "not air_strike", "blockade"]),
            "USSR": tw.Priorities(["not air_strike", "withdraw iff blockade", "not escalate"]),
        },
        irreversible=["air_strike"],
        status_quo=(0, 0, 0, 0),
    )


def test_methods_ask_the_functions() -> None:
    c = _conflict()
    assert c.report() == strategy.report_strategy(c)
    assert c.explain((0, 0, 0, 0), "US") == strategy.explain(c, 0, "US")
    assert c.paths(by="moves").reached == strategy.trace_paths(c, by="moves").reached
    assert c.leaving_coalitions(0) == strategy.leaving_coalitions(c, 0)
    assert c.requirements(0) == strategy.required_preferences(c, 0)
    assert c.least_change(0, "nash") == strategy.least_change(c, 0, "nash")
    assert c.sample(draws=8).finished == 8


def test_the_missiles_are_withdrawn_under_a_blockade() -> None:
    c = _conflict()
    report = c.report()
    assert report.forecast == {
        "US.air_strike": "no",
        "US.blockade": "yes",
        "USSR.withdraw": "yes",
        "USSR.escalate": "no",
    }
    assert report.expected[0].steps == 2
    (end,) = c.paths().ends
    assert [edge.mover for edge in end.path] == ["US", "USSR"]
