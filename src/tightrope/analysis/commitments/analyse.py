"""Treaties and red lines of a crisis, judged on a date and in a state."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version

import numpy as np

from tightrope.analysis.commitments.obligations import (
    called_against_obliges,
    clashing_obligations,
    judge_obligations,
    reference_classes,
)
from tightrope.analysis.commitments.question import DrawnRanks, Present, columns_of
from tightrope.analysis.commitments.red_lines import judge_red_line
from tightrope.analysis.commitments.report import CommitmentsReport
from tightrope.analysis.commitments.signals import judge_demands, judge_offers
from tightrope.conflict import Game
from tightrope.crisis import CrisisModel, level_index, now_levels
from tightrope.dates import PartialDate


def analyse_commitments(
    model: CrisisModel,
    game: Game | None,
    *,
    state: Mapping[str, str] | None = None,
    expected: Mapping[str, str] | None = None,
    as_of: PartialDate | None = None,
    draws: int = 200,
    seed: int = 0,
) -> CommitmentsReport:
    """Gives which commitments of a crisis bind, and which only sound as if they did.

    `game` is the crisis's option game (None: there is none, and red lines are listed unjudged);
    `state` maps options to levels where another state than the present is asked about (options
    left out stay as they are); `expected` maps them to levels in an outcome that is expected, in
    which obligations alone are judged too, apart from the present; `as_of` is the date (default: the file's); `draws` orders of each
    author's priorities are sampled with `seed`, per red line and independent of the others.

    Raises UnknownOption or UnknownLevel for a state or an outcome that does not exist in the model.
    """
    date = as_of or model.as_of
    present = _present(model, game, state)
    awaited = (
        {} if expected is None else _present(model, game, {**(state or {}), **expected}).levels
    )
    seeds = np.random.SeedSequence(seed).spawn(len(model.red_lines))
    columns = None if game is None else columns_of(game)
    drawn = DrawnRanks.of(model, game, draws, seed) if model.red_lines else None
    lines = tuple(
        judged
        for place in range(len(model.red_lines))
        for judged in judge_red_line(
            model,
            game,
            place,
            present,
            as_of=date,
            draws=draws,
            rng=np.random.default_rng(seeds[place]),
            columns=columns,
            drawn=drawn,
        )
    )
    return CommitmentsReport(
        as_of=date,
        obligations=judge_obligations(model, present.levels, date, awaited),
        called_against_obliges=called_against_obliges(model),
        conflicts=clashing_obligations(model, game, date),
        red_lines=lines,
        offers=judge_offers(model, game, present, columns, date),
        demands=judge_demands(model, game, present, columns, date),
        reference=reference_classes(model, date),
        method={
            "red lines": "best reachable state with the response against best without",
            "orders": "Mallows model by repeated insertion around the stated order",
            "draws": draws,
            "seed": seed,
            "fingerprint": "" if game is None else game.fingerprint,
            "version": version("tightrope"),
        },
    )


def _present(model: CrisisModel, game: Game | None, state: Mapping[str, str] | None) -> Present:
    levels = now_levels(model)
    if game is not None and game.status_quo is not None:
        here = game.levels[game.status_quo].tolist()
        levels = dict(zip(game.options, map(int, here), strict=True))
    for option, level in (state or {}).items():
        levels[option] = level_index(model, option, level)
    if game is None:
        return Present(levels, None)
    code = game.space.encode([[levels[option] for option in game.options]])
    found = int(game.space.find(code)[0])
    return Present(levels, found if found >= 0 else None)
