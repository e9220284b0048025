"""An outcome that is found in more draws than the one expected is said to be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.brief.test_limits import ISLANDS
from tests.brief.walking import texts
from tightrope.app.gathered.gather import gather
from tightrope.app.how import How
from tightrope.brief import compose
from tightrope.brief.given import BriefInput

TWO = """\
title: The strait
as_of: 2031-05-01
focal: ardia
actors: {ardia: {name: Ardia}, belmar: {name: Belmar}}
options:
  ardia: {fire: {text: Fire, now: yes, assumption: x}}
  belmar: {mine: {text: Lay mines, now: yes, assumption: x}}
priorities:
  ardia:
    - {want: "ardia.fire if belmar.mine", text: No surrender, assumption: x}
    - {want: "not ardia.fire", text: Save the shells, assumption: x}
  belmar:
    - {want: "belmar.mine if ardia.fire", text: No gap, assumption: x}
    - {want: "not belmar.mine", text: Open water, assumption: x}
"""
STEPS = ISLANDS.replace("ardia.invade and belmar.fleet)", "not ardia.invade and belmar.fleet)")


def given(folder: Path, text: str) -> BriefInput:
    (folder / "crisis.yaml").write_text(text, encoding="utf-8")
    return gather(folder, How(draws=200)).brief_input()


def sure(made: BriefInput, draws: tuple[int, int]) -> list[str]:
    """What is said of how sure it is, with so many of 200 draws for today and for what is beside it."""
    assert made.analysis is not None
    assert made.analysis.strategy is not None
    today, beside, *_ = made.analysis.strategy.outcomes
    outcomes = (
        replace(today, draws=draws[0], of=200),
        replace(beside, draws=draws[1], of=200, stepwise=0 if beside.stepwise else None),
    )
    strategy = replace(made.analysis.strategy, outcomes=outcomes)
    analysis = replace(made.analysis, strategy=strategy)
    return texts(compose(replace(made, analysis=analysis)), "sure")


@pytest.mark.parametrize(("draws", "told"), [((120, 140), True), ((120, 139), False)])
def test_an_outcome_beside_today_that_holds_in_clearly_more_draws_is_named(
    tmp_path: Path, draws: tuple[int, int], told: bool
) -> None:
    text = (
        "Another outcome holds, once there, in more draws than today’s situation (140 of 200 "
        "against 120): Ardia stops firing and Belmar stops laying mines."
    )
    assert (text in sure(given(tmp_path, TWO), draws)) is told


@pytest.mark.parametrize(("draws", "told"), [((120, 100), True), ((119, 100), False)])
def test_that_today_holds_in_clearly_more_draws_than_steps_lead_on_is_said(
    tmp_path: Path, draws: tuple[int, int], told: bool
) -> None:
    text = (
        "Today’s situation holds in more draws than steps lead to what is expected (120 of 200 "
        "against 100)."
    )
    assert (text in sure(given(tmp_path, STEPS), draws)) is told
