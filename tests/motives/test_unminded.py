"""Best replies and ladders say nothing of an option that nobody's wants reach."""

from __future__ import annotations

import pytest

from tightrope.analysis.motives import analyse_motives
from tightrope.conflict import build_game
from tightrope.crisis import parse_crisis

_OPTIONS = {
    "sing": "sing: {text: Sing, now: NOW, assumption: x}",
    "sail": "sail: {text: Send the fleet, now: no, assumption: x}",
}
_FILE = """
title: T
actors: {{a: {{name: A}}, b: {{name: B}}}}
options:
  a: {{{first}, {second}}}
  b: {{pay: {{text: Pay, now: no, assumption: x}}}}
indicators: {{trade: {{name: Trade}}}}
effects:
  - {{from: a.sail, to: trade, sign: "+", assumption: x}}
  - {{from: b.pay, to: trade, sign: "+", assumption: x}}
interests:
  a: [{{in: trade, wants: high, weight: major, assumption: x}}]
  b: [{{in: trade, wants: high, weight: minor, assumption: x}}]
"""


@pytest.mark.parametrize("now", ["yes", "no"])
@pytest.mark.parametrize("order", [("sing", "sail"), ("sail", "sing")])
def test_the_best_reply_changes_only_what_matters_to_somebody(
    now: str, order: tuple[str, str]
) -> None:
    first, second = (_OPTIONS[name].replace("NOW", now) for name in order)
    model = parse_crisis(_FILE.format(first=first, second=second), "crisis.yaml").model
    report = analyse_motives(model, build_game(model), draws=5)
    assert report is not None
    own = report.replies[0]
    assert own.changes == {"a.sail": "yes"}
    assert own.draws.part == own.draws.whole
    assert {ladder.option for ladder in own.ladders} == {"a.sail"}
    assert all("a.sing" not in move.changes for move in own.moves)
