"""A person's own claims and the review of suggested ones, by one person and by two at once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tightrope.app import use_cases
from tightrope.app.errors import AlreadyDecided
from tightrope.app.evidence.reviewing import Session
from tightrope.evidence import Decision, read_decisions

ADD = ("claim", "add", "--document", "second.txt", "--source", "morocco", "--target", "algeria",
       "--relation", "military_action")  # fmt: skip


@pytest.fixture
def read(quarrel: Path, articles: Path, call: Call) -> Path:
    """The quarrel with both articles read."""
    assert call("read", articles, "--into", quarrel)[0] == 0
    return quarrel


def decided(folder: Path) -> tuple[Decision, ...]:
    return read_decisions(folder / "evidence.jsonl")


def test_a_claim_of_ones_own_is_verified_and_accepted_at_once(read: Path, call: Call) -> None:
    code, out, _ = call(*ADD, read, "--quote", "Morocco struck Algeria near the border",
                        "--modality", "reported", "--speaker", "algeria", "--by", "Ada")  # fmt: skip
    assert code == 0
    assert "ASSAULT military_action, done, reported by algeria" in out
    (decision,) = decided(read)
    assert (decision.judgement, decision.by, decision.claim.coder) == ("accepted", "Ada", "person")
    assert decision.claim.speakers == ("algeria",)
    _, listed, _ = call("review", read, "--list", "--json")
    waiting = json.loads(listed)["waiting"]
    assert not any(c["relation"] == "military_action" for c in waiting)  # the rules' is the same


def test_the_same_claim_twice_is_refused_with_who_decided_it(read: Path, call: Call) -> None:
    quote = ("--quote", "Morocco struck Algeria near the border", "--by", "Ada")
    assert call(*ADD, read, *quote)[0] == 0
    code, _, err = call(*ADD, read, *quote)
    assert code == 5
    assert "Ada accepted this claim" in err
    assert len(decided(read)) == 1


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        (("--quote", "Morocco shelled Algeria"), 5, "does not stand in the document"),
        (("--quote", "Morocco struck", "--phase", "over"), 2, "no such phase"),
        (("--quote", "Morocco struck", "--document", "secnd.txt"), 2, "second.txt"),
        (("--quote", "Morocco struck", "--source", "Zembla"), 2, "no such source actor"),
    ],
)
def test_what_cannot_be_is_one_line_and_writes_nothing(
    read: Path, call: Call, more: tuple[str, ...], code: int, said: str
) -> None:
    found, _, err = call(*ADD, read, *more)
    assert (found, len(err.splitlines())) == (code, 1)
    assert said in err
    assert decided(read) == ()


def test_the_claims_that_wait_can_be_narrowed(read: Path, call: Call) -> None:
    def listed(*more: object) -> list[dict[str, object]]:
        _, out, _ = call("review", read, "--list", "--json", *more)
        waiting: list[dict[str, object]] = json.loads(out)["waiting"]
        return waiting

    everything = listed()
    for name in ("first.txt", "second.txt"):
        assert listed("--document", name) == [c for c in everything if c["document"] == name]
    assert listed("--document", "first.txt")
    assert {c["relation"] for c in listed("--relation", "condemnation")} == {"condemnation"}
    assert all("gas" in str(c["anchor"]) for c in listed("--search", "GAS"))
    assert listed("--least", "1") == []
    assert 0 < len(listed("--actor", "spain")) < len(everything)
    assert all({"phase", "held"} <= c.keys() for c in everything)


def test_the_sentences_without_a_claim_are_listed_with_their_text(read: Path, call: Call) -> None:
    code, out, _ = call("review", read, "--skipped", "--json")
    assert code == 0
    sentences = json.loads(out)["sentences"]
    assert ("second.txt", "border, according to Algeria.", "one actor named") in [
        (s["document"], s["text"], s["reason"]) for s in sentences
    ]


@pytest.fixture
def talk(monkeypatch: pytest.MonkeyPatch, call: Call) -> Callable[..., str]:
    """Gives a function that reviews a folder with these keys and typed answers."""

    def one(folder: Path, keys: str, *typed: str) -> str:
        pressed: Iterator[str] = iter(keys)
        answers: Iterator[str] = iter(typed)
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("click.getchar", lambda: next(pressed))
        monkeypatch.setattr("click.prompt", lambda *args, **rest: next(answers))
        code, out, err = call("review", folder)
        assert code == 0, err
        return out + err

    return one


def test_the_keys_of_a_review_search_filter_jump_add_list_and_help(
    read: Path, talk: Callable[..., str]
) -> None:
    out = talk(
        read, "?/fjknq", "gas", "document=first.txt least=0.1", "2",
        "France is prepared to mediate", "france", "mediation_offer", "morocco", "", "", "", "", "",
    )  # fmt: skip
    assert "go through the claims only in whose quotes" in out
    assert re.search(r"(1 claim is|\d+ claims are) meant", out)
    assert "aside" in out
    assert "border, according to Algeria." in out
    assert "added c-" in out
    assert [(d.claim.relation, d.claim.source_actor) for d in decided(read)] == [
        ("mediation_offer", "france")
    ]


def test_a_key_that_is_none_and_a_filter_that_is_none_are_said(
    read: Path, talk: Callable[..., str]
) -> None:
    out = talk(read, "xffffffq", "colour=red", "least=much", "actor=zembla", "relation=mood",
               "relation=deconfliction", "")  # fmt: skip
    assert "press one of the keys" in out
    assert "no such filter" in out
    assert "a confidence is a number" in out
    assert "no actor has this id or name: 'zembla'" in out
    assert "no relation has this name: 'mood'" in out
    assert "no claim is meant" in out


def test_an_edit_is_not_dropped_without_a_word(read: Path, talk: Callable[..., str]) -> None:
    talk(read, "eqq", "phase=planned", "", "a")
    assert sorted(d.judgement for d in decided(read)) == ["accepted", "rejected"]
    own = next(d.claim for d in decided(read) if d.judgement == "accepted")
    assert (own.phase, own.coder) == ("planned", "person")


def test_speakers_and_an_unknown_target_can_be_edited(read: Path) -> None:
    session = use_cases.review(read)
    session.edit("speakers", "Tass; a clerk")
    session.edit("target_actor", "")
    session.edit("polarity", "0")
    claim = session.state.current
    assert claim is not None
    assert (claim.speakers, claim.target_actor, claim.polarity) == (("Tass", "a clerk"), None, 0)


def test_each_step_is_on_disk_at_once_and_undo_takes_it_off(read: Path) -> None:
    session = use_cases.review(read)
    session.accept()
    session.reject()
    assert sorted(d.judgement for d in decided(read)) == ["accepted", "rejected"]
    session.undo()
    assert [d.judgement for d in decided(read)] == ["accepted"]


def _both(read: Path) -> tuple[Session, Session]:
    return use_cases.review(read), use_cases.review(read)


def test_a_claim_decided_meanwhile_is_refused_and_waits_no_longer(read: Path) -> None:
    ada, ben = _both(read)
    ada.accept()
    waiting = ben.state.waiting
    with pytest.raises(AlreadyDecided, match="accepted this claim"):
        ben.reject()
    assert ben.state.waiting == waiting - 1
    assert [d.judgement for d in decided(read)] == ["accepted"]


def test_undo_takes_back_ones_own_only(read: Path) -> None:
    ada, ben = _both(read)
    ada.accept()
    ben.skip()
    ben.reject()
    ben.undo()
    assert [d.judgement for d in decided(read)] == ["accepted"]
    first = decided(read)[0]
    path = read / "evidence.jsonl"
    path.write_text(path.read_text("utf-8").replace('"accepted"', '"rejected"'), "utf-8")
    with pytest.raises(AlreadyDecided):
        ada.undo()
    assert decided(read)[0].claim == first.claim
