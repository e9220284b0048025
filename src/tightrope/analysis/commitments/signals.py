"""Offers and demands judged from the model: would they be kept, and are they worth taking up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tightrope.analysis.commitments.credibility import Threat
from tightrope.analysis.commitments.here import Here
from tightrope.analysis.commitments.question import Columns, Present
from tightrope.analysis.commitments.reach import Flags
from tightrope.analysis.commitments.report import DemandJudgement, OfferJudgement, Taking, Verdict
from tightrope.conflict import Game
from tightrope.crisis import CrisisModel, Formula, option_levels, parse_formula
from tightrope.crisis.model import Demand, Offer
from tightrope.dates import PartialDate


def judge_offers(
    model: CrisisModel,
    game: Game | None,
    present: Present,
    columns: Columns | None,
    as_of: PartialDate | None,
) -> tuple[OfferJudgement, ...]:
    """Gives each offer: whether its author would rather keep it once the other has done its part,
    and whether the other gains from here by doing it, if the promise were certain and if not.

    An offer said after the date, or whose author has no options in the model, is not judged.
    """
    found = []
    for place, offer in enumerate(model.offers):
        plain = _offer(model, offer, place, _was_said(offer, as_of))
        if (
            game is None
            or columns is None
            or not plain.was_said
            or offer.by not in game.decision_makers
        ):
            found.append(plain)
            continue
        asked, promised = _where(plain.asked, game, columns), _where(plain.promised, game, columns)
        author = game.dm_index(offer.by)
        kept, holds, judged = _kept(game, author, asked, promised)
        taking: tuple[Taking, Taking] = ("not judged", "not judged")
        if offer.to in game.decision_makers:
            taking = _taking(game, author, game.dm_index(offer.to), asked, promised, present)
        found.append(
            replace(
                plain,
                kept=kept,
                holds_in=holds,
                judged_in=judged,
                pays_if_certain=taking[0],
                pays_anyhow=taking[1],
            )
        )
    return tuple(found)


def judge_demands(
    model: CrisisModel,
    game: Game | None,
    present: Present,
    columns: Columns | None,
    as_of: PartialDate | None,
) -> tuple[DemandJudgement, ...]:
    """Gives each demand: whether it is met in the state, late, and what meeting it would be worth."""
    found = []
    for place, demand in enumerate(model.demands):
        formula = parse_formula(demand.wants, option_levels(model))
        met = bool(formula.evaluate(present.levels)) if present.levels else None
        pays: Taking = "not judged"
        said = _was_said(demand, as_of)
        if game is not None and columns is not None and said and demand.of in game.decision_makers:
            wanted = _where(str(formula), game, columns)
            pays = _pays(game, game.dm_index(demand.of), wanted, present)
        late = demand.deadline is not None and as_of is not None and demand.deadline.is_over(as_of)
        found.append(
            DemandJudgement(
                id=demand.id or f"demand {place + 1}",
                by=demand.by,
                of=demand.of,
                wants=str(formula),
                met="not judged" if met is None else ("yes" if met else "no"),
                pays=pays,
                was_said=said,
                late=late and met is False,
                deadline=demand.deadline,
                said_by=demand.said_by,
                said_on=demand.said_on,
                cites=demand.cites,
                assumption=demand.assumption,
            )
        )
    return tuple(found)


def _was_said(signal: Offer | Demand, as_of: PartialDate | None) -> bool:
    return signal.said_on is None or as_of is None or signal.said_on.has_come(as_of)


def _offer(model: CrisisModel, offer: Offer, place: int, was_said: bool) -> OfferJudgement:
    options = option_levels(model)
    return OfferJudgement(
        id=offer.id or f"offer {place + 1}",
        by=offer.by,
        to=offer.to,
        asked=str(parse_formula(offer.if_, options)),
        promised=str(parse_formula(offer.then, options)),
        was_said=was_said,
        said_by=offer.said_by,
        said_on=offer.said_on,
        cites=offer.cites,
        assumption=offer.assumption,
    )


def _where(text: str, game: Game, columns: Columns) -> Flags:
    names = dict(zip(game.options, game.level_names, strict=True))
    formula: Formula = parse_formula(text, names)
    return np.asarray(formula.evaluate(columns))


def _kept(game: Game, author: int, asked: Flags, promised: Flags) -> tuple[Verdict, int, int]:
    if not asked.any():
        return "not judged", 0, 0
    found = Threat(game, author, asked, promised).judge(game.ranks[author])
    holds, judged = int(found.holds.sum()), int(found.judged.sum())
    verdict: Verdict = "conditional"
    if not judged:
        verdict = "not judged"
    elif holds in (0, judged):
        verdict = "credible" if holds else "empty"
    return verdict, holds, judged


def _taking(
    game: Game, author: int, target: int, asked: Flags, promised: Flags, present: Present
) -> tuple[Taking, Taking]:
    """Whether doing what is asked pays from here: with the promise certain, and without it."""
    if present.state is None:
        return "not judged", "not judged"
    if asked[present.state]:
        return "done", "done"
    here = Here(game, author, target, asked, present.state)
    if not here.possible:
        return "cannot", "cannot"
    worth = here.stated()
    led = here.after(worth, promised)
    certain: Taking = "cannot" if led is None else ("yes" if here.gains(worth, led) else "no")
    return certain, "yes" if here.gains(worth) else "no"


def _pays(game: Game, target: int, wanted: np.ndarray, present: Present) -> Taking:
    return _taking(game, target, target, wanted, wanted, present)[1]
