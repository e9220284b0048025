"""What turns somebody's best move, against taking out every set there is."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.consequences.reference import model_of
from tightrope.analysis.motives.block import Block
from tightrope.analysis.motives.ladder import make_turns
from tightrope.analysis.motives.report import Turn
from tightrope.analysis.questions.gate import removals
from tightrope.analysis.questions.gate.removals import Removals
from tightrope.conflict import build_game
from tightrope.conflict.worth import Stakes
from tightrope.consequences.errors import RunawayLinks

LINKS = st.lists(
    st.tuples(
        st.sampled_from(["a.x", "a.l", "b.x", "a.l >= all", "k0", "k1", "k2"]),
        st.sampled_from(["k0", "k1", "k2"]),
        st.sampled_from("+-"),
        st.sampled_from(["weak", "medium", "strong"]),
        st.sampled_from([None, "a.x", "not b.x", "a.l >= some"]),
    ),
    min_size=2,
    max_size=5,
)
WANTS = st.lists(
    st.tuples(
        st.sampled_from(["k0", "k1", "k2"]),
        st.sampled_from(["high", "low"]),
        st.sampled_from(["minor", "major", "vital"]),
    ),
    min_size=1,
    max_size=3,
)
PACT = {
    "parties": ["a", "b"],
    "in_force": 2020,
    "obliges": [{"kind": "non_aggression", "by": "a", "forbids": "a.x", "text": "No x"}],
}


def block_of(links, wants, *, duty=False, line=None, held=False):
    effects = [
        {"from": one, "to": to, "sign": sign, "strength": strength}
        | ({"if": condition} if condition else {})
        for one, to, sign, strength, condition in links
    ]
    own = [{"in": k, "wants": w, "weight": c} for k, w, c in wants]
    own += [{"duty": "pact", "weight": "major"}] if duty else []
    indicators = {"k0": {"held": held, "level": "high"}, "k1": {}, "k2": {}}
    model = model_of(
        effects,
        indicators,
        actors={"a": {"name": "A"}, "b": {"name": "B"}},
        as_of="2030",
        treaties={"pact": PACT},
        interests={"a": own, "b": [{"in": "k1", "wants": "high", "weight": "minor"}]},
        priorities={"a": [{"want": line}]} if line else {},
    )
    try:
        game = build_game(model)
    except RunawayLinks:
        assume(False)
    stakes = Stakes.of(model, game.space)
    assert stakes is not None
    return Block.of(game, stakes, "a", 0)


def turns_of(block, interests, links):
    return [
        *(Turn("no interest", ("a",), place, "", "") for place in interests),
        *(Turn("no link", (), link, "", "") for link in links),
    ]


def leads(block, first, interests, links, *, worst=False):
    """By how much each row is ahead of the first one without these parts."""
    worth = block.under(make_turns(block.stakes, turns_of(block, interests, links))).worth()
    if worth is None:
        return None
    ahead = (worth - worth[first]) * (-1 if worst else 1)
    ahead[block.lines != block.lines[first]] = -np.inf
    ahead[first] = -np.inf
    return ahead


def every_set(block, size):
    links = range(len(block.stakes.responses.network.links))
    places = range(len(block.stakes.interests["a"]))
    for many in range(size + 1):
        for out in combinations(links, many):
            for own in combinations(places, size - many):
                yield own, out


@given(LINKS, WANTS, st.booleans(), st.sampled_from([None, "a.x"]), st.booleans(), st.booleans())
@settings(deadline=None, max_examples=60)
def test_no_set_is_overlooked_and_every_lead_is_right(links, wants, duty, line, held, worst):
    block = block_of(links, wants, duty=duty, line=line, held=held)
    worth = block.worth()
    first = block.best(worth) if not worst else int(np.argmin(worth))
    search = Removals(block, first, worst=worst)
    best = -np.inf
    for size in (1, 2, 3):
        found = search.of_size(size)
        for one in found:
            assert len(one.interests) + len(one.links) == size
            ahead = leads(block, first, one.interests, one.links, worst=worst)
            if ahead is not None:
                assert ahead[one.row] == pytest.approx(one.lead, abs=1e-8)
        tried = [leads(block, first, *sets, worst=worst) for sets in every_set(block, size)]
        if any(ahead is None for ahead in tried):
            return  # without some damping link there is no response, and nothing to compare
        best = max(best, max((ahead.max() for ahead in tried), default=-np.inf))
        ours = max((one.lead for k in range(1, size + 1) for one in search.of_size(k)), default=0)
        before = leads(block, first, (), (), worst=worst).max()
        if best > max(1e-6, before + 1e-6):
            assert ours == pytest.approx(best, abs=1e-8)


def test_sets_come_farthest_ahead_first_and_only_where_somebody_is_ahead():
    wants = [("k0", "low", "vital"), ("k1", "high", "minor")]
    block = block_of(
        [("a.x", "k0", "+", "medium", None), ("a.x", "k1", "+", "strong", None)], wants
    )
    found = Removals(block, 0).of_size(1)
    assert {(one.interests, one.links) for one in found} == {((0,), ()), ((), (0,))}
    assert [one.lead for one in found] == sorted((one.lead for one in found), reverse=True)
    assert all(one.lead > 0 for one in found)
    # what else is taken out with it does not help: the pairs hold no interest that speaks for it
    assert all(1 not in one.interests for one in Removals(block, 0).of_size(2))


@pytest.mark.parametrize(
    ("most", "found"), [(4, [(0, 1, 2)]), (80, [(0, 1, 2), (0, 1, 3), (0, 2, 3), (1, 2, 3)])]
)
def test_sets_of_three_are_made_of_the_links_that_weigh_most(monkeypatch, most, found):
    """The gain weighs most, then four links to one cost, alike: any three of them must go."""
    wants = [("k0", "low", "vital"), ("k1", "high", "vital")]
    costs = [("a.x", "k0", "+", "medium", None)] * 4
    block = block_of([*costs, ("a.x", "k1", "+", "strong", None)], wants)
    monkeypatch.setattr(removals, "MOST_LINKS", most)
    search = Removals(block, 0)
    three = {one.links for one in search.of_size(3) if len(one.links) == 3}
    assert sorted(three) == found
    assert not [one for one in search.of_size(2) if len(one.links) == 2]
