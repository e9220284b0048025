"""Draws random mutations of the code and says which of them the tests notice.

A mutation changes one thing: a comparison, a boolean operator, a threshold, a returned constant, a
sign. It is tried in a copy of the package, against tests of its own room; a mutation that no test
notices ("survived") shows what nobody has looked at. The same seed draws the same mutations. A test
that fails without the mutation too notices nothing.

    python -m tools.mutate --draws 60 --seed 0 [--only src/tightrope/app src/tightrope/words]
    python -m tools.mutate --all src/tightrope/app/how.py

With a recording of what each test covers (`tools/reached.py` says how it is made, in one run of all
tests), a mutation is tried by the tests that reach its line, which takes seconds, and then by the
nearest of its room, for the sake of tests that run in other processes or are newer:

    python -m tools.mutate --reached reached.db [newer.db] --draws 60 --seed 0
"""

from __future__ import annotations

import argparse
import ast
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from tools.reached import Recording
from tools.trial import Trial

ROOT = Path(__file__).parents[1]
# what is mutated -> the tests that should notice
ROOMS = {
    "src/tightrope/app/workbench/verdicts.py": (
        "tests/web/test_verdicts.py",
        "tests/web/test_inbox.py",
    ),
    "src/tightrope/app/workbench/actors_merged.py": ("tests/app/test_modelling.py",),
    "src/tightrope/app/workbench/forms.py": ("tests/web/test_forms.py", "tests/web/test_model.py"),
    "src/tightrope/app/drafts/changing.py": ("tests/mcp/test_changes.py",),
    "src/tightrope/app/drafts/limits.py": (
        "tests/app/test_drafting.py",
        "tests/mcp/test_proposals.py",
    ),
    "src/tightrope/app/drafts/drafting.py": (
        "tests/app/test_drafting.py",
        "tests/cli/test_draft.py",
    ),
    "src/tightrope/app/evidence/claiming.py": (
        "tests/cli/test_claims.py",
        "tests/web/test_inbox.py",
    ),
    "src/tightrope/app/evidence/reviewing.py": (
        "tests/web/test_verdicts.py",
        "tests/cli/test_claims.py",
        "tests/cli/test_review.py",
    ),
    "src/tightrope/app/workbench": ("tests/web", "tests/app", "tests/mcp"),
    "src/tightrope/app/forecasts": ("tests/app", "tests/dynamics", "tests/cli"),
    "src/tightrope/app/drafts": ("tests/app", "tests/draft", "tests/cli", "tests/mcp"),
    "src/tightrope/app/gathered": ("tests/app", "tests/brief"),
    "src/tightrope/app": ("tests/app", "tests/cli", "tests/web", "tests/mcp"),
    "src/tightrope/brief": ("tests/brief",),
    "src/tightrope/words/edits.py": ("tests/crisis",),
    "src/tightrope/words": ("tests/words", "tests/brief"),
    "src/tightrope/analysis/facts.py": ("tests/analysis",),
    "src/tightrope/analysis/engines.py": ("tests/analysis", "tests/app/test_one_answer.py"),
    "src/tightrope/crisis/checks": ("tests/crisis/test_check.py", "tests/crisis/test_causes.py"),
    "src/tightrope/crisis/change.py": ("tests/crisis",),
    "src/tightrope/crisis/fold.py": ("tests/crisis",),
    "src/tightrope/corpus": ("tests/corpus",),
    "src/tightrope/evidence/claims": ("tests/evidence/claims", "tests/evidence/weighing"),
    "src/tightrope/evidence/text": ("tests/evidence/text", "tests/evidence/weighing"),
    "src/tightrope/evidence/time": ("tests/evidence/time",),
    "src/tightrope/consequences": (
        "tests/consequences",
        "tests/effects",
        "tests/commitments",
        "tests/conflict/test_duties.py",
    ),
    "src/tightrope/analysis/alignment": ("tests/alignment",),
    "src/tightrope/analysis/commitments": ("tests/commitments",),
    "src/tightrope/analysis/effects": ("tests/effects",),
    "src/tightrope/analysis/motives": ("tests/motives",),
    "src/tightrope/conflict/worth.py": (
        "tests/conflict/test_interests.py",
        "tests/motives",
        "tests/conflict/test_duties.py",
    ),
    "src/tightrope/conflict/draws.py": (
        "tests/conflict/test_interests.py",
        "tests/strategy/test_robustness.py",
    ),
    "src/tightrope/conflict/check.py": (
        "tests/conflict/test_replies.py",
        "tests/crisis/test_build.py",
    ),
    "src/tightrope/analysis/strategy/outcomes": (
        "tests/strategy/test_outcomes.py",
        "tests/strategy/test_outcome_reasons.py",
    ),
    "src/tightrope/analysis/strategy": ("tests/strategy",),
    "src/tightrope/conflict": ("tests/conflict", "tests/crisis/test_build.py"),
    "src/tightrope/evidence/weighing": ("tests/evidence/weighing",),
    "src/tightrope/draft": ("tests/draft",),
    "src/tightrope/crisis/edit.py": ("tests/crisis/test_edit.py",),
    "src/tightrope/exchange": ("tests/exchange", "tests/app/test_exchange.py"),
}
COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult,
}  # fmt: skip
LONGEST = 900  # seconds for one run of tests


@dataclass(frozen=True)
class Mutation:
    """One change: the file, the line, what stood there and what stands there now."""

    path: Path
    line: int
    node: int  # its place in a walk over the tree of the file
    was: str
    now: str
    text: str  # the whole file, mutated


@dataclass(frozen=True)
class _Place:
    """Where a file can be mutated: the place of the node in a walk over its tree, and how."""

    path: Path
    node: int
    change: Callable[[Any], None]

    def mutated(self) -> Mutation:
        tree = ast.parse(self.path.read_text("utf-8"))
        target = next(islice(ast.walk(tree), self.node, None))
        was, line = ast.unparse(target), getattr(target, "lineno", 0)
        self.change(target)
        return Mutation(self.path, line, self.node, was, ast.unparse(target), ast.unparse(tree))


def places_of(path: Path) -> Iterator[_Place]:
    """Gives every place of a file, and what the rules change there."""
    for place, node in enumerate(ast.walk(ast.parse(path.read_text("utf-8")))):
        for change in _changes(node):
            yield _Place(path, place, change)


def _changes(node: ast.AST) -> Iterator[Callable[[Any], None]]:
    """Gives functions that change a copy of the node in place."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARED:
        yield lambda n: n.ops.__setitem__(0, COMPARED[type(n.ops[0])]())
    if isinstance(node, ast.BoolOp):
        yield lambda n: setattr(n, "op", ast.And() if isinstance(n.op, ast.Or) else ast.Or())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield lambda n: setattr(n, "operand", ast.UnaryOp(ast.Not(), n.operand))
    if isinstance(node, ast.BinOp) and type(node.op) in COUNTED and _is_number(node):
        yield lambda n: setattr(n, "op", COUNTED[type(n.op)]())
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield lambda n: setattr(n, "value", n.value + 1)
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant):
        if isinstance(node.value.value, bool):
            yield lambda n: setattr(n.value, "value", not n.value.value)
        elif isinstance(node.value.value, str):
            yield lambda n: setattr(n.value, "value", "" if n.value.value else "something")


def _is_number(node: ast.BinOp) -> bool:
    """Whether it reckons: paths and texts are joined by the same signs."""
    sides = (node.left, node.right)
    return any(
        isinstance(side, ast.Constant) and type(side.value) in (int, float) for side in sides
    )


def draw(draws: int, seed: int, only: Sequence[str] = ()) -> list[Mutation]:
    """Draws mutations, a file at random first and then one of its own, so that no file drowns."""
    found = dict.fromkeys(path for room in ROOMS for path in _files(ROOT / room))
    files = [
        path for path in found if path.relative_to(ROOT).as_posix().startswith(tuple(only or [""]))
    ]
    rng, drawn, seen = random.Random(seed), list[Mutation](), set[tuple[Path, int, str]]()
    known = {path: list(places_of(path)) for path in files}
    files = [path for path in files if known[path]]
    while len(drawn) < draws and len(seen) < sum(map(len, known.values())):
        one = rng.choice(known[rng.choice(files)]).mutated()
        key = (one.path, one.line, one.now)
        if key not in seen:
            seen.add(key)
            drawn.append(one)
    return drawn


def every(places: Sequence[str]) -> list[Mutation]:
    """Gives every mutation of these folders and files, each once."""
    found = dict[tuple[Path, int, str], Mutation]()
    for path in dict.fromkeys(path for place in places for path in _files(ROOT / place)):
        for one in (own.mutated() for own in places_of(path)):
            found.setdefault((one.path, one.line, one.now), one)
    return list(found.values())


def _files(place: Path) -> list[Path]:
    found = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    return [path for path in found if path.name not in {"__init__.py", "errors.py"}]


def choose(mutation: Mutation, recording: Recording | None, near: bool) -> list[list[str]]:
    """Gives lists of tests to try one after the other: those that reach the place, where that was
    recorded, then the nearest of its room, then, where neither is known or asked for, the room."""
    where = mutation.path.relative_to(ROOT).as_posix()
    room = next((own for place, own in ROOMS.items() if where.startswith(place)), ())
    reaching = recording.tests(mutation.path, mutation.node) if recording else []
    nearest = _nearest(mutation.path, room)
    whole = [] if reaching or (near and nearest) else list(room)
    return [tests for tests in (reaching, nearest, whole) if tests]


def _nearest(path: Path, room: tuple[str, ...]) -> list[str]:
    """Gives the room's tests that name the module or its functions, those called after it first."""
    inside = path.relative_to(ROOT / "src").with_suffix("")
    tree = ast.parse(path.read_text("utf-8"))
    open_names = [n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    names = [".".join(inside.parts), *(name for name in open_names if not name.startswith("_"))]
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    found = list[Path]()
    for place in map(ROOT.joinpath, room):
        for file in sorted(place.glob("test_*.py")) if place.is_dir() else [place]:
            if file.stem == f"test_{inside.name}" or pattern.search(file.read_text("utf-8")):
                found.append(file)
    found.sort(key=lambda file: file.stem != f"test_{inside.name}")
    return [file.relative_to(ROOT).as_posix() for file in found]


def main() -> int:
    """Tries the mutations one after the other; prints each, then the count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="*", default=[], help="folders or files under src")
    parser.add_argument(
        "--all", nargs="+", default=[], help="try every place of these folders or files, undrawn"
    )
    parser.add_argument(
        "--reached", nargs="*", type=Path, default=[], help="data of coverage with contexts"
    )
    parser.add_argument(
        "--longest", type=float, default=LONGEST, help="seconds a test run may take"
    )
    parser.add_argument(
        "--every", type=int, default=1, help="try each so many of the draws, from --first on"
    )
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--near", action="store_true", help="run the nearest tests alone")
    asked = parser.parse_args()
    counted: Counter[str] = Counter()
    drawn = every(asked.all) if asked.all else draw(asked.draws, asked.seed, asked.only)
    drawn = drawn[asked.first :: asked.every]
    recording = Recording(asked.reached, ROOT) if asked.reached else None
    with tempfile.TemporaryDirectory() as place:
        copied = Path(place) / "src"
        shutil.copytree(ROOT / "src", copied, ignore=shutil.ignore_patterns("__pycache__"))
        trial = Trial(ROOT, copied, asked.longest)
        for mutation in drawn:
            tries = choose(mutation, recording, asked.near)
            found = trial.of(mutation.path, mutation.text, tries)
            counted[found] += 1
            where = mutation.path.relative_to(ROOT).as_posix()
            told = f"{where}:{mutation.line}: {mutation.was} -> {mutation.now}"
            print(f"{found:9}{told}", flush=True)
    chosen = "every place" if asked.all else f"seed {asked.seed}"
    print(f"{dict(counted)} of {len(drawn)} mutations ({chosen})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
