"""The gate: what counts as derived, and expectations made to cheat that do not."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from tests.questions.towers import TOWERS, lines, towers
from tightrope.analysis.engines import analyse_model
from tightrope.analysis.questions import answer_all
from tightrope.analysis.questions.errors import BadExpectation
from tightrope.analysis.questions.expectation import Expectation, Placebo
from tightrope.analysis.questions.gate import Derivation, judge_all
from tightrope.analysis.questions.gate.judge import _dealing
from tightrope.analysis.questions.gate.report import Held
from tightrope.crisis import parse_crisis

BUILDS = {"forecast": "north.tower", "is": "yes"}
LEAVES = TOWERS.replace("leave: {text: Leave, now: no}", "leave: {text: Leave, now: yes}")
EAST = Placebo(name="east", swap={"north": "east"})
SOUTH = Placebo(name="south", swap={"north": "south"})
SAID = [{"words": "The North will build", "in": "note.txt"}]


def judged(
    text: str,
    *ask: dict[str, Any],
    placebos: tuple[Placebo, ...] = (EAST,),
    own: tuple[Placebo, ...] = (),
    deals: int = 100,
    draws: int = 50,
    **more: Any,
) -> Derivation:
    given = {"id": "K", "text": "K", "said": SAID, "strength": "will", "ask": ask, **more}
    given["placebos"] = [placebo.model_dump() for placebo in own]
    item = Expectation.model_validate(given)
    model = parse_crisis(text).model
    analyse = partial(analyse_model, since=model, draws=0)
    answers = answer_all([item], model, analyse, draws=0)
    (found,) = judge_all(
        [item], answers, model, analyse, placebos=placebos, draws=draws, deals=deals
    )
    return found


def test_an_answer_that_follows_from_interests_is_derived() -> None:
    found = judged(towers(), BUILDS)
    assert found.derived
    assert found.why_not == ()
    assert [(part.where, part.text) for part in found.turned_by] in (
        [("interests.north[1]", "north wants north_safe high")],
        [("effects[1]", "north.tower → north_safe (+)")],
    )
    assert found.drawn == Held(50, 50)
    assert found.shuffled is not None
    assert 10 <= found.shuffled.failed <= 90
    assert found.placebo == "another answer"
    assert (found.stated_by, found.forced_by, found.words) == ((), (), "")


def test_a_tautology_is_forced() -> None:
    found = judged(towers(), {"forecast": "north.tower", "at_least": "no"})
    assert "forced" in found.why_not
    assert [part.text for part in found.forced_by] == ["any level would do"]


@pytest.mark.parametrize(
    ("rules", "ask", "by"),
    [
        ([{"always": "east.leave"}], {"forecast": "east.leave", "is": "yes"}, ["rules[1]"]),
        (
            [{"never": "north.sing and east.tower"}, {"never": "east.leave and north.tower"}],
            {"forecast": "east.leave", "is": "no", "after": ["north.tower=yes"]},
            ["rules[2]", "the what-if"],
        ),
        ([], {"forecast": "east.leave", "is": "yes", "after": ["east.leave=yes"]}, ["the what-if"]),
        (
            [],
            {"change": ["east.leave=yes"], "moves_forecast": "east.leave", "to": "yes"},
            ["the what-if"],
        ),
        ([{"never": "north.tower"}], {"outcomes": "north.tower", "true_in": "none"}, ["rules[1]"]),
    ],
)
def test_what_a_rule_or_an_assumption_forces_is_not_derived(
    rules: list[dict[str, str]], ask: dict[str, Any], by: list[str]
) -> None:
    leaves = LEAVES if rules == [{"always": "east.leave"}] else TOWERS
    found = judged(towers(leaves, rules=rules), ask)
    assert found.verdict == "reproduced"
    assert "forced" in found.why_not
    assert [part.where for part in found.forced_by] == by


def test_what_was_done_for_good_is_not_derived() -> None:
    text = LEAVES.replace("now: yes", "now: yes, irreversible: yes")
    found = judged(text, {"forecast": "east.leave", "is": "yes"})
    assert [part.text for part in found.forced_by] == ["what has been done for good"]


def test_two_lines_that_together_state_the_answer_are_both_named() -> None:
    wants = lines(north=["north.sing if south.tower", "north.sing if not south.tower"])
    found = judged(
        towers(priorities=wants),
        {"forecast": "north.sing", "is": "yes"},
        {"forecast": "north.sing", "is": "yes", "after": ["south.tower=no"]},
    )
    assert found.verdict == "reproduced"
    assert "stated" in found.why_not
    assert [part.where for part in found.stated_by] == [
        "priorities.north[1]",
        "priorities.north[2]",
    ]


def test_one_line_of_many_that_states_the_answer_is_named_alone() -> None:
    wants = lines(
        north=["not north.sing if east.tower and east.leave", "north.sing", "not east.leave"]
    )
    found = judged(towers(priorities=wants), {"forecast": "north.sing", "is": "yes"})
    assert [part.where for part in found.stated_by] == ["priorities.north[2]"]


def test_lines_about_other_options_state_nothing() -> None:
    found = judged(towers(priorities=lines(north=["not east.leave"])), BUILDS)
    assert found.stated_by == ()


def test_persistence_that_nothing_turns_is_not_derived() -> None:
    found = judged(towers(effects=[]), {"status_quo_holds": "seq"})
    assert set(found.why_not) >= {"nothing turns it", "seldom fails"}
    assert found.turned_by == ()
    assert found.shuffled == Held(100, 100)


def test_what_wants_have_no_bearing_on_is_not_derived() -> None:
    ask = {"paths": ["north.tower", "cost"], "signs": "+"}
    found = judged(towers(), ask)
    assert found.verdict == "reproduced"
    assert {"not dealt", "nothing turns it"} <= set(found.why_not)


def test_who_depends_more_the_wrong_way_is_contradicted() -> None:
    right = judged(towers(), {"depends_more": "north", "on": "south"})
    wrong = judged(towers(), {"depends_more": "south", "on": "north"})
    level = judged(towers(dependence=[]), {"depends_more": "north", "on": "south"})
    assert [one.verdict for one in (right, wrong, level)] == [
        "reproduced", "contradicted", "contradicted",
    ]  # fmt: skip
    assert not any(one.derived for one in (right, wrong, level))
    assert wrong.why_not == ("verdict",)


@pytest.mark.parametrize(
    "ask",
    [
        {"obligation": "defence", "treaty": "nowhere", "binds": False},
        {"depends_more": "nobody", "on": "south"},
        {"pivot": "nobody", "between": ["north", "south"]},
        {"paths": ["north.tower", "nothing"], "signs": "+"},
        {"forecast": "north.tower", "is": "yes", "in": "nowhere"},
        {"outcomes": "north.towre"},
    ],
)
def test_what_the_model_does_not_know_is_refused(ask: dict[str, Any]) -> None:
    with pytest.raises(BadExpectation):
        judged(towers(), ask)


def test_an_answer_reproduced_both_ways_is_not_derived() -> None:
    wants = lines(south=["south.tower iff north.sing"], north=["north.sing iff south.tower"])
    both = [
        {"outcomes": "north.sing", "true_in": "some", "of": "equilibria"},
        {"outcomes": "not north.sing", "true_in": "some", "of": "equilibria"},
    ]
    found = judged(
        towers(
            priorities=wants,
            interests={"east": [{"in": "cost", "wants": "low", "weight": "minor"}]},
        ),
        *both,
    )
    assert found.verdict == "reproduced"
    assert "words" in found.why_not
    assert found.words == "the source says “will”, and a question asks only whether it might be"


def test_the_same_answer_of_a_placebo_or_no_placebo_does_not_pass() -> None:
    assert judged(towers(), BUILDS, placebos=(SOUTH,)).why_not == ("same answer",)
    assert judged(towers(), BUILDS, placebos=(EAST, SOUTH)).why_not == ("same answer",)
    assert judged(towers(), BUILDS, placebos=()).why_not == ("no placebo",)


def test_a_placebo_that_could_never_answer_the_same_is_none() -> None:
    text = towers(rules=[{"never": "east.tower"}])
    assert judged(text, BUILDS).why_not == ("no placebo",)


def test_a_placebo_of_the_file_may_be_unknown_and_an_own_one_may_not() -> None:
    stranger = Placebo(name="west", swap={"north": "west"})
    assert judged(towers(), BUILDS, placebos=(stranger,)).why_not == ("no placebo",)
    with pytest.raises(BadExpectation):
        judged(towers(), BUILDS, own=(stranger,))


@pytest.mark.parametrize(
    ("held", "of", "drawn_held", "drawn_of", "why"),
    [
        (180, 200, 200, 200, ()),
        (181, 200, 200, 200, ("seldom fails",)),
        (180, 200, 195, 200, ()),
        (180, 200, 194, 200, ("fails as stated",)),
        (180, 200, 97, 100, ("fails as stated",)),
        (0, 200, 150, 200, ()),
        (0, 200, 149, 200, ("fails as stated",)),
        (200, 200, 200, 200, ("seldom fails",)),
        (199, 200, 199, 200, ("seldom fails", "fails as stated")),
        (0, 200, 0, 0, ("not dealt",)),
        (0, 0, 1, 1, ("not dealt",)),
    ],
)
def test_it_fails_in_a_tenth_of_the_deals_and_four_times_as_often_as_stated(
    held: int, of: int, drawn_held: int, drawn_of: int, why: tuple[str, ...]
) -> None:
    found = _dealing(Held(held, of), Held(drawn_held, drawn_of), is_dealt=True)
    assert tuple(name for name, speaks in found.items() if speaks) == why


def test_without_draws_nothing_is_derived_and_without_anything_to_draw_the_model_is_the_draw() -> (
    None
):
    assert judged(towers(), BUILDS, draws=0).why_not == ("not dealt",)
    alone = towers(interests={}, priorities=lines(north=["north.tower"], south=["south.tower"], east=["not east.tower"]))  # fmt: skip
    assert judged(alone, BUILDS).drawn == Held(1, 1)


def test_what_is_liked_least_is_turned_by_what_bears_on_the_states_compared() -> None:
    ask = {
        "worst_for": "north",
        "among": ["south.tower=yes", "north.tower=yes"],
        "is": "south.tower=yes",
    }
    found = judged(towers(), ask)
    assert found.verdict == "reproduced"
    assert [part.where for part in found.turned_by] in (["interests.north[1]"], ["effects[1]"])
