"""The rules of the draft at their edges: days, levels, strengths, lengths."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.draft.said import claim, claimed
from tests.draft.test_make import values
from tightrope.draft import draft_crisis, draft_yaml
from tightrope.draft.claimed import day_of, quote_of
from tightrope.draft.read import edits_for, missing, read_draft


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2030-03-01", "2030-03-01"),
        ("2030-03-01/2030-03-09", "2030-03"),
        ("2030-03-01/2030-04-09", "2030"),
        ("2029-12-31/2030-01-01", None),
        (None, None),
    ],
)
def test_a_time_is_as_precise_as_all_its_days_allow(said: str | None, meant: str | None) -> None:
    assert day_of(claim("1", "a", "sanction", "b", "x", time_resolved=said)) == meant


def test_of_several_acts_of_one_day_only_the_last_level_is_a_move() -> None:
    said = claimed(
        claim("1", "a", "sanction", "b", "sanctions", time_resolved="2030-03-01"),
        claim("2", "a", "military_action", "b", "attack", time_resolved="2030-03-01"),
        claim("3", "a", "sanction", "b", "more sanctions", time_resolved="2030-03-02"),
    )
    draft = draft_crisis(said)
    moves = [one.value["moves"] for one in draft.of("events") if "moves" in one.value]
    assert moves == [{"a.against_b": {"from": "none", "to": "force"}}]
    assert values(draft, "options")["a.against_b"]["now"] == "force", "less does not undo more"


@pytest.mark.parametrize(
    ("phases", "now"),
    [
        (["done"], "force"),
        (["done", "ended"], "none"),
        (["planned"], "none"),
        (["refused"], "none"),
    ],
)
def test_without_dates_the_highest_that_is_told_stands_unless_it_is_undone(
    phases: list[Any], now: str
) -> None:
    acts = [
        claim(f"{n}", "a", "military_action", "b", f"x{n}", phase=p) for n, p in enumerate(phases)
    ]
    said = claimed(claim("s", "a", "sanction", "b", "y", phase="planned"), *acts)
    assert values(draft_crisis(said), "options")["a.against_b"]["now"] == now


def test_what_is_withheld_is_an_option_of_giving_that_is_not_taken() -> None:
    gave = claim("1", "a", "arms_transfer", "b", "x", polarity=1, time_resolved="2030-01-01")
    stopped = claim("2", "a", "arms_withheld", "b", "y", time_resolved="2030-02-01")
    (option,) = values(draft_crisis(claimed(gave, stopped)), "options").items()
    assert (option[0], option[1]["now"]) == ("a.for_b", "no")


@pytest.mark.parametrize(
    ("relation", "sign", "strength"),
    [
        ("alliance", 1, "strong"),
        ("military_action", -1, "strong"),
        ("condemnation", -1, "weak"),
        ("sanction", -1, None),
        ("arms_transfer", 1, None),
    ],
)
def test_how_close_a_tie_is_follows_from_what_it_rests_on(
    relation: str, sign: int, strength: str | None
) -> None:
    said = claimed(claim("1", "a", relation, "b", "x", polarity=sign))
    (tie,) = values(draft_crisis(said), "ties").values()
    assert tie.get("strength") == strength


def test_a_deed_that_does_not_happen_moves_an_indicator_the_other_way() -> None:
    text = "Without A's strikes on B, which ended, they would raise prices"
    (link,) = values(
        draft_crisis(claimed(claim("1", "a", "military_action", "b", text, phase="ended"))),
        "effects",
    ).values()
    assert link["sign"] == "-"


def test_long_quotes_are_cut_at_a_word_and_long_lists_of_claims_counted() -> None:
    whole = "w " * 78 + "ends"
    assert quote_of(claim("1", "a", "sanction", "b", whole)) == whole, (
        "160 characters are not too long"
    )
    for bullet in ("- ", "* ", "•  "):
        assert quote_of(claim("1", "a", "sanction", "b", f"{bullet}A hit B")) == "A hit B"
    assert quote_of(claim("1", "a", "sanction", "b", "-5 degrees")) == "-5 degrees"
    long = quote_of(claim("1", "a", "sanction", "b", "word " * 60))
    assert len(long) <= 160
    assert long.endswith("word…")
    many = [claim(f"{n}", "a", "sanction", "b", f"A struck {n}", polarity=-1) for n in range(14)]
    assert "  # 14 claims: c-0, " in draft_yaml(draft_crisis(claimed(*many)), {})
    assert ", c-11 and 2 more\n" in draft_yaml(draft_crisis(claimed(*many)), {})


def test_a_gap_names_every_claim_that_speaks_to_it() -> None:
    many = [claim(f"{n}", "a", "demand", "b", f"A asked {n}", polarity=0) for n in range(14)]
    gaps = {gap.place: gap for gap in draft_crisis(claimed(*many)).gaps}
    assert gaps["demands"].claims == tuple(f"c-{n}" for n in range(14))


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("the two have signed a comprehensive strategic partnership", "comprehensive strategic partnership"),
        ("A said that an agreement was reached", None),
        ("A and B are bound by a mutual defence pact", "mutual defence pact"),
    ],
)  # fmt: skip
def test_what_a_treaty_is_called_are_the_words_before_its_kind(
    sentence: str, called: str | None
) -> None:
    said = claimed(claim("1", "a", "treaty", "b", sentence, polarity=1))
    (treaty,) = values(draft_crisis(said), "treaties").values()
    assert treaty.get("called") == called


CRISIS = """\
title: T
as_of: 2030-03-10
actors:
  a: {name: A}
  b: {name: B}
options:
  a: {against_b: {text: x, now: no, assumption: y}}
events:
  - {date: 2030-01-01, text: old, assumption: y}
  - {date: 2030-03-05, text: mine, cites: [c-1, c-9]}
"""
DRAFT = """\
title: D
as_of: 2030-03-10
events:
  - {date: 2030-03-01, text: told, cites: [c-1]}
  - {date: 2030-02-01, text: first, cites: [c-2], moves: {a.against_b: {to: yes}, a.for_b: {to: yes}}}
  - {date: 2030-03-05, text: later, cites: [c-2, c-3]}
rejected: [events.2030-03-05-later]
"""


def test_what_the_file_has_cites_or_rejects_is_not_missing_and_later_events_come_first() -> None:
    (one,) = missing(read_draft(DRAFT), CRISIS)
    assert one.value["text"] == "first"
    again = missing(read_draft(DRAFT.replace("rejected:", "# rejected:")), CRISIS)
    assert [each.value["text"] for each in again] == ["later", "first"]


def test_an_event_goes_where_its_day_says_and_loses_moves_of_options_that_are_not_there() -> None:
    (one,) = missing(read_draft(DRAFT), CRISIS)
    file = read_draft(CRISIS).file
    (edit,) = edits_for(one, file.model, {"events": [1, 2]})
    assert edit.path == ("events", 1)
    assert edit.value["moves"] == {"a.against_b": {"to": "yes"}}
    bare = type(one)(
        "events", (), {"date": "2029", "text": "x", "moves": {"a.for_b": {"to": "yes"}}}, ()
    )
    (edit,) = edits_for(bare, file.model, {"events": [1, 2]})
    assert edit.path == ("events", 0)
    assert "moves" not in edit.value


def test_texts_of_the_same_parties_are_numbered_and_an_actor_without_a_name_is_spelt_out() -> None:
    said = claimed(
        claim(
            "1", "south_arm", "treaty", "b", "The two are bound by the Treaty of Velm", polarity=1
        ),
        claim(
            "2", "south_arm", "treaty", "b", "The two are bound by the Treaty of Orsk", polarity=1
        ),
    )
    draft = draft_crisis(replace(said, name=str))
    assert list(values(draft, "treaties")) == ["b-south_arm", "b-south_arm-text-2"]
    assert values(draft, "actors")["south_arm"]["name"] == "South Arm"
    assert values(draft_crisis(said), "actors")["b"]["name"] == "B"


def test_a_kind_alone_is_no_calling_and_two_words_are() -> None:
    for sentence, called in (("the pact", None), ("a water treaty", "water treaty")):
        said = claimed(claim("1", "a", "treaty", "b", sentence, polarity=1))
        assert values(draft_crisis(said), "treaties")["a-b"].get("called") == called


def test_all_claims_of_an_actor_are_named_only_where_the_quotes_above_it_are_not_all() -> None:
    acts = [claim(f"{n}", "a", "sanction", "b", f"x{n}") for n in range(3)]
    quotes = {act.id: act.anchor.exact for act in acts}
    two, three = (draft_yaml(draft_crisis(claimed(*acts[:n])), quotes) for n in (2, 3))
    assert "# 2 claims:" not in two
    assert three.count("# 3 claims: c-0, c-1, c-2") == 2, (
        "of the two actors, and of no other element"
    )
    assert "“x1” (c-1)" in three
    assert "“x2” (c-2)" not in three
