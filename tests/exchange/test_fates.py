"""No key of the model is dropped in silence: each has a fate in every format, and what is left out is said."""

from __future__ import annotations

import json

import pytest

from tightrope.app import use_cases
from tightrope.app.files.model_export import FORMS
from tightrope.crisis.elements import types_in
from tightrope.crisis.model import CrisisModel
from tightrope.exchange.fates import Fates, Left, fate_of, left_out
from tightrope.exchange.model_fates import FATES

TYPES = types_in(CrisisModel)


def keys_with_fates(fates: Fates) -> tuple[str, ...]:
    """Gives every key that a table must name: all sections, and the keys of elements in those held."""
    sections = CrisisModel.model_fields
    held = [field.annotation for name, field in sections.items() if fates.get(name) == "held"]
    inner = {kind.__name__: kind for one in held for kind in types_in(one).values()}
    keys = (f"{name}.{key}" for name, kind in inner.items() for key in kind.model_fields)
    return (*sections, *keys)


@pytest.mark.parametrize("what", FATES, ids="-".join)
def test_every_key_of_the_model_is_held_said_or_no_part_of_it(what):
    fates = FATES[what]
    for key in keys_with_fates(fates):
        fate_of(key, fates)  # KeyError: nobody has said what becomes of it


@pytest.mark.parametrize("what", FATES, ids="-".join)
def test_no_fate_is_of_a_key_that_there_is_not(what):
    for key in FATES[what]:
        kind, _, name = key.rpartition(".")
        kinds = TYPES.values() if kind == "*" else [TYPES[kind or "CrisisModel"]]
        assert any(name in one.model_fields for one in kinds), key


def test_every_format_has_its_fates():
    assert {(what, form) for what, forms in FORMS.items() for form in forms} <= FATES.keys()


def test_a_key_that_no_table_names_is_a_mistake():
    fates = {key: fate for key, fate in FATES["ties", "csv"].items() if key != "Tie.note"}
    with pytest.raises(KeyError):
        [fate_of(key, fates) for key in keys_with_fates(fates)]


GAME = """title: A weir
actors:
  up: {name: Upper Town}
  low: {name: Lower Town, aliases: [Low]}
options:
  up: {open: {text: Open, now: no, assumption: A}}
  low: {sue: {text: Sue, levels: [quiet, loud], now: quiet, assumption: A}}
priorities:
  up: [{want: not low.sue >= loud, assumption: A}]
  low: [{want: up.open, firm: no, assumption: A}]
"""
MORE = {
    "unknown_preferences": ("unknown_preferences: {up: [{between: up.open, and: not up.open, assumption: A}]}\n",
                            "what of preferences is unknown"),
    "pictures": ("pictures: {up: {unseen: [low.sue], assumption: A}}\n", "sees the conflict otherwise"),
    "scenarios": ("scenarios: {s: {assume: {up.open: yes}, assumption: A}}\n", "scenarios"),
}  # fmt: skip


@pytest.fixture
def weir(tmp_path):
    def made(more=""):
        folder = tmp_path / "w"
        if not folder.exists():
            use_cases.init(folder)
        (folder / "crisis.yaml").write_text(GAME + more, "utf-8")
        return folder

    return made


@pytest.mark.parametrize("form", ["gmcr", "nfg"])
@pytest.mark.parametrize("section", MORE)
def test_what_makes_it_another_game_is_said_beside_the_file_and_in_it(weir, section, form):
    text, words = MORE[section]
    plain = use_cases.export_model(weir(), "conflict", form)
    assert not any(words in remark for remark in plain.remarks)
    made = use_cases.export_model(weir(text), "conflict", form)
    assert any(words in remark for remark in made.remarks)
    assert words in made.text


def test_names_of_two_levels_and_lines_that_are_not_firm_are_said(weir):
    made = use_cases.export_model(weir(), "conflict", "gmcr")
    assert "names of levels, which are no and yes there" in made.remarks
    assert "statements in words, and which are firm or dormant" in made.remarks
    assert json.loads(made.text)["leftOut"] == list(made.remarks)
    model = CrisisModel.model_validate({"title": "T", "actors": {}})
    assert left_out(model, FATES["conflict", "gmcr"]) == ()


def test_players_have_their_names_in_a_normal_form(weir):
    assert '{ "Upper Town" "Lower Town" }' in use_cases.export_model(weir(), "conflict", "nfg").text


def test_a_fate_may_hang_on_the_element():
    fate = FATES["conflict", "gmcr"]["Option.levels"]
    assert isinstance(fate, Left)
    assert fate.when is not None
