"""What of the answer hangs on links that are disputed, and what the file cannot or does not let one ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tightrope.analysis.strategy.report import StrategyReport, Weighed
from tightrope.analysis.strategy.seen import HeldAsSeen
from tightrope.brief.desk import Desk
from tightrope.crisis.model import ClosedMove
from tightrope.words import Phrase, count, joined, numeral, sentence
from tightrope.words.motives import disputed_link
from tightrope.words.parts import Agreeing, IndicatorRef
from tightrope.words.phrase import actors, few, fill

_LINKS = 3  # disputed links that are named
_REASONS = 2  # why moves are closed


def hanging(desk: Desk, named: Iterable[Weighed]) -> list[Phrase]:
    """Gives for each disputed link that a reason told hangs on, what does not follow without it."""
    crisis = desk.given.crisis
    found: dict[int, dict[str, None]] = {}
    for one in named:
        for link in one.disputed:
            found.setdefault(link, {})[one.indicator] = None
    effects = crisis.effects if crisis else ()
    return [
        disputed_link(effects[link].from_, effects[link].sign, effects[link].to, tuple(those))
        for link, those in sorted(found.items())
    ]


def of_links(desk: Desk) -> Phrase:
    """Gives how many of the links are disputed, and which; empty without any."""
    effects = desk.given.crisis.effects if desk.given.crisis else ()
    disputed = [one for one in effects if one.disputed]
    if not disputed:
        return Phrase()
    named = [
        fill("“{a}” to “{b}”", a=IndicatorRef(one.from_), b=IndicatorRef(one.to))
        for one in disputed[:_LINKS]
    ]
    if left := len(disputed) - len(named):
        named.append(fill(f"{numeral(left)} more"))
    many = len(disputed) > 1
    return sentence(
        f"Of {count(len(effects), 'causal link')} {numeral(len(disputed))} {'are' if many else 'is'} "
        f"disputed and {'are' if many else 'is'} there in half of the draws only: from {{named}}.",
        named=joined(named),
    )


def limits(desk: Desk) -> list[tuple[Phrase, bool]]:
    """Gives what closed moves, unknown preferences and pictures of the file mean for the answer, each
    with whether what is said of today's situation hangs on it."""
    crisis, strategy = desk.given.crisis, desk.strategy
    if crisis is None or strategy is None:
        return []
    holds = bool(strategy.status_quo.equilibrium.get("seq"))
    found = []
    if crisis.closed_moves:
        found.append((_closed(crisis.closed_moves), False))
    if crisis.unknown_preferences:
        found.append(_unknown(tuple(crisis.unknown_preferences), strategy, holds))
    if (seen := strategy.seen) is not None:
        found.append(_as_seen(seen, holds))
    return found


def _closed(moves: Sequence[ClosedMove]) -> Phrase:
    """Whose moves are closed and, where the file says it, why."""
    owners = dict.fromkeys(one.by for one in moves)
    reasons = list(dict.fromkeys(f"“{one.because.rstrip('.')}”" for one in moves if one.because))
    why = fill(" ({reasons})", reasons=few(reasons, _REASONS)) if reasons else Phrase()
    return sentence(
        "Some moves of {who} are put in as closed{why}: ways out that need one of them are ruled out.",
        who=actors(owners),
        why=why,
    )


def _unknown(owners: tuple[str, ...], strategy: StrategyReport, holds: bool) -> tuple[Phrase, bool]:
    """Of whom something is unknown, and whether today holds with that left open."""
    who, prefer = actors(owners), Agreeing(owners, "prefers", "prefer")
    lead = "What {who} {prefer} is not known in all, and what is said here takes the order put in"
    if not strategy.unknown:
        text = (
            f"{lead}; with it left open the answer was not looked for: there are too many states."
        )
        return sentence(text, who=who, prefer=prefer), False
    open_ = [one.today_holds for one in strategy.unknown]
    if len(set(open_)) > 1:
        then = "whether today’s situation holds hangs on how {who} {act} on that"
    elif open_[0] == holds:
        then = f"today’s situation {'holds' if holds else 'does not hold'} all the same"
    else:
        then = f"today’s situation {'would not hold' if holds else 'would hold'}"
    told = sentence(
        f"{lead}; left open, so that the others must reckon with whatever it may be, {then}.",
        who=who,
        prefer=prefer,
        act=Agreeing(owners, "acts", "act"),
    )
    return told, set(open_) != {holds}


def _as_seen(seen: HeldAsSeen, holds: bool) -> tuple[Phrase, bool]:
    """Who sees another conflict, and whether today holds as things are seen."""
    lead = "{who} {see} another conflict than there is; what is said here is of the conflict as it is. "
    then = "holds" if seen.today_holds else "does not hold"
    same = seen.today_holds == holds
    told = sentence(
        f"{lead}As things are seen, today’s situation {then}{' all the same' if same else ''}.",
        who=actors(seen.owners),
        see=Agreeing(seen.owners, "sees", "see"),
    )
    return told, not same
