"""Sentences as the coder sees them."""

from __future__ import annotations

from datetime import date

from tests.evidence.claims import document, sentences
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.document import read_lines
from tightrope.evidence.coding.reader.model import load_model
from tightrope.evidence.coding.reader.pairs import find_pairs
from tightrope.evidence.coding.reader.refer import Resolver
from tightrope.evidence.coding.reader.sentence import Line


def line_of(sentence: str) -> Line:
    one = document("a.txt", sentence, date(1995, 6, 1))
    resolver = Resolver(load_model().antecedents)
    return read_lines(one, sentences(one), ActorIndex.build(), resolver).lines[0]


def pairs_of(sentence: str) -> set[tuple[str, str]]:
    """Gives the pairs of a sentence, each in the order of the alphabet."""
    found = [sorted((p.a.acts_for, p.b.acts_for)) for p in find_pairs(line_of(sentence))]
    return {(a, b) for a, b in found}
