"""What the dated moves reveal, as the verb `infer` gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tightrope.analysis.dynamics.infer import InferReport, Revealed, infer_wants
from tightrope.app.gather import Gathered
from tightrope.app.result import Aside, Line, Reported, tell
from tightrope.words import ByName, render
from tightrope.words.forecasts import caveats
from tightrope.words.told import told

_MOST_TOLD = 6  # statements of one side that a terminal shows


@dataclass(frozen=True, repr=False)
class Inferred(Reported):
    """What the dated moves reveal of what each side wants."""

    schema = "infer/1"
    frame_of = "statements"
    report: InferReport
    """What is revealed; the JSON has its fields at the top."""

    @property
    def statements(self) -> tuple[Revealed, ...]:
        """What is told of anybody, for frames."""
        return tuple(one for actor in self.report.actors for one in actor.statements)


def inferred(gathered: Gathered) -> Inferred:
    """Gives what the dated moves of a model reveal. Raises NoDatedMoves."""
    model, how = gathered.model, gathered.how
    how.on_step("weighing the moves")
    return Inferred(infer_wants(model, seed=how.seed), ByName(model))


@tell.register
def _(result: Inferred) -> Iterator[Line]:
    report, names = result.report, result.names
    yield Aside(
        f"Dated moves that count: {report.moves}, in {report.weeks:.1f} weeks; the first only "
        "starts the clock. Links stand at their middle strength."
    )
    yield from (Aside(text) for text in caveats((), exact=True, left_out=report.left_out))
    for actor in report.actors:
        for one in actor.statements[:_MOST_TOLD]:
            yield render(told(one)["sentence"], names)
        if len(actor.statements) > _MOST_TOLD:
            yield Aside(f"{len(actor.statements) - _MOST_TOLD} weaker ones are in --json")
        yield render(told(actor)["untold_text"], names)
