"""A decided claim that is no evidence any more, and what is wrong with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.evidence.claims import claim, document
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.decide import claim_faults

WIRE = document("wire.txt", "Ruritania armed Graustark in 1897.")
ARMED = claim(WIRE, "Ruritania armed", "ruritania", "arms_transfer", "graustark")


def test_a_claim_as_it_should_be_has_no_fault() -> None:
    assert claim_faults(replace(ARMED, time_resolved="1897"), WIRE) == ()
    unknown = replace(ARMED, source_actor=None, source_text="gunmen")
    assert claim_faults(unknown, WIRE) == ()


@pytest.mark.parametrize(
    ("broken", "check", "said"),
    [
        (replace(ARMED, anchor=replace(ARMED.anchor, exact="Ruritania ruled")), "anchor-broken", "no longer stands"),
        (replace(ARMED, anchor=replace(ARMED.anchor, start=1, end=16)), "anchor-broken", "no longer stands"),
        (replace(ARMED, anchor=replace(ARMED.anchor, start=-1)), "anchor-broken", "no longer stands"),
        (replace(ARMED, anchor=replace(ARMED.anchor, start=900, end=915)), "anchor-broken", "no longer stands"),
        (replace(ARMED, anchor=replace(ARMED.anchor, sha256="0" * 64)), "anchor-broken", "is not the file"),
        (replace(ARMED, document="../wire.txt"), "document-outside", "outside"),
        (replace(ARMED, document="/etc/passwd"), "document-outside", "outside"),
        (replace(ARMED, document="..\\wire.txt"), "document-outside", "outside"),
        (replace(ARMED, document="C:/wire.txt"), "document-outside", "outside"),
        (replace(ARMED, source_actor=" "), "bad-evidence-record", "source_actor is empty"),
        (replace(ARMED, source_actor=None), "bad-evidence-record", "neither a source actor"),
        (replace(ARMED, target_actor=""), "bad-evidence-record", "target_actor is empty"),
        (replace(ARMED, time_resolved="2025-02-31"), "bad-evidence-record", "2025-02-31"),
        (replace(ARMED, time_resolved="last year"), "bad-evidence-record", "no date"),
    ],
)  # fmt: skip
def test_each_fault_is_named(broken: Claim, check: str, said: str) -> None:
    (fault,) = claim_faults(broken, WIRE)
    assert fault.check == check
    assert said in fault.said


def test_a_document_that_is_gone_is_said() -> None:
    (fault,) = claim_faults(ARMED, None)
    assert fault.check == "no-such-document"


def test_a_moved_quote_says_what_stands_there() -> None:
    (fault,) = claim_faults(replace(ARMED, anchor=replace(ARMED.anchor, start=10, end=25)), WIRE)
    assert "“armed Graustark”" in fault.hint
