"""A file that people write, changed in place: what is not meant stays byte for byte.

The YAML library finds where things stand; the text is cut and filled between these marks, so that
comments, order and layout survive. A change is believed only if the file then reads back as what
was meant.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from tightrope.crisis.edit_data import applied, plain, within_reach
from tightrope.crisis.errors import CrisisNotYaml, EditImpossible
from tightrope.crisis.model import CrisisModel
from tightrope.crisis.yaml_text import render, render_block
from tightrope.crisis.yaml_tree import compose_yaml, read_yaml
from tightrope.findings import KeyPath

SECTIONS = tuple(field.alias or name for name, field in CrisisModel.model_fields.items())
LAST = sys.maxsize  # an index behind the end of any list
_STEP = 2  # columns that a new level of the file is indented


@dataclass(frozen=True, slots=True)
class Edit:
    """One change at a path: ("ties", 3) or ("options", "russia", "mediate").

    `add` puts a new key into a mapping, or a new item before the one that has the index (an index
    as large as the list appends); mappings and lists on the way that are missing are made. `set`
    puts another value in the place of one. `remove` takes one away, and a list or mapping that is
    left empty with it.
    """

    how: Literal["add", "set", "remove"]
    path: KeyPath
    value: Any = None


def edit_yaml(text: str, edits: Iterable[Edit], name: str = "crisis.yaml") -> str:
    """Gives the text after the edits, made one after the other.

    A new section is put behind those that come before it in the order of SECTIONS. Raises
    EditMisplaced where a path leads nowhere or is taken, EditImpossible where the layout of the
    file leaves no place for the change, CrisisNotYaml where the text is no YAML.
    """
    wanted = read_yaml(text, name).data
    for edit in edits:
        meant = applied(wanted, edit.how, edit.path, edit.value)
        text, wanted = _spliced(text, wanted, edit, name), meant
    if not _reads_as(text, wanted, name):
        raise EditImpossible(
            "the file is laid out so that this cannot be changed by the program",
            where=name,
            hint="make the change by hand",
        )
    return text


def _reads_as(text: str, wanted: object, name: str) -> bool:
    try:
        return bool(read_yaml(text, name).data == wanted)
    except CrisisNotYaml:
        return False


def _spliced(text: str, data: Any, edit: Edit, name: str) -> str:
    root = compose_yaml(text, name)
    page = _Page(text)
    if edit.how == "add":
        return page.add(root, *within_reach(data, edit.path, edit.value))
    path, chain = edit.path, _chain(root, edit.path)
    if edit.how == "set":
        return page.replace(chain[-1], plain(edit.value))
    while len(path) > 1 and len(chain[-2].node.value) == 1:  # the last one takes its list with it
        path, chain = path[:-1], chain[:-1]
    return page.remove(chain[-2], chain[-1])


@dataclass(frozen=True, slots=True)
class _Entry:
    """A value of the file, with its key where it stands in a mapping."""

    key: ScalarNode | None
    node: Node

    @property
    def start(self) -> int:
        return int((self.key or self.node).start_mark.index)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written after the key."""
        return isinstance(self.node, ScalarNode) and self.node.value == "" and not self.node.style


def _entries(node: Node) -> list[_Entry]:
    if isinstance(node, MappingNode):
        return [_Entry(key, value) for key, value in node.value]
    return [_Entry(None, value) for value in node.value]


def _chain(root: Node | None, path: KeyPath) -> list[_Entry]:
    """The entries from the root down to the one at the path, which is there."""
    chain = [] if root is None else [_Entry(None, root)]
    for key in path:
        entries = _entries(chain[-1].node)
        named = (one for one in entries if one.key is not None and str(one.key.value) == key)
        chain.append(entries[key] if isinstance(key, int) else next(named))
    return chain


def _is_block(node: Node) -> bool:
    return isinstance(node, CollectionNode) and not node.flow_style and bool(node.value)


class _Page:
    """The text, and how it is cut and filled."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def put(self, start: int, end: int, new: str) -> str:
        return self.text[:start] + new + self.text[end:]

    def span(self, entry: _Entry) -> tuple[int, int]:
        """Where the value's own text stands; the library's mark of a block's end lies further on."""
        node = entry.node
        if entry.is_blank:
            mark = (
                self.text.rindex("-", 0, entry.start) if entry.key is None else self._colon(entry)
            )
            return mark + 1, mark + 1
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        if _is_block(node):
            return start, self.span(_entries(node)[-1])[1]
        if isinstance(node, ScalarNode) and node.style in (
            "|",
            ">",
        ):  # the empty lines after a block of text are not its own
            end = len(self.text[:end].rstrip())
        return start, end

    def _colon(self, entry: _Entry) -> int:
        return self.text.index(":", entry.key.end_mark.index if entry.key else entry.start)

    def line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        if end < 0:
            return len(self.text)
        return end - 1 if self.text[end - 1 : end] == "\r" else end

    def lines(self, value: Any, indent: int) -> str:
        return (self.newline + " " * indent).join(render_block(value, indent))

    def section(self, key: str, value: Any) -> str:
        """A section of the file: its entries stand on lines of their own."""
        if not isinstance(value, dict | list) or not value:
            return self.lines({key: value}, 0)
        gap = self.newline + " " * _STEP
        return f"{key}:" + gap + self.lines(value, _STEP)

    def add(self, root: Node | None, path: KeyPath, value: Any) -> str:
        """Adds a key or an item to what is there at all but the last part of the path."""
        key = path[-1]
        if root is None:
            gap = self.newline if self.text and not self.text.endswith("\n") else ""
            new = gap + self.section(str(key), value) + self.newline
            return self.put(len(self.text), len(self.text), new)
        entry = _chain(root, path[:-1])[-1]
        node = entry.node
        if not isinstance(node, CollectionNode) or not node.value:
            return self._fill(entry, {key: value} if isinstance(key, str) else [value], path)
        if node.flow_style:
            return self._add_inside(node, key, value)
        at = _place(node, key, SECTIONS if len(path) == 1 else ())
        indent = int(node.start_mark.column)
        if len(path) == 1:
            new = self.section(str(key), value)
        else:
            new = self.lines({key: value} if isinstance(key, str) else [value], indent)
        if at == 0:
            start = int(node.start_mark.index)
            return self.put(start, start, new + self.newline + " " * indent)
        end = self.line_end(self.span(_entries(node)[at - 1])[1])
        return self.put(end, end, self.newline + " " * indent + new)

    def _fill(self, entry: _Entry, value: Any, path: KeyPath) -> str:
        """Puts the first entry into an empty list or mapping, a section's on lines of its own."""
        start, end = self.span(entry)
        if len(path) > 2:
            return self.put(start, end, " " * entry.is_blank + render(value))
        kept = len(self.text[:start].rstrip(" "))
        page = _Page(self.put(kept, end, ""))
        at = page.line_end(kept)
        return page.put(at, at, self.newline + " " * _STEP + self.lines(value, _STEP))

    def _add_inside(self, node: Node, key: str | int, value: Any) -> str:
        entry = render({key: value})[1:-1] if isinstance(key, str) else render(value)
        if isinstance(key, int) and key < len(node.value):
            start = int(node.value[key].start_mark.index)
            return self.put(start, start, f"{entry}, ")
        at = self.span(_entries(node)[-1])[1]
        return self.put(at, at, f", {entry}")

    def replace(self, entry: _Entry, value: Any) -> str:
        start, end = self.span(entry)
        if _is_block(entry.node):
            return self.put(start, end, self.lines(value, int(entry.node.start_mark.column)))
        return self.put(start, end, " " * entry.is_blank + render(value))

    def remove(self, parent: _Entry, entry: _Entry) -> str:
        """Takes an entry out with its lines, or from between its commas."""
        start, end = entry.start, self.span(entry)[1]
        if not _is_block(parent.node):
            return self._cut_between(start, end)
        if entry.key is None:
            start = self.text.rindex("-", 0, start)
        line, stop = self.text.rfind("\n", 0, start) + 1, self.line_end(end)
        if self.text[line:start].strip():  # something else begins on this line: `- key: value`
            return self.put(len(self.text[:start].rstrip(" ")), stop, "")
        return self.put(line, min(stop + len(self.newline), len(self.text)), "")

    def _cut_between(self, start: int, end: int) -> str:
        after = self.text[end:]
        if after.lstrip(" ").startswith(","):
            end += len(after) - len(after.lstrip(" ")) + 1
            end += len(self.text[end:]) - len(self.text[end:].lstrip(" "))
            return self.put(start, end, "")
        before = self.text[:start].rstrip(" ")
        return self.put(len(before) - before.endswith(","), end, "")


def _place(node: Node, key: str | int, order: Sequence[str]) -> int:
    """How many entries come before the new one."""
    if isinstance(key, int):
        return min(key, len(node.value))
    if key not in order:
        return len(node.value)
    earlier = order[: order.index(key)]
    places = [at for at, (name, _) in enumerate(node.value, 1) if str(name.value) in earlier]
    return max(places, default=0)
