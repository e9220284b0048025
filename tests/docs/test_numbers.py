"""Thresholds that pages name are those of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT
from tightrope.analysis.strategy.outcomes import MOST_TOLD
from tightrope.app.store.lock import WAIT
from tightrope.consequences.layout import MOST_GROUPS
from tightrope.consequences.respond import LEAST_CHANGE, MOST_FEEDBACK
from tightrope.corpus.limits import Limits
from tightrope.crisis.yaml_tree import MAX_BYTES
from tightrope.evidence import RELATIONS
from tightrope.evidence.claims.codebook import EVENTS, HELD, KINDS, MODALITIES, PHASES
from tightrope.evidence.weighing.agreement import OWN
from tightrope.words.forecasts import likelihood_word

LIMITS = Limits()
SAID = [
    ("explanation/outcomes.md", f"At most {['six', 'seven', 'eight'][MOST_TOLD - 6]} are told"),
    ("explanation/interests.md", f"{MOST_FEEDBACK:g}"),
    ("explanation/interests.md", f"more than {MOST_GROUPS:,} groups are refused"),
    ("explanation/interests.md", f'below {LEAST_CHANGE:g} "no effect"'),
    ("explanation/evidence.md", f"{['nine', 'ten', 'eleven'][OWN - 9]} decisions weigh as much"),
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


def rows(page: str) -> dict[str, str]:
    """Gives the rows of two columns of a page."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    return dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE))


def test_the_codebook_page_explains_every_word_of_the_codebook() -> None:
    page = "explanation/codebook.md"
    told, text = rows(page), (ROOT / "docs" / page).read_text("utf-8")
    in_tables = [name for name in told if name in EVENTS or name in PHASES]
    assert in_tables == [*EVENTS, *(name for name in in_tables if name in PHASES)]
    assert set(in_tables) == {*EVENTS, *PHASES}
    assert all(f"**{name}**" in text for name in (*HELD, *MODALITIES, "state", "body", "unknown"))
    for name in KINDS:
        assert re.search(rf"\*{{1,2}}{name}s?\*", text, re.IGNORECASE), name


def test_the_words_of_likelihood_on_the_page_are_those_of_answers() -> None:
    told = rows("explanation/nine-questions.md")
    bounds = {
        int(found[1]) / 100: word
        for most, word in told.items()
        if (found := re.match(r"up to (\d+) %$", most))
    }
    assert len(bounds) == 6
    for bound, word in bounds.items():
        assert likelihood_word(bound) == word != likelihood_word(bound + 0.001)
    assert likelihood_word(1.0) == told["above"]
