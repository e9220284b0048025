"""What a scenario alters: a table of what matters, sentences for what comes in numbers."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.results import Difference, ScenarioResult
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Cell, Finding, Sentence, Table
from tightrope.brief.sections.explanations import concept_name
from tightrope.brief.wording import join, plain_id, sentence_case, some

__all__ = ["is_size", "write_differences"]

_NAMED = 5
_UNJUDGED = "not judged, deters: not judged"


def write_differences(
    desk: Desk, write: Writer, scenario: ScenarioResult, name: str
) -> Iterator[Block]:
    """Forecasts, verdicts and obligations as rows; indicators and sizes of the game in words."""
    rows = [d for d in scenario.differences if not (_is_indicator(d) or is_size(d) or _is_idle(d))]
    if rows:
        yield _table(desk, write, scenario, name, rows)
    said = tuple(_sentences(desk, write, scenario.differences))
    if said:
        yield Finding(said)


def is_size(difference: Difference) -> bool:
    """Whether the difference only counts states, which says nothing to an analyst by itself."""
    return difference.what.startswith(("equilibria ", "feasible states"))


def _is_indicator(difference: Difference) -> bool:
    return difference.what.startswith("indicator ")


def _is_idle(difference: Difference) -> bool:
    """A red line that the scenario leaves no state to judge in."""
    return difference.what.startswith("red line ") and difference.after == _UNJUDGED


def _sentences(
    desk: Desk, write: Writer, differences: tuple[Difference, ...]
) -> Iterator[Sentence]:
    moved: dict[str, list[str]] = {}
    for d in differences:
        if _is_indicator(d):
            was = "" if d.before == "no effect" else f" ({d.before} in the base)"
            words = desk.wording.indicator(d.what.partition(" ")[2]) + was
            moved.setdefault(d.after, []).append(words)
    if moved:
        told = "; ".join(
            f"{after}: {some(names, _NAMED, 'in the table of indicators')}"
            for after, names in moved.items()
        )
        yield write.say(f"Indicators – {told}.", computed=["k-effects", "k-scenarios"])
    idle = [d.what.removeprefix("red line ") for d in differences if _is_idle(d)]
    if idle:
        yield write.say(
            f"Red lines that cannot be judged here: {join(idle)}.",
            computed=["k-red-lines", "k-scenarios"],
        )
    sizes = [
        f"{_size(d)} {_grouped(d.before)} → {_grouped(d.after)}" for d in differences if is_size(d)
    ]
    if sizes:
        yield write.say(f"Size of the game: {'; '.join(sizes)}.", computed=["k-scenarios"])


def _size(difference: Difference) -> str:
    kind, _, rest = difference.what.partition(" ")
    return f"{concept_name(rest)} equilibria" if kind == "equilibria" else difference.what


def _grouped(number: str) -> str:
    return f"{int(number):,}" if number.isdigit() else number


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


def _value(value: str) -> str:
    """A verdict and its deterrence in words; “not judged” once is enough."""
    verdict, _, deters = value.partition(", deters: ")
    if not deters or verdict == deters:
        return plain_id(verdict)
    return f"{plain_id(verdict)}; deters: {deters}"


def _what(desk: Desk, difference: Difference, scenario: ScenarioResult) -> Cell:
    kind, _, rest = difference.what.partition(" ")
    if kind == "forecast":
        note = "put in" if rest in scenario.assumed else "what is to be expected"
        return Cell(desk.wording.option(rest), note=note)
    if kind == "obligation":
        return _obligation(desk, rest)
    if difference.what.startswith("red line "):
        id_ = difference.what.removeprefix("red line ")
        return Cell(f"Red line {id_}", note=_red_line(desk, id_))
    return Cell(sentence_case(desk.wording.gloss(difference.what)))


def _obligation(desk: Desk, rest: str) -> Cell:
    """“treaty kind party”, in words."""
    treaty, _, owed = rest.partition(" ")
    kind, _, party = owed.partition(" ")
    crisis = desk.given.crisis
    known = crisis.treaties.get(treaty) if crisis else None
    name = known.name if known and known.name else plain_id(treaty)
    of = f" of {desk.wording.actor(party)}" if party else ""
    return Cell(f"{sentence_case(kind.replace('_', '-'))}{of}", note=name)


def _red_line(desk: Desk, id_: str) -> str:
    crisis = desk.given.crisis
    line = next((r for r in crisis.red_lines if r.id == id_), None) if crisis else None
    return (
        f"{desk.wording.actor(line.by)} against {desk.wording.actor(line.against)}" if line else ""
    )
