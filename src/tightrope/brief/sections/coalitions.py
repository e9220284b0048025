"""Who would leave an outcome together, and whether the others deter it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tightrope.analysis.strategy.report import CoalitionGain, Outcome, StrategyReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Finding, Sentence
from tightrope.brief.sections.outcome_tables import named_outcomes
from tightrope.words.strategy import coalitions_looked, deterrence

__all__ = ["write_coalitions"]


def write_coalitions(desk: Desk, write: Writer, report: StrategyReport) -> Iterator[Finding]:
    """One sentence or two for each coalition, or that there is none, and what was looked at."""
    if report.coalitions_looked is None:
        return
    said: list[Sentence] = []
    for name, outcome in named_outcomes(report):
        told = [g for g in report.coalitions if g.state == outcome.state]
        for n, gain in enumerate(told):
            text = _told(desk, gain, name, outcome, told[:n])
            said.append(write.say(text, computed=["k-coalitions", "k-priorities"]))
    if not said and not report.coalitions_looked.why_not:
        text = "No two or more would all gain by leaving one of these outcomes together."
        said.append(write.say(text, computed=["k-coalitions"]))
    said.append(
        write.say(
            desk.wording.say(coalitions_looked(report.coalitions_looked)), computed=["k-coalitions"]
        )
    )
    yield Finding(tuple(said), heading="Who would leave together")


def _told(
    desk: Desk, gain: CoalitionGain, name: str, outcome: Outcome, before: Sequence[CoalitionGain]
) -> str:
    inside = next(
        (g for g in before if g.move == gain.move and set(g.members) < set(gain.members)), None
    )
    if inside is not None:
        joining = [dm for dm in gain.members if dm not in inside.members]
        goes = "goes along, as it gains" if len(joining) == 1 else "go along, as they gain"
        return f"If {desk.wording.actors(joining)} {goes} too, {deterrence(gain.deterred)}."
    both = "both" if len(gain.members) == 2 else "all"
    where = "today’s situation" if name == "Today" else f"“{name}”"
    alone = all(outcome.stable.get("seq", {}).get(dm, False) for dm in gain.members)
    tail = ", though none of them leaves it alone" if alone else ""
    return (
        f"{desk.wording.actors(gain.members)} would {both} gain by leaving {where} together "
        f"({desk.wording.move(gain.move)}){tail}; {deterrence(gain.deterred)}."
    )
