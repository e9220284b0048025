"""How often a best reply changes with what the others do, against a slow reference."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conflict.test_interests import interest, link
from tests.consequences.reference import model_of
from tightrope.conflict import Game, build_game, examine_game
from tightrope.conflict.replies import count_replies
from tightrope.crisis import parse_crisis


def slow(game: Game, dm: int) -> tuple[int, int]:
    mine = game.space.options_of(dm)
    best: dict[tuple[int, ...], tuple[int, tuple[int, ...]]] = {}
    for state in range(game.states):
        levels = tuple(int(v) for v in game.levels[state])
        own = tuple(reversed([levels[k] for k in mine]))
        others = tuple(v for k, v in enumerate(levels) if k not in mine)
        key = (-int(game.ranks[dm, state]), own)
        best[others] = min(best.get(others, key), key)
    replies = Counter(own for _, own in best.values())
    return len(best) - max(replies.values()), len(best)


@given(
    st.lists(st.integers(0, 3), min_size=12, max_size=12),
    st.lists(st.integers(0, 3), min_size=12, max_size=12),
    st.booleans(),
)
@settings(deadline=None, max_examples=60)
def test_best_replies_are_counted_situation_by_situation(first, second, ruled):
    rules = ["not (a.x and b.x)"] if ruled else []
    options = {"a": ["x", {"l": ["none", "some", "all"]}], "b": ["x"]}
    size = 9 if ruled else 12
    game = Game(options, preferences={"a": first[:size], "b": second[:size]}, rules=rules)
    for dm, count in enumerate(count_replies(game)):
        assert (count.others, count.situations) == slow(game, dm)


def told(effects) -> list[str]:
    both = {"a": [interest("k0", "high", "major")], "b": [interest("k0", "low", "major")]}
    model = model_of(effects, interests=both)
    data = model.model_dump_json(by_alias=True, exclude_defaults=True)
    return [
        f.message for f in examine_game(parse_crisis(data)).findings if f.check == "no-conflict"
    ]


def test_a_model_in_which_nobody_reckons_with_anybody_is_no_conflict():
    apart = [link("a.x", "k0"), link("b.x", "k0", "-")]
    assert told(apart) == [
        "nobody's best reply ever changes with what the others do (situations: a in 2, b in 6)"
    ]
    together = [link("a.x", "k0", **{"if": "b.x"}), link("b.x", "k0", "-")]
    assert told([*together, link("a.x", "k0", "-", **{"if": "not b.x"})]) == []


@pytest.mark.parametrize("strength", ["weak", "strong"])
def test_the_bound_of_a_response_alone_does_not_make_a_conflict(strength):
    model = model_of(
        [link("a.x", "k0", strength=strength)],
        interests={d: [interest("k0", "high", "vital")] for d in "ab"},
    )
    assert all(count.others == 0 for count in count_replies(build_game(model)))
