from __future__ import annotations

from dataclasses import replace

import pytest

from tests.evidence.claims import claim, document
from tightrope.evidence.claims.anchor import says_the_same
from tightrope.evidence.claims.claim import Decision
from tightrope.evidence.claims.review import Selection, start_review
from tightrope.evidence.errors import (
    ClaimFieldWrong,
    GradeUnknown,
    NothingToReview,
    NothingToUndo,
)

TEXT = "Ruritania armed Graustark. Graustark thanked Ruritania. Syldavia warned both."
DOCUMENT = document("wire.txt", TEXT)
CLAIMS = (
    claim(DOCUMENT, "Ruritania armed Graustark", "ruritania", "arms_transfer", "graustark"),
    claim(DOCUMENT, "Graustark thanked Ruritania", "graustark", "diplomatic_support", "ruritania"),
    claim(DOCUMENT, "Syldavia warned both", "syldavia", "warning_threat", "graustark", polarity=-1),
)


def test_steps_leave_the_state_before_them_as_it_was() -> None:
    start = start_review(CLAIMS)
    after = start.accept(by="Ada").reject().skip()
    assert start.current == CLAIMS[0]
    assert start.decisions == ()
    assert [d.judgement for d in after.decisions] == ["accepted", "rejected"]
    assert after.current == CLAIMS[2]  # skipped, and the only one left


def test_a_skipped_claim_comes_back_at_the_end() -> None:
    state = start_review(CLAIMS).skip()
    assert [state.current, state.accept().current, state.accept().accept().current] == [
        CLAIMS[1],
        CLAIMS[2],
        CLAIMS[0],
    ]
    assert state.waiting == 3


def test_a_grade_goes_with_the_decision_and_not_to_the_next_claim() -> None:
    state = start_review(CLAIMS, grades={CLAIMS[1].id: ("C", 3)})
    state = state.grade("B", 2).accept()
    assert [(d.reliability, d.credibility) for d in state.decisions] == [("B", 2)]
    assert (state.reliability, state.credibility) == ("C", 3)


def test_an_edited_claim_is_the_persons_own_and_the_suggestion_is_rejected() -> None:
    state = start_review(CLAIMS).edit(relation="military_aid_offer", modality="reported").accept()
    suggestion, own = state.decisions
    assert (suggestion.claim, suggestion.judgement) == (CLAIMS[0], "rejected")
    assert own.claim.id in suggestion.note
    assert (own.judgement, own.claim.coder, own.claim.relation) == (
        "accepted",
        "person",
        "military_aid_offer",
    )
    assert own.claim.anchor == CLAIMS[0].anchor
    assert own.claim.id != CLAIMS[0].id


def test_an_edit_that_is_rejected_rejects_the_suggestion() -> None:
    state = start_review(CLAIMS).edit(held="no").reject()
    assert [(d.claim, d.judgement) for d in state.decisions] == [(CLAIMS[0], "rejected")]


def test_undo_goes_back_one_step_at_a_time() -> None:
    state = start_review(CLAIMS).grade("A", 1).edit(held="no").accept()
    assert state.undo().current is not None
    assert state.undo().current.negated
    assert state.undo().undo().current == CLAIMS[0]
    assert state.undo().undo().reliability == "A"
    with pytest.raises(NothingToUndo):
        state.undo().undo().undo().undo()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"relation": "aliance"}, "did you mean 'alliance'"),
        ({"modality": "certain"}, "modality"),
        ({"polarity": 3}, "polarity"),
        ({"quote": "else"}, "cannot be edited"),
        ({"source_actor": ""}, "source actor"),
    ],
)
def test_edits_that_make_no_sense_are_named(changes: dict[str, object], said: str) -> None:
    with pytest.raises(ClaimFieldWrong, match=said):
        start_review(CLAIMS).edit(**changes)


def test_grades_outside_the_admiralty_code_are_refused() -> None:
    for pair in (("G", 1), ("A", 7), ("", 1), ("A", 0)):
        with pytest.raises(GradeUnknown):
            start_review(CLAIMS).grade(*pair)


def test_at_the_end_there_is_nothing_to_decide() -> None:
    state = start_review(CLAIMS[:1]).accept()
    assert state.current is None
    for step in (state.accept, state.reject, state.skip):
        with pytest.raises(NothingToReview):
            step()


def test_a_session_resumes_with_what_is_undecided() -> None:
    again = start_review(CLAIMS, start_review(CLAIMS).accept().decisions)
    assert again.current == CLAIMS[1]
    assert again.waiting == 2


def test_a_choice_goes_through_some_claims_and_keeps_the_others_aside() -> None:
    state = start_review(CLAIMS).only(Selection(actor="syldavia"))
    assert [c.source_actor for c in state.queue] == ["syldavia"]
    assert len(state.aside) == 2
    back = state.accept().only(Selection())
    assert [c.id for c in back.queue] == [CLAIMS[0].id, CLAIMS[1].id]
    assert back.aside == ()


def test_a_jump_brings_a_claim_to_the_front_by_number_or_id() -> None:
    state = start_review(CLAIMS)
    assert state.jump("3").current == state.jump(CLAIMS[2].id).current == CLAIMS[2]
    assert [c.id for c in state.jump("3").queue[1:]] == [CLAIMS[0].id, CLAIMS[1].id]
    assert state.accept().jump("2").current == CLAIMS[2]
    for wrong in ("0", "4", "c-nothing"):
        with pytest.raises(ClaimFieldWrong, match="1 to 3"):
            state.jump(wrong)


def test_what_says_the_same_as_a_decided_claim_does_not_wait() -> None:
    own = replace(CLAIMS[0], id="c-own", coder="person")
    assert start_review(CLAIMS, [Decision(own, "accepted")]).queue == CLAIMS[1:]
    other = replace(own, phase="ended")
    assert start_review(CLAIMS, [Decision(other, "accepted")]).queue == CLAIMS
    mine = Decision(replace(CLAIMS[1], id="c-own"), "accepted")
    state = start_review(CLAIMS).accept().with_own(mine)
    assert (state.current, state.made) == (CLAIMS[2], (mine,))
    assert state.undo().current == CLAIMS[1]
    left = start_review(CLAIMS).only(Selection(actor="syldavia")).with_own(mine)
    assert left.aside == CLAIMS[:1]


def test_the_same_is_said_only_of_the_same_words_of_the_same_document() -> None:
    claim = CLAIMS[0]
    own = replace(claim, id="c-own", coder="person", confidence=1.0)
    assert says_the_same(claim, own)
    assert not says_the_same(claim, replace(own, document="other.txt"))
    assert not says_the_same(claim, replace(own, anchor=replace(own.anchor, sha256="0" * 64)))
    assert not says_the_same(claim, replace(own, target_actor="nobody"))
    assert not says_the_same(claim, replace(own, held="open"))


@pytest.mark.parametrize(("start", "same"), [(0, True), (10, True), (11, False), (20, False)])
def test_half_of_the_shorter_quote_in_common_makes_it_the_same_words(
    start: int, same: bool
) -> None:
    claim = replace(CLAIMS[0], anchor=replace(CLAIMS[0].anchor, start=0, end=20))
    other = replace(claim, anchor=replace(claim.anchor, start=start, end=start + 20))
    assert says_the_same(claim, other) is says_the_same(other, claim) is same


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Selection(), 3),
        (Selection(actor="graustark"), 3),
        (Selection(actor="syldavia"), 1),
        (Selection(actor="zenda"), 0),
        (Selection(relation="arms_transfer"), 1),
        (Selection(document="wire.txt"), 3),
        (Selection(document="other.txt"), 0),
        (Selection(least=0.9), 3),
        (Selection(least=0.91), 0),
        (Selection(words="THANKED  ruritania"), 1),
        (Selection(words="nothing of it"), 0),
    ],
)
def test_what_a_choice_means(chosen: Selection, expected: int) -> None:
    assert sum(chosen.holds(claim) for claim in CLAIMS) == expected
    assert bool(chosen) == (chosen != Selection())


def test_edits_of_a_claim_left_for_later_are_kept_and_undone_with_their_step() -> None:
    edited = start_review(CLAIMS).edit(held="no")
    for left in (edited.skip(), edited.jump("2"), edited.only(Selection(actor="syldavia"))):
        assert left.current in CLAIMS[1:]
        back = left.only(Selection()).jump(CLAIMS[0].id)
        assert back.current is not None
        assert (back.current.id, back.current.held) == (CLAIMS[0].id, "no")
        decided = back.accept()
        assert decided.made[1].claim.held == "no"
        assert not decided.drafts
    assert edited.undo().current == CLAIMS[0]
