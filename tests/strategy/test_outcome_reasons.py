"""Why each side prefers an outcome to today: the line that decides, or what its interests weigh."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import tightrope as tw
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
from tightrope.analysis.strategy.outcomes.reasons import find_reasons
from tightrope.conflict import build_game
from tightrope.consequences import build_network
from tightrope.consequences.errors import RunawayLinks
from tightrope.crisis import parse_formula


@given(LINKS, INTERESTS, LINES)
@settings(deadline=None, max_examples=60)
def test_reasons_are_those_of_the_definition(links, own, lines):
    model = crisis(links, own, list(dict.fromkeys(lines)))
    try:
        game = build_game(model)
    except RunawayLinks:
        return
    strengths = list(build_network(model).central_weights())
    weights = [MIDDLE[one.weight] for one in model.interests["a"]]
    options = {name: model.levels(name) for name in model.option_names}
    states, ranks, last = all_states(model), game.ranks, game.states - 1
    reasons = {r.decision_maker: r for r in find_reasons(game, 0, last)}
    assert set(reasons) == {n for k, n in enumerate("ab") if ranks[k, 0] != ranks[k, last]}
    if "a" not in reasons:
        return
    told = reasons["a"]
    assert told.prefers == bool(ranks[0, last] > ranks[0, 0])
    apart = [
        s.want
        for s in model.priorities.get("a", ())
        if parse_formula(s.want, options).evaluate(states[0])
        != parse_formula(s.want, options).evaluate(states[last])
    ]
    assert told.line == (apart[0] if apart else "")
    if apart:
        assert told.weighed == ()
        return
    gain = worth(model, "a", states[last], strengths, weights)
    gain -= worth(model, "a", states[0], strengths, weights)
    assert sum(w.amount for w in told.weighed) == pytest.approx(gain, abs=1e-7)
    sizes = [abs(w.amount) for w in told.weighed]
    assert sizes == sorted(sizes, reverse=True)
    assert 0.0 not in sizes


def test_a_duty_broken_speaks_against_an_outcome_and_an_indicator_for_it():
    effects = [link("a.x", "k0", strength="strong")]
    own = [interest("k0", "high", "minor"), {"duty": "pact", "weight": "vital"}]
    pact = {"parties": ["a", "b"], "in_force": "2020-01-01",
            "obliges": [{"kind": "neutrality", "forbids": "a.x"}]}  # fmt: skip
    model = model_of(
        effects,
        interests={"a": own, "b": [interest("k0", "low", "minor")]},
        treaties={"pact": pact},
        as_of="2025-01-01",
    )
    game = build_game(model)
    there = game.index_of({**game.state(0), "a.x": "yes"})
    (told,) = [r for r in find_reasons(game, 0, there) if r.decision_maker == "a"]
    assert not told.prefers
    assert [(w.indicator, w.treaty, w.wants, w.weight) for w in told.weighed] == [
        ("", "pact", "kept", "vital"), ("k0", "", "high", "minor"),
    ]  # fmt: skip
    assert told.weighed[0].amount == pytest.approx(-MIDDLE["vital"])
    assert told.weighed[1].amount > 0


def test_where_ranks_are_given_there_is_nothing_to_tell_but_who_prefers():
    game = tw.Conflict(
        decision_makers={"row": ["give"], "column": ["give"]},
        preferences={"row": [1, 0, 3, 2], "column": [1, 3, 0, 2]},
        status_quo=(0, 0),
    )
    today, exit_ = game.report().outcomes
    assert today.reasons == ()
    assert [(r.decision_maker, r.prefers, r.line, r.weighed) for r in exit_.reasons] == [
        ("row", True, "", ()), ("column", True, "", ()),
    ]  # fmt: skip


def test_what_hangs_on_a_disputed_link_names_it_and_what_stands_without_it_does_not():
    effects = [
        link("a.x", "k0", strength="weak", disputed=True),
        link("a.x", "k1", strength="strong", disputed=True),
        link("a.x", "k1", strength="strong"),
        link("a.x", "k2", "-", strength="weak"),
        link("a.x", "k2", strength="strong", disputed=True),
    ]
    own = [interest(k, "high", "major") for k in ("k0", "k1", "k2")]
    model = model_of(effects, interests={"a": own, "b": own})
    game = build_game(model)
    (told,) = (r for r in find_reasons(game, 0, game.states - 1) if r.decision_maker == "a")
    assert {w.indicator: w.disputed for w in told.weighed} == {"k0": (0,), "k1": (), "k2": (4,)}
