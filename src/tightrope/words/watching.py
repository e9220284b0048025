"""What to watch, in words: moves, what they tell of which future, and what would speak against."""

from __future__ import annotations

from tightrope.analysis.dynamics.watch import Against, Future, Watched, WatchReport
from tightrope.words.forecasts import likelihood_word, percent
from tightrope.words.parts import Phrase
from tightrope.words.phrase import clauses, fill, sentence
from tightrope.words.plain import count

_MANY = 20.0


def future(found: Future) -> Phrase:
    """A future, and how likely it is."""
    number = percent(found.probability)
    word = likelihood_word(found.probability)
    return sentence("{what}: {word} ({number}).", what=future_name(found), word=word, number=number)


def future_name(found: Future) -> Phrase:
    """What a future is called."""
    if found.answer is not None:
        return fill("the answer is {answer}", answer="yes" if found.answer else "no")
    if found.changed is None:
        return fill("it ends in some other way")
    if not found.changed:
        return fill("it ends as it is today")
    return fill("it ends so: {what}", what=clauses(found.changed))


def watched(found: Watched, futures: tuple[Future, ...]) -> Phrase:
    """A move, by when, how likely, and which future it speaks for how strongly."""
    return sentence(
        "That by week {by} {move} ({chance}) would be {times} likelier if {future}.",
        by=str(found.by),
        move=clauses({found.option: found.level}),
        chance=percent(found.probability),
        times=_times(found.ratio),
        future=future_name(futures[found.favours]),
    )


def against(found: Against) -> Phrase:
    """A move that would speak against the model."""
    return sentence(
        "That {move} is held at {chance}; seeing it would speak {times} more for sides that move "
        "without regard to these wants.",
        move=clauses({found.option: found.level}),
        chance=percent(found.probability),
        times=_times(found.ratio),
    )


def nothing_tells(found: WatchReport) -> str:
    """Why there is nothing to watch."""
    if found.unsettled < 0.05:
        return "The model holds one future all but certain, so there is nothing to watch for."
    return "No single early move tells the futures apart."


def _times(ratio: float) -> str:
    if ratio > _MANY:
        return "over twenty times"
    return f"about {count(round(ratio), 'time')}" if ratio >= 1.5 else "slightly"
