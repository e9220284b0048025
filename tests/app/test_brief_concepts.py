"""`brief --concept`, `--coalitions`: which of the outcomes told hold otherwise than under SEQ."""

from __future__ import annotations

import json
import re
from itertools import product

import pytest
from click.testing import CliRunner

import tightrope as tw
from tightrope.analysis.strategy import (
    Judged,
    analyse_coalitions,
    analyse_stability,
    judge_outcomes,
)
from tightrope.app import use_cases
from tightrope.app.answers import held as held_module
from tightrope.app.gathered.gather import gather
from tightrope.app.how import How
from tightrope.cli.main import cli
from tightrope.conflict import build_game
from tightrope.errors import UsageMistake
from tightrope.words import ById, render
from tightrope.words.held import judged
from tightrope.words.plain import numeral

from .test_held import DILEMMA

# Each would have its way if the other did not act; both acting is what both fear most.
CHICKEN = """
title: A strait
as_of: 2031-01-01
actors:
  east: {name: the East, kind: state}
  west: {name: the West, kind: state}
options:
  east: {march: {text: March to the coast, now: no, assumption: a test}}
  west: {sail: {text: Send a fleet, now: no, assumption: a test}}
priorities:
  east:
    - {want: not (east.march and west.sail), assumption: a test}
    - {want: east.march, assumption: a test}
    - {want: not west.sail, assumption: a test}
  west:
    - {want: not (east.march and west.sail), assumption: a test}
    - {want: west.sail, assumption: a test}
    - {want: not east.march, assumption: a test}
"""


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "w"
    (made / "sources").mkdir(parents=True)
    (made / "crisis.yaml").write_text(CHICKEN, "utf-8")
    return made


def run(*asked):
    return CliRunner().invoke(cli, [str(one) for one in asked])


def annex(folder, *asked):
    """The statements of the annex on outcomes, and its folds, of a brief that was asked so."""
    out = folder.parent / "brief.json"
    told = run("brief", folder, "--draws", 0, "--out", out, *asked)
    assert told.exit_code == 0, told.output
    sections = json.loads(out.read_text("utf-8"))["sections"]
    return next(one for one in sections if one["id"] == "outcomes")["blocks"]


def paragraph(blocks, heading):
    (one,) = (b for b in blocks if b.get("heading") == heading)
    return " ".join(sentence["text"] for sentence in one["sentences"])


def stays_if_all_move_at_once(game, state):
    """Simultaneous stability, tried out combination of moves by combination of moves."""
    now = game.state(state)
    for dm in range(len(game.decision_makers)):
        theirs = [
            [state, *map(int, game.improvements(other, state))] if other != dm else [state]
            for other in range(len(game.decision_makers))
        ]
        for gain in map(int, game.improvements(dm, state)):
            met = False
            for moved in product(*theirs):
                ends = (*moved[:dm], gain, *moved[dm + 1 :])
                mixed = {
                    option: game.state(ends[game.dm_index(option.split(".")[0])])[option]
                    for option in now
                }
                there = index_of(game, mixed)
                met |= there is not None and game.ranks[dm][there] <= game.ranks[dm][state]
            if not met:
                return False
    return True


def index_of(game, levels):
    return next((s for s in range(game.states) if game.state(s) == levels), None)


def test_a_brief_says_which_outcomes_hold_if_all_move_at_once(folder):
    (folder / "crisis.yaml").write_text(CHICKEN, "utf-8")
    game, hold, named, said = asked_and_tried(folder)
    assert 0 in hold  # each would gain alone, and the other too: together they lose
    assert not stays(game, 0, "seq")
    assert f"(SIM), {numeral(len(hold))} of four states hold. " in said
    assert said.endswith("Of the outcomes told here all hold.") == (hold >= named.keys())


def test_what_holds_by_answers_may_not_hold_if_all_move_at_once(tmp_path):
    use_cases.init(tmp_path / "two", "two-cities-teaching")
    _, hold, named, said = asked_and_tried(tmp_path / "two")
    assert (len(hold), hold & named.keys()) == (1, hold)
    assert "(SIM), one of eight states holds. " in said
    assert said.endswith("Of the outcomes told here today’s situation holds; outcome 1 does not.")
    assert [named[state] for state in hold] == ["today’s situation"]


def asked_and_tried(folder):
    """The game, the states that hold by trying, the outcomes told, and what the brief says."""
    gathered = gather(folder, How(draws=0))
    told, game = gathered.analysis.strategy, build_game(gathered.model)
    hold = {s for s in range(game.states) if stays_if_all_move_at_once(game, s)}
    named = {told.status_quo.state: "today’s situation"}
    for n, one in enumerate((o for o in told.outcomes if o.kind != "today"), start=1):
        named.setdefault(one.outcome.state, f"outcome {n}")
    return game, hold, named, paragraph(annex(folder, "--concept", "SIM"), "Under SIM")


def stays(game, state, concept):
    return state in analyse_stability(game, (concept,)).equilibria(concept)


def test_who_upsets_an_outcome_that_does_not_hold_is_said_with_the_reason(folder):
    blocks = annex(folder, "--concept", "nash")
    folds = [b for b in blocks if "under Nash: who upsets it" in b.get("summary", "")]
    found = re.search(r"; (.*) does not\.|None holds", paragraph(blocks, "Under Nash"))
    assert [f["summary"].split(" under")[0].lower() for f in folds] == [
        name.replace("today’s situation", "today") for name in re.split(", | and ", found[1])
    ]
    assert "could gain by" in folds[0]["blocks"][0]["sentences"][0]["text"]


def test_a_brief_says_nothing_of_other_concepts_where_it_is_not_asked(folder):
    assert not [b for b in annex(folder) if b.get("heading", "").startswith("Under ")]


def test_coalitions_are_asked_for_in_a_brief_in_the_words_of_analyse(folder):
    (folder / "crisis.yaml").write_text(DILEMMA, "utf-8")
    game = build_game(tw.open_crisis(folder).model)
    held = analyse_coalitions(game, concepts=("seq",)).equilibria("seq")
    blocks = annex(folder, "--coalitions")
    said = paragraph(blocks, "Under SEQ, although sides may leave together")
    assert f"and sides may also leave together, {numeral(len(held), 'none')} of four states" in said
    told = [b for b in blocks if b.get("summary", "").startswith("Today under SEQ")]
    assert ("The Left and the Right together could gain" in str(told)) == (0 not in held)
    # simultaneous stability has no coalitions: they are asked under the others, else SEQ
    heads = [b.get("heading") for b in annex(folder, "--coalitions", "--concept", "sim")]
    assert heads[-2:] == ["Under SIM", "Under SEQ, although sides may leave together"] or (
        {"Under SIM", "Under SEQ, although sides may leave together"} <= set(heads)
    )
    assert "Under SIM, although sides may leave together" not in heads


def test_python_asks_the_same(folder):
    out = folder.parent / "p.md"
    tw.open_crisis(folder, draws=0).brief(out, concepts=["sseq"], coalitions=True)
    text = out.read_text("utf-8")
    assert "### Under SSEQ\n" in text
    assert "### Under SSEQ, although sides may leave together" in text


def test_a_wrong_concept_is_refused_before_anything_is_worked_out(folder, monkeypatch):
    monkeypatch.setattr(held_module, "build_game", None)
    with pytest.raises(UsageMistake, match="did you mean 'sseq'"):
        use_cases.brief(folder, concepts=["ssseq"])
    assert not (folder / "brief.html").exists()


@pytest.mark.parametrize("asked", [("--concept", "sim"), ("--coalitions",)])
def test_a_difference_is_not_asked_of_other_concepts(folder, asked):
    told = run("brief", folder, "--compare", folder, *asked)
    assert isinstance(told.exception, UsageMistake)
    assert "leave out --compare" in str(told.exception)


def said(leaving, holding=2, coalitions=0, concept="seq"):
    found = Judged(concept, holding, leaving, coalitions)
    named = dict(zip(leaving, ("today’s situation", "outcome 1", "outcome 2"), strict=False))  # fmt: skip
    return render(judged(found, 8, named), ById()).split("(SEQ)")[-1]


def test_the_sentence_counts_and_names_as_it_should():
    gone = (object(),)
    assert said({0: gone}) == ", two of eight states hold. Today’s situation does not hold."
    assert said({0: ()}, 1) == ", one of eight states holds. Today’s situation holds."
    assert said({0: (), 1: ()}).endswith("Of the outcomes told here all hold.")
    assert said({0: gone, 1: gone}, 0) == (
        ", none of eight states holds. Of the outcomes told here none holds."
    )
    assert said({0: gone, 1: (), 2: ()}).endswith(
        "Of the outcomes told here outcome 1 and outcome 2 hold; today’s situation does not."
    )
    assert said({0: (), 1: gone, 2: gone}, coalitions=3) == (
        ", and sides may also leave together, two of eight states hold. Of the outcomes told here "
        "today’s situation holds; outcome 1 and outcome 2 do not."
    )


def test_only_those_who_would_leave_are_named_of_a_state(folder):
    game = build_game(tw.open_crisis(folder).model)
    for one in judge_outcomes(game, range(game.states), ["nash", "sim"]):
        for state, leaving in one.leaving.items():
            gone = [game.decision_makers[d] for d in range(2) if len(game.improvements(d, state))]
            named = [why.decision_maker for why in leaving]
            assert named == gone if one.concept == "nash" else set(named) <= set(gone)
        assert sum(not who for who in one.leaving.values()) == one.holding
