"""Outcomes: what each is, option by option, why it holds or not, and who would leave together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tightrope.analysis.strategy.judged import Judged
from tightrope.analysis.strategy.report import CONCEPTS, Explanation, Outcome, StrategyReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import (
    Block,
    Cell,
    Column,
    Finding,
    Fold,
    Row,
    Section,
    Sentence,
    Table,
    Tone,
)
from tightrope.words import count, listed, numeral, plain_id, sentence_case
from tightrope.words.asked import coalition_move
from tightrope.words.held import as_seen, judged, unknown
from tightrope.words.holding import told_apart
from tightrope.words.parts import OptionRef, Phrase
from tightrope.words.plain import NOT_SETTLED
from tightrope.words.settled import NOBODY_MINDS
from tightrope.words.strategy import coalition, coalitions_looked, expected_from, explanation

_COLUMNS = 5
_LEAVING = 6
_TOGETHER = ", although sides may leave together"


def named_outcomes(report: StrategyReport) -> list[tuple[str, Outcome]]:
    """Today’s situation and the outcomes told beside it, named as on the first pages."""
    others = [told.outcome for told in report.outcomes if told.kind != "today"]
    return [
        ("Today", report.status_quo),
        *((f"Outcome {n}", outcome) for n, outcome in enumerate(others, start=1)),
    ]


def write_outcomes(desk: Desk) -> Section | None:
    """The outcome table with options as rows, explanations in words, coalitions."""
    report = desk.strategy
    if report is None:
        return None
    write = Writer(desk, "outcomes")
    blocks: list[Block] = [_space(desk, write, report), _states(desk, write, report)]
    for name, outcome in named_outcomes(report):
        blocks.extend(_explained(desk, write, name, outcome))
    blocks.extend(_coalitions(desk, write, report))
    blocks.extend(_otherwise(desk, write, report))
    for one in desk.given.judged:
        blocks.extend(_judged(desk, write, report, one))
    return Section("outcomes", "Outcomes in full, and why they hold or not", tuple(blocks))


def _space(desk: Desk, write: Writer, report: StrategyReport) -> Finding:
    seq = report.equilibria.get("seq", 0)
    deciding = count(len(report.decision_makers), "decision maker")
    feasible, possible = report.states_feasible, report.states_possible
    which = "all of which" if feasible == possible else f"of which {feasible:,}"
    said = [
        write.say(
            f"{sentence_case(deciding)} with {count(len(report.options), 'option')} make "
            f"{count(possible, 'state')}, {which} can be.",
            computed=["k-states"],
        ),
        write.say(
            f"{sentence_case(count(seq, 'state'))} {'holds' if seq == 1 else 'hold'} under SEQ, "
            "where each side counts only on answers by which the others better themselves.",
            computed=["k-stability"],
        ),
    ]
    if apart := told_apart(report):
        said.append(write.say(apart, computed=["k-outcomes"]))
    others = [
        f"{numeral(report.equilibria[c], 'none')} under {concept_name(c)}"
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
    said.append(write.say(expected_from(report), computed=["k-forecast"]))
    return Finding(tuple(said))


def _otherwise(desk: Desk, write: Writer, report: StrategyReport) -> Iterator[Finding]:
    """What holds as each side sees it, and if some preferences are unknown, where the file says so."""
    told = [*([as_seen(report.seen)] if report.seen else []), *map(unknown, report.unknown)]
    if told:
        sentences = [write.say(one, computed=["k-stability"]) for one in told]
        yield Finding(tuple(sentences))
    if desk.given.crisis and desk.given.crisis.unknown_preferences and not report.unknown:
        said = "What is unknown of preferences was not followed: there are too many states for it."
        yield Finding((write.say(said, computed=["k-stability"]),))


def _judged(desk: Desk, write: Writer, report: StrategyReport, found: Judged) -> Iterator[Block]:
    """Which of the outcomes told hold under a concept that was asked for, and who upsets the others."""
    computed = ["k-coalitions" if found.coalitions else "k-stability"]
    named = {outcome.state: name for name, outcome in reversed(named_outcomes(report))}
    told = {state: _in_words(name) for state, name in reversed(named.items())}
    yield write.finding(
        judged(found, report.states_feasible, told),
        computed=computed,
        heading=f"Under {concept_name(found.concept)}{_TOGETHER * bool(found.coalitions)}",
    )
    for state, name in reversed(named.items()):
        why = found.leaving[state]
        alone = [one for one in why if isinstance(one, Explanation)]
        said = [*write_explanations(desk, write, alone)] + [
            write.say(coalition_move(one), computed=computed)
            for one in why
            if not isinstance(one, Explanation)
        ]
        if said:
            yield Fold(
                f"{name} under {concept_name(found.concept)}: who upsets it, and why",
                (Finding(tuple(said), kind="list"),),
            )


def _in_words(name: str) -> str:
    return "today’s situation" if name == "Today" else name.lower()


def _states(desk: Desk, write: Writer, report: StrategyReport) -> Table:
    """Options as rows; today’s situation, the forecast and the outcomes told as columns."""
    named = named_outcomes(report)
    shown = named[1:_COLUMNS]
    note = (
        "“changed” marks what differs from today’s situation; “open”, what the expected outcomes "
        "differ in."
    )
    if left := len(named) - 1 - len(shown):
        is_ = "is" if left == 1 else "are"
        note += f" {sentence_case(count(left, 'further outcome'))} {is_} not shown."
    return write.table(
        "states",
        "What each outcome is, option by option",
        Column.put_in("Option", "Today") + Column.found("Expected", *(name for name, _ in shown)),
        [_option_row(desk, write, report, shown, option) for option in report.options],
        note,
    )


def _option_row(
    desk: Desk, write: Writer, report: StrategyReport, shown: list[tuple[str, Outcome]], option: str
) -> Row:
    owner, _, name = option.partition(".")
    before = report.status_quo.levels[option]
    crisis = desk.given.crisis
    found = crisis.options.get(owner, {}).get(name) if crisis else None
    return write.row(
        (
            Cell(desk.wording.title(option), note=desk.wording.actor(owner)),
            Cell(plain_id(before), _quiet(before)),
            _expected(desk, option, before),
            *(_level(outcome.levels[option], before) for _, outcome in shown),
        ),
        cites=found.cites if found else (),
        assumed=[found.assumption if found else None],
        computed=["k-forecast"],
        on=[OptionRef(option)],
    )


def _expected(desk: Desk, option: str, before: str) -> Cell:
    level = desk.strategy.forecast.get(option) if desk.strategy else None
    if level is not None:
        return _level(level, before)
    note = NOBODY_MINDS if desk.wording.names.is_uncared(option) else ""
    return Cell(NOT_SETTLED, "open", note)


def _quiet(level: str) -> Tone:
    return "muted" if level in {"no", "none"} else ""


def _level(level: str, before: str) -> Cell:
    if level == before:
        return Cell(plain_id(level), _quiet(level))
    return Cell(plain_id(level), "changed", "changed")


def _explained(desk: Desk, write: Writer, name: str, outcome: Outcome) -> Iterator[Block]:
    if not outcome.explanations:
        return
    said = tuple(write_explanations(desk, write, outcome.explanations))
    held = "why it holds" if outcome.equilibrium.get("seq") else "who upsets it, and why"
    yield Fold(f"{name}: {held}", (Finding(said, kind="list"),), open=outcome.steps == 0)


def _coalitions(desk: Desk, write: Writer, report: StrategyReport) -> Iterator[Finding]:
    """Who would all gain by leaving together, or that nobody would, and what was looked at."""
    looked = report.coalitions_looked
    if looked is None:
        return
    told: list[Phrase | str] = [coalition(gain) for gain in report.coalitions[:_LEAVING]]
    if left := len(report.coalitions) - len(told):
        told.append(f"{sentence_case(count(left, 'more coalition'))} would gain so.")
    if not told and not looked.why_not:
        told.append("No two or more would all gain by leaving one of these outcomes together.")
    told.append(coalitions_looked(looked))
    said = tuple(write.say(text, computed=["k-coalitions", "k-priorities"]) for text in told)
    yield Finding(said, heading="Who would leave together")


def concept_name(concept: str) -> str:
    """A stability concept as it is written: SEQ, Nash."""
    return "Nash" if concept == "nash" else concept.upper()


def write_explanations(
    desk: Desk, write: Writer, explanations: Iterable[Explanation]
) -> Iterator[Sentence]:
    """One sentence each, those who leave first."""
    ordered = sorted(explanations, key=lambda e: (e.concept != "seq", e.concept, e.stable))
    for e in ordered:
        yield write.say(
            explanation(e),
            cites=desk.wanted_grounds([(e.decision_maker, e.because)])[0][:4],
            computed=["k-stability", "k-priorities"],
        )
