"""Where in a crisis model actors, options, formulas and grounds stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tightrope.crisis.levels import is_formula
from tightrope.crisis.model import CrisisModel, Obligation
from tightrope.crisis.yaml_tree import KeyPath

__all__ = ["actor_names", "assignments", "elements", "formulas"]


_PAIRS = (
    ("ties", "from_", "to"),
    ("dependence", "of", "on"),
    ("red_lines", "by", "against"),
)


def actor_names(model: CrisisModel) -> Iterator[tuple[KeyPath, str]]:
    """Gives every place that names an actor, with the name."""
    if model.focal is not None:
        yield ("focal",), model.focal
    for section, *keys in _PAIRS:
        for index, element in enumerate(getattr(model, section)):
            for key in keys:
                yield (section, index, key), getattr(element, key)
    yield from _treaty_actors(model)
    for section in ("options", "priorities", "interests"):
        for actor in getattr(model, section):
            yield (section, actor), actor
    yield from _event_and_scenario_actors(model)
    for name, indicator in model.indicators.items():
        for key in ("good_for", "bad_for"):
            for place, actor in enumerate(getattr(indicator, key)):
                yield ("indicators", name, key, place), actor


def _event_and_scenario_actors(model: CrisisModel) -> Iterator[tuple[KeyPath, str]]:
    for index, event in enumerate(model.events):
        for place, actor in enumerate(event.actors):
            yield ("events", index, "actors", place), actor
    for name, scenario in model.scenarios.items():
        for index, change in enumerate(scenario.reorder):
            yield ("scenarios", name, "reorder", index, "by"), change.by


def _treaty_actors(model: CrisisModel) -> Iterator[tuple[KeyPath, str]]:
    for name, treaty in model.treaties.items():
        for place, party in enumerate(treaty.parties):
            yield ("treaties", name, "parties", place), party
        for place, clause in enumerate(treaty.obliges):
            if isinstance(clause, Obligation):
                for key, actor in (("by", clause.by), ("to", clause.to)):
                    if actor is not None:
                        yield ("treaties", name, "obliges", place, key), actor


def assignments(model: CrisisModel) -> Iterator[tuple[KeyPath, str, bool | str]]:
    """Gives every place that puts an option or an indicator at a level, as the file has them."""
    held: Iterator[tuple[KeyPath, Mapping[str, bool | str]]] = (
        (("scenarios", name, key), getattr(scenario, key))
        for name, scenario in model.scenarios.items()
        for key in ("assume", "expect")
    )
    placebos = (
        (("expect_signs", index, "move"), placebo.move)
        for index, placebo in enumerate(model.expect_signs)
    )
    for path, levels in (*held, *placebos):
        for option, level in levels.items():
            yield (*path, option), option, level
    for index, event in enumerate(model.events):
        for option, level in event.moves.items():
            yield ("events", index, "moves", option), option, level


def formulas(model: CrisisModel) -> Iterator[tuple[KeyPath, str]]:
    """Gives every formula of the file as text."""
    for keys, text in _formula_places(model):
        if text is not None:
            yield keys, text


def _formula_places(model: CrisisModel) -> Iterator[tuple[KeyPath, str | None]]:
    for index, rule in enumerate(model.rules):
        yield ("rules", index, "never"), rule.never
        yield ("rules", index, "always"), rule.always
    for actor, statements in model.priorities.items():
        for index, statement in enumerate(statements):
            yield ("priorities", actor, index, "want"), statement.want
    for index, line in enumerate(model.red_lines):
        yield ("red_lines", index, "if"), line.if_
        yield ("red_lines", index, "then"), line.then
    yield from _cause_formulas(model)
    for name, treaty in model.treaties.items():
        for index, clause in enumerate(treaty.obliges):
            if isinstance(clause, Obligation):
                yield ("treaties", name, "obliges", index, "if"), clause.if_
                yield ("treaties", name, "obliges", index, "requires"), clause.requires
                yield ("treaties", name, "obliges", index, "forbids"), clause.forbids
    for name, scenario in model.scenarios.items():
        for index, change in enumerate(scenario.reorder):
            yield ("scenarios", name, "reorder", index, "raise"), change.raise_
            yield ("scenarios", name, "reorder", index, "above"), change.above


def _cause_formulas(model: CrisisModel) -> Iterator[tuple[KeyPath, str | None]]:
    for index, effect in enumerate(model.effects):
        if is_formula(effect.from_):
            yield ("effects", index, "from"), effect.from_
        yield ("effects", index, "if"), effect.if_
    for name, shock in model.energy_shocks.items():
        yield ("energy_shocks", name, "if"), shock.if_


def elements(model: CrisisModel) -> Iterator[tuple[KeyPath, str, tuple[str, ...], str | None]]:
    """Gives every element that should rest on something: place, kind, `cites`, `assumption`."""
    lists = (
        ("ties", "tie"),
        ("dependence", "dependence"),
        ("rules", "rule"),
        ("red_lines", "red line"),
        ("effects", "effect"),
        ("expect_signs", "placebo"),
        ("events", "event"),
    )
    for section, kind in lists:
        for index, element in enumerate(getattr(model, section)):
            yield (section, index), kind, element.cites, element.assumption
    for name, treaty in model.treaties.items():
        yield ("treaties", name), "treaty", treaty.cites, treaty.assumption
    for actor, options in model.options.items():
        for name, option in options.items():
            yield ("options", actor, name), "option", option.cites, option.assumption
    for actor, statements in model.priorities.items():
        for index, statement in enumerate(statements):
            place = ("priorities", actor, index)
            yield place, "statement", statement.cites, statement.assumption
    for actor, own in model.interests.items():
        for index, interest in enumerate(own):
            yield ("interests", actor, index), "interest", interest.cites, interest.assumption
    for name, shock in model.energy_shocks.items():
        yield ("energy_shocks", name), "energy shock", shock.cites, shock.assumption
    for name, scenario in model.scenarios.items():
        yield ("scenarios", name), "scenario", scenario.cites, scenario.assumption
