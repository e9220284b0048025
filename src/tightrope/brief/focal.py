"""Whom the bottom line is about."""

from __future__ import annotations

from tightrope.brief.given import BriefInput

_MATTER = 2


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
