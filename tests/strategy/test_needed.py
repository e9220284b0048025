"""What would have to be wanted otherwise, against a crisis small enough to work out by hand."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from tests.words.saying import say
from tightrope.analysis.facts import Share
from tightrope.analysis.strategy import (
    NeededChange,
    Raised,
    deciding_statements,
    needed_changes,
    sample_priorities,
)
from tightrope.analysis.strategy.needed import _affordable
from tightrope.analysis.strategy.raised import Leaving
from tightrope.crisis import CrisisModel

RAISE = Raised("a", "a.strike if b.arm", "not a.strike")


def _model(**more: Any) -> CrisisModel:
    """B is armed and stays so; A would strike for it, were not striking not wanted more."""
    tree: dict[str, Any] = {
        "title": "Two",
        "actors": {"a": {"name": "Arden"}, "b": {"name": "Brin"}},
        "options": {
            "a": {
                "strike": {"text": "Strike", "now": False},
                "land": {"text": "Land", "now": False},
                "talk": {"text": "Talk", "now": True},
            },
            "b": {"arm": {"text": "Arm", "now": True}},
        },
        "rules": [{"never": "a.land"}],
        "priorities": {
            "a": [{"want": "not a.strike"}, {"want": "a.strike if b.arm"}, {"want": "a.talk"}],
            "b": [{"want": "b.arm"}],
        },
        "scenarios": {
            "struck": {
                "assume": {"b.arm": True},
                "reorder": [{"by": "a", "raise": "a.strike if b.arm", "above": "not a.strike"}],
            },
            "calm": {"assume": {"b.arm": False}},
            "needless": {
                "assume": {"b.arm": False},
                "reorder": [{"by": "a", "raise": "a.talk", "above": "not a.strike"}],
            },
        },
    }
    return CrisisModel.model_validate({**tree, **more})


def _asked(model: CrisisModel, focal: str | None = "a") -> dict[str, NeededChange]:
    return {
        n.scenario or (f"{n.option}={n.level}" if n.option else n.asked): n
        for n in needed_changes(model, focal)
    }


def test_everything_is_asked_once() -> None:
    assert list(_asked(_model())) == [
        "breaks", "a.strike=yes", "a.land=yes", "a.talk=no", "struck", "calm", "needless",
    ]  # fmt: skip


def test_the_least_change_that_ends_the_present_situation() -> None:
    broken = _asked(_model())["breaks"]
    assert broken.found
    assert broken.proven
    assert broken.raises == (RAISE,)


def test_an_option_at_another_level_needs_its_statement_raised() -> None:
    strike = _asked(_model())["a.strike=yes"]
    assert strike.raises == (RAISE,)
    assert strike.speaks_for == ("a.strike if b.arm",)
    assert strike.led_to is False
    assert strike.change == {"a.strike": "yes"}
    assert say(strike) == (
        "so that a.strike = yes: a puts 'a.strike if b.arm' above 'not a.strike'."
    )


def test_what_nothing_speaks_for_is_not_found_and_what_rules_forbid_cannot_be() -> None:
    asked = _asked(_model())
    silent = asked["a.talk=no"]
    assert not silent.found
    assert silent.speaks_for == ()
    assert say(silent) == "so that a.talk = no: no change of up to two raised statements does it."
    land = asked["a.land=yes"]
    assert not land.possible
    assert say(land) == ("so that a.land = yes: no outcome that can still come about has it so.")


def test_what_only_a_closed_move_would_bring_about_is_not_looked_at() -> None:
    """Where Brin cannot disarm, that Arden leaves off for once is judged against an armed Brin only."""
    wants = {"a": [{"want": "a.strike iff b.arm"}, {"want": "a.talk"}], "b": [{"want": "a.talk"}]}
    closed = [{"by": "b", "from": "b.arm", "to": "not b.arm", "assumption": "It cannot."}]
    free = _asked(_model(priorities=wants, scenarios={}))["a.strike=no"]
    assert (free.possible, free.found, free.change.get("b.arm")) == (True, True, "no")
    bound = _asked(_model(priorities=wants, scenarios={}, closed_moves=closed))["a.strike=no"]
    assert (bound.possible, bound.found, bound.holding) == (True, False, Share(0, 1))
    assert "b.arm" not in bound.change
    stay = [{"by": "a", "from": "a.talk", "to": "not a.talk", "assumption": "It cannot."}]
    talk = _asked(_model(closed_moves=stay))["a.talk=no"]
    assert not talk.possible
    assert say(talk) == "so that a.talk = no: no outcome that can still come about has it so."


def test_a_scenarios_own_reordering_is_recognised_as_what_is_needed() -> None:
    struck = _asked(_model())["struck"]
    assert struck.exact
    assert struck.led_to is False
    assert struck.raises == struck.assumed == (RAISE,)
    assert say(struck).endswith("'not a.strike', which is exactly what the scenario puts in.")


def test_a_needless_reordering_is_recognised_too() -> None:
    needless = _asked(_model())["needless"]
    assert needless.found
    assert not needless.raises
    assert not needless.exact
    assert needless.led_to is True


def test_what_would_hold_without_steps_that_lead_there_is_said_so() -> None:
    needless = _asked(_model())["needless"]
    assert say(replace(needless, leave=())).endswith(": nothing would have to be wanted otherwise.")
    cut_off = replace(needless, asked="option", option="a.strike", level="yes", led_to=False)
    assert say(cut_off) == (
        "so that a.strike = yes: it would hold if it came about, but no steps that pay lead there."
    )
    not_first = replace(cut_off, led_to=True, expected=False)
    assert say(not_first).endswith(
        ": it would hold if it came about, but it is not what is expected."
    )
    raised = replace(not_first, raises=(RAISE,))
    assert say(raised).endswith("; it would then hold once there, but not be what is expected.")


def test_a_scenario_without_a_reordering_needs_nothing_but_that_it_is_held() -> None:
    """B is held disarmed, and would arm again at once."""
    calm = _asked(_model())["calm"]
    assert calm.found
    assert not calm.raises
    assert calm.led_to is None
    assert calm.leave == (Leaving("b", {"b.arm": "yes"}, {"b.arm": "no"}),)
    assert say(calm, model=_model()) == (
        "So that the outcome expected under “Calm” holds: nothing would have to be wanted otherwise, "
        "but only as long as what it puts in is held: else Brin would arm."
    )


def test_a_scenario_whose_outcome_nobody_would_leave_needs_no_holding() -> None:
    model = _model(scenarios={"armed": {"assume": {"b.arm": True}}})
    armed = _asked(model)["armed"]
    assert (armed.found, armed.raises, armed.leave) == (True, (), ())


def test_what_is_done_in_what_it_is_set_against_is_said_to_stop() -> None:
    talking = _asked(_model())["a.talk=no"]
    found = replace(talking, before={"a.talk": "yes"}, found=True)
    assert say(found, model=_model()).startswith("So that Arden stops talking: ")


def test_a_scenario_that_needs_a_raise_is_not_asked_who_would_leave() -> None:
    assert _asked(_model())["struck"].leave == ()


def test_a_situation_that_does_not_hold_is_asked_what_makes_it_hold() -> None:
    eager = [{"want": "a.strike if b.arm"}, {"want": "not a.strike"}]
    asked = _asked(_model(priorities={"a": eager, "b": [{"want": "b.arm"}]}, scenarios={}))
    assert asked["holds"].raises == (Raised("a", "not a.strike", "a.strike if b.arm"),)


def test_without_two_statements_nothing_is_asked() -> None:
    few = {"a": [{"want": "not a.strike"}], "b": [{"want": "b.arm"}]}
    assert needed_changes(_model(priorities=few, scenarios={}), "a") == ()


def test_deciding_statements_are_those_of_the_full_sampling() -> None:
    alone = deciding_statements(_model(), draws=80, importance_draws=50, seed=3)
    full = sample_priorities(
        _model(), draws=80, concepts=("seq",), importance_draws=50, seed=3, workers=1
    )
    assert alone == full.deciding
    assert {w.statement for w in alone if w.flips > 0} == {"not a.strike", "a.strike if b.arm"}


@pytest.mark.parametrize(
    ("statements", "states", "raises"),
    [(10, 1000, 2), (10, 100_000, 2), (10, 100_001, 1), (60, 1000, 1)],
)
def test_two_raises_are_tried_where_neither_states_nor_statements_are_very_many(
    statements: int, states: int, raises: int
) -> None:
    game = SimpleNamespace(priorities={"a": ("x",) * statements}, states=states)
    assert _affordable(game) == raises  # type: ignore[arg-type]
