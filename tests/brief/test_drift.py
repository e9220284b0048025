"""What nobody wants or minds is told last, and said to be drift, wherever forecasts stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.brief.test_coming import sections
from tests.crisis.test_uncared import BASE
from tightrope.app.forecasts.forecasting import forecasted
from tightrope.app.forecasts.foreseen import foresee
from tightrope.app.forecasts.watching import to_watch
from tightrope.app.gathered.gather import Gathered, gather
from tightrope.app.how import How
from tightrope.app.result import tell
from tightrope.brief import compose
from tightrope.brief.page import Finding, Table
from tightrope.words import ByName
from tightrope.words.drift import DRIFT, drifts, likeliest_first

DATED = BASE.replace("title: T", "title: T\nas_of: 2031-03-01")


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Gathered:
    folder = tmp_path_factory.mktemp("drift")
    (folder / "crisis.yaml").write_text(DATED, "utf-8")
    return gather(folder, How(draws=2))


def test_mere_drift_stands_last_however_likely(gathered: Gathered) -> None:
    names, report = ByName(gathered.model), gathered.lookout.forecast()
    told = {one.first: one for one in report.curves}
    idle = {first for first, one in told.items() if drifts(one, names)}
    assert {first for first in told if "a.dig" in first} & idle == set()
    assert {first for first in told if "a.sing" in first or "b.pay" in first} == idle != set()
    first = likeliest_first(report.curves, names)[0]
    assert "a.dig" in first.first
    two = replace(first, second="a.sing")
    assert not drifts(two, names)  # somebody wants the one or minds it
    assert not drifts(replace(first, first="", second=None), names)


def test_cards_terminal_and_brief_say_so(gathered: Gathered) -> None:
    cards = foresee(gathered, 12, ()).fans
    assert [DRIFT in one.text for one in cards] == [False, True, True]
    lines = [str(line) for line in tell(forecasted(gathered, (), weeks=12, scenarios=()))]
    assert sum(DRIFT in line for line in lines) == 2
    found = sections(gathered.brief_input())
    table = found["coming"].blocks[2]  # type: ignore[attr-defined]
    assert isinstance(table, Table)
    notes = [row.cells[0].note for row in table.rows]
    assert notes == ["", "nobody’s wants reach it", "nobody’s wants reach it"]
    front = found["comes"].blocks  # type: ignore[attr-defined]
    said = [s.text for block in front if isinstance(block, Finding) for s in block.sentences]
    assert DRIFT in said


def test_what_nobody_minds_is_no_finding_that_a_move_could_refute(gathered: Gathered) -> None:
    report = to_watch(gathered, None, weeks=12).report
    assert report.finding == {"a.dig": "no"}
    assert {one.option for one in report.against if one.refutes} <= {"a.dig"}


def test_the_bottom_line_asks_nothing_of_what_nobody_minds(gathered: Gathered) -> None:
    (bottom,) = [s for s in compose(gathered.brief_input()).sections if s.id == "bottom-line"]
    text = " ".join(s.text for s in bottom.blocks[0].sentences)  # type: ignore[union-attr]
    assert "sing" not in text.replace("single", "")
