"""What the focal actor is expected to do, and what each scenario changes in that."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.results import ScenarioResult
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Sentence
from tightrope.brief.wording import count, join, plain_id, sentence_case

__all__ = ["write_course", "write_scenario_effects"]

_SHOWN = 3


def write_course(
    desk: Desk, write: Writer, strategy: StrategyReport, focal: str
) -> Iterator[Sentence]:
    """What it does and does not do in every outcome to be expected; then what is open."""
    own = {o: level for o, level in strategy.forecast.items() if o.startswith(f"{focal}.")}
    firm = {o: level for o, level in own.items() if level is not None}
    who = desk.wording.actor(focal)
    text = _course(desk, who, firm)
    if text:
        computed = ["k-forecast", "k-focal"]
        share = _least_share(desk, firm)
        if share:
            text += f" ({share})"
            computed.append("k-robustness")
        yield write.say(f"{text}.", computed=computed)
    open_ = [desk.wording.brief_act(o) for o, level in own.items() if level is None]
    if open_:
        differ = "the outcomes to be expected differ in it" if strategy.expected else "not decided"
        yield write.say(
            f"Whether {who} will {_some(open_, 'or')} is open: {differ}.", computed=["k-forecast"]
        )


def _course(desk: Desk, who: str, firm: dict[str, str]) -> str:
    wording = desk.wording
    does = [
        f"to {wording.brief_act(o)}"
        + (f" (level “{plain_id(level)}”)" if wording.has_levels(o) else "")
        for o, level in firm.items()
        if not wording.is_off(o, level)
    ]
    avoided = sorted(
        (o for o, level in firm.items() if wording.is_off(o, level)),
        key=lambda o: not _is_irreversible(desk, o),  # what cannot be undone first
    )
    avoids = [f"to {wording.brief_act(o)}" for o in avoided]
    if does and avoids:
        return f"{who} is expected {_some(does)}, but not {_some(avoids, 'or')}"
    if does:
        return f"{who} is expected {_some(does)}"
    return f"{who} is not expected {_some(avoids, 'or')}" if avoids else ""


def _some(items: list[str], last: str = "and") -> str:
    """The first few, and how many more there are."""
    shown = items[:_SHOWN]
    left = len(items) - len(shown)
    return join(shown, last) + (f" ({count(left, 'more option')} below)" if left else "")


def _is_irreversible(desk: Desk, option: str) -> bool:
    owner, _, name = option.partition(".")
    crisis = desk.given.crisis
    found = crisis.options.get(owner, {}).get(name) if crisis else None
    return bool(found and found.irreversible)


def _least_share(desk: Desk, firm: dict[str, str]) -> str:
    notes = [
        note for o, level in firm.items() if (note := desk.robustness(f"{o}={level}")) is not None
    ]
    if not notes:
        return ""
    least = min(notes, key=lambda note: note.holds / max(note.draws, 1))
    if len(firm) == 1:
        return f"this holds {least.words}"
    whole = "each point holds" if len(notes) == len(firm) else "each point that was sampled holds"
    return f"{whole} in at least {least.holds} of {least.draws} draws"


def write_scenario_effects(desk: Desk, write: Writer, focal: str) -> Iterator[Sentence]:
    """Which scenarios change what the focal actor does, and which have no effect on it."""
    base = desk.strategy.forecast if desk.strategy else {}
    who = desk.wording.actor(focal)
    changing: list[str] = []
    idle: list[str] = []
    for scenario in desk.given.scenarios:
        name = f"“{desk.wording.scenario(scenario.name)}”"
        if scenario.analysis.strategy is None:
            continue
        changes = _changes(desk, base, scenario, focal)
        if changes:
            changing.append(f"under {name} {join(changes[:_SHOWN])}")
        else:
            idle.append(name)
    if changing:
        yield write.say(
            f"What would change that: {'; '.join(changing)}.",
            computed=["k-scenarios", "k-forecast"],
        )
    if idle:
        lead = "No scenario changes that" if not changing and len(idle) > 1 else ""
        names = join(idle)
        text = (
            f"{lead}: no effect on what {who} does under {names}"
            if lead
            else (f"{names} {'has' if len(idle) == 1 else 'have'} no effect on what {who} does")
        )
        yield write.say(f"{sentence_case(text)}.", computed=["k-scenarios", "k-forecast"])


def _changes(
    desk: Desk, base: dict[str, str | None], scenario: ScenarioResult, focal: str
) -> list[str]:
    """In words, the focal actor's options whose forecast the scenario changes."""
    strategy = scenario.analysis.strategy
    if strategy is None:
        return []
    who = desk.wording.actor(focal)
    said = []
    for option, level in strategy.forecast.items():
        mine = option.startswith(f"{focal}.") and option not in scenario.assumed
        if not mine or level == base.get(option):
            continue
        act = desk.wording.brief_act(option)
        if level is None:
            said.append(f"it becomes open whether {who} will {act}")
        elif desk.wording.is_off(option, level):
            said.append(f"{who} would not {act}")
        elif desk.wording.has_levels(option):
            said.append(f"{who} would {act} (level “{plain_id(level)}”)")
        else:
            said.append(f"{who} would {act}")
    return said
