"""Which tests reach a place of the package, by what a recorded run of the tests covered.

The recording is the data file of coverage.py with a context for each test:

    COVERAGE_FILE=reached.db python -m pytest -n 2 --cov --cov-context=test --cov-report=

It knows nothing of what tests run in processes of their own. It may come from another working copy
that still stands where it was recorded: lines are then matched by their text.
"""

from __future__ import annotations

import ast
import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from difflib import SequenceMatcher
from functools import cached_property
from itertools import islice
from pathlib import Path

from coverage.numbits import numbits_to_nums

MOST = 30  # tests for one mutation: the quickest of each function before more cases of one
MOST_FILES = 3  # whole files, of which a fixture reaches the place


class Recording:
    """What the tests of recorded runs reached, read from the data files of coverage.py."""

    def __init__(self, files: Sequence[Path], root: Path) -> None:
        self._files = list(files)
        self._root = root
        self._known = dict[Path, dict[int, set[str]]]()

    def tests(self, path: Path, place: int) -> list[str]:
        """Gives the tests that reach a node of the file (its place in a walk), the best first.

        Where it stands outside functions, tests reach it by the functions that use what it names.
        Of a fixture that reaches it the recording knows its first user alone: all tests of that
        file are given.
        """
        tree = ast.parse(path.read_text("utf-8"))
        lines, names = lines_of(tree, place)
        found = self._at(path, lines)
        for name in names:
            used = re.compile(rf"\b{re.escape(name)}\b")
            for file in [path] if name.startswith("_") else self._sources:
                text = file.read_text("utf-8")
                if used.search(text):
                    lines = {n for n, own in enumerate(text.splitlines(), 1) if used.search(own)}
                    found |= self._at(file, lines)
        return ordered(found, self._costs)

    def _at(self, path: Path, lines: set[int]) -> set[str]:
        if path not in self._known:
            self._known[path] = self._by_line(path)
        known = self._known[path]
        return {test for line in lines for test in known.get(line, ())}

    def _by_line(self, path: Path) -> dict[int, set[str]]:
        """Gives the tests of each line as the file stands now."""
        inside = path.relative_to(self._root).as_posix()
        present = path.read_text("utf-8")
        found = dict[int, set[str]]()
        for data in self._files:
            with closing(sqlite3.connect(f"file:{data}?mode=ro", uri=True)) as store:
                rows = store.execute(
                    "select file.path, context.context, numbits from line_bits"
                    " join file on file.id = file_id join context on context.id = context_id"
                    " where context != '' and file.path like ?",
                    (f"%/{inside}",),
                ).fetchall()
            for recorded in {row[0] for row in rows}:
                now = _now(Path(recorded), present)
                for where, context, bits in rows:
                    if where == recorded:
                        for line in numbits_to_nums(bits):
                            found.setdefault(now.get(line, 0), set()).add(_test(context))
        return found

    @cached_property
    def _costs(self) -> dict[str, int]:
        """How much of the package each test reaches: what reaches little is quick."""
        costs = dict[str, int]()
        for data in self._files:
            with closing(sqlite3.connect(f"file:{data}?mode=ro", uri=True)) as store:
                for context, size in store.execute(
                    "select context.context, sum(length(numbits)) from line_bits"
                    " join context on context.id = context_id group by context.context"
                ):
                    costs[_test(context)] = costs.get(_test(context), 0) + size
        return costs

    @cached_property
    def _sources(self) -> list[Path]:
        return sorted((self._root / "src").rglob("*.py"))


def _test(context: str) -> str:
    """Gives the test of a context such as `tests/a.py::test_b|run`, or the file for a fixture's."""
    test, _, phase = context.rpartition("|")
    return test if phase == "run" else test.partition("::")[0]


def _now(recorded: Path, present: str) -> dict[int, int]:
    """Gives the line of today for each recorded line that still stands."""
    then = recorded.read_text("utf-8") if recorded.is_file() else present
    blocks = SequenceMatcher(None, then.splitlines(), present.splitlines(), autojunk=False)
    return {
        block.a + at + 1: block.b + at + 1
        for block in blocks.get_matching_blocks()
        for at in range(block.size)
    }


def lines_of(tree: ast.Module, place: int) -> tuple[set[int], set[str]]:
    """Gives the lines that run when a node does; outside functions, the names that carry it on."""
    target = next(islice(ast.walk(tree), place, None))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    chain = [target]
    while chain[-1] in parents:
        chain.append(parents[chain[-1]])
    statement = next(node for node in chain if isinstance(node, ast.stmt))
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):  # a default of its own
        return _all(statement.body), set()
    if any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in chain):
        body = getattr(statement, "body", None)
        end = body[0].lineno if body else (statement.end_lineno or statement.lineno) + 1
        return {statement.lineno, *range(statement.lineno, end), _line(target)}, set()
    names = {
        node.id
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return (set(), names) if names else (_all(tree.body), set())


def _all(body: Iterable[ast.stmt]) -> set[int]:
    return {
        line for node in body for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 0))


def ordered(tests: Iterable[str], costs: dict[str, int]) -> list[str]:
    """Gives at most MOST tests: a case of each function, the quickest first, then more of their
    cases; whole files last."""
    singles = sorted((test for test in tests if "::" in test), key=lambda t: (costs.get(t, 0), t))
    turns = dict[str, int]()
    rounds = list[tuple[int, int]]()
    for at, test in enumerate(singles):
        function = test.partition("[")[0]
        turns[function] = turns.get(function, -1) + 1
        rounds.append((turns[function], at))
    files = sorted(test for test in tests if "::" not in test)
    return [*(singles[at] for _, at in sorted(rounds)[:MOST]), *files[:MOST_FILES]]
