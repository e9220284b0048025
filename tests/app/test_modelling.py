"""The crisis file shaped at a screen: patched, merged with another's edits, undone and done again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tightrope.app.errors import BadJournal, CannotTakeBack, EditsClash
from tightrope.app.store.folder import Folder, init_folder
from tightrope.app.workbench.modelling import (
    edit_model,
    edits_from,
    merge_two,
    try_edits,
    turn_model,
)
from tightrope.app.workbench.shaping import _path, place_findings, shape_model
from tightrope.crisis.errors import CrisisInvalid, CrisisNotYaml
from tightrope.errors import UsageMistake
from tightrope.findings import Finding

CRISIS = """\
# our own file
title: The strait
as_of: 2031-06-01
actors:
  freedonia: {name: Freedonia, aliases: [the Freedonians]}  # the smaller one
  sylvania: {name: Sylvania}
  trentino: {name: Trentino}
ties:
  - {from: freedonia, to: sylvania, sign: "-", assumption: as told}
  # friends of old
  - {from: sylvania, to: trentino, sign: +, assumption: as told}
options:
  freedonia:
    close: {text: Close the strait, now: no, assumption: as told}
  sylvania:
    attack: {text: Attack Freedonia, now: no, assumption: as told}
    levels: {text: Arm itself, levels: [none, some, all], now: none, assumption: as told}
rules:
  - {never: sylvania.attack and sylvania.levels >= all, because: too much, assumption: as told}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = init_folder(tmp_path / "w")
    made.crisis.write_text(CRISIS, "utf-8")
    return made


def edits(*said: dict[str, Any]) -> Any:
    return edits_from(said)


def named(actor: str, name: str) -> Any:
    return edits({"how": "set", "path": ["actors", actor, "name"], "value": name})


def text(folder: Folder) -> str:
    return folder.crisis.read_text("utf-8")


def tie(start: str, end: str) -> dict[str, str]:
    return {"from": start, "to": end, "sign": "+", "assumption": "as told"}


def test_an_edit_changes_its_words_and_no_others(folder: Folder) -> None:
    made = edit_model(folder, CRISIS, named("freedonia", "Freedonia Land"))
    assert text(folder) == CRISIS.replace("name: Freedonia,", "name: Freedonia Land,") == made.text
    assert made.what == ("actor freedonia: name 'Freedonia' becomes 'Freedonia Land'",)
    assert not made.merged


def test_an_edit_that_check_refuses_is_told_and_not_written(folder: Folder) -> None:
    wrong = edits({"how": "set", "path": ["ties", 0, "to"], "value": "sylvnia"})
    tried = try_edits(folder, CRISIS, wrong)
    assert [one.severity for one in tried.findings] == ["error"]
    with pytest.raises(CrisisInvalid, match="sylvnia"):
        edit_model(folder, CRISIS, wrong)
    assert text(folder) == CRISIS
    assert not folder.journal.exists()


def test_trying_an_edit_counts_the_states_it_leaves_and_writes_nothing(folder: Folder) -> None:
    shaped = shape_model(folder)
    assert shaped.states is not None
    assert (shaped.states.every, shaped.states.left, shaped.states.by_rule) == (12, 10, (2,))
    rule = {"never": "freedonia.close", "assumption": "x"}
    tried = try_edits(folder, CRISIS, edits({"how": "add", "path": ["rules", 1], "value": rule}))
    assert (tried.states.left, tried.states.by_rule) == (5, (1, 5))
    assert tried.words["freedonia.close"] == "Freedonia closes the strait"
    assert text(folder) == CRISIS


def test_a_rule_that_stands_twice_takes_nothing_away_alone(folder: Folder) -> None:
    rule = {"never": "sylvania.attack and sylvania.levels >= all", "assumption": "x"}
    tried = try_edits(folder, CRISIS, edits({"how": "add", "path": ["rules", 1], "value": rule}))
    assert (tried.states.left, tried.states.by_rule) == (10, (0, 0))


def test_undo_gives_the_file_back_to_the_byte_in_a_later_session(folder: Folder) -> None:
    edit_model(folder, CRISIS, edits({"how": "remove", "path": ["ties", 1]}), by="Ada")
    shorter = text(folder)
    assert "trentino, sign" not in shorter
    assert turn_model(folder, "undo", by="Ada").text == CRISIS == text(folder)
    assert turn_model(folder, "redo", by="Ada").text == shorter == text(folder)
    ways = [json.loads(line)["way"] for line in folder.journal.read_text("utf-8").splitlines()]
    assert ways == ["edit", "undo", "redo"]


def test_one_undoes_only_what_is_ones_own(folder: Folder) -> None:
    after = edit_model(folder, CRISIS, named("freedonia", "F"), by="Ada").text
    edit_model(folder, after, named("sylvania", "S"), by="Bob")
    turn_model(folder, "undo", by="Ada")
    assert "name: Freedonia," in text(folder)
    assert "name: S}" in text(folder)
    with pytest.raises(CannotTakeBack, match="nothing of yours"):
        turn_model(folder, "undo", by="Ada")
    history = shape_model(folder, "Bob")
    assert [one.by for one in history.undo] == ["Bob"]
    assert [one.by for one in history.history] == ["Ada", "Bob", "Ada"]


def test_a_new_edit_ends_what_could_be_done_again(folder: Folder) -> None:
    after = edit_model(folder, CRISIS, named("freedonia", "F"), by="Ada").text
    turn_model(folder, "undo", by="Ada")
    edit_model(folder, CRISIS, named("sylvania", "S"), by="Ada")
    assert after != text(folder)
    with pytest.raises(CannotTakeBack):
        turn_model(folder, "redo", by="Ada")


def test_an_edit_whose_place_was_changed_since_cannot_be_undone(folder: Folder) -> None:
    edit_model(folder, CRISIS, named("freedonia", "F"), by="Ada")
    folder.crisis.write_text(text(folder).replace("name: F,", "name: G,"), "utf-8")
    with pytest.raises(CannotTakeBack, match="changed since"):
        turn_model(folder, "undo", by="Ada")
    assert "name: G," in text(folder)


def test_an_edit_is_undone_where_lines_have_moved(folder: Folder) -> None:
    edit_model(folder, CRISIS, named("trentino", "T"), by="Ada")
    folder.crisis.write_text("# one more line\n" + text(folder), "utf-8")
    turn_model(folder, "undo", by="Ada")
    assert text(folder) == "# one more line\n" + CRISIS


def test_two_who_change_other_places_both_find_theirs(folder: Folder) -> None:
    first = edits({"how": "add", "path": ["ties", 0], "value": tie("trentino", "freedonia")})
    edit_model(folder, CRISIS, first, by="Ada")
    second = edits({"how": "set", "path": ["ties", 1, "sign"], "value": "-"})
    made = edit_model(folder, CRISIS, second, by="Bob")
    assert made.merged
    ties = shape_model(folder).data["ties"]
    assert [(one["from"], one["sign"]) for one in ties] == [
        ("trentino", "+"), ("freedonia", "-"), ("sylvania", "-"),
    ]  # fmt: skip


def test_two_who_add_to_one_list_both_find_theirs(folder: Folder) -> None:
    for by, start in (("Ada", "freedonia"), ("Bob", "sylvania")):
        one = {"how": "add", "path": ["ties", 2], "value": tie("trentino", start)}
        edit_model(folder, CRISIS, edits(one), by=by)
    assert len(shape_model(folder).data["ties"]) == 4


def test_two_who_change_one_place_are_asked(folder: Folder) -> None:
    edit_model(folder, CRISIS, named("freedonia", "Ada's"), by="Ada")
    before = text(folder)
    with pytest.raises(EditsClash) as caught:
        edit_model(folder, CRISIS, named("freedonia", "Bob's"), by="Bob")
    assert text(folder) == before
    [clash] = caught.value.to_dict()["error"]["clashes"]
    assert (clash["was"], clash["theirs"], clash["ours"]) == ("Freedonia", "Ada's", "Bob's")
    edit_model(folder, CRISIS, named("freedonia", "Bob's"), by="Bob", over=True)
    assert shape_model(folder).data["actors"]["freedonia"]["name"] == "Bob's"


def test_what_another_took_out_cannot_be_changed_even_if_asked(folder: Folder) -> None:
    edit_model(folder, CRISIS, edits({"how": "remove", "path": ["ties", 0]}), by="Ada")
    wish = edits({"how": "set", "path": ["ties", 0, "sign"], "value": "+"})
    for over in (False, True):
        with pytest.raises(EditsClash):
            edit_model(folder, CRISIS, wish, by="Bob", over=over)


def test_both_who_wish_the_same_are_not_asked(folder: Folder) -> None:
    edit_model(folder, CRISIS, named("freedonia", "F"), by="Ada")
    made = edit_model(folder, CRISIS, named("freedonia", "F"), by="Bob")
    assert made.what == ()


def test_an_element_may_be_written_as_yaml(folder: Folder) -> None:
    told = {"how": "add", "path": ["ties", 2], "yaml": "from: trentino\nto: freedonia\nsign: '-'\n"}
    edit_model(folder, CRISIS, edits({**told, "yaml": told["yaml"] + "assumption: x"}))  # type: ignore[operator]
    assert shape_model(folder).data["ties"][2]["sign"] == "-"
    with pytest.raises(CrisisNotYaml):
        edits({**told, "yaml": "{from: ["})


@pytest.mark.parametrize(
    "said",
    [
        {"how": "move", "path": ["ties"]},
        {"how": "set", "path": []},
        {"how": "set", "path": "ties"},
        {"how": "set", "path": ["ties", -1]},
        {"how": "set", "path": ["ties", True]},
    ],
)
def test_an_edit_told_wrongly_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(UsageMistake):
        edits_from([said])


def test_findings_stand_at_the_place_they_speak_of(folder: Folder) -> None:
    folder.crisis.write_text(CRISIS.replace("to: sylvania,", "to: sylvnia,"), "utf-8")
    wrong = [one for one in shape_model(folder).findings if "sylvnia" in one.finding.message]
    assert [one.path for one in wrong] == [("ties", 0)]
    every = place_findings(folder).findings
    assert wrong[0] in every


def test_a_file_of_wrong_keys_is_shown_with_what_is_wrong(folder: Folder) -> None:
    folder.crisis.write_text(CRISIS + "rulez: []\n", "utf-8")
    shaped = shape_model(folder)
    assert shaped.as_read is None
    assert [one.finding.check for one in shaped.findings] == ["unknown-key"]
    assert shaped.data["title"] == "The strait"


def test_a_line_of_the_journal_that_is_none_is_named(folder: Folder) -> None:
    edit_model(folder, CRISIS, named("freedonia", "F"))
    folder.journal.write_text(folder.journal.read_text("utf-8") + "{}\n", "utf-8")
    with pytest.raises(BadJournal, match=r"edits\.jsonl:2"):
        shape_model(folder)


def test_two_actors_that_are_one_become_one(folder: Folder) -> None:
    made = merge_two(folder, CRISIS, "freedonia", "trentino", by="Ada")
    data = shape_model(folder).data
    assert list(data["actors"]) == ["freedonia", "sylvania"]
    assert data["actors"]["freedonia"]["aliases"] == ["the Freedonians", "Trentino"]
    assert data["ties"][1]["to"] == "freedonia"
    assert "# friends of old" in made.text
    assert turn_model(folder, "undo", by="Ada").text == CRISIS


def test_merging_takes_out_ties_between_the_two(folder: Folder) -> None:
    merge_two(folder, CRISIS, "sylvania", "trentino")
    assert [one["from"] for one in shape_model(folder).data["ties"]] == ["freedonia"]


def test_merging_turns_options_and_the_formulas_that_name_them(folder: Folder) -> None:
    merge_two(folder, CRISIS, "trentino", "sylvania")
    data = shape_model(folder).data
    assert list(data["options"]) == ["freedonia", "trentino"]
    assert data["rules"][0]["never"] == "trentino.attack and trentino.levels >= all"


def test_merging_leaves_levels_and_indicators_that_are_spelt_like_the_actor(folder: Folder) -> None:
    more = (
        "indicators:\n  sylvania: {name: Its standing}\n"
        "effects:\n"
        "  - {from: sylvania.levels >= all, to: sylvania, sign: +, assumption: x}\n"
        "  - {from: sylvania, to: sylvania, sign: '-', assumption: x}\n"
    )
    folder.crisis.write_text(CRISIS + more, "utf-8")
    merge_two(folder, text(folder), "trentino", "sylvania")
    effects = shape_model(folder).data["effects"]
    assert [(one["from"], one["to"]) for one in effects] == [
        ("trentino.levels >= all", "sylvania"),
        ("sylvania", "sylvania"),
    ]


def test_merging_takes_out_what_one_of_the_two_asks_of_the_other(folder: Folder) -> None:
    asked = (
        "demands:\n"
        "  - {by: trentino, of: sylvania, wants: not sylvania.attack, assumption: x}\n"
        "  - {by: freedonia, of: sylvania, wants: not sylvania.attack, assumption: x}\n"
    )
    folder.crisis.write_text(CRISIS + asked, "utf-8")
    merge_two(folder, text(folder), "trentino", "sylvania")
    (left,) = shape_model(folder).data["demands"]
    assert (left["by"], left["of"], left["wants"]) == (
        "freedonia",
        "trentino",
        "not trentino.attack",
    )


def test_merging_keeps_one_of_two_in_a_list_and_the_order_of_the_rest(folder: Folder) -> None:
    pact = "treaties:\n  pact: {parties: [trentino, sylvania, freedonia], assumption: x}\n"
    lines = "priorities:\n  trentino: [{want: not freedonia.close, assumption: x}]\n"
    folder.crisis.write_text(CRISIS + pact + lines, "utf-8")
    merge_two(folder, text(folder), "freedonia", "trentino")
    data = shape_model(folder).data
    assert data["treaties"]["pact"]["parties"] == ["sylvania", "freedonia"]
    assert data["priorities"] == {"freedonia": [{"want": "not freedonia.close", "assumption": "x"}]}
    assert "trentino" not in text(folder)


def test_merging_puts_one_in_the_place_of_the_other_in_a_list_that_has_but_one(
    folder: Folder,
) -> None:
    pact = "treaties:\n  pact: {parties: [trentino, sylvania], assumption: x}\n"
    folder.crisis.write_text(CRISIS + pact, "utf-8")
    merge_two(folder, text(folder), "freedonia", "trentino")
    assert shape_model(folder).data["treaties"]["pact"]["parties"] == ["freedonia", "sylvania"]


@pytest.mark.parametrize(
    ("kept", "gone", "said"),
    [("freedonia", "zembla", "no such actor"), ("freedonia", "freedonia", "merged with itself")],
)
def test_only_two_that_there_are_can_be_merged(
    folder: Folder, kept: str, gone: str, said: str
) -> None:
    with pytest.raises(UsageMistake, match=said):
        merge_two(folder, CRISIS, kept, gone)
    assert text(folder) == CRISIS


def test_two_that_both_have_options_are_not_merged(folder: Folder) -> None:
    with pytest.raises(UsageMistake, match="own options"):
        merge_two(folder, CRISIS, "freedonia", "sylvania")
    assert text(folder) == CRISIS


@pytest.mark.parametrize(
    ("where", "path"),
    [
        ("crisis.yaml:3", ("actors",)),
        ("crisis.yaml:4", ("actors", "a")),
        ("crisis.yaml:5", ("actors", "a", "ids")),
        ("crisis.yaml:6", ("actors", "a", "ids", "iso3")),  # the innermost that begins before it
        ("crisis.yaml:1", ()),
        ("crisis.yaml", ()),
        ("sources.yaml:4", ()),
        ("crisis.yaml:x", ()),
    ],
)
def test_a_finding_belongs_to_what_begins_at_its_line_or_before(where: str, path: Any) -> None:
    lines: Any = {(): 1, ("actors",): 2, ("actors", "a", "ids"): 5, ("actors", "a"): 4}
    lines["actors", "a", "ids", "iso3"] = 5
    assert _path(Finding("c", "error", where, "m"), lines, "crisis.yaml") == path
