"""GMCR+ files: read as the program writes them, and written so that they come back the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from tests.strategy.conflicts import as_arguments, conflicts
from tests.strategy.reference import SmallConflict
from tightrope.analysis.strategy import Conflict, analyse_stability
from tightrope.conflict import Priorities, build_game
from tightrope.conflict.build import rule_formulas, space_of_options, stated_wants
from tightrope.conflict.given import lay_out
from tightrope.conflict.preferences import Payoffs
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.parse_formula import parse_formula
from tightrope.exchange import gmcr
from tightrope.exchange.errors import CannotHold, NotAGmcrFile
from tightrope.exchange.gmcr import cover, read_gmcr
from tightrope.exchange.gmcr_writer import write_gmcr, write_gmcr_unlisted

# A quarrel over a weir, in the layout of GMCR+ 0.3.
WEIR = {
    "program": "gmcr-py",
    "version": "0.3.6",
    "options": [
        {"name": "Open the weir", "permittedDirection": "both"},
        {"name": "Sue", "permittedDirection": "fwd"},
        {"name": "Block the road", "permittedDirection": "back"},
    ],
    "decisionMakers": [
        {"name": "Upper Town", "options": [0],
         "preferences": [[[1, "N"]], {"compound": True, "members": [[[0, "Y"], [2, "N"]], [[0, "N"]]]}]},
        {"name": "Lower Town", "options": [1, 2], "preferences": [[[0, "Y"]], [[2, "N"]]]},
    ],
    "infeasibles": [[[0, "Y"], [1, "Y"]]],
    "useManualPreferenceRanking": False,
}  # fmt: skip


def model_of(data, name="weir.gmcr"):
    read = read_gmcr(json.dumps(data), name)
    return CrisisModel.model_validate(dict(read.sections)), read


def changed(**keys):
    return {**WEIR, **keys}


def test_the_layout_of_the_program_is_read():
    model, read = model_of(WEIR)
    assert model.title == "weir"
    assert [actor.name for actor in model.actors.values()] == ["Upper Town", "Lower Town"]
    assert model.option_names == (
        "upper_town.open_the_weir",
        "lower_town.sue",
        "lower_town.block_the_road",
    )
    lower = model.options["lower_town"]
    assert (lower["sue"].irreversible, lower["block_the_road"].irreversible) == (True, "down")
    assert [rule.never for rule in model.rules] == ["upper_town.open_the_weir and lower_town.sue"]
    assert [line.want for line in model.priorities["upper_town"]] == [
        "not lower_town.sue",
        "(upper_town.open_the_weir and not lower_town.block_the_road) or (not upper_town.open_the_weir)",
    ]
    assert build_game(model).states == 6
    assert "no status quo" in read.remarks[0]
    assert len(read.remarks) == 1


@pytest.mark.parametrize(("key", "flag"), [
    ("preferenceRanking", "useManualPreferenceRanking"),
    ("preferenceVector", "useManualPreferenceVectors"),
])  # fmt: skip
def test_a_ranking_by_hand_counts_where_the_file_says_so(key, flag):
    makers = [
        dict(WEIR["decisionMakers"][0]) | {key: [6, [1, 2], 3, [5, 4]]},
        WEIR["decisionMakers"][1] | {key: [[1, 2, 3, 4, 5, 6]]},
    ]
    data = changed(decisionMakers=makers, **{flag: True})
    data.pop("useManualPreferenceRanking" if flag.endswith("Vectors") else "-", None)
    game = build_game(model_of(data)[0])
    # feasible states from 1, the first option fastest: 000 100 010 001 101 011
    assert game.ranks.tolist() == [[2, 2, 1, 0, 0, 3], [0] * 6]
    assert build_game(model_of(changed(decisionMakers=makers))[0]).ranks[1].tolist() != [0] * 6


def test_whoever_states_nothing_is_indifferent():
    makers = [WEIR["decisionMakers"][0] | {"preferences": []}, WEIR["decisionMakers"][1]]
    assert build_game(model_of(changed(decisionMakers=makers))[0]).ranks[0].tolist() == [0] * 6


def test_what_is_left_out_is_said():
    makers = [
        WEIR["decisionMakers"][0] | {"misperceptions": [[[0, "Y"]]]},
        WEIR["decisionMakers"][1],
    ]
    _, read = model_of(changed(decisionMakers=makers, coalitions=[[0, 1]]))
    assert read.remarks[1].startswith(
        "that upper_town takes some states for impossible is left out"
    )
    assert read.remarks[2:] == ("coalitions are left out; every coalition is looked at",)


def test_the_start_is_the_first_state_that_can_be():
    model, _ = model_of(changed(infeasibles=[[[0, "N"]]]))
    assert [option.now for named in model.options.values() for option in named.values()] == [
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"options": []}, "'options' is missing or no list"),
        ({"options": [{"nam": 1}]}, "an entry of 'options' has no name"),
        ({"decisionMakers": None}, "'decisionMakers' is missing"),
        ({"infeasibles": [[[9, "Y"]]]}, "a condition is not understood"),
        ({"infeasibles": [[[0, "y"]]]}, "a condition is not understood"),
        ({"infeasibles": [[[0, "Y"]], [[0, "N"]]]}, "no state is feasible"),
        ({"decisionMakers": WEIR["decisionMakers"][:1]}, "an option belongs to nobody: '1'"),
        ({"decisionMakers": [*WEIR["decisionMakers"], WEIR["decisionMakers"][0]]}, "belongs to two decision makers"),
        ({"decisionMakers": [{"name": "A", "options": [7]}]}, "has an option that is not there: '7'"),
        ({"options": [{"name": "x", "permittedDirection": "up"}, *WEIR["options"][1:]]}, "both, fwd or back"),
        ({"decisionMakers": [{"name": "A"}]}, "a decision maker's 'options' is missing or no list"),
    ],
)  # fmt: skip
def test_mistakes_are_one_line_with_the_place(keys, said):
    with pytest.raises(NotAGmcrFile) as caught:
        model_of(changed(**keys))
    assert said in str(caught.value)
    assert str(caught.value).startswith("weir.gmcr")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "ranking", [[1, 2, 3], [1, 2, 3, 4, 5, 5, 6], [0, 1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 7], ["1"]]
)
def test_a_ranking_that_does_not_fit_is_refused(ranking):
    makers = [one | {"preferenceRanking": ranking} for one in WEIR["decisionMakers"]]
    with pytest.raises(NotAGmcrFile, match="a ranking"):
        model_of(changed(decisionMakers=makers, useManualPreferenceRanking=True))


@pytest.mark.parametrize("text", ["{", "[]", "[" * 100_000, ""])
def test_what_is_no_json_object_is_refused(text):
    with pytest.raises(NotAGmcrFile, match="JSON"):
        read_gmcr(text)


def test_statements_come_back_and_rankings_follow_from_them():
    model, _ = model_of(WEIR)
    game = build_game(model)
    text = write_gmcr(game, {"upper_town": "Upper Town", "lower_town.sue": "Sue"}, "Weir")
    data = json.loads(text)
    assert [maker["name"] for maker in data["decisionMakers"]] == ["Upper Town", "lower_town"]
    assert [option["name"] for option in data["options"]] == [
        "open_the_weir",
        "Sue",
        "block_the_road",
    ]
    assert [option["permittedDirection"] for option in data["options"]] == ["both", "fwd", "back"]
    assert data["useManualPreferenceRanking"] is False
    assert data["infeasibles"] == [[[0, "Y"], [1, "Y"]]]
    by_hand = json.loads(text) | {"useManualPreferenceRanking": True}
    for again in (data, by_hand):
        assert (build_game(model_of(again)[0]).ranks == game.ranks).all()


def large(**keys):
    """Twenty-one options of two sides, more than can be listed: each wants what the other could do."""
    sides = {"A": [*range(11)], "B": [*range(11, 21)]}
    makers = [
        {"name": name, "options": own,
         "preferences": [[[k, "Y"]] for other in sides.values() if other != own for k in other]}
        for name, own in sides.items()
    ]  # fmt: skip
    options = [{"name": f"Option {n}", "permittedDirection": "both"} for n in range(21)]
    return {"options": options, "decisionMakers": makers, **keys}


def test_with_statements_alone_there_may_be_any_number_of_options():
    never = [[[20, "N"]], [[19, "N"], [20, "Y"]], [[0, "N"], [1, "N"]]]
    model, _ = model_of(large(infeasibles=never))
    now = [option.now for named in model.options.values() for option in named.values()]
    assert [k for k, on in enumerate(now) if on] == [0, 19, 20]  # the first state that can be
    text = write_gmcr_unlisted(
        space_of_options(model), rule_formulas(model), stated_wants(model), {"a": "A", "b": "B"}
    )
    assert "preferenceRanking" not in json.loads(text)["decisionMakers"][0]
    back, _ = model_of(json.loads(text))
    assert stated_wants(back) == stated_wants(model)
    assert list(rule_formulas(back)) == list(rule_formulas(model))
    assert [option.now for named in back.options.values() for option in named.values()] == now


def test_a_ranking_over_more_options_than_can_be_listed_is_refused():
    ranked = large(useManualPreferenceRanking=True)
    ranked["decisionMakers"][0]["preferenceRanking"] = [1, 2]
    with pytest.raises(NotAGmcrFile, match=r"too many options for a ranking of states: '21'; 20"):
        model_of(ranked)


@pytest.mark.parametrize(
    ("never", "said"),
    [
        ([[[k, on]] for k in (3,) for on in "YN"], "no state is feasible"),
        ([[[0, on]] for on in "YN"], "no feasible state was found to start from"),
    ],
)
def test_where_no_state_is_found_to_start_from_that_is_said(monkeypatch, never, said):
    monkeypatch.setattr(gmcr, "_MOST_TRIES", 600_000 if "no state" in said else 1000)
    with pytest.raises(NotAGmcrFile, match=said):
        model_of(large(infeasibles=never))


def test_without_a_list_only_narrow_priorities_and_rules_can_be_written():
    names = [f"o{n}" for n in range(21)]
    space = lay_out({"a": names})
    options = dict.fromkeys(space.options, ("no", "yes"))

    def over(count):
        return parse_formula(" or ".join(space.options[:count]), options)

    assert write_gmcr_unlisted(space, [over(6)], {"a": Priorities([over(6)])}, {})
    with pytest.raises(CannotHold, match="only wants as priorities, each over at most 6"):
        write_gmcr_unlisted(space, [], {"a": Priorities([over(7)])}, {})
    with pytest.raises(CannotHold, match="only wants as priorities"):
        write_gmcr_unlisted(space, [], {"a": Payoffs([("a.o0", 1)])}, {})
    with pytest.raises(CannotHold, match="a rule ties too many options together"):
        write_gmcr_unlisted(space, [over(7)], {"a": Priorities([over(1)])}, {})


def test_whoever_has_no_options_is_an_actor_without_wants():
    makers = [*WEIR["decisionMakers"], {"name": "The Court", "options": [], "preferences": []}]
    model, read = model_of(changed(decisionMakers=makers))
    assert model.actors["the_court"].name == "The Court"
    assert build_game(model).decision_makers == ("upper_town", "lower_town")
    assert (
        "the_court has no options and decides nothing: an actor without wants in the model"
        in read.remarks
    )


@settings(deadline=None, max_examples=60)
@given(conflicts(max_states=32, max_dms=4).filter(lambda c: max(c.levels) == 2))
def test_a_game_comes_back_from_its_file(c: SmallConflict):
    game = Conflict(**as_arguments(c))
    back = build_game(model_of(json.loads(write_gmcr(game, {})), "g.gmcr")[0])
    here = {tuple(row): s for s, row in enumerate(game.levels.tolist())}
    place = [here[tuple(row)] for row in back.levels.tolist()]
    assert sorted(place) == list(range(game.states))
    assert (back.ranks == game.ranks[:, place]).all()
    for concept in ("nash", "gmr", "smr", "seq"):
        mine = {
            here[tuple(back.levels[s].tolist())]
            for s in analyse_stability(back, [concept]).equilibria(concept)
        }
        assert mine == set(analyse_stability(game, [concept]).equilibria(concept).tolist())


def test_what_the_format_cannot_hold_is_refused():
    with pytest.raises(CannotHold, match=r"no levels but no and yes: 'a\.x'"):
        write_gmcr(Conflict({"a": {"x": ["low", "mid", "high"]}}, None, {"a": [0, 1, 2]}), {})
    closed = Conflict({"a": ["x"]}, None, {"a": [0, 1]}, forbidden_moves={"a": [("not x", "x")]})
    with pytest.raises(CannotHold, match="closed"):
        write_gmcr(closed, {})
    many = Conflict({"a": [f"o{n}" for n in range(17)]}, None, {"a": Priorities(["o1"])})
    with pytest.raises(CannotHold, match="17 options, 131,072 states"):
        write_gmcr(many, {})


def test_a_statement_over_many_options_becomes_a_ranking():
    names = [f"o{n}" for n in range(7)]
    wide = Conflict({"a": names}, None, {"a": Priorities([" or ".join(names)])})
    assert json.loads(write_gmcr(wide, {}))["useManualPreferenceRanking"] is True
    narrow = Conflict({"a": names}, None, {"a": Priorities([" or ".join(names[:6])])})
    assert json.loads(write_gmcr(narrow, {}))["useManualPreferenceRanking"] is False


def test_a_cover_holds_in_the_states_meant_and_in_no_other():
    states = [(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)]
    meant = [s for s in states if s[0] == 1 or s[1:] == (0, 1)]
    conditions = cover(meant, [s for s in states if s not in meant])
    held = [s for s in states if any(all(s[k] == on for k, on in one) for one in conditions)]
    assert held == meant
    assert [(0, 1)] in [one[:1] for one in conditions]
    assert cover(states, []) == [[]]
