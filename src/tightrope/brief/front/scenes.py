"""The scenarios side by side, as differences to the base."""

from __future__ import annotations

from collections.abc import Sequence

from tightrope.analysis.results import ScenarioResult
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Column, Figure, Finding, Section, Sentence, Tone
from tightrope.brief.pictures.drawing import GridCell, ScenarioGrid
from tightrope.words import ScenarioRef, count, joined, listed, numeral, sentence, sentence_case
from tightrope.words.only_held import only_held
from tightrope.words.parts import OptionRef
from tightrope.words.plain import NOT_SETTLED, portion

_VERDICTS = ("reproduced", "contradicted", "open")


def write_scenes(desk: Desk) -> Section | None:
    """None where the file has no scenarios, or no game they could change."""
    if not desk.given.scenarios or desk.strategy is None:
        return None
    write = Writer(desk, "scenes")
    said, figure = tuple(_said(desk, write)), _grid(desk, write)
    blocks: list[Block] = [Finding(said)] if said else []
    if figure is not None:
        blocks.append(figure)
    return Section("scenes", "The scenarios side by side", tuple(blocks), "front")


def _said(desk: Desk, write: Writer) -> list[Sentence]:
    scenarios = desk.given.scenarios
    computed = [s for s in scenarios if s.analysis.strategy]
    idle = [s.name for s in computed if all(d.is_size for d in s.differences)]
    lacking = [s.name for s in scenarios if s.analysis.strategy is None]
    said = []
    if idle:
        told = sentence("{names}: no effect.", names=joined(map(ScenarioRef, idle)))
        said.append(write.say(told, computed=["k-scenarios"]))
    if lacking:
        told = sentence("Not computed: {names}.", names=joined(map(ScenarioRef, lacking)))
        said.append(write.say(told, computed=["k-scenarios"]))
    for only in (s.only_held for s in scenarios if s.only_held and s.only_held.otherwise):
        said.append(write.say(only_held(only), computed=["k-scenarios"]))
    tests = [t for s in scenarios for t in s.expectations]
    if tests:
        counts = [(v, n) for v in _VERDICTS if (n := sum(t.verdict == v for t in tests))]
        if len(counts) == 1:
            some, several = portion(len(tests), len(tests), "prediction")
            text = f"{sentence_case(some)} stated for these scenarios {'are' if several else 'is'} {counts[0][0]}"
        else:
            of_them = listed(f"{numeral(n)} {'is' if n == 1 else 'are'} {v}" for v, n in counts)
            text = f"Of {count(len(tests), 'prediction')} stated for these scenarios, {of_them}"
        helped = sum(len(s.expectations) for s in scenarios if s.reordered)
        if helped:
            belong = "belongs" if helped == 1 else "belong"
            text += (
                f"; {numeral(helped)} {belong} to scenarios that put in what the sides want, so they "
                "test only what follows from that"
            )
        said.append(write.say(f"{text}.", computed=["k-scenarios"]))
    return said


def _grid(desk: Desk, write: Writer) -> Figure | None:
    """The options that some scenario changes or puts in; None where there are none."""
    base = desk.strategy.forecast if desk.strategy else {}
    scenarios = desk.given.scenarios
    columns = ("Base", *(desk.wording.scenario(s.name) for s in scenarios))
    groups: dict[str, list[tuple[str, tuple[GridCell, ...]]]] = {}
    rows = []
    names = desk.wording.names
    for option, level in base.items():
        cells = (
            _base_cell(desk, option, level),
            *(_scenario_cell(desk, option, level, s) for s in scenarios),
        )
        touched = any(c.held or c.verdict for c in cells)
        if not touched and (names.is_uncared(option) or not any(c.changed for c in cells)):
            continue  # what nobody minds may be found at any level
        owner = desk.wording.actor(option.partition(".")[0])
        groups.setdefault(owner, []).append((desk.wording.title(option), cells))
        texts = tuple(_as_text(c) for c in cells)
        rows.append(
            write.row(
                (Cell(desk.wording.title(option), note=owner), *texts),
                computed=["k-forecast", "k-scenarios"],
                on=[OptionRef(option)],
            )
        )
    if not rows:
        return None
    left = len(base) - len(rows)
    note = _untouched(left) if left else ""
    acts = [cells for own in groups.values() for _, cells in own]
    some, several = portion(_moving(acts, len(scenarios)), len(scenarios), "scenario")
    return Figure(
        "fig-scenarios",
        f"{sentence_case(some)} {'change' if several else 'changes'} what is expected, beyond what "
        "is put in",
        "Filled yes, hollow no, part-filled a level, a dash not settled; framed where it differs from the "
        "base; underlined where the scenario puts it in.",
        ScenarioGrid(columns, tuple((owner, tuple(own)) for owner, own in groups.items())),
        write.table(
            "grid",
            "What is expected, scenario by scenario",
            Column.put_in("Option") + Column.found(*columns),
            rows,
            note,
        ),
    )


def _moving(acts: Sequence[Sequence[GridCell]], scenarios: int) -> int:
    """In how many scenarios something is found otherwise than in the base, not put in."""
    return sum(
        any(cells[1 + n].changed and not cells[1 + n].held for cells in acts)
        for n in range(scenarios)
    )


def _untouched(left: int) -> str:
    are = "that no scenario touches is" if left == 1 else "that no scenario touches are"
    return f"{sentence_case(count(left, 'option'))} {are} left out."


def _base_cell(desk: Desk, option: str, level: str | None) -> GridCell:
    if level is None:
        return GridCell(NOT_SETTLED, "open")
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
    notes = []
    if cell.held:
        notes.append("put in")
    elif cell.changed:
        notes.append("found: differs from the base")
    if cell.verdict:
        notes.append(
            "prediction not settled" if cell.verdict == "open" else f"prediction {cell.verdict}"
        )
    tone: Tone = "changed" if cell.changed else "muted" if cell.fill == "no" else ""
    return Cell(cell.text, tone, ", ".join(notes))
