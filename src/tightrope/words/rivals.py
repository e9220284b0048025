"""Competing hypotheses in words: what the record says of each, and which evidence tells them apart."""

from __future__ import annotations

from tightrope.analysis.dynamics.rivals import CHANCE, TELLS, Evidence, RivalReport, Weighed
from tightrope.words.forecasts import likelihood_word, percent
from tightrope.words.parts import Phrase
from tightrope.words.phrase import clauses, fill, sentence
from tightrope.words.plain import count

_MANY = 20.0


def verdict(report: RivalReport) -> Phrase:
    """Which hypothesis the record favours, with its number; or that it does not tell."""
    best = max(report.hypotheses, key=lambda one: one.posterior)
    if not report.tells:
        return sentence(
            "The dated moves do not tell these hypotheses apart: none makes them three times likelier "
            "than another."
        )
    return sentence(
        "Among these hypotheses it is {word} ({number}) that “{name}” is the one, from {prior} before "
        "the moves; if none of them is right, that says nothing.",
        word=likelihood_word(best.posterior),
        number=percent(best.posterior),
        name=best.name,
        prior=percent(best.prior),
    )


def worth(found: Weighed) -> Phrase:
    """That a hypothesis explains the record no better than moves at random, where it does not."""
    if found.against_chance >= TELLS:
        return Phrase(())
    return sentence(
        f"“{{name}}” explains the moves no better than {CHANCE} at the same pace would.",
        name=found.name,
    )


def evidence(found: Evidence) -> Phrase:
    """One step, and how strongly it speaks for which hypothesis."""
    if found.ratio < TELLS:
        return Phrase(())
    size = (
        "over twenty times" if found.ratio > _MANY else f"about {count(round(found.ratio), 'time')}"
    )
    return sentence(
        "{what}: {size} likelier under “{name}” than where it is least likely.",
        what=what(found),
        size=size,
        name=found.favours,
    )


def what(found: Evidence) -> Phrase:
    """What a step is: a move on its day, or a time in which nobody moved."""
    if found.moved:
        return fill("on {date} {did}", date=found.date, did=clauses(found.moved))
    days = max(1, round(found.weeks * 7))
    return fill("nobody moved in the {time} to {date}", time=count(days, "day"), date=found.date)
