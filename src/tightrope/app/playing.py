"""A what-if as a person plays it: what it changes in words, each difference with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from tightrope.app.result import Result
from tightrope.app.results import WhatIf
from tightrope.crisis import CrisisModel
from tightrope.words import ByName, render
from tightrope.words.differences import SUBJECTS, expected_otherwise
from tightrope.words.facts import about, value_words


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


@dataclass(frozen=True, repr=False)
class PlayedWhatIf(Result):
    """The difference that some changes make, in words."""

    schema = "played/1"
    frame_of = "differences"
    changed: tuple[str, ...]
    """The changes, in words."""
    effect: str
    """The words "no effect", or how many differences there are."""
    is_size_only: bool
    """Whether only counts of states differ, so that nothing is to be expected otherwise."""
    expected: str
    """What is to be expected otherwise, in a sentence."""
    differences: tuple[Played, ...]
    """Each difference."""


def play(found: WhatIf, model: CrisisModel) -> PlayedWhatIf:
    """Gives a what-if in words, by the names of the model."""
    names = ByName(model)
    told = tuple(
        Played(
            SUBJECTS.get(one.key.kind, "Else"),
            render(about(one.key), names),
            render(value_words(one.before), names),
            render(value_words(one.after), names),
            tuple(one.grounds.cites),
            tuple(one.grounds.assumptions),
        )
        for one in found.differences
    )
    points = len(model.option_names)
    return PlayedWhatIf(
        tuple(names.change(text) for text in found.changed),
        found.effect,
        bool(told) and all(one.is_size for one in found.differences),
        render(expected_otherwise(found.differences, points), names),
        told,
    )


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that can be changed at a touch, with its values; the change is `id=value`."""

    id: str
    """An option or an indicator."""
    group: str
    """Who has the option; empty for an indicator."""
    text: str
    """What it is, in words."""
    values: tuple[str, ...]
    """The levels it can be put at."""
    now: str | None
    """The level it is at; null: not told."""


@dataclass(frozen=True, repr=False)
class Chips(Result):
    """What a what-if can change at a touch."""

    schema = "chips/1"
    frame_of = "chips"
    chips: tuple[Chip, ...]
    """Options and indicators."""
    scenarios: dict[str, str]
    """Scenario -> what it says."""
    actors: dict[str, str]
    """Actor -> its name."""
    as_of: str | None
    """The date the model stands at."""


def chips_of(model: CrisisModel) -> Chips:
    """Gives the options and indicators of a model, each with the levels it can be put at."""
    names = ByName(model)
    options = [
        Chip(id_, id_.partition(".")[0], names.text(id_), model.levels(id_), names.now(id_))
        for id_ in model.option_names
    ]
    held = [
        Chip(id_, "", one.name or id_, ("low", "normal", "high"), None)
        for id_, one in model.indicators.items()
    ]
    return Chips(
        (*options, *held),
        {name: one.text or name for name, one in model.scenarios.items()},
        {name: one.name for name, one in model.actors.items()},
        str(model.as_of) if model.as_of else None,
    )
