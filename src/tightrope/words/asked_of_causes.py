"""Questions on indicators, causal paths, shocks, wants and needs, and what was found of them."""

from __future__ import annotations

from tightrope.analysis.questions import found as f
from tightrope.analysis.questions import question as q
from tightrope.words.asked_of_outcomes import told
from tightrope.words.parts import (
    ActorRef,
    Agreeing,
    ChangeRef,
    IndicatorRef,
    OptionRef,
    Phrase,
)
from tightrope.words.phrase import changes, fill, joined, sentence
from tightrope.words.plain import count, numeral

_MOVES = {"up": "raise", "down": "lower", "contested": "pull both ways on"}
_MOVING = {"up": "raises", "down": "lowers", "contested": "pulls both ways on"}


@told.register
def _(ask: q.AskIndicator) -> Phrase:
    text = "Does the expected outcome leave “{i}” alone"
    if ask.moves != "no effect":
        text = f"Does the expected outcome {_MOVES[ask.moves]} “{{i}}”"
    return fill(text, i=IndicatorRef(ask.indicator))


@told.register
def _(found: f.IndicatorFound) -> Phrase:
    does = _MOVING.get(found.direction, "has no effect on")
    return sentence(
        "The expected outcome {does} “{i}”.", does=does, i=IndicatorRef(found.indicator)
    )


@told.register
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


@told.register
def _(found: f.PathsFound) -> Phrase:
    return sentence(
        "The causal paths from “{start}” to “{end}” have {signs}.",
        start=IndicatorRef(found.start),
        end=IndicatorRef(found.end),
        signs={0: "no sign, as there are none", 1: f"the sign {''.join(found.signs)}"}.get(
            len(found.signs), "both signs"
        ),
    )


@told.register
def _(ask: q.AskShock) -> Phrase:
    return fill(
        "Does the energy shock “{name}” raise the price by {least} % or more in the median of "
        "every study",
        name=IndicatorRef(ask.energy_shock),
        least=f"{ask.at_least:g}",
    )


@told.register
def _(found: f.ShockFound) -> Phrase:
    medians = "; ".join(f"{study} {median:+.1f} %" for study, median in found.medians)
    return sentence("Median rise of the price: {medians}.", medians=medians.replace("-", "−"))


@told.register
def _(ask: q.AskUnmoved) -> Phrase:
    return fill(
        "Is what is expected of {options} the same whatever {who} {does}",
        options=joined(fill("“{o}”", o=OptionRef(option)) for option in ask.unmoved),
        who=ActorRef(ask.by),
        does=Agreeing((ask.by,), "does", "do"),
    )


@told.register
def _(found: f.UnmovedFound) -> Phrase:
    same = "is the same" if found.forms == 1 else f"takes {numeral(found.forms)} forms"
    return sentence(
        "Over all {n} that {who} can do, what is expected there {same}.",
        n=count(found.strategies, "combination of options", "combinations of options"),
        who=ActorRef(found.by),
        same=same,
    )


@told.register
def _(ask: q.AskWorst) -> Phrase:
    worst, among = ChangeRef(ask.is_), changes(ask.among)
    text = "Does {who} like it least that {worst}, of these: {among}"
    return fill(text, who=ActorRef(ask.worst_for), worst=worst, among=among)


@told.register
def _(found: f.RanksFound) -> Phrase:
    return sentence(
        "From what {who} {likes} least to what it likes best: {changes}.",
        who=ActorRef(found.actor),
        likes=Agreeing((found.actor,), "likes", "like"),
        changes=changes(found.changes),
    )


@told.register
def _(ask: q.AskDependence) -> Phrase:
    text = "Does {a} depend on {b} more than the other way round"
    return fill(text, a=ActorRef(ask.depends_more), b=ActorRef(ask.on))


@told.register
def _(found: f.DependenceFound) -> Phrase:
    return sentence(
        f"Needs of {{a}} that are hard to meet without {{b}} weigh {found.of_a}, the other way round {found.of_b}.",
        a=ActorRef(found.a),
        b=ActorRef(found.b),
    )
