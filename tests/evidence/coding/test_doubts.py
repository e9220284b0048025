"""What keeps a claim from being proposed: a sign that the rules or its rivals doubt."""

from __future__ import annotations

import pytest

from tightrope.evidence.claims.codebook import Held, Modality, Phase
from tightrope.evidence.coding.reader.propose import _is_contested
from tightrope.evidence.coding.reader.scope import Scope
from tightrope.evidence.coding.reader.telling import sign_of


def evidence(alike: float) -> tuple[float, ...]:
    return (*[0.0] * 9, alike, *[0.0] * 17)


@pytest.mark.parametrize(
    ("mine", "theirs", "alike", "contested"),
    [
        (1, 1, 0.9, False),
        (1, -1, 0.9, True),
        (1, 0, 0.9, True),
        (0, 0, 0.9, False),
        (-1, -1, 0.6, False),
        (-1, -1, 0.59, True),
    ],
)
def test_a_sign_is_contested_by_the_rules_and_by_relations_of_another_sign(
    mine: int, theirs: int, alike: float, contested: bool
) -> None:
    assert _is_contested(mine, theirs, evidence(alike)) is contested


@pytest.mark.parametrize(
    ("polarity", "phase", "held", "modality", "sign"),
    [
        (-1, "done", "yes", "asserted", -1),
        (-1, "ended", "yes", "asserted", 1),
        (1, "ended", "yes", "reported", -1),
        (1, "refused", "yes", "asserted", -1),
        (-1, "refused", "yes", "asserted", 0),
        (-1, "done", "no", "asserted", 0),
        (-1, "ended", "no", "asserted", -1),
        (1, "done", "open", "hypothetical", 0),
        (1, "done", "yes", "denied", 0),
    ],
)
def test_the_sign_of_a_telling(
    polarity: int, phase: Phase, held: Held, modality: Modality, sign: int
) -> None:
    assert sign_of(polarity, Scope(phase, held, modality)) == sign
