"""A sentence on a date that the file has little or nothing to say of."""

from __future__ import annotations

from tightrope.crisis.fold import DayAsked
from tightrope.words.parts import Phrase
from tightrope.words.phrase import join, sentence


def day_asked(found: DayAsked) -> Phrase:
    """Gives that nothing dated speaks for the date, and where what all are doing is taken from."""
    on, first = str(found.on), str(found.first)
    own = "the file itself" if found.own is None else f"{found.own}, the date of the file"
    if found.first is None:
        text = "No move in the file is dated: what all are doing on {on} is taken from {own}."
        return sentence(text, on=on, own=own)
    text = "Nothing in the file speaks for {on}: the first thing dated in it is of {first}."
    silent = sentence(text, on=on, first=first)
    if not found.options:
        return silent
    if not found.moved:
        doing = "What all are doing then is taken from {own}."
    elif found.moved == found.options:
        doing = "What all are doing is what they did before their first dated moves."
    else:
        doing = (
            "What all are doing is what they did before their first dated moves; where they have none "
            "it is taken from {own}."
        )
    return join([silent, sentence(doing, own=own)])
