"""What keeps a claim from being proposed: a sign that the rules or its rivals doubt."""

from __future__ import annotations

import pytest

from tightrope.evidence.claims.codebook import Held, Modality, Phase
from tightrope.evidence.coding.reader.certain import Settled
from tightrope.evidence.coding.reader.doubts import is_another, is_contested
from tightrope.evidence.coding.reader.scope import Scope
from tightrope.evidence.coding.reader.sentence import Referent, Span
from tightrope.evidence.coding.reader.telling import Told, sign_of

PLAIN = Scope("done", "yes", "asserted")


def contested(
    mine: Scope = PLAIN, rule: Scope = PLAIN, *decided: str,
    settled: Scope | None = None,
) -> bool:  # fmt: skip
    reading = Told("sanction", -1, None, mine, 0.9)
    certain = Settled("sanction", settled or mine, False, False, False, (), frozenset(decided))
    return is_contested(reading, rule, certain)


ENDED = PLAIN._replace(phase="ended")
DENIED = PLAIN._replace(modality="denied")
SUPPOSED = PLAIN._replace(modality="hypothetical")
FORETOLD = PLAIN._replace(modality="predicted")
HEARD = PLAIN._replace(modality="reported")


@pytest.mark.parametrize(
    ("mine", "rule", "doubted"),
    [
        (PLAIN, PLAIN, False),
        (PLAIN, ENDED, True),
        (ENDED, PLAIN, True),
        (ENDED, ENDED, False),
        (PLAIN, DENIED, True),
        (DENIED, PLAIN, True),
        (DENIED, DENIED, False),
        (PLAIN, HEARD, False),
        (PLAIN, SUPPOSED, True),
        (PLAIN, FORETOLD, True),
        (HEARD, SUPPOSED, True),
        (SUPPOSED, PLAIN, False),
        (SUPPOSED, FORETOLD, False),
    ],
)
def test_a_claim_is_contested_by_rules_that_tell_it_with_another_sign_or_as_no_fact(
    mine: Scope, rule: Scope, doubted: bool
) -> None:
    assert contested(mine, rule) is doubted


@pytest.mark.parametrize(
    ("rule", "decided", "settled", "doubted"),
    [
        (ENDED, "phase", ENDED, False),
        (ENDED, "held", PLAIN, False),
        (ENDED, "modality", HEARD, True),
        (DENIED, "modality", DENIED, False),
        (SUPPOSED, "modality", SUPPOSED, False),
        (SUPPOSED, "phase", PLAIN, True),
    ],
)
def test_what_is_certain_is_not_contested(
    rule: Scope, decided: str, settled: Scope, doubted: bool
) -> None:
    assert contested(PLAIN, rule, decided, settled=settled) is doubted


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


def test_of_those_whom_a_pronoun_may_mean_only_the_likelier_can_be_proposed() -> None:
    one, two = Referent("chad", "chad", 0, 4, 0.6), Referent("peru", "peru", 9, 13, 0.3)
    he = Span(0, 1, 20, 22, "pronoun", (one, two), "he")
    assert is_another(two, he)
    assert not is_another(one, he)
    assert not is_another(two, he._replace(joint=True))
