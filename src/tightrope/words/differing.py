"""Differences as rows of a table: what, before, after; an outcome reached otherwise is one row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tightrope.analysis.facts import Difference, levels_of
from tightrope.words.facts import about, sides_in_words
from tightrope.words.names import Names
from tightrope.words.parts import Phrase
from tightrope.words.phrase import clauses, fill
from tightrope.words.render import render
from tightrope.words.settled import NOBODY_MINDS
from tightrope.words.signal_heads import said_signal

_HOW = {
    "path": "steps that pay lead there",
    "joint_exit": "a way out together",
    "other": "would hold, once there",
}


@dataclass(frozen=True, slots=True)
class DiffRow:
    """One row; `of` are the differences it tells: one, or the two of an outcome reached otherwise."""

    of: tuple[Difference, ...]
    what: Phrase
    before: Phrase
    after: Phrase


def diff_rows(
    differences: Sequence[Difference],
    held: Mapping[str, str] | None = None,
    *,
    headed: bool = False,
) -> list[DiffRow]:
    """Gives the rows, in order. `held`: option -> level that a what-if holds; headed: they stand
    below the name of their subject.

    What is held differs from today on one side only, so that it stands in the changes of that side
    alone. An outcome that is told on both sides is one row if it is reached otherwise, else none.
    """
    held = held or {}
    pairs = _pairs(differences, held)
    rows = []
    for one in differences:
        other = pairs.get(one.key, one)
        if other is one:
            head = about(one.key, headed=headed)
            own = one.key.kind == "forecast" and one.key.of[0] in held
            what = fill("{head} (held)", head=head) if own else head
            rows.append(DiffRow((one,), Phrase(what.parts, sentence=True), *sides_in_words(one)))
        elif one.after is None and other.key.of[0] != one.key.of[0]:
            changes = {o: v for o, v in levels_of(one.key.of[1:]).items() if o not in held}
            what = fill("The outcome in which {c}", c=clauses(changes))
            before, after = (fill(_HOW[side.key.of[0]]) for side in (one, other))
            rows.append(DiffRow((one, other), what, before, after))
    return rows


def head_of(row: DiffRow, names: Names) -> str:
    """Gives what a row speaks of; a red line, an offer or a demand by who said it to whom, and of an
    option whether nobody minds it."""
    kind, of = row.of[0].key
    told = said_signal(row.of[0].key, names) or render(row.what, names)
    idle = kind == "forecast" and names.is_uncared(of[0])
    return f"{told} ({NOBODY_MINDS})" if idle else told


def _pairs(differences: Sequence[Difference], held: Mapping[str, str]) -> dict[object, Difference]:
    """For the key of an outcome that is gone and come, the other of the two."""
    sides: dict[tuple[bool, frozenset[tuple[str, str]]], Difference] = {}
    for one in differences:
        if one.key.kind == "outcome":
            own = frozenset(c for c in levels_of(one.key.of[1:]).items() if c[0] not in held)
            sides.setdefault((one.after is None, own), one)
    return dict(_both(sides))


def _both(
    sides: Mapping[tuple[bool, frozenset[tuple[str, str]]], Difference],
) -> Iterator[tuple[object, Difference]]:
    for (gone, changes), one in sides.items():
        other = sides.get((not gone, changes))
        if changes and other is not None:
            yield one.key, other
