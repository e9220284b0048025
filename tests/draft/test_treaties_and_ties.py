"""Treaties and ties as they are drafted: whose, since when, and what they oblige."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.draft.said import QUARREL, claim, claimed, values
from tightrope.draft import draft_crisis
from tightrope.evidence import Claim

DRAFT = draft_crisis(QUARREL)


def test_a_treaty_has_its_parties_name_date_and_what_the_sentence_says_it_obliges() -> None:
    (treaty,) = values(DRAFT, "treaties").values()
    assert treaty["parties"] == ["eastmark", "norland"]
    assert treaty["name"] == "Treaty of Velm"
    assert treaty["signed"] == "2030-03-02"
    assert treaty["obliges"] == ["defence"]


@pytest.mark.parametrize(
    ("sentence", "obliges", "note"),
    [
        ("The pact has no mutual defence clause", None, "said not to oblige: defence"),
        (
            "The pact obliges the two to consult and to share intelligence",
            ["consultation", "intelligence"],
            None,
        ),
        ("They signed a non-aggression pact", ["non_aggression"], None),
        ("They signed a paper", None, None),
    ],
)
def test_what_a_treaty_obliges_is_what_its_sentences_say(
    sentence: str, obliges: Any, note: Any
) -> None:
    (treaty,) = values(
        draft_crisis(claimed(claim("1", "a", "treaty", "b", sentence, polarity=1))), "treaties"
    ).values()
    assert (treaty.get("obliges"), treaty.get("note")) == (obliges, note)


def test_texts_without_a_name_that_were_signed_in_other_years_are_two() -> None:
    first = claim(
        "1", "a", "treaty", "b", "A and B signed a pact", polarity=1, time_resolved="1987"
    )
    again = claim(
        "2", "b", "treaty", "a", "B and A signed another", polarity=1, time_resolved="1998-10"
    )
    undated = claim("3", "a", "treaty", "b", "The two have a pact", polarity=1)
    treaties = values(draft_crisis(claimed(first, again)), "treaties")
    assert {one["signed"] for one in treaties.values()} == {"1987", "1998-10"}
    assert len(values(draft_crisis(claimed(first, undated)), "treaties")) == 1


@pytest.mark.parametrize(
    ("sentence", "said", "when", "expected"),
    [
        ("A and B signed a pact which enters into force on 1 June", "1 June", "2030-06-01",
         (None, "2030-06-01")),
        ("A and B signed a pact that took effect on 1 March", "1 March", "2030-03-01",
         (None, "2030-03-01")),
        ("A and B signed a pact on 1 March, to enter into force later", "1 March", "2030-03-01",
         ("2030-03-01", None)),
        ("A and B signed a pact on 10 March", "10 March", "2030-03-10", ("2030-03-10", None)),
        ("A and B signed a pact on 11 March", "11 March", "2030-03-11", (None, None)),
    ],
)  # fmt: skip
def test_a_treaty_is_signed_by_the_day_its_text_appeared_and_binds_from_the_day_that_is_said(
    sentence: str, said: str, when: str, expected: tuple[str | None, str | None]
) -> None:
    pact = claim(
        "1", "a", "treaty", "b", sentence, polarity=1, time_stated=said, time_resolved=when
    )
    (treaty,) = values(draft_crisis(claimed(pact)), "treaties").values()
    assert (treaty.get("signed"), treaty.get("in_force")) == expected


@pytest.mark.parametrize(("when", "since"), [("2030-03-10", "2030-03-10"), ("2030-03-11", None)])
def test_a_tie_begins_by_the_day_its_texts_appeared(when: str, since: str | None) -> None:
    pact = claim("1", "a", "treaty", "b", "A and B have a pact", polarity=1, time_resolved=when)
    (tie,) = values(draft_crisis(claimed(pact)), "ties").values()
    assert tie.get("since") == since


def test_a_duty_to_defend_without_a_treaty_is_a_gap_of_its_own() -> None:
    duty = claim("1", "a", "defence_obligation", "b", "A is bound to defend B", polarity=1)
    gaps = {gap.says: gap.claims for gap in draft_crisis(claimed(duty)).gaps}
    assert gaps["duties to defend for which no treaty is told to have been made"] == ("c-1",)
    assert not [says for says in gaps if "sought" in says]


def test_treaties_that_are_only_sought_are_a_gap() -> None:
    draft = draft_crisis(
        claimed(claim("1", "a", "treaty", "b", "A seeks a pact", polarity=1, phase="planned"))
    )
    assert not draft.of("treaties")
    assert ("treaties", ("c-1",)) in [(gap.place, gap.claims) for gap in draft.gaps]


def test_claims_of_one_sentence_are_parties_to_one_treaty() -> None:
    pact = "A, B and C signed a pact"
    pairs = [("1", "a", "b"), ("2", "a", "c"), ("3", "b", "c")]
    said = claimed(*(claim(n, one, "treaty", other, pact, polarity=1) for n, one, other in pairs))
    assert [one["parties"] for one in values(draft_crisis(said), "treaties").values()] == [
        ["a", "b", "c"]
    ]


def test_ties_have_kind_sign_and_strength_and_the_better_founded_sign_wins() -> None:
    ties = values(DRAFT, "ties")
    assert ties["norland-sudmark-military"]["strength"] == "strong"
    assert ties["norland-sudmark-economic"]["sign"] == "-"
    said = claimed(
        claim("1", "a", "condemnation", "b", "A condemned B", document="1"),
        claim("2", "a", "condemnation", "b", "A again condemned B", document="2"),
        claim("3", "b", "diplomatic_support", "a", "B backed A", document="3", polarity=1),
        origins={"c-1": 1, "c-2": 2, "c-3": 3},
    )
    (tie,) = values(draft_crisis(said), "ties").values()
    assert (tie["sign"], tie["strength"]) == ("-", "weak")
    assert tie["note"] == "also told with the other sign: c-3"


def test_a_tie_that_is_told_to_have_ended_later_ends_on_that_day() -> None:
    stood = claim("1", "a", "treaty", "b", "A and B signed", polarity=1, time_resolved="2020-01-01")
    left = claim(
        "2",
        "a",
        "treaty",
        "b",
        "A left the pact",
        polarity=1,
        phase="ended",
        time_resolved="2029-05-01",
    )
    (tie,) = values(draft_crisis(claimed(stood, left)), "ties").values()
    assert (tie["since"], tie["until"]) == ("2020-01-01", "2029-05-01")
    again = replace(stood, id="c-3", time_resolved="2029-06-01")
    (tie,) = values(draft_crisis(claimed(stood, left, again)), "ties").values()
    assert "until" not in tie


@pytest.mark.parametrize(
    ("acts", "since"),
    [
        ([("done", "2030-03-05"), ("begun", "2030-02")], "2030-02"),
        ([("done", "2030-03-05"), ("done", None)], "2030-03-05"),
        ([("done", "2030-03-05"), ("ongoing", "2030-03-07")], None),
        ([("done", "2030-03-05"), ("resumed", None)], None),
        ([("done", "2030-03-11")], None),  # after the text appeared
        ([("done", None)], None),
    ],
)
def test_a_tie_of_dated_acts_begins_with_the_first_of_them(
    acts: list[tuple[str, str | None]], since: str | None
) -> None:
    said = [
        claim(str(n), "a", "sanction", "b", f"A sanctioned B {n}", phase=phase, time_resolved=when)
        for n, (phase, when) in enumerate(acts)
    ]
    (tie,) = values(draft_crisis(claimed(*said)), "ties").values()
    assert tie.get("since") == since


def tied(*claims: Claim) -> dict[str, Any]:
    (tie,) = values(draft_crisis(claimed(*claims)), "ties").values()
    return tie


PACT = claim("p", "a", "treaty", "b", "A and B signed", polarity=1, time_resolved="2002-10-08")
LEFT = claim(
    "l",
    "a",
    "treaty",
    "b",
    "A left the pact",
    polarity=1,
    phase="ended",
    time_resolved="2030-02-01",
)
THREAT = claim("t", "a", "warning_threat", "b", "A threatened B", time_resolved="2030-01-05")
ENVOY = claim(
    "e",
    "a",
    "diplomatic_ties",
    "b",
    "A sent its envoy back",
    polarity=1,
    time_resolved="2030-03-01",
)


def test_a_tie_that_was_left_and_taken_up_again_begins_anew() -> None:
    tie = tied(PACT, LEFT, THREAT, ENVOY)
    assert (tie["sign"], tie["since"], tie["cites"]) == ("+", "2030-03-01", ["c-e"])
    assert "until" not in tie
    assert tie["note"] == (
        "it stood before, till it was told otherwise: c-p; 1 independent origin says otherwise; "
        "also told with the other sign: c-t"
    )


def test_what_was_taken_up_again_on_no_day_stood_by_the_day_its_text_appeared() -> None:
    assert tied(PACT, LEFT, replace(ENVOY, time_resolved=None))["since"] == "2030-03-10"


def test_a_tie_against_which_alone_something_is_told_since_is_contested_and_weak() -> None:
    ally = replace(PACT, relation="alliance")
    allies = (ally, replace(ally, id="c-q", document="2"))
    tie = tied(*allies, THREAT)
    assert (tie["sign"], tie["strength"]) == ("+", "weak")
    assert tie["note"].startswith("contested: what speaks for it is older")
    same_day = replace(THREAT, time_resolved="2002-10-08")
    assert tied(*allies, same_day)["strength"] == "strong"
    assert tied(PACT, LEFT)["until"] == "2030-02-01"
    assert "note" not in tied(PACT) or "contested" not in tied(PACT)["note"]


def test_a_denied_act_leaves_the_enmity_contested() -> None:
    struck = claim(
        "s",
        "a",
        "military_action",
        "b",
        "A struck B, B said",
        modality="reported",
        time_resolved="2030-03-01",
    )
    denied = claim("d", "a", "military_action", "b", "A denied that it struck B", modality="denied")
    assert tied(struck)["strength"] == "strong"
    assert tied(struck, denied)["strength"] == "weak"
    for other in (
        replace(denied, held="open", modality="asserted"),
        replace(denied, target_actor="c"),
    ):
        draft = values(draft_crisis(claimed(struck, other)), "ties")
        assert draft["a-b-military"]["strength"] == "strong"


def test_to_break_off_relations_is_hostile_and_to_be_ready_to_is_not() -> None:
    broke = claim(
        "b",
        "a",
        "diplomatic_ties",
        "b",
        "A broke off relations",
        polarity=1,
        phase="ended",
        time_resolved="2030-03-01",
    )
    tie = tied(broke)
    assert (tie["sign"], tie["since"]) == ("-", "2030-03-01")
    assert not draft_crisis(claimed(replace(broke, modality="hypothetical"))).of("ties")
    tie = tied(
        broke, claim("k", "a", "coercion", "b", "A shut its border", time_resolved="2030-03-02")
    )
    assert (tie["since"], tie["cites"]) == ("2030-03-01", ["c-b", "c-k"])


def test_a_tie_is_not_contested_by_what_another_did_not_do_or_by_the_end_of_something_else() -> (
    None
):
    hit = claim("h", "a", "coercion", "b", "A shut its border to B", time_resolved="2030-02-01")
    later = {"time_resolved": "2030-03-01"}
    others = [
        claim("1", "b", "coercion", "a", "B did not shut its border to A", held="no", **later),
        claim("2", "a", "protest", "b", "The marches in A against B ended", phase="ended", **later),
        claim("3", "a", "coercion", "b", "A might shut it again", held="open", **later),
    ]
    for other in others:
        assert "strength" not in values(draft_crisis(claimed(hit, other)), "ties")["a-b-political"]
    ended = replace(hit, id="c-4", phase="ended", **later)
    assert tied(hit, ended)["until"] == "2030-03-01"


def test_a_joint_tie_is_ended_by_either() -> None:
    left = replace(LEFT, source_actor="b", target_actor="a", time_resolved=None)
    again = replace(
        PACT, id="c-q", document="2", anchor=replace(PACT.anchor, exact="A and B have signed")
    )
    tie = tied(PACT, again, left)
    assert tie["strength"] == "weak"
