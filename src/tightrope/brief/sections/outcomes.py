"""Outcomes: which states hold, what they are, and who would upset the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tightrope.analysis.strategy.report import CONCEPTS, Outcome, StrategyReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Finding, Fold, Row, Section, Table
from tightrope.brief.wording import count, join, sentence_case

__all__ = ["write_outcomes"]

_COLUMNS = 6
_FOLDS = 12


def write_outcomes(desk: Desk) -> Section | None:
    """The outcome table with options as rows, the forecast, and explanations in words."""
    report = desk.strategy
    if report is None:
        return None
    write = Writer(desk, "outcomes")
    blocks: list[Block] = [
        _space(write, report),
        _outcome_table(desk, write, report),
        _stability_table(desk, write, report),
    ]
    for name, outcome in _named(report)[:_FOLDS]:
        blocks.extend(_explained(desk, write, name, outcome))
    blocks.append(_forecast(desk, write, report))
    return Section("outcomes", "Which outcomes hold, and who would upset the others", tuple(blocks))


def _named(report: StrategyReport) -> list[tuple[str, Outcome]]:
    """The present situation and the expected outcomes, each with its name."""
    quo = report.status_quo
    named = [("Present situation", quo)]
    others = [o for o in report.expected if o.state != quo.state]
    named += [(f"Outcome {n}", o) for n, o in enumerate(others, start=1)]
    return named


def _space(write: Writer, report: StrategyReport) -> Finding:
    seq = report.equilibria.get("seq", 0)
    said = [
        write.say(
            f"{count(len(report.decision_makers), 'Decision maker', 'Decision makers')} with "
            f"{count(len(report.options), 'option')} make {report.states_possible:,} states, of "
            f"which {report.states_feasible:,} can be.",
            computed=["k-states"],
        ),
        write.say(
            f"{sentence_case(count(seq, 'state'))} {'holds' if seq == 1 else 'hold'} under SEQ, where each side counts only on "
            "answers by which the others better themselves.",
            computed=["k-stability"],
        ),
    ]
    others = [
        f"{report.equilibria[c]:,} under {c.upper() if c != 'nash' else 'Nash'}"
        for c in CONCEPTS
        if c != "seq" and c in report.equilibria
    ]
    if others:
        said.append(
            write.say(
                f"By comparison {join(others)}: Nash looks one move ahead, GMR and SMR reckon with "
                "answers at any price.",
                computed=["k-stability"],
            )
        )
    said.append(
        write.say(
            f"{sentence_case(count(report.expected_total, 'outcome'))} "
            f"{'is' if report.expected_total == 1 else 'are'} to be expected "
            f"({report.forecast_basis.rstrip('.')}).",
            computed=["k-forecast"],
        )
    )
    return Finding(tuple(said))


def _outcome_table(desk: Desk, write: Writer, report: StrategyReport) -> Table:
    named = _named(report)[:_COLUMNS]
    quo = report.status_quo.levels
    rows = []
    for option in report.options:
        cells = [Cell(_now(quo[option]), _tone(quo[option]))]
        cells += [_level(o.levels[option], quo[option]) for _, o in named[1:]]
        cites, assumption = _grounds(desk, option)
        rows.append(
            write.row(
                (Cell(desk.wording.title(option), note=desk.wording.actor(option.partition(".")[0])), *cells),
                cites=cites,
                assumed=[assumption],
                computed=["k-forecast"],
            )
        )  # fmt: skip
    left = (
        report.expected_total
        + (report.status_quo.state not in {o.state for o in report.expected})
        - len(named)
    )
    note = f"{count(left, 'further outcome')} not shown." if left > 0 else ""
    return write.table(
        "states", "What each outcome is, option by option",
        ("Option", *(name for name, _ in named)), rows,
        note=f"“changed” marks what differs from the present situation. {note}".strip(),
    )  # fmt: skip


def _grounds(desk: Desk, option: str) -> tuple[tuple[str, ...], str | None]:
    owner, _, name = option.partition(".")
    crisis = desk.given.crisis
    found = crisis.options.get(owner, {}).get(name) if crisis else None
    return (found.cites, found.assumption) if found else ((), None)


def _now(level: str) -> str:
    return level.replace("_", " ")


def _tone(level: str) -> str:
    return "muted" if level == "no" else ""


def _level(level: str, before: str) -> Cell:
    if level == before:
        return Cell(_now(level), _tone(level))  # type: ignore[arg-type]
    return Cell(_now(level), "changed", "changed")


def _stability_table(desk: Desk, write: Writer, report: StrategyReport) -> Table:
    rows = [_stability_row(desk, write, name, outcome, report) for name, outcome in _named(report)]
    concepts = [c for c in CONCEPTS if c in report.equilibria] or list(CONCEPTS)
    concepts.sort(key=lambda c: c != "seq")
    return write.table(
        "stability", "For whom each outcome is stable",
        ("Outcome", *(c.upper() if c != "nash" else "Nash" for c in concepts), "Steps from the present", "Robustness"),
        rows,
        note="Steps: the fewest improvements that lead from the present situation to the outcome.",
    )  # fmt: skip


def _stability_row(
    desk: Desk, write: Writer, name: str, outcome: Outcome, report: StrategyReport
) -> Row:
    concepts = [c for c in CONCEPTS if c in report.equilibria] or list(CONCEPTS)
    concepts.sort(key=lambda c: c != "seq")
    cells: list[Cell | str] = [Cell(name, note=f"state {outcome.state}")]
    for concept in concepts:
        leavers = [dm for dm, ok in outcome.stable.get(concept, {}).items() if not ok]
        if outcome.equilibrium.get(concept):
            cells.append(Cell("holds", "plus"))
        else:
            cells.append(
                Cell("upset", "minus", f"by {desk.wording.actors(leavers)}" if leavers else "")
            )
    cells.append("none lead here" if outcome.steps is None else str(outcome.steps))
    is_quo = outcome.state == report.status_quo.state
    note = desk.robustness("status quo") if is_quo else None
    note = note or desk.robustness(f"state {outcome.state}")
    cells.append(f"{note.holds} of {note.draws} draws" if note else Cell("not sampled", "muted"))
    return write.row(cells, computed=["k-stability", *(["k-robustness"] if note else [])])


def _explained(desk: Desk, write: Writer, name: str, outcome: Outcome) -> Iterator[Block]:
    shown = [e for e in outcome.explanations if e.text]
    if not shown:
        return
    shown = sorted(shown, key=lambda e: (e.concept != "seq", CONCEPTS.index(e.concept)))
    said = tuple(
        write.say(
            f"{'SEQ' if e.concept == 'seq' else e.concept.upper() if e.concept != 'nash' else 'Nash'}: "
            f"{desk.wording.gloss(e.text)}",
            cites=_priority_cites(desk, e.decision_maker),
            computed=["k-stability", "k-priorities"],
        )
        for e in shown
    )
    held = "why it holds" if outcome.equilibrium.get("seq") else "who upsets it, and why"
    yield Fold(f"{name}: {held}", (Finding(said, kind="list"),), open=name == "Present situation")


def _priority_cites(desk: Desk, decision_maker: str) -> Sequence[str]:
    crisis = desk.given.crisis
    statements = crisis.priorities.get(decision_maker, ()) if crisis else ()
    return tuple(dict.fromkeys(c for s in statements for c in s.cites))[:4]


def _forecast(desk: Desk, write: Writer, report: StrategyReport) -> Table:
    rows = []
    for option, level in report.forecast.items():
        note = desk.robustness(f"{option}={level}") if level is not None else None
        rows.append(
            write.row(
                (
                    Cell(desk.wording.title(option), note=desk.wording.actor(option.partition(".")[0])),
                    Cell("open", "mixed") if level is None else Cell(_now(level)),
                    f"{note.holds} of {note.draws} draws" if note else Cell("not sampled", "muted"),
                ),
                computed=["k-forecast", *(["k-robustness"] if note else [])],
            )
        )  # fmt: skip
    return write.table(
        "forecast", "What is to be expected of each option",
        ("Option", "Expected", "Robustness"), rows,
        note=f"Read from {report.forecast_basis.rstrip('.')}. Open: the outcomes differ in it.",
    )  # fmt: skip
