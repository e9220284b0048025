"""The option game: names, states, moves, preferences in every form."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tightrope as tw
from tightrope.conflict import Game, Weights
from tightrope.conflict.ranks import rank_bits

CUBA = {"US": ["air_strike", "blockade"], "USSR": ["withdraw", "escalate"]}


def cuba(**changes: object) -> tw.Conflict:
    arguments: dict[str, object] = {
        "preferences": {"US": list(range(16)), "USSR": list(range(16, 0, -1))},
        "irreversible": ["air_strike"],
        "status_quo": (0, 0, 0, 0),
    }
    return tw.Conflict(CUBA, **{**arguments, **changes})  # type: ignore[arg-type]


def test_states_are_numbered_with_the_first_option_fastest() -> None:
    game = cuba()
    assert game.states == 16
    assert game.options == ("US.air_strike", "US.blockade", "USSR.withdraw", "USSR.escalate")
    assert game.levels[:5].tolist() == [
        [0, 0, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 0],
    ]  # fmt: skip
    assert game.index_of((1, 0, 1, 0)) == 5
    assert game.state(5)["USSR.withdraw"] == "yes"
    assert game.index_of(game.state(5)) == 5
    assert game.status_quo == 0


def test_states_listed_keep_the_order_given() -> None:
    game = tw.Conflict(
        CUBA,
        feasible=[(1, 0, 0, 0), (0, 0, 0, 0), (0, 1, 1, 0)],
        preferences={"US": [1, 2, 3], "USSR": [3, 2, 1]},
        status_quo={"air_strike": "no", "blockade": True, "withdraw": 1, "escalate": 0},
    )
    assert game.levels.tolist() == [[1, 0, 0, 0], [0, 0, 0, 0], [0, 1, 1, 0]]
    assert game.status_quo == 2
    assert game.moves("US", 0).tolist() == [1]
    assert game.moves("USSR", 0).tolist() == []


def test_an_irreversible_option_is_never_taken_back() -> None:
    game = cuba()
    assert game.irreversible == {"US.air_strike": "up"}
    assert game.moves("US", 0).tolist() == [1, 2, 3]
    assert game.moves("US", 1).tolist() == [3]
    down = cuba(irreversible={"US.air_strike": "down"})
    assert down.moves("US", 1).tolist() == [0, 2, 3]
    assert down.moves("US", 0).tolist() == [2]


def test_levels_have_names_and_an_order() -> None:
    game = tw.Conflict(
        {"A": [{"support": ["none", "words", "material"]}, "talk"], "B": {"accept": ["no", "yes"]}},
        preferences={"A": tw.Priorities(["support >= words", "talk"]), "B": [0] * 12},
        irreversible={"support": "up"},
        status_quo=("words", "no", "no"),
    )
    assert game.states == 12
    assert game.state(game.status_quo or 0)["A.support"] == "words"
    assert game.moves("A", game.index_of((1, 0, 0))).tolist() == [2, 4, 5]
    assert game.ranks[0, :6].tolist() == [0, 2, 2, 1, 3, 3]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.booleans(), min_size=9, max_size=9), min_size=1, max_size=80))
def test_ranks_follow_the_first_statement_that_differs(rows: list[list[bool]]) -> None:
    bits = np.array(rows)
    ranks = rank_bits(bits)
    columns = [tuple(column) for column in bits.T]
    for (a, x), (b, y) in product(enumerate(columns), repeat=2):
        assert (ranks[a] > ranks[b]) == (x > y)
    assert sorted(set(ranks.tolist())) == list(range(len(set(columns))))


def test_statements_are_unlimited() -> None:
    """300 statements that settle nothing, then one that does."""
    statements = ["air_strike or not air_strike"] * 300 + ["withdraw"]
    game = cuba(preferences={"US": tw.Priorities(statements), "USSR": [0] * 16})
    assert set(game.ranks[0].tolist()) == {0, 1}
    assert game.priorities["US"][-1] == "withdraw"
    assert (game.ranks[0] == game.levels[:, 2]).all()


def test_rankings_weights_and_numbers_say_the_same() -> None:
    by_number = cuba(preferences={"US": [s % 3 for s in range(16)], "USSR": [0] * 16})
    places = [{s for s in range(16) if s % 3 == k} for k in (2, 1, 0)]
    by_ranking = cuba(preferences={"US": tw.Ranking(places), "USSR": [0] * 16})
    assert (by_number.ranks == by_ranking.ranks).all()
    weighted = cuba(
        preferences={"US": Weights({"withdraw": 2, "air_strike": -1}), "USSR": [0] * 16}
    )
    worth = 2 * weighted.levels[:, 2].astype(int) - weighted.levels[:, 0]
    assert (np.argsort(worth, kind="stable") == np.argsort(weighted.ranks[0], kind="stable")).all()


def test_comparisons_make_a_ranking() -> None:
    ranking = tw.Ranking.from_pairs([(0, 1), (1, 2), (0, 3)], 4)
    game = tw.Conflict({"A": ["x", "y"]}, preferences={"A": ranking})
    assert game.ranks.tolist() == [[2, 1, 0, 1]]


def test_fingerprints_tell_games_apart() -> None:
    same = cuba().fingerprint
    assert cuba().fingerprint == same
    assert cuba(status_quo=None).fingerprint != same
    assert cuba(irreversible=None).fingerprint != same
    assert cuba(preferences={"US": [0] * 16, "USSR": [0] * 16}).fingerprint != same


def test_other_preferences_share_the_space() -> None:
    game = cuba()
    other = game.with_preferences({"US": tw.Priorities(["withdraw"])})
    assert isinstance(other, tw.Conflict)
    assert other.space is game.space
    assert (other.ranks[1] == game.ranks[1]).all()
    assert (other.ranks[0] != game.ranks[0]).any()
    assert other.priorities == {"US": ("withdraw",)}


def test_results_cannot_be_altered() -> None:
    game = cuba()
    with pytest.raises(AttributeError, match="frozen"):
        game.status_quo = 3
    for array in (game.ranks, game.levels):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 1


def test_a_conflict_is_made_from_a_game_and_back() -> None:
    game = Game(CUBA, preferences={"US": [0] * 16, "USSR": [0] * 16})
    assert tw.Conflict.from_game(game).fingerprint == game.fingerprint


def test_games_show_themselves() -> None:
    assert repr(cuba()) == "Conflict(US, USSR: 4 options, 16 feasible states)"
    assert "<td>US.air_strike</td><td>no, yes</td><td>up</td>" in cuba()._repr_html_()
