"""One change of the model, for once: the difference it makes, the file left as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tightrope.analysis.engines import analyse_model
from tightrope.analysis.facts import Difference
from tightrope.analysis.results import Analysis
from tightrope.app.checking import load_model
from tightrope.app.comparing import compare
from tightrope.app.folder import open_folder
from tightrope.crisis import CrisisModel, apply_change, apply_scenario, parse_change

__all__ = ["WhatIf", "what_if", "what_if_model"]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The changes in words, what they alter (empty: no effect), and the analysis after them."""

    changed: tuple[str, ...]
    differences: tuple[Difference, ...]
    effect: str  # "no effect" or "N differences"
    analysis: Analysis


def what_if(
    path: Path,
    changes: Sequence[str],
    *,
    scenario: str | None = None,
    draws: int = 200,
    seed: int = 0,
    on_step: Callable[[str], None] = lambda name: None,
) -> WhatIf:
    """Applies the changes one after the other to the folder's model and compares with the base.

    With `scenario`, both are taken within that scenario.
    """
    base = load_model(open_folder(path))
    if scenario is not None:
        base = apply_scenario(base, scenario)
    return what_if_model(base, changes, draws=draws, seed=seed, on_step=on_step)


def what_if_model(
    base: CrisisModel,
    changes: Sequence[str],
    *,
    draws: int = 200,
    seed: int = 0,
    on_step: Callable[[str], None] = lambda name: None,
) -> WhatIf:
    """Applies the changes one after the other to a model and compares with the base."""
    model, said = base, []
    for text in changes:
        change = parse_change(text, model)
        model = apply_change(model, change)
        said.append(change.text)
    on_step("base")
    before = analyse_model(base, draws=draws, seed=seed)
    on_step("changed")
    after = analyse_model(model, since=base, draws=draws, seed=seed)
    differences = compare(before, after)
    effect = f"{len(differences)} differences" if differences else "no effect"
    return WhatIf(tuple(said), differences, effect, after)
