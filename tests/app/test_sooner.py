"""Without the shares of draws, which no fact tells, a what-if finds the same sooner."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import pytest

from tightrope.analysis import engines as engines_room
from tightrope.analysis.engines import analyse_model, engines, facts_of
from tightrope.app.gathered import gather as module
from tightrope.app.gathered.gather import Gathered, gather
from tightrope.app.how import How
from tightrope.app.workbench.chips import chips_of
from tightrope.app.workbench.playing import play, side_by_side

CASES = ("cuban-missile-crisis-1962", "gas-dispute-2009", "falklands-1982", "two-cities-teaching")


def opened(name: str, path: Path) -> Gathered:
    shutil.copytree(str(resources.files("tightrope.cases").joinpath(name)), path)
    return gather(path, How(draws=12))


def single_turns(gathered: Gathered, every: int) -> list[str]:
    chips = chips_of(gathered.model).chips
    turns = [f"{one.id}={value}" for one in chips for value in one.values if value != one.now]
    return turns[::every]


@pytest.mark.parametrize("name", CASES)
def test_a_what_if_without_shares_tells_the_differences_of_the_whole(
    name: str, tmp_path: Path
) -> None:
    gathered = opened(name, tmp_path / "w")
    met = set()
    for turn in single_turns(gathered, every=7):
        whole = gathered.what_if([turn])
        sooner = gathered.what_if([turn], shares=False)
        assert (sooner.differences, sooner.effect) == (whole.differences, whole.effect), turn
        model = gathered.model
        assert play(sooner, [turn], model).to_json() == play(whole, [turn], model).to_json()
        met.add(whole.effect == "no effect")
    assert False in met


@pytest.mark.parametrize("name", CASES)
def test_facts_that_do_not_follow_from_draws_are_the_same_under_other_draws(
    name: str, tmp_path: Path
) -> None:
    model = opened(name, tmp_path / "w").model
    some, other = analyse_model(model, draws=9, seed=1), analyse_model(model, draws=5, seed=2)
    for room, engine in engines().items():
        if not engine.samples_facts and getattr(some, room) is not None:
            assert list(engine.facts(getattr(some, room))) == list(
                engine.facts(getattr(other, room))
            ), room


def test_the_base_of_a_what_if_has_the_facts_of_the_whole_analysis(tmp_path: Path) -> None:
    gathered = opened(CASES[0], tmp_path / "w")
    sooner = gathered.facts
    assert sooner == facts_of(gathered.analysis)
    assert sooner == gather(tmp_path / "w", How(draws=12)).facts  # from what is kept by now


def test_what_is_played_counts_no_draws_but_those_a_fact_follows_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathered, asked = opened(CASES[0], tmp_path / "w"), list[object]()
    analyse = engines_room.analyse_model

    def analyse_told(*model: object, **how: object) -> object:
        asked.append(how["shares"])
        return analyse(*model, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "analyse_model", analyse_told)
    side_by_side(gathered, tuple(gathered.model.scenarios), (), {"as of now": gathered})
    found = gathered.what_if(["usa.air_strike=yes"], shares=False)
    assert set(asked) == {False}
    assert found.analysis.strategy is not None
    assert all(told.of is None for told in found.analysis.strategy.outcomes)
