"""Effects: which indicators an outcome moves, by which paths, and the feedback loops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tightrope.analysis.effects.report import CausalPath, EffectsReport, IndicatorChange
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Finding, Fold, Row, Section, Table, Tone
from tightrope.brief.wording import Wording, count, join

__all__ = ["write_effects"]

_TONES: dict[str, Tone] = {
    "up": "plus",
    "down": "minus",
    "contested": "mixed",
    "no effect": "muted",
}
_ARROWS = {"up": "↑ up", "down": "↓ down", "contested": "↕ contested", "no effect": "no effect"}
_PATHS = 6


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
    crisis = desk.given.crisis
    rows = []
    for change in report.indicators:
        known = crisis.indicators.get(change.indicator) if crisis else None
        for_whom = []
        if known and known.good_for:
            for_whom.append(f"good for {desk.wording.actors(known.good_for)}")
        if known and known.bad_for:
            for_whom.append(f"bad for {desk.wording.actors(known.bad_for)}")
        cites, assumed = _grounds(change.paths)
        rows.append(
            write.row(
                (
                    desk.wording.indicator(change.indicator),
                    Cell(_ARROWS[change.direction], _TONES[change.direction]),
                    str(len(change.paths)),
                    "; ".join(for_whom) or Cell("not stated", "muted"),
                ),
                cites=cites,
                assumed=assumed,
                computed=["k-effects"],
            )
        )
    return write.table(
        "indicators",
        "Indicators",
        ("Indicator", "Direction", "Paths", "A rise is"),
        rows,
        note="Contested: reached by paths of both signs, which are never netted.",
    )


def _grounds(paths: Sequence[CausalPath]) -> tuple[list[str], list[str]]:
    cites = dict.fromkeys(c for p in paths for c in p.cites)
    return list(cites)[:8], list(dict.fromkeys(a for p in paths for a in p.assumptions))[:8]


def _paths(desk: Desk, write: Writer, changes: Sequence[IndicatorChange]) -> Iterator[Block]:
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
        "paths", "Causal paths", ("Indicator", "Path", "Sign", "Disputed"), rows, note
    )
    yield Fold(f"The {len(rows)} paths, one by one", (table,))


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
