"""A claim in the company of others on the same two actors: what they weigh, and what they cannot lift."""

from __future__ import annotations

import json
import math

import pytest

from tests.evidence.claims import document, sentences
from tightrope.evidence.claims.claim import PROPOSED
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.company import (
    COMPANY,
    Said,
    company_of,
    in_company,
    propose_all,
)
from tightrope.evidence.coding.reader.curve import Certainty, Curve, Doubt, on_curve
from tightrope.evidence.coding.reader.document import read_lines
from tightrope.evidence.coding.reader.model import load_model
from tightrope.evidence.coding.reader.propose import ALIKE, find_proposals
from tightrope.evidence.coding.reader.refer import Resolver

TWO, OTHER = frozenset(("chile", "peru")), frozenset(("chile", "spain"))


def test_a_claim_alone_has_no_company() -> None:
    (alone,) = company_of([Said(0, TWO, -1, 0.9)])
    assert alone == (0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1)
    assert len(alone) == COMPANY


def test_claims_in_other_sentences_weigh_by_sign_and_those_on_others_do_not() -> None:
    said = [
        Said(0, TWO, -1, 0.9),
        Said(1, TWO, -1, 0.5),
        Said(2, TWO, 1, 0.25),
        Said(3, TWO, 0, 0.125),
        Said(4, OTHER, -1, 0.7),
    ]
    found = company_of(said)[0]
    assert found[:4] == pytest.approx([math.log1p(x) for x in (0.5, 0.25, 0.125, 0.875)])
    assert found[4] == pytest.approx((0.5 - 0.25) / 1.75)
    assert found[5] == pytest.approx(0.5 / (0.5 + 0.875))
    assert found[6:] == (0, 0, 1, 0, 0, 1)


def test_in_its_own_sentence_the_surest_rivals_count_and_how_many_there_are() -> None:
    said = [
        Said(0, TWO, 1, 0.6),
        Said(0, TWO, -1, 0.3),
        Said(0, TWO, -1, 0.2),
        Said(0, TWO, 0, 0.1),
        Said(0, OTHER, -1, 0.8),
    ]
    first = company_of(said)[0]
    assert first[:6] == (0, 0, 0, 0, 0, 0)
    assert first[6:] == (0.3, 0.1, 3, 1, 0, 0)


def test_a_claim_of_no_sign_has_no_opposite() -> None:
    said = [Said(0, TWO, 0, 0.6), Said(0, TWO, 1, 0.3), Said(1, TWO, 0, 0.5)]
    first = company_of(said)[0]
    assert (first[1], first[6], first[7]) == (0, 0, 0)


def test_more_than_much_adds_nothing() -> None:
    few = company_of([Said(k, TWO, 1, 0.9) for k in range(20)])[0]
    many = company_of([Said(k, TWO, 1, 0.9) for k in range(400)])[0]
    assert few[0] == many[0] == 2.0


def test_confidence_in_company_is_on_the_second_curve_and_below_what_doubts_allow() -> None:
    model = load_model()
    one = document(
        "a.txt",
        "Chile attacked Peru. Peru condemned Chile. If Peru attacks Chile, Spain will help.",
    )
    read = read_lines(one, sentences(one), ActorIndex.build(), Resolver(model.antecedents))
    rows = propose_all(read.lines, model)
    assert [line for line, _ in rows] == read.lines
    for line, proposals in rows:
        alone = find_proposals(line, model)
        assert sorted(p.evidence for p in proposals) == sorted(p.evidence for p in alone)
        assert [p.confidence for p in proposals] == sorted(
            (p.confidence for p in proposals), reverse=True
        )
        assert all(p.confidence <= p.most for p in proposals)


@pytest.mark.parametrize(
    ("alike", "balance", "rival", "is_contested"),
    [
        (0.6, -0.05, 0.079, False),
        (0.5, -0.04, 0.0, True),
        (0.9, -0.06, 0.0, True),
        (0.9, 0.0, 0.081, True),
        (0.9, 0.5, 0.0, False),
    ],
)
def test_a_sign_that_others_gainsay_is_possible_at_most(
    alike: float, balance: float, rival: float, is_contested: bool
) -> None:
    one = document("a.txt", "Chile attacked Peru.")
    model = load_model(quick=True)
    read = read_lines(one, sentences(one), ActorIndex.build(), Resolver(model.antecedents))
    proposal = find_proposals(read.lines[0], model)[0]
    evidence = (*proposal.evidence[:ALIKE], alike, *proposal.evidence[ALIKE + 1 :])
    others = (0.0, 0.0, 0.0, 0.0, balance, 0.0, rival, 0.0, 1.0, 0.0, 0.0, 1.0)
    sure = Curve.of(math.log(4), [])  # a confidence of 0.8
    certainty = Certainty(sure, sure, Doubt(alike=0.6, outvoted=-0.05, rivalled=0.1))
    found = in_company(proposal._replace(most=1.0, evidence=evidence), others, certainty)
    assert (found.confidence < PROPOSED) is is_contested
    assert found.confidence == (PROPOSED - 0.001 if is_contested else on_curve((), sure))


def test_certainty_comes_back_from_its_record() -> None:
    curve = Curve.of(0.5, [(3, -1.0, 2.0)])
    for certainty in (Certainty(curve), Certainty(curve, curve, Doubt(0.4, -0.1, 0.2))):
        again = Certainty.of(json.loads(json.dumps(certainty.record())))
        assert again.record() == certainty.record()
        assert again.doubt == certainty.doubt
