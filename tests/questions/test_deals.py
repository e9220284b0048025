"""Deals against files in which the rows stand where they were dealt, read like any file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from importlib.resources import files
from typing import Any

import numpy as np
import pytest

from tests.questions.dealt_by_hand import deal, holds, share
from tests.questions.towers import TOWERS, lines, towers
from tightrope.analysis.engines import analyse_model
from tightrope.analysis.questions import parse_expectations
from tightrope.analysis.questions.context import Condition, Context
from tightrope.analysis.questions.expectation import Expectation
from tightrope.analysis.questions.gate.judge import ONE_IN
from tightrope.analysis.questions.gate.probes import World, probed
from tightrope.analysis.questions.gate.report import Held
from tightrope.analysis.questions.gate.worlds import DealtWorlds, DrawnWorlds, shares
from tightrope.conflict import build_game
from tightrope.conflict.deals import Deals, Pool
from tightrope.crisis import parse_crisis
from tightrope.crisis.fold import known_on_its_date

MIXED = towers(
    priorities=lines(
        north=["north.sing if south.tower", "not east.leave", "east.tower"],
        south=["south.tower iff north.tower"],
    ),
    interests={
        "north": [
            {"in": "north_safe", "wants": "high", "weight": "vital"},
            {"in": "cost", "wants": "low", "weight": "minor"},
            {"duty": "truce", "weight": "major"},
        ],
        "east": [{"in": "east_safe", "wants": "high", "weight": "minor"}],
    },
)
LINES_ONLY = towers(
    interests={}, priorities=lines(north=["north.tower", "north.sing"], south=["south.tower"], east=["east.leave"])
)  # fmt: skip


def by_hand(text: str, number: int) -> str:
    """The file of one of the program's deals."""
    pool = Pool.of(parse_crisis(text).model)
    dealt = pool.deal(0, number).values()

    def order(which: int) -> Any:
        places = [place for own in dealt for place in own[which]]
        return lambda rows: [rows[place] for place in places]

    return deal(text, order(0), order(1))


@pytest.mark.parametrize("text", [TOWERS, MIXED, LINES_ONLY])
def test_a_deal_ranks_states_as_the_file_it_stands_for(text: str) -> None:
    model = parse_crisis(text).model
    deals = Deals(model, build_game(model), seed=0)
    for number, ranks in enumerate(deals.ranks(range(6))):
        there = build_game(parse_crisis(by_hand(text, number)).model)
        assert np.array_equal(there.ranks, ranks)


def test_batches_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    model = parse_crisis(MIXED).model
    game = build_game(model)
    at_once = list(Deals(model, game, seed=3).ranks([4, 0, 7]))
    monkeypatch.setattr("tightrope.conflict.deals._BATCH", 1)
    one_by_one = list(Deals(model, game, seed=3).ranks([4, 0, 7]))
    assert all(np.array_equal(a, b) for a, b in zip(at_once, one_by_one, strict=True))


def test_everybody_gets_as_many_as_it_had_and_every_row_is_dealt_once() -> None:
    pool = Pool.of(parse_crisis(MIXED).model)
    for number in range(20):
        dealt = pool.deal(0, number)
        assert [(len(rows), len(own)) for rows, own in dealt.values()] == [(3, 3), (0, 1), (1, 0)]
        for which, many in ((0, 4), (1, 4)):
            seen = Counter(place for own in dealt.values() for place in own[which])
            assert seen == dict.fromkeys(range(many), 1)
    assert pool.deal(0, 1) == pool.deal(0, 1)
    assert len({str(pool.deal(0, k)) for k in range(20)}) > 10
    assert pool.deal(0, 1) != pool.deal(1, 1)


ASKED: list[list[dict[str, Any]]] = [
    [{"forecast": "north.tower", "is": "yes"}],
    [{"forecast": "north.tower", "at_least": "yes", "after": ["south.tower=yes"]}],
    [{"forecast": "north.tower", "might": "yes"}, {"forecast": "east.tower", "is": "no"}],
    [{"outcomes": "north.tower iff south.tower", "true_in": "some", "of": "equilibria"}],
    [{"status_quo_holds": "nash"}],
    [{"worst_for": "north", "among": ["south.tower=yes", "east.tower=yes"], "is": "south.tower=yes"}],
    [{"unmoved": ["north.tower", "south.tower"], "by": "east"}],
    [{"change": ["south.tower=yes"], "moves_forecast": "north.sing", "to": "yes"}],
    [{"indicator": "cost", "moves": "up"}],
    [{"red_line": "line", "verdict": "credible"}],
    [{"depends_more": "north", "on": "south"}],
]  # fmt: skip
RED_LINE = "red_lines: [{id: line, by: east, against: north, if: north.tower, then: east.tower}]\n"


def expectation(ask: list[dict[str, Any]]) -> Expectation:
    return Expectation.model_validate({"id": str(ask), "text": "K", "ask": ask})


@pytest.mark.parametrize("text", [TOWERS, MIXED])
def test_every_kind_of_question_is_answered_in_deals_as_in_the_files_they_stand_for(
    text: str,
) -> None:
    text += RED_LINE
    model = parse_crisis(text).model
    context = Context(model, partial(analyse_model, since=model, draws=0))
    items = [expectation(ask) for ask in ASKED]
    asked = {item.id: [probed(ask, context) for ask in item.ask] for item in items}

    def sit(condition: Condition) -> DealtWorlds:
        return DealtWorlds(context, condition, deals=12, seed=0)

    found = shares(asked, sit, 12, lambda name: None)
    slow = [holds(by_hand(text, number), items) for number in range(12)]
    assert [found[item.id].held for item in items] == [sum(one) for one in zip(*slow, strict=True)]
    assert all(one.of == 12 for one in found.values())
    assert len({one.held for one in found.values()}) > 3


SEVERAL = towers(
    interests={},
    priorities=lines(
        north=["north.tower or east.leave", "not south.tower"],
        south=["north.sing if north.tower", "south.tower if north.tower"],
        east=["not north.sing iff east.leave", "north.sing or south.tower"],
    ),
)  # five outcomes are expected; of the one that is counted first three sides move, of the nearest one


def test_what_follows_is_read_of_the_nearest_outcome_expected_as_an_analysis_reads_it() -> None:
    model = parse_crisis(SEVERAL).model
    context = Context(model, partial(analyse_model, since=model, draws=0))
    assert len(context.view((None, ())).expected) == 5
    item = expectation([{"indicator": "cost", "moves": "no effect"}])
    assert holds(SEVERAL, [item]) == [True]
    (probe,) = probed(item.ask[0], context).probes
    assert probe.read(World(model, context.view(probe.condition))) is True
    down = expectation([{"indicator": "cost", "moves": "up"}])
    (probe,) = probed(down.ask[0], context).probes
    assert probe.read(World(model, context.view(probe.condition))) is False
    asked = {one.id: [probed(one.ask[0], context)] for one in (item, down)}

    def deal(condition: Condition) -> DealtWorlds:
        return DealtWorlds(context, condition, deals=12, seed=0)

    found = shares(asked, deal, 12, lambda name: None)
    slow = [holds(by_hand(SEVERAL, number), [item, down]) for number in range(12)]
    assert [found[one.id].held for one in (item, down)] == [sum(k) for k in zip(*slow, strict=True)]


def dealt(text: str, items: Sequence[Expectation], deals: int) -> dict[str, Held]:
    """In how many deals each expectation holds, as the gate finds it."""
    model = known_on_its_date(parse_crisis(text).model)
    context = Context(model, partial(analyse_model, since=model, draws=0))
    asked = {item.id: [probed(ask, context) for ask in item.ask] for item in items}

    def sit(condition: Condition) -> DealtWorlds:
        return DealtWorlds(context, condition, deals=deals, seed=0)

    return shares(asked, sit, deals, lambda step: None)


def agree_within_chance(
    items: Sequence[Expectation], found: dict[str, Held], held: Sequence[int], of: int
) -> None:
    for item, many in zip(items, held, strict=True):
        expected = found[item.id].held / found[item.id].of
        spread = (expected * (1 - expected) * (1 / of + 1 / found[item.id].of)) ** 0.5
        assert abs(many / of - expected) <= 4 * spread + 1e-9, item.id


def test_random_deals_in_the_file_itself_give_the_same_shares() -> None:
    items = [expectation(ask) for ask in ASKED[:3]]
    by_chance = share(TOWERS, items, 50, seed=1)
    agree_within_chance(items, dealt(TOWERS, items, 400), by_chance, 50)


def test_draws_of_the_model_as_stated_are_counted_condition_by_condition() -> None:
    text = towers(interests={"north": [{"in": "north_safe", "wants": "high", "weight": "minor"}, {"in": "cost", "wants": "low", "weight": "minor"}], "south": [{"in": "cost", "wants": "low", "weight": "minor"}], "east": [{"in": "cost", "wants": "low", "weight": "minor"}]})  # fmt: skip
    model = parse_crisis(text).model
    context = Context(model, partial(analyse_model, since=model, draws=0))
    item = expectation([
        {"forecast": "north.tower", "is": "yes"},
        {"forecast": "north.tower", "is": "yes", "after": ["south.tower=yes"]},
    ])  # fmt: skip
    asked = {item.id: [probed(ask, context) for ask in item.ask]}

    def sit(condition: Condition) -> DrawnWorlds:
        return DrawnWorlds(context, condition, draws=60, seed=0)

    found = shares(asked, sit, 60, lambda name: None)[item.id]
    slow = 0
    for number in range(60):
        views = [context.sampled((None, ask.after), 60, 0)[number] for ask in item.ask]
        slow += all(
            view.frame.level_names[0][view.frame.levels[view.expected[0]][0]] == "yes"
            for view in views
        )
    assert (found.held, found.of) == (slow, 60)
    assert 0 < slow < 60


DERIVED = ("H1", "H4", "H8", "H12", "H13", "H15")  # forecasts, red lines, "might", what follows


def of_first_case(name: str) -> str:
    return (files("tightrope.cases") / "russia-iran-israel-2025" / name).read_text("utf-8")


@pytest.fixture
def derived() -> list[Expectation]:
    said = parse_expectations(of_first_case("expectations.yaml"), "e.yaml").value
    return [item for item in said.expectations if item.id in DERIVED]


@pytest.mark.slow
def test_the_first_case_is_dealt_as_the_files_its_deals_stand_for(
    derived: list[Expectation],
) -> None:
    text = of_first_case("crisis.yaml")
    found = dealt(text, derived, 8)
    slow = [holds(by_hand(text, number), derived) for number in range(8)]
    assert [found[item.id].held for item in derived] == [
        sum(one) for one in zip(*slow, strict=True)
    ]


@pytest.mark.slow
def test_random_deals_in_the_file_of_the_first_case_confirm_what_is_derived(
    derived: list[Expectation],
) -> None:
    text = of_first_case("crisis.yaml")
    found, by_chance = dealt(text, derived, 200), share(text, derived, 50, seed=2)
    agree_within_chance(derived, found, by_chance, 50)
    for item in derived:
        assert found[item.id].failed * ONE_IN >= found[item.id].of, item.id
