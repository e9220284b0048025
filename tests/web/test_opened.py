"""A folder open at the workbench: what is read again, what is kept, and what claims are listed as."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace as Of
from typing import Any

import pytest

from tests.brief.invented_world import claim
from tightrope.app.answers.briefs import Answers
from tightrope.app.errors import AlreadyDecided, UnknownSource
from tightrope.app.evidence.claiming import document_of
from tightrope.app.evidence.coders import CoderChoice, show_prompts
from tightrope.app.evidence.deciding import decide_claims
from tightrope.app.evidence.reviewing import Session, open_review
from tightrope.app.evidence.sources import SourceNote
from tightrope.app.how import How
from tightrope.app.store.folder import Folder
from tightrope.app.workbench import inbox, opened
from tightrope.app.workbench.inbox import list_inbox
from tightrope.app.workbench.opened import Workbench
from tightrope.evidence import Claim, Decision, read_decisions
from tightrope.evidence.claims.claim import PROPOSED
from tightrope.evidence.claims.review import start_review

SAID = {"quote": "threatened Sylvania with war", "source": "freedonia",
        "relation": "warning_threat", "target": "sylvania"}  # fmt: skip


@pytest.fixture
def bench(folder: Path) -> Workbench:
    return Workbench(folder)


def test_sources_are_read_again_where_a_note_on_one_is_changed(bench: Workbench) -> None:
    before = bench.reading()
    (bench.path / "draft.yaml").write_text("title: d\n", "utf-8")
    assert bench.reading() is before
    (bench.path / "sources.yaml").write_text("wire.txt: {reliability: B}\n", "utf-8")
    after = bench.reading()
    assert after is not before
    assert after.notes["wire.txt"].reliability == "B"


def test_a_claim_of_ones_own_has_the_reliability_of_its_source(bench: Workbench) -> None:
    (bench.path / "sources.yaml").write_text("wire.txt: {reliability: B}\n", "utf-8")
    made = bench.claim("wire.txt", SAID, by="Ada").decision
    assert (made.reliability, made.credibility, made.by) == ("B", 6, "Ada")
    with pytest.raises(AlreadyDecided, match="Ada accepted"):
        bench.claim("wire.txt", SAID)
    other = bench.claim("wire.txt", {**SAID, "relation": "rivalry"}).decision
    assert other.by == bench.state().user
    nothing: Any = Of(documents=())
    with pytest.raises(UnknownSource, match="read it into the folder first"):
        document_of(bench.folder, nothing, "wire.txt")
    with pytest.raises(UnknownSource, match=r"did you mean 'wire\.txt'"):
        bench.claim("wir.txt", SAID)
    assert [one.claim.id for one in bench.quotes(["none", made.claim.id]).claims] == [made.claim.id]


def test_a_folder_that_cannot_be_read_is_called_as_it_last_was(bench: Workbench) -> None:
    crisis = bench.path / "crisis.yaml"
    bench.reading()
    crisis.write_text(crisis.read_text("utf-8").replace("The strait", "The canal"), "utf-8")
    bench.reading()
    crisis.write_text("title: [", "utf-8")
    found = bench.state()
    assert (found.title, found.as_of, len(found.id)) == ("The canal", "2031-06-01", 16)
    assert found.trouble is not None


def test_a_page_of_answers_is_kept_and_of_pages_the_last_eight(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[How] = []

    def gathered(self: Workbench, how: How) -> How:
        made.append(how)
        return how

    monkeypatch.setattr(Workbench, "gathered", gathered)
    monkeypatch.setattr(opened, "answers_of", lambda how: Answers(str(how.seed), {}))
    first = bench.answers(How(seed=0))
    assert bench.answers(How(seed=0)) is first
    assert Workbench(bench.path).answers(How(seed=0)) == first  # from the folder
    for seed in range(1, 10):
        assert bench.answers(How(seed=seed)).brief == str(seed)
    assert len(made) == 10
    assert len(list((bench.path / ".tightrope" / "answers").glob("*.json"))) == 8


@pytest.mark.parametrize(
    ("name", "asked"),
    [("draft.yaml", False), ("layout.json", False), ("sources.yaml", True), ("sealed.yaml", True)],
)
def test_answers_follow_from_what_people_wrote_and_not_from_what_waits(
    bench: Workbench, name: str, asked: bool
) -> None:
    before = bench._key(How())
    (bench.path / name).write_text("{}\n", "utf-8")
    assert (bench._key(How()) != before) is asked


# ---- what the inbox lists -----------------------------------------------------------------------
OWN = claim(1, "Veld sent a fleet.", confidence=PROPOSED)
UNSURE = claim(2, "Arkonia closed the strait.", confidence=PROPOSED / 2)
DECIDED = claim(3, "Tessaly struck.", confidence=PROPOSED / 2)


def listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, others: dict[str, list[Claim]]
) -> dict[str, inbox.Listed]:
    report = Of(grades={OWN.id: ("A", 1)}, sources=(), contradictions=(), shared=(),
                origin_of_claim={OWN.id: 7})  # fmt: skip
    reading: Any = Of(
        coded=[Of(claims=(OWN, UNSURE, DECIDED))],
        report=report,
        notes={"gazette.txt": SourceNote(reliability="B")},
        texts={one.anchor.sha256: " " * one.anchor.start + one.anchor.exact
               for one in (OWN, UNSURE)},
        actors=Of(knows={"veld"}.__contains__, name=str.title),
        unreadable=(),
    )  # fmt: skip
    decision = Decision(DECIDED, "rejected", "C", 3, "Ada", "2031-01-01", "no")
    monkeypatch.setattr(inbox, "read_decisions", lambda path: (decision,))
    monkeypatch.setattr(
        inbox, "other_coders", lambda folder: {k: {"gazette.txt": v} for k, v in others.items()}
    )
    found = list_inbox(Folder(tmp_path), reading)
    assert found.actors == {"veld": "Veld"}
    return {one.claim.id: one for one in found.claims}


def test_a_claim_is_listed_with_its_state_and_its_grade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = listed(tmp_path, monkeypatch, {})
    assert list(found) == [OWN.id, UNSURE.id, DECIDED.id]
    assert found[OWN.id] == inbox.Listed(OWN, "waiting", "A", 1, 7, (), False)
    assert found[UNSURE.id] == inbox.Listed(UNSURE, "possible", "F", 6, None, (), False)
    assert found[DECIDED.id] == inbox.Listed(
        DECIDED, "rejected", "C", 3, None, (), True, "Ada", "2031-01-01", "no"
    )


def test_others_that_say_the_same_are_named_and_what_they_add_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    same = replace(OWN, id="c-00000000aa", coder="model")
    new = replace(UNSURE, id="c-00000000bb", relation="supports", coder="model")
    found = listed(tmp_path, monkeypatch, {"model": [same, new], "another": [UNSURE]})
    assert set(found) == {OWN.id, UNSURE.id, DECIDED.id, new.id}
    assert found[OWN.id].agreed == ("model",)
    assert found[UNSURE.id].agreed == ()  # the same claim is no second voice
    assert (found[UNSURE.id].state, found[new.id].state) == ("waiting", "waiting")
    assert (found[new.id].reliability, found[new.id].credibility) == ("B", 6)


# ---- the review of claims -----------------------------------------------------------------------
def session(folder: Path, *claims: Claim, coder: str | None = None) -> Session:
    texts = {one.anchor.sha256: "x" * 1000 for one in claims}
    reading: Any = Of(texts=texts, actors=Of(ends=None))
    return Session(Folder(folder), reading, start_review(claims), coder)


def test_a_quote_is_shown_between_160_code_points_on_either_side(tmp_path: Path) -> None:
    before, _, after = session(tmp_path, DECIDED).context(DECIDED)
    assert (len(before), len(after)) == (160, 160)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "veld —arms_transfer +→ arkonia"),
        ({"source_actor": None, "source_text": "the fleet"}, "the fleet —arms_transfer"),
        ({"source_actor": None}, "? —arms_transfer"),
        ({"target_actor": None, "target_text": "the port"}, "+→ the port · "),
        ({"target_actor": None}, "+→ ? · "),
        ({}, " · speaker the author · "),
        ({"speakers": ("veld",)}, " · speaker veld · "),
        ({"time_resolved": "2031-05-03"}, " · dated: 2031-05-03 · "),
        ({"time_stated": "on Friday", "time_resolved": "2031-05-02"}, "on Friday: 2031-05-02"),
    ],
)
def test_the_card_says_who_did_what_to_whom(
    tmp_path: Path, more: dict[str, Any], said: str
) -> None:
    own = replace(OWN, **more)
    head, _, told = session(tmp_path, own).card()
    assert said in told
    assert head.startswith(f"\n1 waiting · gazette.txt · {own.id}")


@pytest.mark.parametrize(
    ("one", "coder", "possible"),
    [(OWN, None, False), (UNSURE, None, True), (UNSURE, "model", False)],
)
def test_what_its_coder_is_not_sure_of_is_marked_as_possible_only(
    tmp_path: Path, one: Claim, coder: str | None, possible: bool
) -> None:
    opened = session(tmp_path, one, coder=coder)
    assert (" · possible only" in opened.card()[0]) is possible
    made = decide_claims(opened, ["all"])
    assert [d.claim.id for d in made.decided] == ([] if possible else [one.id])
    assert (made.waiting, made.stale) == (int(possible), 0)
    named = session(tmp_path / "w", one)
    named.folder.path.mkdir()
    [decision] = decide_claims(named, [one.id]).decided
    assert (decision.reliability, decision.credibility) == ("F", 6)


def test_edits_of_other_claims_are_counted_and_what_another_decided_waits_no_longer(
    folder: Path,
) -> None:
    mine, theirs = open_review(folder), open_review(folder)
    everything = [one.id for one in mine.waiting]
    second, third = everything[1:3]
    mine.edit("held", "no")
    assert mine.edited_elsewhere == 0
    mine.jump(third)
    assert mine.edited_elsewhere == 1
    theirs.jump(third)
    theirs.reject()
    with pytest.raises(AlreadyDecided):
        mine.accept()
    assert [one.id for one in mine.waiting] == [one for one in everything if one != third]
    mine.jump(second)
    mine.accept()
    assert {d.claim.id for d in read_decisions(folder / "evidence.jsonl")} == {second, third}


def test_a_prompt_is_shown_without_a_model_to_send_it_to(bench: Workbench) -> None:
    documents = bench.reading().documents
    shown = show_prompts(documents, CoderChoice())
    assert len(shown) == 2
    assert shown[0].startswith("[wire.txt: system]\n")
    assert json.loads(shown[1].partition("\n")[2])["sentences"]
    assert show_prompts(documents, CoderChoice("http://localhost:1/v1", "m")) == shown
