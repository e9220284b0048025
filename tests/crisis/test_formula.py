"""Formulas: round trips, truth against a slow evaluator, and mistakes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.crisis.examples import OPTIONS, formulas, mistake_of, states
from tightrope.crisis import parse_formula
from tightrope.crisis.errors import FormulaSyntax, FormulaTooDeep, UnknownLevel, UnknownOption
from tightrope.crisis.formula import And, Compare, Formula, If, Iff, Not, Or
from tightrope.errors import TightropeError


def slow(formula: Formula, state: dict[str, int]) -> bool:
    """Truth by the definitions, one case each, with Python's own connectives."""
    match formula:
        case Compare(option, "", _, _):
            return state[option] != 0
        case Compare(option, op, level, _):
            at = state[option]
            table = {"==": at == level, "!=": at != level, "<": at < level, ">": at > level}
            table |= {"<=": at < level or at == level, ">=": at > level or at == level}
            return table[op]
        case Not(inner):
            return not slow(inner, state)
        case And(terms):
            return all(slow(term, state) for term in terms)
        case Or(terms):
            return any(slow(term, state) for term in terms)
        case If(then, condition):
            return slow(then, state) if slow(condition, state) else True
        case Iff(left, right):
            return slow(left, state) == slow(right, state)
    raise TypeError(formula)


@given(formulas)
def test_text_of_a_formula_parses_back_to_it(formula: Formula) -> None:
    assert parse_formula(str(formula), OPTIONS) == formula


@given(formulas, states)
def test_truth_follows_the_definitions(formula: Formula, state: dict[str, int]) -> None:
    assert formula.evaluate(state) is slow(formula, state)


@given(formulas, st.lists(states, min_size=1, max_size=20))
def test_arrays_give_what_single_states_give(formula: Formula, many: list[dict[str, int]]) -> None:
    columns = {name: np.array([state[name] for state in many], dtype=np.uint8) for name in OPTIONS}
    found = formula.evaluate(columns)
    assert found.dtype == np.bool_
    assert found.tolist() == [formula.evaluate(state) for state in many]


@given(formulas)
def test_options_are_those_named(formula: Formula) -> None:
    text = str(formula)
    assert set(formula.options) == {name for name in OPTIONS if name in text}


@given(st.text(max_size=60))
@example("not " * 30 + "north.arm")
@example("a\x00b")
@example("((((")
def test_any_text_is_a_formula_or_one_clear_line(text: str) -> None:
    said = mistake_of(lambda: parse_formula(text, OPTIONS, where="crisis.yaml:7"))
    if said is not None:
        assert said.startswith("crisis.yaml:7: ")
        assert "\n" not in said


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("not north.arm and south.arm", "(not north.arm) and south.arm"),
        ("north.arm or south.arm and south.close", "north.arm or (south.arm and south.close)"),
        ("north.arm or south.arm if south.close", "(north.arm or south.arm) if south.close"),
        ("not north.toll >= low", "not (north.toll >= low)"),
        ("toll = low", "north.toll == low"),
        ("close", "south.close"),
        ("north.arm iff south.arm or south.close", "north.arm iff (south.arm or south.close)"),
    ],
)
def test_binding_and_shorthands(text: str, same_as: str) -> None:
    assert parse_formula(text, OPTIONS) == parse_formula(same_as, OPTIONS)


def test_if_says_that_the_condition_implies_the_rest() -> None:
    formula = parse_formula("south.close if north.arm", OPTIONS)
    truth = {
        (arm, close): formula.evaluate({"north.arm": arm, "south.close": close})
        for arm in (0, 1)
        for close in (0, 1)
    }
    assert truth == {(0, 0): True, (0, 1): True, (1, 0): False, (1, 1): True}


def test_levels_named_like_words_of_the_language() -> None:
    options = {"a.x": ("if", "not", "no-deal")}
    formula = parse_formula("a.x == not or a.x >= no-deal", options)
    assert formula.evaluate({"a.x": 1}) is True
    assert parse_formula(str(formula), options) == formula


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ("north.arn", UnknownOption, "did you mean 'north.arm'?"),
        ("clsoe", UnknownOption, "did you mean 'close'?"),
        ("arm", UnknownOption, "not unique"),
        ("north.toll >= hihg", UnknownLevel, "none, low, high"),
        ("", FormulaSyntax, "empty"),
        ("north.arm and", FormulaSyntax, "ends too soon"),
        ("north.arm & south.arm", FormulaSyntax, "write and, or, not"),
        ("north.arm if south.arm if south.close", FormulaSyntax, "put parentheses"),
        ("north.arm south.arm", FormulaSyntax, "at 'south.arm', column 11"),
        ("__import__('os')", FormulaSyntax, "cannot be read"),
        ("(" * 41 + "north.arm" + ")" * 41, FormulaTooDeep, "at most 40"),
        ("not " * 41 + "north.arm", FormulaTooDeep, "at most 40"),
        ("north.arm or " * 400 + "north.arm", FormulaTooDeep, "at most 4000"),
    ],
)
def test_mistakes_name_the_remedy(text: str, error: type[TightropeError], said: str) -> None:
    with pytest.raises(error) as caught:
        parse_formula(text, OPTIONS, where="crisis.yaml:9")
    assert said in str(caught.value)
    assert str(caught.value).startswith("crisis.yaml:9: ")


def test_the_deepest_formula_allowed_evaluates_and_prints() -> None:
    deep = "(not " * 20 + "north.arm" + ")" * 20
    formula = parse_formula(deep, OPTIONS)
    assert formula.evaluate({"north.arm": 1}) is True
    assert parse_formula(str(formula), OPTIONS) == formula


@pytest.mark.parametrize(
    ("text", "on", "idle"),
    [
        ("north.arm", ("north.arm",), False),
        ("not north.arm", (), False),
        ("south.arm if north.arm", (), True),
        ("south.arm if north.arm", ("south.arm",), True),
        ("south.arm if north.arm", ("south.arm", "north.arm"), False),
        ("south.arm iff north.arm", (), True),
        ("south.arm iff north.arm", ("south.arm", "north.arm"), False),
        ("(south.arm if north.arm) and not south.close", (), False),
        ("(south.arm if north.arm) and (south.close if north.arm)", (), True),
        ("(south.arm if north.arm) or south.close", (), True),
        ("(south.arm if north.arm) or south.close", ("south.close",), False),
        ("not (south.arm if north.arm)", ("north.arm",), False),
    ],
)
def test_a_line_is_idle_where_it_holds_only_because_its_condition_does_not(
    text: str, on: tuple[str, ...], idle: bool
) -> None:
    formula = parse_formula(text, OPTIONS)
    levels = {option: int(option in on) for option in OPTIONS}
    assert formula.evaluate(levels)
    assert formula.is_idle(levels) is idle


@given(formulas, states)
def test_what_is_idle_holds(formula: Formula, state: dict[str, int]) -> None:
    assert formula.evaluate(state) or not formula.is_idle(state)
