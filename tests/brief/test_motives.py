"""What the brief says of why a side would do what it would do, where it states interests."""

from __future__ import annotations

import dataclasses

from tests.brief.invented import full_input
from tests.brief.walking import rows, texts
from tightrope.analysis.facts import Share
from tightrope.analysis.motives.report import DutyWeight, MotivesReport, Move, Reply, Term
from tightrope.brief import compose


def test_the_reason_by_indicator_stands_in_the_bottom_line_and_the_annex() -> None:
    given = full_input()
    assert given.analysis is not None
    term = Term("freight", None, -0.4, -0.5, "vital", "high", assumption="Ships pay the port")
    move = Move({"veld.fleet": "yes"}, -0.4, (term,), "", "worse", best=False)
    duties = (DutyWeight("ombra-pact", 0, "consultation", "veld", 0.0, "", None),)
    motives = MotivesReport({}, (Reply("veld", {}, Share(9, 10), (move,)),), duties, {})
    analysis = dataclasses.replace(given.analysis, motives=motives)
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
