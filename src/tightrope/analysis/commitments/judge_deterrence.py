"""Whether a red line deters: everywhere, and from the present state response by response."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from tightrope.analysis.commitments.credibility import Threat
from tightrope.analysis.commitments.here import Crossing, Here, Worth, own_responses
from tightrope.analysis.commitments.question import Question
from tightrope.analysis.commitments.report import RedLineJudgement, ResponseTest, Share, Wished
from tightrope.arrays import Flags
from tightrope.crisis import Formula
from tightrope.crisis.formula import Compare

Situation = Literal["crossed", "cannot", "tempted", "not tempted"]


def judge_deterrence(
    asked: Question, judged: RedLineJudgement, rng: np.random.Generator
) -> RedLineJudgement:
    """Gives the judgement with all that concerns deterrence filled in.

    The one the line is drawn against must be a decision maker of the game.
    """
    target = asked.game.dm_index(asked.line.against)
    crossing = Crossing(asked.game, asked.author, target, asked.trigger)
    tempted = crossing.gains()
    deterred_in, reckoned_in, open_in = 0, 0, 0
    if asked.then is not None:
        response = asked.where(asked.then)
        tempted &= ~response  # what is done before any crossing is no answer to one
        deterred_in = int((tempted & ~crossing.gains(crossing.after(response))).sum())
        reckoned_in, open_in = _reckoned(asked, crossing, response)
    gains_in = int(tempted.sum())
    # an answer counts that is best at once and on reckoning: else it does not come, or is regretted
    modelled = tempted & ~crossing.gains_as_modelled() & ~crossing.gains_at_once()
    judged = replace(
        judged,
        reckoned=_share(reckoned_in, open_in),
        reckoned_in=reckoned_in,
        open_in=open_in,
        gains_in=gains_in,
        deterred_in=deterred_in,
        deters=_share(deterred_in, gains_in),
        deters_as_modelled=_share(int(modelled.sum()), gains_in),
    )
    if asked.scene.state is None:
        return judged
    here = Here(asked.game, asked.author, target, asked.trigger, asked.scene.state)
    return _from_here(asked, judged, here, rng)


def _reckoned(asked: Question, crossing: Crossing, response: Flags) -> tuple[int, int]:
    """In how many states the author would still rather respond, reckoning with the target's reply.

    Then of how many: those where the line is crossed and the response has not been made yet.
    """
    calm, _ = crossing.replies
    found = Threat(asked.game, asked.author, asked.trigger, response).judge(calm.author)
    open_ = found.judged & ~response
    return int((found.holds & open_).sum()), int(open_.sum())


def _from_here(
    asked: Question, judged: RedLineJudgement, here: Here, rng: np.random.Generator
) -> RedLineJudgement:
    """What each response would do; under the least wish where nothing tempts the target."""
    situation = _situation(asked, here)
    judged = replace(judged, situation=situation)
    if situation in ("crossed", "cannot"):
        return judged
    worth, wish = here.stated(), None
    if situation == "not tempted":
        wish = here.least_wish(asked.if_)
        if wish is None:
            return judged
        worth = wish.worth
    if asked.scene.drawn is not None:
        paying, sampled = asked.scene.drawn.tempted(here), asked.scene.drawn.draws
    else:
        paying = here.sampled(asked.firm(asked.line.against), asked.scene.draws, rng)
        sampled = asked.scene.draws
    tests = _tests(asked, here, worth, paying)
    named = [test.deters_in for test in tests if test.named]
    return replace(
        judged,
        responses=tests,
        wish=None if wish is None else Wished(wish.formula, wish.above),
        own_answer_deters=not (here.gains_as_modelled(worth) or here.gains_at_once(worth)),
        pays_in=len(paying),
        sampled=sampled,
        by_draws=asked.scene.drawn is not None,
        share_deters=named[0] / len(paying) if named and paying else None,
    )


def _situation(asked: Question, here: Here) -> Situation:
    if asked.trigger[here.state]:
        return "crossed"
    if not here.possible:
        return "cannot"
    return "tempted" if here.gains(here.stated()) else "not tempted"


def _tests(
    asked: Question, here: Here, worth: Worth, paying: tuple[Worth, ...]
) -> tuple[ResponseTest, ...]:
    singles = own_responses(asked.game, asked.author, asked.scene.levels)
    named = [] if asked.then is None else [asked.then]
    formulas = [*named, *(single for single in singles if single not in named)]
    return tuple(_test(asked, here, f, f in named, worth, paying) for f in formulas)


def _test(
    asked: Question,
    here: Here,
    formula: Formula,
    named: bool,
    worth: Worth,
    paying: tuple[Worth, ...],
) -> ResponseTest:
    response = asked.where(formula)
    led = here.after(worth, response)
    preferred = here.prefers(response)
    if led is None:
        return ResponseTest(str(formula), named, "cannot be done", preferred)
    return ResponseTest(
        str(formula),
        named,
        "no" if here.gains(worth, led) else "yes",
        preferred,
        sum(not here.gains(drawn, here.after(drawn, response)) for drawn in paying),
        *((formula.option, formula.op) if isinstance(formula, Compare) else ("", "")),
    )


def _share(part: int, whole: int) -> Share:
    if not whole:
        return "not judged"
    if part == whole:
        return "yes"
    return "in part" if part else "no"
