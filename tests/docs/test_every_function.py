"""What the strategy engine can do, a reader can do: by a verb, or as a how-to shows."""

from __future__ import annotations

import inspect
import re
from types import FunctionType

import pytest

from tests.docs.pages import ROOT
from tightrope import conflict
from tightrope.analysis import strategy
from tightrope.analysis.strategy import Conflict

SHOWN = "".join(page.read_text("utf-8") for page in sorted((ROOT / "docs/howto").glob("*.md")))
# what a method of a conflict asks is shown where the method is
ROOMS = (
    "analysis/strategy/conflict.py",
    "app",
    "analysis/questions",
    "brief",
    "catalog",
    "exchange",
)
CALLERS = "".join(
    path.read_text("utf-8")
    for room in ROOMS
    for path in [
        ROOT / "src/tightrope" / room,
        *sorted((ROOT / "src/tightrope" / room).rglob("*.py")),
    ]
    if path.is_file()
)
FUNCTIONS = [
    name
    for room in (strategy, conflict)
    for name in room.__all__
    if isinstance(getattr(room, name), FunctionType)
]
METHODS = [n for n, _ in inspect.getmembers(Conflict, inspect.isfunction) if n in vars(Conflict)]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_is_reached_by_a_verb_or_shown_in_a_how_to(name: str) -> None:
    assert re.search(rf"\b{name}\b", CALLERS) or re.search(rf"\b{name}\b", SHOWN)


@pytest.mark.parametrize("name", [n for n in METHODS if not n.startswith("_")])
def test_a_method_of_a_conflict_is_shown_in_a_how_to(name: str) -> None:
    assert re.search(rf"\.{name}\(", SHOWN)
