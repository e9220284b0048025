"""Why one side does as expected, and how firm that is, said by names."""

from __future__ import annotations

import dataclasses

import pytest

from tests.brief.invented import strategy
from tests.words.invented import model
from tightrope.analysis.strategy.report import Instead, Reason, SecondBest, Weighed
from tightrope.words import ByName, Phrase, render
from tightrope.words.motives import outweighing
from tightrope.words.on_the_way import second_best
from tightrope.words.outcomes import course, outcome, reason
from tightrope.words.parts import ClauseRef
from tightrope.words.robust import also_drawn, draws_as_said, not_firm
from tightrope.words.strategy import held_to, wants_met
from tightrope.words.ways import compared, ways

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


POINT = (ClauseRef("may.strike", "no", "yes"), 412)


def test_what_is_not_firm_is_told_with_the_draws_in_which_each_part_is_so() -> None:
    quo, path, out = strategy().outcomes
    holds = dataclasses.replace(quo, draws=250, of=500, holds={**quo.holds, "seq": True})
    leads = dataclasses.replace(path, draws=0, of=500)
    start = "Not all of this is firm: of 500 draws of what was put in, "
    assert by_name(not_firm([POINT], [holds], 500)) == (
        f"{start}in 412 May stops striking the port and in 250 today’s situation holds."
    )
    assert by_name(not_firm([], [leads], 500)) == (
        f"{start}in none the steps that pay lead to that outcome."
    )
    exit_ = dataclasses.replace(out, draws=100, stepwise=89, of=500)
    assert by_name(not_firm([], [exit_], 500)) == f"{start}in 189 there is that way out."
    assert not not_firm([], [], 500)


def test_that_today_does_not_hold_is_counted_where_that_is_what_is_said() -> None:
    loose = dataclasses.replace(strategy().outcomes[0], draws=51, of=500)
    assert draws_as_said(loose) == 449
    assert by_name(not_firm([], [loose], 500)).endswith(", in 449 today’s situation does not hold.")


@pytest.mark.parametrize(
    ("shared", "said"),
    [
        (0, "Steps that pay lead there in 196 of 200 draws."),
        (66, "Steps that pay lead there in 196 of 200 draws; in 130 they lead only there and in 66 to another outcome as well."),
        (3, "Steps that pay lead there in 196 of 200 draws; in 193 they lead only there and in three to another outcome as well."),
        (196, "Steps that pay lead there in 196 of 200 draws; in all of these they lead to another outcome as well."),
    ],
)  # fmt: skip
def test_where_another_outcome_is_reached_as_well_it_is_said(shared: int, said: str) -> None:
    path = dataclasses.replace(strategy().outcomes[1], draws=196, of=200, shared=shared)
    assert by_name(outcome(path, {}, ("tessaly", "veld"))).endswith(said)


def test_a_way_out_together_is_told_apart_from_the_draws_in_which_steps_lead_there() -> None:
    exit_ = dataclasses.replace(strategy().outcomes[2], draws=111, of=200, stepwise=89)
    assert by_name(outcome(exit_, {}, exit_.prefer)).endswith(
        "It is such a way out in 111 of 200 draws; in 89 more, steps that pay lead there one by one."
    )


def test_of_several_outcomes_that_steps_lead_to_each_is_told_with_who_prefers_which() -> None:
    path = strategy().outcomes[1]
    first = dataclasses.replace(path, changes={"may.strike": "no"}, prefer=("may", "usa"), oppose=(),
                                outcome=dataclasses.replace(path.outcome, stable={"seq": {"may": True, "usa": True}}))  # fmt: skip
    second = dataclasses.replace(
        first, changes={"usa.talk": "yes"}, prefer=("usa",), oppose=("may",)
    )
    assert by_name(ways([first, second], {"may.strike": "yes"}, 2)) == (
        "Steps that pay lead from today either to this: May stops striking the port (both sides prefer "
        "it to today); or to this: the United States talks to May (the United States prefers it to today "
        "and May prefers today); or to two more outcomes."
    )
    assert by_name(ways([first], {"may.strike": "yes"}, 1)).endswith(
        "May stops striking the port (both sides prefer it to today); or to one more outcome."
    )
    both = dataclasses.replace(
        first, changes={"may.strike": "no", "usa.talk": "yes"}, rather=RATHER
    )
    assert by_name(ways([first, both], {"may.strike": "yes"})) == (
        "Steps that pay lead from today either to this: May stops striking the port; or by a second-best "
        "move of May to the same and besides: the United States talks to May; both sides prefer each of "
        "these to today."
    )


def test_of_two_ways_it_is_said_who_likes_which_better() -> None:
    path = strategy().outcomes[1]
    said = {
        (("may",), ()): "Of the two, May prefers the second and the United States does not mind.",
        (("may",), ("usa",)): "Of the two, May prefers the second and the United States prefers the first.",
    }  # fmt: skip
    for against, words in said.items():
        told = dataclasses.replace(path, against_first=against)
        assert by_name(compared(told, ("may", "usa"), "the second", "the first")) == words
    assert not compared(path, ("may", "usa"), "the second", "the first")


RATHER = (
    SecondBest(
        "may", {"may.strike": "no", "may.help": "arms"}, {"may.strike": "no"}, {"may.strike": "yes"}
    ),
)


def test_what_a_side_would_rather_do_than_its_move_on_the_way_is_said() -> None:
    path = dataclasses.replace(strategy().outcomes[1], rather=RATHER)
    assert by_name(second_best(path)) == (
        "That is a second-best move: for May it would be best to stop striking the port and no more."
    )
    other = dataclasses.replace(RATHER[0], changes={"may.help": "arms"})
    assert by_name(second_best(dataclasses.replace(path, rather=(*RATHER, other)))) == (
        "Some of these are second-best moves: for May it would be best to stop striking the port and no "
        "more and for May it would be best to stop striking the port instead."
    )
    assert not second_best(dataclasses.replace(path, rather=()))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 0), ""),
        ((5, 0, 0), "in five of these by second-best moves only"),
        ((0, 30, 30), "in 166 they lead only there and in 30 to another outcome as well, by second-best moves only"),
        ((0, 30, 1), "in 166 they lead only there and in 30 to another outcome as well (by second-best moves only in one of those 30)"),
        ((196, 30, 0), "in all of these by second-best moves only; in 166 they lead only there and in 30 to another outcome as well"),
    ],
)  # fmt: skip
def test_what_only_second_best_moves_lead_to_is_counted_apart(
    counts: tuple[int, int, int], said: str
) -> None:
    second, shared, both = counts
    path = dataclasses.replace(
        strategy().outcomes[1], draws=196, of=200, second=second, shared=shared, shared_second=both
    )
    assert also_drawn(path) == said


def test_that_a_way_is_second_best_is_not_said_again_of_all_of_its_draws() -> None:
    path = dataclasses.replace(
        strategy().outcomes[1], draws=196, of=200, second=196, shared=196, rather=RATHER
    )
    assert also_drawn(path) == "in all of these they lead to another outcome as well"
    some = dataclasses.replace(path, second=195, shared=0)
    assert also_drawn(some) == "in 195 of these by second-best moves only"


@pytest.mark.parametrize(
    ("option", "level", "said"),
    [
        ("may.strike", "no", "No longer striking the port would raise “Oil price”; "),
        ("may.shell", "yes", "Shelling the port, at night or by day, would raise “Oil price”; "),
        (
            "may.help",
            "arms",
            "Helping the rebels (“arms”, no longer “money”) would raise “Oil price”; ",
        ),
    ],
)
def test_an_act_with_a_comma_of_its_own_is_closed_by_one(
    option: str, level: str, said: str
) -> None:
    changed = model().model_dump(mode="json", by_alias=True)
    changed["options"]["may"]["shell"] = {"text": "Shell the port, at night or by day", "now": "no"}
    names = ByName(type(model()).model_validate(changed))
    weighed = [Weighed("oil_price", "", "high", "vital", 0.4)]
    told = outweighing("may", weighed, {option: level}, {"may.strike": "yes", "may.help": "money"})
    assert render(told, names) == f"{said}nothing that May cares about speaks against it."


def test_of_what_weighs_as_much_is_named_on_each_side_as_is_asked() -> None:
    amounts = (0.6, 0.5, -0.3, -0.2)
    weighed = [Weighed("oil_price", "", "high", "vital", amount) for amount in amounts]

    def said(most: int | None) -> int:
        told = outweighing("may", weighed, {"may.strike": "no"}, {"may.strike": "yes"}, most)
        return render(told, ByName(model())).count("“Oil price”")

    assert (said(1), said(None)) == (2, 4)


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (0.2, "; in the end “Oil price” rises."),  # the others on the way turn it round
        (-0.2, "; nothing that May cares about speaks for it."),
    ],
)
def test_the_first_move_is_told_by_itself_and_what_turns_on_the_way_in_the_end(
    end: float, told: str
) -> None:
    weighed = [Weighed("oil_price", "", "high", "vital", -0.4)]
    ends = [Weighed("oil_price", "", "high", "vital", end)]
    act, now = {"may.strike": "no"}, {"may.strike": "yes"}
    said = render(outweighing("may", weighed, act, now, ends=ends), ByName(model()))
    assert said.startswith("No longer striking the port would by itself lower “Oil price”; nothing")
    assert said.endswith(told)
    assert "by itself" not in render(outweighing("may", weighed, act, now), ByName(model()))
