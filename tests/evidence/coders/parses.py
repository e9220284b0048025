"""Dependency parses made by hand, in the shape spaCy gives them: no pipeline is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace


@dataclass(eq=False)
class Token:
    """A token with the attributes of spaCy's that the coder uses."""

    text: str
    idx: int
    lemma_: str = ""
    dep_: str = "dep"
    pos_: str = "X"
    head: Token = field(init=False, repr=False)
    children: list[Token] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self.head = self

    @property
    def subtree(self) -> Iterator[Token]:
        yield self
        for child in self.children:
            yield from child.subtree


class Parse(list[Token]):
    """A parsed text, with named entities."""

    ents: tuple[SimpleNamespace, ...] = ()


def parse(
    text: str, arcs: dict[str, tuple[str, str, str, str]], names: tuple[str, ...] = ()
) -> Parse:
    """Parses a text from `word: (lemma, part of speech, arc, head word)`; other words hang loose."""
    tokens = Parse(Token(m[0], m.start()) for m in re.finditer(r"\w+|[^\w\s]", text))
    by_word = {token.text: token for token in reversed(tokens)}
    for word, (lemma, pos, dep, head) in arcs.items():
        token = by_word.get(word)
        if token is None:
            continue
        token.lemma_, token.pos_, token.dep_ = lemma, pos, dep
        if head and head in by_word:
            token.head = by_word[head]
            token.head.children.append(token)
    tokens.ents = tuple(
        SimpleNamespace(
            text=name,
            label_="GPE",
            start_char=text.index(name),
            end_char=text.index(name) + len(name),
        )
        for name in names
        if name in text
    )
    return tokens
