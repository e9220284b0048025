"""The two tables of outcomes: what each is, option by option, and for whom it is stable."""

from __future__ import annotations

from tightrope.analysis.strategy.report import CONCEPTS, Outcome, StrategyReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Cell, Row, Table, Tone
from tightrope.brief.sections.explanations import concept_name
from tightrope.words import count, plain_id, sentence_case

__all__ = ["named_outcomes", "write_stability", "write_states"]

_COLUMNS = 5


def named_outcomes(report: StrategyReport) -> list[tuple[str, Outcome]]:
    """Today’s situation and the expected outcomes, each with its name."""
    quo = report.status_quo
    others = [o for o in report.expected if o.state != quo.state]
    return [
        ("Today", quo),
        *((f"Outcome {n}", o) for n, o in enumerate(others, start=1)),
    ]


def write_states(desk: Desk, write: Writer, report: StrategyReport) -> Table:
    """Options as rows; today’s situation, the forecast and the outcomes as columns."""
    named = named_outcomes(report)[:_COLUMNS]
    rows = [_option_row(desk, write, report, named, option) for option in report.options]
    expected = {o.state for o in report.expected}
    apart = report.status_quo.state not in expected
    left = report.expected_total + apart - len(named)
    note = (
        "“changed” marks what differs from today’s situation; “open”, what the outcomes differ in."
    )
    if left > 0:
        note += f" {sentence_case(count(left, 'further outcome'))} not shown."
    return write.table(
        "states",
        "What each outcome is, option by option",
        ("Option", "Today", "Expected", *(name for name, _ in named[1:])),
        rows,
        note,
    )


def _option_row(
    desk: Desk, write: Writer, report: StrategyReport, named: list[tuple[str, Outcome]], option: str
) -> Row:
    owner, _, name = option.partition(".")
    before = report.status_quo.levels[option]
    level = report.forecast.get(option)
    share = desk.robustness(f"{option}={level}") if level is not None else None
    crisis = desk.given.crisis
    found = crisis.options.get(owner, {}).get(name) if crisis else None
    words = share.words if share else ""
    expected = (
        Cell("open", "mixed")
        if level is None
        else Cell(plain_id(level), "changed" if level != before else _quiet(level), words)
    )
    return write.row(
        (
            Cell(desk.wording.title(option), note=desk.wording.actor(owner)),
            Cell(plain_id(before), _quiet(before)),
            expected,
            *(_level(outcome.levels[option], before) for _, outcome in named[1:]),
        ),
        cites=found.cites if found else (),
        assumed=[found.assumption if found else None],
        computed=["k-forecast", *(["k-robustness"] if share else [])],
    )


def _quiet(level: str) -> Tone:
    return "muted" if level in {"no", "none"} else ""


def _level(level: str, before: str) -> Cell:
    if level == before:
        return Cell(plain_id(level), _quiet(level))
    return Cell(plain_id(level), "changed", "changed")


def write_stability(desk: Desk, write: Writer, report: StrategyReport) -> Table:
    """Outcomes as rows, stability concepts as columns, SEQ first."""
    concepts = [c for c in CONCEPTS if c in report.equilibria] or list(CONCEPTS)
    concepts.sort(key=lambda c: c != "seq")
    rows = [
        _stability_row(desk, write, name, outcome, report, concepts)
        for name, outcome in named_outcomes(report)
    ]
    return write.table(
        "stability",
        "For whom each outcome is stable",
        ("Outcome", *(concept_name(c) for c in concepts), "Steps", "Robustness"),
        rows,
        "Steps: the fewest improvements that lead from today’s situation to the outcome.",
    )


def _stability_row(
    desk: Desk,
    write: Writer,
    name: str,
    outcome: Outcome,
    report: StrategyReport,
    concepts: list[str],
) -> Row:
    cells: list[Cell | str] = [Cell(name, note=f"state {outcome.state:,}")]
    for concept in concepts:
        leavers = [dm for dm, ok in outcome.stable.get(concept, {}).items() if not ok]
        if outcome.equilibrium.get(concept):
            cells.append(Cell("holds", "plus"))
        else:
            by = f"by {desk.wording.actors(leavers)}" if leavers else ""
            cells.append(Cell("upset", "minus", by))
    cells.append("none lead here" if outcome.steps is None else str(outcome.steps))
    is_quo = outcome.state == report.status_quo.state
    note = desk.robustness("status quo") if is_quo else None
    note = note or desk.robustness(f"state {outcome.state}")
    cells.append(f"{note.holds} of {note.draws} draws" if note else Cell("not sampled", "muted"))
    return write.row(cells, computed=["k-stability", *(["k-robustness"] if note else [])])
