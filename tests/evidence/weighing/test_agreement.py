from __future__ import annotations

from dataclasses import replace

import pytest

from tests.evidence.claims import claim, document, sentences
from tightrope.evidence import Decision
from tightrope.evidence.weighing.agreement import alpha_nominal, compare_coders, with_agreement

# Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", examples A and C
TWO_BINARY = [
    list(pair)
    for pair in zip((0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0), strict=True)
]
_ROWS = """1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 ."""
FOUR_NOMINAL = [
    [None if value == "." else int(value) for value in unit]
    for unit in zip(*(row.split() for row in _ROWS.splitlines()), strict=True)
]


def test_alpha_of_the_published_examples() -> None:
    assert alpha_nominal(TWO_BINARY) == pytest.approx(0.095, abs=5e-4)
    assert alpha_nominal(FOUR_NOMINAL) == pytest.approx(0.743, abs=5e-4)


def test_alpha_of_full_agreement_is_one_and_of_no_variation_unknown() -> None:
    assert alpha_nominal([[1, 1], [0, 0]]) == 1.0
    assert alpha_nominal([[1, 1], [1, 1]]) is None
    assert alpha_nominal([[1, None]]) is None


def test_coders_are_compared_sentence_by_sentence() -> None:
    one = document("wire.txt", "Ruritania armed Graustark.\nGraustark thanked it.\nRain fell.")
    armed = claim(one, "armed", "ruritania", "arms_transfer", "graustark")
    short = claim(one, "Ruritania", "ruritania", "arms_transfer", "graustark")
    thanked = claim(one, "thanked", "graustark", "diplomatic_support", "ruritania")
    found = {
        a.relation: a for a in compare_coders({"x": [armed, thanked], "y": [short]}, sentences(one))
    }
    assert found["arms_transfer"].alpha == 1.0
    assert found["arms_transfer"].together == 1
    assert found["diplomatic_support"].coded == {"x": 1, "y": 0}
    assert found["diplomatic_support"].alpha == 0.0
    assert set(found) == {"arms_transfer", "diplomatic_support"}


def test_agreement_is_worth_what_people_found_such_claims_to_be_worth() -> None:
    text = document("wire.txt", "Ruritania armed Graustark.\nGraustark thanked it.\nRain fell.")
    both = claim(text, "Ruritania armed Graustark", "ruritania", "arms_transfer", "graustark")
    alone = claim(text, "thanked", "graustark", "diplomatic_support", "ruritania")
    other = replace(both, id="c-other", coder="llm")
    own = [replace(both, confidence=0.5), replace(alone, confidence=0.5)]
    assert [c.confidence for c in with_agreement(own, [other], [])] == [0.5, 0.5]
    kept = [Decision(both, "accepted")]
    assert [c.confidence for c in with_agreement(own, [other], kept)] == [0.545, 0.5]
    gone = [Decision(both, "rejected"), Decision(alone, "rejected")]
    assert [c.confidence for c in with_agreement(own, [other], gone)] == [0.455, 0.455]
    assert [c.confidence for c in with_agreement(own, [other], gone, alone=False)] == [0.455, 0.5]
    assert [c.confidence for c in with_agreement(own, [], kept)] == [0.545, 0.545]
