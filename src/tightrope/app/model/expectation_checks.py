"""Checks of expectations.yaml: names and levels, the sources' words, placebos that apply."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tightrope.analysis.questions.expectation import Expectation, Placebo
from tightrope.analysis.questions.placebo import asked_of, placebos_of
from tightrope.analysis.questions.question import AskForecast
from tightrope.analysis.questions.read import ExpectationsFile, parse_expectations
from tightrope.analysis.questions.strength import strength_misfit
from tightrope.crisis import CrisisModel, level_name, option_levels
from tightrope.crisis.checks.named_elsewhere import unknown_names
from tightrope.crisis.elements import elements
from tightrope.crisis.read import Typed
from tightrope.findings import Finding

TextOf = Callable[[str], str | None]  # of a document; None where there is none of the name


def check_expectations(
    text: str, name: str, model: CrisisModel | None, text_of: TextOf
) -> Iterator[Finding]:
    """Gives what is wrong in a file of expectations; what names the model only where it is read.

    Raises BadExpectation where the file cannot be read.
    """
    file = parse_expectations(text, name)
    yield from _twice(file)
    for k, expectation in enumerate(file.value.expectations):
        yield from _words(file, k, expectation, text_of)
    if model is not None:
        yield from _names(file, model)
        yield from _placebos(file, model)


def _twice(file: Typed[ExpectationsFile]) -> Iterator[Finding]:
    seen: set[str] = set()
    for k, expectation in enumerate(file.value.expectations):
        if expectation.id in seen:
            where = file.where("expectations", k, "id")
            said = f"two expectations have the id '{expectation.id}'"
            yield Finding("id-twice", "error", where, said, "give each its own")
        seen.add(expectation.id)


def _words(
    file: Typed[ExpectationsFile], k: int, expectation: Expectation, text_of: TextOf
) -> Iterator[Finding]:
    for n, quoted in enumerate(expectation.said):
        where = file.where("expectations", k, "said", n)
        found = text_of(quoted.in_)
        if found is None:
            said = f"there is no document '{quoted.in_}' in sources/"
            yield Finding("no-such-document", "error", where, said)
        elif " ".join(quoted.words.split()) not in " ".join(found.split()):
            said = f"these words do not stand in {quoted.in_}: “{quoted.words}”"
            yield Finding("not-said", "error", where, said, "quote it exactly")
    if expectation.said and not expectation.outside:
        misfit = strength_misfit(expectation)
        if misfit:
            where = file.where("expectations", k)
            yield Finding("other-strength", "warning", where, f"{expectation.id}: {misfit}")


def _names(file: Typed[ExpectationsFile], model: CrisisModel) -> Iterator[Finding]:
    """Names and levels that the model does not have."""
    yield from unknown_names(file, model)
    levels = option_levels(model)
    for placed in elements(file.value):
        ask = placed.element
        if not isinstance(ask, AskForecast) or ask.forecast not in levels:
            continue
        asked = {"is": ask.is_, "at_most": ask.at_most, "at_least": ask.at_least}
        for key, level in {**asked, "might": ask.might}.items():
            if level is not None and level_name(level) not in levels[ask.forecast]:
                said = f"'{ask.forecast}' has no level '{level_name(level)}'"
                hint = f"its levels are {', '.join(levels[ask.forecast])}"
                yield Finding("unknown-level", "error", file.where(*placed.path, key), said, hint)


def _placebos(file: Typed[ExpectationsFile], model: CrisisModel) -> Iterator[Finding]:
    """Placebos of one expectation must fit it; one of the file must fit some expectation."""
    for k, expectation in enumerate(file.value.expectations):
        for n, placebo in enumerate(expectation.placebos):
            where = file.where("expectations", k, "placebos", n)
            yield from _unfit(expectation, placebo, model, where)
    for n, placebo in enumerate(file.value.placebos):
        applied = [one for one in file.value.expectations if placebos_of(one, (placebo,))]
        if not any(not list(_unfit(one, placebo, model, "")) for one in applied):
            where = file.where("placebos", n)
            said = f"no expectation can be asked of the placebo '{placebo.name}'"
            yield Finding("idle-placebo", "warning", where, said, "swap what the questions name")


def _unfit(
    expectation: Expectation, placebo: Placebo, model: CrisisModel, where: str
) -> Iterator[Finding]:
    """Why an expectation cannot be asked of a placebo."""
    swapped = asked_of(expectation, placebo)
    if swapped == expectation.ask:
        said = f"the placebo '{placebo.name}' changes nothing in the questions of {expectation.id}"
        yield Finding("idle-placebo", "error", where, said, "swap what the questions name")
    made = expectation.model_copy(update={"ask": swapped, "placebos": ()})
    file = Typed(ExpectationsFile(expectations=(made,)), "", {})
    for finding in _names(file, model):
        message = f"under the placebo '{placebo.name}': {finding.message}"
        yield replace(finding, where=where, message=message)
