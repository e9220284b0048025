"""Responses against the definition, closed forms, conditions, carriers, interventions, draws."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.consequences.reference import all_states, model_of, response, responses_of
from tightrope.consequences import build_network, kept_solutions, respond
from tightrope.consequences.errors import MovingCarrier, RunawayLinks, TooManyGroups, UnknownCause
from tightrope.consequences.feedback import circles_of, feedback
from tightrope.consequences.kept_solutions import Kept
from tightrope.consequences.network import CLASSES
from tightrope.consequences.respond import (
    Responses,
    Solution,
    check_counted,
    systems,
)

PLUS = {"sign": "+"}


def link(source, to, sign="+", **more):
    return {"from": source, "to": to, "sign": sign, **more}


CONDITIONS = st.sampled_from([None, "a.x", "not b.x", "a.l >= some", "a.x and b.x"])
LINKS = st.lists(
    st.tuples(
        st.sampled_from(["a.x", "a.l", "b.x", "a.l >= all", "k0", "k1", "k2", "k3"]),
        st.sampled_from(["k0", "k1", "k2"]),
        st.sampled_from("+-"),
        st.sampled_from(sorted(CLASSES)),
        CONDITIONS,
        st.booleans(),
        st.sampled_from([None, "k3"]),
    ),
    min_size=1,
    max_size=9,
)
STATES = st.fixed_dictionaries(
    {"level": st.sampled_from(["low", "normal", "high"]), "held": st.booleans()}
)


def drawn_model(rows, zero, three):
    effects = [
        link(source, to, sign, strength=strength, disputed=disputed)
        | ({"if": condition} if condition else {})
        | ({"carried_by": carrier} if carrier else {})
        for source, to, sign, strength, condition, disputed, carrier in rows
    ]
    indicators = {"k0": zero, "k1": {}, "k2": {}, "k3": {**three, "held": False}}
    return model_of(effects, indicators)


@given(LINKS, STATES, STATES, st.integers(0, 3))
@settings(deadline=None, max_examples=150)
def test_every_state_answers_as_the_definition_says(rows, zero, three, draw):
    model = drawn_model(rows, zero, three)
    network = build_network(model)
    responses = responses_of(model, network)
    for weights in (network.central_weights(), network.drawn_weights(7, draw)):
        solved = responses.solve(weights)
        if solved is None:
            continue
        x = solved.x()
        for row, state in zip(x, all_states(model), strict=True):
            assert row == pytest.approx(response(model, state, list(weights)), abs=1e-9)
        wants = np.array([[0.5, 0.0], [0.0, 0.0], [-1.0, 0.0], [0.0, 0.25]])
        assert solved.weighed(wants) == pytest.approx(x @ wants, abs=1e-12)


@given(LINKS, STATES, STATES, st.integers(0, 50))
@settings(deadline=None, max_examples=60)
def test_a_draw_stays_within_its_classes_and_is_the_same_for_the_same_seed(rows, zero, three, seed):
    model = drawn_model(rows, zero, three)
    network = build_network(model)
    once, again = network.drawn_weights(seed, 3), build_network(model).drawn_weights(seed, 3)
    assert once.tobytes() == again.tobytes()
    carried = {None: 1.0, "k3": {"low": 0.0, "normal": 0.5, "high": 1.0}[three["level"]]}
    for weight, effect in zip(once, model.effects, strict=True):
        low, high = CLASSES[effect.strength]
        share = carried[effect.carried_by]
        inside = low * share - 1e-12 <= abs(weight) <= high * share + 1e-12
        assert inside or (effect.disputed and weight == 0)
        assert weight == 0 or (weight > 0) == (effect.sign == "+")


def test_a_single_link_and_a_chain_have_their_closed_forms():
    model = model_of([link("a.l", "k0", strength="strong"), link("k0", "k1", "-", strength="weak")])
    x = responses_of(model).central().x()
    strong, weak = 0.775, 0.175
    for state, row in zip(all_states(model), x, strict=True):
        y0 = strong * state["a.l"] / 2
        assert row == pytest.approx([math.tanh(y0), math.tanh(-weak * y0), math.tanh(0.5)])


@pytest.mark.parametrize(("back", "gain"), [("+", 1 / (1 - 0.45**2)), ("-", 1 / (1 + 0.45**2))])
def test_a_loop_multiplies_by_its_feedback(back, gain):
    model = model_of([link("a.x", "k0"), link("k0", "k1"), link("k1", "k0", back)])
    y = responses_of(model).central().y([1])[0]
    assert y[:2] == pytest.approx([0.45 * gain, 0.45 * 0.45 * gain])


@pytest.mark.parametrize(("sign", "gain"), [("-", 1 / 1.45), ("+", 1 / 0.55)])
def test_a_link_to_itself_damps_or_feeds(sign, gain):
    model = model_of([link("a.x", "k0"), link("k0", "k0", sign)])
    assert responses_of(model).central().y([1])[0, 0] == pytest.approx(0.45 * gain)


def test_an_indicator_that_no_link_reaches_has_its_level_and_others_have_none_of_their_own():
    indicators = {"k0": {"level": "high"}, "k1": {"level": "high"}, "k2": {"level": "low"}}
    y = responses_of(model_of([link("k0", "k1")], indicators)).central().y([0])[0]
    assert y == pytest.approx([1.0, 0.45, 0.0])


def test_a_held_indicator_keeps_its_level_and_passes_it_on():
    effects = [link("a.x", "k0"), link("k0", "k1"), link("k1", "k2")]
    held = {"k0": {}, "k1": {"level": "high", "held": True}, "k2": {}}
    y = responses_of(model_of(effects, held)).central().y([1])[0]
    assert y == pytest.approx([0.45, 1.0, 0.45])
    network = build_network(model_of(effects)).holding("k1", "low")
    assert responses_of(model_of(effects), network).central().y([1])[0, 2] == 0


def test_a_changed_class_or_a_link_left_out_leaves_the_rest_of_a_draw_alone():
    network = build_network(model_of([link("a.x", "k0"), link("k0", "k1"), link("k1", "k2")]))
    drawn = network.drawn_weights(5, 2)
    assert network.without([1]).drawn_weights(5, 2) == pytest.approx([drawn[0], 0, drawn[2]])
    stronger = network.with_strength(1, "strong").drawn_weights(5, 2)
    chance = (drawn[1] - 0.3) / 0.3
    assert stronger == pytest.approx([drawn[0], 0.6 + chance * 0.35, drawn[2]])


def test_a_disputed_link_counts_half_in_the_central_game_and_in_half_of_the_draws():
    network = build_network(model_of([link("a.x", "k0", disputed=True)]))
    assert network.central_weights() == pytest.approx([0.225])
    out = sum(network.drawn_weights(0, draw)[0] == 0 for draw in range(400))
    assert 160 < out < 240


def test_conditions_on_links_from_options_cost_no_group_those_between_indicators_do():
    effects = [link("a.x", "k0", **{"if": "b.x"}), link("a.l", "k0", **{"if": "a.x"})]
    assert responses_of(model_of(effects)).layout.groups == 1
    effects.append(link("k0", "k1", **{"if": "b.x and a.x"}))
    layout = responses_of(model_of(effects)).layout
    assert layout.groups == 2
    assert sorted(len(codes) for _, codes, _ in layout.by_group) == [3, 9]


def many_groups(count):
    options = {"a": {f"o{k}": {"text": "o", "now": False} for k in range(count)}}
    effects = [link("k0", "k1", strength="weak", **{"if": f"a.o{k}"}) for k in range(count)]
    return model_of(effects, options=options)


def test_4096_groups_are_solved_and_more_are_refused():
    assert responses_of(many_groups(12)).layout.groups == 4096
    with pytest.raises(TooManyGroups, match="8,192 groups"):
        responses_of(many_groups(13))


def test_feedback_below_the_bound_is_solved_and_at_the_bound_it_is_not():
    model = model_of([link("k0", "k0")])
    responses = responses_of(model)
    assert responses.solve(np.array([0.9499])) is not None
    assert responses.solve(np.array([0.95])) is None


def test_a_loop_that_damps_may_be_strong():
    model = model_of([link("k0", "k1"), link("k1", "k0", "-")])
    assert responses_of(model).solve(np.array([5.0, -5.0])) is not None


def runaway(count):
    return model_of(
        [link("k0", "k1", strength="strong"), link("k1", "k0", strength="strong")] * count
    )


def test_a_central_game_without_a_lasting_response_is_an_error_that_says_so():
    with pytest.raises(RunawayLinks, match=r"1\.55"):
        responses_of(runaway(2)).central()


def test_fewer_than_half_of_the_draws_is_an_error_and_half_is_not():
    check_counted(5, 10)
    with pytest.raises(RunawayLinks, match="4 of 10 draws count"):
        check_counted(4, 10)
    with pytest.raises(RunawayLinks, match="at least half"):
        responses_of(runaway(2)).counted(0, 20)
    assert responses_of(runaway(1)).counted(0, 20) == tuple(range(20))


def test_feedback_is_the_largest_real_part():
    assert feedback(np.array([[[0.0, 2.0], [-2.0, 0.0]], [[0.3, 0], [0, -4.0]]])) == pytest.approx(
        [0.0, 0.3]
    )


@pytest.mark.parametrize(
    ("effect", "error", "said"),
    [
        (link("a.y", "k0"), UnknownCause, "did you mean 'a.x'"),
        (link("a.x", "k9"), UnknownCause, "effects[1]"),
        (link("a.x", "a.x"), UnknownCause, "a.x"),
        (link("a.x", "k0", carried_by="k9"), UnknownCause, "k9"),
        (link("a.x", "k0", carried_by="k0"), MovingCarrier, "links move"),
    ],
)
def test_a_broken_link_is_one_clear_line(effect, error, said):
    with pytest.raises(error) as caught:
        build_network(model_of([effect]))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_held_indicator_may_carry_a_link_though_links_lead_to_it():
    indicators = {"k0": {"held": True, "level": "high"}, "k1": {}, "k2": {}}
    model = model_of([link("a.x", "k0"), link("a.x", "k1", carried_by="k0")], indicators)
    assert build_network(model).central_weights() == pytest.approx([0.45, 0.45])


def test_states_are_worked_off_in_pieces_without_a_seam(monkeypatch):
    model = model_of([link("a.l", "k0"), link("k0", "k1", **{"if": "b.x"})])
    solved = responses_of(model).central()
    wants = np.array([[1.0], [2.0], [0.0]])
    whole = solved.weighed(wants)
    monkeypatch.setattr(respond, "_CHUNK", 50)
    assert isinstance(solved, Solution)
    assert solved.weighed(wants) == pytest.approx(whole, abs=1e-15)
    assert whole == pytest.approx(solved.x() @ wants, abs=1e-12)


def test_whether_a_disputed_link_is_there_says_nothing_of_its_strength():
    network = build_network(model_of([link("a.x", "k0", disputed=True)]))
    there = [w for d in range(300) if (w := network.drawn_weights(0, d)[0])]
    assert min(there) < 0.32
    assert max(there) > 0.58
    assert abs(np.mean(there) - 0.45) < 0.02


@given(LINKS, STATES, STATES, st.integers(0, 3))
@settings(deadline=None, max_examples=100)
def test_feedback_is_told_circle_by_circle_as_of_the_whole(rows, zero, three, draw):
    model = drawn_model(rows, zero, three)
    network = build_network(model)
    layout = responses_of(model, network).layout
    between = systems(network, layout, network.drawn_weights(1, draw))
    circles = circles_of(network)
    assert feedback(between, circles) == pytest.approx(feedback(between), abs=1e-6)
    on_one = [int(k) for circle in circles for k in circle]
    assert len(on_one) == len(set(on_one))


def test_solutions_are_kept_for_each_change_and_draw_apart():
    model = model_of([link("a.x", "k0"), link("k0", "k1")], {"k0": {}, "k1": {}})
    network = build_network(model)
    responses = responses_of(model, network)
    central = responses.central()
    assert responses.under(network).central().gain is central.gain  # kept
    assert responses.drawn(0, 0).gain is responses.drawn(0, 0).gain
    changed = [
        network.with_strength(0, "strong"),
        network.without([0]),
        network.holding("k0", "normal"),
        network.holding("k0", "high"),
    ]
    apart = [responses.under(other).central() for other in changed]
    apart += [central, responses.drawn(0, 0), responses.drawn(0, 1), responses.drawn(1, 0)]
    for k, one in enumerate(apart):
        fresh = Responses([*changed, *[network] * 4][k], responses.layout, Kept(network))
        again = [fresh.central(), fresh.drawn(0, 0), fresh.drawn(0, 1), fresh.drawn(1, 0)]
        assert (one.x() == again[max(0, k - 4)].x()).all()
    assert len({one.x().tobytes() for one in apart}) == len(apart)


def test_of_solutions_only_so_many_bytes_are_kept(monkeypatch):
    model = model_of([link("a.x", "k0")], {"k0": {}})
    monkeypatch.setattr(kept_solutions, "_KEPT_BYTES", 3000)
    responses = responses_of(model, build_network(model))
    first = responses.drawn(0, 0).gain
    assert responses.drawn(0, 0).gain is first
    responses.drawn(0, 1)
    assert responses.drawn(0, 0).gain is first  # the last asked for stay
    responses.drawn(0, 2)
    assert responses.drawn(0, 1).gain is not None
    responses.drawn(0, 3)
    assert responses.drawn(0, 0).gain is not first


def test_some_of_the_states_answer_as_in_all_of_them():
    model = model_of([link("a.x", "k0"), link("k0", "k1", **{"if": "b.x"})], {"k0": {}, "k1": {}})
    responses = responses_of(model, build_network(model))
    some = np.array([5, 2, 0])
    few = responses.among(some)
    assert (few.central().x() == responses.central().x(some)).all()
    wants = np.array([[1.0, 0.0], [0.5, -2.0]])
    assert few.central().weighed(wants) == pytest.approx(few.central().x() @ wants)
    assert few.layout.groups == responses.layout.groups


def test_circles_are_those_that_lead_to_each_other_and_not_what_they_lead_to():
    around = [link("k0", "k2"), link("k2", "k0", "-"), link("k2", "k1"), link("k1", "k1", "-")]
    network = build_network(
        model_of([link("a.x", "k0"), *around, link("k1", "k3")], ["k0", "k1", "k2", "k3"])
    )
    assert [circle.tolist() for circle in circles_of(network)] == [[0, 2], [1]]
