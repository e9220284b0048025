"""Verdicts on claims, written at once and taken back; the card a claim is reviewed on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tightrope.app.errors import AlreadyDecided, UnknownClaim
from tightrope.app.evidence.deciding import decide_claims
from tightrope.app.evidence.reading import Reading, read_evidence
from tightrope.app.evidence.reviewing import Session, open_review
from tightrope.app.store.folder import Folder
from tightrope.app.workbench.verdicts import Verdict, decide_listed, regrade, undo_decisions
from tightrope.crisis import read_crisis
from tightrope.errors import TightropeError, UsageMistake
from tightrope.evidence import read_decisions

Decide = Callable[..., Any]


@pytest.fixture
def own(folder: Path) -> Folder:
    return Folder(folder)


@pytest.fixture
def reading(own: Folder) -> Reading:
    return read_evidence(own, read_crisis(own.crisis).model)


@pytest.fixture
def ids(own: Folder) -> tuple[str, ...]:
    found = tuple(claim.id for claim in open_review(own.path).waiting)
    assert len(found) >= 2
    return found


def grades(own: Folder) -> list[tuple[str, str, str, int]]:
    return [
        (d.claim.id, d.judgement, d.reliability, d.credibility)
        for d in read_decisions(own.decisions)
    ]


def test_verdicts_are_written_and_the_rest_waits(
    own: Folder, reading: Reading, ids: tuple[str, ...]
) -> None:
    one, two = ids[:2]
    made = decide_listed(own, reading, [Verdict(one, "accepted", "B2")], by="Ada", note="seen")
    assert [(d.by, d.note) for d in made.decided] == [("Ada", "seen")]
    assert (made.waiting, made.stale) == (len(ids) - 1, 0)
    again = decide_listed(own, reading, [Verdict(one, "rejected"), Verdict(two, "rejected")])
    assert [error.code for error in again.refused] == ["already-decided"]
    assert (len(again.decided), again.waiting) == (1, len(ids) - 2)
    assert grades(own) == [(one, "accepted", "B", 2), (two, "rejected", "F", 6)]


@pytest.mark.parametrize("grade", ["B7", "G1", "B", "B0", "", "2B"])
def test_what_is_no_grade_decides_nothing(
    own: Folder, reading: Reading, ids: tuple[str, ...], grade: str
) -> None:
    with pytest.raises(TightropeError):
        decide_listed(own, reading, [Verdict(ids[0], "accepted", grade)])
    assert grades(own) == []


def test_nothing_is_decided_where_one_claim_is_unknown(
    own: Folder, reading: Reading, ids: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownClaim):
        decide_listed(own, reading, [Verdict(ids[0], "accepted"), Verdict("nope", "accepted")])
    assert grades(own) == []


def test_an_edited_claim_is_accepted_and_the_suggested_one_rejected(
    own: Folder, reading: Reading, ids: tuple[str, ...]
) -> None:
    verdict = Verdict(ids[0], "accepted", fields={"held": "no"})
    made = decide_listed(own, reading, [verdict])
    assert sorted((d.judgement, d.claim.held) for d in made.decided) == [
        ("accepted", "no"),
        ("rejected", "yes"),
    ]
    assert made.waiting == len(ids) - 1


def test_what_was_decided_is_taken_back_unless_decided_anew(
    own: Folder, reading: Reading, ids: tuple[str, ...]
) -> None:
    made = decide_listed(own, reading, [Verdict(name, "accepted") for name in ids[:2]]).decided
    known = [(d.claim.id, d.at) for d in made]
    with pytest.raises(AlreadyDecided):
        undo_decisions(own, [known[0], (ids[1], "2001-01-01T00:00:00+00:00")])
    assert len(grades(own)) == 2
    assert undo_decisions(own, known) == 2
    assert undo_decisions(own, known) == 0
    assert grades(own) == []


def test_a_decision_is_graded_anew_only_as_it_was_seen(
    own: Folder, reading: Reading, ids: tuple[str, ...]
) -> None:
    [made] = decide_listed(own, reading, [Verdict(ids[0], "accepted")]).decided
    with pytest.raises(UnknownClaim):
        regrade(own, ids[1], made.at, "A1")
    with pytest.raises(AlreadyDecided):
        regrade(own, ids[0], "2001-01-01T00:00:00+00:00", "A1")
    assert regrade(own, ids[0], made.at, "A1").reliability == "A"
    assert grades(own) == [(ids[0], "accepted", "A", 1)]


# ---- the review at a terminal -------------------------------------------------------------------
@pytest.fixture
def session(own: Folder, ids: tuple[str, ...]) -> Session:
    return open_review(own.path)


def test_the_card_shows_the_quote_in_its_place(session: Session) -> None:
    claim = session.state.current
    assert claim is not None
    head, quote, said = session.card()
    waits = session.state.waiting
    assert head.startswith(f"\n{waits} waiting · wire.txt · {claim.id} · confidence 0.")
    assert "possible only" not in head
    assert "edited" not in head
    assert f"⟦{claim.anchor.exact}⟧" in quote
    assert " · it is so · " in said
    assert said.endswith(f"grade {session.state.reliability}{session.state.credibility}")
    assert ("about " in said) == bool(claim.content)


def test_the_card_of_a_claim_put_aside_edited_or_only_possible(session: Session) -> None:
    session.edit("held", "no")
    assert session.edited
    assert session.card()[0].endswith(" · edited")
    assert " · negated · " in session.card()[2]
    session.skip()
    assert session.edited_elsewhere == 1
    session.edit("target_actor", "")
    session.edit("content", "aid")
    card = session.card()[2]
    assert " · about aid · " in card
    session.state = replace(session.state, queue=(), drafts={}, draft=None)
    assert session.card() == ("no claim waits",)
    with pytest.raises(UnknownClaim, match="no claim waits"):
        session.add(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value", "typed"),
    [
        ("polarity", "-1", -1),
        ("polarity", "+1", 1),
        ("polarity", "0", 0),
        ("speakers", "freedonia; sylvania ;", ("freedonia", "sylvania")),
        ("speakers", "", ()),
        ("content", "", None),
        ("content", "aid", "aid"),
    ],
)
def test_a_field_is_edited_as_text(session: Session, field: str, value: str, typed: object) -> None:
    session.edit(field, value)
    claim = session.state.current
    assert claim is not None
    assert getattr(claim, field) == typed


def test_the_words_around_a_quote_end_where_the_document_does(session: Session) -> None:
    for claim in session.waiting:
        text = session.reading.texts[claim.anchor.sha256]
        before, quote, after = session.context(claim, around=5)
        assert before + quote + after in text
        assert len(before) == min(5, claim.anchor.start)
        assert len(after) == min(5, len(text) - claim.anchor.end)
        lost = replace(claim, anchor=replace(claim.anchor, sha256="0" * 64))
        assert session.context(lost, around=5) == ("", quote, "")


def test_all_that_is_proposed_is_decided_and_counted(session: Session, own: Folder) -> None:
    wait = session.waiting
    proposed = [claim.id for claim in wait if claim.is_proposed]
    with pytest.raises(UsageMistake, match="both accepted and rejected"):
        decide_claims(session, ["all"], [proposed[0]])
    with pytest.raises(UnknownClaim, match="no claim has this id"):
        decide_claims(session, ["nope"])
    made = decide_claims(session, [proposed[0], proposed[0]], note="n")
    assert (len(made.decided), made.waiting) == (1, len(wait) - 1)
    assert made.decided[0].note == "n"
    again = decide_claims(open_review(own.path), ["all", proposed[0]])
    assert again.waiting == len(wait) - len(proposed)
    late = decide_claims(session, proposed)  # somebody else was quicker
    assert [error.code for error in late.refused] == ["already-decided"] * len(proposed)
    assert late.decided == ()


def test_an_id_is_unknown_where_every_claim_is_decided(own: Folder, session: Session) -> None:
    session.state = replace(session.state, queue=())
    with pytest.raises(UnknownClaim, match="every claim is decided"):
        decide_claims(session, ["nope"])
