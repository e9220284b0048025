"""`check` reads the draft too: its form, the claims it cites, what it leaves to a person."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tightrope.app import use_cases
from tightrope.app.model.draft_checks import check_draft, open_gaps
from tightrope.app.store.folder import init_folder
from tightrope.draft.read import read_draft
from tightrope.findings import Finding

KNOWN = frozenset(("c-1", "c-2"))
GAPS = """\
title: draft
gaps:
- {place: interests.veld, says: what Veld wants}
- {place: treaties.pact.obliges, says: what it obliges, claims: [c-1]}
- {place: events, says: without a day, claims: [c-1, c-2]}
- {place: options.veld.strike, says: without a date, claims: [c-1]}
- {place: dependence, says: on what}
"""
CRISIS = "title: t\n"


def open_places(crisis: str) -> list[str]:
    return [gap.place for gap in open_gaps(read_draft(GAPS), CRISIS + crisis).values()]


def findings(draft: str, known: frozenset[str] | None = KNOWN) -> list[Finding]:
    return list(check_draft(draft, "draft.yaml", CRISIS, lambda cited: known))


@pytest.mark.parametrize(
    ("crisis", "filled"),
    [
        ("", None),
        ("interests: {veld: [{in: oil}]}\n", "interests.veld"),
        ("priorities: {veld: [{want: veld.strike}]}\n", "interests.veld"),
        ("interests: {veld: [], arkonia: [{in: oil}]}\n", None),
        ("treaties: {pact: {parties: [a, b], cites: [c-1]}}\n", None),
        ("treaties: {pact: {parties: [a, b], obliges: [trade]}}\n", "treaties.pact.obliges"),
        ("events: [{date: 2030, text: x, cites: [c-1]}]\n", None),
        ("events: [{date: 2030, text: x, cites: [c-1]}, {date: 2031, cites: [c-2]}]\n", "events"),
        ("ties: [{from: a, to: b, cites: [c-1, c-2]}]\n", None),
        ("options: {veld: {strike: {text: Strike, cites: [c-1]}}}\n", None),
        ("dependence: [{of: a, on: b, cites: [c-1]}]\n", None),
    ],
)
def test_a_gap_is_filled_by_what_the_crisis_file_says(crisis: str, filled: str | None) -> None:
    places = [
        "interests.veld",
        "treaties.pact.obliges",
        "events",
        "options.veld.strike",
        "dependence",
    ]
    assert open_places(crisis) == [place for place in places if place != filled]


def test_one_line_leads_on_to_all_gaps() -> None:
    (found,) = findings(GAPS)
    assert str(found) == (
        "draft.yaml:3: the draft leaves 5 gaps to you: interests.veld, treaties.pact.obliges, events, "
        "options.veld.strike, dependence; tightrope draft FOLDER --list tells each, with the claims "
        "that speak to it"
    )
    assert (found.check, found.severity) == ("draft-gaps", "warning")


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "1 gap to you: a0"),
        (6, "6 gaps to you: a0, a1, a2, a3, a4, a5"),
        (7, "7 gaps to you: a0, a1, a2, a3, a4, a5 and 1 more"),
    ],
)
def test_six_places_are_named_and_the_others_counted(number: int, told: str) -> None:
    gaps = "".join(f"- {{place: a{n}, says: why}}\n" for n in range(number))
    (found,) = findings(f"title: d\ngaps:\n{gaps}")
    assert found.message == f"the draft leaves {told}"


def test_a_draft_without_gaps_leaves_nothing_to_say() -> None:
    assert findings("title: d\nactors: {veld: {name: Veld}}\n") == []


CITING = """\
title: d
ties:
- {from: a, to: b, sign: "-", cites: [c-1, c-8]}
gaps:
- {place: dependence, says: on what, claims: [c-2, c-9]}
proposed:
- {element: ties.a-b, by: "model:m", claims: [c-7]}
"""


def test_claims_that_are_not_there_are_named_by_their_line() -> None:
    told = [(f.where, f.message) for f in findings(CITING) if f.check == "draft-claim-unknown"]
    assert told == [
        ("draft.yaml:3", "no claim of this folder has the id 'c-8'"),
        ("draft.yaml:5", "no claim of this folder has the id 'c-9'"),
        ("draft.yaml:7", "no claim of this folder has the id 'c-7'"),
    ]
    assert [f.check for f in findings(CITING, None)] == ["draft-gaps"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return init_folder(tmp_path / "case", "two-cities-teaching").path


def checked(folder: Path, draft: str) -> list[str]:
    (folder / "draft.yaml").write_text(draft, "utf-8")
    return [f"{f.where} {f.check}" for f in use_cases.check(folder).findings]


def test_a_draft_of_another_form_is_an_error_with_its_lines(folder: Path) -> None:
    draft = "title: d\ngaps:\n- {place: 5, says: why}\n- {place: ties, sayz: why}\n"
    assert checked(folder, draft) == [
        "draft.yaml:3 wrong-value", "draft.yaml:4 missing-key", "draft.yaml:4 unknown-key",
    ]  # fmt: skip
    assert use_cases.check(folder).exit_code == 3


def test_claims_are_looked_up_among_those_decided_and_those_proposed(folder: Path) -> None:
    lines = (folder / "evidence.jsonl").read_text("utf-8").splitlines()
    decided = json.loads(lines[0])["claim"]["id"]
    gap = "title: d\ngaps:\n- {{place: dependence, says: on what, claims: [{}]}}\n"
    gaps = ["draft.yaml:3 draft-gaps"]
    assert checked(folder, gap.format(decided)) == gaps
    assert checked(folder, gap.format(f"{decided}, c-0000000000")) == [
        "draft.yaml:3 draft-claim-unknown", *gaps,
    ]  # fmt: skip
    (folder / "evidence.jsonl").unlink()
    (folder / "crisis.yaml").write_text("title: t\n", "utf-8")
    assert "draft.yaml:3 draft-claim-unknown" in checked(folder, gap.format(decided))


def test_what_is_only_suggested_is_a_claim_of_the_folder(tmp_path: Path) -> None:
    folder = init_folder(tmp_path / "w").path
    actors = "actors: {veld: {name: Veld}, arkonia: {name: Arkonia}}\n"
    (folder / "crisis.yaml").write_text(f"title: t\n{actors}", "utf-8")
    text = "1 May 2030\n\nVeld imposed sanctions on Arkonia. Veld attacked Arkonia on Monday."
    (folder / "sources" / "a.txt").write_text(text, "utf-8")
    made = use_cases.draft(folder, least=0.0)
    assert made.claims > 0
    names = {f.check for f in use_cases.check(folder).findings}
    assert "draft-claim-unknown" not in names


def test_where_the_crisis_file_cannot_be_read_only_the_form_of_the_draft_is_judged(
    folder: Path,
) -> None:
    (folder / "crisis.yaml").write_text("title: t\nrulez: []\n", "utf-8")
    assert checked(folder, CITING) == ["crisis.yaml:2 unknown-key"]
    assert "draft.yaml:2 unknown-key" in checked(folder, "title: d\ntiez: []\n")
