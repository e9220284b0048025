"""A what-if as a person plays it: in words, beside others, saved as a scenario."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tightrope.analysis.strategy import StrategyReport
from tightrope.app.gathered.gather import Gathered
from tightrope.app.result import Result
from tightrope.app.results import WhatIf
from tightrope.app.store.folder import Folder, read_text
from tightrope.app.store.lock import signature
from tightrope.app.workbench.modelling import edit_model
from tightrope.crisis import CrisisModel, apply_change, apply_scenario, parse_change
from tightrope.crisis.edit import Edit
from tightrope.errors import UsageMistake, counted
from tightrope.words import ByName, render
from tightrope.words.differences import SUBJECTS, expected_otherwise
from tightrope.words.differing import DiffRow, diff_rows, head_of
from tightrope.words.facts import concept_of
from tightrope.words.only_held import only_held


@dataclass(frozen=True, slots=True)
class Played:
    """One difference in words."""

    subject: str
    """What it belongs to: what is expected, who stands with whom, what follows, …"""
    what: str
    """What differs."""
    before: str
    """How it was in the base."""
    after: str
    """How it is after the changes."""
    cites: tuple[str, ...]
    """The claims it rests on."""
    assumptions: tuple[str, ...]
    """The assumptions it rests on."""
    is_size: bool
    """Whether it only counts states."""
    concept: str
    """The stability concept that it speaks of; empty: none."""


@dataclass(frozen=True, repr=False)
class PlayedWhatIf(Result):
    """The difference that some changes make, in words."""

    schema = "played/1"
    frame_of = "differences"
    changed: tuple[str, ...]
    """The changes, in words."""
    effect: str
    """The words "no effect", how many differences there are, or that only counts of states differ."""
    is_size_only: bool
    """Whether only counts of states differ, so that nothing is to be expected otherwise."""
    expected: str
    """What is to be expected otherwise, in a sentence."""
    differences: tuple[Played, ...]
    """Each difference."""
    of_day: str
    """A sentence where the file does not speak for the date asked; empty: it does."""
    only_held: str
    """Where only what is expected anyway is held: that what differs comes of holding it; else empty."""


_ONLY_SIZES = "no effect on what is to be expected; only counts of states differ"


def play(
    found: WhatIf, changes: Sequence[str], model: CrisisModel, of_day: str = ""
) -> PlayedWhatIf:
    """Gives the what-if of some changes in words, by the names of the model."""
    names = ByName(model)
    rows = diff_rows(found.differences, found.held, headed=True)
    told = tuple(_played(one, names) for one in rows)
    options = model.option_names
    held = [option for option in found.held if option in options]
    unminded = [option for option in options if names.is_uncared(option)]
    is_size_only = bool(told) and all(one.is_size for one in told)
    return PlayedWhatIf(
        tuple(names.change(text) for text in changes),
        _ONLY_SIZES if is_size_only else counted(len(told), "difference") if told else found.effect,
        is_size_only,
        render(expected_otherwise(found.differences, len(options), held, unminded), names),
        told,
        of_day,
        render(only_held(found.only_held), names) if found.only_held else "",
    )


def _played(row: DiffRow, names: ByName) -> Played:
    key = row.of[0].key
    grounds = [one.grounds for one in row.of]
    return Played(
        SUBJECTS.get(key.kind, "Else"),
        head_of(row, names),
        render(row.before, names),
        render(row.after, names),
        tuple(dict.fromkeys(claim for one in grounds for claim in one.cites)),
        tuple(dict.fromkeys(text for one in grounds for text in one.assumptions)),
        all(one.is_size for one in row.of),
        concept_of(key),
    )


@dataclass(frozen=True, slots=True)
class Column:
    """One way to look at the crisis: a scenario, or some changes, or the base."""

    title: str
    """What heads it."""
    forecast: Mapping[str, str | None]
    """Option -> the level that is expected; null: open."""
    holds: bool | None
    """Whether today's situation holds; null: not told."""


@dataclass(frozen=True, slots=True)
class SideRow:
    """An option under every column."""

    option: str
    """The option."""
    owner: str
    """Who has it, by name."""
    text: str
    """What it is, in words."""
    levels: tuple[str, ...]
    """What is expected in each column; empty: open."""


@dataclass(frozen=True, repr=False)
class SideBySide(Result):
    """What is expected of each option in several ways to look at the crisis."""

    schema = "side-by-side/1"
    frame_of = "rows"
    columns: tuple[str, ...]
    """What heads each column, the base first."""
    holds: tuple[bool | None, ...]
    """Whether today's situation holds, by column."""
    rows: tuple[SideRow, ...]
    """The options."""


def side_by_side(
    base: Gathered, scenarios: Sequence[str], changes: Sequence[str], others: Mapping[str, Gathered]
) -> SideBySide:
    """Gives the base beside scenarios, a what-if and the crisis at other dates (by what heads them).

    Raises UnknownScenario or ChangeMistake.
    """
    model = base.model
    columns = [_column("as it stands", base.changed(model, shares=False).strategy)]
    for name in scenarios:
        changed = base.changed(apply_scenario(model, name), shares=False)
        columns.append(_column(model.scenarios[name].text or name, changed.strategy))
    if changes:
        changed = base.changed(_with_changes(model, changes), shares=False)
        columns.append(_column("what if", changed.strategy))
    columns += [
        _column(title, other.changed(other.model, shares=False).strategy)
        for title, other in others.items()
    ]
    names = ByName(model)
    rows = tuple(
        SideRow(
            option,
            names.name(option.partition(".")[0]),
            names.text(option),
            tuple(column.forecast.get(option) or "" for column in columns),
        )
        for option in model.option_names
    )
    return SideBySide(tuple(c.title for c in columns), tuple(c.holds for c in columns), rows)


def _column(title: str, found: StrategyReport | None) -> Column:
    if found is None:
        return Column(title, {}, None)
    return Column(title, found.forecast, found.status_quo.equilibrium.get("seq"))


def _with_changes(model: CrisisModel, changes: Sequence[str]) -> CrisisModel:
    for text in changes:
        model = apply_change(model, parse_change(text, model))
    return model


@dataclass(frozen=True, repr=False)
class Saved(Result):
    """A what-if that stands in the crisis file as a scenario."""

    schema = "saved/1"
    scenario: str
    """What the scenario is called."""


def save_scenario(
    folder: Folder,
    model: CrisisModel,
    name: str,
    text: str,
    changes: Sequence[str],
    by: str = "",
    browser: str = "",
) -> Saved:
    """Puts a what-if into crisis.yaml as a scenario, as an edit of a person that can be undone.

    Raises UsageMistake for a name that is no id or is taken, and for a change that no scenario
    can hold (a weight, a strength, a statement dropped or added); what `edit_model` raises.
    """
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,40}", name) or name in model.scenarios:
        taken = "is taken" if name in model.scenarios else "is no id"
        allowed = "small letters, figures and _, such as strike_in_march"
        raise UsageMistake(f"this name of a scenario {taken}", value=name, allowed=allowed)
    assume: dict[str, bool | str] = {}
    reorder: list[dict[str, str]] = []
    for told in changes:
        change = parse_change(told, model)
        if change.verb == "hold" and change.other is not None:
            levels = model.levels(change.what) if change.what in model.option_names else ()
            assume[change.what] = change.other == "yes" if levels == ("no", "yes") else change.other
        elif change.verb == "raise" and change.other is not None:
            reorder.append({"by": change.actor, "raise": change.what, "above": change.other})
        else:
            raise UsageMistake(
                "a scenario cannot hold this change", value=told,
                hint="it holds levels; change weights, strengths and lines in the model itself",
            )  # fmt: skip
    user, _ = signature()
    value: dict[str, object] = {"text": text.strip() or name.replace("_", " "), "assume": assume}
    if reorder:
        value["reorder"] = reorder
    value["assumption"] = f"Saved from a what-if by {by or user or 'somebody'}"
    added = Edit("add", ("scenarios", name), value)
    edit_model(folder, read_text(folder.crisis), [added], by=by, browser=browser)
    return Saved(name)
