"""What the brief says of coalitions, of what would have to be wanted otherwise, of what decides."""

from __future__ import annotations

import dataclasses

from tests.brief.invented import full_input, strategy
from tests.brief.invented_world import C
from tests.brief.walking import rows, texts, walk
from tightrope.analysis.results import Analysis
from tightrope.analysis.strategy.raised import NeededChange, Raised
from tightrope.analysis.strategy.report import CoalitionsLooked, StrategyReport
from tightrope.brief import Brief, compose
from tightrope.brief.page import Row, Sentence


def _brief(**changed: object) -> Brief:
    report: StrategyReport = dataclasses.replace(strategy(), **changed)  # type: ignore[arg-type]
    return compose(
        dataclasses.replace(full_input(), analysis=Analysis(report, None, None, None, {}))
    )


def test_who_would_leave_together_and_who_else_must_go_along(brief: Brief) -> None:
    said = texts(brief, "outcomes")
    assert any(
        text.startswith("Arkonia and Tessaly would both gain by leaving")
        and text.endswith(
            "Arkonia does not close the strait and Tessaly accepts talks; the others can deter it only "
            "by moves they would not gain from (GMR, not SEQ), and the leavers could evade the answer "
            "(SMR)."
        )
        for text in said
    )
    assert any(text.startswith("Veld, Arkonia and Tessaly would all gain") for text in said)
    assert "Coalitions of every size were looked at." in said


def test_that_nobody_would_leave_together_is_said() -> None:
    said = texts(_brief(coalitions=()), "outcomes")
    assert "No two or more would all gain by leaving one of these outcomes together." in said


def test_that_no_coalition_was_looked_at_is_not_told_as_there_being_none() -> None:
    looked = CoalitionsLooked(0, 5, why_not="there are too many states")
    said = texts(_brief(coalitions=(), coalitions_looked=looked), "outcomes")
    assert "No coalition was looked at, as there are too many states." in said
    assert not any(text.startswith("No two or more") for text in said)


def test_what_would_have_to_be_wanted_otherwise(brief: Brief) -> None:
    told = {row[0]: row[1:] for row in (*rows(brief, "needed"), *rows(brief, "change"))}
    assert told["Today’s situation holds"][0] == "not found within two raises"
    raised = "Veld puts “Speak up” above “Stay out of the war”"
    both = told["Veld sends the fleet to Arkonia's side; Veld mediates between Arkonia and Tessaly"]
    assert both == [raised, "One other change is as small"]
    words = told[
        "Veld does not speak for Arkonia in the Council while Veld delivers coastal radars and spare "
        "parts to Arkonia"
    ]
    assert words == [
        "not found within two raises",
        "Nothing that Veld is said to want speaks for it as things stand",
    ]
    assert told["Under “Tessaly strikes”, its expected outcome holds"] == [
        raised, "Exactly the reordering that the scenario puts in",
    ]  # fmt: skip


def _row_of(**about: object) -> tuple[str, ...]:
    raised = Raised("veld", "veld.words", "not veld.fleet")
    asked = NeededChange(
        "option", "veld.fleet", "yes", "", {"veld.fleet": "yes"}, True, True,
        (raised,), (), True, 2, speaks_for=("veld.words",),
    )  # fmt: skip
    one = dataclasses.replace(asked, expected_searched=2, **about)  # type: ignore[arg-type]
    (row,) = rows(_brief(needed=(one,)), "change")
    return tuple(row[1:])


def test_a_change_that_makes_an_act_expected_is_told_without_a_reserve() -> None:
    assert _row_of(expected=True)[1] == "nothing"
    assert _row_of(expected=None)[1] == "nothing"


def test_a_change_after_which_an_act_would_only_hold_is_told_so() -> None:
    assert _row_of(expected=False)[1] == (
        "It would then hold once there, but no change of up to two raises makes it expected"
    )


def test_what_holds_as_things_stand_but_is_not_expected_is_told_so() -> None:
    more = "No change of up to two raises makes it expected"
    assert _row_of(expected=False, raises=(), led_to=False) == (
        "it would hold once there, but no steps that pay lead there", more,
    )  # fmt: skip
    assert _row_of(expected=False, raises=(), led_to=True) == (
        "it would hold once there, but it is not what is expected", more,
    )  # fmt: skip


def test_they_rest_on_what_the_statements_rest_on(brief: Brief) -> None:
    resting = {
        item.text if isinstance(item, Sentence) else item.cells[0].text: set(item.basis)
        for item in walk(brief)
        if isinstance(item, Sentence | Row) and item.id.startswith("needed")
    }
    assumed = {a.text: a.id for a in brief.assumptions}
    exact = (
        "The reordering that “Tessaly strikes” puts in is exactly the least that its outcome needs."
    )
    assert resting[exact] == {"k-needed", "k-priorities", C[0], assumed["Old habit"]}
    assert resting["“Stay out of the war”"] == {"k-deciding", "k-robustness", C[0]}


def _scenario(**more: object) -> NeededChange:
    given = Raised("veld", "veld.words", "not veld.fleet")
    plain = NeededChange(
        "scenario", "", "", "tessaly_strikes", {}, True, True, (), (), True, 2, (given,), False
    )
    return dataclasses.replace(plain, **more)  # type: ignore[arg-type]


def test_a_reordering_that_is_not_what_is_needed_is_told_as_such() -> None:
    other = (Raised("veld", "not veld.fleet", "veld.words"),)
    told = {
        "but nothing leads there": _scenario(),
        "which already leads there": _scenario(led_to=True),
        "needs less, or something else": _scenario(raises=other),
        "no change of up to two raised statements was found": _scenario(found=False),
    }
    for words, needed in told.items():
        said = texts(_brief(needed=(needed,), deciding=()), "needed")
        assert len(said) == 1
        assert words in said[0]


def test_nothing_asked_nothing_said() -> None:
    made = _brief(needed=(), deciding=())
    assert "needed" not in [s.id for s in made.sections]
    assert "depends most on" not in " ".join(texts(made, "change"))
