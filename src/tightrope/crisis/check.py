"""All checks of a crisis file that need no state space."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tightrope.crisis.checks import causes, formulas, grounds, moves, references, signals, times
from tightrope.crisis.checks.named import Check, Given
from tightrope.crisis.levels import option_levels
from tightrope.crisis.read import CrisisFile
from tightrope.findings import Finding

__all__ = ["CRISIS_CHECKS", "check_crisis"]

CRISIS_CHECKS: tuple[Check[Given], ...] = (
    references.bad_name,
    references.bad_levels,
    references.unknown_actor,
    references.unknown_option,
    references.unknown_level,
    references.not_a_party,
    references.unknown_article,
    references.duplicate_id,
    references.alias_shared,
    references.unused_actor,
    times.order_of_dates,
    times.breach_unbound,
    times.event_after_as_of,
    times.onto_itself,
    signals.answer_of_another,
    signals.said_by_another,
    signals.clause_of_nobody,
    signals.offer_for_its_own,
    signals.demand_of_another,
    signals.trigger_of_another,
    moves.moves_and_now,
    moves.first_move_from_nowhere,
    moves.moves_in_a_row,
    moves.same_day,
    moves.impossible_day,
    formulas.bad_formula,
    formulas.empty_rule,
    formulas.no_priorities,
    formulas.priorities_unused,
    formulas.statement_twice,
    formulas.unknown_statement,
    formulas.empty_scenario,
    causes.unknown_indicator,
    causes.unknown_indicator_level,
    causes.bad_carrier,
    causes.unknown_duty,
    causes.interest_twice,
    causes.interests_unused,
    causes.level_of_no_use,
    causes.unreached_interest,
    causes.idle_option,
    formulas.next_step,
    grounds.unknown_claim,
    grounds.no_grounds,
)


def check_crisis(
    file: CrisisFile,
    claims: Collection[str] | None = None,
    speakers: Mapping[str, frozenset[str]] | None = None,
) -> tuple[Finding, ...]:
    """Gives what is wrong (errors) or doubtful (warnings) in a crisis file, errors first.

    `claims` are the ids of the claims there are, `speakers` by claim those who say or do what it
    says; None: citations are not checked. What needs the feasible states is found by
    `tightrope.conflict.check_game`.
    """
    known = None if claims is None else frozenset(claims)
    given = Given(file, option_levels(file.model), known, speakers)
    found = [finding for check in CRISIS_CHECKS for finding in check.run(given)]
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[bool, int]:
    line = finding.where.rpartition(":")[2]
    return finding.severity != "error", int(line) if line.isdigit() else 0
