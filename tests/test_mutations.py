"""How mutations are tried: by the tests that reach them, and only by those that can be relied on."""

from __future__ import annotations

import ast
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from coverage import CoverageData

from tools import reached
from tools.mutate import ROOT, choose, every, places_of
from tools.reached import Recording, lines_of, ordered
from tools.trial import NO_TIME, NOTICED, SURVIVED, Trial

SOURCE = '''\
"""A module."""
LEAST = 3


class Rules:
    most: int = 7


def f(a, b=2):
    if a > LEAST:
        return (
            a
            + 1
        )
    return b


def g(rules):
    return rules.most
'''
Record = Callable[..., Path]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    place = tmp_path / "src" / "p"
    place.mkdir(parents=True)
    (place / "m.py").write_text(SOURCE, "utf-8")
    return tmp_path


@pytest.fixture
def record(root: Path) -> Record:
    """Writes what tests covered of a file, as coverage does."""

    def write(
        covered: dict[str, list[int]], name: str = "reached.db", of: Path | None = None
    ) -> Path:
        data = CoverageData(basename=str(root / name))
        for context, lines in covered.items():
            data.set_context(context)
            data.add_lines({str(of or root / "src" / "p" / "m.py"): lines})
        data.write()
        data.close()
        return root / name

    return write


def _place(text: str, what: str) -> int:
    found = [at for at, node in enumerate(ast.walk(ast.parse(text))) if _said(node) == what]
    return found[-1]


def _said(node: ast.AST) -> str:
    return "" if isinstance(node, ast.Module) else ast.unparse(node)


@pytest.mark.parametrize(
    ("what", "lines", "names"),
    [
        ("a > LEAST", {10}, set()),
        ("1", {11, 12, 13, 14}, set()),
        ("rules.most", {19}, set()),
        ("2", {10, 11, 12, 13, 14, 15}, set()),
        ("3", set(), {"LEAST"}),
        ("7", set(), {"most"}),
    ],
)
def test_a_place_runs_with_its_statement_or_with_what_uses_its_name(
    what: str, lines: set[int], names: set[str]
) -> None:
    assert lines_of(ast.parse(SOURCE), _place(SOURCE, what)) == (lines, names)


def test_what_stands_outside_functions_without_a_name_runs_with_the_whole_file() -> None:
    text = "register(5)\n\ndef f():\n    return 1\n"
    assert lines_of(ast.parse(text), _place(text, "5")) == ({1, 3, 4}, set())


def test_the_head_of_a_branch_runs_without_its_body() -> None:
    text = "def f(a):\n    while (\n        a < 1\n    ):\n        a = f(a)\n    return a\n"
    assert lines_of(ast.parse(text), _place(text, "a < 1"))[0] == {2, 3, 4}
    text = "def f(a):\n    if a: return 1\n    return 2\n"
    assert lines_of(ast.parse(text), _place(text, "a"))[0] == {2, 3} - {3}


def test_tests_that_reach_a_line_are_given_and_no_others(root: Path, record: Record) -> None:
    data = record({"tests/t.py::one|run": [10, 11], "tests/t.py::two|run": [15], "": [10]})
    path = root / "src" / "p" / "m.py"
    recording = Recording([data], root)
    assert recording.tests(path, _place(SOURCE, "a > LEAST")) == ["tests/t.py::one"]
    assert recording.tests(path, _place(SOURCE, "rules.most")) == []


def test_a_threshold_is_reached_by_what_names_it_also_in_other_files(
    root: Path, record: Record
) -> None:
    other = root / "src" / "p" / "n.py"
    other.write_text("def h(x):\n    return x.most\n\ndef k(x):\n    return x.mostly\n", "utf-8")
    data = [
        record({"tests/t.py::near|run": [19], "tests/t.py::unheard|run": [10]}),
        record({"tests/t.py::far|run": [2], "tests/t.py::none|run": [5]}, "two.db", other),
    ]
    found = Recording(data, root).tests(root / "src" / "p" / "m.py", _place(SOURCE, "7"))
    assert set(found) == {"tests/t.py::near", "tests/t.py::far"}


def test_a_fixture_is_known_by_its_first_user_so_the_file_is_tried(
    root: Path, record: Record
) -> None:
    data = record({"tests/t.py::one|setup": [15], "tests/u.py::two|run": [15]})
    found = Recording([data], root).tests(root / "src" / "p" / "m.py", _place(SOURCE, "b"))
    assert found == ["tests/u.py::two", "tests/t.py"]


def test_lines_of_another_working_copy_are_found_by_their_text(root: Path, record: Record) -> None:
    then = root / "then" / "src" / "p" / "m.py"
    then.parent.mkdir(parents=True)
    then.write_text("\n\n" + SOURCE.replace("return b", "return -b"), "utf-8")
    data = record({"tests/t.py::one|run": [12], "tests/t.py::two|run": [17]}, of=then)
    path = root / "src" / "p" / "m.py"
    recording = Recording([data], root)
    assert recording.tests(path, _place(SOURCE, "a > LEAST")) == ["tests/t.py::one"]
    text = path.read_text("utf-8")
    at = next(n for n, node in enumerate(ast.walk(ast.parse(text))) if _said(node) == "return b")
    assert recording.tests(path, at) == []  # another line now: nothing is known of it


def test_a_case_of_each_test_comes_before_more_cases_and_quick_ones_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tests = {"t.py::a[1]", "t.py::a[2]", "t.py::b", "t.py::c", "w.py", "v.py"}
    costs = {"t.py::a[1]": 1, "t.py::a[2]": 2, "t.py::b": 9, "t.py::c": 4}
    each = ["t.py::a[1]", "t.py::c", "t.py::b", "t.py::a[2]"]
    assert ordered(tests, costs) == [*each, "v.py", "w.py"]
    monkeypatch.setattr(reached, "MOST", 2)
    monkeypatch.setattr(reached, "MOST_FILES", 1)
    assert ordered(tests, costs) == [*each[:2], "v.py"]


TESTS = """\
import time
from p.m import f, g

def test_sound():
    assert f(4) == 5

def test_broken():
    assert f(4) == 6

def test_blind():
    assert f(9) == 10

def test_slow():
    time.sleep(60)
"""


@pytest.mark.parametrize(
    ("was", "now", "tries", "verdict"),
    [
        ("> LEAST", "> LEAST + 1", [["blind"], ["sound"]], NOTICED),
        ("> LEAST", "> LEAST + 1", [["blind"]], SURVIVED),
        ("> LEAST", "> LEAST", [["broken", "blind"]], SURVIVED),
        ("> LEAST", "> LEAST + 1", [["broken", "blind", "sound"]], NOTICED),
        ("> LEAST", "> LEAST + 1", [["gone"], ["gone", "blind"]], SURVIVED),
        ("def g", "def h", [["blind"]], NOTICED),
        ("> LEAST", "> LEAST + 1", [["slow"], ["blind"]], NO_TIME),
        ("> LEAST", "> LEAST + 1", [], SURVIVED),
    ],
)
def test_only_a_test_that_passes_without_the_mutation_notices_it(
    root: Path, was: str, now: str, tries: list[list[str]], verdict: str
) -> None:
    (root / "pytest.ini").write_text("[pytest]\n", "utf-8")
    (root / "test_m.py").write_text(TESTS, "utf-8")
    longest = 4 if "slow" in str(tries) else 60
    trial = Trial(root, root / "src", longest)
    path = root / "src" / "p" / "m.py"
    asked = [[f"test_m.py::test_{name}" for name in tests] for tests in tries]
    assert trial.of(path, SOURCE.replace(was, now), asked) == verdict
    assert path.read_text("utf-8") == SOURCE


def test_every_place_of_files_is_given_once_in_the_order_of_the_files() -> None:
    only = "src/tightrope/app/store/lock.py"
    found = every([only, only])
    keys = [(m.path, m.line, m.now) for m in found]
    assert len(set(keys)) == len(keys) > 5
    assert {m.path for m in found} == {ROOT / only}
    assert all(one.text != two.text for one, two in pairwise(found))


def test_reaching_tests_come_first_then_the_nearest_and_the_room_only_without_them(
    tmp_path: Path,
) -> None:
    where = "src/tightrope/app/model/patches.py"
    one = every([where])[0]
    data = CoverageData(basename=str(tmp_path / "c.db"))
    data.set_context("tests/x.py::test_a|run")
    data.add_lines({str(ROOT / where): list(range(1, 999))})
    data.write()
    data.close()
    room = ["tests/app", "tests/cli", "tests/web", "tests/mcp"]
    recording = Recording([tmp_path / "c.db"], ROOT)
    nearest, whole = choose(one, None, near=False)
    assert nearest[0] == "tests/app/test_patches.py"
    assert whole == room
    assert choose(one, None, near=True) == [nearest]
    assert choose(one, recording, near=False) == [["tests/x.py::test_a"], nearest]


@pytest.mark.parametrize(
    ("returned", "instead"),
    [("'word'", "''"), ("''", "'something'"), ("True", "False"), ("3", "4"), ("None", None)],
)
def test_a_returned_constant_becomes_another_one(
    tmp_path: Path, returned: str, instead: str | None
) -> None:
    file = tmp_path / "m.py"
    file.write_text(f"def f():\n    return {returned}\n", "utf-8")
    made = {place.mutated().text for place in places_of(file)}
    assert made == (set() if instead is None else {f"def f():\n    return {instead}"})
