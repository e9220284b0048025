"""Checks of formulas, rules, priorities and effects that need no state space."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.crisis.change import find_statement
from tightrope.crisis.checks.named import Given, Problem, named
from tightrope.crisis.elements import elements, mentions
from tightrope.crisis.errors import (
    FormulaSyntax,
    FormulaTooDeep,
    UnknownLevel,
    UnknownOption,
    UnknownStatement,
)
from tightrope.crisis.levels import is_formula, normal
from tightrope.crisis.model import interests_of, states_outright
from tightrope.crisis.parse_formula import parse_formula
from tightrope.findings import KeyPath


@named("bad-formula", "error")
def bad_formula(given: Given) -> Iterator[Problem]:
    """A formula cannot be read, or names an option or level that does not exist. Formulas use
    `not and or if iff`, parentheses, `actor.option` and comparisons with levels."""
    for mention in mentions(given.file.model, "formula", "cause"):
        if mention.what == "cause" and not is_formula(mention.text):
            continue
        try:
            parse_formula(mention.text, given.options)
        except (FormulaSyntax, FormulaTooDeep, UnknownOption, UnknownLevel) as error:
            yield Problem(mention.path, str(error))


@named("empty-rule", "error")
def empty_rule(given: Given) -> Iterator[Problem]:
    """A rule forbids nothing and demands nothing. Give it `never` or `always`."""
    for index, rule in enumerate(given.file.model.rules):
        if rule.never is None and rule.always is None:
            yield Problem(("rules", index), "the rule has neither 'never' nor 'always'")


@named("no-priorities", "error")
def no_priorities(given: Given) -> Iterator[Problem]:
    """An actor has options but neither interests nor priorities, so nothing can be said of what it
    would do. State what it cares about or what it wants first, or take its options out."""
    model = given.file.model
    for actor, options in model.options.items():
        stated = model.priorities.get(actor) or states_outright(model, actor)
        if options and not stated and not interests_of(model, actor):
            hint = f"add what it cares about under interests: {actor}"
            said = f"'{actor}' has options but neither interests nor priorities"
            yield Problem(("options", actor), said, hint)


@named("wants-twice", "error")
def wants_twice(given: Given) -> Iterator[Problem]:
    """An actor has a ranking, weights or payoffs, each of which ranks all states by itself, and
    something else besides. Keep one of them: lines may stand above interests, and nothing else."""
    model = given.file.model
    for actor in model.options:
        outright = states_outright(model, actor)
        lines = {"priorities": model.priorities.get(actor), "interests": model.interests.get(actor)}
        others = [name for name, own in lines.items() if own]
        if outright and len(outright) + len(others) > 1:
            said = f"'{actor}' says what it wants under {', '.join((*outright, *others))}"
            yield Problem((outright[0], actor), said, f"keep one of them for {actor}")


@named("priorities-unused", "warning")
def priorities_unused(given: Given) -> Iterator[Problem]:
    """An actor has priorities (a ranking, weights, payoffs) but no options, so they decide nothing.
    Give it options."""
    model = given.file.model
    for name in ("priorities", "rankings", "weights", "payoffs", "unknown_preferences"):
        for actor in getattr(model, name):
            if not model.options.get(actor):
                said = (
                    f"'{actor}' has {name.replace('_', ' ')} but no options, so they decide nothing"
                )
                yield Problem((name, actor), said)


@named("move-of-nobody", "error")
def move_of_nobody(given: Given) -> Iterator[Problem]:
    """Moves are closed for an actor without options, who can make none. Name who has them."""
    model = given.file.model
    for index, moves in enumerate(model.closed_moves):
        if moves.by in model.actors and not model.options.get(moves.by):
            said = f"'{moves.by}' has no options, so it makes no moves"
            yield Problem(("closed_moves", index, "by"), said)


@named("picture-of-nothing", "error")
def picture_of_nothing(given: Given) -> Iterator[Problem]:
    """A picture belongs to an actor without options, says what its owner or one without options
    wants, says it of one actor twice, or leaves out an option of its owner's own. A picture is what
    a decision maker takes the other ones to want and to be able to do."""
    model = given.file.model
    for owner, picture in model.pictures.items():
        keys: KeyPath = ("pictures", owner)
        if owner in model.actors and not model.options.get(owner):
            yield Problem(keys, f"'{owner}' has no options, so nothing follows from what it sees")
        for other, (section, *more) in picture.wants.items():
            if other == owner:
                said = f"'{owner}' knows what it wants itself"
                yield Problem((*keys, section, other), said, f"move it to {section}: {owner}")
            elif other in model.actors and not model.options.get(other):
                said = f"'{other}' has no options, so what it wants decides nothing"
                yield Problem((*keys, section, other), said)
            elif more:
                said = f"what '{other}' wants stands under {', '.join((section, *more))}"
                yield Problem((*keys, section, other), said, "keep one of them")
        for index, option in enumerate(picture.unseen):
            if option.partition(".")[0] == owner:
                yield Problem((*keys, "unseen", index), f"'{option}' is an option of its own")


@named("statement-twice", "warning")
def statement_twice(given: Given) -> Iterator[Problem]:
    """An actor states the same want twice; the lower one never decides. Remove it."""
    for actor, statements in given.file.model.priorities.items():
        seen: dict[str, int] = {}
        for index, statement in enumerate(statements):
            first = seen.setdefault(normal(statement.want, given.file.model), index)
            if first != index:
                keys = ("priorities", actor, index)
                yield Problem(keys, f"'{statement.want}' is statement {first + 1} already")


@named("unknown-statement", "error")
def unknown_statement(given: Given) -> Iterator[Problem]:
    """A scenario reorders a statement that the actor does not have. Copy it from `priorities`."""
    model = given.file.model
    for name, scenario in model.scenarios.items():
        for index, change in enumerate(scenario.reorder):
            for key, text in (("raise", change.raise_), ("above", change.above)):
                try:
                    find_statement(model, change.by, text)
                except UnknownStatement as error:
                    yield Problem(("scenarios", name, "reorder", index, key), str(error))


@named("empty-scenario", "warning")
def empty_scenario(given: Given) -> Iterator[Problem]:
    """A scenario neither assumes nor reorders anything: it is the base. Give it a difference, or
    keep it to test what a source expects of the base."""
    for name, scenario in given.file.model.scenarios.items():
        if not scenario.assume and not scenario.reorder and not (scenario.expect or scenario.might):
            yield Problem(("scenarios", name), f"scenario '{name}' is the same as the base")


@named("next-step", "warning")
def next_step(given: Given) -> Iterator[Problem]:
    """The file is not wrong but there is nothing to analyse yet. Do what the finding says and
    check again: actors first, then what the question is about. Ties alone, or treaties alone, make
    a complete file."""
    model = given.file.model
    if not model.actors:
        hint = "next, under actors: an id and a name for each, as {russia: {name: Russia}}"
        yield Problem(("actors",), "nobody is under actors yet", hint)
        return
    if not (model.ties or model.treaties or model.options or model.effects or model.red_lines):
        hint = (
            "next, one of: ties (who stands with whom), treaties (what was promised), options "
            "(what each decision maker can do) with interests (what each cares about)"
        )
        yield Problem(("actors",), "there is nothing to analyse yet", hint)
        return
    said_once = any(getattr(placed.element, "said_on", None) for placed in elements(model))
    if model.as_of is None and (model.treaties or said_once):
        said = "as_of is missing, so it is not judged what is in force or had been said"
        yield Problem(("as_of",), said, "next: as_of: 2025-06-20")
