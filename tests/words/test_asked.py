"""What a game was asked, what holds one back, and how firm it is: each fork word for word."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.words.invented import model
from tightrope.analysis.facts import Fact, FactKey
from tightrope.analysis.questions.question import AskOutcomes
from tightrope.words import ByName, ClauseRef, Phrase, render
from tightrope.words.asked import coalition_move, held_in_draws, least_change, requirement
from tightrope.words.asked_of_outcomes import told as asked_of
from tightrope.words.facts import value_words
from tightrope.words.held_back import held_ways, in_turn, paying_way
from tightrope.words.robust import (
    also_drawn,
    drawn_again,
    draws_as_found,
    draws_as_said,
    not_firm,
    rival,
)

NAMES = ByName(model())
NOW = {"who.warn": "no", "may.strike": "yes", "usa.talk": "no", "may.help": "arms", "gulf.plan": "yes"}  # fmt: skip
WARNS, TALKS = "WHO retaliates who may strike", "the United States talks to May"


def said(phrase: Phrase) -> str:
    return render(phrase, NAMES)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, "Is it so in all of the expected outcomes that the United States talks to May"),
        (
            {"of": "equilibria", "true_in": "some"},
            "Is it so in at least one of the outcomes that hold that the United States talks to May",
        ),
        (
            {"true_in": "none"},
            "Is it so in none of the expected outcomes that the United States talks to May",
        ),
    ],
)
def test_what_is_asked_of_outcomes(more: dict[str, Any], told: str) -> None:
    assert said(asked_of(AskOutcomes(outcomes="usa.talk", **more))) == told


def test_who_has_influence_is_named_and_even_influence_is_not() -> None:
    key = FactKey("influence", ("who", "usa"))
    assert said(value_words(Fact(key, "usa"))) == "the United States"
    assert said(value_words(Fact(key, "even"))) == "even"
    assert said(value_words(Fact(FactKey("stands", ("usa",)), "usa"))) == "usa"


# ---- the least change ---------------------------------------------------------------------------
def least(**more: Any) -> str:
    asked = {
        "goal": "holds", "concept": "seq", "found": True, "proven": True, "raises": (),
        "searched": 1, "unmoved": (), **more,
    }  # fmt: skip
    return said(least_change(SimpleNamespace(**asked)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, "The outcome holds (SEQ) as the priorities stand; nothing need change."),
        (
            {"goal": "gone", "concept": "nash"},
            "The outcome no longer holds (Nash) as the priorities stand; nothing need change.",
        ),
        (
            {"found": False},
            "There is no change of at most one raised statement after which the outcome holds (SEQ).",
        ),
        (
            {"found": False, "proven": False, "searched": 3, "unmoved": ("who", "usa")},
            (
                "No change was found of at most three raised statements after which the outcome holds "
                "(SEQ) (no change of its own makes WHO or the United States stay)."
            ),
        ),
    ],
)
def test_the_least_change(more: dict[str, Any], told: str) -> None:
    assert least(**more) == told


def clause(move: dict[str, str], alternatives: int) -> Any:
    return SimpleNamespace(move=move, alternatives=tuple(range(alternatives)))


ONE, TWO, MANY = (clause({"usa.talk": "yes"}, n) for n in (1, 2, 1203))


@pytest.mark.parametrize(
    ("who", "clauses", "unmet", "told"),
    [
        ("usa", (), (), "The United States cannot move, so the outcome is stable for it whatever it prefers."),
        ("usa", (ONE,), (), "The United States stays as things stand: the one condition is met."),
        ("gulf", (ONE, TWO), (), "The Gulf states stay as things stand: all 2 conditions are met."),
        (
            "usa",
            (ONE, TWO, MANY),
            (0, 1, 2),
            ("For the United States to stay, it must like the outcome at least as well as talking to "
            "May, talking to May or where the answer to that leads and talking to May or where one of "
            "1,202 answers to that leads (3 of 3 of its conditions not met)."),
        ),
        (
            "usa",
            (ONE, TWO),
            (0,),
            ("For the United States to stay, it must like the outcome at least as well as talking to "
            "May (1 of 2 of its conditions not met)."),
        ),
    ],
)  # fmt: skip
def test_what_one_must_like_to_stay(who: str, clauses: Any, unmet: Any, told: str) -> None:
    found: Any = SimpleNamespace(decision_maker=who, clauses=clauses, unmet=unmet)
    assert said(requirement(found)) == told


@pytest.mark.parametrize(
    ("members", "told"),
    [
        (("usa",), f"The United States could gain: {TALKS}; nobody can deter it."),
        (("usa", "who"), f"The United States and WHO together could gain: {TALKS}; nobody can deter it."),
    ],
)  # fmt: skip
def test_who_would_leave_together(members: tuple[str, ...], told: str) -> None:
    found: Any = SimpleNamespace(members=members, move={"usa.talk": "yes"}, deterred={})
    assert said(coalition_move(found)) == told


@pytest.mark.parametrize(
    ("finished", "holds", "flips", "told"),
    [
        (10, 10, 0, "The outcome holds (SEQ) in all 10 draws."),
        (9, 0, 0, "The outcome holds (SEQ) in none of 9 draws (interrupted; 10 were asked for)."),
        (
            10,
            3,
            1,
            "The outcome holds (SEQ) in 3 of 10 draws. What decides most is where WHO puts “May stops”.",
        ),
    ],
)
def test_in_how_many_draws_it_holds(finished: int, holds: int, flips: int, told: str) -> None:
    weight = SimpleNamespace(flips=flips, decision_maker="who", statement="not may.strike")
    found: Any = SimpleNamespace(
        asked=10, finished=finished, holds=holds, concepts=("nash", "seq"), deciding=(weight,)
    )
    assert said(held_in_draws(found)) == told


# ---- what holds one back ------------------------------------------------------------------------
ANSWER: Any = (("may", {"may.help": "troops"}), ("may", {"may.help": "none"}))


def test_a_way_of_steps_that_pay_and_its_answer() -> None:
    assert said(in_turn(ANSWER, NOW)) == (
        "May helps the rebels (“troops”, no longer “arms”), and then May stops helping the rebels"
    )
    assert said(paying_way(["usa"], ANSWER[:1], NOW)) == (
        "a step of the United States that pays at once leads there; only who reckons with the answer "
        "(May helps the rebels (“troops”, no longer “arms”)) is held back"
    )
    assert said(paying_way(["usa", "who"], ANSWER[:1], NOW)) == (
        "steps that pay lead there, by the United States and then WHO; only who reckons with the answer "
        "to the first (May helps the rebels (“troops”, no longer “arms”)) is held back"
    )


SIDES = ("who", "may", "usa", "gulf", "a", "b", "c", "d")
LEAD = "Steps that pay lead from today to this all the same, and only who reckons with the answer is held back: "


def way(prefer: Any = (), oppose: Any = (), draws: int | None = None, of: int = 0) -> Any:
    return SimpleNamespace(
        changes={"usa.talk": "yes"}, prefer=prefer, oppose=oppose, draws=draws, of=of
    )


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (way(), "nobody minds"),
        (way(SIDES), "all prefer it to today"),
        (way(SIDES, (), 3, 4), "all prefer it to today; it holds in 3 of 4 draws"),
        (way(SIDES, (), None, 4), "all prefer it to today; it holds in none of 4 draws"),
        (way(("who",)), "WHO prefers it to today"),
        (way(("gulf",)), "the Gulf states prefer it to today"),
        (way((), ("who",)), "WHO prefers today"),
        (way(("who",), ("may", "usa")), "WHO prefers it to today and May and the United States prefer today"),
        (way(SIDES[:5], SIDES[5:]), "WHO, May, the United States, the Gulf states and A prefer it to today, and B, C and D prefer today"),
        (way(SIDES[:4], SIDES[4:]), "WHO, May, the United States and the Gulf states prefer it to today, and the other four prefer today"),
        (way(SIDES[:3], SIDES[4:]), "WHO, May and the United States prefer it to today, and A, B, C and D prefer today"),
    ],
)  # fmt: skip
def test_who_likes_where_steps_lead(one: Any, told: str) -> None:
    assert said(held_ways([one], NOW, SIDES)) == f"{LEAD}{TALKS} ({told})."


def test_two_ways_are_told_apart() -> None:
    told = said(held_ways([way(), way(SIDES)], NOW, SIDES))
    assert told == (
        LEAD.replace("today to this", "today either to this")
        + f"{TALKS} (nobody minds); or to this: {TALKS} (all prefer it to today)."
    )


# ---- how firm it is -----------------------------------------------------------------------------
def outcome(kind: str = "other", **more: Any) -> Any:
    told = {
        "kind": kind, "draws": 6, "of": 10, "holds": {"seq": False}, "second": 0, "rather": False,
        "shared": 0, "shared_second": 0, "stepwise": 0, "changes": {"usa.talk": "yes"}, **more,
    }  # fmt: skip
    return SimpleNamespace(**told)


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (outcome(), "It holds in 6 of 10 draws."),
        (outcome("today", holds={"seq": True}), "It holds in 6 of 10 draws."),
        (outcome("today"), "It would in 6 of 10 draws."),
        (outcome("path"), "Steps that pay lead there in 6 of 10 draws."),
        (outcome("joint_exit", draws=2), "It is such a way out in only 2 of 10 draws."),
        (outcome(draws=None), ""),
        (outcome(of=0), ""),
        (outcome(second=6), "It holds in 6 of 10 draws; in all of these by second-best moves only."),
        (outcome(second=6, rather=True), "It holds in 6 of 10 draws."),
        (outcome(second=2, rather=True), "It holds in 6 of 10 draws; in two of these by second-best moves only."),
        (outcome(stepwise=2), "It holds in 6 of 10 draws; in two more, steps that pay lead there one by one."),
        (outcome(shared=6), "It holds in 6 of 10 draws; in all of these they lead to another outcome as well."),
        (outcome(shared=2), "It holds in 6 of 10 draws; in four they lead only there and in two to another outcome as well."),
        (outcome(shared=1, shared_second=None),
         "It holds in 6 of 10 draws; in five they lead only there and in one to another outcome as well."),
        (outcome(shared=2, shared_second=2),
         "It holds in 6 of 10 draws; in four they lead only there and in two to another outcome as well, by second-best moves only."),
        (outcome(shared=2, shared_second=1, second=1),
         ("It holds in 6 of 10 draws; in one of these by second-best moves only; in four they lead only there and in two to another "
         "outcome as well (by second-best moves only in one of those two).")),
    ],
)  # fmt: skip
def test_in_how_many_draws_it_is_found_again(one: Any, told: str) -> None:
    assert said(drawn_again(one)) == told


def test_what_else_is_drawn_is_said_once() -> None:
    assert also_drawn(outcome(shared=2, stepwise=3)) == (
        "in four they lead only there and in two to another outcome as well"
    )
    assert also_drawn(outcome()) == ""


@pytest.mark.parametrize(
    ("one", "found", "as_said"),
    [
        (outcome(), 6, 6),
        (outcome(stepwise=2), 8, 8),
        (outcome("today"), 6, 4),
        (outcome("today", holds={"seq": True}), 6, 6),
        (outcome("today", draws=None, of=None), 0, 0),
    ],
)
def test_draws_are_counted_as_it_is_said(one: Any, found: int, as_said: int) -> None:
    assert (draws_as_found(one), draws_as_said(one)) == (found, as_said)


def test_what_is_not_firm() -> None:
    point = ClauseRef("usa.talk", "yes", "no")
    assert said(not_firm([], [], 10)) == ""
    assert said(not_firm([(point, 0)], [outcome("today")], 1)) == (
        f"Not all of this is firm: of one draw of what was put in, in none {TALKS} and in 4 today’s "
        "situation does not hold."
    )
    kinds = [
        outcome("today", holds={"seq": True}),
        outcome("path"),
        outcome("joint_exit"),
        outcome(),
    ]
    assert said(not_firm([(point, 6)], kinds, 1200)) == (
        f"Not all of this is firm: of 1,200 draws of what was put in, in 6 {TALKS}, today’s situation "
        "holds, the steps that pay lead to that outcome, there is that way out and that outcome holds."
    )


def test_a_rival_is_told_by_its_draws() -> None:
    expected = outcome("path", draws=1, stepwise=1)
    assert said(rival(outcome("today"), expected, NOW)) == (
        "Today’s situation holds in more draws than steps lead to what is expected (6 of 10 against 2)."
    )
    assert said(rival(outcome(draws=1200, of=2000), expected, NOW)) == (
        "Another outcome holds, once there, in more draws than today’s situation (1,200 of 2,000 against "
        f"2): {TALKS}."
    )
