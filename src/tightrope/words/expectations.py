"""Sentences on expectations: each question put to the model, and what it was answered with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from tightrope.analysis.questions import found as f
from tightrope.analysis.questions import question as q
from tightrope.words import asked_of_causes  # noqa: F401  (its sentences are registered)
from tightrope.words.asked_of_outcomes import told
from tightrope.words.parts import (
    Phrase,
    ScenarioRef,
)
from tightrope.words.phrase import changes, fill, join, joined, sentence


def question(asked: Iterable[q.Question]) -> Phrase:
    """Gives questions as sentences, each with the scenario and the changes it is asked under."""
    return join([_question(ask) for ask in asked])


def answer(found: Iterable[f.Found], asked: Sequence[q.Question] = ()) -> Phrase:
    """Gives what was found, a sentence for each question; first under what it was asked."""
    return join(_answer(*pair) for pair in zip_longest(found, asked))


def _question(ask: q.Question) -> Phrase:
    under, after = _condition(ask)
    under, after = (fill(" {part}", part=one) if one else one for one in (under, after))
    return sentence("{asked}{under}{after}?", asked=told(ask), under=under, after=after)


def _condition(ask: q.Question) -> tuple[Phrase, Phrase]:
    """Under what scenario, and after what changes."""
    under = fill("under {name}", name=ScenarioRef(ask.scenario)) if ask.scenario else Phrase()
    after = fill("once {changes}", changes=changes(ask.after)) if ask.after else Phrase()
    return under, after


def _answer(found: f.Found | None, ask: q.Question | None) -> Phrase:
    if found is None:
        return Phrase()
    conditions = [one for one in (_condition(ask) if ask else ()) if one]
    if not conditions:
        return told(found)
    return sentence("{given}: {told}", given=join(conditions, ", "), told=joined([told(found)]))
