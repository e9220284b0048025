from __future__ import annotations

from pathlib import Path

import pytest

from tests.evidence.claims import claim, document
from tightrope.evidence.claims.decide import append_decisions, read_decisions
from tightrope.evidence.claims.review import record_step, start_review
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


def test_each_step_is_on_disk_at_once_and_undo_takes_it_off(tmp_path: Path) -> None:
    path = tmp_path / "evidence.jsonl"
    states = [start_review(CLAIMS)]
    for step in ("accept", "reject"):
        states.append(getattr(states[-1], step)(by="Ada"))
        record_step(path, states[-2], states[-1])
    assert [d.judgement for d in read_decisions(path)] == ["accepted", "rejected"]
    record_step(path, states[-1], states[-1].undo())
    assert [d.claim for d in read_decisions(path)] == [CLAIMS[0]]


def test_a_session_resumes_with_what_is_undecided(tmp_path: Path) -> None:
    path = tmp_path / "evidence.jsonl"
    start = start_review(CLAIMS)
    record_step(path, start, start.accept())
    again = start_review(CLAIMS, read_decisions(path))
    assert again.current == CLAIMS[1]
    assert again.waiting == 2


def test_undoing_in_a_new_session_leaves_older_decisions_alone(tmp_path: Path) -> None:
    path = tmp_path / "evidence.jsonl"
    append_decisions(path, start_review(CLAIMS).accept().decisions)
    start = start_review(CLAIMS, read_decisions(path))
    after = start.reject()
    record_step(path, start, after)
    record_step(path, after, after.undo())
    assert [d.claim for d in read_decisions(path)] == [CLAIMS[0]]
