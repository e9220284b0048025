"""One sentence, one rule: what the coder reads out of it."""

from __future__ import annotations

import pytest

from tests.evidence.claims import document, passages, sentences
from tests.evidence.coding.measure import two_valued
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.code import LONGEST_SENTENCE, Coded, RuleCoder


def code(*lines: str) -> Coded:
    one = document("case.txt", "\n".join(lines))
    return RuleCoder().code(one, passages(one), sentences(one), ActorIndex.build())


def claims(*lines: str) -> list[Claim]:
    return list(code(*lines).claims)


def told(claim: Claim) -> str:
    sign = {1: "+", -1: "-", 0: "0"}[two_valued(claim)]
    return f"{claim.source_actor} {claim.relation} {claim.target_actor} {sign} {claim.modality}"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # passives and nominal events
        ("Georgia was invaded by Russia.", "russia military_action georgia - asserted"),
        ("Strikes by Israel on Lebanon go on.", "israel military_action lebanon - asserted"),
        ("China's blockade of Taiwan continued.", "china military_action taiwan - asserted"),
        ("Indian strikes on Pakistan killed nine.", "india military_action pakistan - asserted"),
        # light verbs
        ("France imposed sanctions on Mali.", "france sanction mali - asserted"),
        ("Turkey sent a warning to Greece.", "turkey warning_threat greece - asserted"),
        ("Japan signed a treaty with Fiji.", "japan treaty fiji + asserted"),
        # giving and taking
        ("Germany sold Egypt submarines.", "germany arms_transfer egypt + asserted"),
        ("Egypt bought submarines from Germany.", "germany arms_transfer egypt + asserted"),
        ("Germany refused to send tanks to Kyiv.", "germany arms_withheld ukraine - asserted"),
        # negation, prediction, condition
        ("Russia did not attack Norway.", "russia military_action norway + asserted"),
        (
            "Berlin is unlikely to offer military aid to Georgia.",
            "germany military_aid_offer georgia - predicted",
        ),
        ("Japan will sanction Myanmar.", "japan sanction myanmar - predicted"),
        ("China could invade Taiwan.", "china military_action taiwan - hypothetical"),
        ("If China invades Taiwan, markets fall.", "china military_action taiwan - hypothetical"),
        ("Any Chinese attack on Taiwan is costly.", "china military_action taiwan - hypothetical"),
        # pairs
        ("Ties between Chile and Peru are warm.", "chile alliance peru + asserted"),
        ("Chile and Peru have deepened their ties.", "chile alliance peru + asserted"),
        ("The Franco-German partnership is old.", "france alliance germany + asserted"),
        ("Iran, a key ally of Syria, was silent.", "iran alliance syria + asserted"),
        # answers to an offer, charges, passive gifts, what is had and needed
        ("Chad rejected Egypt as a mediator.", "chad condemnation egypt - asserted"),
        ("Chad was open to Egypt as a mediator.", "chad diplomatic_support egypt + asserted"),
        ("Tanks have not been delivered to Mali by Peru.", "peru arms_transfer mali - asserted"),
        ("Chile is bogged down in Bolivia.", "chile military_action bolivia - asserted"),
        ("Chile and Peru are at war.", "chile military_action peru - asserted"),
        ("Chile needs Peru.", "chile dependence peru + asserted"),
        ("A clash between Chile and Peru is unlikely.", "chile military_action peru + predicted"),
        ("Japan urged Peru to return to talks.", "japan negotiation peru + asserted"),
        # demands
        ("Oman urged Iran to stop its attacks.", "oman condemnation iran - asserted"),
        ("Oman told Iran not to attack.", "oman warning_threat iran - asserted"),
        ("Cuba condemned American strikes.", "cuba condemnation usa - asserted"),
        # persons act for their state
        ("Xi Jinping met Narendra Modi.", "china personal_diplomacy india + asserted"),
        ("Scholz came to Ukraine's aid.", "germany military_aid_offer ukraine + asserted"),
        # named wars
        ("The war in Ukraine has no end.", "russia military_action ukraine - asserted"),
    ],
)
def test_one_claim(sentence: str, expected: str) -> None:
    assert expected in [told(claim) for claim in claims(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The relationship reflects a complex web of interests.",
        "This underscores the fragility of the region.",
        "France is a country in Europe.",
        "History, as always, waits for no one.",
        "Peru exports copper and anchovies.",
    ],
)
def test_filler_claims_nothing(sentence: str) -> None:
    coded = code(sentence)
    assert coded.claims == ()
    assert sum(coded.skipped.values()) == 1


def test_scopes_end_at_clause_breaks() -> None:
    found = [told(c) for c in claims("India did not attack Nepal, but China attacked Bhutan.")]
    assert "india military_action nepal + asserted" in found
    assert "china military_action bhutan - asserted" in found


def test_nested_force_is_two_linked_claims() -> None:
    warning, strike = claims("Moscow warned Turkey of a catastrophe if Turkey attacks Armenia.")
    assert told(warning) == "russia warning_threat turkey - asserted"
    assert told(strike) == "turkey military_action armenia - hypothetical"
    assert strike.linked == (warning.id,)
    assert warning.linked == (strike.id,)


def test_backed_militias_are_not_the_backer() -> None:
    found = claims("Iranian-backed militias attacked Jordan.")
    assert [c.source_actor for c in found] == ["iranian_backed_militias"]


def test_both_countries_are_those_named_before() -> None:
    found = claims("Chile met Peru in Lima.", "The two countries signed a treaty.")
    assert {found[-1].source_actor, found[-1].target_actor} == {"chile", "peru"}


def test_a_pronoun_takes_the_subject_before() -> None:
    found = claims("Russia is alone.", "It has attacked Georgia twice.")
    assert told(found[0]) == "russia military_action georgia - asserted"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Sergei Lavrov said that Turkey attacked Syria.", "sergei_lavrov"),
        ("According to Reuters, Turkey attacked Syria.", "reuters"),
        ('"Turkey attacked Syria," said Lavrov.', "sergei_lavrov"),
        ('As Jane Fictitious noted, "Turkey attacked Syria."', "jane_fictitious"),
        ("The Kremlin stated that Turkey attacked Syria.", "russia"),
        ("A report by TASS suggested that Turkey attacked Syria.", "tass"),
        ("Turkey attacked Syria.", None),
    ],
)
def test_the_speaker_is_who_says_it(sentence: str, speaker: str | None) -> None:
    found = [c for c in claims(sentence) if c.relation == "military_action"]
    assert [c.speaker for c in found] == [speaker]
    assert found[0].modality == ("reported" if speaker else "asserted")


def test_a_quotation_without_a_speaker_is_a_finding() -> None:
    assert len(code('Then "Turkey attacked Syria without warning" once more.').findings) == 1
    assert code('"Turkey attacked Syria at dawn," Lavrov said.').findings == ()


def test_unknown_names_are_proposed_not_guessed() -> None:
    coded = code("Yesterday Jane Fictitious attacked Ruritania with Acme Holdings near the sea.")
    assert coded.proposed_actors == {"Acme Holdings": 1, "Jane Fictitious": 1}
    assert coded.claims == ()


def test_a_claim_says_which_rule_and_which_words_made_it() -> None:
    (claim,) = claims("Japan did not attack Korea; Japan attacked China.")[-1:]
    text = "Japan did not attack Korea; Japan attacked China."
    assert claim.rule == "force"
    assert [text[a:b] for a, b in claim.cues] == ["attacked"]


def test_a_time_in_the_clause_is_kept() -> None:
    (claim,) = claims("Russia invaded Georgia on 8 August 2008.")
    assert claim.time_resolved == "2008-08-08"


def test_what_is_too_long_is_no_sentence() -> None:
    coded = code("Japan attacked China and " * (LONGEST_SENTENCE // 20))
    assert coded.claims == ()
    assert coded.skipped == {f"longer than {LONGEST_SENTENCE} characters": 1}


def test_confidence_is_a_share_measured_on_labels() -> None:
    explicit, *_ = claims("Turkey attacked Syria.")
    assert 0.5 < explicit.confidence < 1


def test_who_is_accused_does_it_and_who_accuses_says_it() -> None:
    arms = [
        c for c in claims("Chile accused Peru of arming Mali.") if c.relation == "arms_transfer"
    ]
    assert [told(c) for c in arms] == ["peru arms_transfer mali + asserted"]
    assert arms[0].speaker == "chile"


def test_he_goes_on_speaking() -> None:
    found = claims("Emmanuel Macron met the press.", "He said Peru had attacked Chile.")
    assert [c.speaker for c in found] == ["emmanuel_macron"]


def test_we_is_who_speaks() -> None:
    found = claims("“We will support Peru,” Emmanuel Macron said.")
    assert [c.source_actor for c in found] == ["france"]


def test_a_mediator_stands_between_others() -> None:
    found = claims("Peru attacked Chile.", "Peru attacked Chile again.", "Chad offered to mediate.")
    pairs = {(c.source_actor, c.target_actor) for c in found if c.relation == "mediation_offer"}
    assert pairs == {("chad", "peru"), ("chad", "chile")}


def test_who_fights_whom_is_known_before_it_is_said() -> None:
    later = "The war between Peru and Chile goes on."
    found = claims("Chad offered to mediate.", later)
    assert {c.target_actor for c in found if c.source_actor == "chad"} == {"peru", "chile"}
