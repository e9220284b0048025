"""What an engine found, as values with a typed key: sentences and comparisons are made of these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

SIZES = frozenset({"equilibria", "states"})  # counts that say nothing alone


class Share(NamedTuple):
    """So many of so many."""

    part: int
    whole: int


Value = str | int | float | bool | Share | tuple[str, ...] | None


class FactKey(NamedTuple):
    """What a fact speaks of: its kind, and the ids of the elements of the model."""

    kind: str  # one of those that the engine declares
    of: tuple[str, ...] = ()


def level_ids(levels: Mapping[str, str]) -> tuple[str, ...]:
    """Gives options at levels as ids of a key: `actor.option=level` each."""
    return tuple(f"{option}={level}" for option, level in levels.items())


def levels_of(ids: Iterable[str]) -> dict[str, str]:
    """Gives the options at their levels again: neither has an equals sign in its id."""
    return {option: level for option, _, level in (id_.partition("=") for id_ in ids)}


class _Grounded(Protocol):
    """What rests on claims and assumptions."""

    @property
    def cites(self) -> tuple[str, ...]: ...
    @property
    def assumptions(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a fact rests on besides the computation: claims by id, and assumptions in words."""

    cites: tuple[str, ...] = ()
    """Claims, by id."""
    assumptions: tuple[str, ...] = ()
    """Assumptions, in words."""

    @classmethod
    def together(cls, many: Iterable[_Grounded]) -> Grounds:
        """Gives what several things rest on, each claim and assumption once, in order."""
        parts = tuple(many)
        return cls(
            tuple(dict.fromkeys(claim for part in parts for claim in part.cites)),
            tuple(dict.fromkeys(text for part in parts for text in part.assumptions)),
        )


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing an engine found."""

    key: FactKey
    value: Value
    grounds: Grounds = Grounds()

    def to_record(self) -> dict[str, object]:
        """Gives it as a flat record, for JSON and frames."""
        return {
            "kind": self.key.kind,
            "of": self.key.of,
            "value": self.value,
            "cites": self.grounds.cites,
            "assumptions": self.grounds.assumptions,
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that a change of the model alters; None where it is not found at all."""

    before: Fact | None
    after: Fact | None

    @property
    def key(self) -> FactKey:
        """What both sides speak of."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a difference between nothing and nothing")
        return found.key

    @property
    def is_size(self) -> bool:
        """Whether it only counts states, which says nothing to an analyst by itself."""
        return self.key.kind in SIZES

    @property
    def grounds(self) -> Grounds:
        """What the two sides rest on, taken together."""
        sides = (self.before, self.after)
        return Grounds.together(fact.grounds for fact in sides if fact is not None)

    def to_record(self) -> dict[str, object]:
        """Gives it as a flat record; a side on which nothing was found is left out."""
        sides = {"before": self.before, "after": self.after}
        return {
            "kind": self.key.kind,
            "of": self.key.of,
            **{name: fact.value for name, fact in sides.items() if fact is not None},
            "cites": self.grounds.cites,
            "assumptions": self.grounds.assumptions,
        }


def compare_facts(before: Iterable[Fact], after: Iterable[Fact]) -> tuple[Difference, ...]:
    """Gives every fact whose value differs, in the order of `before`, then the new ones.

    Empty means that the change has no effect.
    """
    old, new = ({fact.key: fact for fact in facts} for facts in (before, after))
    keys = dict.fromkeys((*old, *new))
    pairs = ((old.get(key), new.get(key)) for key in keys)
    return tuple(
        Difference(was, now)
        for was, now in pairs
        if was is None or now is None or _typed(was.value) != _typed(now.value)
    )


def _typed(value: Value) -> tuple[type, Value]:
    """A yes is not a 1."""
    return type(value), value
