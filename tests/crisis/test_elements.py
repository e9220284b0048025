"""One walk over the model: what a type says is checked, compared, described, and led back to grounds."""

from __future__ import annotations

import pytest
from pydantic import Field

from tests.crisis.examples import HARBOUR, harbour_with
from tightrope.crisis import CrisisFile, CrisisModel, check_crisis, parse_crisis
from tightrope.crisis.elements import elements, mentions, need_grounds, types_in
from tightrope.crisis.errors import CrisisInvalid
from tightrope.crisis.model import Treaty
from tightrope.crisis.parts.atoms import ActorId, FormulaText, Grounded, OptionId
from tightrope.crisis.read import read_typed
from tightrope.crisis.schema import json_schema, key_sentences, keys_of
from tightrope.dates import PartialDate
from tightrope.words.edits import diff_models


class Rumour(Grounded):
    """What is whispered."""

    about: ActorId
    """Whom it is about."""
    if_: FormulaText | None = Field(default=None, alias="if")
    """When it would matter."""
    puts: OptionId | None = None
    """What it speaks of."""
    since: PartialDate | None = None
    """From when."""
    until: PartialDate | None = None
    """Until when."""
    text: str = ""
    """What is whispered."""


class WithRumours(CrisisModel):
    """A crisis file with a section that the program never saw."""

    rumours: tuple[Rumour, ...] = ()
    """What is whispered of whom."""


def with_rumour(rumour: str) -> CrisisFile:
    text = f"{HARBOUR}rumours:\n  - {rumour}\n"
    read = read_typed(text, "crisis.yaml", WithRumours, CrisisInvalid)
    return CrisisFile(read.value, read.name, read.lines, text)


@pytest.mark.parametrize(
    ("rumour", "check"),
    [
        ("{about: nort, assumption: x}", "unknown-actor"),
        ("{about: north, if: south.amr, assumption: x}", "bad-formula"),
        ("{about: north, puts: south.amr, assumption: x}", "unknown-option"),
        ("{about: north, since: 2025, until: 2024, assumption: x}", "order-of-dates"),
        ("{about: north}", "no-grounds"),
        ("{about: north, cites: [c-1]}", "unknown-claim"),
    ],
)
def test_a_new_type_of_element_is_checked_without_a_new_check(rumour: str, check: str) -> None:
    line = HARBOUR.count("\n") + 2
    found = check_crisis(with_rumour(rumour), claims=[])
    assert [(f.check, f.where) for f in found] == [(check, f"crisis.yaml:{line}")]


def test_a_new_type_of_element_is_compared_described_and_led_back_to_its_grounds() -> None:
    before = with_rumour("{about: north, assumption: Heard}").model
    after = with_rumour("{about: south, assumption: Heard}").model
    assert diff_models(before, after) == (
        "rumour removed: about 'north'",
        "rumour added: about 'south'",
    )
    described = json_schema(WithRumours)["$defs"]["Rumour"]["properties"]
    assert described["about"]["description"] == "Whom it is about."
    assert described["cites"]["description"].startswith("Ids of the accepted claims")
    (listed,) = [one for one in need_grounds(before) if one.path[0] == "rumours"]
    assert (listed.kind, listed.assumption, listed.rests_on) == ("rumour", "Heard", "assumption")


def test_every_key_of_every_type_of_the_file_has_its_sentence() -> None:
    kinds = types_in(CrisisModel)
    assert len(kinds) > 20
    for kind in kinds.values():
        said = key_sentences(kind)
        assert set(said) == set(keys_of(kind)), kind.__name__
        assert all(text.endswith(".") for text in said.values()), kind.__name__


def test_every_element_of_the_file_is_met_once_with_its_place() -> None:
    file = parse_crisis(HARBOUR)
    placed = list(elements(file.model))
    assert len({p.path for p in placed}) == len(placed)
    assert {p.kind for p in placed} == {
        "actor", "alignment settings", "dynamics settings", "tie", "treaty", "obligation", "option", "rule", "statement", "red line",
        "indicator", "effect", "event", "move", "scenario", "raise",
    }  # fmt: skip
    clause = next(p for p in placed if p.kind == "obligation")
    assert clause.path == ("treaties", "tolls", "obliges", 1)
    assert isinstance(clause.within, Treaty)
    assert file.where(*clause.path) == "crisis.yaml:21"
    assert clause.rests_on == "assumption"
    assert not clause.cites


def test_a_clause_of_a_treaty_without_grounds_needs_its_own() -> None:
    text = harbour_with('    assumption: "Read"\n', "")
    told = [f for f in check_crisis(parse_crisis(text)) if f.check == "no-grounds"]
    assert [f.where for f in told] == ["crisis.yaml:16", "crisis.yaml:20"]


def test_what_the_file_names_is_found_by_kind() -> None:
    model = parse_crisis(HARBOUR).model
    named = {m.text for m in mentions(model, "actor")}
    assert named == {"north", "south", "league"}
    formulas = [m.path for m in mentions(model, "formula")]
    assert ("treaties", "tolls", "obliges", 1, "forbids") in formulas
    assert ("scenarios", "war", "reorder", 0, "raise") in formulas
    held = [(m.text, m.value) for m in mentions(model, "held")]
    assert held == [("north.arm", True)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: The harbour quarrel", "title: The quarrel", "title: "),
        ("title: The harbour quarrel", "title: The harbour quarrel\nfocal: north", "focal: nothing becomes 'north'"),
        ("indicators: {trade", "energy_shocks: {cut: {world: 100, lost: 2, assumption: x}}\nindicators: {trade", "energy shock cut is added"),
        ("indicators: {trade", "offers: [{by: north, to: south, if: not south.arm, then: not north.arm}]\nindicators: {trade", "offer added: by 'north'"),
        ("effects: [{", "effects: [{from: south.close, to: trade, sign: '-', assumption: Known}, {", "effects: the same in another order or number"),
    ],
)  # fmt: skip
def test_no_section_is_left_out_of_a_difference(old: str, new: str, told: str) -> None:
    before, after = parse_crisis(HARBOUR).model, parse_crisis(harbour_with(old, new)).model
    assert any(line.startswith(told) for line in diff_models(before, after))
