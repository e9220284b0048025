"""One date decides everything: later events, decisions and documents are not seen."""

from __future__ import annotations

from pathlib import Path

import pytest

import tightrope as tw
from tests.articles import CRISIS, FIRST
from tightrope.app import use_cases
from tightrope.app.gathered.gather import gather
from tightrope.app.how import How
from tightrope.app.store.folder import Folder, init_folder
from tightrope.errors import UsageMistake

EVENTS = """
events:
  - {date: 2024-01-10, text: "Algeria cuts the gas", moves: {algeria.cut: {from: no, to: yes}}, assumption: told}
  - {date: 2024-02-10, text: "Algeria lets it flow again", moves: {algeria.cut: no}, assumption: told}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = init_folder(tmp_path / "w")
    made.crisis.write_text(CRISIS + EVENTS, "utf-8")
    (made.sources / "early.txt").write_text(FIRST, "utf-8")
    (made.sources / "late.txt").write_text(f"{FIRST}\nMore of it.\n", "utf-8")
    (made.sources / "undated.txt").write_text(f"{FIRST}\nNobody says when.\n", "utf-8")
    made.source_notes.write_text(
        "early.txt: {published: 2024-01-15}\nlate.txt: {published: 2024-02-15}\n", "utf-8"
    )
    return made


def _now(folder: Folder, as_of: str | None) -> str:
    strategy = use_cases.analyse(folder.path, how=How(draws=0, as_of=as_of)).base.strategy
    assert strategy is not None
    return strategy.status_quo.levels["algeria.cut"]


def test_what_everybody_is_doing_is_that_of_the_date(folder: Folder) -> None:
    assert _now(folder, None) == "no"
    assert _now(folder, "2024-01-09") == "no"
    assert _now(folder, "2024-01-10") == "yes"
    assert _now(folder, "2024-01") == "yes"
    assert _now(folder, "2024-02-10") == "no"


@pytest.mark.parametrize(
    ("as_of", "names"),
    [
        ("2024-01-14", {"undated.txt"}),
        ("2024-01-15", {"early.txt", "undated.txt"}),
        ("2024-02", {"early.txt", "late.txt", "undated.txt"}),
    ],
)
def test_later_documents_are_not_seen(folder: Folder, as_of: str, names: set[str]) -> None:
    reading = gather(folder.path, How(as_of=as_of)).reading
    assert reading is not None
    assert {document.name for document in reading.documents} == names
    assert {claim.document for claim in reading.report.claims} == names


def test_what_was_decided_on_a_later_document_is_neither_counted_nor_broken(
    folder: Folder,
) -> None:
    late = [c.id for c in use_cases.waiting(folder.path).waiting if c.document == "late.txt"]
    use_cases.decide(folder.path, accept=late[:1])
    reading = gather(folder.path, How(as_of="2024-01-15")).reading
    assert reading is not None
    assert reading.report.accepted == frozenset()
    assert reading.report.broken == ()


def test_the_date_reaches_the_brief_the_what_if_and_the_notebook(folder: Folder) -> None:
    how = How(draws=0, as_of="2024-01-20")
    out = folder.path / "b.json"
    use_cases.brief(folder.path, out, how=how)
    assert '"as_of": "2024-01-20"' in out.read_text("utf-8")
    changed = use_cases.what_if(folder.path, ["algeria.cut=no"], how=how)
    assert changed.effect != "no effect"
    same = use_cases.what_if(folder.path, ["algeria.cut=no"], how=How(draws=0))
    assert same.changed
    crisis = tw.open_crisis(folder.path, draws=0, as_of="2024-01-20")
    assert crisis.model.as_of == "2024-01-20"


@pytest.mark.parametrize("text", ["tomorrow", "2024-13", "", "2024-01-32"])
def test_what_is_no_date_is_one_clear_line(folder: Folder, text: str) -> None:
    with pytest.raises(UsageMistake, match="not a date") as caught:
        gather(folder.path, How(as_of=text))
    assert "2025-06-20" in str(caught.value)


def test_dates_of_moves_after_the_files_own_day_are_known_and_nothing_else_is(
    folder: Folder,
) -> None:
    later = """\
  - {date: 2024-04-02, text: "Algeria cuts the gas again", moves: {algeria.cut: yes}, assumption: told}
  - {date: 2024-04-03, text: "Ministers meet", assumption: told}
"""
    folder.crisis.write_text(CRISIS + EVENTS + later, "utf-8")
    assert gather(folder.path).late == ("2024-04-02",)
    assert gather(folder.path, How(as_of="2024-05-01")).late == ()
