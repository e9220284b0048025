"""What to watch: information against its closed forms, and moves that must tell."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Call, call  # noqa: F401 - a fixture
from tests.dynamics.crises import quarrel
from tightrope.analysis.dynamics.errors import BadHorizon
from tightrope.analysis.dynamics.watch import (
    Against,
    Future,
    Watched,
    mutual_information,
    watch_model,
)
from tightrope.words import ByName, render, watching

STILL = {"rate": 0, "precision": 0, "inertia": 0, "assumption": "a trial"}
EVEN = {"rate": 1, "precision": 0, "inertia": 0, "assumption": "a trial"}


def test_information_is_in_bits_and_nothing_is_told_by_chance() -> None:
    sure = np.array([[4000.0, 0.0], [0.0, 4000.0]])
    assert mutual_information(sure) == pytest.approx(1.0, abs=1e-3)
    assert mutual_information(np.full((2, 4), 1000.0)) == 0.0
    # a binary channel that errs once in ten: 1 - H(0.1)
    channel = np.array([[9000.0, 1000.0], [1000.0, 9000.0]])
    entropy = -(0.9 * np.log2(0.9) + 0.1 * np.log2(0.1))
    assert mutual_information(channel) == pytest.approx(1 - entropy, abs=1e-3)
    rng = np.random.default_rng(0)
    noise = [mutual_information(1.0 * np.bincount(rng.integers(8, size=400), minlength=8)
                                .reshape(2, 4)) for _ in range(50)]  # fmt: skip
    assert np.mean(noise) < 0.004  # the plain estimate is 3 / (800 ln 2) = 0.0054 too high


def test_a_move_that_leads_to_the_end_tells_of_it() -> None:
    # Dale answers force whenever Hill has stopped; nothing else ever moves Dale
    dynamics = {
        "paces": {"hill": {**EVEN, "rate": 0.3}, "dale": {**EVEN, "rate": 2, "inertia": 30}},
        "responses": [{"by": "dale", "if": "not hill.dig", "then": "dale.answer == force",
                       "probability": 1, "assumption": "said"}],
    }  # fmt: skip
    report = watch_model(quarrel(dynamics=dynamics, events=[]), "eventually dale.answer == force", weeks=6,
                         draws=4)  # fmt: skip
    assert [future.answer for future in report.futures] == [False, True]
    (one,) = report.watched
    assert (one.option, one.level, one.by, one.favours) == ("hill.dig", "no", 2, 1)
    assert one.ratio > 10  # without force Hill hardly ever stopped early
    assert one.absence < 1
    assert 0.15 < one.bits < report.unsettled <= 1.0
    assert one.probability == pytest.approx(1 - np.exp(-0.3), abs=0.06)
    assert report == watch_model(quarrel(dynamics=dynamics, events=[]), "eventually dale.answer == force",
                                 weeks=6, draws=4)  # fmt: skip


def test_ends_are_told_by_how_common_they_are() -> None:
    report = watch_model(quarrel(dynamics={"everybody": EVEN}), weeks=9, draws=2)
    shares = [future.probability for future in report.futures]
    assert sum(shares) == pytest.approx(1.0)
    assert shares[:4] == sorted(shares[:4], reverse=True)
    assert len(shares) == 5  # six states: four ends, and the others as one
    assert report.futures[-1].changed is None
    assert [one.bits for one in report.watched] == sorted(
        (one.bits for one in report.watched), reverse=True
    )
    assert all(one.bits >= 0.01 for one in report.watched)


def test_where_nothing_moves_there_is_nothing_to_watch() -> None:
    report = watch_model(quarrel(dynamics={"everybody": STILL}, events=[]), weeks=3, draws=2)
    assert (report.watched, report.unsettled) == ((), 0.0)
    assert "one future all but certain" in watching.nothing_tells(report)
    assert report.futures == (Future({}, None, 1.0),)
    # moves come at the average rate elsewhere: each that is seen speaks against this model
    assert {(one.option, one.level) for one in report.against} == {
        ("hill.dig", "no"), ("dale.answer", "words"), ("dale.answer", "force"),
    }  # fmt: skip
    assert all(one.ratio >= 3 and one.probability <= 0.1 for one in report.against)
    for weeks in (1, 0, 521):
        with pytest.raises(BadHorizon):
            watch_model(quarrel(), weeks=weeks)


def test_what_to_watch_is_told_in_words() -> None:
    names = ByName(quarrel())
    futures = (
        Future({}, None, 0.3),
        Future({"hill.dig": "no"}, None, 0.7),
        Future(None, None, 0.1),
    )
    assert render(watching.future(futures[0]), names) == "It ends as it is today: unlikely (30%)."
    assert (
        render(watching.future(futures[1]), names)
        == "It ends so: Hill does not dig at the well: likely (70%)."
    )
    assert "in some other way" in render(watching.future(futures[2]), names)
    assert "the answer is no" in render(watching.future_name(Future(None, False, 0.5)), names)
    for ratio, said in ((4.0, "about four times likelier"), (1.4, "slightly likelier"),
                        (30.0, "over twenty times likelier")):  # fmt: skip
        one = Watched("hill.dig", "no", 4, 0.25, 0.3, 1, ratio, 0.5)
        text = render(watching.watched(one, futures), names)
        assert text.startswith("That by week 4 Hill does not dig at the well (25%) would be")
        assert said in text
        assert text.endswith("if it ends so: Hill does not dig at the well.")
    text = render(watching.against(Against("hill.dig", "no", 0.02, 5.0)), names)
    assert "is held at 2%" in text
    assert "about five times more for sides" in text


def test_the_verb_watch_tells_and_refuses(call: Call, tmp_path: Path) -> None:  # noqa: F811
    folder = tmp_path / "gas"
    assert call("init", folder, "--example", "gas-dispute-2009")[0] == 0
    code, out, _ = call("watch", folder, "--draws", 2, "--json")
    assert code == 0
    told = json.loads(out)
    assert told["schema"] == "watch/1"
    assert len(told["watched"]) == len(told["watched_text"])
    code, out, _ = call("watch", folder, "--draws", 2, "--ask", "eventually ukraine.pay")
    assert code == 0
    assert "Futures within 12 weeks" in out
    assert "ukraine.pay=yes" not in out  # that is the answer, not a sign of it
    for wrong, said in ((("--weeks", 1), "bad-horizon"), (("--ask", "eventually"), "path-syntax")):
        code, out, err = call("watch", folder, *wrong)
        assert (code, out) == (2, "")
        assert said in err
