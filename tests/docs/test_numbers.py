"""Thresholds that pages name are those of the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.pages import ROOT
from tightrope.analysis.strategy.outcomes import MOST_TOLD
from tightrope.app.store.lock import WAIT
from tightrope.consequences.respond import MOST_FEEDBACK
from tightrope.corpus.limits import Limits
from tightrope.crisis.yaml_tree import MAX_BYTES
from tightrope.evidence import RELATIONS

LIMITS = Limits()
SAID = [
    ("explanation/outcomes.md", f"At most {['six', 'seven', 'eight'][MOST_TOLD - 6]} are told"),
    ("explanation/interests.md", f"{MOST_FEEDBACK:g}"),
    ("explanation/safety.md", f"over {LIMITS.max_bytes // 2**20} MB"),
    ("explanation/safety.md", f"more than {LIMITS.max_expansion} times"),
    ("explanation/safety.md", f"{LIMITS.seconds:g} seconds"),
    ("explanation/safety.md", f"{LIMITS.memory // 2**30} GB each"),
    ("explanation/safety.md", f"at most {MAX_BYTES // 10**6} MB"),
    ("explanation/safety.md", f"another waits {['nine', 'ten', 'eleven'][int(WAIT) - 9]} seconds"),
    ("../CHANGELOG.md", f"{len(RELATIONS)} relations"),
]


@pytest.mark.parametrize(("page", "said"), SAID)
def test_a_page_names_the_threshold_of_the_code(page: str, said: str) -> None:
    text = " ".join(Path(ROOT / "docs" / page).read_text("utf-8").split())
    assert said in text
