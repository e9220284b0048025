"""Options that nobody's wants reach, by every way in which an option can weigh."""

from __future__ import annotations

import pytest

from tightrope.crisis import check_crisis, parse_crisis, uncared_for
from tightrope.crisis.uncared import can_weigh

BASE = """
title: T
actors: {a: {name: A}, b: {name: B}}
options:
  a: {dig: {text: Dig, now: no, assumption: x}, sing: {text: Sing, now: yes, assumption: x}}
  b: {pay: {text: Pay, now: no, assumption: x}}
indicators: {water: {name: Water}, peace: {name: Peace}}
effects:
  - {from: a.dig, to: water, sign: "-", assumption: x}
  - {from: b.pay, to: peace, sign: "+", assumption: x}
interests:
  a: [{in: water, wants: high, weight: major, assumption: x}]
  b: [{in: water, wants: high, weight: minor, assumption: x}]
"""


def _uncared(text: str) -> tuple[str, ...]:
    return uncared_for(parse_crisis(text, "crisis.yaml").model)


def test_what_leads_to_no_wanted_indicator_and_stands_in_no_line_is_cared_for_by_nobody() -> None:
    assert _uncared(BASE) == ("a.sing", "b.pay")


@pytest.mark.parametrize(
    ("more", "left"),
    [
        ("priorities: {b: [{want: not a.sing, assumption: x}]}", ("b.pay",)),
        ("rules: [{never: a.sing and a.dig, assumption: x}]", ("b.pay",)),
        ("rules: [{always: a.sing or a.dig, assumption: x}]", ("b.pay",)),
        ("rules: [{never: sing and pay, assumption: x}]", ()),
        ("closed_moves: [{by: b, from: a.sing, assumption: x}]", ("b.pay",)),
        ("closed_moves: [{by: b, to: a.sing, assumption: x}]", ("b.pay",)),
        ("payoffs: {b: [{if: a.sing, payoff: 1, assumption: x}]}", ("b.pay",)),
        ("weights: {b: [{want: a.sing, weight: 1, assumption: x}]}", ("b.pay",)),
        ("rankings: {b: [a.sing, b.pay]}", ()),
        ("unknown_preferences: {b: [{between: a.sing, and: a.dig, assumption: x}]}", ("b.pay",)),
        (
            "pictures: {b: {priorities: {a: [{want: a.sing, assumption: x}]}, assumption: x}}",
            ("b.pay",),
        ),
        (
            "red_lines: [{id: r, by: b, against: a, if: a.sing, then: b.pay, assumption: x}]",
            ("a.sing", "b.pay"),
        ),
        ("scenarios: {s: {text: S, assume: {a.sing: yes}}}", ("a.sing", "b.pay")),
    ],
)
def test_whatever_an_option_stands_in_may_reach_somebody(more: str, left: tuple[str, ...]) -> None:
    assert _uncared(f"{BASE}{more}\n") == left


def test_while_somebody_who_decides_states_no_wants_nothing_is_said_to_be_of_no_matter() -> None:
    own = "  b: [{in: water, wants: high, weight: minor, assumption: x}]\n"
    assert own in BASE
    assert _uncared(BASE.replace(own, "")) == ()
    lines = BASE.replace(own, "") + "priorities: {b: [{want: a.dig, assumption: x}]}\n"
    assert _uncared(lines) == ("a.sing", "b.pay")
    watching = BASE.replace("b: {name: B}}", "b: {name: B}, c: {name: C}}")
    assert _uncared(watching) == ("a.sing", "b.pay")


def test_a_chain_a_condition_and_an_indicator_that_is_good_for_somebody_reach() -> None:
    chain = '  - {from: peace, to: water, sign: "+", assumption: x}\ninterests:'
    assert _uncared(BASE.replace("interests:", chain)) == ("a.sing",)
    held = BASE.replace("water: {name: Water}", "water: {name: Water, held: yes}")
    assert _uncared(held.replace("interests:", chain)) == ("a.dig", "a.sing", "b.pay")
    condition = '  - {from: a.dig, to: water, sign: "+", if: a.sing, assumption: x}\ninterests:'
    assert _uncared(BASE.replace("interests:", condition)) == ("b.pay",)
    unstated = BASE.replace("  b: [{in: water, wants: high, weight: minor, assumption: x}]\n", "")
    for word in ("good_for", "bad_for"):
        implied = unstated.replace("{name: Peace}", f"{{name: Peace, {word}: [b]}}")
        assert _uncared(implied) == ("a.sing",)


LINE = "red_lines: [{by: a, against: b, if: b.pay, then: a.sing, assumption: x}]"


@pytest.mark.parametrize(
    ("more", "weighs"),
    [
        ("", False),
        ("priorities: {b: [{want: not a.sing, assumption: x}]}", True),
        ("priorities: {a: [{want: not a.sing, assumption: x}]}", False),
        ("rules: [{never: a.sing and a.dig, assumption: x}]", True),
        ("scenarios: {s: {assume: {a.sing: yes}, assumption: x}}", False),
    ],
)
def test_what_is_threatened_is_empty_where_it_touches_nothing_that_the_one_warned_wants(
    more: str, *, weighs: bool
) -> None:
    text = f"{BASE}{LINE}\n{more}\n"
    file = parse_crisis(text, "crisis.yaml")
    assert can_weigh(file.model, "b", {"a.sing"}) == weighs
    found = [one for one in check_crisis(file) if one.check == "answer-empty"]
    assert [one.message for one in found] == (
        [] if weighs else ["'a.sing' touches nothing that b, who is warned, is said to want"]
    )


def test_an_indicator_that_the_one_warned_cares_about_and_a_clause_that_it_keeps_are_touched() -> (
    None
):
    model = parse_crisis(BASE, "crisis.yaml").model
    assert can_weigh(model, "b", {"a.dig"})
    assert not can_weigh(model, "a", {"b.pay"})
    clause = "treaties: {pact: {parties: [a, b], signed: 2020, obliges: [{kind: trade, by: a, requires: a.sing}], assumption: x}}"
    duty = BASE.replace("  b: [", "  b: [{duty: pact, weight: major, assumption: x}, ")
    assert can_weigh(parse_crisis(f"{duty}{clause}\n", "crisis.yaml").model, "b", {"a.sing"})
    assert not can_weigh(parse_crisis(f"{BASE}{clause}\n", "crisis.yaml").model, "b", {"a.sing"})


def test_of_one_whose_wants_are_not_stated_nothing_is_said() -> None:
    silent = BASE.replace("  b: [{in: water, wants: high, weight: minor, assumption: x}]\n", "")
    file = parse_crisis(f"{silent}{LINE}\n", "crisis.yaml")
    assert can_weigh(file.model, "b", {"a.sing"})
    assert "answer-empty" not in {one.check for one in check_crisis(file)}
