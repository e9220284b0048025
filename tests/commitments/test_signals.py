"""Offers and demands: would they be kept, are they worth taking up, are they met and on time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from tests.commitments.reference import games, slow_verdict
from tests.words.saying import say
from tightrope.analysis.commitments import CommitmentsReport, analyse_commitments
from tightrope.analysis.commitments.signals import _kept
from tightrope.conflict import Game, build_game
from tightrope.crisis import parse_crisis
from tightrope.dates import PartialDate

CEASEFIRE = """\
title: A ceasefire
as_of: 2025-06-20
actors: {ward: {name: Ward}, keep: {name: Keep}, moot: {name: Moot}}
options:
  ward: {shell: {text: Shell the keep, now: yes}}
  keep: {raid: {text: Raid the ward, now: yes}, tax: {text: Tax the ward, now: no}}
priorities:
  ward:
    - {want: not keep.raid}
    - {want: ward.shell}
  keep:
    - {want: keep.raid iff ward.shell}
    - {want: not ward.shell}
    - {want: keep.tax}
offers:
  - {id: halt, by: keep, to: ward, if: not ward.shell, then: not keep.raid, said_on: 2025-06-18, cites: [c-1]}
  - {id: gift, by: keep, to: ward, if: not ward.shell, then: not keep.tax, said_on: 2025-07}
  - {id: stands, by: ward, to: keep, if: keep.raid, then: not ward.shell}
  - {id: word, by: moot, to: keep, if: not keep.raid, then: not ward.shell}
demands:
  - {id: calm, by: keep, of: ward, wants: not ward.shell, deadline: 2025-06-19}
  - {id: peace, by: moot, of: keep, wants: not keep.tax}
  - {id: truce, by: moot, of: keep, wants: not keep.raid, said_on: 2025-06-21}
"""


def report(as_of: str = "2025-06-20") -> CommitmentsReport:
    model = parse_crisis(CEASEFIRE).model
    return analyse_commitments(model, build_game(model), as_of=PartialDate(as_of))


def test_an_offer_is_kept_where_its_author_would_rather_and_pays_where_the_promise_is_certain() -> (
    None
):
    halt, gift, stands, word = report().offers
    assert (halt.kept, halt.pays_if_certain, halt.pays_anyhow) == ("credible", "yes", "no")
    assert (halt.holds_in, halt.judged_in) == (4, 4)
    assert (gift.was_said, gift.kept, gift.pays_if_certain) == (False, "not judged", "not judged")
    assert (stands.kept, stands.pays_if_certain) == ("empty", "done")
    assert word.kept == "not judged"
    assert say(halt) == (
        "keep offered ward: if 'not ward.shell', then 'not keep.raid'. keep would rather keep it "
        "than not in all 4 possible outcomes in which its part is asked for. Were the promise "
        "certain, ward would gain by taking it up as things stand."
    )
    assert "said only on 2025-07" in say(gift)


def test_a_demand_is_met_or_not_and_late_after_its_deadline() -> None:
    calm, peace, truce = report().demands
    assert (calm.met, calm.late, calm.pays) == ("no", True, "no")
    assert (peace.met, peace.late, peace.pays) == ("yes", False, "done")
    assert (truce.was_said, truce.pays) == (False, "not judged")
    assert say(calm).endswith(
        "It is not met and late. ward would not gain by meeting it as things stand."
    )
    on_the_day = report("2025-06-19").demands[0]
    assert (on_the_day.met, on_the_day.late) == ("no", False)


def test_those_without_a_name_are_numbered_from_one() -> None:
    model = parse_crisis(CEASEFIRE.replace("id: gift, ", "").replace("id: peace, ", "")).model
    found = analyse_commitments(model, None)
    assert [offer.id for offer in found.offers] == ["halt", "offer 2", "stands", "word"]
    assert [demand.id for demand in found.demands] == ["calm", "demand 2", "truce"]


def test_without_a_model_offers_and_demands_are_listed_unjudged() -> None:
    model = parse_crisis(CEASEFIRE).model
    found = analyse_commitments(model, None)
    assert {offer.kept for offer in found.offers} == {"not judged"}
    assert [demand.met for demand in found.demands] == ["no", "yes", "no"]


@settings(max_examples=100)
@given(games())
def test_whether_an_offer_is_kept_agrees_with_looking_at_each_state(
    drawn: tuple[Game, np.ndarray, np.ndarray],
) -> None:
    game, asked, promised = drawn
    verdict, holds, judged = _kept(game, 0, asked, promised)
    slow = [slow_verdict(game, 0, asked, promised, s) for s in np.flatnonzero(asked).tolist()]
    told = [found for found in slow if found is not None]
    assert (holds, judged) == (sum(told), len(told))
    assert (verdict == "credible") == (bool(told) and all(told))
    assert (verdict == "empty") == (bool(told) and not any(told))


@pytest.mark.parametrize("kind", ["offer", "taken_up", "demand"])
def test_offers_and_demands_are_facts_that_can_be_compared(kind: str) -> None:
    from tightrope.analysis.commitments.engine import CommitmentsEngine

    facts = {fact.key.of for fact in CommitmentsEngine().facts(report()) if fact.key.kind == kind}
    assert facts
