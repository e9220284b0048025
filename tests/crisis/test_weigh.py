"""What-if changes of weights of interests and strengths of links."""

from __future__ import annotations

import pytest

from tightrope.crisis import apply_change, parse_change, parse_crisis
from tightrope.crisis.errors import ChangeMistake
from tightrope.crisis.model import CrisisModel, interests_of
from tightrope.crisis.weigh import interest_id, link_id
from tightrope.words import ByName

TEXT = """\
title: The ferry
as_of: 2031-05-01
actors:
  east: {name: Eastland}
  west: {name: Westland}
treaties:
  accord: {name: Ferry Treaty, parties: [east, west], signed: 2030}
options:
  east: {ferry: {text: Run the ferry, now: no}, guard: {text: Guard the pier, levels: [none, light, heavy], now: none}}
  west: {fee: {text: Ask a fee, now: no}}
indicators:
  trade: {name: Trade, good_for: [west]}
  calm: {name: Calm}
effects:
  - {from: east.ferry, to: trade, sign: +, strength: strong, assumption: x}
  - {from: east.ferry, to: calm, sign: "-", if: west.fee, assumption: x}
  - {from: east.ferry, to: calm, sign: +, if: not west.fee, assumption: x}
  - {from: east.guard >= light, to: calm, sign: +, strength: weak, if: west.fee, assumption: x}
  - {from: trade, to: calm, sign: +, assumption: x}
interests:
  east:
    - {in: trade, wants: high, weight: major, assumption: x}
    - {duty: accord, weight: minor, assumption: x}
"""
MODEL = parse_crisis(TEXT).model


def after(line: str, model: CrisisModel = MODEL) -> CrisisModel:
    return apply_change(model, parse_change(line, model))


def weights(model: CrisisModel, actor: str) -> dict[str, str]:
    return {interest_id(one): one.weight for one in interests_of(model, actor)}


def strengths(model: CrisisModel) -> dict[str, str]:
    return {link_id(one): one.strength for one in model.effects}


def test_an_interest_counts_for_more_or_for_nothing() -> None:
    assert weights(after("east: trade=vital"), "east") == {"trade": "vital", "accord": "minor"}
    assert weights(after("east:accord = none"), "east") == {"trade": "major"}
    assert weights(MODEL, "east") == {"trade": "major", "accord": "minor"}


def test_an_interest_that_was_only_implied_does_not_come_back() -> None:
    assert weights(MODEL, "west") == {"trade": "minor"}
    assert weights(after("west: trade=vital"), "west") == {"trade": "vital"}
    assert weights(after("west: trade=none"), "west") == {}
    both = after("west: trade=none", after("east: trade=none"))
    assert weights(both, "east") == {"accord": "minor"}


def test_a_link_is_stronger_or_left_out_and_the_others_stay() -> None:
    stronger = strengths(after("east.ferry -> trade=weak"))
    assert stronger == {**strengths(MODEL), "east.ferry -> trade": "weak"}
    gone = strengths(after("trade->calm = none"))
    assert gone == {k: v for k, v in strengths(MODEL).items() if k != "trade -> calm"}


def test_of_links_between_the_same_two_the_condition_says_which() -> None:
    line = "east.ferry -> calm if (west.fee)=strong"
    told = strengths(after(line))
    assert told["east.ferry -> calm if west.fee"] == "strong"
    assert told["east.ferry -> calm if not west.fee"] == "medium"
    with pytest.raises(ChangeMistake, match="which of these links") as caught:
        parse_change("east.ferry -> calm=strong", MODEL)
    assert "east.ferry -> calm if not west.fee" in str(caught.value)


def test_the_only_condition_of_a_link_need_not_be_said() -> None:
    told = strengths(after("east.guard>=light -> calm=strong"))
    assert told["east.guard >= light -> calm if west.fee"] == "strong"


@pytest.mark.parametrize(
    ("line", "said", "words"),
    [
        ("east: trade=vital", "(stated: major)", "“Trade” is a vital interest of Eastland"),
        ("east: trade=major", ", as stated", "“Trade” is a major interest of Eastland"),
        ("east: accord=none", "indifferent to accord", "keeping Ferry Treaty no longer counts for Eastland"),
        ("east.ferry -> trade=none", "is left out (stated: strong)", "the link from “Eastland: run the ferry” to “Trade” is left out"),
        ("trade -> calm=weak", "is weak (stated: medium)", "the link from “Trade” to “Calm” is weak"),
        ("east.ferry -> calm if west.fee=medium", ", as stated", "(if Westland asks a fee) is medium"),
    ],
)  # fmt: skip
def test_each_is_told_in_words(line: str, said: str, words: str) -> None:
    assert said in parse_change(line, MODEL).text
    assert words in ByName(MODEL).change(line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("east: trad=vital", "did you mean 'trade'?"),
        ("esat: trade=vital", "esat has no such interest"),
        ("east: trade=huge", "none, minor, major, vital"),
        ("east: trade=viatl", "did you mean 'vital'?"),
        ("east.ferry -> trade=major", "none, weak, medium, strong"),
        ("east.ferry -> tarde=weak", "did you mean 'east.ferry -> trade'?"),
        ("trade -> calm if west.fee=weak", "which of these links is meant?"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(line: str, said: str) -> None:
    with pytest.raises(ChangeMistake) as caught:
        parse_change(line, MODEL)
    assert said in str(caught.value)
