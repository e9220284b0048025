"""Hypergames: two sides that see different conflicts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tightrope.analysis.strategy import Conflict, analyse_hypergame, analyse_stability
from tightrope.analysis.strategy.errors import UnmatchedPicture

from .conflicts import as_arguments, conflicts
from .reference import SmallConflict


@settings(deadline=None, max_examples=40)
@given(conflicts(max_states=20, max_dms=4))
def test_where_all_see_the_real_game_nothing_is_illusory(c: SmallConflict) -> None:
    game = Conflict(**as_arguments(c))
    report = analyse_hypergame(game, dict.fromkeys(game.decision_makers[:1], game))
    plain = analyse_stability(game, ("seq",))
    assert report.equilibria == tuple(plain.equilibria("seq").tolist())
    assert report.illusory == ()
    assert report.missed == ()
    assert report.recognised.all()
    at = game.status_quo
    for move in report.played:
        assert move.source == at
        assert move.target in game.improvements(move.mover, move.source)
        at = move.target


# Really, the south answers an attack by arming, which is the worst for the north. The north
# believes that the south would rather stay unarmed.
REAL = Conflict(
    {"north": ["attack"], "south": ["arm"]},
    None,
    # states: peace, attack, arming, war
    {"north": [2, 3, 1, 0], "south": [3, 0, 2, 1]},
    status_quo=(0, 0),
)
BELIEVED = REAL.with_preferences({"south": [3, 1, 2, 0]})


def test_a_wrong_picture_of_the_other_makes_the_attack() -> None:
    assert analyse_stability(REAL, ("seq",)).stable("seq")[:, 0].all()
    report = analyse_hypergame(REAL, {"north": BELIEVED})
    assert 0 in report.missed
    assert not report.stable[0, 0]
    first, second = report.played[:2]
    assert (first.mover, first.change, first.before, first.gains) == (
        "north",
        {"north.attack": "yes"},
        {"north.attack": "no"},
        True,
    )
    assert (second.mover, second.change) == ("south", {"south.arm": "yes"})


def test_an_invisible_option_is_not_reckoned_with() -> None:
    blind = Conflict({"north": ["attack"]}, None, {"north": [0, 1]}, status_quo=(0,))
    report = analyse_hypergame(REAL, {"north": blind})
    assert not report.stable[0, 0]
    assert report.recognised.all()
    assert report.played[0].mover == "north"
    assert report.played[0].gains


def test_an_unthinkable_state_is_not_recognised() -> None:
    narrow = Conflict(
        {"north": ["attack"], "south": ["arm"]},
        [(0, 0), (1, 0)],
        {"north": [1, 0], "south": [1, 0]},
        status_quo=(0, 0),
    )
    report = analyse_hypergame(REAL, {"north": narrow})
    assert report.recognised[0].tolist() == [True, True, False, False]
    assert not report.stable[0, 2]


def test_pictures_must_match_the_real_conflict() -> None:
    stray = Conflict({"north": ["atack"]}, None, {"north": [0, 1]})
    with pytest.raises(UnmatchedPicture, match=r"did you mean 'north\.attack'"):
        analyse_hypergame(REAL, {"north": stray})
    with pytest.raises(UnmatchedPicture, match="owner does not play"):
        analyse_hypergame(REAL, {"south": Conflict({"north": ["attack"]}, None, {"north": [0, 1]})})
