"""Large forecasts in pieces: the same however they are spread, stopped, taken up, or killed."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import Call, call  # noqa: F401 - a fixture
from tests.dynamics.crises import quarrel
from tightrope.analysis.dynamics import ensemble as pieces
from tightrope.analysis.dynamics.ensemble import DRAWS_A_PIECE, Ensemble, piece_of
from tightrope.analysis.dynamics.forecast import forecast_model
from tightrope.analysis.dynamics.setting import STREAM
from tightrope.app import cluster
from tightrope.app.forecasts import ensembles
from tightrope.app.forecasts.ensembles import Spread
from tightrope.app.store.folder import Folder, init_folder
from tightrope.crisis import apply_scenario
from tightrope.errors import MissingExtra, UsageMistake

ASKED = ("eventually dale.answer == force", "hill.dig")


def ensemble(draws: int = 25, seed: int = 0, **changes) -> Ensemble:
    model = quarrel(**changes)
    return Ensemble.of(model, {"force": apply_scenario(model, "force")}, ASKED, 3, draws, seed)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return init_folder(tmp_path / "well")


def whole(asked: Ensemble) -> np.ndarray:
    return piece_of(asked, 0, asked.draws)


def test_pieces_are_the_draws_of_one_run() -> None:
    asked = ensemble()
    assert list(asked.pieces()) == [(0, 10), (10, 20), (20, 25)]
    parts = [piece_of(asked, *piece) for piece in asked.pieces()]
    assert np.array_equal(np.concatenate(parts, axis=1), whole(asked))
    assert parts[0].shape == (2, DRAWS_A_PIECE, 3, 4)
    assert len(list(ensemble(draws=20).pieces())) == 2


def test_ensembles_are_equal_if_all_they_follow_from_is() -> None:
    assert ensemble() == ensemble()
    assert hash(ensemble()) == hash(ensemble())
    for other in (ensemble(seed=1), ensemble(draws=26), ensemble(title="Another quarrel")):
        assert ensemble() != other


def test_the_cores_give_what_one_process_gives(folder: Folder) -> None:
    asked = ensemble()
    steps: list[str] = []
    found = Spread("cores", folder, steps.append)(asked)
    assert np.array_equal(found, whole(asked))
    assert steps[-1] == "3 of 3 pieces"
    assert np.array_equal(Spread("cores")(asked), found)


def test_a_stopped_run_is_taken_up_where_it_stood(folder: Folder, monkeypatch) -> None:
    asked, done = ensemble(draws=45), []

    def slowly(asked, waiting):
        for piece in waiting:
            done.append(piece)
            yield piece, piece_of(asked, *piece)

    monkeypatch.setattr(ensembles, "_on_cores", slowly)

    def stop(name: str) -> None:
        if name.startswith("2 of"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Spread("cores", folder, stop)(asked)
    assert done == [(0, 10), (10, 20)]
    steps: list[str] = []
    found = Spread("cores", folder, steps.append)(asked)
    assert np.array_equal(found, whole(asked))
    assert done == [(0, 10), (10, 20), (20, 30), (30, 40), (40, 45)]
    assert steps[0] == "3 of 5 pieces"
    Spread("cores", folder)(asked)
    assert len(done) == 5


def test_damaged_pieces_alone_are_done_again_and_others_models_never_read(
    folder, monkeypatch
) -> None:
    asked, done = ensemble(), []
    Spread("cores", folder)(asked)
    one, two, three = sorted(folder.ensembles.rglob("*.npy"))
    one.write_bytes(one.read_bytes()[:-9])
    two.write_bytes(three.read_bytes())  # another number of draws
    real = ensembles._on_cores
    monkeypatch.setattr(ensembles, "_on_cores", lambda e, w: (done.extend(w), real(e, w))[1])
    assert np.array_equal(Spread("cores", folder)(asked), whole(asked))
    assert len(done) == 2
    done.clear()
    other = ensemble(as_of="2030-05-30")
    assert np.array_equal(Spread("cores", folder)(other), whole(other))
    assert len(done) == 3


def test_a_forecast_spread_out_has_all_its_draws(folder: Folder) -> None:
    model = quarrel()
    near = forecast_model(model, ASKED, weeks=3, draws=20)
    far = forecast_model(model, ASKED, weeks=3, draws=20, spread=Spread("cores", folder))
    assert near == far
    many = forecast_model(model, ASKED, weeks=1, draws=STREAM + 5, spread=pieces_here)
    assert many.draws == STREAM + 5
    assert forecast_model(model, ASKED, weeks=1, draws=STREAM + 5).draws == STREAM


def pieces_here(asked: Ensemble) -> np.ndarray:
    return np.concatenate([pieces.piece_of(asked, *piece) for piece in asked.pieces()], axis=1)


def test_no_scheduler_and_no_dask_are_said(monkeypatch) -> None:
    with pytest.raises(
        UsageMistake, match=r"no scheduler answers: 'nonsense'; `cores`, or an address"
    ):
        Spread("nonsense")(ensemble())
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"tightrope\[cluster\]"):
        Spread("tcp://127.0.0.1:9")(ensemble())


def test_the_verb_spreads_its_draws(call: Call, tmp_path: Path) -> None:  # noqa: F811
    place = tmp_path / "gas"
    assert call("init", place, "--example", "gas-dispute-2009")[0] == 0
    asked = ("forecast", place, "--weeks", 1, "--draws", 12, "--ask", "eu.monitors", "--json")
    code, near, _ = call(*asked)
    assert code == 0
    code, far, err = call(*asked, "--scheduler", "cores")
    assert (code, err) == (0, "")
    assert near == far
    assert len(list(Folder(place).ensembles.rglob("*.npy"))) == 2
    code, _, err = call("forecast", place, "--scheduler", "cores", "--backtest")
    assert code == 2


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the cluster warns of the worker that is killed on purpose
def test_a_killed_dask_worker_loses_nothing(folder: Folder) -> None:
    distributed = pytest.importorskip("distributed")
    asked = ensemble(draws=300)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        victim = next(iter(cluster.workers.values())).pid
        killed: list[str] = []

        def kill_once(name: str) -> None:
            if name.startswith("5 of"):
                os.kill(victim, signal.SIGKILL)
                killed.append(name)

        found = Spread(cluster.scheduler_address, folder, kill_once)(asked)
    assert killed == ["5 of 30 pieces"]
    assert np.array_equal(found, whole(asked))
    assert len(list(folder.ensembles.rglob("*.npy"))) == 30
