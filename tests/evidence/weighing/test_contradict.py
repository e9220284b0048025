"""Contradictions by event: the ways of clashing one by one, and what is no contradiction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.evidence.claims import claim, document
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.report import LOOKS_ALIKE, Contradiction
from tightrope.evidence.weighing.clashes import CLASHES, ClashRules
from tightrope.evidence.weighing.contradict import contradictions_of
from tightrope.evidence.weighing.events import make_acts

A = document(
    "a.txt",
    "Ruritania and Graustark signed a mutual defence treaty at Strelsau.\n"
    "Ruritania sent muskets to Graustark over the pass.\n"
    "Ruritania shelled the harbour of Syldavia at dawn and sank three frigates.\n"
    "Ruritania blockades the river mouth of Syldavia.\n"
    "In March the two signed their treaty of friendship.\n"
    "Ruritania fired first at the ford, and Syldavia answered.",
)
B = document(
    "b.txt",
    "The treaty does not bind Ruritania to defend Graustark.\n"
    "Ruritania refused to send Graustark the muskets over the pass.\n"
    "Ruritania denied that it shelled the harbour of Syldavia.\n"
    "Ruritania shelled the harbour of Syldavia and sank five frigates.\n"
    "Zenda shelled the harbour of Syldavia at dawn and sank frigates.\n"
    "Ruritania has ended the blockade of the river mouth of Syldavia.\n"
    "The treaty of friendship was signed by the two in July.\n"
    "Syldavia began it at the ford, and Ruritania answered.",
)


def of(
    one: Any, quote: str, source: str, relation: str, target: str = "syldavia", **rest: Any
) -> Claim:
    return claim(one, quote, source, relation, target, **{"polarity": -1, **rest})


CLOSED = document(
    "closed.txt",
    "Ruritania has closed its airspace to all civil aircraft of Graustark, a ministry said.",
)
OPEN = document("open.txt", "Ruritania did not close its airspace to Graustark.")


@pytest.mark.parametrize(("told", "found"), [(date(1897, 6, 4), True), (date(1897, 9, 4), False)])
def test_an_undated_denial_speaks_of_what_was_told_in_the_months_before(
    told: date, found: bool
) -> None:
    days = {"closed.txt": date(1897, 4, 22), "open.txt": told}
    closed = of(CLOSED, "has closed its airspace", "ruritania", "coercion", "graustark",
                time_resolved="1897-04-22", modality="reported")  # fmt: skip
    kept = of(OPEN, "did not close its airspace", "ruritania", "coercion", "graustark", held="no")
    texts = {closed.id: CLOSED.text, kept.id: OPEN.text}
    clashes = contradictions_of(make_acts((closed, kept), texts, days), days)
    assert [one.kind for one in clashes] == ["said and denied"] * found


PACT = of(A, "signed a mutual defence treaty", "ruritania", "treaty", "graustark", polarity=1)
UNBOUND = of(
    B, "does not bind Ruritania", "ruritania", "defence_obligation", "graustark", polarity=1, held="no"
)  # fmt: skip
SENT = of(A, "sent muskets to Graustark", "ruritania", "arms_transfer", "graustark", polarity=1)
WITHHELD = of(B, "refused to send", "ruritania", "arms_withheld", "graustark")
SHELLED = of(A, "shelled the harbour", "ruritania", "military_action")
DENIED = of(B, "denied that it shelled", "ruritania", "military_action", modality="denied")
FIVE = of(B, "shelled the harbour of Syldavia and sank five", "ruritania", "military_action")
ZENDA = of(B, "Zenda shelled the harbour", "zenda", "military_action")
BLOCKADE = of(A, "blockades the river mouth", "ruritania", "coercion", phase="ongoing")
LIFTED = of(B, "ended the blockade", "ruritania", "coercion", phase="ended")
MARCH = of(A, "In March the two signed", "ruritania", "treaty", "graustark", polarity=1,
           time_resolved="1897-03")  # fmt: skip
JULY = of(B, "signed by the two in July", "graustark", "treaty", "ruritania", polarity=1,
          time_resolved="1897-07")  # fmt: skip
FIRST = of(A, "fired first at the ford", "ruritania", "military_action")
BEGAN = of(B, "Syldavia began it at the ford", "syldavia", "military_action", "ruritania")


def find_contradictions(
    claims: Iterable[Claim],
    published: Mapping[str, date] | None = None,
    texts: Mapping[str, str] | None = None,
    rules: ClashRules | None = None,
) -> tuple[Contradiction, ...]:
    """The contradictions between these claims, each in its sentence of `texts`, else its quote."""
    acts = make_acts(claims, texts or {}, published or {})
    return contradictions_of(acts, published, rules=rules)


def texts_of(*claims: Claim) -> dict[str, str]:
    """The line each claim stands in."""
    texts = {}
    for one in claims:
        text = (A if one.document == "a.txt" else B).text
        start = text.rfind("\n", 0, one.anchor.start) + 1
        end = text.find("\n", one.anchor.end)
        texts[one.id] = text[start : end if end >= 0 else len(text)]
    return texts


def kinds(*claims: Claim) -> list[str]:
    return [c.kind for c in find_contradictions(claims, texts=texts_of(*claims))]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (SHELLED, DENIED, "said and denied"),
        (SHELLED, replace(FIVE, id="c-no", held="no"), "said and denied"),
        (SENT, WITHHELD, "done and refused"),
        (SENT, replace(SENT, id="c-ref", document="b.txt", anchor=WITHHELD.anchor, phase="refused"),
         "done and refused"),
        (PACT, UNBOUND, "pact against no clause"),
        (SHELLED, FIVE, "different numbers"),
        (SHELLED, ZENDA, "two doers"),
        (MARCH, JULY, "different dates"),
        (BLOCKADE, LIFTED, "going on and ended"),
        (FIRST, BEGAN, "each the first"),
    ],
)  # fmt: skip
def test_each_way_of_clashing_is_found_whichever_comes_first(
    one: Claim, other: Claim, kind: str
) -> None:
    assert kinds(one, other) == [kind]
    assert kinds(other, one) == [kind]


def test_every_way_of_clashing_is_tried_above() -> None:
    tried = {mark.args[1][n][2] for mark in
             test_each_way_of_clashing_is_found_whichever_comes_first.pytestmark  # type: ignore[attr-defined]
             for n in range(len(mark.args[1]))}  # fmt: skip
    assert tried == {clash.kind for clash in CLASHES}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SHELLED, replace(DENIED, source_actor="zenda")),
        (SHELLED, replace(DENIED, target_actor="graustark")),
        (SHELLED, replace(DENIED, relation="condemnation")),
        (SHELLED, replace(DENIED, held="no")),
        (replace(SHELLED, modality="predicted"), DENIED),
        (replace(SHELLED, modality="opinion"), DENIED),
        (replace(SHELLED, modality="hypothetical"), DENIED),
        (replace(SHELLED, held="open"), DENIED),
        (replace(SHELLED, phase="planned"), DENIED),
        (replace(SHELLED, time_resolved="1897-03-01"), replace(DENIED, time_resolved="1897-03-02")),
        (SENT, replace(WITHHELD, phase="ended")),  # no longer withheld: given
        (replace(BLOCKADE, time_resolved="1897"), replace(LIFTED, time_resolved="1890-01")),
        (replace(BLOCKADE, phase="done"), LIFTED),  # first the one, then the other
        (SHELLED, replace(FIVE, phase="planned")),
        (MARCH, replace(JULY, time_resolved="1897")),
        (MARCH, replace(JULY, time_resolved="1899-07")),  # another treaty
        (MARCH, replace(JULY, time_resolved="1897-03-15")),  # a day of that month
        (MARCH, replace(JULY, phase="planned")),
        (MARCH, replace(JULY, time_resolved=None)),
        (replace(MARCH, time_resolved=None), UNBOUND),  # a treaty of friendship protects nobody
        (replace(PACT, relation="diplomatic_support", event="SUPPORT"), UNBOUND),
        (PACT, replace(UNBOUND, held="yes")),
        (SENT, SHELLED),
        (SHELLED, replace(SHELLED, id="c-again", document="b.txt", anchor=FIVE.anchor,
                          target_actor="zenda")),
    ],
)  # fmt: skip
def test_what_is_not_said_of_the_same_event_is_no_contradiction(one: Claim, other: Claim) -> None:
    assert kinds(one, other) == []


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ("1897-03-01", "1897-03-02", True),
        ("1897-03-01", "1897-03-01", False),
        ("1897-03-01", "1898-04-05", True),  # 400 days
        ("1897-03-01", "1898-04-06", False),
        ("1897-03-01/1897-03-31", "1897-07-01", True),
        ("1897-03-01/1897-04-01", "1897-07-01", False),  # 31 days leave room for both
    ],
)
def test_one_agreement_is_dated_differently_within_about_a_year(
    first: str, second: str, clash: bool
) -> None:
    dated = replace(MARCH, time_resolved=first), replace(JULY, time_resolved=second)
    assert kinds(*dated) == kinds(*reversed(dated)) == (["different dates"] if clash else [])


def test_that_one_speaks_well_and_the_other_ill_of_the_same_two_is_no_contradiction() -> None:
    warm = of(A, "sent muskets", "ruritania", "diplomatic_support", "graustark", polarity=1)
    cold = of(B, "refused to send", "ruritania", "condemnation", "graustark")
    assert kinds(warm, cold) == []


def test_words_without_a_common_matter_do_not_meet() -> None:
    other = document("c.txt", "Ruritania never touched the lighthouse keepers of Syldavia.")
    denial = claim(
        other, "never touched", "ruritania", "military_action", "syldavia", polarity=-1, held="no"
    )
    assert find_contradictions((SHELLED, denial)) == ()


def test_one_sentence_contradicts_itself_only_through_another_speaker() -> None:
    one = document("d.txt", "Zenda says Ruritania shelled the fort; Strelsau denies it.")
    said = of(one, "Ruritania shelled the fort", "ruritania", "military_action",
              modality="reported", speakers=("zenda",))  # fmt: skip
    denied = of(one, "Strelsau denies it", "ruritania", "military_action",
                modality="denied", speakers=("ruritania",))  # fmt: skip
    texts = {said.id: one.text, denied.id: one.text}
    assert len(find_contradictions((said, denied), texts=texts)) == 1
    same = replace(denied, speakers=("zenda",))
    assert find_contradictions((said, same), texts=texts) == ()
    absent = replace(denied, modality="asserted", held="no")
    assert find_contradictions((said, absent), texts=texts) == ()


@pytest.mark.parametrize(("days", "relation_to"), [(14, "contradicts"), (15, "supersedes")])
def test_from_two_weeks_on_the_newer_document_supersedes_and_comes_first(
    days: int, relation_to: str
) -> None:
    sent, withheld = (replace(c, time_resolved="1897-03") for c in (SENT, WITHHELD))
    published = {"a.txt": date(1897, 3, 1), "b.txt": date(1897, 3, 1 + days)}
    (found,) = find_contradictions((sent, withheld), published, texts_of(sent, withheld))
    assert found.relation_to == relation_to
    if relation_to == "supersedes":
        assert (found.a.document, found.b.document) == ("b.txt", "a.txt")
        assert "newer document" in found.text


def test_what_only_looks_alike_is_superseded_by_no_newer_document() -> None:
    sent, withheld = (replace(c, time_resolved="1897") for c in (SENT, WITHHELD))
    published = {"a.txt": date(1897, 3, 1), "b.txt": date(1897, 6, 1)}
    (found,) = find_contradictions((sent, withheld), published, texts_of(sent, withheld))
    assert found.relation_to == LOOKS_ALIKE
    assert found.text.endswith(": the two look alike, and both may hold: not judged.")


def test_a_number_is_not_superseded_by_a_newer_document() -> None:
    published = {"a.txt": date(1897, 3, 1), "b.txt": date(1897, 5, 1)}
    shelled, five = (replace(c, time_resolved="1897") for c in (SHELLED, FIVE))
    (found,) = find_contradictions((shelled, five), published, texts_of(shelled, five))
    assert found.relation_to == "contradicts"


def test_two_doubtful_claims_contradict_nothing_and_one_may() -> None:
    acts = make_acts((SHELLED, DENIED), texts_of(SHELLED, DENIED), {})
    assert len(contradictions_of(acts, doubtful={DENIED.id})) == 1
    assert contradictions_of(acts, doubtful={DENIED.id, SHELLED.id}) == ()


def test_the_text_names_both_documents_and_what_clashes() -> None:
    (found,) = find_contradictions((SHELLED, DENIED))
    assert "(a.txt)" in found.text
    assert "(b.txt)" in found.text
    assert found.text.endswith("one says it, the other denies it.")


def test_the_ranking_is_the_same_in_any_order_of_claims() -> None:
    claims = (SHELLED, DENIED, SENT, WITHHELD, PACT, UNBOUND, FIVE, ZENDA, MARCH, JULY)
    assert find_contradictions(claims) == find_contradictions(tuple(reversed(claims)))


def _name(number: int) -> str:
    return f"{chr(97 + number // 26)}{chr(97 + number % 26)}ovar"


def test_numbers_that_agree_on_one_thing_do_not_differ_by_another() -> None:
    one = document("e.txt", "Zenda arrested two of the fourteen sailors of Syldavia.")
    other = document("f.txt", "Zenda arrested two sailors of Syldavia.")
    claims = [of(d, "Zenda arrested", "zenda", "coercion") for d in (one, other)]
    texts = {c.id: d.text for c, d in zip(claims, (one, other), strict=True)}
    assert find_contradictions(claims, texts=texts) == ()


def test_copies_of_a_sentence_contradict_no_more_than_one() -> None:
    copies = [replace(SHELLED, id=f"c-{n}", document=f"{n}.txt") for n in range(5)]
    texts = texts_of(SHELLED, DENIED) | {c.id: texts_of(SHELLED)[SHELLED.id] for c in copies}
    assert len(find_contradictions((*copies, DENIED), texts=texts)) == 1


def test_the_first_page_is_not_one_quarrel_told_over_and_over() -> None:
    lines = [f"Ruritania shelled the harbour, says {_name(n)}." for n in range(30)]
    lines += [f"Ruritania never shelled the harbour, says {_name(n)}." for n in range(30, 60)]
    one = document("many.txt", "\n".join(lines))
    loud = [
        of(
            one,
            line,
            "ruritania",
            "military_action",
            held="no" if "never" in line else "yes",
            time_resolved="1897-03-01",
        )
        for line in lines
    ]
    texts = texts_of(SENT, WITHHELD)
    found = find_contradictions((*loud, SENT, WITHHELD), texts=texts)
    assert "done and refused" in [c.kind for c in found[:3]]
    assert len(found) < 20  # of the 900 pairs
    more = find_contradictions(loud, rules=ClashRules(again=1, reuse=1))
    assert len(more) == 200
    assert len(find_contradictions(loud, rules=ClashRules(again=1, reuse=1, most=999))) == 900


def test_scores_fall_and_the_surer_pair_comes_first() -> None:
    unsure = [replace(c, confidence=0.2) for c in (SHELLED, DENIED)]
    claims = (*unsure, SENT, WITHHELD)
    found = find_contradictions(claims, texts=texts_of(*claims))
    assert [c.kind for c in found] == ["done and refused", "said and denied"]
    assert found[0].score > found[1].score


def test_the_ways_of_clashing_are_listed_the_plainest_first() -> None:
    weights = [clash.weight for clash in CLASHES]
    assert weights == sorted(weights, reverse=True)
    assert weights[0] == 1.0
    assert weights[-1] > 0.5


def test_two_documents_that_clash_count_a_little_more_than_one_that_clashes_with_itself() -> None:
    texts = texts_of(SHELLED, DENIED)
    (across,) = find_contradictions((SHELLED, DENIED), texts=texts)
    (within,) = find_contradictions((SHELLED, replace(DENIED, document="a.txt")), texts=texts)
    assert within.score == pytest.approx(0.9 * across.score, abs=1e-3)
    assert 0 < across.score <= 1


def test_the_score_is_how_plainly_how_surely_and_of_how_like_sentences_the_two_clash() -> None:
    sure = [replace(c, confidence=p) for c, p in ((SHELLED, 0.5), (DENIED, 0.8))]
    texts = dict.fromkeys((SHELLED.id, DENIED.id), "Ruritania shelled the harbour of Syldavia.")
    (one,) = find_contradictions(sure, texts=texts)
    assert one.score == pytest.approx(0.4**0.5, abs=1e-4)  # of weight 1, in the same words
    alike = replace(ZENDA, confidence=0.8)
    (seems,) = find_contradictions(
        (sure[0], alike), texts=texts | {ZENDA.id: "Zenda shelled a harbour."}
    )
    assert seems.relation_to == LOOKS_ALIKE
    assert seems.score == pytest.approx(0.85 * 0.3 * 0.4**0.5, abs=1e-4)


def test_each_further_pair_of_the_same_two_and_each_further_use_of_a_quote_ranks_lower() -> None:
    (first,) = find_contradictions((SHELLED, DENIED))
    more = [
        replace(
            DENIED,
            id=f"c-{n}",
            document="c.txt",
            anchor=replace(
                DENIED.anchor,
                start=n,
                end=n + 9,
                exact=f"denied the shelling of the harbour {_name(n)}",
            ),
        )
        for n in range(3)
    ]
    scores = [one.score for one in find_contradictions((SHELLED, *more), rules=ClashRules(least=0))]
    assert scores[1] / scores[0] == pytest.approx(0.6 * 0.5, abs=1e-3)
    assert scores[2] / scores[0] == pytest.approx((0.6 * 0.5) ** 2, abs=1e-3)
    assert len(find_contradictions((SHELLED, *more), rules=ClashRules(least=scores[1]))) <= 2
    assert first.score > 0
