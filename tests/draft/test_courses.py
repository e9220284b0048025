"""The present level of an option: what stands, what is denied, which options a draft has room for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.draft.said import claim, claimed, values
from tightrope.draft import draft_crisis
from tightrope.evidence import Claim

SUPPORT = claim(
    "w", "norland", "diplomatic_support", "velm", "Norland praised Velm on 1 March", polarity=1,
    time_resolved="2030-03-01",
)  # fmt: skip


def gas(name: str, quote: str, **more: Any) -> Claim:
    return claim(name, "norland", "energy_trade", "velm", quote, polarity=1, **more)


def level(*claims: Claim) -> str:
    return str(values(draft_crisis(claimed(*claims)), "options")["norland.for_velm"]["now"])


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("Norland will go on supplying Velm", {"phase": "ongoing", "modality": "predicted"}),
        ("Norland has not cut off gas to Velm", {"phase": "ended", "held": "no"}),
        ("Norland will not halt its sales to Velm", {"phase": "ended", "held": "no", "modality": "predicted"}),
        ("Norland could stop its sales to Velm", {"phase": "ended", "modality": "hypothetical"}),
        ("Norland keeps Velm supplied", {"phase": "ongoing"}),
    ],
)  # fmt: skip
def test_what_goes_on_or_could_only_be_ended_stands_beside_a_dated_lesser_act(
    quote: str, told: dict[str, Any]
) -> None:
    assert level(SUPPORT, gas("g", quote, **told)) == "goods"
    assert (
        level(
            gas("g", quote, **told),
            gas("h", "Norland may sell oil to Velm", modality="hypothetical"),
        )
        == "yes"
    )


@pytest.mark.parametrize(
    "told",
    [
        {"phase": "ended", "modality": "denied"},
        {"phase": "ended", "modality": "opinion"},
        {"phase": "ended", "held": "open"},
        {"phase": "ongoing", "modality": "predicted", "held": "no"},
        {"phase": "ongoing", "modality": "hypothetical"},
        {"phase": "planned"},
    ],
)  # fmt: skip
def test_what_is_not_told_to_be_there_does_not_stand(told: dict[str, Any]) -> None:
    assert level(SUPPORT, gas("g", "Gas", **told)) in ("words", "yes")


def test_what_stood_when_it_was_written_falls_with_a_later_act_and_not_with_an_earlier_one() -> (
    None
):
    stands = gas("g", "Norland has not cut gas", phase="ended", held="no")
    cut = gas("c", "Norland cut gas", phase="ended", document="later.txt")
    before, after = (
        replace(cut, time_resolved="2030-03-05"),
        replace(cut, time_resolved="2030-03-20"),
    )
    days = {"wire.txt": date(2030, 3, 10), "later.txt": date(2030, 3, 21)}
    said = replace(claimed(SUPPORT, stands, before), published=days)
    (option,) = values(draft_crisis(said), "options").values()
    assert option["now"] == "words", "the earlier cut is dated; that it goes on is for a person"
    said = replace(claimed(SUPPORT, stands, after), published=days)
    draft = draft_crisis(said)
    moves = [one.value["moves"] for one in draft.of("events") if "moves" in one.value]
    assert moves == [{"norland.for_velm": {"from": "goods", "to": "words"}}]


def test_a_dated_beginning_is_a_move_though_what_it_began_is_also_told_to_go_on() -> None:
    began = gas("b", "Norland began to supply Velm", phase="begun", time_resolved="2030-03-04")
    draft = draft_crisis(
        claimed(
            began,
            gas("g", "Norland will go on supplying Velm", phase="ongoing", modality="predicted"),
        )
    )
    moves = [one.value["moves"] for one in draft.of("events")]
    assert moves == [{"norland.for_velm": {"from": "no", "to": "yes"}}]


def test_a_withdrawal_that_is_only_supposed_leaves_the_force_in_place() -> None:
    said = claim(
        "1", "norland", "military_action", "velm", "If Norland withdraws its troops from Velm",
        phase="ended", modality="hypothetical",
    )  # fmt: skip
    assert values(draft_crisis(claimed(said)), "options")["norland.against_velm"]["now"] == "yes"


STRIKE = claim(
    "s", "norland", "military_action", "velm", "Norland killed two in a raid on 1 March, Velm said",
    modality="reported", speakers=("velm",), time_resolved="2030-03-01",
)  # fmt: skip
DENIAL = claim(
    "d", "norland", "military_action", "velm", "Norland denied that it had raided Velm",
    modality="denied", speakers=("norland",),
)  # fmt: skip


def test_only_what_a_third_actor_or_the_writer_vouches_for_is_done_though_it_is_denied() -> None:
    said = replace(STRIKE, speakers=("orsk",))
    asked = claim("o", "orsk", "demand", "velm", "Orsk asked Velm for calm", polarity=0)
    for claims, now in (((said, DENIAL), "no"), ((said, DENIAL, asked), "yes")):
        option = values(draft_crisis(claimed(*claims)), "options")["norland.against_velm"]
        assert option["now"] == now, "a newspaper, or a minister, is no third actor"


def test_a_thing_that_was_not_done_is_no_denial_of_another() -> None:
    shut = replace(DENIAL, relation="coercion", modality="asserted", held="no", speakers=())
    draft = draft_crisis(claimed(STRIKE, shut))
    assert values(draft, "options")["norland.against_velm"]["now"] == "force"
    assert not [gap for gap in draft.gaps if gap.place.startswith("options.")]


def test_what_an_opponent_alone_says_and_the_other_denies_is_not_counted_as_done() -> None:
    draft = draft_crisis(claimed(STRIKE, DENIAL))
    option = values(draft, "options")["norland.against_velm"]
    assert (option["now"], option["cites"]) == ("no", ["c-s", "c-d"])
    assert not [one for one in draft.of("events") if "moves" in one.value]
    gap = next(gap for gap in draft.gaps if gap.place == "options.norland.against_velm")
    assert gap.says.startswith("only hearsay, and denied")
    assert gap.claims == ("c-s", "c-d")


@pytest.mark.parametrize(
    ("strike", "denial"),
    [
        (STRIKE, None),
        (replace(STRIKE, modality="asserted", speakers=()), DENIAL),
        (STRIKE, replace(DENIAL, time_resolved="2030-02-01")),
        (STRIKE, replace(DENIAL, relation="sanction")),
        (STRIKE, replace(DENIAL, source_actor="velm", target_actor="norland")),
    ],
)
def test_what_somebody_else_vouches_for_or_nobody_denies_is_done(
    strike: Claim, denial: Claim | None
) -> None:
    draft = draft_crisis(claimed(*(one for one in (strike, denial) if one)))
    assert values(draft, "options")["norland.against_velm"]["now"] in ("yes", "force")


def test_a_writer_who_says_that_it_was_not_done_contests_it_too_and_a_denial_is_always_named() -> (
    None
):
    not_done = replace(DENIAL, modality="asserted", held="no", speakers=())
    assert (
        values(draft_crisis(claimed(STRIKE, not_done)), "options")["norland.against_velm"]["now"]
        == "no"
    )
    sure = replace(STRIKE, modality="asserted", speakers=())
    gaps = [g for g in draft_crisis(claimed(sure, DENIAL)).gaps if g.place.startswith("options.")]
    assert [(gap.says, gap.claims) for gap in gaps] == [("it is denied too", ("c-d",))]


def test_room_goes_first_to_those_between_whom_most_is_told() -> None:
    def act(name: str, one: str, relation: str, other: str, **more: Any) -> Claim:
        return claim(name, one, relation, other, f"sentence {name}", document=f"{name}.txt", **more)

    rare = [act(f"r{n}", "velm", "personal_diplomacy", "orsk", polarity=1) for n in (1, 2)]
    main = [act(f"m{n}", "norland", "condemnation", "sudmark") for n in (1, 2, 3)]
    force = act("f", "norland", "military_action", "sudmark")
    draft = draft_crisis(claimed(*rare, *main, force), most_states=2)
    assert [one.id for one in draft.of("options")] == ["options.norland.against_sudmark"]
    assert draft.title == "Norland and Sudmark"


def test_a_ladder_of_several_rungs_has_words_before_the_colon_that_fit_each_of_them() -> None:
    draft = draft_crisis(claimed(SUPPORT, gas("g", "Norland supplied Velm with gas")))
    text = values(draft, "options")["norland.for_velm"]["text"]
    assert text == "Help Velm: back Velm in words; give Velm money, trade or energy"
    assert (
        values(draft_crisis(claimed(SUPPORT)), "options")["norland.for_velm"]["text"]
        == "Back Velm in words"
    )


def test_work_together_that_nothing_calls_military_is_no_military_help() -> None:
    text = "Norland and Velm agreed to open their border posts again"
    read = claim("1", "norland", "military_cooperation", "velm", text, polarity=1, phase="planned")
    draft = draft_crisis(claimed(read))
    assert not draft.of("options")
    assert not draft.of("ties")
    assert [(gap.place, gap.claims) for gap in draft.gaps if gap.place == "options"] == [
        ("options", ("c-1",))
    ]
    for own in (
        replace(read, coder="person"),
        replace(read, anchor=replace(read.anchor, exact="joint patrols")),
    ):
        assert "norland.for_velm" in values(draft_crisis(claimed(own)), "options")


def test_a_draft_speaks_for_the_date_it_is_asked_for() -> None:
    later = replace(SUPPORT, time_resolved="2030-03-09")
    assert draft_crisis(claimed(later)).as_of == "2030-03-10"
    asked = draft_crisis(claimed(later), as_of="2030-03-05")
    assert asked.as_of == "2030-03-05"
    assert not asked.of("events")


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("A left its thirty-year-old treaty with B", None),
        ("A left the decades-old water treaty", "water treaty"),
        ("A and B signed a landmark free trade agreement", "free trade agreement"),
        ("A and B renewed their 10-year defence pact", "defence pact"),
        ("A and B signed another agreement", None),
    ],
)  # fmt: skip
def test_how_old_a_treaty_is_and_what_is_thought_of_it_is_not_what_it_is_called(
    sentence: str, called: str | None
) -> None:
    said = claimed(claim("1", "a", "treaty", "b", sentence, polarity=1))
    (treaty,) = values(draft_crisis(said), "treaties").values()
    assert treaty.get("called") == called


def test_relations_that_are_broken_off_are_an_option_of_the_one_that_broke_them() -> None:
    broke = claim(
        "b", "norland", "diplomatic_ties", "velm", "Norland broke off relations with Velm", polarity=1,
        phase="ended", time_resolved="2030-03-01",
    )  # fmt: skip
    draft = draft_crisis(claimed(broke))
    options = values(draft, "options")
    assert list(options) == ["norland.relations_with_velm"], "the other has nothing left to break"
    assert options["norland.relations_with_velm"]["text"] == "Keep up relations with Velm"
    (event,) = draft.of("events")
    assert event.value["moves"] == {"norland.relations_with_velm": {"from": "yes", "to": "no"}}


def test_relations_come_after_what_else_one_does_to_another_where_room_is_scarce() -> None:
    ties = [
        claim(f"r{n}", "norland", "diplomatic_ties", "velm", f"Embassy {n}", polarity=1, document=f"{n}")
        for n in range(3)
    ]  # fmt: skip
    draft = draft_crisis(claimed(*ties, SUPPORT), most_states=2)
    assert [one.id for one in draft.of("options")] == ["options.norland.for_velm"]


def test_an_act_without_a_date_beside_dated_ones_is_a_gap_and_what_stands_is_none() -> None:
    undated = gas("u", "Norland sold Velm gas")
    stands = gas("g", "Norland has not cut gas", phase="ended", held="no")
    draft = draft_crisis(claimed(SUPPORT, undated, stands))
    gaps = [gap.claims for gap in draft.gaps if gap.place == "options.norland.for_velm"]
    assert gaps == [], "it moves nothing that a date could place"
    moved = replace(SUPPORT, relation="arms_transfer")
    draft = draft_crisis(claimed(moved, undated, stands))
    gaps = [gap.claims for gap in draft.gaps if gap.place == "options.norland.for_velm"]
    assert gaps == [("c-u",)]
