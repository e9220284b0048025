"""Outcomes: which states hold, what they are, and who would upset the others."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.strategy.report import CONCEPTS, Outcome, StrategyReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Finding, Fold, Section
from tightrope.brief.sections.coalitions import write_coalitions
from tightrope.brief.sections.explanations import concept_name, write_explanations
from tightrope.brief.sections.outcome_tables import (
    named_outcomes,
    write_stability,
    write_states,
)
from tightrope.words import count, listed, sentence_case
from tightrope.words.strategy import expected_from

__all__ = ["write_outcomes"]

_EXPLAINED = 7


def write_outcomes(desk: Desk) -> Section | None:
    """The outcome table with options as rows, the forecast, and explanations in words."""
    report = desk.strategy
    if report is None:
        return None
    write = Writer(desk, "outcomes")
    blocks: list[Block] = [
        _space(desk, write, report),
        write_states(desk, write, report),
        write_stability(desk, write, report),
    ]
    for name, outcome in named_outcomes(report)[:_EXPLAINED]:
        blocks.extend(_explained(desk, write, name, outcome))
    blocks.extend(write_coalitions(desk, write, report))
    return Section("outcomes", "Outcomes in full, and why they hold or not", tuple(blocks))


def _space(desk: Desk, write: Writer, report: StrategyReport) -> Finding:
    seq = report.equilibria.get("seq", 0)
    deciding = count(len(report.decision_makers), "decision maker")
    said = [
        write.say(
            f"{sentence_case(deciding)} with {count(len(report.options), 'option')} make "
            f"{report.states_possible:,} states, of which {report.states_feasible:,} can be.",
            computed=["k-states"],
        ),
        write.say(
            f"{sentence_case(count(seq, 'state'))} {'holds' if seq == 1 else 'hold'} under SEQ, "
            "where each side counts only on answers by which the others better themselves.",
            computed=["k-stability"],
        ),
    ]
    others = [
        f"{report.equilibria[c]:,} under {concept_name(c)}"
        for c in CONCEPTS
        if c != "seq" and c in report.equilibria
    ]
    if others:
        said.append(
            write.say(
                f"By comparison {listed(others)}: Nash looks one move ahead, GMR and SMR reckon "
                "with answers at any price.",
                computed=["k-stability"],
            )
        )
    said.append(write.say(desk.wording.say(expected_from(report)), computed=["k-forecast"]))
    return Finding(tuple(said))


def _explained(desk: Desk, write: Writer, name: str, outcome: Outcome) -> Iterator[Block]:
    if not outcome.explanations:
        return
    said = tuple(write_explanations(desk, write, outcome.explanations))
    held = "why it holds" if outcome.equilibrium.get("seq") else "who upsets it, and why"
    yield Fold(f"{name}: {held}", (Finding(said, kind="list"),), open=outcome.steps == 0)
