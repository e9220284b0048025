"""The tables of effects: indicators by scenario, causal paths, feedback loops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tightrope.analysis.effects.report import CausalPath, EffectsReport, IndicatorChange
from tightrope.brief.cells import for_whom
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Column, Figure, Fold, Row, Table, Tone
from tightrope.brief.pictures.drawing import LoopChain, LoopChains
from tightrope.brief.wording import Wording
from tightrope.words import count, listed, numeral, sentence_case
from tightrope.words.parts import IndicatorRef, OptionRef

_TONES: dict[str, Tone] = {
    "up": "",
    "down": "",
    "contested": "open",
    "no effect": "muted",
}
_ARROWS = {"up": "↑ up", "down": "↓ down", "contested": "↕ contested", "no effect": "no effect"}
_PATHS = 2  # shown for one indicator, the shortest first; the rest are counted
_GROUNDS = 4
_LOOPS = 3

Changes = dict[str, IndicatorChange]


def write_indicators(
    desk: Desk, write: Writer, report: EffectsReport, scenarios: list[tuple[str, EffectsReport]]
) -> Table:
    """Indicators as rows; the outcome, against nobody acting and today, and scenarios as columns."""
    columns: list[tuple[str, Changes]] = []
    if report.standing:
        columns.append((sentence_case(against_nothing(report)), _by_name(report.standing)))
    if report.changed or not report.standing:
        columns.append(("Expected outcome", _by_name(report.indicators)))
    columns += [(name, _by_name(effects.indicators)) for name, effects in scenarios]
    rows = [_indicator(desk, write, i.indicator, columns) for i in report.indicators]
    return write.table(
        "indicators",
        "Indicators, scenario by scenario" if scenarios else "Indicators",
        Column.put_in("Indicator") + Column.found(*(name for name, _ in columns)),
        rows,
        note="Against today’s situation in the base, unless the column says otherwise. Where more "
        "than one outcome is expected, the first is looked at. Contested: links of other strengths "
        "within their classes turn the direction.",
    )


def against_nothing(report: EffectsReport) -> str:
    """What `report.standing` tells of, inside a sentence: the outcome looked at, be it today’s situation or not."""
    what = "expected outcome" if report.changed else "today’s situation"
    return f"{what} against nobody doing anything"


def _by_name(changes: Sequence[IndicatorChange]) -> Changes:
    return {change.indicator: change for change in changes}


def _indicator(
    desk: Desk, write: Writer, indicator: str, columns: list[tuple[str, Changes]]
) -> Row:
    own = [changes.get(indicator) for _, changes in columns]
    paths = [path for change in own if change for path in change.paths]
    cites, assumed = _grounds(paths)
    return write.row(
        (
            Cell(desk.wording.indicator(indicator), note=for_whom(desk, indicator)),
            *(_direction(change) for change in own),
        ),
        cites=cites,
        assumed=assumed,
        computed=["k-effects"],
        on=[IndicatorRef(indicator)],
    )


def _direction(change: IndicatorChange | None) -> Cell:
    direction = change.direction if change else "no effect"
    if change is None or not change.reached or direction == "no effect":
        return Cell(_ARROWS[direction], _TONES[direction])
    size = f"{change.change:+.2f}".replace("-", "−")
    note = f"{size}, up in {change.up} of {change.draws} draws" if change.draws else size
    return Cell(_ARROWS[direction], _TONES[direction], note)


def _grounds(paths: Sequence[CausalPath]) -> tuple[list[str], list[str]]:
    """The first few claims and assumptions of the paths; each path's own row has them all."""
    cites = dict.fromkeys(c for p in paths for c in p.cites)
    assumed = dict.fromkeys(a for p in paths for a in p.assumptions)
    return list(cites)[:_GROUNDS], list(assumed)[:_GROUNDS]


def write_paths(
    desk: Desk, write: Writer, told: Sequence[tuple[str, Sequence[IndicatorChange]]]
) -> Iterator[Block]:
    """For each indicator, on demand, the shortest paths to it, those of both signs among them.

    `told` are the indicators' changes by what they follow from; a path is listed once, with all
    that it follows from.
    """
    found: dict[str, dict[tuple[tuple[str, ...], int], tuple[CausalPath, list[str]]]] = {}
    left = 0
    for under, changes in told:
        for change in changes:
            shown = _telling(change.paths)
            left += len(change.paths) - len(shown)
            own = found.setdefault(change.indicator, {})
            for path in shown:
                own.setdefault((tuple(path.nodes), path.sign), (path, []))[1].append(under)
    rows = [
        _path(desk, write, "" if n else desk.wording.indicator(indicator), path, unders)
        for indicator, paths in found.items()
        for n, (path, unders) in enumerate(paths.values())
    ]
    if not rows:
        return
    further = sentence_case(count(left, "longer path"))
    note = f"{further} counted, not listed." if left else ""
    columns = Column.found("Indicator", "Path", "Sign", "Under") + Column.put_in("Weakest link")
    table = write.table("paths", "Causal paths, by indicator", columns, rows, note)
    yield Fold(f"{sentence_case(count(len(rows), 'causal path'))}, by indicator", (table,))


def _telling(paths: Sequence[CausalPath]) -> list[CausalPath]:
    """The shortest path of each sign first, then the next shortest."""
    ordered = sorted(paths, key=lambda p: len(p.nodes))
    first = [next((p for p in ordered if p.sign == sign), None) for sign in (1, -1)]
    chosen = [p for p in first if p is not None]
    chosen += [p for p in ordered if p not in chosen]
    return chosen[:_PATHS]


def _path(
    desk: Desk, write: Writer, indicator: str, path: CausalPath, unders: Sequence[str]
) -> Row:
    notes = (f"within {path.delay}" if path.delay else "", "disputed" if path.disputed else "")
    return write.row(
        (
            indicator or Cell("the same", "muted"),
            _chain(desk.wording, path.nodes),
            Cell("+ raises", "plus") if path.sign > 0 else Cell("− lowers", "minus"),
            listed(unders),
            Cell(path.strength, "mixed" if path.disputed else "", ", ".join(filter(None, notes))),
        ),
        cites=path.cites,
        assumed=path.assumptions,
        computed=["k-effects"],
        on=[*map(OptionRef, path.nodes[:1]), IndicatorRef(path.nodes[-1])],
    )


def _chain(wording: Wording, nodes: Sequence[str]) -> str:
    return " → ".join(wording.indicator(node) for node in nodes)


def write_loops(desk: Desk, write: Writer, report: EffectsReport) -> Figure:
    """Closed chains with their polarity, and the options that drive them, shortest first.

    Drawn are the few through which most comes back.
    """
    rows = []
    for loop in report.loops:
        drivers = "; ".join(desk.wording.cause(driver) for driver in loop.drivers)
        rows.append(
            write.row(
                (
                    f"{_chain(desk.wording, loop.nodes)} → (back)",
                    loop.kind,
                    drivers or Cell("none", "muted"),
                ),
                computed=["k-effects"],
            )
        )
    strongest = sorted(report.loops, key=lambda loop: -loop.gain)[:_LOOPS]
    chains = tuple(
        LoopChain(loop.kind, tuple(desk.wording.indicator(n) for n in loop.nodes))
        for loop in strongest
    )
    feeding = sum(loop.kind == "reinforcing" for loop in report.loops)
    table = write.table(
        "loops",
        "Feedback loops",
        Column.found("Loop", "Kind", "Options that drive it"),
        rows,
        f"Loops of more than {report.loops_longer_than} steps are not listed."
        if report.loops_longer_than
        else "",
    )
    return Figure(
        "fig-loops",
        _fed(len(report.loops), feeding),
        "A reinforcing loop feeds itself, a balancing one damps itself; those through which most "
        "comes back are drawn.",
        LoopChains(chains),
        table,
    )


def _fed(loops: int, feeding: int) -> str:
    if loops == 1:
        return f"One causal loop, {'feeding' if feeding else 'damping'} itself"
    do = "feeds itself" if feeding == 1 else "feed themselves"
    return f"{sentence_case(count(loops, 'causal loop'))}, of which {numeral(feeding, 'none')} {do}"
