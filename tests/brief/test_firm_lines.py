"""What the first page says of how firm it is, and of outcomes that steps lead to where they are several."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from tests.brief.invented import full_input, strategy
from tests.brief.walking import texts
from tightrope.analysis.results import Analysis
from tightrope.analysis.strategy.report import SecondBest, ToldOutcome
from tightrope.brief import BriefInput, RobustnessNote, compose
from tightrope.brief.page import Figure

TODAY, PATH, EXIT = strategy().outcomes
NOT_FIRM = "Not all of this is firm: of 500 draws of what was put in, "
LIKED = dataclasses.replace(PATH, prefer=EXIT.prefer, oppose=())
AGREE = {"tessaly.strike": "yes", "veld.words": "no"}
SECOND = dataclasses.replace(
    PATH,
    changes=AGREE,
    rather=(SecondBest("tessaly", AGREE, PATH.changes, {"tessaly.strike": "no"}),),
    outcome=dataclasses.replace(PATH.outcome, levels={**PATH.outcome.levels, "veld.words": "no"}),
)


def given(*told: ToldOutcome, notes: dict[str, int] | None = None, **changed: object) -> BriefInput:
    """The invented input with these outcomes, and these draws of 500 in which points hold."""
    report = dataclasses.replace(strategy(), outcomes=told, **changed)  # type: ignore[arg-type]
    held = {k: RobustnessNote("", n, 500, 1) for k, n in (notes or {}).items()}
    analysis = Analysis(report, None, None, None, {})
    return dataclasses.replace(full_input(), analysis=analysis, robustness=held, focal="veld")


def bottom_line(*told: ToldOutcome, **more: object) -> list[str]:
    return texts(compose(given(*told, **more)), "bottom-line")  # type: ignore[arg-type]


def hedges(lines: list[str]) -> list[str]:
    return [text for text in lines if text.startswith("Not all of this is firm")]


def drawn(told: ToldOutcome, draws: int, **more: Any) -> ToldOutcome:
    return dataclasses.replace(told, draws=draws, of=500, **more)


@pytest.mark.parametrize(("holds", "said"), [(449, True), (450, False)])
def test_a_course_that_is_not_firm_is_hedged_at_nine_draws_in_ten(holds: int, said: bool) -> None:
    lines = bottom_line(drawn(TODAY, 0), notes={"veld.words=yes": holds})
    words = f"{NOT_FIRM}in 449 Veld goes on speaking for Arkonia in the Council."
    assert hedges(lines) == ([words] if said else [])


@pytest.mark.parametrize(("holds", "said"), [(51, True), (50, False)])
def test_so_is_that_today_does_not_hold(holds: int, said: bool) -> None:
    lines = bottom_line(drawn(TODAY, holds))
    words = f"{NOT_FIRM}in 449 today’s situation does not hold."
    assert hedges(lines) == ([words] if said else [])


@pytest.mark.parametrize(("stepwise", "said"), [(349, True), (350, False)])
def test_a_way_out_is_firm_where_it_must_be_taken_together_or_steps_lead_there(
    stepwise: int, said: bool
) -> None:
    lines = bottom_line(drawn(TODAY, 0), drawn(EXIT, 100, stepwise=stepwise))
    assert hedges(lines) == ([f"{NOT_FIRM}in 449 there is that way out."] if said else [])


def test_where_today_holds_its_draws_stand_for_the_points_of_it() -> None:
    today = dataclasses.replace(TODAY, draws=103, of=500, holds={"seq": True})
    lines = bottom_line(today, notes={"veld.words=yes": 103}, forecast_basis="status quo")
    assert hedges(lines) == [f"{NOT_FIRM}in 103 today’s situation holds."]


def test_a_firm_point_is_never_named_as_weak() -> None:
    for holds, said in ((449, True), (450, False)):
        notes = {"veld.words=yes": 500, "tessaly.strike=yes": holds}
        page = compose(given(drawn(TODAY, 0), notes=notes))
        assert any("less Veld than Tessaly" in t for t in texts(page, "bottom-line")) is said
        assert any("What holds least often" in t for t in texts(page, "sure")) is said


def test_a_difference_within_the_margin_is_none() -> None:
    far = {"veld.words=yes": 332, "tessaly.strike=yes": 300, "veld.fleet=no": 500}
    assert any("What may change the picture is less Veld" in t for t in bottom_line(notes=far))
    near = {**far, "veld.words=yes": 331}
    assert not any("holds least often" in t or "less Veld" in t for t in bottom_line(notes=near))
    said = texts(compose(given(drawn(TODAY, 0), notes=near)), "sure")
    assert any(
        "None of these points stands out as the weakest: those that are not firm hold in 300 to 331 of "
        "500 draws." in text
        for text in said
    )
    third = {**near, "arkonia.close=yes": 400}
    assert any("about as often as each other" in t for t in bottom_line(notes=third))


def test_of_two_outcomes_that_steps_lead_to_both_are_told_with_who_prefers_which() -> None:
    (ways,) = (t for t in bottom_line(TODAY, LIKED, SECOND) if t.startswith("Steps that pay lead"))
    assert ways == (
        "Steps that pay lead from today either to this: Tessaly strikes the batteries on the strait (all "
        "four sides prefer it to today); or by a second-best move of Tessaly to the same and besides: Veld "
        "stops speaking for Arkonia in the Council (Tessaly prefers it to today and Veld and Arkonia "
        "prefer today)."
    )
    assert not any("prefer it to today: " in t for t in bottom_line(TODAY, LIKED, SECOND))


def test_an_act_that_only_second_best_moves_lead_to_is_said_to_be() -> None:
    open_ = {**strategy().forecast, "veld.words": None}
    shown = dataclasses.replace(
        LIKED,
        outcome=dataclasses.replace(
            LIKED.outcome, levels={**LIKED.outcome.levels, "veld.words": "no"}
        ),
    )
    other = dataclasses.replace(
        SECOND,
        outcome=dataclasses.replace(
            SECOND.outcome, levels={**SECOND.outcome.levels, "veld.words": "yes"}
        ),
    )
    only = "It is open whether Veld speaks for Arkonia in the Council: only second-best moves lead there."
    assert only in bottom_line(TODAY, shown, other, forecast=open_)
    same = dataclasses.replace(shown, same_for_all=1)  # what is ranked alike may end in it as well
    for told, untold in (((LIKED, other), {}), ((shown, other), {"path": 1}), ((same, other), {})):
        lines = bottom_line(TODAY, *told, forecast=open_, outcomes_untold=untold)
        assert "It is open whether Veld speaks for Arkonia in the Council." in lines


def test_an_act_that_makes_no_difference_to_any_side_is_said_to_make_none() -> None:
    """No way told has it: it is in an outcome that all sides rank as one that is told."""
    open_ = {**strategy().forecast, "veld.words": None}
    levels = {**LIKED.outcome.levels, "veld.words": "no"}
    without = dataclasses.replace(
        LIKED, same_for_all=1, outcome=dataclasses.replace(LIKED.outcome, levels=levels)
    )
    told = (
        "It is open whether Veld speaks for Arkonia in the Council: nobody minds, as an outcome with that "
        "and one without it are the same to every side."
    )
    assert told in bottom_line(TODAY, without, forecast=open_)
    assert told in bottom_line(
        TODAY, without, dataclasses.replace(without, rather=SECOND.rather), forecast=open_
    )
    for ways, untold in (((LIKED,), {}), ((without,), {"path": 1}), ((), {})):
        assert told not in bottom_line(TODAY, *ways, forecast=open_, outcomes_untold=untold)


def test_how_often_steps_lead_to_just_that_outcome_stands_beside_its_points() -> None:
    path = drawn(PATH, 430, shared=66, shared_second=0, second=0)
    page = given(TODAY, path, notes={"veld.words=yes": 412}, expected_total=1)
    first = texts(compose(page), "sure")[0]
    assert "; steps lead to just this outcome in 364 of 500 draws." in first
    assert first.endswith(
        "Where steps lead to several outcomes, a point counts only if all of them have it."
    )
    alone = dataclasses.replace(path, shared=0)
    said = texts(
        compose(given(TODAY, alone, notes={"veld.words=yes": 412}, expected_total=1)), "sure"
    )
    assert not any(text.endswith("all of them have it.") for text in said)
    two = given(TODAY, path, notes={"veld.words=yes": 412}, expected_total=2)
    assert "just this outcome" not in texts(compose(two), "sure")[0]


@pytest.mark.parametrize(
    ("holds", "title"),
    [
        (449, "The weakest point holds in 449 of 500 draws"),
        (450, "Every point holds in at least 450 of 500 draws"),
    ],
)
def test_the_picture_of_points_calls_none_weak_that_is_firm(holds: int, title: str) -> None:
    page = compose(given(drawn(TODAY, 0), notes={"veld.words=yes": holds, "veld.fleet=no": 500}))
    (held,) = (section for section in page.sections if section.id == "held")
    assert [b.title for b in held.blocks if isinstance(b, Figure)] == [title]
