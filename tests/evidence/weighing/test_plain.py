"""What plainly clashes, and what only looks alike and is not judged: pairs and near-misses."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from tests.evidence.claims import claim, document
from tightrope.evidence.claims.report import LOOKS_ALIKE, Contradiction
from tightrope.evidence.weighing.contradict import contradictions_of
from tightrope.evidence.weighing.events import Act, make_acts
from tightrope.evidence.weighing.plain import _same_time, same_done_thing, same_said_thing

ENDS = {"relation": "military_action", "source": "ruritania", "target": "syldavia"}


def found(*told: tuple[str, str, dict[str, Any]]) -> list[tuple[str, str]]:
    """The kinds and relations found between claims: sentence, quote, and what is coded of it."""
    claims, texts = [], {}
    for number, (sentence, quote, coded) in enumerate(told):
        fields = {**ENDS, **coded}
        one = claim(
            document(f"{number}.txt", sentence), quote, fields.pop("source"), fields.pop("relation"),
            fields.pop("target"), polarity=-1, **fields,
        )  # fmt: skip
        claims.append(one)
        texts[one.id] = sentence
    pairs: tuple[Contradiction, ...] = contradictions_of(make_acts(claims, texts, {}))
    return [(one.kind, one.relation_to) for one in pairs]


def day(when: str, **coded: Any) -> dict[str, Any]:
    return {"time_resolved": when, **coded}


SHELLED = "Ruritania shelled the harbour and sank three frigates at anchor."
MARCH = "1897-03-03"


@pytest.mark.parametrize(
    ("other", "when", "relation_to"),
    [
        ("Zenda, not Ruritania, shelled the harbour and sank the frigates.", MARCH, "contradicts"),
        ("Zenda shelled the harbour and sank frigates, though Ruritania is blamed.", MARCH, "contradicts"),
        ("Zenda shelled the harbour and sank frigates at anchor.", MARCH, LOOKS_ALIKE),
        ("Zenda shelled the harbour and did not wait to sink the frigates.", MARCH, LOOKS_ALIKE),
        ("Zenda helped Ruritania when it shelled the harbour and sank frigates.", MARCH, LOOKS_ALIKE),
        ("Zenda, not Ruritania, shelled the harbour and sank the frigates.", "1897", LOOKS_ALIKE),
        ("Zenda, not Ruritania, shelled the harbour and sank the frigates.", None, LOOKS_ALIKE),
    ],
)  # fmt: skip
def test_two_doers_clash_only_where_one_rules_the_other_out_on_the_same_days(
    other: str, when: str | None, relation_to: str
) -> None:
    one = (SHELLED, "shelled the harbour", day(MARCH))
    two = (other, "shelled the harbour", day(when, source="zenda") if when else {"source": "zenda"})
    assert found(one, two) == [("two doers", relation_to)]
    assert found(two, one) == [("two doers", relation_to)]


def test_an_actor_of_two_words_is_ruled_out_by_its_name() -> None:
    one = (
        "The Black Guard shelled the harbour and sank frigates.",
        "shelled",
        {"source": "black_guard"},
    )
    two = ("Zenda and not the Black Guard shelled the harbour and sank frigates.", "shelled", {"source": "zenda"})  # fmt: skip
    assert found(one, two) == [("two doers", "contradicts")]


GIVEN = {"relation": "arms_transfer"}
KEPT = {"relation": "arms_withheld"}


@pytest.mark.parametrize(
    ("sent", "kept", "relation_to"),
    [
        (("Ruritania sent Syldavia heavy mortars.", None),
         ("Ruritania withheld the heavy mortars from Syldavia.", None), "contradicts"),
        (("Ruritania sent Syldavia heavy mortars in March.", "1897-03"),
         ("Ruritania withheld the heavy mortars in March.", "1897-03"), "contradicts"),
        (("Ruritania sent Syldavia heavy mortars.", "1897"),
         ("Ruritania withheld the heavy mortars.", None), LOOKS_ALIKE),
        (("Ruritania sent Syldavia heavy mortars that year.", "1897"),
         ("Ruritania withheld the heavy mortars that year.", "1897"), LOOKS_ALIKE),
        (("Ruritania sent Syldavia heavy mortars then.", "1897-03-01/1897-04-01"),
         ("Ruritania withheld the heavy mortars then.", "1897-03"), LOOKS_ALIKE),
        (("Ruritania sent Syldavia M-12 heavy mortars.", None),
         ("Ruritania withheld the heavy mortars.", None), LOOKS_ALIKE),
        (("Ruritania sent Syldavia M-12 heavy mortars.", None),
         ("Ruritania withheld the M-20 heavy mortars.", None), LOOKS_ALIKE),
        (("Ruritania sent Syldavia M-12 heavy mortars.", None),
         ("Ruritania withheld the M-12 heavy mortars.", None), "contradicts"),
        (("Ruritania sent Syldavia heavy mortars, boots and saddles.", None),
         ("Ruritania withheld heavy mortars, balloons and rifles.", None), LOOKS_ALIKE),
    ],
)  # fmt: skip
def test_done_and_refused_clash_only_of_one_thing_at_one_time(
    sent: tuple[str, str | None], kept: tuple[str, str | None], relation_to: str
) -> None:
    one, two = (
        (text, text[10:-1], {**coded, **({"time_resolved": when} if when else {})})
        for (text, when), coded in ((sent, GIVEN), (kept, KEPT))
    )
    assert found(one, two) == [("done and refused", relation_to)]


@pytest.mark.parametrize(
    ("sentence", "quote", "coded", "relation_to"),
    [
        ("Ruritania had shelled mills and spared the granaries.", "spared the granaries",
         {"held": "no"}, LOOKS_ALIKE),
        ("Ruritania had shelled mills and not touched the granaries.", "not touched the granaries",
         {"held": "no"}, LOOKS_ALIKE),
        ("Ruritania had kept its word and not shelled the mills.", "kept its word and not shelled the mills",
         {"held": "no"}, "contradicts"),
        ("Ruritania had not shelled the granaries.", "not shelled the granaries",
         {"held": "no"}, "contradicts"),  # one of two words: half is enough
        ("Ruritania calls the tale of mills shelled an invention.", "an invention",
         {"modality": "denied"}, "contradicts"),
    ],
)  # fmt: skip
def test_a_plain_no_clashes_only_with_what_it_speaks_of(
    sentence: str, quote: str, coded: dict[str, Any], relation_to: str
) -> None:
    said = ("Ruritania shelled mills and the ministry on Sunday.", "shelled mills", {})
    assert found(said, (sentence, quote, coded)) == [("said and denied", relation_to)]


def test_what_plainly_clashes_comes_before_what_only_looks_alike() -> None:
    one = (SHELLED, "shelled the harbour", day(MARCH))
    alike = ("Zenda shelled the harbour and sank frigates.", "shelled", day(MARCH, source="zenda"))
    denial = (
        "Ruritania denied that it shelled a harbour.",
        "denied",
        day(MARCH, modality="denied"),
    )
    assert found(one, alike, denial)[0] == ("said and denied", "contradicts")
    assert (("two doers", LOOKS_ALIKE)) in found(one, alike, denial)


def dated(first: date | None, days: int = 0) -> Act:
    """An act with a window of so many days; undated without a first one."""
    start = first or date(1897, 1, 1)
    told = SimpleNamespace(time_resolved=None if first is None else str(first))
    return SimpleNamespace(claim=told, window=(start, start + timedelta(days)))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (dated(None), dated(None), True),
        (dated(None), dated(date(1897, 3, 3)), False),
        (dated(date(1897, 3, 3)), dated(date(1897, 3, 3)), True),
        (dated(date(1897, 3, 1), 30), dated(date(1897, 3, 3)), True),
        (dated(date(1897, 3, 1), 31), dated(date(1897, 3, 3)), False),
        (dated(date(1897, 3, 3)), dated(date(1897, 3, 1), 31), False),
    ],
)
def test_a_month_is_too_short_for_the_one_and_then_the_other(
    one: Act, other: Act, same: bool
) -> None:
    assert _same_time(one, other) is same


def worded(text: str, words: tuple[str, ...], modality: str = "asserted", tie: bool = False) -> Act:
    claim_ = SimpleNamespace(modality=modality, anchor=SimpleNamespace(exact=text))
    return SimpleNamespace(claim=claim_, words=words, is_tie=tie, text=text)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("denied", "same"),
    [
        (worded("It had not spared the harbour", ("harbour", "spared")), True),  # one of two
        (worded("It had not spared the harbour now", ("harbour", "spared", "now")), False),
        (worded("The harbour was not touched", ("harbour",)), False),  # before the negation
        (worded("It did not", ()), False),
        (
            worded(
                "It had not said it would never spare the harbour", ("harbour", "said", "would")
            ),
            False,
        ),
        (worded("It did not", (), "denied"), True),
    ],
)
def test_a_denial_takes_up_half_of_its_words_from_what_it_denies(denied: Act, same: bool) -> None:
    assert same_said_thing(worded("shelled the harbour", ("harbour", "shelled")), denied) is same


@pytest.mark.parametrize(("likeness", "same"), [(0.4, True), (0.39, False)])
def test_what_is_done_is_what_is_refused_from_two_fifths_of_likeness(
    likeness: float, same: bool
) -> None:
    act = dated(None)
    act.text, act.is_tie, act.likeness = "mortars", False, lambda other: likeness  # type: ignore[assignment,misc]
    assert same_done_thing(act, act) is same


def test_ties_are_of_one_thing_however_they_are_worded() -> None:
    one, other = worded("an ally", ("ally",), tie=True), worded("no pact", ("pact",), tie=True)
    assert same_said_thing(one, other)
    assert same_done_thing(one, other)
    assert not same_said_thing(worded("an ally", ("ally",)), other)
