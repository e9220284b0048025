"""What the focal actor is expected to do, and what each scenario changes in that."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.results import ScenarioResult
from tightrope.analysis.strategy.report import StrategyReport
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Sentence
from tightrope.words import Act, count, listed, sentence_case
from tightrope.words.parts import Form

__all__ = ["write_course", "write_scenario_effects"]

_SHOWN = 3


def write_course(
    desk: Desk, write: Writer, strategy: StrategyReport, focal: str
) -> Iterator[Sentence]:
    """What it does and does not do in every outcome to be expected; then what is open.

    The sentence that speaks of what cannot be undone comes first.
    """
    own = {o: level for o, level in strategy.forecast.items() if o.startswith(f"{focal}.")}
    firm = {o: level for o, level in own.items() if level is not None}
    who = sentence_case(desk.wording.names.actor(focal))
    grave = sorted(firm, key=lambda o: not _is_irreversible(desk, o))
    off = [o for o in grave if desk.wording.is_off(o, firm[o])]
    does = [o for o in grave if o not in off]
    negative = f"{who} is expected {_some([_to(desk, o, firm[o]) for o in off])}"
    positive = f"{who} is expected {_some([_to(desk, o, firm[o]) for o in does])}"
    lines = [(off, negative), (does, positive)]
    if grave and grave[0] in does:
        lines.reverse()
    for options, text in lines:
        if options:
            yield _with_share(desk, write, text, {o: firm[o] for o in options})
    open_ = [_act(desk, o, "yes") for o, level in own.items() if level is None]
    if open_:
        yield write.say(
            f"Whether {who} will {_some(open_, 'or')} is open: "
            "the outcomes to be expected differ in it.",
            computed=["k-forecast"],
        )


def _to(desk: Desk, option: str, level: str | None = None) -> str:
    return _act(desk, option, level, "to")


def _act(desk: Desk, option: str, level: str | None = None, form: Form = "base") -> str:
    """What the option at the level is; without a level, what it is to do it."""
    names = desk.wording.names
    now = names.now(option)
    if level not in names.levels(option):
        level, now = names.levels(option)[-1], None
    return names.act(Act(option, level, now, form))


def _with_share(desk: Desk, write: Writer, text: str, firm: dict[str, str]) -> Sentence:
    share = _least_share(desk, firm)
    computed = ["k-forecast", "k-focal", *(["k-robustness"] if share else [])]
    return write.say(f"{text}{f' ({share})' if share else ''}.", computed=computed)


def _some(items: list[str], last: str = "and") -> str:
    """The first few, and how many more there are."""
    shown = items[:_SHOWN]
    left = len(items) - len(shown)
    return listed(shown, last) + (f" ({count(left, 'more option')} below)" if left else "")


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
    if least.holds == least.draws:
        return f"{whole} in all {least.draws} draws"
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
            put_in = f" ({_reordering(desk, scenario)})" if scenario.reordered else ""
            changing.append(f"under {name}{put_in} {who} would {_some(changes)}")
        else:
            idle.append(name)
    has = "has" if len(idle) == 1 else "have"
    none = f"{listed(idle)} {has} no effect on what {who} does" if idle else ""
    if changing:
        text = f"What would change that: {'; '.join(changing)}"
        text += f". {none}." if none else "."
    else:
        text = f"{none}."
    if changing or idle:
        needed = ["k-needed"] if "at the least" in text else []
        yield write.say(text, computed=["k-scenarios", "k-forecast", *needed])


def _reordering(desk: Desk, scenario: ScenarioResult) -> str:
    """That the scenario reorders priorities; where its reordering is the least needed, how."""
    asked = desk.strategy.needed if desk.strategy else ()
    needed = next((n for n in asked if n.scenario == scenario.name), None)
    if needed is None or not needed.exact or len(needed.raises) > 1:
        return "which reorders priorities"
    r = needed.raises[0]
    must = f"{desk.wording.actor(r.by)} must at the least put {desk.wording.statement(r.by, r.statement)}"
    return f"for which {must} above {desk.wording.statement(r.by, r.above)}, as it assumes"


def _changes(
    desk: Desk, base: dict[str, str | None], scenario: ScenarioResult, focal: str
) -> list[str]:
    """What follows “would” for each of the focal actor's options whose forecast changes."""
    strategy = scenario.analysis.strategy
    forecast = strategy.forecast if strategy else {}
    said = []
    for option in sorted(forecast, key=lambda o: not _is_irreversible(desk, o)):
        level = forecast[option]
        mine = option.startswith(f"{focal}.") and option not in scenario.assumed
        if not mine or level == base.get(option):
            continue
        open_ = level is None
        said.append(f"perhaps {_act(desk, option)} (open)" if open_ else _act(desk, option, level))
    return said
