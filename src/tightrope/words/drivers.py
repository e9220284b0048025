"""What a forecast hangs on, in words: the largest shares of its uncertainty, and how far each moves it."""

from __future__ import annotations

from tightrope.analysis.dynamics.report import DrivenBy, Sensitivity
from tightrope.words.forecasts import percent
from tightrope.words.parts import ActorRef, Agreeing, Phrase
from tightrope.words.phrase import fill, join, joined, sentence

_MOST_TOLD = 3
_FACTORS = {
    "rate": "how often {who} {gets} to move",
    "precision": "how firmly {who} {chooses}",
    "inertia": "how reluctant {who} {is_} to move",
    "wants": "what {who} {wants}",
    "answer": "how likely answer {name} of the file is given",
    "shock": "how often “{name}” comes",
}


def sensitivity(found: Sensitivity) -> Phrase:
    """What one answer hangs on, the most first, and what the two numbers of each are."""
    if not found.drivers:
        return sentence(
            "“{question}”: nothing that is uncertain changes it.", question=found.question
        )
    told = [_driver(one, first=k == 0) for k, one in enumerate(found.drivers[:_MOST_TOLD])]
    return join(
        [
            sentence(
                "“{question}” varies by {spread} (standard deviation) with what is uncertain; most of "
                "it with {told}.",
                question=found.question,
                spread=_points(found.spread),
                told=joined(told),
            ),
            _together(found),
        ]
    )


def _driver(found: DrivenBy, *, first: bool) -> Phrase:
    number = int(found.name) + 1 if found.factor == "answer" else found.name
    who = (found.name,)
    what = fill(
        _FACTORS[found.factor],
        who=ActorRef(found.name),
        gets=Agreeing(who, "gets", "get"),
        chooses=Agreeing(who, "chooses", "choose"),
        is_=Agreeing(who, "is", "are"),
        wants=Agreeing(who, "wants", "want"),
        name=str(number),
    )
    form = "{what} ({total} of the variance, {alone} by itself; drawn anew alone it moves it by {moves})"
    short = "{what} ({total}, {alone} by itself; by {moves})"
    return fill(
        form if first else short,
        what=what,
        total=percent(found.total),
        alone=percent(found.alone),
        moves=_points(found.moves),
    )


def _together(found: Sensitivity) -> Phrase:
    """Says aloud where factors work through each other, or where so few runs do not tell them apart."""
    first = found.drivers[0]
    if len(found.drivers) > 1 and first.total - found.drivers[1].total < first.total_error:
        return sentence("Which of the first two counts for more, so few runs do not tell.")
    if sum(max(0.0, one.alone) for one in found.drivers) < 0.5:
        return sentence("Most of it comes of several together.")
    return Phrase(())


def _points(share: float) -> str:
    points = 100 * share
    number = f"{points:.0f}" if points >= 1 else f"{points:.1f}"
    return f"{number} percentage point{'' if number == '1' else 's'}"
