"""Plain values as one line of YAML, and the comments of a YAML text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from tightrope.crisis.errors import EditMistake

__all__ = ["children", "comments", "render"]

_PLAIN = re.compile(r"[A-Za-z_][\w.'()/ -]*\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_WORDS = frozenset({"null", "true", "false", "none", "nan", "inf"})


def render(value: Any) -> str:
    """Gives a value as one line of YAML that reads back as the same; true and false as yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "null"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(str(k))}: {render(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(render(part) for part in value) + "]"
    raise EditMistake("this value cannot stand in a crisis file", value=value)


def _text(value: str) -> str:
    plain = (_PLAIN.match(value) and value.isascii()) or _DAY.match(value)
    if plain and value == value.strip() and value.casefold() not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\x7f")


def children(node: Node) -> Iterator[Node]:
    """Gives the nodes directly inside a node, keys before their values."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield key
            yield value
    elif not isinstance(node, ScalarNode):
        yield from node.value


def comments(text: str, root: Node | None) -> list[tuple[int, int]]:
    """Gives where each comment of a YAML text starts and ends, from `#` to the end of its line."""
    inside = [False] * (len(text) + 1)
    waiting = [] if root is None else [root]
    while waiting:
        node = waiting.pop()
        waiting.extend(children(node))
        if isinstance(node, ScalarNode):
            for index in range(node.start_mark.index, node.end_mark.index):
                inside[index] = True
            if node.style in ("|", ">"):  # the header line of a block scalar may carry a comment
                header = text.find("\n", node.start_mark.index)
                for index in range(node.start_mark.index, max(header, node.start_mark.index)):
                    inside[index] = False
    found, at = [], 0
    while (at := text.find("#", at)) >= 0:
        if not inside[at] and (at == 0 or text[at - 1] in " \t\n"):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            found.append((at, end))
            at = end
        else:
            at += 1
    return found
