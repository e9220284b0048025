"""One question about the weeks ahead has one number, whichever verb, page or brief is asked."""

from __future__ import annotations

import json
from dataclasses import replace
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from tests.dynamics.crises import BASE, INTERESTS, quarrel
from tightrope.analysis.dynamics import asked
from tightrope.analysis.dynamics.errors import BadHorizon
from tightrope.analysis.dynamics.forecast import forecast_model
from tightrope.analysis.dynamics.path_formula import parse_path
from tightrope.analysis.dynamics.setting import STREAM, Setting
from tightrope.analysis.dynamics.watch import watch_model
from tightrope.app import use_cases
from tightrope.app.forecasts.foreseen import foresee
from tightrope.app.gathered.ahead import Lookout
from tightrope.app.gathered.gather import gather
from tightrope.app.how import DEFAULT, How
from tightrope.crisis import apply_scenario, option_levels
from tightrope.errors import UsageMistake
from tightrope.words.forecasts import counted, percent

ASKED = "eventually not hill.dig"
HOWS = (DEFAULT, How(draws=7))


LINES = {"hill": [{"want": "not dale.answer == force"}, {"want": "hill.dig"}, {"want": "dale.answer == words"}],
         "dale": [{"want": "not hill.dig"}, {"want": "dale.answer == tolls"}, {"want": "dale.answer == force"}]}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    crisis = {**BASE, **INTERESTS, "focal": "dale"}
    (tmp_path / "crisis.yaml").write_text(json.dumps(crisis), "utf-8")
    return tmp_path


def _of(curves: Any, question: str, scenario: str | None = None) -> Any:
    (found,) = [c for c in curves if (c["question"], c["scenario"]) == (question, scenario)]
    return found


@pytest.mark.parametrize("how", HOWS, ids=["as usual", "few draws"])
@pytest.mark.parametrize("wants", ["lines", "interests"])
@pytest.mark.parametrize("exact", [True, False], ids=["exact", "drawn"])
def test_brief_forecast_watch_and_page_give_one_number(
    exact: bool, wants: str, how: How, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exact:
        monkeypatch.setattr(asked, "MOST_EXACT", 0)
    if wants == "lines":
        crisis = {**BASE, "priorities": LINES, "focal": "dale"}
        (folder / "crisis.yaml").write_text(json.dumps(crisis), "utf-8")
    number = forecast_model(gather(folder).model, [ASKED], draws=how.draws).curves[0].probability
    forecast = use_cases.forecast(folder, [ASKED], how=how).to_json()
    assert _of(forecast["curves"], ASKED)["probability"] == list(number)
    plain = use_cases.forecast(folder, how=how).to_json()
    assert _of(plain["curves"], ASKED)["probability"] == list(number)
    beside = use_cases.forecast(folder, [ASKED], scenarios=["force"], how=how).to_json()
    assert _of(beside["curves"], ASKED)["probability"] == list(number)
    page = foresee(gather(folder, how), 12, []).to_json()
    assert _of(page["fans"], ASKED)["probability"] == list(number)
    watched = use_cases.watch(folder, about="hill", how=how).to_json()
    assert [
        one["probability"] for one in watched["coming"] if one["option"] == "hill.dig"
    ] == pytest.approx([number[-1]] * 2, abs=1e-9)
    for one in watched["against"]:
        if one["option"] == "hill.dig":
            assert one["probability"] == pytest.approx(number[-1], abs=1e-9)
    futures = use_cases.watch(folder, ASKED, how=how).to_json()["futures"]
    assert futures[1]["probability"] == pytest.approx(number[-1], abs=1e-9)
    out = folder / "brief.json"
    use_cases.brief(folder, out, how=how)
    (comes,) = [s for s in json.loads(out.read_text("utf-8"))["sections"] if s["id"] == "comes"]
    shown = json.dumps(comes, ensure_ascii=False)
    assert f'"{percent(number[-1])}"' in shown
    assert f'"{percent(number[6])}"' in shown


@pytest.mark.parametrize("exact", [True, False], ids=["exact", "drawn"])
def test_fewer_draws_are_the_first_of_the_same(
    exact: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exact:
        monkeypatch.setattr(asked, "MOST_EXACT", 0)
    model = quarrel(**INTERESTS)
    path = parse_path(ASKED, option_levels(model))
    shares = []
    for draws in (3, 9):
        base = asked.Prepared.of(model, draws=draws, seed=4)
        shares.append(asked.Run(base, base.setting, [path], 6).shares(draws))
    assert (shares[0] == shares[1][:3]).all()
    assert forecast_model(model, [ASKED], weeks=6, draws=3, seed=4).curves[0].probability[
        -1
    ] == pytest.approx(shares[1][:3, 0, -1].mean())


def test_typed_lines_are_drawn_alike_however_many_draws_there_are() -> None:
    model = quarrel()
    few, many = (Setting.of(model, draws=n, seed=1) for n in (3, STREAM))
    assert all((few.worth(d) == many.worth(d)).all() for d in range(3))
    assert any((many.worth(0) != many.worth(d)).any() for d in range(3))


def test_a_watch_list_says_of_a_move_what_the_forecast_says() -> None:
    finding = {"hill.dig": "yes", "dale.answer": "tolls"}
    model = quarrel(**INTERESTS)
    found = watch_model(model, expected=finding, draws=20)
    asked_ = {
        (one.option, one.level): f"eventually {one.option} == {one.level}" for one in found.against
    }
    told = forecast_model(model, tuple(asked_.values()), draws=20)
    numbers = {one.question: one.probability[-1] for one in told.curves}
    assert {(one.option, one.level) for one in found.against} == {
        ("hill.dig", "no"), ("dale.answer", "words"), ("dale.answer", "force"),
    }  # fmt: skip
    for one in found.against:
        assert one.probability == pytest.approx(numbers[asked_[one.option, one.level]], abs=1e-9)


def test_what_was_found_is_kept_until_something_of_it_changes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_cases.brief(folder, folder / "brief.json")

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("computed again")

    for name in ("forecast_model", "watch_model", "report_of", "backtest"):
        monkeypatch.setattr(f"tightrope.app.gathered.ahead.{name}", refuse)
    kept = use_cases.forecast(folder)
    foresee(gather(folder), 12, [])
    assert gather(folder).lookout.tested() is not None
    with pytest.raises(AssertionError, match="again"):
        use_cases.forecast(folder, weeks=11)
    with pytest.raises(AssertionError, match="again"):
        use_cases.forecast(folder, how=How(seed=1))
    monkeypatch.undo()
    assert kept.report == forecast_model(gather(folder).model, ())
    text = (folder / "crisis.yaml").read_text("utf-8")
    (folder / "crisis.yaml").write_text(text.replace('"major"', '"minor"', 1), "utf-8")
    assert use_cases.forecast(folder).report != kept.report


def test_a_folder_keeps_no_more_than_some_answers(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tightrope.app.store.found.MOST", 5)
    look = Lookout(gather(folder).model, How(draws=1), gather(folder).folder)
    for weeks in range(1, 9):
        look.forecast([ASKED], weeks=weeks)
    assert len(list((folder / ".tightrope" / "ahead").iterdir())) == 5


def test_how_many_draws_were_made_is_said_with_the_error_that_leaves() -> None:
    model = quarrel()
    usual, few, none = (forecast_model(model, [ASKED], draws=n) for n in (200, 9, 0))
    assert usual.draws == STREAM
    error = 100 * few.curves[0].error
    assert counted(few) == (
        f"Each number is a mean over only nine draws of what is uncertain, the first of the usual "
        f"{STREAM}; its standard error is at most {error:.0f} points."
    )
    assert counted(usual).startswith(
        f"Each number is a mean over {STREAM} draws of what is uncertain (at most {STREAM} are made); "
    )
    assert "only" not in counted(usual)
    spread = replace(usual, draws=STREAM + 1)  # made elsewhere, all that are asked for
    assert "at most 100 are made" not in counted(spread)
    assert counted(none) == ""
    scenario = forecast_model(
        model, [ASKED], draws=9, scenarios={"force": apply_scenario(model, "force")}
    )
    assert scenario.curves[0].probability == few.curves[0].probability


def test_within_one_week_the_page_forecasts_and_has_nothing_to_watch_for(folder: Path) -> None:
    gathered = gather(folder, How(draws=3))
    page = foresee(gathered, 1, [])
    assert page.watch == ()
    assert [len(one.probability) for one in page.fans] == [2] * len(page.fans)
    assert foresee(gathered, 2, []).watch
    for weeks in (0, -5, 521):
        with pytest.raises(BadHorizon):
            foresee(gathered, weeks, [])


def test_only_who_decides_something_can_be_watched(folder: Path) -> None:
    with pytest.raises(UsageMistake, match="did you mean 'hill'"):
        use_cases.watch(folder, about="hil")


def test_what_nobody_says_is_twelve_weeks_and_two_hundred_draws_of_seed_0() -> None:
    assert How() == How(draws=200, seed=0, as_of=None)
    for verb in (use_cases.forecast, use_cases.watch):
        assert signature(verb).parameters["weeks"].default == 12
    assert signature(use_cases.count).parameters["sampled"].default == 3
