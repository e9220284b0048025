"""Which of the times in a quote is that of the act: not the year in a name, nor the day a treaty was signed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.time.when import TimeExpression

__all__ = ["time_of_act"]

_AGREEMENTS = frozenset(
    ("treaty", "alliance", "defence_obligation", "settlement")
)  # dated by such words
_YEAR = re.compile(r"\d{4}")
_NAMED = re.compile(r"(?i:\b(?:the|its|their|his|her|our|a)\s)$")  # "the 2019 treaty"
_FOLLOWED = re.compile(r"\s[A-Za-z]")
_SIGNED = re.compile(
    r"\b(?:treat(?:y|ies)|pacts?|agreements?|accords?|conventions?|memorand(?:um|a)|protocols?|charter|resolutions?"
    r"|constitution|declaration|deals?)\s+(?:\w+\s+)?"
    r"(?:signed|concluded|reached|made|adopted|ratified|agreed|dating|dated|of|from)\s+(?:(?:in|on|from|back|to)\s+){0,2}$",
    re.IGNORECASE,
)


def time_of_act(
    quote: str, times: Sequence[TimeExpression], relation: Relation
) -> TimeExpression | None:
    """Gives the first of a quote's times that can date an act of this relation; None where there is none.

    A year that stands as an adjective is part of a name, and what follows "a pact signed in" dates the
    pact; where the claim is the agreement itself, these are its dates.
    """
    if relation in _AGREEMENTS:
        return next(iter(times), None)
    return next((time for time in times if not _dates_a_noun(quote, time)), None)


def _dates_a_noun(quote: str, time: TimeExpression) -> bool:
    before, behind = quote[: time.start], quote[time.end :]
    is_adjective = bool(_NAMED.search(before) and _FOLLOWED.match(behind))
    if is_adjective and _YEAR.fullmatch(time.said):
        return True
    return _SIGNED.search(before) is not None
