"""Checks of a crisis file that need the responses of its indicators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tightrope.analysis.effects.analyse import outcome_levels
from tightrope.analysis.effects.compare import LookedAt, compare_states, look_at
from tightrope.analysis.effects.report import IndicatorChange
from tightrope.consequences.errors import RunawayLinks, TooManyGroups
from tightrope.crisis.checks.named import Check, Given, Problem, named
from tightrope.crisis.levels import level_name, option_levels
from tightrope.crisis.model import CrisisModel, ExpectedSigns
from tightrope.crisis.read import CrisisFile
from tightrope.crisis.scenario import hold_levels
from tightrope.errors import TightropeError
from tightrope.findings import Finding

__all__ = ["EFFECT_CHECKS", "check_effects"]

_DRAWS = 200
_SIGNS = {"up": "+", "down": "-", "no effect": "0"}
_WORDS = {"+": "rise", "-": "fall", "0": "stay"}


@dataclass(frozen=True, kw_only=True)
class GivenResponses(Given):
    """What a check of effects looks at: the file, and the responses as things stand."""

    now: LookedAt


@named("wrong-sign", "error")
def wrong_sign(given: GivenResponses) -> Iterator[Problem]:
    """A placebo move (`expect_signs`) does not move an indicator the way every expert would say.
    Look at the paths that lead there: a link is missing, has the wrong sign, or is too strong."""
    for index, placebo in enumerate(given.file.model.expect_signs):
        changes = _respond(given, placebo)
        for name, sign in placebo.signs.items():
            change = changes[name]
            if _SIGNS.get(change.direction) != sign:
                keys = ("expect_signs", index, "signs", name)
                yield Problem(keys, f"'{name}' should {_WORDS[sign]} and is {_told(change)}")


def _respond(given: GivenResponses, placebo: ExpectedSigns) -> dict[str, IndicatorChange]:
    model = given.file.model
    held = {name: level for name, level in placebo.move.items() if name in model.indicators}
    moved = {name: level_name(level) for name, level in placebo.move.items() if name not in held}
    changed = hold_levels(model, held, "assumed in a placebo")
    state = outcome_levels(changed, moved)
    after = look_at(changed, [state], draws=_DRAWS, seed=0)
    return {change.indicator: change for change in compare_states(after, 0, given.now, 0)[0]}


def _told(change: IndicatorChange) -> str:
    said = {"up": "up", "down": "down", "contested": "contested", "no effect": "not affected"}
    return f"{said[change.direction]} ({change.change:+.2f}, up in {change.up} of {change.draws} draws)"


EFFECT_CHECKS: tuple[Check[GivenResponses], ...] = (wrong_sign,)


def check_effects(file: CrisisFile) -> tuple[Finding, ...]:
    """Gives what is wrong with the responses of a crisis file: signs, links without an end.

    Nothing is reported of a file whose mistakes `check_crisis` reports already.
    """
    model = file.model
    if not model.effects:
        return ()
    try:
        now = _as_things_stand(model)
    except (RunawayLinks, TooManyGroups) as error:
        return (Finding(error.code, "error", file.where("effects"), str(error)),)
    except TightropeError:  # a mistake of the file, which check_crisis names with its line
        return ()
    given = GivenResponses(file, option_levels(model), now=now)
    return tuple(finding for check in EFFECT_CHECKS for finding in check.run(given))


def _as_things_stand(model: CrisisModel) -> LookedAt:
    return look_at(model, [outcome_levels(model, {})], draws=_DRAWS, seed=0)
