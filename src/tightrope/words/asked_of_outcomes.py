"""Questions on what is expected, holds, is owed and threatened, and what was found of them."""

from __future__ import annotations

from functools import singledispatch

from tightrope.analysis.questions import found as f
from tightrope.analysis.questions import question as q
from tightrope.crisis import level_name
from tightrope.words.commitments import kind_words
from tightrope.words.parts import (
    ActorRef,
    ClauseRef,
    FormulaRef,
    Part,
    Phrase,
    TreatyRef,
)
from tightrope.words.phrase import changes, fill, joined, sentence
from tightrope.words.plain import count, listed, numeral, plain_id

_WHICH = {
    True: ("expected outcome", "expected outcomes"),
    False: ("outcome that holds", "outcomes that hold"),
}


@singledispatch
def told(one: q.Question | f.Found) -> Phrase:
    """A question as a clause, or what was found as a sentence."""
    raise TypeError(f"no wording for {type(one).__name__}")


@told.register
def _(ask: q.AskForecast) -> Phrase:
    if ask.might is not None:
        clause = ClauseRef(ask.forecast, level_name(ask.might))
        return fill("Is there an outcome that holds in which {clause}", clause=clause)
    op, level = (">=", ask.at_least) if ask.at_least else ("<=", ask.at_most)
    so: Part = FormulaRef(f"{ask.forecast} {op} {level}")
    if ask.is_ is not None:
        so = ClauseRef(ask.forecast, level_name(ask.is_))
    return fill("Is it so in every expected outcome that {so}", so=so)


@told.register
def _(found: f.LevelsFound) -> Phrase:
    return sentence("{levels}.", levels=_levels(found))


def _levels(found: f.LevelsFound) -> Phrase:
    if not found.levels:
        return fill("no outcome is expected")
    told = joined((ClauseRef(found.option, level) for level in found.levels), "or")
    open_ = "it is open whether " if len(found.levels) > 1 else ""
    return fill("{open}{told}", open=open_, told=told)


@told.register
def _(found: f.MightFound) -> Phrase:
    share = f"{numeral(found.true, 'none')} of {count(found.of, *_WHICH[False])}"
    return sentence(f"{{clause}} in {share}.", clause=ClauseRef(found.option, found.level))


@told.register
def _(ask: q.AskOutcomes) -> Phrase:
    which = _WHICH[ask.of == "expected"][1]
    how = {"all": "all", "some": "at least one", "none": "none"}[ask.true_in]
    return fill(f"Is it so in {how} of the {which} that {{f}}", f=FormulaRef(ask.outcomes))


@told.register
def _(found: f.TruthFound) -> Phrase:
    if found.of == 1:
        so, where = ("so" if found.true else "not so"), f"the one {_WHICH[found.expected][0]}"
    else:
        so = "so"
        where = f"{numeral(found.true, 'none')} of {count(found.of, *_WHICH[found.expected])}"
    return sentence(f"It is {so} in {where} that {{f}}.", f=FormulaRef(found.formula))


@told.register
def _(ask: q.AskHolds) -> Phrase:
    return fill(f"Does today’s situation hold ({ask.status_quo_holds.upper()})")


@told.register
def _(found: f.HoldsFound) -> Phrase:
    holds = "holds" if found.holds else "does not hold"
    return sentence(f"Today’s situation {holds} ({found.concept.upper()}).")


@told.register
def _(ask: q.AskRedLine) -> Phrase:
    parts = [f"is it {ask.verdict}"] if ask.verdict else []
    parts += [f"does it deter ({ask.deters})"] if ask.deters else []
    return fill("Red line “{line}”: {asked}", line=plain_id(ask.red_line), asked=listed(parts))


@told.register
def _(found: f.RedLineFound) -> Phrase:
    deters = {"yes": "it deters", "no": "it does not deter", "in part": "it deters in part"}
    return sentence(
        "Red line “{line}” is {verdict}; {deters}.",
        line=plain_id(found.id),
        verdict=found.verdict,
        deters=deters.get(found.deters, "whether it deters is not judged"),
    )


@told.register
def _(ask: q.AskObligation) -> Phrase:
    text = (
        "Does a clause in force of {treaty} oblige anybody to {kind}"
        if ask.binds
        else "Is it right that no clause in force of {treaty} obliges anybody to {kind}"
    )
    return fill(text, treaty=TreatyRef(ask.treaty), kind=kind_words(ask.obligation))


@told.register
def _(found: f.ClausesFound) -> Phrase:
    return sentence(
        "{treaty} has {owed}; in force: {in_force}.",
        treaty=TreatyRef(found.treaty),
        owed=count(found.owed, f"{kind_words(found.obligation)} clause"),
        in_force=numeral(found.in_force, "none"),
    )


@told.register
def _(ask: q.AskPivot) -> Phrase:
    between = joined(ActorRef(a) for a in ask.between)
    return fill("Does {who} stand between {between}", who=ActorRef(ask.pivot), between=between)


@told.register
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


@told.register
def _(ask: q.AskChange) -> Phrase:
    return fill(
        "Once {change}, is it newly expected that {clause}",
        change=changes(ask.change),
        clause=ClauseRef(ask.moves_forecast, level_name(ask.to)),
    )


@told.register
def _(found: f.ChangeFound) -> Phrase:
    return sentence(
        "{before}; once {change}: {after}.",
        before=_levels(found.before),
        change=changes(found.change),
        after=_levels(found.after),
    )
