"""Everything that could be otherwise about a game of interests, one turn at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tightrope.analysis.motives.report import Turn
from tightrope.conflict.worth import WEIGHTS, Stakes
from tightrope.consequences.network import CLASSES
from tightrope.crisis.levels import INDICATOR_LEVELS


def single_turns(stakes: Stakes, actor: str) -> Iterator[Turn]:
    """Gives every single turn that can matter to an actor.

    Each of its interests of another weight class, or counting for nothing; each link of another
    strength, or not there; each indicator that links lead to held at each level. Links and
    indicators that lead to nothing the actor cares about are left out.
    """
    network = stakes.responses.network
    for place, interest in enumerate(stakes.interests[actor]):
        stated = stakes.classes[actor][place]
        of = (actor, interest.in_ or interest.duty or "")
        for other in WEIGHTS:
            if other != stated:
                yield Turn("weight", of, place, stated, other)
        yield Turn("no interest", of, place, stated, "")
    mattering = _mattering(stakes, actor)
    for k, link in enumerate(network.links):
        if link.to not in mattering or link.to in network.held:
            continue
        of = (link.source, network.indicators[link.to])
        for other in CLASSES:
            if other != network.strengths[k]:
                yield Turn("strength", of, k, network.strengths[k], other)
        yield Turn("no link", of, k, network.strengths[k], "")
    for k in sorted(mattering - network.held):
        if k in network.moved or _carries(stakes, k):
            for level in INDICATOR_LEVELS:
                yield Turn("held", (network.indicators[k],), -1, "", level)


def make_turns(stakes: Stakes, turns: Iterable[Turn]) -> Stakes:
    """Gives the stakes with turns made, on the same grid and with the same random numbers."""
    network = stakes.responses.network
    for turn in turns:
        if turn.kind == "weight":
            stakes = stakes.with_weight(turn.of[0], turn.place, turn.after)
        elif turn.kind == "no interest":
            stakes = stakes.without_interest(turn.of[0], turn.place)
        elif turn.kind == "strength":
            network = network.with_strength(turn.place, turn.after)
        elif turn.kind == "no link":
            network = network.without([turn.place])
        else:
            network = network.holding(turn.of[0], turn.after)
    return stakes.with_network(network)


def _carries(stakes: Stakes, indicator: int) -> bool:
    links = stakes.responses.network.links
    return any(link.carrier == indicator or link.indicator == indicator for link in links)


def _mattering(stakes: Stakes, actor: str) -> set[int]:
    """The indicators that the actor cares about, or that lead to one it cares about."""
    found = {one.indicator for one in stakes.wanted[actor]}
    links = stakes.responses.network.links
    while True:
        more = {
            k
            for link in links
            if link.to in found
            for k in (link.indicator, link.carrier)
            if k is not None
        }
        if more <= found:
            return found
        found |= more
