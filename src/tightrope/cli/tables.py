"""The reports as tables on a terminal: nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterable

import click

from tightrope.analysis.alignment.report import AlignmentReport
from tightrope.analysis.commitments.report import CommitmentsReport
from tightrope.analysis.effects.report import EffectsReport
from tightrope.analysis.facts import Difference, Fact, Share
from tightrope.analysis.results import Analysis, ScenarioResult
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.cli.show import print_table

__all__ = ["show_analysis", "show_differences", "show_scenario"]


def show_analysis(analysis: Analysis) -> None:
    """Prints each engine's report, and what the crisis file lacks for the others."""
    if analysis.strategy:
        _strategy(analysis.strategy)
    if analysis.alignment:
        _alignment(analysis.alignment)
    if analysis.commitments:
        _commitments(analysis.commitments)
    if analysis.effects:
        _effects(analysis.effects)
    for engine, lacking in analysis.missing.items():
        click.echo(f"{engine}: not analysed; {lacking}")


def show_scenario(result: ScenarioResult) -> None:
    """Prints a scenario: what is assumed, what differs from the base, what its source expects."""
    click.echo(result.text or result.name)
    for option, level in result.assumed.items():
        click.echo(f"assumed: {option} = {level}")
    for text in result.reordered:
        click.echo(f"reordered: {text}")
    show_differences(result.differences)
    print_table(
        "What the source expects",
        ("option", "expected", "computed", ""),
        [(e.option, e.expected, e.computed or "open", e.verdict) for e in result.expectations],
    )


def show_differences(differences: Iterable[Difference]) -> None:
    """Prints the differences to the base, or says aloud that there are none."""
    told = list(differences)
    if not told:
        click.echo("no effect")
    elif all(d.is_size for d in told):
        click.echo("no effect on what is to be expected; only the counts of states differ")
    rows = [(" ".join((d.key.kind, *d.key.of)), _value(d.before), _value(d.after)) for d in told]
    print_table("Difference to the base", ("what", "base", "changed"), rows)


def _value(fact: Fact | None) -> str:
    if fact is None:
        return "absent"
    if isinstance(fact.value, Share):
        return f"{fact.value.part} of {fact.value.whole}"
    if isinstance(fact.value, bool):
        return "yes" if fact.value else "no"
    return "open" if fact.value is None else str(fact.value)


def _strategy(report: StrategyReport) -> None:
    counts = ", ".join(f"{concept.upper()} {n}" for concept, n in report.equilibria.items())
    click.echo(
        f"{report.states_feasible} feasible states of {report.states_possible}; stable for all: {counts}"
    )
    click.echo(f"Expected: {report.forecast_basis}")
    print_table(
        "Options in the expected outcomes",
        ("option", "now", "expected"),
        [
            (option, report.status_quo.levels[option], report.forecast[option] or "open")
            for option in report.options
        ],
    )
    print_table(
        "Why the status quo holds or fails (SEQ)",
        ("decision maker", "stays", "because"),
        [
            (e.decision_maker, "yes" if e.stable else "no", e.text)
            for e in report.status_quo.explanations
            if e.concept == "seq"
        ],
    )
    _questions(report)


def _questions(report: StrategyReport) -> None:
    """Who would leave together, what would have to be wanted otherwise, what decides."""
    if report.coalitions_note:
        click.echo(f"\nWho would leave together: {report.coalitions_note}")
        for gain in report.coalitions:
            where = "the status quo" if gain.state == report.status_quo.state else "an outcome"
            click.echo(f"  from {where}: {gain.text}")
    if report.needed:
        click.echo("\nWhat would have to be wanted otherwise")
        for needed in report.needed:
            click.echo(f"  {needed.text}")
    if report.deciding:
        top = report.deciding[0]
        click.echo(
            f"\nWhat decides most is where {top.decision_maker} puts '{top.statement}'"
            f" (turns the verdict on the status quo in {round(top.flips * top.draws)}"
            f" of {top.draws} draws)"
        )


def _alignment(report: AlignmentReport) -> None:
    overall = report.layers[0]
    camps = " | ".join(", ".join(camp) for camp in overall.camps)
    click.echo(
        f"Camps: {camps}; frustration index {overall.frustration_index}"
        f" (proven at least {overall.lower_bound})"
    )
    print_table(
        "Pivots: friendly with rivals",
        ("actor", "strained triads", "strain", "would be relieved most by"),
        [
            (
                p.actor,
                f"{p.strained} of {p.triads}",
                f"{p.strain:.0%}",
                f"{p.relief[0]}–{p.relief[1]} (−{p.relieved})" if p.relief else "no single tie",
            )
            for p in report.pivots
        ],
    )


def _commitments(report: CommitmentsReport) -> None:
    print_table(
        f"Obligations on {report.as_of or 'an unknown date'}",
        ("treaty", "obligation", "party", "status", "triggered", "honoured"),
        [
            (o.treaty, o.obligation, o.party, o.status, o.triggered, o.honoured)
            for o in report.obligations
        ],
    )
    print_table(
        "Red lines",
        ("id", "by", "against", "verdict", "deters", ""),
        [(r.id, r.by, r.against, r.verdict, r.deters, r.text) for r in report.red_lines],
    )


def _effects(report: EffectsReport) -> None:
    standing = {change.indicator: change.direction for change in report.standing}
    print_table(
        "What follows from the expected outcome",
        ("indicator", "against the status quo", "kept up by what is being done"),
        [
            (i.indicator, i.direction, standing.get(i.indicator, "no effect"))
            for i in report.indicators
        ],
    )
    print_table(
        "Feedback loops",
        ("kind", "through"),
        [(loop.kind, " → ".join(loop.nodes)) for loop in report.loops],
    )
