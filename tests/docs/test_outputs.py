"""The page of JSON outputs lists what is printed, key by key, and says what each key is."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from docs.outputs import keys, keys_of_least, outputs_page, parts, results, sentences
from tightrope.app import use_cases
from tightrope.app.how import How
from tightrope.app.result import Result, plain
from tightrope.app.store.folder import init_folder
from tightrope.words.told import SENTENCES

PAGE = outputs_page()


@pytest.mark.parametrize("result", results(), ids=lambda result: result.schema)
def test_every_shape_has_a_section_and_every_key_of_it_a_sentence(result: type[Result]) -> None:
    section = PAGE.partition(f"### {result.schema}\n")[2].partition("\n### ")[0]
    said = sentences(keys_of_least(result))
    for key in keys(result):
        assert said.get(key, "").rstrip().endswith("."), f"{result.__name__}.{key} says nothing"
        assert f"| `{key}` | " in section


def test_shapes_are_numbered_and_no_two_are_called_alike() -> None:
    named = [result.schema for result in results()]
    assert len(named) == len(set(named))
    assert all(name.partition("/")[2].isdigit() for name in named)


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_every_part_says_what_it_is(part: type[Any]) -> None:
    assert len((part.__doc__ or "").split()) >= 3
    assert not (part.__doc__ or "").startswith(f"{part.__name__}("), "the docstring is Python's own"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outputs") / "w"
    init_folder(folder, "two-cities-teaching")
    return folder


def test_what_is_printed_has_the_keys_of_the_page(case: Path) -> None:
    how = How(draws=5)
    for result in (use_cases.check(case), use_cases.analyse(case, None, how), use_cases.doctor()):
        assert set(result.to_json()) == {"tightrope", "schema", *keys(type(result))}


def test_parts_are_printed_with_the_keys_of_the_page(case: Path) -> None:
    seen = set()
    waiting: list[Any] = [use_cases.analyse(case, None, How(draws=5))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, (tuple, list)) and not hasattr(value, "_fields"):
            waiting += value
        elif type(value) in parts() and dataclasses.is_dataclass(value):
            if not hasattr(value, "to_record"):
                told = {*keys(type(value)), *SENTENCES.get(type(value), ())}
                assert set(plain(value)) == told, type(value)
            seen.add(type(value).__name__)
            waiting += [getattr(value, name) for name in keys(type(value))]
        elif isinstance(value, Result):
            waiting += [getattr(value, name) for name in keys(type(value))]
    assert {"Analysis", "StrategyReport", "ToldOutcome", "Fact"} <= seen


def test_kinds_of_facts_are_told() -> None:
    assert "| `forecast` | (option): its level in every expected outcome" in PAGE
    assert "## Kinds of facts" in PAGE
