"""The invented crisis: who would leave together, what would have to be wanted otherwise."""

from __future__ import annotations

from tightrope.analysis.strategy.coalition_gain import CoalitionGain, CoalitionsLooked
from tightrope.analysis.strategy.deciding import DecidingStatement
from tightrope.analysis.strategy.raised import NeededChange, Raised

RAISED = Raised("veld", "veld.words", "not veld.fleet")


def questions() -> tuple[
    tuple[CoalitionGain, ...],
    CoalitionsLooked,
    tuple[NeededChange, ...],
    tuple[DecidingStatement, ...],
]:
    """Who would leave together, what would have to be wanted otherwise, what decides."""
    settle = {"arkonia.close": "no", "tessaly.talk": "yes"}
    nobody = {"gmr": False, "smr": False, "seq": False}
    both = ("arkonia", "tessaly")
    return (
        (
            CoalitionGain(17, both, both, settle, {**nobody, "gmr": True}),
            CoalitionGain(17, ("veld", *both), both, settle, nobody),
        ),
        CoalitionsLooked(5, 5, 3, 3),
        (
            NeededChange("holds", "", "", "", {}, True, False, (), (), True, 2),
            NeededChange("option", "veld.fleet", "yes", "", {"veld.fleet": "yes"}, True, True,
                         (RAISED,), ((RAISED,),), True, 2, led_to=False),
            NeededChange("option", "veld.mediate", "yes", "", {"veld.mediate": "yes"}, True, True,
                         (RAISED,), (), True, 2, led_to=False, speaks_for=("veld.words",)),
            NeededChange("option", "veld.words", "no", "",
                         {"veld.words": "no", "veld.arms": "yes"}, True, False, (), (), True, 2),
            NeededChange("scenario", "", "", "tessaly_strikes", {}, True, True, (RAISED,), (), True, 2,
                         (RAISED,), False),
        ),
        (
            DecidingStatement("veld", "not veld.fleet", 0.42, 200, 0),
            DecidingStatement("veld", "veld.words", 0.1, 200, 0),
        ),
    )  # fmt: skip
