"""Red lines judged from the model: credible, empty or conditional, and whether they deter."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tightrope.analysis.commitments.judge_credibility import judge_credibility
from tightrope.analysis.commitments.judge_deterrence import judge_deterrence
from tightrope.analysis.commitments.question import Columns, Present, Question, columns_of
from tightrope.analysis.commitments.report import RedLineJudgement
from tightrope.conflict import Game
from tightrope.crisis import CrisisModel, option_levels, parse_formula
from tightrope.crisis.model import RedLine

__all__ = ["judge_red_line"]


def judge_red_line(
    model: CrisisModel,
    game: Game | None,
    place: int,
    present: Present,
    *,
    draws: int,
    rng: np.random.Generator,
    columns: Columns | None = None,
) -> RedLineJudgement:
    """Gives the judgement of the red line at `place` in the file.

    Credible: in every feasible state with the trigger the author's best reachable state with the
    response is better for it than its best without. Empty: in none. Conditional: in some, and
    then on what. Self-executing: credible everywhere, and either the rules leave nothing else or
    the response only leaves undone what the author itself controls. Not judged: no response was
    named, or the author has no options in the model. `columns` spare working them out anew for
    each line.
    """
    line = model.red_lines[place]
    plain = _plain(model, line, place, present)
    if game is None or line.by not in game.decision_makers:
        return plain
    columns = columns_of(game) if columns is None else columns
    asked = Question(model, game, line, present, columns, draws)
    if not asked.trigger.any():
        return replace(plain, crossable=False)
    credible_rng, deters_rng = rng.spawn(2)
    judged = judge_credibility(asked, plain, credible_rng)
    if line.against not in game.decision_makers:
        return judged
    return judge_deterrence(asked, judged, deters_rng)


def _plain(model: CrisisModel, line: RedLine, place: int, present: Present) -> RedLineJudgement:
    options = option_levels(model)
    trigger = parse_formula(line.if_, options)
    response = None if line.then is None else parse_formula(line.then, options)
    return RedLineJudgement(
        id=line.id or f"red line {place + 1}",
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
        crossed=line.crossed,
        cites=line.cites,
        assumption=line.assumption,
        followed=line.followed,
        said_by=line.said_by,
        said_on=line.said_on,
        public=line.public,
        being_crossed=bool(present.levels) and bool(trigger.evaluate(present.levels)),
    )
