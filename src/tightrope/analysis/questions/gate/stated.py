"""What of a model states the answer to a question: typed lines, rules and assumptions about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from tightrope.analysis.questions import question as q
from tightrope.analysis.questions.answer import reply_to
from tightrope.analysis.questions.context import Context
from tightrope.analysis.questions.gate.report import Taken
from tightrope.conflict.build import rule_text
from tightrope.crisis import CrisisModel, option_levels, parse_change, parse_formula
from tightrope.crisis.change import apply_change, raise_statement
from tightrope.crisis.drawn_lines import drawn_lines
from tightrope.crisis.levels import level_name
from tightrope.crisis.model import Raise, Rule, Statement
from tightrope.errors import TightropeError


def stated_by(ask: q.Question, context: Context) -> tuple[Taken, ...] | None:
    """Gives the fewest lines, rules and assumptions about the options asked about that, put back
    into a model without any, make a question hold again.

    None where it holds without them: nothing states its answer.
    """
    parts = tuple(_parts(ask, context.base))
    if not parts or _holds(ask, context, parts):
        return None
    out: tuple[Taken, ...] = ()
    for part in parts:
        if _holds(ask, context, (*out, part)):
            out = (*out, part)
    return tuple(part for part in parts if part not in out)


def rule_taken(rule: Rule, number: int) -> Taken:
    """Gives a rule, told by its place in the file, as a part that is taken out."""
    never, always = rule.never or "", rule.always or ""
    return Taken("rule", f"rules[{number}]", rule_text(rule), never=never, always=always)


def options_asked(ask: q.Question, model: CrisisModel) -> frozenset[str]:
    """Gives the options whose levels a question is about."""
    levels = option_levels(model)
    if isinstance(ask, q.AskForecast):
        return frozenset({ask.forecast})
    if isinstance(ask, q.AskOutcomes):
        return frozenset(parse_formula(ask.outcomes, levels).options)
    if isinstance(ask, q.AskHolds):
        return frozenset(levels)
    if isinstance(ask, q.AskUnmoved):
        return frozenset(ask.unmoved)
    if isinstance(ask, q.AskWorst):
        return frozenset(change.partition("=")[0].strip() for change in ask.among)
    if isinstance(ask, q.AskChange):
        return frozenset({ask.moves_forecast})
    if isinstance(ask, q.AskRedLine):
        return frozenset(_of_red_line(ask.red_line, model))
    return frozenset()


def _of_red_line(name: str, model: CrisisModel) -> Iterator[str]:
    drawn = drawn_lines(model).get(name)
    if drawn is not None and drawn.then is not None:
        yield from parse_formula(drawn.then, option_levels(model)).options


def _parts(ask: q.Question, model: CrisisModel) -> Iterator[Taken]:
    """Every typed line, rule and assumption that names an option asked about.

    Whether today's situation holds is about all options: rules are then left to what forces it.
    """
    asked = options_asked(ask, model)
    levels = option_levels(model)

    def names(formula: str | None) -> bool:
        return formula is not None and not asked.isdisjoint(parse_formula(formula, levels).options)

    for actor, lines in model.priorities.items():
        for k, line in enumerate(lines, 1):
            if names(line.want):
                where = f"priorities.{actor}[{k}]"
                yield Taken("line", where, line.want, always=line.want, by=actor)
    if not isinstance(ask, q.AskHolds):
        for k, rule in enumerate(model.rules, 1):
            if names(rule.never) or names(rule.always):
                yield rule_taken(rule, k)
        yield from _assumptions(ask, model, asked)


def _assumptions(ask: q.Question, model: CrisisModel, asked: Collection[str]) -> Iterator[Taken]:
    if ask.scenario:
        for option, level in model.scenarios[ask.scenario].assume.items():
            if option in asked:
                said = f"{option}={level_name(level)}"
                yield Taken("assumption", f"scenario {ask.scenario}", said, change=said)
    changes = (*ask.after, *(ask.change if isinstance(ask, q.AskChange) else ()))
    for change in changes:
        if change.partition("=")[0].strip() in asked:
            yield Taken("assumption", "what-if", change, change=change)


def _holds(ask: q.Question, context: Context, out: Collection[Taken]) -> bool:
    model, left = without(context.base, out), _without_changes(ask, out)
    reduced = Context(model, context.analyse)
    try:
        return reply_to(_that_apply(left, reduced), reduced)[0]
    except TightropeError:  # nothing to ask any more: what it was asked of is gone
        return False


def without(model: CrisisModel, out: Iterable[Taken]) -> CrisisModel:
    """Gives the model without these lines, rules, interests, links and assumptions of scenarios.

    Lines that a scenario raises and that are gone are raised no more. A decision maker left with
    nothing it wants is indifferent.
    """
    gone = {(part.kind, part.where) for part in out}
    lines = {
        actor: tuple(
            line
            for k, line in enumerate(own, 1)
            if ("line", f"priorities.{actor}[{k}]") not in gone
        )
        for actor, own in model.priorities.items()
    }
    interests = {
        actor: tuple(
            one
            for k, one in enumerate(own, 1)
            if ("interest", f"interests.{actor}[{k}]") not in gone
        )
        for actor, own in model.interests.items()
    }
    update = {
        "priorities": _with_somebody_indifferent(model, lines, interests),
        "interests": interests,
        "rules": tuple(
            rule for k, rule in enumerate(model.rules, 1) if ("rule", f"rules[{k}]") not in gone
        ),
        "effects": tuple(
            link for k, link in enumerate(model.effects, 1) if ("link", f"effects[{k}]") not in gone
        ),
    }
    return _with_scenarios(model.model_copy(update=update), out)


def _with_somebody_indifferent(
    model: CrisisModel, lines: Mapping[str, tuple[Statement, ...]], interests: Mapping[str, object]
) -> dict[str, tuple[Statement, ...]]:
    """A line that always holds for those who had wants and have none left."""
    out = dict(lines)
    for actor, options in model.options.items():
        had = model.priorities.get(actor) or model.interests.get(actor)
        if options and had and not out.get(actor) and not interests.get(actor):
            option = f"{actor}.{next(iter(options))}"
            out[actor] = (Statement(want=f"{option} or not {option}"),)
    return out


def _with_scenarios(model: CrisisModel, out: Iterable[Taken]) -> CrisisModel:
    gone = {(part.where, part.text.partition("=")[0]) for part in out if part.kind == "assumption"}
    scenarios = {}
    for name, scenario in model.scenarios.items():
        kept = {
            option: level
            for option, level in scenario.assume.items()
            if (f"scenario {name}", option) not in gone
        }
        raised = tuple(one for one in scenario.reorder if _is_there(one, model))
        scenarios[name] = scenario.model_copy(update={"assume": kept, "reorder": raised})
    return model.model_copy(update={"scenarios": scenarios})


def _is_there(raised: Raise, model: CrisisModel) -> bool:
    try:
        return bool(raise_statement(model, raised))
    except TightropeError:
        return False


def _without_changes(ask: q.Question, out: Iterable[Taken]) -> q.Question:
    gone = {part.text for part in out if part.where == "what-if"}
    update = {"after": tuple(change for change in ask.after if change not in gone)}
    if isinstance(ask, q.AskChange):
        update["change"] = tuple(change for change in ask.change if change not in gone)
    return ask.model_copy(update=update)


def _that_apply(ask: q.Question, context: Context) -> q.Question:
    """The question without changes of lines that are not there any more."""
    model, kept = context.model((ask.scenario, ())), []
    for change in ask.after:
        try:
            model = apply_change(model, parse_change(change, model))
        except TightropeError:
            continue
        kept.append(change)
    return ask.model_copy(update={"after": tuple(kept)})
