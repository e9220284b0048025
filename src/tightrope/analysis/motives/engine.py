"""Interests as an engine of the house: why each side would do what it would do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tightrope.analysis.engine import Asked, Engine
from tightrope.analysis.facts import Fact, FactKey, Grounds, level_ids
from tightrope.analysis.motives.analyse import analyse_motives
from tightrope.analysis.motives.report import MotivesReport, Move
from tightrope.crisis import CrisisModel
from tightrope.crisis.model import interests_of

# kind of fact -> the ids it is about, and its value
_KINDS: Mapping[str, str] = {
    "reply": '(decision maker): ("option=level", …) it would best do; none: stay as now',
    "duty_weight": "(treaty, article or kind, debtor): least weight at which it would be kept; None",
}


class MotivesEngine:
    """Why each decision maker would do what it would do, and what would have to change."""

    name = "motives"
    kinds = _KINDS
    samples_facts = False

    def lacks(self, model: CrisisModel) -> str | None:
        """It splits what moves are worth by interest."""
        if any(interests_of(model, actor) for actor, own in model.options.items() if own):
            return None
        return "add `interests` (what each decision maker cares about)"

    def analyse(self, asked: Asked) -> MotivesReport | None:
        """Gives the replies; ladders are climbed in the base only."""
        if asked.game is None:
            return None
        return analyse_motives(
            asked.model,
            asked.game,
            ladders=asked.base is None,
            draws=asked.draws,
            seed=asked.seed,
        )

    def facts(self, report: MotivesReport) -> Iterator[Fact]:
        """What each side's best reply is, and what each clause that binds would have to weigh."""
        for reply in report.replies:
            told = level_ids(reply.changes)
            best = next((move for move in reply.moves if move.best), None)
            yield Fact(FactKey("reply", (reply.decision_maker,)), told, _grounds(best))
        for duty in report.duties:
            of = (duty.treaty, duty.article or duty.kind, duty.debtor)
            least = None if duty.least is None else round(duty.least, 3)
            yield Fact(FactKey("duty_weight", of), least)


ENGINE: Engine = MotivesEngine()


def _grounds(move: Move | None) -> Grounds:
    terms = () if move is None else move.terms
    return Grounds(
        tuple(dict.fromkeys(claim for term in terms for claim in term.cites)),
        tuple(dict.fromkeys(term.assumption for term in terms if term.assumption)),
    )
