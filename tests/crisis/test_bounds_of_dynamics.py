"""The numbers of `dynamics`: what is taken is what a forecast can be made from."""

from __future__ import annotations

import pytest

from tests.crisis.examples import harbour_with
from tightrope.crisis import parse_crisis
from tightrope.crisis.schema import json_schema
from tightrope.errors import TightropeError

SHOCK = "text: T, moves: {south.close: yes}, assumption: x"
BASE_RATE = "share: 0.5, among: M, assumption: x"
PAST = "among: M, assumption: x"

BOUNDS = [
    ("everybody: {assumption: x, rate: %s}", "28", "28.01", "at most 28: a week, that is four times a day"),
    ("everybody: {assumption: x, rate: %s}", "[1, 2, 28]", "[1, 2, 28.1]", "at most 28"),
    ("everybody: {assumption: x, precision: %s}", "100", "100.1", "at most 100: 30 hardly ever errs"),
    ("everybody: {assumption: x, precision: %s}", "[1, 2, 100]", "[1, 2, 101]", "at most 100"),
    ("everybody: {assumption: x, inertia: %s}", "30", "30.1", "at most 30: 20 hardly ever moves"),
    ("paces: {south: {assumption: x, inertia: %s}}", "[0, 1, 30]", "[0, 1, 31]", "at most 30"),
    (f"shocks: {{s: {{{SHOCK}, rate: %s}}}}", "28", "28.01", "at most 28"),
    (f"base_rates: {{b: {{{BASE_RATE}, weeks: %s}}}}", "0.143", "0.14", "greater than or equal to 0.14"),
    (f"base_rates: {{b: {{{BASE_RATE}, weeks: %s}}}}", "5200", "5201", "less than or equal to 5200"),
    (f"past_disputes: {{{PAST}, answered: 0.5, median_days: %s}}", "1", "0.9", "greater than or equal to 1"),
    (f"past_disputes: {{{PAST}, answered: 0.5, median_days: %s}}", "36500", "36501", "less than or equal to 36500"),
    (f"past_disputes: {{{PAST}, median_days: 9, answered: %s}}", "0.99", "0.991", "less than or equal to 0.99"),
    (f"past_disputes: {{{PAST}, median_days: 9, answered: %s}}", "0.01", "0.009", "greater than or equal to 0.01"),
    ("look_ahead: %s", "52", "52.1", "less than or equal to 52"),
]  # fmt: skip


@pytest.mark.parametrize(("section", "most", "beyond", "said"), BOUNDS)
def test_the_bound_itself_is_taken_and_what_lies_beyond_is_told_at_its_line(
    section: str, most: str, beyond: str, said: str
) -> None:
    parse_crisis(harbour_with("events:", f"dynamics: {{{section % most}}}\nevents:"))
    text = harbour_with("events:", f"dynamics:\n  {section % beyond}\nevents:")
    with pytest.raises(TightropeError) as caught:
        parse_crisis(text)
    told = [str(one) for one in getattr(caught.value, "findings", ())] or [str(caught.value)]
    assert said in told[0]
    assert len(told) == 1
    line = text[: text.index("dynamics:")].count("\n") + 2
    assert f":{line}" in told[0]


def test_the_keys_say_their_bounds() -> None:
    parts = json_schema()["$defs"]
    said = {key: part["description"] for key, part in parts["Pace"]["properties"].items()}
    assert "at most 28 (four a day)" in said["rate"]
    assert "at most 100" in said["precision"]
    assert "at most 30" in said["inertia"]
    assert "at most 28 (four times a day)" in parts["Shock"]["properties"]["rate"]["description"]
