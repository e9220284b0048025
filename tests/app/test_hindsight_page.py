"""The page that sets a case against what happened: one section for each event, then the counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.questions.test_hindsight import EVENT, SCENARIO, SHOCK, WANTS
from tests.questions.towers import towers, tree, written
from tightrope.analysis.questions.errors import UnreadableSealedEvents
from tightrope.app.model.hindsight import compare, read_sealed
from tightrope.crisis import parse_crisis

SECOND = {
    "id": "two",
    "date": "2030-07",
    "text": "Nobody built",
    "confidence": "low",
    "trigger": ["north.tower=no"],
    "observed": {"north.tower": "no", "south.tower": "no"},
    "rises": {"wells": [1, 2.5]},
}
HEAD = """\
| option | observed | persistence | unconditional | as stated | scenario | source |
| --- | --- | --- | --- | --- | --- | --- |
"""
EVENTS = f"""\
## 2030-06 (high confidence)

The South built

{HEAD}\
| south.tower | yes (set it off) | no (wrong) | no (wrong) | — | — | — |
| north.tower | yes | no (wrong) | no (wrong) | yes (right) | yes (right) | no (wrong, squared error 0.81) |
| east.leave | yes | no (wrong) | no (wrong) | yes (right) | yes (right) | no or yes (within, squared error 0.09) |
| east.tower | no | no (right) | no (right) | not settled | not settled | no or yes (within) |
| north.sing | not settled | no | no | — | — | — |

Not scored, north.sing: Nobody listened.

## 2030-07 (low confidence)

Nobody built

{HEAD}\
| north.tower | no (set it off) | no (right) | no (right) | — | — | — |
| south.tower | no | no (right) | no (right) | no (right) | — | — |

Price, wells: rose by 1 to 2.5 %; computed 5.4 to 27.6 %: outside.

## Count

| forecast | right | wrong | not settled | within | persistence right on the same |
| --- | --- | --- | --- | --- | --- |
| persistence | 3 (to 4, as far as not settled) | 3 | 0 | 0 | 3 |
"""


def test_each_event_has_its_own_rows_and_prices(tmp_path: Path) -> None:
    sealed = tmp_path / "sealed.yaml"
    sealed.write_text(written({**tree("sealed: []"), "sealed": [EVENT, SECOND]}), "utf-8")
    text = towers(
        interests={}, priorities=WANTS, scenarios={"builds": SCENARIO}, energy_shocks={"wells": SHOCK}
    )  # fmt: skip
    page = compare(parse_crisis(text).model, sealed).page
    assert EVENTS in page
    assert page.startswith("# Against what happened\n\nThe crisis file uses nothing later")
    assert page.endswith("\n")
    assert "\n\nPersistence does as well as the model as it stands: " in page


def test_sealed_events_that_are_not_there_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSealedEvents, match=r"sealed\.yaml: there is no such file"):
        read_sealed(tmp_path / "sealed.yaml")
