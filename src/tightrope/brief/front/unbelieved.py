"""A threat that would hold somebody back if it were believed, and is not: why it goes ahead."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.commitments.report import RedLineJudgement, ResponseTest, both
from tightrope.brief.desk import Desk
from tightrope.crisis.parse_formula import parse_formula
from tightrope.words.parts import ActorRef, FormulaRef, Phrase
from tightrope.words.phrase import sentence


def unbelieved(desk: Desk, who: str) -> Iterator[Phrase]:
    """Gives, of each red line that `who` is expected to cross, that its answer would hold it back
    if it were certain, where its author would gain nothing by giving it.

    None where another answer, that its author would give of its own accord, holds it back.
    """
    report = desk.commitments
    for announced in report.red_lines if report else ():
        for line in both(announced):
            if line.against != who or not _is_expected(desk, line.trigger):
                continue
            for test in filter(_is_empty, _judged(line)):
                yield sentence(
                    "That {response} would hold {against} back if it were believed, but {by} would "
                    "gain nothing by it.",
                    response=FormulaRef(test.response),
                    against=ActorRef(line.against),
                    by=ActorRef(line.by),
                )


def _judged(line: RedLineJudgement) -> tuple[ResponseTest, ...]:
    """The responses tried on somebody who gains by crossing from here, whatever its author does."""
    idle = line.done_already or line.own_answer_deters or line.verdict == "not judged"
    return line.responses if line.situation == "tempted" and not idle else ()


def _is_empty(test: ResponseTest) -> bool:
    return test.named and test.deters == "yes" and not test.preferred


def _is_expected(desk: Desk, trigger: str) -> bool:
    """Whether the condition is so in what is expected; what is open is not."""
    forecast, names = desk.strategy.forecast if desk.strategy else {}, desk.wording.names
    formula = parse_formula(trigger, {o: tuple(names.levels(o)) for o in forecast})
    levels = {o: names.levels(o).index(v) for o in formula.options if (v := forecast[o])}
    return len(levels) == len(formula.options) and formula.evaluate(levels)
