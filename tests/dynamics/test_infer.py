"""What moves reveal: against likelihoods worked out by hand, and on worlds whose truth is known."""

from __future__ import annotations

import json
from math import exp
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Call, call  # noqa: F401 - a fixture
from tests.dynamics.crises import BASE, INTERESTS, play, quarrel
from tests.words.saying import say
from tightrope.analysis.dynamics.chain import Pace, build_chain
from tightrope.analysis.dynamics.errors import NoDatedMoves
from tightrope.analysis.dynamics.history import History
from tightrope.analysis.dynamics.infer import (
    ActorRevealed,
    Revealed,
    Telling,
    infer_one,
    infer_wants,
)
from tightrope.analysis.dynamics.likelihood import Points, log_likelihoods
from tightrope.analysis.dynamics.priors import PacePrior
from tightrope.analysis.dynamics.setting import Setting
from tightrope.analysis.dynamics.utility import line_worth

FIXED = {"everybody": {"rate": 1, "precision": 6, "inertia": 0, "assumption": "a trial"}}


def by_kind(report, actor: str, kind: str) -> dict[tuple[str, ...], Revealed]:
    found = next(one for one in report.actors if one.actor == actor)
    return {one.what: one for one in found.statements if one.kind == kind}


def test_with_a_fixed_pace_the_factor_of_two_lines_is_their_likelihood_ratio() -> None:
    # Dale does nothing for a year though force is open: it hardly wants force first
    lines = {
        "hill": BASE["priorities"]["hill"],
        "dale": [{"want": "dale.answer == force"}, {"want": "dale.answer == words"}],
    }
    events = [*BASE["events"], {"date": "2030-05-15", "text": "Dale gives in",
                                "moves": {"dale.answer": "words"}}]  # fmt: skip
    model = quarrel(priorities=lines, dynamics=FIXED, events=events, options={
        **BASE["options"],
        "dale": {"answer": {**BASE["options"]["dale"]["answer"], "now": "words"}},
    })  # fmt: skip
    report = infer_wants(model, points=4000)
    one = by_kind(report, "dale", "above")["dale.answer == force", "dale.answer == words"]
    setting = Setting.of(model, draws=0, seed=0)
    from tightrope.analysis.dynamics.history import read_history

    steps = read_history(model, setting.game).steps
    points = Points(np.ones(1), np.full(1, 6.0), np.zeros(1))
    bits = setting.game.preferences["dale"].bits(setting.game.space)
    logs = [
        log_likelihoods(
            steps, 1, setting.reaches[1],
            lambda at, order=order: line_worth(bits, order)[at][None], points,
        ).sum()
        for order in ([0, 1], [1, 0])
    ]  # fmt: skip
    assert one.factor == pytest.approx(exp(logs[0] - logs[1]), rel=1e-6)
    assert one.factor < 1 / 3
    assert one.before == pytest.approx(0.5, abs=0.03)
    assert one.by
    assert all(telling.factor < 1 for telling in one.by)


def test_interests_are_told_by_class_and_against_each_other() -> None:
    model = quarrel(**INTERESTS)
    setting = Setting.of(model, draws=0, seed=0)
    # a Hill that digs on and on, whatever Dale does, cares about water above all
    chain = build_chain(setting.game.space, setting.central, [Pace(1.0, 0.0), Pace(1.0, 0.0)])
    digging = [
        step for step in play(chain, 1, 120.0, np.random.default_rng(1))
        if step.dm != 0 and setting.game.space.columns["hill.dig"][step.state]
    ]  # fmt: skip
    prior = PacePrior((1, 1, 1), (12, 12, 12), (0, 0, 0), ("file",) * 3)
    found = infer_one(setting, 0, prior, History(tuple(digging)), points=4000, seed=0)
    told = {(one.kind, one.what): one for one in found.statements}
    assert told["outweighs", ("water", "peace")].factor > 3
    assert told["outweighs", ("water", "peace")].by[0].moved == {}
    assert ("weight", ("water", "minor")) in told
    assert told["weight", ("water", "minor")].factor < 1 / 3
    assert told["rather", ("hill.dig", "no")].factor < 1 / 3
    assert [abs(np.log(one.factor)) for one in found.statements] == sorted(
        (abs(np.log(one.factor)) for one in found.statements), reverse=True
    )


def test_over_drawn_worlds_what_is_said_is_as_often_true() -> None:
    model = quarrel(priorities={
        **BASE["priorities"],
        "dale": [{"want": "not hill.dig"}, {"want": "dale.answer == tolls"},
                 {"want": "not dale.answer == force"}, {"want": "dale.answer == words"}],
    })  # fmt: skip
    setting = Setting.of(model, draws=0, seed=0)
    bits = setting.game.preferences["dale"].bits(setting.game.space)
    prior = PacePrior((0.5, 1.0, 2.0), (3.0, 8.0, 20.0), (0.0, 0.5, 1.0), ("file",) * 3)
    rng = np.random.default_rng(2)
    said, true, right = [], [], []
    texts = [str(text) for text in setting.game.preferences["dale"].statements]
    for seed in range(40):
        order = list(map(int, rng.permutation(4)))
        worth = np.stack([setting.central[0], line_worth(bits, order)])
        chain = build_chain(setting.game.space, worth, [Pace(1, 1), prior.draw(rng, 1).pace(0)])
        history = History(tuple(play(chain, 1, 60.0, rng)))
        found = infer_one(setting, 1, prior, history, points=2000, seed=seed)
        for one in found.statements:
            if one.kind == "above":
                a, b = (order.index(texts.index(text)) for text in one.what)
                said.append(one.after)
                true.append(a < b)
                right.append((one.factor > 1) == (a < b))
    assert len(said) > 60
    assert np.mean(right) > 0.8
    error = np.sqrt(np.mean(np.multiply(said, 1 - np.array(said))) / len(said))
    # statements of one world hang together, so the sampling error is wider than of free ones
    assert abs(np.mean(said) - np.mean(true)) < 6 * error


def test_where_the_moves_do_not_tell_that_is_said() -> None:
    report = infer_wants(quarrel(dynamics=FIXED), points=2000)
    hill = next(one for one in report.actors if one.actor == "hill")
    assert hill.moves == 0
    assert hill.untold + len(hill.statements) >= 1
    text = say(hill, "untold_text", quarrel())
    assert text.endswith("the moves do not tell.")
    blind = ActorRevealed("hill", 0, 1.0, 50.0, (), 3)
    assert "missing in the model" in say(blind, "untold_text", quarrel())
    full = ActorRevealed("hill", 0, 1.0, 100.0, (), 3)
    assert "Of three statements about what Hill wants" in say(full, "untold_text", quarrel())
    with pytest.raises(NoDatedMoves):
        infer_wants(quarrel(events=BASE["events"][:1]))


@pytest.mark.parametrize(
    ("kind", "what", "factor", "said"),
    [
        ("weight", ("water", "vital"), 5.2, "about five times likelier that “Water” is vital to Hill"),
        ("outweighs", ("water", "pact"), 0.2, "about five times less likely that “Water” matters"),
        ("outweighs", ("pact", "water"), 5.0, "about five times likelier that keeping the Pact matters"),
        ("above", ("hill.dig", "not hill.dig"), 40.0, "over twenty times likelier that Hill puts"),
        ("rather", ("hill.dig", "no"), 4.0, "today, rather not dig at the well than leave things as they are"),
        ("rather", ("hill.dig", "no"), 2.9, "do not tell whether Hill would"),
        ("rather", ("hill.dig", "no"), 0.34, "do not tell whether Hill would"),
        ("rather", ("hill.dig", "no"), 3.0, "about three times likelier"),
    ],
)  # fmt: skip
def test_factors_are_told_in_words(kind, what, factor, said) -> None:
    model = quarrel(**INTERESTS)
    telling = Telling("2030-05-08", {"dale.answer": "tolls"}, 1.0, 3.0)
    waited = Telling("2030-05-29", {}, 3.0, 2.0)
    text = say(
        Revealed(kind, "hill", what, 0.5, 0.8, factor, (telling, waited), ("pact",)),
        "sentence",
        model,
    )
    assert said in text
    if "likel" in text:
        assert "Most of that comes from this: on 2030-05-08 Dale" in text
        assert "Hill did not move in the three weeks before 2030-05-29" in text


@pytest.mark.parametrize(
    ("until", "weeks", "said"),
    [
        ("2030-05-29", 2.0, "in the two weeks before 2030-05-29"),
        ("2030-05-29", 13 / 7, "in the 13 days before 2030-05-29"),
        ("", 1.0, "in the seven days before the end"),
        ("", 1 / 7, "in the day before the end"),
    ],
)
def test_a_stretch_without_a_move_is_told_in_days_or_weeks(until, weeks, said) -> None:
    waited = Telling(until, {}, weeks, 2.0)
    found = Revealed("weight", "hill", ("water", "vital"), 0.5, 0.8, 5.2, (waited,))
    assert f"Hill did not move {said}" in say(found, "sentence", quarrel(**INTERESTS))


def test_the_verb_infer_tells_and_refuses(call: Call, tmp_path: Path) -> None:  # noqa: F811
    folder = tmp_path / "w"
    assert call("init", folder, "--example", "russia-iran-israel-2025")[0] == 0
    code, out, _ = call("infer", folder, "--json")
    assert code == 0
    told = json.loads(out)
    assert told["schema"] == "infer/2"
    assert told["moves"] >= 1
    assert all("untold_text" in actor for actor in told["actors"])
    code, out, err = call("infer", folder)
    assert code == 0
    assert "starts the clock" in err
    assert "do not tell" in out
    assert call("init", tmp_path / "f", "--example", "falklands-1982")[0] == 0
    code, out, err = call("infer", tmp_path / "f")
    if code:  # the case has no dated moves
        assert (code, out) == (3, "")
        assert "no-dated-moves" in err
