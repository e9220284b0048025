"""Who vouches for a claim: named or unnamed, before or behind; never somebody who is only told about."""

from __future__ import annotations

import pytest

from tests.evidence.coding.reading import line_of
from tightrope import code_text
from tightrope.evidence.coding.reader.pairs import mask


def speakers_of(text: str) -> set[str]:
    claims = [c for c in code_text(text, published="2025-06-20") if c.relation == "military_action"]
    assert claims, text
    return {speaker for c in claims for speaker in c.speakers}


@pytest.mark.parametrize(
    "text",
    [
        "It is not true that Chad attacked Libya.",
        "Nobody believes that Chad will attack Libya.",
        "Chad is said to have attacked Libya.",
        "Reports that Chad attacked Libya are false.",
        "The report that Chad attacked Libya was wrong.",
        "The traveller sat down. “Chad attacked Libya,” he told the paper.",
        "Chad called off its attack on Libya.",
    ],
)
def test_whom_a_sentence_is_about_does_not_speak_it(text: str) -> None:
    assert speakers_of(text) == set()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Chad, Egypt said, attacked Libya.", "egypt"),
        ("The claim that Chad attacked Libya was made by Egypt.", "egypt"),
        ("Egypt's claim that Chad attacked Libya was doubted.", "egypt"),
        ("Chad attacked Libya, wrote Reuters.", "reuters"),
        ("Witnesses said that Chad had attacked Libya.", "Witnesses"),
        ("State radio in Tunis reported that Chad had attacked Libya.", "State radio in Tunis"),
        ("Egypt says Chad attacked Libya.", "egypt"),
    ],
)
def test_who_says_so_is_found(text: str, speaker: str) -> None:
    assert speakers_of(text) == {speaker}


def test_what_somebody_vouches_for_is_reported_and_a_speech_act_asserted() -> None:
    told = code_text("Egypt says Chad attacked Libya.")
    assert {c.modality for c in told if c.target_actor == "libya"} == {"reported"}
    (condemned,) = code_text("Chad condemned Libya.")
    assert (condemned.modality, condemned.speakers) == ("asserted", ("chad",))


@pytest.mark.parametrize(
    "text",
    [
        "Egypt demanded that Chad leave Libya.",
        "Egypt accused Chad of treason.",
        "Egypt rejected Chad's proposal.",
        "Egypt threatened Chad with war.",
        "Egypt promised Chad aid.",
    ],
)
def test_a_speech_act_is_spoken_by_its_source(text: str) -> None:
    spoken = [c for c in code_text(text) if (c.source_actor, c.target_actor) == ("egypt", "chad")]
    assert spoken
    assert {c.speakers for c in spoken} == {("egypt",)}


def test_a_deed_is_spoken_by_nobody() -> None:
    (claim,) = code_text("Egypt bombed Chad.")
    assert (claim.speakers, claim.modality) == ((), "asserted")


def test_who_denies_a_deed_speaks_the_denial() -> None:
    told = code_text("Egypt denied that it had bombed Chad.")
    assert {(c.modality, c.speakers) for c in told} == {("denied", ("egypt",))}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Chad recalled its ambassador after Egypt attacked Libya.", set()),
        ("Recalling its envoy, Chad attacked Libya.", set()),
        ("Egypt recalled that Chad had attacked Libya.", {"egypt"}),
        ("Egypt recalled how Chad attacked Libya.", {"egypt"}),
    ],
)
def test_an_envoy_is_recalled_and_nothing_said(text: str, speakers: set[str]) -> None:
    assert speakers_of(text) == speakers


def test_what_is_claimed_in_words_is_no_land() -> None:
    told = code_text("Chad's claim that Libya had shelled its port was true.")
    assert "territorial_claim" not in {c.relation for c in told}


def test_what_is_looked_back_on_is_not_called_home() -> None:
    masked = mask(line_of("Chad recalled that Libya had shelled its port."))
    assert "cut" not in {family for unit in masked.units for family in unit.families}
