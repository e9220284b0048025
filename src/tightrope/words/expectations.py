"""Sentences on expectations: each question put to the model, and what it was answered with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import singledispatch
from itertools import zip_longest

from tightrope.analysis.questions import found as f
from tightrope.analysis.questions import question as q
from tightrope.crisis import level_name
from tightrope.words.commitments import kind_words
from tightrope.words.parts import (
    ActorRef,
    Agreeing,
    ChangeRef,
    ClauseRef,
    FormulaRef,
    IndicatorRef,
    OptionRef,
    Part,
    Phrase,
    ScenarioRef,
    TreatyRef,
)
from tightrope.words.phrase import changes, fill, join, joined, sentence
from tightrope.words.plain import count, listed, numeral, plain_id

__all__ = ["answer", "question"]

_WHICH = {
    True: ("expected outcome", "expected outcomes"),
    False: ("outcome that holds", "outcomes that hold"),
}
_MOVES = {"up": "raise", "down": "lower", "contested": "pull both ways on"}
_MOVING = {"up": "raises", "down": "lowers", "contested": "pulls both ways on"}


def question(asked: Iterable[q.Question]) -> Phrase:
    """Gives questions as sentences, each with the scenario and the changes it is asked under."""
    return join([_question(ask) for ask in asked])


def answer(found: Iterable[f.Found], asked: Sequence[q.Question] = ()) -> Phrase:
    """Gives what was found, a sentence for each question; first under what it was asked."""
    return join(_answer(*pair) for pair in zip_longest(found, asked))


def _question(ask: q.Question) -> Phrase:
    under, after = _condition(ask)
    under, after = (fill(" {part}", part=one) if one else one for one in (under, after))
    return sentence("{asked}{under}{after}?", asked=_told(ask), under=under, after=after)


def _condition(ask: q.Question) -> tuple[Phrase, Phrase]:
    """Under what scenario, and after what changes."""
    under = fill("under {name}", name=ScenarioRef(ask.scenario)) if ask.scenario else Phrase()
    after = fill("once {changes}", changes=changes(ask.after)) if ask.after else Phrase()
    return under, after


def _answer(found: f.Found | None, ask: q.Question | None) -> Phrase:
    if found is None:
        return Phrase()
    conditions = [one for one in (_condition(ask) if ask else ()) if one]
    if not conditions:
        return _told(found)
    return sentence("{given}: {told}", given=join(conditions, ", "), told=joined([_told(found)]))


@singledispatch
def _told(one: q.Question | f.Found) -> Phrase:
    """A question as a clause, or what was found as a sentence."""
    raise TypeError(f"no wording for {type(one).__name__}")


@_told.register
def _(ask: q.AskForecast) -> Phrase:
    if ask.might is not None:
        clause = ClauseRef(ask.forecast, level_name(ask.might))
        return fill("Is there an outcome that holds in which {clause}", clause=clause)
    op, level = (">=", ask.at_least) if ask.at_least else ("<=", ask.at_most)
    so: Part = FormulaRef(f"{ask.forecast} {op} {level}")
    if ask.is_ is not None:
        so = ClauseRef(ask.forecast, level_name(ask.is_))
    return fill("Is it so in every expected outcome that {so}", so=so)


@_told.register
def _(found: f.LevelsFound) -> Phrase:
    return sentence("{levels}.", levels=_levels(found))


def _levels(found: f.LevelsFound) -> Phrase:
    if not found.levels:
        return fill("no outcome is expected")
    told = joined((ClauseRef(found.option, level) for level in found.levels), "or")
    open_ = "it is open whether " if len(found.levels) > 1 else ""
    return fill("{open}{told}", open=open_, told=told)


@_told.register
def _(found: f.MightFound) -> Phrase:
    share = f"{numeral(found.true, 'none')} of {count(found.of, *_WHICH[False])}"
    return sentence(f"{{clause}} in {share}.", clause=ClauseRef(found.option, found.level))


@_told.register
def _(ask: q.AskOutcomes) -> Phrase:
    which = _WHICH[ask.of == "expected"][1]
    how = {"all": "all", "some": "at least one", "none": "none"}[ask.true_in]
    return fill(f"Is it so in {how} of the {which} that {{f}}", f=FormulaRef(ask.outcomes))


@_told.register
def _(found: f.TruthFound) -> Phrase:
    if found.of == 1:
        so, where = ("so" if found.true else "not so"), f"the one {_WHICH[found.expected][0]}"
    else:
        so = "so"
        where = f"{numeral(found.true, 'none')} of {count(found.of, *_WHICH[found.expected])}"
    return sentence(f"It is {so} in {where} that {{f}}.", f=FormulaRef(found.formula))


@_told.register
def _(ask: q.AskHolds) -> Phrase:
    return fill(f"Does today’s situation hold ({ask.status_quo_holds.upper()})")


@_told.register
def _(found: f.HoldsFound) -> Phrase:
    holds = "holds" if found.holds else "does not hold"
    return sentence(f"Today’s situation {holds} ({found.concept.upper()}).")


@_told.register
def _(ask: q.AskRedLine) -> Phrase:
    parts = [f"is it {ask.verdict}"] if ask.verdict else []
    parts += [f"does it deter ({ask.deters})"] if ask.deters else []
    return fill("Red line “{line}”: {asked}", line=plain_id(ask.red_line), asked=listed(parts))


@_told.register
def _(found: f.RedLineFound) -> Phrase:
    deters = {"yes": "it deters", "no": "it does not deter", "in part": "it deters in part"}
    return sentence(
        "Red line “{line}” is {verdict}; {deters}.",
        line=plain_id(found.id),
        verdict=found.verdict,
        deters=deters.get(found.deters, "whether it deters is not judged"),
    )


@_told.register
def _(ask: q.AskObligation) -> Phrase:
    text = (
        "Does a clause in force of {treaty} oblige anybody to {kind}"
        if ask.binds
        else "Is it right that no clause in force of {treaty} obliges anybody to {kind}"
    )
    return fill(text, treaty=TreatyRef(ask.treaty), kind=kind_words(ask.obligation))


@_told.register
def _(found: f.ClausesFound) -> Phrase:
    return sentence(
        "{treaty} has {owed}; in force: {in_force}.",
        treaty=TreatyRef(found.treaty),
        owed=count(found.owed, f"{kind_words(found.obligation)} clause"),
        in_force=numeral(found.in_force, "none"),
    )


@_told.register
def _(ask: q.AskPivot) -> Phrase:
    between = joined(ActorRef(a) for a in ask.between)
    return fill("Does {who} stand between {between}", who=ActorRef(ask.pivot), between=between)


@_told.register
def _(found: f.PivotFound) -> Phrase:
    between = joined(ActorRef(a) for a in found.between)
    strained = f"in {numeral(found.strained, 'none')} of its {count(found.triads, 'triad')}"
    return sentence(
        "{who} {stands} between {between}; it is strained {strained}.",
        who=ActorRef(found.actor),
        stands="stands" if found.holds else "does not stand",
        between=between,
        strained=strained if found.triads else "in no triad",
    )


@_told.register
def _(ask: q.AskIndicator) -> Phrase:
    text = "Does the expected outcome leave “{i}” alone"
    if ask.moves != "no effect":
        text = f"Does the expected outcome {_MOVES[ask.moves]} “{{i}}”"
    return fill(text, i=IndicatorRef(ask.indicator))


@_told.register
def _(found: f.IndicatorFound) -> Phrase:
    does = _MOVING.get(found.direction, "has no effect on")
    return sentence(
        "The expected outcome {does} “{i}”.", does=does, i=IndicatorRef(found.indicator)
    )


@_told.register
def _(ask: q.AskPaths) -> Phrase:
    start, end = ask.paths
    signs = "both signs" if ask.signs == "both" else f"the sign {ask.signs.replace('-', '−')}"
    reach = f" of at most {count(ask.within, 'link')}" if ask.within < q.ANY_LENGTH else ""
    return fill(
        "Have the causal paths{reach} from “{start}” to “{end}” {signs}",
        reach=reach,
        start=IndicatorRef(start),
        end=IndicatorRef(end),
        signs=signs,
    )


@_told.register
def _(found: f.PathsFound) -> Phrase:
    return sentence(
        "The causal paths from “{start}” to “{end}” have {signs}.",
        start=IndicatorRef(found.start),
        end=IndicatorRef(found.end),
        signs={0: "no sign, as there are none", 1: f"the sign {''.join(found.signs)}"}.get(
            len(found.signs), "both signs"
        ),
    )


@_told.register
def _(ask: q.AskShock) -> Phrase:
    return fill(
        "Does the energy shock “{name}” raise the price by {least} % or more in the median of "
        "every study",
        name=IndicatorRef(ask.energy_shock),
        least=f"{ask.at_least:g}",
    )


@_told.register
def _(found: f.ShockFound) -> Phrase:
    medians = "; ".join(f"{study} {median:+.1f} %" for study, median in found.medians)
    return sentence("Median rise of the price: {medians}.", medians=medians.replace("-", "−"))


@_told.register
def _(ask: q.AskUnmoved) -> Phrase:
    return fill(
        "Is what is expected of {options} the same whatever {who} {does}",
        options=joined(fill("“{o}”", o=OptionRef(option)) for option in ask.unmoved),
        who=ActorRef(ask.by),
        does=Agreeing((ask.by,), "does", "do"),
    )


@_told.register
def _(found: f.UnmovedFound) -> Phrase:
    same = "is the same" if found.forms == 1 else f"takes {numeral(found.forms)} forms"
    return sentence(
        "Over all {n} that {who} can do, what is expected there {same}.",
        n=count(found.strategies, "combination of options", "combinations of options"),
        who=ActorRef(found.by),
        same=same,
    )


@_told.register
def _(ask: q.AskWorst) -> Phrase:
    worst, among = ChangeRef(ask.is_), changes(ask.among)
    text = "Does {who} like it least that {worst}, of these: {among}"
    return fill(text, who=ActorRef(ask.worst_for), worst=worst, among=among)


@_told.register
def _(found: f.RanksFound) -> Phrase:
    return sentence(
        "From what {who} {likes} least to what it likes best: {changes}.",
        who=ActorRef(found.actor),
        likes=Agreeing((found.actor,), "likes", "like"),
        changes=changes(found.changes),
    )


@_told.register
def _(ask: q.AskDependence) -> Phrase:
    text = "Does {a} depend on {b} more than the other way round"
    return fill(text, a=ActorRef(ask.depends_more), b=ActorRef(ask.on))


@_told.register
def _(found: f.DependenceFound) -> Phrase:
    return sentence(
        f"Needs of {{a}} that are hard to meet without {{b}} weigh {found.of_a}, the other way round {found.of_b}.",
        a=ActorRef(found.a),
        b=ActorRef(found.b),
    )


@_told.register
def _(ask: q.AskChange) -> Phrase:
    return fill(
        "Once {change}, is it newly expected that {clause}",
        change=changes(ask.change),
        clause=ClauseRef(ask.moves_forecast, level_name(ask.to)),
    )


@_told.register
def _(found: f.ChangeFound) -> Phrase:
    return sentence(
        "{before}; once {change}: {after}.",
        before=_levels(found.before),
        change=changes(found.change),
        after=_levels(found.after),
    )
