"""What breaking a clause costs its debtor, and that it moves nobody where it does not bind."""

from __future__ import annotations

import pytest

from tests.consequences.reference import all_states, model_of
from tightrope.conflict import build_game
from tightrope.conflict.build import build_space
from tightrope.conflict.worth import Stakes
from tightrope.crisis.model import CrisisModel
from tightrope.dates import PartialDate

DEFENCE = {"kind": "defence", "article": "3", "by": "a", "to": "b", "if": "b.x", "requires": "a.x"}


def pact(*clauses, as_of="2025-06-20", **treaty) -> CrisisModel:
    given = {"parties": ["a", "b"], "in_force": "2025-01-01", **treaty}
    given["obliges"] = list(clauses or (DEFENCE,))
    return model_of(
        [{"from": "a.x", "to": "k0", "sign": "+"}], treaties={"pact": given}, as_of=as_of
    )


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


def test_a_treaty_that_is_not_in_force_on_the_date_moves_nobody():
    model = with_duty("vital")
    assert does_x_when_asked(model)
    for as_of in ("2024-12-31", "2024"):
        early = model.model_copy(update={"as_of": PartialDate(as_of)})
        assert not does_x_when_asked(early)
