"""What is drafted from claims, and what is left to a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.draft.said import PACT, QUARREL, WARNING, claim, claimed, values
from tightrope.crisis import check_crisis
from tightrope.crisis.edit import SECTIONS
from tightrope.crisis.errors import CrisisInvalid
from tightrope.draft import draft_crisis, draft_yaml
from tightrope.draft.read import read_draft
from tightrope.evidence.claims.codebook import MODALITIES, PHASES, RELATIONS, RULES

DRAFT = draft_crisis(QUARREL)


def test_a_course_of_acts_is_a_ladder_with_dated_moves_up_and_down() -> None:
    option = values(DRAFT, "options")["norland.against_sudmark"]
    assert option["levels"] == ["none", "sanctions", "pressure", "force"]
    assert option["now"] == "pressure", "one rung below the force that ended; the person corrects"
    moves = [one.value["moves"] for one in DRAFT.of("events") if "moves" in one.value]
    assert moves == [
        {"norland.against_sudmark": {"from": "none", "to": "sanctions"}},
        {"norland.against_sudmark": {"from": "sanctions", "to": "force"}},
        {"norland.against_sudmark": {"from": "force", "to": "pressure"}},
    ]


def test_a_threat_is_a_red_line_over_the_deed_told_in_its_sentence() -> None:
    (line,) = values(DRAFT, "red_lines").values()
    assert (line["by"], line["against"]) == ("sudmark", "norland")
    assert line["if"] == "norland.against_eastmark"
    assert line["then"] == "sudmark.for_eastmark", "help goes to whom the deed would hit"
    assert line["cites"] == ["c-4", "c-5"]


def test_harm_that_is_threatened_falls_on_the_one_spoken_to() -> None:
    said = claimed(
        claim("1", "a", "red_line", "b", "If B arms C, A will strike", content="military_action"),
        claim(
            "2",
            "b",
            "arms_transfer",
            "c",
            "If B arms C, A will strike",
            polarity=1,
            modality="hypothetical",
        ),
    )
    (line,) = values(draft_crisis(said), "red_lines").values()
    assert (line["if"], line["then"]) == ("b.for_c", "a.against_b")


def test_a_condition_that_something_does_not_happen_is_a_negated_formula() -> None:
    said = claimed(
        claim("1", "a", "red_line", "b", "Unless B lifts", content="military_action"),
        claim("2", "b", "sanction", "a", "Unless B lifts", modality="hypothetical", phase="ended"),
    )
    (line,) = values(draft_crisis(said), "red_lines").values()
    assert line["if"] == "not b.against_a"


def test_a_threat_without_a_deed_in_its_sentence_is_a_gap_and_no_red_line() -> None:
    said = claimed(claim("1", "a", "warning_threat", "b", "A warned B of consequences"))
    draft = draft_crisis(said)
    assert not draft.of("red_lines")
    assert [(gap.place, gap.claims) for gap in draft.gaps if gap.place == "red_lines"] == [
        ("red_lines", ("c-1",))
    ]


def test_a_demand_is_over_what_is_to_stop_or_what_is_asked_for() -> None:
    (demand,) = values(DRAFT, "demands").values()
    assert demand["wants"] == "not (norland.against_sudmark >= sanctions)"
    asked = claimed(
        claim(
            "1", "e", "demand", "n", "E asked N for missiles", polarity=0, content="arms_transfer"
        )
    )
    (demand,) = values(draft_crisis(asked), "demands").values()
    assert (demand["of"], demand["wants"]) == ("n", "n.for_e")


@pytest.mark.parametrize(("held", "wants"), [("yes", "not b.against_c"), ("no", "b.against_c")])
def test_what_is_left_undone_against_the_demand_is_to_be_done(held: str, wants: str) -> None:
    text = "A demanded of B what B does to C"
    said = claimed(
        claim("1", "a", "demand", "b", text, polarity=-1),
        claim("2", "b", "sanction", "c", text, held=held),
    )
    (demand,) = values(draft_crisis(said), "demands").values()
    assert demand["wants"] == wants


def test_an_offer_needs_what_is_asked_for_in_return() -> None:
    text = "N would lift nothing but would arm E if E left the pact with S"
    offer = claim("1", "n", "arms_transfer", "e", text, polarity=1, phase="planned")
    bare = draft_crisis(claimed(offer))
    assert not bare.of("offers")
    assert any(gap.place == "offers" and gap.claims == ("c-1",) for gap in bare.gaps)
    deed = claim(
        "2",
        "e",
        "military_cooperation",
        "s",
        text,
        polarity=1,
        modality="hypothetical",
        phase="ended",
    )
    (made,) = values(draft_crisis(claimed(offer, deed)), "offers").values()
    assert (made["if"], made["then"]) == ("not e.for_s", "n.for_e")


def test_the_pairs_of_a_joint_act_are_one_event_and_a_dateline_is_no_part_of_it() -> None:
    text = "VELM, 3 March 2030 - A, B and C held a joint exercise"
    day = {"polarity": 1, "time_resolved": "2030-03-01"}
    pairs = (("1", "a", "b"), ("2", "a", "c"), ("3", "b", "c"))
    said = claimed(
        *(claim(n, one, "military_cooperation", two, text, **day) for n, one, two in pairs)
    )
    (event,) = draft_crisis(said).of("events")
    assert event.value["actors"] == ["a", "b", "c"]
    assert event.value["text"] == "A, B and C held a joint exercise"
    assert len(event.value["moves"]) == 6


def test_what_is_undone_first_must_have_been_there() -> None:
    said = claimed(
        claim(
            "1",
            "a",
            "sanction",
            "b",
            "A lifted its sanctions on B",
            phase="ended",
            time_resolved="2030-03-01",
        )
    )
    draft = draft_crisis(said)
    assert values(draft, "options")["a.against_b"]["now"] == "no"
    assert draft.of("events")[0].value["moves"] == {"a.against_b": {"from": "yes", "to": "no"}}


def test_what_is_told_as_done_is_not_placed_after_its_text_appeared() -> None:
    later = {"time_resolved": "2030-03-11"}
    done = claim(
        "1", "a", "sanction", "b", "A put sanctions on B, to be reviewed on 11 March", **later
    )
    draft = draft_crisis(claimed(done))
    assert not draft.of("events")
    assert ("events", ("c-1",)) in [(gap.place, gap.claims) for gap in draft.gaps]


def test_who_needs_what_is_drafted_where_the_sentence_names_it() -> None:
    (need,) = values(DRAFT, "dependence").values()
    assert (need["of"], need["on"], need["need"]) == ("eastmark", "sudmark", "gas")
    bare = draft_crisis(claimed(claim("1", "a", "dependence", "b", "A needs B", polarity=0)))
    assert not bare.of("dependence")
    assert any(gap.place == "dependence" for gap in bare.gaps)


def test_a_deed_that_is_told_to_move_something_is_a_causal_link() -> None:
    (link,) = values(DRAFT, "effects").values()
    assert (link["from"], link["to"], link["sign"]) == (
        "norland.against_sudmark >= pressure", "price_of_gas", "+",
    )  # fmt: skip
    assert values(DRAFT, "indicators")["price_of_gas"] == {"name": "Price of gas"}


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("A's strikes on B cut exports", "-"),
        ("A's strikes on B would weaken its influence", "-"),
        ("A's strikes on B raised tensions", "+"),
        ("A's strikes on B were long", None),
        ("A's strikes on B raised 1990 prices", None),
    ],
)
def test_the_sign_of_a_link_is_that_of_the_verb(sentence: str, sign: str | None) -> None:
    effects = values(
        draft_crisis(claimed(claim("1", "a", "military_action", "b", sentence))), "effects"
    )
    assert [one["sign"] for one in effects.values()] == ([sign] if sign else [])


def test_actors_have_the_names_they_were_matched_by() -> None:
    forms = {"Velm": "capital", "Holt": "person"}
    said = claimed(
        claim("1", "sudmark", "sanction", "norland", "x", source_text="Velm"),
        claim("2", "sudmark", "sanction", "norland", "y", source_text="Holt"),
        claim("3", "rebels", "military_action", "norland", "z", source_kind="group"),
    )
    said = replace(said, form=lambda actor, words: forms.get(words))
    actors = values(draft_crisis(said), "actors")
    assert actors["sudmark"] == {
        "name": "Sudmark",
        "aliases": ["Velm"],
        "note": "matched by “Holt” (person, 1), “Velm” (capital, 1)",
    }
    assert actors["rebels"]["kind"] == "group"


def test_only_a_threat_of_what_is_done_already_is_a_gap() -> None:
    places = {gap.place for gap in DRAFT.gaps}
    assert "red_lines.sudmark_to_norland_4" in places
    calm = replace(QUARREL, claims=tuple(c for c in QUARREL.claims if c.id != "c-6"))  # no arms yet
    drafted = draft_crisis(calm)
    assert [one.value["then"] for one in drafted.of("red_lines")] == ["sudmark.for_eastmark"]
    assert not [gap for gap in drafted.gaps if gap.place.startswith("red_lines.")]


def test_what_each_side_wants_is_a_gap_with_the_claims_that_speak_to_it() -> None:
    gaps = {gap.place: gap for gap in DRAFT.gaps}
    assert gaps["interests.sudmark"].claims == ("c-4", "c-9")
    assert "interests.norland" in gaps
    assert not DRAFT.of("interests")


def test_options_that_would_make_too_many_states_are_named_and_left_out() -> None:
    few = draft_crisis(QUARREL, most_states=7)
    assert {one.id for one in few.of("options")} == {
        "options.norland.against_sudmark",
    }  # fmt: skip
    left = [gap.place for gap in few.gaps if "left out" in gap.says]
    assert {"options.sudmark.for_eastmark", "options.norland.against_eastmark"} <= set(left)
    assert "said of options that were left out" in [
        g.says for g in few.gaps if g.place == "red_lines"
    ]
    assert not few.of("red_lines")


def test_acts_without_a_date_make_no_event_and_are_named() -> None:
    said = claimed(claim("1", "a", "military_action", "b", "A struck B"))
    draft = draft_crisis(said)
    assert not draft.of("events")
    assert ("events", ("c-1",)) in [(gap.place, gap.claims) for gap in draft.gaps]
    assert values(draft, "options")["a.against_b"]["now"] == "yes"


def test_what_came_after_the_last_document_is_no_event_of_the_draft() -> None:
    said = claimed(
        claim("1", "a", "military_action", "b", "A struck B", time_resolved="2030-03-11")
    )
    assert not draft_crisis(said).of("events")
    late = claimed(*said.claims, published=date(2030, 3, 11))
    assert len(draft_crisis(late).of("events")) == 1


def test_a_supposed_or_denied_deed_is_an_option_at_most_and_never_its_level() -> None:
    for modality in ("hypothetical", "predicted", "opinion"):
        said = claimed(claim("1", "a", "military_action", "b", "A may strike B", modality=modality))
        assert values(draft_crisis(said), "options")["a.against_b"]["now"] == "no"
    denied = claimed(claim("1", "a", "military_action", "b", "A denies", modality="denied"))
    assert not draft_crisis(denied).of("options")


def test_the_file_is_in_the_form_of_a_crisis_file_and_check_finds_named_gaps_only() -> None:
    text = draft_yaml(DRAFT, {"c-7": PACT, "c-4": WARNING}, "Drafted.")
    file = read_draft(text).file
    found = {finding.check for finding in check_crisis(file, {c.id for c in QUARREL.claims})}
    assert found == {"no-priorities", "answer-given-already"}
    assert f"# “{PACT}” (c-7)" in text
    assert read_draft(text).proposals[1:] == DRAFT.proposals or len(
        read_draft(text).proposals
    ) == 1 + len(DRAFT.proposals)


def test_what_is_left_to_a_person_stands_in_the_file_with_the_claims_that_speak_to_it() -> None:
    text = draft_yaml(DRAFT, {}, "Drafted.")
    left = read_draft(text).gaps
    assert left == DRAFT.gaps
    says = {gap.place: gap.says for gap in left}
    assert says["red_lines.sudmark_to_norland_4"].startswith("what is threatened is done already")
    assert says["interests.sudmark"].startswith("what Sudmark wants")
    assert "\ngaps:  # what could not be drafted and is left to you\n" in text


def test_a_draft_of_old_whose_gaps_are_comments_opens_and_names_none() -> None:
    old = read_draft(
        "title: Old\nactors:\n  a: {name: A}\n\n# GAP interests.a: what A wants: c-1\n"
    )
    assert [one.id for one in old.proposals] == ["actors.a"]
    assert old.gaps == ()


def test_a_gap_that_says_nothing_is_refused_by_its_line() -> None:
    with pytest.raises(CrisisInvalid, match=r"draft\.yaml:3"):
        read_draft("title: T\ngaps:\n  - {place: events}\n")


ACTORS = ("a", "b", "c")


@st.composite
def claims(draw: st.DrawFn) -> list[Any]:
    found = []
    for number in range(draw(st.integers(1, 12))):
        relation = draw(st.sampled_from(RELATIONS))
        source, target = draw(st.permutations(ACTORS))[:2]
        month = draw(st.integers(1, 4))
        found.append(
            claim(
                f"{number}", source, relation, target, f"sentence {draw(st.integers(1, 4))} raises prices",
                polarity=draw(st.sampled_from(RULES[relation].polarities)),
                phase=draw(st.sampled_from(PHASES)),
                modality=draw(st.sampled_from(MODALITIES)),
                held=draw(st.sampled_from(["yes", "no", "open"])),
                content=draw(st.none() | st.sampled_from(RELATIONS)),
                time_resolved=draw(st.sampled_from([None, f"2030-0{month}", f"2030-0{month}-01", "2029", "2029-12-30/2030-01-02"])),
                document=draw(st.sampled_from(["one", "two"])),
            )
        )  # fmt: skip
    return found


@settings(max_examples=60, deadline=None)
@given(claims())
def test_whatever_is_claimed_every_element_cites_claims_and_the_file_holds_together(
    given: list[Any],
) -> None:
    said = claimed(*given)
    draft = draft_crisis(said)
    known = {one.id for one in said.claims}
    for one in draft.proposals:
        assert one.claims
        assert known.issuperset(one.claims)
        assert one.section in {"actors", "indicators"} or one.value["cites"]
    assert len({one.id for one in draft.proposals}) == len(draft.proposals)
    found = check_crisis(read_draft(draft_yaml(draft, {})).file, known)
    assert {finding.check for finding in found if finding.severity == "error"} <= {"no-priorities"}
    assert {one.section for one in draft.proposals} <= set(SECTIONS)
    assert draft_yaml(draft_crisis(claimed(*given)), {}) == draft_yaml(draft, {})
