"""Checks of a crisis file that need the responses of its indicators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tightrope.analysis.effects.analyse import outcome_levels
from tightrope.analysis.effects.compare import LookedAt, compare_states, look_at
from tightrope.analysis.effects.report import IndicatorChange
from tightrope.conflict import start_levels
from tightrope.conflict.errors import InfeasibleStatusQuo, NoFeasibleState, TooManyStates
from tightrope.consequences.errors import RunawayLinks, TooManyGroups
from tightrope.crisis.change import hold_levels
from tightrope.crisis.checks.named import Check, Given, Problem, named
from tightrope.crisis.fold import known_on_its_date
from tightrope.crisis.levels import level_name, option_levels
from tightrope.crisis.model import CrisisModel, ExpectedSigns
from tightrope.crisis.read import CrisisFile
from tightrope.errors import TightropeError
from tightrope.findings import Finding

_DRAWS = 200
_SIGNS = {"up": "+", "down": "-", "no effect": "0"}
_WORDS = {"+": "rise", "-": "fall", "0": "stay"}


@dataclass(frozen=True, kw_only=True)
class GivenResponses(Given):
    """What a check of effects looks at: the file, its model on its own date, the responses then."""

    model: CrisisModel
    now: LookedAt


@named("infeasible-placebo", "error")
def infeasible_placebo(given: GivenResponses) -> Iterator[Problem]:
    """The rules leave no state in which a placebo move (`expect_signs`) is made, so that no sign
    can follow from it. Change the move, or the rule that forbids it."""
    for index, placebo in enumerate(given.file.model.expect_signs):
        try:
            _start(_moved(given, placebo))
        except NoFeasibleState:
            move = ", ".join(f"{name} = {level_name(to)}" for name, to in placebo.move.items())
            yield Problem(("expect_signs", index, "move"), f"no possible state has {move}")


@named("wrong-sign", "error")
def wrong_sign(given: GivenResponses) -> Iterator[Problem]:
    """A placebo move (`expect_signs`) does not move an indicator the way every expert would say.
    Look at the paths that lead there: a link is missing, has the wrong sign, or is too strong.
    Where the rules do not let the move stand beside the rest of today, it is judged, like a what-if,
    in the nearest possible state, and the finding says what else is different there."""
    for index, placebo in enumerate(given.file.model.expect_signs):
        changed = _moved(given, placebo)
        try:
            state = _start(changed)
        except NoFeasibleState:
            continue
        changes = _respond(given, changed, state)
        also = _also(given.model, placebo, state)
        for name, sign in placebo.signs.items():
            change = changes[name]
            if _SIGNS.get(change.direction) != sign:
                keys = ("expect_signs", index, "signs", name)
                said = f"'{name}' should {_WORDS[sign]} and is {_told(change)}"
                yield Problem(keys, f"{said}{also}")


def _moved(given: GivenResponses, placebo: ExpectedSigns) -> CrisisModel:
    return hold_levels(given.model, placebo.move, "assumed in a placebo")


def _start(changed: CrisisModel) -> dict[str, str]:
    """The state a what-if would start from: the nearest possible one where rules forbid the rest.

    A status quo that breaks a rule by itself, or too many states, are the game's to tell; the
    levels then stay as written.
    """
    try:
        return start_levels(changed)
    except (InfeasibleStatusQuo, TooManyStates):
        return outcome_levels(changed, {})


def _respond(
    given: GivenResponses, changed: CrisisModel, state: dict[str, str]
) -> dict[str, IndicatorChange]:
    after = look_at(changed, [state], draws=_DRAWS, seed=0)
    return {change.indicator: change for change in compare_states(after, 0, given.now, 0)[0]}


def _also(model: CrisisModel, placebo: ExpectedSigns, state: dict[str, str]) -> str:
    """What the rules make different beside the move itself."""
    now = outcome_levels(model, {})
    rest = [
        f"{name} = {level}"
        for name, level in state.items()
        if level != now[name] and name not in placebo.move
    ]
    return f"; by the rules the move goes with {', '.join(rest)}" if rest else ""


def _told(change: IndicatorChange) -> str:
    said = {"up": "up", "down": "down", "contested": "contested", "no effect": "not affected"}
    return f"{said[change.direction]} ({change.change:+.2f}, up in {change.up} of {change.draws} draws)"


EFFECT_CHECKS: tuple[Check[GivenResponses], ...] = (infeasible_placebo, wrong_sign)


def check_effects(file: CrisisFile) -> tuple[Finding, ...]:
    """Gives what is wrong with the responses of a crisis file: signs, links without an end.

    Nothing is reported of a file whose mistakes `check_crisis` reports already.
    """
    model = known_on_its_date(file.model)
    if not model.effects:
        return ()
    try:
        now = _as_things_stand(model)
    except (RunawayLinks, TooManyGroups) as error:
        return (Finding(error.code, "error", file.where("effects"), str(error)),)
    except TightropeError:  # a mistake of the file, which check_crisis names with its line
        return ()
    given = GivenResponses(file, option_levels(model), model=model, now=now)
    return tuple(finding for check in EFFECT_CHECKS for finding in check.run(given))


def _as_things_stand(model: CrisisModel) -> LookedAt:
    return look_at(model, [outcome_levels(model, {})], draws=_DRAWS, seed=0)
