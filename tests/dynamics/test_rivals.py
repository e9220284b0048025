"""Competing hypotheses: against likelihoods worked out by hand, and on worlds whose truth is known."""

from __future__ import annotations

import json
from math import exp, log
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Call, call  # noqa: F401 - a fixture
from tests.dynamics.crises import BASE, play, quarrel
from tightrope.analysis.dynamics import rivals
from tightrope.analysis.dynamics.chain import Pace, build_chain
from tightrope.analysis.dynamics.errors import BadRivals, NoDatedMoves
from tightrope.analysis.dynamics.history import History, read_history
from tightrope.analysis.dynamics.rivals import Evidence, RivalReport, Weighed, weigh_rivals
from tightrope.analysis.dynamics.setting import Setting
from tightrope.app import use_cases
from tightrope.app.how import How
from tightrope.crisis import read_crisis
from tightrope.crisis.fold import model_on
from tightrope.dates import PartialDate
from tightrope.words import ByName, Phrase, render
from tightrope.words import rivals as words

FIXED = {"everybody": {"rate": 1, "precision": 3, "inertia": 0, "assumption": "a trial"}}
GENTLE = [{"want": "dale.answer == words"}, {"want": "not hill.dig"}]
HARSH = [{"want": "dale.answer == force"}, {"want": "not hill.dig"}]


def wanting(dale, **changes):
    return quarrel(priorities={**BASE["priorities"], "dale": dale}, dynamics=FIXED, **changes)


def say_phrase(phrase: Phrase, model) -> str:
    return render(phrase, ByName(model))


def by_hand(model) -> float:
    """The log likelihood of the record of a model without draws, state by state."""
    setting = Setting.of(model, draws=0, seed=0)
    chain = setting.chain(setting.worth(None), setting.circumstances([Pace(1, 3)] * 2, None))
    total = 0.0
    for step in read_history(model, setting.game).steps:
        rates = chain.jumps(step.state)
        total -= sum(rates.values()) * step.weeks
        if step.target is not None:
            total += log(rates[step.target])
    return total


def test_with_all_fixed_the_posterior_is_bayes_by_hand() -> None:
    gentle, harsh = wanting(GENTLE), wanting(HARSH)
    report = weigh_rivals({"gentle": gentle, "harsh": harsh}, priors={"gentle": 0.2}, draws=0)
    one, other = report.hypotheses
    assert (one.name, one.prior, other.prior) == ("gentle", 0.2, pytest.approx(0.8))
    assert one.log_likelihood == pytest.approx(by_hand(gentle), abs=1e-9)
    assert other.log_likelihood == pytest.approx(by_hand(harsh), abs=1e-9)
    odds = 0.25 * exp(by_hand(gentle) - by_hand(harsh))
    assert one.posterior == pytest.approx(odds / (1 + odds), abs=1e-9)
    assert one.posterior + other.posterior == pytest.approx(1.0)
    assert sum(e.logs[0] for e in report.evidence) == pytest.approx(one.log_likelihood)
    assert [e.ratio for e in report.evidence] == sorted(e.ratio for e in report.evidence)[::-1]
    for step in report.evidence:
        assert step.ratio == pytest.approx(exp(abs(step.logs[0] - step.logs[1])))
        assert step.favours == ("gentle" if step.logs[0] >= step.logs[1] else "harsh")
    flat = quarrel(dynamics={"everybody": {**FIXED["everybody"], "precision": 0}})
    same = weigh_rivals({"a": flat, "b": flat}, draws=0)
    assert same.hypotheses[0].posterior == 0.5
    assert same.hypotheses[0].against_chance == pytest.approx(1.0)
    assert not same.tells


def test_the_truth_is_found_on_drawn_worlds_and_is_held_as_often_as_said(monkeypatch) -> None:
    models = {"gentle": wanting(GENTLE), "harsh": wanting(HARSH)}
    settings = {name: Setting.of(model, draws=0, seed=0) for name, model in models.items()}
    rng = np.random.default_rng(3)
    said, right = [], []
    for trial in range(40):
        truth = ("gentle", "harsh")[trial % 2]
        setting = settings[truth]
        chain = build_chain(setting.game.space, setting.central, [Pace(1.0, 3.0)] * 2)
        steps = tuple(play(chain, setting.start, 6.0, rng))
        if len(steps) < 2:
            continue
        monkeypatch.setattr(rivals, "read_history", lambda *_, steps=steps: History(steps))
        report = weigh_rivals(models, draws=0)
        best = max(report.hypotheses, key=lambda one: one.posterior)
        said.append(best.posterior)
        right.append(best.name == truth)
    assert np.mean(right) > 0.85
    assert abs(np.mean(said) - np.mean(right)) < 0.1


def test_what_only_one_model_has_does_not_count_and_stays_as_it_is() -> None:
    more = quarrel(
        options={**BASE["options"], "hill": {**BASE["options"]["hill"], "sue": {"text": "Sue", "now": False}}},
        dynamics=FIXED,
    )  # fmt: skip
    plain = quarrel(dynamics=FIXED)
    report = weigh_rivals({"plain": plain, "more": more}, draws=0)
    # to sue is not seen: Hill's choices of both kinds look like one, so nothing tells them apart
    assert report.hypotheses[0].log_likelihood == pytest.approx(report.hypotheses[1].log_likelihood)
    assert report.left_out == ()
    events = [
        *BASE["events"],
        {"date": "2030-05-15", "text": "Hill sues", "moves": {"hill.sue": True}},
    ]
    sued = quarrel(options={**more.model_dump(mode="json")["options"],
                            "hill": {**BASE["options"]["hill"], "sue": {"text": "Sue", "now": True}},
                            "dale": BASE["options"]["dale"]},
                   dynamics=FIXED, events=events)  # fmt: skip
    told = weigh_rivals({"sued": sued, "plain": plain}, draws=0)
    assert told.left_out == ("hill.sue",)
    assert all("hill.sue" not in step.moved for step in told.evidence)


def test_draws_of_wants_and_paces_are_integrated_out_and_seeded() -> None:
    models = {"gentle": quarrel(priorities={**BASE["priorities"], "dale": GENTLE}),
              "harsh": quarrel(priorities={**BASE["priorities"], "dale": HARSH})}  # fmt: skip
    one, again, other = (weigh_rivals(models, draws=10, seed=s) for s in (0, 0, 1))
    assert one == again
    assert one.hypotheses != other.hypotheses
    assert one.draws == 10
    assert one.hypotheses[0].posterior == pytest.approx(other.hypotheses[0].posterior, abs=0.1)


@pytest.mark.parametrize(
    ("priors", "said"),
    [
        ({"x": 0.5}, "a prior of no hypothesis"),
        ({"a": 0.0}, "no probability"),
        ({"a": 1.0}, "no probability"),
        ({"a": 0.6, "b": 0.5}, "add up"),
        ({"a": 0.6, "b": 0.3}, "add up"),
    ],
)
def test_priors_that_are_none_are_refused(priors, said) -> None:
    with pytest.raises(BadRivals, match=said):
        weigh_rivals({"a": quarrel(), "b": quarrel()}, priors=priors, draws=0)
    assert weigh_rivals({"a": quarrel(), "b": quarrel()}, priors={"a": 0.6, "b": 0.4}, draws=0)


def test_what_cannot_be_weighed_is_refused() -> None:
    with pytest.raises(BadRivals, match="no rival"):
        weigh_rivals({"a": quarrel()}, draws=0)
    never = quarrel(rules=[{"never": "dale.answer == tolls and not hill.dig", "because": "x"},
                           {"never": "hill.dig and dale.answer == words", "because": "x"}])  # fmt: skip
    with pytest.raises(BadRivals, match="rules out what happened"):
        weigh_rivals({"a": quarrel(), "b": never}, draws=0)
    other = quarrel(
        options={"hill": {"wait": {"text": "Wait", "now": True}}},
        priorities={},
        events=[],
        scenarios={},
    )
    with pytest.raises(BadRivals, match="no option in common"):
        weigh_rivals({"a": quarrel(), "b": other}, draws=0)
    with pytest.raises(NoDatedMoves):
        weigh_rivals({"a": quarrel(events=BASE["events"][:1]), "b": quarrel()}, draws=0)


def told(found: Phrase) -> str:
    return say_phrase(found, quarrel())


def test_it_is_told_in_words() -> None:
    one = Weighed("as stated", 0.5, 0.93, -3.0, 12.0)
    dull = Weighed("other", 0.5, 0.07, -5.6, 2.9)
    steps = [Evidence("2030-05-08", {"dale.answer": "tolls"}, 1.0, (-1.0, -2.4), 4.1, "as stated"),
             Evidence("2030-05-29", {}, 3.0, (-1.0, -2.4), 4.1, "as stated")]  # fmt: skip
    report = RivalReport(None, (one, dull), tuple(steps), True, (), 0, 0)
    text = told(words.verdict(report))
    assert text.startswith("Among these hypotheses it is very likely (93%) that “as stated”")
    assert "by one dated move and the times between, from 50% before;" in text
    report = RivalReport(None, (one, dull), (steps[0],) * 4, True, (), 0, 0)
    assert "by four dated moves and" in told(words.verdict(report))
    flat = RivalReport(None, (one, dull), tuple(steps), False, (), 0, 0)
    assert told(words.verdict(flat)).startswith("By one dated move these hypotheses cannot be told")


@pytest.mark.parametrize(
    ("factor", "said"),
    [
        (3.0, ""),
        (2.99, "“x” explains the moves hardly better than moves at random at the same pace would: it makes"),
        (2.99, "makes them about three times likelier, and less than three times tells nothing."),
        (2.18, "hardly better than moves at random at the same pace would: it makes them about two times"),
        (1.49, "no better and no worse than moves at random"),
        (1.0, "no better and no worse than moves at random"),
        (0.68, "no better and no worse than moves at random"),
        (0.5, "hardly worse than moves at random at the same pace would"),
        (0.5, "it makes them about two times less likely, and less than three times tells nothing"),
        (0.34, "hardly worse than moves at random"),
        (1 / 3, "worse than moves at random at the same pace would: it makes them about three times less"),
        (0.151, "“x” explains the moves worse than moves at random at the same pace would"),
        (0.151, "it makes them about seven times less likely."),
        (0.001, "over twenty times less likely."),
    ],
)  # fmt: skip
def test_what_is_hardly_better_or_worse_than_chance_is_said_to_be_so(factor, said) -> None:
    text = told(words.worth(Weighed("x", 0.5, 0.5, 0.0, factor)))
    assert said in text
    assert bool(text) == bool(said)
    assert ("hardly" in text) == (3 > max(factor, 1 / factor) >= 1.5)


def test_a_step_is_told_in_words() -> None:
    moved = Evidence("2030-05-08", {"dale.answer": "tolls"}, 1.0, (-1.0, -2.4), 4.1, "as stated")
    assert say_phrase(words.evidence(moved), quarrel()) == (
        "On 2030-05-08 Dale answers the digging (“tolls”): about four times likelier under “as "
        "stated” than where it is least likely."
    )
    waited = Evidence("2030-05-29", {}, 3.0, (-1.0, -4.4), 30.0, "other")
    assert "Nobody moved in the 21 days to 2030-05-29: over twenty times" in say_phrase(
        words.evidence(waited), quarrel()
    )
    assert not words.evidence(Evidence("2030-05-29", {}, 3.0, (-1.0, -2.0), 2.9, "other"))


def test_infer_weighs_rivals_and_refuses(call: Call, tmp_path: Path) -> None:  # noqa: F811
    for name in ("one", "two"):
        assert call("init", tmp_path / name, "--example", "russia-iran-israel-2025")[0] == 0
    file = tmp_path / "two" / "crisis.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("in: clash_with_usa, wants: low, weight: vital",
                                 "in: clash_with_usa, wants: low, weight: minor"), "utf-8")  # fmt: skip
    ask = ("infer", tmp_path / "one", "--rival", tmp_path / "two", "--draws", 2)
    code, out, _ = call(*ask, "--scenario", "one_raid", "--json")
    assert code == 0
    told = json.loads(out)
    assert told["schema"] == "rivals/1"
    assert [one["name"] for one in told["hypotheses"]] == ["as stated", "two", "one_raid"]
    assert sum(one["posterior"] for one in told["hypotheses"]) == pytest.approx(1.0)
    code, out, err = call(*ask, "--prior", "two=0.25")
    assert code == 0
    assert "only against each other" in err
    assert "25%" in out
    for wrong, said in (
        (("--scenario", "us_strike"), "explains no move"),
        (("--rival", tmp_path / "two"), "one name"),
        (("--prior", "two"), "NAME=NUMBER"),
        (("--prior", "two=0.3", "--prior", "two=0.4"), "two priors for one hypothesis"),
        (("--prior", "two=2"), "no probability"),
        (("--rival", tmp_path / "none"), "none"),
    ):
        code, out, err = call(*ask, *wrong)
        assert (code != 0, out) == (True, "")
        assert said in err
        assert len(err.strip().splitlines()) == 1


def test_rivals_are_weighed_as_of_a_date_by_what_was_known_then(tmp_path: Path) -> None:
    rival = {**BASE, "priorities": {**BASE["priorities"], "hill": [{"want": "hill.dig"}]}}
    events = [
        *BASE["events"],
        {"date": "2030-05-20", "text": "Hill stops", "moves": {"hill.dig": False}},
    ]
    for name, told in (("one", BASE), ("two", rival)):
        (tmp_path / name).mkdir()
        options = {**BASE["options"], "hill": {"dig": {"text": "Dig at the well", "now": False}}}
        crisis = {**told, "events": events, "options": options}
        (tmp_path / name / "crisis.yaml").write_text(json.dumps(crisis), "utf-8")

    def weighed(as_of: str | None) -> RivalReport:
        how = How(draws=4, as_of=as_of)
        return use_cases.weigh(tmp_path / "one", [tmp_path / "two"], how=how).report

    before, after, whole = weighed("2030-05-19"), weighed("2030-05-20"), weighed(None)
    assert ["2030-05-20" in {e.date for e in one.evidence if e.moved} for one in (before, after)] == [
        False, True,
    ]  # fmt: skip
    models = {
        name: model_on(
            read_crisis(tmp_path / place / "crisis.yaml").model, PartialDate("2030-05-19")
        )
        for name, place in (("as stated", "one"), ("two", "two"))
    }
    assert before == weigh_rivals(models, priors={}, draws=4, seed=0)
    # that Hill stopped speaks against the one that wants nothing but to dig, once it is known
    two = [next(h for h in one.hypotheses if h.name == "two").posterior for one in (before, after)]
    assert two[1] < two[0]
    assert [h.posterior for h in whole.hypotheses] != [h.posterior for h in before.hypotheses]
