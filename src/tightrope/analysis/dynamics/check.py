"""Checks of a crisis file that need the base rates that ship."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.dynamics.errors import BadBaseRate
from tightrope.analysis.dynamics.past import rate_named, weekly
from tightrope.crisis.checks.named import Check, Given, Problem, named
from tightrope.crisis.levels import option_levels
from tightrope.crisis.read import CrisisFile
from tightrope.findings import Finding


@named("bad-base-rate", "error")
def bad_base_rate(given: Given) -> Iterator[Problem]:
    """A rule of response or a shock takes a base rate that neither ships nor stands under
    `base_rates`, or a shock one that does not say within how many weeks. Name another, or write it
    into the section `dynamics`."""
    settings = given.file.model.dynamics
    for place, rule in enumerate(settings.responses):
        yield from _problems(given, rule.base_rate, ("responses", place), has_time=False)
    for name, shock in settings.shocks.items():
        yield from _problems(given, shock.base_rate, ("shocks", name), has_time=True)


def _problems(
    given: Given, name: str | None, place: tuple[str | int, ...], *, has_time: bool
) -> Iterator[Problem]:
    if name is None:
        return
    try:
        found = rate_named(given.file.model, name, "")
        if has_time:
            weekly(found, "")
    except BadBaseRate as error:
        yield Problem(("dynamics", *place, "base_rate"), str(error).removeprefix(": "))


DYNAMICS_CHECKS: tuple[Check[Given], ...] = (bad_base_rate,)


def check_dynamics(file: CrisisFile) -> tuple[Finding, ...]:
    """Gives what is wrong with the base rates that a crisis file names."""
    given = Given(file, option_levels(file.model))
    return tuple(finding for check in DYNAMICS_CHECKS for finding in check.run(given))
