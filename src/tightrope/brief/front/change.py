"""What would change it: the want that decides, the least change, and what the scenarios alter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tightrope.analysis.results import ScenarioResult
from tightrope.analysis.strategy.least_change import MOST_ALTERNATIVES
from tightrope.analysis.strategy.raised import NeededChange
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.front.change_ladder import change_figure, unclimbed
from tightrope.brief.page import Block, Finding, Section, Sentence
from tightrope.words import ScenarioRef, count, joined, sentence, sentence_case
from tightrope.words.motives import unmoved
from tightrope.words.needed import raised
from tightrope.words.only_held import cannot_answer
from tightrope.words.outcomes import course
from tightrope.words.parts import Agreeing, Phrase
from tightrope.words.phrase import actors, clauses, fill, join
from tightrope.words.plain import numeral, portion
from tightrope.words.strategy import deciding

_OTHERS = 2  # sets of changes in what the others do that are named; one where those who matter turn
_MANY = 3  # scenarios; more are counted where none has an effect


def write_change(desk: Desk) -> Section | None:
    """A list of what would turn the answer, most telling first; None where nothing was asked."""
    strategy = desk.strategy
    if strategy is None:
        return None
    write = Writer(desk, "change")
    said: list[Sentence] = []
    if strategy.deciding:
        top = strategy.deciding[0]
        cites, assumed = desk.wanted_grounds([(top.decision_maker, top.statement)])
        said.append(
            write.say(
                deciding(top),
                cites=cites,
                assumed=assumed,
                computed=["k-deciding", "k-robustness"],
            )
        )
    said += [_least(desk, write, n) for n in strategy.needed if n.asked in {"breaks", "holds"}]
    if stuck := unclimbed(desk):
        said.append(write.say(unmoved(stuck), computed=["k-motives"]))
    said += _scenarios(desk, write)
    figure = change_figure(desk, write)
    if not said and figure is None:
        return None
    blocks: list[Block] = [Finding(tuple(said), kind="list")] if said else []
    blocks += [figure] if figure else []
    return Section("change", "What would change it", tuple(blocks), "front")


def _least(desk: Desk, write: Writer, needed: NeededChange) -> Sentence:
    goal = "end today’s situation" if needed.asked == "breaks" else "make today’s situation hold"
    if not needed.found:
        text = f"Raising up to {count(needed.searched, 'want')} above others would not {goal}."
        return write.say(text, computed=["k-needed", "k-priorities"])
    told = sentence(
        "The least that would {goal}{one_of}: {raises}.",
        goal=goal,
        one_of=_one_of(needed),
        raises=raised(needed.raises),
    )
    stated = [(r.by, s) for r in needed.raises for s in (r.statement, r.above)]
    cites, assumed = desk.wanted_grounds(stated)
    return write.say(told, cites=cites, assumed=assumed, computed=["k-needed", "k-priorities"])


def _one_of(needed: NeededChange) -> str:
    """How many changes are as small, where several are."""
    others = len(needed.alternatives)
    if not others:
        return ""
    number = numeral(others + 1)
    many = f"{number} or more" if others >= MOST_ALTERNATIVES else number
    return f", one of {many} changes as small"


def _scenarios(desk: Desk, write: Writer) -> Iterator[Sentence]:
    """What each scenario changes in the course of those who matter, or leaves open of it; those
    without effect together, then what the scenarios change in what the others do."""
    idle: list[str] = []
    steered: list[str] = []  # without effect but for what they put in of those who matter
    others: dict[str, dict[str, str | None]] = {}
    turning: list[tuple[dict[str, str | None], list[ScenarioResult]]] = []
    for scenario in desk.given.scenarios:
        if scenario.analysis.strategy is None:
            continue
        found = _changes(desk, scenario)
        own = {o: v for o, v in found.items() if o.partition(".")[0] in desk.matter}
        if rest := {o: level for o, level in found.items() if o not in own}:
            others[scenario.name] = rest
        if own:
            alike = [same for what, same in turning if what == own and not same[0].reordered]
            if alike and not scenario.reordered:
                alike[0].append(scenario)
            else:
                turning.append((own, [scenario]))
        else:
            (steered if _steers(desk, scenario) else idle).append(scenario.name)
    for own, scenarios in turning:
        yield _changing(desk, write, scenarios, own)
    told = [
        _no_effect(desk, names, what)
        for names, what in ((idle, "what"), (steered, "what else"))
        if names
    ]
    wrong = [
        s.name
        for s in desk.given.scenarios
        if any(test.verdict == "contradicted" for test in s.expectations)
    ]
    if wrong:
        told.append(
            sentence(
                "The model contradicts what is predicted under {names}.",
                names=joined(map(ScenarioRef, wrong)),
            )
        )
    if told:
        yield write.say(join(told), computed=["k-scenarios", "k-forecast"])
    if others:
        yield write.say(
            _elsewhere(desk, others, 1 if turning else _OTHERS),
            computed=["k-scenarios", "k-forecast"],
        )


def _no_effect(desk: Desk, names: list[str], what: str) -> Phrase:
    some, _ = portion(len(names), len(desk.given.scenarios), "scenario")
    every = len(names) == len(desk.given.scenarios) and len(names) > _MANY
    return sentence(
        f"{{scenarios}}: no effect on {what} {{who}} {{does}}.",
        scenarios=sentence_case(some) if every else joined(map(ScenarioRef, names)),
        who=actors(desk.matter),
        does=Agreeing(desk.matter, "does", "do"),
    )


def _steers(desk: Desk, scenario: ScenarioResult) -> bool:
    """Whether the scenario puts in an act of those who matter that is not expected in the base."""
    base = desk.strategy.forecast if desk.strategy else {}
    return any(
        o.partition(".")[0] in desk.matter and level != base.get(o)
        for o, level in scenario.assumed.items()
    )


def _changes(desk: Desk, scenario: ScenarioResult) -> dict[str, str | None]:
    """What is expected otherwise than in the base, without what the scenario puts in and what nobody
    minds; None: open."""
    base = desk.strategy.forecast if desk.strategy else {}
    then = scenario.analysis.strategy.forecast if scenario.analysis.strategy else {}
    changed = {o: level for o, level in then.items() if level != base.get(o)}
    names = desk.wording.names
    return {
        o: v for o, v in changed.items() if o not in scenario.assumed and not names.is_uncared(o)
    }


def _elsewhere(desk: Desk, others: dict[str, dict[str, str | None]], most: int) -> Phrase:
    """What the scenarios change in what the others do, as far as it is firm; where more is open."""
    now = desk.strategy.status_quo.levels if desk.strategy else {}
    alike: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for name, found in others.items():
        firm = tuple((o, level) for o, level in found.items() if level is not None)
        if firm:
            alike.setdefault(firm, []).append(name)
    told = [
        fill(
            "under {s}{only} {c}",
            s=joined(map(ScenarioRef, names)),
            only=_only_held(desk, names),
            c=clauses(dict(firm), now),
        )
        for firm, names in list(alike.items())[:most]
    ]
    if left := len(alike) - len(told):
        told.append(fill(count(left, "more change")))
    if open_ := [name for name, found in others.items() if None in found.values()]:
        told.append(fill("more is open under {s}", s=joined(map(ScenarioRef, open_))))
    if not alike:
        return sentence("Of what the others do, {told}.", told=join(told, "; "))
    return sentence("What the others do changes: {told}.", told=join(told, "; "))


def _only_held(desk: Desk, names: Sequence[str]) -> Phrase:
    """For a scenario that puts in nothing new: that those held cannot answer there."""
    found = [s.only_held for s in desk.given.scenarios if s.name in names and s.only_held]
    if len(names) > 1 or not found:
        return Phrase()
    return fill(", {only},", only=cannot_answer(found[0]))


def _changing(
    desk: Desk, write: Writer, scenarios: Sequence[ScenarioResult], found: dict[str, str | None]
) -> Sentence:
    """What is firm otherwise than in the base, then what is firm there and open here; of several
    scenarios that turn the same."""
    now = desk.strategy.status_quo.levels if desk.strategy else {}
    changed = {o: level for o, level in found.items() if level is not None}
    courses = []
    for who in desk.matter:
        own = {o: level for o, level in changed.items() if o.startswith(f"{who}.")}
        off = [o for o, level in own.items() if desk.wording.is_off(o, level)]
        if own:
            courses.append(course(who, own, now, off))
    reordering = (
        fill(", if {raises}", raises=raised(scenarios[0].reordered))
        if scenarios[0].reordered
        else fill("")
    )
    parts = [fill("{courses}", courses=joined(courses))] if courses else []
    if open_ := {o: _base_act(desk, o) for o, level in found.items() if level is None}:
        parts.append(fill("it is open whether {acts}", acts=clauses(open_, None, "or")))
    told = sentence(
        "Under {name}{reordering}: {parts}.",
        name=joined(ScenarioRef(one.name) for one in scenarios),
        reordering=reordering,
        parts=join(parts, "; "),
    )
    return write.say(
        told,
        cites=tuple(dict.fromkeys(c for one in scenarios for c in one.cites))[:4],
        assumed=[one.assumption for one in scenarios],
        computed=["k-scenarios", "k-forecast"],
    )


def _base_act(desk: Desk, option: str) -> str:
    """The level to ask about where a scenario leaves it open: the base's, where that is an act."""
    level = desk.strategy.forecast.get(option) if desk.strategy else None
    if level is not None and not desk.wording.is_off(option, level):
        return level
    return desk.wording.names.levels(option)[-1]
