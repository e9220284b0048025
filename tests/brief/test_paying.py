"""What is expected and likelier not to come: said on the first page, with the step that leads away."""

from __future__ import annotations

import dataclasses

import pytest

from tests.brief.invented import full_input, strategy
from tests.brief.invented_world import NOW, crisis
from tests.brief.test_first_page import CURVE
from tests.brief.walking import texts
from tightrope.analysis.dynamics.against import Coming
from tightrope.analysis.dynamics.report import ForecastReport
from tightrope.analysis.dynamics.watch import WatchReport
from tightrope.analysis.results import Analysis
from tightrope.analysis.strategy.held_back import HeldBack
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.brief import BriefInput, compose
from tightrope.brief.given import Ahead

FLEET = (("veld", {"veld.fleet": "yes"}),)
TALK = HeldBack(
    "tessaly.talk", "yes", (("tessaly", {"tessaly.talk": "yes"}),), FLEET, {"tessaly.talk": "yes"}
)
WHY = (
    "a step of Tessaly that pays at once leads there; only who reckons with the answer (Veld sends the "
    "fleet to Arkonia's side) is held back"
)


def given(report: StrategyReport, look_ahead: float = 0.0) -> BriefInput:
    forecast = ForecastReport(
        "2031-06-20", 1, (CURVE,), (1.0, 0.04), (), (), exact=True, draws=9, worlds=0, seed=0,
        caveats=(),
    )  # fmt: skip
    model = crisis()
    dynamics = model.dynamics.model_copy(update={"look_ahead": look_ahead})
    return dataclasses.replace(
        full_input(),
        analysis=Analysis(report, None, None, None, {}),
        forecast=forecast,
        crisis=model.model_copy(update={"dynamics": dynamics}),
    )


def over_time(report: StrategyReport, look_ahead: float = 0.0) -> str:
    said = texts(compose(given(report, look_ahead)), "sure")
    return next(text for text in said if "gainst what is expected" in text)


def test_a_step_that_pays_is_the_reason_and_not_slips_and_chances() -> None:
    assert over_time(dataclasses.replace(strategy(), held_back=(TALK,))) == (
        "Against what is expected, it is likely (60%) that within one week Tessaly accepts talks: "
        f"{WHY}."
    )


def test_several_steps_are_named_in_turn_and_the_shortest_way_is_told() -> None:
    long = dataclasses.replace(TALK, moves=(("orlan", {"orlan.support": "shells"}), *TALK.moves))
    assert (
        "steps that pay lead there, by Orlan and then Tessaly; only who reckons with the answer to the first (Veld sends the"
        in over_time(dataclasses.replace(strategy(), held_back=(long,)))
    )
    assert WHY in over_time(dataclasses.replace(strategy(), held_back=(long, TALK)))


@pytest.mark.parametrize(
    ("held_back", "look_ahead"),
    [
        ((), 0.0),
        ((TALK,), 0.5),  # who moves looks further than the next state
        ((dataclasses.replace(TALK, end={}),), 0.0),  # the way does not end in what is asked
        ((dataclasses.replace(TALK, option="veld.fleet"),), 0.0),  # a way to something else
    ],
)
def test_without_such_a_step_slips_and_chances_are_what_is_left(
    held_back: tuple[HeldBack, ...], look_ahead: float
) -> None:
    said = over_time(dataclasses.replace(strategy(), held_back=held_back), look_ahead)
    assert said.startswith("Over time slips and chances count too")


@pytest.mark.parametrize(("probability", "said"), [(0.5, True), (0.49, False)])
def test_the_bottom_line_says_what_goes_against_it_from_an_even_chance_on(
    probability: float, said: bool
) -> None:
    coming = (
        Coming("veld.words", None, probability, 0.4, 0.6),
        Coming("veld.words", "no", probability, 0.4, 0.6),
    )
    watch = WatchReport(
        "2031-06-20",
        12,
        4,
        None,
        {},
        (),
        NOW,
        (),
        0.9,
        (),
        (),
        coming=coming,
        worlds=1,
        draws=1,
        seed=0,
    )
    silent = HeldBack(
        "veld.words", "no", (("veld", {"veld.words": "no"}),), FLEET, {"veld.words": "no"}
    )
    report = dataclasses.replace(strategy(), held_back=(silent,))
    page = compose(dataclasses.replace(given(report), ahead=Ahead(watch), focal="veld"))
    yet = [text for text in texts(page, "bottom-line") if text.startswith("Yet within")]
    assert len(yet) == said
    if said:
        assert (
            "there is roughly an even chance (50%) that Veld stops speaking for Arkonia" in yet[0]
        )
        assert ": a step of Veld that pays at once leads there; only who reckons with" in yet[0]
