"""Scenarios: each against the base, difference by difference, and against what the source predicted."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.results import ScenarioResult
from tightrope.brief.cells import undecided
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import (
    Cell,
    Column,
    Finding,
    Fold,
    Plain,
    Row,
    Section,
    Sentence,
    Table,
    Tone,
)
from tightrope.brief.sections.outcomes import write_explanations
from tightrope.words import full_stop, numeral, some
from tightrope.words.differing import DiffRow, diff_rows, head_of
from tightrope.words.facts import sides_in_words
from tightrope.words.parts import OptionRef, ScenarioRef, references
from tightrope.words.settled import VERDICTS
from tightrope.words.told import told

_VERDICTS: dict[str, Tone] = {"reproduced": "plus", "contradicted": "minus", "open": "open"}


def write_scenarios(desk: Desk) -> Section | None:
    """Each scenario with what is put in, its differences and its expectations."""
    given = desk.given
    if not given.scenarios:
        return None
    write = Writer(desk, "scenarios")
    folds = tuple(
        Fold(
            desk.wording.scenario(scenario.name),
            tuple(_one(desk, write, scenario)),
            open=len(given.scenarios) == 1,
        )
        for scenario in given.scenarios
    )
    return Section("scenarios", "The scenarios, one by one", folds)


def _computed(desk: Desk, scenario: ScenarioResult) -> bool:
    """Whether the scenario was analysed as far as the base was."""
    return scenario.analysis.strategy is not None or desk.strategy is None


def _one(desk: Desk, write: Writer, scenario: ScenarioResult) -> Iterator[Plain]:
    name = desk.wording.scenario(scenario.name)
    yield Finding(tuple(_said(desk, write, scenario)))
    yield from write_differences(desk, write, scenario, name)
    yield from _leavers(desk, write, scenario, name)
    if scenario.expectations:
        yield _tests(desk, write, scenario, name)


def _said(desk: Desk, write: Writer, scenario: ScenarioResult) -> Iterator[Sentence]:
    if scenario.text:
        yield write.say(
            full_stop(scenario.text), cites=scenario.cites, assumed=[scenario.assumption]
        )
    put_in = [desk.wording.clause(o, v) for o, v in scenario.assumed.items()]
    put_in += [desk.wording.raised(r.by, r.statement, r.above) for r in scenario.reordered]
    yield write.say(
        f"Put in: {'; '.join(put_in) or 'nothing'}.",
        cites=scenario.cites,
        assumed=[scenario.assumption],
        computed=["k-scenarios"],
    )
    if scenario.only_held:
        text = told(scenario.only_held)["text"]
        yield write.say(text, computed=["k-scenarios", "k-forecast"])
    if not _computed(desk, scenario):
        why = scenario.analysis.missing.get("strategy", "the analysis gave no result")
        yield write.say(f"Not computed: {full_stop(why)}", computed=["k-scenarios"])
    elif not scenario.differences:
        yield write.say("Compared with the base: no effect.", computed=["k-scenarios"])
    elif all(d.is_size for d in scenario.differences):
        yield write.say(
            "Compared with the base: no effect on what is to be expected, on red lines or on "
            "indicators.",
            computed=["k-scenarios"],
        )


def _leavers(desk: Desk, write: Writer, scenario: ScenarioResult, name: str) -> Iterator[Plain]:
    """Who leaves today’s situation under the scenario, and why nothing deters it."""
    strategy = scenario.analysis.strategy
    why = [e for e in strategy.status_quo.explanations if not e.stable] if strategy else []
    if why:
        said = tuple(write_explanations(desk, write, [e for e in why if e.concept == "seq"] or why))
        yield Finding(said, heading="Who upsets today’s situation", kind="list")


def _tests(desk: Desk, write: Writer, scenario: ScenarioResult, name: str) -> Table:
    rows = [
        write.row(
            (
                desk.wording.option(t.option),
                t.expected.replace("_", " "),
                undecided("outcomes differ")
                if t.computed is None
                else t.computed.replace("_", " "),
                Cell(VERDICTS.get(t.verdict, t.verdict), _VERDICTS[t.verdict]),
            ),
            cites=scenario.cites,
            assumed=[scenario.assumption],
            computed=["k-scenarios"],
            on=[OptionRef(t.option), ScenarioRef(scenario.name)],
        )
        for t in scenario.expectations
    ]
    return write.table(
        f"expect-{scenario.name}",
        f"{name}: what is predicted, tested",
        Column.put_in("Option", "Predicted") + Column.found("Model computes", "Verdict"),
        rows,
    )


_NAMED = 5


def write_differences(
    desk: Desk, write: Writer, scenario: ScenarioResult, name: str
) -> Iterator[Plain]:
    """Forecasts, outcomes, verdicts and obligations as rows; counts of states say nothing alone."""
    told = [d for d in scenario.differences if not d.is_size]
    own = [d for d in told if d.key.kind != "indicator"]
    rows = [_row(desk, write, scenario, row) for row in diff_rows(own, scenario.assumed)]
    if rows:
        columns = Column.found("What", "Base", "Scenario")
        yield write.table(f"diff-{scenario.name}", f"{name}: difference to the base", columns, rows)
    moved: dict[str, list[str]] = {}
    for d in told:
        if d.key.kind == "indicator":
            before, after = map(desk.wording.say, sides_in_words(d))
            was = "" if before == "no effect" else f" ({before} in the base)"
            if after == "no effect" and was:  # it had a direction: to have none is a change
                after, was = f"no longer {before}", ""
            moved.setdefault(after, []).append(f"“{desk.wording.indicator(d.key.of[0])}”{was}")
    if moved:
        said = "; ".join(
            f"{after}: {some(names, _NAMED, 'in the table of indicators')}"
            for after, names in moved.items()
        )
        strategy = scenario.analysis.strategy
        several = strategy.expected_total if strategy else 0
        where = f", in the first of {numeral(several)} expected outcomes" if several > 1 else ""
        sentence = write.say(f"Indicators{where} – {said}.", computed=["k-effects", "k-scenarios"])
        yield Finding((sentence,))


def _row(desk: Desk, write: Writer, scenario: ScenarioResult, row: DiffRow) -> Row:
    grounds = row.of[0].grounds
    put_in = set(row.of[0].key.of) & set(scenario.assumed)
    return write.row(
        (
            Cell(head_of(row, desk.wording.names), note="put in" if put_in else "found"),
            desk.wording.say(row.before),
            Cell(desk.wording.say(row.after), "changed"),
        ),
        cites=grounds.cites[:4],
        assumed=grounds.assumptions[:2],
        computed=["k-scenarios"],
        on=[ScenarioRef(scenario.name), *references(row.what)],
    )
