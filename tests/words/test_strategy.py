"""Why one side does as expected, and how firm that is, said by names."""

from __future__ import annotations

import dataclasses

import pytest

from tests.brief.invented import strategy
from tests.words.invented import model
from tightrope.analysis.strategy.report import Instead, Reason
from tightrope.words import ByName, Phrase, render
from tightrope.words.outcomes import course, not_firm, reason
from tightrope.words.strategy import held_to, wants_met

STOP = Instead("may", "may.strike", "no", "yes", Reason("may", prefers=False, line="may.strike"))
BEGIN = Instead("usa", "usa.talk", "yes", "no", Reason("usa", prefers=True, line="usa.talk"))


def by_name(phrase: Phrase) -> str:
    return render(phrase, ByName(model()))


def test_what_doing_otherwise_would_go_against_is_the_reason() -> None:
    more = dataclasses.replace(STOP, option="may.help", level="troops", before="arms")
    now = {"may.strike": "yes", "may.help": "arms"}
    assert by_name(held_to("may", [STOP, more], now)) == (
        "For May, to stop striking the port would go against “May strikes the port” and to help the "
        "rebels (“troops”, no longer “arms”) against “May strikes the port”."
    )


def test_what_is_not_done_today_is_left_undone_and_a_line_that_lapses_is_said_to() -> None:
    lapsed = dataclasses.replace(STOP, lapsed=True)
    assert by_name(held_to("may", [lapsed], {"may.strike": "no"})) == (
        "For May, not to strike the port would go against “May strikes the port” (whose condition no "
        "longer holds afterwards)."
    )
    whats_stopped = dataclasses.replace(STOP, level="yes", before="no")
    assert by_name(held_to("may", [whats_stopped], {"may.strike": "yes"})) == (
        "For May, to go on striking the port would go against “May strikes the port”."
    )


@pytest.mark.parametrize(
    ("idle", "said"),
    [
        (False, "for “May strikes the port”"),
        (True, "as today goes against “May strikes the port”"),
    ],
)
def test_a_line_that_asks_nothing_there_is_no_reason_but_what_the_other_breaks_is(
    idle: bool, said: str
) -> None:
    found = Reason("may", prefers=True, line="may.strike", idle=idle)
    assert by_name(reason(found)) == said
    against = dataclasses.replace(found, prefers=False)
    assert by_name(reason(against)) == said.replace("today", "it")


def test_what_it_would_like_is_deterred_and_what_it_does_not_mind_is_no_reason() -> None:
    assert by_name(held_to("usa", [BEGIN], {})) == (
        "The United States would like to talk to May (for “the United States talks to May”), but must "
        "reckon with an answer that undoes the gain."
    )
    assert not held_to("usa", [dataclasses.replace(BEGIN, reason=None)], {})
    weighed = dataclasses.replace(BEGIN, reason=Reason("usa", prefers=False, line=""))
    assert not held_to("usa", [weighed], {})


@pytest.mark.parametrize(
    ("met", "unmet", "said"),
    [
        (["may.strike"], ["not usa.talk"],
         ("Of what May wants it then gets “May strikes the port” but not “the United States does not "
          "talk to May”.")),
        (["may.strike"], [], "Of what May wants it then gets “May strikes the port”."),
        ([], ["may.strike"], "Of what May wants it then does not get “May strikes the port”."),
        ([], [], ""),
    ],
)  # fmt: skip
def test_which_wants_are_met_and_which_are_not(met: list[str], unmet: list[str], said: str) -> None:
    assert by_name(wants_met("may", met, unmet)) == said


def test_what_it_stops_is_no_but_and_what_it_does_not_begin_is() -> None:
    now = {"may.strike": "yes", "may.help": "none"}
    stops = course("may", {"may.help": "arms", "may.strike": "no"}, now, ["may.strike"])
    assert (
        by_name(stops)
        == "May is expected to help the rebels (“arms”) and to stop striking the port"
    )
    keeps = course("may", {"may.strike": "yes", "may.help": "none"}, now, ["may.help"])
    assert (
        by_name(keeps) == "May is expected to go on striking the port, and not to help the rebels"
    )


@pytest.mark.parametrize(
    ("today", "exit_", "said"),
    [
        (449, 500, "That is not firm: of 500 draws of what was put in, today holds in 449."),
        (450, 500, ""),
        (450, 449, "That is not firm: of 500 draws of what was put in, the way out holds in 449."),
        (250, 1, ("Neither is firm: of 500 draws of what was put in, today holds in 250 and the way out in "
         "1.")),
        (0, 450, "That is not firm: of 500 draws of what was put in, today holds in none."),
    ],
)  # fmt: skip
def test_what_holds_in_fewer_than_nine_draws_in_ten_is_said_not_to_be_firm(
    today: int, exit_: int, said: str
) -> None:
    quo, _, out = strategy().outcomes
    holds = {**quo.holds, "seq": True}
    told = [
        dataclasses.replace(quo, draws=today, of=500, holds=holds),
        dataclasses.replace(out, draws=exit_, of=500),
    ]
    assert by_name(not_firm(told, 0.9)) == said


def test_that_today_does_not_hold_is_counted_where_that_is_what_is_said() -> None:
    quo = strategy().outcomes[0]
    loose = dataclasses.replace(quo, draws=51, of=500)
    assert by_name(not_firm([loose], 0.9)).endswith("today does not hold in 449.")
    assert not not_firm([dataclasses.replace(quo, draws=50, of=500)], 0.9)
    assert not not_firm([dataclasses.replace(quo, draws=None, of=None)], 0.9)
