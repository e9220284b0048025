"""What the brief says of why a side would do what it would do, where it states interests."""

from __future__ import annotations

import dataclasses

from tests.brief.invented import full_input
from tests.brief.walking import rows, texts
from tightrope.analysis.facts import Share
from tightrope.analysis.motives.report import DutyWeight, MotivesReport, Move, Reply, Term
from tightrope.analysis.strategy.report import Instead, Reason, Weighed
from tightrope.brief import compose


def test_the_reason_by_indicator_stands_in_the_bottom_line_and_the_annex() -> None:
    given = full_input()
    assert given.analysis is not None
    term = Term("freight", None, -0.4, -0.5, "vital", "high", assumption="Ships pay the port")
    move = Move({"veld.fleet": "yes"}, -0.4, (term,), "", "worse", best=False)
    duties = (DutyWeight("ombra-pact", 0, "consultation", "veld", 0.0, "", None),)
    motives = MotivesReport({}, (Reply("veld", {}, Share(9, 10), (move,)),), duties, {})
    assert given.analysis.strategy is not None
    weighed = (Weighed("freight", "", "high", "vital", -0.4),)
    reason = Reason("veld", prefers=False, line="", weighed=weighed)
    report = dataclasses.replace(
        given.analysis.strategy,
        instead=(Instead("veld", "veld.fleet", "yes", "no", reason),),
    )
    analysis = dataclasses.replace(given.analysis, motives=motives, strategy=report)
    made = compose(dataclasses.replace(given, analysis=analysis))
    said = (
        "Veld would best stay as it is: to send the fleet to Arkonia's side hurts it by lowering "
        "“Price of freight” (vital). So it is in 9 of 10 draws of what matters how much."
    )
    assert (
        "Sending the fleet to Arkonia's side would lower “Price of freight”; nothing that Veld cares "
        "about speaks for it."
    ) in texts(made, "bottom-line")
    assert texts(made, "motives") == [
        said,
        "Veld keeps the consultation clause of the Treaty of Ombra anyway.",
    ]
    (row,) = rows(made, "motives")
    assert row == ["Price of freight", "vital wanted high", "−0.50", "−0.40"]
    assert "k-motives" in {c.id for c in made.computations}


def weighing(option: str, level: str, before: str, *amounts: float, prefers: bool) -> Instead:
    weighed = tuple(Weighed("freight", "", "high", "vital", a) for a in amounts)
    owner = option.partition(".")[0]
    return Instead(owner, option, level, before, Reason(owner, prefers, "", weighed))


def reasons(*found: Instead) -> list[str]:
    given = full_input()
    assert given.analysis is not None
    assert given.analysis.strategy is not None
    now = dataclasses.replace(
        given.analysis.strategy.status_quo,
        levels={**given.analysis.strategy.status_quo.levels, "veld.mediate": "no"},
    )
    report = dataclasses.replace(
        given.analysis.strategy,
        instead=found,
        status_quo=now,
        forecast={**given.analysis.strategy.forecast, "veld.mediate": "yes"},
    )
    analysis = dataclasses.replace(given.analysis, strategy=report)
    said = texts(compose(dataclasses.replace(given, analysis=analysis)), "bottom-line")
    return [text for text in said if "“Price of freight”" in text]


FLEET = weighing("veld.fleet", "yes", "no", -0.3, prefers=False)
STOP = weighing("veld.words", "no", "yes", -0.5, prefers=False)


def test_what_cannot_be_undone_is_told_before_what_would_be_stopped() -> None:
    assert reasons(STOP, FLEET) == [
        (
            "Sending the fleet to Arkonia's side would lower “Price of freight”; nothing that Veld cares "
            "about speaks for it."
        ),
        (
            "No longer speaking for Arkonia in the Council would lower “Price of freight”; nothing that "
            "Veld cares about speaks for it."
        ),
    ]


def test_what_differs_from_today_is_told_first_and_as_it_is_expected() -> None:
    begun = weighing("veld.mediate", "no", "yes", -0.5, 0.2, prefers=False)
    assert reasons(STOP, FLEET, begun)[0] == (
        "Mediating between Arkonia and Tessaly would raise “Price of freight”; for Veld that "
        "outweighs lowering “Price of freight”."
    )


def test_what_a_side_would_like_is_no_reason_for_what_it_does() -> None:
    assert not reasons(weighing("veld.fleet", "yes", "no", 0.3, prefers=True))
