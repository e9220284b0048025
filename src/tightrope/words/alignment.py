"""Sentences on who stands with whom, on contested pairs and on dependence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tightrope.analysis.alignment.network import ALL_LAYERS
from tightrope.analysis.alignment.report import (
    AlignmentReport,
    DependenceReading,
    LayerBalance,
    Need,
    SignedTie,
)
from tightrope.words.parts import ActorRef, Agreeing, Joined, Phrase
from tightrope.words.phrase import actors, few, fill, join, joined, sentence
from tightrope.words.plain import count, listed, plain_id

_MANY, _FEW = 10, 6  # actors of a camp and pairs that are named; the rest is counted


def contested(tie: SignedTie) -> Phrase:
    """Gives how two are friends in one respect and foes in another, and which respect decides;
    nothing where they are not."""
    if not tie.contested:
        return Phrase(())
    told = {1: "friends", -1: "foes"}.get(tie.sign)
    how = (
        f"; {_kinds(tie.decided_by)} ties decide, so they count as {told}"
        if told
        else f"; within {_kinds(tie.decided_by)} ties that evens out, so they count as neither"
    )
    return sentence(
        "{pair} are friends in {friendly} and foes in {hostile} ties{how}.",
        pair=actors((tie.a, tie.b)),
        friendly=_kinds(tie.friendly_in),
        hostile=_kinds(tie.hostile_in),
        how=how,
    )


def decided_by(report: AlignmentReport) -> Phrase:
    """Gives which kinds of tie decide who stands with whom, where that makes a difference."""
    kinds = (
        {kind for tie in report.layers[0].ties for kind in tie.kinds} if report.layers else set()
    )
    if not kinds:
        return Phrase()
    ranks = [[k for k in rank if k in kinds] for rank in report.decides]
    ranks = [rank for rank in ranks if rank]
    unheard = sorted(kinds - {k for rank in report.decides for k in rank})
    told = ", then ".join(_kinds(rank) for rank in ranks)
    text = f"Who stands with whom is decided by {told} ties"
    if len(ranks) > 1:
        text += ": between two actors the first of these that tie them"
    return sentence("{text}{left}.", text=text, left=_left_out(unheard))


def _left_out(kinds: Sequence[str]) -> str:
    return f"; {_kinds(kinds)} ties decide nothing" if kinds else ""


def camps(layer: LayerBalance) -> Phrase:
    """Gives the camps of the division that frustrates least, part by part, and what goes against it.

    Actors with hostile ties among them are not said to be one camp.
    """
    divided = [part for part in layer.parts if len(part) > 1]
    whole = [part[0] for part in layer.parts if len(part) == 1]
    at_odds = [camp for camp in whole if any(a in camp for a, _ in layer.hostile_within)]
    together = [camp for camp in whole if camp not in at_odds]
    if not layer.parts:
        return sentence("No tie says who stands with whom.")
    told = []
    if divided:
        parts = joined(_division(part) for part in divided)
        told.append(sentence("The ties divide {parts}.", parts=parts))
    for camp in at_odds:
        pairs = [pair for pair in layer.hostile_within if pair[0] in camp]
        text = f"{{pairs}} are at odds, yet dividing them would break ties that weigh {_outweighing(layer, pairs)}."
        told.append(sentence(text, pairs=few((Phrase((actors(pair),)) for pair in pairs), _FEW)))
    kind = "" if layer.layer == ALL_LAYERS else f"{plain_id(layer.layer)} "
    for camp in together:
        text = "{all} stand together; no {kind}tie among them is hostile."
        told.append(sentence(text, all=_camp(camp), kind=kind))
    return join([*told, _frustrated(layer)])


def _outweighing(layer: LayerBalance, pairs: Sequence[tuple[str, str]]) -> str:
    """How much what holds enemies together weighs beside them: more only where no other division
    is as good; as much where one as good divides them all; else it is left open."""
    if layer.unique and layer.weight_bound == layer.frustrated_weight:
        return "more"
    equal = [camps for extra, camps in layer.near_optimal if extra == 0]
    apart = [any(_divides(camps, pair) for camps in equal) for pair in pairs]
    return "as much" if all(apart) else "as much or more"


def _divides(camps: Sequence[Sequence[str]], pair: tuple[str, str]) -> bool:
    """Whether each of the two is in another of the camps."""
    own = [camp for camp in camps if any(actor in camp for actor in pair)]
    return len(own) == len(set(pair))


def camps_told(layer: LayerBalance) -> Phrase:
    """Gives the camps; where other divisions fit as well, first that the ties do not settle them.

    A few actors: all divisions in one sentence. Many: the camps, and that others fit as well.
    """
    equal = [found for extra, found in layer.near_optimal if extra == 0]
    if not equal and layer.unique is not False:
        return camps(layer)
    divided = [part for part in layer.parts if len(part) > 1]
    if equal and len(divided) == 1 and sum(map(len, divided[0])) <= _FEW:
        either = joined((_division(one) for one in (divided[0], *equal)), "or")
        return sentence(
            "The ties do not settle who stands with whom; these divisions fit equally well: {either}.",
            either=either,
        )
    open_ = sentence("The ties do not settle who stands with whom: another division fits as well.")
    return join([open_, camps(layer)])


def who_with_whom(layer: LayerBalance) -> Phrase:
    """Gives who is at odds and who is friendly with whom, tie by tie; those with most ties first."""
    told = [
        fill(
            f"{{who}} {{is_}} {how} {{whom}}",
            who=ActorRef(who),
            is_=Agreeing((who,), "is", "are"),
            whom=actors(whom),
        )
        for how, sign in (("at odds with", -1), ("friendly with", 1))
        for who, whom in _gathered([(t.a, t.b) for t in layer.ties if t.sign == sign])
    ]
    if not told:
        return Phrase()
    left = len(told) - _FEW
    shown = told if left < 2 else [*told[:_FEW], fill(f"{left:,} more in the table")]
    return sentence("{told}.", told=join(shown, "; "))


def _gathered(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    """Each pair once, with whom most of those left have in common."""
    left = list(pairs)
    while left:
        often = Counter(actor for pair in left for actor in pair)
        who = max(often, key=lambda actor: often[actor])
        yield who, [b if a == who else a for a, b in left if who in (a, b)]
        left = [pair for pair in left if who not in pair]


def _frustrated(layer: LayerBalance) -> Phrase:
    if not layer.frustrated:
        return Phrase(())
    proven = layer.weight_bound == layer.frustrated_weight
    how = (
        ""
        if proven
        else f" (no less than {layer.weight_bound:g} by weight is possible; not proven least)"
    )
    return sentence(
        "{count} against that, {weight} by weight{how}: {pairs}.",
        count=count(len(layer.frustrated), "tie goes", "ties go").capitalize(),
        weight=f"{layer.frustrated_weight:g}",
        how=how,
        pairs=few((_pair(pair) for pair in layer.frustrated), _FEW),
    )


def others_as_good(layer: LayerBalance) -> Phrase:
    """Gives the other divisions that frustrate as little, or none where there is none."""
    equal = [camps for extra, camps in layer.near_optimal if extra == 0]
    if equal:
        told = joined((_division(camps) for camps in equal), "or")
        return sentence("As little goes against another division: {told}.", told=told)
    if layer.unique is False:
        return sentence("Another division into camps would do as well.")
    return Phrase(())


def stated_camps(layer: LayerBalance) -> Phrase:
    """Gives the division into the number of camps that the file states, and what goes against it."""
    found = layer.fixed
    if found is None:
        return Phrase()
    proven = found.errors == found.lower_bound
    return sentence(
        "The best division into {number}: {camps}; {weight} by weight goes against it{how}.",
        number=count(len(found.camps), "camp"),
        camps=join((Phrase((actors(camp),)) for camp in found.camps), " | "),
        weight=f"{found.errors:g}" if found.errors else "nothing",
        how=""
        if proven
        else f" (no less than {found.lower_bound:g} is possible; not proven least)",
    )


def _pair(pair: tuple[str, str]) -> Phrase:
    return fill("{a} – {b}", a=ActorRef(pair[0]), b=ActorRef(pair[1]))


def undated(report: AlignmentReport) -> Phrase:
    """Gives how many ties without a beginning the strain over time leaves out."""
    number = len(report.undated)
    if not number:
        return Phrase(())
    return sentence(
        "The strain over time leaves out {count} without a beginning: where {they} stood before is "
        "not known.",
        count=count(number, "tie"),
        they="it" if number == 1 else "they",
    )


def dependence(reading: DependenceReading) -> Phrase:
    """Gives who of two is the more vulnerable, and who could make use of it (Hirschman)."""
    a, b = ActorRef(reading.a), ActorRef(reading.b)
    unknown = [n for n in (*reading.a_on_b, *reading.b_on_a) if not n.known]
    if reading.influence == "even":
        text = "{a} and {b} are about equally vulnerable{firm}."
        return sentence(text, a=a, b=b, firm=_firm(unknown))
    if reading.influence == "open":
        text = "Which of {a} and {b} is the more vulnerable is open: it turns on {unknown}."
        return sentence(text, a=a, b=b, unknown=_unknown(unknown))
    more, needs = (a, reading.a_on_b) if reading.influence == reading.b else (b, reading.b_on_a)
    greatest = max(needs, key=lambda n: n.vulnerability[0])
    by = f"for {greatest.need}" if reading.by == "greatest need" else "over its needs as weighted"
    return sentence(
        "{more} is the more vulnerable, {by}{firm}. The influence is {other}'s.",
        more=more,
        by=by,
        firm=_firm(unknown),
        other=ActorRef(reading.influence),
    )


def need(found: Need) -> Phrase:
    """Gives one need with its share, how hard the partner is to replace, and its vulnerability."""
    share = "share unknown" if found.share is None else f"{found.share:.0%} met"
    how = (
        "replaceability unknown"
        if found.replaceable == "unknown"
        else f"replaceable {found.replaceable}"
    )
    low, high = found.vulnerability
    worth = f"{low:.2f}" if found.known else f"{low:.2f} to {high:.2f}"
    return Phrase((f"{found.need}: {share}, {how}; vulnerability {worth}",))


def _firm(unknown: Sequence[Need]) -> Phrase:
    return (
        fill("; {unknown} could not change that", unknown=_unknown(unknown))
        if unknown
        else Phrase(())
    )


def _unknown(needs: Iterable[Need]) -> Phrase:
    told = joined(fill("{need} ({who})", need=n.need, who=ActorRef(n.of)) for n in needs)
    return fill("what is not known of {needs}", needs=told)


def _kinds(kinds: Iterable[str]) -> str:
    return listed(kinds)


def _division(divided: Sequence[Sequence[str]]) -> Phrase:
    one, *rest = divided
    if not rest:
        return fill("{one} all together", one=_camp(one))
    others = joined((Phrase((_camp(camp),)) for camp in rest), "and from")
    return fill("{one} from {others}", one=_camp(one), others=others)


def _camp(camp: Iterable[str]) -> Joined:
    return few(map(ActorRef, camp), _MANY)
