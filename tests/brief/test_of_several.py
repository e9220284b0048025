"""Where several outcomes are expected, what follows is told of one of them, and said to be."""

from __future__ import annotations

import dataclasses

import pytest

from tests.brief.invented import full_input
from tests.brief.walking import texts
from tightrope.brief import compose


@pytest.mark.parametrize(("more", "number"), [(0, ""), (1, "two"), (2, "three")])
def test_what_follows_is_told_of_the_nearest_and_said_so(more: int, number: str) -> None:
    given = full_input()
    assert given.analysis is not None
    strategy = given.analysis.strategy
    assert strategy is not None
    path = dataclasses.replace(strategy.outcomes[0], kind="path")
    several = dataclasses.replace(strategy, outcomes=(path,), outcomes_untold={"path": more})
    analysis = dataclasses.replace(given.analysis, strategy=several)
    brief = compose(dataclasses.replace(given, analysis=analysis))
    lead = texts(brief, "follows")[0]
    annex = f"“Expected outcome” is here the one nearest to today of the {number} expected."
    assert (annex in texts(brief, "effects")) == bool(number)
    if number:
        start = (
            f"What is expected is not one outcome but {number}; this is told of the one nearest to "
        )
        assert lead.startswith(start + "today, in which ")
        assert lead.endswith(". In the others it may be otherwise.")
    else:
        assert lead.startswith("What is expected differs from today in that ")
