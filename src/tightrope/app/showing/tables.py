"""The engines' reports as text and tables: nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tightrope.analysis.alignment.report import AlignmentReport
from tightrope.analysis.commitments.report import CommitmentsReport, RedLineJudgement, both
from tightrope.analysis.effects.report import EffectsReport
from tightrope.analysis.facts import Difference
from tightrope.analysis.results import Analysis, ScenarioResult
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.app.result import Line, table
from tightrope.app.showing.motives import tell_motives
from tightrope.words import (
    Names,
    count,
    numeral,
    render,
    sentence_case,
)
from tightrope.words.commitments import EXPECTED
from tightrope.words.differing import diff_rows, head_of
from tightrope.words.outcomes import outcome
from tightrope.words.plain import NOT_SETTLED
from tightrope.words.settled import VERDICTS, level_expected
from tightrope.words.strategy import outcomes_expected
from tightrope.words.told import told


def tell_analysis(analysis: Analysis, names: Names) -> Iterator[Line]:
    """Tells each engine's report, and what the crisis file lacks for the others."""
    if analysis.strategy:
        yield from _strategy(analysis.strategy, names)
    if analysis.alignment:
        yield from _alignment(analysis.alignment, names)
    if analysis.commitments:
        yield from _commitments(analysis.commitments, names)
    if analysis.effects:
        number = outcomes_expected(analysis.strategy) if analysis.strategy else 1
        yield from _effects(analysis.effects, names, number)
    if analysis.motives:
        yield from tell_motives(analysis.motives, names)
    for engine, lacking in analysis.missing.items():
        yield f"{engine}: not analysed; {lacking}"


def tell_scenario(result: ScenarioResult, names: Names) -> Iterator[Line]:
    """Tells a scenario: what is assumed, what differs from the base, what its source expects."""
    yield str(result.text or result.name)
    for option, level in result.assumed.items():
        yield f"assumed: {option} = {level}"
    for r in result.reordered:
        yield f"reordered: {r.by}: raise '{r.statement}' above '{r.above}'"
    if result.only_held:
        yield _text(result.only_held, names)
    yield from tell_differences(result.differences, names, held=result.assumed)
    yield table(
        "What the source expects",
        ("option", "expected", "computed", ""),
        [
            (e.option, e.expected, e.computed or NOT_SETTLED, VERDICTS.get(e.verdict, e.verdict))
            for e in result.expectations
        ],
    )


def tell_differences(
    differences: Iterable[Difference],
    names: Names,
    title: str = "Difference to the base",
    sides: tuple[str, str] = ("base", "changed"),
    held: Mapping[str, str] | None = None,
) -> Iterator[Line]:
    """Tells the differences to the base, or says aloud that there are none; `held`: options that are
    held at a level, which is no effect."""
    found = list(differences)
    if not found:
        yield "no effect"
    elif all(d.is_size for d in found):
        yield "no effect on what is to be expected; only the counts of states differ"
    rows = diff_rows(found, held)
    sides_of = ([render(side, names) for side in (row.before, row.after)] for row in rows)
    told_rows = [[head_of(row, names), *own] for row, own in zip(rows, sides_of, strict=True)]
    yield table(title, ("what", *sides), told_rows)


def _text(fact: object, names: Names, which: str = "text") -> str:
    """A sentence of a fact."""
    return render(told(fact)[which], names)


def _strategy(report: StrategyReport, names: Names) -> Iterator[Line]:
    counts = ", ".join(f"{concept.upper()} {n}" for concept, n in report.equilibria.items())
    yield str(
        f"{report.states_feasible} feasible states of {report.states_possible}; stable for all: {counts}"
    )
    yield from filter(None, (_text(report, names, n) for n in ("told_apart", "expected_from")))
    yield table(
        "Options in the expected outcomes",
        ("option", "now", "expected"),
        [
            (
                option,
                report.status_quo.levels[option],
                level_expected(option, report.forecast[option], names),
            )
            for option in report.options
        ],
    )
    yield table(
        "Why the status quo holds or fails (SEQ)",
        ("decision maker", "stays", "because"),
        [
            (e.decision_maker, "yes" if e.stable else "no", _text(e, names))
            for e in report.status_quo.explanations
            if e.concept == "seq"
        ],
    )
    yield from _outcomes(report, names)
    yield from _questions(report, names)


def _outcomes(report: StrategyReport, names: Names) -> Iterator[Line]:
    """The few outcomes that matter, and how many more hold."""
    if not report.outcomes:
        return
    yield "\nThe outcomes that matter"
    today, sides = report.status_quo.levels, report.decision_makers
    yield from (f"  {render(outcome(one, today, sides), names)}" for one in report.outcomes)
    if left := sum(report.outcomes_untold.values()):
        yield f"  {sentence_case(count(left, 'more outcome'))} would hold too, once there."


def _questions(report: StrategyReport, names: Names) -> Iterator[Line]:
    """Who would leave together, what would have to be wanted otherwise, what decides."""
    if report.coalitions_looked:
        yield f"\nWho would leave together: {_text(report.coalitions_looked, names)}"
        for gain in report.coalitions:
            yield f"  {_text(gain, names)}"
    if report.needed:
        yield "\nWhat would have to be wanted otherwise"
        for needed in report.needed:
            yield f"  {_text(needed, names)}"
    if report.deciding:
        yield f"\n{_text(report.deciding[0], names)}"


def _alignment(report: AlignmentReport, names: Names) -> Iterator[Line]:
    overall = report.layers[0]
    for tie in report.contested:
        yield _text(tie, names, "contested_text")
    said = [_text(report, names, "decided_by")]
    said += [_text(overall, names, n) for n in ("camps_text", "others_as_good", "stated_camps")]
    yield from (text for text in said if text)
    for layer in report.layers[1:]:
        yield f"  {layer.layer}: {_text(layer, names, 'camps_text')}"
    for reading in report.dependence:
        yield _text(reading, names, "reading")
    yield table(
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


def _commitments(report: CommitmentsReport, names: Names) -> Iterator[Line]:
    yield table(
        f"Obligations on {report.as_of or 'an unknown date'}",
        ("treaty", "obligation", "party", "status", "triggered", "honoured", "in what is expected"),
        [
            (
                o.treaty,
                o.obligation,
                o.party,
                o.status,
                o.triggered,
                "cannot be" if o.unable else o.honoured,
                EXPECTED[o.honoured_expected],
            )
            for o in report.obligations
        ],
    )
    yield table(
        "Red lines",
        ("id", "by", "against", "verdict", "deters if certain", "deters as modelled", ""),
        [
            (r.id, r.by, r.against, *_judged(r), " ".join(_text(one, names) for one in both(r)))
            for r in report.red_lines
        ],
    )
    if report.offers or report.demands:
        yield table(
            "Offers and demands",
            ("id", "by", "to", "kept or met", "worth it", ""),
            [
                *(
                    (o.id, o.by, o.to, o.kept, o.pays_if_certain, _text(o, names))
                    for o in report.offers
                ),
                *((d.id, d.by, d.of, d.met, d.pays, _text(d, names)) for d in report.demands),
            ],
        )


def _judged(line: RedLineJudgement) -> Iterator[str]:
    """Verdict and deterrence as announced; as supposed besides, where that is judged."""
    ways = [(one.told, *one.told_deterrence) for one in both(line)]
    for announced, *supposed in zip(*ways, strict=True):
        judged = [f"as supposed: {value}" for value in supposed if value != "not judged"]
        yield "; ".join([announced, *judged])


def _effects(report: EffectsReport, names: Names, expected: int) -> Iterator[Line]:
    standing = {change.indicator: change for change in report.standing}
    yield table(
        "What follows from the expected outcome"
        if expected < 2
        else f"What follows from the nearest of {numeral(expected)} expected outcomes",
        ("indicator", "against the status quo", "up in", "against nobody acting"),
        [
            (
                names.indicator(i.indicator),
                f"{i.direction} ({i.change:+.2f})" if i.reached else i.direction,
                f"{i.up} of {i.draws} draws" if i.reached else "",
                standing[i.indicator].direction,
            )
            for i in report.indicators
        ],
    )
    yield table(
        "Feedback loops",
        ("kind", "through"),
        [(loop.kind, " → ".join(map(names.indicator, loop.nodes))) for loop in report.loops],
    )
