"""Edits of a crisis file that touch nothing but what they change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Literal

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from tightrope.crisis.errors import CrisisNotYaml, EditMistake
from tightrope.crisis.read import CrisisFile, parse_crisis
from tightrope.crisis.yaml_text import children, comments, render
from tightrope.crisis.yaml_tree import compose_yaml, read_yaml
from tightrope.errors import nearest
from tightrope.findings import KeyPath

__all__ = ["Edit", "edit_crisis"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit: put `value` at a key path, append it to the list there, or remove what is there."""

    action: Literal["set", "append", "remove"]
    path: KeyPath  # such as ("options", "usa", "strike", "now")
    value: Any = None  # plain values: text, numbers, yes/no as bool, lists, mappings


def edit_crisis(file: CrisisFile, edits: Iterable[Edit]) -> str:
    """Gives the file's text with the edits made, every other character and comment as it was.

    The result is read again and compared with what was asked for; nothing is written.

    Raises EditMistake, or CrisisInvalid where the edited file would not be a crisis file.
    """
    text = file.text
    for edit in edits:
        wanted = _edited(read_yaml(text, file.name).data, edit)
        changed = _Cut(text, file.name).make(edit)
        if not _says(changed, wanted, file.name):
            raise EditMistake("cannot be edited in place", value=_spoken(edit.path), hint=_BY_HAND)
        _check_comments(text, changed, file.name, edit)
        text = changed
    parse_crisis(text, file.name)
    return text


_BY_HAND = "edit the file by hand"


def _says(text: str, wanted: Any, name: str) -> bool:
    try:
        found = read_yaml(text, name).data
    except CrisisNotYaml:
        return False
    return bool(_lined(found) == _lined(wanted))


def _spoken(path: KeyPath) -> str:
    return ".".join(str(key) for key in path)


def _lined(value: Any) -> Any:
    """Plain values made comparable: yes and no as text, dates as text, empty as missing."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        lined = {key: _lined(part) for key, part in value.items()}
        return {key: part for key, part in lined.items() if part not in (None, {}, [])} or None
    if isinstance(value, list | tuple):
        return [_lined(part) for part in value] or None
    return value


def _edited(data: Any, edit: Edit) -> Any:
    """What the plain values should be after the edit."""
    data = deepcopy(data)
    here: Any = {"": data}
    path: list[str | int] = ["", *edit.path]
    for key, following in pairwise(path):
        if isinstance(here, dict) and here.get(str(key)) is None and edit.action != "remove":
            here[str(key)] = [] if isinstance(following, int) else {}
        here = _step(here, key, edit)
    last = path[-1]
    if edit.action == "remove":
        _step(here, last, edit)
        del here[last]
    elif edit.action == "append":
        if isinstance(here, dict) and here.get(last) is None:
            here[last] = []
        target = _step(here, last, edit)
        if not isinstance(target, list):
            raise EditMistake("this is not a list", value=_spoken(edit.path))
        target.append(edit.value)
    else:
        if isinstance(here, list):
            _step(here, last, edit)
        here[last] = edit.value
    return data


def _step(here: Any, key: str | int, edit: Edit) -> Any:
    if isinstance(here, dict) and key in here:
        return here[str(key)]
    if isinstance(here, list) and isinstance(key, int) and 0 <= key < len(here):
        return here[key]
    hint = nearest(str(key), here) if isinstance(here, dict) else None
    raise EditMistake(f"there is no '{key}' here", value=_spoken(edit.path), hint=hint)


def _check_comments(before: str, after: str, name: str, edit: Edit) -> None:
    kept = [after[a:b].strip() for a, b in comments(after, compose_yaml(after, name))]
    for start, end in comments(before, compose_yaml(before, name)):
        said = before[start:end].strip()
        if said not in kept:
            raise EditMistake(
                "a comment would be lost", value=said, where=_spoken(edit.path), hint=_BY_HAND
            )
        kept.remove(said)


class _Cut:
    """One edit of a text, made by cutting at the marks of its node tree."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.root = compose_yaml(text, name)
        self.comments = comments(text, self.root)

    def make(self, edit: Edit) -> str:
        if self.root is None:
            value = [edit.value] if edit.action == "append" else edit.value
            return self.text + render(_nested(edit.path, value)) + "\n"
        node, path = self.root, list(edit.path)
        owner: CollectionNode | None = None
        place = 0
        while path:
            found = _child(node, path[0])
            if found is None:
                value = [edit.value] if edit.action == "append" else edit.value
                if isinstance(owner, MappingNode) and _is_blank(node):
                    return self._fill(owner.value[place][0], render(_nested(path, value)))
                return self._add(node, str(path[0]), _nested(path[1:], value))
            assert isinstance(node, CollectionNode)  # noqa: S101 - only these have children
            owner, place = node, found
            node = node.value[found][1] if isinstance(node, MappingNode) else node.value[found]
            path = path[1:]
        if edit.action == "remove" and owner is not None:
            return self._remove(owner, place)
        if edit.action == "append" and isinstance(node, SequenceNode):
            return self._add(node, None, edit.value)
        value = [edit.value] if edit.action == "append" else edit.value
        if isinstance(owner, MappingNode) and _is_blank(node):
            return self._fill(owner.value[place][0], render(value))
        return self._replace(node, value)

    def _fill(self, key: Node, shown: str) -> str:
        """Gives a value to a key with nothing after it."""
        at = self.text.index(":", key.end_mark.index) + 1
        return f"{self.text[:at]} {shown}{self.text[at:]}"

    def _end(self, node: Node) -> int:
        """Where a node's own text ends; block collections are marked as reaching further."""
        if not isinstance(node, CollectionNode):
            end = int(node.end_mark.index)
            while end > node.start_mark.index and self.text[end - 1] in " \n":
                end -= 1
            return end
        if node.flow_style or not node.value:
            return int(node.end_mark.index)
        return self._end(list(children(node))[-1])

    def _line_end(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end

    def _replace(self, node: Node, value: Any) -> str:
        return self.text[: node.start_mark.index] + render(value) + self.text[self._end(node) :]

    def _add(self, node: Node, key: str | None, value: Any) -> str:
        """Adds an item to a list, or a pair to a mapping, after its last."""
        shown = render(value) if key is None else f"{render(key)}: {render(value)}"
        if not isinstance(node, CollectionNode):
            raise EditMistake("this is neither a list nor a mapping", value=str(node.value))
        if node.flow_style:
            at = self._end(list(children(node))[-1]) if node.value else node.start_mark.index + 1
            return self.text[:at] + (", " if node.value else "") + shown + self.text[at:]
        at = self._line_end(self._end(node))
        indent = " " * node.start_mark.column
        return f"{self.text[:at]}\n{indent}{'- ' if key is None else ''}{shown}{self.text[at:]}"

    def _remove(self, owner: CollectionNode, place: int) -> str:
        spans = [_span(owner, index, self._end) for index in range(len(owner.value))]
        start, end = spans[place]
        if owner.flow_style:
            if place > 0:
                start = spans[place - 1][1]
            elif len(spans) > 1:
                end = spans[1][0]
            return self.text[:start] + self.text[end:]
        line = self.text.rfind("\n", 0, start) + 1
        before = self.text[line:start].strip()
        if before not in ("", "-") or (before and isinstance(owner, MappingNode)):
            if place + 1 >= len(spans):
                return self.text[:start] + "{}" + self.text[end:]
            return self.text[:start] + self.text[spans[place + 1][0] :]
        end = self._line_end(end)
        indent = " " * owner.start_mark.column
        kept = [self.text[a:b] for a, b in self.comments if line <= a < end]
        lines = "".join(f"{indent}{comment}\n" for comment in kept)
        return self.text[:line] + lines + self.text[end + 1 :]


def _is_blank(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.style and node.value == ""


def _nested(path: Sequence[str | int], value: Any) -> Any:
    for key in reversed(path):
        value = [value] if isinstance(key, int) else {key: value}
    return value


def _child(node: Node, key: str | int) -> int | None:
    if isinstance(node, MappingNode):
        for index, (name, _) in enumerate(node.value):
            if name.value == str(key):
                return index
    elif isinstance(node, SequenceNode) and isinstance(key, int) and 0 <= key < len(node.value):
        return key
    return None


def _span(owner: Node, index: int, end_of: Any) -> tuple[int, int]:
    part = owner.value[index]
    first, last = part if isinstance(owner, MappingNode) else (part, part)
    return int(first.start_mark.index), end_of(last)
