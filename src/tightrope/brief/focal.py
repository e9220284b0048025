"""Chooses the actor that the bottom line is about."""

from __future__ import annotations

from tightrope.analysis.alignment.report import Pivot
from tightrope.brief.given import BriefInput

__all__ = ["choose_focal", "those_who_matter"]

_MATTER = 2


def choose_focal(given: BriefInput) -> str | None:
    """The actor an executive asks about: given by name, else the decision maker most strained.

    Among pivots that can decide something those named in the title come first, then the one
    that is pivot of most unbalanced triads. Without such a pivot: the decision maker with most
    options. None: nobody in the model decides anything.
    """
    model = given.crisis
    if model is None:
        return None
    if given.focal in model.actors:
        return given.focal
    deciding = [dm for dm, options in model.options.items() if options]
    pivots = [p for p in _pivots(given) if p.actor in deciding and p.strained > 0]
    if pivots:
        title = model.title.casefold()

        def rank(pivot: Pivot) -> tuple[bool, int, float]:
            actor = model.actors.get(pivot.actor)
            named = actor is not None and actor.name.casefold() in title
            return (named, pivot.strained, pivot.weighted_strain)

        return max(pivots, key=rank).actor  # the first of equals, in the report's order
    return max(deciding, key=lambda dm: len(model.options[dm]), default=None)


def those_who_matter(given: BriefInput) -> tuple[str, ...]:
    """Gives the actor in question, where one is named; else the two whose moves matter most.

    Those are, in this order: whose want decides most whether today's situation holds, who would
    leave it, who must move for a way out, and whoever has most options.
    """
    model = given.crisis
    strategy = given.analysis.strategy if given.analysis else None
    if model is not None and given.focal in model.actors:
        return (given.focal,)
    if model is None or strategy is None:
        return ()
    found = [d.decision_maker for d in strategy.deciding]
    found += [dm for dm, stable in strategy.status_quo.stable.get("seq", {}).items() if not stable]
    found += [m.decision_maker for o in strategy.outcomes for m in o.moves]
    found += sorted(strategy.decision_makers, key=lambda dm: -len(model.options.get(dm, {})))
    return tuple(dict.fromkeys(found))[:_MATTER]


def _pivots(given: BriefInput) -> tuple[Pivot, ...]:
    alignment = given.analysis.alignment if given.analysis else None
    return alignment.pivots if alignment else ()
