"""`analyse --concept`, `--pictures`, `--unknown`: what holds otherwise than by plain SEQ."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

import tightrope as tw
from tightrope.analysis.strategy import (
    Conflict,
    analyse_coalitions,
    analyse_hypergame,
    analyse_stability,
    analyse_unknown,
    held_together,
)
from tightrope.analysis.strategy import held as held_module
from tightrope.app import use_cases
from tightrope.app.errors import NotStated
from tightrope.cli.main import cli
from tightrope.conflict import Priorities, build_game, build_pictures
from tightrope.errors import TightropeError, UsageMistake

# Really the fort answers a siege by arming, which is worst for the camp. The camp believes that
# the fort would rather stay unarmed.
SIEGE = """
title: A siege
as_of: 2031-01-01
actors:
  camp: {name: the Camp, kind: state}
  fort: {name: the Fort, kind: state}
options:
  camp: {besiege: {text: Strike the Fort, now: no, assumption: a test}}
  fort: {arm: {text: Send men to the walls, now: no, assumption: a test}}
payoffs:
  camp:
    - {if: not camp.besiege and not fort.arm, payoff: 2, assumption: a test}
    - {if: camp.besiege and not fort.arm, payoff: 3, assumption: a test}
    - {if: fort.arm and not camp.besiege, payoff: 1, assumption: a test}
    - {if: camp.besiege, payoff: 0, assumption: a test}
  fort:
    - {if: not camp.besiege and not fort.arm, payoff: 3, assumption: a test}
    - {if: camp.besiege and not fort.arm, payoff: 0, assumption: a test}
    - {if: fort.arm and not camp.besiege, payoff: 2, assumption: a test}
    - {if: camp.besiege, payoff: 1, assumption: a test}
"""
SEEN = """pictures:
  camp:
    priorities:
      fort:
        - {want: not fort.arm, assumption: a test}
        - {want: not camp.besiege, assumption: a test}
    assumption: a test
"""
OPEN = """unknown_preferences:
  camp: [{between: camp.besiege and fort.arm, and: not camp.besiege and not fort.arm, assumption: a test}]
"""
DILEMMA = """
title: A race
as_of: 2031-01-01
actors:
  left: {name: the Left, kind: state}
  right: {name: the Right, kind: state}
options:
  left: {disarm: {text: Disarm at home, now: no, assumption: a test}}
  right: {disarm: {text: Disarm at sea, now: no, assumption: a test}}
priorities:
  left:
    - {want: right.disarm, assumption: a test}
    - {want: not left.disarm, assumption: a test}
  right:
    - {want: left.disarm, assumption: a test}
    - {want: not right.disarm, assumption: a test}
"""


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "w"
    (made / "sources").mkdir(parents=True)
    (made / "crisis.yaml").write_text(SIEGE + SEEN + OPEN, "utf-8")
    return made


def run(*asked):
    return CliRunner().invoke(cli, [str(one) for one in asked])


def test_each_concept_counts_what_the_engine_finds_and_says_why(folder):
    made = use_cases.hold(folder, ["sim", "sseq"])
    game = build_game(tw.open_crisis(folder).model)
    assert [one.concept for one in made.concepts] == ["sim", "sseq"]
    for one in made.concepts:
        stable = analyse_stability(game, (one.concept,)).stable(one.concept)
        assert one.holding == stable.all(axis=0).sum()
        assert one.today_holds == stable[:, 0].all()
        assert [why.stable for why in one.today] == stable[:, 0].tolist()
        assert len(one.nearest) == min(3, one.holding)
    assert made.seen is None
    assert made.unknown == ()
    told = run("analyse", folder, "--concept", "sim").output
    assert "Today's situation under SIM" in told


def test_what_is_nearest_differs_from_today_in_the_fewest_options(folder):
    (one,) = use_cases.hold(folder, ["gmr"]).concepts
    sizes = [len(changes) for changes in one.nearest]
    assert sizes == sorted(sizes)
    assert (one.nearest[0] == {}) == one.today_holds


def test_a_wrong_picture_ends_what_would_hold_and_the_answer_follows(folder):
    made = use_cases.hold(folder, pictures=True)
    model = tw.open_crisis(folder).model
    game = build_game(model)
    plain = analyse_hypergame(game, build_pictures(model, game))
    seen = made.seen
    assert (seen.holding, seen.illusory, seen.missed) == (
        len(plain.equilibria), len(plain.illusory), len(plain.missed),
    )  # fmt: skip
    assert (seen.today_holds, seen.today_holds_really, seen.leaving) == (False, True, ("camp",))
    told = run("analyse", folder, "--pictures").output
    assert "The Camp sees another conflict than there is." in told
    assert "does not hold: the Camp would leave it; it would hold if all saw what is so." in told
    assert "The Camp strikes the Fort: a gain as the Camp sees things, and a real one." in told
    assert (
        "The Fort sends men to the walls: a gain as the Fort sees things, and a real one." in told
    )


def test_the_four_extensions_are_told_with_what_each_side_does(folder):
    made = use_cases.hold(folder, unknown=True)
    game = build_game(tw.open_crisis(folder).model)
    plain = analyse_unknown(game, {"camp": [(3, 0)]}, ("seq",))
    assert [one.extension for one in made.unknown] == ["a", "b", "c", "d"]
    for one in made.unknown:
        states = plain.equilibria("seq", one.extension)
        assert (one.holding, one.today_holds) == (len(states), 0 in states)
        assert (one.leaves, one.deterred) == (one.extension in "ac", one.extension in "cd")
    told = run("analyse", folder, "--unknown").output
    assert "a: If a side leaves for states that it cannot compare" in told
    assert "and is not deterred by them" in told


def test_pictures_and_unknown_preferences_take_the_concept_named_but_sim(folder):
    made = use_cases.hold(folder, ["sim", "gmr"], pictures=True, unknown=True)
    assert made.seen.concept == "gmr"
    assert {one.concept for one in made.unknown} == {"gmr"}


@pytest.mark.parametrize("concept", ["nash", "gmr", "smr", "seq", "sseq"])
def test_coalitions_are_looked_at_under_each_concept_named(folder, concept):
    (folder / "crisis.yaml").write_text(DILEMMA, "utf-8")
    made = use_cases.hold(folder, [concept.upper(), "SIM"], coalitions=True)
    game = build_game(tw.open_crisis(folder).model)
    plain = analyse_coalitions(game, concepts=(concept,))
    (one,) = made.together
    assert (one.concept, one.coalitions) == (concept, 3)
    assert one.holding == len(plain.equilibria(concept)) < made.concepts[0].holding
    assert one.today_holds == (0 in plain.equilibria(concept))
    gone = {who for who, holds in zip(plain.coalitions, plain.stable(concept)[:, 0], strict=True) if not holds}  # fmt: skip
    assert {move.members for move in one.leaving} == gone == {("left", "right")}


def test_who_would_leave_together_is_told_and_where_to(folder):
    (folder / "crisis.yaml").write_text(DILEMMA, "utf-8")
    told = run("analyse", folder, "--coalitions").output
    assert "3 coalitions looked at, each side alone among them" in told
    assert "Who would leave today's situation, alone or together (SEQ)" in told
    assert "The Left and the Right together could gain" in told
    assert "nobody can deter it" in told
    assert "disarm" in told.split("Nearest to today, against coalitions (SEQ)")[1]


def each_alone():
    """Two sides, each of which wants what it alone can do."""
    wants = {"a": Priorities(["a.x"]), "b": Priorities(["b.y"])}
    return Conflict({"a": ["x"], "b": ["y"]}, preferences=wants)


def test_of_coalitions_that_would_leave_the_smallest_are_told():
    game = each_alone()
    (one,) = held_together(game, ("nash",))
    assert [move.members for move in one.leaving] == [("a",), ("b",)]


def test_a_long_look_at_coalitions_says_beforehand_how_long_and_the_limit(monkeypatch):
    game = each_alone()
    steps, notes = [], []
    monkeypatch.setattr(held_module, "WORTH_SAYING", 48)
    held_together(game, on_step=steps.append, on_note=notes.append)
    assert (len(steps), notes) == (3, [])
    monkeypatch.setattr(held_module, "WORTH_SAYING", 47)
    held_together(game, on_note=notes.append)
    said = (
        "looking at 3 coalitions in 4 states: 5e+01 pairs of states; "
        "the limit is 2e+10, a few minutes"
    )
    assert notes == [said]
    monkeypatch.setattr(held_module, "MOST_LOOKED_AT", 48)
    held_together(game, on_note=notes.append)
    monkeypatch.setattr(held_module, "MOST_LOOKED_AT", 47)
    held_together(game, on_note=notes.append)
    assert len(notes) == 2  # what goes beyond the limit is refused, not announced


def test_concepts_are_named_in_capitals_or_not(folder):
    assert run("analyse", folder, "--concept", "SIM").exit_code == 0
    assert run("whatif", folder, "--for", "fort.arm=yes", "--concept", "SSEQ").exit_code in (0, 3)


def test_json_has_the_sentences_with_ids(folder):
    given = json.loads(run("analyse", folder, "--pictures", "--unknown", "--json").output)
    assert given["schema"] == "held/1"
    assert given["seen"]["text"].startswith("camp sees another conflict")
    assert given["seen"]["played"][0]["change"] == {"camp.besiege": "yes"}
    assert given["unknown"][0]["text"].startswith("If a side leaves")


def test_what_holds_as_seen_and_if_some_is_unknown_is_shown_nearest_first(folder):
    made = use_cases.hold(folder, pictures=True, unknown=True)
    model = tw.open_crisis(folder).model
    game = build_game(model)
    plain = analyse_hypergame(game, build_pictures(model, game))
    assert len(made.seen.nearest) == min(3, made.seen.holding)
    now = game.state(0)
    states = {game.index_of({**now, **changes}) for changes in made.seen.nearest}
    assert states <= set(plain.equilibria)
    open_ = analyse_unknown(game, {"camp": [(3, 0)]}, ("seq",))
    for one in made.unknown:
        states = {game.index_of({**now, **changes}) for changes in one.nearest}
        assert states <= set(open_.equilibria("seq", one.extension).tolist())
        assert ({} in one.nearest) == one.today_holds
    told = run("analyse", folder, "--pictures", "--unknown").output
    assert "Nearest to today, as things are seen" in told
    assert "Nearest to today (b)" in told


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("analyse", "--concept", "seq"), "the pictures of the Camp (analyse --pictures) and the unknown preferences of the Camp (analyse --unknown)."),
        (("analyse", "--pictures"), "the unknown preferences of the Camp (analyse --unknown)."),
        (("analyse", "--unknown"), "the pictures of the Camp (analyse --pictures)."),
        (("analyse", "--pictures", "--unknown"), ""),
        (("whatif", "fort.arm=yes"), "the pictures of the Camp (analyse --pictures) and"),
        (("whatif", "--for", "fort.arm=yes"), "the pictures of the Camp (analyse --pictures) and"),
    ],
)  # fmt: skip
def test_what_is_left_aside_is_said(folder, asked, said):
    verb, *rest = asked
    told = run(verb, folder, *rest).stderr
    assert (f"Left aside here: {said}" in told) == bool(said)
    assert ("Left aside" in told) == bool(said)
    (folder / "crisis.yaml").write_text(SIEGE, "utf-8")
    assert "Left aside" not in run(verb, folder, *rest).stderr


def test_that_there_are_no_coalitions_under_sim_is_said(folder):
    asked = ("analyse", folder, "--coalitions", "--concept")
    assert "There are no coalitions under SIM" in run(*asked, "sim").stderr
    assert "There are no coalitions" not in run(*asked, "gmr").stderr


def test_coalitions_are_looked_at_where_moves_are_closed(folder):
    closed = "closed_moves:\n  - {by: left, from: right.disarm, to: left.disarm, because: Pride, assumption: a test}\n"
    (folder / "crisis.yaml").write_text(DILEMMA + closed, "utf-8")
    (one,) = use_cases.hold(folder, coalitions=True).together
    game = build_game(tw.open_crisis(folder).model)
    assert one.holding == len(analyse_coalitions(game, concepts=("seq",)).equilibria("seq"))
    with pytest.raises(
        TightropeError, match=r"left, from right\.disarm, to left\.disarm'; analyse keeps"
    ):
        use_cases.count(folder)


def test_what_the_file_does_not_state_is_refused_by_name(folder):
    (folder / "crisis.yaml").write_text(SIEGE, "utf-8")
    for asked, section in (("--pictures", "pictures"), ("--unknown", "unknown_preferences")):
        told = run("analyse", folder, asked)
        assert isinstance(told.exception, NotStated)
        assert section in str(told.exception)
    with pytest.raises(NotStated):
        tw.open_crisis(folder).held(pictures=True)


def test_an_unknown_concept_is_named_with_the_nearest(folder):
    with pytest.raises(UsageMistake, match="did you mean 'sseq'"):
        use_cases.hold(folder, ["ssseq"])
    with pytest.raises(TightropeError):
        use_cases.hold(folder, ["seq"], scenario="none")


def test_the_brief_says_what_the_pictures_and_the_unknown_change(folder):
    run("brief", folder, "--out", folder / "b.md", "--draws", "0")
    told = (folder / "b.md").read_text("utf-8")
    assert "The Camp sees another conflict than there is." in told
    assert "If a side leaves for states that it cannot compare" in told
    (folder / "crisis.yaml").write_text(SIEGE, "utf-8")
    run("brief", folder, "--out", folder / "b.md", "--draws", "0")
    assert "another conflict" not in (folder / "b.md").read_text("utf-8")
