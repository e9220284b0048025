"""What a scenario alters: a table of what matters, a sentence on the indicators."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.results import ScenarioResult
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Cell, Column, Finding, Plain, Row
from tightrope.words import numeral, some
from tightrope.words.differing import DiffRow, diff_rows, head_of
from tightrope.words.facts import sides_in_words
from tightrope.words.parts import ScenarioRef
from tightrope.words.references import references

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
