"""What weighing finds in two press reviews whose claims were labelled before it ran on them."""

from __future__ import annotations

import pytest

from tests.evidence.weighing.labels import CONFIRMED
from tests.evidence.weighing.press import REVIEWS, Press, sentence_of
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.report import EvidenceReport
from tightrope.evidence.coding.code import Coded
from tightrope.evidence.weighing.weigh import weigh

FIRST = 20


def weighed(review: Press) -> EvidenceReport:
    coded = [
        Coded(tuple(c for c in review.claims if c.document == d.name), {}, (), {})
        for d in review.documents
    ]
    return weigh(
        review.documents,
        [p for own in review.passages for p in own],
        [s for own in review.sentences for s in own],
        coded,
    )


def is_labelled(review: Press, a: Claim, b: Claim) -> bool:
    one, other = sentence_of(review, a), sentence_of(review, b)
    return any((x in one and y in other) or (x in other and y in one) for x, y in review.clashes)


@pytest.mark.parametrize("name", REVIEWS)
def test_what_is_found_is_a_contradiction_and_most_are_found(name: str) -> None:
    review = REVIEWS[name]
    found = weighed(review).contradictions
    real = [c for c in found[:FIRST] if is_labelled(review, c.a, c.b)]
    told = [(c.kind, c.a.anchor.exact, c.b.anchor.exact) for c in found if c not in real]
    assert len(real) / len(found[:FIRST]) >= 0.8, told
    missed = [
        (x, y)
        for x, y in review.clashes
        if not any(
            (x in sentence_of(review, c.a) and y in sentence_of(review, c.b))
            or (y in sentence_of(review, c.a) and x in sentence_of(review, c.b))
            for c in found
        )
    ]
    assert len(missed) / len(review.clashes) <= 0.25, missed
    assert len(found) < 2 * len(review.clashes)


def test_confirmed_is_what_three_independent_originals_report_and_nothing_else() -> None:
    confirmed = set()
    for review in REVIEWS.values():
        grades = weighed(review).grades
        confirmed |= {c.anchor.exact for c in review.claims if grades[c.id][1] == 1}
    assert confirmed == CONFIRMED


def test_an_unconfirmed_report_is_not_called_confirmed_and_confirms_nothing() -> None:
    review = REVIEWS["cod_war"]
    shot = next(c for c in review.claims if c.anchor.exact == "Iceland had fired on a British tug")
    assert weighed(review).grades[shot.id][1] >= 4
