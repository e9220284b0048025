"""Finds public functions, methods and classes that nothing but tests reaches.

Finished code without a caller does not exist for the user: it gets its verb, or goes. A definition
is reached when its name is used in the package, the training or the generated pages outside its own
body and outside other unreached definitions. Names are compared bare, so that one in use hides
another of the same name: the check finds too little rather than too much.

    python -m tools.uncalled
"""

from __future__ import annotations

import ast
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
CALLERS = ("src/tightrope", "training", "docs")
# Classes that a user of the Python package meets: their methods are doors by themselves.
DOORS = {"Conflict", "Crisis", "Game", "Priorities", "Ranking", "Result", "Stability", "Weights"}
# Classes whose methods are called by name, by a library.
CALLED_BY_NAME = {
    "BaseModel", "Composer", "Group", "Handler", "NodeVisitor", "Protocol", "Transformer", "Visitor",
}  # fmt: skip
PLAIN_DECORATORS = {
    "property", "cached_property", "classmethod", "staticmethod", "dataclass", "cache",
    "lru_cache", "contextmanager", "njit", "override", "abstractmethod",
}  # fmt: skip
_ASKED = "asked of a conflict in Python: see the how-to ask-a-conflict"
# where a label begins so -> why it may stay without a caller
ALLOWED = {
    "tightrope/analysis/effects/energy.py": "past shocks the price formula is tried on",
    "tightrope/analysis/strategy/uncertain.py": _ASKED,
    "tightrope/crisis/read.py:parse_crisis": "a crisis file as text, in notebooks and tests",
}


@dataclass(frozen=True)
class Definition:
    """A public definition: where it stands, and the names its own body uses."""

    module: str
    name: str
    line: int
    uses: Counter[str]
    owner: str = ""

    @property
    def label(self) -> str:
        """How it is told."""
        own = f"{self.owner}.{self.name}" if self.owner else self.name
        return f"{self.module}:{own}"


def find_uncalled(root: Path = ROOT, callers: Iterable[str] = CALLERS) -> list[Definition]:
    """Gives the definitions that nothing reaches, in order of their files."""
    used: Counter[str] = Counter()
    defined: list[Definition] = []
    for folder in callers:
        for path in sorted((root / folder).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            used += _uses(tree)
            if folder.startswith("src"):
                defined += _definitions(tree, path.relative_to(root / "src").as_posix())
    alive = [d for d in defined if not d.label.startswith(tuple(ALLOWED))]
    dead: list[Definition] = []
    while newly := [d for d in alive if not _is_reached(d, used)]:
        dead += newly
        alive = [d for d in alive if d not in newly]
        for definition in newly:
            used -= definition.uses
    return sorted(dead, key=lambda d: (d.module, d.line))


def _is_reached(definition: Definition, used: Counter[str]) -> bool:
    own = definition.uses[definition.name]  # recursion is no caller
    return used[definition.name] - own > 0


def _definitions(tree: ast.Module, module: str) -> Iterator[Definition]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and _is_open(node):
            yield Definition(module, node.name, node.lineno, _uses(node))
        if isinstance(node, ast.ClassDef) and not _called_by_name(node):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef) and _is_open(inner):
                    yield Definition(module, inner.name, inner.lineno, _uses(inner), node.name)


def _is_open(node: ast.FunctionDef | ast.ClassDef) -> bool:
    """Whether it is public, and no decorator hands it to somebody who calls it."""
    if node.name.startswith("_"):
        return False
    return all(_name_of(decorator) in PLAIN_DECORATORS for decorator in node.decorator_list)


def _called_by_name(node: ast.ClassDef) -> bool:
    bases = {_name_of(base) for base in node.bases}
    return node.name in DOORS or bool(bases & (CALLED_BY_NAME | DOORS))


def _name_of(node: ast.expr) -> str:
    if isinstance(node, ast.Call | ast.Subscript):
        return _name_of(node.func if isinstance(node, ast.Call) else node.value)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _uses(tree: ast.AST) -> Counter[str]:
    """Counts the names used: not those imported, and not those listed as exports."""
    found: Counter[str] = Counter()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            found[node.id] += 1
        elif isinstance(node, ast.Attribute):
            found[node.attr] += 1
        elif isinstance(node, ast.keyword) and node.arg:
            found[node.arg] += 1
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += _named_in(node.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and [_name_of(t) for t in node.targets] == ["__all__"]:
            found -= Counter(
                name
                for item in ast.walk(node.value)
                if isinstance(item, ast.Constant) and isinstance(item.value, str)
                for name in _named_in(item.value).elements()
            )
    return found


def _named_in(text: str) -> Counter[str]:
    """A string that is one name, as in a table of attributes, or an annotation, uses it."""
    return Counter([text]) if text.isidentifier() else Counter()


def main() -> int:
    """Prints what nothing reaches; gives 1 where there is anything."""
    found = find_uncalled()
    by_module: dict[str, list[Definition]] = defaultdict(list)
    for definition in found:
        by_module[definition.module].append(definition)
    for module, own in by_module.items():
        for definition in own:
            print(f"src/{module}:{definition.line}: {definition.label.partition(':')[2]}")
    print(f"{len(found)} public definitions that nothing but tests reaches")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
