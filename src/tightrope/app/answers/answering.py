"""What is asked of a gathered model, as results: its analysis, its expectations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from tightrope.analysis.engines import analyse_model
from tightrope.analysis.facts import compare_facts
from tightrope.analysis.questions import Answer, answer_all
from tightrope.analysis.questions.gate.judge import DEALS, judge_all
from tightrope.analysis.questions.read import ExpectationsFile
from tightrope.analysis.questions.sought import Sought, seek
from tightrope.app.errors import UnclearOutcome
from tightrope.app.gathered.expectations import read_expectations
from tightrope.app.gathered.gather import Gathered
from tightrope.app.results import Analysed, DatesCompared, Expected, Gated, Least
from tightrope.crisis import CrisisModel, apply_change, parse_change
from tightrope.crisis.fold import between
from tightrope.errors import UsageMistake, counted
from tightrope.words import ById, ByName, render
from tightrope.words.differences import days_between
from tightrope.words.told import told

_DRAWS_NOTE = (
    "*Draws*: in how many of {draws} sampled priority orders (seed {seed}) every question of the "
    "entry still holds, where all of them are about outcomes. That is robustness, not probability."
)


def expectations_page(
    model: CrisisModel, answers: Sequence[Answer], *, draws: int, seed: int
) -> str:
    """Gives a page in Markdown: each expectation, the question, the computed answer, the verdict."""
    verdict_counts = Counter(answer.verdict for answer in answers)
    verdicts = ", ".join(f"{n} {verdict}" for verdict, n in verdict_counts.most_common())
    lines = [
        f"# Expectations of the sources, put to the model: {model.title}\n",
        f"{counted(len(answers), 'expectation')}{': ' if verdicts else ''}{verdicts}.\n",
        f"{_DRAWS_NOTE.format(draws=draws, seed=seed)}\n",
        "| | expectation | question | computed answer | verdict | draws |",
        "|---|---|---|---|---|---|",
    ]
    names = ByName(model)
    for a in answers:
        asked, found = (render(told(a)[which], names) for which in ("question", "answer"))
        share = "" if a.holds is None else f"{a.holds} of {a.draws}"
        said = found + (f" *{a.reason}.*" if a.reason else "")
        cells = (a.id, a.text, asked, said, a.verdict, share)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def dates_compared(before: Gathered, after: Gathered) -> DatesCompared:
    """Gives what one file dates between two dates, and what is found otherwise on the second.

    Raises UsageMistake where the file has no date and none is asked of.
    """
    if before.model.as_of is None or after.model.as_of is None:
        raise UsageMistake("the file speaks for no date", hint="name the other one with --as-of")
    days = {before.model.as_of: before.model, after.model.as_of: after.model}
    first, last = min(days, key=lambda day: day.last), max(days, key=lambda day: day.last)
    differences = compare_facts(before.facts, after.facts)
    found = between(days[first], days[last])
    said = render(days_between(found, differences), ById())
    dates = str(before.model.as_of), str(after.model.as_of)
    return DatesCompared(*dates, found, said, differences, names=ByName(after.model))


def seek_outcome(
    model: CrisisModel, wanted: Sequence[str], concept: str = "seq", *, seed: int = 0
) -> Sought:
    """Gives whether an outcome with the options in `wanted` ("actor.option=level") at these levels
    holds, and what would have to change where it does not.

    Raises UnclearOutcome where one option is wanted at two levels.
    """
    return seek(model, _pairs(wanted), concept, seed=seed)


def least(
    gathered: Gathered,
    wanted: Sequence[str],
    *,
    changes: Sequence[str] = (),
    scenario: str | None = None,
    concept: str = "seq",
) -> Least:
    """Gives what would have to change so that what is wanted holds, after changes; see `seek_outcome`."""
    model = gathered.model if scenario is None else gathered.within(scenario).model
    for text in changes:
        model = apply_change(model, parse_change(text, model))
    found = seek_outcome(model, wanted, concept, seed=gathered.how.seed)
    return Least(found, names=ByName(model))


def _pairs(wanted: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in wanted:
        option, equals, level = (part.strip() for part in text.partition("="))
        if not (equals and option and level):
            raise UnclearOutcome(
                "not an option and its level", value=text, allowed="actor.option=level"
            )
        if found.setdefault(option, level) != level:
            raise UnclearOutcome(
                f"{option} is wanted at '{found[option]}' and at '{level}'", value=text
            )
    return found


def analysed(gathered: Gathered, scenario: str | None = None) -> Analysed:
    """Gives what every engine says, and one scenario against it. Raises UnknownScenario."""
    told = None if scenario is None else gathered.scenario(scenario)
    strategy = (gathered.analysis if told is None else told.analysis).strategy
    return Analysed(
        base=gathered.analysis,
        facts=gathered.facts,
        outcomes=() if strategy is None else strategy.outcomes,
        scenario=told,
        suggested_ties=gathered.suggested_ties,
        names=ByName(gathered.model),
    )


def expected(gathered: Gathered) -> Expected:
    """Gives the answers to the folder's expectations, and the same as a page."""
    answers, draws, seed = gathered.answers(), gathered.how.draws, gathered.how.seed
    return Expected(answers, expectations_page(gathered.model, answers, draws=draws, seed=seed))


def gated(gathered: Gathered) -> Gated:
    """Puts the answers to the folder's expectations before the gate; see `judge_all`."""
    how, model, folder = gathered.how, gathered.model, gathered.folder
    file = ExpectationsFile() if folder is None else read_expectations(folder)
    analyse = partial(analyse_model, since=model, draws=0, seed=how.seed)
    found = judge_all(
        file.expectations,
        answer_all(file.expectations, model, analyse, draws=0),
        model,
        analyse,
        placebos=file.placebos,
        draws=how.draws,
        seed=how.seed,
        on_step=how.on_step,
    )
    derived = sum(one.derived for one in found)
    return Gated(found, derived, DEALS, how.draws, how.seed, names=ByName(model))
