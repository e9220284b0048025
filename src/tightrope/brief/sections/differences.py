"""What a scenario alters: a table of what matters, a sentence on the indicators."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.facts import Difference
from tightrope.analysis.results import ScenarioResult
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Cell, Finding, Plain, Row
from tightrope.words import numeral, some
from tightrope.words.facts import about, sides_in_words
from tightrope.words.parts import ScenarioRef
from tightrope.words.references import references

__all__ = ["write_differences"]

_NAMED = 5


def write_differences(
    desk: Desk, write: Writer, scenario: ScenarioResult, name: str
) -> Iterator[Plain]:
    """Forecasts, outcomes, verdicts and obligations as rows; counts of states say nothing alone."""
    told = [d for d in scenario.differences if not d.is_size]
    rows = [_row(desk, write, scenario, d) for d in told if d.key.kind != "indicator"]
    if rows:
        columns = ("found: What", "Base", "Scenario")
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


def _row(desk: Desk, write: Writer, scenario: ScenarioResult, difference: Difference) -> Row:
    before, after = map(desk.wording.say, sides_in_words(difference))
    put_in = set(difference.key.of) & set(scenario.assumed)
    return write.row(
        (
            Cell(desk.wording.say(about(difference.key)), note="put in" if put_in else "found"),
            before,
            Cell(after, "changed"),
        ),
        cites=difference.grounds.cites[:4],
        assumed=difference.grounds.assumptions[:2],
        computed=["k-scenarios"],
        on=[ScenarioRef(scenario.name), *references(about(difference.key))],
    )
