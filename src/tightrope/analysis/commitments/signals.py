"""Offers and demands judged from the model: would they be kept, and are they worth taking up."""

from __future__ import annotations

from dataclasses import replace

from tightrope.analysis.commitments.credibility import Threat
from tightrope.analysis.commitments.here import Here
from tightrope.analysis.commitments.question import Scene
from tightrope.analysis.commitments.report import DemandJudgement, OfferJudgement, Taking, Verdict
from tightrope.arrays import Flags
from tightrope.conflict import Game
from tightrope.crisis.model import Demand, Offer


def judge_offers(scene: Scene) -> tuple[OfferJudgement, ...]:
    """Gives each offer: whether its author would rather keep it once the other has done its part,
    and whether the other gains from here by doing it, if the promise were certain and if not.

    An offer said after the date, or whose author has no options in the model, is not judged.
    """
    return tuple(_offer(scene, offer, place) for place, offer in enumerate(scene.model.offers))


def judge_demands(scene: Scene) -> tuple[DemandJudgement, ...]:
    """Gives each demand: whether it is met in the state, late, and what meeting it would be worth."""
    return tuple(_demand(scene, one, place) for place, one in enumerate(scene.model.demands))


def _offer(scene: Scene, offer: Offer, place: int) -> OfferJudgement:
    asked, promised = scene.read(offer.if_), scene.read(offer.then)
    plain = OfferJudgement(
        id=offer.id or f"offer {place + 1}",
        by=offer.by,
        to=offer.to,
        asked=str(asked),
        promised=str(promised),
        was_said=scene.was_said(offer),
        says=offer.text,
        said_by=offer.said_by,
        said_on=offer.said_on,
        cites=offer.cites,
        assumption=offer.assumption,
    )
    game = scene.game
    if game is None or not plain.was_said or not scene.plays(offer.by):
        return plain
    author, done, given = game.dm_index(offer.by), scene.where(asked), scene.where(promised)
    kept, holds, judged = _kept(game, author, done, given)
    certain: Taking = "not judged"
    anyhow: Taking = "not judged"
    if scene.plays(offer.to):
        certain, anyhow = _taking(scene, game, author, game.dm_index(offer.to), done, given)
    return replace(
        plain,
        kept=kept,
        holds_in=holds,
        judged_in=judged,
        pays_if_certain=certain,
        pays_anyhow=anyhow,
    )


def _demand(scene: Scene, demand: Demand, place: int) -> DemandJudgement:
    wants, said, by = scene.read(demand.wants), scene.was_said(demand), scene.as_of
    met = bool(wants.evaluate(scene.levels)) if scene.levels else None
    pays: Taking = "not judged"
    if scene.game is not None and said and scene.plays(demand.of):
        of, wanted = scene.game.dm_index(demand.of), scene.where(wants)
        pays = _taking(scene, scene.game, of, of, wanted, wanted)[1]
    late = demand.deadline is not None and by is not None and demand.deadline.is_over(by)
    return DemandJudgement(
        id=demand.id or f"demand {place + 1}",
        by=demand.by,
        of=demand.of,
        wants=str(wants),
        met="not judged" if met is None else ("yes" if met else "no"),
        pays=pays,
        was_said=said,
        late=late and met is False,
        deadline=demand.deadline,
        says=demand.text,
        said_by=demand.said_by,
        said_on=demand.said_on,
        cites=demand.cites,
        assumption=demand.assumption,
    )


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
    scene: Scene, game: Game, author: int, target: int, asked: Flags, promised: Flags
) -> tuple[Taking, Taking]:
    """Whether doing what is asked pays from here: with the promise certain, and without it."""
    if scene.state is None:
        return "not judged", "not judged"
    if asked[scene.state]:
        return "done", "done"
    here = Here(game, author, target, asked, scene.state)
    if not here.possible:
        return "cannot", "cannot"
    worth = here.stated()
    led = here.after(worth, promised)
    certain: Taking = "cannot" if led is None else ("yes" if here.gains(worth, led) else "no")
    return certain, "yes" if here.gains(worth) else "no"
