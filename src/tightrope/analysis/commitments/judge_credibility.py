"""The verdict on a red line: credible, empty, conditional or self-executing, and on what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from tightrope.analysis.commitments.credibility import (
    Credibility,
    Threat,
    abstains,
    least_raise,
    share_of_draws,
    stated_priorities,
)
from tightrope.analysis.commitments.question import Question
from tightrope.analysis.commitments.report import MendedBy, RedLineJudgement, Verdict
from tightrope.arrays import Flags
from tightrope.conflict import Game
from tightrope.crisis.formula import And, Compare, Formula, If, Not, Or


def judge_credibility(
    asked: Question, plain: RedLineJudgement, rng: np.random.Generator
) -> RedLineJudgement:
    """Gives the judgement with its verdict, condition, share of draws and least change filled in.

    Unchanged where no response was named.
    """
    if asked.then is None:
        return plain
    threat = Threat(asked.game, asked.author, asked.trigger, asked.where(asked.then))
    found = threat.judge(asked.game.ranks[asked.author])
    verdict = _verdict(asked, asked.then, found)
    condition = _condition(asked, found) if verdict == "conditional" else None
    if asked.scene.drawn is not None:
        share, draws = asked.scene.drawn.share_credible(threat), asked.scene.drawn.draws
    else:
        share = share_of_draws(threat, asked.firm(asked.line.by), asked.scene.draws, rng)
        draws = asked.scene.draws
    mended = _least_change(asked, asked.then, threat, verdict)
    counted = int(found.holds.sum()), int(found.judged.sum())
    return replace(
        plain,
        verdict=verdict,
        holds_in=counted[0],
        judged_in=counted[1],
        conditional_on=condition,
        share_credible=share,
        draws=0 if share is None else draws,
        by_draws=asked.scene.drawn is not None,
        mending_sought=stated_priorities(asked.game, asked.author) is not None,
        least_change=() if mended is None else (_as_change(asked.line.by, mended),),
        mended_by=mended,
    )


def _verdict(asked: Question, response: Formula, found: Credibility) -> Verdict:
    if not found.judged.any():
        return "not judged"
    if not found.holds.any():
        return "empty"
    if not found.everywhere:
        return "conditional"
    if found.automatic or abstains(response, asked.game, asked.author):
        return "self-executing"
    return "credible"


def _condition(asked: Question, found: Credibility) -> str | None:
    own = asked.game.space.options_of(asked.author)
    others = [
        option
        for place, option in enumerate(asked.game.options)
        if place not in own or option in asked.game.irreversible
    ]
    formula = separating_formula(asked.game, found.judged, found.holds, others)
    return None if formula is None else str(formula)


def _least_change(
    asked: Question, response: Formula, threat: Threat, verdict: Verdict
) -> MendedBy | None:
    if verdict not in ("empty", "conditional"):
        return None
    raised, added = least_raise(threat, If(response, asked.if_))
    found = raised or added
    return None if found is None else MendedBy(found[0], found[1], stated=raised is not None)


def _as_change(by: str, mended: MendedBy) -> str:
    verb = "raise" if mended.stated else "want"
    return f"{by}: {verb} '{mended.statement}' above '{mended.above}'"


Tested = tuple[Formula, Flags]


def separating_formula(
    game: Game, among: Flags, holds: Flags, options: Sequence[str]
) -> Formula | None:
    """Gives a formula over `options` that holds in exactly the states of `holds` out of `among`.

    One comparison where that will do, else two joined by `and`, two by `or`, three by `and`; the
    first in the order of the options. None where no such formula tells them apart.
    """
    states = np.flatnonzero(among)
    wanted = holds[states]
    tested = [(f, truth) for f, truth in _comparisons(game, states, options)]
    for formula, truth in tested:
        if np.array_equal(truth, wanted):
            return formula
    needed = [(f, truth) for f, truth in tested if truth[wanted].all() and not truth.all()]
    enough = [(f, truth) for f, truth in tested if not truth[~wanted].any() and truth.any()]
    return (
        _joined(And, needed, wanted, 2)
        or _joined(Or, [(f, ~truth) for f, truth in enough], ~wanted, 2)
        or _joined(And, needed, wanted, 3)
    )


def _joined(
    kind: type[And] | type[Or], tested: list[Tested], wanted: Flags, many: int
) -> Formula | None:
    """The first `many` formulas whose truths, taken together, leave exactly what is wanted."""
    for chosen in combinations(tested, many):
        if np.array_equal(np.logical_and.reduce([truth for _, truth in chosen]), wanted):
            return kind(tuple(formula for formula, _ in chosen))
    return None


def _comparisons(
    game: Game, states: np.ndarray[tuple[int], np.dtype[np.int64]], options: Sequence[str]
) -> Iterator[Tested]:
    for option in options:
        place = game.options.index(option)
        names = game.level_names[place]
        column = game.space.column(place)[states]
        for level in range(1, len(names)):
            truth = column >= level
            if names == ("no", "yes"):
                formula: Formula = Compare(option)
            else:
                formula = Compare(option, ">=", level, names[level])
            yield formula, truth
            yield Not(formula), ~truth
