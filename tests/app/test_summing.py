"""What a folder holds, counted as a person counts it."""

from __future__ import annotations

from pathlib import Path

from tightrope.app import use_cases
from tightrope.app.answers.summing import Choice

CRISIS = """\
title: Gas
actors: {algeria: {name: Algeria}, morocco: {name: Morocco}}
ties: [{from: algeria, to: morocco, sign: "-", assumption: told}]
options:
  algeria:
    cut: {text: Cut the gas, now: no, assumption: told}
    close: {text: Close the border, now: no, assumption: told}
  morocco:
    ask: {text: Ask for talks, now: no, assumption: told}
priorities:
  algeria: [{want: morocco.ask, assumption: told}, {want: not algeria.cut, assumption: told}]
  morocco: [{want: not algeria.cut, assumption: told}]
"""


def test_elements_are_counted_and_not_those_who_own_them(tmp_path: Path) -> None:
    use_cases.init(tmp_path / "w")
    (tmp_path / "w" / "crisis.yaml").write_text(CRISIS, encoding="utf-8")
    found = use_cases.summary(tmp_path / "w")
    assert (found.title, found.as_of) == ("Gas", None)
    counts = found.elements
    assert found.drafted == 0
    assert found.options[0] == Choice("algeria.cut", "Cut the gas", ("no", "yes"), "no")
    assert counts == {"actors": 2, "ties": 1, "options": 3, "priorities": 3}


def test_a_date_and_documents_are_told_where_there_are_some(tmp_path: Path) -> None:
    folder = use_cases.init(tmp_path / "w").folder
    (folder / "crisis.yaml").write_text("as_of: 2024-03\n" + CRISIS, encoding="utf-8")
    (folder / "sources" / "a.txt").write_text("Algeria condemned Morocco.", encoding="utf-8")
    found = use_cases.summary(folder)
    assert found.as_of == "2024-03"
    assert found.counts is not None
    assert found.counts.documents == 1
