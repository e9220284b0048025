"""Briefs of a difference, in every form, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.brief.edge_cases import TRUCE, write_edge
from tests.cli.conftest import Call


def test_two_dates_of_one_folder_on_the_command_line(call: Call, tmp_path: Path) -> None:
    folder = write_edge("truce", tmp_path / "hills")
    dated = TRUCE + (
        "events:\n  - {date: 2031-04-01, text: The war begins, "
        "moves: {harra.fire: yes, belmar.fire: yes}, assumption: Known.}\n"
    )
    (folder / "crisis.yaml").write_text(dated, "utf-8")
    code, out, err = call(
        "brief", folder, "--compare-as-of", "2031-03-01", "--draws", "0", "--json"
    )
    assert (code, err) == (0, "")
    path = Path(json.loads(out)["path"])
    assert path.name == "difference.html"
    text = path.read_text("utf-8")
    assert "Before: hills, as of 2031-03-01. After: hills, as of 2031-05-04." in text
    assert "Harra fires on the towns of Belmar" in text


def test_the_other_folder_may_be_compared_on_another_date_and_a_missing_one_is_named(
    call: Call, tmp_path: Path
) -> None:
    folder = write_edge("truce", tmp_path / "hills")
    code, _, err = call("brief", folder, "--compare", tmp_path / "nowhere")
    assert code == 4
    assert "nowhere" in err
    other = write_edge("truce", tmp_path / "other")
    out = tmp_path / "d.md"
    assert call("brief", folder, "--compare", other, "--out", out, "--draws", "0")[0] == 0
    assert "Before: other, as of 2031-05-04" in out.read_text("utf-8")
