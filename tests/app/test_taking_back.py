"""What a person decided they may decide otherwise, or take back; what another decided stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.articles import CRISIS, FIRST
from tightrope.app import use_cases
from tightrope.app.errors import AlreadyDecided, UnknownClaim
from tightrope.app.store.folder import Folder, init_folder
from tightrope.app.store.lock import change_decisions, take_back
from tightrope.errors import UsageMistake
from tightrope.evidence import Stated, append_decisions, read_decisions


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = init_folder(tmp_path / "w")
    made.crisis.write_text(CRISIS, "utf-8")
    (made.sources / "wire.txt").write_text(FIRST, "utf-8")
    return made


@pytest.fixture
def waiting(folder: Folder) -> list[str]:
    found = use_cases.waiting(folder.path)
    return [claim.id for claim in (*found.waiting, *found.possible)]


def _decided(folder: Folder) -> dict[str, str]:
    return {d.claim.id: d.judgement for d in read_decisions(folder.decisions)}


def test_what_one_accepted_one_may_reject_later(folder: Folder, waiting: list[str]) -> None:
    use_cases.decide(folder.path, [waiting[0]], note="at first sight")
    made = use_cases.decide(folder.path, reject=waiting[:2], note="spliced")
    assert [d.claim.id for d in made.decided] == waiting[:2]
    assert (made.refused, made.waiting) == ((), len(waiting) - 2)
    assert _decided(folder) == dict.fromkeys(waiting[:2], "rejected")
    assert {d.note for d in read_decisions(folder.decisions)} == {"spliced"}


def test_what_another_decided_stays(folder: Folder, waiting: list[str]) -> None:
    use_cases.decide(folder.path, [waiting[0]], by="Ben")
    for made in (
        use_cases.decide(folder.path, reject=[waiting[0]]),
        use_cases.decide(folder.path, undo=[waiting[0]]),
    ):
        assert made.exit_code == 5
        assert "Ben accepted this claim" in str(made.refused[0])
        assert "what they decided stays" in str(made.refused[0])
    assert _decided(folder) == {waiting[0]: "accepted"}
    assert use_cases.decide(folder.path, undo=[waiting[0]], by="Ben").exit_code == 0
    assert _decided(folder) == {}


def test_deciding_the_same_again_says_how_it_is_taken_back(
    folder: Folder, waiting: list[str]
) -> None:
    use_cases.decide(folder.path, [waiting[0]])
    (refused,) = use_cases.decide(folder.path, [waiting[0]]).refused
    assert f"tightrope review {folder.path} --undo {waiting[0]}" in str(refused)


def test_what_is_taken_back_waits_again(folder: Folder, waiting: list[str]) -> None:
    use_cases.decide(folder.path, waiting[:2])
    made = use_cases.decide(folder.path, undo=[waiting[1], waiting[1]])
    assert [d.claim.id for d in made.taken_back] == [waiting[1]]
    assert (made.decided, made.waiting) == ((), len(waiting) - 1)
    assert _decided(folder) == {waiting[0]: "accepted"}


@pytest.mark.parametrize("named", [0, 1])
def test_an_edit_is_taken_back_whole(folder: Folder, waiting: list[str], named: int) -> None:
    session = use_cases.review(folder.path)
    session.edit("modality", "opinion")
    session.accept()
    assert sorted(_decided(folder).values()) == ["accepted", "rejected"]
    made = use_cases.decide(folder.path, undo=[list(_decided(folder))[named]])
    assert len(made.taken_back) == 2
    assert (_decided(folder), made.waiting) == ({}, len(waiting))


def test_a_claim_of_ones_own_is_taken_out(folder: Folder) -> None:
    said = Stated("France is prepared to mediate", "france", "mediation_offer", "morocco")
    own = use_cases.claim(folder.path, "wire.txt", said).decision.claim.id
    assert list(_decided(folder)) == [own]
    assert use_cases.decide(folder.path, undo=[own]).taken_back[0].claim.id == own
    assert _decided(folder) == {}


def test_what_cannot_be_taken_back_is_said_and_nothing_is(
    folder: Folder, waiting: list[str]
) -> None:
    use_cases.decide(folder.path, [waiting[0]])
    with pytest.raises(UnknownClaim, match="no decided claim has this id"):
        use_cases.decide(folder.path, undo=[waiting[0], waiting[1]])
    with pytest.raises(UsageMistake, match="not both at once"):
        use_cases.decide(folder.path, [waiting[1]], undo=[waiting[0]])
    assert _decided(folder) == {waiting[0]: "accepted"}


def test_nothing_is_changed_where_one_of_them_was_changed_meanwhile(
    folder: Folder, waiting: list[str]
) -> None:
    use_cases.decide(folder.path, waiting[:2])
    old = read_decisions(folder.decisions)
    append_decisions(folder.decisions, [replace(old[1], by="Ben")])
    changed = [(one, replace(one, judgement="rejected")) for one in old]
    with pytest.raises(AlreadyDecided, match="Ben accepted"):
        change_decisions(folder, changed)
    with pytest.raises(AlreadyDecided, match="Ben accepted"):
        take_back(folder, old)
    assert set(_decided(folder).values()) == {"accepted"}


def test_a_session_decides_in_the_name_that_is_given(folder: Folder) -> None:
    session = use_cases.review(folder.path, by="Ada")
    session.accept()
    session.reject()
    session.add(Stated("France is prepared to mediate", "france", "mediation_offer", "morocco"))
    assert {d.by for d in read_decisions(folder.decisions)} == {"Ada"}
    session.undo()
    assert len(_decided(folder)) == 2
