"""Every kind of question as it is asked, and every kind of answer as it is found, word for word."""

from __future__ import annotations

from typing import Any

import pytest

from tests.words.invented import model
from tightrope.analysis.questions import found as f
from tightrope.analysis.questions import question as q
from tightrope.words import ByName, render
from tightrope.words.asked_of_causes import told

NAMES = ByName(model())
ASKED: list[tuple[q.Question, str]] = [
    (q.AskForecast(forecast="usa.talk", **{"is": True}), "Is it so in every expected outcome that the United States talks to May"),
    (q.AskForecast(forecast="may.help", at_least="arms"), "Is it so in every expected outcome that May helps the rebels"),
    (q.AskForecast(forecast="may.help", at_most="arms"), "Is it so in every expected outcome that May helps the rebels at “arms” at the most"),
    (q.AskForecast(forecast="usa.talk", might=False), "Is there an outcome that holds in which the United States does not talk to May"),
    (q.AskHolds(status_quo_holds="seq"), "Does today’s situation hold (SEQ)"),
    (q.AskRedLine(red_line="the_port", verdict="empty"), "Red line “the port”: is it empty"),
    (q.AskRedLine(red_line="the_port", verdict="empty", deters="no"), "Red line “the port”: is it empty and does it deter (no)"),
    (q.AskObligation(obligation="defence", treaty="pact", binds=True), "Does a clause in force of The Pact of May oblige anybody to defence"),
    (q.AskObligation(obligation="defence", treaty="pact", binds=False), "Is it right that no clause in force of The Pact of May obliges anybody to defence"),
    (q.AskPaths(paths=("usa.talk", "oil_price"), signs="both"), "Have the causal paths from “United States: talk to May” to “Oil price” both signs"),
    (q.AskPaths(paths=("usa.talk", "oil_price"), signs="-", within=1), "Have the causal paths of at most one link from “United States: talk to May” to “Oil price” the sign −"),
    (q.AskShock(energy_shock="strait", at_least=2.5), "Does the energy shock “Strait” raise the price by 2.5 % or more in the median of every study"),
    (q.AskUnmoved(unmoved=("usa.talk",), by="gulf"), "Is what is expected of “United States: talk to May” the same whatever the Gulf states do"),
    (q.AskDependence(depends_more="may", on="who"), "Does May depend on WHO more than the other way round"),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "said"), ASKED)
def test_what_is_asked(ask: q.Question, said: str) -> None:
    assert render(told(ask), NAMES) == said


FOUND: list[tuple[Any, str]] = [
    (f.LevelsFound("usa.talk", ()), "No outcome is expected."),
    (f.LevelsFound("usa.talk", ("yes",)), "The United States talks to May."),
    (f.LevelsFound("usa.talk", ("yes", "no")), "It is open whether the United States talks to May or the United States does not talk to May."),
    (f.MightFound("usa.talk", "yes", 0, 1), "The United States talks to May in none of one outcome that holds."),
    (f.MightFound("usa.talk", "yes", 2, 3), "The United States talks to May in two of three outcomes that hold."),
    (f.TruthFound("usa.talk", 1, 1, expected=True), "It is so in the one expected outcome that the United States talks to May."),
    (f.TruthFound("usa.talk", 0, 1, expected=False), "It is not so in the one outcome that holds that the United States talks to May."),
    (f.TruthFound("usa.talk", 0, 2, expected=True), "It is so in none of two expected outcomes that the United States talks to May."),
    (f.HoldsFound("nash", holds=True), "Today’s situation holds (NASH)."),
    (f.HoldsFound("seq", holds=False), "Today’s situation does not hold (SEQ)."),
    (f.RedLineFound("the_port", "credible", "in part"), "Red line “the port” is credible; it deters in part."),
    (f.RedLineFound("the_port", "empty", "not judged"), "Red line “the port” is empty; whether it deters is not judged."),
    (f.ClausesFound("pact", "defence", 1, 0), "The Pact of May has one defence clause; in force: none."),
    (f.PivotFound("may", ("who", "usa"), True, 1, 2), "May stands between WHO and the United States; it is strained in one of its two triads."),
    (f.PivotFound("may", ("who", "usa"), False, 0, 0), "May does not stand between WHO and the United States; it is strained in no triad."),
    (f.IndicatorFound("oil_price", "down"), "The expected outcome lowers “Oil price”."),
    (f.IndicatorFound("oil_price", "no effect"), "The expected outcome has no effect on “Oil price”."),
    (f.PathsFound("usa.talk", "oil_price", ()), "The causal paths from “United States: talk to May” to “Oil price” have no sign, as there are none."),
    (f.PathsFound("usa.talk", "oil_price", ("−",)), "The causal paths from “United States: talk to May” to “Oil price” have the sign −."),
    (f.PathsFound("usa.talk", "oil_price", ("+", "−")), "The causal paths from “United States: talk to May” to “Oil price” have both signs."),
    (f.ShockFound("strait", (("A", 2.0), ("B", -1.25))), "Median rise of the price: A +2.0 %; B −1.2 %."),
    (f.UnmovedFound("gulf", 1, ("usa.talk",), 1), "Over all one combination of options that the Gulf states can do, what is expected there is the same."),
    (f.UnmovedFound("gulf", 4, ("usa.talk",), 2), "Over all four combinations of options that the Gulf states can do, what is expected there takes two forms."),
    (f.DependenceFound("may", "who", 3, 1), "Needs of May that are hard to meet without WHO weigh 3, the other way round 1."),
]  # fmt: skip


@pytest.mark.parametrize(("found", "said"), FOUND)
def test_what_is_found(found: Any, said: str) -> None:
    assert render(told(found), NAMES) == said
