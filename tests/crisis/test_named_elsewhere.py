"""What other files name is looked up in the model; changes are read one after the other."""

from __future__ import annotations

from typing import Any

import pytest

from tests.crisis.examples import HARBOUR
from tightrope.analysis.questions import question as q
from tightrope.crisis import parse_crisis
from tightrope.crisis.checks.named_elsewhere import unknown_names
from tightrope.crisis.parts.atoms import Element
from tightrope.crisis.read import Typed

LINES = """red_lines:
  - {by: south, against: north, if: "north.toll == high", then: "south.close", assumption: "Said"}
  - {id: arms, by: south, against: north, if: north.arm, supposed: {then: south.arm, by: R, assumption: x}, assumption: x}
"""
MODEL = parse_crisis(HARBOUR[: HARBOUR.index("red_lines:")] + LINES
                     + HARBOUR[HARBOUR.index("indicators:"):]).model  # fmt: skip
TOLL = "north.toll == none"


class Asked(Element):
    """Questions of another file."""

    asked: tuple[q.AskHolds, ...]


def found(value: Element) -> list[str]:
    return [
        f"{one.where} {one.message} {one.hint or ''}".strip()
        for one in unknown_names(Typed(value, "asked.yaml", {}), MODEL)
    ]


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (q.AskRedLine(red_line="red line 1"), None),
        (q.AskRedLine(red_line="red line 2"), "unknown red line 'red line 2'"),
        (q.AskRedLine(red_line="arms"), None),
        (q.AskRedLine(red_line="arms-supposed"), None),
        (q.AskRedLine(red_line="red line 1-supposed"), "unknown red line"),
        (q.AskObligation(obligation="defence", treaty="tolls", binds=True), None),
        (q.AskObligation(obligation="defence", treaty="toll", binds=True), "did you mean 'tolls'?"),
        (q.AskUnmoved(unmoved=("north.toll",), by="south"), None),
        (q.AskUnmoved(unmoved=("north.tol",), by="south"), "did you mean 'north.toll'?"),
        (q.AskUnmoved(unmoved=("north.toll",), by="east"), "unknown actor 'east'"),
        (q.AskPaths(paths=("trade", "trade"), signs="+"), None),
        (q.AskPaths(paths=("south.close", "trade"), signs="+"), None),
        (q.AskPaths(paths=("south.clos", "trade"), signs="+"), "did you mean 'south.close'?"),
        (q.AskOutcomes(outcomes="north.toll == high"), None),
        (q.AskOutcomes(outcomes="north.toll == higher"), "higher"),
        (q.AskHolds(status_quo_holds="seq", **{"in": "war"}), None),
        (q.AskHolds(status_quo_holds="seq", **{"in": "wars"}), "did you mean 'war'?"),
    ],
)  # fmt: skip
def test_names_of_other_files_are_looked_up(ask: Any, told: str | None) -> None:
    said = found(ask)
    assert len(said) == (told is not None)
    assert told is None or told in said[0]


def test_changes_of_one_question_are_read_over_those_before_it_and_no_others() -> None:
    drop, lift = f"south: drop '{TOLL}'", f"south: raise '{TOLL}' above 'not north.arm'"
    assert found(q.AskHolds(status_quo_holds="seq", after=(lift, drop))) == []
    (told,) = found(q.AskHolds(status_quo_holds="seq", after=(drop, lift)))
    assert "no such statement" in told
    apart = [q.AskHolds(status_quo_holds="seq", after=(one,)) for one in (drop, lift)]
    assert found(Asked(asked=tuple(apart))) == []
