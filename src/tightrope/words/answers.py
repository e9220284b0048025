"""Sentences on what an expectation was answered with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from tightrope.analysis.questions import found as f
from tightrope.words.commitments import kind_words
from tightrope.words.parts import (
    ActorRef,
    Agreeing,
    ClauseRef,
    FormulaRef,
    IndicatorRef,
    Phrase,
    TreatyRef,
)
from tightrope.words.phrase import changes, fill, join, joined, sentence
from tightrope.words.plain import count, numeral

__all__ = ["answer"]


def answer(found: Iterable[f.Found]) -> Phrase:
    """Gives what was found, a sentence for each question."""
    return join([_found(one) for one in found])


@singledispatch
def _found(found: f.Found) -> Phrase:
    raise TypeError(f"no wording for {type(found).__name__}")


@_found.register
def _(found: f.LevelsFound) -> Phrase:
    return sentence("{levels}.", levels=_levels(found))


def _levels(found: f.LevelsFound) -> Phrase:
    if not found.levels:
        return fill("no outcome is expected")
    told = joined((ClauseRef(found.option, level) for level in found.levels), "or")
    open_ = "it is open whether " if len(found.levels) > 1 else ""
    return fill("{open}{told}", open=open_, told=told)


@_found.register
def _(found: f.MightFound) -> Phrase:
    return sentence(
        "{clause} in {true} of {of}.",
        clause=ClauseRef(found.option, found.level),
        true=numeral(found.true, "none"),
        of=count(found.of, "outcome that holds", "outcomes that hold"),
    )


@_found.register
def _(found: f.TruthFound) -> Phrase:
    which = "expected outcome" if found.expected else "outcome that holds"
    many = "expected outcomes" if found.expected else "outcomes that hold"
    return sentence(
        "It is so in {true} of {of} that {formula}.",
        true=numeral(found.true, "none"),
        of=count(found.of, which, many),
        formula=FormulaRef(found.formula),
    )


@_found.register
def _(found: f.HoldsFound) -> Phrase:
    holds = "holds" if found.holds else "does not hold"
    return sentence(f"Today’s situation {holds} ({found.concept.upper()}).")


@_found.register
def _(found: f.RanksFound) -> Phrase:
    return sentence(
        "From what {who} {likes} least to what it likes best: {changes}.",
        who=ActorRef(found.actor),
        likes=Agreeing((found.actor,), "likes", "like"),
        changes=changes(found.changes),
    )


@_found.register
def _(found: f.RedLineFound) -> Phrase:
    deters = {"yes": "it deters", "no": "it does not deter", "in part": "it deters in part"}
    return sentence(
        "It is {verdict}; {deters}.",
        verdict=found.verdict,
        deters=deters.get(found.deters, "whether it deters is not judged"),
    )


@_found.register
def _(found: f.ClausesFound) -> Phrase:
    return sentence(
        "{treaty} has {owed}; in force: {in_force}.",
        treaty=TreatyRef(found.treaty),
        owed=count(found.owed, f"{kind_words(found.obligation)} clause"),
        in_force=numeral(found.in_force, "none"),
    )


@_found.register
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


@_found.register
def _(found: f.IndicatorFound) -> Phrase:
    how = {
        "up": "The expected outcome raises “{i}”.",
        "down": "The expected outcome lowers “{i}”.",
        "contested": "The expected outcome pulls both ways on “{i}”.",
    }
    text = how.get(found.direction, "The expected outcome has no effect on “{i}”.")
    return sentence(text, i=IndicatorRef(found.indicator))


@_found.register
def _(found: f.PathsFound) -> Phrase:
    return sentence(
        "The causal paths from “{start}” to “{end}” have {signs}.",
        start=IndicatorRef(found.start),
        end=IndicatorRef(found.end),
        signs={0: "no sign, as there are none", 1: f"the sign {''.join(found.signs)}"}.get(
            len(found.signs), "both signs"
        ),
    )


@_found.register
def _(found: f.ShockFound) -> Phrase:
    medians = "; ".join(f"{study} {median:+.1f} %" for study, median in found.medians)
    return sentence("Median rise of the price: {medians}.", medians=medians.replace("-", "−"))


@_found.register
def _(found: f.UnmovedFound) -> Phrase:
    same = "is the same" if found.forms == 1 else f"takes {numeral(found.forms)} forms"
    return sentence(
        "Over all {n} that {who} {can} do, what is expected there {same}.",
        n=count(found.strategies, "combination of options", "combinations of options"),
        who=ActorRef(found.by),
        can="can",
        same=same,
    )


@_found.register
def _(found: f.DependenceFound) -> Phrase:
    return sentence(
        "The needs of {a} that only {b} meets easily weigh {of_a}, the other way round {of_b}.",
        a=ActorRef(found.a),
        b=ActorRef(found.b),
        of_a=str(found.of_a),
        of_b=str(found.of_b),
    )


@_found.register
def _(found: f.ChangeFound) -> Phrase:
    return sentence(
        "Before: {before}. Once {change}: {after}.",
        before=_levels(found.before),
        change=changes(found.change),
        after=_levels(found.after),
    )
