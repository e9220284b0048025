"""What somebody owes and cannot honour today is told apart from what it does not honour."""

from __future__ import annotations

import pytest

from tests.brief.walking import texts
from tests.words.saying import say
from tightrope.analysis.commitments import analyse_commitments
from tightrope.analysis.commitments.report import ObligationStatus
from tightrope.analysis.engines import analyse_model
from tightrope.brief import BriefInput, compose
from tightrope.conflict import build_game
from tightrope.crisis import CrisisModel, parse_crisis

GAS = """\
title: Gas
as_of: 2031-05-01
actors: {north: {name: North}, south: {name: South}, east: {name: East}}
treaties:
  transit:
    name: Treaty on transit
    parties: [south, east]
    in_force: 2030-01-01
    obliges: [{kind: economic, by: south, to: east, CLAUSE}]
options:
  north: {send: {text: Send gas, now: SENT}}
  south:
    pass: {text: Let gas pass, now: no}
    open: {text: Open the valves, now: no, irreversible: yes}
  east: {watch: {text: Watch, now: no}}
rules: [RULES]
priorities:
  north: [{want: not north.send}]
  south: [{want: not south.pass}]
  east: [{want: south.pass}]
"""
PASSING = 'forbids: "not south.pass"'
SENT = '{never: south.pass and not north.send, because: "Nothing can pass that is not sent."}'
WATCHED = "{always: east.watch or not south.pass, because: Nobody trusts unwatched meters}"
OPEN = '{never: south.pass and not south.open, because: "Valves are shut"}'


def gas(rules: str, *, sent: str = "no", clause: str = PASSING) -> CrisisModel:
    text = GAS.replace("RULES", rules).replace("SENT", sent).replace("CLAUSE", clause)
    return parse_crisis(text).model


def owed(model: CrisisModel) -> ObligationStatus:
    (found,) = analyse_commitments(model, build_game(model), draws=0).obligations
    return found


@pytest.mark.parametrize(
    ("rules", "sent", "unable", "because"),
    [
        (SENT, "no", True, ("Nothing can pass that is not sent.",)),
        (SENT, "yes", False, ()),
        ("", "no", False, ()),
        (f"{SENT}, {WATCHED}", "no", True, None),
        (f"{SENT}, {WATCHED}", "yes", True, ("Nobody trusts unwatched meters",)),
        (OPEN, "no", False, ()),  # it could open the valves in the same move
        ("{never: south.pass}", "no", True, ()),
    ],
)
def test_what_no_one_move_could_honour_cannot_be_honoured(
    rules: str, sent: str, unable: bool, because: tuple[str, ...] | None
) -> None:
    found = owed(gas(rules, sent=sent))
    assert (found.honoured, found.unable) == ("no", unable)
    both = ("Nothing can pass that is not sent.", "Nobody trusts unwatched meters")
    assert found.unable_because == (both if because is None else because)


def test_who_did_for_good_what_the_clause_forbids_cannot_go_back_and_no_rule_says_so() -> None:
    text = gas("", clause="forbids: south.open").model_dump(mode="json", by_alias=True)
    text["options"]["south"]["open"]["now"] = True
    found = owed(CrisisModel.model_validate(text))
    assert (found.unable, found.unable_because) == (True, ())
    assert say(found).endswith("south cannot keep to it today.")


def test_without_options_or_by_an_act_on_the_day_it_is_not_asked() -> None:
    model = gas(SENT)
    (found,) = analyse_commitments(model, None, draws=0).obligations
    assert not found.unable
    kept = owed(gas(SENT, clause="forbids: south.pass"))
    assert (kept.honoured, kept.unable) == ("yes", False)


def test_it_is_said_with_the_rule_and_never_called_not_honoured() -> None:
    model = gas(SENT)
    assert say(owed(model), model=model).endswith(
        "South cannot keep to it today, as “Nothing can pass that is not sent”."
    )
    front = texts(
        compose(BriefInput(crisis=model, analysis=analyse_model(model, draws=2))), "binds"
    )
    assert "It cannot be honoured today by South, as “Nothing can pass that is not sent”." in front
    assert not any("not honoured" in one for one in front)


def test_what_it_could_honour_is_said_not_to_be_honoured() -> None:
    model = gas("")
    front = texts(
        compose(BriefInput(crisis=model, analysis=analyse_model(model, draws=2))), "binds"
    )
    assert "It is not honoured by South." in front


def test_a_clause_to_fight_that_cannot_be_honoured_says_why() -> None:
    text = GAS.replace("RULES", SENT).replace("SENT", "no").replace("CLAUSE", PASSING)
    model = parse_crisis(text.replace("kind: economic", "kind: defence")).model
    front = texts(
        compose(BriefInput(crisis=model, analysis=analyse_model(model, draws=2))), "bottom-line"
    )
    assert (
        "A clause in force obliges South to fight beside East, which cannot be honoured today, as "
        "“Nothing can pass that is not sent”."
    ) in front
