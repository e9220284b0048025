"""What sources expect, read, set against the model and told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from tightrope.analysis.questions import Answer, Expectation, parse_expectations
from tightrope.analysis.questions.read import ExpectationsFile
from tightrope.analysis.results import Analysis, ExpectationTest
from tightrope.app.store.folder import Folder, read_text
from tightrope.app.store.found import Found
from tightrope.brief import ExpectationAnswer
from tightrope.crisis import CrisisModel, level_name
from tightrope.crisis.model import Level
from tightrope.words import ByName, render
from tightrope.words.told import told

Asked = tuple[Expectation, ...]


def read_expectations(folder: Folder) -> ExpectationsFile:
    """Gives what `expectations.yaml` says; nothing when there is no such file."""
    path = folder.expectations
    return parse_expectations(read_text(path), path.name).value


def test_expectations(
    analysis: Analysis,
    expect: Mapping[str, Level],
    might: Mapping[str, Level],
) -> tuple[ExpectationTest, ...]:
    """Sets what a source predicts for each option against the forecast computed from the model.

    What it only thinks possible is reproduced where it is forecast, and else left open.
    """
    forecast = analysis.strategy.forecast if analysis.strategy else {}
    firm = [_expectation_test(o, level_name(level), forecast.get(o)) for o, level in expect.items()]
    for option, level in might.items():
        test = _expectation_test(option, level_name(level), forecast.get(option))
        verdict = "open" if test.verdict == "contradicted" else test.verdict
        firm.append(replace(test, expected=f"might be {test.expected}", verdict=verdict))
    return tuple(firm)


def _expectation_test(option: str, expected: str, computed: str | None) -> ExpectationTest:
    if computed is None:
        return ExpectationTest(option, expected, None, "open")
    if computed != expected:
        return ExpectationTest(option, expected, computed, "contradicted")
    return ExpectationTest(option, expected, computed, "reproduced")


def answers_kept(
    found: Found, said: str, model: CrisisModel, answer: Callable[[Asked], tuple[Answer, ...]]
) -> tuple[Answer, ...]:
    """Gives the answers to what expectations.yaml says, kept by what the model and it say.

    The questions of an answer stand in the file, and are not kept.
    """
    asked = parse_expectations(said, "expectations.yaml").value.expectations
    if not asked:
        return ()
    named = found.of_scenarios(name for name in model.scenarios if name in said)
    kept = found.get(
        tuple[Answer, ...],
        ("expectations", said, *named),
        lambda: tuple(replace(one, asked=()) for one in answer(asked)),
    )
    pairs = zip(asked, kept, strict=True)
    return tuple(replace(one, asked=() if item.outside else item.ask) for item, one in pairs)


def as_told(answer: Answer, names: ByName) -> ExpectationAnswer:
    """Gives the answer to an expectation in words."""
    return ExpectationAnswer(
        id=answer.id,
        text=answer.text,
        question=render(told(answer)["question"], names),
        answer=render(told(answer)["answer"], names),
        verdict=answer.verdict,
        holds=answer.holds,
        draws=answer.draws,
        reason=answer.reason,
    )
