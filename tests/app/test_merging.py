"""The elements of a draft one by one: what their card shows, what an edit may be, what is decided."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace as Of
from typing import Any

import pytest

from tests.brief.invented_world import claim
from tightrope.app.drafts.drafting import is_untouched, stamped
from tightrope.app.drafts.merging import Merging, decide_elements, open_merge
from tightrope.app.errors import NoDraft, UnknownElement
from tightrope.app.showing.show import tell
from tightrope.app.store.folder import Folder
from tightrope.app.workbench.proposals import decide_proposals, list_proposals
from tightrope.crisis.yaml_text import _WIDTH
from tightrope.draft.proposal import Proposal
from tightrope.draft.read import read_draft
from tightrope.errors import UsageMistake
from tightrope.evidence import Claim, read_decisions

KNOWN = {"veld": "Veld", "arkonia": "Arkonia"}
SEEN = "title: The strait\nactors:\n  veld: {name: Veld}\n"
MANY = [
    claim(n, f"Said {n}.", source_actor="tessaly", target_actor="veld", relation="aid")
    for n in range(1, 7)
]
OWN, AT, BROUGHT, APART = MANY[:4]
DRAFT = f"""\
title: draft
actors:
  arkonia: {{name: Arkonia}}
  tessaly: {{name: Tessaly}}
ties:
- {{from: arkonia, to: veld, kind: economic, sign: +, cites: [{OWN.id}, c-00000000ff]}}
- {{from: veld, to: arkonia, kind: military, sign: +, cites: [{", ".join(c.id for c in MANY)}]}}
indicators:
  oil: {{name: Oil}}
proposed:
- {{element: indicators.oil, by: "model:m", note: it is sold, claims: [{BROUGHT.id}]}}
- {{element: actors.tessaly, by: "assistant:a"}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path)
    made.sources.mkdir()
    made.crisis.write_text(SEEN, "utf-8")
    made.draft.write_text(stamped(DRAFT), "utf-8")
    return made


def reading(graded: dict[str, Any] | None = None) -> Any:
    own = claim(9, "Arkonia armed.", source_actor="arkonia", target_actor="veld")
    report = Of(claims=(*MANY, own), possible=(), accepted={OWN.id}, grades=graded or {})
    return Of(report=report, actors=Of(knows=KNOWN.__contains__, name=KNOWN.get))


@pytest.fixture
def merging(folder: Folder) -> Merging:
    return Merging(folder, reading(), read_draft(folder.draft.read_text("utf-8")), SEEN)


def ids(merging: Merging) -> list[str]:
    return [one.id.removeprefix("ties.") for one in merging.waiting]


TESSALY, MILITARY = "actors.tessaly", "ties.veld-arkonia-military"
ALL = ["actors.arkonia", "actors.tessaly", "arkonia-veld-economic", "veld-arkonia-military",
       "indicators.oil"]  # fmt: skip


def current(merging: Merging, name: str) -> None:
    """Puts off the elements before this one."""
    while merging.current and merging.current.id != name:
        merging.skip()


def test_elements_put_off_come_last_in_the_order_in_which_they_stand(merging: Merging) -> None:
    assert sorted(ids(merging)) == sorted(ALL)
    first, second, third, *_ = ids(merging)
    merging.skip()
    assert ids(merging)[0] == second
    merging.skip()
    assert ids(merging)[0] == third
    assert ids(merging)[-2:] == [first, second]
    for _ in range(9):
        merging.skip()
    assert len(merging.put_off) == len(ALL)  # each once


@pytest.mark.parametrize(
    ("name", "quotes"),
    [
        ("ties.arkonia-veld-economic", [(OWN, "")]),  # an id that no claim has is left out
        ("ties.veld-arkonia-military", [(OWN, ""), *((c, ", not yet accepted") for c in MANY[1:4])]),
        ("indicators.oil", [(BROUGHT, ", not yet accepted")]),
        ("actors.tessaly", [(OWN, ""), *((c, ", not yet accepted") for c in MANY[1:4])]),
    ],
)  # fmt: skip
def test_the_card_shows_up_to_four_quotes_and_the_element(
    merging: Merging, name: str, quotes: list[tuple[Claim, str]]
) -> None:
    current(merging, name)
    head, *lines = merging.card()
    assert head.startswith(f"\n5 waiting · {name}")
    assert lines[: len(quotes)] == [
        f"  “{c.anchor.exact}” (gazette.txt, {c.id}{state})" for c, state in quotes
    ]
    one = merging.current
    assert one is not None
    assert lines[len(quotes) :] == merging.text(one).splitlines()


def test_who_proposed_an_element_is_said_with_why(merging: Merging) -> None:
    heads = {}
    for _ in ALL:
        head = merging.card()[0]
        heads[head.split(" · ")[1]] = head.split(" · ")[2:]
        merging.skip()
    assert heads["indicators.oil"] == ["proposed by model:m: it is sold"]
    assert heads["actors.tessaly"] == ["proposed by assistant:a"]
    assert heads["actors.arkonia"] == []


def test_where_nothing_waits_it_is_said(merging: Merging) -> None:
    merging.reject(merging.waiting)
    assert merging.current is None
    assert merging.card() == ("nothing waits",)
    merging.skip()
    assert merging.put_off == []
    with pytest.raises(NoDraft, match="nothing waits"):
        merging.edit("x: 1")
    merging.accept()
    assert merging.folder.crisis.read_text("utf-8") == SEEN


def test_an_edit_is_of_the_element_that_is_meant_and_keeps_its_name(merging: Merging) -> None:
    current(merging, "actors.tessaly")
    merging.edit("tessaly: {name: The Republic}")
    assert ids(merging)[0] == "actors.tessaly"
    oil = next(one for one in merging.waiting if one.id == "indicators.oil")
    merging.edit("oil: {name: Crude}", oil)
    for wrong in ("gas: {name: Gas}", "oil: {name: Oil}\ngas: {name: Gas}"):
        with pytest.raises(UsageMistake, match="the name of an element stays") as told:
            merging.edit(wrong, next(one for one in merging.waiting if one.id == oil.id))
        assert told.value.allowed == "oil"
    values = {one.id: one.value for one in merging.waiting}
    assert values["actors.tessaly"] == {"name": "The Republic"}
    assert values["indicators.oil"] == {"name": "Crude"}
    assert values["actors.arkonia"] == {"name": "Arkonia"}


@pytest.mark.parametrize("graded", [{}, {AT.id: ("B", 2)}])
def test_the_claims_an_element_cites_are_accepted_with_it(
    folder: Folder, graded: dict[str, Any]
) -> None:
    draft = read_draft(folder.draft.read_text("utf-8"))
    merging = Merging(folder, reading(graded), draft, SEEN, by="Ada")
    named = {"actors.arkonia", "ties.veld-arkonia-military"}
    merging.accept([one for one in merging.waiting if one.id in named])
    made = {d.claim.id: d for d in read_decisions(folder.decisions)}
    assert set(made) == {c.id for c in MANY}
    assert {(d.judgement, d.by, d.note) for d in made.values()} == {
        ("accepted", "Ada", "with a drafted element")
    }
    for id_, one in made.items():
        assert (one.reliability, one.credibility) == graded.get(id_, ("F", 6))


def test_rejections_are_noted_and_a_draft_nobody_changed_stays_so(
    folder: Folder, merging: Merging
) -> None:
    rejected = ["actors.tessaly", "ties.arkonia-veld-economic", "ties.veld-arkonia-military"]
    made = decide_elements(merging, [], ["actors.tessaly", "ties"])
    assert sorted(made.rejected) == rejected
    assert sorted(made.waiting) == ["actors.arkonia", "indicators.oil"]
    assert made.proposed == {"indicators.oil": "model:m"}
    text = folder.draft.read_text("utf-8")
    assert is_untouched(text)
    assert sorted(read_draft(text).rejected) == rejected
    folder.draft.write_text("# by hand\n" + text, "utf-8")
    merging.reject()
    changed = folder.draft.read_text("utf-8")
    assert changed.startswith("# by hand\n")
    assert not is_untouched(changed)


def test_what_is_both_accepted_and_rejected_is_rejected(merging: Merging) -> None:
    made = decide_elements(merging, ["all"], ["ties"])
    assert [one for one in made.accepted if one.startswith("ties.")] == []
    assert len(made.accepted) == 3
    assert made.waiting == ()


@pytest.mark.parametrize("name", ["actor", "actors.tess", "tiesx", ""])
def test_an_element_is_called_by_its_name_or_its_section_and_no_part_of_it(
    merging: Merging, name: str
) -> None:
    with pytest.raises(UnknownElement, match="called this"):
        decide_elements(merging, [name], [])
    assert len(ids(merging)) == len(ALL)


def test_what_is_in_the_file_already_is_passed_over_and_the_rest_is_taken(
    folder: Folder, merging: Merging
) -> None:
    merging.reject([one for one in merging.waiting if one.id == "indicators.oil"])
    asked = ["actors.veld", "actors.tessaly", "indicators", "indicators.oil", "all"]
    made = decide_elements(merging, asked[:2], asked[2:4])
    assert made.accepted == ("actors.tessaly",)
    assert made.rejected == ()
    assert made.passed == ("actors.veld", "indicators", "indicators.oil")
    said = "nothing waits of: actors.veld, indicators, indicators.oil (in crisis.yaml already, or rejected)"
    assert said in list(tell(made))


def test_a_name_that_is_near_nothing_is_answered_with_the_sections(merging: Merging) -> None:
    with pytest.raises(UnknownElement) as told:
        decide_elements(merging, ["zzz"], [])
    assert told.value.hint == "allowed: all, actors, indicators, ties, or one element of them"
    with pytest.raises(UnknownElement, match="did you mean 'actors'"):
        decide_elements(merging, ["actor"], [])


def test_the_list_tells_the_gaps_and_a_decision_does_not(folder: Folder, merging: Merging) -> None:
    gaps = (
        "gaps:\n- {place: dependence, says: on what, claims: [c-1]}\n- {place: ties, says: who}\n"
    )
    merging.draft = read_draft(DRAFT + gaps)
    listed = decide_elements(merging, [], [])
    assert list(tell(listed))[-3:] == [
        "2 gaps are left to you:", "  dependence: on what (c-1)", "  ties: who",
    ]  # fmt: skip
    made = decide_elements(merging, ["actors.tessaly"], [])
    assert made.gaps == listed.gaps
    assert not [line for line in tell(made) if "left to you" in str(line)]


def test_what_the_file_does_not_bear_is_refused_with_the_first_reason(
    folder: Folder, merging: Merging
) -> None:
    made = decide_elements(merging, ["ties", "actors.tessaly"], [])
    assert made.accepted == ("actors.tessaly",)
    told = dict(str(error).split(": ", 1) for error in made.refused)
    assert set(told) == {"ties.arkonia-veld-economic", "ties.veld-arkonia-military"}
    assert "no such claim is accepted: 'c-00000000ff'" in told["ties.arkonia-veld-economic"]
    assert "unknown actor 'arkonia'" in told["ties.veld-arkonia-military"]
    assert "arkonia" not in folder.crisis.read_text("utf-8")
    assert read_decisions(folder.decisions) == ()


def test_an_element_is_broken_into_lines_where_it_would_be_too_long_in_the_file(
    merging: Merging,
) -> None:
    def text(length: int) -> str:
        return merging.text(Proposal("indicators", ("oil",), {"name": "x" * length}, ()))

    longest = next(n for n in range(200) if text(n + 1).count("\n") > 1)
    assert len(text(longest)) - 1 == _WIDTH - 2


def test_without_a_draft_there_is_nothing_to_merge(folder: Folder) -> None:
    folder.draft.unlink()
    with pytest.raises(NoDraft, match="no draft in this folder"):
        open_merge(folder.path)


def test_a_screen_lists_the_elements_with_what_is_said_of_them(folder: Folder) -> None:
    found = list_proposals(folder, reading())
    by_id = {one.id: one for one in found.waiting}
    assert (found.made, found.untouched) == (True, True)
    oil, tie = by_id["indicators.oil"], by_id["ties.arkonia-veld-economic"]
    assert (oil.proposed_by, oil.why, oil.what) == ("model:m", "it is sold", ())
    assert (tie.proposed_by, tie.why) == ("", "")
    assert [quote.claim for quote in oil.quotes] == [BROUGHT.id]
    assert found.names == {"arkonia": "Arkonia", "tessaly": "Tessaly", "veld": "Veld"}
    merging = Merging(folder, reading(), read_draft(DRAFT), SEEN)
    merging.accept([one for one in merging.waiting if one.id in {"actors.arkonia", MILITARY}])
    people = next(one for one in list_proposals(folder, reading()).waiting if one.id == TESSALY)
    assert {quote.claim: quote.accepted for quote in people.quotes} == dict.fromkeys(
        (c.id for c in MANY), True
    )
    assert not any(quote.accepted for quote in by_id[TESSALY].quotes)
    folder.draft.unlink()
    assert list_proposals(folder, reading()).made is False


def test_an_element_is_accepted_at_a_screen_in_the_form_a_person_gave_it(folder: Folder) -> None:
    texts = {"indicators.oil": "oil: {name: Crude}"}
    made = decide_proposals(folder, reading(), ["indicators.oil"], [], texts, "Ada")
    assert made.accepted == ("indicators.oil",)
    assert "oil: {name: Crude}" in folder.crisis.read_text("utf-8")
    with pytest.raises(UnknownElement, match="no such element waits"):
        decide_proposals(folder, reading(), [], [], texts)
    folder.draft.unlink()
    with pytest.raises(NoDraft, match="no draft"):
        decide_proposals(folder, reading(), [], [], {})


@pytest.mark.parametrize(("said", "shown"), [(30, 30), (31, 30)])
def test_a_screen_shows_up_to_thirty_quotes(folder: Folder, said: int, shown: int) -> None:
    many = [claim(n, f"Said {n}.") for n in range(1, said + 1)]
    cites = ", ".join(one.id for one in many)
    folder.draft.write_text(f"title: d\nindicators:\n  oil: {{name: Oil}}\nties:\n- {{from: a, to: b,"
                            f" kind: arms, sign: +, cites: [{cites}]}}\n", "utf-8")  # fmt: skip
    read = reading()
    read.report.claims = many
    (tie,) = (one for one in list_proposals(folder, read).waiting if one.section == "ties")
    assert len(tie.quotes) == shown
