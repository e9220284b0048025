"""Competing hypotheses in words: what the record says of each, and which evidence tells them apart."""

from __future__ import annotations

from tightrope.analysis.dynamics.rivals import CHANCE, TELLS, Evidence, RivalReport, Weighed
from tightrope.words.forecasts import likelihood_word, percent
from tightrope.words.parts import Phrase
from tightrope.words.phrase import clauses, fill, sentence
from tightrope.words.plain import SLIGHT, count, times


def verdict(report: RivalReport) -> Phrase:
    """Which hypothesis the record favours, with its number; or that it does not tell."""
    best = max(report.hypotheses, key=lambda one: one.posterior)
    moves = count(sum(1 for one in report.evidence if one.moved), "dated move")
    if not report.tells:
        return sentence(
            "By {moves} these hypotheses cannot be told apart: none makes the record three times likelier "
            "than another.",
            moves=moves,
        )
    return sentence(
        "Among these hypotheses it is {word} ({number}) that “{name}” is the one, by {moves} and the times "
        "between, from {prior} before; if none of them is right, that says nothing.",
        word=likelihood_word(best.posterior),
        number=percent(best.posterior),
        name=best.name,
        moves=moves,
        prior=percent(best.prior),
    )


def worth(found: Weighed) -> Phrase:
    """That a hypothesis explains the record hardly better, or worse, than moves at random, where so."""
    factor = found.against_chance
    if factor >= TELLS:
        return Phrase(())
    if factor <= 1 / TELLS:
        return sentence(
            f"“{{name}}” explains the moves worse than {CHANCE} at the same pace would: it makes them "
            "{size} less likely.",
            name=found.name,
            size=times(1 / factor),
        )
    if max(factor, 1 / factor) < SLIGHT:
        return sentence(
            f"“{{name}}” explains the moves no better and no worse than {CHANCE} at the same pace would.",
            name=found.name,
        )
    return sentence(
        f"“{{name}}” explains the moves hardly {{side}} than {CHANCE} at the same pace would: it makes them "
        "{size} {likelier}, and less than three times tells nothing.",
        name=found.name,
        side="better" if factor > 1 else "worse",
        size=times(max(factor, 1 / factor)),
        likelier="likelier" if factor > 1 else "less likely",
    )


def evidence(found: Evidence) -> Phrase:
    """One step, and how strongly it speaks for which hypothesis."""
    if found.ratio < TELLS:
        return Phrase(())
    return sentence(
        "{what}: {size} likelier under “{name}” than where it is least likely.",
        what=what(found),
        size=times(found.ratio),
        name=found.favours,
    )


def what(found: Evidence) -> Phrase:
    """What a step is: a move on its day, or a time in which nobody moved."""
    if found.moved:
        return fill("on {date} {did}", date=found.date, did=clauses(found.moved))
    days = max(1, round(found.weeks * 7))
    return fill("nobody moved in the {time} to {date}", time=count(days, "day"), date=found.date)
