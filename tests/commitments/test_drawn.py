"""Where somebody has interests, red lines are judged in the draws of the whole model."""

from __future__ import annotations

import numpy as np

from tests.words.saying import say
from tightrope.analysis.commitments import RedLineJudgement, analyse_commitments
from tightrope.analysis.commitments.credibility import Threat
from tightrope.analysis.commitments.engine import CommitmentsEngine
from tightrope.analysis.commitments.question import DrawnRanks
from tightrope.analysis.facts import Grounds
from tightrope.conflict import Draws, build_game
from tightrope.crisis import parse_crisis

BRIDGE = """\
title: The bridge
as_of: 2025
actors: {east: {name: East}, west: {name: West}}
options:
  east: {close: {text: Close the bridge, now: no}}
  west: {tax: {text: Tax the east, now: no}}
indicators:
  trade: {name: Trade}
  pride: {name: Pride of the east}
  money: {name: Money of the west}
effects:
  - {from: east.close, to: trade, sign: "-", strength: medium}
  - {from: west.tax, to: pride, sign: "-", strength: medium}
  - {from: east.close, to: pride, sign: +, strength: medium}
  - {from: west.tax, to: money, sign: +, strength: medium}
  - {from: east.close, to: money, sign: "-", strength: medium}
interests:
  east:
    - {in: trade, wants: high, weight: major}
    - {in: pride, wants: high, weight: major}
  west:
    - {in: money, wants: high, weight: major}
red_lines:
  - {id: bridge, by: east, against: west, if: west.tax, then: east.close}
"""
MODEL = parse_crisis(BRIDGE).model
GAME = build_game(MODEL)


def judged(draws: int = 60, seed: int = 5) -> RedLineJudgement:
    (line,) = analyse_commitments(MODEL, GAME, draws=draws, seed=seed).red_lines
    return line


def test_shares_count_the_draws_of_the_model() -> None:
    line = judged()
    drawn = Draws.of(MODEL, draws=60, seed=5)
    trigger = GAME.levels[:, GAME.options.index("west.tax")] > 0
    response = GAME.levels[:, GAME.options.index("east.close")] > 0
    credible = pays = deterred = 0
    for draw in range(drawn.draws):
        ranks = drawn.ranks(draw)
        credible += Threat(GAME, 0, trigger, response).judge(ranks[0]).everywhere
        calm, taxed, closed = (
            int(np.flatnonzero((trigger == t) & (response == r))[0])
            for t, r in ((False, False), (True, False), (True, True))
        )
        if ranks[1, taxed] > ranks[1, calm]:
            pays += 1
            deterred += ranks[1, closed] <= ranks[1, calm]
    assert line.by_draws
    assert (line.draws, line.sampled) == (drawn.draws, drawn.draws)
    assert line.share_credible == credible / drawn.draws
    assert line.pays_in == pays
    assert line.share_deters == deterred / pays
    assert 0 < credible < drawn.draws
    assert 0 < deterred < pays


def test_the_same_seed_gives_the_same_shares_and_another_others() -> None:
    assert judged() == judged()
    assert judged(seed=6).share_credible != judged().share_credible


def test_what_was_not_looked_for_is_not_said_to_be_missing() -> None:
    line = judged()
    assert not line.mending_sought
    assert say(line, "least_change_text", MODEL) == ""
    assert "draws of strengths, weights and orders" in say(line, model=MODEL)
    assert "priorities" not in say(line, "deterrence", MODEL)


def test_lines_alone_are_not_drawn_twice() -> None:
    lines = BRIDGE[: BRIDGE.index("interests:")] + "priorities:\n  east: [{want: not west.tax}]\n"
    lines += "  west: [{want: west.tax}]\n" + BRIDGE[BRIDGE.index("red_lines:") :]
    model = parse_crisis(lines).model
    assert DrawnRanks.of(model, build_game(model), 20, 0) is None
    assert DrawnRanks.of(MODEL, GAME, 0, 0) is None
    assert DrawnRanks.of(MODEL, None, 20, 0) is None


def test_one_draw_is_a_draw_and_none_is_none() -> None:
    assert DrawnRanks.of(MODEL, GAME, 0, 5) is None
    one = DrawnRanks.of(MODEL, GAME, 1, 5)
    assert one is not None
    assert one.draws == 1
    assert DrawnRanks.of(MODEL, None, 5, 5) is None


def test_a_line_that_is_not_judged_counts_no_outcome() -> None:
    (line,) = analyse_commitments(
        parse_crisis(BRIDGE.replace(", then: east.close", "")).model, GAME, draws=5, seed=5
    ).red_lines
    assert (line.verdict, line.holds_in, line.judged_in) == ("not judged", 0, 0)


def test_the_facts_of_a_line_rest_on_its_claims_and_its_assumption() -> None:
    text = BRIDGE.replace("then: east.close}", "then: east.close, cites: [c-1], assumption: heard}")
    model = parse_crisis(text).model
    engine = CommitmentsEngine()
    report = analyse_commitments(model, build_game(model), draws=5, seed=5)
    grounds = {fact.grounds for fact in engine.facts(report) if fact.key.of == ("bridge",)}
    assert grounds == {Grounds(("c-1",), ("heard",))}
    bare = analyse_commitments(MODEL, GAME, draws=5, seed=5)
    assert {f.grounds for f in engine.facts(bare) if f.key.of == ("bridge",)} == {Grounds()}
