"""Signed ties as an engine of the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tightrope.analysis.alignment.analyse import analyse_alignment
from tightrope.analysis.alignment.report import AlignmentReport
from tightrope.analysis.engine import Asked, Engine
from tightrope.analysis.facts import Fact, FactKey, Grounds, Share
from tightrope.crisis import CrisisModel
from tightrope.recent import Recent

# kind of fact -> the ids it is about, and its value
_KINDS: Mapping[str, str] = {
    "stands": '(actor, actor): "friends", "foes", "even"',
    "contested": "(actor, actor): True: friends in one kind of tie, foes in another",
    "influence": '(actor, actor): who could make more of the dependence; "even", "open"',
    "strain": "(actor): Share of its triads it is the pivot of",
    "frustration": "(layer): least ties to flip for balance",
}


class AlignmentEngine:
    """Who stands with whom, who is the pivot, and how strained the pattern is."""

    name = "alignment"
    kinds = _KINDS
    samples_facts = False

    def lacks(self, model: CrisisModel) -> str | None:
        """It reads ties."""
        return None if model.ties else "add `ties`, or accept the ones the evidence suggests"

    def analyse(self, asked: Asked) -> AlignmentReport:
        """Gives the report on the date of the model; what is done changes nothing in it."""
        model = asked.model
        actors = tuple(model.actors.items())
        read = (actors, model.ties, model.dependence, model.alignment, model.as_of)
        return _REPORTS.find(read, lambda: analyse_alignment(model))

    def facts(self, report: AlignmentReport) -> Iterator[Fact]:
        """How each pair stands, who is contested, the strain of each pivot on its own ties, and
        how far each layer is from balance."""
        overall = report.layers[0].ties if report.layers else ()
        for tie in overall:
            stands = {1: "friends", -1: "foes"}.get(tie.sign, "even")
            yield Fact(
                FactKey("stands", (tie.a, tie.b)), stands, Grounds(tie.cites, tie.assumptions)
            )
        for tie in report.contested:
            yield Fact(
                FactKey("contested", (tie.a, tie.b)),
                value=True,
                grounds=Grounds(tie.cites, tie.assumptions),
            )
        for pivot in report.pivots:
            own = [tie for tie in overall if pivot.actor in (tie.a, tie.b)]
            share = Share(pivot.strained, pivot.triads)
            yield Fact(FactKey("strain", (pivot.actor,)), share, Grounds.together(own))
        for layer in report.layers:
            index = layer.frustration_index
            yield Fact(FactKey("frustration", (layer.layer,)), index, Grounds.together(layer.ties))
        for reading in report.dependence:
            yield Fact(FactKey("influence", (reading.a, reading.b)), reading.influence)


_REPORTS: Recent[object, AlignmentReport] = Recent(4)
ENGINE: Engine = AlignmentEngine()
