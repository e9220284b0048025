"""The checks of the repository itself: code without a caller, and what mutations are."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tools.mutate import ROOMS, ROOT, draw, places_of
from tools.uncalled import ALLOWED, find_uncalled

SOURCE = """
__all__ = ["alone", "used", "Holder", "door", "again"]

def alone():
    return helper()

def helper():
    return alone

def used():
    return 1

def again(n):
    return again(n - 1)

@register
def door():
    return 2

class Holder:
    def asked(self):
        return used()

    def silent(self):
        return 0

print(Holder().asked())
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    place = tmp_path / "src" / "tightrope"
    place.mkdir(parents=True)
    (place / "one.py").write_text(SOURCE, "utf-8")
    return tmp_path


def test_what_nothing_reaches_is_found_also_through_one_another(package: Path) -> None:
    found = [d.label for d in find_uncalled(package, ["src/tightrope"])]
    assert found == ["tightrope/one.py:again", "tightrope/one.py:Holder.silent"]
    text = SOURCE.replace("return alone", "return 3")
    (package / "src" / "tightrope" / "one.py").write_text(text, "utf-8")
    found = [d.label for d in find_uncalled(package, ["src/tightrope"])]
    assert found == [
        "tightrope/one.py:alone",
        "tightrope/one.py:helper",
        "tightrope/one.py:again",
        "tightrope/one.py:Holder.silent",
    ]


def test_what_may_stay_without_a_caller_is_still_there() -> None:
    for label in ALLOWED:
        module, _, name = label.partition(":")
        place = ROOT / "src" / module
        assert place.exists(), label
        if name:
            assert name.rpartition(".")[2] in place.read_text("utf-8"), label


def test_a_mutation_changes_one_thing_and_stays_python(tmp_path: Path) -> None:
    path = tmp_path / "m.py"
    path.write_text(
        "def f(a, b):\n    if a < 3 and not b:\n        return True\n    return 'x' if a in b else a + 1\n",
        "utf-8",
    )
    found = [place.mutated() for place in places_of(path)]
    told = {(m.was, m.now) for m in found}
    assert {
        ("a < 3", "a <= 3"),
        ("a < 3 and (not b)", "a < 3 or not b"),
        ("not b", "not not b"),
        ("3", "4"),
        ("1", "2"),
        ("a + 1", "a - 1"),
        ("a in b", "a not in b"),
        ("return True", "return False"),
    } == told
    original = ast.unparse(ast.parse(path.read_text("utf-8")))
    for mutation in found:
        ast.parse(mutation.text)
        assert mutation.text != original


def test_the_same_seed_draws_the_same_mutations() -> None:
    only = "src/tightrope/app/store/lock.py"
    one, two = draw(5, 3, [only]), draw(5, 3, [only])
    assert [(m.line, m.now) for m in one] == [(m.line, m.now) for m in two]
    assert len({(m.line, m.now) for m in one}) == 5
    assert all(m.path == ROOT / only for m in one)


def test_every_room_that_is_mutated_has_its_tests() -> None:
    for room, tests in ROOMS.items():
        assert (ROOT / room).exists(), room
        assert all((ROOT / place).exists() for place in tests), room
