"""The same question about others: what a placebo puts in whose place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter

from tightrope.analysis.questions.expectation import Expectation, Placebo
from tightrope.analysis.questions.question import Ask
from tightrope.crisis import level_name

_NAME = re.compile(r"([=<>]\s*)?\b([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)?)")
_LEVELS = ("is", "at_most", "at_least", "might", "to")


def placebos_of(expectation: Expectation, of_file: Sequence[Placebo]) -> tuple[Placebo, ...]:
    """Gives the placebos an expectation is put to: its own, or those of the file that change it."""
    own = expectation.placebos or of_file
    return tuple(placebo for placebo in own if asked_of(expectation, placebo) != expectation.ask)


def asked_of(expectation: Expectation, placebo: Placebo) -> tuple[Ask, ...]:
    """Gives the questions with the placebo's names in place of those it swaps.

    Whether the model has what they then name is not looked at.
    """
    return tuple(_ask(ask, placebo) for ask in expectation.ask)


def _ask(ask: Ask, placebo: Placebo) -> Ask:
    given = ask.model_dump(by_alias=True, exclude_defaults=True)
    swapped = {key: _swapped(value, placebo) for key, value in given.items() if key not in _LEVELS}
    about = given.get("forecast") or given.get("moves_forecast")
    for key in given.keys() & set(_LEVELS):
        if about is None:  # the worst of some changes
            swapped[key] = _swapped(given[key], placebo)
        else:
            renamed = about != (swapped.get("forecast") or swapped.get("moves_forecast"))
            swapped[key] = _level(given[key], placebo) if renamed else given[key]
    made: Ask = TypeAdapter(Ask).validate_python(swapped)
    return made


def _level(value: Any, placebo: Placebo) -> Any:
    return placebo.levels.get(level_name(value), value)


def _swapped(value: Any, placebo: Placebo) -> Any:
    if isinstance(value, str):
        return _in_text(value, placebo)
    if isinstance(value, list | tuple):
        return [_swapped(part, placebo) for part in value]
    return value


def _in_text(text: str, placebo: Placebo) -> str:
    """Puts names in place of names, and levels of options that were swapped in place of theirs."""
    moved = False  # whether the option named last was swapped

    def put(found: re.Match[str]) -> str:
        nonlocal moved
        before, name = found[1] or "", found[2]
        if before:
            return before + (placebo.levels.get(name, name) if moved else name)
        new = _name(name, placebo)
        moved = new != name
        return new

    return _NAME.sub(put, text)


def _name(name: str, placebo: Placebo) -> str:
    if name in placebo.swap:
        return placebo.swap[name]
    actor, dot, option = name.partition(".")
    return f"{placebo.swap.get(actor, actor)}{dot}{option}" if dot else name
