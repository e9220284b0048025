"""What a claim says as a clause: every relation, held or not, with phase, modality and speaker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.evidence.claims import claim, document
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import RELATIONS, event_of
from tightrope.evidence.claims.phrases import (
    actor_text,
    ends_and_relation,
    say_claim,
    told_confidence,
)

TEXT = document("wire.txt", "Ruritania armed Graustark.")
ARMED = claim(TEXT, "Ruritania armed Graustark", "ruritania", "arms_transfer", "graustark")


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_is_said_of_both_ends_and_differs_where_it_does_not_hold(
    relation: str,
) -> None:
    found: Claim = replace(ARMED, relation=relation)  # type: ignore[arg-type]
    holds, fails = say_claim(found), say_claim(replace(found, held="no"))
    assert holds != fails
    for said in (holds, fails):
        assert said.startswith("Ruritania ")
        assert "Graustark" in said
        assert "{" not in said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Ruritania arms Graustark"),
        ({"held": "no"}, "Ruritania does not arm Graustark"),
        ({"held": "open"}, "Ruritania arms Graustark (left open)"),
        ({"phase": "planned"}, "Ruritania arms Graustark (planned)"),
        ({"phase": "ended", "modality": "denied"}, "Ruritania arms Graustark (ended) (denied)"),
        ({"modality": "hypothetical"}, "Ruritania arms Graustark (supposed)"),
        ({"speakers": ("press", "usa")}, "Ruritania arms Graustark, says USA"),
        ({"relation": "condemnation", "speakers": ("ruritania",)}, "Ruritania condemns Graustark"),
        ({"source_actor": None, "source_text": "gunmen"}, "gunmen arms Graustark"),
        ({"source_actor": None}, "somebody arms Graustark"),
        ({"target_actor": None}, "Ruritania arms others"),
    ],
)
def test_a_claim_is_said_as_it_is_meant(changes: dict[str, object], said: str) -> None:
    assert say_claim(replace(ARMED, **changes)) == said  # type: ignore[arg-type]


def test_names_are_used_where_they_are_known_and_ids_spelt_out_where_not() -> None:
    names = {"ruritania": "The Kingdom of Ruritania", "graustark": ""}
    said = say_claim(ARMED, lambda actor: names.get(actor, actor))
    assert said == "The Kingdom of Ruritania arms Graustark"
    assert say_claim(ARMED, lambda actor: actor) == "Ruritania arms Graustark"


def test_ids_are_spelt_out_with_short_ones_in_capitals() -> None:
    assert [actor_text(a) for a in ("usa", "eu", "iran", "saudi_arabia", "the_eu", None)] == [
        "USA", "EU", "Iran", "Saudi Arabia", "The Eu", "others",
    ]  # fmt: skip


def test_undoing_good_is_a_sanction_and_undoing_harm_yields() -> None:
    assert event_of("aid") == "AID"
    assert event_of("aid", "planned", 1) == "AGREE"
    assert event_of("sanction", "planned", -1) == "SANCTION"
    assert event_of("aid", "ended", 1) == "SANCTION"
    assert event_of("dependence", "ended", 0) == "SANCTION"
    assert event_of("sanction", "ended", -1) == "YIELD"
    assert event_of("sanction", "refused", -1) == "REJECT"
    assert event_of("other", "ended", -1) == "STATE"


@pytest.mark.parametrize(
    ("confidence", "told"),
    [(0.639, "0.639"), (0.6351, "0.635"), (0.634, "0.63"), (0.64, "0.64"), (0.6449, "0.64"), (1.0, "1.00")],
)  # fmt: skip
def test_a_confidence_is_never_rounded_across_where_a_claim_is_proposed(
    confidence: float, told: str
) -> None:
    assert told_confidence(replace(ARMED, confidence=confidence)) == told


def test_a_claim_is_held_back_by_a_doubt_of_the_learned_coder_only() -> None:
    held = replace(ARMED, confidence=0.639)
    assert held.is_held_back
    assert not held.is_proposed
    assert not replace(held, confidence=0.638).is_held_back
    assert not replace(held, coder="llm:some").is_held_back


def test_ends_and_relation_are_told_with_the_sign_that_phase_and_negation_leave() -> None:
    assert ends_and_relation(ARMED) == "ruritania —arms_transfer +→ graustark"
    ended = replace(
        ARMED, phase="ended", source_actor=None, source_text="gunmen", target_actor=None
    )
    assert ends_and_relation(ended) == "gunmen —arms_transfer −→ ?"
    assert ends_and_relation(replace(ARMED, held="no", target_actor=None, target_text="it")) == (
        "ruritania —arms_transfer 0→ it"
    )
