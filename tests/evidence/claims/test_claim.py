"""The fields of a claim: what is filled in, what is derived, what makes two claims two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.evidence.claims import claim, document
from tightrope.evidence.claims.anchor import claim_id
from tightrope.evidence.claims.codebook import EVENTS, RELATIONS, RULES, event_of

A = document("a.txt", "Ruritania armed Graustark in 1897.")
ARMED = claim(A, "armed", "ruritania", "arms_transfer", "graustark")
SANCTIONED = claim(A, "armed", "ruritania", "sanction", "graustark", polarity=-1)
CODEBOOK_SIGNS = [
    # polarity, held, phase, modality, sign, negated; the last two as the codebook derives them
    (1, "yes", "done", "asserted", 1, False),
    (-1, "yes", "ongoing", "reported", -1, False),
    (1, "yes", "ended", "asserted", -1, True),
    (-1, "yes", "ended", "asserted", 1, True),
    (1, "yes", "refused", "asserted", -1, True),
    (-1, "yes", "refused", "asserted", 0, True),
    (1, "no", "done", "asserted", 0, True),
    (-1, "no", "ended", "asserted", -1, False),
    (1, "no", "ended", "asserted", 1, False),
    (1, "no", "refused", "asserted", 0, False),
    (1, "open", "done", "hypothetical", 0, False),
    (-1, "open", "ended", "hypothetical", 0, True),
    (1, "yes", "done", "denied", 0, False),
    (-1, "yes", "planned", "predicted", -1, False),
]


@pytest.mark.parametrize(
    ("polarity", "held", "phase", "modality", "sign", "negated"), CODEBOOK_SIGNS
)
def test_sign_and_negation_follow_from_what_is_said(
    polarity: int, held: str, phase: str, modality: str, sign: int, negated: bool
) -> None:
    one = replace(ARMED, polarity=polarity, held=held, phase=phase, modality=modality)  # type: ignore[arg-type]
    assert (one.sign, one.negated) == (sign, negated)


def test_event_and_phase_are_the_usual_ones_where_nothing_else_is_said() -> None:
    ally = claim(A, "armed", "ruritania", "alliance", "graustark")
    assert (ally.event, ally.phase) == ("STATE", "ongoing")
    assert (ARMED.event, ARMED.phase) == ("AID", "done")
    assert claim(A, "armed", "a", "arms_transfer", "b", event="AGREE").event == "AGREE"


@pytest.mark.parametrize(
    ("relation", "phase", "polarity", "event"),
    [
        ("sanction", "ended", -1, "YIELD"),
        ("energy_trade", "ended", 1, "SANCTION"),
        ("arms_transfer", "refused", 1, "REJECT"),
        ("arms_transfer", "planned", 1, "AGREE"),
        ("military_action", "planned", -1, "ASSAULT"),
        ("energy_trade", "resumed", 1, "COOPERATE"),
        ("other", "done", 0, "STATE"),
    ],
)
def test_undoing_harm_yields_and_undoing_good_is_a_sanction(
    relation: str, phase: str, polarity: int, event: str
) -> None:
    assert event_of(relation, phase, polarity) == event  # type: ignore[arg-type]


def test_every_relation_has_its_rule_with_known_events() -> None:
    assert set(RULES) == set(RELATIONS)
    for rule in RULES.values():
        assert rule.covers
        assert rule.events
        assert set(rule.events) <= set(EVENTS)
        assert rule.polarities


def test_the_innermost_of_the_speakers_is_the_speaker() -> None:
    assert replace(ARMED, speakers=("tass", "the minister")).speaker == "the minister"
    assert ARMED.speaker is None


def test_the_days_a_stated_time_may_mean_are_the_first_and_the_last() -> None:
    dated = replace(ARMED, time_resolved="1897-02")
    assert (dated.time_from, dated.time_to) == ("1897-02-01", "1897-02-28")
    assert (ARMED.time_from, ARMED.time_to) == (None, None)
    assert replace(ARMED, time_resolved="1897-02-31").time_from is None


@pytest.mark.parametrize(
    "changes",
    [
        {"held": "open"},
        {"held": "no"},
        {"held": "no", "phase": "ended"},
        {"phase": "planned"},
        {"phase": "begun"},
        {"phase": "resumed"},
        {"phase": "ended"},
        {"modality": "denied"},
        {"content": "arms_transfer"},
        {"source_actor": None, "source_text": "gunmen"},
        {"relation": "aid"},
        {"target_actor": None},
        {"polarity": -1},
        {"coder": "person"},
    ],
)
def test_what_is_said_otherwise_is_another_claim(changes: dict[str, object]) -> None:
    assert claim_id(replace(ARMED, **changes)) != claim_id(ARMED)  # type: ignore[arg-type]


def test_two_unknown_sources_are_two_claims_where_their_words_differ() -> None:
    gunmen = replace(ARMED, source_actor=None, source_text="gunmen")
    assert claim_id(gunmen) != claim_id(replace(gunmen, source_text="pirates"))


def test_confidence_note_and_coder_version_do_not_change_the_id() -> None:
    same = replace(ARMED, confidence=0.9, note="unsure", coder_version="9", speakers=("x",))
    assert claim_id(same) == claim_id(ARMED)
