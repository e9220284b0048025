"""Event tables read in parts, by many or by one: the same sums, acts and counts as read whole."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.test_event_tables import gdelt_row, write, write_table
from tightrope.app import cluster, use_cases
from tightrope.app.files import on_cluster
from tightrope.cli.main import cli
from tightrope.errors import MissingExtra, UsageMistake
from tightrope.exchange.errors import EventsUnreadable
from tightrope.exchange.event_parts import deal, gather_hand
from tightrope.exchange.event_sums import EventTable, add_up
from tightrope.exchange.event_tables import counts_of, part_sums, read_acts, read_event_tables

NAMES = ["RUS", "UKR", "BLR", "RUS; BLR", "", "---"]
ROWS = st.lists(
    st.tuples(
        st.integers(1, 9), st.sampled_from(["20240105", "20240206", "soon"]),
        st.sampled_from(NAMES), st.sampled_from(NAMES),
        st.sampled_from(["042", "057", "190"]), st.sampled_from(["3.4", "-9.1", "-2.3", "99", ""]),
        st.sampled_from(["", "u1", "u2"]), st.sampled_from(["", "p1"]),
    ),
    min_size=1, max_size=15,
)  # fmt: skip


def gdelt(path, rows):
    return write(path, [
        gdelt_row(day, one, two, code, tone, GlobalEventID=str(number), SOURCEURL=url,
                  ActionGeo_FullName=place)
        for number, day, one, two, code, tone, url, place in
        [*rows, (10, "20240105", "RUS", "UKR", "190", "-10", "u9", "p9")]
    ])  # fmt: skip


class Here:
    """A scheduler that works at once, in this process, and keeps what it was given."""

    def nthreads(self) -> dict[str, int]:
        return {"one": 1}

    def submit(self, work, *given, pure):
        assert not pure  # a file may have changed under the same name
        return work(*given)

    def gather(self, done):
        return done


@pytest.fixture
def here(monkeypatch) -> None:
    def connected(address: str, what: str) -> Iterator[Here]:
        assert (address, what) == ("tcp://here", "reading event tables")
        yield Here()

    monkeypatch.setattr(on_cluster, "connected", cluster.contextmanager(connected))


@settings(max_examples=15, deadline=None)
@given(files=st.lists(ROWS, min_size=1, max_size=3), hands=st.integers(1, 4))
def test_parts_add_up_to_the_whole(tmp_path_factory, files, hands):
    place = tmp_path_factory.mktemp("parts")
    paths = [gdelt(place / f"{n}.tsv", rows) for n, rows in enumerate(files)]
    whole = read_event_tables(paths, "month")
    dealt = [deal([path], hands) for path in paths]
    work = partial(part_sums, period="month")
    done = [
        gather_hand([one.hands[hand] for one in dealt], "GDELT 2.0", work) for hand in range(hands)
    ]
    counts = counts_of(
        "GDELT 2.0", [d.scanned for d in dealt], [f for f, _ in done], [d.states for d in dealt]
    )
    assert EventTable(counts, add_up(sums for _, sums in done)) == whole


@settings(max_examples=10, deadline=None)
@given(files=st.lists(ROWS, min_size=2, max_size=3), most=st.integers(0, 4))
def test_the_first_acts_of_parts_are_those_of_the_whole(tmp_path_factory, files, most):
    place = tmp_path_factory.mktemp("acts")
    paths = [gdelt(place / f"{n}.tsv", rows) for n, rows in enumerate(files)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(on_cluster, "connected", cluster.contextmanager(lambda *_: iter([Here()])))
        patch.setattr(on_cluster, "A_PIECE", 1)
        assert on_cluster.acts_on("tcp://here", paths, most) == read_acts(paths, most)


def test_small_files_are_read_together_and_large_ones_alone(tmp_path, monkeypatch):
    sizes = {"a": 3, "b": 4, "c": 2, "d": 9, "e": 1}
    paths = [tmp_path / name for name in sizes]
    for path in paths:
        path.write_bytes(b"x" * sizes[path.name])
    monkeypatch.setattr(on_cluster, "A_PIECE", 7)
    pieces = [[path.name for path in piece] for piece in on_cluster._pieces(paths)]
    assert pieces == [["a", "b"], ["c"], ["d"], ["e"]]


def test_there_are_hands_enough_for_threads_and_bytes(tmp_path, monkeypatch, here):
    given, plain = [], on_cluster.deal
    monkeypatch.setattr(
        on_cluster, "deal", lambda p, hands, known: given.append(hands) or plain(p, hands)
    )
    path = gdelt(tmp_path / "t.tsv", [])
    on_cluster.tables_on("tcp://here", [path])
    monkeypatch.setattr(on_cluster, "A_HAND", path.stat().st_size // 5)
    on_cluster.tables_on("tcp://here", [path])
    assert given == [2, 5]


def test_numbers_of_states_are_the_least_whichever_part_names_them(tmp_path, monkeypatch, here):
    header = ["id", "type_of_violence", "date_start", "side_a", "side_b", "gwnoa", "gwnob"]
    for name, number in (("a", "365"), ("b", "364")):
        row = [name, "1", "2024-01-05", "Government of Ru", "Government of Ua", number, "369"]
        write_table(tmp_path / f"{name}.csv", header, [row], ",")
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    monkeypatch.setattr(on_cluster, "A_PIECE", 1)
    found = on_cluster.tables_on("tcp://here", paths)
    assert found == read_event_tables(paths)
    assert found.counts.states == {"Government of Ru": "364", "Government of Ua": "369"}


def test_workers_tell_by_name_who_acts(tmp_path, here):
    rows = [gdelt_row("20240105", "PSE", "ISR", "190", "-10", Actor1Name=n) for n in ("HAMAS", "X")]
    paths, known = [write(tmp_path / "t.tsv", rows)], {"hamas": "hamas", "isr": "il"}
    found = on_cluster.tables_on("tcp://here", paths, known=known)
    assert [one.source for one in found.sums] == ["HAMAS", "PSE"]
    assert found == read_event_tables(paths, known=known)
    assert on_cluster.acts_on("tcp://here", paths, 1, known) == read_acts(paths, 1, known)


def test_a_file_that_a_worker_does_not_see_is_told_with_its_whole_name(tmp_path):
    with pytest.raises(EventsUnreadable, match="a worker does not see this file") as caught:
        deal([tmp_path / "gone.tsv"], 2)
    assert str(tmp_path / "gone.tsv") in str(caught.value)


def test_only_event_tables_go_to_a_scheduler(tmp_path):
    ties = tmp_path / "t.csv"
    ties.write_text("source,target,sign\na,b,+\n", "utf-8")
    told = CliRunner().invoke(cli, ["import", str(ties), "--scheduler", "tcp://127.0.0.1:1"])
    assert isinstance(told.exception, UsageMistake)
    assert "a scheduler reads event tables: 't.csv'" in str(told.exception)


def test_without_dask_or_a_scheduler_it_is_said(tmp_path, monkeypatch):
    path = gdelt(tmp_path / "t.tsv", [])
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(
        MissingExtra, match=r"reading event tables on a Dask .*tightrope\[cluster\]"
    ):
        on_cluster.tables_on("tcp://127.0.0.1:1", [path])


def test_no_scheduler_is_asked_twice(tmp_path, monkeypatch):
    paths = [gdelt(tmp_path / f"{n}.tsv", []) for n in range(3)]
    asked = []

    @cluster.contextmanager
    def nobody(address, what):
        asked.append(address)
        raise UsageMistake("no scheduler answers", value=address)
        yield

    monkeypatch.setattr(on_cluster, "connected", nobody)
    with pytest.raises(UsageMistake, match="no scheduler answers"):
        use_cases.import_files(paths, use_cases.Wanted(scheduler="tcp://gone"))
    assert asked == ["tcp://gone"]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_reads_a_folder_of_zips_as_one_machine_does(tmp_path: Path, monkeypatch) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(on_cluster, "A_PIECE", 2000)
    names = []
    for n in range(12):
        rows = [
            (1 + (7 * n + k) % 40, f"202401{1 + (n + k) % 28:02d}", NAMES[k % 3], NAMES[(k + n) % 4],
             ("042", "057", "190")[k % 3], "-9.1", f"u{k % 5}", "p1")
            for k in range(30)
        ]  # fmt: skip
        plain = gdelt(tmp_path / f"{n}.export.CSV", rows)
        with zipfile.ZipFile(tmp_path / f"{n}.zip", "w", zipfile.ZIP_DEFLATED) as packed:
            packed.write(plain, plain.name)
        names.append(str(tmp_path / f"{n}.zip"))

    def asked(*how: str) -> dict:
        told = CliRunner().invoke(cli, ["import", *names, "--json", *how])
        assert told.exit_code == 0, told.output
        return json.loads(told.stdout)

    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as many:
        scheduler = ("--scheduler", many.scheduler_address)
        for how in ((), ("--as", "events"), ("--as", "network", "--period", "month")):
            assert asked(*how, *scheduler) == asked(*how)
        (tmp_path / "bad.zip").write_bytes(b"no zip")
        told = CliRunner().invoke(cli, ["import", *names, str(tmp_path / "bad.zip"), *scheduler])
        assert isinstance(told.exception, EventsUnreadable)
