"""The page of Python names lists every public one, with how it is called and what it gives."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

import tightrope
from docs.api import api_page, members, names

PAGE = api_page()
CLASSES = [thing for thing in names().values() if inspect.isclass(thing)]


def test_every_public_name_has_a_section() -> None:
    for name in tightrope.__all__:
        assert name.startswith("_") or f"\n## {name}\n" in PAGE


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_method_is_there_and_explained(kind: type[Any]) -> None:
    for name, member in members(kind):
        section = PAGE.partition(f"### {kind.__name__}.{name}\n")[2].partition("\n## ")[0]
        said = (inspect.getdoc(member) or "").strip()
        assert len(said.split()) >= 3, f"{kind.__name__}.{name} explains nothing"
        assert said.splitlines()[0] in section


def test_signatures_are_as_they_are_called() -> None:
    called = PAGE.partition("## open_crisis\n")[2].partition("\n## ")[0]
    for name in inspect.signature(tightrope.open_crisis).parameters:
        assert f"{name}: " in called
    assert "\n    *,\n" in called or ", *, " in called
    assert " at 0x" not in PAGE
    assert "self" not in PAGE.partition("### Crisis.what_if\n")[2].partition("```\n")[0]
