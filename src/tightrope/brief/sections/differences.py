"""What a scenario alters: a table of what matters, sentences for what comes in numbers."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.facts import Difference, Fact, Share
from tightrope.analysis.results import ScenarioResult
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Finding, Sentence, Table
from tightrope.brief.sections.explanations import concept_name
from tightrope.words import listed, plain_id, sentence_case, some

__all__ = ["write_differences"]

_NAMED = 5
_LINES = ("red_line", "deters")
_OWED = {"in_force": "status", "triggered": "triggered", "honoured": "honoured"}


def write_differences(
    desk: Desk, write: Writer, scenario: ScenarioResult, name: str
) -> Iterator[Block]:
    """Forecasts, verdicts and obligations as rows; indicators and sizes of the game in words."""
    rows = [d for d in scenario.differences if not (_is_indicator(d) or d.is_size or _is_idle(d))]
    if rows:
        yield _table(desk, write, scenario, name, rows)
    said = tuple(_sentences(desk, write, scenario.differences))
    if said:
        yield Finding(said)


def _is_indicator(difference: Difference) -> bool:
    return difference.key.kind == "indicator"


def _is_idle(difference: Difference) -> bool:
    """A red line that the scenario leaves no state to judge in."""
    after = difference.after
    return difference.key.kind in _LINES and after is not None and after.value == "not judged"


def _sentences(
    desk: Desk, write: Writer, differences: tuple[Difference, ...]
) -> Iterator[Sentence]:
    moved: dict[str, list[str]] = {}
    for d in filter(_is_indicator, differences):
        before, after = _value(d.before), _value(d.after)
        was = "" if before == "no effect" else f" ({before} in the base)"
        moved.setdefault(after, []).append(desk.wording.indicator(d.key.of[0]) + was)
    if moved:
        told = "; ".join(
            f"{after}: {some(names, _NAMED, 'in the table of indicators')}"
            for after, names in moved.items()
        )
        yield write.say(f"Indicators – {told}.", computed=["k-effects", "k-scenarios"])
    idle = dict.fromkeys(d.key.of[0] for d in differences if _is_idle(d))
    if idle:
        yield write.say(
            f"Red lines that cannot be judged here: {listed(idle)}.",
            computed=["k-red-lines", "k-scenarios"],
        )
    sizes = [f"{_size(d)} {_value(d.before)} → {_value(d.after)}" for d in differences if d.is_size]
    if sizes:
        yield write.say(f"Size of the game: {'; '.join(sizes)}.", computed=["k-scenarios"])


def _size(difference: Difference) -> str:
    kind, of = difference.key
    return f"{concept_name(of[0])} equilibria" if kind == "equilibria" else "feasible states"


def _table(
    desk: Desk, write: Writer, scenario: ScenarioResult, name: str, told: list[Difference]
) -> Table:
    rows = [
        write.row(
            (_what(desk, d, scenario), _value(d.before), Cell(_value(d.after), "changed")),
            computed=["k-scenarios"],
        )
        for d in told
    ]
    return write.table(
        f"diff-{scenario.name}",
        f"{name}: difference to the base",
        ("What", "Base", "Scenario"),
        rows,
    )


def _value(fact: Fact | None) -> str:
    """The value of a fact in words."""
    if fact is None:
        return "absent"
    value = fact.value
    if value is None:
        return "open"
    if isinstance(value, Share):
        return f"{value.part} of {value.whole} triads"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return plain_id(value) if isinstance(value, str) else f"{value:,}"


def _what(desk: Desk, difference: Difference, scenario: ScenarioResult) -> Cell:
    kind, of = difference.key
    if kind == "forecast":
        note = "put in" if of[0] in scenario.assumed else "what is to be expected"
        return Cell(desk.wording.option(of[0]), note=note)
    if kind in _OWED:
        return _obligation(desk, of, _OWED[kind])
    if kind in _LINES:
        deters = ": deters" if kind == "deters" else ""
        return Cell(f"Red line {of[0]}{deters}", note=_red_line(desk, of[0]))
    if kind == "strain":
        return Cell(f"Strain on {desk.wording.actor(of[0])}")
    if kind == "status_quo":
        return Cell(f"Today’s situation holds ({concept_name(of[0])})")
    return Cell(sentence_case(plain_id(" ".join((kind, *of)))))


def _obligation(desk: Desk, of: tuple[str, ...], asked: str) -> Cell:
    """Treaty, kind and party, in words."""
    treaty, kind, party, *_ = of
    crisis = desk.given.crisis
    known = crisis.treaties.get(treaty) if crisis else None
    name = known.name if known and known.name else plain_id(treaty)
    owed = f"{sentence_case(kind.replace('_', '-'))} of {desk.wording.actor(party)}: {asked}"
    return Cell(owed, note=name)


def _red_line(desk: Desk, id_: str) -> str:
    crisis = desk.given.crisis
    line = next((r for r in crisis.red_lines if r.id == id_), None) if crisis else None
    return (
        f"{desk.wording.actor(line.by)} against {desk.wording.actor(line.against)}" if line else ""
    )
