"""Whether a question asks for as much as the source says: “might” is neither “will” nor “won't”."""

from __future__ import annotations

import re

from tightrope.analysis.questions.expectation import Expectation, Strength
from tightrope.analysis.questions.question import AskForecast, AskHolds, AskOutcomes, Question

_POSSIBLE = r"might|may|could|possibly|perhaps|possible|potentially|conceivabl[ey]"
_LIKELY = r"likely|probabl[ey]|expect(?:s|ed)?|presumably|apparently"
_HEDGES: tuple[tuple[Strength, re.Pattern[str]], ...] = (
    ("might", re.compile(rf"\b(?:{_POSSIBLE})\b")),  # as written: May is a month
    ("likely", re.compile(rf"\b(?:{_LIKELY})\b")),
)


def strength_of(words: str) -> Strength:
    """Gives how strongly English words say a thing: by the weakest of their hedges."""
    return next((strength for strength, hedge in _HEDGES if hedge.search(words)), "will")


def strength_misfit(expectation: Expectation) -> str:
    """Gives why an expectation does not keep the source's words and strength; "" where it does.

    The words must be given and their strength stated as they have it. What might be is asked with
    `might`, `some`, or bounds, and at least one question is of the first two; what is or will be
    is never asked so.
    """
    if not expectation.said:
        return "the source's words are not given (`said`)"
    if expectation.strength is None:
        return "the strength of the source's words is not given (`strength`)"
    found = strength_of(" ".join(quoted.words for quoted in expectation.said))
    if found != expectation.strength:
        return f"the words say “{found}”, `strength` says “{expectation.strength}”"
    kinds = {_asks(ask) for ask in expectation.ask}
    if expectation.strength == "might":
        if "firm" in kinds:
            return "the source says “might”, and a question asks for certainty"
        return "" if "possible" in kinds else "the source says “might”, and no question asks that"
    return (
        f"the source says “{found}”, and a question asks only whether it might be"
        if "possible" in kinds
        else ""
    )


def _asks(ask: Question) -> str:
    """Whether an outcome is asked about as certain, as possible, or within bounds."""
    if isinstance(ask, AskForecast):
        if ask.might is not None:
            return "possible"
        return "firm" if ask.is_ is not None else "bounds"
    if isinstance(ask, AskOutcomes):
        return {"some": "possible", "none": "bounds"}.get(ask.true_in, "firm")
    return "firm" if isinstance(ask, AskHolds) else "other"
