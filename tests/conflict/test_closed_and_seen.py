"""Closed moves, unknown preferences and pictures, as the crisis file states them."""

from __future__ import annotations

import pytest

from tests.crisis.examples import HARBOUR
from tightrope.conflict import build_game, build_pictures, examine_game
from tightrope.crisis import check_crisis, parse_crisis
from tightrope.errors import TightropeError

CLOSED = (
    'closed_moves:\n  - {by: north, from: "north.toll == high", to: "north.toll == none",'
    ' because: Pride, assumption: "Said"}\n'
)
UNKNOWN = (
    'unknown_preferences:\n  south: [{between: "south.close", and: "south.arm", assumption: "?"}]\n'
)
PICTURE = (
    "pictures:\n  north:\n    unseen: [south.arm]\n"
    '    priorities: {south: [{want: "south.close", assumption: "Feared"}]}\n    assumption: "Said"\n'
)


def checks(text):
    file = parse_crisis(text)
    found = check_crisis(file)
    found += () if any(f.severity == "error" for f in found) else examine_game(file).findings
    return [(f.check, f.where) for f in found]


def test_the_three_sections_are_clean_where_they_are_right():
    assert checks(HARBOUR + CLOSED + UNKNOWN + PICTURE) == checks(HARBOUR)


def test_a_closed_move_is_closed_from_where_it_begins_to_where_it_ends_and_no_other_is():
    plain = build_game(parse_crisis(HARBOUR).model)
    game = build_game(parse_crisis(HARBOUR + CLOSED).model)
    for state in range(game.states):
        levels = game.state(state)
        was = set(plain.moves("north", state).tolist())
        shut = {t for t in was if plain.state(t)["north.toll"] == "none"}
        shut = shut if levels["north.toll"] == "high" else set()
        assert set(game.moves("north", state).tolist()) == was - shut
        assert game.moves("south", state).tolist() == plain.moves("south", state).tolist()


@pytest.mark.parametrize("kept", ["from", "to"])
def test_an_end_left_out_means_any_state(kept):
    text = f'closed_moves: [{{by: north, {kept}: "north.toll == high", assumption: A}}]\n'
    game = build_game(parse_crisis(HARBOUR + text).model)
    for state in range(game.states):
        for target in game.moves("north", state):
            end = state if kept == "from" else int(target)
            assert game.state(end)["north.toll"] != "high"


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("move-of-nobody", CLOSED.replace("by: north", "by: league")),
        ("unknown-actor", CLOSED.replace("by: north", "by: nroth")),
        ("bad-formula", CLOSED.replace("north.toll == high", "north.tool == high")),
        ("idle-closed-move", CLOSED.replace("north.toll == none", "north.toll == high and south.close and south.arm")),
        ("idle-closed-move", CLOSED.replace('"north.toll == high"', '"south.arm"').replace('"north.toll == none"', '"not south.arm"')),
        ("no-grounds", CLOSED.replace(', assumption: "Said"', "")),
        ("priorities-unused", UNKNOWN.replace("south:", "league:")),
        ("idle-unknown-preference", UNKNOWN.replace('"south.close"', '"south.close and south.arm"')),
        ("bad-formula", UNKNOWN.replace('"south.close"', '"south.clos"')),
        ("picture-of-nothing", PICTURE.replace("  north:", "  league:")),
        ("picture-of-nothing", PICTURE.replace("{south:", "{north:")),
        ("picture-of-nothing", PICTURE.replace("{south:", "{league:")),
        ("picture-of-nothing", PICTURE.replace("[south.arm]", "[north.arm]")),
        ("picture-of-nothing", PICTURE.replace("    assumption", "    rankings: {south: [south.arm]}\n    assumption")),
        ("picture-of-nothing", PICTURE.replace("priorities: {south: [{want", "rankings: {north: [{states")),
        ("bad-formula", PICTURE.replace("priorities: {south: [{want: \"south.close", "payoffs: {south: [{payoff: 1, if: \"south.clos")),
        ("unknown-option", PICTURE.replace("[south.arm]", "[south.amr]")),
    ],
)  # fmt: skip
def test_each_mistake_is_named_at_its_line(check, text):
    found = dict(checks(HARBOUR + text))
    assert check in found
    lines = HARBOUR.count("\n")
    assert lines < int(found[check].rpartition(":")[2]) <= lines + text.count("\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("closed_moves: [{by: north, assumption: A}]\n", "write `from:`, `to:` or both"),
        (
            "pictures: {north: {assumption: A}}\n",
            "write `priorities:` .rankings, weights, payoffs. or `unseen:`",
        ),
        ("unknown_preferences: {north: [{between: north.arm, assumption: A}]}\n", "and"),
    ],
)
def test_an_entry_that_says_nothing_is_refused(text, said):
    with pytest.raises(TightropeError, match=said):
        parse_crisis(HARBOUR + text)


def test_a_picture_has_what_its_owner_takes_others_to_want_and_not_what_it_does_not_see():
    model = parse_crisis(HARBOUR + PICTURE).model
    real = build_game(model)
    (seen,) = build_pictures(model, real).values()
    assert seen.options == ("north.arm", "north.toll", "south.close")
    assert seen.states == 12
    assert seen.state(seen.status_quo)["north.toll"] == "low"
    for state in range(seen.states):
        levels = seen.state(state)
        same = real.index_of({**levels, "south.arm": "no"})
        assert seen.ranks[1, state] == (levels["south.close"] == "yes")
        others = [real.index_of({**seen.state(t), "south.arm": "no"}) for t in range(seen.states)]
        above = [t for t in range(seen.states) if real.ranks[0, others[t]] > real.ranks[0, same]]
        assert above == [t for t in range(seen.states) if seen.ranks[0, t] > seen.ranks[0, state]]


def test_whoever_is_not_seen_to_have_an_option_does_not_play_in_the_picture():
    text = "pictures: {north: {unseen: [south.arm, south.close], assumption: A}}\n"
    model = parse_crisis(HARBOUR + text).model
    (seen,) = build_pictures(model, build_game(model)).values()
    assert seen.decision_makers == ("north",)
    assert seen.states == 6


def test_closed_moves_are_closed_in_the_picture_too():
    model = parse_crisis(HARBOUR + CLOSED + PICTURE).model
    real = build_game(model)
    (seen,) = build_pictures(model, real).values()
    for state in range(seen.states):
        here = real.index_of({**seen.state(state), "south.arm": "no"})
        for dm in seen.decision_makers:
            led = [
                real.index_of({**seen.state(int(t)), "south.arm": "no"})
                for t in seen.moves(dm, state)
            ]
            kept = [t for t in real.moves(dm, here) if real.state(int(t))["south.arm"] == "no"]
            assert sorted(led) == sorted(kept)


@pytest.mark.parametrize(
    "stated",
    [
        "rankings: {south: ['south.close', 'south.arm', 'not south.arm']}",
        "weights: {south: [{want: south.close, weight: 2}, {want: south.arm and not south.close, weight: 1}]}",
        "payoffs: {south: [{if: south.close, payoff: 0.3}, {if: south.arm, payoff: 0.2}, {if: not south.arm, payoff: 0.1}]}",
    ],
)  # fmt: skip
def test_what_others_are_taken_to_want_may_be_said_in_every_way(stated):
    lines = "priorities: {south: [{want: south.close}, {want: south.arm or south.close}]}"
    plain, other = (
        parse_crisis(f"{HARBOUR}pictures:\n  north:\n    {text}\n    assumption: A\n").model
        for text in (lines, stated)
    )
    (seen,) = build_pictures(other, build_game(other)).values()
    (same,) = build_pictures(plain, build_game(plain)).values()
    assert len(set(seen.ranks[1].tolist())) == 3
    assert seen.ranks.tolist() == same.ranks.tolist()
    assert seen.ranks.tolist() != build_game(plain).ranks.tolist()
