"""What a claim tells of the world: its words and how much they tell, its days, what is close by."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import log2
from typing import Any

import pytest

from tests.evidence.claims import claim, document, sentences
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.weighing.events import Act, make_acts, sentence_texts

TEXT = "Ruritania shelled the granary.\nZenda's mills at Strelsau burned, and Ruritania shelled on."
ONE = document("a.txt", TEXT)
SHELLED = claim(ONE, "Ruritania shelled the granary", "ruritania", "military_action", "zenda", polarity=-1)  # fmt: skip


def acts(*texts: str, **rest: Any) -> tuple[Act, ...]:
    """An act for each text, told of Ruritania and Zenda in a document of its own."""
    told = [
        claim(document(f"{n:03}.txt", text), text, "ruritania", "military_action", "zenda",
              polarity=-1, **rest)
        for n, text in enumerate(texts)
    ]  # fmt: skip
    return make_acts(told, {}, {})


def test_the_rarer_a_word_the_more_it_tells_and_names_and_small_words_tell_nothing() -> None:
    one, other = acts("Ruritania shelled the granary", "Ruritania shelled Zenda's mill")
    told = {"granari": log2(41), "shell": log2(41 / 2)}  # as if there were forty sentences
    assert sorted(one.words.values()) == pytest.approx(sorted(told.values()))
    assert other.weight == pytest.approx(log2(41) + log2(41 / 2))
    assert one.likeness(other) == pytest.approx(log2(41 / 2) / one.weight)
    many = acts(*(f"shelled {'abcdefghij'[n // 10]}{'klmnopqrst'[n % 10]}ovar" for n in range(60)))
    assert min(many[0].words.values()) == 0.5  # what all sixty say
    assert max(many[0].words.values()) == pytest.approx(log2(61))


@pytest.mark.parametrize(
    ("rest", "published", "window"),
    [
        ({"time_resolved": "1897-03"}, None, (date(1897, 3, 1), date(1897, 3, 31))),
        ({"time_resolved": "1897-03", "phase": "ongoing"}, None, (date(1897, 3, 1), date.max)),
        ({}, None, (date.min, date.max)),
        ({}, date(1897, 3, 31), (date(1897, 3, 1), date(1897, 3, 31))),
        ({}, date(1, 1, 5), (date.min, date(1, 1, 5))),
        ({"held": "no"}, date(1897, 3, 31), (date(1896, 12, 1), date(1897, 3, 31))),
        ({"modality": "denied"}, date(1897, 3, 31), (date(1896, 12, 1), date(1897, 3, 31))),
        ({"held": "open"}, date(1897, 3, 31), (date(1897, 3, 1), date(1897, 3, 31))),
        ({"phase": "planned"}, date(1897, 3, 31), (date.min, date.max)),
        ({"phase": "ongoing"}, date(1897, 3, 31), (date.min, date.max)),
        ({"relation": "alliance", "event": "STATE"}, date(1897, 3, 31), (date.min, date.max)),
    ],
)  # fmt: skip
def test_the_days_on_which_an_act_can_have_been(
    rest: dict[str, Any], published: date | None, window: tuple[date, date]
) -> None:
    told = replace(SHELLED, **rest)
    (act,) = make_acts((told,), {}, {} if published is None else {"a.txt": published})
    assert act.window == window


@pytest.mark.parametrize(
    ("apart", "near"), [(300, True), (301, False), (-300, True), (-301, False)]
)
def test_what_stands_within_three_hundred_characters_is_close_by(apart: int, near: bool) -> None:
    start = 1000
    (one,) = make_acts([replace(SHELLED, anchor=replace(SHELLED.anchor, start=start))], {}, {})
    there = replace(SHELLED, anchor=replace(SHELLED.anchor, start=start + apart))
    (other,) = make_acts([there], {}, {})
    (elsewhere,) = make_acts([replace(there, document="b.txt")], {}, {})
    assert one.is_near(other) is near
    assert not one.is_near(elsewhere)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Guns shelled the granary", "A granary was shelled", True),
        ("Guns shelled", "Troops shelled", False),  # one word in common
        ("Shelled granary mill church port", "Shelled granary bridge tower fort canal", True),
        ("Shelled granary mill church port market", "Shelled granary bridge tower fort canal", False),
    ],
)  # fmt: skip
def test_undated_acts_are_the_same_by_two_telling_words_and_nearly_a_third(
    one: str, other: str, same: bool
) -> None:
    first, second = acts(one, other)
    assert first.matches(second) is second.matches(first) is same


@pytest.mark.parametrize(
    ("when", "same"), [("1897-03-01", True), ("1897-03-02", False), (None, False)]
)
def test_acts_of_one_day_need_only_one_word_in_common(when: str | None, same: bool) -> None:
    first, second = acts("Guns shelled", "Troops shelled", time_resolved="1897-03-01")
    other = replace(second, claim=replace(second.claim, time_resolved=when), window=(
        (date(1897, 3, 2),) * 2 if when == "1897-03-02" else second.window))  # fmt: skip
    assert first.matches(other) is same


def test_the_sentence_of_a_claim_is_the_one_its_quote_starts_and_ends_in() -> None:
    parts = sentences(ONE)
    burned = claim(ONE, "mills at Strelsau burned", "ruritania", "military_action", "zenda")
    across = claim(ONE, "granary.\nZenda's mills", "ruritania", "military_action", "zenda")
    gone: Claim = replace(burned, id="c-gone", anchor=replace(burned.anchor, sha256="0" * 64))
    found = sentence_texts((SHELLED, burned, across, gone), (ONE,), reversed(parts))
    assert found == {SHELLED.id: TEXT[: TEXT.index("\n")], burned.id: TEXT[TEXT.index("Zenda's") :]}  # fmt: skip
