"""Sentences on what was expected beforehand, set against what happened."""

from __future__ import annotations

from tightrope.analysis.questions.hindsight import LookedBack, Tally
from tightrope.words.plain import count, numeral, portion

__all__ = ["beaten", "hindsight_lead", "tally_row"]

_OF = {
    "unconditional": "the model as it stands",
    "as stated": "the model told what set the events off",
    "scenario": "the model with the scenarios’ reorderings",
    "source": "the sources themselves",
}


def tally_row(tally: Tally) -> tuple[str, ...]:
    """Gives one forecast’s counts as cells; right in brackets with what is not settled."""
    right = str(tally.right)
    if tally.unsettled:
        right += f" (to {tally.right + tally.unsettled}, as far as not settled)"
    others = (tally.wrong, tally.open, tally.within)
    return (tally.by, right, *map(str, others), str(tally.persistence))


def beaten(tally: Tally) -> str:
    """Gives where persistence was right more often, or as often; empty of persistence itself, of
    what says nothing and of what did better."""
    spoken = tally.right + tally.wrong + tally.open + tally.within
    if tally.by == "persistence" or not spoken or tally.persistence < tally.right:
        return ""
    verb = "wins against" if tally.beaten else "does as well as"
    return (
        f"Persistence {verb} {_OF[tally.by]}: right on {numeral(tally.persistence, 'none')} of "
        f"{count(spoken, 'option')}, against {numeral(tally.right, 'none')}."
    )


def hindsight_lead(found: LookedBack) -> str:
    """Gives how the forecasts made without knowing what came did, persistence beside them."""
    tally = next(one for one in found.tallies if one.by == "as stated")
    spoken = tally.right + tally.wrong + tally.open + tally.within
    if not spoken:
        return ""
    verb = "did as well as"
    if tally.persistence != tally.right:
        verb = "beat" if tally.persistence < tally.right else "did worse than"
    lead = f"It {verb} the guess that nothing changes"
    return (
        f"{lead}: told what set the events off, the model was right on "
        f"{portion(tally.right, spoken, 'option')[0]} seen later, and the guess on "
        f"{numeral(tally.persistence, 'none')}."
    )
