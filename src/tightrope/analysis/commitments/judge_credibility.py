"""The verdict on a red line: credible, empty, conditional or self-executing, and on what."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tightrope.analysis.commitments.condition import separating_formula
from tightrope.analysis.commitments.credibility import (
    Credibility,
    Threat,
    abstains,
    least_raise,
    share_of_draws,
)
from tightrope.analysis.commitments.orders import stated_priorities
from tightrope.analysis.commitments.question import Question
from tightrope.analysis.commitments.report import MendedBy, RedLineJudgement, Verdict
from tightrope.crisis import Formula
from tightrope.crisis.formula import If


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
    if asked.drawn is not None:
        share, draws = asked.drawn.share_credible(threat), asked.drawn.draws
    else:
        share = share_of_draws(threat, asked.firm(asked.line.by), asked.draws, rng)
        draws = asked.draws
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
        by_draws=asked.drawn is not None,
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
