"""The named checks of the crisis file that need no state space; main function `check_crisis`."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tightrope.crisis.checks import causes, dynamics, formulas, references, signals, times
from tightrope.crisis.checks.named import Check, Given
from tightrope.crisis.levels import option_levels
from tightrope.crisis.read import CrisisFile
from tightrope.findings import Finding

__all__ = ["CRISIS_CHECKS", "check_crisis"]

CRISIS_CHECKS: tuple[Check[Given], ...] = tuple(
    check
    for module in (references, times, signals, formulas, causes, dynamics)
    for check in vars(module).values()
    if isinstance(check, Check)
)


def check_crisis(
    file: CrisisFile,
    claims: Collection[str] | None = None,
    speakers: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Finding, ...]:
    """Gives what is wrong (errors) or doubtful (warnings) in a crisis file, errors first.

    `claims` are the ids of the claims there are, `speakers` by claim those who say or do what it
    says; None: citations are not checked. What needs the feasible states is found by
    `tightrope.conflict.examine_game`.
    """
    known = None if claims is None else frozenset(claims)
    given = Given(file, option_levels(file.model), known, speakers)
    found = [finding for check in CRISIS_CHECKS for finding in check.run(given)]
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[bool, int]:
    line = finding.where.rpartition(":")[2]
    return finding.severity != "error", int(line) if line.isdigit() else 0
