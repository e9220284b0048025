"""Red lines judged from the model: credible, empty or conditional, and whether they deter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from tightrope.analysis.commitments.judge_credibility import judge_credibility
from tightrope.analysis.commitments.judge_deterrence import judge_deterrence
from tightrope.analysis.commitments.question import Columns, DrawnRanks, Present, Question
from tightrope.analysis.commitments.report import RedLineJudgement, WhyNot
from tightrope.conflict import Game
from tightrope.crisis import CrisisModel, option_levels, parse_formula
from tightrope.crisis.model import RedLine
from tightrope.dates import PartialDate


def judge_red_line(
    model: CrisisModel,
    game: Game | None,
    place: int,
    present: Present,
    *,
    as_of: PartialDate | None,
    draws: int,
    rng: np.random.Generator,
    columns: Columns | None = None,
    drawn: DrawnRanks | None = None,
    deterrence: bool = True,
) -> tuple[RedLineJudgement, ...]:
    """Gives the judgement of the red line at `place` in the file: as announced, then as supposed.

    Credible: in every feasible state with the trigger the author's best reachable state with the
    response is better for it than its best without. Empty: in none. Conditional: in some, and
    then on what. Self-executing: credible everywhere, and either the rules leave nothing else or
    the response only leaves undone what the author itself controls. `why_not` says why a line is
    not judged. What a reader supposes is judged apart, under that reader's name. `columns` are the
    levels of the game's options, where there is a game; `drawn` its draws where it has interests.
    Without `deterrence` whether a line deters is not asked, which takes most of the time.
    """
    line = model.red_lines[place]
    name = line.id or f"red line {place + 1}"
    announced, supposed = rng.spawn(2)
    asked = partial(
        _judged,
        model,
        game,
        present=present,
        as_of=as_of,
        draws=draws,
        columns=columns,
        drawn=drawn,
        deterrence=deterrence,
    )
    judged = [asked(line, name, "", rng=announced)]
    if line.supposed is not None:
        guess = line.model_copy(
            update={
                "then": line.supposed.then,
                "said_on": line.supposed.on or line.said_on,
                "cites": line.supposed.cites,
                "assumption": line.supposed.assumption,
            }
        )
        by = line.supposed.by
        told = f"{name}-supposed"
        found = asked(guess, told, by, rng=supposed)
        judged.append(replace(found, said_on=line.said_on, supposed_on=line.supposed.on))
    return tuple(judged)


def _judged(
    model: CrisisModel,
    game: Game | None,
    line: RedLine,
    name: str,
    supposed_by: str,
    *,
    present: Present,
    as_of: PartialDate | None,
    draws: int,
    rng: np.random.Generator,
    columns: Columns | None,
    drawn: DrawnRanks | None,
    deterrence: bool,
) -> RedLineJudgement:
    plain = _plain(model, line, name, supposed_by, present, as_of)
    why_not: WhyNot = next(_reasons(game, line, plain, as_of), "")
    if game is None or columns is None or why_not:
        return replace(plain, why_not=why_not)
    asked = Question(model, game, line, present, columns, draws, drawn)
    if not asked.trigger.any():
        return replace(plain, why_not="nothing crosses it")
    credible_rng, deters_rng = rng.spawn(2)
    judged = judge_credibility(asked, plain, credible_rng)
    if judged.verdict == "not judged":
        done: WhyNot = "no response announced" if line.then is None else "done for good"
        judged = replace(judged, why_not=done)
    if line.against not in game.decision_makers or not deterrence:
        return judged
    return judge_deterrence(asked, judged, deters_rng)


def _reasons(
    game: Game | None, line: RedLine, plain: RedLineJudgement, as_of: PartialDate | None
) -> Iterator[WhyNot]:
    """Why a line cannot be judged at all, the first reason first."""
    if not _was_said(line, as_of):
        yield "not yet said"
    if game is None:
        yield "no model"
    elif line.by not in game.decision_makers:
        yield "no options of its author"
    elif plain.response is not None:
        names = dict(zip(game.options, game.level_names, strict=True))
        named = parse_formula(plain.response, names).options
        if not any(option.partition(".")[0] == line.by for option in named):
            yield "response of another"


def _was_said(line: RedLine, as_of: PartialDate | None) -> bool:
    return line.said_on is None or as_of is None or line.said_on.has_come(as_of)


def _plain(
    model: CrisisModel,
    line: RedLine,
    name: str,
    supposed_by: str,
    present: Present,
    as_of: PartialDate | None,
) -> RedLineJudgement:
    options = option_levels(model)
    trigger = parse_formula(line.if_, options)
    response = None if line.then is None else parse_formula(line.then, options)
    said = _was_said(line, as_of)  # nobody crosses what is not yet drawn
    return RedLineJudgement(
        id=name,
        by=line.by,
        against=line.against,
        trigger=str(trigger),
        response=None if response is None else str(response),
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
        supposed_by=supposed_by,
        being_crossed=said and bool(present.levels) and bool(trigger.evaluate(present.levels)),
    )
