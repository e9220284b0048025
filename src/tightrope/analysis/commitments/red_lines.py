"""Red lines judged from the model: credible, empty or conditional, and whether they deter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from tightrope.analysis.commitments.judge_credibility import judge_credibility
from tightrope.analysis.commitments.judge_deterrence import judge_deterrence
from tightrope.analysis.commitments.question import Question, Scene
from tightrope.analysis.commitments.report import RedLineJudgement, WhyNot
from tightrope.crisis.drawn_lines import LineName
from tightrope.crisis.model import RedLine


def judge_red_lines(scene: Scene, seed: int) -> tuple[RedLineJudgement, ...]:
    """Gives the judgement of each red line, with the one by the response supposed, if any, in it.

    Credible: in every feasible state with the trigger the author's best reachable state with the
    response is better for it than its best without. Empty: in none. Conditional: in some, and
    then on what. Self-executing: credible everywhere, and either the rules leave nothing else or
    the response only leaves undone what the author itself controls. `why_not` says why a line is
    not judged. What a reader supposes is judged apart, under that reader's name. Orders are
    sampled with `seed`, per red line and independent of the others.
    """
    seeds = np.random.SeedSequence(seed).spawn(len(scene.model.red_lines))
    return tuple(
        judge_red_line(scene, place, np.random.default_rng(seeds[place]))
        for place in range(len(scene.model.red_lines))
    )


def judge_red_line(scene: Scene, place: int, rng: np.random.Generator) -> RedLineJudgement:
    """Gives the judgement of the red line at a place in the file; see `judge_red_lines`."""
    line = scene.model.red_lines[place]
    name = line.id or f"red line {place + 1}"
    announced, supposed = rng.spawn(2)
    found = _judged(scene, line, name, announced)
    if line.supposed is None:
        return found
    guess = line.model_copy(
        update={
            "then": line.supposed.then,
            "said_on": line.supposed.on or line.said_on,
            "cites": line.supposed.cites,
            "assumption": line.supposed.assumption,
        }
    )
    by_guess = replace(
        _judged(scene, guess, str(LineName(name, supposed=True)), supposed),
        said_on=line.said_on,
        supposed_on=line.supposed.on,
        supposed_by=line.supposed.by,
    )
    return replace(found, supposed=by_guess)


def _judged(scene: Scene, line: RedLine, name: str, rng: np.random.Generator) -> RedLineJudgement:
    plain = _plain(scene, line, name)
    why_not: WhyNot = next(_reasons(scene, line), "")
    if scene.game is None or why_not:
        return replace(plain, why_not=why_not)
    asked = Question(scene, scene.game, line)
    if not asked.trigger.any():
        return replace(plain, why_not="nothing crosses it")
    credible_rng, deters_rng = rng.spawn(2)
    judged = judge_credibility(asked, plain, credible_rng)
    if judged.verdict == "not judged":
        done: WhyNot = "no response announced" if line.then is None else "done for good"
        judged = replace(judged, why_not=done)
    if not scene.deterrence or not scene.plays(line.against):
        return judged
    return judge_deterrence(asked, judged, deters_rng)


def _reasons(scene: Scene, line: RedLine) -> Iterator[WhyNot]:
    """Why a line cannot be judged at all, the first reason first."""
    if not scene.was_said(line):
        yield "not yet said"
    if scene.game is None:
        yield "no model"
    elif not scene.plays(line.by):
        yield "no options of its author"
    elif line.then is not None:
        named = scene.read(line.then).options
        if not any(option.partition(".")[0] == line.by for option in named):
            yield "response of another"


def _plain(scene: Scene, line: RedLine, name: str) -> RedLineJudgement:
    trigger = scene.read(line.if_)
    said = scene.was_said(line)  # nobody crosses what is not yet drawn
    return RedLineJudgement(
        id=name,
        by=line.by,
        against=line.against,
        trigger=str(trigger),
        response=None if line.then is None else str(scene.read(line.then)),
        verdict="not judged",
        holds_in=0,
        judged_in=0,
        conditional_on=None,
        deters="not judged",
        share_credible=None,
        draws=0,
        crossed=line.crossed if said else None,
        cites=line.cites,
        assumption=line.assumption,
        followed=line.followed,
        said_by=line.said_by,
        said_on=line.said_on,
        public=line.public,
        being_crossed=said and bool(scene.levels) and bool(trigger.evaluate(scene.levels)),
        demands=_demands(scene, line),
        done_already=_done_already(scene, line),
        answered=_answered(scene, line),
        says=line.text,
        stands_for=line.stands_for,
    )


def _demands(scene: Scene, line: RedLine) -> bool:
    """Whether its trigger is so where the one it is drawn against does nothing of what it names."""
    trigger = scene.read(line.if_)
    own = {o for o in trigger.options if o.startswith(f"{line.against}.")}
    levels = {o: 0 if o in own else level for o, level in scene.levels.items()}
    return bool(own) and bool(levels) and trigger.evaluate(levels)


def _done_already(scene: Scene, line: RedLine) -> bool:
    """Whether the response, its author's own, is so today, while nobody crosses the line."""
    return _responds(scene, line) and not scene.read(line.if_).evaluate(scene.levels)


def _answered(scene: Scene, line: RedLine) -> bool:
    """Whether the line is crossed today and the response, its author's own, is so."""
    return _responds(scene, line) and bool(scene.read(line.if_).evaluate(scene.levels))


def _responds(scene: Scene, line: RedLine) -> bool:
    if line.then is None or not scene.levels or not scene.was_said(line):
        return False
    response = scene.read(line.then)
    own = all(option.startswith(f"{line.by}.") for option in response.options)
    return own and bool(response.evaluate(scene.levels))
