"""Why as arithmetic, replies, ladders and the weight of clauses: against the definition."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings

from tests.conflict.test_duties import DEFENCE, pact
from tests.conflict.test_interests import (
    INTERESTS,
    LINES,
    LINKS,
    MIDDLE,
    crisis,
    interest,
    link,
    worth,
)
from tests.consequences.reference import all_states, model_of
from tightrope.analysis.engine import Asked
from tightrope.analysis.motives import analyse_motives
from tightrope.analysis.motives.analyse import weigh_duties
from tightrope.analysis.motives.block import Block
from tightrope.analysis.motives.engine import MotivesEngine
from tightrope.analysis.motives.ladder import Climb, _about, make_turns, single_turns
from tightrope.conflict import build_game
from tightrope.conflict.worth import Stakes, cells_of
from tightrope.consequences import build_network
from tightrope.consequences.errors import RunawayLinks
from tightrope.crisis.model import CrisisModel


def block_of(model: CrisisModel, actor: str = "a") -> tuple[object, Block]:
    game = build_game(model)
    stakes = Stakes.of(model, game.space)
    assert stakes is not None
    assert game.status_quo is not None
    return game, Block.of(game, stakes, actor, game.status_quo)


@given(LINKS, INTERESTS, LINES)
@settings(deadline=None, max_examples=60)
def test_replies_and_terms_are_those_of_the_definition(links, own, lines):
    model = crisis(links, own, list(dict.fromkeys(lines)))
    try:
        game = build_game(model)
        report = analyse_motives(model, game, ladders=False, draws=2)
    except RunawayLinks:
        return
    strengths = list(build_network(model).central_weights())
    weights = [MIDDLE[one.weight] for one in model.interests["a"]]
    reply = report.replies[0]
    assert reply.decision_maker == "a"
    here = int(game.status_quo)
    ranks = game.ranks[0]
    top = max(int(ranks[t]) for t in [here, *game.moves("a", here)])
    there = game.index_of({**game.state(here), **reply.changes})
    assert int(ranks[there]) == top
    assert (reply.changes == {}) == (int(ranks[here]) == top)  # staying, unless better is found
    states = all_states(model)
    for move in reply.moves:
        target = game.index_of({**game.state(here), **move.changes})
        gain = worth(model, "a", states[target], strengths, weights)
        gain -= worth(model, "a", states[here], strengths, weights)
        assert move.gain == pytest.approx(gain, abs=1e-7)
        assert sum(term.amount for term in move.terms) == pytest.approx(gain, abs=1e-7)
        sizes = [abs(term.amount) for term in move.terms]
        assert sizes == sorted(sizes, reverse=True)
        signs = {1: "better", 0: "equal", -1: "worse"}
        assert move.verdict == signs[int(np.sign(int(ranks[target]) - int(ranks[here])))]


def deterred(**more) -> CrisisModel:
    """a would gain by x through k0, and loses more by it through k1 once b has done x."""
    effects = [
        link("a.x", "k0", strength="medium"),
        link("a.x", "k1", strength="strong"),
    ]
    own = [interest("k0", "high", "major"), interest("k1", "low", "vital")]
    other = [interest("k0", "low", "minor")]
    return model_of(effects, interests={"a": own, "b": other}, **more)


def test_why_not_is_told_with_what_it_gains_and_costs():
    model = deterred()
    report = analyse_motives(model, build_game(model), ladders=False, draws=20)
    reply = report.replies[0]
    assert reply.changes == {}
    (move,) = [m for m in reply.moves if m.changes == {"a.x": "yes"}]
    assert [(t.indicator, t.weight, t.wants) for t in move.terms] == [
        ("k1", "vital", "low"), ("k0", "major", "high"),
    ]  # fmt: skip
    assert [t.amount for t in move.terms] == pytest.approx(
        [-0.8 * np.tanh(0.775), 0.45 * np.tanh(0.45)], abs=1e-6
    )
    assert (move.verdict, move.best, move.line) == ("worse", False, "")


def test_a_typed_line_that_decides_first_is_named():
    model = deterred(priorities={"a": [{"want": "a.x"}]})
    reply = analyse_motives(model, build_game(model), ladders=False, draws=0).replies[0]
    assert reply.changes == {"a.x": "yes"}
    assert reply.moves[0].line == "a.x"
    assert reply.moves[0].verdict == "better"
    assert reply.moves[0].gain < 0
    assert reply.draws == (0, 0)


def ladder_to(model: CrisisModel, option: str, level: str, draws: int = 100):
    report = analyse_motives(model, build_game(model), draws=draws)
    (found,) = [x for x in report.replies[0].ladders if (x.option, x.level) == (option, level)]
    return found


def test_a_single_turn_that_does_it_is_told_with_its_share_of_draws():
    found = ladder_to(deterred(), "a.x", "yes")
    first, *rungs = found.rungs
    assert (first.turns, first.holds) == ((), False)
    assert found.found
    assert all(rung.holds and len(rung.turns) == 1 for rung in rungs)
    kinds = {(turn.kind, turn.of, turn.after) for rung in rungs for turn in rung.turns}
    assert ("no interest", ("a", "k1"), "") in kinds
    assert rungs[0].draws == (100, 100)
    assert first.draws.part < 100


def tied_twice() -> CrisisModel:
    """Two reasons against x, each enough by itself."""
    effects = [
        link("a.x", "k0", strength="weak"),
        link("a.x", "k1", strength="strong"),
        link("a.x", "k2", strength="strong"),
    ]
    own = [
        interest("k0", "high", "minor"),
        interest("k1", "low", "vital"),
        interest("k2", "low", "vital"),
    ]
    return model_of(effects, interests={"a": own, "b": [interest("k0", "low", "minor")]})


def test_where_no_single_turn_does_it_pairs_of_the_nearest_are_told_after_the_nearest_single():
    found = ladder_to(tied_twice(), "a.x", "yes", draws=30)
    assert [len(rung.turns) for rung in found.rungs] == [0, 1, 2, 2, 2]
    assert [rung.holds for rung in found.rungs] == [False, False, True, True, True]
    told = {
        frozenset((t.of, t.kind in ("no interest", "no link", "held")) for t in rung.turns)
        for rung in found.rungs[2:]
    }
    assert all(len(pair) == 2 for pair in told)
    assert found.searched["pairs"] > 0


def test_every_single_turn_that_does_it_is_found_by_trying_them_all():
    model = deterred()
    _, block = block_of(model)
    climb = Climb(block, 0, range(0))
    x_rows = np.array([model_state["a.x"] == 1 for model_state in _rows(model, block)])
    rungs, searched = climb.rungs(x_rows)
    assert searched == {"single": len(climb.singles), "pairs": 0}
    told = {_about(rung.turns[0]) for rung in rungs[1:]}
    doing = set()
    for turn in single_turns(block.stakes, "a"):
        changed = block.under(make_turns(block.stakes, [turn]))
        after = changed.worth()
        if after is not None and x_rows[changed.best(after)]:
            doing.add(_about(turn))
    assert told == doing == {("k1",), ("a.x", "k1")}


def _rows(model: CrisisModel, block: Block) -> list[dict[str, int]]:
    states = all_states(model)
    return [states[state] for state in block.states]


def test_turns_are_of_every_kind_and_only_of_what_leads_to_an_interest():
    effects = [link("a.x", "k0"), link("k0", "k1"), link("b.x", "k2")]
    model = model_of(
        effects,
        interests={"a": [interest("k1", "high", "major")], "b": [interest("k2", "low", "minor")]},
    )
    _, block = block_of(model)
    turns = list(single_turns(block.stakes, "a"))
    kinds = {(t.kind, t.of, t.after) for t in turns}
    assert kinds == {
        *(("weight", ("a", "k1"), w) for w in ("minor", "vital")),
        ("no interest", ("a", "k1"), ""),
        *(("strength", of, s) for of in (("a.x", "k0"), ("k0", "k1")) for s in ("weak", "strong")),
        *(("no link", of, "") for of in (("a.x", "k0"), ("k0", "k1"))),
        *(("held", (k,), level) for k in ("k0", "k1") for level in ("low", "normal", "high")),
    }
    assert len(turns) == len(kinds)


def test_a_pair_never_turns_one_thing_twice():
    _, block = block_of(tied_twice())
    climb = Climb(block, 0, range(0))
    rows = np.array([state["a.x"] == 1 for state in _rows(tied_twice(), block)])
    rungs, _ = climb.rungs(rows)
    for rung in rungs[2:]:
        one, other = rung.turns
        assert one.of[-1:] != other.of[-1:] or len(one.of) != len(other.of)


def test_what_is_told_is_about_different_things():
    found = ladder_to(deterred(), "a.x", "yes", draws=1)
    about = [
        rung.turns[0].of[-1:]
        if rung.turns[0].kind not in ("strength", "no link")
        else rung.turns[0].of
        for rung in found.rungs[1:]
    ]
    assert len(set(about)) == len(about)
    assert ("k1",) in about


@pytest.mark.parametrize(
    ("cost", "least"), [("weak", (0.0, 0.2)), ("medium", (0.2, 0.4)), ("strong", (0.4, 0.6))]
)
def test_the_least_weight_of_a_clause_is_where_the_reply_turns(cost, least):
    model = _with_cost(cost)
    game, block = block_of(model)
    (duty,) = weigh_duties(model, game, block)
    assert duty.stated is None
    assert least[0] < duty.least < least[1]
    grid = block.stakes.grid["a"]
    values = block.worth()
    states = _rows(model, block)
    keeps = max(v for v, s in zip(values, states, strict=True) if s["a.x"])
    breaks = max(v for v, s in zip(values, states, strict=True) if not s["a.x"])
    cells = [cells_of(np.array([breaks - duty.least + d, keeps]), grid) for d in (1e-6, -1e-6)]
    assert cells[0][0] >= cells[0][1]
    assert cells[1][0] < cells[1][1]
    middles = {"minor": 0.175, "major": 0.45, "vital": 0.8}
    weakest = next((n for n, m in middles.items() if m > duty.least), "above vital")
    assert duty.class_needed == weakest


def _with_cost(strength: str, weight: str = "vital", duty: str = "") -> CrisisModel:
    base = pact()
    sections = base.model_dump(by_alias=True)
    sections["options"]["b"]["x"]["now"] = True
    sections["effects"] = [link("a.x", "k0", strength=strength)]
    own = [{"in": "k0", "wants": "low", "weight": weight}]
    own += [{"duty": "pact", "weight": duty}] if duty else []
    sections["interests"] = {"a": own, "b": [{"in": "k0", "wants": "high", "weight": "minor"}]}
    return CrisisModel.model_validate(sections)


def test_a_duty_line_says_its_class_and_counts_for_nothing_in_the_least_weight():
    least = []
    for stated in ("", "minor", "vital"):
        model = _with_cost("medium", duty=stated)
        game, block = block_of(model)
        (duty,) = weigh_duties(model, game, block)
        assert duty.stated == (stated or None)
        least.append(duty.least)
    assert least[1] == pytest.approx(least[0], abs=0.01)  # its weight is part of the grid
    reply = [
        analyse_motives(m, build_game(m), ladders=False, draws=0).replies[0].changes
        for m in (_with_cost("medium", duty="minor"), _with_cost("medium", duty="vital"))
    ]
    assert reply == [{}, {"a.x": "yes"}]


def test_a_clause_kept_anyway_needs_no_weight_and_one_that_cannot_be_kept_has_none():
    model = _with_cost("medium")
    wants = {"a": [{"in": "k0", "wants": "high", "weight": "minor"}]}
    eager = CrisisModel.model_validate(
        {
            **model.model_dump(by_alias=True),
            "interests": {**model.model_dump(by_alias=True)["interests"], **wants},
        }
    )
    game, block = block_of(eager)
    (duty,) = weigh_duties(eager, game, block)
    assert (duty.least, duty.class_needed) == (0.0, "none")
    ruled = CrisisModel.model_validate(
        {**model.model_dump(by_alias=True), "rules": [{"never": "a.x"}]}
    )
    game, block = block_of(ruled)
    (duty,) = weigh_duties(ruled, game, block)
    assert (duty.least, duty.class_needed) == (None, "")
    lined = CrisisModel.model_validate(
        {**model.model_dump(by_alias=True), "priorities": {"a": [{"want": "not a.x"}]}}
    )
    game, block = block_of(lined)
    (duty,) = weigh_duties(lined, game, block)
    assert duty.least is None


def test_a_clause_of_nobody_here_or_not_triggered_is_not_weighed():
    model = _with_cost("medium")
    game, block = block_of(model, "b")
    assert list(weigh_duties(model, game, block)) == []
    calm = pact(DEFENCE)
    sections = {
        **model.model_dump(by_alias=True),
        "options": calm.model_dump(by_alias=True)["options"],
    }
    calm = CrisisModel.model_validate(sections)
    game, block = block_of(calm)
    assert list(weigh_duties(calm, game, block)) == []


def test_the_engine_gives_replies_and_weights_as_facts_and_climbs_in_the_base_only():
    model = _with_cost("medium", duty="vital")
    game = build_game(model)
    engine = MotivesEngine()
    now = game.state(game.status_quo)
    base = engine.analyse(Asked(model, None, game, now, 10, 0))
    changed = engine.analyse(Asked(model, model, game, now, 10, 0))
    assert all(reply.ladders for reply in base.replies)
    assert not any(reply.ladders for reply in changed.replies)
    facts = {fact.key: fact.value for fact in engine.facts(base)}
    assert facts[("reply", ("a",))] == ("a.x=yes",)
    assert facts[("reply", ("b",))] == ()
    assert facts[("duty_weight", ("pact", "3", "a"))] == pytest.approx(0.345, abs=0.03)
    assert engine.lacks(model) is None
    assert "interests" in engine.lacks(pact())


def test_the_same_seed_gives_the_same_report():
    one, other = (
        analyse_motives(deterred(), build_game(deterred()), draws=20, seed=2) for _ in "xy"
    )
    assert one == other


def test_draws_that_do_not_count_are_no_part_of_a_share():
    effects = [link("a.x", "k0"), *[link("k0", "k0", strength="medium")] * 2]
    model = model_of(
        effects,
        interests={"a": [interest("k0", "high", "vital")], "b": [interest("k0", "low", "minor")]},
    )
    report = analyse_motives(model, build_game(model), ladders=False, draws=100)
    assert 50 <= report.method["counted"] < 100
    assert report.replies[0].draws == (report.method["counted"], report.method["counted"])


def test_pairs_are_all_tried_on_a_small_model():
    """Every pair of single turns that does it is at least as far from told ones as the search says."""
    _, block = block_of(tied_twice())
    climb = Climb(block, 0, range(0))
    rows = np.array([state["a.x"] == 1 for state in _rows(tied_twice(), block)])
    doing = 0
    for one, other in itertools.combinations([t for t, _, _ in climb.singles], 2):
        if one.of == other.of:
            continue
        changed = block.under(make_turns(block.stakes, [one, other]))
        after = changed.worth()
        doing += after is not None and bool(rows[changed.best(after)])
    rungs, _ = climb.rungs(rows)
    assert doing >= sum(len(rung.turns) == 2 for rung in rungs) == 3


def test_the_worked_example_of_the_explanation():
    model = model_of(
        [
            link("lower.tax", "revenue"),
            link("lower.tax", "anger"),
            link("anger", "harvest", "-", strength="weak"),
            link("harvest", "revenue", strength="weak"),
        ],
        indicators=["harvest", "revenue", "anger"],
        options={"lower": {"tax": {"text": "Tax the road", "now": True}}},
        interests={
            "lower": [interest("harvest", "high", "vital"), interest("revenue", "high", "minor")]
        },
    )
    report = analyse_motives(model, build_game(model), draws=100)
    (reply,) = report.replies
    (move,) = reply.moves
    assert reply.changes == {}
    assert {t.indicator: round(t.amount, 4) for t in move.terms} == {
        "revenue": -0.0718, "harvest": 0.0629,
    }  # fmt: skip
    assert round(move.gain, 4) == -0.009
    first, *rungs = reply.ladders[0].rungs
    assert first.draws == (33, 100)
    assert any(r.turns[0].of == ("anger", "harvest") and r.draws == (100, 100) for r in rungs)


def test_an_indicator_that_nothing_moves_is_held_only_where_it_leads_somewhere():
    effects = [link("a.x", "k0"), link("k1", "k0"), link("a.x", "k2", carried_by="k3")]
    own = [interest(k, "high", "major") for k in ("k0", "k2", "k4")]
    model = model_of(
        effects,
        indicators=["k0", "k1", "k2", "k3", "k4"],
        interests={"a": own, "b": [interest("k0", "low", "minor")]},
    )
    _, block = block_of(model)
    held = {turn.of[0] for turn in single_turns(block.stakes, "a") if turn.kind == "held"}
    assert held == {"k0", "k1", "k2", "k3"}
