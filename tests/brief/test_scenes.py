"""The picture of scenarios side by side: what it claims in its title."""

from __future__ import annotations

import pytest

from tightrope.brief.front.scenes import _moving
from tightrope.brief.pictures.drawing import GridCell

BASE = GridCell("yes", "yes")
FOUND = GridCell("no", "no", changed=True)
PUT_IN = GridCell("no", "no", changed=True, held=True)
HELD_ALIKE = GridCell("yes", "yes", held=True)


@pytest.mark.parametrize(
    ("acts", "moving"),
    [
        ([[BASE, PUT_IN, BASE]], 0),
        ([[BASE, FOUND, BASE]], 1),
        ([[BASE, PUT_IN, HELD_ALIKE], [BASE, BASE, FOUND]], 1),
        ([[BASE, PUT_IN, FOUND], [BASE, FOUND, BASE]], 2),
    ],
)
def test_a_scenario_changes_what_is_expected_only_beyond_what_it_puts_in(
    acts: list[list[GridCell]], moving: int
) -> None:
    assert _moving(acts, 2) == moving
