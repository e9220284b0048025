"""What threats and offers announce: help for a third, harm, or the end of a good; and what they hang on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.draft.said import claim, claimed, values
from tightrope.draft import Draft, draft_crisis
from tightrope.evidence import Claim


def threat(quote: str, content: str, deed: Claim | None = None) -> Draft:
    said = claim("t", "norland", "red_line", "velm", quote, content=content)
    return draft_crisis(claimed(said, *([deed] if deed else [])))


def deed(quote: str, relation: str, target: str, **more: Any) -> Claim:
    return claim("d", "velm", relation, target, quote, modality="hypothetical", **more)


@pytest.mark.parametrize(
    ("quote", "content", "target", "then"),
    [
        ("Norland will shut off the gas of Velm if Velm arms Orsk", "energy_trade", "orsk", "not norland.for_velm"),
        ("If Velm arms Orsk, Norland will tear up the trade deal", "economic_cooperation", "orsk", "not norland.for_velm"),
        ("Norland would no longer talk to Velm if it armed Orsk", "negotiation", "orsk", "not norland.talks_with_velm"),
        ("If Velm arms Orsk it will lose the gas of Norland", "energy_trade", "orsk", "not norland.for_velm"),
        ("If Velm arms Orsk the gas is at stake", "energy_trade", "orsk", "not norland.for_velm"),
        ("If Velm arms Orsk, Norland will withhold its rockets", "arms_withheld", "orsk", "not norland.for_velm"),
        ("If Velm arms Orsk, Norland will blockade it", "coercion", "orsk", "norland.against_velm"),
    ],
)  # fmt: skip
def test_the_good_that_a_threat_names_is_what_would_end(
    quote: str, content: str, target: str, then: str
) -> None:
    draft = threat(quote, content, deed(quote, "arms_transfer", target, polarity=1))
    (line,) = values(draft, "red_lines").values()
    assert line["then"] == then
    if then.startswith("not "):
        option = values(draft, "options")[then.removeprefix("not ")]
        assert option["now"] == "yes", "only what is there can be ended"
        assert not [gap for gap in draft.gaps if gap.place.startswith("red_lines")]


@pytest.mark.parametrize(
    ("quote", "content", "then"),
    [
        ("If Velm strikes Orsk, Norland will send Orsk arms", "arms_transfer", "norland.for_orsk"),
        ("If Velm strikes Orsk, Norland will give it gas to stop the ruin", "energy_trade", "norland.for_orsk"),
        ("If Velm strikes Orsk, Norland will halt its gas sales", "energy_trade", "not norland.for_velm"),
        ("Norland warned that it would stop arming Velm if it struck Orsk", "arms_transfer", "not norland.for_velm"),
        ("Should Velm strike Orsk, Norland is ready with relief", "aid", "norland.for_orsk"),
        ("Should Velm strike Orsk, Norland is ready with words", "diplomatic_support", "norland.for_orsk"),
        ("If Velm strikes Orsk, gas is at stake", "energy_trade", "not norland.for_velm"),
        ("Norland says that gas sales should end if Velm strikes Orsk", "energy_trade", "not norland.for_velm"),
        ("Norland will sever the arms trade unless Velm stops striking Orsk", "arms_transfer", "not norland.for_velm"),
    ],
)  # fmt: skip
def test_where_a_third_would_be_harmed_the_verbs_say_whether_it_is_helped(
    quote: str, content: str, then: str
) -> None:
    draft = threat(quote, content, deed(quote, "military_action", "orsk"))
    (line,) = values(draft, "red_lines").values()
    assert line["then"] == then


@pytest.mark.parametrize(
    ("quote", "content"),
    [
        ("If Velm strikes, Norland will arm its own side", "arms_transfer"),
        ("If Velm strikes, Norland will supply gas to its friends", "energy_trade"),
        ("If Velm strikes, there is the matter of arms", "arms_transfer"),
    ],
)
def test_what_the_words_leave_open_is_no_announced_answer(quote: str, content: str) -> None:
    draft = threat(quote, content, deed(quote, "military_action", "norland"))
    (line,) = values(draft, "red_lines").values()
    assert "then" not in line


def test_a_threat_to_end_a_thing_without_a_condition_shows_that_it_is_there() -> None:
    quote = "Norland threatened to cut the gas of Velm"
    said = claim("t", "norland", "warning_threat", "velm", quote, content="energy_trade")
    assert values(draft_crisis(claimed(said)), "options")["norland.for_velm"]["now"] == "yes"
    bare = claim(
        "t",
        "norland",
        "warning_threat",
        "velm",
        "Norland spoke of gas to Velm",
        content="energy_trade",
    )
    assert not draft_crisis(claimed(bare)).of("options")


PROMISE = "Norland will open its ports to Velm only if Velm frees the crew"


@pytest.mark.parametrize(
    ("relation", "told", "then"),
    [
        ("concession", {"modality": "predicted", "polarity": 1}, "norland.talks_with_velm"),
        ("concession", {"phase": "planned", "polarity": 1}, "norland.talks_with_velm"),
        ("energy_trade", {"modality": "predicted", "polarity": 1}, "norland.for_velm"),
        ("sanction", {"modality": "predicted", "phase": "ended"}, "not norland.against_velm"),
        ("sanction", {"event": "AGREE", "phase": "ended"}, "not norland.against_velm"),
    ],
)
def test_a_promise_is_an_offer_also_where_it_is_told_as_to_come_or_undoes_harm(
    relation: str, told: dict[str, Any], then: str
) -> None:
    asked = deed(PROMISE, "concession", "norland", polarity=1)
    offer = claim("o", "norland", relation, "velm", PROMISE, **told)
    (made,) = values(draft_crisis(claimed(offer, asked)), "offers").values()
    assert (made["if"], made["then"]) == ("velm.talks_with_norland", then)


@pytest.mark.parametrize(
    ("relation", "told", "is_open"),
    [
        ("concession", {"modality": "predicted", "polarity": 1}, True),
        ("concession", {"modality": "predicted", "polarity": 1, "held": "no"}, False),
        ("concession", {"modality": "predicted", "polarity": 1, "phase": "ended"}, False),
        ("concession", {"modality": "hypothetical", "polarity": 1}, False),
        ("energy_trade", {"modality": "predicted", "polarity": 1}, False),
        ("sanction", {"phase": "ended"}, False),
        ("sanction", {"modality": "predicted"}, False),
    ],
)
def test_a_promise_without_a_condition_is_an_open_offer_where_it_is_a_favour(
    relation: str, told: dict[str, Any], *, is_open: bool
) -> None:
    draft = draft_crisis(claimed(claim("o", "norland", relation, "velm", "Norland will", **told)))
    assert not draft.of("offers")
    assert any(gap.place == "offers" for gap in draft.gaps) == is_open


@pytest.mark.parametrize(
    ("sentence", "told", "sign"),
    [
        ("Norland has not cut gas deliveries to Velm", {"phase": "ended", "held": "no"}, None),
        ("Norland did not lower gas exports", {"phase": "ended", "held": "no"}, None),
        ("Nor would Norland's gas raise imports", {}, None),
        ("Norland's gas failed to lower prices", {}, None),
        ("Norland's gas not only lowered prices", {}, "-"),
        ("Norland cut gas deliveries to Velm", {"phase": "ended"}, "+"),
        ("Norland's gas, not sold before, lowered prices", {}, "-"),
    ],
)
def test_what_is_told_not_to_be_moved_is_no_causal_link(
    sentence: str, told: dict[str, Any], sign: str | None
) -> None:
    said = claimed(claim("1", "norland", "energy_trade", "velm", sentence, polarity=1, **told))
    links = values(draft_crisis(said), "effects")
    assert [one["sign"] for one in links.values()] == ([sign] if sign else [])


def test_harm_that_is_to_come_is_no_offer_though_it_hangs_on_a_deed() -> None:
    quote = "Norland will put sanctions on Velm if Velm arms Orsk"
    harm = claim("o", "norland", "sanction", "velm", quote, modality="predicted")
    condition = deed(quote, "arms_transfer", "orsk", polarity=1)
    assert not draft_crisis(claimed(harm, condition)).of("offers")


def test_a_request_is_not_read_as_a_demand_to_stop_what_is_told_beside_it() -> None:
    quote = "Norland asked Velm, which bans its grain, for calm"
    asked = claim("a", "norland", "demand", "velm", quote, polarity=0)
    bans = claim("b", "velm", "sanction", "norland", quote, phase="ongoing")
    assert not draft_crisis(claimed(asked, bans)).of("demands")


def test_a_threat_to_nobody_named_is_passed_over() -> None:
    said = claim(
        "t", "norland", "red_line", None, "Norland warned of war", content="military_action"
    )
    draft = draft_crisis(claimed(said))
    assert not draft.of("red_lines")
    assert "red_lines" not in {gap.place for gap in draft.gaps}
