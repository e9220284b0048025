"""What a folder holds, counted as a person counts it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tightrope import open_crisis
from tightrope.app import use_cases
from tightrope.app.answers.summing import Choice
from tightrope.app.showing.show import tell
from tightrope.evidence import Stated

CRISIS = """\
title: Gas
actors: {algeria: {name: Algeria}, morocco: {name: Morocco}}
ties: [{from: algeria, to: morocco, sign: "-", assumption: told}]
options:
  algeria:
    cut: {text: Cut the gas, now: no, assumption: told}
    close: {text: Close the border, now: no, assumption: told}
  morocco:
    ask: {text: Ask for talks, now: no, assumption: told}
priorities:
  algeria: [{want: morocco.ask, assumption: told}, {want: not algeria.cut, assumption: told}]
  morocco: [{want: not algeria.cut, assumption: told}]
"""


def test_elements_are_counted_and_not_those_who_own_them(tmp_path: Path) -> None:
    use_cases.init(tmp_path / "w")
    (tmp_path / "w" / "crisis.yaml").write_text(CRISIS, encoding="utf-8")
    found = use_cases.summary(tmp_path / "w")
    assert (found.title, found.as_of) == ("Gas", None)
    counts = found.elements
    assert found.drafted == 0
    assert found.options[0] == Choice("algeria.cut", "Cut the gas", ("no", "yes"), "no")
    assert counts == {"actors": 2, "ties": 1, "options": 3, "priorities": 3}


def test_a_date_and_documents_are_told_where_there_are_some(tmp_path: Path) -> None:
    folder = use_cases.init(tmp_path / "w").folder
    (folder / "crisis.yaml").write_text("as_of: 2024-03\n" + CRISIS, encoding="utf-8")
    (folder / "sources" / "a.txt").write_text("Algeria condemned Morocco.", encoding="utf-8")
    found = use_cases.summary(folder)
    assert found.as_of == "2024-03"
    assert found.counts is not None
    assert found.counts.documents == 1


HALF = CRISIS.partition("priorities:")[0].replace(
    '[{from: algeria, to: morocco, sign: "-", assumption: told}]', "[]"
)


@pytest.fixture
def half(tmp_path: Path) -> Path:
    """A folder in which nobody's wants are said and no tie is written."""
    folder = use_cases.init(tmp_path / "w").folder
    (folder / "crisis.yaml").write_text(HALF, encoding="utf-8")
    return folder


def test_a_folder_that_is_half_done_says_what_is_missing_as_check_does(half: Path) -> None:
    found = use_cases.summary(half)
    errors = [one for one in use_cases.check(half).findings if one.severity == "error"]
    assert [one.check for one in found.missing] == ["no-priorities", "no-priorities"]
    assert list(found.missing) == errors
    assert found.elements == {"actors": 2, "options": 3}
    assert found.exit_code == 0
    told = list(tell(found))
    assert told[-3] == "Missing or wrong yet:"
    assert told[-2] == f"  {errors[0]} [no-priorities]"
    assert open_crisis(half).summary().missing == found.missing


def test_ties_that_claims_suggest_are_not_counted_as_in_the_file(half: Path) -> None:
    assert use_cases.summary(half).suggested_ties == 0
    (half / "sources" / "a.txt").write_text("1 May 2030\n\nAlgeria cut gas to Morocco.", "utf-8")
    quote = "Algeria cut gas to Morocco"
    use_cases.claim(
        half, "a.txt", Stated(quote=quote, source="algeria", relation="sanction", target="morocco")
    )
    found = use_cases.summary(half)
    assert "ties" not in found.elements
    assert found.actors == {"algeria": "Algeria", "morocco": "Morocco"}
    assert found.suggested_ties == 1
    assert "1 tie suggested by claims; the crisis file has none" in list(tell(found))


def test_events_after_the_date_of_the_file_are_counted_too(half: Path) -> None:
    events = "events: [{date: 2030-05-01, text: Later, assumption: told}]\n"
    (half / "crisis.yaml").write_text(f"as_of: 2030-04-01\n{HALF}{events}", "utf-8")
    assert use_cases.summary(half).elements["events"] == 1


def test_a_draft_that_cannot_be_read_is_told_with_its_lines(half: Path) -> None:
    (half / "draft.yaml").write_text("title: d\ngaps:\n- {place: ties, sayz: why}\n", "utf-8")
    found = use_cases.summary(half)
    assert found.drafted is None
    assert [(f.where, f.check) for f in found.missing[2:]] == [
        ("draft.yaml:3", "missing-key"), ("draft.yaml:3", "unknown-key"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ties", "line"), [(1, "1 drafted element waits"), (2, "2 drafted elements wait")]
)
def test_elements_of_a_draft_that_wait_are_counted(half: Path, ties: int, line: str) -> None:
    kinds = ("energy", "arms")[:ties]
    rows = "".join(f'- {{from: algeria, to: morocco, kind: {k}, sign: "-"}}\n' for k in kinds)
    (half / "draft.yaml").write_text(f"title: d\nties:\n{rows}", "utf-8")
    assert f"{line}: tightrope draft FOLDER --list" in list(tell(use_cases.summary(half)))
