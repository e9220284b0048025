"""An assistant proposes to change what the crisis file has, or to take it out; a person decides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.mcp.conftest import Ask
from tests.mcp.test_proposals import cited, state
from tightrope.app import use_cases
from tightrope.app.drafts.merging import open_merge

TIE = "algeria-spain-energy"
CHANGED, REMOVED = f"change.ties.{TIE}", f"remove.ties.{TIE}"
WEAKER = {"how": "change", "section": "ties", "name": TIE, "value": {"strength": "weak"}}


def crisis(folder: Path) -> str:
    return (folder / "crisis.yaml").read_text("utf-8")


def test_a_change_waits_with_what_it_would_make_different_and_nothing_is_changed(
    folder: Path, ask: Ask
) -> None:
    before, claim = state(folder), cited(folder)
    made = ask("propose_edit", **WEAKER, cites=[claim], note="less is piped")["facts"]
    assert (made["element"], made["how"], made["decided"]) == (CHANGED, "change", False)
    assert made["value"]["cites"] == [claim]
    assert any("strength" in told for told in made["what"])
    assert state(folder) == before
    assert use_cases.merge(folder).proposed == {CHANGED: "assistant:mcp"}
    card = "\n".join(open_merge(folder).card())
    assert "proposed by assistant:mcp: less is piped" in card
    assert made["what"][0] in card
    assert "Algeria condemned Morocco on Monday" in card
    assert ask("summary")["facts"]["drafted"] == 1


def test_an_accepted_change_touches_the_keys_that_change_and_keeps_the_rest(
    folder: Path, ask: Ask
) -> None:
    before = crisis(folder)
    ask("propose_edit", **WEAKER, cites=[cited(folder)])
    assert use_cases.merge(folder, [CHANGED]).accepted == (CHANGED,)
    lines = zip(before.splitlines(), crisis(folder).splitlines(), strict=True)
    (changed,) = [new for old, new in lines if old != new]
    assert "assumption: gas, strength: weak, cites: [" in changed
    assert use_cases.merge(folder).waiting == ()


def test_an_accepted_change_can_take_a_key_out(folder: Path, ask: Ask) -> None:
    value = {"assumption": None}
    ask("propose_edit", **(WEAKER | {"value": value}), cites=[cited(folder)])
    use_cases.merge(folder, ["all"])
    assert "kind: energy, sign: +, cites: [" in crisis(folder)


def test_a_person_can_rewrite_a_change_before_it_is_accepted(folder: Path, ask: Ask) -> None:
    ask("propose_edit", **WEAKER, cites=[cited(folder)])
    merging = open_merge(folder)
    text = merging.text(merging.waiting[0])
    assert "strength: weak" in text
    merging.edit(text.replace("weak", "strong"))
    merging.accept()
    assert "strength: strong" in crisis(folder)
    assert use_cases.merge(folder).waiting == ()


def test_a_removal_takes_the_element_out_when_a_person_accepts_it(folder: Path, ask: Ask) -> None:
    before = crisis(folder)
    asked = {"how": "remove", "section": "ties", "name": TIE, "note": "it says so nowhere"}
    made = ask("propose_edit", **asked)["facts"]
    assert (made["element"], made["how"]) == (REMOVED, "remove")
    with pytest.raises(Exception, match="nothing to write"):
        open_merge(folder).edit("x: y")
    assert crisis(folder) == before
    assert use_cases.merge(folder, [REMOVED]).accepted == (REMOVED,)
    gone = [line for line in before.splitlines() if line not in crisis(folder).splitlines()]
    assert gone == ["  - {from: algeria, to: spain, kind: energy, sign: +, assumption: gas}"]


def test_a_removal_that_others_refer_to_is_refused_and_names_them(folder: Path, ask: Ask) -> None:
    asked = {"how": "remove", "section": "indicators", "name": "price", "note": "no such market"}
    error = ask("propose_edit", **asked)
    assert error["code"] == "crisis-invalid"
    assert error["message"].startswith("effects.algeria.cut-price: unknown indicator")
    assert not (folder / "draft.yaml").exists()
    link = {"how": "remove", "section": "effects", "name": "algeria.cut-price", "note": "neither"}
    ask("propose_edit", **link)
    ask("propose_edit", **asked)
    merged = use_cases.merge(folder, ["all"])
    assert (merged.refused, merged.waiting) == ((), ())
    assert "price" not in crisis(folder)


def test_a_change_whose_place_a_person_changed_meanwhile_does_not_wait_any_more(
    folder: Path, ask: Ask
) -> None:
    ask("propose_edit", **WEAKER, cites=[cited(folder)])
    own = crisis(folder).replace("energy, sign: +,", "energy, sign: +, strength: strong,")
    (folder / "crisis.yaml").write_text(own, "utf-8")
    assert use_cases.merge(folder, ["all"]).accepted == ()
    assert crisis(folder) == own


def test_a_removal_of_what_a_person_changed_meanwhile_does_not_wait_any_more(
    folder: Path, ask: Ask
) -> None:
    ask("propose_edit", how="remove", section="ties", name=TIE, note="it says so nowhere")
    own = crisis(folder).replace("assumption: gas", "assumption: pipelines")
    (folder / "crisis.yaml").write_text(own, "utf-8")
    assert use_cases.merge(folder, ["all"]).accepted == ()
    assert crisis(folder) == own


def test_of_two_that_are_called_the_same_neither_is_changed(folder: Path, ask: Ask) -> None:
    tie = "  - {from: algeria, to: spain, kind: energy, sign: +, assumption: gas}\n"
    twice = crisis(folder).replace(tie, tie + tie.replace("gas}", "pipes, since: 2022}"))
    ask("propose_edit", **WEAKER, cites=[cited(folder)])
    (folder / "crisis.yaml").write_text(twice, "utf-8")
    assert use_cases.merge(folder, ["all"]).accepted == ()
    error = ask("propose_edit", **(WEAKER | {"name": f"ties.{TIE}"}), cites=[cited(folder)])
    assert (error["code"], error["what"]) == ("usage", "several elements are called this")


def test_why_stays_with_an_element_that_has_no_place_for_it(folder: Path, ask: Ask) -> None:
    value = {"name": "Kingdom of Morocco", "assumption": "its own name"}
    ask("propose_edit", how="change", section="actors", name="morocco", value=value)
    ask(
        "propose_edit",
        section="actors",
        name="france",
        value={"name": "France", "assumption": "it mediates"},
    )
    merging = open_merge(folder)
    assert {one.note for one in merging.draft.proposed} == {"its own name", "it mediates"}


def test_a_change_that_was_spoilt_by_hand_is_shown_as_such_among_the_others(
    folder: Path, ask: Ask
) -> None:
    ask("propose_edit", **WEAKER, cites=[cited(folder)])
    draft = folder / "draft.yaml"
    draft.write_text(draft.read_text("utf-8").replace("weak", "mighty"), "utf-8")
    merging = open_merge(folder)
    assert merging.effect(merging.waiting[0])[0].startswith("it cannot be made as it stands: ")
    assert "cannot be made" in "\n".join(merging.card())
    merged = use_cases.merge(folder, ["all"])
    assert len(merged.refused) == 1
    assert "mighty" not in crisis(folder)


def test_a_change_goes_on_beside_what_a_person_changed_elsewhere_in_the_element(
    folder: Path, ask: Ask
) -> None:
    ask("propose_edit", **WEAKER, cites=[cited(folder)])
    own = crisis(folder).replace("assumption: gas", "assumption: pipelines")
    (folder / "crisis.yaml").write_text(own, "utf-8")
    assert use_cases.merge(folder, ["all"]).accepted == (CHANGED,)
    assert "assumption: pipelines, strength: weak" in crisis(folder)


def test_what_a_person_did_not_want_is_not_proposed_again_but_something_else_is(
    folder: Path, ask: Ask
) -> None:
    claim = cited(folder)
    ask("propose_edit", **WEAKER, cites=[claim])
    again = ask("propose_edit", **WEAKER, cites=[claim])
    assert (again["code"], again["what"]) == (
        "already-proposed", "this waits in the draft already",
    )  # fmt: skip
    use_cases.merge(folder, reject=[CHANGED])
    again = ask("propose_edit", **WEAKER, cites=[claim])
    assert again["what"] == "a person did not want this change"
    ask("propose_edit", **(WEAKER | {"value": {"strength": "strong"}}), cites=[claim])
    assert use_cases.merge(folder, ["all"]).accepted == (CHANGED,)
    assert "strength: strong" in crisis(folder)


def test_a_draft_made_anew_keeps_changes(folder: Path, ask: Ask) -> None:
    ask("propose_edit", **WEAKER, cites=[cited(folder)])
    use_cases.draft(folder)
    assert use_cases.merge(folder).proposed == {CHANGED: "assistant:mcp"}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"section": "priorities"}, "usage"),
        ({"name": "spain-algeria-energy"}, "unknown-element"),
        ({"name": ""}, "unknown-element"),
        ({"name": "../ties"}, "unknown-element"),
        ({"value": {"strength": "mighty"}}, "crisis-invalid"),
        ({"value": {"colour": "red"}}, "crisis-invalid"),
        ({"value": {"from": None}}, "crisis-invalid"),
        ({"value": {"sign": "+"}, "cites": [], }, "ungrounded"),
        ({"value": {}, "assumption": True}, "usage"),
        ({"cites": ["c-0000000000"]}, "unknown-claim"),
        ({"how": "remove"}, "usage"),
        ({"how": "remove", "value": {}, "cites": [], "note": " "}, "ungrounded"),
        ({"how": "replace"}, "usage"),
        ({"value": {"assumption": "x" * 10_000}}, "proposal-too-large"),
    ],
)  # fmt: skip
def test_a_change_that_does_not_fit_is_refused_with_what_to_do(
    folder: Path, ask: Ask, wrong: dict[str, Any], code: str
) -> None:
    told = WEAKER | {"cites": [cited(folder)]} | wrong
    error = ask("propose_edit", **told)
    assert error["code"] == code, error["message"]
    assert not (folder / "draft.yaml").exists()


def test_a_change_that_changes_nothing_says_so(folder: Path, ask: Ask) -> None:
    same = {"value": {"sign": "+", "assumption": "gas"}}
    assert ask("propose_edit", **(WEAKER | same))["code"] == "already-proposed"


def test_elements_of_every_kind_of_place_are_changed(folder: Path, ask: Ask) -> None:
    claim = [cited(folder)]
    for section, name, value, left in (
        ("actors", "morocco", {"name": "Kingdom of Morocco"}, "{name: Kingdom of Morocco, aliases"),
        ("options", "spain.side", {"text": "Side openly"}, "{text: Side openly, now: no"),
        ("treaties", "gas", {"signed": "2022-05-02"}, "signed: 2022-05-02"),
        ("red_lines", "gas_line", {"said_by": "Attar"}, "said_by: Attar"),
        ("scenarios", "spain_sides", {"text": "Spain openly sides"}, "text: Spain openly sides"),
    ):
        told = {"section": section, "name": name, "value": value, "cites": claim}
        made = ask("propose_edit", how="change", **told)["facts"]
        assert use_cases.merge(folder, [made["element"]]).refused == ()
        assert left in crisis(folder)
