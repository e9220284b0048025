"""The conversation at a terminal: keys, edits that are never dropped without a word, other people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Call
from tightrope.app import use_cases
from tightrope.evidence import read_decisions

Talk = Callable[..., str]


@pytest.fixture
def talk(call: Call, articles: Path, quarrel: Path, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Gives a function: keys and what is typed after them -> what is shown."""
    call("read", articles, "--into", quarrel)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)

    def said(keys: str, *typed: str) -> str:
        left, answers = iter(keys), iter(typed)
        monkeypatch.setattr(click, "getchar", lambda: next(left))
        monkeypatch.setattr(click, "prompt", lambda *args, **kwargs: next(answers))
        code, out, err = call("review", quarrel)
        assert code == 0
        assert next(left, None) is None, "keys were left over"
        return out + err

    return said


def _made(folder: Path) -> list[tuple[str, str]]:
    return [(d.judgement, d.claim.coder) for d in read_decisions(folder / "evidence.jsonl")]


def test_accept_reject_and_undo_are_written_at_once(talk: Talk, quarrel: Path) -> None:
    undecided = use_cases.waiting(quarrel)
    waiting = len(undecided.waiting) + len(undecided.possible)
    shown = talk("aruq")
    assert [verdict for verdict, _ in _made(quarrel)] == ["accepted"]
    assert f"{waiting} waiting" in shown
    assert f"{waiting - 1} claims wait" in shown


def test_leaving_with_an_edit_asks_and_accepts_it(talk: Talk, quarrel: Path) -> None:
    talk("eq", "modality=opinion", "a")
    assert sorted(_made(quarrel)) == [("accepted", "person"), ("rejected", "learned")]


def test_leaving_with_an_edit_may_drop_it(talk: Talk, quarrel: Path) -> None:
    talk("eq", "modality=opinion", "d")
    assert _made(quarrel) == []


def test_thinking_better_of_leaving_stays_with_the_edit(talk: Talk, quarrel: Path) -> None:
    talk("eqaq", "modality=opinion", "")
    assert ("accepted", "person") in _made(quarrel)


def test_an_edit_that_changes_nothing_does_not_hold_anybody_up(talk: Talk, quarrel: Path) -> None:
    modality = use_cases.waiting(quarrel).waiting[0].modality
    talk("eq", f"modality={modality}")
    assert _made(quarrel) == []


def test_a_wrong_key_and_a_wrong_edit_are_one_line(talk: Talk) -> None:
    shown = talk("xeq", "mood=glum")
    assert "press one of the keys above" in shown
    assert "cannot be edited: 'mood'" in shown


def test_a_grade_is_kept_with_the_decision(talk: Talk, quarrel: Path) -> None:
    talk("gaq", "b2")
    (decision,) = read_decisions(quarrel / "evidence.jsonl")
    assert (decision.reliability, decision.credibility) == ("B", 2)


def test_skipping_puts_a_claim_behind_the_others(talk: Talk, quarrel: Path) -> None:
    first, second, *_ = (claim.id for claim in use_cases.waiting(quarrel).waiting)
    talk("saq")
    (decision,) = read_decisions(quarrel / "evidence.jsonl")
    assert decision.claim.id == second != first


def test_an_edit_left_for_later_is_kept_and_asked_about_at_the_end(
    talk: Talk, quarrel: Path
) -> None:
    talk("esqq", "modality=opinion", "", "d")  # asked, stayed; asked again, and dropped
    assert _made(quarrel) == []
    first = use_cases.waiting(quarrel).waiting[0].id
    shown = talk("esjaq", "modality=opinion", first)
    assert " · edited" in shown
    assert sorted(_made(quarrel)) == [("accepted", "person"), ("rejected", "learned")]


def test_the_card_says_what_a_claim_is_about_and_when_it_was(
    call: Call, quarrel: Path, articles: Path
) -> None:
    call("read", articles, "--into", quarrel)
    session = use_cases.review(quarrel)
    session.edit("content", "military_action")
    session.edit("time_stated", "on Monday")
    session.edit("time_resolved", "2024-02-26")
    card = session.card()[-1]
    assert "about military_action" in card
    assert "on Monday: 2024-02-26" in card
    assert " · edited" in session.card()[0]


@pytest.mark.parametrize("typed", ["B", "B0", "Bx", "2", "G2"])
def test_what_is_no_grade_is_said_and_changes_nothing(
    talk: Talk, quarrel: Path, typed: str
) -> None:
    shown = talk("gaq", typed)
    assert "A to F" in shown or "1 to 6" in shown
    (decision,) = read_decisions(quarrel / "evidence.jsonl")
    assert (decision.reliability, decision.credibility) != ("B", 1)


NEW = ("France is prepared to mediate", "france", "mediation_offer", "morocco")


def test_a_claim_of_ones_own_is_taken_back_like_any_step(talk: Talk, quarrel: Path) -> None:
    shown = talk("anuq", *NEW, *[""] * 5)
    assert "added c-" in shown
    assert "taken back: accepted c-" in shown
    assert _made(quarrel) == [("accepted", "learned")]


def test_what_was_decided_in_an_earlier_session_is_taken_back_by_its_id(
    talk: Talk, call: Call, quarrel: Path
) -> None:
    talk("aq")
    assert "review FOLDER --undo ID" in talk("uq")
    (decision,) = read_decisions(quarrel / "evidence.jsonl")
    code, out, _ = call("review", quarrel, "--undo", decision.claim.id)
    assert (code, _made(quarrel)) == (0, [])
    assert "0 decided, 1 taken back, " in out


def test_a_step_without_a_decision_is_taken_back_and_said(talk: Talk, quarrel: Path) -> None:
    assert "taken back: your last step" in talk("suq")
    assert _made(quarrel) == []


def test_each_answer_about_a_new_claim_is_checked_at_once(talk: Talk, quarrel: Path) -> None:
    typed = (
        "no such words", NEW[0], "ruritania", NEW[1], "mediation", NEW[2], NEW[3], "half", "planned",
        "perhaps", "", "sure", "", "the envoy", "some day", "",
    )  # fmt: skip
    shown = talk("nq", *typed)
    for said in ("does not stand", "no such source", "no such relation", "no such phase",
                 "no such held", "no such modality", "this time is no date"):  # fmt: skip
        assert said in shown
    assert "added c-" in shown
    assert _made(quarrel) == [("accepted", "person")]


def test_leaving_out_what_a_claim_needs_ends_the_questions(talk: Talk, quarrel: Path) -> None:
    assert "nothing was added" in talk("nq", NEW[0], "")
    assert _made(quarrel) == []


def test_what_waits_is_listed_with_the_numbers_that_jumps_go_by(
    talk: Talk, call: Call, quarrel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = use_cases.waiting(quarrel)
    second = [*found.waiting, *found.possible][1].id
    shown = talk("ljaq", "2")
    assert f"\n     2  {second}  0." in shown or f"\n     2  {second}  1." in shown
    (decision,) = read_decisions(quarrel / "evidence.jsonl")
    assert decision.claim.id == second
    monkeypatch.setattr("tightrope.cli.review._SHOWN", 1)
    assert "more: go through some only" in talk("lq")
    numbers = [line.split()[:2] for line in call("review", quarrel, "--list")[1].splitlines()]
    left = use_cases.waiting(quarrel)
    for number, claim in enumerate((*left.waiting, *left.possible), start=1):
        assert [str(number), claim.id] in numbers


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("--relation", "sanctions", "did you mean 'sanction'?"),
        ("--actor", "maroco", "did you mean 'morocco'?"),
        ("--document", "frist.txt", "did you mean 'first.txt'?"),
    ],
)
def test_a_choice_that_can_mean_no_claim_is_refused_with_the_nearest_name(
    call: Call, quarrel: Path, articles: Path, option: str, value: str, hint: str
) -> None:
    call("read", articles, "--into", quarrel)
    code, _, err = call("review", quarrel, "--list", option, value)
    assert code == 2
    assert hint in err


def test_a_claim_held_just_below_is_not_shown_as_if_it_were_proposed(
    call: Call, quarrel: Path, articles: Path
) -> None:
    call("read", articles, "--into", quarrel)
    session = use_cases.review(quarrel)
    held = replace(session.waiting[0], confidence=0.639)
    session.state = replace(session.state, queue=(held,))
    head = session.card()[0]
    assert "confidence 0.639 · possible only: held back, as its words may say" in head
