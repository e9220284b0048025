"""The strategy report against the definitions, on random conflicts and on the textbook's."""

from __future__ import annotations

from hypothesis import given, settings

from tests.words.saying import say
from tightrope.analysis.strategy import Conflict, report_strategy
from tightrope.analysis.strategy.report import CONCEPTS

from .conflicts import as_arguments, conflicts
from .reference import SmallConflict, equilibria, stable


def _steps(c: SmallConflict) -> dict[int, int]:
    """Fewest improvements from the status quo, level by level."""
    found = {c.index[c.status_quo]: 0}
    frontier = list(found)
    while frontier:
        following = []
        for s in frontier:
            for t in (t for i in c.dms for t in c.improvements(i, s)):
                if t not in found:
                    found[t] = found[s] + 1
                    following.append(t)
        frontier = following
    return found


@settings(deadline=None, max_examples=100)
@given(conflicts(max_states=32))
def test_the_report_follows_the_definitions(c: SmallConflict) -> None:
    game = Conflict(**as_arguments(c))
    report = report_strategy(game, shown=1000)
    tables = {concept: stable(c, concept) for concept in CONCEPTS}
    seq = equilibria(c, "seq")
    steps = _steps(c)
    start = c.index[c.status_quo]
    expected = [start] if start in seq else [s for s in seq if s in steps] or seq
    assert [o.state for o in report.expected] == sorted(
        expected, key=lambda s: (steps.get(s, 10**9), _apart(c, s), s)
    )
    assert report.expected_total == len(expected)
    assert report.equilibria == {concept: len(equilibria(c, concept)) for concept in CONCEPTS}
    for outcome in (report.status_quo, *report.expected):
        assert outcome.steps == steps.get(outcome.state)
        for concept in CONCEPTS:
            column = [tables[concept][i][outcome.state] for i in c.dms]
            assert list(outcome.stable[concept].values()) == column
            assert outcome.equilibrium[concept] == all(column)
        assert [e.stable for e in outcome.explanations] == [
            tables["seq"][i][outcome.state] for i in c.dms
        ]
    for option, level in report.forecast.items():
        levels = {game.state(s)[option] for s in expected}
        assert level == (levels.pop() if len(levels) == 1 else None)


def _apart(c: SmallConflict, s: int) -> int:
    return sum(a != b for a, b in zip(c.feasible[s], c.status_quo, strict=True))


def _two(payoffs: dict[str, list[int]], status_quo: tuple[int, int] | None) -> Conflict:
    return Conflict({"a": ["x"], "b": ["y"]}, None, payoffs, status_quo=status_quo)


def test_what_the_forecast_is_read_from_is_said() -> None:
    dilemma = {"a": [2, 1, 4, 3], "b": [2, 4, 1, 3]}
    assert report_strategy(_two(dilemma, (1, 1))).forecast_basis == "status quo"
    led = report_strategy(_two(dilemma, (1, 0)))
    assert led.forecast_basis == "led to"
    assert say(led, "expected_from") == (
        "What is expected is read from the one outcome that holds and can be reached from "
        "today’s situation by steps that pay."
    )
    assert led.forecast == {"a.x": "no", "b.y": "no"}
    assert led.expected[0].steps == 1
    assert report_strategy(_two(dilemma, None)).forecast_basis == "no status quo"
    # Matching pennies: somebody always gains by moving and no answer deters.
    circle = report_strategy(_two({"a": [1, 0, 0, 1], "b": [0, 1, 1, 0]}, (0, 0)))
    assert circle.expected_total == len(circle.expected)
    assert circle.method["fingerprint"]


def test_only_as_many_outcomes_as_asked_are_described() -> None:
    indifferent = _two({"a": [0, 0, 0, 0], "b": [0, 0, 0, 0]}, None)
    report = report_strategy(indifferent, shown=2)
    assert len(report.expected) == 2
    assert report.expected_total == 4
    assert report.forecast == {"a.x": None, "b.y": None}
