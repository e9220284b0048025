"""Sentences on expectations: the question put to the model."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

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
    Phrase,
    ScenarioRef,
    TreatyRef,
)
from tightrope.words.phrase import changes, fill, join, joined, sentence
from tightrope.words.plain import count, listed, plain_id

__all__ = ["question"]


def question(asked: Iterable[q.Question]) -> Phrase:
    """Gives questions as sentences, each with the scenario and the changes it is asked under."""
    return join([_question(ask) for ask in asked])


def _question(ask: q.Question) -> Phrase:
    under = fill(" under {name}", name=ScenarioRef(ask.scenario)) if ask.scenario else Phrase()
    after = fill(" once {changes}", changes=changes(ask.after)) if ask.after else Phrase()
    return sentence("{asked}{under}{after}?", asked=_asked(ask), under=under, after=after)


@singledispatch
def _asked(ask: q.Question) -> Phrase:
    raise TypeError(f"no wording for {type(ask).__name__}")


@_asked.register
def _(ask: q.AskForecast) -> Phrase:
    if ask.is_ is not None:
        clause = ClauseRef(ask.forecast, level_name(ask.is_))
        return fill("Is it so in every expected outcome that {clause}", clause=clause)
    if ask.might is not None:
        clause = ClauseRef(ask.forecast, level_name(ask.might))
        return fill("Is there an outcome that holds in which {clause}", clause=clause)
    op, level = (">=", ask.at_least) if ask.at_least else ("<=", ask.at_most)
    formula = FormulaRef(f"{ask.forecast} {op} {level}")
    return fill("Is it so in every expected outcome that {formula}", formula=formula)


@_asked.register
def _(ask: q.AskOutcomes) -> Phrase:
    which = "expected outcomes" if ask.of == "expected" else "outcomes that hold"
    how = {"all": "all", "some": "at least one", "none": "none"}[ask.true_in]
    return fill(
        "Is it so in {how} of the {which} that {formula}",
        how=how,
        which=which,
        formula=FormulaRef(ask.outcomes),
    )


@_asked.register
def _(ask: q.AskHolds) -> Phrase:
    return fill(f"Does today’s situation hold ({ask.status_quo_holds.upper()})")


@_asked.register
def _(ask: q.AskRedLine) -> Phrase:
    parts = [f"is it {ask.verdict}"] if ask.verdict else []
    parts += [f"does it deter ({ask.deters})"] if ask.deters else []
    return fill("Red line “{line}”: {asked}", line=plain_id(ask.red_line), asked=listed(parts))


@_asked.register
def _(ask: q.AskObligation) -> Phrase:
    text = (
        "Does a clause in force of {treaty} oblige anybody to {kind}"
        if ask.binds
        else "Is it right that no clause in force of {treaty} obliges anybody to {kind}"
    )
    return fill(text, treaty=TreatyRef(ask.treaty), kind=kind_words(ask.obligation))


@_asked.register
def _(ask: q.AskPivot) -> Phrase:
    between = joined(ActorRef(a) for a in ask.between)
    return fill("Does {who} stand between {between}", who=ActorRef(ask.pivot), between=between)


@_asked.register
def _(ask: q.AskIndicator) -> Phrase:
    how = {"up": "raise", "down": "lower", "contested": "pull both ways on", "no effect": "leave"}
    alone = " alone" if ask.moves == "no effect" else ""
    return fill(
        "Does the expected outcome {how} “{indicator}”{alone}",
        how=how[ask.moves],
        indicator=IndicatorRef(ask.indicator),
        alone=alone,
    )


@_asked.register
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


@_asked.register
def _(ask: q.AskShock) -> Phrase:
    return fill(
        "Does the energy shock “{name}” raise the price by {least} % or more in the median of "
        "every study",
        name=IndicatorRef(ask.energy_shock),
        least=f"{ask.at_least:g}",
    )


@_asked.register
def _(ask: q.AskUnmoved) -> Phrase:
    return fill(
        "Is what is expected of {options} the same whatever {who} {does}",
        options=joined(fill("“{o}”", o=OptionRef(option)) for option in ask.unmoved),
        who=ActorRef(ask.by),
        does=Agreeing((ask.by,), "does", "do"),
    )


@_asked.register
def _(ask: q.AskWorst) -> Phrase:
    return fill(
        "Does {who} like it least that {worst}, of these: {among}",
        who=ActorRef(ask.worst_for),
        worst=ChangeRef(ask.is_),
        among=changes(ask.among),
    )


@_asked.register
def _(ask: q.AskDependence) -> Phrase:
    return fill(
        "Does {a} depend on {b} more than the other way round",
        a=ActorRef(ask.depends_more),
        b=ActorRef(ask.on),
    )


@_asked.register
def _(ask: q.AskChange) -> Phrase:
    return fill(
        "Once {change}, is it newly expected that {clause}",
        change=changes(ask.change),
        clause=ClauseRef(ask.moves_forecast, level_name(ask.to)),
    )
