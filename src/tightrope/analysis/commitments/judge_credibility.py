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
from tightrope.analysis.commitments.question import Question
from tightrope.analysis.commitments.report import RedLineJudgement, Verdict
from tightrope.analysis.commitments.wording import least_change_text, verdict_text
from tightrope.crisis import Formula
from tightrope.crisis.formula import If

__all__ = ["judge_credibility"]


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
    share = share_of_draws(threat, asked.firm(asked.line.by), asked.draws, rng)
    changed, said = _least_change(asked, asked.then, threat, verdict)
    counted = int(found.holds.sum()), int(found.judged.sum())
    return replace(
        plain,
        verdict=verdict,
        holds_in=counted[0],
        judged_in=counted[1],
        conditional_on=condition,
        share_credible=share,
        draws=0 if share is None else asked.draws,
        text=verdict_text(asked.model, asked.line, verdict, condition, counted, share, asked.draws),
        least_change=changed,
        least_change_text=said,
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
) -> tuple[tuple[str, ...], str]:
    if verdict not in ("empty", "conditional"):
        return (), ""
    raised, added = least_raise(threat, If(response, asked.if_))
    said = least_change_text(asked.model, asked.line, raised, added)
    if raised is not None:
        return (f"{asked.line.by}: raise '{raised[0]}' above '{raised[1]}'",), said
    if added is not None:
        return (f"{asked.line.by}: want '{added[0]}' above '{added[1]}'",), said
    return (), said
