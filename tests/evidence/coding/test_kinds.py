"""The kinds of mistakes that readers of such tools report: each must be right, or nothing is claimed."""

from __future__ import annotations

import pytest

from tightrope import code_text
from tightrope.evidence.claims.claim import Claim

BEFORE = "The committee met at ten in the morning and talked about the budget of the town."
AFTER = "The committee will meet again in the autumn to go on with it."


def read(sentence: str, published: str = "2025-06-20") -> tuple[Claim, ...]:
    return code_text(f"{BEFORE} {sentence} {AFTER}", published=published)


def of(claims: tuple[Claim, ...], relation: str) -> list[Claim]:
    return [c for c in claims if c.relation == relation]


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("Canada lifted its sanctions on Bolivia.", "sanction"),
        ("Sanctions on Bolivia were lifted by Canada.", "sanction"),
        ("Peru withdrew from the treaty with Chile.", "treaty"),
        ("Peru suspended its pact with Chile.", "treaty"),
        ("Egypt postponed its attack on Libya.", "military_action"),
        ("Egypt put off its raid on Libya.", "military_action"),
    ],
)
def test_an_undoing_is_no_act(sentence: str, relation: str) -> None:
    told = of(read(sentence), relation)
    assert all(c.phase == "ended" or c.held == "no" for c in told)


@pytest.mark.parametrize(
    "sentence",
    [
        "Spain is not ruling out strikes on Morocco.",
        "Spain refused to rule out strikes on Morocco.",
        "Spain has not ruled out an attack on Morocco.",
    ],
)
def test_what_is_not_ruled_out_is_open(sentence: str) -> None:
    for claim in of(read(sentence), "military_action"):
        assert (claim.held, claim.modality) == ("open", "hypothetical")
        assert claim.sign == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "Spain ruled out strikes on Morocco.",
        "Spain nearly attacked Morocco.",
        "Spain came close to attacking Morocco.",
        "Spain stopped short of condemning Morocco.",
        "Spain has refused to condemn Morocco.",
    ],
)
def test_what_was_not_done_is_not_held(sentence: str) -> None:
    claims = read(sentence)
    assert claims
    assert all(c.held == "no" and c.sign == 0 for c in claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya has denied supplying rifles to Uganda.",
        "Kenya denied that it supplied rifles to Uganda.",
        "It is not true that Kenya supplied rifles to Uganda.",
        "Kenya dismissed as false reports that it had supplied rifles to Uganda.",
    ],
)
def test_a_denial_is_a_modality_and_no_negation(sentence: str) -> None:
    for claim in read(sentence):
        assert (claim.modality, claim.held, claim.sign) == ("denied", "yes", 0)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya failed to deny that it had supplied rifles to Uganda.",
        "Kenya did not deny that it had supplied rifles to Uganda.",
    ],
)
def test_what_is_not_denied_is_open(sentence: str) -> None:
    assert all(c.modality != "denied" and c.held == "open" for c in read(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Poland practised attacking Hungary.",
        "If Poland attacks Hungary, Austria will protest.",
        "Had Poland attacked Hungary, Austria would have protested.",
        "In a hypothetical scenario, Poland attacks Hungary.",
        "In the war game, Poland sank the fleet of Hungary.",
    ],
)
def test_unreal_acts_are_no_facts(sentence: str) -> None:
    told = of(read(sentence), "military_action")
    assert all(c.modality == "hypothetical" for c in told)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sweden launched a charm offensive towards Norway.",
        "Sweden bombarded Norway with letters.",
        "Sweden attacked Norway on social media.",
        "Sweden struck a deal with Norway.",
    ],
)
def test_a_figure_of_speech_is_no_war(sentence: str) -> None:
    assert not of(read(sentence), "military_action")


@pytest.mark.parametrize(
    "sentence",
    [
        "Reportedly, Brazil supplied missiles to Peru.",
        "Brazil is said to have supplied missiles to Peru.",
        "Brazil supplied missiles to Peru, according to two officials.",
        "According to a man at the port, Brazil supplied missiles to Peru.",
    ],
)
def test_hearsay_is_reported(sentence: str) -> None:
    claims = of(read(sentence), "arms_transfer")
    assert claims
    assert all(c.modality == "reported" or c.speakers for c in claims)


def test_who_says_so_between_commas_is_the_speaker_and_no_end() -> None:
    claims = read("Turkey, Macron said, attacked Greece.")
    assert {(c.source_actor, c.target_actor, c.speaker) for c in claims} == {
        ("turkey", "greece", "emmanuel_macron")
    }


def test_who_only_tells_is_not_who_acts() -> None:
    claims = of(read("Tusk said Belarus “attacked” Poland."), "military_action")
    assert [(c.source_actor, c.target_actor) for c in claims] == [("belarus", "poland")]


@pytest.mark.parametrize("verb", ["renewed", "extended", "reimposed", "refused to lift"])
def test_what_is_made_anew_or_kept_up_is_not_undone(verb: str) -> None:
    claims = of(read(f"Canada {verb} its sanctions on Bolivia."), "sanction")
    assert all(c.phase in ("resumed", "ongoing") and c.sign == -1 for c in claims)


def test_a_quotation_keeps_its_speaker_over_sentences() -> None:
    said = "“Turkey attacked Greece. And Turkey attacked Cyprus,” said Emmanuel Macron."
    claims = of(read(said), "military_action")
    done = [c for c in claims if c.source_actor == "turkey"]
    assert {c.target_actor for c in done} == {"greece", "cyprus"}
    assert {c.speaker for c in done} == {"emmanuel_macron"}


def test_she_is_the_woman_of_the_two() -> None:
    claims = read("Macron met Meloni in Rome. She condemned Belarus.")
    assert [c.source_actor for c in of(claims, "condemnation")] == ["italy"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Michael Jordan condemned Sweden.",
        "Paris Hilton condemned Sweden.",
        "American Samoa condemned Sweden.",
        "Russian opposition leaders condemned Sweden.",
        "Former president Barack Obama condemned Sweden.",
        "Boris Johnson, who left office in 2022, condemned Sweden.",
    ],
)
def test_namesakes_and_people_without_office_are_no_states(sentence: str) -> None:
    states = {"jordan", "france", "usa", "russia", "united_kingdom"}
    assert not states & {c.source_actor for c in read(sentence)}


def test_a_threat_is_the_speech_act_alone() -> None:
    claims = read("Serbia threatened to attack Croatia.")
    assert [(c.relation, c.modality) for c in claims] == [("warning_threat", "asserted")]


def test_a_group_that_a_state_backs_is_a_group_of_its_own() -> None:
    claims = read("Iran-backed militias attacked Kuwait.")
    assert "iran" not in {c.source_actor for c in claims}


def test_a_word_in_a_name_negates_nothing() -> None:
    claims = of(read("No. 10 condemned Belarus."), "condemnation")
    assert [(c.source_actor, c.held) for c in claims] == [("united_kingdom", "yes")]


def test_no_end_is_filled_in_from_earlier_sentences() -> None:
    claims = read("Chad attacked Niger on Friday. The attack on the city in 2001 changed America.")
    assert {frozenset((c.source_actor, c.target_actor)) for c in claims} <= {
        frozenset(("chad", "niger"))
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad called off its invasion of Libya.",
        "Chad aborted its attack on Libya.",
        "Reports that Chad attacked Libya are false.",
        "Chad sees no grounds for the strikes on Libya.",
        "Chad finds no justification for the raids on Libya.",
    ],
)
def test_what_did_not_happen_is_not_claimed_as_fact(sentence: str) -> None:
    for claim in of(read(sentence), "military_action"):
        assert claim.held == "no" or claim.modality == "denied"
        assert claim.sign == 0


@pytest.mark.parametrize(
    "sentence",
    ["Chad shot down a Libyan proposal.", "Chad torpedoed the talks with Libya."],
)
def test_a_plan_that_is_shot_down_is_no_war(sentence: str) -> None:
    assert not of(read(sentence), "military_action")


@pytest.mark.parametrize(
    "sentence",
    ["Chad repelled an attack by Libya.", "Chad survived a Libyan assault."],
)
def test_who_bears_an_attack_is_its_target(sentence: str) -> None:
    for claim in of(read(sentence), "military_action"):
        assert (claim.source_actor, claim.target_actor) == ("libya", "chad")


@pytest.mark.parametrize(
    "sentence",
    [
        "A Chadian student condemned Libya.",
        "Chad's opposition condemned Libya.",
        "The opposition in Chad condemned Libya.",
        "Demonstrators in Chad condemned Libya.",
        "Georgia's governor condemned Libya.",
        "Chadian newspapers condemned Libya.",
    ],
)
def test_citizens_and_papers_are_not_their_state(sentence: str) -> None:
    assert not {c.source_actor for c in read(sentence)} & {"chad", "georgia"}


@pytest.mark.parametrize(
    "sentence", ["The EU renewed its sanctions against Peru.", "Chad renewed its ban on Peru."]
)
def test_nothing_is_said_to_be_demanded_without_a_word_for_it(sentence: str) -> None:
    spoken = ("demand", "condemnation", "refusal", "warning_threat", "red_line")
    assert not [c for c in read(sentence) if c.relation in spoken and c.is_proposed]


@pytest.mark.parametrize("word", ["could", "might", "may"])
@pytest.mark.parametrize(
    ("act", "relation"),
    [
        ("cut gas supplies to", "energy_trade"),
        ("attack", "military_action"),
        ("impose sanctions on", "sanction"),
    ],
)
def test_what_could_happen_is_no_fact(word: str, act: str, relation: str) -> None:
    for sentence in (
        f"Spain {word} {act} Morocco.",
        f"Analysts said that Spain {word} soon {act} Morocco.",
    ):
        claims = of(read(sentence), relation)
        assert all(c.modality in ("hypothetical", "predicted") for c in claims)


def test_what_could_be_done_is_still_found() -> None:
    assert of(read("Spain could attack Morocco."), "military_action")


@pytest.mark.parametrize(
    "sentence",
    [
        "Correction: An earlier entry said Spain had recalled its ambassador from Morocco.",
        "An earlier version of this report said that Spain had attacked Morocco.",
    ],
)
def test_what_is_taken_back_is_not_proposed(sentence: str) -> None:
    assert not any(c.is_proposed for c in read(sentence))
