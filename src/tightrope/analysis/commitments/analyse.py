"""Treaties and red lines of a crisis, judged on a date and in a state."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version

from tightrope.analysis.commitments.ability import with_ability
from tightrope.analysis.commitments.obligations import (
    called_against_obliges,
    clashing_obligations,
    judge_obligations,
    reference_classes,
)
from tightrope.analysis.commitments.question import DrawnRanks, Scene
from tightrope.analysis.commitments.red_lines import judge_red_lines
from tightrope.analysis.commitments.report import CommitmentsReport
from tightrope.analysis.commitments.signals import judge_demands, judge_offers
from tightrope.conflict import Game
from tightrope.crisis import CrisisModel
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
    drawn = DrawnRanks.of(model, game, draws, seed) if model.red_lines else None
    scene = Scene.of(model, game, state or {}, as_of, draws=draws, drawn=drawn)
    awaited: Mapping[str, int] = {}
    if expected is not None:
        awaited = Scene.of(model, game, {**(state or {}), **expected}).levels
    return CommitmentsReport(
        as_of=scene.as_of,
        obligations=with_ability(
            scene, judge_obligations(model, scene.levels, scene.as_of, awaited)
        ),
        called_against_obliges=called_against_obliges(model),
        conflicts=clashing_obligations(scene),
        red_lines=judge_red_lines(scene, seed),
        offers=judge_offers(scene),
        demands=judge_demands(scene),
        reference=reference_classes(model, scene.as_of),
        method={
            "red lines": "best reachable state with the response against best without",
            "orders": "Mallows model by repeated insertion around the stated order",
            "draws": draws,
            "seed": seed,
            "fingerprint": "" if game is None else game.fingerprint,
            "version": version("tightrope"),
        },
    )
