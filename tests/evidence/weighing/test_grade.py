"""Corroboration by event: what counts as the same event, and as an independent original of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.evidence.claims import claim, document
from tightrope.evidence.claims.claim import Claim, Decision
from tightrope.evidence.weighing.events import Act, EventRules, make_acts
from tightrope.evidence.weighing.grade import (
    GradeRules,
    count_originals,
    grade_claim,
    judge_credibility,
)
from tightrope.evidence.weighing.pairing import neighbours

LINES = (
    "Ruritania shelled the lighthouse of Syldavia on Tuesday.",
    "On Tuesday the lighthouse of Syldavia was shelled by Ruritania.",
    "Guns of Ruritania shelled a lighthouse in Syldavia.",
    "Ruritania shelled the granary of Syldavia.",
    "Ruritania is an ally of Zenda.",
    "Zenda and Ruritania stand together.",
)
DOCUMENTS = [document(f"{n}.txt", line) for n, line in enumerate(LINES)]


def of(number: int, **rest: Any) -> Claim:
    return claim(
        DOCUMENTS[number], LINES[number][:-1], "ruritania", "military_action", "syldavia",
        **{"polarity": -1, **rest},
    )  # fmt: skip


def tie(number: int, source: str = "ruritania", target: str = "zenda", **rest: Any) -> Claim:
    return claim(DOCUMENTS[number], LINES[number][:-1], source, "alliance", target, **rest)


ONE, TWO, THREE, GRANARY = of(0), of(1), of(2), of(3)


def originals(
    *claims: Claim,
    origins: dict[str, int] | None = None,
    published: dict[str, date] | None = None,
    rules: EventRules | None = None,
) -> list[tuple[int, int]]:
    """For each claim, how many originals report its event and how many deny it."""
    acts = make_acts(claims, {}, published or {}, rules)
    counted = count_originals(
        acts, origins or {c.id: int(c.document.partition(".")[0]) for c in claims}
    )
    return [counted[c.id] for c in claims]


def test_the_same_event_in_three_documents_has_three_originals() -> None:
    assert originals(ONE, TWO, THREE) == [(3, 0)] * 3


def test_another_event_between_the_same_two_confirms_nothing() -> None:
    assert originals(ONE, GRANARY) == [(1, 0), (1, 0)]


@pytest.mark.parametrize(
    "other",
    [
        replace(TWO, source_actor="syldavia", target_actor="ruritania"),
        replace(TWO, target_actor="zenda"),
        replace(TWO, relation="show_of_force", event="MOBILIZE"),
        replace(TWO, phase="planned"),
        replace(TWO, phase="ended"),
        replace(TWO, held="open"),
        replace(TWO, modality="predicted"),
        replace(TWO, modality="hypothetical"),
        replace(TWO, modality="opinion"),
        replace(TWO, time_resolved="1897-01-02"),
    ],
)
def test_what_is_said_otherwise_confirms_nothing(other: Claim) -> None:
    first = replace(ONE, time_resolved="1897-01-01")
    assert originals(first, other)[0] == (1, 0)


def test_dates_within_which_the_act_can_be_the_same_do_not_part_it() -> None:
    assert originals(replace(ONE, time_resolved="1897-01"), replace(TWO, time_resolved="1897"))[0] == (2, 0)  # fmt: skip


@pytest.mark.parametrize(("days", "count"), [(30, 2), (31, 1)])
def test_an_undated_act_was_done_in_the_month_before_its_document(days: int, count: int) -> None:
    later = date.fromordinal(date(1897, 3, 1).toordinal() + days)
    published = {"0.txt": date(1897, 3, 1), "1.txt": later}
    dated = replace(ONE, time_resolved="1897-03-01")
    assert originals(dated, TWO, published=published)[0] == (count, 0)


def test_a_tie_is_the_same_without_words_or_dates_in_common() -> None:
    assert originals(tie(4), tie(5, "zenda", "ruritania")) == [(2, 0), (2, 0)]


def test_a_tie_and_the_event_that_makes_it_must_be_told_alike_to_be_the_same() -> None:
    signed = tie(5, event="SUPPORT", phase="done")
    assert originals(tie(4), signed) == [(1, 0), (1, 0)]


def test_a_speech_act_on_another_matter_is_another_event() -> None:
    threats = [replace(c, relation="warning_threat", event="THREATEN") for c in (ONE, TWO)]
    about = [replace(threats[0], content="sanction"), replace(threats[1], content="sanction")]
    assert originals(*about)[0] == (2, 0)
    assert originals(about[0], replace(about[1], content="military_action"))[0] == (1, 0)
    assert originals(about[0], threats[1])[0] == (2, 0)


def test_numbers_that_cannot_agree_confirm_nothing() -> None:
    three = document("7.txt", "Ruritania sank three frigates of Syldavia.")
    five = document("8.txt", "Ruritania sank five frigates of Syldavia.")
    claims = [
        claim(d, d.text[:-1], "ruritania", "military_action", "syldavia", polarity=-1)
        for d in (three, five)
    ]
    assert originals(*claims) == [(1, 0), (1, 0)]


def test_copies_are_one_original() -> None:
    origins = {ONE.id: 1, TWO.id: 1, THREE.id: 2}
    assert originals(ONE, TWO, THREE, origins=origins) == [(2, 0)] * 3


def test_reports_of_one_speaker_are_one_original_and_so_are_their_copies() -> None:
    quoted = [replace(c, modality="reported", speakers=("the king",)) for c in (ONE, TWO)]
    assert originals(*quoted, THREE) == [(2, 0)] * 3
    apart = [quoted[0], replace(quoted[1], speakers=("the queen",))]
    assert originals(*apart) == [(2, 0)] * 2
    own = [replace(c, modality="asserted") for c in quoted]
    assert originals(*own) == [(2, 0)] * 2


def test_hedged_words_confirm_nothing_and_are_never_confirmed() -> None:
    rumour = document("9.txt", "There were unconfirmed reports that Ruritania shelled a lighthouse of Syldavia.")  # fmt: skip
    hedged = claim(
        rumour, "Ruritania shelled a lighthouse of Syldavia", "ruritania", "military_action",
        "syldavia", polarity=-1, modality="reported",
    )  # fmt: skip
    acts = make_acts((ONE, TWO, THREE, hedged), {hedged.id: rumour.text}, {})
    counted = count_originals(acts, {ONE.id: 1, TWO.id: 2, THREE.id: 3, hedged.id: 4})
    by_id = {act.claim.id: act for act in acts}
    assert counted[ONE.id] == counted[hedged.id] == (3, 0)
    assert judge_credibility(by_id[ONE.id], *counted[ONE.id]) == 1
    assert judge_credibility(by_id[hedged.id], *counted[hedged.id]) == 2


@pytest.mark.parametrize("changes", [{"held": "no"}, {"modality": "denied"}])
def test_a_denial_of_the_event_counts_against_it(changes: dict[str, Any]) -> None:
    assert originals(ONE, TWO, replace(THREE, **changes)) == [(2, 1), (2, 1), (1, 2)]


def test_two_denials_of_one_event_confirm_each_other() -> None:
    assert originals(replace(ONE, held="no"), replace(TWO, modality="denied")) == [(2, 0)] * 2


def test_an_unknown_doer_is_told_by_its_words() -> None:
    gunmen = [replace(c, source_actor=None, source_text="gunmen") for c in (ONE, TWO)]
    assert originals(*gunmen)[0] == (2, 0)
    assert originals(gunmen[0], replace(gunmen[1], source_text="pirates"))[0] == (1, 0)


def act(one: Claim) -> Act:
    return make_acts((one,), {}, {})[0]


@pytest.mark.parametrize(
    ("saying", "denying", "grade"),
    [(1, 0, 6), (2, 0, 2), (3, 0, 1), (4, 0, 1), (2, 1, 3), (1, 1, 4), (1, 2, 5)],
)
def test_credibility_from_originals_for_and_against(saying: int, denying: int, grade: int) -> None:
    assert judge_credibility(act(ONE), saying, denying) == grade
    for modality in ("predicted", "hypothetical", "opinion"):
        assert judge_credibility(act(replace(ONE, modality=modality)), saying, denying) == 6  # type: ignore[arg-type]
    assert judge_credibility(None, saying, denying) == 6


def test_how_many_originals_confirm_is_a_setting() -> None:
    assert judge_credibility(act(ONE), 3, 0, GradeRules(confirmed=4)) == 2


def test_what_a_person_graded_stands() -> None:
    graded = Decision(ONE, "accepted", "C", 4)
    assert grade_claim(act(ONE), graded, "A", 3, 0) == ("C", 4)
    assert grade_claim(act(ONE), Decision(ONE, "accepted"), "A", 3, 0) == ("A", 1)


@pytest.mark.parametrize(
    ("rules", "acts", "most"), [(EventRules(reach=5), 60, 11), (None, 220, 201)]
)
def test_many_acts_of_the_same_two_are_compared_with_their_neighbours_only(
    rules: EventRules | None, acts: int, most: int
) -> None:
    dated = replace(ONE, time_resolved="1897-01-01")
    many = [replace(dated, id=f"c-{n:03}", document=f"{n}.txt") for n in range(acts)]
    origins = {c.id: n for n, c in enumerate(many)}
    texts = {
        c.id: f"{LINES[0]} {chr(97 + n // 26)}{chr(97 + n % 26)}ovar" for n, c in enumerate(many)
    }
    counted = count_originals(make_acts(many, texts, {}, rules), origins)
    assert max(saying for saying, _ in counted.values()) == most


def test_each_pair_worth_comparing_is_given_once() -> None:
    acts = make_acts((ONE, TWO, THREE), {}, {})
    pairs = [tuple(sorted((a.claim.id, b.claim.id))) for a, b in neighbours(acts)]
    assert len(pairs) == len(set(pairs)) == 3
    first = [a.claim.id == ONE.id or b.claim.id == ONE.id for a, b in
             neighbours(acts, "ends", lambda act: act.claim.id == ONE.id)]  # fmt: skip
    assert first == [True, True]


@pytest.mark.parametrize(
    ("when", "placed"),
    [("1897-03-01", True), ("1897-03-01/1897-03-07", True), ("1897-03-01/1897-03-08", False),
     ("1897-03", False), (None, False)],
)  # fmt: skip
def test_a_time_within_a_week_says_when_an_act_was_done(when: str | None, placed: bool) -> None:
    assert act(replace(ONE, time_resolved=when)).is_placed is placed


def test_acts_told_alike_word_for_word_are_compared_once_and_counted_all() -> None:
    many = [replace(ONE, id=f"c-{n}", document=f"{n}.txt") for n in range(60)]
    origins = {c.id: n for n, c in enumerate(many)}
    assert originals(*many, origins=origins, rules=EventRules(reach=5)) == [(60, 0)] * 60
