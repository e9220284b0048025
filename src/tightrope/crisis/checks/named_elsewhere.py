"""What other files of the folder name, looked up in the model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from tightrope.crisis.change import apply_change, parse_change
from tightrope.crisis.drawn_lines import drawn_lines
from tightrope.crisis.elements import Mention, mentions
from tightrope.crisis.levels import level_index, option_levels
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.parse_formula import parse_formula
from tightrope.crisis.parts.atoms import Element
from tightrope.crisis.read import Typed
from tightrope.errors import TightropeError, nearest
from tightrope.findings import Finding, KeyPath


def unknown_names(file: Typed[Element], model: CrisisModel) -> Iterator[Finding]:
    """Gives a finding for each name in a file that the crisis file does not have.

    Changes of one element are read one after the other, each over those before it.
    """
    laid: dict[KeyPath, CrisisModel] = {}  # by element: the model with its changes so far
    names: dict[str, Collection[str]] = {
        "actor": model.actors,
        "indicator": model.indicators,
        "treaty": model.treaties,
        "scenario": model.scenarios,
        "red line": drawn_lines(model),
        "energy shock": model.energy_shocks,
        "cause": [*option_levels(model), *model.indicators],
    }
    read: dict[str, Callable[[Mention], object]] = {
        "formula": lambda mention: parse_formula(mention.text, option_levels(model)),
        "change": lambda mention: _change(mention, model, laid),
        "option": lambda mention: _option(mention, model),
    }
    for mention in mentions(file.value, *names, *read):  # type: ignore[arg-type]
        where = file.where(*mention.path)
        if mention.what in read:
            try:
                read[mention.what](mention)
            except TightropeError as error:
                yield Finding("unknown-name", "error", where, str(error))
        elif mention.text not in names[mention.what]:
            said = f"unknown {mention.what} '{mention.text}'"
            yield Finding(
                "unknown-name", "error", where, said, nearest(mention.text, names[mention.what])
            )


def _change(mention: Mention, model: CrisisModel, laid: dict[KeyPath, CrisisModel]) -> None:
    element = mention.path[:-2]
    before = laid.get(element, model)
    laid[element] = apply_change(before, parse_change(mention.text, before))


def _option(mention: Mention, model: CrisisModel) -> None:
    """Looks an option up, and the level that it is put at where one stands beside it."""
    if mention.value is None and mention.text in option_levels(model):
        return
    level_index(model, mention.text, mention.value)
