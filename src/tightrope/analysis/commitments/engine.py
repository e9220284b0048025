"""Treaties and red lines as an engine of the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tightrope.analysis.commitments.analyse import analyse_commitments
from tightrope.analysis.commitments.report import (
    CommitmentsReport,
    DemandJudgement,
    ObligationStatus,
    OfferJudgement,
    RedLineJudgement,
    both,
)
from tightrope.analysis.engine import Asked, Engine
from tightrope.analysis.facts import Fact, FactKey, Grounds
from tightrope.crisis import CrisisModel

_OBLIGATION = ("in_force", "triggered", "honoured", "honoured_expected")

# kind of fact -> the ids it is about, and its value
_KINDS: Mapping[str, str] = {
    "triggered": '(treaty, obligation, party): "yes", "no", "not judged"',
    "honoured": '(treaty, obligation, party): "yes", "no", "not judged"',
    "honoured_expected": "the same, in the outcome that is expected",
    "in_force": "(treaty, obligation, party): the status on the date",
    "red_line": '(id): "credible", "empty", "conditional", "self-executing", "not judged"',
    "deters": '(id): with the response certain: "yes", "no", "in part", "not judged"',
    "deters_as_modelled": "(id): with the answer its author would give: the same",
    "offer": "(id): whether it would be kept: the verdicts of red lines",
    "taken_up": '(id): whether taking it up pays: "yes", "no", "done", "cannot", "not judged"',
    "demand": '(id): whether it is met: "yes", "no", "not judged"',
}


class CommitmentsEngine:
    """Which commitments bind, and which red lines are credible."""

    name = "commitments"
    kinds = _KINDS
    samples_facts = False

    def lacks(self, model: CrisisModel) -> str | None:
        """It judges treaties, red lines, offers and demands; any will do."""
        given = model.treaties or model.red_lines or model.offers or model.demands
        return None if given else "add `treaties` and `red_lines`"

    def analyse(self, asked: Asked) -> CommitmentsReport:
        """Gives the report on the present; obligations also in the outcome looked at, apart."""
        return analyse_commitments(
            asked.model,
            asked.game,
            expected=None if asked.game is None else asked.outcome,
            as_of=asked.model.as_of,
            draws=asked.draws,
            seed=asked.seed,
        )

    def facts(self, report: CommitmentsReport) -> Iterator[Fact]:
        """Red lines, then obligations; clauses alike in all but their article are told by number."""
        for drawn in report.red_lines:
            for line in both(drawn):
                yield from _of_line(line)
        for offer in report.offers:
            yield Fact(FactKey("offer", (offer.id,)), offer.kept, _grounds(offer))
            yield Fact(FactKey("taken_up", (offer.id,)), offer.pays_if_certain, _grounds(offer))
        for demand in report.demands:
            yield Fact(FactKey("demand", (demand.id,)), demand.met, _grounds(demand))
        seen: dict[tuple[str, ...], int] = {}
        of: tuple[str, ...]
        for owed in report.obligations:
            of = (owed.treaty, owed.obligation, owed.party)
            seen[of] = seen.get(of, 0) + 1
            of = of if seen[of] == 1 else (*of, str(seen[of]))
            values = (owed.status, owed.triggered, owed.honoured, owed.honoured_expected)
            for kind, value in zip(_OBLIGATION, values, strict=True):
                yield Fact(FactKey(kind, of), value, _grounds(owed))


ENGINE: Engine = CommitmentsEngine()


def _of_line(line: RedLineJudgement) -> Iterator[Fact]:
    grounds = _grounds(line)
    yield Fact(FactKey("red_line", (line.id,)), line.verdict, grounds)
    yield Fact(FactKey("deters", (line.id,)), line.deters, grounds)
    yield Fact(FactKey("deters_as_modelled", (line.id,)), line.deters_as_modelled, grounds)


def _grounds(
    judged: RedLineJudgement | ObligationStatus | OfferJudgement | DemandJudgement,
) -> Grounds:
    return Grounds(judged.cites, () if judged.assumption is None else (judged.assumption,))
