"""What a folder holds, counted as a person counts it."""

from __future__ import annotations

from pathlib import Path

from tightrope.app import use_cases

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
    counts = use_cases.summary(tmp_path / "w").elements
    assert use_cases.summary(tmp_path / "w").drafted == 0
    assert counts == {"actors": 2, "ties": 1, "options": 3, "priorities": 3}
