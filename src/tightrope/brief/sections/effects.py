"""Effects: which indicators an outcome moves, by which paths, and the feedback loops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tightrope.analysis.effects.report import CausalPath, EffectsReport, IndicatorChange
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Finding, Fold, Row, Section, Table, Tone
from tightrope.brief.wording import Wording, count, join, sentence_case

__all__ = ["write_effects"]

_TONES: dict[str, Tone] = {
    "up": "plus",
    "down": "minus",
    "contested": "mixed",
    "no effect": "muted",
}
_ARROWS = {"up": "↑ up", "down": "↓ down", "contested": "↕ contested", "no effect": "no effect"}
_PATHS = 3  # shown for one indicator; the rest are counted


def write_effects(desk: Desk) -> Section | None:
    """Indicators with their direction and paths, then loops."""
    report = desk.effects
    if report is None or not (report.indicators or report.loops):
        return None
    write = Writer(desk, "effects")
    blocks: list[Block] = [_summary(desk, write, report)]
    if report.indicators:
        blocks.append(_indicators(desk, write, report))
        blocks.extend(_paths(desk, write, report.indicators))
        for name, effects in _scenarios(desk):
            blocks.extend(_paths(desk, write, effects.indicators, f"Under “{name}”: "))
    if report.loops:
        blocks.append(_loops(desk, write, report))
    return Section("effects", "What follows from the outcome", tuple(blocks))


def _summary(desk: Desk, write: Writer, report: EffectsReport) -> Finding:
    changed = "; ".join(
        f"{desk.wording.option(o)} – {report.outcome.get(o, '').replace('_', ' ')}"
        for o in report.changed
    )
    said = [
        write.say(
            f"Followed from: {changed}."
            if changed
            else "The outcome changes no option: no effect.",
            computed=["k-effects"],
        )
    ]
    for direction in _TONES:
        own = [i for i in report.indicators if i.direction == direction]
        if own and direction != "no effect":
            names = join(desk.wording.indicator(i.indicator) for i in own)
            said.append(write.say(f"{direction.capitalize()}: {names}.", computed=["k-effects"]))
    idle = sum(i.direction == "no effect" for i in report.indicators)
    if idle:
        said.append(write.say(f"No effect on {count(idle, 'indicator')}.", computed=["k-effects"]))
    return Finding(tuple(said))


def _indicators(desk: Desk, write: Writer, report: EffectsReport) -> Table:
    """Indicators as rows; the base and each scenario that was analysed as columns."""
    scenarios = _scenarios(desk)
    moved = [{i.indicator: i for i in effects.indicators} for _, effects in scenarios]
    rows = []
    for change in report.indicators:
        others = [own[change.indicator] for own in moved if change.indicator in own]
        cites, assumed = _grounds([p for c in (change, *others) for p in c.paths])
        rows.append(
            write.row(
                (
                    Cell(
                        desk.wording.indicator(change.indicator),
                        note=_for_whom(desk, change.indicator),
                    ),
                    _direction(change),
                    *(_direction(own.get(change.indicator)) for own in moved),
                ),
                cites=cites,
                assumed=assumed,
                computed=["k-effects", *(["k-scenarios"] if scenarios else [])],
            )
        )
    return write.table(
        "indicators",
        "Indicators, scenario by scenario" if scenarios else "Indicators",
        ("Indicator", "Base", *(name for name, _ in scenarios)),
        rows,
        note="Each against the present situation. Contested: reached by paths of both signs, "
        "which are never netted.",
    )


def _scenarios(desk: Desk) -> list[tuple[str, EffectsReport]]:
    """The scenarios whose effects were followed, by name."""
    return [
        (desk.wording.scenario(s.name), s.analysis.effects)
        for s in desk.given.scenarios
        if s.analysis.effects is not None
    ]


def _for_whom(desk: Desk, indicator: str) -> str:
    crisis = desk.given.crisis
    known = crisis.indicators.get(indicator) if crisis else None
    if known is None:
        return ""
    good = f"a rise is good for {desk.wording.actors(known.good_for)}" if known.good_for else ""
    bad = f"bad for {desk.wording.actors(known.bad_for)}" if known.bad_for else ""
    if good and bad:
        return f"{good}, {bad}"
    return good or (f"a rise is {bad}" if bad else "")


def _direction(change: IndicatorChange | None) -> Cell:
    direction = change.direction if change else "no effect"
    paths = count(len(change.paths), "path") if change and change.paths else ""
    return Cell(_ARROWS[direction], _TONES[direction], paths)


def _grounds(paths: Sequence[CausalPath]) -> tuple[list[str], list[str]]:
    cites = dict.fromkeys(c for p in paths for c in p.cites)
    return list(cites)[:8], list(dict.fromkeys(a for p in paths for a in p.assumptions))[:8]


def _paths(
    desk: Desk, write: Writer, changes: Sequence[IndicatorChange], under: str = ""
) -> Iterator[Block]:
    rows: list[Row] = []
    left = 0
    for change in changes:
        left += max(0, len(change.paths) - _PATHS)
        for path in change.paths[:_PATHS]:
            rows.append(
                write.row(
                    (
                        desk.wording.indicator(change.indicator),
                        chain(desk.wording, path.nodes),
                        Cell("+ raises", "plus") if path.sign > 0 else Cell("− lowers", "minus"),
                        Cell("disputed", "mixed")
                        if path.disputed
                        else Cell("not disputed", "muted"),
                    ),
                    cites=path.cites,
                    assumed=path.assumptions,
                    computed=["k-effects"],
                )
            )
    if not rows:
        return
    note = f"{count(left, 'further path')} counted, not listed." if left else ""
    table = write.table(
        f"paths-{under}",
        f"{under}causal paths" if under else "Causal paths",
        ("Indicator", "Path", "Sign", "Disputed"),
        rows,
        note,
    )
    yield Fold(
        f"{under}{count(len(rows), 'causal path')}, one by one"
        if under
        else f"{sentence_case(count(len(rows), 'causal path'))}, one by one",
        (table,),
    )


def chain(wording: Wording, nodes: Sequence[str]) -> str:
    """A causal chain in words, with arrows."""
    return " → ".join(wording.indicator(node) for node in nodes)


def _loops(desk: Desk, write: Writer, report: EffectsReport) -> Table:
    rows = [
        write.row(
            (
                f"{chain(desk.wording, loop.nodes)} → (back)",
                loop.kind,
                "; ".join(desk.wording.option(o) for o in loop.options) or Cell("none", "muted"),
            ),
            computed=["k-effects"],
        )
        for loop in report.loops
    ]
    return write.table(
        "loops", "Feedback loops", ("Loop", "Kind", "Options that open or close it"), rows
    )
