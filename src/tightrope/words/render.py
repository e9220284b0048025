"""Sentences to text: the last step, which nothing reads back."""

from __future__ import annotations

from functools import singledispatch

from tightrope.words.names import Names
from tightrope.words.parts import (
    Act,
    ActorRef,
    Agreeing,
    ChangeRef,
    ClauseRef,
    FormulaRef,
    IndicatorRef,
    Joined,
    OptionRef,
    Part,
    Phrase,
    ScenarioRef,
    StatementRef,
    TreatyRef,
)
from tightrope.words.plain import listed, possessive, sentence_case

__all__ = ["render"]


def render(phrase: Phrase, names: Names) -> str:
    """Gives the text of a phrase, its references shown by `names`."""
    text = "".join(_shown(part, names) for part in phrase.parts)
    return sentence_case(text) if phrase.sentence and names.capitals else text


@singledispatch
def _shown(part: Part, names: Names) -> str:
    raise TypeError(f"no rendering for {type(part).__name__}")


@_shown.register
def _(part: str, names: Names) -> str:
    return part


@_shown.register
def _(part: ActorRef, names: Names) -> str:
    name = names.actor(part.id)
    return possessive(name) if part.possessive else name


@_shown.register
def _(part: Agreeing, names: Names) -> str:
    several = len(part.actors) > 1 or (len(part.actors) == 1 and names.is_plural(part.actors[0]))
    return part.many if several else part.one


@_shown.register
def _(part: OptionRef, names: Names) -> str:
    return names.option(part.id)


@_shown.register
def _(part: Act, names: Names) -> str:
    return names.act(part)


@_shown.register
def _(part: ClauseRef, names: Names) -> str:
    return names.clause(part)


@_shown.register
def _(part: FormulaRef, names: Names) -> str:
    return names.formula(part.text)


@_shown.register
def _(part: ChangeRef, names: Names) -> str:
    return names.change(part.text)


@_shown.register
def _(part: StatementRef, names: Names) -> str:
    return names.statement(part.by, part.want)


@_shown.register
def _(part: TreatyRef, names: Names) -> str:
    return names.treaty(part.id)


@_shown.register
def _(part: IndicatorRef, names: Names) -> str:
    return names.indicator(part.id)


@_shown.register
def _(part: ScenarioRef, names: Names) -> str:
    return names.scenario(part.id)


@_shown.register
def _(part: Joined, names: Names) -> str:
    return listed((render(item, names) for item in part.items), part.last)
