"""What holds in a model whose states are counted, not listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tightrope.analysis.strategy.symbolic import CONCEPTS, CountedOutcomes, Held, count_outcomes
from tightrope.app.gathered.gather import Gathered
from tightrope.app.result import Line, Reported, table, tell
from tightrope.crisis import apply_scenario
from tightrope.errors import UsageMistake, counted, nearest
from tightrope.words import ByName, render
from tightrope.words.told import told


@dataclass(frozen=True, repr=False)
class Counted(Reported):
    """How many outcomes hold, what they share, some of them, and why today's does or does not."""

    schema = "count/1"
    frame_of = "held"
    report: CountedOutcomes
    """What was counted; the JSON has its fields at the top."""

    @property
    def body(self) -> Mapping[str, object]:
        """The fields of the report, and by concept whether today's situation holds."""
        holds = {one.concept: one.today_holds for one in self.held}
        return {**super().body, "today_holds": holds}

    @property
    def held(self) -> tuple[Held, ...]:
        """The outcomes concept by concept, for frames."""
        return self.report.held


def count(
    gathered: Gathered,
    concepts: Sequence[str] = (),
    *,
    where: str | None = None,
    scenario: str | None = None,
    sampled: int = 3,
) -> Counted:
    """Gives what holds under each concept named (none: all five), in the base or a scenario.

    Raises UsageMistake for an unknown concept, UnknownScenario, or what `count_outcomes` raises.
    """
    concepts = tuple(concept.lower() for concept in concepts)
    for concept in concepts:
        if concept == "sim":
            raise UsageMistake(
                "SIM is not counted without a list of states",
                value=concept,
                allowed=f"counted are {', '.join(CONCEPTS)}",
                hint="analyse --concept sim has it, where the states can be listed",
            )
        if concept not in CONCEPTS:
            raise UsageMistake("no such concept", value=concept, hint=nearest(concept, CONCEPTS))
    model = gathered.model if scenario is None else apply_scenario(gathered.model, scenario)
    how = gathered.how
    report = count_outcomes(
        model,
        tuple(dict.fromkeys(concepts)) or CONCEPTS,
        where=where,
        sampled=sampled,
        seed=how.seed,
        on_step=how.on_step,
        on_note=how.on_note,
    )
    return Counted(report, names=ByName(model))


@tell.register
def _(result: Counted) -> Iterator[Line]:
    report, names = result.report, result.names
    yield f"{counted(report.states, 'possible state')}, none listed"
    if report.where is not None:
        yield f"counted where {report.where}: {_fitting(report)}"
    yield table(
        "What holds for all",
        ("concept", "outcomes", "today's situation"),
        [(held.concept.upper(), f"{held.count:,}", _today(held)) for held in report.held],
    )
    for held in report.held:
        concept = held.concept.upper()
        yield table(
            f"What the outcomes share ({concept})",
            ("option", "levels"),
            [
                (names.option(option), ", ".join(_shares(levels)))
                for option, levels in held.shares.items()
            ],
        )
        yield table(
            f"Some of them, drawn at random ({concept})",
            ("", "what is otherwise than today"),
            [(str(n), _otherwise(state, result)) for n, state in enumerate(held.sampled, 1)],
        )
        if held.today:
            yield f"Today's situation under {concept}"
        for why in held.today:
            yield f"  {render(told(why)['text'], names)}"


def _fitting(report: CountedOutcomes) -> str:
    """How many states a narrowing formula leaves; what is said of today's situation stays so."""
    if not report.fitting:
        return "no possible state fits, so that nothing could be counted"
    return f"{counted(report.fitting, 'possible state')}; today's situation is told whether it fits or not"


def _today(held: Held) -> str:
    if not held.today:
        return "against a rule"
    return "holds" if held.today_holds else "does not hold"


def _shares(levels: Mapping[str, float]) -> Iterator[str]:
    """Each level that some outcome has, with its share in per cent; never all where some have not."""
    for level, share in levels.items():
        if share == 1:
            yield f"{level} in all"
        elif share:
            yield f"{level} {min(max(share * 100, 0.1), 99.9):.1f} %"


def _otherwise(state: Mapping[str, str], result: Counted) -> str:
    today = result.report.today
    told = (f"{result.names.option(o)}: {level}" for o, level in state.items() if today[o] != level)
    return "; ".join(told) or "nothing"
