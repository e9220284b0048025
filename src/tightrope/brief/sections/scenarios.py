"""Scenarios: each against the base, and against what the source predicted."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.results import ScenarioResult
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Figure, Finding, Fold, Section, Sentence, Table, Tone
from tightrope.brief.pictures.drawing import GridCell, ScenarioGrid
from tightrope.brief.sections.differences import write_differences
from tightrope.brief.sections.explanations import write_explanations
from tightrope.words import count, full_stop, listed, numeral, sentence_case

__all__ = ["write_scenarios"]

_VERDICTS: dict[str, Tone] = {"reproduced": "plus", "contradicted": "minus", "open": "mixed"}


def write_scenarios(desk: Desk) -> Section | None:
    """The grid of forecasts, then each scenario with its differences and its expectations."""
    given = desk.given
    if not given.scenarios:
        return None
    write = Writer(desk, "scenarios")
    blocks: list[Block] = [_summary(desk, write)]
    if desk.strategy is not None:
        blocks.append(_grid(desk, write))
    for scenario in given.scenarios:
        blocks.extend(_one(desk, write, scenario))
    return Section("scenarios", "What would change under each scenario", tuple(blocks))


def _summary(desk: Desk, write: Writer) -> Finding:
    scenarios = desk.given.scenarios
    idle = [s for s in scenarios if not s.differences and _computed(desk, s)]
    said = [
        write.say(
            f"{sentence_case(count(len(scenarios), 'scenario'))} "
            f"{'was' if len(scenarios) == 1 else 'were'} compared with the base.",
            computed=["k-scenarios"],
        )
    ]
    if idle:
        names = listed(f"“{desk.wording.scenario(s.name)}”" for s in idle)
        has = "has" if len(idle) == 1 else "have"
        said.append(write.say(f"{names} {has} no effect.", computed=["k-scenarios"]))
    lacking = [s for s in scenarios if not _computed(desk, s)]
    if lacking:
        names = listed(f"“{desk.wording.scenario(s.name)}”" for s in lacking)
        said.append(write.say(f"Not computed: {names}.", computed=["k-scenarios"]))
    tests = [t for s in scenarios for t in s.expectations]
    if tests:
        counts = [(v, sum(t.verdict == v for t in tests)) for v in _VERDICTS]
        of_them = listed(f"{numeral(n)} {'is' if n == 1 else 'are'} {v}" for v, n in counts if n)
        said.append(
            write.say(
                f"Of {count(len(tests), 'prediction')} the sources make for these scenarios, {of_them}.",
                computed=["k-scenarios"],
            )
        )
        helped = sum(len(s.expectations) for s in scenarios if s.reordered)
        if helped:
            be = "belongs to a scenario" if helped == 1 else "belong to scenarios"
            said.append(
                write.say(
                    f"{sentence_case(numeral(helped))} of them {be} that put in reordered "
                    "priorities, so the model is tested there on what follows from them only.",
                    computed=["k-scenarios"],
                )
            )
    return Finding(tuple(said))


def _computed(desk: Desk, scenario: ScenarioResult) -> bool:
    """Whether the scenario was analysed as far as the base was."""
    return scenario.analysis.strategy is not None or desk.strategy is None


def _grid(desk: Desk, write: Writer) -> Figure:
    base = desk.strategy.forecast if desk.strategy else {}
    columns = ("Base", *(desk.wording.scenario(s.name) for s in desk.given.scenarios))
    groups: dict[str, list[tuple[str, tuple[GridCell, ...]]]] = {}
    rows = []
    for option in base:
        cells = (
            _base_cell(desk, option, base[option]),
            *(_scenario_cell(desk, option, base[option], s) for s in desk.given.scenarios),
        )
        owner = desk.wording.actor(option.partition(".")[0])
        groups.setdefault(owner, []).append((desk.wording.title(option), cells))
        rows.append(
            write.row(
                (Cell(desk.wording.title(option), note=owner), *(_as_text(c) for c in cells)),
                computed=["k-forecast", "k-scenarios"],
            )
        )
    return Figure(
        "fig-scenarios",
        "What is to be expected, scenario by scenario",
        f"{count(len(base), 'option')} under the base and {count(len(columns) - 1, 'scenario')}: "
        "filled yes, hollow no, part-filled a level, a dash open; framed where it differs from the base.",
        ScenarioGrid(columns, tuple((owner, tuple(own)) for owner, own in groups.items())),
        write.table(
            "grid", "What is to be expected, scenario by scenario", ("Option", *columns), rows
        ),
    )


def _base_cell(desk: Desk, option: str, level: str | None) -> GridCell:
    if level is None:
        return GridCell("open", "open")
    if level in {"yes", "no"}:
        return GridCell(level, "yes" if level == "yes" else "no")
    return GridCell(level.replace("_", " "), "level", desk.wording.level_share(option, level))


def _scenario_cell(
    desk: Desk, option: str, before: str | None, scenario: ScenarioResult
) -> GridCell:
    strategy = scenario.analysis.strategy
    if strategy is None or option not in strategy.forecast:
        return GridCell("not computed", "open")
    level = strategy.forecast[option]
    plain = _base_cell(desk, option, level)
    test = next((t for t in scenario.expectations if t.option == option), None)
    return GridCell(
        plain.text,
        plain.fill,
        plain.share,
        changed=level != before,
        held=option in scenario.assumed,
        verdict=test.verdict if test else "",
    )


def _as_text(cell: GridCell) -> Cell:
    notes = [
        word
        for word, is_so in (
            ("put in", cell.held),
            ("differs from base", cell.changed and not cell.held),
            (
                f"source’s prediction {cell.verdict}"
                if cell.verdict != "open"
                else "prediction left open",
                bool(cell.verdict),
            ),
        )
        if is_so
    ]
    tone: Tone = "changed" if cell.changed else "muted" if cell.fill == "no" else ""
    return Cell(cell.text, tone, ", ".join(notes))


def _one(desk: Desk, write: Writer, scenario: ScenarioResult) -> Iterator[Block]:
    name = desk.wording.scenario(scenario.name)
    yield Finding(tuple(_said(desk, write, scenario)), heading=name)
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


def _leavers(desk: Desk, write: Writer, scenario: ScenarioResult, name: str) -> Iterator[Block]:
    """Who leaves the present situation under the scenario, and why nothing deters it."""
    strategy = scenario.analysis.strategy
    why = [e for e in strategy.status_quo.explanations if not e.stable] if strategy else []
    if why:
        said = tuple(write_explanations(desk, write, [e for e in why if e.concept == "seq"] or why))
        yield Fold(f"{name}: who upsets the present situation", (Finding(said, kind="list"),))


def _tests(desk: Desk, write: Writer, scenario: ScenarioResult, name: str) -> Table:
    rows = [
        write.row(
            (
                desk.wording.option(t.option),
                t.expected.replace("_", " "),
                "outcomes differ" if t.computed is None else t.computed.replace("_", " "),
                Cell(t.verdict, _VERDICTS[t.verdict]),
            ),
            cites=scenario.cites,
            assumed=[scenario.assumption],
            computed=["k-scenarios"],
        )
        for t in scenario.expectations
    ]
    return write.table(
        f"expect-{scenario.name}",
        f"{name}: what the source predicts, tested",
        ("Option", "Source predicts", "Model computes", "Verdict"),
        rows,
    )
