from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.claims import claim, document, passages, sentences
from tests.evidence.contract import ACTORS, code
from tightrope.corpus.document import Document
from tightrope.evidence.claims.anchor import check_anchor
from tightrope.evidence.claims.claim import PROPOSED, Claim, Decision
from tightrope.evidence.claims.report import (
    Contradiction,
    EvidenceReport,
    SourceLine,
    summarise_sources,
)
from tightrope.evidence.coding.code import Coded
from tightrope.evidence.coding.reader.coder import LearnedCoder
from tightrope.evidence.time.when import find_tenures, find_times, implied_dates
from tightrope.evidence.weighing.ties import TIE_KINDS, suggest_ties
from tightrope.evidence.weighing.timeline import make_timeline
from tightrope.evidence.weighing.weigh import weigh

A = document("a.txt", "Ruritania armed Graustark in 1897.\nSyldavia condemned Ruritania on Friday.")
B = document(
    "b.txt",
    "Muskets reached Graustark by Ruritania's hand over the pass.\nSyldavia may attack Ruritania.",
)
C = document("c.txt", "Graustark got muskets from Ruritania over the pass last winter.")
ARMED = claim(A, "Ruritania armed Graustark in 1897", "ruritania", "arms_transfer", "graustark")
ARMED_B = claim(B, "Muskets reached Graustark", "ruritania", "arms_transfer", "graustark")
ARMED_C = claim(C, "Graustark got muskets", "ruritania", "arms_transfer", "graustark")
CONDEMNED = claim(
    A,
    "Syldavia condemned Ruritania on Friday",
    "syldavia",
    "condemnation",
    "ruritania",
    polarity=-1,
)
MAY = claim(
    B,
    "Syldavia may attack Ruritania",
    "syldavia",
    "military_action",
    "ruritania",
    polarity=-1,
    modality="hypothetical",
)


def weighed(
    *claims: Claim, documents: tuple[Document, ...] = (A, B, C), **rest: object
) -> EvidenceReport:
    coded = [
        Coded(
            tuple(c for c in claims if c.document == d.name),
            {"no actor": 1},
            (f"{d.name}: odd",),
            {"Zembla": 1},
        )
        for d in documents
    ]
    return weigh(
        documents,
        passages(*documents),
        [s for d in documents for s in sentences(d)],
        coded,
        actors=ACTORS,
        **rest,
    )  # type: ignore[arg-type]


def test_everything_is_counted() -> None:
    decisions = [Decision(ARMED, "accepted"), Decision(MAY, "rejected")]
    report = weighed(ARMED, CONDEMNED, MAY, ARMED_B, decisions=decisions)
    assert report.counts.documents == 3
    assert report.counts.passages == {"content": 5}
    assert report.counts.sentences == 5
    assert (report.counts.accepted, report.counts.rejected, report.counts.suggested) == (1, 1, 2)
    assert report.counts.claims == len(report.claims) == 3
    assert report.counts.skipped == {"no actor": 3}
    assert report.counts.independent_origins == 3
    assert report.findings == ("a.txt: odd", "b.txt: odd", "c.txt: odd")
    assert report.proposed_actors == (("Zembla", 3),)


def test_what_is_only_possible_is_listed_apart_and_weighs_nothing_until_it_is_accepted() -> None:
    unsure = replace(ARMED, confidence=PROPOSED - 0.01)
    report = weighed(unsure, ARMED_B)
    assert (report.possible, report.claims) == ((unsure,), (ARMED_B,))
    assert (report.counts.possible, report.counts.suggested, report.counts.claims) == (1, 1, 1)
    assert [tie.claims for tie in report.ties] == [(ARMED_B.id,)]
    accepted = weighed(unsure, ARMED_B, decisions=[Decision(unsure, "accepted")])
    assert accepted.possible == ()
    assert accepted.claims == (unsure, ARMED_B)
    assert weighed(replace(ARMED, confidence=PROPOSED)).possible == ()


@pytest.mark.parametrize(
    ("mine", "other", "found"), [(0.9, 0.5, 1), (0.9, 0.49, 0), (0.5, 0.5, 0), (0.5, 0.9, 1)]
)
def test_a_possible_claim_as_likely_right_as_wrong_may_stand_against_a_proposed_one(
    mine: float, other: float, found: int
) -> None:
    said = replace(ARMED, confidence=mine)
    denied = replace(ARMED, id="c-no", document="b.txt", anchor=ARMED_B.anchor, modality="denied",
                     confidence=other)  # fmt: skip
    both = tuple(document(d.name, ARMED.anchor.exact) for d in (A, B))
    claims = [replace(c, anchor=replace(c.anchor, sha256=d.sha256, start=0, end=33,
                                        exact=ARMED.anchor.exact))
              for c, d in zip((said, denied), both, strict=True)]  # fmt: skip
    assert len(weighed(*claims, documents=both).contradictions) == found


def test_a_decision_survives_reading_again_whatever_the_coder_now_says() -> None:
    mine = replace(ARMED, relation="military_aid_offer", coder="person")
    report = weighed(decisions=[Decision(mine, "accepted"), Decision(CONDEMNED, "rejected")])
    assert report.claims == (mine,)
    assert report.accepted == {mine.id}
    changed = replace(ARMED, modality="opinion")
    assert weighed(changed, decisions=[Decision(ARMED, "accepted")]).claims == (ARMED,)


def test_a_broken_anchor_is_listed_kept_and_weighs_nothing() -> None:
    moved = replace(ARMED, anchor=replace(ARMED.anchor, start=1, end=34))
    gone = replace(ARMED_B, document="no such.txt")
    report = weighed(decisions=[Decision(moved, "accepted"), Decision(gone, "accepted")])
    assert report.counts.broken_anchors == 2
    assert set(report.broken) == {moved.id, gone.id}
    assert {c.id for c in report.claims} == {moved.id, gone.id}
    assert report.ties == ()
    assert any(moved.id in finding for finding in report.findings)


def test_ties_count_origins_for_and_against() -> None:
    denied = replace(ARMED_C, id="c-no", held="no")
    (tie,) = suggest_ties((ARMED, ARMED_B, denied), {ARMED.id: 1, ARMED_B.id: 2, "c-no": 3})
    assert (tie.source, tie.target, tie.kind, tie.sign) == ("ruritania", "graustark", "arms", 1)
    assert (tie.origins, tie.against, tie.claims) == (2, 1, (ARMED.id, ARMED_B.id))


@pytest.mark.parametrize(
    ("changes", "ties"),
    [({}, 1), ({"held": "open"}, 0), ({"phase": "planned"}, 0), ({"phase": "ended"}, 0),
     ({"phase": "refused"}, 0), ({"phase": "ended", "held": "no"}, 1), ({"phase": "resumed"}, 1)],
)  # fmt: skip
def test_a_tie_is_there_once_it_is_no_plan_and_until_it_is_ended(
    changes: dict[str, str], ties: int
) -> None:
    one = replace(ARMED, **changes)  # type: ignore[arg-type]
    assert len(suggest_ties((one,), {ARMED.id: 1})) == ties


def test_an_ended_tie_counts_against_it() -> None:
    ended = replace(ARMED_B, phase="ended")
    (tie,) = suggest_ties((ARMED, ended), {ARMED.id: 1, ARMED_B.id: 2})
    assert (tie.origins, tie.against) == (1, 1)


def test_a_denied_tie_is_no_enmity_and_a_supposed_one_no_tie() -> None:
    denied = replace(ARMED, held="no")
    refused = replace(ARMED, relation="military_aid_refused", polarity=-1)
    assert suggest_ties((denied, refused, MAY), {}) == ()


REFUSED = replace(ARMED_B, id="c-2", relation="military_aid_refused", polarity=-1)


@pytest.mark.parametrize(
    ("changes", "against"),
    [({}, 1), ({"modality": "reported"}, 1), ({"modality": "predicted"}, 0),
     ({"modality": "denied"}, 0), ({"held": "no"}, 0), ({"held": "open"}, 0)],
)  # fmt: skip
def test_what_is_withheld_counts_against_the_tie_that_it_denies(
    changes: dict[str, str], against: int
) -> None:
    there = replace(ARMED, relation="military_aid_offer")
    refused = replace(REFUSED, **changes)  # type: ignore[arg-type]
    (tie,) = suggest_ties((there, refused), {ARMED.id: 1, "c-2": 2})
    assert (tie.kind, tie.origins, tie.against) == ("military", 1, against)


@pytest.mark.parametrize(
    ("relation", "when", "since"),
    [("alliance", "1897", "1897"), ("alliance", None, None), ("arms_transfer", "1897", None)],
)
def test_a_lasting_tie_is_there_since_it_was_told(
    relation: str, when: str | None, since: str | None
) -> None:
    one = replace(ARMED, relation=relation, time_resolved=when, time_stated=None)  # type: ignore[arg-type]
    (tie,) = suggest_ties((one,), {})
    assert tie.since == since


def test_more_origins_against_than_for_make_no_tie() -> None:
    no = [replace(c, id=c.id + "no", held="no") for c in (ARMED_B, ARMED_C)]
    origins = {ARMED.id: 1, no[0].id: 2, no[1].id: 3}
    assert suggest_ties((ARMED, *no), origins) == ()
    assert len(suggest_ties((ARMED, no[0]), origins)) == 1


def test_what_a_person_graded_and_which_claims_were_graded_are_told() -> None:
    graded = Decision(ARMED, "accepted", reliability="C", credibility=4)
    report = weighed(ARMED_B, decisions=[graded, Decision(ARMED_C, "accepted")])
    assert report.grades[ARMED.id] == ("C", 4)
    assert report.graded == {ARMED.id}


def test_a_claim_on_nothing_that_stands_has_no_originals() -> None:
    moved = replace(ARMED, anchor=replace(ARMED.anchor, start=1, end=34))
    assert weighed(decisions=[Decision(moved, "accepted")]).grades[ARMED.id] == ("F", 6)


def test_names_that_are_no_actors_yet_are_told_the_commonest_first() -> None:
    coded = [
        Coded((), {}, (), names) for names in ({"Zembla": 1, "Arles": 1}, {"Oz": 2, "Zembla": 1})
    ]
    found = weigh((A, B), passages(A, B), (), coded).proposed_actors
    assert found == (("Oz", 2), ("Zembla", 2), ("Arles", 1))


def test_mutual_ties_are_one_whichever_way_they_are_told() -> None:
    there = replace(ARMED, id="c-1", relation="alliance", time_resolved="1897/1898")
    back = replace(
        there, id="c-2", source_actor="graustark", target_actor="ruritania", time_resolved="1895"
    )
    (tie,) = suggest_ties((there, back), {"c-1": 1, "c-2": 2})
    assert (tie.source, tie.target, tie.origins, tie.since) == ("graustark", "ruritania", 2, "1895")


def test_the_kinds_of_ties_are_those_of_the_crisis_file() -> None:
    from typing import get_args

    from tightrope.crisis.model import TieKind

    assert set(TIE_KINDS.values()) <= set(get_args(TieKind))


def test_the_timeline_is_in_order_with_undated_things_last() -> None:
    entries = make_timeline((CONDEMNED, ARMED, replace(ARMED_B, time_resolved="1890-05")))
    assert [(e.when, e.said, e.inferred) for e in entries] == [
        ("1890-05", "", True),
        ("1897", "1897", False),
        ("unknown", "on Friday", False),
    ]


def test_the_timeline_resolves_against_the_documents_date_and_says_so() -> None:
    (entry,) = make_timeline((CONDEMNED,), {"a.txt": date(1897, 6, 16)})
    assert (entry.when, entry.said, entry.inferred) == ("1897-06-11", "on Friday", True)


def test_a_stated_time_is_kept_and_one_that_only_the_quote_names_is_taken() -> None:
    stated = replace(ARMED, time_stated="last spring")  # its quote names 1897 as well
    resolved = replace(ARMED, id="c-2", time_resolved="1896")
    assert {(e.when, e.said) for e in make_timeline((stated, resolved))} == {
        ("unknown", "last spring"),
        ("1896", ""),
    }


def test_what_is_denied_or_has_no_time_is_not_in_the_timeline() -> None:
    assert make_timeline((ARMED_B, replace(ARMED, modality="denied"))) == ()


@pytest.mark.parametrize(
    ("changes", "entries"),
    [({}, 1), ({"source_actor": "graustark", "target_actor": "ruritania"}, 1),
     ({"source_actor": "syldavia"}, 2), ({"source_actor": None, "source_text": "gunmen"}, 2),
     ({"target_actor": "syldavia"}, 2), ({"target_actor": None}, 2), ({"relation": "protest"}, 2),
     ({"time_stated": "On FRIDAY"}, 1), ({"time_stated": "on Monday"}, 2),
     ({"time_resolved": "1897"}, 2)],
)  # fmt: skip
def test_claims_of_the_same_actors_act_and_time_are_one_entry(
    changes: dict[str, str | None], entries: int
) -> None:
    one = replace(ARMED, time_stated="on Friday")
    other = replace(one, id="c-other", **changes)  # type: ignore[arg-type]
    assert len(make_timeline((one, other))) == entries


def test_days_within_a_month_stand_before_the_whole_of_it() -> None:
    times = ("1897-06", "1897-07-01", "1897-06-01", "1897")
    entries = make_timeline(replace(ARMED, time_resolved=when) for when in times)
    assert [e.when for e in entries] == ["1897", "1897-06-01", "1897-06", "1897-07-01"]


def test_one_event_told_twice_is_one_entry() -> None:
    again = replace(ARMED_B, time_stated="in 1897", time_resolved="1897")
    (entry,) = make_timeline((ARMED, again))
    assert set(entry.claims) == {ARMED.id, ARMED_B.id}


def test_documents_without_a_date_get_an_inferred_range_and_others_none() -> None:
    report = weighed(published={"b.txt": date(1898, 1, 1)})
    assert set(report.written) == {"a.txt", "c.txt"}
    assert report.written["a.txt"].earliest == date(1897, 1, 1)
    assert report.written["a.txt"].inferred


def test_leaders_in_office_narrow_when_a_text_was_written() -> None:
    text = (
        "In 1999 little changed. President Dmitry Medvedev spoke; former President Putin did not."
    )
    tenures = find_tenures(text)
    assert [t.said for t in tenures] == ["President Dmitry Medvedev"]
    implied = implied_dates(find_times(text), tenures)
    assert implied.earliest == tenures[0].since
    assert "in office" in implied.why


def test_the_sources_are_summed_up_with_their_weaknesses() -> None:
    report = weighed(
        ARMED_C,
        ARMED_B,
        replace(CONDEMNED, id="c-not", held="no"),
        CONDEMNED,
        reliability={"a.txt": "B"},
        published={"b.txt": date(1898, 1, 1)},
        decisions=[Decision(replace(ARMED, document="gone.txt"), "accepted")],
    )
    assert report.source_summary == (
        "3 documents of 3 independent origins. Reliability as judged: 1 B, 2 F. "
        "Published 1898-01-01 to 1898-01-01; 2 without a stated date. "
        "Of 5 claims, 2 stand on two or more origins uncontradicted, 0 are contradicted, "
        "1 cannot be judged. 1 quote no longer standing in its document."
    )
    assert [(s.name, s.reliability, s.claims) for s in report.sources] == [
        ("a.txt", "B", 2),
        ("b.txt", "F", 1),
        ("c.txt", "F", 1),
    ]


def test_what_only_pulls_against_another_claim_is_not_counted_as_contradicted() -> None:
    sources = [SourceLine("a.txt", origin=1), SourceLine("b.txt", origin=2)]
    grades = {ARMED.id: ("F", 3), CONDEMNED.id: ("F", 6)}

    def told(relation: str) -> str:
        pair = Contradiction(ARMED, CONDEMNED, "opposite sign", relation, 1.0, "")
        return summarise_sources(weighed().counts, sources, grades, [pair], 0)

    assert "2 are contradicted" in told("contradicts")
    assert "0 are contradicted" in told("pulls against")
    assert "1 cannot be judged" in told("pulls against")


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                ["Ruritania", "attacked", "Graustark", "did not", "arm", "in 2019", "warned", "if",
                 "a defence pact", "no clause", "red lines", "“", ",", ".\n", "\u202e", "\u200b", "İ", "\x00",
                 "1990-", "President Putin", "three aircraft", "five aircraft", "denied that", "<b>"]
            ),
            max_size=40,
        ),
        max_size=4,
    )
)  # fmt: skip
def test_any_text_is_weighed_with_every_quote_in_its_place(texts: list[list[str]]) -> None:
    documents = tuple(document(f"{n}.txt", " ".join(words)) for n, words in enumerate(texts))
    by_name = {d.name: d for d in documents}
    coded = [code(LearnedCoder(), d) for d in documents]
    everything = [s for d in documents for s in sentences(d)]
    report = weigh(documents, passages(*documents), everything, coded, actors=ACTORS)
    quoted = [c for pair in report.contradictions for c in (pair.a, pair.b)]
    assert all(check_anchor(c, by_name[c.document]) for c in (*report.claims, *quoted))
    for one in report.shared:
        assert 0 <= one.start_a < one.end_a <= len(by_name[one.document_a].text)
        assert 0 < one.containment <= 1
    assert report.counts.broken_anchors == 0


def test_the_same_input_gives_the_same_report() -> None:
    assert weighed(ARMED, CONDEMNED, MAY) == weighed(ARMED, CONDEMNED, MAY)


def test_nothing_at_all_is_an_empty_report() -> None:
    report = weigh((), (), (), ())
    assert (report.claims, report.contradictions, report.counts.documents) == ((), (), 0)


def test_several_coders_stand_side_by_side() -> None:
    other = replace(ARMED, id="c-model", coder="llm:x")
    coded = [
        SimpleNamespace(claims=(c,), skipped={}, findings=(), proposed_actors={})
        for c in (ARMED, other)
    ]
    report = weigh((A,), passages(A), sentences(A), coded)  # type: ignore[arg-type]
    assert {c.coder for c in report.claims} == {"learned", "llm:x"}
    assert report.grades[ARMED.id] == ("F", 6)  # one origin, though two coders read it
