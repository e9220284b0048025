"""Scenarios and what-if changes: what they do to the model, and in which words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.crisis.examples import HARBOUR, mistake_of
from tightrope.crisis import (
    apply_change,
    apply_scenario,
    check_crisis,
    parse_change,
    parse_crisis,
)
from tightrope.crisis.change import FORMS, is_held, move_statement
from tightrope.crisis.errors import (
    ChangeMistake,
    UnknownLevel,
    UnknownOption,
    UnknownScenario,
    UnknownStatement,
)
from tightrope.words.edits import diff_models

MODEL = parse_crisis(HARBOUR).model


def wants(model: object, actor: str) -> list[str]:
    return [statement.want for statement in model.priorities[actor]]


def test_a_scenario_holds_its_assumptions_and_reorders() -> None:
    war = apply_scenario(MODEL, "war")
    assert war.options["north"]["arm"].now is True
    rule = war.rules[-1]
    assert (rule.always, rule.because) == ("north.arm", "assumed in scenario war")
    assert [is_held(rule) for rule in war.rules] == [False, True]
    assert wants(war, "south")[:3] == [
        "north.toll == none",
        "not north.arm",
        "south.arm if north.arm",
    ]
    assert MODEL.options["north"]["arm"].now is False


@pytest.mark.parametrize(
    ("because", "assumption", "held"),
    [("assumed in good faith", "A guess", False), ("No crews", "No crews", False),
     ("assumed in the what-if", "assumed in the what-if", True)],
)  # fmt: skip
def test_a_rule_of_the_base_is_not_one_that_is_held(
    because: str, assumption: str, held: bool
) -> None:
    rule = MODEL.rules[0].model_copy(update={"because": because, "assumption": assumption})
    assert is_held(rule) is held


def test_levels_are_held_by_name() -> None:
    change = parse_change("north.toll=high", MODEL)
    held = apply_change(MODEL, change)
    assert held.rules[-1].always == "north.toll == high"
    assert held.options["north"]["toll"].now == "high"
    assert change.text == "north.toll is held at high (now low)"
    no = apply_change(MODEL, parse_change("south.close=no", MODEL))
    assert no.rules[-1].always == "not south.close"


@pytest.mark.parametrize(
    ("line", "actor", "after", "said"),
    [
        (
            "south: raise 'north.toll==none' above 'not (north.arm)'",
            "south",
            ["north.toll == none", "not north.arm", "south.arm if north.arm", "south.close if north.toll == high"],
            "south ranks 'north.toll == none' above 'not north.arm' (from place 3 to 1)",
        ),
        (
            "south: lower 'not north.arm' below 'north.toll == none'",
            "south",
            ["south.arm if north.arm", "north.toll == none", "not north.arm", "south.close if north.toll == high"],
            "south ranks 'not north.arm' below 'north.toll == none' (from place 1 to 3)",
        ),
        (
            'south: drop "not north.arm"',
            "south",
            ["south.arm if north.arm", "north.toll == none", "south.close if north.toll == high"],
            "no longer states",
        ),
        (
            "south: want 'north.arm' above 'south.arm if north.arm'",
            "south",
            ["not north.arm", "north.arm", "south.arm if north.arm", "north.toll == none", "south.close if north.toll == high"],
            "wants 'north.arm' above",
        ),
        (
            "south: raise 'not north.arm' above 'north.toll == none'",
            "south",
            ["not north.arm", "south.arm if north.arm", "north.toll == none", "south.close if north.toll == high"],
            "as it does already",
        ),
    ],
)  # fmt: skip
def test_each_form_of_change(line: str, actor: str, after: list[str], said: str) -> None:
    change = parse_change(line, MODEL)
    assert said in change.text
    assert wants(apply_change(MODEL, change), actor) == after


@pytest.mark.parametrize(
    ("line", "error", "said"),
    [
        ("north.amr=yes", UnknownOption, "did you mean 'north.arm'?"),
        ("north.toll=hgih", UnknownLevel, "none, low, high"),
        (
            "south: raise 'north.tol == none' above 'not north.arm'",
            UnknownStatement,
            "did you mean",
        ),
        ("south: raise 'not north.arm'", ChangeMistake, "write: actor: raise"),
        ("south: rise 'not north.arm' above 'x'", ChangeMistake, "did you mean 'raise'?"),
        ("sout: drop 'not north.arm'", ChangeMistake, "did you mean 'south'?"),
        ("south: want 'not north.arm' above 'north.toll == none'", ChangeMistake, "states this"),
        ("make peace", ChangeMistake, FORMS[0]),
    ],
)
def test_changes_that_cannot_be_understood(line: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error) as caught:
        parse_change(line, MODEL)
    assert said in str(caught.value)


def test_an_unknown_scenario_names_the_nearest() -> None:
    with pytest.raises(UnknownScenario, match="did you mean 'war'"):
        apply_scenario(MODEL, "warr")


@given(st.text(max_size=60))
def test_any_text_is_a_change_or_one_clear_line(text: str) -> None:
    said = mistake_of(lambda: parse_change(text, MODEL))
    assert said is None or "\n" not in said


@given(st.integers(0, 3), st.integers(0, 3), st.booleans())
def test_moving_a_statement_keeps_the_others_in_order(place: int, other: int, above: bool) -> None:
    before = MODEL.priorities["south"]
    after = move_statement(before, place, other, above=above)
    assert sorted(map(id, after)) == sorted(map(id, before))
    rest = [s for s in before if s is not before[place]]
    assert [s for s in after if s is not before[place]] == rest
    if place != other:
        places = [after.index(before[place]), after.index(before[other])]
        assert (places[0] < places[1]) == above


def test_changed_models_still_check() -> None:
    text = HARBOUR.replace("now: no, irreversible", "now: yes, irreversible")
    assert not [f for f in check_crisis(parse_crisis(text)) if f.severity == "error"]


def test_a_model_does_not_differ_from_itself() -> None:
    assert diff_models(MODEL, MODEL) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("now: low", "now: high", ["option north.toll: now 'low' becomes 'high'"]),
        ("title: The harbour quarrel", "title: Tolls", ["title: 'The harbour quarrel' becomes 'Tolls'"]),
        ("  south: {name: South}", "  south: {name: South}\n  east: {name: E}", ["actor east is added"]),
        (
            'want: "north.toll == none", assumption',
            'want: "north.toll <= low", assumption',
            ["south no longer states 'north.toll == none'", "south states 'north.toll <= low' (place 3)"],
        ),
        ('close: {text: "Close the harbour", now: no', 'close: {text: "Close the harbour", levels: [no, yes, half], now: no', ["option south.close: levels nothing becomes 'no', 'yes', 'half'"]),
        ('want: "north.toll == none", assumption', 'want: "north.toll==none", text: No tolls, assumption', ["south's statement 'north.toll == none': want 'north.toll == none' becomes 'north.toll==none'", "south's statement 'north.toll == none': text nothing becomes 'No tolls'"]),
        ("sign: +\n", "sign: \"-\"\n", ["tie removed: ", "tie added: "]),
        (
            'assumption: "Member"',
            'assumption: "Founder"',
            ["tie from 'league', to 'north', sign '+': assumption 'Member' becomes 'Founder'"],
        ),
        ("  south: {name: South}", "  south: {name: South, aliases: [Sud]}", ["actor south: aliases 'Sud' added"]),
    ],
)  # fmt: skip
def test_differences_are_told_in_sentences(old: str, new: str, said: list[str]) -> None:
    assert old in HARBOUR
    told = diff_models(MODEL, parse_crisis(HARBOUR.replace(old, new)).model)
    assert len(told) == len(said)
    assert all(line.startswith(start) for line, start in zip(told, said, strict=True)), told


def test_one_raised_statement_is_one_sentence() -> None:
    change = parse_change("north: raise 'not north.arm' above 'not south.arm'", MODEL)
    told = diff_models(MODEL, apply_change(MODEL, change))
    assert told == ("north raises 'not north.arm' from place 4 to 1",)


def test_an_option_may_be_named_without_its_actor_where_only_one_has_it() -> None:
    assert parse_change("toll=high", MODEL) == parse_change("north.toll=high", MODEL)
    with pytest.raises(UnknownOption):
        parse_change("arm=yes", MODEL)  # of the north and of the south


@pytest.mark.parametrize(("length", "cut"), [(100, False), (101, True)])
def test_long_texts_are_cut_in_a_difference(length: int, cut: bool) -> None:
    text = "x" * length
    (told,) = diff_models(MODEL, MODEL.model_copy(update={"summary": text}))
    assert told.endswith(f"'{text[:100]}…'" if cut else f"'{text}'")
