"""Sentences to text: the last step, which nothing reads back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from tightrope.words import parts as p
from tightrope.words.names import Names
from tightrope.words.plain import QUOTED, listed, possessive, sentence_case

_ASIDE = re.compile(r"\([^()]*\)")


def render(phrase: p.Phrase, names: Names) -> str:
    """Gives the text of a phrase, its references shown by `names`."""
    text = "".join(
        part if isinstance(part, str) else _SHOWN[type(part)](part, names) for part in phrase.parts
    )
    return sentence_case(text) if phrase.sentence and names.capitals else text


def _actor(part: p.ActorRef, names: Names) -> str:
    name = names.actor(part.id)
    return possessive(name) if part.possessive else name


def _agreeing(part: p.Agreeing, names: Names) -> str:
    several = len(part.actors) > 1 or (len(part.actors) == 1 and names.is_plural(part.actors[0]))
    return part.many if several else part.one


def _as_one(part: p.AsOne, names: Names) -> str:
    several = [name for id_ in part.actors if " and " in (name := names.actor(id_))]
    return f" ({'; '.join(f'{name} as one' for name in several)})" if several else ""


def _closed(part: p.Closed, names: Names) -> str:
    # typography: whether a comma has to close it can only be seen once names are filled in
    text = render(part.inner, names)
    return f"{text}," if ", " in _ASIDE.sub("", QUOTED.sub("", text)) else text


def _joined(part: p.Joined, names: Names) -> str:
    return listed((render(item, names) for item in part.items), part.last)


_SHOWN: Mapping[type, Callable[[Any, Names], str]] = {
    p.ActorRef: _actor,
    p.Agreeing: _agreeing,
    p.AsOne: _as_one,
    p.Closed: _closed,
    p.Joined: _joined,
    p.OptionRef: lambda part, names: names.option(part.id),
    p.Act: lambda part, names: names.act(part),
    p.ClauseRef: lambda part, names: names.clause(part),
    p.FormulaRef: lambda part, names: names.formula(part.text),
    p.ChangeRef: lambda part, names: names.change(part.text),
    p.StatementRef: lambda part, names: names.statement(part.by, part.want),
    p.TreatyRef: lambda part, names: names.treaty(part.id),
    p.IndicatorRef: lambda part, names: names.indicator(part.id),
    p.ScenarioRef: lambda part, names: names.scenario(part.id),
}
