"""YAML text to plain values with the line of every key: safe, bounded, nothing shared."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError, StringMark, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from tightrope.crisis.errors import CrisisFileTooLarge, CrisisNotYaml
from tightrope.findings import KeyPath

MAX_BYTES = 5_000_000
MARK = "\ufeff"  # some editors put it in front of the text
MAX_DEPTH = 30
MAX_NUMBER = 10**15
MAX_SIGNS = 1000  # of a number as it is written
_PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("map", "seq", "str", "int", "float")} | {
    f"tag:yaml.org,2002:{kind}" for kind in ("bool", "null")
}
_DAY = "tag:yaml.org,2002:timestamp"
_WHOLE_NUMBER = "tag:yaml.org,2002:int"
_TOO_LARGE = "a number this large is not used here"
_MEND = "mend this line in a text editor, and save the file"


@dataclass(frozen=True, slots=True)
class YamlTree:
    """Plain values (dict, list, str, int, float, bool, None; dates are text) and the line of each key path."""

    data: Any
    lines: dict[KeyPath, int]  # from 1


class _StrictComposer(Composer):
    """Refuses aliases (a few lines of them can expand to gigabytes) and runaway nesting."""

    depth = 0

    def __init__(self, loader: Any = None) -> None:
        super().__init__(loader=loader)
        self.warn_double_anchors = False  # no alias is taken: a name used twice misleads nobody

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.parser.check_event(AliasEvent):
            event = self.parser.peek_event()
            raise MarkedYAMLError(
                problem=f"aliases (*{event.anchor}) are not used here: write the element out",
                problem_mark=event.start_mark,
            )
        self.depth += 1
        if self.depth > MAX_DEPTH:
            mark = self.parser.peek_event().start_mark
            raise MarkedYAMLError(problem="nested too deep", problem_mark=mark)
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


def read_yaml(text: str, name: str) -> YamlTree:
    """Gives the plain values of one YAML document and the line of every key path in it.

    Raises CrisisFileTooLarge or CrisisNotYaml, with `name` and the line in front.
    """
    tree = _read(text, name)
    return YamlTree(copy.deepcopy(tree.data), dict(tree.lines))


@lru_cache(maxsize=8)  # one edit asks five times what the same text says
def _read(text: str, name: str) -> YamlTree:
    root = compose_yaml(text.removeprefix(MARK), name)
    if root is None:
        return YamlTree({}, {(): 1})
    if not isinstance(root, MappingNode):
        raise CrisisNotYaml(
            "the file is not a mapping of sections", where=f"{name}:{root.start_mark.line + 1}"
        )
    lines: dict[KeyPath, int] = {}
    data = _plain(root, (), root.start_mark.line + 1, lines, _Scalars(name))
    return YamlTree(data, lines)


def compose_yaml(text: str, name: str) -> Node | None:
    """Gives the node tree of one YAML document, with marks; None for an empty one."""
    if len(text) > MAX_BYTES:
        raise CrisisFileTooLarge(
            f"the file has {len(text)} characters", where=name, allowed=f"at most {MAX_BYTES}"
        )
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _StrictComposer
    try:
        return yaml.compose(text)  # type: ignore[no-any-return]
    except MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        said = _told(problem, text, mark)
        opened = _opened(problem, text)
        if opened is not None:  # the parser notices at the next line what this one began
            mark, said = opened, f"not YAML: what opens with {text[opened.index]} is not closed"
        where = name if mark is None else f"{name}:{mark.line + 1}"
        raise CrisisNotYaml(said, where=where, hint=_MEND) from None
    except YAMLError as problem:
        first = str(problem).strip().partition("\n")[0]
        raise CrisisNotYaml(f"not YAML text: {first}", where=name) from None
    except ValueError as problem:
        raise CrisisNotYaml(f"not YAML text: {problem}", where=name) from None


def _opened(problem: MarkedYAMLError, text: str) -> StringMark | None:
    """Where a bracket, brace or quote opens that the text does not close; None: that is not it."""
    mark: StringMark | None = problem.context_mark
    if mark is None or text[mark.index : mark.index + 1] not in tuple("[{'\""):
        return None
    return mark if problem.problem_mark.line > mark.line else None


def _told(problem: MarkedYAMLError, text: str, mark: StringMark | None) -> str:
    said = str(problem.problem or problem.context or "cannot be read as YAML")
    said = said.partition("\n")[0]
    if "'\\t'" in said or (mark is not None and text[mark.index : mark.index + 1] == "\t"):
        return "a tab stands where YAML wants spaces"
    if said.startswith("sequence entries") or said.endswith("found '-'"):
        said += " (a lone - goes in quotes: '-')"
    return f"not YAML: {said}"


class _Scalars:
    """Turns scalar nodes into plain values by YAML 1.2 rules."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._constructor = YAML(typ="safe", pure=True).constructor

    def value(self, node: ScalarNode) -> Any:
        if str(node.tag) == _DAY:  # kept as stated, so that 30 February is told as no date
            return str(node.value)
        if len(node.value) > MAX_SIGNS and str(node.tag) == _WHOLE_NUMBER:
            raise self.refuse(node, _TOO_LARGE)  # Python would not turn so many digits
        try:
            built = self._constructor.construct_object(node)
        except (ValueError, YAMLError) as problem:
            said = str(problem).partition("\n")[0]
            raise self.refuse(node, f"value cannot be read: {said}") from None
        if isinstance(built, int) and not isinstance(built, bool) and abs(built) > MAX_NUMBER:
            raise self.refuse(node, _TOO_LARGE)
        if isinstance(built, float) and not math.isfinite(built):
            raise self.refuse(node, f"'{node.value}' is not a finite number")
        if isinstance(built, str):
            self.check_text(node, built)
        return built

    def check_text(self, node: Node, text: str) -> None:
        """Refuses halves of characters, which no file can be written with."""
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise self.refuse(node, "text has half a character (a lone surrogate)")

    def refuse(self, node: Node, what: str) -> CrisisNotYaml:
        return CrisisNotYaml(what, where=f"{self.name}:{node.start_mark.line + 1}")


def _plain(
    node: Node, path: KeyPath, line: int, lines: dict[KeyPath, int], scalars: _Scalars
) -> Any:
    lines[path] = line
    if str(node.tag) not in _PLAIN_TAGS and str(node.tag) != _DAY:
        raise scalars.refuse(node, f"YAML tags such as {node.tag} are not used here")
    if isinstance(node, MappingNode):
        found: dict[str, Any] = {}
        for key, child, key_line in _pairs(node, scalars):
            if key in found:
                raise CrisisNotYaml(
                    "key stands twice",
                    where=f"{scalars.name}:{key_line}",
                    value=key,
                    hint=f"first on line {lines[(*path, key)]}",
                )
            found[key] = _plain(child, (*path, key), key_line, lines, scalars)
        return found
    if isinstance(node, SequenceNode):
        return [
            _plain(child, (*path, index), child.start_mark.line + 1, lines, scalars)
            for index, child in enumerate(node.value)
        ]
    if not isinstance(node, ScalarNode):
        raise scalars.refuse(node, "value is not a word, a list or a mapping")
    return scalars.value(node)


def _pairs(node: MappingNode, scalars: _Scalars) -> Iterator[tuple[str, Node, int]]:
    for key, child in node.value:
        if not isinstance(key, ScalarNode):
            raise scalars.refuse(key, "a key is not a plain word")
        scalars.check_text(key, str(key.value))
        yield str(key.value), child, key.start_mark.line + 1
