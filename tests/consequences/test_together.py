"""What is shared, and solved together, gives what each would give alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.consequences.reference import model_of, responses_of
from tests.consequences.test_respond import link
from tightrope.consequences import build_network, respond
from tightrope.consequences import feedback as known
from tightrope.consequences.feedback import KnownFeedback
from tightrope.consequences.kept_solutions import Kept
from tightrope.consequences.respond import Responses


def test_networks_with_the_same_links_share_their_solutions_and_no_others_do():
    effects = [link("a.x", "k0"), link("k0", "k1", **{"if": "b.x"})]
    model = model_of(effects, {"k0": {}, "k1": {}})
    one, same = (responses_of(model, build_network(model)) for _ in range(2))
    assert one.drawn(0, 0).gain is same.drawn(0, 0).gain
    for more in ({"sign": "-"}, {"disputed": True}, {"to": "k0"}, {"from": "a.l"}):
        other_model = model_of([{**effects[0], **more}, effects[1]], {"k0": {}, "k1": {}})
        other = responses_of(other_model, build_network(other_model))
        fresh = Responses(other.network, other.layout, Kept(other.network))
        assert (other.drawn(0, 0).x() == fresh.drawn(0, 0).x()).all(), more
    few = Responses(one.network, replace(one.layout, counts=~one.layout.counts))
    assert not np.array_equal(few.drawn(0, 0).gain, one.drawn(0, 0).gain)


def test_draws_solved_together_are_those_solved_one_by_one(monkeypatch):
    monkeypatch.setattr(respond, "_SOLVED_AT_ONCE", 40)  # some at a time
    effects = [link("a.x", "k0"), link("k0", "k1", strength="strong"), link("k1", "k0", "+")]
    model = model_of([*effects, link("k1", "k1", strength="strong")], {"k0": {}, "k1": {}})
    network = build_network(model)
    together, alone = (
        Responses(network, responses_of(model, network).layout, Kept(network)) for _ in "ab"
    )
    together.drawn(0, 3)  # known already
    together.solve_together(0, range(30))
    found = [(together.drawn(0, k), alone.drawn(0, k)) for k in range(30)]
    assert {one is None for one, _ in found} == {True, False}
    for one, other in found:
        assert (one is None) == (other is None)
        assert one is None or (one.gain.tobytes() == other.gain.tobytes())
        assert one is None or (one.rest.tobytes() == other.rest.tobytes())


def test_changed_networks_solved_together_are_those_solved_one_by_one():
    effects = [link("a.x", "k0"), link("k0", "k1", strength="strong"), link("k1", "k0", "+")]
    effects += [link("k1", "k1", strength="strong"), link("b.x", "k1", "-")]
    model = model_of(effects, {"k0": {}, "k1": {}, "k2": {"level": "low"}})
    network = build_network(model)
    changed = [
        network,
        network.with_strength(0, "weak"),
        network.with_strength(2, "strong").with_strength(1, "weak"),
        network.with_strength(2, "strong"),  # runs away
        network.without([3]),
        network.holding("k0", "high"),
        network.holding("k0", "low"),
        network.without([3]),
    ]
    together, alone = (
        Responses(network, responses_of(model, network).layout, Kept(network)) for _ in "ab"
    )
    together.solve_middles(changed)
    found = [(together.under(one).middle(), alone.under(one).middle()) for one in changed]
    assert {one is None for one, _ in found} == {True, False}
    assert together.under(changed[4]).middle().gain is together.under(changed[7]).middle().gain
    for one, other in found:
        assert (one is None) == (other is None)
        assert one is None or (one.gain.tobytes() == other.gain.tobytes())
        assert one is None or (one.rest.tobytes() == other.rest.tobytes())


def test_a_few_states_in_all_draws_are_those_of_each_draw():
    effects = [link("a.x", "k0"), link("k0", "k1", strength="strong", **{"if": "b.x"})]
    effects += [link("a.l >= some", "k1"), link("k1", "k0", disputed=True), link("k1", "k1")]
    model = model_of(effects, {"k0": {}, "k1": {}, "k2": {"level": "high"}, "k3": {"held": True}})
    for network in (build_network(model), build_network(model).holding("k1", "high")):
        responses = Responses(network, responses_of(model, network).layout, Kept(network))
        states = np.array([0, 5, 11, 7])
        found = responses.x_in_draws(states, 3, 40)
        alone = {draw: responses.drawn(3, draw) for draw in range(40)}
        assert set(found) == {draw for draw, solved in alone.items() if solved is not None}
        for draw, x in found.items():
            assert np.allclose(x, alone[draw].x(states), rtol=0, atol=1e-14)
    assert responses.x_in_draws(states, 3, 0) == {}


def test_feedback_is_known_by_the_links_of_circles_alone(monkeypatch):
    asked = []
    plain = known.feedback

    def counting(between, circles):
        asked.append(len(between))
        return plain(between, circles)

    monkeypatch.setattr(known, "feedback", counting)
    monkeypatch.setattr(known, "_MOST_KNOWN", 3)
    rng = np.random.default_rng(0)
    between = rng.normal(size=(3, 2, 4, 4))
    circles = [np.array([0, 2]), np.array([3])]
    found = KnownFeedback(circles)
    told = plain(between, circles).max(axis=1, initial=0.0)
    assert found.of(between).tolist() == told.tolist()
    moved = between.copy()
    moved[:, :, 1] += 1.0  # on no circle
    assert found.of(moved[::-1]).tolist() == told[::-1].tolist()
    assert asked == [3, 0]
    other = np.concatenate([rng.normal(size=(1, 2, 4, 4)), between[:1]])
    assert found.of(other).tolist() == plain(other, circles).max(axis=1, initial=0.0).tolist()
    found.of(between[:1])  # had to go
    assert asked == [3, 0, 1, 1]
