"""Which clauses bind whom on a date, and where they are broken."""

from __future__ import annotations

import pytest

from tests.consequences.reference import all_states, model_of
from tightrope.conflict import build_game
from tightrope.conflict.build import build_space
from tightrope.conflict.worth import Stakes
from tightrope.consequences.breach import bindings, broken_in
from tightrope.crisis.model import CrisisModel

DEFENCE = {"kind": "defence", "article": "3", "by": "a", "to": "b", "if": "b.x", "requires": "a.x"}


def pact(*clauses, as_of="2025-06-20", **treaty) -> CrisisModel:
    given = {"parties": ["a", "b"], "in_force": "2025-01-01", **treaty}
    given["obliges"] = list(clauses or (DEFENCE,))
    return model_of(
        [{"from": "a.x", "to": "k0", "sign": "+"}], treaties={"pact": given}, as_of=as_of
    )


def debtors(model: CrisisModel) -> list[str]:
    return [one.debtor for one in bindings(model)]


@pytest.mark.parametrize(
    ("treaty", "binds"),
    [
        ({}, True),
        ({"in_force": "2025-06-20"}, True),
        ({"in_force": "2025-06-21"}, False),
        ({"in_force": "2025-06"}, False),  # a partial date counts from its last day
        ({"in_force": "2025"}, False),
        ({"in_force": None, "signed": "2025-01-01"}, False),
        ({"ended": "2025-06-20"}, True),
        ({"ended": "2025-06-19"}, False),
        ({"members": {"a": {"until": "2025-06-19"}}}, False),
        ({"members": {"b": {"until": "2025-06-19"}}}, True),
        ({"members": {"a": {"since": "2025-07-01"}}}, False),
        ({"in_force": "2026-01-01", "members": {"a": {"since": "2025-02-01"}}}, True),
        ({"members": {"a": {"reserves": ["3"]}}}, False),
        ({"members": {"a": {"reserves": ["defence"]}}}, False),
        ({"members": {"a": {"reserves": ["4"]}}}, True),
        ({"suspensions": [{"since": "2025-06-01"}]}, False),
        ({"suspensions": [{"since": "2025-06-01", "until": "2025-06-19"}]}, True),
        ({"suspensions": [{"since": "2025-06-21"}]}, True),
        ({"suspensions": [{"since": "2025-06-01", "by": "b"}]}, True),
        ({"suspensions": [{"since": "2025-06-01", "towards": "b"}]}, False),
        ({"breaches": [{"on": "2025-06-01", "by": "b", "ends": True}]}, False),
        (
            {"breaches": [{"on": "2025-06-20", "by": "b", "ends": True}]},
            True,
        ),  # on its day: in force
        ({"breaches": [{"on": "2025-06-01", "by": "b"}]}, True),
    ],
)
def test_a_clause_binds_on_the_date(treaty, binds):
    assert debtors(pact(**treaty)) == (["a"] if binds else [])


def test_without_a_date_a_treaty_in_force_that_has_not_ended_binds():
    assert debtors(pact(as_of=None)) == ["a"]
    assert debtors(pact(as_of=None, ended="2030")) == []


def test_a_clause_is_never_owed_by_the_one_it_is_owed_to():
    assert debtors(pact({"kind": "neutrality"})) == ["a", "b"]
    assert debtors(pact({"kind": "neutrality", "to": "b"})) == ["a"]


@pytest.mark.parametrize(
    ("clause", "breaks"),
    [
        (DEFENCE, lambda s: s["b.x"] and not s["a.x"]),
        ({**DEFENCE, "if": None}, lambda s: not s["a.x"]),
        ({"kind": "neutrality", "by": "a", "forbids": "a.l >= some"}, lambda s: s["a.l"] > 0),
        ({**DEFENCE, "forbids": "a.l == all"}, lambda s: s["b.x"] and (not s["a.x"] or s["a.l"] == 2)),
        ({"kind": "consultation", "by": "a", "if": "b.x"}, lambda s: False),
        ({"kind": "arms", "requires": {"a": "a.x", "b": "b.x"}, "by": "a"}, lambda s: not s["a.x"]),
    ],
)  # fmt: skip
def test_a_clause_is_broken_where_it_is_triggered_and_not_honoured(clause, breaks):
    model = pact({key: value for key, value in clause.items() if value is not None})
    (binding,) = bindings(model)
    space = build_space(model)
    columns = {option: space.column(k) for k, option in enumerate(space.options)}
    broken = broken_in(model, binding, columns, space.size)
    assert list(broken) == [bool(breaks(state)) for state in all_states(model)]


def with_duty(weight: str, *clauses, duty="pact") -> CrisisModel:
    """a pays the middle of a minor interest for doing x; a duty may weigh more."""
    model = pact(*clauses)
    own = [
        {"in": "k0", "wants": "low", "weight": "minor"},
        *([{"duty": duty, "weight": weight}] if weight else []),
    ]
    other = [{"in": "k0", "wants": "high", "weight": "minor"}]
    sections = {**model.model_dump(by_alias=True), "interests": {"a": own, "b": other}}
    return CrisisModel.model_validate(sections)


def does_x_when_asked(model: CrisisModel) -> bool:
    game = build_game(model)
    honoured = game.index_of({"a.x": "yes", "a.l": "none", "b.x": "yes"})
    broken = game.index_of({"a.x": "no", "a.l": "none", "b.x": "yes"})
    return bool(game.ranks[0, honoured] > game.ranks[0, broken])


def test_a_duty_moves_its_debtor_and_no_duty_does_not():
    assert not does_x_when_asked(with_duty(""))
    assert does_x_when_asked(with_duty("minor"))


def test_a_clause_that_does_not_bind_moves_nobody():
    late = {**DEFENCE, "by": "b", "to": "a"}
    assert not does_x_when_asked(with_duty("vital", late))


def test_a_breach_costs_its_weight_once_for_every_clause():
    model = with_duty("major", DEFENCE, {**DEFENCE, "article": "4", "kind": "consultation"})
    space = build_space(model)
    stakes = Stakes.of(model, space)
    worth = stakes.central()["a"]
    free = stakes.without_interest("a", 1).central()["a"]
    for state, one, other in zip(all_states(model), worth, free, strict=True):
        assert one - other == pytest.approx(-2 * 0.45 if state["b.x"] and not state["a.x"] else 0)
