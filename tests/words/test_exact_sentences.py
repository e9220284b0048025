"""Sentences word for word, on both sides of every fork in them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.words.invented import model
from tests.words.test_every_input import NOW
from tightrope.analysis.commitments.report import RedLineJudgement
from tightrope.analysis.dynamics.path_formula import Outline
from tightrope.analysis.dynamics.rivals import Weighed as Rival
from tightrope.analysis.facts import Share
from tightrope.analysis.motives.report import Move, Reply, Term
from tightrope.analysis.strategy.only_held import OnlyHeld
from tightrope.analysis.strategy.raised import Raised
from tightrope.analysis.strategy.report import Explanation
from tightrope.analysis.strategy.seen import HeldUnknown
from tightrope.conflict import ReplyCount
from tightrope.words import ByName, Phrase, render
from tightrope.words.asked import held_in_draws
from tightrope.words.courses import _single, asked
from tightrope.words.drivers import _points, _together
from tightrope.words.held import unknown
from tightrope.words.holding import told_apart
from tightrope.words.motives import best_reply, shift
from tightrope.words.only_held import cannot_answer, only_held
from tightrope.words.plain import count, times
from tightrope.words.red_lines import _sampled_deters, deterrence_of
from tightrope.words.replies import reply_count
from tightrope.words.rivals import worth
from tightrope.words.sought import _lines
from tightrope.words.strategy import explanation

NAMES = ByName(model())


def said(phrase: Phrase) -> str:
    return render(phrase, NAMES)


def stays(**more: Any) -> str:
    told = {"move": {"who.warn": "yes"}, "before": NOW, "answer": (), **more}
    return said(explanation(Explanation("who", "seq", True, "no improvement", **told)))


def test_why_somebody_stays() -> None:
    best = "WHO stays: the best that it could do instead, to retaliate who may strike, "
    assert stays() == f"{best}is no better for it."
    assert stays(because="not may.strike") == f"{best}is no better for it."
    assert stays(worse=True) == f"{best}is worse for it."
    assert stays(worse=True, because="not may.strike") == f"{best}goes against “May stops”."
    worst = f"{best}is worse for it, above all by "
    assert stays(worse=True, interest="oil_price") == f"{worst}“Oil price”."
    assert stays(worse=True, duty="pact") == f"{worst}The Pact of May."
    assert stays(move={}) == "WHO cannot move from here."


def test_how_often_a_best_reply_changes() -> None:
    assert said(reply_count(ReplyCount("may", 512, 1536))) == (
        "May’s best reply changes with what the others do: in 512 of the 1,536 situations that they "
        "can bring about it is another than the commonest one."
    )
    assert said(reply_count(ReplyCount("may", 0, 8448))) == (
        "May’s best reply is the same in all 8,448 situations that the others can bring about."
    )
    alone = "May’s best reply cannot change: nobody else has a choice."
    assert said(reply_count(ReplyCount("may", 0, 1))) == alone


def test_what_holds_where_preferences_are_unknown() -> None:
    one = HeldUnknown("seq", "a", leaves=True, deterred=False, holding=1, today_holds=True)
    assert said(unknown(one)) == (
        "If a side leaves for states that it cannot compare with the present one, and is not deterred "
        "by them, one state holds; today’s situation is among them."
    )
    two = HeldUnknown("seq", "d", leaves=False, deterred=True, holding=2, today_holds=False)
    assert said(unknown(two)) == (
        "If a side does not leave for states that it cannot compare with the present one, and is "
        "deterred by them, two states hold; today’s situation is not among them."
    )


@pytest.mark.parametrize(
    ("factor", "told"),
    [
        (2.5, "hardly better than"),
        (0.4, "hardly worse than"),
        (0.2, "worse than"),
        (1.01, "no better and no worse than"),
    ],
)
def test_how_a_hypothesis_does_against_chance(factor: float, told: str) -> None:
    text = said(worth(Rival("Both want peace", 0.5, 0.5, -1.0, factor)))
    assert f"explains the moves {told}" in text
    if factor == 2.5:
        assert "makes them about two and a half times likelier" in text
    if factor == 0.4:
        assert "makes them about two and a half times less likely" in text
    if factor == 0.2:
        assert "makes them about five times less likely" in text


def test_ratios_and_counts() -> None:
    told = [times(ratio) for ratio in (1.5, 1.74, 1.76, 2.5, 2.8, 20.0, 20.1)]
    assert told == [
        "about one and a half times",
        "about one and a half times",
        "about two times",
        "about two and a half times",
        "about three times",
        "about 20 times",
        "over twenty times",
    ]
    assert [count(n, "treaty", "treaties") for n in (0, 1, 2)] == [
        "no treaties",
        "one treaty",
        "two treaties",
    ]
    assert [count(n, "claim") for n in (0, 1, 1204)] == ["no claims", "one claim", "1,204 claims"]


def test_weeks_are_counted_in_what_was_asked() -> None:
    def single(how: Any, weeks: int, lasts: float = 0.0) -> str:
        return said(_single(Outline(how, ("usa.talk",), lasts), weeks))

    assert single("eventually", 1).startswith("within one week it comes to this")
    assert single("eventually", 2).startswith("within 2 weeks it comes to this")
    assert single("now", 1).startswith("in one week ")
    assert single("now", 3).startswith("in 3 weeks ")
    assert single("always", 1).startswith("for one week on end ")
    assert single("lasting", 8, 1.0).startswith("within 8 weeks for at least 1 week on end ")
    assert single("lasting", 8, 2.5).startswith("within 8 weeks for at least 2.5 weeks on end ")


def line(**more: Any) -> RedLineJudgement:
    told: dict[str, Any] = {
        "id": "x", "by": "who", "against": "may", "trigger": "may.strike", "response": "who.warn",
        "verdict": "credible", "holds_in": 1, "judged_in": 2, "conditional_on": None, "deters": "yes",
        "share_credible": None, "draws": 0, "crossed": None, "cites": (), "assumption": None,
    }  # fmt: skip
    return RedLineJudgement(**{**told, **more})


def test_in_how_many_draws_crossing_pays_is_told_only_where_it_was_sampled() -> None:
    assert not _sampled_deters(line(pays_in=3))
    assert said(_sampled_deters(line(pays_in=3, sampled=4, by_draws=True))) == (
        "Crossing pays in 3 of 4 draws."
    )
    assert said(_sampled_deters(line(pays_in=3, sampled=4))) == (
        "Crossing pays in 3 of 4 sampled orders of May’s priorities."
    )


def test_what_keeps_a_target_from_crossing() -> None:
    assert not deterrence_of(line())
    assert said(deterrence_of(line(situation="cannot"))) == (
        "May cannot cross it from here by a move of its own."
    )
    assert said(deterrence_of(line(situation="not tempted"))) == (
        "As things stand May gains nothing by crossing it, even if nothing follows."
    )
    assert said(deterrence_of(line(situation="crossed", crossed="2031-02-01"))) == (
        "It is crossed as things stand, so there is nothing left to deter."
    )


def test_states_that_are_gone_for_good_or_alike_are_told_apart() -> None:
    def told(seq: int, holding: int, alike: int) -> str:
        report: Any = SimpleNamespace(
            equilibria={"seq": seq}, holding=holding, outcomes=(1,), alike=alike
        )
        return said(told_apart(report))

    assert told(5, 5, 0) == ""
    gone = "would undo what cannot be undone and can no longer come about"
    assert told(6, 5, 0) == f"Of these one {gone}."
    assert told(5, 5, 4) == (
        "Of these four are for every side the same as another, so that one outcome is told apart."
    )
    assert told(7, 5, 1) == (
        f"Of these two {gone} and one is for every side the same as another, so that four outcomes are "
        "told apart."
    )


def test_where_no_outcome_is_told_none_is_gone() -> None:
    none: Any = SimpleNamespace(equilibria={"seq": 5}, holding=0, outcomes=(), alike=0)
    unasked: Any = SimpleNamespace(equilibria={}, holding=0, outcomes=(1,), alike=0)
    assert [said(told_apart(report)) for report in (none, unasked)] == ["", ""]


def test_what_becomes_of_a_thing_cared_about() -> None:
    told = [
        said(shift("oil_price", "", "high", 0.1)),
        said(shift("oil_price", "", "high", -0.1)),
        said(shift("oil_price", "", "low", 0.1)),
        said(shift("oil_price", "", "low", -0.1)),
        said(shift("", "pact", "kept", 0.1)),
        said(shift("", "pact", "kept", -0.1)),
    ]
    oil, pact = "“Oil price”", "The Pact of May"
    assert told == [
        f"{oil} rises",
        f"{oil} falls",
        f"{oil} falls",
        f"{oil} rises",
        f"{pact} is kept to",
        f"{pact} is broken",
    ]


def test_what_only_holds_what_is_expected_is_told_with_the_answer_that_it_rules_out() -> None:
    held = {"usa.talk": "no"}
    same = OnlyHeld("us_talks_with_may", held, as_now=True, otherwise={}, now=NOW)
    assert said(only_held(same)) == (
        "“US talks with May” puts in only what is expected anyway, and what is expected stays the same."
    )
    other = OnlyHeld(
        "", held, as_now=False, otherwise={"who.warn": "yes", "gulf.plan": None}, now=NOW
    )
    plain = said(only_held(other))
    assert plain.startswith(
        "This puts in, from the outset, only what is expected anyway, but holds it there: the United "
        "States cannot answer by doing otherwise. That alone is why "
    )
    assert plain.endswith(
        "That alone is why WHO retaliates who may strike and it is open whether the Gulf states go on with “Plan B”."
    )
    assert "In the base" not in plain
    answered = OnlyHeld(
        "", held, as_now=True, otherwise={"who.warn": "yes"}, now=NOW, held_back="who",
        answer=(("usa", {"usa.talk": "yes"}),),
    )  # fmt: skip
    assert said(only_held(answered)).endswith(
        "In the base WHO is held back by an answer that is ruled out here: the United States talks to May."
    )
    assert said(cannot_answer(same)).endswith(
        "so that the United States cannot answer by doing otherwise"
    )


def drawn(flips: float, finished: int = 4) -> str:
    deciding = (SimpleNamespace(decision_maker="who", statement="who.warn", flips=flips),)
    found: Any = SimpleNamespace(
        asked=4, finished=finished, holds=3, concepts=("nash", "seq"), deciding=deciding
    )
    return said(held_in_draws(found))


def test_the_statement_that_decides_is_told_only_where_it_turns_something() -> None:
    assert drawn(0.0) == "The outcome holds (SEQ) in 3 of 4 draws."
    assert drawn(0.1).startswith(
        "The outcome holds (SEQ) in 3 of 4 draws. What decides most is where WHO puts"
    )
    assert "(interrupted; 4 were asked for)" in drawn(0.0, finished=3)
    assert "interrupted" not in drawn(0.0)


def test_factors_that_few_runs_do_not_tell_apart_are_said_to_be_so() -> None:
    def told(*factors: tuple[float, float, float]) -> str:
        drivers = [SimpleNamespace(total=t, alone=a, total_error=e) for t, a, e in factors]
        found: Any = SimpleNamespace(drivers=drivers)
        return said(_together(found))

    near = "Which of the first two counts for more, so few runs do not tell."
    assert told((0.6, 0.5, 0.2), (0.45, 0.1, 0.2)) == near
    assert told((0.5, 0.5, 0.25), (0.25, 0.1, 0.1)) == ""  # as far apart as the error
    assert told((0.6, 0.3, 0.1), (0.2, 0.1, 0.1)) == "Most of it comes of several together."
    assert told((0.6, 0.5, 0.1)) == ""
    points = [_points(share) for share in (0.004, 0.01, 0.1)]
    assert points == ["0.4 percentage points", "1 percentage point", "10 percentage points"]


@pytest.mark.parametrize(
    ("found", "tried", "told"),
    [
        (True, 0, ["It would hold if WHO puts “May stops” above “WHO retaliates who may strike”."]),
        (
            True,
            2,
            [
                "It would hold once there if WHO puts “May stops” above “WHO retaliates who may strike”.",
                "No change of up to two raised statements makes it what is expected.",
            ],
        ),
        (
            False,
            0,
            [
                "No change of up to three statements of what is typed makes it hold, in one outcome looked at."
            ],
        ),
    ],
)
def test_the_least_change_of_what_is_typed(found: bool, tried: int, told: list[str]) -> None:
    raises = (Raised("who", "not may.strike", "who.warn"),)
    change = SimpleNamespace(found=found, raises=raises, searched=3)
    sought: Any = SimpleNamespace(change=change, raises_tried=tried, tried=1)
    assert [said(one) for one in _lines(sought)] == told
    none: Any = SimpleNamespace(change=None)
    assert list(_lines(none)) == []


def test_an_interest_that_a_move_leaves_alone_neither_helps_nor_hurts() -> None:
    def told(amount: float) -> str:
        term = Term("oil_price", None, amount, 0.0, "vital", "high")
        move = Move({"who.warn": "yes"}, amount, (term,), "", "equal", best=False)
        return said(best_reply(Reply("who", {}, Share(1, 1), (move,)), NOW))

    start = "WHO would best stay as it is: to retaliate who may strike "
    assert told(0.0) == f"{start}makes no difference to it."
    assert told(0.1) == f"{start}helps it by raising “Oil price” (vital)."
    assert told(-0.1) == f"{start}hurts it by lowering “Oil price” (vital)."


def test_what_was_asked_of_the_weeks_is_told_by_its_own_formulas_or_taken_apart() -> None:
    def told(kind: str, first: str, second: str | None, text: str) -> str:
        curve: Any = SimpleNamespace(kind=kind, first=first, second=second, lasts=0.0, text=text)
        return said(asked(curve, 4))

    one = told("before", "usa.talk", "who.warn", "")
    assert one.startswith("within 4 weeks it comes to this: ")
    assert ", before WHO " in one
    joined = told("several", "", None, "usa.talk and who.warn")
    assert joined == "in 4 weeks the United States talks to May, and WHO retaliates who may strike"
