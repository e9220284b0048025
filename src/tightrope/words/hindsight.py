"""Sentences on what was expected beforehand, set against what happened."""

from __future__ import annotations

from tightrope.analysis.questions.hindsight import FORECASTERS, LookedBack, Tally
from tightrope.words.plain import NOT_SETTLED, count, listed, numeral, portion

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
    spoken = _spoken(tally)
    if tally.by == "persistence" or not spoken or tally.persistence < tally.right:
        return ""
    verb = "wins against" if tally.beaten else "does as well as"
    besides = _besides(tally)
    return (
        f"Persistence {verb} {_OF[tally.by]}: right on {numeral(tally.persistence, 'none')} of "
        f"{count(spoken, 'level')}, against {numeral(tally.right, 'none')}"
        f"{f' ({besides})' if besides else ''}."
    )


def hindsight_lead(found: LookedBack) -> str:
    """Gives how the forecasts made without knowing what came did, persistence beside them.

    An option seen on two dates is two levels, also where it stayed as it was. What set the events off is counted apart: the model
    was told it, so that nothing is forecast there; the guess is told to have missed it.
    """
    tally = next(one for one in found.tallies if one.by == "as stated")
    spoken = _spoken(tally)
    if not spoken:
        return ""
    than = "as often"
    if tally.persistence != tally.right:
        than = "less often" if tally.persistence < tally.right else "more often"
    besides = _besides(tally)
    return (
        "Told what set the events off, the model was right on "
        f"{portion(tally.right, spoken, 'level')[0]} at which options were seen later"
        f"{f', {besides}' if besides else ''}. The guess that nothing changes was right {than}, on "
        f"{numeral(tally.persistence, 'none')} of them.{_left_out(found)}"
    )


def _spoken(tally: Tally) -> int:
    return tally.right + tally.wrong + tally.open + tally.within


def _besides(tally: Tally) -> str:
    """What it was where it was not right: open is not wrong."""
    counts = {NOT_SETTLED: tally.open, "undecided": tally.within, "wrong": tally.wrong}
    said = [f"{what} on {numeral(number)}" for what, number in counts.items() if number]
    return listed(said)


def _left_out(found: LookedBack) -> str:
    """The moves that set the events off: not scored, though the guess missed them."""
    told = [row for row in found.rows if row.set_off and row.observed]
    if not told:
        return ""
    place = FORECASTERS.index("persistence")
    missed = sum(row.told[place].score == "wrong" for row in told)
    if len(told) == 1:
        how = "missed" if missed else "got right"
        return f" It {how} the one move that set the events off."
    if missed == len(told):
        how = "both" if missed == 2 else f"all {numeral(missed)}"
        return f" It missed {how} moves that set the events off."
    some = f"{numeral(missed, 'none')} of the {count(len(told), 'move')}"
    return f" It missed {some} that set the events off."
