"""That nothing waits is said where nothing waits, and only there."""

from __future__ import annotations

import pytest

import tightrope.app.showing.show_evidence  # noqa: F401  it says how claims are told
from tests.brief.invented_world import CLAIMS
from tightrope.app.result import tell
from tightrope.app.results import Waiting
from tightrope.evidence import Claim


@pytest.mark.parametrize(
    ("waiting", "is_said"), [((), True), (CLAIMS[:1], False), (CLAIMS[:2], False)]
)
def test_that_no_claim_waits_is_said_where_none_does(
    waiting: tuple[Claim, ...], is_said: bool
) -> None:
    lines = list(tell(Waiting(waiting, CLAIMS[2:3], 0, {})))
    assert ("no claim waits" in lines) is is_said
