"""Every template with every kind of input it may be given, read by the linter."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.words.invented import model
from tests.words.lint import faults, without_stop
from tightrope.analysis.facts import Difference, Fact, FactKey, Share
from tightrope.analysis.motives.report import DutyWeight, Ladder, Move, Reply, Rung, Term, Turn
from tightrope.analysis.strategy.coalition_gain import CoalitionGain
from tightrope.analysis.strategy.raised import NeededChange, Raised
from tightrope.analysis.strategy.report import (
    Explanation,
    FirstStep,
    Outcome,
    Outsider,
    Reason,
    SecondBest,
    ToldOutcome,
    Weighed,
)
from tightrope.analysis.strategy.report import Move as Step
from tightrope.words import ByName, Phrase, render
from tightrope.words import differences as d
from tightrope.words.facts import about, sides_in_words
from tightrope.words.motives import best_reply, duty, ladder, outweighing, reply, unmoved
from tightrope.words.needed import needed
from tightrope.words.outcomes import course, joint_exit, nobody_begins, outcome, outsiders
from tightrope.words.parts import ClauseRef
from tightrope.words.robust import not_firm
from tightrope.words.strategy import coalition, explanation
from tightrope.words.ways import compared, ways

NAMES = ByName(model())
SIDES = ("who", "may", "usa", "gulf")
LEVELS = {
    "who.warn": ("no", "yes"),
    "may.strike": ("no", "yes"),
    "may.help": ("none", "arms", "troops"),
    "usa.talk": ("no", "yes"),
    "gulf.plan": ("no", "yes"),
}
NOW = {
    "who.warn": "no",
    "may.strike": "yes",
    "may.help": "arms",
    "usa.talk": "no",
    "gulf.plan": "yes",
}
LINES = st.sampled_from(
    ["not may.strike", "who.warn", "may.strike iff usa.talk", "may.help >= arms"]
)


def well_said(*phrases: Phrase) -> None:
    said = [render(phrase, NAMES) for phrase in phrases if phrase]
    assert list(faults(said)) == []
    assert without_stop(said) == []


def changes(least: int = 1) -> st.SearchStrategy[dict[str, str]]:
    """Some options at another level than now."""
    pairs = [(o, v) for o, own in LEVELS.items() for v in own if v != NOW[o]]
    return st.lists(
        st.sampled_from(pairs), min_size=least, max_size=4, unique_by=lambda p: p[0]
    ).map(dict)


def own_changes(who: str) -> st.SearchStrategy[dict[str, str]]:
    pairs = [
        (o, v) for o, own in LEVELS.items() for v in own if v != NOW[o] and o.startswith(f"{who}.")
    ]
    return st.lists(st.sampled_from(pairs), min_size=1, unique_by=lambda p: p[0]).map(dict)


@st.composite
def explanations(draw: Any) -> Explanation:
    who = draw(st.sampled_from(SIDES))
    reason = draw(st.sampled_from(["no improvement", "deterred", "undeterred"]))
    move = draw(own_changes(who)) if reason != "no improvement" or draw(st.booleans()) else {}
    others = [s for s in SIDES if s != who]
    answer = ()
    if reason == "deterred":
        movers = draw(st.lists(st.sampled_from(others), min_size=1, max_size=2, unique=True))
        answer = tuple((m, draw(own_changes(m))) for m in movers)
    why = draw(st.sampled_from(["line", "interest", "duty", ""]))
    return Explanation(
        who,
        draw(st.sampled_from(["nash", "gmr", "smr", "seq", "sim"])),
        reason != "undeterred",
        reason,
        move,
        answer,
        because=draw(LINES) if why == "line" else "",
        interest="oil_price" if why == "interest" else "",
        duty="pact" if why == "duty" else "",
        before=NOW,
        worse=draw(st.booleans()),
    )


@given(explanations())
@settings(max_examples=250, deadline=None)
def test_why_somebody_stays_or_leaves(found: Explanation) -> None:
    well_said(explanation(found))


WEIGHED = st.builds(
    Weighed,
    st.just("oil_price"),
    st.just(""),
    st.sampled_from(["high", "low"]),
    st.sampled_from(["minor", "major", "vital"]),
    st.sampled_from([-0.5, 0.25]),
) | st.builds(
    Weighed,
    st.just(""),
    st.just("pact"),
    st.just("kept"),
    st.just("vital"),
    st.sampled_from([-0.5, 0.25]),
)


@st.composite
def told_outcomes(draw: Any) -> ToldOutcome:
    kind = draw(st.sampled_from(["today", "path", "joint_exit", "other"]))
    changed = {} if kind == "today" else draw(changes(2 if kind == "joint_exit" else 1))
    movers = list(dict.fromkeys(o.partition(".")[0] for o in changed))
    verdict = {s: draw(st.sampled_from([1, 0, -1])) for s in SIDES}
    if kind == "joint_exit":
        verdict |= dict.fromkeys(movers, 1)
    if kind == "today":
        verdict = dict.fromkeys(SIDES, 0)
    line = draw(st.booleans())
    reasons = tuple(
        Reason(
            s,
            v > 0,
            draw(LINES) if line else "",
            () if line else tuple(draw(st.lists(WEIGHED, max_size=3))),
            idle=line and draw(st.booleans()),
        )
        for s, v in verdict.items()
        if v
    )
    of = draw(st.sampled_from([None, 1, 200]))
    holds = draw(st.booleans())
    return ToldOutcome(
        kind=kind,
        changes=changed,
        holds={"nash": holds and draw(st.booleans()), "seq": holds},
        prefer=tuple(s for s, v in verdict.items() if v > 0),
        oppose=tuple(s for s, v in verdict.items() if v < 0),
        moves=tuple(
            Step(m, {o: v for o, v in changed.items() if o.startswith(f"{m}.")}) for m in movers
        ),
        self_enforcing=draw(st.booleans()),
        single_steps=draw(st.booleans()),
        outcome=Outcome(0, {**NOW, **changed}, {"seq": dict.fromkeys(SIDES, True)}, {}, None, ()),
        first_steps=tuple(
            FirstStep(
                m,
                {},
                draw(st.sampled_from(["impossible", "worse", "same", "better"])),
                (Step("usa", {}),),
                True,
            )
            for m in movers
        ),
        outsiders=tuple(
            Outsider(s, draw(st.sampled_from(["no move", "no better move", "answer"])), {})
            for s in SIDES
            if s not in movers
        ),
        reasons=reasons,
        against_first=draw(st.sampled_from([None, (("may",), ()), ((), ("usa", "may"))])),
        together=draw(st.sampled_from([(), (tuple(movers),), (tuple(movers[:1]),)]))
        if kind == "joint_exit"
        else (),
        draws=None if of is None else draw(st.sampled_from([0, of // 3, of])),
        of=of,
        rather=(SecondBest("may", changed, {"may.strike": "no"}, {"may.strike": "yes"}),)
        if kind == "path" and draw(st.booleans())
        else (),
        second=draw(st.sampled_from([0, of // 3])) if of and kind == "path" else None,
        shared_second=draw(st.sampled_from([0, of // 3])) if of and kind == "path" else None,
        shared=draw(st.sampled_from([0, of // 3])) if of and kind == "path" else None,
        stepwise=draw(st.sampled_from([0, of // 3])) if of and kind == "joint_exit" else None,
    )


@given(told_outcomes())
@settings(max_examples=250, deadline=None)
def test_what_an_outcome_is_who_prefers_it_and_why(found: ToldOutcome) -> None:
    well_said(outcome(found, NOW, SIDES))
    if found.kind == "joint_exit":
        well_said(joint_exit(found, NOW), nobody_begins(found), outsiders(found))
    if found.kind == "path":
        well_said(joint_exit(found, NOW), ways([found, found], NOW, 1))
        if found.against_first:
            well_said(compared(found, SIDES, "the second", "the first"))
    if found.of:
        well_said(not_firm([(ClauseRef("may.strike", "no", "yes"), 0)], [found], found.of))


TERMS = st.builds(
    Term,
    st.just("oil_price"),
    st.none(),
    st.sampled_from([-0.4, 0.3]),
    st.just(0.1),
    st.sampled_from(["minor", "major", "vital"]),
    st.sampled_from(["high", "low"]),
) | st.builds(
    Term,
    st.none(),
    st.just("pact"),
    st.sampled_from([-0.4, 0.3]),
    st.just(1.0),
    st.just("vital"),
    st.just("kept"),
)


@st.composite
def replies(draw: Any) -> Reply:
    who = draw(st.sampled_from(SIDES))
    moves = []
    for _ in range(draw(st.integers(0, 2))):
        terms = tuple(draw(st.lists(TERMS, max_size=4)))
        line = draw(LINES) if draw(st.booleans()) else ""
        verdict = draw(st.sampled_from(["better", "worse", "equal"]))
        moves.append(
            Move(draw(own_changes(who)), 0.1, terms, line, verdict, best=verdict == "better")
        )
    of = draw(st.sampled_from([0, 1, 100]))
    best = moves[0].changes if moves and moves[0].best else {}
    return Reply(who, best, Share(of // 2, of), tuple(moves))


@given(replies())
@settings(max_examples=250, deadline=None)
def test_what_somebody_would_best_do(found: Reply) -> None:
    well_said(reply(found), best_reply(found))


@given(st.lists(WEIGHED, max_size=4), own_changes("may"), st.sampled_from([{}, NOW]))
@settings(max_examples=80, deadline=None)
def test_what_outweighs_what(
    weighed: list[Weighed], act: dict[str, str], now: dict[str, str]
) -> None:
    well_said(outweighing("may", weighed, act, now))
    well_said(outweighing("may", weighed, act, now, ends=weighed[:1]))


TURNS = (
    st.builds(
        Turn,
        st.sampled_from(["weight", "no interest"]),
        st.just(("may", "oil_price")),
        st.just(0),
        st.just("minor"),
        st.just("vital"),
    )
    | st.builds(
        Turn,
        st.sampled_from(["strength", "no link"]),
        st.just(("usa.talk", "oil_price")),
        st.just(0),
        st.just("weak"),
        st.just("strong"),
    )
    | st.just(Turn("held", ("oil_price",), -1, "free", "low"))
)


@given(st.lists(TURNS, max_size=2), st.booleans(), st.sampled_from(sorted(LEVELS)))
@settings(max_examples=80, deadline=None)
def test_what_would_have_to_be_otherwise(turns: list[Turn], holds: bool, option: str) -> None:
    rung = Rung(tuple(turns), holds, Share(12, 100))
    climbed = Ladder(
        option, LEVELS[option][-1], Move({}, 0, (), "", "worse", best=False), (rung,), holds, {}
    )
    well_said(ladder(climbed), unmoved([climbed]), unmoved([climbed, climbed]))


@pytest.mark.parametrize("least", [None, 0.0, 0.4])
@pytest.mark.parametrize("need", ["", "minor", "above vital"])
def test_what_keeping_a_clause_would_have_to_be_worth(least: float | None, need: str) -> None:
    if least and not need:
        return
    well_said(duty(DutyWeight("pact", "2", "non_aggression", "gulf", least, need, None)))


@given(changes(), st.lists(st.sampled_from(SIDES), min_size=2, max_size=4, unique=True), st.data())
@settings(max_examples=80, deadline=None)
def test_who_would_leave_together(move: dict[str, str], members: list[str], data: Any) -> None:
    held = {
        c: data.draw(st.booleans())
        for c in data.draw(st.sampled_from([("gmr", "smr"), ("gmr", "smr", "seq")]))
    }
    differs = data.draw(changes(0))
    well_said(
        coalition(CoalitionGain(1, tuple(members), tuple(members), move, held, NOW, differs, NOW))
    )


@given(
    st.sampled_from(["option", "scenario", "breaks", "holds"]),
    changes(),
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, True, False]),
    st.integers(0, 2),
)
@settings(max_examples=120, deadline=None)
def test_what_would_have_to_be_wanted(
    asked: str,
    change: dict[str, str],
    possible: bool,
    found: bool,
    led_to: bool | None,
    raises: int,
) -> None:
    option, level = next(iter(change.items()))
    raised = tuple(
        Raised("who", "not may.strike", "who.warn") for _ in range(raises if found else 0)
    )
    well_said(
        needed(
            NeededChange(
                asked,
                option if asked == "option" else "",
                level,
                "us_talks_with_may",
                change,
                possible,
                found and possible,
                raised,
                (),
                proven=True,
                searched=2,
                assumed=raised,
                led_to=led_to,
                before=NOW,
            )
        )
    )


@given(changes(), st.sampled_from(SIDES))
@settings(max_examples=60, deadline=None)
def test_a_course(change: dict[str, str], who: str) -> None:
    own = {o: v for o, v in {**NOW, **change}.items() if o.startswith(f"{who}.")}
    off = [o for o, v in own.items() if v == LEVELS[o][0]]
    told = render(course(who, own, NOW, off), NAMES)
    assert list(faults([told])) == []


FACTS: list[tuple[str, tuple[str, ...], tuple[Any, ...]]] = [
    ("forecast", ("may.help",), ("none", "troops", None)),
    ("status_quo", ("seq",), (True, False)),
    ("outcome", ("joint_exit", "may.strike=no", "usa.talk=yes"), (True,)),
    ("outcome", ("today",), (True,)),
    ("stands", ("who", "may"), ("friends", "foes", "even")),
    ("influence", ("who", "may"), ("who", "even", "open")),
    ("strain", ("gulf",), (Share(1, 3),)),
    ("triggered", ("pact", "non_aggression", "may"), ("yes", "no", "not judged")),
    ("indicator", ("oil_price",), ("up", "down", "contested", "no effect")),
    ("reply", ("may",), (("may.strike=no", "may.help=none"), ())),
    ("duty_weight", ("pact", "2", "may"), (0.0, 0.44, None)),
]


@pytest.mark.parametrize(("kind", "of", "values"), FACTS)
def test_facts_and_their_differences(
    kind: Any, of: tuple[str, ...], values: tuple[Any, ...]
) -> None:
    key = FactKey(kind, of)
    sides = [None, *(Fact(key, value) for value in values)]
    assert list(faults([render(about(key), NAMES)])) == []
    for before in sides:
        for after in sides:
            if before is not after:
                told = [Difference(before, after)]
                both = [render(side, NAMES) for side in sides_in_words(told[0])]
                assert list(faults(both)) == []
                well_said(d.expected_otherwise(told, 3), d.situation(told), d.exits(told))
                assert list(faults([d.counted(told)])) == []
